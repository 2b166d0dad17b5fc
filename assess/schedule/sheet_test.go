package schedule_test

import (
	"reflect"
	"strings"
	"testing"

	"dossier/assess/schedule"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// project is the plan of one migration, filled in by hand.
type project struct{ in schedule.Input }

func newProject() *project {
	return &project{schedule.Input{Migration: &model.Migration{ID: "M-1"}, AsOf: day("2025-12-31")}}
}

// add plans an activity: "A 2025-03-03 2025-03-05", "B . . 4", "C 2025-03-03 . 4"; a point is a blank cell.
func (p *project) add(cells string) *model.Activity {
	f := append(strings.Fields(cells), ".", ".", ".")
	a := &model.Activity{ID: f[0], Migration: "M-1", Title: "Activity " + f[0], Start: day(f[1]), Finish: day(f[2]), Duration: number(f[3])}
	p.in.Activities = append(p.in.Activities, a)
	return a
}

// wait ties activities: "B A FS 2".
func (p *project) wait(cells string) {
	f := append(strings.Fields(cells), ".", ".")
	link := &model.Predecessor{Activity: f[0], Predecessor: f[1], Lag: number(f[3])}
	if f[2] != "." {
		link.Type = model.LinkType(f[2])
	}
	p.in.Predecessors = append(p.in.Predecessors, link)
}

func (p *project) rest(days ...string) {
	for _, d := range days {
		p.in.Holidays = append(p.in.Holidays, &model.Holiday{Date: day(d)})
	}
}

func (p *project) parties(names ...string) {
	for _, n := range names {
		p.in.Parties = append(p.in.Parties, &model.Party{Name: n, Side: "partner"})
	}
}

func (p *project) role(activity, party, role string) {
	p.in.Responsibilities = append(p.in.Responsibilities, &model.Responsibility{Activity: activity, Party: party, Role: model.RACIRole(role)})
}

// make works the plan out, with each record in the row that it would have in a workbook.
func (p *project) make(t testing.TB) (*model.Plan, []model.Finding) {
	t.Helper()
	place([]*model.Migration{p.in.Migration}, "Migrations")
	place(p.in.Activities, "Activities")
	place(p.in.Predecessors, "Predecessors")
	place(p.in.Holidays, "Holidays")
	place(p.in.Responsibilities, "Responsibilities")
	place(p.in.Cutover, "Cutover")
	place(p.in.Risks, "Risks")
	place(p.in.Applications, "Applications")
	place(p.in.Servers, "Servers")
	plan, findings := schedule.Make(p.in)
	for _, f := range findings {
		if f.ID == "" || f.Kind == 0 || f.Ref.IsZero() || f.What == "" || f.Rule == "" || f.Mend == "" || f.Migration != "M-1" {
			t.Errorf("finding is not complete: %+v", f)
		}
	}
	return plan, findings
}

func place[R model.Record](records []R, kind string) {
	s := model.SchemaOf(kind)
	table := &model.Table{Ref: source.Ref{File: "plan.xlsx", Sheet: kind}, Kind: kind, Columns: map[string]int{}, FirstCol: 1, LastCol: len(s.Fields)}
	for i, f := range s.Fields {
		table.Columns[f.Name] = i + 1
	}
	for i, r := range records {
		reflect.ValueOf(r).Elem().FieldByName("Row").Set(reflect.ValueOf(model.Row{Table: table, Number: i + 2}))
	}
}

func day(text string) value.Date {
	if text == "." || text == "" {
		return value.Date{}
	}
	d, err := value.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func number(text string) value.Number {
	if text == "." {
		return value.Number{}
	}
	d, err := value.ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return value.Num(d)
}

// activity is the activity of the id in the plan.
func activity(t testing.TB, plan *model.Plan, id string) *model.PlanActivity {
	t.Helper()
	for _, a := range plan.Activities {
		if a.Activity.ID == id {
			return a
		}
	}
	t.Fatalf("no activity %s", id)
	return nil
}

// shown is a figure as a test reads it: a day, a number, "?" where it is unknown and "-" where there is none.
func shown(f *value.Figure) string {
	switch {
	case f == nil:
		return "-"
	case !f.Value.Known:
		return "?"
	case f.Unit == value.CalendarDay:
		return value.DayOf(f.Value).String()
	}
	return f.Value.String()
}

func path(plan *model.Plan) string {
	var ids []string
	for _, a := range plan.Path {
		ids = append(ids, a.Activity.ID)
	}
	return strings.Join(ids, " ")
}
