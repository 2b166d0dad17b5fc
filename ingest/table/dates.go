package table

import (
	"fmt"
	"reflect"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/source"
	"dossier/value"
)

// date reads a cell into a field of a date. A day written as text waits for the column.
func (d *decoder) date(record reflect.Value, c *cells, cell sheet.Cell, ref source.Ref) {
	switch cell.Kind {
	case sheet.Time:
		d.setDate(record, c, value.DateOf(cell.Time), value.DateOf(cell.Time).String(), ref)
	case sheet.Text, sheet.Number:
		text := literal.Tidy(cell.Text)
		if literal.IsNothing(text) && !c.field.Required {
			c.unset = append(c.unset, unsetText{text: text, ref: ref})
			return
		}
		if reading := c.day(text); !reading.IsZero() && reading.DayFirst == reading.MonthFirst {
			d.setDate(record, c, reading.DayFirst, text, ref)
			return
		}
		c.texts = append(c.texts, pending(text, record, ref))
	default:
		c.flaw(source.Err(ref, fmt.Sprintf("%s %s", c.field.Name, quote(cell.Text)), wantOf(c.field), ""))
	}
}

// dates reads the texts of a column once the order of day and month is known.
func (d *decoder) dates(c *cells) {
	order, decider := orderOf(c.texts)
	said := false
	for _, t := range c.texts {
		reading := literal.ParseDate(t.text)
		day, sure := reading.Sure()
		switch {
		case reading.IsZero():
			c.flaw(source.Err(d.refOf(t), fmt.Sprintf("%s %s", c.field.Name, quote(t.text)), wantOf(c.field), dateHint(t.text)))
			continue
		case !sure && order == undecided:
			c.flaw(source.Err(d.refOf(t), fmt.Sprintf("%s %s can be %s or %s", c.field.Name, quote(t.text), reading.DayFirst, reading.MonthFirst),
				"a date that can be read in one way only: YYYY-MM-DD", ""))
			continue
		case !sure:
			day = order.of(reading)
			if !said {
				said = true
				c.say(source.Notice(d.refOf(t), fmt.Sprintf("dates of %s are read with the %s first, as %s shows: %s is %s", c.field.Name, order, quote(decider), quote(t.text), day), "", "").As(source.TakenForGranted))
			}
		}
		d.setDate(t.record, c, day, t.text, d.refOf(t))
	}
}

// order is which of day and month stands first in a column's dates.
type order string

const (
	undecided  order = ""
	dayFirst   order = "day"
	monthFirst order = "month"
)

func (o order) of(d literal.Date) value.Date {
	if o == monthFirst {
		return d.MonthFirst
	}
	return d.DayFirst
}

// orderOf decides by the dates that only one order reads; where they contradict each other, nothing is decided.
func orderOf(texts []pendingText) (found order, decider string) {
	for _, t := range texts {
		reading := literal.ParseDate(t.text)
		if reading.DayFirst == reading.MonthFirst || !reading.DayFirst.IsZero() && !reading.MonthFirst.IsZero() {
			continue
		}
		shows := dayFirst
		if reading.DayFirst.IsZero() {
			shows = monthFirst
		}
		if found != undecided && shows != found {
			return undecided, ""
		}
		if found == undecided {
			found, decider = shows, t.text
		}
	}
	return found, decider
}

// dateHint recognises the serial number of a date that lost its format.
func dateHint(text string) string {
	n, err := literal.ParseNumber(text, literal.Point)
	if err == nil && n.Value.GreaterThan(value.Int(20000)) && n.Value.LessThan(value.Int(80000)) {
		return "a spreadsheet's number of a day? format the cell as a date"
	}
	return ""
}

// setDate puts a day into its field, if it is one that a record can be about.
func (d *decoder) setDate(record reflect.Value, c *cells, day value.Date, text string, ref source.Ref) {
	const first, last = 1980, 2100
	if day.Year < first || day.Year > last {
		c.flaw(source.Err(ref, fmt.Sprintf("%s %s", c.field.Name, quote(text)), fmt.Sprintf("a date from %d to %d", first, last), "an empty or wrong cell that is formatted as a date?"))
		return
	}
	*record.Elem().Field(c.field.Index).Addr().Interface().(*value.Date) = day
}
