package ingest_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"dossier/ingest"
	"dossier/model"
)

// Rows that hold nothing cost no memory: neither those of a text table, be they commas or blanks, nor the styled ones that a
// spreadsheet program saves down to the last row of the sheet. All that is allocated while reading counts, not only what stays.
func TestEmptyRowsTakeNoMemory(t *testing.T) {
	const few, many = 100_000, 1_000_000
	head := "id,migration,name\nS-1,M-01,web\n"
	for _, c := range []struct {
		name string
		file func(empty int) (name string, data []byte)
	}{
		{"commas", func(n int) (string, []byte) {
			return "inputs/servers.csv", []byte(head + strings.Repeat(",,\n", n) + "S-2,M-01,db\n")
		}},
		{"blanks", func(n int) (string, []byte) {
			return "inputs/servers.csv", []byte(head + strings.Repeat(" , ,\n", n) + "S-2,M-01,db\n")
		}},
		{"line ends", func(n int) (string, []byte) {
			return "inputs/servers.csv", []byte(head + strings.Repeat("\r\n", n) + "S-2,M-01,db\n")
		}},
		{"styled rows", func(n int) (string, []byte) { return "inputs/servers.xlsx", phantom(t, n) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			allocated := func(n int) uint64 {
				name, data := c.file(n)
				ws := ingest.Workspace{Files: with(base(), name, string(data))}
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				result, problems := ingest.Read(ws)
				runtime.ReadMemStats(&after)
				if ids := idsIn(result.Portfolio); ids != "S-1 S-2" || len(problems) > 0 {
					t.Fatalf("read %q, want S-1 and S-2: %v", ids, problems)
				}
				return after.TotalAlloc - before.TotalAlloc
			}
			allocated(few) // what is made once
			least, most := allocated(few), allocated(many)
			if grown := int64(most) - int64(least); grown > many { // less than a byte a row
				t.Errorf("%d empty rows take %d bytes, and %d of them %d: %d bytes a row", few, least, many, most, grown/many)
			}
		})
	}
}

func idsIn(p *model.Portfolio) string {
	var ids []string
	for _, s := range p.Servers {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, " ")
}

// phantom is a workbook of a server, styled rows that hold nothing, and another server.
func phantom(t *testing.T, rows int) []byte {
	t.Helper()
	const mark = "<mark/>"
	bare := workbook{rows: texts(1, "id", "migration", "name") + texts(2, "S-1", "M-01", "web") + mark + texts(rows+3, "S-2", "M-01", "db")}.String()
	from, err := zip.NewReader(strings.NewReader(bare), int64(len(bare)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := to.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		before, after, _ := bytes.Cut(data, []byte(mark))
		_, _ = w.Write(before)
		for i := range rows {
			if len(after) > 0 {
				_, _ = fmt.Fprintf(w, `<row r="%d" s="1" customFormat="1"><c r="A%[1]d" s="1"/></row>`, i+3)
			}
		}
		_, _ = w.Write(after)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
