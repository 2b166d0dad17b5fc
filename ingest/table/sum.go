package table

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"dossier/ingest/literal"
	"dossier/model"
	"dossier/value"
)

// adder sums decimals. Numbers of one scale, which those of a column nearly always are, cost it nothing but an addition.
type adder struct {
	sum   value.Decimal
	small int64 // not in sum yet, in units of 10^scale
	scale int32
	used  bool
}

func (a *adder) add(n value.Decimal) {
	const mostDigits, mostSmall = 15, int64(1) << 61
	a.used = true
	if n.NumDigits() > mostDigits {
		a.sum = a.sum.Add(n)
		return
	}
	if n.Exponent() != a.scale || a.small > mostSmall || a.small < -mostSmall {
		a.flush()
		a.scale = n.Exponent()
	}
	a.small += n.CoefficientInt64()
}

func (a *adder) flush() {
	const parts = 1_000_000_000 // value.Int takes what is an int everywhere
	high, low := a.small/parts, a.small%parts
	a.sum = a.sum.Add(value.Int(int(high)).Mul(value.Int(parts)).Add(value.Int(int(low))).Shift(a.scale))
	a.small = 0
}

func (a *adder) total() value.Number {
	if !a.used {
		return value.Number{}
	}
	a.flush()
	return value.Num(a.sum)
}

// addsUp tells whether the sum over the rows of a column in the unit means something.
func addsUp(unit string) bool {
	return strings.HasPrefix(unit, "money") ||
		slices.Contains([]string{"vCPU", "MiB", "GiB", "hour", "application", "server", "count"}, unit)
}

// sumColumns are what the columns that add up come to, in the numbers of the table itself: a column of money once for each currency of its rows,
// and a column that is read into several fields once.
func (d *decoder) sumColumns() []model.Total {
	var totals []model.Total
	for _, c := range d.columns {
		sum := c.sum.total()
		if !sum.Known || c.factor {
			continue
		}
		t := model.Total{Column: c.field.Name, Sum: sum, Unit: literal.UnitName(c.stated, c.field.Unit)}
		if t.Unit == "" {
			t.Unit = c.field.Unit
		}
		if g := d.plan.header.at(c.cols[0]); g != nil {
			t.Header = g.text
		}
		if slices.ContainsFunc(totals, func(other model.Total) bool {
			return t.Header != "" && other.Header == t.Header && other.Unit == t.Unit && other.Sum.Decimal.Equal(t.Sum.Decimal)
		}) {
			continue
		}
		totals = append(totals, d.apart(c, t)...)
	}
	return totals
}

// apart is the total of a column of money for each currency of the rows, where there are several: currencies never mix.
func (d *decoder) apart(c *cells, t model.Total) []model.Total {
	rest, isMoney := strings.CutPrefix(t.Unit, "money")
	at := slices.IndexFunc(d.plan.schema.Fields, func(f model.Field) bool { return f.Name == "currency" })
	if !isMoney || at < 0 || !c.own {
		return []model.Total{t}
	}
	var currencies []string
	sums := map[string]*adder{}
	for _, r := range d.records {
		record := reflect.ValueOf(r).Elem()
		n, isNumber := record.Field(c.field.Index).Interface().(value.Number)
		if !isNumber || !n.Known {
			continue
		}
		currency := record.Field(d.plan.schema.Fields[at].Index).String()
		if sums[currency] == nil {
			sums[currency] = &adder{}
			currencies = append(currencies, currency)
		}
		sums[currency].add(n.Decimal)
	}
	if len(currencies) < 2 {
		return []model.Total{t}
	}
	var totals []model.Total
	for _, currency := range currencies {
		one := t
		one.Sum, one.Unit = sums[currency].total(), cmp.Or(currency, "money without a currency")+rest
		totals = append(totals, one)
	}
	return totals
}

// at is the heading of a column, or nil.
func (h header) at(col int) *heading {
	i, found := slices.BinarySearchFunc(h.headings, col, func(g heading, col int) int { return g.col - col })
	if !found {
		return nil
	}
	return &h.headings[i]
}
