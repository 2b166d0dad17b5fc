package compose

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// optimizationMakers are the named blocks about the optimization plan.
func optimizationMakers() []maker {
	return []maker{
		blockOf("tiles", "optimization", optimizationTiles),
		blockOf("definitions", "optimization-original", func(v CaseStudy, _ value.Locale) doc.Definitions { return optimizationOf(v).Original.definitions() }),
		blockOf("table", "optimization-levers", optimizationLeversTable),
		blockOf("table", "optimization-totals", optimizationTotalsTable),
		blockOf("table", "optimization-planned", optimizationPlannedTable),
		blockOf("table", "optimization-recommended", optimizationRecommendedTable),
		blockOf("table", "optimization-exports", optimizationExportsTable),
		blockOf("table", "optimization-contradicted", optimizationContradictedTable),
		blockOf("table", "optimization-commitments", optimizationCommitmentsTable),
		blockOf("table", "optimization-sizing", sizingTopTable),
		blockOf("table", "optimization-sizing-all", sizingTable),
		blockOf("table", "optimization-spot", optimizationSpotTable),
		blockOf("table", "optimization-spot-planned", optimizationKindTable(func(s OptimizationStep) bool { return s.Lever == "Spot" }, "optimization-spot-planned", "What is planned on Spot capacity")),
		blockOf("table", "optimization-application", optimizationKindTable(ofKind("application"), "optimization-application", "What is changed in the applications")),
		blockOf("table", "optimization-process", optimizationKindTable(ofKind("process"), "optimization-process", "What is changed in processes")),
		blockOf("table", "optimization-operational", optimizationKindTable(ofKind("operational"), "optimization-operational", "What is changed in operation")),
		blockOf("table", "optimization-progress", optimizationProgressTable),
		blockOf("table", "optimization-schedule", optimizationScheduleTable),
		blockOf("table", "optimization-terms", optimizationTermsTable),
		blockOf("table", "optimization-left-out", optimizationLeftOutTable),
		blockOf("table", "optimization-sources", optimizationSourcesTable),
		blockOf("table", "optimization-actions", optimizationActionsTable),
		{"table", "optimization-figures", reflect.TypeFor[CaseStudy](), func(any, value.Locale) block { return block{late: figuresTable} }},
		objections("optimization-findings", "What an auditor would object to in this plan", "Nothing was found in the records of the optimization that an auditor would object to.",
			func(v CaseStudy) []Finding { return optimizationOf(v).Objections }),
		blockOf("chart", "optimization-levers", optimizationLeversChart),
		blockOf("chart", "optimization-progress", optimizationProgressChart),
	}
}

// optimizationOf is the plan, or an empty one where there is none.
func optimizationOf(v CaseStudy) Optimization { return partOf(v.Optimization) }

// stepsOf are the steps that hold, the one that adds most first.
func stepsOf(v CaseStudy, holds func(OptimizationStep) bool) []OptimizationStep {
	steps := where(optimizationOf(v).Steps, holds)
	slices.SortStableFunc(steps, func(a, b OptimizationStep) int {
		switch {
		case a.After == nil && b.After == nil:
			return 0
		case a.After == nil:
			return 1
		case b.After == nil:
			return -1
		}
		return cmp.Or(b.After.Value.Decimal.Cmp(a.After.Value.Decimal), b.Saving.Value.Decimal.Cmp(a.Saving.Value.Decimal))
	})
	return steps
}

func isPlanned(s OptimizationStep) bool { return s.Origin == "planned" }

func optimizationTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	o := optimizationOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure) {
		if f != nil {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note})
		}
	}
	add("Planned", "a month, after overlaps", o.Planned)
	add("Realised", "a month: done, with baseline and method", o.Realised)
	add("Realised of planned", "after overlaps", o.Share)
	if o.SavesFurther {
		add("Further", "a month, recommended beyond the plan", o.Further)
	}
	if o.PlanOverlaps {
		add("Overlap taken off the plan", "a month, would count twice", o.PlannedOverlap)
	}
	if o.SavesFurther && o.FurtherOverlaps {
		add("Overlap taken off the rest", "a month, would count twice", o.FurtherOverlap)
	}
	return tiles
}

