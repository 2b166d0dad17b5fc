package ingest_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

const rows = 3

// sheetOf is a table as it is written into a file: cells are texts, value.Date, or value.Decimal.
type sheetOf struct {
	name    string
	headers []string
	rows    [][]any
}

// fileOf is the file that a kind's table is written to.
func fileOf(s *model.Schema, ext string) string {
	return "inputs/" + strings.ToLower(s.Kind) + ext
}

// good is a full, correct table of the kind. Its references are the ids of the other kinds' good tables.
func good(s *model.Schema) sheetOf {
	t := sheetOf{name: s.Kind}
	for _, f := range s.Fields {
		t.headers = append(t.headers, f.Name)
	}
	for i := range rows {
		var row []any
		for _, f := range s.Fields {
			row = append(row, goodCell(s, f, i))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

func idOf(kind string, i int) string {
	return fmt.Sprintf("%s-%d", strings.ToLower(strings.ReplaceAll(kind, " ", "-")), i+1)
}

func goodCell(s *model.Schema, f model.Field, i int) any {
	switch {
	case s.Kind == "Organizational units" && f.Name == "parent", s.Kind == "Networks" && f.Name == "in VPC", s.Kind == "Cutover" && f.Name == "predecessor",
		s.Kind == "Servers" && f.Name == "exported on":
		return "" // of the table's own names
	case s.Kind == "Predecessors" && f.Name == "activity":
		return idOf("Activities", rows-1)
	case s.Kind == "Predecessors" && f.Name == "predecessor":
		return idOf("Activities", i%(rows-1))
	case s.Kind == "Documents" && f.Name == "path":
		return "https://example.com/document.pdf"
	case f.Name == "currency":
		return []string{"USD", "EUR"}[i%2]
	case len(f.Refs) > 0:
		return idOf(f.Refs[0], i)
	case f.Index == 1 && f.Type == model.TextField:
		return idOf(s.Kind, i)
	}
	switch f.Type {
	case model.NumberField:
		return value.Int(12 + i)
	case model.DateField:
		return value.Date{Year: 2025, Month: 3, Day: 14 + i}
	case model.ChoiceField:
		word, _, _ := strings.Cut(f.Choices[i%len(f.Choices)], "|")
		return word
	case model.ListField:
		return "one; two"
	case model.NarrativeField:
		return "First line.\n\nSecond *line*."
	}
	return fmt.Sprintf("%s %d", f.Name, i+1)
}

// plain is a cell as a CSV file and the model's Text write it.
func plain(cell any) string { return fmt.Sprint(cell) }

func (t sheetOf) csv(t2 *testing.T) []byte {
	t2.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	records := [][]string{t.headers}
	for _, row := range t.rows {
		var record []string
		for _, cell := range row {
			record = append(record, plain(cell))
		}
		records = append(records, record)
	}
	if err := w.WriteAll(records); err != nil {
		t2.Fatal(err)
	}
	return b.Bytes()
}

// xlsx writes the table with excelize, its header's first cell at column, row.
func (t sheetOf) xlsx(t2 *testing.T, column, row int) []byte {
	t2.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	name := strings.ReplaceAll(t.name, "/", " ")
	check := func(err error) {
		if err != nil {
			t2.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", name))
	set := func(c, r int, v any) {
		cell, err := excelize.CoordinatesToCellName(c, r)
		check(err)
		switch v := v.(type) {
		case value.Date:
			check(f.SetCellValue(name, cell, v.Time().Add(8*time.Hour)))
		case value.Decimal:
			check(f.SetCellFloat(name, cell, v.InexactFloat64(), -1, 64))
		default:
			if s := fmt.Sprint(v); s != "" {
				check(f.SetCellStr(name, cell, s))
			}
		}
	}
	if row > 1 {
		set(1, 1, "A title that somebody wrote above the table")
	}
	for i, h := range t.headers {
		set(column+i, row, h)
	}
	for r, cells := range t.rows {
		for i, cell := range cells {
			set(column+i, row+1+r, cell)
		}
	}
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

// others is a workspace with a good table of every kind that the kind's table refers to, over any number of steps, but not of itself.
func others(t *testing.T, s *model.Schema) fstest.MapFS {
	files := fstest.MapFS{}
	var add func(kind string)
	add = func(kind string) {
		target := model.SchemaOf(kind)
		if target == nil || kind != s.Kind && files[fileOf(target, ".csv")] != nil {
			return
		}
		if kind != s.Kind {
			files[fileOf(target, ".csv")] = &fstest.MapFile{Data: good(target).csv(t)}
		}
		for _, f := range target.Fields {
			for _, ref := range f.Refs {
				if ref != s.Kind {
					add(ref)
				}
			}
		}
	}
	add("Migrations")
	add("Customers")
	add(s.Kind)
	return files
}

// read reads a workspace and wants no problem worse than a note of the table's file.
func read(t *testing.T, files fstest.MapFS, worst source.Severity) *model.Portfolio {
	t.Helper()
	result, problems := ingest.Read(ingest.Workspace{Files: files})
	for _, p := range problems {
		if p.Severity > worst {
			t.Errorf("unexpected %s", p)
		}
	}
	return result.Portfolio
}

// same wants the records of a kind to hold what the table does, for the columns that the table has.
func same(t *testing.T, s *model.Schema, p *model.Portfolio, want sheetOf, headers []string) {
	t.Helper()
	records := s.Records(p)
	if len(records) != len(want.rows) {
		t.Fatalf("%d records, want %d", len(records), len(want.rows))
	}
	for i, record := range records {
		for j, header := range headers {
			if got, want := s.Text(record, *s.Field(header)), plain(want.rows[i][j]); got != want {
				t.Errorf("row %d: %s is %q, want %q", i+1, header, got, want)
			}
		}
	}
}

// ownKinds are the kinds that a sheet of ours may hold.
func ownKinds() []*model.Schema {
	return slices.DeleteFunc(model.Schemas(), func(s *model.Schema) bool { return s.ExportOnly })
}

func TestEveryKind(t *testing.T) {
	for _, s := range ownKinds() {
		t.Run(s.Kind, func(t *testing.T) {
			base := others(t, s)
			with := func(name string, data []byte) fstest.MapFS {
				files := maps.Clone(base)
				files[name] = &fstest.MapFile{Data: data}
				return files
			}
			table := good(s)
			headers := slices.Clone(table.headers)

			t.Run("csv", func(t *testing.T) {
				same(t, s, read(t, with(fileOf(s, ".csv"), table.csv(t)), source.Note), table, headers)
			})
			t.Run("xlsx", func(t *testing.T) {
				same(t, s, read(t, with("inputs/book.xlsx", table.xlsx(t, 1, 1)), source.Note), table, headers)
			})
			t.Run("offset", func(t *testing.T) {
				p := read(t, with("inputs/book.xlsx", table.xlsx(t, 3, 5)), source.Note)
				same(t, s, p, table, headers)
				if got, want := s.Records(p)[0].At(headers[0]).String(), fmt.Sprintf("inputs/book.xlsx!%s!C6", strings.ReplaceAll(s.Kind, "/", " ")); got != want {
					t.Errorf("the first record stands at %s, want %s", got, want)
				}
			})
			t.Run("alias", func(t *testing.T) {
				renamed := table
				renamed.headers = aliased(s)
				same(t, s, read(t, with(fileOf(s, ".csv"), renamed.csv(t)), source.Note), table, headers)
			})
			t.Run("reordered", func(t *testing.T) {
				same(t, s, read(t, with(fileOf(s, ".csv"), reversed(table).csv(t)), source.Note), table, headers)
			})
			t.Run("partly blank", func(t *testing.T) {
				sparse := required(s, table)
				same(t, s, read(t, with("inputs/book.xlsx", sparse.xlsx(t, 2, 2)), source.Note), sparse, headers)
			})
			t.Run("bad cells", func(t *testing.T) { badCells(t, s, table, with) })
		})
	}
}

// aliased are headers of another name, where a field has one that no other field bears.
func aliased(s *model.Schema) []string {
	var headers []string
	for _, f := range s.Fields {
		header := f.Name
		for _, alias := range f.Aliases {
			taken := slices.ContainsFunc(s.Fields, func(o model.Field) bool {
				return o.Name != f.Name && (strings.EqualFold(o.Name, alias) || slices.Contains(o.Aliases, alias))
			})
			if !taken {
				header = strings.ToUpper("  " + strings.ReplaceAll(alias, " ", "\u00a0"))
				break
			}
		}
		headers = append(headers, header)
	}
	return headers
}

func reversed(t sheetOf) sheetOf {
	r := sheetOf{name: t.name, headers: slices.Clone(t.headers)}
	slices.Reverse(r.headers)
	for _, row := range t.rows {
		row = slices.Clone(row)
		slices.Reverse(row)
		r.rows = append(r.rows, row)
	}
	return r
}

// required leaves every cell blank that may be.
func required(s *model.Schema, t sheetOf) sheetOf {
	r := sheetOf{name: t.name, headers: t.headers}
	for _, row := range t.rows {
		row = slices.Clone(row)
		for j, f := range s.Fields {
			if !f.Required {
				row[j] = ""
			}
		}
		r.rows = append(r.rows, row)
	}
	return r
}

// badCells puts a wrong value into every cell of the middle row, and wants an error at each that says what is wanted.
func badCells(t *testing.T, s *model.Schema, table sheetOf, with func(string, []byte) fstest.MapFS) {
	wrong := sheetOf{name: table.name, headers: table.headers, rows: slices.Clone(table.rows)}
	wrong.rows[1] = slices.Clone(table.rows[1])
	for j, f := range s.Fields {
		if bad, _ := badCell(f); bad != nil {
			wrong.rows[1][j] = bad
		}
	}
	_, problems := ingest.Read(ingest.Workspace{Files: with("inputs/book.xlsx", wrong.xlsx(t, 1, 1))})
	for j, f := range s.Fields {
		bad, want := badCell(f)
		cell := source.Ref{File: "inputs/book.xlsx", Sheet: s.Kind}.At(j+1, 3)
		found := slices.ContainsFunc(problems, func(p source.Problem) bool {
			return p.Severity == source.Error && p.Ref == cell && strings.Contains(p.What, f.Name) && strings.Contains(p.Want, want)
		})
		if bad != nil && !found {
			t.Errorf("%s %q: no error at %s that wants %q; got %v", f.Name, bad, cell, want, problems)
		}
	}
}

// badCell is a value that the field cannot hold, and a part of what is said to be wanted.
func badCell(f model.Field) (bad any, want string) {
	switch f.Type {
	case model.NumberField:
		if f.Unit == "%" {
			return "8 GB", "a percentage"
		}
		return "8 GB", "a"
	case model.DateField:
		return "31/02/2025", "YYYY-MM-DD"
	case model.ChoiceField:
		return "no such word", "one of "
	}
	if f.Name == "currency" {
		return "dollars", "an ISO 4217 code"
	}
	if len(f.Refs) > 0 {
		return "no-such-id", "an id of " + f.Refs[0]
	}
	if f.Required {
		return "", "a value"
	}
	return nil, ""
}

func TestKindsAreToldApartWithoutTheirNames(t *testing.T) {
	for _, s := range ownKinds() {
		files := others(t, s)
		table := good(s)
		table.name = "Sheet1"
		files["inputs/book.xlsx"] = &fstest.MapFile{Data: table.xlsx(t, 1, 1)}
		portfolio := read(t, files, source.Note)
		i := slices.IndexFunc(portfolio.Tables, func(t *model.Table) bool { return path.Base(t.Ref.File) == "book.xlsx" })
		if got := portfolio.Tables[i].Kind; got != s.Kind {
			t.Errorf("a full table of %s is taken for %q", s.Kind, got)
		}
	}
}
