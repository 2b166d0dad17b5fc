package ingest_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
)

// quirk is something that real files do: read right, or a problem that names the cell.
type quirk struct {
	name     string
	file     string // below inputs/
	data     string
	kind     string   // of the records wanted; empty: Servers
	want     []string // the records, as columns and values
	problems []string // beginnings of problems that must be there
}

// head begins most tables of servers here.
const head = "id,migration,name,memory,storage,utilization,migrated on\n"

var quirks = []quirk{
	{
		name: "date as serial with a time format", file: "book.xlsx",
		data: servers(`<c r="G2" s="1"><v>45748.53</v></c>`), want: []string{"id=S-1 migration=M-01 migrated on=2025-04-01"},
	},
	{
		name: `ISO date cells (t="d")`, file: "book.xlsx",
		data: servers(`<c r="G2" t="d"><v>2025-04-01T10:00:00</v></c>`), want: []string{"id=S-1 migration=M-01 migrated on=2025-04-01"},
	},
	{
		name: "1904 epoch (same day differs by 1,462)", file: "book.xlsx",
		data: workbook{epoch1904: true, rows: serverRow(`<c r="G2" s="1"><v>44286</v></c>`)}.String(), want: []string{"id=S-1 migration=M-01 migrated on=2025-04-01"},
	},
	{
		name: "1900 leap-year bug, serial < 60", file: "book.xlsx",
		data: servers(`<c r="G2" s="1"><v>59</v></c>`), want: []string{"id=S-1 migration=M-01"},
		problems: []string{`error: inputs/book.xlsx!Servers!G2: migrated on "1900-02-28": want a date from 1980 to 2100`},
	},
	{
		name: "date as text, several orders", file: "servers.csv",
		data: head + "S-1,M-01,,,,,03/04/2025\nS-2,M-01,,,,,25/04/2025\nS-3,M-01,,,,,1 May 2025\nS-4,M-01,,,,,2.6.2025\n",
		want: []string{
			"id=S-1 migration=M-01 migrated on=2025-04-03", "id=S-2 migration=M-01 migrated on=2025-04-25",
			"id=S-3 migration=M-01 migrated on=2025-05-01", "id=S-4 migration=M-01 migrated on=2025-06-02",
		},
		problems: []string{`note: inputs/servers.csv!G2: dates of migrated on are read with the day first, as "25/04/2025" shows: "03/04/2025" is 2025-04-03`},
	},
	{
		name: "date as text, nothing decides the order", file: "servers.csv",
		data: head + "S-1,M-01,,,,,03/04/2025\n", want: []string{"id=S-1 migration=M-01"},
		problems: []string{`error: inputs/servers.csv!G2: migrated on "03/04/2025" can be 2025-04-03 or 2025-03-04`},
	},
	{
		name: "impossible date/time", file: "servers.csv",
		data: head + "S-1,M-01,,,,,31/02/2025\nS-2,M-01,,,,,2025-04-01 25:61\n", want: []string{"id=S-1 migration=M-01", "id=S-2 migration=M-01"},
		problems: []string{`error: inputs/servers.csv!G2: migrated on "31/02/2025": want a date`, `error: inputs/servers.csv!G3: migrated on "2025-04-01 25:61": want a date`},
	},
	{
		name: "locale date formats [$-409], [$-F800]; elapsed [h]:mm", file: "book.xlsx",
		data: servers(`<c r="E2" s="4"><v>1.5</v></c><c r="G2" s="2"><v>45748</v></c>`) + "", want: []string{"id=S-1 migration=M-01 migrated on=2025-04-01"},
		problems: []string{"error: inputs/book.xlsx!Servers!E2: storage is a length of time, 1.5 days"},
	},
	{
		name: "elapsed time counts days in a column of hours", file: "book.xlsx", kind: "Applications",
		data: workbook{sheet: "Applications", rows: texts(1, "id", "migration", "name", "effort hours") +
			`<row r="2">` + text("A2", "A-1") + text("B2", "M-01") + text("C2", "Shop") + `<c r="D2" s="4"><v>1.5</v></c></row>`}.String(),
		want: []string{"id=A-1 migration=M-01 name=Shop effort hours=36"},
	},
	{
		name: "percent as fraction / as number / as text", file: "book.xlsx",
		data: servers(`<c r="F2" s="3"><v>0.72</v></c>`, `<c r="F3"><v>72</v></c>`, `<c r="F4" t="str"><v>72 %</v></c>`),
		want: []string{"id=S-1 migration=M-01 utilization=72", "id=S-2 migration=M-01 utilization=72", "id=S-3 migration=M-01 utilization=72"},
	},
	{
		name: "percent scales are the column’s, never the cell’s", file: "servers.csv",
		data: head + "S-1,M-01,,,,0.5,\nS-2,M-01,,,,0.9,\n", want: []string{"id=S-1 migration=M-01 utilization=0.5", "id=S-2 migration=M-01 utilization=0.9"},
		problems: []string{"warning: inputs/servers.csv!F2: no value of utilization is above 1: read as percent"},
	},
	{
		name: "percent signs beside plain fractions", file: "servers.csv",
		data: head + "S-1,M-01,,,,0.2,\nS-2,M-01,,,,20 %,\n", want: []string{"id=S-1 migration=M-01 utilization=0.2", "id=S-2 migration=M-01 utilization=20"},
		problems: []string{"warning: inputs/servers.csv!F2: no value of utilization without a percent sign is above 1: read as percent"},
	},
	{
		name: "an amount that may be a thousandth of what was meant", file: "costs.csv", kind: "Costs",
		data: costs(`"1.234,50"`, `"250,000"`), want: []string{"amount=1234.5", "amount=250"},
		problems: []string{`warning: inputs/costs.csv!E3: numbers of amount are read as written like 1.234,5: "250,000" is 250: want an amount that can be read in one way only`},
	},
	{
		name: "amounts to a thousandth and beyond", file: "costs.csv", kind: "Costs",
		data: costs("1.234", "0.0123"), want: []string{"amount=1.234", "amount=0.0123"},
		problems: []string{`note: inputs/costs.csv!E2: numbers of amount are read as written like 1,234.5: "1.234" is 1.234`},
	},
	{
		name: "a year of two digits", file: "servers.csv",
		data: head + "S-1,M-01,,,,,31/12/24\n", want: []string{"id=S-1 migration=M-01"},
		problems: []string{`error: inputs/servers.csv!G2: migrated on "31/12/24": want a date: YYYY-MM-DD, or a cell formatted as a date (write the year with four digits)`},
	},
	{
		name: "currencies by sign and in any case", file: "steps.csv", kind: "Optimization actions",
		data: "id,migration,resource,kind,action,currency\nO-1,M-01,r,cost,a,usd\nO-2,M-01,r,cost,a,US$\nO-3,M-01,r,cost,a,€\nO-4,M-01,r,cost,a,n/a\nO-5,M-01,r,cost,a,$\n",
		want: []string{
			"id=O-1 migration=M-01 resource=r kind=cost action=a currency=USD", "id=O-2 migration=M-01 resource=r kind=cost action=a currency=USD",
			"id=O-3 migration=M-01 resource=r kind=cost action=a currency=EUR", "id=O-4 migration=M-01 resource=r kind=cost action=a",
			"id=O-5 migration=M-01 resource=r kind=cost action=a",
		},
		problems: []string{`error: inputs/steps.csv!F6: currency "$": want an ISO 4217 code, such as USD (a sign such as $ stands for several currencies)`},
	},
	{
		name: "accounting negatives and dashes in text", file: "costs.csv", kind: "Costs",
		data: costs(`" $(2.31)"`, `" $-   "`, `(1.50)`, "-$6.39"),
		want: []string{"amount=-2.31", "amount=0", "amount=-1.5", "amount=-6.39"},
	},
	{
		name: "accounting number formats on real numbers", file: "book.xlsx",
		data: servers(`<c r="D2" s="5"><v>4096</v></c>`), want: []string{"id=S-1 migration=M-01 memory=4096"},
	},
	{
		name: "currency symbols, other currencies", file: "costs.csv", kind: "Costs",
		data: costs("$5.00", "€5.00", "5.00 GBP"), want: []string{"amount=5", "amount=5", "amount=5"},
		problems: []string{"warning: inputs/costs.csv!E3: amount is written in €, and the row’s currency is USD", "warning: inputs/costs.csv!E4: amount is written in GBP"},
	},
	{
		name: "thousands separators in quoted CSV", file: "servers.csv",
		data: head + "S-1,M-01,,\"16,384\",\"1,234.5\",,\n", want: []string{"id=S-1 migration=M-01 memory=16384 storage=1234.5"},
		problems: []string{`note: inputs/servers.csv!D2: numbers of memory are read as written like 1,234.5: "16,384" is 16384`},
	},
	{
		name: "European numbers", file: "servers.csv",
		data:     "id;migration;storage\nS-1;M-01;1.234,5\nS-2;M-01;0,5\nS-3;M-01;2.500\n",
		want:     []string{"id=S-1 migration=M-01 storage=1234.5", "id=S-2 migration=M-01 storage=0.5", "id=S-3 migration=M-01 storage=2500"},
		problems: []string{`note: inputs/servers.csv!C4: numbers of storage are read as written like 1.234,5: "2.500" is 2500`},
	},
	{
		name: "numbers that try the parser", file: "servers.csv",
		data: head + "S-1,M-01,,1e400,,,\nS-2,M-01,,0x10,,,\nS-3,M-01,,NaN,,,\nS-4,M-01,,+-5,,,\nS-5,M-01,,١٢,,,\nS-6,M-01,,5 GB,,,\n",
		want: []string{"id=S-1 migration=M-01", "id=S-2 migration=M-01", "id=S-3 migration=M-01", "id=S-4 migration=M-01", "id=S-5 migration=M-01", "id=S-6 migration=M-01"},
		problems: []string{
			`error: inputs/servers.csv!D2: memory "1e400"`, `error: inputs/servers.csv!D3: memory "0x10"`, `error: inputs/servers.csv!D4: memory "NaN"`,
			`error: inputs/servers.csv!D5: memory "+-5"`, `error: inputs/servers.csv!D6: memory "١٢"`, `error: inputs/servers.csv!D7: memory "5 GB": want a whole number of MiB`,
		},
	},
	{
		name: "NBSP as separator / in text", file: "servers.csv",
		data: "id,migration,name,memory\nS-1,M-01,web\u00a0server,16\u00a0384\n", want: []string{"id=S-1 migration=M-01 name=web server memory=16384"},
	},
	{
		name: "scientific notation numbers", file: "costs.csv", kind: "Costs", data: costs("9.984E-7", "1E3"), want: []string{"amount=0.0000009984", "amount=1000"},
	},
	{
		name: "id destroyed by Excel", file: "accounts.csv", kind: "Accounts",
		data: "id,migration,name,purpose\n8.36E+11,M-01,Landing,workloads\n", want: []string{"migration=M-01 name=Landing purpose=workloads"},
		problems: []string{`error: inputs/accounts.csv!A2: id "8.36E+11" is an id that a spreadsheet has rounded: its digits are lost`},
	},
	{
		name: "leading-zero ids as text", file: "accounts.csv", kind: "Accounts",
		data: "id,migration,name,purpose\n012345678901,M-01,Landing,workloads\n", want: []string{"id=012345678901 migration=M-01 name=Landing purpose=workloads"},
	},
	{
		name: "float noise", file: "book.xlsx", data: servers(`<c r="E2"><v>19.399999999999999</v></c>`), want: []string{"id=S-1 migration=M-01 storage=19.4"},
	},
	{name: "UTF-8 BOM", file: "servers.csv", data: "\ufeff" + head + "S-1,M-01,wéb,,,,\n", want: []string{"id=S-1 migration=M-01 name=wéb"}},
	{name: "UTF-16 LE", file: "servers.csv", data: utf16Text(binary.LittleEndian, head+"S-1,M-01,wéb,,,,\n"), want: []string{"id=S-1 migration=M-01 name=wéb"}},
	{name: "UTF-16 BE", file: "servers.csv", data: utf16Text(binary.BigEndian, head+"S-1,M-01,wéb,,,,\n"), want: []string{"id=S-1 migration=M-01 name=wéb"}},
	{
		name: "Windows-1252 / Latin-1 / other code pages", file: "servers.csv", data: head + "S-1,M-01,w\xe9b \x80,,,,\n", want: []string{"id=S-1 migration=M-01 name=wéb €"},
		problems: []string{"note: inputs/servers.csv: taken to be windows-1252"},
	},
	{
		name: "CR-only / mixed line ends / newline in quotes", file: "servers.csv",
		data: strings.ReplaceAll(head, "\n", "\r") + "S-1,M-01,\"a\nb\",,,,\r\nS-2,M-01,c,,,,\rS-3,M-01,d,,,,\n",
		want: []string{"id=S-1 migration=M-01 name=a b", "id=S-2 migration=M-01 name=c", "id=S-3 migration=M-01 name=d"},
	},
	{name: "semicolon", file: "servers.csv", data: "id;migration;name\nS-1;M-01;web\n", want: []string{"id=S-1 migration=M-01 name=web"}},
	{name: "tab", file: "servers.tsv", data: "id\tmigration\tname\nS-1\tM-01\tweb\n", want: []string{"id=S-1 migration=M-01 name=web"}},
	{name: "pipe", file: "servers.csv", data: "id|migration|name\nS-1|M-01|web\n", want: []string{"id=S-1 migration=M-01 name=web"}},
	{
		name: "NUL bytes", file: "servers.csv", data: head + "S-1,M-01,w\x00eb,,,,\n", want: []string{"id=S-1 migration=M-01 name=web"},
		problems: []string{"warning: inputs/servers.csv!C2: the field holds zero bytes"},
	},
	{name: "gzip named .csv", file: "servers.csv", data: gzipped(head), problems: []string{"error: inputs/servers.csv: compressed with gzip: want delimited text (unpack it with gunzip)"}},
	{
		name: "LFS pointer", file: "servers.csv", data: "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
		problems: []string{"error: inputs/servers.csv: a Git LFS pointer, not the file itself: want delimited text (run git lfs pull)"},
	},
	{
		name: "HTML named .xlsx", file: "book.xlsx", data: "<!DOCTYPE html><html><body><table><tr><td>id</td></tr></table></body></html>",
		problems: []string{"error: inputs/book.xlsx: a web page (HTML), not a table of cells"},
	},
	{
		name: "merged and two-row headers", file: "book.xlsx",
		data: workbook{sheet: "Estate", rows: texts(1, "id", "migration", "name", "Capacity", "", "Use") + texts(2, "", "", "", "memory (GB)", "storage (GiB)", "peak cpu") +
			`<row r="3">` + text("A3", "S-1") + text("B3", "M-01") + text("C3", "web") + `<c r="D3"><v>8</v></c><c r="E3"><v>100</v></c><c r="F3"><v>70</v></c></row>`,
			merged: []string{"A1:A2", "B1:B2", "C1:C2", "D1:E1"}}.String(),
		want: []string{"id=S-1 migration=M-01 name=web memory=8192 storage=100 utilization=70"},
	},
	{
		name: "header not on row 1 / title rows", file: "servers.csv", data: "Our servers\n\nas of May,,\n" + head + "S-1,M-01,web,,,,\n", want: []string{"id=S-1 migration=M-01 name=web"},
	},
	{name: "data not in column A", file: "servers.csv", data: ",,id,migration,name\n,,S-1,M-01,web\n", want: []string{"id=S-1 migration=M-01 name=web"}},
	{
		name: "duplicate / blank / padded headers", file: "servers.csv", data: "  ID , migration,name,,Name \nS-1,M-01,web,stray,other\n", want: []string{"id=S-1 migration=M-01 name=web"},
		problems: []string{`error: inputs/servers.csv!E1: the column "Name" stands twice`, "warning: inputs/servers.csv!D2: the column has values and no heading"},
	},
	{
		name: "several header candidates", file: "sheet1.csv",
		data: "id,migration,name,OS,memory\nS-1,M-01,web,Linux,4096\n\nid,migration,name,criticality,wave\nA-1,M-01,Shop,high,1\n", want: []string{"id=S-1 migration=M-01 name=web OS=Linux memory=4096"},
		problems: []string{"error: inputs/sheet1.csv!A4:E4: another table begins here, of Applications: not read"},
	},
	{
		name: "blank rows inside the data", file: "servers.csv", data: head + "S-1,M-01,web,,,,\n,,,,,,\n\nS-2,M-01,db,,,,\n", want: []string{"id=S-1 migration=M-01 name=web", "id=S-2 migration=M-01 name=db"},
	},
	{
		name: "trailing totals", file: "servers.csv", data: head + "S-1,M-01,web,4096,,,\nS-2,M-01,db,8192,,,\nTotal,,,12288,,,\n",
		want:     []string{"id=S-1 migration=M-01 name=web memory=4096", "id=S-2 migration=M-01 name=db memory=8192"},
		problems: []string{"note: inputs/servers.csv!A4:G4: the row is not read: it is a row of totals"},
	},
	{
		name: "leading totals row", file: "servers.csv", data: head + "Gesamt,,,12288,,,\nS-1,M-01,web,4096,,,\nS-2,M-01,db,8192,,,\n",
		want:     []string{"id=S-1 migration=M-01 name=web memory=4096", "id=S-2 migration=M-01 name=db memory=8192"},
		problems: []string{"note: inputs/servers.csv!A2:G2: the row is not read: it is a row of totals"},
	},
	{
		name: "stated total differs from rows", file: "servers.csv", data: head + "S-1,M-01,web,4096,,,\nS-2,M-01,db,8192,,,\nTotal,,,16384,,,\n",
		want:     []string{"id=S-1 migration=M-01 name=web memory=4096", "id=S-2 migration=M-01 name=db memory=8192"},
		problems: []string{"warning: inputs/servers.csv!D4: stated total differs from rows: memory is 16384 here, and the rows at inputs/servers.csv!D2:D3 come to 12288"},
	},
	{
		name: "notes below the table", file: "servers.csv", data: head + "S-1,M-01,web,,,,\n* as of May,,,,,,\n", want: []string{"id=S-1 migration=M-01 name=web"},
		problems: []string{"note: inputs/servers.csv!A3:G3: the row is not read: it is a note below the table"},
	},
	{
		name: "hidden rows", file: "book.xlsx", data: workbook{rows: texts(1, "id", "migration", "name") + strings.Replace(texts(2, "S-1", "M-01", "web"), "<row ", `<row hidden="1" `, 1)}.String(),
		want: []string{"id=S-1 migration=M-01 name=web"}, problems: []string{"note: inputs/book.xlsx!Servers!A1:C1: what is hidden is read like the rest: 1 row"},
	},
	{
		name: "hidden sheets", file: "book.xlsx", data: workbook{hidden: true, rows: texts(1, "id", "migration", "name") + texts(2, "S-1", "M-01", "web")}.String(),
		problems: []string{"warning: inputs/book.xlsx!Servers: the sheet is hidden, and looks like a table of Servers: not read"},
	},
	{
		name: "formulas with cached value / without / shared", file: "book.xlsx",
		data: servers(`<c r="D2"><f>2*2048</f><v>4096</v></c>`, `<c r="D3"><f>D2</f></c>`, `<c r="D4"><f t="shared" si="0"/><v>8192</v></c>`),
		want: []string{"id=S-1 migration=M-01 memory=4096", "id=S-2 migration=M-01", "id=S-3 migration=M-01 memory=8192"}, problems: []string{"warning: inputs/book.xlsx!Servers!D3: a formula without a stored value"},
	},
	{
		name: "error cells (#REF!, #N/A, #DIV/0!)", file: "book.xlsx", data: servers(`<c r="D2" t="e"><v>#REF!</v></c>`), want: []string{"id=S-1 migration=M-01"},
		problems: []string{"error: inputs/book.xlsx!Servers!D2: memory is the error #REF!"},
	},
	{
		name: "external-link and cross-sheet formulas", file: "book.xlsx", data: servers(`<c r="D2"><f>[1]Other!A1+Sheet2!B2</f><v>4096</v></c>`), want: []string{"id=S-1 migration=M-01 memory=4096"},
	},
	{
		name: "phantom million rows / wide sheets", file: "book.xlsx",
		data: workbook{rows: texts(1, "id", "migration", "name") + texts(2, "S-1", "M-01", "web") + strings.Repeat(`<row r="1048000"><c r="A1048000" s="1"/></row>`, 1) + `<row r="1048576"><c r="XFD1048576" s="3"/></row>`}.String(),
		want: []string{"id=S-1 migration=M-01 name=web"},
	},
	{
		name: "inline strings, no sharedStrings, no row or cell refs", file: "book.xlsx",
		data: workbook{rows: `<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>migration</t></is></c><c t="inlineStr"><is><t>name</t></is></c></row>` +
			`<row><c t="inlineStr"><is><t>S-1</t></is></c><c t="inlineStr"><is><r><t>M-</t></r><r><t>01</t></r></is></c><c t="inlineStr"><is><t>web</t></is></c></row>`}.String(),
		want: []string{"id=S-1 migration=M-01 name=web"},
	},
	{
		name: "strict OOXML, backslash or absolute part names, odd case", file: "book.xlsx",
		data: workbook{odd: true, rows: texts(1, "id", "migration", "name") + texts(2, "S-1", "M-01", "web")}.String(), want: []string{"id=S-1 migration=M-01 name=web"},
	},
	{
		name: "password encrypted", file: "book.xlsx", data: compound("EncryptedPackage", "EncryptionInfo"), problems: []string{"error: inputs/book.xlsx: encrypted with a password"},
	},
	{
		name: "DRM encrypted", file: "book.xlsx", data: compound("EncryptedPackage", "DRMEncryptedDataSpace"),
		problems: []string{"error: inputs/book.xlsx: protected by a sensitivity label or rights management (DRM)"},
	},
	{
		name: "negative business case", file: "costs.csv", kind: "Costs", data: costs("-185921.88"), want: []string{"amount=-185921.88"},
	},
	{
		name: "text sentinels", file: "servers.csv", data: head + "S-1,M-01,web,n/a,-,unknown,TBD\nS-2,M-01,db,NULL,,,\n", want: []string{"id=S-1 migration=M-01 name=web", "id=S-2 migration=M-01 name=db"},
		problems: []string{`note: inputs/servers.csv!D2: memory "n/a" is read as not stated, and 1 further cell of the column like it`},
	},
	{
		name: "a story that is not written yet", file: "migrations.csv", kind: "Migrations", data: "id,customer,title,challenge,outcome\nM-01,C-01,Moving out,tbd,n/a of it was lost\n",
		want:     []string{"id=M-01 customer=C-01 title=Moving out outcome=n/a of it was lost"},
		problems: []string{`note: inputs/migrations.csv!D2: challenge "tbd" is read as not stated`},
	},
	{
		name: "MB against MiB", file: "servers.csv", data: "id,migration,memory (GB),storage (GB)\nS-1,M-01,8,107.3741824\n", want: []string{"id=S-1 migration=M-01 memory=8192 storage=100"},
	},
}

