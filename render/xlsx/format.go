package xlsx

import (
	"strings"

	"dossier/doc"
	"dossier/value"
)

// assumedMark follows a figure that rests on a rule that no source publishes; a line below its table says so.
const assumedMark = " †"

// formatOf is the number format of a figure: what l.Figure prints, as spreadsheets write formats. The reader's own program sets the
// separators.
func formatOf(l value.Locale, n value.Number, unit value.Unit, input bool) string {
	switch {
	case unit == value.CalendarDay:
		return dateFormat(l)
	case unit == value.Moment:
		return dateFormat(l) + `" "hh:mm`
	case unit == value.Verdict:
		return "General"
	case unit == value.Member && input:
		return "0"
	case unit == value.Member:
		return `"yes";"yes";"no";@`
	}
	format := "#,##0"
	if places := value.Places(n.Decimal); places > 0 {
		format += "." + strings.Repeat("0", places)
	}
	if unit == value.Percent {
		return format + quoted(percentOf(l))
	}
	if code, ok := unit.Currency(); ok {
		return moneyFormat(code, n.Decimal)
	}
	if input {
		return "General"
	}
	return format
}

// percentOf is what stands behind a percentage; a number format takes a plain space, since some programs show no other.
func percentOf(l value.Locale) string {
	if strings.HasPrefix(l.Percent, "%") || l.Tag == "" {
		return "%"
	}
	return " %"
}

// shortFormat is an amount of money without its currency, or in whole units, as the value prints.
func shortFormat(code string, v doc.Value) string {
	switch {
	case v.Bare:
		return "#,##0.00"
	case v.Figure.Value.Decimal.Abs().LessThan(value.Int(1000)):
		return moneyFormat(code, v.Figure.Value.Decimal)
	}
	return quoted(code+" ") + "#,##0"
}

// moneyFormat is the currency code, a space and the amount; without decimals where the amount is whole.
func moneyFormat(code string, amount value.Decimal) string {
	if amount.IsInteger() {
		return quoted(code+" ") + "#,##0"
	}
	return quoted(code+" ") + "#,##0.00"
}

// languages are the codes by which number formats name the language of a month.
var languages = []struct{ tag, code string }{
	{"en-GB", "809"}, {"en-US", "409"}, {"de-DE", "407"}, {"de-CH", "807"}, {"fr-FR", "40C"}, {"es-ES", "C0A"},
}

var dateParts = strings.NewReplacer("{d}", `"d"`, "{mmm}", `"mmm"`, "{yyyy}", `"yyyy"`)

// dayFormat is the document's way to write a day.
func (l *layout) dayFormat() string {
	if l.day == "" {
		l.day = dateFormat(l.doc.Locale)
	}
	return l.day
}

// dateFormat is the locale's short way to write a day, as a number format.
func dateFormat(l value.Locale) string {
	pattern, tag := l.Brief, l.Tag
	if pattern == "" {
		pattern, tag = "{d} {mmm} {yyyy}", "en-GB"
	}
	prefix := ""
	for _, language := range languages {
		if language.tag == tag {
			prefix = "[$-" + language.code + "]"
		}
	}
	return prefix + strings.ReplaceAll(`"`+dateParts.Replace(pattern)+`"`, `""`, "")
}

// serial is the number of a day in the 1900 system; ok is false for days that the system cannot number.
func serial(d value.Date) (n float64, ok bool) {
	number := value.Serial(d)
	return float(number.Decimal), number.Known
}
