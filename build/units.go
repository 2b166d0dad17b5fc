package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"dossier/compose"
	"dossier/doc"
	"dossier/render/html"
	"dossier/render/pdf"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/source"
)

// document is a composed document with the formats it is wanted in.
type document struct {
	doc       doc.Document
	migration string // that it is about; empty for the portfolio
	formats   []string
}

// drawn is one document in one format. Its bytes stand in the cache under its key until the pack copies them.
type drawn struct {
	path      string // below the pack: "audit/case-studies/M-07.pdf"
	key       string
	audience  doc.Audience
	migration string
}

// renderers draw a document in a format: pure functions of the document and the theme.
var renderers = map[string]func(doc.Document, theme.Theme) ([]byte, []source.Problem){
	"pdf":  pdf.Render,
	"xlsx": xlsx.Render,
	"html": html.Render,
}

// composeAll makes every document of the pack.
func composeAll(s state) (state, []source.Problem, error) {
	var problems []source.Problem
	for _, unit := range compose.Units(s.templates, s.assessment, s.read.Portfolio, s.config) {
		d, found := compose.Document(unit)
		problems = append(problems, found...)
		s.documents = append(s.documents, document{d, unit.Migration, unit.Formats()})
	}
	return s, problems, nil
}

// renderAll draws every document in every format, a worker a core. A unit whose key is in the cache is not drawn again.
func renderAll(s state) (state, []source.Problem, error) {
	type job struct {
		document
		format string
	}
	var jobs []job
	for _, d := range s.documents {
		for _, format := range d.formats {
			if renderers[format] != nil { // text is for the terminal
				jobs = append(jobs, job{d, format})
			}
		}
	}
	s.drawn = make([]drawn, len(jobs))
	problems := make([][]source.Problem, len(jobs))
	workers := s.options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var done atomic.Int64
	var group errgroup.Group
	group.SetLimit(workers)
	for i, j := range jobs {
		group.Go(func() error {
			u, found, err := s.draw(j.document, j.format)
			if err != nil {
				return fmt.Errorf("%s.%s: %w", j.doc.ID, j.format, err)
			}
			s.drawn[i], problems[i] = u, found
			if s.options.Progress != nil {
				s.options.Progress(int(done.Add(1)), len(jobs), u.path)
			}
			return nil
		})
	}
	err := group.Wait()
	var all []source.Problem
	for _, found := range problems {
		all = append(all, found...)
	}
	return s, all, err
}

// draw draws one unit, or finds it drawn.
func (s state) draw(of document, format string) (drawn, []source.Problem, error) {
	d := of.doc
	key, err := s.key(d, format)
	if err != nil {
		return drawn{}, nil, err
	}
	u := drawn{path.Join(string(d.Audience), d.ID+"."+format), key, d.Audience, of.migration}
	if problems, ok := s.out.Cache.Has(key); ok {
		return u, problems, nil
	}
	data, problems := renderers[format](d, s.theme)
	if source.Worst(problems) == source.Error {
		return u, problems, nil
	}
	return u, problems, s.out.Cache.Put(key, data, problems)
}

// key is the hash of all that a unit's bytes depend on: the document, the look, the format and the program.
func (s state) key(d doc.Document, format string) (string, error) {
	content, err := doc.JSON(d)
	if err != nil {
		return "", err
	}
	look, err := json.Marshal(s.theme)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	for _, part := range [][]byte{[]byte(s.options.Version), []byte(s.options.Program), []byte(format), look, content} {
		h.Write(fmt.Appendf(nil, "%d:", len(part)))
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
