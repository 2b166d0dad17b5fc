package finance

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"dossier/value"
)

// The forms that an assumption's value may have. Anything else is refused: what might mean two things is never guessed.
var (
	percentForm = regexp.MustCompile(`^(-?\d{1,4}(?:\.\d{1,6})?) ?%(?: (?:per year|a year|per annum|p\.a\.|yearly))?$`)
	spanForm    = regexp.MustCompile(`^(\d{1,4}(?:\.\d{1,4})?) (months?|years?)$`)
	monthForm   = regexp.MustCompile(`^(?:month )?(\d{1,3})$`)
	lumpForm    = regexp.MustCompile(`^(\d{1,15}(?:\.\d{1,4})?) ([a-z]{3}) in (?:month (\d{1,3})|(\d{4}-\d{2}))$`)
	yearMonth   = regexp.MustCompile(`^(\d{4})-(\d{2})$`)
	codeForm    = regexp.MustCompile(`^[a-z]{3}$`)
)

// percent reads "8%" or "3% per year" within the bounds, as 8 and 3.
func percent(text string, least, most int) (value.Decimal, error) {
	m := percentForm.FindStringSubmatch(folded(text))
	if m == nil {
		return value.Decimal{}, errors.New("a percentage with its sign and a decimal point: 8% or 2.5% per year")
	}
	return within(m[1], least, most, "%")
}

// span reads "36 months" or "5 years" as whole months within the bounds.
func span(text string, least, most int) (value.Decimal, error) {
	m := spanForm.FindStringSubmatch(folded(text))
	if m == nil {
		return value.Decimal{}, errors.New("a span with its unit: 36 months or 5 years")
	}
	d, err := value.ParseDecimal(m[1])
	if err != nil {
		return value.Decimal{}, err
	}
	if strings.HasPrefix(m[2], "year") {
		d = d.Mul(value.Int(12))
	}
	if !d.IsInteger() {
		return value.Decimal{}, errors.New("whole months")
	}
	return within(d.String(), least, most, " months")
}

// monthNumber reads "month 10" or "10" within the bounds.
func monthNumber(text string, least, most int) (value.Decimal, error) {
	m := monthForm.FindStringSubmatch(folded(text))
	if m == nil {
		return value.Decimal{}, errors.New("the number of a month of the term: month 10")
	}
	return within(m[1], least, most, "")
}

// lump is an amount of money that falls due once.
type lump struct {
	amount   value.Decimal
	currency string
	month    int        // of the term; 0 where date is given
	date     value.Date // first day of the month
}

// lumpSum reads "640000 USD in month 10" or "640000 USD in 2026-03".
func lumpSum(text string) (lump, error) {
	want := errors.New("an amount with its currency and month: 640000 USD in month 10, or in 2026-03")
	m := lumpForm.FindStringSubmatch(folded(text))
	if m == nil {
		return lump{}, want
	}
	amount, err := value.ParseDecimal(m[1])
	if err != nil {
		return lump{}, want
	}
	l := lump{amount: amount, currency: strings.ToUpper(m[2])}
	if m[3] == "" {
		date, ok := calendarMonth(m[4])
		if !ok {
			return lump{}, want
		}
		l.date = date
		return l, nil
	}
	l.month, _ = strconv.Atoi(m[3]) // three digits
	if l.month == 0 {
		return lump{}, want
	}
	return l, nil
}

// calendarMonth reads 2026-03 as the month's first day.
func calendarMonth(text string) (value.Date, bool) {
	text = strings.TrimSpace(text)
	if !yearMonth.MatchString(text) {
		return value.Date{}, false
	}
	d, err := value.ParseDate(text + "-01")
	return d, err == nil
}

func within(digits string, least, most int, unit string) (value.Decimal, error) {
	d, err := value.ParseDecimal(digits)
	if err != nil {
		return value.Decimal{}, err
	}
	if d.LessThan(value.Int(least)) || d.GreaterThan(value.Int(most)) {
		return value.Decimal{}, errors.New("from " + strconv.Itoa(least) + " to " + strconv.Itoa(most) + unit)
	}
	return d, nil
}

// monthsBetween is how many months the month of b lies after that of a.
func monthsBetween(a, b value.Date) int {
	return (b.Year-a.Year)*12 + int(b.Month) - int(a.Month)
}
