package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"dossier/source"
)

// marker marks cells of a workbook.
type marker struct {
	file     *excelize.File
	styles   map[styleKey]int
	comments map[string]int // by sheet
}

// styleKey is a style with the ground of a severity.
type styleKey struct {
	style    int
	severity source.Severity
}

// The grounds are those that spreadsheet programs use for bad and for doubtful cells.
const (
	errorGround   = "FFC7CE"
	warningGround = "FFEB9C"
)

// author signs the comments.
const author = "dossier check"

// cell colours the cells of a place, and says in a comment on the first of them what is wrong.
func (m *marker) cell(b *bad) error {
	if b.size() <= mostMarked {
		for row := b.cells.FirstRow; row <= max(b.cells.FirstRow, b.cells.LastRow); row++ {
			for col := b.cells.FirstCol; col <= max(b.cells.FirstCol, b.cells.LastCol); col++ {
				if err := m.colour(b.sheet, source.Cell(col, row).String(), b.worst); err != nil {
					return err
				}
			}
		}
	}
	if m.comments[b.sheet]++; m.comments[b.sheet] > mostComments {
		return nil
	}
	return m.comment(b.sheet, source.Cell(b.cells.FirstCol, b.cells.FirstRow).String(), strings.Join(b.texts, "\n"))
}

// colour gives a cell the ground of a severity, and leaves its number format, lettering and borders.
func (m *marker) colour(sheet, cell string, severity source.Severity) error {
	old, err := m.file.GetCellStyle(sheet, cell)
	if err != nil {
		return err
	}
	id, err := m.style(styleKey{old, severity})
	if err != nil {
		return err
	}
	return m.file.SetCellStyle(sheet, cell, cell, id)
}

// style is the style of the key: a copy of the old one, all its parts kept, with another ground.
func (m *marker) style(key styleKey) (int, error) {
	if id, ok := m.styles[key]; ok {
		return id, nil
	}
	ground := warningGround
	if key.severity == source.Error {
		ground = errorGround
	}
	filled, err := m.file.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}})
	if err != nil {
		return 0, err
	}
	formats := m.file.Styles.CellXfs
	if key.style >= len(formats.Xf) || filled >= len(formats.Xf) {
		return filled, nil
	}
	copied, yes := formats.Xf[key.style], true
	copied.FillID, copied.ApplyFill = formats.Xf[filled].FillID, &yes
	formats.Xf = append(formats.Xf, copied)
	formats.Count = len(formats.Xf)
	id := len(formats.Xf) - 1
	m.styles[key] = id
	m.styles[styleKey{id, key.severity}] = id // a cell may be coloured twice
	return id, nil
}

// comment adds text to a cell: below the comment that is there.
func (m *marker) comment(sheet, cell, text string) error {
	const room = 32000 // of the 32,767 characters that a comment holds
	by := author
	if old, ok, err := m.commentAt(sheet, cell); err != nil {
		return err
	} else if ok {
		said := old.Text
		for _, run := range old.Paragraph {
			said += run.Text
		}
		if old.Author != "" {
			by = old.Author // a conversation in the newer style of comments is known by it
		}
		text = said + "\n\n" + text
		if err := m.file.DeleteComment(sheet, cell); err != nil {
			return err
		}
	}
	for utf8.RuneCountInString(text) > room {
		text = string([]rune(text)[:room])
	}
	lines := uint(strings.Count(text, "\n") + 1 + len(text)/44)
	return m.file.AddComment(sheet, excelize.Comment{Cell: cell, Author: by, Text: text, Width: 320, Height: min(600, 30+16*lines)})
}

func (m *marker) commentAt(sheet, cell string) (excelize.Comment, bool, error) {
	all, err := m.file.GetComments(sheet)
	for _, c := range all {
		if c.Cell == cell {
			return c, true, err
		}
	}
	return excelize.Comment{}, false, err
}
