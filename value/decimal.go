// Package value holds what a figure is made of: exact decimals, money, dates, units, and Figure itself with the tree it was
// computed by. It is a leaf: it may see source, and everyone may import it. Formatting for people stands in locale.go alone.
package value

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// Decimal is an exact decimal number. Its zero value is 0.
type Decimal = decimal.Decimal

// Int is n as a Decimal.
func Int(n int) Decimal { return decimal.NewFromInt(int64(n)) }

// ParseDecimal reads plain or scientific notation with a point (1234.5, 9.984E-7). It fails on anything else: no grouping, no
// signs but a leading one, no exponent beyond ±400 (which would make printing it a denial of service).
func ParseDecimal(s string) (Decimal, error) {
	if err := checkLiteral(s); err != nil {
		return Decimal{}, err
	}
	return decimal.NewFromString(s)
}

func checkLiteral(s string) error {
	mantissa, exponent := s, ""
	for i := range len(s) {
		if s[i] == 'e' || s[i] == 'E' {
			mantissa, exponent = s[:i], s[i+1:]
			break
		}
	}
	if len(mantissa) > 400 {
		return strconv.ErrRange
	}
	if exponent == "" {
		return nil
	}
	n, err := strconv.Atoi(exponent)
	if err != nil {
		return strconv.ErrSyntax
	}
	if n < -400 || n > 400 {
		return strconv.ErrRange
	}
	return nil
}

// Number is a decimal that may be unknown. The zero Number is unknown: unknown is not zero.
type Number struct {
	Decimal Decimal
	Known   bool
}

// Num is the known number d.
func Num(d Decimal) Number { return Number{Decimal: d, Known: true} }

// String is the plain decimal, or "" where unknown.
func (n Number) String() string {
	if !n.Known {
		return ""
	}
	return n.Decimal.String()
}

// MarshalText makes an unknown Number print as "" and a known one as its plain decimal.
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }
