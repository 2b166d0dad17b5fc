package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/ingest/near"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// DecodeProgramme reads a programme file. file is the name that problems and figures bear. The Programme holds what could be read,
// and is nil only where the file is no YAML mapping at all.
func DecodeProgramme(file string, data []byte) (*model.Programme, []source.Problem) {
	r := &reader{file: file}
	root := r.document(data)
	if root == nil {
		return nil, r.problems
	}
	p := &model.Programme{File: file, Weights: map[model.Strategy]model.Term{}, Proofs: map[model.Strategy]model.DocumentKind{}}
	r.object(root, "the programme",
		key{"id", true, func(n *yaml.Node) { p.ID = r.text(n, "id") }},
		key{"title", true, func(n *yaml.Node) { p.Title = r.text(n, "title") }},
		key{"edition", true, func(n *yaml.Node) { p.Edition = r.text(n, "edition") }},
		key{"source", true, func(n *yaml.Node) { p.Source = r.text(n, "source") }},
		key{"valid_from", false, func(n *yaml.Node) { p.ValidFrom = r.date(n, "valid_from") }},
		key{"valid_to", false, func(n *yaml.Node) { p.ValidTo = r.date(n, "valid_to") }},
		key{"usable_until", false, func(n *yaml.Node) { p.UsableTill = r.date(n, "usable_until") }},
		key{"case_studies", true, func(n *yaml.Node) { p.CaseStudies = r.caseStudies(n) }},
		key{"window", true, func(n *yaml.Node) { p.Window = r.window(n) }},
		key{"thresholds", false, func(n *yaml.Node) { p.Thresholds = r.thresholds(n) }},
		key{"weights", false, func(n *yaml.Node) { p.Weights = r.weights(n) }},
		key{"required", false, func(n *yaml.Node) { p.Required = r.required(n) }},
		key{"proofs", false, func(n *yaml.Node) { r.proofs(n, p.Proofs) }},
		key{"checklist", false, func(n *yaml.Node) { p.Checklist = r.checklist(n) }},
	)
	if root.Kind != yaml.MappingNode {
		return nil, r.problems
	}
	if !p.ValidTo.IsZero() && p.ValidTo.Before(p.ValidFrom) {
		r.fail(root, fmt.Sprintf("valid_to %s is before valid_from %s", p.ValidTo, p.ValidFrom), "", "")
	}
	return p, r.problems
}

func (r *reader) caseStudies(n *yaml.Node) model.CaseStudyRules {
	c := model.CaseStudyRules{Ref: r.ref(n)}
	r.object(n, "case_studies",
		key{"minimum", true, func(n *yaml.Node) { c.Minimum = r.count(n, "minimum") }},
		key{"maximum", true, func(n *yaml.Node) { c.Maximum = r.count(n, "maximum") }},
		key{"minimum_public", true, func(n *yaml.Node) { c.MinimumPublic = r.count(n, "minimum_public") }},
		key{"anonymised", true, func(n *yaml.Node) { c.Anonymised, c.AnonymisedRule = r.ruling(n, "anonymised") }},
		key{"one_per_customer", true, func(n *yaml.Node) { c.OnePerCustomer, c.CustomerRule = r.ruling(n, "one_per_customer") }},
	)
	if c.Maximum.Value.LessThan(c.Minimum.Value) {
		r.fail(n, fmt.Sprintf("maximum %s is less than minimum %s", c.Maximum.Value, c.Minimum.Value), "", "")
	}
	return c
}

// ruling reads a yes or no with who says so.
func (r *reader) ruling(n *yaml.Node, what string) (bool, value.Rule) {
	rule, truth := value.Rule{Name: strings.ReplaceAll(what, "_", " ")}, false
	r.object(n, what,
		key{"value", true, func(n *yaml.Node) { truth = r.truth(n, what) }},
		key{"published", true, func(n *yaml.Node) { rule.Published = r.truth(n, "published") }},
		key{"source", true, func(n *yaml.Node) { rule.Origin = r.text(n, "source") }},
	)
	return truth, rule
}

// count reads a term that is a whole number.
func (r *reader) count(n *yaml.Node, what string) model.Term {
	t := r.term(n, what)
	if !t.Value.IsInteger() {
		r.fail(n, fmt.Sprintf("%s %s", what, t.Value), "a whole number", "")
	}
	return t
}

func (r *reader) window(n *yaml.Node) model.WindowRule {
	var w model.WindowRule
	r.object(n, "window",
		key{"months", true, func(n *yaml.Node) { w.Months = r.count(n, "months") }},
		key{"from", true, func(n *yaml.Node) { w.From = r.word(n, "from", []string{"end", "in production since"}) }},
	)
	return w
}

