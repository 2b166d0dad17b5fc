package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"dossier/value"
)

// guard is the condition under which f is unknown because an argument is; empty where none can be. Arguments that may be
// unknown always have a cell. A comparison also guards against an input that a reader has emptied: an empty threshold would
// read as 0, and everything would pass it.
func (e expression) guard(f *value.Figure) string {
	var numbers, verdicts []*value.Figure
	needed := false
	for _, arg := range f.Args {
		arg = e.ledger.canon(arg)
		if _, placed := e.where(arg); !placed {
			continue
		}
		shaky := e.ledger.facts[arg].shaky
		switch {
		case arg.Unit == value.Verdict && shaky:
			verdicts = append(verdicts, arg)
		case arg.Unit != value.Verdict:
			numbers = append(numbers, arg)
			needed = needed || shaky || compares(f.Op) && f.Op != value.All && e.ledger.input[arg]
		}
	}
	var conditions []string
	if needed {
		conditions = append(conditions, e.count(numbers)+"<"+strconv.Itoa(len(numbers)))
	}
	for _, v := range verdicts {
		at, _ := e.where(v)
		conditions = append(conditions, e.ref(at)+`="unknown"`)
	}
	return either(conditions)
}

func (e expression) count(numbers []*value.Figure) string {
	var groups []string
	for chunk := range slices.Chunk(e.items(numbers), argLimit) {
		groups = append(groups, "COUNT("+strings.Join(chunk, ",")+")")
	}
	return strings.Join(groups, "+")
}

// anyZero is the condition under which a product is 0 whatever else is unknown.
func (e expression) anyZero(f *value.Figure) string {
	var conditions []string
	for i := 0; i < len(f.Args); {
		arg := e.ledger.canon(f.Args[i])
		at, placed := e.where(arg)
		n := e.runOf(f.Args[i:])
		switch {
		case n > 1:
			last := address{at.sheet, at.col, at.row + n - 1}
			conditions = append(conditions, "COUNTIF("+e.ref(at)+":"+last.name()+",0)>0")
		case placed && arg.Unit == value.Verdict:
			conditions = append(conditions, e.ref(at)+`="GAP"`)
		default:
			conditions = append(conditions, e.number(arg)+"=0")
		}
		i += max(1, n)
	}
	return either(conditions)
}

func either(conditions []string) string {
	switch len(conditions) {
	case 0:
		return ""
	case 1:
		return conditions[0]
	default:
		return call("OR", conditions)
	}
}
