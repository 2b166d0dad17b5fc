package doc

import (
	"strings"

	"dossier/source"
	"dossier/value"
)

// Inline is one of the closed set below.
type Inline interface{ inline() }

// Text is a run of characters. It is literal: no character in it means anything but itself.
type Text struct {
	Text   string
	Strong bool
	Italic bool
	Code   bool
	Source source.Ref // the cell it came from; zero for a template's own words
}

// Link leads to a URL or to an anchor of the same document.
type Link struct {
	URL     string // absolute, or relative to the pack's folder; empty where Anchor is set
	Anchor  string // a Heading's ID
	Content []Inline
}

// Break ends the line inside a paragraph or cell.
type Break struct{}

func (Text) inline()  {}
func (Link) inline()  {}
func (Break) inline() {}
func (Value) inline() {}

// Value is a typed value in a sentence, a cell or a tile: exactly one of the fields that Kind names is meant.
type Value struct {
	Kind    ValueKind
	Figure  *value.Figure // FigureValue
	Number  value.Number  // NumberValue
	Unit    value.Unit    // of Number
	Money   value.Money   // MoneyValue
	Date    value.Date    // DateValue
	Text    string        // TextValue
	Sources []source.Ref  // where it was read; a Figure has its own
	Strong  bool
	Bare    bool // an amount of money is printed with hundredths and without its currency, which its column or its caption names
	Whole   bool // an amount of money from 1,000 on is printed in whole units of its currency; what it is stays as it is
	Brief   bool // a day is written with its month abbreviated, as in the cells of a table
}

// ValueKind says which field of a Value is meant.
type ValueKind string

// The kinds of value.
const (
	FigureValue ValueKind = "figure"
	NumberValue ValueKind = "number"
	MoneyValue  ValueKind = "money"
	DateValue   ValueKind = "date"
	TextValue   ValueKind = "text"
)

// FigureOf is the inline that prints f.
func FigureOf(f *value.Figure) Value { return Value{Kind: FigureValue, Figure: f} }

// DateOf is the inline that prints d, read at from.
func DateOf(d value.Date, from ...source.Ref) Value {
	return Value{Kind: DateValue, Date: d, Sources: from}
}

// TextOf is the inline that prints text, read at from.
func TextOf(text string, from ...source.Ref) Value {
	return Value{Kind: TextValue, Text: text, Sources: from}
}

// NumberOf is the inline that prints n, read at from.
func NumberOf(n value.Number, unit value.Unit, from ...source.Ref) Value {
	return Value{Kind: NumberValue, Number: n, Unit: unit, Sources: from}
}

// Print is the value as people read it. It is the one place where a typed value becomes words, for every renderer.
func (v Value) Print(l value.Locale) string {
	switch v.Kind {
	case FigureValue:
		if v.Figure == nil {
			return "unknown"
		}
		switch _, money := v.Figure.Unit.Currency(); {
		case v.Bare && money && v.Figure.Value.Known:
			return l.Number(v.Figure.Value.Decimal, 2)
		case v.Whole && money:
			return l.Figure(inWholes(v.Figure))
		}
		if f := v.Figure; v.Brief && f.Unit == value.CalendarDay && f.Value.Known {
			return l.ShortDay(value.DayOf(f.Value))
		}
		return l.Figure(v.Figure)
	case NumberValue:
		return l.Figure(&value.Figure{Value: v.Number, Unit: v.Unit})
	case MoneyValue:
		return l.Money(v.Money)
	case DateValue:
		if v.Brief {
			return l.ShortDay(v.Date)
		}
		return l.Day(v.Date)
	default:
		return v.Text
	}
}

// inWholes is f as a summary prints it: money from 1,000 on without hundredths, rounded half away from zero; anything else as it is.
func inWholes(f *value.Figure) *value.Figure {
	if f.Value.Decimal.Abs().LessThan(value.Int(1000)) {
		return f
	}
	return &value.Figure{Value: value.Num(f.Value.Decimal.Round(0)), Unit: f.Unit}
}

// Refs are the places the value came from.
func (v Value) Refs() []source.Ref {
	if v.Kind == FigureValue && v.Figure != nil {
		return v.Figure.Leaves()
	}
	return v.Sources
}

// Plain is the text of inlines without any marking.
func Plain(l value.Locale, inlines []Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			b.WriteString(in.Text)
		case Link:
			b.WriteString(Plain(l, in.Content))
		case Break:
			b.WriteString("\n")
		case Value:
			b.WriteString(in.Print(l))
		}
	}
	return b.String()
}

// Say is a plain run of text.
func Say(text string) []Inline { return []Inline{Text{Text: text}} }
