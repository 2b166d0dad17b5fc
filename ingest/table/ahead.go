package table

import "dossier/ingest/sheet"

const (
	batchCells = 1 << 12 // of one batch, but for its last row: three of them stay in the cache
	batches    = 3       // one is being filled, one is being read, one lies between
)

// batch is some rows of a sheet, with cells of their own.
type batch struct {
	rows  []sheet.Row
	cells []sheet.Cell
}

func (b *batch) add(row sheet.Row) {
	start := len(b.cells)
	if need := start + len(row.Cells); need > cap(b.cells) {
		cells := make([]sheet.Cell, start, max(2*cap(b.cells), need))
		copy(cells, b.cells) // the rows before keep theirs
		b.cells = cells
	}
	b.cells = append(b.cells, row.Cells...)
	row.Cells = b.cells[start:len(b.cells):len(b.cells)]
	b.rows = append(b.rows, row)
}

// ahead gives all rows of the sheet to take, some at a time, and meanwhile reads on. The rows are take's until it returns.
func ahead(s *sheet.Sheet, take func([]sheet.Row)) {
	full, free := make(chan *batch), make(chan *batch, batches)
	for range batches {
		free <- &batch{}
	}
	go func() {
		defer close(full)
		b := <-free
		for row := range s.Rows() {
			b.add(row)
			if len(b.cells) >= batchCells {
				full <- b
				b = <-free
			}
		}
		full <- b
	}()
	for b := range full {
		take(b.rows)
		b.rows, b.cells = b.rows[:0], b.cells[:0]
		free <- b
	}
}
