package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/render/theme"
)

// writing is a workbook being written.
type writing struct {
	doc     doc.Document
	theme   theme.Theme
	anchors map[string]address
	names   parameters
	columns map[doc.Lookup]column
	file    *excelize.File
	styles  *styles
}

func (w writing) begin(i int, s *sheet) error {
	if i == 0 {
		return w.file.SetSheetName(w.file.GetSheetName(0), s.name)
	}
	_, err := w.file.NewSheet(s.name)
	return err
}

// prepare sets all of a sheet that is no cell. The filter comes before the properties, which it would wipe.
func (w writing) prepare(s *sheet) error {
	steps := []func(*sheet) error{
		w.page, w.running, w.validate, w.fields, w.verdicts, w.broken, w.fractions, w.colours, w.comments, w.follow, w.pictures, w.drawCharts, w.filter, w.properties, w.protect,
	}
	for _, step := range steps {
		if err := step(s); err != nil {
			return err
		}
	}
	return w.file.SetSheetDimension(s.name, area{1, 1, len(s.widths), max(1, len(s.rows))}.name())
}

// paperCode are the format's numbers of the papers.
func paperCode(p theme.Paper) int {
	if p.Name == theme.Letter.Name {
		return 1
	}
	return 9
}

func (w writing) page(s *sheet) error {
	size, orientation, wide, high := paperCode(w.theme.Paper), "portrait", 1, 0
	if s.across(0) > 112 {
		orientation = "landscape"
	}
	if err := w.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	side, edge, line := 0.5, 0.75, 0.3
	return w.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &line, Footer: &line})
}

// running sets the running head and foot: title and partner, the document's footer and the page's number.
func (w writing) running(s *sheet) error {
	return w.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: "&L" + runningText(w.doc.Title) + "&R" + runningText(w.theme.Brand),
		OddFooter: "&L" + runningText(w.doc.Footer) + "&RPage &P of &N",
	})
}

// runningText keeps to the 255 characters that a running line has for all its parts; "&" begins a code there.
func runningText(text string) string {
	const room = 100
	text = strings.Join(strings.Fields(text), " ")
	if short := prefix(text, room); short != text {
		text = prefix(text, room-1) + "…"
	}
	return strings.ReplaceAll(text, "&", "&&")
}

func (w writing) filter(s *sheet) error {
	if len(s.tables) != 1 || !s.tables[0].filter {
		return nil
	}
	if _, ok := s.structured(); ok {
		return nil // has a filter of its own
	}
	t := s.tables[0]
	return w.file.AutoFilter(s.name, area{1, t.header, t.columns, t.last}.name(), nil)
}

func (w writing) properties(s *sheet) error {
	fit, tab := true, w.theme.Accent.Hex()
	if err := w.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit, TabColorRGB: &tab}); err != nil {
		return err
	}
	lines := false
	return w.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &lines})
}

// protect locks a sheet with input cells, without a password, so that a slip cannot overwrite a formula.
func (w writing) protect(s *sheet) error {
	if !s.holds.input {
		return nil
	}
	return w.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		AutoFilter: true, FormatCells: true, FormatColumns: true, FormatRows: true, SelectLockedCells: true, SelectUnlockedCells: true,
	})
}

func (w writing) comments(s *sheet) error {
	if !s.holds.remark {
		return nil
	}
	for r, row := range s.rows {
		for c := range row.cells {
			cell := &row.cells[c]
			if cell.remark == "" || w.doc.Audience == doc.Public {
				continue
			}
			lines := uint(strings.Count(cell.remark, "\n") + 1 + len(cell.remark)/44)
			err := w.file.AddComment(s.name, excelize.Comment{
				Cell: address{s, c + 1, r + 1}.name(), Author: w.doc.Author, Text: prefix(cell.remark, cellLimit), Width: 320, Height: 30 + 16*lines,
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// follow sets the links; an anchor that no heading has is left as text.
func (w writing) follow(s *sheet) error {
	for _, k := range s.links {
		target, kind := k.url, "External"
		if k.anchor != "" {
			at, ok := w.anchors[k.anchor]
			if !ok {
				continue
			}
			target, kind = at.outside(), "Location"
		}
		if err := w.file.SetCellHyperLink(s.name, address{s, k.col, k.row}.name(), target, kind); err != nil {
			return err
		}
	}
	return nil
}
