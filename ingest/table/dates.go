package table

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/source"
	"dossier/value"
)

// date reads a cell into a field of a date. A day written as text waits for the column.
func (d *decoder) date(record reflect.Value, c *cells, cell sheet.Cell, at place) {
	switch cell.Kind {
	case sheet.Time:
		day := value.DateOf(cell.Time())
		d.setDate(c, day, pendingText{record: record, place: at})
	case sheet.Text, sheet.Number:
		text := literal.Tidy(cell.Text)
		if literal.IsNothing(text) && !c.field.Required {
			c.unset = append(c.unset, unsetText{text: text, ref: d.refOf(at)})
			return
		}
		t := pendingText{text: text, record: record, place: at}
		if reading := c.day(text); !reading.IsZero() && reading.DayFirst == reading.MonthFirst {
			d.setDate(c, reading.DayFirst, t)
			return
		}
		c.texts.add(t, &c.store)
	default:
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s %s", c.field.Name, quote(cell.Text)), wantOf(c.field), ""))
	}
}

// dates reads the texts of a column once the order of day and month is known.
func (d *decoder) dates(c *cells) {
	order, decider := orderOf(&c.texts)
	said := false
	for t := range c.texts.all() {
		reading := literal.ParseDate(t.text)
		day, sure := reading.Sure()
		switch {
		case reading.IsZero():
			c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s", c.field.Name, quote(t.text)), wantOf(c.field), dateHint(t.text)))
			continue
		case !sure && order == undecided:
			c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s can be %s or %s", c.field.Name, quote(t.text), reading.DayFirst, reading.MonthFirst),
				"a date that can be read in one way only: YYYY-MM-DD", ""))
			continue
		case !sure:
			day = order.of(reading)
			if !said {
				said = true
				c.say(source.Notice(d.refOf(t.place), fmt.Sprintf("dates of %s are read with the %s first, as %s shows: %s is %s", c.field.Name, order, quote(decider), quote(t.text), day), "", "").As(source.TakenForGranted))
			}
		}
		d.setDate(c, day, t)
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
func orderOf(texts *waiting) (found order, decider string) {
	for _, text := range texts.texts {
		reading := literal.ParseDate(text)
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
			found, decider = shows, text
		}
	}
	return found, decider
}

// dateHint recognises the serial number of a date that lost its format.
func dateHint(text string) string {
	n, err := literal.ParseNumber(text, literal.Point)
	if err == nil && n.Value.GreaterThan(value.Int(20000)) && n.Value.LessThan(value.Int(80000)) {
		return "a spreadsheet’s number of a day? format the cell as a date"
	}
	if parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/.-", r) }); len(parts) == 3 && len(parts[0]) < 3 && len(parts[2]) == 2 {
		return "write the year with four digits"
	}
	return ""
}

// setDate puts a day into its field, if it is one that a record can be about.
func (d *decoder) setDate(c *cells, day value.Date, t pendingText) {
	const first, last = 1980, 2100
	if day.Year < first || day.Year > last {
		c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s", c.field.Name, quote(cmp.Or(t.text, day.String()))), fmt.Sprintf("a date from %d to %d", first, last), "an empty or wrong cell that is formatted as a date?"))
		return
	}
	*t.record.Elem().Field(c.field.Index).Addr().Interface().(*value.Date) = day
}
