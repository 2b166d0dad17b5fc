// Package schedule works out when a migration is done, by whom and in which order: the critical path of its activities, what came of
// the plan, the matrix of responsibilities, the waves and their cutovers. It is pure.
//
// Conventions (critical path method, precedence diagram):
//   - Time is counted in working days, from the first day that the plan names. Monday to Friday are worked but for holidays: those that
//     the sheets give for the migration, and those for all.
//   - Activities are tied from finish to start, start to start, finish to finish or start to finish, with a lag or a lead in working days.
//   - An activity begins as soon as its predecessors allow. One without any begins on its planned day; a cutover, a milestone, and what is
//     planned on days that are not worked, not before its planned day, since that day is agreed.
//   - A milestone takes no time and falls on the last day of the work before it. What is planned on days that are not worked takes no
//     working day.
//   - What the sheets do not say stays unknown, and so does what follows from it. Activities that wait for each other are unknown too.
package schedule

import (
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Input is what is recorded about one migration.
type Input struct {
	Migration        *model.Migration
	AsOf             value.Date
	Activities       []*model.Activity       // of the migration
	Predecessors     []*model.Predecessor    // of any migration
	Holidays         []*model.Holiday        // of the migration, and those for all
	Parties          []*model.Party          // of the migration, and those for all
	Responsibilities []*model.Responsibility // of any migration
	Cutover          []*model.CutoverStep    // of the migration
	Risks            []*model.Risk           // of the migration
	Applications     []*model.Application    // of the migration
	Servers          []*model.Server         // of the migration, no templates
	Dependencies     []*model.Dependency     // of any migration
}

// Make works the plan out. It is nil where neither an activity nor a step of a cutover nor a risk is recorded. Whatever contradicts
// itself is a finding at its cell.
func Make(in Input) (*model.Plan, []model.Finding) {
	if len(in.Activities) == 0 && len(in.Cutover) == 0 && len(in.Risks) == 0 {
		return nil, nil
	}
	p := &planner{Input: in, id: in.Migration.ID + "/plan/", plan: &model.Plan{}}
	p.readCalendar()
	p.readActivities()
	p.tie()
	p.findFirst()
	p.cycles()
	p.forward()
	p.backward()
	p.trace()
	p.contradictions()
	p.measure()
	p.deadline()
	p.forecast()
	p.kinds()
	p.waves()
	p.patterns()
	p.matrix()
	p.cutovers()
	p.risks()
	p.gaps()
	return p.plan, p.findings
}

// planner holds what the steps share.
type planner struct {
	Input
	id       string // of figures: "M-07/plan/"
	plan     *model.Plan
	findings []model.Finding

	holidays []*value.Figure
	nodes    []*node // in reading order
	order    []*node // predecessors first; without those that wait for each other
}

// node is an activity in the network.
type node struct {
	*model.PlanActivity
	key    string // of its figures: "M-07/plan/LOG-T01/"
	before []*tie
	after  []*tie
	knot   bool          // it waits for itself, by way of others
	driver *tie          // what it begins with; nil where nothing holds it back
	place  *value.Figure // of its planned start; nil until it is asked for
}

// tie is a link of the network.
type tie struct {
	from, to *node
	link     *model.PlanLink
	knot     bool // part of a cycle
}

const (
	network  = "critical path method"
	recorded = "the workspace, Activities"
	working  = "working day"
)

func rule(name, origin string) value.Rule {
	return value.Rule{Name: name, Origin: origin, Published: true}
}

// whole is a number of our own: a leaf without a place.
func whole(n int) *value.Figure { return value.Stated(value.Int(n)) }

// unknown is a leaf that is not known, for the reason.
func unknown(why string, at source.Ref) *value.Figure {
	return (&value.Figure{Op: value.Cell, Sources: []source.Ref{at}}).By(rule(why, recorded))
}

func isZero(f *value.Figure) bool { return f.Value.Known && f.Value.Decimal.IsZero() }

// number is a figure's value as a whole number; ok is false where it is unknown.
func number(f *value.Figure) (n int, ok bool) {
	if f == nil || !f.Value.Known {
		return 0, false
	}
	return int(f.Value.Decimal.IntPart()), true
}

func (p *planner) find(f model.Finding) {
	f.Migration = p.Migration.ID
	p.findings = append(p.findings, f)
}
