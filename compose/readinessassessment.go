package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Readiness is what a document may say of the readiness assessment of a migration.
type Readiness struct {
	Original           *Original // nil where none is registered
	Sessions           []ReadinessSession
	Stakeholders       []Stakeholder
	Assessments        *doc.Value // number of sessions of the assessment itself that were held
	Begun, Ended       *doc.Value // its first and its last session; nil where none was held
	OneDay             bool       // they are the same
	InTime             bool       // the last was not after the first cutover
	TCO                *ReadinessSession
	Start, Cutover     *doc.Value
	StartIs            string // what began on Start
	Scores             []ReadinessScores
	Gaps               []ReadinessGap
	Points             []OpenPoint // what is left to decide or to do
	Objections         []Finding   // about the assessment
	Missing            []*doc.Value
	Items, Scored      *value.Figure
	GapCount           *value.Figure
	ByStart, ByCutover *value.Figure
	Later, Open        *value.Figure
	Overdue            *value.Figure
	AnyGap, AnyOpen    bool
	OnScale, OffScale  bool // some lines are on a scale that is stated, and on one that nobody states
	AnyLater           bool // a gap was closed after the first cutover
	Moved              bool // the first cutover is past
	Newest             value.Date
}

// ReadinessSession is a meeting.
type ReadinessSession struct {
	Kind, Date            *doc.Value
	Attendees             []*doc.Value
	Documents             []*doc.Value // discussed
	TCO                   *doc.Value   // the TCO analysis among them
	TCOTitle, TCODate     *doc.Value
	TCOVersion            *doc.Value
	TCOApproved           *doc.Value // the day its first version was approved; nil where that is not before the session
	TCONewer              bool       // the version at hand is dated after the session
	Decided               *doc.Value
	Assessment, IsPlanned bool
}

// Stakeholder is a role, with the sessions that it took part in.
type Stakeholder struct {
	Role     *doc.Value
	Sessions []*doc.Value
}

// ReadinessScores are the scores on one scale.
type ReadinessScores struct {
	Name, Title, Source *doc.Value
	Known, Coloured     bool
	Places              string        // of colours: "1 red, 2 amber, 3 green"
	Colours             []string      // from the worst to the best
	Red, Amber, Green   *value.Figure // lines of a colour; nil for numbers
	Lowest, Highest     *value.Figure // of a known scale; of colours their places, from 1
	Number, Scored      *value.Figure // lines on the scale, and those with a score on it
	Average             *value.Figure
	Before, Again       *value.Figure // of the lines looked at again: the first time, and then
	Weakest             []*doc.Value  // the areas with the lowest average, unless most have it
	Weak                *value.Figure // that average; nil for none
	Areas               []ReadinessArea
	Unlooked            []*doc.Value
}

// ReadinessArea is what one area scored.
type ReadinessArea struct {
	Name                                  string
	Items                                 []ReadinessItem
	Number, Scored, Average, Least        *value.Figure
	Before, Again                         *value.Figure
	Red, Amber, Green                     *value.Figure
	Gaps, ByStart, ByCutover, Later, Open *value.Figure
}

// ReadinessItem is one line of the assessment.
type ReadinessItem struct {
	Area, Item, Finding, Action, Owner, Due, Closed *doc.Value
	Score, Again                                    *value.Figure // nil for none, and for one that is not on the scale
	Said, SaidAgain                                 *doc.Value    // the score as it is written
	Tone                                            doc.Tone      // of the score
	Gap                                             string        // what became of it; empty where it is no gap
}

// ReadinessGap is a gap with what became of it.
type ReadinessGap struct {
	ReadinessItem
	Standing string
	Low      bool
}

// readinessSubject is for migrations with anything of a readiness assessment.
func readinessSubject() subject {
	return subject{
		name: "readiness",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.Readiness != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.Readiness, v.Method = m.readiness(cs), m.caseMethod(cs)
			return v.Readiness.Newest
		},
	}
}

