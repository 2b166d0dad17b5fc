package table

import (
	"iter"
	"reflect"
)

// pendingText is a cell whose text waits for the column's notation.
type pendingText struct {
	text   string
	index  int32 // of waiting.texts
	record reflect.Value
	place
}

// waiting are the cells of a column whose texts wait until the whole column is known. Many of them say the same: each text is kept
// once, as far as there are few of them.
type waiting struct {
	texts  []string
	known  map[string]int32 // text → its index
	blocks [][]waitingCell
	n      int
}

type waitingCell struct {
	record reflect.Value
	text   int32
	place
}

// waitingBlock is how many cells are kept together, so that a long column is not copied again and again as it grows.
const waitingBlock = 1024

func (w *waiting) add(t pendingText, s *store) {
	i, known := w.known[t.text]
	if !known {
		own := s.own(t.text)
		if i = int32(len(w.texts)); i < mostKept {
			if w.known == nil {
				w.known = map[string]int32{}
			}
			w.known[own] = i
		}
		w.texts = append(w.texts, own)
	}
	if last := len(w.blocks) - 1; last < 0 || len(w.blocks[last]) == waitingBlock {
		w.blocks = append(w.blocks, make([]waitingCell, 0, min(max(1, w.n), waitingBlock)))
	}
	last := len(w.blocks) - 1
	w.blocks[last] = append(w.blocks[last], waitingCell{record: t.record, text: i, place: t.place})
	w.n++
}

// all are the cells in reading order.
func (w *waiting) all() iter.Seq[pendingText] {
	return func(yield func(pendingText) bool) {
		for _, block := range w.blocks {
			for _, c := range block {
				if !yield(pendingText{text: w.texts[c.text], index: c.text, record: c.record, place: c.place}) {
					return
				}
			}
		}
	}
}
