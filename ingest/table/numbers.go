package table

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/source"
	"dossier/value"
)

// rule is what numbers of a unit must be.
type rule struct {
	whole    bool
	negative bool // may be below zero
}

var rules = map[string]rule{
	"":            {negative: true},
	"money":       {negative: true},
	"money/month": {negative: true},
	"money/hour":  {negative: true},
	"working day": {negative: true}, // a lag may be a lead
	"application": {whole: true},
	"server":      {whole: true},
	"vCPU":        {whole: true},
	"MiB":         {whole: true},
	"count":       {whole: true},
	"page":        {whole: true},
}

var one, hundred = value.Int(1), value.Int(100)

// scale remembers how the plain numbers of a percent column look.
type scale struct {
	plain     int
	fractions int // strictly between 0 and 1
	beyond    int // above 1
	first     place
	signed    bool // others have a percent sign
}

// pendingPercent is a percentage in a column without a unit of its own; the record's unit must agree.
type pendingPercent struct {
	text   string
	record reflect.Value
	ref    source.Ref
}

// pendingMoney is an amount with a currency written beside it; the record's currency must agree.
type pendingMoney struct {
	currency string
	record   reflect.Value
	ref      source.Ref
}

// number reads a cell into a field of a number. A number written as text waits for the column.
func (d *decoder) number(record reflect.Value, c *cells, cell sheet.Cell, at place) {
	switch cell.Kind {
	case sheet.Number:
		n, err := value.ParseDecimal(shortest(cell.Text))
		if err != nil {
			c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s %s is no number that can be kept", c.field.Name, quote(cell.Text)), wantOf(c.field), "").As(source.DigitsLost))
			return
		}
		switch {
		case cell.Percent:
			n = n.Mul(hundred)
		case isElapsed(cell.Format) && c.field.Unit == "hour":
			const hours = 24 // of a day, which is what a spreadsheet counts
			n = n.Mul(value.Int(hours))
		case isElapsed(cell.Format):
			c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s is a length of time, %s days", c.field.Name, n), wantOf(c.field), "format the cell as a number and enter it again"))
			return
		}
		d.setNumber(c, literal.Number{Value: n, Percent: cell.Percent}, &pendingText{text: cell.Text, record: record, place: at})
	case sheet.Text:
		text := literal.Tidy(cell.Text)
		if literal.IsNothing(text) && !c.field.Required {
			c.unset = append(c.unset, unsetText{text: text, ref: d.refOf(at)})
			return
		}
		t := pendingText{text: text, record: record, place: at}
		if d.settled != 0 || literal.IsPlain(text) {
			d.written(c, &t, cmp.Or(d.settled, literal.Point))
			return
		}
		c.texts.add(t, &c.store)
	case sheet.Time:
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s is the date %s", c.field.Name, value.DateOf(cell.Time())), wantOf(c.field), "format the cell as a number and enter it again"))
	default:
		c.flaw(source.Err(d.refOf(at), fmt.Sprintf("%s %s", c.field.Name, quote(cell.Text)), wantOf(c.field), ""))
	}
}

// isElapsed tells whether the number format shows a length of time: [h]:mm.
func isElapsed(format string) bool {
	lower := strings.ToLower(format)
	return strings.Contains(lower, "[h") || strings.Contains(lower, "[m]") || strings.Contains(lower, "[mm]") || strings.Contains(lower, "[s")
}

// numbers reads the texts of a column once its decimal mark is known.
func (d *decoder) numbers(c *cells) {
	mark, open := d.decimalMark(&c.texts)
	for t := range c.texts.all() {
		d.written(c, &t, mark)
	}
	if open.text != "" {
		d.leftOpen(c, open, mark)
	}
	d.percentages(c)
	d.currencies(c)
}

// leftOpen says how a text was read that can be read in two ways. An amount of money with three digits behind its decimal mark, such as
// 250,000 for 250, is more than worth a note: it may be a thousandth of what was meant.
func (d *decoder) leftOpen(c *cells, open pendingText, mark literal.Mark) {
	say, want := source.Notice, ""
	if t, ok := thousandth(c, mark); ok {
		open, say, want = t, source.Warn, "an amount that can be read in one way only"
	}
	n, _ := literal.ParseNumber(open.text, mark)
	c.say(say(d.refOf(open.place), fmt.Sprintf("numbers of %s are read as written like %s: %s is %s", c.field.Name, mark.Example(), quote(open.text), n.Value), want,
		"format the cells as numbers to leave no doubt").As(source.TakenForGranted))
}

