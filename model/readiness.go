package model

import (
	"dossier/source"
	"dossier/value"
)

// ReadinessScale is a way of scoring readiness, as templates/scales/*.yaml states it: from one number to another, or in colours.
type ReadinessScale struct {
	ID      string // what the column "scale" says: "0-5"
	Title   string
	Source  string
	Lowest  Term // of a scale of numbers
	Highest Term
	Colours []Colour // from the worst to the best; nil for a scale of numbers
	GapAt   Term     // a score up to it, or a colour up to its place counted from 1, is a gap
	Areas   []ReadinessArea
	Ref     source.Ref
}

// ReadinessArea is an area that a scale is about, with its items where a source lists them.
type ReadinessArea struct {
	Name  string
	Items []string
}

// Colour is a score of a heat map. Empty is not stated.
type Colour string

// The colours.
const (
	Red         Colour = "red"
	Amber       Colour = "amber"
	Green       Colour = "green"
	NotAssessed Colour = "not assessed"
)

// Choices lists the colours.
func (Colour) Choices() []string {
	return []string{"red|r", "amber|yellow|orange|a", "green|g", "not assessed|grey|gray|n/a|not scored"}
}

// Readiness is what the readiness assessment of a migration comes to.
type Readiness struct {
	Sessions     []SessionHeld // in the order of their dates
	Stakeholders []Stakeholder // in the order in which they first took part
	TCO          *SessionHeld  // the first session that discussed a TCO analysis; nil where none did
	TCODocument  *Document     // that it discussed
	Begun, Ended value.Date    // of the sessions of the assessment itself; zero where none was held

	Start, Cutover value.Date // of the migration, and the first of anything in it; zero where not known
	StartAt        source.Ref
	StartIs        string            // what began on Start: "the start of the project"
	Scores         []ReadinessScores // one a scale that was used
	Gaps           []ReadinessGap    // in the order in which they were read
	Owner          string            // the role that answers for the assessment by the partner's method; may be empty

	Items, Scored                         *value.Figure // lines of the assessment, and those with a score within their scale
	GapCount, ByStart, ByCutover, Later   *value.Figure // gaps: all; closed by the start; after it by the first cutover; after that
	OpenGaps, Overdue, Unowned, Unplanned *value.Figure // gaps: not closed; of these, past their date; without an owner; without a date
}

// SessionHeld is a session with what it was about.
type SessionHeld struct {
	Session    *Session
	Assessment bool        // a session of the readiness assessment itself
	Planned    bool        // its day is still to come
	Documents  []*Document // those discussed that are registered
	TCO        *Document   // the TCO analysis among them; nil for none
}

// Stakeholder is a role that took part.
type Stakeholder struct {
	Role     string
	Sessions []*Session
}

// ReadinessScores are the scores on one scale.
type ReadinessScores struct {
	Scale    *ReadinessScale // nil for lines on a scale that nobody states
	Name     string          // of the scale, as the lines say
	Areas    []AreaScore     // in the order of the scale, then the partner's own as they were read
	Unlooked []string        // areas of the scale without a line
	Red      *value.Figure   // lines of a colour; nil for numbers
	Amber    *value.Figure
	Green    *value.Figure
	Number   *value.Figure // lines on this scale
	Scored   *value.Figure // those with a score on it
	Average  *value.Figure // of all scores; nil for colours, and where nothing is scored
	Before   *value.Figure // of the first scores of the lines that were looked at again; nil where none was
	Again    *value.Figure // of their scores then; nil where none was
}

// AreaScore is what one area scored.
type AreaScore struct {
	Name                      string
	Items                     []ItemScore
	Number, Scored            *value.Figure
	Average, Least            *value.Figure // nil for colours, and where nothing is scored
	Before, Again             *value.Figure // averages of what was looked at again, the first time and then; nil where nothing was
	Red, Amber, Green         *value.Figure // nil for numbers
	Gaps, OpenGaps            *value.Figure // gaps of the area; those not closed
	ByStart, ByCutover, Later *value.Figure // those closed by the start; after it by the first cutover; after that
}

// ItemScore is a line of the assessment with its scores. A score outside the scale is nil: it is a finding, and no score.
type ItemScore struct {
	Item  *ReadinessItem
	Score *value.Figure // for a colour its place on the scale, from 1
	Again *value.Figure // when it was looked at again
}

// GapStanding is what became of a gap.
type GapStanding string

// The standings.
const (
	ClosedByStart   GapStanding = "closed by the start"
	ClosedByCutover GapStanding = "closed before the first cutover"
	ClosedLater     GapStanding = "closed after the first cutover"
	GapOverdue      GapStanding = "overdue"
	GapOpen         GapStanding = "open"
)

// ReadinessGap is a line that asks for something to be done.
type ReadinessGap struct {
	Item     *ReadinessItem
	Standing GapStanding
	Low      bool // its score alone makes it a gap
}

// Closed tells whether the gap was closed by the day of the assessment.
func (g ReadinessGap) Closed() bool { return g.Standing != GapOpen && g.Standing != GapOverdue }

// figures are all figures of the assessment, for the collector.
func (r *Readiness) figures() []*value.Figure {
	if r == nil {
		return nil
	}
	all := []*value.Figure{r.Items, r.Scored, r.GapCount, r.ByStart, r.ByCutover, r.Later, r.OpenGaps, r.Overdue, r.Unowned, r.Unplanned}
	for _, s := range r.Scores {
		all = append(all, s.Number, s.Scored, s.Average, s.Before, s.Again, s.Red, s.Amber, s.Green)
		for _, a := range s.Areas {
			all = append(all, a.Number, a.Scored, a.Average, a.Least, a.Before, a.Again, a.Red, a.Amber, a.Green, a.Gaps, a.OpenGaps, a.ByStart, a.ByCutover, a.Later)
			for _, i := range a.Items {
				all = append(all, i.Score, i.Again)
			}
		}
	}
	return all
}
