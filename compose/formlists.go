package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/doc"
	"dossier/model"
)

// listsTable holds the closed lists that are too long to stand inside of a drop-down.
const listsTable = "lists"

// listRoom is how many characters a drop-down holds itself, separators included.
const listRoom = 250

func isLong(words []string) bool {
	n := 0
	for _, w := range words {
		n += utf8.RuneCountInString(w) + 1
	}
	return n > listRoom
}

func listName(s *model.Schema, f model.Field) string { return s.Kind + ": " + f.Name }

// lists is the sheet that long drop-downs take their words from; nothing where the group has none.
func (f former) lists() []doc.Block {
	var blocks []doc.Block
	t := doc.Table{ID: listsTable}
	for _, s := range f.group.Sheets {
		schema := model.SchemaOf(s.Kind)
		if schema == nil {
			continue
		}
		for _, field := range schema.Fields {
			name, words := listName(schema, field), canonicalWords(field)
			if !isLong(words) {
				name, words = idsName(field), f.elsewhere(field)
			}
			if len(words) > 0 && !slices.ContainsFunc(t.Columns, func(c doc.Column) bool { return c.Header == name }) {
				t.Columns = append(t.Columns, column(name, 1))
				t.Rows = addList(t.Rows, len(t.Columns)-1, words)
			}
		}
	}
	if len(t.Columns) > 0 {
		blocks = append(blocks, doc.Heading{Level: 1, ID: "lists", Content: doc.Say("Lists")}, doc.Paragraph{Content: doc.Say("Drop-downs take their words from here. There is nothing to fill in.")}, t)
	}
	return blocks
}

// elsewhere are the ids that a column may hold and that stand in another workbook of the workspace, each once; none where the form has
// a sheet of them itself.
func (f former) elsewhere(field model.Field) []string {
	const most = 5000
	kinds := refKinds(field)
	if f.portfolio == nil || slices.ContainsFunc(kinds, f.has) {
		return nil
	}
	var ids []string
	seen := map[string]bool{}
	for _, kind := range kinds {
		s := model.SchemaOf(kind)
		for _, r := range s.Records(f.portfolio) {
			if id := s.Text(r, s.Fields[0]); id != "" && !seen[id] && len(ids) < most {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func idsName(field model.Field) string { return strings.Join(refKinds(field), " or ") }

// addList puts words into a column of the rows, below one another.
func addList(rows []doc.TableRow, column int, words []string) []doc.TableRow {
	for i, w := range words {
		if i == len(rows) {
			rows = append(rows, doc.TableRow{})
		}
		for len(rows[i].Cells) < column {
			rows[i].Cells = append(rows[i].Cells, doc.TableCell{})
		}
		rows[i].Cells = append(rows[i].Cells, doc.TextCell(w))
	}
	return rows
}
