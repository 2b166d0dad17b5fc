package source

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Severity says what a Problem does to the run.
type Severity int

// The severities, mildest first. Errors stop publishing (exit 4), warnings and notes do not.
const (
	Note Severity = iota
	Warning
	Error
)

// String is the lower-case word that messages begin with.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "note"
	}
}

// MarshalText makes a Severity print as its word in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is something wrong with an input, at a place. What, Want and Hint are lower-case without a full stop.
type Problem struct {
	Severity Severity `json:"severity"`
	Ref      Ref      `json:"ref"`
	What     string   `json:"what"`           // what is wrong, quoting the cell: memory "8 GB"
	Want     string   `json:"want,omitempty"` // what is wanted: a whole number of MiB
	Hint     string   `json:"hint,omitempty"` // what to do about it
	Rule     Rule     `json:"rule,omitempty"` // its kind, where its maker named it; Kind tells it of every problem
}

// As is the problem as one of the kind.
func (p Problem) As(r Rule) Problem {
	p.Rule = r
	return p
}

// Kind is what a problem is one of. Those of templates and of configurations are told by the file, whatever is wrong in it.
func (p Problem) Kind() Rule {
	switch {
	case strings.HasPrefix(p.Ref.File, "templates/"):
		return InTemplate
	case strings.HasSuffix(p.Ref.File, ".yaml"), strings.HasPrefix(p.Ref.File, "--"):
		return InConfiguration
	case p.Rule != "":
		return p.Rule
	case p.Ref.Cells != (Range{}):
		return InCell
	}
	return InFile
}

// String is the whole problem on one line, as it is printed: "error: file!Sheet!F12: what: want …  (hint)".
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.Severity.String() + ": ")
	if !p.Ref.IsZero() {
		b.WriteString(p.Ref.String() + ": ")
	}
	b.WriteString(p.What)
	if p.Want != "" {
		b.WriteString(": want " + p.Want)
	}
	if p.Hint != "" {
		b.WriteString(" (" + p.Hint + ")")
	}
	return b.String()
}

// Err is an error at ref.
func Err(ref Ref, what, want, hint string) Problem {
	return Problem{Severity: Error, Ref: ref, What: what, Want: want, Hint: hint}
}

// Warn is a warning at ref.
func Warn(ref Ref, what, want, hint string) Problem {
	return Problem{Severity: Warning, Ref: ref, What: what, Want: want, Hint: hint}
}

// Notice is a note at ref.
func Notice(ref Ref, what, want, hint string) Problem {
	return Problem{Severity: Note, Ref: ref, What: what, Want: want, Hint: hint}
}

// Sort orders problems as a reader meets them: by place, then the worst first, then by text; exact repeats are dropped.
func Sort(problems []Problem) []Problem {
	sorted := slices.Clone(problems)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			Compare(a.Ref, b.Ref),
			-cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.What, b.What),
			cmp.Compare(a.Want, b.Want),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.Compact(sorted)
}

// Worst is the highest severity among problems; Note for none.
func Worst(problems []Problem) Severity {
	worst := Note
	for _, p := range problems {
		worst = max(worst, p.Severity)
	}
	return worst
}

// Reason is why a file operation failed, without the operation and the path, which the problem's place names.
func Reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}
