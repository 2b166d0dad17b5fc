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
	for _, s := range r.portfolio.Cutover {
		for name := range strings.SplitSeq(s.Predecessor, ";") {
			if names := steps[s.Migration+"\x00"+literal.Fold(s.Wave)]; !names.has(name) {
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
		if names := vpcs[d.customers[n.Migration]]; !names.has(n.Parent) {
			r.problems = append(r.problems, unknownName(n.At("in VPC"), "in VPC", n.Parent, "the name of a network of the same customer that is in no VPC itself", names))
		}
	}
}

// family are the names of rows, by what they have in common.
type family map[string]names

func (f family) add(key, name string) { f[key] = append(f[key], name) }

type names []string

// has tells whether the name is one of them. A blank refers to nothing.
func (n names) has(name string) bool {
	folded := literal.Fold(name)
	if folded == "" {
		return true
	}
	for _, one := range n {
		if literal.Fold(one) == folded {
			return true
		}
	}
	return false
}

func unknownName(place source.Ref, field, name, want string, among names) source.Problem {
	name = literal.Tidy(name)
	return source.Err(place, fmt.Sprintf("%s %q is not known", field, name), want, cmp.Or(near.SameID(name, among), near.DidYouMean(name, among))).As(source.UnknownWord)
}

// unitNames are the organizational units of a migration.
func unitNames(units []*model.OrganizationalUnit, migration string) names {
	var all names
	for _, u := range units {
		if u.Migration == migration {
			all = append(all, u.Name)
		}
	}
	return all
}
