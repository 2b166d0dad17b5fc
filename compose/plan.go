package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Plan is what a document may say of when a migration is done, by whom and in which order. Figures are nil where they have no meaning.
type Plan struct {
	Scheduled                bool // the network has an end and a critical path
	Finished                 bool // every activity has an actual finish
	AnyLate                  bool // something is behind the plan
	NoneBegun                bool // no activity has begun
	NoneDone                 bool // no activity is finished
	Slipped                  bool // a finished activity was finished after its planned day
	LastMoveTold, MarginTold bool // the forecast already says when the last cutover is planned, and what it leaves to the deadline
	Reasoned                 bool // an original says why it was planned so
	AnyServers               bool // a machine is listed
	AnyApplications          bool // an application is
	Long                     bool // its drawing takes several pages, and an overview helps

	First, Length, End, PlannedEnd, Deadline, LastMove, Margin                         *value.Figure
	Count, Completed, OnTime, Begun, Days, Done, Share, Critical, Late, FinishVariance *value.Figure
	AsOf                                                                               *value.Figure // nil where every activity is finished
	Codes                                                                              *value.Figure // share of code updates in the planned days; nil for none
	Applications, Servers                                                              *value.Figure

	Forecast *PlanForecast // nil where none can be told, or every activity is finished
	Ended    *value.Figure // the day of the last actual finish, once every activity is finished; nil before

	Originals  []PlanOriginal
	Holidays   []PlanHoliday
	Rests      []*doc.Value // the holidays that fall on its days; nil where they are many, or none
	Activities []PlanActivity
	Path       []PlanActivity
	Links      []PlanLink
	Cancelled  []*doc.Value
	Kinds      []PlanKind
	Waves      []PlanWave
	Patterns   []PlanPattern
	Moves      []PlanMove // the applications, by pattern
	Needs      []PlanNeed
	Sides      []PlanSide // the matrix, a part for each side
	Cutovers   []PlanCutover
	Risks      []PlanRisk
	Gaps       []PlanGap
	Findings   []Finding
	Newest     value.Date
}

// PlanForecast is when the plan ends on what has come of it by the day that the document speaks of.
type PlanForecast struct {
	End, Slip, LastMove, Margin *value.Figure // LastMove and Margin are nil where they have no meaning
	Today                       *value.Figure
	Known                       bool           // End is
	Late                        bool           // End is after the planned end
	Early                       bool           // End is before it
	MovesAsPlanned              bool           // LastMove is the planned one
	TailLate                    bool           // End is after the deadline, and the last cutover is not
	Missed                      bool           // the last cutover, or where none is planned the end, is after the deadline
	Assumed                     *value.Figure  // activities in progress that record no remaining days; nil for none
	Path                        []PlanActivity // what End hangs on
}

// ActivityForecast is when an activity that is not finished is expected to be.
type ActivityForecast struct {
	Remaining            *value.Figure // nil where it is not in working days
	Assumed              bool          // Remaining is, since none is recorded
	Running              bool
	StartPlace, EndPlace *value.Figure
	Start, Finish, Slip  *value.Figure
	Driver               string     // what decides when it goes on, where no other activity does
	Waits                *doc.Value // the activity that does
}

// PlanOriginal is a registered document that tells of the plan, and of what.
type PlanOriginal struct {
	Kind string
	*Original
}

// PlanHoliday is a day on which nobody works.
type PlanHoliday struct {
	Day  *value.Figure
	Name *doc.Value
}

// PlanActivity is an activity with its place in the plan.
type PlanActivity struct {
	ID, Title, Phase, Wave, Kind, Status           *doc.Value
	Group                                          string // phase and wave
	Milestone, Held, Done                          bool
	Start, Finish, Duration                        *value.Figure
	EarlyStart, EarlyFinish, LateStart, LateFinish *value.Figure
	EarlyFrom, EarlyTo, LateFrom, LateTo           *value.Figure
	Slack, FreeSlack, Critical                     *value.Figure
	ActualStart, ActualFinish                      *value.Figure
	StartVariance, FinishVariance, Late            *value.Figure
	Behind                                         string
	Waits                                          []PlanWait
	Doers                                          []*doc.Value      // the parties that are responsible for it (R)
	Answers, Told                                  []*doc.Value      // of a milestone or a cutover: who is accountable (A); who is consulted or informed (C, I)
	Forecast                                       *ActivityForecast // nil where it is finished
	Row                                            source.Ref
}

// PlanWait is what an activity waits for.
type PlanWait struct {
	For *doc.Value
	How string // "SS + 2"; empty for from finish to start without a lag
}

// PlanLink ties two activities.
type PlanLink struct {
	From, To, Type *doc.Value
	Lag            *value.Figure
	Critical       bool // on the critical path
}

