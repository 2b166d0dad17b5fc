package pdf_test

import (
	"fmt"
	"image/color"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"
)

func at(sheet string, col, row int) source.Ref {
	return source.Ref{File: "inputs/harbour/portfolio.xlsx", Sheet: sheet, Cells: source.Cell(col, row)}
}

func figure(n int, unit value.Unit, label string) *value.Figure {
	return value.Read(value.Num(value.Int(n)), at("Servers", 3, n%97+2)).Named(fmt.Sprintf("M-07/%s", label), label, unit)
}

func text(s string) doc.Text { return doc.Text{Text: s, Source: at("Migrations", 4, 9)} }

func para(in ...doc.Inline) doc.Paragraph { return doc.Paragraph{Content: in} }

func branded(p theme.Paper) theme.Theme {
	th := theme.Default()
	th.Brand, th.Paper = "Northwind Cloud Partners", p
	return th
}

// caseStudy is a document of every kind of block, as a case study for an audit has them.
func caseStudy() doc.Document {
	gb, _ := value.LocaleOf("en-GB")
	return doc.Document{
		ID: "case-studies/M-07", Title: "Out of the data centre in eleven weeks: Harbour Logistics moves fifty applications to AWS",
		Subtitle: "Case study for the AWS Migration Competency", Audience: doc.Audit, Locale: gb, Language: "en-GB",
		Date: value.Date{Year: 2026, Month: 9, Day: 14}, Author: "Northwind Cloud Partners", Subject: "Migration M-07", Keywords: []string{"AWS", "migration"},
		Footer: "Confidential – for AWS and its auditor",
		Facts: []doc.Fact{
			{Name: "Customer", Value: doc.Say("Harbour Logistics plc")}, {Name: "Industry", Value: doc.Say("Transport and logistics")},
			{Name: "Country", Value: doc.Say("United Kingdom")}, {Name: "In production since", Value: []doc.Inline{doc.DateOf(value.Date{Year: 2026, Month: 6, Day: 1}, at("Migrations", 6, 9))}},
			{Name: "Compiled from", Value: doc.Say("portfolio.xlsx, servers.csv, 31 documents")}, {Name: "Version", Value: doc.Say("1.2 of 14 September 2026")},
		},
		Blocks: append(narrative(), back()...),
	}
}

func narrative() []doc.Block {
	long := "Harbour Logistics ran its booking, customs and yard systems in a leased data centre in Felixstowe whose contract ended on 30 June 2026. The landlord offered no extension; the hardware was between six and nine years old, and two storage arrays had left support. "
	return []doc.Block{
		doc.Contents{Depth: 2},
		doc.Heading{Level: 1, ID: "summary", Content: doc.Say("Summary")},
		doc.Paragraph{Role: doc.Lead, Content: []doc.Inline{text("Fifty applications on 312 servers moved in eleven weeks, nine days before the lease ended. Run cost fell by "), doc.FigureOf(figure(20, value.Percent, "saving")), text(" against the last year on premises.")}},
		doc.Tiles{Items: []doc.Tile{
			{Label: "Applications migrated", Value: doc.FigureOf(figure(50, "application", "applications")), Note: "threshold 50", Tone: doc.Good},
			{Label: "Weighted servers", Value: doc.FigureOf(figure(1248, "server", "weighted")), Note: "threshold 500"},
			{Label: "Measured saving", Value: doc.FigureOf(figure(20, value.Percent, "saving")), Note: "30 to 40 % expected", Tone: doc.Warning},
			{Label: "Open findings", Value: doc.FigureOf(figure(3, "finding", "findings")), Note: "one of them blocking", Tone: doc.Bad},
		}},
		para(text(long), doc.Text{Text: "Eleven of the fifty applications", Strong: true}, text(" had no owner on record when the work began. See "), doc.Link{Anchor: "inventory", Content: doc.Say("the inventory")}, text(" and the "), doc.Link{URL: "https://docs.aws.amazon.com/prescriptive-guidance/", Content: doc.Say("migration guide")}, text(".")),
		doc.Heading{Level: 2, ID: "challenge", Content: doc.Say("Challenge")},
		para(text(long + long)),
		para(text("Three things made it hard:")),
		doc.List{Items: [][]doc.Block{
			{para(text("the date could not move, and the customs authority froze changes for the last two weeks before it;"))},
			{para(text("the Oracle database of the customs system (400 GB) allowed less than an hour of downtime:")), doc.List{Ordered: true, Items: [][]doc.Block{
				{para(text("full load over a week by AWS Database Migration Service;"))}, {para(text("change capture until cutover;"))}, {para(text("cutover on a Sunday, with a rollback rehearsed twice."))}}}},
			{para(text("nobody knew what the yard system talked to."))},
		}},
		doc.Quote{Content: []doc.Inline{text("“We had a date that could not move and a list that nobody believed. Eleven weeks later the lights went off in Felixstowe and no ship noticed.”")}, By: "Chief Information Officer, Harbour Logistics"},
		doc.Heading{Level: 2, ID: "approach", Content: doc.Say("Approach")},
		para(text(long)),
		doc.Callout{Tone: doc.Warning, Title: "Finding F-12: the TCO analysis was revised after the cutover", Content: []doc.Block{
			para(text("Version 1.0 of 3 February 2026 is the first approved one and stands before the cutover of 7 March 2026. Version 1.1 corrects the licence cost; it changes no verdict."))}},
		doc.Definitions{Items: []doc.Definition{
			{Term: "Pattern", Content: []doc.Inline{text("Lift and shift by AWS Application Migration Service in five waves, the database apart")}},
			{Term: "Landing zone", Content: []doc.Inline{text("Four accounts under AWS Control Tower: network, shared services, production, development. Each with its reason in the landing zone design D-021.")}},
			{Term: "Tooling", Content: []doc.Inline{doc.Text{Text: "mgn-agent 1.9", Code: true}, text(", AWS DMS, CloudEndure for the two Windows 2008 servers")}},
		}},
	}
}

