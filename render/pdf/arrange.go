package pdf

import (
	"maps"

	"dossier/doc"
	"dossier/render/theme"
)

// sparse is the share of its body below which a page that the text goes on after looks forsaken.
const sparse = 0.5

// arranged is a document on pages. Where that leaves pages nearly empty, beside tables that lie across, such a table is tried upright, and
// what stands on the page before is shared out between the two.
func arranged(d doc.Document, th theme.Theme) *paginator {
	best := shared(newSetter(d, th))
	for tried := map[*doc.TableRow]bool{}; ; {
		table := best.beside(tried)
		if table == nil {
			return best
		}
		tried[table] = true
		s := newSetter(d, th)
		s.narrow[table] = true
		maps.Copy(s.narrow, best.narrow)
		if other := shared(s); len(other.pages) <= len(best.pages) && other.emptiness() < best.emptiness() {
			best = other
		}
	}
}

// beside is a table, not tried yet, that lies across after a sparse page or ends on one; nil where there is none.
func (p *paginator) beside(tried map[*doc.TableRow]bool) *doc.TableRow {
	for _, t := range p.tables {
		if !tried[t.table] && (t.first > 0 && p.isSparse(t.first-1) || p.isSparse(t.last)) {
			return t.table
		}
	}
	return nil
}

// isSparse tells whether a page is nearly empty for no good reason.
func (p *paginator) isSparse(page int) bool {
	return page < len(p.pages)-1 && !p.filled[page].meant && p.filled[page].share < sparse
}

// emptiness is how much of sparse pages is empty, in pages.
func (p *paginator) emptiness() (all float64) {
	for i := range p.pages {
		if p.isSparse(i) {
			all += 1 - p.filled[i].share
		}
	}
	return all
}

// shared sets a document, and shares out what stands on a sparse page and the one before.
func shared(s *setter) *paginator {
	slabs := s.document()
	best := s.paginate(slabs, nil, nil).tightened(slabs)
	for page := 1; page < len(best.pages); page++ {
		if best.isSparse(page) && best.wides[page] == best.wides[page-1] && !best.filled[page-1].meant {
			best = best.evened(slabs, page)
		}
	}
	return best
}

// remnant is the share of its body up to which the last page of a part holds what should have gone on the one before.
const remnant = 0.2

// tightened is the same text with a little less white space in the parts where that saves a last page on which hardly anything stands.
func (p *paginator) tightened(slabs []slab) *paginator {
	best := p
	for _, white := range []float64{0.94, 0.88, 0.82} {
		loose := best.remnants()
		if len(loose) == 0 {
			break
		}
		whites := maps.Clone(best.whites)
		if whites == nil {
			whites = map[int]float64{}
		}
		for part := range loose {
			whites[part] = white
		}
		saved := p.paginate(slabs, whites, nil).pagesOf()
		for part, pages := range loose {
			if saved[part] >= pages {
				delete(whites, part)
			}
		}
		if len(whites) == len(best.whites) {
			continue
		}
		if other := p.paginate(slabs, whites, nil); len(other.pages) < len(best.pages) && other.emptiness() <= best.emptiness() {
			best = other
		}
	}
	return best
}

// remnants are the parts, with the number of their pages, whose last page is a remnant.
func (p *paginator) remnants() map[int]int {
	loose, pages := map[int]int{}, p.pagesOf()
	for i, f := range p.filled {
		if last := i == len(p.filled)-1 || p.filled[i+1].part != f.part; last && f.share <= remnant && pages[f.part] > 1 {
			loose[f.part] = pages[f.part]
		}
	}
	return loose
}

// pagesOf is the number of pages of each part.
func (p *paginator) pagesOf() map[int]int {
	pages := map[int]int{}
	for _, f := range p.filled {
		pages[f.part]++
	}
	return pages
}

// evened is the same text with what stands on a page and on the one before shared out, so that neither is sparse and the first is the fuller
// one, as full as it can be: a table goes on as far as it may.
func (p *paginator) evened(slabs []slab, page int) *paginator {
	best, top := p, p.sheet.top
	both := p.filled[page-1].bottom - top + p.filled[page].bottom - top
	for share := Length(70); share >= 48; share -= 2 { // percent, on the first
		limits := maps.Clone(p.limits)
		if limits == nil {
			limits = map[int]Length{}
		}
		limits[page-1] = top + both*share/100
		if other := p.paginate(slabs, p.whites, limits); len(other.pages) == len(p.pages) && other.emptiness() < best.emptiness() {
			best = other
		}
	}
	return best
}
