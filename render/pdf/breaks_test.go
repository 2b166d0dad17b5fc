package pdf

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// paraOf is text in characters of no width, the spaces of values bound.
func paraOf(text string, bound bool) para {
	p := para{}
	for _, r := range text {
		p.chars = append(p.chars, char{r: r, bound: bound && r == ' '})
	}
	p.breaks = make([]uint8, len(p.chars))
	return p
}

// The short way through plain text comes to where the full rules of Unicode come to.
func TestPlainBreaksAreUnicodes(t *testing.T) {
	const signs = "aZ09 .,:;-()'\"‘’“”/–%&_@#=*<>\u00a0"
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune(signs)), 1, 12, -1).Draw(t, "text")
		quick, full := paraOf(text, rapid.Bool().Draw(t, "bound")), para{}
		if !quick.plainBreaks() {
			return
		}
		full.chars = quick.chars
		full.breaks = make([]uint8, len(full.chars))
		full.breaksOfUnicode()
		if !slices.Equal(quick.breaks, full.breaks) {
			t.Fatalf("%q: %v, want %v", text, quick.breaks, full.breaks)
		}
	})
}

func TestUnitsStayWithTheirNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"of 64 GiB each": "of |64 GiB |each", "12 % of 4 vCPUs": "12 % |of |4 vCPUs", "USD 4,000 or 4,000 EUR, 3 €": "USD 4,000 |or |4,000 EUR, |3 €",
		"62 servers": "62 |servers", "in 3 hosts": "in |3 |hosts", "ABX 4": "ABX |4", "THE 4": "THE |4", "at 10 Gbit/s now": "at |10 Gbit/s |now", "3 4": "3 |4",
	} {
		if got := broken(text); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestIdentifiersStayWhole(t *testing.T) {
	for text, want := range map[string]string{
		"see M-01 and D-017": "see |M-01 |and |D-017", "HL-SRV-0012 HL-SRV": "HL-SRV-0012 |HL-SRV", "in US-East-1.": "in |US-East-1.",
		"a well-known on-premises one": "a |well-|known |on-|premises |one", "vm-000a1b2c": "vm-000a1b2c", "AES-256-GCM, R2-D2": "AES-256-GCM, |R2-D2",
		"M-07/weighted-applications": "M-07/|weighted-|applications", "a-name-of-more-than-24-characters": "a-|name-|of-|more-|than-24-|characters",
	} {
		if got := broken(text); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// broken is a text with a stroke wherever a line may end.
func broken(text string) string {
	p := paraOf(text, false)
	p.findBreaks()
	var marked strings.Builder
	for i, c := range p.chars {
		marked.WriteRune(c.r)
		if p.breaks[i] == mayBreak {
			marked.WriteByte('|')
		}
	}
	return marked.String()
}
