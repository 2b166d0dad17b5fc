package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// stored tells which elements a cell has; what they hold is in the pass.
type stored struct{ value, inline, formula bool }

// readCell reads the current c element into its column: what it is stored as, and what its number format makes of it.
func (p *sheetPass) readCell(x *xmlScanner, tag cellTag, column int) error {
	has, err := p.readStored(x)
	if err != nil || has == (stored{}) { // styled, and empty
		return err
	}
	if tag.kind == inlineCell && !has.inline {
		tag.kind = stringCell // a writer's mistake that every reader forgives
	}
	c := p.cell(tag, column)
	c.Formula = has.formula
	if c.Formula && c.Kind == Blank && (!has.value || tag.kind == numberCell) {
		p.warn(p.at(column), "a formula without a stored value", "a value",
			"open the file in a spreadsheet program, let it calculate, and save it")
	}
	p.put(column, c)
	return nil
}

func (p *sheetPass) readStored(x *xmlScanner) (has stored, err error) {
	p.value, p.inline = p.value[:0], p.inline[:0]
	for stop := x.depth() - 1; ; {
		kind, err := x.next()
		if err != nil || x.depth() == stop {
			return has, err
		}
		if kind != startTag {
			continue
		}
		switch string(x.name) {
		case "v":
			has.value = true
			p.value, err = x.content(p.value[:0])
		case "is":
			has.inline = true
			p.inline, err = richText(x, p.inline[:0])
		case "f":
			has.formula = true
			err = x.skip()
		default:
			err = x.skip()
		}
		if err != nil {
			return has, err
		}
	}
}

// cell makes the cell of the raw value that was read.
func (p *sheetPass) cell(tag cellTag, column int) Cell {
	switch tag.kind {
	case numberCell:
		return p.numberCell(tag, column)
	case sharedCell:
		return p.sharedCell(column)
	case inlineCell:
		return p.textCell(p.inline, column)
	case boolCell:
		return p.boolCell(column)
	case errorCell:
		if text := trimSpace(p.value); len(text) > 0 {
			return Cell{Kind: Error, Text: string(text)}
		}
		return Cell{}
	case isoCell:
		return p.isoCell(tag, column)
	case unknownCell:
		p.fail(p.at(column), "the cell has a type that does not exist; it is read as text", "one of b, d, e, inlineStr, n, s, str", "")
	}
	return p.textCell(unescapeX(p.value), column)
}

// textCell is a cell of text; bytes that are no UTF-8 are replaced, and reported.
func (p *sheetPass) textCell(text []byte, column int) Cell {
	if len(text) == 0 {
		return Cell{}
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
		p.warn(p.at(column), fmt.Sprintf("the text %q has characters that cannot be read", shorten(text)), "UTF-8", "type it again")
	}
	return Cell{Kind: Text, Text: string(text)}
}

func (p *sheetPass) sharedCell(column int) Cell {
	if !p.loaded {
		p.shared, p.sharedErr = p.strings()
		p.loaded = true
		if p.sharedErr != nil {
			p.fail(p.sheet.ref, p.sharedErr.Error(), "the texts of the sheet", resave)
		}
	}
	raw := trimSpace(p.value)
	if len(raw) == 0 || p.sharedErr != nil {
		return Cell{}
	}
	index, ok := atoi(raw)
	if !ok || index >= len(p.shared) {
		p.fail(p.at(column), fmt.Sprintf("the cell points to shared text %s of %d; it is left blank", shorten(raw), len(p.shared)),
			"a text that is there", resave)
		return Cell{}
	}
	text := p.shared[index]
	switch {
	case text == "":
		return Cell{}
	case !utf8.ValidString(text):
		return p.textCell([]byte(text), column)
	}
	return Cell{Kind: Text, Text: text}
}

func (p *sheetPass) boolCell(column int) Cell {
	switch raw := string(trimSpace(p.value)); raw {
	case "1", "true", "TRUE":
		return Cell{Kind: Bool, Bool: true, Text: "TRUE"}
	case "0", "false", "FALSE":
		return Cell{Kind: Bool, Text: "FALSE"}
	case "":
		return Cell{}
	default:
		p.warn(p.at(column), fmt.Sprintf("the cell is a boolean that holds %q; it is read as text", shorten(raw)), "1 or 0", "")
		return p.textCell(p.value, column)
	}
}

func (p *sheetPass) isoCell(tag cellTag, column int) Cell {
	raw := string(trimSpace(p.value))
	if raw == "" {
		return Cell{}
	}
	t, err := isoTime(raw, p.epoch1904)
	if err != nil {
		p.warn(p.at(column), fmt.Sprintf("the cell is a date that holds %q; it is read as text", shorten(raw)), "a date like 2026-03-31", "")
		return p.textCell(p.value, column)
	}
	return Cell{Kind: Time, Text: raw, moment: t.UnixMilli(), Format: p.format(tag, column).code}
}

// numberCell is a number, or the moment that its format shows it as.
func (p *sheetPass) numberCell(tag cellTag, column int) Cell {
	raw := trimSpace(p.value)
	if len(raw) == 0 {
		return Cell{}
	}
	if !isNumber(raw) {
		p.warn(p.at(column), fmt.Sprintf("the cell is a number that holds %q; it is read as text", shorten(raw)), "a decimal number", "")
		return p.textCell(p.value, column)
	}
	c := Cell{Kind: Number, Text: string(raw)}
	if tag.style == 0 && len(p.formats) == 0 {
		return c
	}
	f := p.format(tag, column)
	if c.Format = f.code; f.plain() {
		return c
	}
	serial, _ := strconv.ParseFloat(c.Text, 64) // what is out of range becomes infinite, and so no date
	section := f.section(serial)
	c.Percent = section.percent
	if !section.date {
		return c
	}
	t, err := serialTime(serial, p.epoch1904)
	if err != nil {
		p.warn(p.at(column), fmt.Sprintf("%v, though the cell is formatted as a date (%s); it is read as a number", err, shorten(f.code)), "a date", "")
		return c
	}
	c.Kind, c.moment = Time, t.UnixMilli()
	return c
}

// format is the number format of a cell's style.
func (p *sheetPass) format(tag cellTag, column int) *numFormat {
	if tag.style >= 0 && tag.style < len(p.formats) {
		return &p.formats[tag.style]
	}
	if tag.style != 0 {
		p.warn(p.at(column), "the cell has a style that the file does not define; it is read without a number format", "", "")
	}
	return &numFormat{}
}

// isNumber tells whether raw is a decimal literal: digits with at most one point, and an exponent.
func isNumber(raw []byte) bool {
	if len(raw) > 0 && (raw[0] == '-' || raw[0] == '+') {
		raw = raw[1:]
	}
	whole := digitCount(raw)
	raw = raw[whole:]
	fraction := 0
	if len(raw) > 0 && raw[0] == '.' {
		fraction = digitCount(raw[1:])
		raw = raw[1+fraction:]
	}
	if whole+fraction == 0 {
		return false
	}
	if len(raw) > 0 && raw[0]|0x20 == 'e' {
		raw = raw[1:]
		if len(raw) > 0 && (raw[0] == '-' || raw[0] == '+') {
			raw = raw[1:]
		}
		n := digitCount(raw)
		if n == 0 || n > 4 {
			return false
		}
		raw = raw[n:]
	}
	return len(raw) == 0
}

func digitCount(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}
