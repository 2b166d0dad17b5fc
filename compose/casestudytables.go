package compose

import (
	"path"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// caseStudyMakers are the named blocks of documents about one migration.
func caseStudyMakers() []maker {
	return []maker{
		blockOf("definitions", "customer", customerDefinitions),
		blockOf("definitions", "dates", dateDefinitions),
		blockOf("table", "services", servicesTable),
		blockOf("table", "scores", scoresTable),
		blockOf("table", "strategies", strategiesTable),
		blockOf("table", "applications", applicationsTable),
		blockOf("table", "inventory", inventoryTable),
		blockOf("table", "not-counted", notCountedTable),
		blockOf("table", "outcomes", outcomesTable),
		blockOf("table", "costs", costsTable),
		blockOf("table", "evidence", evidenceTable),
		blockOf("table", "findings", func(v CaseStudy, _ value.Locale) doc.Table { return disclosedTable(v.Findings) }),
		blockOf("tiles", "score", scoreTiles),
		architectureMaker(),
		figuresOf[CaseStudy](),
	}
}

// defined adds a term, unless it has no value.
func defined(items []doc.Definition, term string, v *doc.Value) []doc.Definition {
	if inlines := valueInlines(v); len(inlines) > 0 {
		return append(items, doc.Definition{Term: term, Content: inlines})
	}
	return items
}

func customerDefinitions(v CaseStudy, _ value.Locale) doc.Definitions {
	var items []doc.Definition
	c := v.Customer
	items = defined(items, "Customer", c.Name)
	items = defined(items, "Industry", c.Industry)
	items = defined(items, "Country", c.Country)
	items = defined(items, "Size", c.Size)
	items = defined(items, "Web site", c.Site)
	items = defined(items, "Reference use", c.ReferenceUse)
	items = defined(items, "Source environment", v.SourceEnvironment)
	if compliance := joined(v.Compliance, ", "); len(v.Compliance) > 0 {
		items = append(items, doc.Definition{Term: "Compliance", Content: compliance.Content})
	}
	items = defined(items, "Migration pattern", v.Pattern)
	items = defined(items, "Partner team", v.Team)
	return doc.Definitions{Items: items}
}

func dateDefinitions(v CaseStudy, _ value.Locale) doc.Definitions {
	var items []doc.Definition
	items = defined(items, "Status", v.Status)
	items = defined(items, "Started", v.Happened.Started)
	items = defined(items, "Planned start", v.Happened.PlannedStart)
	items = defined(items, "Customer’s deadline", v.Deadline)
	items = defined(items, "In production since", v.Happened.InProduction)
	items = defined(items, "Planned to be in production", v.Happened.PlannedProduction)
	items = defined(items, "Completed", v.Happened.Completed)
	items = defined(items, "Planned end", v.Happened.PlannedEnd)
	items = defined(items, "Counts from", v.Window.Date)
	items = defined(items, "Last day on which it counts", v.Window.Leaves)
	items = defined(items, "Public since", v.PublishedOn)
	items = defined(items, "Public at", v.PublicURL)
	return doc.Definitions{Items: items}
}

func scoreTiles(v CaseStudy, l value.Locale) doc.Tiles {
	var items []doc.Tile
	add := func(label string, documented, claimed *value.Figure) {
		if documented == nil {
			return
		}
		t := doc.Tile{Label: label, Value: doc.FigureOf(documented)}
		if claimed != nil && l.Figure(claimed) != l.Figure(documented) {
			t.Note = "claimed: " + l.Figure(claimed)
		}
		items = append(items, t)
	}
	add("Weighted applications, documented", v.Documented.Applications, v.Claimed.Applications)
	add("Weighted servers, documented", v.Documented.Servers, v.Claimed.Servers)
	return doc.Tiles{Items: items}
}

func servicesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "services", Caption: "Services of the solution and what each does",
		Columns: []doc.Column{column("Service", 2), column("Made by", 1), column("Role in the solution", 4)}, Empty: "No service is recorded (Services): an auditor cannot see which AWS services the solution is made of. The solution architect lists them.",
	}
	for _, s := range v.Services {
		by := "AWS"
		if s.ThirdParty {
			by = "third party"
		}
		t.Rows = append(t.Rows, row(head(s.Name), doc.TextCell(by), cell(s.Role)))
	}
	return t
}

func scoresTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "scores", Caption: "What is claimed, documented and reviewed, in complexity-weighted units",
		Columns: []doc.Column{column("Score", 2), numbered("Claimed"), numbered("Documented"), numbered("Reviewed")},
		Note: doc.Say("How to read: claimed is what the rows say; documented counts only where every required document exists, opens, is dated, " +
			"signed and in order; reviewed counts only what somebody in the practice has checked. A verdict rests on the documented column."),
	}
	apps := row(headText("Weighted applications"), figure(v.Claimed.Applications), figure(v.Documented.Applications), figure(v.Reviewed.Applications))
	servers := row(headText("Weighted servers"), figure(v.Claimed.Servers), figure(v.Documented.Servers), figure(v.Reviewed.Servers))
	if v.Assumptions {
		t.Columns = append(t.Columns, numbered("Documented, under assumption"))
		apps.Cells = append(apps.Cells, figure(v.Documented.AssumedApplications))
		servers.Cells = append(servers.Cells, figure(v.Documented.AssumedServers))
	}
	t.Rows = []doc.TableRow{apps, servers}
	return t
}

func strategiesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "strategies", Caption: "Counts by strategy, and what they weigh",
		Columns: []doc.Column{
			column("Strategy", 1.5), column("Complexity", 1), numbered("Applications"), numbered("Source servers"), numbered("Weight"),
			numbered("Weighted applications"), numbered("Weighted servers"),
		},
		Note: doc.Say("How to read: weighted = count × weight. Counts are of migrated applications and source servers with a strategy and a date; " +
			"the total is that of the documented score."),
		Empty: "No application or server counts yet.",
	}
	if v.FromCounts {
		t.Empty = "Only counts are stated, and they weigh nothing before the applications and servers are listed."
	}
	for _, s := range v.Strategies {
		t.Rows = append(t.Rows, row(headText(value.Capital(s.Strategy)), words(s.Word), figure(s.Applications), figure(s.Servers), figure(s.Weight),
			figure(s.WeightedApps), figure(s.WeightedServers)))
	}
	if len(t.Rows) > 0 {
		blank := doc.TextCell("")
		if gate, apps := gated(v.Documented.Applications); gate != nil && isZero(gate) {
			_, servers := gated(v.Documented.Servers)
			t.Rows = append(t.Rows, row(headText("Sum, with documents missing"), blank, blank, blank, blank, figure(apps), figure(servers)))
		}
		total := row(headText("Documented"), blank, blank, blank, blank, figure(v.Documented.Applications), figure(v.Documented.Servers))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

func applicationsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "applications", Caption: "Applications in scope",
		Columns: []doc.Column{
			column("Id", 1), column("Application", 2.5), column("Strategy", 1.5), column("Criticality", 1), column("Environment", 1.2),
			column("Migrated on", 1.5), column("Counts as", 1.5),
		},
		Empty: "No application is listed (Applications): an auditor cannot see what moved. The owners of the applications name them.",
	}
	for _, a := range v.Applications {
		counts := doc.TextCell(a.CountsAs)
		if a.CountsAs == "" {
			counts = doc.TableCell{Content: doc.Say("not counted"), Tone: doc.Muted}
		}
		t.Rows = append(t.Rows, row(head(a.ID), cell(a.Name), cell(a.Strategy), cell(a.Criticality), cell(a.Environment), cell(a.MigratedOn), counts))
	}
	return t
}

func inventoryTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "inventory", Caption: "Inventory as listed, counted or not",
		Columns: []doc.Column{column("What", 3), numbered("Number"), column("Unit", 1)},
		Note: doc.Say("How to read: this is what the inventory lists. Nothing in it counts towards the score until it has an application, a strategy " +
			"and a date on which it was migrated; VM templates never count. A power state says how a machine stood on the day of the export."),
		Empty: "No inventory is listed.",
	}
	if v.Inventory == nil {
		return t
	}
	for _, f := range []*value.Figure{
		v.Inventory.Applications, v.Inventory.Machines, v.Inventory.Templates, v.Inventory.PoweredOn, v.Inventory.PoweredOff,
		v.Inventory.CPUs, v.Inventory.Memory, v.Inventory.Storage,
	} {
		if f != nil {
			t.Rows = append(t.Rows, row(headText(f.Label), figure(f), words(manyOf(f.Unit))))
		}
	}
	return t
}

