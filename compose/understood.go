package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Checked is what a check of a workspace came to.
type Checked struct {
	Portfolio *model.Portfolio // nil where the configuration kept it from being read
	Config    model.Config
	Problems  []source.Problem  // sorted
	Copies    []string          // paths of the annotated copies that were written
	Judged    *model.Assessment // by the programme that was asked for; nil where none was
	Proposals bool              // whether entries of dossier.yaml are proposed: they are printed below, as they stand
	Narrowed  *NarrowedCheck    // nil where the whole is shown: see Narrow
}

// Check is what `dossier check` prints: what to fill in, all problems by file, and what was understood.
func Check(c Checked) doc.Document {
	shown := c.Problems
	var blocks []doc.Block
	if c.Portfolio != nil {
		shown = beyondInventory(c.Problems, c.Portfolio)
		blocks = steps(c)
	}
	if c.Judged != nil {
		blocks = append(blocks, judged(c)...)
	}
	facts := []doc.Fact{{Name: "Found", Value: doc.Say(tally(shown))}}
	if n := c.Narrowed; n != nil && c.Portfolio != nil {
		facts = append(n.facts(), facts...)
		blocks = append(blocks, n.studyBlocks(c.Config.Locale)...)
	}
	blocks = append(blocks, problemBlocks(shown)...)
	if c.Narrowed != nil && c.Portfolio != nil {
		blocks = append(blocks, c.Narrowed.documentBlocks()...)
	}
	if c.Portfolio != nil {
		blocks = append(blocks, understood(c)...)
	}
	if len(c.Copies) > 0 {
		blocks = append(blocks, doc.Heading{Level: 1, ID: "copies", Content: doc.Say("Annotated copies")}, doc.List{Items: items(c.Copies)})
	}
	if c.Proposals {
		blocks = append(blocks, doc.Heading{Level: 1, ID: "proposals", Content: doc.Say("To paste into " + c.Config.File)},
			doc.Paragraph{Content: doc.Say("These entries would have further tables read. Look them over; where a section is there already, its entries go below those that it has.")})
	}
	return doc.Document{
		ID: "check", Title: "Check", Subtitle: c.Config.Partner.Name, Audience: doc.Internal, Locale: c.Config.Locale,
		Language: language("", c.Config.Locale.Tag), Facts: facts, Blocks: blocks,
	}
}

// judged says how the workspace stands against the programme that was asked for, and what is the least that it lacks.
func judged(c Checked) []doc.Block {
	a := c.Judged
	name := strings.Join(slices.DeleteFunc([]string{a.Programme.Title, a.Programme.Edition}, func(s string) bool { return s == "" }), ", ")
	blocks := []doc.Block{
		doc.Heading{Level: 1, ID: "programme", Content: doc.Say("Against " + name)},
		doc.Paragraph{Content: doc.Say(value.Capital(Verdict(a, c.Config.Locale)) + ".")},
	}
	if missing := a.Selection.Missing; len(missing) > 0 {
		blocks = append(blocks, doc.Paragraph{Content: doc.Say("The least that is missing:")}, doc.List{Items: items(missing)})
	}
	return blocks
}

// tally counts problems: "2 errors, 1 warning, 0 notes".
func tally(problems []source.Problem) string {
	counts := map[source.Severity]int{}
	for _, p := range problems {
		counts[p.Severity]++
	}
	return counted(counts[source.Error], "error", "errors") + ", " + counted(counts[source.Warning], "warning", "warnings") + ", " +
		counted(counts[source.Note], "note", "notes")
}

// beyondInventory are the problems without the notes that the inventory shows: rows and sheets that are not read, sheets that are not
// started.
func beyondInventory(problems []source.Problem, p *model.Portfolio) []source.Problem {
	shown := map[source.Ref]bool{}
	for _, t := range p.Tables {
		for _, s := range t.Skipped {
			shown[s.Ref] = true
		}
		shown[t.Ref] = shown[t.Ref] || NotStarted(t) || t.Kind == ""
	}
	return slices.DeleteFunc(slices.Clone(problems), func(p source.Problem) bool { return p.Severity == source.Note && shown[p.Ref] })
}

