package compose

import (
	"fmt"
	"path"
	"strings"

	"dossier/model"
	"dossier/value"
)

// Summary is what a build came to, for its last line.
type Summary struct {
	Current                 string // where the pack stands: "out/current"
	ID                      string // the pack's
	Narrowed                Narrowing
	Dropped                 []string // excerpts of other inputs that were removed
	Unchanged               bool
	Documents               int
	Added, Changed, Removed int // files, against the pack before
}

// Line is the last line of a build: what was built, and the verdict.
func Line(a *model.Assessment, l value.Locale, s Summary) string {
	built := fmt.Sprintf("%s: %s", s.Current, counted(s.Documents, "document", "documents"))
	whole := s.Narrowed.IsZero()
	if !whole {
		built += " of " + s.Narrowed.Words() + " alone"
	}
	switch {
	case s.Unchanged:
		built += ", unchanged"
	default:
		built += fmt.Sprintf(" (%d added, %d changed, %d removed)", s.Added, s.Changed, s.Removed)
	}
	if len(s.Dropped) > 0 {
		built += fmt.Sprintf("; %s of other inputs removed: %s", plural(len(s.Dropped), "excerpt", "excerpts"), strings.Join(s.Dropped, ", "))
	}
	if !whole {
		return built + "; the whole portfolio: " + Verdict(a, l)
	}
	return built + "; " + Verdict(a, l)
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Verdict is the verdict in one line: "PASS as of 1 March 2026: 5 case studies (2 public), 64 weighted applications, 612 weighted
// servers; survives any one refusal; edition unconfirmed".
func Verdict(a *model.Assessment, l value.Locale) string {
	s := a.Selection
	if s.Verdict == nil {
		return "no verdict"
	}
	print := func(f *value.Figure) string {
		if f == nil {
			return "unknown"
		}
		return l.Figure(f)
	}
	of := func(f *value.Figure, one, many string) string {
		if f != nil && f.Value.Known && f.Value.Decimal.Equal(value.Int(1)) {
			return print(f) + " " + one
		}
		return print(f) + " " + many
	}
	day := ""
	if !a.AsOf.IsZero() { // else nothing is recorded yet that has happened
		day = " as of " + l.Day(a.AsOf)
	}
	line := fmt.Sprintf("%s%s: %s (%s public)", l.Figure(s.Verdict), day, of(s.Number, "case study", "case studies"), print(s.Public))
	if len(a.Programme.Thresholds) > 0 { // an edition without weights has no such totals
		line += fmt.Sprintf(", %s, %s", of(s.Applications, "weighted application", "weighted applications"), of(s.Servers, "weighted server", "weighted servers"))
	}
	if s.Passes && s.Survives {
		line += "; survives any one refusal"
	}
	if !s.Proven {
		line += "; not proven to be the best set"
	}
	switch {
	case s.Unconfirmed != "" && !a.Programme.Confirmed():
		line += "; edition unconfirmed"
	case s.Unconfirmed != "":
		line += "; edition not of this day"
	}
	return line
}

// EvidencePath is where the copy of a registered file stands, below the pack's folder of evidence: its migration, then its id and
// name, all of them safe as file names.
func EvidencePath(d *model.Document) string {
	scope := d.Migration
	if scope == "" {
		scope = model.PartnerScope
	}
	return path.Join(fileName(scope), fileName(d.ID)+"-"+fileName(path.Base(strings.ReplaceAll(d.Path, `\`, "/"))))
}