func optimizationTotalsTable(v CaseStudy, _ value.Locale) doc.Table {
	o := optimizationOf(v)
	t := doc.Table{
		ID: "optimization-totals", Caption: "Savings a month, before and after overlaps",
		Columns: []doc.Column{column("", 3), amounts("Each by itself", o.Currency), amounts("Overlap", o.Currency), amounts("After overlaps", o.Currency), amounts("Realised", o.Currency)},
		Note: doc.Say("How to read: what is recommended beyond the plan is worked out on what the plan leaves. Realised is what was measured against a " +
			"baseline by a stated method; the rest is only claimed and in no total."),
		Empty: "No saving is stated (Optimization actions, planned saving): the customer’s finance cannot see what the plan is worth. The owners of the actions estimate it.",
	}
	if o.PlannedBefore != nil {
		t.Rows = append(t.Rows, row(headText("Planned by the partner"), bare(o.PlannedBefore), bare(o.PlannedOverlap), bare(o.Planned), bare(o.Realised)))
	}
	if o.FurtherBefore != nil {
		t.Rows = append(t.Rows, row(headText("Recommended beyond the plan"), bare(o.FurtherBefore), bare(o.FurtherOverlap), bare(o.Further), cell(nil)))
	}
	if o.Claimed != nil {
		t.Rows = append(t.Rows, row(headText("Claimed: not done, without baseline or method, or twice"), cell(nil), cell(nil), cell(nil), bare(o.Claimed)))
	}
	return t
}

func optimizationLeversTable(v CaseStudy, _ value.Locale) doc.Table {
	o := optimizationOf(v)
	t := doc.Table{
		ID: "optimization-levers", Caption: "Savings a month by what is changed, after overlaps",
		Columns: []doc.Column{column("What is changed", 2.6), numbered("Actions"), amounts("Planned", o.Currency), amounts("Realised", o.Currency), amounts("Recommended further", o.Currency)},
		Empty:   "No action is recorded.",
	}
	for _, l := range o.Levers {
		t.Rows = append(t.Rows, row(headText(value.Capital(l.Name)), figure(l.Steps), bare(l.Planned), bare(l.Realised), bare(l.Further)))
	}
	if len(t.Rows) > 1 {
		sum := row(headText("Total"), cell(nil), bare(o.Planned), bare(o.Realised), bare(o.Further))
		sum.Kind = doc.TotalRow
		t.Rows = append(t.Rows, sum)
	}
	return t
}

// topRows is how many actions of a table a page shows; the workbook holds all.
const topRows = model.TopSteps

// shortened keeps the first rows of a table and says how many more there are.
func shortened(t doc.Table, l value.Locale) doc.Table {
	if more := len(t.Rows) - topRows; more > 0 {
		t.Rows = t.Rows[:topRows]
		t.Note = append(t.Note, doc.Text{Text: " " + l.Number(value.Int(more), 0) + " more, each saving no more than these, stand in the workbook."})
	}
	return t
}

func optimizationPlannedTable(v CaseStudy, l value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-planned", Caption: "What the partner plans, the largest saving first",
		Columns: []doc.Column{
			column("Id", 1), column("Resource and action", 4), column("Effort", 1), column("Restart", 1), column("Undo", 1), amounts("By itself", in), amounts("After overlaps", in),
			column("Why less", 2.4),
		},
		Note:  doc.Say("How to read: savings a month. Undo: whether it can be taken back. A dash: not stated."),
		Empty: "The partner has recorded no action (Optimization actions): nobody is to do anything, and an auditor sees no plan. The practice lead enters them.",
	}
	for _, s := range stepsOf(v, isPlanned) {
		t.Rows = append(t.Rows, row(head(s.ID), joined([]*doc.Value{s.Resource, s.What}, ": "), cell(s.Effort), cell(s.Restart), cell(s.Rollback), money(s.Saving, in), money(s.After, in),
			words(value.Capital(cmp.Or(s.Why, s.LeftOut)))))
	}
	return shortened(t, l)
}