// PlanKind is how much of the plan is one kind of work.
type PlanKind struct {
	Name                              string
	Activities, From, To, Days, Share *value.Figure
	Doers                             []*doc.Value // the parties that are responsible for some of it (R)
}

// PlanGap is what the sheets do not say, and for whom that is a gap.
type PlanGap struct{ What, For *doc.Value }

// PlanRisk is a risk with its grade.
type PlanRisk struct {
	ID, What, Likelihood, Impact, Mitigation, Owner, Closed *doc.Value
	Grade                                                   string
	Open                                                    bool
}

// planSubject is for migrations with a recorded plan.
func planSubject() subject {
	return subject{
		name: "plan",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.Plan != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.Plan = m.plan(cs)
			return v.Plan.Newest
		},
	}
}

// plan makes the view of a plan; nil where there is none.
func (m *material) plan(cs *model.CaseStudy) *Plan {
	p := cs.Plan
	if p == nil {
		return nil
	}
	g := p.Progress
	n := newest{until: m.assessment.AsOf}
	v := &Plan{
		Scheduled: len(p.Path) > 0, First: p.First, Length: p.Length, End: p.End, PlannedEnd: p.PlannedEnd, Deadline: p.Deadline, LastMove: p.LastMove, Margin: p.Margin,
		Count: g.Activities, Completed: g.Completed, OnTime: g.OnTime, Begun: g.Begun, Days: g.Days, Done: g.Done, Share: g.Share, Critical: g.Critical, Late: g.Late,
		FinishVariance: g.FinishVariance, Applications: cs.Inventory.Applications, Servers: cs.Inventory.Servers,
	}
	v.addActivities(p, &n)
	v.Finished = len(v.Activities) > 0 && len(where(v.Activities, func(a PlanActivity) bool { return !a.Done })) == 0
	v.AnyApplications = v.Applications != nil && !isZero(v.Applications)
	v.AnyLate, v.AnyServers = v.Late != nil && !isZero(v.Late), v.Servers != nil && !isZero(v.Servers)
	v.NoneDone = isZero(v.Completed)
	v.NoneBegun = v.NoneDone && isZero(v.Begun)
	v.Slipped = v.FinishVariance != nil && v.FinishVariance.Value.Known && v.FinishVariance.Value.Decimal.IsPositive()
	v.Long = len(v.Activities) > overviewFrom
	if !v.Finished && len(v.Activities) > 0 {
		v.AsOf = p.AsOf
	}
	v.addForecast(p)
	v.MarginTold = v.Forecast != nil && v.Forecast.Known
	v.LastMoveTold = v.MarginTold && v.Forecast.MovesAsPlanned
	for _, h := range p.Holidays {
		v.Holidays = append(v.Holidays, PlanHoliday{Day: h.Day, Name: said(h.Holiday.Name, h.Holiday.At("name"))})
	}
	for _, k := range p.Kinds {
		name := string(k.Kind)
		if name == "code update" && k.Share.Value.Known {
			v.Codes = k.Share
		}
		v.Kinds = append(v.Kinds, PlanKind{Name: name, Activities: k.Activities, From: k.From, To: k.To, Doers: v.doersOfKind(name), Days: k.Days, Share: k.Share})
	}
	v.addWaves(p)
	v.addMoves(m, cs)
	v.addMatrix(p)
	v.addCutovers(p)
	v.addRisks(p, &n)
	for _, x := range p.Gaps {
		v.Gaps = append(v.Gaps, PlanGap{What: said(x.What, source.Ref{}), For: said(x.For, source.Ref{})})
	}
	v.addOriginals(m, cs, &n)
	v.Rests = v.restDays(p)
	v.Findings = m.objections(cs, model.AboutPlan)
	v.Newest = n.date
	return v
}

func (v *Plan) addActivities(p *model.Plan, n *newest) {
	views := map[*model.PlanActivity]PlanActivity{}
	for _, a := range p.Activities {
		n.of(a.Activity)
		x := activityOf(a)
		x.Doers = holdersOf(p, a.Activity, "R")
		if isGate(x) {
			x.Answers, x.Told = holdersOf(p, a.Activity, "A"), holdersOf(p, a.Activity, "C", "I")
		}
		views[a] = x
	}
	onPath := map[[2]*model.PlanActivity]bool{}
	for i := 1; i < len(p.Path); i++ {
		onPath[[2]*model.PlanActivity{p.Path[i-1], p.Path[i]}] = true
	}
	for _, l := range p.Links {
		x, from := l.Link, l.From.Activity
		v.Links = append(v.Links, PlanLink{
			From: said(from.ID, x.At("predecessor")), To: said(l.To.Activity.ID, x.At("activity")), Type: said(string(x.Type), x.At("type")),
			Lag: l.Lag, Critical: onPath[[2]*model.PlanActivity{l.From, l.To}],
		})
		to := views[l.To]
		to.Waits = append(to.Waits, PlanWait{For: said(from.ID, x.At("predecessor")), How: howOf(l)})
		views[l.To] = to
	}
	for _, a := range p.Activities {
		v.Activities = append(v.Activities, views[a])
	}
	for _, a := range p.Path {
		v.Path = append(v.Path, views[a])
	}
	for _, a := range p.Cancelled {
		v.Cancelled = append(v.Cancelled, said(a.ID+" "+a.Title, a.At("title")))
	}
}