// Each quirk of the field is read right, or is a problem that names the cell.
func TestQuirks(t *testing.T) {
	for _, q := range quirks {
		t.Run(q.name, func(t *testing.T) {
			result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/"+q.file, q.data)})
			kind := q.kind
			if kind == "" {
				kind = "Servers"
			}
			if diff := cmp.Diff(q.want, fields(result.Portfolio, kind)); diff != "" {
				t.Errorf("(-want +got):\n%s\n%v", diff, problems)
			}
			for _, p := range q.problems {
				wantProblem(t, problems, p)
			}
			if len(q.problems) == 0 && source.Worst(problems) > source.Note {
				t.Errorf("said for no reason: %v", problems)
			}
		})
	}
}

// fields are the records of a kind as columns and values; of costs, the amount alone.
func fields(p *model.Portfolio, kind string) []string {
	s := model.SchemaOf(kind)
	var lines []string
	for _, r := range s.Records(p) {
		var parts []string
		for _, f := range s.Fields {
			if text := s.Text(r, f); text != "" && (kind != "Costs" || f.Name == "amount") {
				parts = append(parts, f.Name+"="+text)
			}
		}
		lines = append(lines, strings.Join(parts, " "))
	}
	return lines
}

// costs is a table of costs with these amounts.
func costs(amounts ...string) string {
	var b strings.Builder
	b.WriteString("migration,scenario,category,frequency,amount,currency\n")
	for _, a := range amounts {
		fmt.Fprintf(&b, "M-01,on-premises,servers,monthly,%s,USD\n", a)
	}
	return b.String()
}