func back() []doc.Block {
	return []doc.Block{
		doc.Heading{Level: 1, ID: "scope", Content: doc.Say("Strategy and complexity")},
		para(text("Each application counts with the weight of its strategy, and each source server with the weight of its application.")),
		strategies(), chart(),
		doc.Heading{Level: 1, ID: "inventory", Content: doc.Say("Inventory")},
		inventory(60),
		doc.Heading{Level: 1, ID: "evidence", Content: doc.Say("Evidence")},
		evidence(),
		doc.Paragraph{Role: doc.Fine, Content: doc.Say("Compiled from the workbook portfolio.xlsx and 31 documents. What is claimed only is shown beside what is documented and never counted.")},
	}
}

func strategies() doc.Table {
	t := doc.Table{
		ID: "strategies", Caption: "Applications and servers by strategy",
		Columns: []doc.Column{{Header: "Strategy"}, {Header: "Applications"}, {Header: "Weight"}, {Header: "Weighted applications"}, {Header: "Servers"}, {Header: "Weighted servers"}, {Header: "Verdict"}},
		Note:    doc.Say("Weights as published; a refactor without a proof counts as rehost."),
		Sources: []source.Ref{at("Servers", 1, 2), at("Applications", 1, 2), at("Applications", 1, 3)},
	}
	for i, name := range []string{"Rehost", "Replatform", "Refactor"} {
		w := 2 + 2*i
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{
			{Content: doc.Say(name), Header: true}, doc.FigureCell(figure(30-9*i, "application", "a")), doc.FigureCell(figure(w, "", "w")), doc.FigureCell(figure((30-9*i)*w, "application", "wa")),
			doc.FigureCell(figure(210-80*i, "server", "s")), doc.FigureCell(figure((210-80*i)*w, "server", "ws")), {Content: []doc.Inline{doc.FigureOf(figure(1, value.Verdict, "v"))}, Tone: doc.Good}}})
	}
	unknown := doc.FigureOf(value.Read(value.Number{}, at("Servers", 1, 1)))
	t.Rows = append(t.Rows, doc.TableRow{Kind: doc.TotalRow, Cells: []doc.TableCell{
		doc.TextCell("Total"), doc.FigureCell(figure(63, "application", "a")), doc.TextCell(""), doc.FigureCell(figure(234, "application", "wa")), doc.ValueCell(unknown), doc.FigureCell(figure(1248, "server", "ws")), {Content: []doc.Inline{doc.FigureOf(figure(0, value.Verdict, "v"))}, Tone: doc.Bad}}})
	return t
}

func chart() doc.Chart {
	c := doc.Chart{ID: "weights", Kind: doc.StackedBarChart, Title: "Weighted servers by customer and strategy", Unit: "weighted servers", Alt: "Weighted servers by customer; Harbour has most.",
		Categories: []string{"Harbour Logistics", "Meridian Health", "Kestrel Insurance", "Alder Foods", "Tideway Water and Sewerage Services"}, Threshold: figure(500, "server", "Threshold"),
		Sources: []source.Ref{at("Servers", 1, 2)}}
	for i, name := range []string{"Rehost", "Replatform", "Refactor"} {
		s := doc.Series{Name: name}
		for j := range c.Categories {
			s.Values = append(s.Values, figure((420-77*j)/(i+1), "server", "x"))
		}
		c.Series = append(c.Series, s)
	}
	c.Series[1].Values[3] = nil
	return c
}

