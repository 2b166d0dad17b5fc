package xlsx

import (
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/source"
)

// entryReach is how many rows below the header of a form its rules hold for: people paste more rows than are drawn.
const entryReach = 5000

// form is where the rows of a table are filled in, or may be changed.
type form struct {
	table       doc.Table
	first, last int // rows
}

// column is a column of a table, as other tables refer to it.
type column struct {
	sheet            *sheet
	col, first, last int
	open             bool // rows are still to be filled in
}

// entries adds the rows to fill in and gives the last of them.
func (l *layout) entries(t doc.Table) int {
	l.sheet.forms = append(l.sheet.forms, form{table: t, first: len(l.sheet.rows) + 1, last: len(l.sheet.rows) + entryReach})
	cells := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		cells[i].look = entryLook(c)
	}
	for range t.Entry {
		l.sheet.rows = append(l.sheet.rows, row{cells: cells, loose: true})
	}
	return len(l.sheet.rows)
}

// entryLook is how a cell to fill in looks. Text stays text, so that an id of digits keeps its zeros.
func entryLook(c doc.Column) look {
	lk := look{rule: true, align: c.Align, indent: padding(c.Align)}
	if c.Field == nil {
		return lk
	}
	lk.wrap = c.Field.Takes == doc.LongEntry
	switch c.Field.Takes {
	case doc.DateEntry:
		lk.format = entryDate
	case doc.TextEntry, doc.LongEntry:
		lk.format = "@"
	}
	return lk
}

// entryDate reads the same everywhere, whatever language a program shows dates in.
const entryDate = "yyyy-mm-dd"

// entryHead is the header of a column to fill in.
func entryHead(c cell, f doc.Field) cell {
	c.remark = f.Help
	c.room = entryRoom(f)
	if !f.Required {
		c.look.face, c.look.fill, c.look.rule = fieldFace, totalFill, true
	}
	return c
}

// entryRoom is the least width of a column to fill in, in characters.
func entryRoom(f doc.Field) float64 {
	const arrow = 4 // of a drop-down
	room := 12.0
	switch {
	case f.Takes == doc.LongEntry:
		room = 40
	case f.Takes == doc.TextEntry && len(f.Choices) == 0 && f.From == nil:
		room = 16
	}
	for _, word := range f.Choices {
		room = max(room, float64(utf8.RuneCountInString(word)+arrow))
	}
	return room
}

// refer notes where the columns of a table stand.
func (b *book) refer(s *sheet, t doc.Table, header, first int) {
	if t.ID == "" {
		return
	}
	last := len(s.rows)
	if t.Entry > 0 {
		last = header + entryReach
	}
	if b.columns == nil {
		b.columns = map[doc.Lookup]column{}
	}
	for i, c := range t.Columns {
		end := last
		if t.Entry == 0 {
			end = max(first, last-blankBelow(t.Rows, i)) // a blank in its list makes Excel take any word
		}
		b.columns[doc.Lookup{Table: t.ID, Column: c.Header}] = column{sheet: s, col: i + 1, first: first, last: end, open: t.Entry > 0}
	}
}

// blankBelow is how many rows at the end leave the column blank.
func blankBelow(rows []doc.TableRow, column int) int {
	for n := range rows {
		if cells := rows[len(rows)-1-n].Cells; column < len(cells) && len(cells[column].Content) > 0 {
			return n
		}
	}
	return len(rows)
}

// listOf is the name of the cells that a drop-down takes its words from; ok is false where there are no such cells.
func (w writing) listOf(at *doc.Lookup) (name string, ok bool) {
	if at == nil {
		return "", false
	}
	if _, ok = w.columns[*at]; !ok {
		return "", false
	}
	return definedName(at.Table + "/" + at.Column), true
}

// fields lets the cells of a form take what belongs into them.
func (w writing) fields(s *sheet) error {
	for _, f := range s.forms {
		for i, c := range f.table.Columns {
			if c.Field == nil {
				continue
			}
			rule, err := w.fieldRule(*c.Field)
			if err != nil {
				return err
			}
			if rule == nil {
				continue
			}
			rule.SetSqref(area{i + 1, f.first, i + 1, f.last}.name())
			if err := w.file.AddDataValidation(s.name, rule); err != nil {
				return err
			}
		}
	}
	return nil
}

// fieldRule is the rule of a column; nil where anything goes. A word outside of a closed list is refused; anything else can be kept,
// since an id may be written before its row is, and a day in words of one's own.
func (w writing) fieldRule(f doc.Field) (*excelize.DataValidation, error) {
	rule := excelize.NewDataValidation(true)
	list, named := w.listOf(f.From)
	switch {
	case named:
		rule.SetSqrefDropList(list)
	case len(f.Choices) > 0:
		if err := rule.SetDropList(f.Choices); err != nil {
			return nil, err
		}
	case f.Takes == doc.NumberEntry:
		return numberRule(rule, excelize.DataValidationTypeDecimal, -1e12, 1e12, "Not a number", "A number is wanted here, without its unit.")
	case f.Takes == doc.DateEntry:
		return numberRule(rule, excelize.DataValidationTypeDate, 1, 109574, "Not a date", "A date is wanted here, such as 2026-03-31.")
	default:
		return nil, nil
	}
	switch {
	case f.Several:
		rule.ShowErrorMessage = false
	case len(f.Choices) > 0:
		rule.SetError(excelize.DataValidationErrorStyleStop, "Not in the list", "Take a word of the list.")
	case w.columns[*f.From].open:
		rule.SetError(excelize.DataValidationErrorStyleWarning, "No such id yet", "No row of "+f.From.Table+" has it yet.")
	default:
		rule.SetError(excelize.DataValidationErrorStyleWarning, "Not in the list", "It is none of those that there were when this workbook was written.")
	}
	return rule, nil
}

func numberRule(rule *excelize.DataValidation, kind excelize.DataValidationType, least, most float64, title, text string) (*excelize.DataValidation, error) {
	if err := rule.SetRange(least, most, kind, excelize.DataValidationOperatorBetween); err != nil {
		return nil, err
	}
	rule.SetError(excelize.DataValidationErrorStyleWarning, title, text)
	return rule, nil
}

// nameLists names the cells that drop-downs take their words from, down to the last that is filled in.
func (w writing) nameLists(b *book) error {
	done := map[string]bool{}
	for _, s := range b.sheets {
		for _, f := range s.forms {
			for _, c := range f.table.Columns {
				if c.Field == nil {
					continue
				}
				name, ok := w.listOf(c.Field.From)
				if !ok || done[name] {
					continue
				}
				done[name] = true
				if err := w.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: w.columns[*c.Field.From].cells()}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// cells are the cells of a column as a defined name wants them.
func (c column) cells() string {
	letter := source.ColumnName(c.col)
	sheet := quoteSheet(c.sheet.name) + "!"
	first := sheet + "$" + letter + "$" + strconv.Itoa(c.first)
	whole := first + ":$" + letter + "$" + strconv.Itoa(c.last)
	if !c.open {
		return whole
	}
	return first + ":INDEX(" + whole + ",MAX(1,COUNTA(" + whole + ")))"
}
