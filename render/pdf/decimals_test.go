package pdf_test

import (
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/value"
)

// Numbers of a column stand with their decimal points below one another: where the whole numbers read alike, they begin at one place.
func TestDecimalPointsStandBelowOneAnother(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE"} {
		l, _ := value.LocaleOf(locale)
		number := func(text string, unit value.Unit) doc.TableCell {
			d, err := value.ParseDecimal(text)
			if err != nil {
				t.Fatal(err)
			}
			return doc.TableCell{Content: []doc.Inline{doc.NumberOf(value.Num(d), unit)}}
		}
		table := doc.Table{ID: "t", Columns: []doc.Column{{Header: "What"}, {Header: "Value"}}}
		for _, c := range []doc.TableCell{
			number("1111", ""), number("1111.5", ""), number("1111.25", ""), number("1111", value.Percent), number("1111.75", value.Percent), number("1", ""), doc.TextCell("–"),
		} {
			table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell("row"), c}})
		}
		layout, problems := pdf.Lay(doc.Document{ID: "test", Audience: doc.Audit, Language: "en", Locale: l, Blocks: []doc.Block{table}}, theme.Default())
		for _, p := range problems {
			t.Errorf("problem: %s", p)
		}
		begins := map[string]pdf.Length{}
		for _, item := range layout.Pages[0].Items {
			if run, ok := item.(pdf.TextRun); ok {
				begins[run.Text] = run.X
			}
		}
		first := begins[l.Number(value.Int(1111), 0)]
		for _, text := range []string{"1111.5", "1111.25"} {
			d, _ := value.ParseDecimal(text)
			if x := begins[l.Number(d, value.Places(d))]; first == 0 || x < first-20 || x > first+20 {
				t.Errorf("%s: %s begins at %v, the whole number at %v", locale, text, x, first)
			}
		}
		for _, text := range []string{"1111", "1111.75"} {
			d, _ := value.ParseDecimal(text)
			if x := begins[l.Figure(&value.Figure{Value: value.Num(d), Unit: value.Percent})]; x < first-20 || x > first+20 {
				t.Errorf("%s: %s%% begins at %v, the whole number at %v", locale, text, x, first)
			}
		}
		if begins["1"] <= first || begins["–"] <= begins["1"] {
			t.Errorf("%s: 1 begins at %v, the dash at %v", locale, begins["1"], begins["–"])
		}
	}
}