func inventory(n int) doc.Table {
	t := doc.Table{ID: "inventory", Caption: "Servers in scope, with their targets", Columns: []doc.Column{
		{Header: "Server"}, {Header: "Application", Weight: 2}, {Header: "Operating system"}, {Header: "CPUs"}, {Header: "Memory", Unit: "GiB"}, {Header: "Strategy"}, {Header: "Migrated on", Align: doc.End}}}
	for i := range n {
		if i%20 == 0 {
			t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(fmt.Sprintf("Wave %d", i/20+1)), Span: 7}}})
		}
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{
			doc.TextCell(fmt.Sprintf("hl-app-%03d", i)), doc.TextCell([]string{"Customs declarations", "Yard planning and berth allocation", "Booking portal"}[i%3]), doc.TextCell([]string{"Windows Server 2016", "RHEL 7.9", "Oracle Linux 8"}[i%3]),
			doc.FigureCell(figure(2+i%8, "CPU", "c")), doc.FigureCell(figure(4*(1+i%16), "GiB", "m")), doc.TextCell([]string{"rehost", "replatform"}[i%2]),
			doc.ValueCell(doc.DateOf(value.Date{Year: 2026, Month: 3, Day: 1 + i%28}, at("Servers", 9, i+2)))}})
	}
	return t
}

func evidence() doc.Table {
	t := doc.Table{ID: "evidence", Caption: "Evidence", Columns: []doc.Column{{Header: "Id"}, {Header: "Kind"}, {Header: "Title", Weight: 2}, {Header: "Date"}, {Header: "Signed by"}, {Header: "State"}}}
	rows := [][]string{
		{"D-017", "TCO analysis", "Total cost of ownership, Felixstowe data centre, version 1.0", "3 February 2026", "CFO, partner"},
		{"D-018", "MRA", "Migration readiness assessment workshop, results and gaps", "20 January 2026", "CIO"},
		{"D-021", "Landing zone design", "Accounts, network, identity and guard rails", "11 February 2026", "Head of platform"},
		{"D-024", "Acceptance", "Acceptance of waves 1 to 5 and of the decommissioning", "19 June 2026", ""},
	}
	for i, r := range rows {
		row := doc.TableRow{}
		for _, c := range r {
			row.Cells = append(row.Cells, doc.TextCell(c))
		}
		row.Cells = append(row.Cells, doc.TableCell{Content: doc.Say([]string{"documented", "reviewed", "claimed", "missing signature"}[i]), Tone: []doc.Tone{doc.Neutral, doc.Good, doc.Muted, doc.Bad}[i]})
		t.Rows = append(t.Rows, row)
	}
	return t
}

// publicStory is a short document without contents: a title block, prose, a picture, a simple chart, a wide table.
func publicStory() doc.Document {
	d := caseStudy()
	d.Audience, d.Footer, d.Facts = doc.Public, "© Northwind Cloud Partners. Harbour Logistics released every figure shown.", d.Facts[:4]
	single := doc.Chart{Kind: doc.BarChart, Title: "Run cost a month", Unit: "thousand USD", Alt: "Cost fell from 61 to 49.", Categories: []string{"On premises, last year", "On AWS, measured", "On AWS, expected"}}
	single.Series = []doc.Series{{Name: "Cost", Values: []*value.Figure{figure(61, "", "a"), figure(49, "", "b"), nil}}}
	pair := doc.Chart{Kind: doc.BarChart, Title: "Change in incidents and deployments", Alt: "Incidents fell, deployments rose.", Categories: []string{"Incidents a quarter", "Deployments a month"}, Series: []doc.Series{
		{Name: "Before", Values: []*value.Figure{figure(34, "", "a"), figure(3, "", "b")}}, {Name: "After", Values: []*value.Figure{figure(11, "", "a"), figure(-12, "", "b")}}}}
	wide := doc.Table{Caption: "Services and what each does", Columns: make([]doc.Column, 11)}
	row := doc.TableRow{}
	for i := range wide.Columns {
		wide.Columns[i].Header = fmt.Sprintf("Characteristic %d", i+1)
		row.Cells = append(row.Cells, doc.TextCell("AWS Application Migration Service"))
	}
	wide.Rows = []doc.TableRow{row, row, row}
	d.Blocks = append(narrative()[1:], single, pair, doc.Image{Name: "map", Data: picture("png", 900, 300, color.NRGBA{120, 160, 200, 255}), Alt: "a map", Caption: "Felixstowe, before the move"}, doc.Heading{Level: 1, ID: "inventory", Content: doc.Say("Services")}, wide)
	return d
}
