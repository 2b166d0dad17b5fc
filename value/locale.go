package value

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/currency"
)

// Locale is how numbers, money and dates are written for people. The zero Locale writes as en-GB does.
type Locale struct {
	Tag     string // BCP 47: en-US
	Decimal string // between whole and fraction: "."
	Group   string // between thousands: ","
	Percent string // behind a percentage, with the space that its language puts there: "%", "\u00a0%"
	Date    string // {d}, {mmmm}, {yyyy} and literals: "{d} {mmmm} {yyyy}"
	Months  [12]string
	Brief   string     // the same where room is short, with {mmm}: "{d} {mmm} {yyyy}"
	Short   [12]string // the months abbreviated
}

var english = [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

var (
	englishShort = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	germanShort  = [12]string{"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."}
)

// Locales are those that the program knows, by tag, in order.
// Separators, percent signs, date orders and short months follow Unicode CLDR; the Swiss grouping sign is the typographic apostrophe.
var locales = []Locale{
	{Tag: "en-GB", Decimal: ".", Group: ",", Percent: "%", Date: "{d} {mmmm} {yyyy}", Months: english, Brief: "{d} {mmm} {yyyy}", Short: englishShort},
	{Tag: "en-US", Decimal: ".", Group: ",", Percent: "%", Date: "{mmmm} {d}, {yyyy}", Months: english, Brief: "{mmm} {d}, {yyyy}", Short: englishShort},
	{Tag: "de-DE", Decimal: ",", Group: ".", Percent: "\u00a0%", Date: "{d}. {mmmm} {yyyy}", Months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}, Brief: "{d}. {mmm} {yyyy}", Short: germanShort},
	{Tag: "de-CH", Decimal: ".", Group: "’", Percent: "%", Date: "{d}. {mmmm} {yyyy}", Months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}, Brief: "{d}. {mmm} {yyyy}", Short: germanShort},
	{Tag: "fr-FR", Decimal: ",", Group: "\u202f", Percent: "\u202f%", Date: "{d} {mmmm} {yyyy}", Months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}, Brief: "{d} {mmm} {yyyy}", Short: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."}},
	{Tag: "es-ES", Decimal: ",", Group: ".", Percent: "\u00a0%", Date: "{d} de {mmmm} de {yyyy}", Months: [12]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}, Brief: "{d} {mmm} {yyyy}", Short: [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"}},
}

// LocaleOf finds a locale by its tag; ok is false where the program does not know it.
func LocaleOf(tag string) (l Locale, ok bool) {
	for _, l := range locales {
		if strings.EqualFold(l.Tag, tag) {
			return l, true
		}
	}
	return Locale{}, false
}

// LocaleTags are the tags that LocaleOf knows.
func LocaleTags() []string {
	tags := make([]string, len(locales))
	for i, l := range locales {
		tags[i] = l.Tag
	}
	return tags
}

func (l Locale) orDefault() Locale {
	if l.Tag == "" {
		return locales[0]
	}
	return l
}

// Number writes d with grouping and exactly places decimals, rounded half away from zero.
func (l Locale) Number(d Decimal, places int) string {
	l = l.orDefault()
	plain := fixed(d, places)
	sign := ""
	if strings.HasPrefix(plain, "-") {
		sign, plain = "\u2212", plain[1:]
		if strings.Trim(plain, "0.") == "" {
			sign = ""
		}
	}
	whole, fraction, _ := strings.Cut(plain, ".")
	grouped := group(whole, l.Group)
	if fraction == "" {
		return sign + grouped
	}
	return sign + grouped + l.Decimal + fraction
}

// fixed is d with exactly places decimals; a whole number that a word of the machine holds takes the short way.
func fixed(d Decimal, places int) string {
	if places == 0 && d.Exponent() == 0 && d.NumDigits() <= 18 {
		return strconv.FormatInt(d.CoefficientInt64(), 10)
	}
	return d.StringFixed(int32(places))
}

