package build

import (
	"fmt"
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
	problems = append(problems, scanner.Unneeded()...)
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
		p.Files = append(p.Files, pack.File{Path: u.path, Source: s.out.Cache.Path(u.key), Unit: u.key})
	}
	p.Files = append(p.Files, evidenceOf(s)...)
	p.Files = append(p.Files, s.filled...)
	result, err := s.out.Publish(p)
	if err != nil {
		return s, nil, err
	}
	s.result = result
	err = s.out.Cache.Clean(pack.CacheLimits{})
	return s, result.Problems, err
}

// evidenceOf are the files that back the selected case studies, and the partner's own, copied in beside the documents.
func evidenceOf(s state) []pack.File {
	scopes := map[string]bool{model.PartnerScope: true}
	for _, m := range s.assessment.Selection.Members {
		scopes[m.CaseStudy.Migration.ID] = true
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
			files = append(files, pack.File{Path: to, Source: filepath.Join(s.options.Dir, filepath.FromSlash(file.Path))})
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
		Inputs:    slices.Clone(s.shaping),
	}
	for _, in := range s.read.Inputs {
		m.Inputs = append(m.Inputs, pack.Input{Path: in.Path, SHA256: in.SHA256})
	}
	for _, f := range s.assessment.Figures() {
		m.Figures = append(m.Figures, figureLine(f, s.config.Locale))
	}
	return m
}

func figureLine(f *value.Figure, l value.Locale) pack.FigureLine {
	line := pack.FigureLine{ID: f.ID, Value: l.Figure(f), Unit: string(f.Unit)}
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
	return compose.Summary{
		Current: filepath.ToSlash(filepath.Join(s.options.Out, "current")), ID: s.result.ID, Unchanged: s.result.Unchanged,
		Documents: len(s.drawn), Added: len(s.result.Changes.Added), Changed: len(s.result.Changes.Changed), Removed: len(s.result.Changes.Removed),
	}
}