// thousandth is the first amount of money that the other decimal mark would make a thousand times as much; unless other amounts of the
// column show that it is exact to more than hundredths.
func thousandth(c *cells, mark literal.Mark) (first pendingText, found bool) {
	if c.field.Unit != "money" && c.field.Unit != "money/month" {
		return pendingText{}, false
	}
	for t := range c.texts.all() {
		n, err := literal.ParseNumber(t.text, mark)
		if err != nil {
			continue
		}
		const cents = -2
		other, errOther := literal.ParseNumber(t.text, otherMark(mark))
		switch {
		case (errOther != nil || n.Value.Abs().LessThan(one)) && n.Value.Exponent() < cents:
			return pendingText{}, false
		case !found && errOther == nil && other.Value.Abs().GreaterThan(n.Value.Abs()):
			first, found = t, true
		}
	}
	return first, found
}

// shortest is a number of a workbook without the noise of its storage. A workbook holds binary fractions, and writes 19.4 as
// 19.399999999999999: where a decimal of at most 15 digits is stored alike, it is the one that was meant. Any other number keeps
// every digit.
func shortest(text string) string {
	const kept = 15 // significant digits of a spreadsheet's number
	if len(text) <= kept || !strings.Contains(text, ".") {
		return text
	}
	f, err := strconv.ParseFloat(text, 64)
	short := strconv.FormatFloat(f, 'g', -1, 64)
	if err != nil || significant(short) > kept {
		return text
	}
	return short
}

// written reads a number written as text.
func (d *decoder) written(c *cells, t *pendingText, mark literal.Mark) {
	n, err := c.parse(t.text, mark)
	if err != nil {
		c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s", c.field.Name, quote(t.text)), wantOf(c.field), numberHint(c, t.text, mark)))
		return
	}
	d.setNumber(c, n, t)
}

// decimalMark decides how a column's texts are written: as most of them can only be read, else as the workspace's locale writes.
// open is the first text that the decision changes.
func (d *decoder) decimalMark(texts *waiting) (mark literal.Mark, open pendingText) {
	type marks struct{ point, comma, differ bool }
	said := make([]marks, len(texts.texts))
	for i, text := range texts.texts {
		said[i].point, said[i].comma, said[i].differ = literal.Marks(text)
	}
	points, commas := 0, 0
	for t := range texts.all() {
		m := said[t.index]
		switch {
		case !m.differ:
		case !m.comma:
			points++
		case !m.point:
			commas++
		case open.text == "":
			open = t
		}
	}
	switch {
	case points > commas:
		return literal.Point, open
	case commas > points:
		return literal.Comma, open
	}
	return literal.Mark(d.mark), open
}

func numberHint(c *cells, text string, mark literal.Mark) string {
	if _, err := literal.ParseNumber(text, otherMark(mark)); err == nil {
		return "the column’s other numbers are written like " + mark.Example()
	}
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && r != ',' && r != '-' && (r < '0' || r > '9') })
	if end <= 0 {
		return ""
	}
	digits, unit := text[:end], strings.TrimSpace(text[end:])
	n, err := literal.ParseNumber(digits, mark)
	if err != nil || c.field.Unit == "" {
		return ""
	}
	conversion, ok := literal.Convert(unit, c.field.Unit)
	if !ok {
		return "write the number alone"
	}
	hint := fmt.Sprintf("write %s, without the unit", hinted(c, n.Value.Mul(conversion.Factor)))
	if binary, ok := literal.Convert(unit[:1]+"iB", c.field.Unit); ok && len(unit) == 2 && !binary.Factor.Equal(conversion.Factor) {
		hint += fmt.Sprintf("; %s if %s means powers of two", hinted(c, n.Value.Mul(binary.Factor)), unit)
	}
	return hint
}

// hinted is a number as a hint gives it: whole where the column wants that, else to hundredths.
func hinted(c *cells, n value.Decimal) value.Decimal {
	if c.rule.whole {
		return n.Round(0)
	}
	return n.Round(2)
}

func otherMark(m literal.Mark) literal.Mark {
	if m == literal.Comma {
		return literal.Point
	}
	return literal.Comma
}

