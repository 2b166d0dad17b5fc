package annotate

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/source"
)

// listName is the sheet that lists the problems.
const listName = "dossier check"

// list adds a sheet with every problem, each leading to its cell, and opens the workbook there. It has two columns, so that nobody
// takes it for a table of records.
func (m *marker) list(problems []source.Problem) error {
	name := m.freeName()
	index, err := m.file.NewSheet(name)
	if err != nil {
		return err
	}
	m.file.SetActiveSheet(index)
	if err := m.looks(name, len(problems)); err != nil {
		return err
	}
	for i, p := range problems {
		row := strconv.Itoa(i + 3)
		at := p.Ref.Place()
		if at == "" {
			at = "the file"
		}
		if err := m.file.SetCellStr(name, "A"+row, at); err != nil {
			return err
		}
		if err := m.file.SetCellStr(name, "B"+row, line(p)); err != nil {
			return err
		}
		if err := m.lead(name, "A"+row, p.Ref); err != nil {
			return err
		}
	}
	return nil
}

// line is a problem as the list has it: its place stands beside it.
func line(p source.Problem) string {
	p.Ref = source.Ref{}
	return p.String()
}

// lead makes a cell of the list lead to the place.
func (m *marker) lead(list, cell string, to source.Ref) error {
	if i, err := m.file.GetSheetIndex(to.Sheet); err != nil || i < 0 || to.Cells == (source.Range{}) {
		return nil // a place that is not in this workbook leads nowhere
	}
	place := "'" + strings.ReplaceAll(to.Sheet, "'", "''") + "'!" + source.Cell(to.Cells.FirstCol, to.Cells.FirstRow).String()
	return m.file.SetCellHyperLink(list, cell, place, "Location")
}

func (m *marker) looks(name string, problems int) error {
	title, err := m.file.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Bold: true, Size: 14}})
	if err != nil {
		return err
	}
	places, err := m.file.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11, Color: "0563C1", Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	texts, err := m.file.NewStyle(&excelize.Style{Font: &excelize.Font{Family: face, Size: 11}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	last := strconv.Itoa(problems + 2)
	steps := []func() error{
		func() error { return m.page(name) },
		func() error { return m.file.SetRowHeight(name, 1, 22) },
		func() error { return m.file.SetColWidth(name, "A", "A", 34) },
		func() error { return m.file.SetColWidth(name, "B", "B", 110) },
		func() error { return m.file.SetCellStr(name, "A1", summary(problems)) },
		func() error { return m.file.SetCellStyle(name, "A1", "A1", title) },
		func() error { return m.file.SetCellStyle(name, "A3", "A"+last, places) },
		func() error { return m.file.SetCellStyle(name, "B3", "B"+last, texts) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// face is the lettering of the list, that of our own workbooks.
const face = "Calibri"

// page sets the list up for paper: as wide as a page on its side.
func (m *marker) page(name string) error {
	orientation, wide, high, fit := "landscape", 1, 0, true
	if err := m.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return m.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit})
}

func summary(problems int) string {
	if problems == 1 {
		return "One problem was found in this file"
	}
	return fmt.Sprintf("%d problems were found in this file", problems)
}

// freeName is a name for the list that no sheet has.
func (m *marker) freeName() string {
	name := listName
	for n := 2; ; n++ {
		if i, err := m.file.GetSheetIndex(name); err == nil && i < 0 {
			return name
		}
		name = listName + " " + strconv.Itoa(n)
	}
}
