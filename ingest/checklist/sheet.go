package checklist

import (
	"fmt"
	"slices"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// readSheet finds the items of a sheet; no rows where it holds no checklist.
func readSheet(s *sheet.Sheet) (model.ChecklistSheet, []source.Problem) {
	found := model.ChecklistSheet{Ref: s.Ref()}
	var problems []source.Problem
	f := finder{}
	for r := range s.Rows() {
		if f.columns.id == 0 && r.Number > top && f.refs == nil {
			return found, nil
		}
		if f.header(r) {
			found.Ref = s.Ref()
			found.Ref.Cells = source.Range{FirstCol: f.columns.id, FirstRow: r.Number, LastCol: len(r.Cells), LastRow: r.Number}
			found.References = max(found.References, f.columns.references())
			continue
		}
		if f.columns.id == 0 {
			continue
		}
		row, problem := f.columns.row(s.Ref(), r)
		problems = append(problems, problem...)
		if row != nil {
			found.Rows = append(found.Rows, *row)
		}
	}
	found.Rows = hide(found.Rows, s.Merged())
	return found, append(problems, s.Problems()...)
}

// references is how many customer references the columns have.
func (c columns) references() int {
	n := 0
	for _, p := range c.pairs {
		if p.reference > 0 {
			n++
		}
	}
	return n
}

// row reads an item. A row that is none gives nil; one that only lacks a right id is reported.
func (c columns) row(at source.Ref, r sheet.Row) (*model.ChecklistRow, []source.Problem) {
	id, text := cell(r, c.id), literal.Tidy(cell(r, c.text))
	ref := at.At(c.id, r.Number)
	if !itemID.MatchString(id) {
		if id != "" && text != "" && strings.ContainsAny(id, "0123456789") && !strings.ContainsAny(id, " \n") {
			return nil, []source.Problem{source.Notice(ref, fmt.Sprintf("%q is no id of an item: the row is not filled", id), "an id like DOC-001", "").As(source.RowNotRead)}
		}
		return nil, nil
	}
	row := &model.ChecklistRow{Item: id, Text: text, Ref: ref}
	for _, p := range c.pairs {
		row.Pairs = append(row.Pairs, model.ChecklistPair{Reference: p.reference, Met: answer(at, r, p.met), Response: answer(at, r, p.response)})
	}
	return row, nil
}

func answer(at source.Ref, r sheet.Row, col int) model.ChecklistCell {
	c := model.ChecklistCell{Ref: at.At(col, r.Number), Text: cell(r, col)}
	c.Formula = col <= len(r.Cells) && r.Cells[col-1].Formula
	return c
}

// cell is the text of a column, without the blanks around it; "" where the row ends before it.
func cell(r sheet.Row, col int) string {
	if col < 1 || col > len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[col-1].Text)
}

// hide marks the cells that a merged range covers. A row whose answers are merged with those of an earlier row of the same item is
// answered there, and left out.
func hide(rows []model.ChecklistRow, merged []source.Range) []model.ChecklistRow {
	items := map[source.Range]string{} // first cell → the item that it answers
	var kept []model.ChecklistRow
	for _, row := range rows {
		shared := len(row.Pairs) > 0
		for i := range row.Pairs {
			for _, c := range []*model.ChecklistCell{&row.Pairs[i].Met, &row.Pairs[i].Response} {
				first := c.Ref.Cells
				if over := covering(merged, first); over != (source.Range{}) {
					c.Under = c.Ref
					c.Under.Cells = over
					first = source.Cell(over.FirstCol, over.FirstRow)
				}
				shared = shared && c.Under != (source.Ref{}) && items[first] == row.Item
				if c.Under == (source.Ref{}) {
					items[first] = row.Item
				}
			}
		}
		if !shared {
			kept = append(kept, row)
		}
	}
	return kept
}

// covering is the merged range in which the cell stands, but not as its first; zero for none.
func covering(merged []source.Range, cell source.Range) source.Range {
	i := slices.IndexFunc(merged, func(m source.Range) bool {
		inside := m.FirstCol <= cell.FirstCol && cell.FirstCol <= m.LastCol && m.FirstRow <= cell.FirstRow && cell.FirstRow <= m.LastRow
		return inside && (m.FirstCol != cell.FirstCol || m.FirstRow != cell.FirstRow)
	})
	if i < 0 {
		return source.Range{}
	}
	return merged[i]
}

// title reads the checklist's title and type from the first rows of a sheet: the first text that speaks of a checklist and of a kind
// of programme, or else the first that names a kind.
func title(list *model.Checklist, s *sheet.Sheet) {
	for r := range s.Rows() {
		if r.Number > titleRows {
			return
		}
		for _, c := range r.Cells {
			if c.Kind != sheet.Text || len(c.Text) > longestTitle {
				continue
			}
			words := literal.Fold(c.Text)
			is := typeOf(words)
			full := strings.Contains(words, "checklist") && !strings.Contains(literal.Fold(list.Title), "checklist")
			if is != "" && (list.Type == "" || full) {
				list.Title, list.Type = literal.Tidy(c.Text), is
			}
		}
	}
}

// typeOf is the kind of programme that a folded title names.
func typeOf(words string) model.ChecklistType {
	for _, t := range types {
		if strings.Contains(" "+words+" ", " "+t.words+" ") {
			return t.is
		}
	}
	return ""
}