func group(whole, sep string) string {
	if len(whole) <= 3 {
		return whole
	}
	head := len(whole) % 3
	var b strings.Builder
	b.Grow(len(whole) + len(whole)/3*len(sep))
	b.WriteString(whole[:head])
	for i := head; i < len(whole); i += 3 {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(whole[i : i+3])
	}
	return b.String()
}

// Places is how many decimals a figure of this value and unit shows: none for whole numbers, up to two otherwise.
func Places(d Decimal) int {
	switch {
	case d.IsInteger():
		return 0
	case d.Mul(Int(10)).IsInteger():
		return 1
	default:
		return 2
	}
}

// Figure writes the figure's value with its unit where that is a sign or a currency (%, USD); "unknown" where it is unknown,
// PASS or GAP for a verdict.
func (l Locale) Figure(f *Figure) string {
	if !f.Value.Known {
		return "unknown"
	}
	d := f.Value.Decimal
	switch f.Unit {
	case Verdict:
		if d.IsZero() {
			return "GAP"
		}
		return "PASS"
	case Member:
		if d.IsZero() {
			return "no"
		}
		return "yes"
	case Percent:
		return l.Number(d, Places(d)) + l.orDefault().Percent
	case CalendarDay:
		return l.Day(DayOf(f.Value))
	case Moment:
		day, minutes := MomentOf(f.Value)
		return fmt.Sprintf("%s, %02d:%02d", l.Day(day), minutes/60, minutes%60)
	}
	if currency, ok := f.Unit.Currency(); ok {
		return l.Money(Money{Amount: d, Currency: currency})
	}
	return l.Number(d, Places(d))
}

// Word is the unit where it is a word of its own that Locale.Figure does not write; "" for money, a share, a date, a verdict, membership.
func (u Unit) Word() string {
	if _, money := u.Currency(); money {
		return ""
	}
	switch u {
	case Verdict, Member, Percent, CalendarDay, Moment:
		return ""
	}
	return string(u)
}

// Currency is the ISO code of a money unit: USD for "USD", "USD/month".
func (u Unit) Currency() (code string, ok bool) {
	code, _, _ = strings.Cut(string(u), "/")
	if strings.ToUpper(code) != code {
		return "", false
	}
	if _, err := currency.ParseISO(code); err != nil {
		return "", false
	}
	return code, true
}

// Money writes the currency code, a no-break space and the amount, without decimals where it is whole.
func (l Locale) Money(m Money) string {
	places := 2
	if m.Amount.IsInteger() {
		places = 0
	}
	return m.Currency + "\u00a0" + l.Number(m.Amount, places)
}

// Day writes d in full: 4 March 2026. No date gives "".
func (l Locale) Day(d Date) string {
	if d.IsZero() {
		return ""
	}
	l = l.orDefault()
	return written(d, l.Date, l.Months)
}

// ShortDay writes d where room is short, as in a table: 4 Mar 2026, without a place to break. No date gives "".
func (l Locale) ShortDay(d Date) string {
	if d.IsZero() {
		return ""
	}
	l = l.orDefault()
	return strings.ReplaceAll(written(d, l.Brief, l.Short), " ", "\u00a0")
}

// written is a day in the pattern of a language, with its names of months.
func written(d Date, pattern string, months [12]string) string {
	text := make([]byte, 0, 32)
	for rest := pattern; rest != ""; {
		before, name, found := strings.Cut(rest, "{")
		text = append(text, before...)
		if !found {
			break
		}
		name, rest, _ = strings.Cut(name, "}")
		switch name {
		case "yyyy":
			text = append(text, pad(d.Year, 4)...)
		case "mmmm", "mmm":
			text = append(text, months[d.Month-1]...)
		case "d":
			text = strconv.AppendInt(text, int64(d.Day), 10)
		}
	}
	return string(text)
}

// Month writes the month and year: March 2026. No date gives "".
func (l Locale) Month(d Date) string {
	if d.IsZero() {
		return ""
	}
	l = l.orDefault()
	return l.Months[d.Month-1] + " " + pad(d.Year, 4)
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}