// manyOf names a unit as a column of numbers does: machines, but GiB.
func manyOf(u value.Unit) string {
	switch u {
	case "application", "machine":
		return string(u) + "s"
	}
	return string(u)
}

func notCountedTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "not-counted", Caption: "Rows in scope that do not count, by reason",
		Columns: []doc.Column{column("Reason", 3), numbered("Applications"), numbered("Machines"), column("Which", 3)},
		Empty:   "Everything in scope counts.",
	}
	switch {
	case v.FromCounts && v.Inventory == nil:
		t.Empty = "No row is recorded: the stated counts name no application and no server, and none of them counts."
	case v.Inventory == nil:
		t.Empty = "Nothing is in scope yet."
	}
	for _, u := range v.NotCounted {
		which := joined(u.Names, ", ")
		if u.More > 0 && len(u.Names) > 0 {
			which.Content = append(which.Content, doc.Text{Text: " and " + l.Number(value.Int(u.More), 0) + " more"})
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(u.Reason)), figure(u.Applications), figure(u.Machines), which))
	}
	return t
}

func outcomesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "outcomes", Caption: "Outcomes in figures",
		Columns: []doc.Column{
			column("What", 2.5), column("Before", 1.4), column("After", 1.6), column("Period", 1), column("Standing", 1.3), column("Measured on", 1.5),
			column("How", 3),
		},
		Note:  doc.Say("How to read: a measured figure was measured on the day given, an expected one is a forecast, a customer-stated one is the customer’s word."),
		Empty: "No outcome is recorded in figures.",
	}
	for _, o := range v.Outcomes {
		t.Rows = append(t.Rows, row(head(o.Metric), measuredCell(reached(nil, o.Before, nil)), measuredCell(reached(o.Qualifier, o.After, o.High)),
			cell(o.Period), cell(o.Status), cell(o.MeasuredOn), cell(o.How)))
	}
	return withoutUnsaid(t, "Before", "Period")
}

func costsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "costs", Caption: "Recorded costs, by currency",
		Columns: []doc.Column{column("Scenario", 2), column("How often", 1.5), column("Category", 3), numbered("Amount")},
		Note: doc.Say("How to read: amounts as recorded. Totals add up one scenario at one frequency in one currency; nothing is converted, " +
			"annualised or discounted here."),
		Empty: "No cost is recorded.",
	}
	for _, g := range v.Costs {
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say("In " + g.Currency), Span: 4, Header: true}}})
		for _, c := range g.Lines {
			r := row(headText(value.Capital(c.Scenario)), doc.TextCell(c.Frequency), cell(c.Category), figure(c.Amount))
			if c.Category == nil {
				r = row(headText(value.Capital(c.Scenario)+", total"), doc.TextCell(c.Frequency), doc.TextCell(""), figure(c.Amount))
				r.Kind = doc.TotalRow
			}
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

func evidenceTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "evidence", Caption: "Documents that back this case study",
		Columns: []doc.Column{
			column("Id", 1), column("Kind", 1.6), column("Title", 3.2), column("Date", 1.6), column("Version", 0.8), column("File", 2.6),
		},
		Note:  doc.Say("How to read: a file is named without its folder; the register of documents names the whole path. Who signed, and when, stands below the title."),
		Empty: "No document is registered (Documents): an auditor has nothing to hold this case study against. The project manager registers the originals.",
	}
	for _, e := range v.Evidence {
		file := cell(e.fileName())
		if !e.Good {
			file.Tone = doc.Warning
			file.Content = append(file.Content, doc.Text{Text: " (" + e.File + ")"})
		}
		t.Rows = append(t.Rows, row(head(e.ID), cell(e.Kind), e.signedTitle(), cell(e.Date), cell(e.Version), file))
	}
	if len(t.Rows) == 0 {
		t.Note = nil
	}
	return t
}

