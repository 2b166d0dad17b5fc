package compose

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// EstateQuality is for how many machines something is known.
type EstateQuality struct {
	Name             string
	Known, Of, Share *value.Figure
	By               []EstateStatement
}

// EstateStatement is for how many machines a tool, or the partner's own list, is what states something.
type EstateStatement struct {
	Tool     string // empty: a list that the partner keeps itself
	Machines *value.Figure
}

// ownList names the lists that no tool exported.
const ownList = "the partner’s own list"

// EstateConflict is something that two lists state differently.
type EstateConflict struct {
	Name, Used, Other *doc.Value
	Kind, Column      string
	Unit              string // empty for words
	Rule              string // why Used is
}

// EstateContradiction is a row that cannot be right.
type EstateContradiction struct {
	Machine, What *doc.Value
	Kind          string
}

// EstateSource is a table that the inventory was read from.
type EstateSource struct {
	Kind, Tool string
	Where, On  *doc.Value
	Rows       *value.Figure
}

func (v *Discovery) addQuality(d *model.Discovery) {
	for _, q := range d.Quality {
		line := EstateQuality{Name: q.Name, Known: q.Known, Of: q.Of, Share: q.Share}
		for _, by := range q.By {
			line.By = append(line.By, EstateStatement(by))
		}
		v.Quality = append(v.Quality, line)
	}
	named := func(s *model.Server) *doc.Value { return said(cmp.Or(s.Name, s.ID), s.At("name")) }
	for _, c := range d.Conflicts {
		v.Conflicts = append(v.Conflicts, EstateConflict{
			Name: said(c.Name, c.At), Kind: c.Kind, Column: c.Column, Unit: c.Unit, Used: placed(c.Used), Other: placed(c.Other), Rule: c.Rule,
		})
	}
	for _, c := range d.Contradictions {
		v.Contradictions = append(v.Contradictions, EstateContradiction{Machine: named(c.Server), Kind: c.Kind, What: said(c.What, c.At)})
	}
	v.Tools = toolsOf(d)
}

// toolsOf are the programs whose exports the inventory was read from.
func toolsOf(d *model.Discovery) []*doc.Value {
	var tools []*doc.Value
	for _, t := range d.Sources {
		format := t.Table.Tool
		if format != "" && !slices.ContainsFunc(tools, func(v *doc.Value) bool { return v.Text == format }) {
			tools = append(tools, said(format, t.Table.Ref))
		}
	}
	return tools
}

func estateUnassignedTable(v CaseStudy, _ value.Locale) doc.Table {
	d := estateOf(v)
	all := d.Unassigned
	t := doc.Table{
		ID: "estate-unassigned", Caption: "Machines without an application, templates left out",
		Columns: []doc.Column{column("Machine", 2), column("Operating system", 3), column("Power", 1.2)},
		Empty:   "Every machine has an application.",
	}
	if len(all) > mostRows && len(d.Alike) > 0 {
		return estateAlikeTable(d)
	}
	for _, m := range all[:min(len(all), mostRows)] {
		name := m.Name
		if name == nil {
			name = m.ID
		}
		t.Rows = append(t.Rows, row(head(name), cell(m.More), cell(m.Note)))
	}
	t.Note = restNote(len(all), "machines")
	return t
}

// estateAlikeTable is the machines without an application by what their names begin with: where they are many, a list of them says nothing.
func estateAlikeTable(d Discovery) doc.Table {
	t := doc.Table{
		ID: "estate-unassigned", Caption: "Machines without an application, by what their names begin with",
		Columns: []doc.Column{column("Names that begin with", 3), numbered("Machines")},
		Note: doc.Say("How to read: names up to their first digit, of three machines or more. Names that begin alike often belong to one application, and are a start for the interviews with owners; " +
			"a name proves nothing. The workbook lists every machine."),
	}
	for _, n := range d.Alike[:min(len(d.Alike), mostRows)] {
		t.Rows = append(t.Rows, row(headText(n.Name), figure(n.Machines)))
	}
	if more := len(d.Alike) - len(t.Rows); more > 0 {
		t.Note = append(t.Note, doc.Text{Text: fmt.Sprintf(" The %d largest groups of %d.", len(t.Rows), len(d.Alike))})
	}
	return t
}

