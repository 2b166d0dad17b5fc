package literal_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dossier/ingest/literal"
	"dossier/value"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text         string
		point, comma string // "" is refused
	}{
		{"1234", "1234", "1234"},
		{"1,234.5", "1234.5", ""},
		{"1.234,5", "", "1234.5"},
		{"1 234,5", "", "1234.5"},
		{"1\u00a0234.5", "1234.5", ""},
		{"1\u202f234\u202f567", "1234567", "1234567"},
		{"1'234'567.25", "1234567.25", ""},
		{"1’234", "1234", "1234"},
		{"1,234", "1234", "1.234"},
		{"1.234", "1.234", "1234"},
		{"1,23", "", "1.23"},
		{"12,34,567", "", ""},
		{"1,234 567", "", ""},
		{",5", "", "0.5"},
		{".5", "0.5", ""},
		{"5.", "", ""},
		{"-5", "-5", "-5"},
		{"\u22125", "-5", "-5"},
		{"+5", "5", "5"},
		{"--5", "", ""},
		{"(2.31)", "-2.31", ""},
		{"(-2.31)", "", ""},
		{" $(2.31)", "-2.31", ""},
		{" $-   ", "0", "0"},
		{"-$6.39", "-6.39", ""},
		{"$9,999.99 ", "9999.99", ""},
		{"EUR 1.000", "1", "1000"},
		{"1.000 €", "1", "1000"},
		{"$5 USD", "", ""},
		{"45 %", "45", "45"},
		{"45%%", "", ""},
		{"$45%", "", ""},
		{"9.984E-7", "0.0000009984", ""},
		{"1E999999999", "", ""},
		{"0x10", "", ""},
		{"1_000", "", ""},
		{"8 GB", "", ""},
		{"-", "", ""},
		{"", "", ""},
		{"NaN", "", ""},
		{"٣", "", ""},
	} {
		for mark, want := range map[literal.Mark]string{literal.Point: c.point, literal.Comma: c.comma} {
			got, err := literal.ParseNumber(c.text, mark)
			switch {
			case err != nil && want != "":
				t.Errorf("%q with %c: %v, want %s", c.text, mark, err, want)
			case err == nil && want == "":
				t.Errorf("%q with %c: %s, want an error", c.text, mark, got.Value)
			case err == nil && got.Value.String() != want:
				t.Errorf("%q with %c: %s, want %s", c.text, mark, got.Value, want)
			}
		}
	}
}

// What a locale writes is read back, by the locale's mark, as the same number.
func TestNumbersWrittenByALocaleAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		locale, _ := value.LocaleOf(rapid.SampledFrom(value.LocaleTags()).Draw(t, "locale"))
		places := rapid.IntRange(0, 6).Draw(t, "places")
		d := value.Int(rapid.IntRange(-1e15, 1e15).Draw(t, "digits")).Shift(int32(-places))
		text := locale.Number(d, places)
		got, err := literal.ParseNumber(text, literal.Mark(locale.Decimal[0]))
		if err != nil || !got.Value.Equal(d) {
			t.Fatalf("%s is written %q and read as %s (%v)", d, text, got.Value, err)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"1,234.5", "(2.31)", "$-", "9.984E-7", "1E400", "%", "EUR", "( )", "+ -1", "1.000.000,00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, mark := range []literal.Mark{literal.Point, literal.Comma} {
			n, err := literal.ParseNumber(text, mark)
			if err != nil {
				if n != (literal.Number{}) {
					t.Fatalf("%q is refused, and gives %+v", text, n)
				}
				continue
			}
			if again, err := literal.ParseNumber(n.Value.String(), literal.Point); err != nil || !again.Value.Equal(n.Value) {
				t.Fatalf("%q is %s, which is read as %s (%v)", text, n.Value, again.Value, err)
			}
		}
		point, comma, differ := literal.Marks(text)
		if !differ && point != comma {
			t.Fatalf("%q is a number by one mark only, and does not differ", text)
		}
	})
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string][2]string{
		"2026-03-04":           {"2026-03-04", "2026-03-04"},
		"2026/3/4":             {"2026-03-04", "2026-03-04"},
		"20260304":             {"2026-03-04", "2026-03-04"},
		"2026-03-04T08:15:00Z": {"2026-03-04", "2026-03-04"},
		"2026-03-04 08:15":     {"2026-03-04", "2026-03-04"},
		"4 March 2026":         {"2026-03-04", "2026-03-04"},
		"March 4th, 2026":      {"2026-03-04", "2026-03-04"},
		"04-Mar-2026":          {"2026-03-04", "2026-03-04"},
		"1st August 2026":      {"2026-08-01", "2026-08-01"},
		"4.3.2026":             {"2026-03-04", "2026-03-04"},
		"31.12.2026":           {"2026-12-31", "2026-12-31"},
		"03/04/2026":           {"2026-04-03", "2026-03-04"},
		"03-04-2026":           {"2026-04-03", "2026-03-04"},
		"31/12/2026":           {"2026-12-31", ""},
		"12/31/2026":           {"", "2026-12-31"},
		"05/05/2026":           {"2026-05-05", "2026-05-05"},
		"29/02/2025":           {"", ""},
		"2025-02-30":           {"", ""},
		"31/12/26":             {"", ""},
		"Q1 2026":              {"", ""},
		"46038":                {"", ""},
		"2026-03-04 or later":  {"", ""},
		"1/2/3/2026":           {"", ""},
		"":                     {"", ""},
	} {
		got := literal.ParseDate(text)
		if got.DayFirst.String() != want[0] || got.MonthFirst.String() != want[1] {
			t.Errorf("%q: day first %s, month first %s, want %v", text, got.DayFirst, got.MonthFirst, want)
		}
	}
}

