package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Alternative is another set than the chosen one.
type Alternative struct {
	Members                       []*doc.Value
	Applications, Servers, Public *doc.Value
	Findings                      *doc.Value
	Passes, Survives              bool
	Why                           string // why it lost
}

// Proof is why no other set is better at one level of the order of sets.
type Proof struct {
	Level, Claim, By string
}

// Way is a way to close what is missing where no set passes.
type Way struct {
	What    string // "source servers"
	Lack    *doc.Value
	Ways    []string // "12 by rehost": each alone suffices
	Members []*doc.Value
}

// addAlternatives adds the sets that the chosen one is compared with, the proofs, and the ways to a set that passes.
func (m *material) addAlternatives(v *Portfolio) {
	s := m.assessment.Selection
	v.Greedy, v.RunnerUp, v.After = alternativeOf(s.Greedy), alternativeOf(s.RunnerUp), alternativeOf(s.After)
	v.AfterOn, v.Leaving = day(s.AfterOn, source.Ref{}), idsOf(s.Leaving)
	v.Included, v.Excluded = idsOf(s.Included), idsOf(s.Excluded)
	for _, p := range s.Proofs {
		v.Proofs = append(v.Proofs, Proof{p.Level, p.Claim, p.By})
	}
	for _, lack := range s.Shortfalls {
		v.Ways = append(v.Ways, waysOf(lack)...)
	}
}

func alternativeOf(a *model.Alternative) *Alternative {
	if a == nil {
		return nil
	}
	return &Alternative{
		Members: idsOf(a.Members), Applications: plain(a.Applications), Servers: plain(a.Servers), Public: plain(value.Int(a.Public)),
		Findings: plain(value.Int(a.Findings)), Passes: a.Passes, Survives: a.Survives, Why: a.Why,
	}
}

func idsOf(studies []*model.CaseStudy) []*doc.Value {
	var ids []*doc.Value
	for _, cs := range studies {
		ids = append(ids, idOf(cs))
	}
	return ids
}

// waysOf are the lines of one shortfall: what the set lacks, each with every way to close it.
func waysOf(s model.Shortfall) []Way {
	var lines []Way
	add := func(what string, lack *doc.Value, ways []string) {
		lines = append(lines, Way{What: what, Lack: lack, Ways: ways, Members: idsOf(s.Members)})
	}
	if s.CaseStudies > 0 {
		add("eligible case studies", plain(value.Int(s.CaseStudies)), nil)
	}
	if s.Public > 0 {
		add("public case studies", plain(value.Int(s.Public)), nil)
	}
	for _, l := range []struct {
		what string
		lack *model.Lack
	}{{"weighted applications", s.Applications}, {"weighted source servers", s.Servers}} {
		if l.lack == nil {
			continue
		}
		var ways []string
		for _, w := range l.lack.Ways {
			ways = append(ways, w.Number.String()+" by "+string(w.Strategy))
		}
		add(l.what, plain(l.lack.Weighted), ways)
	}
	return lines
}

// selectionMakers are the named blocks of the selection report.
func selectionMakers() []maker {
	return []maker{
		blockOf("table", "alternatives", alternativesTable),
		blockOf("table", "proofs", proofsTable),
		blockOf("table", "ways", waysTable),
	}
}

// alternativesTable puts the chosen set and those it is compared with side by side.
func alternativesTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "alternatives", Caption: "The chosen set, and others",
		Columns: []doc.Column{
			column("Set", 1.3), column("Case studies", 2.8), numbered("Weighted applications"), numbered("Weighted servers"), numbered("Public"), numbered("Findings"),
			column("Standing", 4.2),
		},
		Note:  doc.Say("How to read: the standing of another set says why it lost. Findings are those that are open, accepted ones too."),
		Empty: "No case study is eligible yet.",
	}
	if len(v.Members) == 0 {
		return t
	}
	ids := make([]*doc.Value, len(v.Members))
	for i, m := range v.Members {
		ids[i] = m.ID
	}
	t.Rows = append(t.Rows, row(headText("Chosen"), joined(ids, ", "), figure(v.Applications), figure(v.Servers), figure(v.Public), cell(v.SetFindings),
		words(standing(v.Passes, v.Survives))))
	for _, a := range []struct {
		name string
		set  *Alternative
	}{{"Runner-up", v.RunnerUp}, {"By weight alone", v.Greedy}} {
		if s := a.set; s != nil {
			t.Rows = append(t.Rows, row(headText(a.name), joined(s.Members, ", "), cell(s.Applications), cell(s.Servers), cell(s.Public), cell(s.Findings),
				words(value.Capital(s.Why))))
		}
	}
	return t
}

// standing is how a set stands, in words.
func standing(passes, survives bool) string {
	switch {
	case !passes:
		return "Does not pass"
	case !survives:
		return "Passes; some single refusals break it"
	}
	return "Passes, and survives any one refusal"
}

// levelWords say at which step of the order of sets something was decided.
var levelWords = map[string]string{"passing": "It passes", "surviving": "It survives any one refusal", "findings": "Fewest open findings", "margin": "Largest smaller margin", "ids": "First by id"}

func proofsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "proofs", Caption: "Why no other set is better",
		Columns: []doc.Column{column("Step of the order", 2), column("What is shown", 4), column("By what", 5)},
		Note: doc.Say("How to read: a set is judged by the steps in their order. A step that is not listed could not be better for any set. Bounds are sums over every possible set: " +
			"where such a sum cannot reach what a better set would need, there is none."),
		Empty: "Nothing could be better at any step of the order.",
	}
	for _, p := range v.Proofs {
		word := levelWords[p.Level]
		if word == "" {
			word = value.Capital(p.Level)
		}
		t.Rows = append(t.Rows, row(headText(word), words(value.Capital(p.Claim)), words(value.Capital(p.By))))
	}
	return t
}

func waysTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "ways", Caption: "Ways to a set that passes",
		Columns: []doc.Column{column("Set", 3), column("Lacks", 2.4), numbered("How much"), column("Closed by, any of", 3)},
		Note:    doc.Say("How to read: what a set lacks in weighted units, and the least number of documented applications or servers of one strategy that closes it. A lack of 0 meets the bar and does not exceed it."),
		Empty:   "Nothing is lacking.",
	}
	for _, w := range v.Ways {
		ways := cell(nil)
		if len(w.Ways) > 0 {
			ways = words(joinWords(w.Ways))
		}
		t.Rows = append(t.Rows, row(joined(w.Members, ", "), words(w.What), cell(w.Lack), ways))
	}
	return t
}

func joinWords(all []string) string {
	text := ""
	for i, w := range all {
		if i > 0 {
			text += ", or "
		}
		text += w
	}
	return text
}