// restNote says how many are not listed on paper.
func restNote(n int, what string) []doc.Inline {
	if n <= mostRows {
		return nil
	}
	return doc.Say(fmt.Sprintf("The first %d of %d %s; the workbook lists all of them.", mostRows, n, what))
}

func estateServerlessTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-serverless", Caption: "Applications that run on no machine listed",
		Columns: []doc.Column{column("Application", 2.4), column("Architecture", 3), column("Strategy", 1.4)},
		Empty:   "Every application runs on a machine that is listed.",
	}
	if len(estateOf(v).Applications) == 0 {
		t.Empty = "No application is listed, so that none can be without a machine."
	}
	for _, a := range estateOf(v).Serverless {
		t.Rows = append(t.Rows, row(head(a.Name), cell(a.More), cell(a.Note)))
	}
	return t
}

func estateQualityTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-quality", Caption: "For how many machines each thing is known",
		Columns: []doc.Column{column("What", 3), numbered("Known"), numbered("Of"), numbered("Share"), column("Stated by", 2.6)},
		Note: doc.Say("How to read: what is not known is left out of every sum and percentile, and is a group of its own in every breakdown. What a tool exported was measured on its day; " +
			"what a list of the partner’s own states is as good as who keeps it. A dash: it is known of no machine, or follows from other things."),
		Empty: "No machine is listed.",
	}
	for _, q := range estateOf(v).Quality {
		share := figure(q.Share)
		if isZero(q.Known) {
			share.Tone = doc.Warning
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(q.Name)), figure(q.Known), figure(q.Of), share, q.byCell()))
	}
	return t
}

// byCell names who states something, with the number of machines where that is more than one.
func (q EstateQuality) byCell() doc.TableCell {
	if len(q.By) == 0 {
		return cell(nil)
	}
	var c doc.TableCell
	for i, by := range q.By {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: ", "})
		}
		c.Content = append(c.Content, doc.Text{Text: cmp.Or(by.Tool, ownList)})
		if len(q.By) > 1 {
			c.Content = append(c.Content, doc.Text{Text: " ("}, doc.FigureOf(by.Machines), doc.Text{Text: ")"})
		}
	}
	return c
}

func estateConflictsTable(v CaseStudy, _ value.Locale) doc.Table {
	all := estateOf(v).Conflicts
	t := doc.Table{
		ID: "estate-conflicts", Caption: "What two lists state differently, with the cell of each",
		Columns: []doc.Column{column("Machine or application", 1.6), column("What", 1.2), column("Used", 2.6), column("Not used", 2.6), column("Why", 2.2)},
		Empty:   "No machine and no application is stated differently by two lists.",
	}
	for _, c := range all[:min(len(all), mostRows)] {
		what := value.Capital(c.Column)
		if c.Unit != "" {
			what += ", " + c.Unit
		}
		t.Rows = append(t.Rows, row(head(c.Name), words(what), withCell(c.Used), withCell(c.Other), words(value.Capital(c.Rule))))
	}
	t.Note = restNote(len(all), "disagreements")
	return t
}

// withCell is a value with the cell that it was read from.
func withCell(v *doc.Value) doc.TableCell {
	c := cell(v)
	if v != nil && len(v.Sources) > 0 {
		c.Content = append(c.Content, doc.Break{}, doc.Text{Text: v.Sources[0].String(), Code: true})
	}
	return c
}

func estateContradictionsTable(v CaseStudy, _ value.Locale) doc.Table {
	all := estateOf(v).Contradictions
	t := doc.Table{
		ID: "estate-contradictions", Caption: "Rows that cannot be right as they stand",
		Columns: []doc.Column{column("Machine", 2), column("What", 3), column("As stated", 3.4)},
		Empty:   "No row contradicts itself or another.",
	}
	for _, c := range all[:min(len(all), mostRows)] {
		t.Rows = append(t.Rows, row(head(c.Machine), words(value.Capital(c.Kind)), cell(c.What)))
	}
	t.Note = restNote(len(all), "rows")
	return t
}
