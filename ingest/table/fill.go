package table

import (
	"reflect"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"dossier/ingest/sheet"
	"dossier/model"
)

// unfilled is a record whose cells are still to be read.
type unfilled struct {
	record reflect.Value
	row    sheet.Row
}

// slabRecords is how many records are made at a time: so many that the allocator, which gives whole pages, wastes next to nothing.
const slabRecords = 512

// record is a new record with what all rows have.
func (d *decoder) record(t *model.Table, row int) reflect.Value {
	if !d.slab.IsValid() || d.given == d.slab.Len() {
		n := min(max(1, len(d.records)), slabRecords) // most tables have a few rows
		d.slab, d.given = reflect.MakeSlice(reflect.SliceOf(d.plan.schema.Record), n, n), 0
	}
	record := d.slab.Index(d.given).Addr()
	d.given++
	*record.Elem().Field(0).Addr().Interface().(*model.Row) = model.Row{Table: t, Number: row} // every record begins with its row
	for _, c := range d.constants {
		record.Elem().Field(c.index).Set(c.value)
	}
	return record
}

// add makes a record of the row. Its fields are filled with those of the rows around it.
func (d *decoder) add(row sheet.Row) {
	record := d.record(d.table, row.Number)
	d.waiting = append(d.waiting, unfilled{record, row})
	d.records = append(d.records, record.Interface().(model.Record))
}

// fill reads the cells of the records that wait for it, column by column: what one column's cells say is of no matter to another.
func (d *decoder) fill() {
	var apart, others []*cells
	for _, c := range d.columns {
		if len(c.cols) == 1 {
			apart = append(apart, c)
		} else {
			others = append(others, c) // they write into the record's row where a value comes from
		}
	}
	each(apart, d.fillColumn)
	for _, c := range others {
		d.fillColumn(c)
	}
	d.waiting = d.waiting[:0]
}

func (d *decoder) fillColumn(c *cells) {
	for i := range d.waiting {
		d.cell(d.waiting[i].record, c, d.waiting[i].row)
	}
}

// each does the work of every column, several columns at a time.
func each(columns []*cells, work func(*cells)) {
	workers := min(runtime.GOMAXPROCS(0), len(columns))
	if workers < 2 {
		for _, c := range columns {
			work(c)
		}
		return
	}
	var next atomic.Int64
	var group errgroup.Group
	for range workers {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < len(columns); i = int(next.Add(1)) - 1 {
				work(columns[i])
			}
			return nil
		})
	}
	_ = group.Wait() // the functions give no errors
}
