package ingest_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
)

// The least workspace: what every run costs before it reads anything.
func BenchmarkReadLeast(b *testing.B) {
	files := base()
	for b.Loop() {
		ingest.Read(ingest.Workspace{Files: files})
	}
}

// largeRows is the size of a large inventory export; it has as many columns as largeHeaders.
const largeRows = 100_000

var largeHeaders = []string{
	"id", "migration", "applications", "name", "OS", "CPUs", "memory", "storage", "utilization", "strategy", "target", "migrated on",
	"memory utilization", "storage used", "environment", "addresses", "host", "cluster", "datacenter", "power state",
}

// largeRow is a row of a large table of servers, as exports mix texts, numbers and days.
func largeRow(i int) []any {
	return []any{
		fmt.Sprintf("4203%08x-d1f0", i), "M-01", fmt.Sprintf("A-%d", i%5000), fmt.Sprintf("host-%d", i), "Microsoft Windows Server 2019 (64-bit)",
		4 + i%28, 8192 + 1024*(i%56), 100.5 + float64(i%900), 5 + i%90, "rehost", "m7i.large", "2025-04-01",
		10 + i%80, 50.25 + float64(i%50), "production", fmt.Sprintf("10.%d.%d.%d", i>>16&255, i>>8&255, i&255), fmt.Sprintf("esx-%d", i%400), "cluster-7", "Frankfurt", "poweredOn",
	}
}

func largeCSV() []byte {
	var b strings.Builder
	b.WriteString(strings.Join(largeHeaders, ",") + "\n")
	for i := range largeRows {
		for j, v := range largeRow(i) {
			if j > 0 {
				b.WriteByte(',')
			}
			fmt.Fprint(&b, v)
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

func largeXLSX(tb testing.TB) []byte {
	tb.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	headers := make([]any, len(largeHeaders))
	for i, h := range largeHeaders {
		headers[i] = h
	}
	for i := range largeRows + 1 {
		row := headers
		if i > 0 {
			row = largeRow(i - 1)
		}
		if err := w.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// largeWorkspace holds a hundred thousand servers of twenty columns, and the applications that they name.
func largeWorkspace(name string, servers []byte) ingest.Workspace {
	var applications strings.Builder
	applications.WriteString("id,migration,name\n")
	for i := range 5000 {
		fmt.Fprintf(&applications, "A-%d,M-01,Application %d\n", i, i)
	}
	return ingest.Workspace{Files: with(with(base(), "inputs/applications.csv", applications.String()), name, string(servers))}
}

func readLarge(tb testing.TB, ws ingest.Workspace) {
	result, problems := ingest.Read(ws)
	if source.Worst(problems) == source.Error || len(result.Portfolio.Servers) != largeRows {
		tb.Fatal(len(result.Portfolio.Servers), problems)
	}
}

// A hundred thousand servers of twenty columns as typed records, every reference checked.
func BenchmarkReadLarge(b *testing.B) {
	for name, data := range map[string]func() []byte{"inputs/servers.csv": largeCSV, "inputs/servers.xlsx": func() []byte { return largeXLSX(b) }} {
		b.Run(name, func(b *testing.B) {
			ws := largeWorkspace(name, data())
			b.ReportAllocs()
			for b.Loop() {
				readLarge(b, ws)
			}
		})
	}
}

// The same beside the bare rows of excelize, in turns, so that a busy machine slows all three alike. xlsx/excelize is the share of
// excelize's time that the workbook takes as typed records, which is to be 0.5 at most; excelize/csv is how many times as fast the CSV is read, at
// least 10.
func BenchmarkAgainstExcelize(b *testing.B) {
	workbook := largeXLSX(b)
	xlsx, csv := largeWorkspace("inputs/servers.xlsx", workbook), largeWorkspace("inputs/servers.csv", largeCSV())
	var ours, theirs, text time.Duration
	for b.Loop() {
		theirs += timeOf(func() { bareRows(b, workbook) })
		ours += timeOf(func() { readLarge(b, xlsx) })
		text += timeOf(func() { readLarge(b, csv) })
	}
	b.ReportMetric(theirs.Seconds()/float64(b.N), "s-excelize")
	b.ReportMetric(ours.Seconds()/float64(b.N), "s-xlsx")
	b.ReportMetric(text.Seconds()/float64(b.N), "s-csv")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "xlsx/excelize")
	b.ReportMetric(theirs.Seconds()/text.Seconds(), "excelize/csv")
}

func timeOf(work func()) time.Duration {
	runtime.GC() // nobody pays for what the one before him left
	start := time.Now()
	work()
	return time.Since(start)
}

// bareRows goes over the rows with excelize, and makes nothing of them.
func bareRows(tb testing.TB, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := f.Rows("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	n := 0
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			tb.Fatal(err)
		}
		n++
	}
	if err := rows.Close(); err != nil || n != largeRows+1 {
		tb.Fatal(n, err)
	}
}

// An export of a hundred thousand machines, known by its headers alone.
func BenchmarkReadExport(b *testing.B) {
	var export strings.Builder
	export.WriteString("VM,Powerstate,Template,CPUs,Memory,Provisioned MiB,In Use MiB,Datacenter,Cluster,Host,VM UUID\n")
	for i := range largeRows {
		fmt.Fprintf(&export, "host-%d,poweredOn,False,4,8192,102400,51200,dc,c,esx-%d,4203%08x\n", i, i%400, i)
	}
	files := with(base(), "inputs/rvtools.csv", export.String())
	config := model.Config{Inventories: []model.Inventory{{File: "inputs/rvtools.csv", Migration: "M-01", Ref: source.Ref{File: "dossier.yaml", Line: 3}}}}
	b.SetBytes(int64(export.Len()))
	for b.Loop() {
		ingest.Read(ingest.Workspace{Files: files, Config: config})
	}
}
