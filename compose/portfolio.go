package compose

import (
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Portfolio is what a document about the whole submission may say.
type Portfolio struct {
	Partner    Partner
	Programme  Programme
	AsOf       *doc.Value
	AsOfFrom   string
	MeasuredOn *doc.Value

	Passes, Survives, Proven, Assumed                      bool
	Verdict, Applications, Servers, Public, Number, Margin *value.Figure
	Tests                                                  []Test
	Members                                                []Member
	Others                                                 []Study // case studies outside the set
	All                                                    []Study
	Refusals                                               []Refusal
	FirstOut                                               *Study // the first member to leave the window
	Greedy                                                 *Alternative
	Missing                                                []*doc.Value
	Weights                                                []Weight
	Clashes                                                []Clash
	Findings                                               []Finding // of the members and of the portfolio as a whole
	AllFindings                                            []Finding
	EvidenceKinds                                          []EvidenceKind
	Lessons                                                *LessonBook // nil where none is recorded
	Method                                                 *Method     // nil where the partner has recorded none
	Items                                                  []ItemLine
	Index                                                  []IndexStudy // the set's evidence, item by item
	PracticeFiles                                          []IndexLine

	RunnerUp    *Alternative // the best of the other sets
	After       *Alternative // the best set once FirstOut has left
	AfterOn     *doc.Value
	Leaving     []*doc.Value // that have left by then
	Unpaying    []*doc.Value // of the set, with a TCO analysis by which migrating does not pay
	Included    []*doc.Value // by dossier.yaml
	Excluded    []*doc.Value
	Proofs      []Proof
	Ways        []Way
	SetFindings *doc.Value // open ones of the set

	// For internal eyes: of every case study, in the set or not. An audit document sees none of it.
	Gaps              []StudyGap // what would add most first
	ToMend            []StudyGap // those with findings: what mending unlocks most first
	PortfolioFindings []Finding
	Unanswered        []UnansweredLine
	SelfAssessed      bool    // there is a self-assessment workbook to fill in
	Due               []Study // that leave the window within a year
	Contacts          *Contacts
	Questions         []Question

	Newest value.Date
}

// Test is one line of the verdict.
type Test struct {
	ID, Title        string
	Value, Bar, Pass *value.Figure
}

// Member is a case study of the set with its part.
type Member struct {
	Study
	In, PartApplications, PartServers, PartPublic *value.Figure
	PublicOwn                                     *value.Figure // 1 where it is public, in the set or not
	Strategies                                    []StrategyLine
}

// Study is a case study on one line.
type Study struct {
	ID, Title, Customer, Leaves, End         *doc.Value
	Claimed, Documented, Reviewed            Score
	IsPublic, Selected, Eligible, FromCounts bool
	Reasons                                  []*doc.Value
	OpenFindings                             *value.Figure
}

// Refusal is what happens when one member is refused.
type Refusal struct {
	ID, Customer, Replacement *doc.Value
	Passes                    bool
	Applications, Servers     *doc.Value // of the rest
	Public                    *doc.Value
	WithApps, WithServers     *doc.Value // of the rest with the replacement; nil where there is none
}

// Weight is a strategy with its weights.
type Weight struct {
	Strategy, Word, Note string
	Weight, Assumed      *value.Figure
}

// Clash is one server or application that stands in two case studies.
type Clash struct {
	What, Keeps, Loses, Reason string
	Refs                       []source.Ref
}

// EvidenceKind is how many documents of a kind the members have.
type EvidenceKind struct {
	Kind                 string
	Documents, OnFile    *value.Figure
	CaseStudies, Members *value.Figure
}

// portfolioView makes the view of the whole submission, for the eyes of an audience: AWS and its auditor see the case studies of the set
// and no others.
func (m *material) portfolioView(audience doc.Audience) *Portfolio {
	a, s := m.assessment, m.assessment.Selection
	n := newest{until: a.AsOf}
	v := &Portfolio{
		Partner: partnerOf(m.config), Programme: m.programme(), AsOf: day(a.AsOf, source.Ref{}), AsOfFrom: a.AsOfFrom,
		MeasuredOn: day(a.MeasuredOn, source.Ref{}), Passes: s.Passes, Survives: s.Survives, Proven: s.Proven, Assumed: m.assumptions(),
		Verdict: s.Verdict, Applications: s.Applications, Servers: s.Servers, Public: s.Public, Number: s.Number, Margin: s.Margin,
		Missing: saidAll(s.Missing, source.Ref{}), EvidenceKinds: m.evidenceKinds(),
	}
	for _, t := range s.Tests {
		v.Tests = append(v.Tests, Test{t.Pass.ID, t.Title, t.Value, t.Bar, t.Pass})
	}
	for _, cs := range a.CaseStudies {
		study := m.study(cs)
		v.All = append(v.All, study)
		if !study.Selected {
			v.Others = append(v.Others, study)
		}
	}
	m.addMembers(v, &n)
	m.addAlternatives(v)
	v.SetFindings = plain(value.Int(s.Findings))
	m.addFindings(v)
	m.addIndex(v)
	v.Items = m.items()
	shown := m.shown(audience)
	v.Method, v.Lessons = m.method(shown), m.lessons(shown)
	for _, w := range a.Weights {
		v.Weights = append(v.Weights, Weight{string(w.Strategy), w.Word, w.Note, w.Weight, w.Assumed})
	}
	for _, c := range a.Clashes {
		v.Clashes = append(v.Clashes, Clash{c.What, c.Keeps, c.Loses, c.Reason, c.Refs})
	}
	v.Newest = n.date
	if audience == doc.Audit {
		m.keepSet(v)
		return v
	}
	m.addGaps(v)
	v.Contacts, v.Questions = m.contacts(), m.questions()
	return v
}

// shown tells which case studies an audience sees: an auditor those of the set.
func (m *material) shown(audience doc.Audience) func(id string) bool {
	return func(id string) bool { return audience != doc.Audit || m.selected[id] }
}

// keepSet takes out of a view what is not about the set: audit documents hold the selected case studies only.
func (m *material) keepSet(v *Portfolio) {
	v.All = slices.DeleteFunc(v.All, func(s Study) bool { return !s.Selected })
	v.Others, v.AllFindings, v.Greedy, v.RunnerUp, v.After = nil, v.Findings, nil, nil, nil
	v.Leaving, v.Included, v.Excluded, v.Ways = nil, nil, nil, nil
	for i := range v.Refusals {
		v.Refusals[i].Replacement, v.Refusals[i].WithApps, v.Refusals[i].WithServers = nil, nil, nil
	}
	v.Clashes = slices.DeleteFunc(v.Clashes, func(c Clash) bool { return !m.selected[c.Keeps] || !m.selected[c.Loses] })
	for i := range v.Items {
		outside := func(id *doc.Value) bool { return !m.selected[valueText(id)] }
		v.Items[i].Gaps = slices.DeleteFunc(v.Items[i].Gaps, outside)
		v.Items[i].Claims = slices.DeleteFunc(v.Items[i].Claims, outside)
	}
}

// addMembers adds the set, what each refusal does to it, and what compares with it.
func (m *material) addMembers(v *Portfolio, n *newest) {
	s := m.assessment.Selection
	for _, member := range s.Members {
		cs := member.CaseStudy
		n.of(cs.Migration)
		for _, d := range cs.Documents {
			n.of(d)
		}
		v.Members = append(v.Members, Member{
			Study: m.study(cs), In: member.In, PartApplications: member.Applications, PartServers: member.Servers, PartPublic: member.Public,
			PublicOwn:  argument(member.Public, 1),
			Strategies: m.strategies(cs),
		})
		if t := cs.TCO; t != nil && len(t.Withheld) == 0 && !t.Pays {
			v.Unpaying = append(v.Unpaying, idOf(cs))
		}
	}
	for _, r := range s.Refusals {
		line := Refusal{
			ID: idOf(r.Refused), Customer: customerName(r.Refused), Passes: r.Passes, Replacement: idOf(r.Replacement),
			Applications: plain(r.Applications), Servers: plain(r.Servers), Public: plain(value.Int(r.Public)),
		}
		if r.With != nil {
			line.WithApps, line.WithServers = plain(r.With.Applications), plain(r.With.Servers)
		}
		v.Refusals = append(v.Refusals, line)
	}
	if s.FirstOut != nil {
		study := m.study(s.FirstOut)
		v.FirstOut = &study
	}
}

// argument is the figure that f was made of in place i, or f itself where it was made another way.
func argument(f *value.Figure, i int) *value.Figure {
	if f == nil || i >= len(f.Args) {
		return f
	}
	return f.Args[i]
}

func (m *material) addFindings(v *Portfolio) {
	var mine []model.Finding
	for _, f := range m.assessment.Findings {
		if m.selected[f.Migration] || f.Migration == "" && f.Kind != model.KindUnknownAcceptance {
			mine = append(mine, f)
		}
	}
	v.Findings, v.AllFindings = findingsOf(mine), findingsOf(m.assessment.Findings)
}

// plain is a number that the assessment states without a tree.
func plain(d value.Decimal) *doc.Value { return amount(value.Num(d), "", source.Ref{}) }

func idOf(cs *model.CaseStudy) *doc.Value {
	if cs == nil {
		return nil
	}
	return said(cs.Migration.ID, cs.Migration.At("id"))
}

func customerName(cs *model.CaseStudy) *doc.Value {
	if cs == nil || cs.Customer == nil {
		return nil
	}
	return said(cs.Customer.LegalName, cs.Customer.At("legal name"))
}

func (m *material) study(cs *model.CaseStudy) Study {
	mig := cs.Migration
	return Study{
		ID: idOf(cs), Title: said(mig.Title, mig.At("title")), Customer: customerName(cs), Leaves: day(cs.Window.Leaves, cs.Window.From),
		End: day(mig.End, mig.At("end")), Claimed: scoreOf(cs.Claimed), Documented: scoreOf(cs.Documented), Reviewed: scoreOf(cs.Reviewed),
		IsPublic: cs.Public, Selected: m.selected[mig.ID], Eligible: cs.Eligible, FromCounts: cs.Claim,
		Reasons: saidAll(cs.Reasons, source.Ref{}), OpenFindings: cs.OpenFindings,
	}
}

// evidenceKinds counts the members' documents by kind, in the order of the closed list.
func (m *material) evidenceKinds() []EvidenceKind {
	var kinds []EvidenceKind
	for _, kind := range model.Words(model.DocumentKind("")) {
		var all, good []source.Ref
		var studies []source.Ref
		for _, member := range m.assessment.Selection.Members {
			before := len(all)
			for _, d := range member.CaseStudy.Documents {
				if string(d.Kind) != kind {
					continue
				}
				all = append(all, d.Where())
				if _, ok := m.fileOf(d); ok {
					good = append(good, d.Where())
				}
			}
			if len(all) > before {
				studies = append(studies, member.CaseStudy.Migration.Where())
			}
		}
		if len(all) == 0 {
			continue
		}
		kinds = append(kinds, m.evidenceKind(kind, all, good, studies))
	}
	return kinds
}

func (m *material) evidenceKind(kind string, all, good, studies []source.Ref) EvidenceKind {
	id, rule := "evidence/"+value.Slug(kind), value.Rule{Name: "documents of the register, of the case studies in the set", Origin: "this program’s rule", Published: true}
	return EvidenceKind{
		Kind:        kind,
		Documents:   value.CountOf(all).Named(id+"/documents", "Documents: "+kind, "document").By(rule),
		OnFile:      value.CountOf(good).Named(id+"/on-file", "On file: "+kind, "document").By(rule),
		CaseStudies: value.CountOf(studies).Named(id+"/case-studies", "Case studies with one: "+kind, "case study").By(rule),
		Members:     m.assessment.Selection.Number,
	}
}
