package build

import (
	"fmt"
	"math"
	"path"
	"path/filepath"
	"slices"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/pack"
	"dossier/pack/leak"
	"dossier/source"
	"dossier/value"
)

// scan reads the final bytes of every public file for words that were not released: a customer's own, in the document about it, only
// where it did not release them. One hit, and nothing is published.
func scan(s state) (state, []source.Problem, error) {
	unreleased := compose.Unreleased(s.read.Portfolio, s.config, s.assessment)
	exemptions := make([]leak.Exemption, len(s.config.Exemptions))
	for i, e := range s.config.Exemptions {
		exemptions[i] = leak.Exemption{Token: e.Token, Files: e.Files, Reason: e.Reason, Ref: e.Ref}
	}
	scanner, problems := leak.NewScanner(leakTokens(unreleased), exemptions)
	for _, u := range s.drawn {
		if u.audience != doc.Public {
			continue
		}
		data, _, ok := s.out.Cache.Get(u.key)
		if !ok {
			return s, problems, fmt.Errorf("%s is not in the cache", u.path)
		}
		bars := func(token int) bool { return unreleased[token].Bars(u.migration) }
		problems = append(problems, scanner.File(leak.File{Path: u.path, Data: data, Bars: bars})...)
	}
	if s.narrowed.HasAll(doc.Public) { // else the exemption may be for a file that is not drawn
		problems = append(problems, scanner.Unneeded()...)
	}
	found, err := s.scanRedacted()
	return s, append(problems, found...), err
}

// scanRedacted reads the final bytes of every audit document for what the configuration takes out of them.
func (s state) scanRedacted() ([]source.Problem, error) {
	redacted := compose.Redacted(s.read.Portfolio, s.config)
	if len(redacted) == 0 {
		return nil, nil
	}
	scanner, problems := leak.NewScanner(leakTokens(redacted), nil)
	for _, u := range s.drawn {
		if u.audience != doc.Audit {
			continue
		}
		data, _, ok := s.out.Cache.Get(u.key)
		if !ok {
			return problems, fmt.Errorf("%s is not in the cache", u.path)
		}
		problems = append(problems, scanner.File(leak.File{Path: u.path, Data: data})...)
	}
	return problems, nil
}

func leakTokens(tokens []compose.Token) []leak.Token {
	all := make([]leak.Token, len(tokens))
	for i, t := range tokens {
		all[i] = leak.Token{Text: t.Text, Why: t.Why, Ref: t.Ref}
	}
	return all
}

// publish makes the pack current, by one step.
func publish(s state) (state, []source.Problem, error) {
	p := pack.Pack{Manifest: manifest(s)}
	for _, u := range s.drawn {
		p.Files = append(p.Files, pack.File{Path: u.path, Source: s.out.Cache.Path(u.key), Unit: u.key, Of: u.customer})
	}
	p.Files = append(p.Files, evidenceOf(s)...)
	p.Files = append(p.Files, s.filled...)
	result, err := s.out.Publish(p)
	if err != nil {
		return s, nil, err
	}
	s.result = result
	limits := pack.CacheLimits{}
	if !s.narrowed.IsZero() {
		limits.Runs = math.MaxInt // what a narrowed run does not use, the next whole one does
	}
	err = s.out.Cache.Clean(limits)
	return s, result.Problems, err
}

// evidenceOf are the files that back the selected case studies, and the partner's own, copied in beside the documents. The partner's
// are about no customer.
func evidenceOf(s state) []pack.File {
	if !s.narrowed.Has(doc.Audit) {
		return nil
	}
	scopes, customers := map[string]bool{model.PartnerScope: s.narrowed.Of("")}, map[string]string{}
	for _, m := range s.assessment.Selection.Members {
		of := m.CaseStudy.Migration
		scopes[of.ID], customers[of.ID] = s.narrowed.Of(of.Customer), of.Customer
	}
	seen := map[string]bool{}
	var files []pack.File
	for _, d := range s.read.Portfolio.Documents {
		file, ok := s.read.Portfolio.Evidence[d.Path]
		if !scopes[d.Migration] || !ok || !file.Opens || s.assessment.Selection.Members == nil {
			continue
		}
		to := path.Join("audit/evidence", compose.EvidencePath(d))
		if !seen[to] {
			seen[to] = true
			files = append(files, pack.File{Path: to, Source: filepath.Join(s.options.Dir, filepath.FromSlash(file.Path)), Of: customers[d.Migration]})
		}
	}
	return files
}

func manifest(s state) pack.Manifest {
	m := pack.Manifest{
		Version:   s.options.Version,
		Programme: pack.Programme{ID: s.programme.ID, Edition: s.programme.Edition},
		AsOf:      s.assessment.AsOf,
		Verdict:   compose.Verdict(s.assessment, s.config.Locale),
		Narrowed:  s.narrowing(),
		Inputs:    slices.Clone(s.shaping),
	}
	for _, in := range s.read.Inputs {
		m.Inputs = append(m.Inputs, pack.Input{Path: in.Path, SHA256: in.SHA256})
	}
	for _, f := range s.figures() {
		m.Figures = append(m.Figures, figureLine(f, s.config.Locale))
	}
	return m
}

func (s state) narrowing() pack.Narrowed {
	return pack.Narrowed{Customers: s.narrowed.IDs(), Parts: s.narrowed.PartNames()}
}

func figureLine(f *value.Figure, l value.Locale) pack.FigureLine {
	line := pack.FigureLine{ID: f.ID, Value: l.Figure(f), Unit: compose.UnitWord(f)}
	if exact := f.Value.String(); exact != line.Value {
		line.Plain = exact
	}
	for _, ref := range f.Leaves() {
		line.Sources = append(line.Sources, ref.String())
	}
	return line
}

// summary is what the last line of a build is made of.
func summary(s state) compose.Summary {
	// The pack stands in packs/ beside the link to it.
	current := filepath.ToSlash(filepath.Join(filepath.Dir(filepath.Dir(s.result.Dir)), "current"))
	return compose.Summary{
		Current: current, ID: s.result.ID, Unchanged: s.result.Unchanged, Narrowed: s.narrowed, Dropped: s.result.Dropped,
		Documents: len(s.drawn), Added: len(s.result.Changes.Added), Changed: len(s.result.Changes.Changed), Removed: len(s.result.Changes.Removed),
	}
}
