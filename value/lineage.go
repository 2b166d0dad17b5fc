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
	same := len(f.Sources) == 0 // so far all that has places has those of l.leaves
	for _, arg := range f.Args {
		of := arg.lineage()
		l.assumed = l.assumed || of.assumed
		switch {
		case len(l.leaves) == 0:
			l.leaves = of.leaves
		case len(of.leaves) > 0:
			same = same && slices.Equal(l.leaves, of.leaves)
		}
	}
	if !same {
		refs := slices.Clone(f.Sources)
		for _, arg := range f.Args {
			refs = append(refs, arg.lineage().leaves...)
		}
		l.leaves = source.Merge(refs)
	}
	f.known.Store(l)
	return l
}
