package table

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/ingest/sheet"
	"dossier/source"
	"dossier/value"
)

// text reads a cell into a field of text. A number reads as a person sees it; an id that lost its digits is an error.
func (d *decoder) text(target reflect.Value, c *cells, cell sheet.Cell, at place) {
	if c.field.ID && !c.field.Required && lost(cell) {
		c.lost = append(c.lost, unsetText{text: cell.Text, ref: d.refOf(at)})
		return
	}
	if c.isID() && lost(cell) {
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s %s is an id that a spreadsheet has rounded: its digits are lost", c.field.Name, quote(cell.Text)),
			"the id as text", "format the column as text and enter the ids again").As(source.DigitsLost))
		return
	}
	text := shown(cell)
	if c.field.Name == "currency" && d.table.Format == "" {
		text = d.currency(text, c, at)
	}
	target.SetString(c.keep(text))
}

// currency is the code of a currency that somebody wrote by hand: USD for usd and US$. Amounts in one currency are to meet in one.
func (d *decoder) currency(text string, c *cells, at place) string {
	if literal.IsNothing(text) && !c.field.Required {
		c.unset = append(c.unset, unsetText{text: text, ref: d.refOf(at)})
		return ""
	}
	code, ok := literal.CurrencyCode(text)
	if !ok {
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("currency %s", quote(text)), "an ISO 4217 code, such as USD", "a sign such as $ stands for several currencies"))
	}
	return code
}

// isID tells whether the column holds ids: its table's own, or another's.
func (c *cells) isID() bool { return c.field.Index == 1 || len(c.field.Refs) > 0 }

// lost tells whether the cell holds a number too long for a spreadsheet to keep, or what is left of one.
func lost(c sheet.Cell) bool {
	const kept = 15 // significant digits of a spreadsheet's number
	switch c.Kind {
	case sheet.Text:
		return literal.Lost(c.Text)
	case sheet.Number:
		whole, _, _ := strings.Cut(strings.TrimLeft(c.Text, "-+"), ".")
		return literal.Lost(c.Text) && significant(c.Text) > kept || len(whole) > kept && !strings.ContainsAny(whole, "eE")
	}
	return false
}

func significant(text string) int {
	d, err := value.ParseDecimal(text)
	if err != nil || d.IsZero() {
		return 0
	}
	return d.NumDigits() + int(max(0, d.Exponent()))
}

// shown is the text that a person sees in the cell, on one line.
func shown(c sheet.Cell) string {
	switch c.Kind {
	case sheet.Number:
		return shownNumber(c)
	case sheet.Time:
		return shownTime(c)
	case sheet.Bool:
		return strings.ToLower(c.Text)
	}
	return literal.Tidy(c.Text)
}

// shownNumber writes a number as text: 1001, 3.1, 8 %. Leading zeros that only the number format shows are kept.
func shownNumber(c sheet.Cell) string {
	d, err := value.ParseDecimal(c.Text)
	if err != nil {
		return literal.Tidy(c.Text)
	}
	if float, err := strconv.ParseFloat(c.Text, 64); err == nil && !d.IsInteger() {
		const kept = 15 // significant digits that a spreadsheet shows
		d, _ = value.ParseDecimal(strconv.FormatFloat(float, 'e', kept-1, 64))
	}
	if c.Percent {
		return d.Mul(value.Int(100)).String() + " %"
	}
	plain := d.String()
	if width := len(c.Format); strings.Trim(c.Format, "0") == "" && len(plain) < width && d.IsInteger() && !d.IsNegative() {
		return strings.Repeat("0", width-len(plain)) + plain
	}
	return plain
}

// shownTime writes a moment as text: the day, the month alone where the format shows no day, the time of day where there is no date.
func shownTime(c sheet.Cell) string {
	format := strings.ToLower(c.Format)
	switch {
	case c.Time().Year() <= 1899 || c.Time().Year() == 1904 && !strings.ContainsAny(format, "dy"):
		return c.Time().Format("15:04")
	case format != "" && !strings.Contains(format, "d") && strings.Contains(format, "y"):
		return c.Time().Format("2006-01")
	case strings.Contains(format, "h"):
		return c.Time().Format("2006-01-02 15:04")
	}
	return c.Time().Format("2006-01-02")
}

// narrative is text for people: line breaks stay, as plain \n.
func narrative(c sheet.Cell) string {
	if c.Kind != sheet.Text {
		return shown(c)
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u00a0", " ").Replace(c.Text)
	lines := strings.Split(literal.Printable(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// list reads texts separated by semicolons or line breaks, or by commas where there is neither.
func (d *decoder) list(target reflect.Value, c *cells, cell sheet.Cell, at place) {
	if c.isID() && lost(cell) {
		d.text(target, c, cell, at)
		return
	}
	text := cell.Text
	if cell.Kind != sheet.Text {
		text = shown(cell)
	}
	list := target.Addr().Interface().(*[]string)
	found := items(text, c.split)
	if others := *list; len(others) > 0 { // that other columns of the field hold
		found = slices.DeleteFunc(found, func(item string) bool { return slices.Contains(others, item) })
	}
	for i, item := range found {
		found[i] = c.keep(item)
	}
	if *list == nil {
		*list = found
		return
	}
	*list = append(*list, found...)
}

// choice reads a word of a closed list, by the canonical word or one of its synonyms.
func (d *decoder) choice(target reflect.Value, c *cells, cell sheet.Cell, at place) {
	text := shown(cell)
	if word, ok := literal.Choose(c.field.Choices, text); ok {
		target.SetString(word)
		return
	}
	if literal.IsNothing(text) && !c.field.Required {
		c.unset = append(c.unset, unsetText{text: text, ref: d.refOf(at)})
		return
	}
	var known []string
	for _, entry := range c.field.Choices {
		known = append(known, strings.Split(entry, "|")...)
	}
	hint := ""
	if meant, ok := literal.Choose(c.field.Choices, near.Word(text, known)); ok {
		hint = "did you mean " + meant + "?"
	}
	c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s %s is not known", c.field.Name, quote(text)), wantOf(c.field), hint).As(source.UnknownWord))
}
