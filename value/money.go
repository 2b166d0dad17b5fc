package value

import "fmt"

// Money is an exact amount of one currency. Currencies never mix: Add and Sub fail on two different ones.
type Money struct {
	Amount   Decimal
	Currency string // ISO 4217, upper case: USD
}

// Add is m + n. It fails where the currencies differ.
func (m Money) Add(n Money) (Money, error) {
	if m.Currency != n.Currency {
		return Money{}, fmt.Errorf("add %s to %s: want one currency", n.Currency, m.Currency)
	}
	return Money{Amount: m.Amount.Add(n.Amount), Currency: m.Currency}, nil
}

// Sub is m - n. It fails where the currencies differ.
func (m Money) Sub(n Money) (Money, error) {
	return m.Add(Money{Amount: n.Amount.Neg(), Currency: n.Currency})
}

// String is the plain form, amount then currency: "1234.50 USD". Locale.Money is the one for people.
func (m Money) String() string { return m.Amount.String() + " " + m.Currency }