func (m *material) readiness(cs *model.CaseStudy) *Readiness {
	r, n := cs.Readiness, newest{until: m.assessment.AsOf}
	v := &Readiness{
		Begun: day(r.Begun, source.Ref{}), Ended: day(r.Ended, source.Ref{}), OneDay: r.Begun == r.Ended, InTime: r.Cutover.IsZero() || !r.Ended.After(r.Cutover),
		Start: day(r.Start, r.StartAt), StartIs: r.StartIs, Cutover: day(r.Cutover, cs.Migration.Where()), Moved: !r.Cutover.IsZero() && !r.Cutover.After(m.assessment.AsOf),
		Items: r.Items, Scored: r.Scored, GapCount: r.GapCount, ByStart: r.ByStart, ByCutover: r.ByCutover, Later: r.Later, Open: r.OpenGaps, Overdue: r.Overdue,
		AnyGap: len(r.Gaps) > 0, AnyOpen: !isZero(r.OpenGaps), AnyLater: !isZero(r.Later),
	}
	v.Original = m.original(cs, model.MRA, &n)
	held := 0
	for _, s := range r.Sessions {
		n.of(s.Session)
		v.Sessions = append(v.Sessions, sessionOf(s))
		if s.Assessment && !s.Planned {
			held++
		}
	}
	v.Assessments = numberOf(held, nil)
	for _, s := range r.Scores {
		v.OnScale, v.OffScale = v.OnScale || s.Scale != nil, v.OffScale || s.Scale == nil
	}
	if r.TCO != nil {
		s := sessionOf(*r.TCO)
		v.TCO = &s
		n.of(r.TCODocument)
	}
	for _, s := range r.Stakeholders {
		line := Stakeholder{Role: said(s.Role, s.Sessions[0].At("attendee roles"))}
		for _, in := range s.Sessions {
			line.Sessions = append(line.Sessions, said(in.Kind, in.At("kind")))
		}
		v.Stakeholders = append(v.Stakeholders, line)
	}
	for _, s := range r.Scores {
		v.Scores = append(v.Scores, scoresOf(s, r.Gaps, &n))
	}
	for _, g := range r.Gaps {
		line := ReadinessGap{Standing: string(g.Standing), Low: g.Low, ReadinessItem: itemOf(model.ItemScore{Item: g.Item}, nil, r.Gaps)}
		v.Gaps = append(v.Gaps, line)
	}
	v.Objections = m.objections(cs, model.AboutReadiness)
	v.Missing = saidAll(readinessMissing(v, r), source.Ref{})
	v.Points = v.openPoints(said(r.Owner, source.Ref{}))
	v.Newest = n.date
	return v
}

func sessionOf(s model.SessionHeld) ReadinessSession {
	x := s.Session
	line := ReadinessSession{
		Kind: said(x.Kind, x.At("kind")), Date: day(x.Date, x.At("date")), Attendees: saidAll(x.Attendees, x.At("attendee roles")),
		Documents: saidAll(x.Documents, x.At("documents discussed")), Decided: said(x.Decided, x.At("decided")), Assessment: s.Assessment, IsPlanned: s.Planned,
	}
	if d := s.TCO; d != nil {
		line.TCO, line.TCOTitle, line.TCODate = said(d.ID, d.At("id")), said(d.Title, d.At("title")), day(d.Date, d.At("date"))
		line.TCOVersion, line.TCONewer = said(d.Version, d.At("version")), d.Date.After(x.Date)
		if !d.ApprovedOn.After(x.Date) {
			line.TCOApproved = day(d.ApprovedOn, d.At("first approved on"))
		}
	}
	return line
}

func scoresOf(s model.ReadinessScores, gaps []model.ReadinessGap, n *newest) ReadinessScores {
	v := ReadinessScores{Name: said(s.Name, source.Ref{}), Number: s.Number, Scored: s.Scored, Average: s.Average, Before: s.Before, Again: s.Again, Unlooked: saidAll(s.Unlooked, source.Ref{})}
	if k := s.Scale; k != nil {
		v.Places = colourPlaces(k.Colours)
		for _, c := range k.Colours {
			v.Colours = append(v.Colours, string(c))
		}
		v.Red, v.Amber, v.Green = s.Red, s.Amber, s.Green
		v.Known, v.Coloured, v.Title, v.Source = true, len(k.Colours) > 0, said(k.Title, k.Ref), said(k.Source, k.Ref)
		v.Lowest, v.Highest = value.Stated(k.Lowest.Value, k.Lowest.Ref), value.Stated(k.Highest.Value, k.Highest.Ref)
		if v.Coloured {
			v.Lowest, v.Highest = value.Stated(value.Int(1), k.Ref), value.Stated(value.Int(len(k.Colours)), k.Ref)
		}
	}
	for _, a := range s.Areas {
		area := ReadinessArea{
			Name: a.Name, Number: a.Number, Scored: a.Scored, Average: a.Average, Least: a.Least, Before: a.Before, Again: a.Again, Red: a.Red, Amber: a.Amber, Green: a.Green,
			Gaps: a.Gaps, ByStart: a.ByStart, ByCutover: a.ByCutover, Later: a.Later, Open: a.OpenGaps,
		}
		for _, i := range a.Items {
			n.of(i.Item)
			area.Items = append(area.Items, itemOf(i, s.Scale, gaps))
		}
		v.Areas = append(v.Areas, area)
	}
	v.findWeakest()
	return v
}

// findWeakest names the areas with the lowest average. Where most areas have it, none is singled out.
func (v *ReadinessScores) findWeakest() {
	differ := false
	for _, a := range v.Areas {
		if a.Average == nil || !a.Average.Value.Known {
			continue
		}
		name := []*doc.Value{said(a.Name, source.Ref{})}
		switch {
		case v.Weak == nil:
			v.Weak, v.Weakest = a.Average, name
		case a.Average.Value.Decimal.Equal(v.Weak.Value.Decimal):
			v.Weakest = append(v.Weakest, name...)
		case a.Average.Value.Decimal.LessThan(v.Weak.Value.Decimal):
			v.Weak, v.Weakest, differ = a.Average, name, true
		default:
			differ = true
		}
	}
	if !differ || 2*len(v.Weakest) > len(v.Areas) {
		v.Weak, v.Weakest = nil, nil
	}
}

// colourPlaces are colours with their places on the scale, as a heat map numbers them.
func colourPlaces(colours []model.Colour) string {
	var places []string
	for i, c := range colours {
		places = append(places, fmt.Sprintf("%d %s", i+1, c))
	}
	return strings.Join(places, ", ")
}

func itemOf(i model.ItemScore, scale *model.ReadinessScale, gaps []model.ReadinessGap) ReadinessItem {
	x := i.Item
	v := ReadinessItem{
		Area: said(x.Area, x.At("area")), Item: said(x.Item, x.At("item")), Finding: said(x.Finding, x.At("finding")), Action: said(x.Action, x.At("action")),
		Owner: said(x.Owner, x.At("owner")), Due: day(x.Due, x.At("due")), Closed: day(x.ClosedOn, x.At("closed on")), Score: i.Score, Again: i.Again,
		Said: written(x.Score, x.Colour, x.At("score"), x.At("colour")), SaidAgain: written(x.Again, x.AgainIn, x.At("score after"), x.At("colour after")),
		Tone: scoreTone(i.Score, scale),
	}
	for _, g := range gaps {
		if g.Item == x {
			v.Gap = string(g.Standing)
		}
	}
	return v
}

// written is a score as its cell says it.
func written(n value.Number, c model.Colour, at, colourAt source.Ref) *doc.Value {
	if c != "" {
		return said(string(c), colourAt)
	}
	return amount(n, "", at)
}

// scoreTone is bad at the foot of the scale, warning where the score is a gap, good at its head.
func scoreTone(score *value.Figure, scale *model.ReadinessScale) doc.Tone {
	if score == nil || scale == nil {
		return doc.Neutral
	}
	d, lowest, highest := score.Value.Decimal, scale.Lowest.Value, scale.Highest.Value
	if len(scale.Colours) > 0 {
		lowest, highest = value.Int(1), value.Int(len(scale.Colours))
	}
	switch {
	case d.LessThanOrEqual(lowest):
		return doc.Bad
	case d.LessThanOrEqual(scale.GapAt.Value):
		return doc.Warning
	case d.GreaterThanOrEqual(highest):
		return doc.Good
	}
	return doc.Neutral
}