// servers is a workbook of servers S-1, S-2 … with these further cells: D memory, E storage, F utilization, G migrated on.
func servers(cells ...string) string { return workbook{rows: serverRow(cells...)}.String() }

func serverRow(cells ...string) string {
	rows := texts(1, "id", "migration", "name", "memory", "storage", "utilization", "migrated on")
	for i, c := range cells {
		rows += fmt.Sprintf(`<row r="%d">%s%s%s</row>`, i+2, text(fmt.Sprintf("A%d", i+2), fmt.Sprintf("S-%d", i+1)), text(fmt.Sprintf("B%d", i+2), "M-01"), c)
	}
	return rows
}

// texts is a row of texts.
func texts(row int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, row)
	for i, c := range cells {
		if c != "" {
			b.WriteString(text(fmt.Sprintf("%s%d", source.ColumnName(i+1), row), c))
		}
	}
	return b.String() + "</row>"
}

func text(ref, s string) string { return fmt.Sprintf(`<c r="%s" t="str"><v>%s</v></c>`, ref, s) }

// workbook is a workbook of one sheet, written as bare as can be.
type workbook struct {
	sheet     string // "" is Servers
	rows      string
	merged    []string
	epoch1904 bool
	hidden    bool
	odd       bool // strict namespaces, absolute and backslashed part names in another case
}

