package model

import (
	"dossier/source"
	"dossier/value"
)

// Programme is one edition of an AWS programme's rules, as templates/programmes/*.yaml states them.
type Programme struct {
	File       string // where it was read
	ID         string // "migration-competency-3.1"
	Title      string
	Edition    string // "v3.1, August 2019"
	Source     string // who states the rules
	ValidFrom  value.Date
	ValidTo    value.Date
	UsableTill value.Date // a release may be usable a while beyond its validity

	CaseStudies CaseStudyRules
	Window      WindowRule
	Thresholds  []Threshold
	Weights     map[Strategy]Term
	Required    []RequiredDocument
	Proofs      map[Strategy]DocumentKind // strategies that must be proven, and by what
	Checklist   []ChecklistItem
}

// Confirmed tells whether a source states when the edition is valid.
func (p *Programme) Confirmed() bool { return !p.ValidFrom.IsZero() && !p.ValidTo.IsZero() }

// Term is a number that the rules state, with who says so.
type Term struct {
	Value     value.Decimal
	Word      string // a complexity word: low
	Published bool   // a source publishes it; else it is assumed
	Source    string // which source, or whose assumption
	Ref       source.Ref
}

// CaseStudyRules say how many case studies make a submission.
type CaseStudyRules struct {
	Minimum        Term
	Maximum        Term
	MinimumPublic  Term
	Anonymised     bool       // whether an anonymised case study may be public
	AnonymisedRule value.Rule // who says so
	OnePerCustomer bool       // whether two case studies may not be of one customer
	CustomerRule   value.Rule // who says so
	Ref            source.Ref
}

// WindowRule says how recent a case study must be.
type WindowRule struct {
	Months Term
	From   string // the date it is measured from: "end" or "in production since"
}

// Threshold is a bar that a total must exceed, strictly.
type Threshold struct {
	ID    string // weighted-applications, weighted-servers
	Title string
	Term  Term
}

// The thresholds that assess knows how to total.
const (
	WeightedApplications = "weighted-applications"
	WeightedServers      = "weighted-servers"
)

// Threshold is the bar with the id; ok is false where the edition states none.
func (p *Programme) Threshold(id string) (t Threshold, ok bool) {
	for _, t := range p.Thresholds {
		if t.ID == id {
			return t, true
		}
	}
	return Threshold{}, false
}

// RequiredDocument is what each case study must be backed by.
type RequiredDocument struct {
	ID        string         // "tco"
	AnyOf     []DocumentKind // one of these serves
	Before    string         // the event its first approved version must not be later than: "cutover", "start", "end"; empty: any time
	SignedBy  []string       // parties that must have signed: partner, customer
	Published bool           // a source publishes it; else it is assumed
	Source    string
	Ref       source.Ref
}

// ChecklistItem is one item of the programme's checklist.
type ChecklistItem struct {
	ID        string
	Text      string
	Each      bool           // answered for each case study, else once for the practice
	Evidence  []DocumentKind // what counts as evidence
	Published bool           // a source publishes the item; its id may still be ours, as Source says
	Source    string
	Ref       source.Ref
}