func optimizationRecommendedTable(v CaseStudy, l value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-recommended", Caption: "What is recommended beyond the plan, the largest saving first",
		Columns: []doc.Column{
			column("Resource", 2), column("Recommended", 3), column("Effort", 1), numbered("CPU"), amounts("By itself", in), amounts("After overlaps", in), column("Why less", 3),
		},
		Note:  doc.Say("How to read: savings a month, as the tool states them, or worked out from utilization and prices; CPU is the peak that was seen, in percent. Nobody has planned these yet."),
		Empty: "No recommendation is recorded.",
	}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool { return !isPlanned(s) && s.Lever != "commitments" && s.LeftOut == "" }) {
		t.Rows = append(t.Rows, row(s.subject(), joined([]*doc.Value{s.What, s.Tool}, ", "), cell(s.Effort), cell(s.CPU), money(s.Saving, in), money(s.After, in), words(value.Capital(s.Why))))
	}
	o := optimizationOf(v)
	if more := len(t.Rows) - topRows; more > 0 && o.RestAfter != nil {
		label := headText(l.Number(value.Int(more), 0) + " more, together")
		label.Span = 4
		rest := doc.TableRow{Kind: doc.TotalRow, Cells: []doc.TableCell{label, bare(o.RestBefore), bare(o.RestAfter), doc.TextCell("")}}
		t.Rows = append(t.Rows[:topRows:topRows], rest)
		t.Note = append(t.Note, doc.Text{Text: " Those that are not listed save no more than those that are, each; they stand in the workbook."})
	}
	return t
}

// optimizationContradictedTable is what tools recommend against what was measured.
func optimizationContradictedTable(v CaseStudy, l value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-contradicted", Caption: "Recommendations that the measurement contradicts: in no total",
		Columns: []doc.Column{
			column("Resource", 2), column("Recommended", 3.4), amounts("As stated", in), column("Metric", 1.1), numbered("Peak"), numbered("Needed"), numbered("Offered"),
		},
		Note: doc.Say("How to read: percent of the present size. Needed is the peak with the headroom, by the rule of right-sizing below; offered is what the recommended " +
			"size has. A tool that sees no memory does not know what is needed of it."),
		Empty: "Nothing that was measured contradicts a recommendation.",
	}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool { return s.Against != nil && !isPlanned(s) }) {
		t.Rows = append(t.Rows, row(s.subject(), joined([]*doc.Value{s.What, s.Tool}, ", "), money(s.Saving, in), words(s.Against.Metric), figure(s.Against.Peak), figure(s.Against.Needs), figure(s.Against.Offers)))
	}
	return shortened(t, l)
}

// optimizationExportsTable is what each export says by itself.
func optimizationExportsTable(v CaseStudy, _ value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-exports", Caption: "What the exports of tools come to",
		Columns: []doc.Column{column("Tool", 2.4), column("About", 2), numbered("Rows"), amounts("As stated", in), amounts("After overlaps", in)},
		Note:    doc.Say("How to read: savings a month. As stated is the sum of the tool’s own estimates, each row by itself, to be found again in its export."),
		Empty:   "No export of a tool is recorded (Recommendations): AWS Compute Optimizer, Cost Optimization Hub and Cost Explorer make one.",
	}
	for _, e := range optimizationOf(v).Exports {
		t.Rows = append(t.Rows, row(head(e.Tool), cell(e.Kind), figure(e.Rows), bare(e.Stated), bare(e.After)))
	}
	return t
}

// subject is the resource as people call it, else its id; of an ARN the last part.
func (s OptimizationStep) subject() doc.TableCell {
	switch {
	case s.Name != nil:
		return head(s.Name)
	case s.Resource == nil:
		return joinedHead(s.ID, s.Region)
	}
	short := *s.Resource
	if i := strings.LastIndexAny(short.Text, ":/"); strings.HasPrefix(short.Text, "arn:") && i < len(short.Text)-1 {
		short.Text = short.Text[i+1:]
	}
	return head(&short)
}

