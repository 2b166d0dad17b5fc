package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
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

// drawn is one document in one format. Its bytes stand in the cache under its key until the pack copies them.
type drawn struct {
	path      string // below the pack: "audit/case-studies/M-07.pdf"
	key       string
	audience  doc.Audience
	migration string
	customer  string
}

// renderers draw a document in a format: pure functions of the document and the theme.
var renderers = map[string]func(doc.Document, theme.Theme) ([]byte, []source.Problem){
	"pdf":  pdf.Render,
	"xlsx": xlsx.Render,
	"html": html.Render,
}

// drawAll makes every document of the pack in every format that it is wanted in, a worker a core. A document lives no longer than it
// takes to draw it, and one whose key is in the cache is not drawn again.
func drawAll(s state) (state, []source.Problem, error) {
	look, err := json.Marshal(s.theme)
	if err != nil {
		return s, nil, err
	}
	units := s.narrowed.Units(compose.Units(s.templates, s.assessment, s.read.Portfolio, s.config))
	lacking := s.narrowed.Lacking(units, s.assessment)
	results := make([]unitResult, len(units))
	var done atomic.Int64
	var group errgroup.Group
	group.SetLimit(s.options.workers())
	for i, unit := range units {
		group.Go(func() (err error) {
			results[i], err = s.draw(unit, look)
			if s.options.Progress != nil {
				s.options.Progress(int(done.Add(1)), len(units), unit.ID)
			}
			return err
		})
	}
	err = group.Wait()
	problems := lacking
	for _, r := range results {
		s.drawn = append(s.drawn, r.drawn...)
		problems = append(problems, r.problems...)
	}
	return s, problems, err
}

// unitResult is a document in all its formats, and the problems it met.
type unitResult struct {
	drawn    []drawn
	problems []source.Problem
}

// draw composes one document and draws it in its formats. One with errors is not drawn.
func (s state) draw(unit compose.Unit, look []byte) (r unitResult, err error) {
	d, problems := compose.Document(unit)
	r.problems = problems
	if source.Worst(problems) == source.Error {
		return r, nil
	}
	if d.Attachments, err = s.attach(unit); err != nil {
		return r, err
	}
	digest, err := doc.Digest(d)
	if err != nil {
		return r, err
	}
	for _, format := range unit.Formats() {
		if renderers[format] == nil { // text is for the terminal
			continue
		}
		u := drawn{path.Join(string(d.Audience), d.ID+"."+format), s.key(format, look, digest[:]), d.Audience, unit.Migration, unit.Customer}
		found, ok := s.out.Cache.Has(u.key)
		if !ok {
			if found, err = s.drawAnew(d, format, u.key); err != nil {
				return r, fmt.Errorf("%s: %w", u.path, err)
			}
		}
		r.drawn, r.problems = append(r.drawn, u), append(r.problems, placedIn(u.path, found)...)
	}
	return r, nil
}

// placedIn are the problems that a document met, those that a renderer could give no place at the document.
func placedIn(path string, problems []source.Problem) []source.Problem {
	placed := slices.Clone(problems)
	for i := range placed {
		if placed[i].Ref.IsZero() {
			placed[i].Ref.File = path
		}
	}
	return placed
}

// attach reads the files that travel in a document: what was indexed is what is attached, or the run stops.
func (s state) attach(unit compose.Unit) ([]doc.Attachment, error) {
	var all []doc.Attachment
	for _, f := range unit.Files() {
		data, err := fs.ReadFile(s.root.FS(), f.Path)
		if err != nil {
			return nil, err
		}
		if hexHash(data) != f.SHA256 {
			return nil, fmt.Errorf("%s changed while it was read: run again", f.Path)
		}
		f.As.Data = data
		all = append(all, f.As)
	}
	return all, nil
}

// drawAnew draws a document in a format and keeps its bytes under the key, unless it has errors.
func (s state) drawAnew(d doc.Document, format, key string) ([]source.Problem, error) {
	data, problems := renderers[format](d, s.theme)
	if source.Worst(problems) == source.Error {
		return problems, nil
	}
	return problems, s.out.Cache.Put(key, data, problems)
}

// key is the hash of all that a unit's bytes depend on: the program, the format, the look and the document, as its digest.
func (s state) key(format string, look, document []byte) string {
	h := sha256.New()
	for _, part := range [][]byte{[]byte(s.options.Version), []byte(s.options.Program), []byte(format), look, document} {
		h.Write(fmt.Appendf(nil, "%d:", len(part)))
		h.Write(part)
	}
	return hex.EncodeToString(h.Sum(nil))
}
