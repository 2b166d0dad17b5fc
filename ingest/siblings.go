package ingest

import (
	"cmp"
	"fmt"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/model"
	"dossier/source"
)

// siblings checks the names by which rows refer to others of their own kind: steps of one cutover, and the VPC that a subnet is in.
func (r *reading) siblings(d *directory) {
	steps := family{}
	for _, s := range r.portfolio.Cutover {
		steps.add(s.Migration+"\x00"+literal.Fold(s.Wave), s.Step)
	}
	unknown := map[*model.Table]int{} // the first ones are reported by themselves
	some := func(t *model.Table) bool { unknown[t]++; return unknown[t] <= mostUnknown }
	for _, s := range r.portfolio.Cutover {
		for name := range strings.SplitSeq(s.Predecessor, ";") {
			if names := steps[s.Migration+"\x00"+literal.Fold(s.Wave)]; !names.has(name) && some(s.Table) {
				r.problems = append(r.problems, unknownName(s.At("predecessor"), "predecessor", name, "a step of the same migration in "+s.Wave, names))
			}
		}
	}
	vpcs := family{}
	for _, n := range r.portfolio.Networks {
		if n.Parent == "" {
			vpcs.add(d.customers[n.Migration], n.Name)
		}
	}
	for _, n := range r.portfolio.Networks {
		if names := vpcs[d.customers[n.Migration]]; !names.has(n.Parent) && some(n.Table) {
			r.problems = append(r.problems, unknownName(n.At("in VPC"), "in VPC", n.Parent, "the name of a network of the same customer that is in no VPC itself", names))
		}
	}
	for _, t := range r.portfolio.Tables {
		if rest := unknown[t] - mostUnknown; rest > 0 {
			r.problems = append(r.problems, source.Err(t.Ref, fmt.Sprintf("%d further names in rows of %s are not known", rest, t.Kind), "", "").As(source.UnknownWord))
		}
	}
}

// family are the names of rows, by what they have in common.
type family map[string]*names

func (f family) add(key, name string) {
	if f[key] == nil {
		f[key] = &names{folded: map[string]bool{}}
	}
	f[key].add(name)
}

type names struct {
	all    []string
	folded map[string]bool
}

func (n *names) add(name string) {
	n.all = append(n.all, name)
	n.folded[literal.Fold(name)] = true
}

// has tells whether the name is one of them. A blank refers to nothing.
func (n *names) has(name string) bool {
	folded := literal.Fold(name)
	return folded == "" || n != nil && n.folded[folded]
}

func unknownName(place source.Ref, field, name, want string, among *names) source.Problem {
	name = literal.Tidy(name)
	hint := ""
	if among != nil {
		hint = cmp.Or(near.SameID(name, among.all), near.DidYouMean(name, among.all))
	}
	return source.Err(place, fmt.Sprintf("%s %q is not known", field, name), want, hint).As(source.UnknownWord)
}
