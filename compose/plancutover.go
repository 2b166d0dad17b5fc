package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// PlanCutover is the plan of one wave's cutover.
type PlanCutover struct {
	Wave   string
	Day    *value.Figure // of T
	T      *doc.Value    // by the clock: "20:00"; nil where no step says it
	Length *value.Figure // minutes
	Lasts  *doc.Value    // the same in hours: "7 h 15 min"; nil where it is unknown
	Steps  []PlanStep
}

// PlanStep is one step with its times.
type PlanStep struct {
	What, Owner, Written, After, Rollback, Trigger *doc.Value
	Start, End, Duration                           *value.Figure // minutes; Start and End from T
	From, To                                       *doc.Value    // by the clock, or from T; nil where they are unknown
	FromMoment, ToMoment                           *value.Figure // the same with their days; nil where day or time of T is not known
	Decision                                       bool
}

func (v *Plan) addCutovers(p *model.Plan) {
	for _, c := range p.Cutovers {
		line := PlanCutover{Wave: c.Wave, Day: c.Day, Length: c.Length}
		if minutes, ok := minutesOf(c.Length); ok {
			line.Lasts = said(lasting(minutes), firstOf(c.Length.Leaves()))
		}
		if c.Clock != nil {
			line.T = said(clock(c, 0), firstOf(c.Clock.Sources))
		}
		for _, s := range c.Steps {
			line.Steps = append(line.Steps, stepOf(c, s))
		}
		v.Cutovers = append(v.Cutovers, line)
	}
}

func stepOf(c model.Cutover, s model.CutoverLine) PlanStep {
	x := s.Step
	step := PlanStep{
		What: said(x.Step, x.At("step")), Owner: said(x.Owner, x.At("owner")), Written: said(x.Start, x.At("start")), After: said(x.Predecessor, x.At("predecessor")),
		Rollback: said(x.Rollback, x.At("rollback")), Trigger: said(x.Trigger, x.At("trigger")), Decision: x.GoNoGo == model.Yes,
		Start: s.Start, End: s.End, Duration: s.Duration, FromMoment: s.From, ToMoment: s.To,
	}
	at := func(f *value.Figure) *doc.Value {
		minutes, ok := minutesOf(f)
		switch {
		case !ok:
			return nil
		case c.Clock != nil:
			v := doc.TextOf(clock(c, minutes), append(f.Leaves(), c.Clock.Sources...)...)
			return &v
		}
		v := doc.TextOf(fromT(minutes), f.Leaves()...)
		return &v
	}
	step.From, step.To = at(s.Start), at(s.End)
	return step
}

func minutesOf(f *value.Figure) (int, bool) {
	if f == nil || !f.Value.Known {
		return 0, false
	}
	return int(f.Value.Decimal.IntPart()), true
}

const minutesOfDay = 24 * 60

// clock is the time so many minutes from T: "20:45"; with the number of days between where it is not T's own day.
func clock(c model.Cutover, minutes int) string {
	t, _ := minutesOf(c.Clock)
	at := t + minutes
	days := at / minutesOfDay
	if at%minutesOfDay < 0 {
		days--
	}
	at -= days * minutesOfDay
	text := fmt.Sprintf("%02d:%02d", at/60, at%60)
	switch {
	case days == 1:
		return text + ", next day"
	case days == -1:
		return text + ", day before"
	case days != 0:
		return fmt.Sprintf("%s, %+d days", text, days)
	}
	return text
}

// fromT is a time without a clock: "T + 1:30".
func fromT(minutes int) string {
	sign := "+"
	switch {
	case minutes == 0:
		return "T"
	case minutes < 0:
		sign, minutes = "−", -minutes
	}
	return fmt.Sprintf("T %s %d:%02d", sign, minutes/60, minutes%60)
}

// lasting is a span in hours and minutes.
func lasting(minutes int) string {
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	}
	return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
}

// planCutoverTables are the cutover plans, a table a wave.
func planCutoverTables(v CaseStudy, l value.Locale) []doc.Block {
	var tables []doc.Block
	for _, c := range planOf(v).Cutovers {
		t := doc.Table{
			ID: "plan-cutover-" + value.Slug(c.Wave), Caption: cutoverCaption(c, l),
			Columns: []doc.Column{
				numbered("No."), numbered("After"), column("From", 1), column("To", 1), column("Step", 2.6), column("Owner", 1.6), column("Way back", 2), column("What triggers it", 2),
			},
			Note: doc.Say("How to read: after is the number of the step that has to be done first. T is when the target takes over. A step without a time of its own starts when the one before it is done. At a decision the cutover goes on or back."),
		}
		for i, s := range c.Steps {
			what := head(s.What)
			if s.Decision {
				what.Content = append(what.Content, doc.Break{}, doc.Text{Text: "Decision: go or no-go", Italic: true})
			}
			t.Rows = append(t.Rows, row(doc.TextCell(l.Number(value.Int(i+1), 0)), c.afterCell(s, l), cell(s.From), cell(s.To), what, cell(s.Owner), missing(s.Rollback), missing(s.Trigger)))
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return []doc.Block{doc.Table{ID: "plan-cutover", Empty: "No cutover step is recorded for this migration: the cutover team has no order, no point of decision and no way back on paper."}}
	}
	return tables
}

// afterCell is the number of the step that another waits for; what it names where that is none of the wave's steps.
func (c PlanCutover) afterCell(s PlanStep, l value.Locale) doc.TableCell {
	if s.After == nil {
		return cell(nil)
	}
	i := slices.IndexFunc(c.Steps, func(x PlanStep) bool {
		return strings.EqualFold(strings.TrimSpace(x.What.Text), strings.TrimSpace(s.After.Text))
	})
	if i < 0 {
		return cell(s.After)
	}
	v := doc.TextOf(l.Number(value.Int(i+1), 0), s.After.Sources...)
	return doc.ValueCell(v)
}

func cutoverCaption(c PlanCutover, l value.Locale) string {
	text := "Cutover of " + c.Wave
	if c.Day != nil && c.Day.Value.Known {
		text += ", planned for " + l.Figure(c.Day)
	}
	if c.T != nil {
		text += ", T at " + c.T.Text
	}
	if c.Lasts != nil {
		text += ": " + c.Lasts.Text + " from the first step to the last"
	}
	return text
}

// missing is a value that has to be there.
func missing(v *doc.Value) doc.TableCell {
	if v == nil {
		return doc.TableCell{Content: doc.Say("missing"), Tone: doc.Bad}
	}
	return cell(v)
}
