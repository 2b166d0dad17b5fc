package table_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/ingest/formats"
	"dossier/ingest/sheet"
	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// invented is a format of a program that there is not: all that one needs to be read stands in its file.
const invented = `
id: gadget
title: Gadget export
source: this test
decimal: ","
tabs:
  - sheet: machines
    signature: [Gadget Id, "RAM MB|RAM MiB", Busy]
    kind: Servers
    needs: [id]
    columns:
      - field: id
        headers: [{name: Gadget Id}]
      - field: name
        headers: [{name: Label}]
      - field: memory
        headers: [{name: RAM MB, unit: MB}, {name: RAM MiB}]
      - field: storage
        all: true
        headers: [{name: Disk * (GiB)}]
      - field: utilization
        headers: [{name: Busy, unit: fraction}]
      - field: power state
        headers: [{name: On}]
        values: {"1": poweredOn, "0": poweredOff}
    rows:
      - {texts: [All], as: totals}
      - {header: On, texts: [gone], as: skip, reason: the machine is gone}
unset:
  texts: ["?"]
`

// A format needs no code: signature, names in several versions, units, columns that add up, the scale of percentages, words, totals,
// rows that are none, and what stands for nothing are said in its file.
func TestAFormatIsData(t *testing.T) {
	format, err := formats.Parse([]byte(invented))
	if err != nil {
		t.Fatal(err)
	}
	const data = "made by Gadget\n\nGadget Id;Label;RAM MB;Disk 1 (GiB);Disk 2 (GiB);Busy;On\n" +
		"All;;12288;;;;\ng-1;web;4096;10,5;20;0,25;1\ng-2;?;8192;?;7;1;0\ng-3;old;1;1;1;0,5;gone\n"
	const file = "inputs/gadget.csv"
	book, problems := sheet.Open(file, strings.NewReader(data), int64(len(data)))
	if book == nil {
		t.Fatal(problems)
	}
	config := model.Config{Inventories: []model.Inventory{{File: file, Migration: "M-01", Ref: source.Ref{File: "dossier.yaml", Line: 3}}}}
	readings := table.NewReader(config, []formats.Format{format}).Book(book)
	if len(readings) != 1 {
		t.Fatalf("%d readings", len(readings))
	}
	reading := readings[0]
	var got []string
	for _, r := range reading.Records {
		s := r.(*model.Server)
		got = append(got, fmt.Sprintf("%s %q of %s: %s MiB at %s, %s GiB, %s %%, %s", s.ID, s.Name, s.Migration, s.Memory, s.At("memory"), s.Storage, s.Utilization, s.PowerState))
	}
	want := []string{
		`g-1 "web" of M-01: 4096 MiB at inputs/gadget.csv!C5, 30.5 GiB, 25 %, poweredOn`,
		`g-2 "" of M-01: 8192 MiB at inputs/gadget.csv!C6, 7 GiB, 100 %, poweredOff`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read\n%s\nwant\n%s\n%v", strings.Join(got, "\n"), strings.Join(want, "\n"), reading.Problems)
	}
	if reading.Table.Format != "gadget" || len(reading.Table.Skipped) != 2 {
		t.Errorf("%+v", reading.Table)
	}
	for _, p := range reading.Problems {
		if p.Severity == source.Error {
			t.Error(p)
		}
	}
}
