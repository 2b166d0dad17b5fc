package xlsx

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/value"
)

// cellsWhere are the cells of a sheet that a test picks, those below one another joined.
func (s *sheet) cellsWhere(pick func(*cell) bool) []area {
	var areas []area
	open := map[int]int{} // column to its latest area
	for r, row := range s.rows {
		for c := range row.cells {
			if !pick(&row.cells[c]) {
				continue
			}
			if i, ok := open[c]; ok && areas[i].lastRow == r {
				areas[i].lastRow = r + 1
				continue
			}
			open[c] = len(areas)
			areas = append(areas, area{c + 1, r + 1, c + 1, r + 1})
		}
	}
	return areas
}

// listed are areas as the format lists them.
func listed(areas []area) string {
	names := make([]string, len(areas))
	for i, a := range areas {
		names[i] = a.name()
	}
	return strings.Join(names, " ")
}

func (c *cell) unit() value.Unit {
	if c.figure != nil {
		return c.figure.Unit
	}
	v, _ := c.typed()
	return v.Unit
}

// number is what an input cell holds now; ok is false where it holds no number.
func (c *cell) number() (n value.Number, ok bool) {
	v, ok := c.typed()
	switch {
	case !ok:
		return n, false
	case c.figure != nil:
		return c.figure.Value, true
	default:
		return v.Number, v.Kind == doc.NumberValue
	}
}

// validate lets input cells take only what makes sense: 1 or 0, PASS or GAP, a number that is not negative.
func (w writing) validate(s *sheet) error {
	if !s.holds.input {
		return nil
	}
	lists := []struct {
		unit value.Unit
		keys []string
		text string
	}{
		{value.Member, []string{"1", "0"}, "1 is in the set, 0 is out of it"},
		{value.Verdict, []string{"PASS", "GAP"}, "PASS or GAP"},
	}
	for _, list := range lists {
		cells := s.cellsWhere(func(c *cell) bool { return c.input && c.unit() == list.unit && c.value != nil })
		rule := excelize.NewDataValidation(false)
		if err := rule.SetDropList(list.keys); err != nil {
			return err
		}
		if err := w.rule(s, rule, cells, list.text); err != nil {
			return err
		}
	}
	cells := s.cellsWhere(func(c *cell) bool {
		if !c.input {
			return false
		}
		n, ok := c.number()
		return ok && !n.Decimal.IsNegative() && c.unit() != value.Member && c.unit() != value.Verdict
	})
	rule := excelize.NewDataValidation(false)
	if err := rule.SetRange(0, 0, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual); err != nil {
		return err
	}
	rule.Formula2 = ""
	return w.rule(s, rule, cells, "a number, 0 or more")
}

func (w writing) rule(s *sheet, rule *excelize.DataValidation, cells []area, text string) error {
	if len(cells) == 0 {
		return nil
	}
	rule.SetSqref(listed(cells))
	rule.SetError(excelize.DataValidationErrorStyleStop, "Not a value for this cell", "Want "+text+".")
	return w.file.AddDataValidation(s.name, rule)
}

// verdicts colours PASS and GAP as they change; the words carry the meaning.
func (w writing) verdicts(s *sheet) error {
	if !s.holds.figure {
		return nil
	}
	cells := s.cellsWhere(func(c *cell) bool { return c.figure != nil && c.figure.Unit == value.Verdict })
	if len(cells) == 0 {
		return nil
	}
	return w.file.SetConditionalFormat(s.name, listed(cells), []excelize.ConditionalFormatOptions{
		{Type: "cell", Criteria: "==", Value: `"PASS"`, Format: &w.styles.pass},
		{Type: "cell", Criteria: "==", Value: `"GAP"`, Format: &w.styles.gap},
	})
}

// wholeNumber tells whether a format shows no decimals; a percent sign may follow.
func wholeNumber(format string) bool {
	number, _, _ := strings.Cut(format, `"`)
	return number == "#,##0"
}

// fractions shows decimals in whole-number formulas as soon as a changed input makes them fractions: 50.4 must not read 50.
func (w writing) fractions(s *sheet) error {
	whole := func(c *cell) bool { return c.formula != "" && wholeNumber(c.look.format) }
	cells := s.cellsWhere(whole)
	if len(cells) == 0 {
		return nil
	}
	for col := range s.widths {
		column := slices.DeleteFunc(slices.Clone(cells), func(a area) bool { return a.col != col+1 })
		if len(column) == 0 {
			continue
		}
		first := address{s, col + 1, column[0].row}.name() // the formula is meant for the uppermost cell, and moves with each below
		err := w.file.SetConditionalFormat(s.name, listed(column), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: "AND(ISNUMBER(" + first + "),ROUND(" + first + ",9)<>ROUND(" + first + ",0))", Format: &w.styles.decimals},
		})
		if err != nil {
			return err
		}
	}
	return nil
}