// openPoints is what is left to do: the gaps that are open, what was closed and never looked at again, and what was not looked at.
func (v *Readiness) openPoints(assessor *doc.Value) []OpenPoint {
	var open []OpenPoint
	for _, g := range v.Gaps {
		if g.Standing != string(model.GapOpen) && g.Standing != string(model.GapOverdue) {
			continue
		}
		what := []*doc.Value{said(strings.Trim(valueText(g.Area)+": "+valueText(g.Item), ": ")+".", source.Ref{})}
		if g.Action != nil {
			what = append(what, g.Action)
		}
		why := "a gap that nobody closes is found again in the migration"
		if g.Finding != nil {
			why = g.Finding.Text
		}
		open = append(open, OpenPoint{What: what, Who: g.Owner, By: g.Due, Why: why, Late: g.Standing == string(model.GapOverdue)})
	}
	add := func(what string, names []string, why string) {
		if len(names) > 0 {
			open = append(open, OpenPoint{What: []*doc.Value{said(what+": "+strings.Join(names, "; "), source.Ref{})}, Who: assessor, Why: why})
		}
	}
	var unproven, unscored, unlooked []string
	for _, s := range v.Scores {
		for _, a := range s.Areas {
			for _, i := range a.Items {
				name := strings.Trim(a.Name+": "+valueText(i.Item), ": ")
				switch {
				case s.Known && i.Score == nil:
					unscored = append(unscored, name)
				case i.Closed != nil && i.SaidAgain == nil && i.Score != nil:
					unproven = append(unproven, name)
				}
			}
		}
		for _, area := range s.Unlooked {
			unlooked = append(unlooked, valueText(area))
		}
	}
	if v.TCO == nil {
		add("Put the results of the TCO before the stakeholders, and name the analysis among the documents discussed", []string{"Sessions"}, "the assessment is to discuss them; an auditor asks when and with whom")
	}
	if v.Original == nil {
		add("Register the assessment that the customer received", []string{"Documents, kind MRA"}, "the auditor asks for the original")
	}
	add("Score what has no score on its scale", unscored, "what is not scored can be neither ready nor a gap")
	add("Assess the areas that were left out", unlooked, "nobody knows what stands in the way there")
	add("Score again what was closed and not looked at since", unproven, "a day of closing says that something was done; a second score, that it helped")
	return open
}

// readinessMissing says what is not recorded and who will look for it.
func readinessMissing(v *Readiness, r *model.Readiness) []string {
	var all []string
	miss := func(absent bool, what string) {
		if absent {
			all = append(all, what)
		}
	}
	miss(v.Original == nil, "the readiness assessment itself, as the customer received it (Documents, kind MRA): the auditor asks for it, and this document is no substitute")
	miss(r.Ended.IsZero(), "a session of the assessment that was held, with its date and who took part (Sessions): the auditor looks for stakeholders who agreed")
	miss(len(r.Stakeholders) == 0, "the roles that took part (Sessions, attendee roles): without them nobody can tell whether the stakeholders are aligned")
	miss(v.TCO == nil, "a session that discussed the TCO analysis (Sessions, documents discussed): the assessment is to discuss its results")
	miss(v.TCO != nil && v.TCO.TCONewer && v.TCO.TCOApproved == nil, "the version of the TCO analysis that was discussed: the one on record is dated after the session, and no earlier approval is recorded (Documents, first approved on)")
	miss(len(r.Scores) == 0, "the areas with their scores (Readiness): the customer cannot see where it stood")
	miss(len(r.Gaps) == 0 && len(r.Scores) > 0, "gaps with recommendations (Readiness, action, owner, due): either there was none, or they were not recorded")
	for _, s := range r.Scores {
		miss(len(s.Unlooked) > 0, "areas of the scale "+s.Name+" that were not looked at, or not recorded (Readiness, area): "+strings.Join(s.Unlooked, "; "))
	}
	return all
}
