package compose

import (
	"cmp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// StudyGap is a case study that cannot be chosen, or that carries findings, with what it would bring.
type StudyGap struct {
	Study
	Standing              string        // "in the set", "eligible", "not eligible"
	Applications, Servers *value.Figure // that its rows come to, and that do not count as long as it is not eligible; nil where it is
	Barriers              []*doc.Value  // what keeps it out and is no finding
	Findings              []Finding     // blocking and open ones that nobody has accepted, the worst first
	Accepted              []Finding
	Unrecorded            []*doc.Value // what an auditor will look for and not find
}

// ItemLine is one item of the programme's checklist, with the case studies for which it is not evidenced.
type ItemLine struct {
	ID, Text, Evidence string
	Each               bool
	Gaps, Claims       []*doc.Value // ids of case studies
	Evidenced          int          // case studies, or documents of the practice
	Standing           string       // for the practice
	Why                string
	Response           *doc.Value // the partner's answer
	Met                string     // yes or no, as attested
	Documents          []IndexLine
}

// UnansweredLine is an item of a self-assessment workbook that nobody has answered yet.
type UnansweredLine struct {
	Item, Text, Why string
	For             []*doc.Value // ids of case studies; none for the practice
}

// addGaps adds what is missing: by case study, by item of the checklist, and by item of the self-assessment workbooks.
func (m *material) addGaps(v *Portfolio) {
	for _, cs := range m.assessment.CaseStudies {
		if g := m.gap(cs); len(g.Findings)+len(g.Unrecorded) > 0 || !g.Eligible {
			v.Gaps = append(v.Gaps, g)
		}
	}
	slices.SortStableFunc(v.Gaps, func(a, b StudyGap) int {
		return cmp.Or(m.shareOfBoth(b.Applications, b.Servers).Cmp(m.shareOfBoth(a.Applications, a.Servers)), cmp.Compare(len(b.Findings), len(a.Findings)))
	})
	v.ToMend = m.toMend(v.Gaps)
	v.PortfolioFindings = findingsOf(m.findings[""])
	v.Unanswered = m.unanswered()
	v.SelfAssessed = len(m.portfolio.Checklists) > 0
	v.Due = m.dueSoon()
}

// toMend are the case studies with findings in the order in which mending them pays: first those that nothing but findings keeps out, by what
// they would add; then those that may be chosen, by their findings; last those that something else keeps out as well.
func (m *material) toMend(gaps []StudyGap) []StudyGap {
	rank := func(g StudyGap) int {
		unlocks := !m.shareOfBoth(g.Applications, g.Servers).IsZero()
		switch {
		case g.Eligible:
			return 1
		case unlocks && len(g.Barriers) == 0:
			return 0
		case unlocks && slices.ContainsFunc(g.Findings, func(f Finding) bool { return f.Unlocks.Applications != nil || f.Unlocks.Servers != nil }):
			return 2
		}
		return 3
	}
	sorted := where(gaps, func(g StudyGap) bool { return len(g.Findings) > 0 })
	slices.SortStableFunc(sorted, func(a, b StudyGap) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted
}

func (m *material) gap(cs *model.CaseStudy) StudyGap {
	g := StudyGap{Study: m.study(cs), Standing: "eligible", Unrecorded: saidAll(slices.Concat(m.unrecorded(cs), unreleased(cs)), source.Ref{})}
	switch {
	case m.selected[cs.Migration.ID]:
		g.Standing = "in the set"
	case !cs.Eligible:
		g.Standing = "not eligible"
		_, g.Applications = gated(cs.Documented.Applications)
		_, g.Servers = gated(cs.Documented.Servers)
	}
	for _, f := range findingsOf(m.findings[cs.Migration.ID]) {
		switch {
		case f.Accepted != nil:
			g.Accepted = append(g.Accepted, f)
		case f.Severity != string(model.Information) && !slices.ContainsFunc(g.Findings, f.coveredBy):
			g.Findings = append(g.Findings, f)
		}
	}
	for _, reason := range cs.Reasons {
		isFinding := strings.HasPrefix(reason, "not documented") || slices.ContainsFunc(g.Findings, func(f Finding) bool { return f.What == reason })
		if reason != "" && !isFinding {
			g.Barriers = append(g.Barriers, said(reason, source.Ref{}))
		}
	}
	if cs.Claim {
		g.Barriers = append(g.Barriers, said("what it claims rests on Counts, which are never evidence", source.Ref{}))
	}
	return g
}

// coveredBy tells whether mending another finding mends f too: one that blocks, about the same document. Blocking ones come first.
func (f Finding) coveredBy(other Finding) bool {
	return f.Document != "" && f.Document == other.Document && other.Severity == string(model.Blocking)
}

// shareOfBoth is what weighted applications and servers are together, in hundredths of their bars.
func (m *material) shareOfBoth(applications, servers *value.Figure) value.Decimal {
	return m.shareOf(model.WeightedApplications, applications).Add(m.shareOf(model.WeightedServers, servers))
}

// shareOf is a total in hundredths of its bar; nothing where the programme has no bar for it.
func (m *material) shareOf(threshold string, f *value.Figure) value.Decimal {
	t, ok := m.assessment.Programme.Threshold(threshold)
	if f == nil || !f.Value.Known || !ok || !t.Term.Value.IsPositive() {
		return value.Decimal{}
	}
	return f.Value.Decimal.Mul(value.Int(100)).DivRound(t.Term.Value, 4)
}

// unrecorded says what an auditor will look for in a case study and not find.
func (m *material) unrecorded(cs *model.CaseStudy) []string {
	mig, id := cs.Migration, cs.Migration.ID
	blank := func(n model.Narrative) bool { return strings.TrimSpace(string(n)) == "" }
	applications := slices.ContainsFunc(cs.Items, func(i model.Item) bool { return i.Application != nil })
	var all []string
	for _, c := range []struct {
		absent bool
		what   string
	}{
		{cs.Customer == nil || blank(cs.Customer.About), "a description of the customer (Customers, about)"},
		{blank(mig.Challenge), "the customer’s challenge (Migrations, challenge)"},
		{blank(mig.WhyAWS), "why AWS was chosen (Migrations, why AWS)"},
		{blank(mig.Solution), "the solution (Migrations, solution)"},
		{mig.PatternStatement == "", "the migration pattern in one line (Migrations, pattern statement)"},
		{blank(mig.Outcome) && len(m.outcomes[id]) == 0, "an outcome (Migrations, outcome; Outcomes)"},
		{len(m.services[id]) == 0, "the AWS and third-party services with their roles (Services)"},
		{mig.Start.IsZero(), "the day the project started (Migrations, start)"},
		{mig.End.IsZero(), "the day the project was completed (Migrations, end)"},
		{blank(mig.LessonsLearned), "lessons learned (Migrations, lessons learned)"},
		{!applications, "the applications, one a row (Applications)"},
		{len(cs.Documents) == 0, "documents that back the case study (Documents)"},
		{len(m.costs[id]) == 0, "the cost comparison (Costs)"},
	} {
		if c.absent {
			all = append(all, c.what)
		}
	}
	return all
}

// unreleased says what keeps a case study of a customer who allows a public reference from having a public document.
func unreleased(cs *model.CaseStudy) []string {
	if cs.Customer == nil || cs.Customer.ReferenceUse != model.PublicReference || publicStudy(cs) {
		return nil
	}
	return []string{"a valid release of the story, without which no public document is made (Releases, bundle story)"}
}

// items gathers the checklist by item.
func (m *material) items() []ItemLine {
	var lines []ItemLine
	for _, s := range m.assessment.Checklist {
		if len(lines) == 0 || lines[len(lines)-1].ID != s.Item.ID {
			lines = append(lines, ItemLine{ID: s.Item.ID, Text: s.Item.Text, Each: s.Item.Each, Evidence: kindWords(s.Item.Evidence)})
		}
		l := &lines[len(lines)-1]
		if s.CaseStudy == nil {
			l.Standing, l.Why, l.Evidenced = string(s.Standing), s.Why, len(s.Documents)
			if r := s.Response; r != nil {
				l.Response, l.Met = said(r.Text, r.At("text")), string(r.Met)
			}
			for _, d := range s.Documents {
				l.Documents = append(l.Documents, m.indexLine(d))
			}
			continue
		}
		switch s.Standing {
		case model.Evidenced:
			l.Evidenced++
		case model.Claimed:
			l.Claims = append(l.Claims, idOf(s.CaseStudy))
		case model.Gap:
			l.Gaps = append(l.Gaps, idOf(s.CaseStudy))
		}
	}
	return lines
}

func kindWords(kinds []model.DocumentKind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = string(k)
	}
	return strings.Join(words, " or ")
}

// unanswered gathers by item what nobody has answered in the self-assessment workbooks, or what is answered twice and otherwise.
func (m *material) unanswered() []UnansweredLine {
	var lines []UnansweredLine
	for _, a := range m.assessment.Unanswered() {
		why := "nobody has answered"
		switch {
		case a.Against != nil:
			why = "an answer in the workbook disputes another"
		case a.Status == model.Disputed:
			why = "two answers of one day differ"
		}
		i := slices.IndexFunc(lines, func(l UnansweredLine) bool { return l.Item == a.Item && l.Why == why })
		if i < 0 {
			lines = append(lines, UnansweredLine{Item: a.Item, Text: firstLine(a.Text), Why: why})
			i = len(lines) - 1
		}
		if a.Migration != "" {
			lines[i].For = append(lines[i].For, said(a.Migration, source.Ref{}))
		}
	}
	return lines
}

// firstLine is the first line of a requirement, which names it.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if r := []rune(line); len(r) > 160 {
		line = string(r[:157]) + "…"
	}
	return line
}

// soon is how many days ahead the dashboard looks; no source states one, it is ours.
const soon = 365

// dueSoon are the case studies that leave the window within soon days, the first one first.
func (m *material) dueSoon() []Study {
	var due []Study
	studies := slices.Clone(m.assessment.CaseStudies)
	slices.SortStableFunc(studies, func(a, b *model.CaseStudy) int { return a.Window.Leaves.Compare(b.Window.Leaves) })
	for _, cs := range studies {
		if cs.Window.In && !cs.Window.Leaves.IsZero() && m.assessment.MeasuredOn.DaysUntil(cs.Window.Leaves) <= soon {
			due = append(due, m.study(cs))
		}
	}
	return due
}
