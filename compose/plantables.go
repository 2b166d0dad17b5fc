package compose

import (
	"reflect"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// planMakers are the named blocks about a migration's plan.
func planMakers() []maker {
	return []maker{
		blockOf("tiles", "plan", planTiles),
		blockOf("table", "plan-originals", planOriginalsTable),
		blockOf("table", "plan-patterns", planPatternsTable),
		blockOf("table", "plan-applications", planApplicationsTable),
		blockOf("table", "plan-waves", planWavesTable),
		blockOf("table", "plan-waves-sheet", planWavesSheet),
		blockOf("table", "plan-needs", planNeedsTable),
		blockOf("table", "plan-kinds", planKindsTable),
		blockOf("table", "plan-path", planPathTable),
		blockOf("table", "plan-gates", planGatesTable),
		blockOf("table", "plan-activities", planActivitiesTable),
		blockOf("table", "plan-actual", planActualTable),
		blockOf("table", "plan-late", planLateTable),
		blockOf("table", "plan-forecast", planForecastTable),
		blockOf("table", "plan-forecast-path", planForecastPath),
		blockOf("table", "plan-forecast-sheet", planForecastSheet),
		blockOf("table", "plan-risks", planRisksTable),
		blockOf("table", "plan-gaps", planGapsTable),
		objections("plan-findings", "What contradicts itself, or an auditor would object to",
			"Nothing in the plan contradicts itself: predecessors, days, responsibilities and ways back agree.",
			func(v CaseStudy) []Finding { return planOf(v).Findings }),
		blockOf("table", "plan-schedule", planScheduleTable),
		blockOf("table", "plan-links", planLinksTable),
		blockOf("table", "plan-holidays", planHolidaysTable),
		blockOf("table", "plan-results", planResultsTable),
		blockOf("chart", "plan-gantt", planGantt),
		blockOf("chart", "plan-overview", planOverview),
		blockOf("table", "plan-matrix", planMatrixTable),
		blocksOf("plan-raci", planRACITables),
		blocksOf("plan-cutover", planCutoverTables),
		blocksOf("plan-minutes", planMinutesTables),
		{"table", "plan-figures", reflect.TypeFor[CaseStudy](), func(any, value.Locale) block { return block{late: planFiguresTable} }},
	}
}

// blocksOf is a maker of several tables about one migration.
func blocksOf(name string, f func(CaseStudy, value.Locale) []doc.Block) maker {
	return maker{"table", name, reflect.TypeFor[CaseStudy](), func(view any, l value.Locale) block {
		v, ok := view.(*CaseStudy)
		if !ok || v == nil {
			return block{}
		}
		return block{blocks: f(*v, l)}
	}}
}

// planOf is the plan, or an empty one where there is none.
func planOf(v CaseStudy) Plan { return partOf(v.Plan) }

func planTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	p := planOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure) {
		if f != nil && f.Value.Known {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note})
		}
	}
	switch f := p.Forecast; {
	case f != nil && f.Known:
		add("Done", "of the planned working days", p.Share)
		add("Forecast end", "on what has come of the plan", f.End)
		add("Planned end", "as agreed", p.PlannedEnd)
		add("Last cutover", "as forecast", f.LastMove)
		add("Margin to the deadline", "working days, as forecast", f.Margin)
		add("Behind the plan", unitName(p.Late), p.Late)
	case p.Ended != nil:
		add("Ended", "the last actual finish", p.Ended)
		add("Planned end", "as agreed", p.PlannedEnd)
		add("On time", "activities, finished no later than planned", p.OnTime)
		add("Largest slip", "working days", p.FinishVariance)
		add("Last cutover", "as planned", p.LastMove)
		add("Margin to the deadline", "working days, as planned", p.Margin)
	default:
		add("Length", "working days", p.Length)
		add("Earliest end", "by the critical path", p.End)
		if p.Length != nil && p.Length.Value.Known {
			add("On the critical path", "activities without slack", p.Critical)
		}
		add("Last cutover", "as planned", p.LastMove)
		add("Margin to the deadline", "working days", p.Margin)
		add("Done", "of the planned working days", p.Share)
	}
	return tiles
}

func planOriginalsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-originals", Caption: "The originals that this was compiled from",
		Columns: []doc.Column{column("Document", 2.4), column("Dated", 1.3), column("Version", 0.8), column("By", 1.6), column("Why", 3), column("Discussed in", 2)},
		Note:    doc.Say("How to read: the originals are the evidence. What is generated from the sheets shows what they come to, and is never evidence itself."),
		Empty:   "No migration plan, project plan, matrix of responsibilities or cutover plan is registered for this migration: nothing of the time itself backs this document.",
	}
	for _, o := range planOf(v).Originals {
		title := joined([]*doc.Value{o.ID, o.Title}, ", ")
		title.Header = true
		t.Rows = append(t.Rows, row(title, cell(o.Date), cell(o.Version), cell(o.Author), cell(o.Why), shownCell(o.Original)))
	}
	return t
}

func planPatternsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-patterns", Caption: "Migration patterns, and what moves by each",
		Columns: []doc.Column{column("Pattern", 4), column("Tooling", 2.6), numbered("Applications"), numbered("Servers"), numbered("Effort, hours")},
		Empty:   "No application that moves is listed, so that no pattern can be shown to AWS and its auditor.",
		Note:    doc.Say("How to read: a pattern names the action, what moves, where to and with which tool. A server that serves applications of several patterns counts in the first. A dash: no application states its effort."),
	}
	for _, x := range planOf(v).Patterns {
		pattern := missing(x.Pattern)
		pattern.Header = true
		t.Rows = append(t.Rows, row(pattern, cell(x.Tooling), figure(x.Applications), figure(x.Servers), figure(x.Effort)))
	}
	return t
}

func planApplicationsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-applications", Caption: "Each application: architecture, pattern and wave",
		Columns: []doc.Column{
			column("Application", 2), column("Architecture", 2.4), column("Strategy", 1), column("Wave", 0.9), column("Criticality", 1), column("Owner", 1.6), numbered("Effort, hours"),
		},
		Empty: "No application is listed, so that neither pattern nor architecture can be shown to AWS and its auditor.",
		Note:  doc.Say("How to read: applications stand below the pattern by which they move; those without a pattern come last. What an application does not state is a dash."),
	}
	group := ""
	for i, x := range planOf(v).Moves {
		heading := "No pattern is recorded"
		switch {
		case x.Pattern != nil:
			heading = x.Pattern.Text
		case x.Strategy != nil && (x.Strategy.Text == "retire" || x.Strategy.Text == "retain"):
			heading = "Not moved"
		}
		if heading != group || i == 0 {
			group = heading
			t.Rows = append(t.Rows, groupRow(heading, len(t.Columns)))
		}
		t.Rows = append(t.Rows, row(head(x.Name), cell(x.Architecture), cell(x.Strategy), cell(x.Wave), cell(x.Criticality), cell(x.Owner), cell(x.Effort)))
	}
	return t
}

func planWavesTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-waves", Caption: "Waves: what moves together, and when",
		Columns: []doc.Column{
			column("Wave", 1), numbered("Applications"), numbered("Servers"), column("By strategy", 1.6), numbered("Effort, hours"), column("Planned", 1.6),
			column("Cutover planned", 1.5), column("Moved", 1.5),
		},
		Empty: "No wave is recorded, so that AWS and its auditor cannot see what moves together.",
		Note:  doc.Say("How to read: a server that serves several waves counts in the first. Moved is the last day on which an application of the wave went live; a dash: not all that move have."),
	}
	for _, w := range planOf(v).Waves {
		t.Rows = append(t.Rows, row(head(w.Name), figure(w.Applications), figure(w.Servers), measuredCell(w.strategies()), figure(w.Effort), span(w.From, w.To),
			figure(w.Cutover), figure(w.Moved)))
	}
	return t
}