// problemBlocks are the problems, file by file.
func problemBlocks(problems []source.Problem) []doc.Block {
	var blocks []doc.Block
	for i := 0; i < len(problems); {
		file := problems[i].Ref.File
		end := i
		var list doc.List
		for ; end < len(problems) && problems[end].Ref.File == file; end++ {
			list.Items = append(list.Items, []doc.Block{doc.Paragraph{Content: problemLine(problems[end])}})
		}
		name := file
		if name == "" {
			name = "The workspace"
		}
		blocks = append(blocks, doc.Heading{Level: 1, Content: doc.Say(name)}, list)
		i = end
	}
	return blocks
}

// problemLine is a problem inside of its file.
func problemLine(p source.Problem) []doc.Inline {
	text := " "
	if place := p.Ref.Place(); place != "" {
		text += place + ": "
	}
	text += p.What
	if p.Want != "" {
		text += ": want " + p.Want
	}
	if p.Hint != "" {
		text += " (" + p.Hint + ")"
	}
	return []doc.Inline{doc.Text{Text: p.Severity.String(), Strong: true}, doc.Text{Text: text}}
}

// understood is the inventory: every table found, what it was taken for, what of it was not read, and what its columns add up to.
func understood(c Checked) []doc.Block {
	tables := c.Tables()
	blocks := []doc.Block{doc.Heading{Level: 1, ID: "understood", Content: doc.Say("What was understood")}, tablesTable(c, tables)}
	if t := totalsTable(tables); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	if t := skippedTable(tables); len(t.Rows) > 0 {
		blocks = append(blocks, t)
	}
	return blocks
}

// Tables are those that are shown: of a check that is narrowed to some customers those that hold records of them.
func (c Checked) Tables() []*model.Table {
	if !c.ofCustomers() {
		return c.Portfolio.Tables
	}
	var tables []*model.Table
	for _, own := range c.Narrowed.tables {
		tables = append(tables, own.Table)
	}
	return tables
}

// ofCustomers tells whether the check is narrowed to some customers.
func (c Checked) ofCustomers() bool { return c.Narrowed != nil && len(c.Narrowed.Customers) > 0 }

