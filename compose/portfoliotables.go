package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// portfolioMakers are the named blocks of documents about the whole submission.
func portfolioMakers() []maker {
	return []maker{
		blockOf("tiles", "verdict", verdictTiles),
		blockOf("table", "tests", testsTable),
		blockOf("table", "members", membersTable),
		blockOf("chart", "applications", applicationsChart),
		blockOf("chart", "servers", serversChart),
		blockOf("table", "refusals", refusalsTable),
		blockOf("table", "margins", marginsTable),
		blockOf("table", "weights", weightsTable),
		blockOf("table", "clashes", clashesTable),
		blockOf("table", "evidence", evidenceKindsTable),
		blockOf("table", "findings", func(v Portfolio, _ value.Locale) doc.Table { return disclosedTable(v.Findings) }),
		figuresOf[Portfolio](),
	}
}

func verdictTiles(v Portfolio, l value.Locale) doc.Tiles {
	items := []doc.Tile{{Label: "Verdict", Value: doc.FigureOf(v.Verdict), Tone: toneOf(v.Verdict)}}
	for _, t := range v.Tests {
		if t.ID == "test/maximum" {
			continue
		}
		label := t.Value.Label
		items = append(items, doc.Tile{Label: label, Value: doc.FigureOf(t.Value), Note: noteOf(t, l), Tone: toneOf(t.Pass)})
	}
	return doc.Tiles{Items: items}
}

// noteOf says what a test compares with.
func noteOf(t Test, l value.Locale) string {
	switch t.Pass.Op {
	case value.Exceeds:
		return "must exceed " + l.Figure(t.Bar)
	case value.AtLeast:
		return "at least " + l.Figure(t.Bar)
	case value.AtMost:
		return "at most " + l.Figure(t.Bar)
	}
	return t.Title
}

func testsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "tests", Caption: "The programme’s tests",
		Columns: []doc.Column{column("Test", 4), numbered("Value"), numbered("Bar"), {Header: "Result", Align: doc.Center}},
		Note:    doc.Say("How to read: a weighted total must exceed its bar; meeting it exactly is a GAP. The verdict is PASS where every test passes."),
		Empty:   "The programme states no test.",
	}
	for _, test := range v.Tests {
		t.Rows = append(t.Rows, row(headText(value.Capital(test.Title)), figure(test.Value), input(test.Bar), verdict(test.Pass)))
	}
	total := row(headText("Verdict"), doc.TextCell(""), doc.TextCell(""), verdict(v.Verdict))
	total.Kind = doc.TotalRow
	t.Rows = append(t.Rows, total)
	return t
}

func membersTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "members", Caption: "Case studies of the set and what each contributes",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 2.5), column("Case study", 5), numbered("Weighted applications"), numbered("Weighted servers"),
			{Header: "Public", Align: doc.Center}, column("Counts until", 1.6),
		},
		Note:  doc.Say("How to read: contributions are documented scores. A case study counts up to and including the day in the last column."),
		Empty: "No case study is in the set.",
	}
	for _, m := range v.Members {
		t.Rows = append(t.Rows, row(head(m.ID), cell(m.Customer), cell(m.Title), figure(m.PartApplications), figure(m.PartServers), figure(m.PublicOwn), cell(m.Leaves)))
	}
	if len(t.Rows) > 0 {
		total := row(headText("Total"), doc.TextCell(""), doc.TextCell(""), figure(v.Applications), figure(v.Servers), figure(v.Public), doc.TextCell(""))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

func applicationsChart(v Portfolio, l value.Locale) doc.Chart {
	var parts []*value.Figure
	for _, m := range v.Members {
		parts = append(parts, m.PartApplications)
	}
	return memberChart(v, l, "applications", append(parts, v.Applications))
}

func serversChart(v Portfolio, l value.Locale) doc.Chart {
	var parts []*value.Figure
	for _, m := range v.Members {
		parts = append(parts, m.PartServers)
	}
	return memberChart(v, l, "servers", append(parts, v.Servers))
}

// memberChart draws what each member contributes, and last the total, against the bar that it must exceed.
func memberChart(v Portfolio, l value.Locale, what string, values []*value.Figure) doc.Chart {
	c := doc.Chart{
		ID: what, Kind: doc.BarChart, Title: "Weighted " + what + " of each case study, and of the set", Unit: "weighted " + what,
		Series: []doc.Series{{Name: "Weighted " + what, Values: values}},
	}
	for _, m := range v.Members {
		c.Categories = append(c.Categories, strings.TrimSpace(valueText(m.ID)+" "+valueText(m.Customer)))
	}
	c.Categories = append(c.Categories, "Total")
	var bars []string
	for i, name := range c.Categories {
		bars = append(bars, name+" "+l.Figure(values[i]))
	}
	c.Alt = "Bars: " + strings.Join(bars, ", ")
	for _, t := range v.Tests {
		if t.ID == "test/weighted-"+what {
			c.Threshold = t.Bar
			c.Alt += ", which must exceed " + l.Figure(t.Bar)
		}
	}
	c.Alt += "."
	return c
}

func valueText(v *doc.Value) string {
	if v == nil {
		return ""
	}
	return v.Text
}

func refusalsTable(v Portfolio, _ value.Locale) doc.Table {
	rest := column("The rest", 1.4)
	rest.Align = doc.Center
	t := doc.Table{
		ID: "refusals", Caption: "What happens if one case study is refused",
		Columns: []doc.Column{
			column("Refused", 1), column("Customer", 2.2), rest, numbered("Weighted applications"),
			numbered("Weighted servers"), numbered("Public"),
		},
		Note: doc.Say("How to read: the totals are those of the remaining case studies."),
	}
	replaced := slices.ContainsFunc(v.Refusals, func(r Refusal) bool { return r.Replacement != nil })
	if replaced {
		t.Columns = append(t.Columns, column("Best replacement", 2))
		t.Note = doc.Say("How to read: the totals are those of the remaining case studies; behind the best replacement stand the weighted applications and servers with it. The best replacement is the one that makes the best set of the rest; none is named where no set with one passes.")
	}
	for _, r := range v.Refusals {
		result := doc.TableCell{Content: doc.Say("GAP"), Tone: doc.Bad}
		if r.Passes {
			result = doc.TableCell{Content: doc.Say("PASS"), Tone: doc.Good}
		}
		line := row(head(r.ID), cell(r.Customer), result, cell(r.Applications), cell(r.Servers), cell(r.Public))
		if replaced {
			line.Cells = append(line.Cells, r.replaced())
		}
		t.Rows = append(t.Rows, line)
	}
	t.Empty = "No case study is in the set."
	return t
}

// replaced is the best replacement with the totals of the rest and it.
func (r Refusal) replaced() doc.TableCell {
	c := cell(r.Replacement)
	if r.WithApps != nil && r.WithServers != nil {
		c.Content = append(append(c.Content, doc.Text{Text: ": "}), valueInlines(r.WithApps)...)
		c.Content = append(append(c.Content, doc.Text{Text: " and "}), valueInlines(r.WithServers)...)
	}
	return c
}

// marginsTable says by how much each total is over its bar.
func marginsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "margins", Caption: "By how much the set passes",
		Columns: []doc.Column{column("Total", 3), numbered("Value"), numbered("Bar"), numbered("Over the bar"), numbered("Margin")},
		Note:    doc.Say("How to read: margin = (value − bar) × 100 ÷ bar. The smaller of the margins decides between sets that are otherwise as good."),
		Empty:   "The programme states no bar for a total.",
	}
	if !v.Passes {
		t.Caption = "How far the set is from the bars"
	}
	if v.Margin == nil {
		return t
	}
	for _, margin := range v.Margin.Args {
		over := argument(argument(margin, 0), 1) // margin = hundred × over ÷ bar
		total, bar := argument(over, 0), argument(over, 1)
		t.Rows = append(t.Rows, row(headText(total.Label), figure(total), figure(bar), figure(over), figure(margin)))
	}
	return t
}

func weightsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "weights", Caption: "Weights by strategy",
		Columns: []doc.Column{column("Strategy", 1.5), column("Complexity", 1), numbered("Weight"), column("Why", 6)},
		Note:    doc.Say("How to read: a verdict rests on published weights only."),
		Empty:   "The programme states no weight.",
	}
	if v.Assumed {
		t.Columns = slices.Insert(t.Columns, 3, numbered("Under assumption"))
	}
	for _, w := range v.Weights {
		cells := []doc.TableCell{headText(value.Capital(w.Strategy)), words(w.Word), input(w.Weight)}
		if v.Assumed {
			cells = append(cells, input(w.Assumed))
		}
		t.Rows = append(t.Rows, row(append(cells, words(w.Note))...))
	}
	return t
}

func clashesTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "clashes", Caption: "Servers and applications that stand in two case studies",
		Columns: []doc.Column{column("What", 3), column("Counts in", 1), column("Not in", 1), column("Why", 2), column("Where", 3)},
		Empty:   "Nothing stands in two case studies.",
	}
	for _, c := range v.Clashes {
		var refs []string
		for _, r := range c.Refs {
			refs = append(refs, r.String())
		}
		t.Rows = append(t.Rows, row(headText(c.What), words(c.Keeps), words(c.Loses), words(c.Reason), words(strings.Join(refs, ", "))))
	}
	return t
}

func evidenceKindsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "evidence", Caption: "Evidence of the set, by kind",
		Columns: []doc.Column{column("Kind", 3), numbered("Documents"), numbered("On file"), numbered("Case studies with one"), numbered("Case studies")},
		Note:    doc.Say("How to read: on file means that the registered file exists and opens. A URL alone is a claim and is not counted as on file."),
		Empty:   "No document is registered for the set.",
	}
	for _, k := range v.EvidenceKinds {
		t.Rows = append(t.Rows, row(headText(value.Capital(k.Kind)), figure(k.Documents), figure(k.OnFile), figure(k.CaseStudies), figure(k.Members)))
	}
	return t
}
