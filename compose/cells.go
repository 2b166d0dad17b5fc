package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// said is a text cell as a value; nil where the cell is blank.
func said(text string, at source.Ref) *doc.Value {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	v := doc.TextOf(text, at)
	return &v
}

// day is a date cell as a value; nil where it is blank.
func day(d value.Date, at source.Ref) *doc.Value {
	if d.IsZero() {
		return nil
	}
	v := doc.DateOf(d, at)
	return &v
}

// amount is a number cell as a value; nil where it is blank.
func amount(n value.Number, unit value.Unit, at source.Ref) *doc.Value {
	if !n.Known {
		return nil
	}
	v := doc.NumberOf(n, unit, at)
	return &v
}

// prose is a narrative cell; nil where it is blank.
func prose(n model.Narrative, at source.Ref) *Prose {
	if strings.TrimSpace(string(n)) == "" {
		return nil
	}
	return &Prose{Text: string(n), Ref: at}
}

// saidAll are the entries of a list cell.
func saidAll(texts []string, at source.Ref) []*doc.Value {
	var all []*doc.Value
	for _, t := range texts {
		if v := said(t, at); v != nil {
			all = append(all, v)
		}
	}
	return all
}

// nothing stands in a cell whose value is not there.
const nothing = "–"

// cell is a value in a table; a dash where it is not there.
func cell(v *doc.Value) doc.TableCell {
	if v == nil {
		return doc.TableCell{Content: doc.Say(nothing), Tone: doc.Muted}
	}
	if v.Kind == doc.TextValue {
		return doc.TableCell{Content: valueInlines(v)}
	}
	return doc.ValueCell(*v)
}

// head is a value that heads its row.
func head(v *doc.Value) doc.TableCell {
	c := cell(v)
	c.Header = true
	return c
}

// headText is a word of ours that heads its row.
func headText(text string) doc.TableCell {
	c := doc.TextCell(text)
	c.Header = true
	return c
}

// words are words of ours, days and amounts in them as the language writes them, or a dash for none.
func words(text string) doc.TableCell {
	if text == "" {
		return cell(nil)
	}
	return doc.TableCell{Content: spoken(text)}
}

// figure is a figure in a table; a dash where there is none.
func figure(f *value.Figure) doc.TableCell {
	if f == nil {
		return cell(nil)
	}
	return doc.FigureCell(f)
}

// bare is an amount of money in a column that names its currency.
func bare(f *value.Figure) doc.TableCell {
	if f == nil {
		return cell(nil)
	}
	v := doc.FigureOf(f)
	v.Bare = true
	return doc.ValueCell(v)
}

// money is an amount in a column of one currency; one of another currency keeps its own.
func money(f *value.Figure, column string) doc.TableCell {
	if f == nil {
		return cell(nil)
	}
	if currency, ok := f.Unit.Currency(); !ok || currency != column {
		return figure(f)
	}
	return bare(f)
}

// input is a figure that a reader of a workbook may change.
func input(f *value.Figure) doc.TableCell {
	c := figure(f)
	c.Input = f != nil
	return c
}

// verdict is a PASS or a GAP, toned.
func verdict(f *value.Figure) doc.TableCell {
	c := figure(f)
	c.Tone = toneOf(f)
	return c
}

// toneOf is good where a verdict is met, bad where it is not, neutral where it is unknown.
func toneOf(f *value.Figure) doc.Tone {
	switch {
	case f == nil || !f.Value.Known:
		return doc.Neutral
	case f.Value.Decimal.IsZero():
		return doc.Bad
	}
	return doc.Good
}

// joined is several inlines in one cell, parted by sep.
func joined(values []*doc.Value, sep string) doc.TableCell {
	var c doc.TableCell
	for _, v := range values {
		if v == nil {
			continue
		}
		if len(c.Content) > 0 {
			c.Content = append(c.Content, doc.Text{Text: sep})
		}
		c.Content = append(c.Content, valueInlines(v)...)
	}
	if len(c.Content) == 0 {
		return cell(nil)
	}
	return c
}

func row(cells ...doc.TableCell) doc.TableRow { return doc.TableRow{Cells: cells} }

// withoutUnsaid is a table of plain rows without those of the columns with such headers in which no row says anything.
func withoutUnsaid(t doc.Table, headers ...string) doc.Table {
	for _, header := range headers {
		at := slices.IndexFunc(t.Columns, func(c doc.Column) bool { return c.Header == header })
		says := func(r doc.TableRow) bool { return doc.Plain(value.Locale{}, r.Cells[at].Content) != nothing }
		if at < 0 || len(t.Rows) == 0 || slices.ContainsFunc(t.Rows, says) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, at, at+1)
		for i := range t.Rows {
			t.Rows[i].Cells = slices.Delete(t.Rows[i].Cells, at, at+1)
		}
	}
	return t
}

// numbered is a column of numbers.
func numbered(header string) doc.Column { return doc.Column{Header: header, Align: doc.End} }

// amounts is a column of money in one currency.
func amounts(header, currency string) doc.Column {
	return doc.Column{Header: header, Unit: currency, Align: doc.End}
}

// column is a column of words, with its share of the width.
func column(header string, weight float64) doc.Column {
	return doc.Column{Header: header, Weight: weight}
}

// uncapital is the name of a row as it stands in the middle of a sentence: "Costs on AWS" is "costs on AWS".
func uncapital(text string) string {
	for i, r := range text {
		return strings.ToLower(string(r)) + text[i+len(string(r)):]
	}
	return text
}