// Every way to write a day gives that day, whatever else it could be.
func TestDaysAreReadBack(t *testing.T) {
	layouts := []string{"2006-01-02", "20060102", "2006/01/02", "2 January 2006", "Jan 2, 2006", "02-Jan-2006", "02.01.2006", "2006-01-02T15:04:05Z"}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1980, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 40_000).Draw(t, "days"))
		layout := rapid.SampledFrom(layouts).Draw(t, "layout")
		got, ok := literal.ParseDate(day.Format(layout)).Sure()
		if !ok || got != value.DateOf(day) {
			t.Fatalf("%s is read as %s (%t)", day.Format(layout), got, ok)
		}
		if slashed := literal.ParseDate(day.Format("02/01/2006")); slashed.DayFirst != value.DateOf(day) {
			t.Fatalf("%s with the day first is %s", day.Format("02/01/2006"), slashed.DayFirst)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-03-04", "03/04/2026", "4 March 2026", "T", "1..2", "0000-00-00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := literal.ParseDate(text)
		for _, day := range []value.Date{d.DayFirst, d.MonthFirst} {
			if again, ok := literal.ParseDate(day.String()).Sure(); !day.IsZero() && (!ok || again != day) {
				t.Fatalf("%q is %s, which is read as %s", text, day, again)
			}
		}
	})
}

func TestConvert(t *testing.T) {
	for _, c := range []struct{ from, to, factor string }{
		{"GB", "MiB", "1024"}, {"gib", "MiB", "1024"}, {"MB", "MiB", "1"}, {"TB", "MiB", "1048576"}, {"kib", "MiB", "0.0009765625"},
		{"GB", "GiB", "0.931322574615478515625"}, {"TiB", "GiB", "1024"}, {"MiB", "GiB", "0.0009765625"}, {"bytes", "GiB", "0.000000000931322574615478515625"},
		{"fraction", "%", "100"}, {"%", "%", "1"}, {"hour", "hour", "1"},
		{"h", "minute", "60"}, {"days", "hour", "24"}, {"working days", "working day", "1"},
	} {
		got, ok := literal.Convert(c.from, c.to)
		want, err := value.ParseDecimal(c.factor)
		if err != nil || !ok || !got.Factor.Equal(want) {
			t.Errorf("%s to %s: %s (%t), want %s", c.from, c.to, got.Factor, ok, c.factor)
		}
	}
	for _, pair := range [][2]string{{"GB", "%"}, {"hour", "MiB"}, {"", "GiB"}, {"apples", "server"}, {"xb", "MiB"}, {"minute", "hour"}, {"days", "working day"}, {"hours", "working day"}} {
		if c, ok := literal.Convert(pair[0], pair[1]); ok {
			t.Errorf("%q becomes %q by %s", pair[0], pair[1], c.Factor)
		}
	}
}

func TestLost(t *testing.T) {
	for text, want := range map[string]bool{"8.36E+11": true, "1e+15": true, "8.36E11": false, "E+1": false, "ABE+1": false, "12E+3": false, "836123456789": false, "": false} {
		if got := literal.Lost(text); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
