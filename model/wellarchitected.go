package model

import "dossier/value"

// WellArchitectedReview is what the Well-Architected reviews of a migration found, and what became of it.
type WellArchitectedReview struct {
	Pillars             []PillarRisks          // in the order of the framework, then those that it does not have
	Begun, Newest       value.Date             // the first and the last day on which a risk was found; zero where no day is recorded
	High, Medium        RiskCount              // over all pillars
	Waived              *value.Figure          // 1 where no high risk is open in security, operational excellence and reliability; unknown without a review on file
	Owner               string                 // the role that answers for reviews by the partner's method; may be empty
	Undated, Unremedied []*WellArchitectedRisk // without a day of finding; closed without a word on how
	Unowned             []*WellArchitectedRisk // open, without an owner or a day
}

// PillarRisks are the risks of one pillar.
type PillarRisks struct {
	Name         string
	Known        bool // a pillar of the framework
	High, Medium RiskCount
	Risks        []*WellArchitectedRisk // high ones first, open ones before closed ones
}

// RiskCount is how many risks of a level were found, closed and left open.
type RiskCount struct{ Found, Closed, Open *value.Figure }

func (w *WellArchitectedReview) figures() []*value.Figure {
	if w == nil {
		return nil
	}
	all := []*value.Figure{w.Waived}
	for _, c := range []RiskCount{w.High, w.Medium} {
		all = append(all, c.Found, c.Closed, c.Open)
	}
	for _, p := range w.Pillars {
		all = append(all, p.High.Found, p.High.Closed, p.High.Open, p.Medium.Found, p.Medium.Closed, p.Medium.Open)
	}
	return all
}
