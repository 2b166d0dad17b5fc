package main

import (
	"reflect"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// file is one workbook or text file of the portfolio and how its maker laid it out.
type file struct {
	Path   string // below inputs; the ending says what it is: xlsx, csv, tsv
	Sheets []sheet
	Notes  []string // lines of a leading sheet that explains the workbook
	Lists  []string // words on a hidden sheet, as workbooks with drop-down lists have
	Dates  string   // number format of its dates; empty: yyyy-mm-dd
	Sample bool     // the workbook is itself evidence and says that it is a sample
	Text   dialect  // of a text file
	InGB   bool     // memory is listed in GB
}

// sheet is one table.
type sheet struct {
	Name   string
	Kind   string            // record kind
	Rename map[string]string // our column → the header its maker used
	Drop   []string          // columns its maker left out
	First  []string          // columns that stand first, in this order
	Title  string            // a line above the table; the table then starts at B4
	Group  string            // a column; where its value changes, an empty row stands
	Keep   func(model.Record) bool
}

// grid is a table's cells: a header row and typed rows. A cell is nil, a string, a value.Decimal or a value.Date.
type grid struct {
	Header []string
	Units  []string
	Rows   [][]any
}

// gridOf lays out the records of a sheet. Columns in which no record holds anything are left out, as people do.
func gridOf(s sheet, p *model.Portfolio) grid {
	schema := model.SchemaOf(s.Kind)
	records := slices.DeleteFunc(schema.Records(p), func(r model.Record) bool { return s.Keep != nil && !s.Keep(r) })
	fields := slices.DeleteFunc(slices.Clone(schema.Fields), func(f model.Field) bool {
		return slices.Contains(s.Drop, f.Name) || !f.Required && empty(f, records)
	})
	slices.SortStableFunc(fields, func(a, b model.Field) int { return rank(s.First, a.Name) - rank(s.First, b.Name) })
	var g grid
	for _, f := range fields {
		g.Header = append(g.Header, headerOf(s, f))
		g.Units = append(g.Units, f.Unit)
	}
	group := slices.IndexFunc(fields, func(f model.Field) bool { return f.Name == s.Group })
	for i, r := range records {
		if group >= 0 && i > 0 && cellOf(r, fields[group]) != cellOf(records[i-1], fields[group]) {
			g.Rows = append(g.Rows, make([]any, len(fields)))
		}
		row := make([]any, len(fields))
		for i, f := range fields {
			row[i] = cellOf(r, f)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func rank(first []string, name string) int {
	if i := slices.Index(first, name); i >= 0 {
		return i
	}
	return len(first)
}

func empty(f model.Field, records []model.Record) bool {
	return !slices.ContainsFunc(records, func(r model.Record) bool { return cellOf(r, f) != nil })
}

func headerOf(s sheet, f model.Field) string {
	if header, ok := s.Rename[f.Name]; ok {
		return header
	}
	return strings.ToUpper(f.Name[:1]) + f.Name[1:]
}

func cellOf(r model.Record, f model.Field) any {
	v := reflect.ValueOf(r).Elem().Field(f.Index)
	switch x := v.Interface().(type) {
	case value.Number:
		if !x.Known {
			return nil
		}
		return x.Decimal
	case value.Date:
		if x.IsZero() {
			return nil
		}
		return x
	case []string:
		return text(strings.Join(x, "; "))
	}
	return text(v.String())
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
