// Package exchange finds the exchange rates that a portfolio gives. One currency becomes another by a given and dated rate alone.
package exchange

import (
	"errors"
	"regexp"
	"strings"

	"dossier/model"
	"dossier/value"
)

var (
	name   = regexp.MustCompile(`^(?:exchange rate|rate|fx rate|fx) ([a-z]{3}) ?/ ?([a-z]{3})$`)
	number = regexp.MustCompile(`^\d{1,9}(?:\.\d{1,10})?$`)
)

// Pair reads the name of an assumption that gives a rate: of "exchange rate EUR/USD", by which a EUR is worth so many USD, EUR and USD. ok
// is false for any other name.
func Pair(text string) (from, to string, ok bool) {
	m := name.FindStringSubmatch(folded(text))
	if m == nil {
		return "", "", false
	}
	return strings.ToUpper(m[1]), strings.ToUpper(m[2]), true
}

// Rate reads a plain number above 0. It fails on anything else.
func Rate(text string) (value.Decimal, error) {
	if !number.MatchString(folded(text)) {
		return value.Decimal{}, errors.New("a plain number with a decimal point: 1.08")
	}
	d, err := value.ParseDecimal(folded(text))
	if err == nil && !d.IsPositive() {
		err = errors.New("a rate above 0")
	}
	return d, err
}

// Given is the assumption that gives the rate of a pair: a migration's own before one for all, of several the latest, and of equals the
// first. One without a date gives none. It is nil where there is none.
func Given(all []*model.Assumption, from, to string) *model.Assumption {
	var best *model.Assumption
	for _, x := range all {
		a, b, ok := Pair(x.Name)
		if !ok || a != from || b != to || x.Date.IsZero() {
			continue
		}
		own := best != nil && (best.Migration != "") == (x.Migration != "")
		if best == nil || own && x.Date.After(best.Date) || !own && x.Migration != "" {
			best = x
		}
	}
	return best
}

// folded is text as names are compared: lower case, one blank between words.
func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)), " "))
}