// fileName is what a file is called without its folder; the whole address of what is no file that opens.
func (e Evidence) fileName() *doc.Value {
	if e.Path == nil || !e.Good {
		return e.Path
	}
	return said(path.Base(strings.ReplaceAll(e.Path.Text, `\`, "/")), firstOf(e.Path.Sources))
}

// signedTitle is the title, and below it who signed and when, the partner first.
func (e Evidence) signedTitle() doc.TableCell {
	c := cell(e.Title)
	if e.parties() != unsigned {
		c.Content = append(append(c.Content, doc.Break{}, doc.Text{Text: "Signed by "}), e.signatures(doc.Text{Text: "; "})...)
	}
	return c
}

// signatures are who signed and when, the partner first, with between where both did; none where nobody did.
func (e Evidence) signatures(between doc.Inline) (content []doc.Inline) {
	for _, s := range []struct{ by, on *doc.Value }{{e.Partner, e.PartnerOn}, {e.Customer, e.CustomerOn}} {
		if s.by == nil && s.on == nil {
			continue
		}
		if len(content) > 0 {
			content = append(content, between)
		}
		content = append(content, joined([]*doc.Value{s.by, s.on}, ", ").Content...)
	}
	return content
}

// unsigned stands for no signature on record.
const unsigned = "–"

// parties says which sides signed.
func (e Evidence) parties() string {
	partner, customer := e.Partner != nil || e.PartnerOn != nil, e.Customer != nil || e.CustomerOn != nil
	switch {
	case partner && customer:
		return "both"
	case partner:
		return "partner"
	case customer:
		return "customer"
	}
	return unsigned
}

// findingsTable lists findings, the worst first.
// disclosedTable lists what an auditor is told: findings that block or are open, and those that were accepted. What is information alone
// stands in the gap report.
func disclosedTable(findings []Finding) doc.Table {
	var shown []Finding
	for _, f := range findings {
		if f.Accepted != nil || f.Severity != string(model.Information) && !slices.ContainsFunc(shown, f.repeats) {
			shown = append(shown, f)
		}
	}
	t := findingsTable(shown)
	t.Caption, t.Empty = "Findings that are open, and those that were accepted and why", "No finding is open, and none was accepted."
	t.Note = doc.Say("How to read: blocking keeps a case study out of the set, open counts against it. A fault of a file that a blocking finding states already is not repeated. Accepting a finding changes how it is shown, never a total.")
	return t
}

func findingsTable(findings []Finding) doc.Table {
	t := doc.Table{
		ID: "findings", Caption: "What an auditor would object to",
		Columns: []doc.Column{column("Severity", 1.1), column("What", 3), column("Where", 2), column("Rule", 2.2), column("What would mend it", 2.2)},
		Note:    doc.Say("How to read: blocking keeps a case study out of the set, open counts against it, information does neither. Accepting a finding changes how it is shown, never a total."),
		Empty:   "Nothing was found that an auditor would object to.",
	}
	for _, together := range byRule(merged(findings, func(a, b Finding) bool {
		return a.Rule == b.Rule && a.Mend == b.Mend && a.Accepted == nil && b.Accepted == nil
	})) {
		f := together[0]
		mend := words(f.Mend)
		if f.Accepted != nil {
			mend.Content = append(mend.Content, doc.Break{})
			mend.Content = append(mend.Content, spoken(f.Accepted.Text)...)
		}
		severity := headText(value.Capital(f.Severity))
		severity.Tone = severityTone(f.Finding)
		var what doc.TableCell
		var refs []source.Ref
		for i, each := range together {
			if i > 0 {
				what.Content = append(what.Content, doc.Break{})
			}
			if len(together) > 1 {
				what.Content = append(what.Content, doc.Text{Text: "• "})
			}
			what.Content = append(what.Content, words(each.What).Content...)
			refs = append(refs, each.refs...)
		}
		t.Rows = append(t.Rows, row(severity, what, words(source.List(source.Merge(refs))), words(f.Rule), mend))
	}
	return t
}

func severityTone(f Finding) doc.Tone {
	switch {
	case f.Accepted != nil:
		return doc.Muted
	case f.Severity == "blocking":
		return doc.Bad
	case f.Severity == "open":
		return doc.Warning
	}
	return doc.Neutral
}
