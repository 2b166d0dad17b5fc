package pdf

import (
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/theme"

	"pgregory.net/rapid"
)

// bodyText is text ready to be set as a paragraph of a document in English.
func bodyText(t interface{ Helper() }, text string) para {
	t.Helper()
	s := newSetter(doc.Document{Language: "en"}, theme.Default())
	p := s.prepare(doc.Say(text), s.scale.body, Artifact)
	p.loose = ragged
	return p
}

// emptiest is the share of its emptiest line but the last that stays empty, and how rough the edge is: the sum of those shares' squares.
func (p para) emptiest(lines []line, width Length) (worst, rough float64) {
	room := float64(p.style.size.units(width))
	for i, l := range lines {
		if i == len(lines)-1 || p.breaks[l.end-1] == mustBreak {
			continue
		}
		empty := 1 - float64(p.units(l))/room
		worst, rough = max(worst, empty), rough+empty*empty
	}
	return worst, rough
}

// Whatever a paragraph holds: its lines are all of it, none is wider than it may be, they are no more than filling one after the other
// takes, and where neither way parts a word, their edge is no rougher.
func TestWeighedLines(t *testing.T) {
	words := []string{"a", "of", "the", "migration", "Customs clearance", "data-centre", "M-01", "USD\u00a04,000", "soft\u00adhyphen", "\n", "12\u00a0%",
		"https://example.com/very/long/path", "Rückabwicklungsgesellschaft", "internationalisation", "—", strings.Repeat("x", 90)}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 80).Draw(t, "words"), " ")
		width := Length(rapid.IntRange(8, 170).Draw(t, "width")) * MM
		p := bodyText(t, text)
		greedy, weighed := p.broken(width), p.weighed(width)
		at, parted := 0, false
		for _, l := range weighed {
			if l.first != at || l.end < l.first {
				t.Fatalf("a line from %d to %d after %d", l.first, l.end, at)
			}
			if l.end-l.first > 1 && p.style.size.em(p.units(l)) > width+1 && len(weighed) != len(greedy) {
				t.Fatalf("a line of %v in %v", p.style.size.em(p.units(l)), width)
			}
			at, parted = l.end, parted || l.hyphen
		}
		for _, l := range greedy {
			parted = parted || l.hyphen
		}
		if at != len(p.chars) || len(weighed) > len(greedy) {
			t.Fatalf("%d of %d characters on %d lines, %d filled one after the other", at, len(p.chars), len(weighed), len(greedy))
		}
		_, before := p.emptiest(greedy, width)
		if _, after := p.emptiest(weighed, width); !parted && len(weighed) == len(greedy) && after > before+signCost*float64(len(weighed))+runtCost*80 {
			t.Fatalf("%.4f, %.4f filled one after the other", after, before)
		}
	})
}

// What filling one after the other leaves ragged stands even.
func TestRaggedEdge(t *testing.T) {
	p := bodyText(t, "The operator of the data centre gave notice: the building would be sold, and the lease ended three months later. "+
		"Fifty applications ran there, from route planning to the invoicing that closes each working day, on sixty-two virtual machines that nobody had installed in recent years.")
	width := 70 * MM
	_, before := p.emptiest(p.broken(width), width)
	worst, after := p.emptiest(p.weighed(width), width)
	if after >= before || worst > ragged {
		t.Errorf("edge %.4f, %.4f filled one after the other; the emptiest line %.3f", after, before, worst)
	}
}