func (r *reader) thresholds(n *yaml.Node) []model.Threshold {
	var all []model.Threshold
	r.items(n, "thresholds", func(item *yaml.Node) {
		var t model.Threshold
		r.object(item, "a threshold",
			key{"id", true, func(n *yaml.Node) {
				t.ID = r.word(n, "id", []string{model.WeightedApplications, model.WeightedServers})
			}},
			key{"title", true, func(n *yaml.Node) { t.Title = r.text(n, "title") }},
			key{"exceed", true, func(n *yaml.Node) { t.Term = r.term(n, "exceed") }},
		)
		all = append(all, t)
	})
	return all
}

func (r *reader) required(n *yaml.Node) []model.RequiredDocument {
	var all []model.RequiredDocument
	r.items(n, "required", func(item *yaml.Node) {
		d := model.RequiredDocument{Ref: r.ref(item)}
		r.object(item, "a required document",
			key{"id", true, func(n *yaml.Node) { d.ID = r.text(n, "id") }},
			key{"any_of", true, func(n *yaml.Node) { d.AnyOf = r.documentKinds(n, "any_of") }},
			key{"before", false, func(n *yaml.Node) { d.Before = r.word(n, "before", []string{"cutover", "start", "end"}) }},
			key{"signed_by", false, func(n *yaml.Node) {
				r.items(n, "signed_by", func(item *yaml.Node) {
					d.SignedBy = append(d.SignedBy, r.word(item, "signed_by", []string{"partner", "customer"}))
				})
			}},
			key{"published", true, func(n *yaml.Node) { d.Published = r.truth(n, "published") }},
			key{"source", true, func(n *yaml.Node) { d.Source = r.text(n, "source") }},
		)
		all = append(all, d)
	})
	return all
}

func (r *reader) documentKinds(n *yaml.Node, what string) []model.DocumentKind {
	var kinds []model.DocumentKind
	r.items(n, what, func(item *yaml.Node) {
		kinds = append(kinds, model.DocumentKind(r.word(item, what, model.DocumentKind("").Choices())))
	})
	return kinds
}

func (r *reader) proofs(n *yaml.Node, proofs map[model.Strategy]model.DocumentKind) {
	r.entries(n, "proofs", func(k, v *yaml.Node) {
		strategy := model.Strategy(r.word(k, "strategy", model.Strategy("").Choices()))
		proofs[strategy] = model.DocumentKind(r.word(v, "the proof of "+k.Value, model.DocumentKind("").Choices()))
	})
}

func (r *reader) checklist(n *yaml.Node) []model.ChecklistItem {
	var all []model.ChecklistItem
	r.items(n, "checklist", func(item *yaml.Node) {
		c := model.ChecklistItem{Ref: r.ref(item)}
		r.object(item, "a checklist item",
			key{"id", true, func(n *yaml.Node) { c.ID = r.text(n, "id") }},
			key{"text", true, func(n *yaml.Node) { c.Text = r.text(n, "text") }},
			key{"each", false, func(n *yaml.Node) { c.Each = r.truth(n, "each") }},
			key{"evidence", false, func(n *yaml.Node) { c.Evidence = r.documentKinds(n, "evidence") }},
			key{"published", true, func(n *yaml.Node) { c.Published = r.truth(n, "published") }},
			key{"source", true, func(n *yaml.Node) { c.Source = r.text(n, "source") }},
		)
		if slices.ContainsFunc(all, func(o model.ChecklistItem) bool { return o.ID == c.ID }) {
			r.fail(item, fmt.Sprintf("the item %s stands twice", c.ID), "one item an id", "")
		}
		all = append(all, c)
	})
	return all
}

// Programme finds a programme by its id in the first layer that has it, and reads it. It is nil, with an error at ref, where none has.
func Programme(id string, ref source.Ref, layers ...Layer) (*model.Programme, []source.Problem) {
	var known []string
	for _, layer := range layers {
		names, wrong := layer.names()
		if wrong != nil {
			return nil, wrong
		}
		for _, name := range names {
			if base := strings.TrimSuffix(name, ".yaml"); base != id {
				known = append(known, base)
				continue
			}
			return readProgramme(layer, name, id)
		}
	}
	slices.Sort(known)
	known = slices.Compact(known)
	return nil, []source.Problem{source.Err(ref, fmt.Sprintf("the programme %q is not known", id), "one of "+strings.Join(known, ", "), near.DidYouMean(id, known))}
}

func readProgramme(layer Layer, name, id string) (*model.Programme, []source.Problem) {
	file, data, wrong := layer.read(name)
	if wrong != nil {
		return nil, wrong
	}
	p, problems := DecodeProgramme(file, data)
	if p != nil && p.ID != id && p.ID != "" {
		problems = append(problems, source.Err(source.Ref{File: file}, fmt.Sprintf("the programme’s id is %q, and the file is named after %q", p.ID, id), "the same", ""))
	}
	return p, problems
}
