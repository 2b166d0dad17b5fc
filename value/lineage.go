package value

import (
	"slices"

	"dossier/source"
)

// lineage is what a figure stands on, all the way down. Figures share arguments, and each is asked many times, by every cell and
// sentence that prints it: it is worked out once a figure, from the lineages of its arguments.
type lineage struct {
	leaves  []source.Ref // merged
	assumed bool
}

// Assumed tells whether f rests on any rule that no source publishes.
func (f *Figure) Assumed() bool { return f.lineage().assumed }

// Leaves are the places that f comes from, in reading order, those that touch joined. The caller may keep and change the list.
func (f *Figure) Leaves() []source.Ref { return slices.Clone(f.lineage().leaves) }

// lineage is safe for several goroutines: all work out the same. A figure is asked once it is made; see Named and By.
func (f *Figure) lineage() *lineage {
	if known := f.known.Load(); known != nil {
		return known
	}
	l := &lineage{assumed: f.Rule.Name != "" && !f.Rule.Published}
	refs := slices.Clone(f.Sources)
	for _, arg := range f.Args {
		of := arg.lineage()
		refs, l.assumed = append(refs, of.leaves...), l.assumed || of.assumed
	}
	l.leaves = source.Merge(refs)
	f.known.Store(l)
	return l
}