// String is the file's bytes.
func (w workbook) String() string {
	main, rel := "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	names := []string{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/styles.xml"}
	if w.odd {
		main, rel = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
		names = []string{"_rels/.rels", `xl\Workbook.xml`, `xl\_rels\workbook.xml.rels`, "/XL/Worksheets/Sheet1.xml", "xl/Styles.xml"}
	}
	if w.sheet == "" {
		w.sheet = "Servers"
	}
	state, epoch := "", ""
	if w.hidden {
		state = ` state="hidden"`
	}
	if w.epoch1904 {
		epoch = `<workbookPr date1904="1"/>`
	}
	merges := ""
	for _, m := range w.merged {
		merges += fmt.Sprintf(`<mergeCell ref="%s"/>`, m)
	}
	parts := []string{
		fmt.Sprintf(`<Relationships><Relationship Id="r1" Type="%s/officeDocument" Target="/xl/workbook.xml"/></Relationships>`, rel),
		fmt.Sprintf(`<workbook xmlns="%s" xmlns:r="%s">%s<sheets><sheet name="%s" sheetId="1"%s r:id="r1"/></sheets></workbook>`, main, rel, epoch, w.sheet, state),
		fmt.Sprintf(`<Relationships><Relationship Id="r1" Type="%[1]s/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="%[1]s/styles" Target="styles.xml"/></Relationships>`, rel),
		fmt.Sprintf(`<worksheet xmlns="%s"><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>`, main, w.rows, merges),
		fmt.Sprintf(`<styleSheet xmlns="%s"><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>`+
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="44"/></cellXfs></styleSheet>`, main),
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i, name := range names {
		f, err := z.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[i]))
		}
		if err != nil {
			return err.Error()
		}
	}
	if err := z.Close(); err != nil {
		return err.Error()
	}
	return out.String()
}

func utf16Text(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, unit := range slices.Concat([]uint16{0xfeff}, utf16.Encode([]rune(s))) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

// compound is an OLE compound file as far as its directory names these streams; whole ones are read by the tests of package sheet.
func compound(streams ...string) string {
	file := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504)
	for _, name := range streams {
		entry := make([]byte, 128)
		for i, unit := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(entry[2*i:], unit)
		}
		entry[64], entry[66] = byte(2*len(name)+2), 2
		file += string(entry)
	}
	return file
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		return err.Error()
	}
	if err := w.Close(); err != nil {
		return err.Error()
	}
	return b.String()
}