// setNumber puts a number into its field, in the field's unit, if it is one that the field can hold.
func (d *decoder) setNumber(c *cells, n literal.Number, t *pendingText) {
	unit := c.field.Unit
	amount := n.Value
	switch {
	case n.Percent && unit == "":
		c.percent = append(c.percent, pendingPercent{text: t.text, record: t.record, ref: d.refOf(t.place)})
	case n.Percent && unit != "%", n.Currency != "" && !strings.HasPrefix(unit, "money") && unit != "":
		c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s", c.field.Name, quote(t.text)), wantOf(c.field), ""))
		return
	case unit == "%" && n.Percent:
		c.scale.signed = true
	case unit == "%" && c.own && c.stated == "":
		c.scale.add(amount, t.place)
	}
	if n.Currency != "" {
		c.money = append(c.money, pendingMoney{currency: n.Currency, record: t.record, ref: d.refOf(t.place)})
	}
	if !c.own && !n.Percent {
		amount = amount.Mul(c.unit.Factor)
	}
	if !c.allows(amount) {
		c.flaw(source.Err(d.refOf(t.place), fmt.Sprintf("%s %s", c.field.Name, quote(t.text)), wantOf(c.field), ""))
		return
	}
	if c.adds {
		c.sum.add(n.Value)
	}
	target := t.record.Elem().Field(c.field.Index).Addr().Interface().(*value.Number)
	if c.all && target.Known {
		amount = combined(c, target.Decimal, amount)
	}
	*target = value.Num(amount)
}

// combined is what the numbers of several columns come to.
func combined(c *cells, earlier, amount value.Decimal) value.Decimal {
	if c.factor {
		return earlier.Mul(amount)
	}
	return earlier.Add(amount)
}

// allows tells whether the field can hold the number.
func (c *cells) allows(amount value.Decimal) bool {
	return (c.rule.negative || !amount.IsNegative()) && (!c.rule.whole || !c.own || amount.IsInteger()) &&
		(c.field.Unit != "%" || !amount.GreaterThan(hundred))
}

func (s *scale) add(n value.Decimal, at place) {
	if s.plain == 0 || at.row < s.first.row {
		s.first = at
	}
	s.plain++
	switch {
	case n.GreaterThan(one):
		s.beyond++
	case n.IsPositive() && n.LessThan(one):
		s.fractions++
	}
}

// percentages reports what is doubtful about the percentages of a column.
func (d *decoder) percentages(c *cells) {
	if s := c.scale; s.fractions > 0 && s.beyond == 0 {
		which := c.field.Name
		if s.signed {
			which += " without a percent sign"
		}
		c.say(source.Warn(d.refOf(s.first), fmt.Sprintf("no value of %s is above 1: read as percent, so that 0.5 is half a percent", which),
			"percentages from 0 to 100", "if they are fractions, format the cells as percent").As(source.TakenForGranted))
	}
	for _, p := range c.percent {
		if unit := p.record.Elem().FieldByName("Unit"); !unit.IsValid() || unit.Kind() != reflect.String || !isPercentWord(unit.String()) {
			c.flaw(source.Err(p.ref, fmt.Sprintf("%s is a percentage, and the row’s unit is not %%", c.field.Name), "a plain number, or the unit %", ""))
		}
	}
}

// currencies warns of amounts whose sign is not that of the record's currency. A dollar or yen sign is that of several currencies.
func (d *decoder) currencies(c *cells) {
	signs := map[string][]string{"€": {"EUR"}, "£": {"GBP"}, "₹": {"INR"}, "US$": {"USD"}, "¥": {"JPY", "CNY"}, "$": {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"}}
	for _, m := range c.money {
		stated := m.record.Elem().FieldByName("Currency")
		codes, isSign := signs[m.currency]
		if !isSign {
			codes = []string{m.currency}
		}
		if stated.IsValid() && stated.Kind() == reflect.String && stated.String() != "" && !slices.Contains(codes, strings.ToUpper(stated.String())) {
			c.say(source.Warn(m.ref, fmt.Sprintf("%s is written in %s, and the row’s currency is %s", c.field.Name, m.currency, stated), "one currency", "the row’s currency is used"))
		}
	}
}

func isPercentWord(s string) bool {
	switch strings.ToLower(s) {
	case "%", "percent", "per cent", "pct":
		return true
	}
	return false
}
