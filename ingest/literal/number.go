// Package literal reads numbers, dates and units from the text that people and programs write into cells. It guesses nothing:
// a text that can be read in two ways gives both, and the column decides.
package literal

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/value"
)

// Mark is the decimal mark of a written number; the other of the two may then group thousands.
type Mark byte

// The two decimal marks in use.
const (
	Point Mark = '.' // 1,234.5
	Comma Mark = ',' // 1.234,5
)

// Example is a number as it is written with the mark, for messages.
func (m Mark) Example() string {
	if m == Comma {
		return "1.234,5"
	}
	return "1,234.5"
}

// Number is a number with what was written around it.
type Number struct {
	Value    value.Decimal // as written: 12.5 for "12.5 %"
	Percent  bool          // a percent sign follows
	Currency string        // the currency as written, symbol or code: "$", "EUR"
}

const (
	mostText     = 512 // bytes of a number's text
	mostExponent = 100 // beyond it a number means nothing in a portfolio
)

var errNumber = errors.New("not a number")

// ParseNumber reads a number whose decimal mark is m: digits, or groups of three divided by the other mark, by blanks or by
// apostrophes; a sign, or the brackets of accounting for a negative one; an exponent; a currency before or after; a percent sign.
// A currency with a dash alone, as accounting formats print it, is zero. Anything else fails, and then the Number is zero.
func ParseNumber(text string, m Mark) (Number, error) {
	if len(text) > mostText || !utf8.ValidString(text) {
		return Number{}, errNumber
	}
	s := scanner{rest: trim(text)}
	s.peel()
	if s.failed || s.rest == "" {
		return Number{}, errNumber
	}
	if s.rest == "-" && s.currency != "" && !s.percent {
		return Number{Currency: s.currency}, nil
	}
	plain, ok := plainDigits(s.rest, m)
	if !ok {
		return Number{}, errNumber
	}
	d, err := value.ParseDecimal(plain)
	if err != nil {
		return Number{}, errNumber
	}
	if s.negative {
		d = d.Neg()
	}
	return Number{Value: d, Percent: s.percent, Currency: s.currency}, nil
}

// scanner takes off what stands around the digits.
type scanner struct {
	rest     string
	currency string
	negative bool
	signed   bool
	percent  bool
	failed   bool
}

func (s *scanner) peel() {
	for again := true; again && !s.failed; {
		again = s.sign() || s.brackets() || s.money() || s.percentSign()
	}
}

func (s *scanner) sign() bool {
	for _, sign := range []string{"+", "-", "\u2212", "\u2013"} {
		rest, found := strings.CutPrefix(s.rest, sign)
		if !found || (trim(rest) == "" && s.currency != "") {
			continue
		}
		s.failed = s.signed
		s.signed, s.negative = true, sign != "+"
		s.rest = trim(rest)
		return true
	}
	if s.rest == "\u2013" || s.rest == "\u2212" {
		s.rest = "-"
	}
	return false
}

