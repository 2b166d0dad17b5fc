package xlsx_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// TestMoneyIsShownAsItPrints: an amount in a column that names its currency, and one of a summary, show in a workbook what they print on paper,
// and hold the exact number.
func TestMoneyIsShownAsItPrints(t *testing.T) {
	t.Parallel()
	amount := func(cents int) *value.Figure {
		f := value.Stated(value.Int(cents).Shift(-2))
		f.Unit = "USD"
		return f
	}
	table := doc.Table{Columns: []doc.Column{{Header: "What"}, {Header: "Amount"}}}
	want := []string{"USD 1,539,857.08", "1,539,857.08", "USD 1,539,857", "92,000.00", "USD 999.50", "0.40"}
	for i, v := range []doc.Value{{}, {Bare: true}, {Whole: true}, {Bare: true}, {Whole: true}, {Bare: true}} {
		v.Kind, v.Figure = doc.FigureValue, amount([]int{153985708, 153985708, 153985708, 9200000, 99950, 40}[i])
		table.Rows = append(table.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell("amount"), doc.ValueCell(v)}})
		if got := v.Print(value.Locale{}); got != nbsp(want[i]) {
			t.Errorf("%d prints %q, want %q", i, got, want[i])
		}
	}
	data := render(t, doc.Document{Title: "Money", Audience: doc.Audit, Blocks: []doc.Block{doc.Heading{Level: 1, Content: doc.Say("Money")}, table}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Money")
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, r := range rows {
		if len(r) == 2 && r[0] == "amount" {
			if r[1] != want[shown] {
				t.Errorf("%d is shown as %q, want %q", shown, r[1], want[shown])
			}
			shown++
		}
	}
	if shown != len(want) {
		t.Errorf("%d amounts", shown)
	}
}

// TestFigureSheetIsWideEnough: what stands on the sheet of figures alone is shown, not replaced by ###.
func TestFigureSheetIsWideEnough(t *testing.T) {
	t.Parallel()
	read := func(n, row int) *value.Figure {
		return value.Read(value.Num(value.Int(n)), source.Ref{File: "inputs/costs.csv"}.At(1, row))
	}
	large := value.Compute(value.Sum, read(1234567889, 2), read(1, 3)).Named("large", "Large", "USD")
	ratio := value.Compute(value.Quotient, read(617283945, 4), large).Named("ratio", "Ratio", "")
	table := doc.Table{Columns: []doc.Column{{Header: "What"}, {Header: "Ratio"}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell("ratio"), doc.ValueCell(doc.FigureOf(ratio))}}}}
	data := render(t, doc.Document{Title: "Width", Audience: doc.Audit, Blocks: []doc.Block{doc.Heading{Level: 1, Content: doc.Say("Width")}, table}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Figures")
	if err != nil {
		t.Fatal(err)
	}
	width, err := f.GetColWidth("Figures", "B")
	if err != nil {
		t.Fatal(err)
	}
	longest := 0
	for _, r := range rows {
		longest = max(longest, len([]rune(r[1])))
	}
	if longest < len("1,234,567,890") || width < float64(longest) {
		t.Errorf("the column of values is %.1f wide, and its longest value %d characters", width, longest)
	}
}

// nbsp is text as it prints: a currency and its amount are not parted.
func nbsp(text string) string {
	return string(bytes.ReplaceAll([]byte(text), []byte(" "), []byte("\u00a0")))
}