func tablesTable(c Checked, tables []*model.Table) doc.Table {
	t := doc.Table{
		ID: "tables", Caption: "Tables found",
		Columns: []doc.Column{column("Where", 4), column("Read as", 2), column("Format", 1), numbered("Rows read"), numbered("Rows not read")},
		Empty:   "No table was found.",
	}
	if c.ofCustomers() {
		t.Columns = append(t.Columns, numbered("Of "+strings.Join(c.Narrowed.IDs(), ", ")))
	}
	for i, table := range tables {
		if i == 0 || table.Ref.File != tables[i-1].Ref.File {
			t.Rows = append(t.Rows, fileRow(table.Ref.File, len(t.Columns)))
		}
		cells := []doc.TableCell{headText(placeOf(table.Ref)), readAs(table, c.Problems), words(table.Format), whole(table.Rows), whole(len(table.Skipped))}
		if c.ofCustomers() {
			cells = append(cells, whole(c.Narrowed.tables[i].rows))
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	return t
}

// readAs says what a table was taken for. One that nothing was made of stands out only where it looks as if something should have been.
func readAs(t *model.Table, problems []source.Problem) doc.TableCell {
	switch {
	case NotStarted(t):
		return doc.TableCell{Content: doc.Say(notStartedAs(t)), Tone: doc.Muted}
	case t.Kind != "":
		return doc.TextCell(t.Kind)
	case t.Unread != "":
		return doc.TableCell{Content: doc.Say(t.Unread), Tone: doc.Warning}
	case slices.ContainsFunc(problems, func(p source.Problem) bool {
		return p.Severity > source.Note && p.Ref.File == t.Ref.File && p.Ref.Sheet == t.Ref.Sheet
	}):
		return doc.TableCell{Content: doc.Say("not recognised"), Tone: doc.Warning}
	case t.Format != "":
		return doc.TableCell{Content: doc.Say("known, not used"), Tone: doc.Muted}
	}
	for _, p := range problems {
		if p.Ref == t.Ref {
			return doc.TableCell{Content: doc.Say(p.What), Tone: doc.Muted}
		}
	}
	return doc.TableCell{Content: doc.Say("no table"), Tone: doc.Muted}
}

// fileRow heads the rows about a file.
func fileRow(file string, columns int) doc.TableRow {
	c := headText(file)
	c.Span = columns
	return doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{c}}
}

// placeOf is a place inside of its file; the file itself where it is the whole of it.
func placeOf(r source.Ref) string {
	if place := r.Place(); place != "" {
		return place
	}
	return "the file"
}

func notStartedAs(t *model.Table) string {
	if t.Ref.Sheet == t.Kind {
		return "not started"
	}
	return t.Kind + ", not started"
}

func whole(n int) doc.TableCell { return doc.ValueCell(doc.NumberOf(value.Num(value.Int(n)), "")) }

// totalsTable is what a person can compare with what the source shows.
func totalsTable(tables []*model.Table) doc.Table {
	t := doc.Table{
		ID: "totals", Caption: "What the columns add up to, to be compared with the source",
		Columns: []doc.Column{column("Where", 3), column("Column", 2), numbered("Sum"), column("Unit", 1)},
	}
	file := ""
	for _, table := range tables {
		for _, total := range table.Totals {
			if table.Ref.File != file {
				file = table.Ref.File
				t.Rows = append(t.Rows, fileRow(file, len(t.Columns)))
			}
			t.Rows = append(t.Rows, row(headText(placeOf(table.Ref)), doc.TextCell(total.Header), doc.ValueCell(doc.NumberOf(total.Sum, "")), words(total.Unit)))
		}
	}
	return t
}

// skippedTable is the rows that were not read, those of one reason together.
func skippedTable(tables []*model.Table) doc.Table {
	t := doc.Table{ID: "skipped", Caption: "Rows that were not read", Columns: []doc.Column{column("Where", 2), numbered("Rows"), column("Why", 4)}}
	file := ""
	for _, table := range tables {
		if NotStarted(table) || len(table.Skipped) == 0 {
			continue
		}
		if table.Ref.File != file {
			file = table.Ref.File
			t.Rows = append(t.Rows, fileRow(file, len(t.Columns)))
		}
		reasons, refs := byReason(table.Skipped)
		for _, reason := range reasons {
			t.Rows = append(t.Rows, row(headText(placesOf(refs[reason])), whole(len(refs[reason])), words(reason)))
		}
	}
	return t
}

// byReason are the places of each reason, the reasons in the order in which they are met.
func byReason(skipped []model.Skipped) (reasons []string, refs map[string][]source.Ref) {
	refs = map[string][]source.Ref{}
	for _, s := range skipped {
		if len(refs[s.Reason]) == 0 {
			reasons = append(reasons, s.Reason)
		}
		refs[s.Reason] = append(refs[s.Reason], s.Ref)
	}
	return reasons, refs
}

// placesOf are rows of one sheet: the sheet, then rows, at most a handful.
func placesOf(refs []source.Ref) string {
	const most = 4
	merged := source.Merge(refs)
	var rows []string
	for _, r := range merged[:min(len(merged), most)] {
		rows = append(rows, r.Cells.String())
	}
	sheet := merged[0]
	sheet.Cells = source.Range{}
	text := strings.Join(rows, ", ")
	if name := sheet.Place(); name != "" {
		text = name + "!" + text
	}
	if more := len(merged) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
