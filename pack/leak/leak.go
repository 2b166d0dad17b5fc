// Package leak searches the final bytes of public files for what was not released: it reads them as a reader would, text
// rejoined over runs and line breaks, and as nobody does, down to metadata, attachments, links and file names.
// What it cannot read, it reports: an unreadable file is never a clean one.
package leak

import (
	"fmt"
	"path"
	"strings"

	"dossier/source"
)

// File is a file as it will be published.
type File struct {
	Path string // slash-separated; searched too
	Data []byte
	Bars func(token int) bool // whether that token, by its place in the list, must not be in this file; nil: none may be
}

// Token is a text that must not be found. See Worth for those not worth a search.
type Token struct {
	Text string
	Why  string     // what it is, lower-case: "legal name of customer C-04"
	Ref  source.Ref // where it stands in the inputs
}

// Exemption lets one token pass in some files, for a reason.
type Exemption struct {
	Token  string // compared as a search compares
	Files  string // glob over paths, * within a folder, /** for all below one; "" for all files
	Reason string // not empty
	Ref    source.Ref
}

// Scan searches all files and reports each token found, once a file, and each file that cannot be read. It also reports
// exemptions that are wrong, and as a note those that no file needed.
func Scan(files []File, tokens []Token, exempt []Exemption) []source.Problem {
	s, problems := NewScanner(tokens, exempt)
	for _, f := range files {
		problems = append(problems, s.File(f)...)
	}
	return source.Sort(append(problems, s.Unneeded()...))
}

// Scanner searches one file after another, for a caller who does not hold all in memory. It is not for concurrent use.
type Scanner struct {
	tokens []Token // all that were given
	index  index
	exempt []exemption
}

type exemption struct {
	Exemption
	folded string
	needed bool
}

// NewScanner prepares a search. The problems are tokens and exemptions that are wrong.
func NewScanner(tokens []Token, exempt []Exemption) (*Scanner, []source.Problem) {
	s := &Scanner{tokens: tokens}
	var problems []source.Problem
	for i, t := range tokens {
		folded := foldToken(t.Text)
		if len(folded.runes) == 0 {
			problems = append(problems, source.Warn(t.Ref, fmt.Sprintf("%q cannot be searched for in public files", t.Text),
				"letters or digits", t.Why))
			continue
		}
		s.index.add(folded, i)
	}
	for _, e := range exempt {
		switch _, err := path.Match(e.Files, ""); {
		case strings.TrimSpace(e.Reason) == "":
			problems = append(problems, source.Err(e.Ref, fmt.Sprintf("exemption of %q gives no reason", e.Token), "a reason", ""))
		case err != nil:
			problems = append(problems, source.Err(e.Ref, fmt.Sprintf("exemption of %q: files %q", e.Token, e.Files),
				"a pattern such as public/case-studies/*.pdf", ""))
		default:
			s.exempt = append(s.exempt, exemption{Exemption: e, folded: foldToken(e.Token).key()})
		}
	}
	return s, problems
}

// File searches one file.
func (s *Scanner) File(f File) []source.Problem {
	search := &search{index: &s.index, found: map[int]*hit{}}
	search.text("the file’s name", f.Path)
	search.file(f.Path, f.Data, 0)
	ref := source.Ref{File: f.Path}
	var problems []source.Problem
	for _, u := range search.unreadable {
		problems = append(problems, source.Err(ref, u, "a file that can be searched for what is not released", "").As(source.NotReleased))
	}
	for i, t := range s.tokens {
		h := search.found[i]
		if h == nil || f.Bars != nil && !f.Bars(i) || s.exempts(t, f.Path) {
			continue
		}
		what := fmt.Sprintf("%q is in %s", t.Text, h.places[0])
		if more := len(h.places) - 1; more > 0 {
			what += fmt.Sprintf(" and %d more", more)
		}
		problems = append(problems, source.Err(ref, what, "only what was released", strings.TrimSpace(t.Why+" "+t.Ref.String())).As(source.NotReleased))
	}
	return source.Sort(problems)
}

func (s *Scanner) exempts(t Token, file string) bool {
	folded, found := foldToken(t.Text).key(), false
	for i := range s.exempt {
		e := &s.exempt[i]
		if e.folded == folded && covers(e.Files, file) {
			e.needed, found = true, true
		}
	}
	return found
}

func covers(pattern, file string) bool {
	if pattern == "" {
		return true
	}
	if dir, ok := strings.CutSuffix(pattern, "/**"); ok {
		return strings.HasPrefix(file, dir+"/")
	}
	ok, err := path.Match(pattern, file)
	return err == nil && ok
}

// Unneeded reports, as notes, the exemptions that no file so far needed. Call it after the last file.
func (s *Scanner) Unneeded() []source.Problem {
	var problems []source.Problem
	for _, e := range s.exempt {
		if !e.needed {
			problems = append(problems, source.Notice(e.Ref, fmt.Sprintf("exemption of %q was not needed", e.Token), "", "it can go"))
		}
	}
	return problems
}
