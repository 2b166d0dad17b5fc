package sheet

import (
	"fmt"

	"dossier/source"
)

// report gathers the problems of one pass, at most limit of them; of the rest it keeps the count and the worst severity.
type report struct {
	limit    int
	problems []source.Problem
	dropped  int
	worst    source.Severity
	last     source.Ref
}

func (r *report) reset() { r.problems, r.dropped, r.worst = nil, 0, source.Note }

func (r *report) add(p source.Problem) {
	if len(r.problems) < r.limit {
		r.problems = append(r.problems, p)
		return
	}
	r.dropped++
	r.worst = max(r.worst, p.Severity)
	r.last = p.Ref
}

// list is the problems found, and one that counts those that were too many to keep.
func (r *report) list() []source.Problem {
	if r.dropped == 0 {
		return r.problems
	}
	return append(r.problems[:len(r.problems):len(r.problems)], source.Problem{
		Severity: r.worst,
		Ref:      r.last,
		What:     fmt.Sprintf("%d further problems up to here are not listed", r.dropped),
		Hint:     "mend the first ones and run again",
	})
}
