package ingest_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"dossier/ingest"
	"dossier/ingest/formats"
	"dossier/source"
)

// tableOf is a table with the headers of a tab, and these texts in its cells, row by row.
func tableOf(t *testing.T, tab formats.Tab, cells []string) string {
	t.Helper()
	var headers []string
	add := func(name string) {
		name, _, _ = strings.Cut(strings.ReplaceAll(name, "*", "1"), "|")
		headers = append(headers, name)
	}
	for _, s := range tab.Signature {
		add(s)
	}
	for _, c := range tab.Columns {
		for _, h := range c.Headers {
			add(h.Name)
		}
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{headers}
	for len(cells) > 0 {
		n := min(len(cells), len(headers))
		rows = append(rows, cells[:n])
		cells = cells[n:]
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever stands in an export of any format, each of its rows is a record, is reported as none, or is a problem.
func FuzzExports(f *testing.F) {
	all, err := formats.All()
	if err != nil {
		f.Fatal(err)
	}
	for i, format := range all {
		for j := range format.Tabs {
			f.Add(i, j, "a\tb\tc\t1\t2,5\t3 %\t2025-04-01\tTotal\t-1\t[x,y];\t8.36E+11\t$(2.31)\t\t\tTrue\tpoweredOn")
		}
	}
	f.Fuzz(func(t *testing.T, i, j int, text string) {
		format := all[abs(i)%len(all)]
		if len(format.Tabs) == 0 {
			return
		}
		data := tableOf(t, format.Tabs[abs(j)%len(format.Tabs)], strings.Split(text, "\t"))
		result, problems := ingest.Read(estate("inputs/export.csv", data))
		said := 0
		for _, p := range problems {
			if p.What == "" || p.Ref.File == "" {
				t.Fatalf("a problem without a place or a word: %+v", p)
			}
			if p.Ref.File == "inputs/export.csv" {
				said++
			}
		}
		read := 0
		for _, table := range result.Portfolio.Tables {
			if table.Ref.File == "inputs/export.csv" {
				read += table.Rows + len(table.Skipped)
			}
		}
		if read == 0 && said == 0 {
			t.Fatalf("nothing is read, and nothing is said of\n%s", data)
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

// Whatever the cells of a workbook are, they are read or refused with a place.
func FuzzWorkbooks(f *testing.F) {
	for _, q := range quirks {
		if strings.HasPrefix(q.data, "PK") {
			f.Add(q.data)
		}
	}
	f.Add(texts(1, "id", "migration", "name") + texts(2, "S-1", "M-01", "web"))
	f.Fuzz(func(t *testing.T, data string) {
		if !strings.HasPrefix(data, "PK") {
			data = workbook{rows: data}.String()
		}
		result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/book.xlsx", data)})
		said := false
		for _, p := range problems {
			if p.What == "" || p.Ref.File == "" {
				t.Fatalf("a problem without a place or a word: %+v", p)
			}
			said = said || p.Ref.File == "inputs/book.xlsx"
		}
		if !said && len(result.Portfolio.Servers)+len(result.Portfolio.Applications) == 0 {
			t.Fatalf("nothing is read, and nothing is said: %v", problems)
		}
		if source.Worst(problems) == source.Error && !said && len(result.Portfolio.Servers) == 0 {
			t.Fatal(problems)
		}
	})
}
