package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// ExplainFinding is what `dossier explain` prints of a finding: what is wrong, where, which rule it breaks and who states it, what would
// mend it and what that would let count.
func ExplainFinding(f model.Finding, l value.Locale) doc.Document {
	var items []doc.Definition
	add := func(term string, content []doc.Inline) {
		if len(content) > 0 {
			items = append(items, doc.Definition{Term: term, Content: content})
		}
	}
	say := func(term, text string) {
		if text != "" {
			add(term, doc.Say(text))
		}
	}
	say("Id", f.ID)
	say("Severity", string(f.Severity)+": "+severityWords[f.Severity])
	say("Case study", f.Migration)
	say("Where", f.Ref.String())
	say("Rule", f.Rule)
	say("What would mend it", f.Mend)
	say("Owner", f.Owner)
	add("Mending it unlocks", unlocksOf(f).inlines())
	for _, b := range f.Unlocks.Besides {
		say("And besides", b)
	}
	if a := f.Accepted; a != nil {
		say("Accepted", fmt.Sprintf("by %s until %s: %s (%s)", a.By, a.Until, a.Reason, a.Where()))
	}
	if a := f.Lapsed; a != nil {
		say("Was accepted", fmt.Sprintf("by %s until %s: %s (%s)", a.By, a.Until, a.Reason, a.Where()))
	}
	return doc.Document{
		ID: "explain", Title: value.Capital(f.What), Subtitle: f.ID, Audience: doc.Internal, Locale: l, Language: language("", l.Tag),
		Blocks: []doc.Block{doc.Definitions{Items: items}},
	}
}

// severityWords say what a severity does.
var severityWords = map[model.FindingSeverity]string{
	model.Blocking:    "it keeps the case study out of the set",
	model.Open:        "it counts against the case study when the set is chosen",
	model.Information: "it counts for nothing",
}

// Unlocks is what mending a finding would let count.
type Unlocks struct {
	Applications, Servers *value.Figure // nil where it moves no total
	Others                int           // findings of the case study that must be mended too
	Besides               []*doc.Value  // what else keeps the case study out
}

func unlocksOf(f model.Finding) Unlocks {
	u := f.Unlocks
	return Unlocks{u.Applications, u.Servers, u.Others, saidAll(u.Besides, f.Ref)}
}

// inlines are the unlocked totals in a phrase; none where it moves no total.
func (u Unlocks) inlines() []doc.Inline {
	var content []doc.Inline
	for _, part := range []struct {
		f    *value.Figure
		unit string
	}{{u.Applications, " weighted applications"}, {u.Servers, " weighted servers"}} {
		if part.f == nil {
			continue
		}
		if len(content) > 0 {
			content = append(content, doc.Text{Text: ", "})
		}
		content = append(content, doc.FigureOf(part.f), doc.Text{Text: part.unit})
	}
	if len(content) > 0 && u.Others > 0 {
		content = append(content, doc.Text{Text: ", once " + counted(u.Others, "other blocking finding of the case study is", "other blocking findings of the case study are") + " mended too"})
	}
	return content
}