// howOf says how two activities are tied, where it is not from finish to start without a lag: "SS + 2".
func howOf(l model.PlanLink) string {
	kind := string(l.Link.Type)
	if l.Lag == nil || isZero(l.Lag) {
		if kind == "FS" {
			return ""
		}
		return kind
	}
	if kind == "" {
		kind = "FS"
	}
	lag := l.Lag.Value.Decimal
	if lag.IsNegative() {
		return kind + " − " + lag.Neg().String()
	}
	return kind + " + " + lag.String()
}

func activityOf(a *model.PlanActivity) PlanActivity {
	x := a.Activity
	v := PlanActivity{
		ID: said(x.ID, x.At("id")), Title: said(x.Title, x.At("title")), Phase: said(x.Phase, x.At("phase")), Wave: said(x.Wave, x.At("wave")),
		Kind: said(string(x.Kind), x.At("kind")), Status: said(string(x.Status), x.At("status")), Group: x.Phase,
		Milestone: a.Milestone, Held: a.Held, Done: a.ActualFinish != nil, Start: a.Start, Finish: a.Finish, Duration: a.Duration,
		EarlyStart: a.EarlyStart, EarlyFinish: a.EarlyFinish, LateStart: a.LateStart, LateFinish: a.LateFinish,
		EarlyFrom: a.EarlyFrom, EarlyTo: a.EarlyTo, LateFrom: a.LateFrom, LateTo: a.LateTo, Slack: a.Slack, FreeSlack: a.FreeSlack, Critical: a.Critical,
		ActualStart: a.ActualStart, ActualFinish: a.ActualFinish, StartVariance: a.StartVariance, FinishVariance: a.FinishVariance, Late: a.Late, Behind: a.Behind,
		Row: x.Where(), Forecast: forecastOf(a),
	}
	switch {
	case x.Phase == "":
		v.Group = x.Wave
	case x.Wave != "":
		v.Group += ", " + x.Wave
	}
	return v
}

// planOriginals are the kinds of document that tell of a plan.
var planOriginals = []struct {
	kind  model.DocumentKind
	words string
}{
	{model.MigrationPlan, "Migration plan"}, {model.ProjectPlan, "Project plan"}, {model.RACI, "Responsibilities"}, {model.CutoverPlan, "Cutover plan"}, {model.SOW, "Statement of work"},
}

func (v *Plan) addOriginals(m *material, cs *model.CaseStudy, n *newest) {
	for _, k := range planOriginals {
		if o := m.original(cs, k.kind, n); o != nil {
			v.Originals = append(v.Originals, PlanOriginal{Kind: k.words, Original: o})
			v.Reasoned = v.Reasoned || o.Why != nil
		}
	}
}

// mostRests is how many holidays a sentence names.
const mostRests = 12

// restDays are the holidays from the first day of the plan to the last that it names.
func (v *Plan) restDays(p *model.Plan) []*doc.Value {
	end := dayOf(p.PlannedEnd)
	for _, f := range []*value.Figure{p.End, v.Ended} {
		end = last(end, dayOf(f))
	}
	if v.Forecast != nil {
		end = last(end, dayOf(v.Forecast.End))
	}
	var days []*doc.Value
	for _, h := range p.Holidays {
		if d := h.Holiday.Date; d.Before(dayOf(p.First)) || d.After(end) {
			continue
		}
		days = append(days, day(h.Holiday.Date, h.Holiday.At("date")))
	}
	if len(days) > mostRests {
		return nil
	}
	return days
}

func (v *Plan) addRisks(p *model.Plan, n *newest) {
	for _, r := range p.Risks {
		x := r.Risk
		n.of(x)
		v.Risks = append(v.Risks, PlanRisk{
			ID: said(x.ID, x.At("id")), What: said(x.Description, x.At("risk")), Likelihood: said(string(x.Likelihood), x.At("likelihood")),
			Impact: said(string(x.Impact), x.At("impact")), Mitigation: said(x.Mitigation, x.At("mitigation")), Owner: said(x.Owner, x.At("owner")),
			Closed: day(x.ClosedOn, x.At("closed on")), Grade: string(r.Grade), Open: r.Open,
		})
	}
}