func (s *scanner) brackets() bool {
	inner, opened := strings.CutPrefix(s.rest, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	if !opened || !closed {
		return false
	}
	s.failed = s.signed
	s.signed, s.negative = true, true
	s.rest = trim(inner)
	return true
}

func (s *scanner) percentSign() bool {
	rest, found := strings.CutSuffix(s.rest, "%")
	if !found {
		return false
	}
	s.failed = s.percent || s.currency != ""
	s.percent = true
	s.rest = trim(rest)
	return true
}

func (s *scanner) money() bool {
	symbol, rest := leadingCurrency(s.rest)
	if symbol == "" {
		symbol, rest = trailingCurrency(s.rest)
	}
	if symbol == "" {
		return false
	}
	s.failed = s.currency != "" || s.percent
	s.currency, s.rest = symbol, trim(rest)
	return true
}

var symbols = []string{"US$", "$", "€", "£", "¥", "₹"}

func leadingCurrency(s string) (currency, rest string) {
	for _, symbol := range symbols {
		if rest, ok := strings.CutPrefix(s, symbol); ok {
			return symbol, rest
		}
	}
	if len(s) > 3 && isCode(s[:3]) && !isCode(s[1:4]) {
		return s[:3], s[3:]
	}
	return "", s
}

func trailingCurrency(s string) (currency, rest string) {
	for _, symbol := range symbols {
		if rest, ok := strings.CutSuffix(s, symbol); ok {
			return symbol, rest
		}
	}
	if n := len(s) - 3; n > 0 && isCode(s[n:]) && !isCode(s[n-1:n+2]) {
		return s[n:], s[:n]
	}
	return "", s
}

// CurrencyCode is the ISO 4217 code that a text names: a code in any case, or a sign that is one currency's alone.
func CurrencyCode(text string) (code string, ok bool) {
	switch code = strings.ToUpper(trim(text)); code {
	case "€":
		return "EUR", true
	case "£":
		return "GBP", true
	case "₹":
		return "INR", true
	case "US$":
		return "USD", true
	}
	if len(code) != 3 || !isCode(code) {
		return "", false
	}
	return code, true
}

func isCode(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// plainDigits turns the digits of a number into the form of a literal: no groups, a point, an exponent.
func plainDigits(s string, m Mark) (string, bool) {
	mantissa, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent = s[:i], "e"+s[i+1:]
		if !isExponent(exponent[1:]) {
			return "", false
		}
	}
	whole, fraction, marked := strings.Cut(mantissa, string(m))
	if marked && fraction == "" || !allDigits(fraction) {
		return "", false
	}
	whole, ok := ungroup(whole, m, exponent == "")
	switch {
	case !ok, whole == "" && !marked:
		return "", false
	case whole == "":
		whole = "0"
	}
	if !marked {
		return whole + exponent, true
	}
	return whole + "." + fraction + exponent, true
}

func isExponent(s string) bool {
	if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	n, err := strconv.Atoi(s)
	return err == nil && allDigits(s) && n <= mostExponent
}

// ungroup takes the separators out of groups of three digits; the same separator throughout. Nobody groups a number with an exponent.
func ungroup(s string, m Mark, mayGroup bool) (string, bool) {
	if allDigits(s) || !mayGroup {
		return s, allDigits(s)
	}
	for _, separator := range separators(m) {
		groups := strings.Split(s, separator)
		if len(groups) > 1 {
			return joinGroups(groups)
		}
	}
	return "", false
}

func separators(m Mark) []string {
	other := ","
	if m == Comma {
		other = "."
	}
	return []string{other, " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019"}
}

func joinGroups(groups []string) (string, bool) {
	for i, g := range groups {
		if !allDigits(g) || len(g) != 3 && (i > 0 || len(g) > 3 || g == "") {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// trim takes off white space of any width, and the marks of no width that copying leaves behind.
func trim(s string) string {
	return strings.Trim(s, " \t\r\n\v\f\u0085\u00a0\u2007\u2009\u202f\u200b\ufeff")
}

// Marks tells by which decimal marks the text is a number, and whether they give different numbers.
func Marks(text string) (point, comma, differ bool) {
	if point, comma, differ, plain := plainMarks(text); plain {
		return point, comma, differ
	}
	p, pErr := ParseNumber(text, Point)
	c, cErr := ParseNumber(text, Comma)
	point, comma = pErr == nil, cErr == nil
	return point, comma, point != comma || point && !p.Value.Equal(c.Value)
}

// plainMarks is Marks for what is digits with one mark at most, which nearly all texts are.
func plainMarks(text string) (point, comma, differ, plain bool) {
	at := -1
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
		case (c == '.' || c == ',') && at < 0:
			at = i
		default:
			return false, false, false, false
		}
	}
	const group = 3
	switch behind := len(text) - at - 1; {
	case text == "" || len(text) > mostText || at == 0 || behind == 0 && at >= 0:
		return false, false, false, false
	case at < 0:
		return true, true, false, true
	case behind == group && at <= group:
		return false, false, false, false // 1,234
	}
	return text[at] == '.', text[at] == ',', true, true
}

// IsPlain tells whether the text is digits alone, so few that every notation reads them alike.
func IsPlain(text string) bool {
	const most = 15
	return text != "" && len(text) <= most && allDigits(text)
}

// Lost tells whether the text is an identifier that a spreadsheet turned into a rounded number: 8.36E+11. Its digits are gone.
func Lost(text string) bool {
	if strings.IndexByte(text, '+') < 0 {
		return false
	}
	mantissa, exponent, found := strings.Cut(strings.ToUpper(trim(text)), "E+")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	return found && len(whole) == 1 && allDigits(whole+fraction) && exponent != "" && allDigits(exponent)
}