// strategies are how many applications of the wave move by each strategy.
func (w PlanWave) strategies() []doc.Inline {
	var all []doc.Inline
	for i, s := range w.Strategies {
		if i > 0 {
			all = append(all, doc.Text{Text: ", "})
		}
		all = append(all, doc.FigureOf(s.Number), doc.Text{Text: " " + s.Name})
	}
	return all
}

func planNeedsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-needs", Caption: "Applications that need each other, and whether they move together",
		Columns: []doc.Column{column("Application", 2.2), column("Needs", 2.2), column("By way of", 1.4), column("Hard or soft", 1), column("Waves", 2)},
		Empty:   "No dependency between applications is recorded: the project manager cannot see from the sheets what has to move together.",
		Note:    doc.Say("How to read: hard ones should move together; where they do not, both sides have to reach each other from the first of the two waves to the second."),
	}
	for _, x := range planOf(v).Needs {
		together := joined([]*doc.Value{x.FromWave}, "")
		if x.Apart {
			together = joined([]*doc.Value{x.FromWave, x.ToWave}, " and ")
			if x.Hardness != nil && x.Hardness.Text == "hard" {
				together.Tone = doc.Warning
			}
		}
		t.Rows = append(t.Rows, row(head(x.From), cell(x.To), cell(x.Kind), cell(x.Hardness), together))
	}
	return t
}

func planKindsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-kinds", Caption: "Kinds of work: who does it, when, and how much of it",
		Columns: []doc.Column{column("Kind of work", 1.4), column("Who does it", 3.4), column("Planned", 1.6), numbered("Activities"), numbered("Working days"), numbered("Share")},
		Empty:   "No activity is recorded (Activities): the customer’s sponsor cannot see what the time is spent on.",
		Note:    doc.Say("How to read: who does it are all parties that are responsible (R) for an activity of the kind. The share is of the working days of all activities, whoever works on them. A cutover on days that are not otherwise worked takes no working day."),
	}
	for _, k := range planOf(v).Kinds {
		name := k.Name
		if name == "" {
			name = "kind not recorded"
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(name)), joined(k.Doers, ", "), span(k.From, k.To), figure(k.Activities), figure(k.Days), figure(k.Share)))
	}
	return t
}

func planRisksTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-risks", Caption: "Risks, the gravest first",
		Columns: []doc.Column{column("Grade", 0.9), column("What may happen", 3), chosen("Likelihood", model.Words(model.Level(""))), chosen("Impact", model.Words(model.Level(""))), column("What is done about it", 3), column("Owner", 1.6), column("Closed", 1.2)},
		Empty:   "No risk is recorded: the customer’s sponsor cannot see what may go wrong.",
		Note:    doc.Say("How to read: the grade stands half way between likelihood and impact in the list low, medium, high, critical, and takes the graver one in between."),
	}
	for _, r := range planOf(v).Risks {
		grade := words(r.Grade)
		grade.Header = true
		switch {
		case !r.Open:
			grade.Tone = doc.Muted
		case r.Grade == "critical":
			grade.Tone = doc.Bad
		case r.Grade == "high":
			grade.Tone = doc.Warning
		}
		t.Rows = append(t.Rows, row(grade, joined([]*doc.Value{r.ID, r.What}, " "), cell(r.Likelihood), cell(r.Impact), missing(r.Mitigation), missing(r.Owner), cell(r.Closed)))
	}
	return t
}

func planGapsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "plan-gaps", Caption: "What the sheets do not say, and for whom that is a gap",
		Columns: []doc.Column{column("What is missing", 4), column("For whom", 2)},
		Empty:   "Everything that this document needs is recorded.",
	}
	for _, g := range planOf(v).Gaps {
		what := cell(said(value.Capital(g.What.Text), firstOf(g.What.Sources)))
		what.Header = true
		t.Rows = append(t.Rows, row(what, cell(g.For)))
	}
	return t
}