func optimizationCommitmentsTable(v CaseStudy, l value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-commitments", Caption: "Commitments that are planned or recommended",
		Columns: []doc.Column{
			column("Which, and who says so", 4), numbered("An hour"), numbered("Use"), amounts("By itself", in), amounts("Less use", in), amounts("After overlaps", in),
			column("Why less", 2.4),
		},
		Note: doc.Say("How to read: savings a month; use is the share of the commitment that is expected to be used. Less use is its discount on what other actions " +
			"save of the usage that it pays for: it is taken off, so that no hour is saved twice."),
		Empty: "No commitment is planned, and no tool recommends one (Recommendations): the customer’s finance cannot see what a Savings Plan would be worth. Whoever administers the account that is billed exports the recommendations of Cost Explorer.",
	}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool { return s.Lever == "commitments" }) {
		t.Rows = append(t.Rows, row(joinedHead(s.ID, s.What, s.Region, s.Tool), cell(s.Commitment), cell(s.Expected), money(s.Saving, in), money(s.Less, in), money(s.After, in),
			words(value.Capital(cmp.Or(s.Why, s.LeftOut)))))
	}
	return shortened(t, l)
}

func joinedHead(values ...*doc.Value) doc.TableCell {
	c := joined(values, ", ")
	c.Header = true
	return c
}

func optimizationSpotTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-spot", Caption: "Applications that may run on Spot capacity",
		Columns: []doc.Column{column("Application", 2.6), column("Environment", 1.4), column("Criticality", 1.2), numbered("Servers"), column("To be asked", 2)},
		Note: doc.Say("How to read: a candidate stands outside production and is not called critical; the rule is this program’s (assumed). Spot capacity may be taken " +
			"back at two minutes’ notice, so that each owner is asked first. No saving is counted: Spot prices change by the hour."),
		Empty: "No application outside production is recorded, so that none is a candidate.",
	}
	for _, s := range optimizationOf(v).Spot {
		t.Rows = append(t.Rows, row(joinedHead(s.ID, s.Name), cell(s.Environment), cell(s.Criticality), figure(s.Servers), cell(s.Owner)))
	}
	return shortened(t, l)
}

// ofKind holds for steps of a kind of optimization.
func ofKind(kind string) func(OptimizationStep) bool {
	return func(s OptimizationStep) bool { return s.Kind == kind }
}

// optimizationKindTable is the table of those of the partner's actions that hold.
func optimizationKindTable(holds func(OptimizationStep) bool, id, caption string) func(CaseStudy, value.Locale) doc.Table {
	return func(v CaseStudy, l value.Locale) doc.Table {
		in := optimizationOf(v).Currency
		t := doc.Table{
			ID: id, Caption: caption,
			Columns: []doc.Column{column("Id", 1), column("What", 4), column("Owner", 1.8), column("Due", 1.4), column("Done", 1.4), column("Effort", 1), amounts("After overlaps", in)},
			Empty:   "No action of this kind is recorded (Optimization actions): the practice lead is to say which follows, or that none does.",
		}
		for _, s := range stepsOf(v, func(s OptimizationStep) bool { return isPlanned(s) && holds(s) }) {
			t.Rows = append(t.Rows, row(head(s.ID), joined([]*doc.Value{s.Resource, s.What}, ": "), cell(s.Owner), cell(s.Due), cell(s.Done), cell(s.Effort), money(s.After, in)))
		}
		return shortened(t, l)
	}
}

func optimizationProgressTable(v CaseStudy, l value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-progress", Caption: "Planned and realised, with what it was measured against and how",
		Columns: []doc.Column{column("Id", 1), amounts("Planned", in), amounts("Realised", in), column("Done", 1.3), column("Baseline", 2.6), column("Method", 2.6), column("Counts", 1)},
		Note:    doc.Say("How to read: savings a month as recorded. A realised saving counts where the action is done, baseline and method are stated, and once for each resource."),
		Empty:   "No saving is realised yet, or none was measured against a baseline: an auditor has nothing to hold the plan against. The owner of each action enters what it saved, the baseline and the method (Optimization actions).",
	}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool { return isPlanned(s) && (s.Realised != nil || s.Done != nil) }) {
		counts := cell(nil)
		if s.Realised != nil {
			counts = doc.TableCell{Content: doc.Say("no"), Tone: doc.Bad}
			if s.Supported {
				counts = doc.TableCell{Content: doc.Say("yes"), Tone: doc.Good}
			}
		}
		t.Rows = append(t.Rows, row(head(s.ID), money(s.Saving, in), money(s.Realised, in), cell(s.Done), cell(s.Baseline), cell(s.Method), counts))
	}
	return shortened(t, l)
}

func optimizationScheduleTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-schedule", Caption: "What is done by when, and by whom",
		Columns: []doc.Column{column("Due", 1.4), column("Done", 1.4), column("Id", 1), column("What", 4), column("Owner", 2), column("Restart", 1)},
		Empty:   "No action has a date (Optimization actions, due): the customer cannot see from when on it saves. The owner of each sets one.",
	}
	steps := where(optimizationOf(v).Steps, func(s OptimizationStep) bool { return isPlanned(s) && s.Due != nil })
	slices.SortStableFunc(steps, func(a, b OptimizationStep) int { return a.Due.Date.Compare(b.Due.Date) })
	for _, s := range steps {
		t.Rows = append(t.Rows, row(cell(s.Due), cell(s.Done), head(s.ID), cell(s.What), cell(s.Owner), cell(s.Restart)))
	}
	return shortened(t, l)
}

func optimizationTermsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-terms", Caption: "What the calculation rests on",
		Columns: []doc.Column{column("Input", 2), numbered("Value"), column("Unit", 1), column("As given", 1.4), column("Where it comes from", 4), column("Dated", 1.4)},
		Empty:   "The calculation rests on nothing but the recorded savings.",
	}
	o := optimizationOf(v)
	for _, x := range o.Terms {
		if strings.Contains(x.Name, "headroom") && len(o.Sizings) == 0 || strings.Contains(x.Name, "swing") && (o.Buying == nil || !o.Buying.Pays) {
			continue // nothing rests on it
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(x.Name)), input(x.Figure), words(unitName(x.Figure)), cell(x.Given), cell(x.From), cell(x.Date)))
	}
	return t
}

func optimizationLeftOutTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-left-out", Caption: "Savings that are in no total, and why",
		Columns: []doc.Column{column("Which", 3), numbered("Stated"), column("Why", 4)},
		Empty:   "Every stated saving is in a total.",
	}
	for _, s := range stepsOf(v, func(s OptimizationStep) bool { return s.LeftOut != "" && s.Saving != nil }) {
		which := s.subject()
		if isPlanned(s) || s.Name == nil {
			which = joinedHead(s.ID, s.Resource)
		}
		t.Rows = append(t.Rows, row(which, figure(s.Saving), words(value.Capital(s.LeftOut))))
	}
	return shortened(t, l)
}

func optimizationSourcesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-sources", Caption: "The tables that this plan is compiled from",
		Columns: []doc.Column{column("What", 2), column("File and sheet", 5), numbered("Rows")},
		Empty:   "Nothing was read from a file.",
	}
	for _, s := range optimizationOf(v).Tables {
		t.Rows = append(t.Rows, row(headText(s.Kind), cell(s.At), figure(s.Lines)))
	}
	return t
}

// optimizationActionsTable is every action, for a workbook: totals follow from it by formulas, and what counts may be changed.
func optimizationActionsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "optimization-actions", Caption: "Every action, planned and recommended",
		Columns: []doc.Column{
			column("Origin", 1), column("What is changed", 1.4), column("Kind", 1), column("Id", 1), column("Resource", 2.4), column("Action", 3), column("Tool or owner", 1.6),
			column("Effort", 1), column("Restart", 1), column("Undo", 1), column("Due", 1), column("Done", 1), numbered("By itself"), numbered("Counts"), numbered("Discount on less use"),
			numbered("After overlaps"), numbered("Realised"), column("Why less", 3),
		},
		Note:  doc.Say("How to read: savings a month. Counts is 1, or 0 where another action on the same resource counts; a reader may change it, and every total follows."),
		Empty: "No action is recorded.",
	}
	for _, s := range optimizationOf(v).Steps {
		who := cell(s.Owner)
		if s.Tool != nil {
			who = cell(s.Tool)
		}
		t.Rows = append(t.Rows, row(words(s.Origin), words(s.Lever), words(s.Kind), head(s.ID), joined([]*doc.Value{s.Name, s.Resource}, " "), cell(s.What), who,
			cell(s.Effort), cell(s.Restart), cell(s.Rollback), cell(s.Due), cell(s.Done), figure(s.Saving), input(s.Counts), figure(s.Less), figure(s.After), figure(s.Realised),
			words(value.Capital(cmp.Or(s.Why, s.LeftOut)))))
	}
	return t
}
