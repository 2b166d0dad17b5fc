package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
)

// Narrowing is what of the whole a run draws or shows: some customers, some parts. The zero value is the whole. It never changes what
// is judged: scores and the chosen set are of the whole portfolio.
type Narrowing struct {
	Customers []*model.Customer // in the portfolio's order; none: all of them, and what is about the portfolio
	Parts     []doc.Audience    // in the order of audiences; none: all of them
}

// IsZero tells whether nothing is left out.
func (n Narrowing) IsZero() bool { return len(n.Customers)+len(n.Parts) == 0 }

// audiences are the parts of a pack, in the order in which they are listed.
var audiences = []doc.Audience{doc.Audit, doc.Internal, doc.Public}

// NewNarrowing finds the customers of the ids; the parts are words that the caller knows. unknown says, for each id that is none, what
// it could have been.
func NewNarrowing(p *model.Portfolio, customers, parts []string) (n Narrowing, unknown []string) {
	for _, part := range audiences {
		if slices.Contains(parts, string(part)) && len(slices.Compact(slices.Sorted(slices.Values(parts)))) < len(audiences) {
			n.Parts = append(n.Parts, part)
		}
	}
	known := map[string]bool{}
	for _, c := range p.Customers {
		known[c.ID] = true
		if slices.Contains(customers, c.ID) {
			n.Customers = append(n.Customers, c)
		}
	}
	for _, id := range customers {
		if !known[id] {
			unknown = append(unknown, unknownCustomer(p, id))
		}
	}
	return n, slices.Compact(unknown)
}

// unknownCustomer says that an id is none of a customer's, and what was probably meant: the customer of that name or of that migration,
// or a near id.
func unknownCustomer(p *model.Portfolio, id string) string {
	what := fmt.Sprintf("%q is no customer", id)
	var ids []string
	for _, c := range p.Customers {
		if strings.EqualFold(id, c.LegalName) || strings.EqualFold(id, c.Alias) || strings.EqualFold(id, c.ID) {
			return what + ": want an id of Customers (did you mean " + c.ID + "?)"
		}
		ids = append(ids, c.ID)
	}
	for _, m := range p.Migrations {
		if m.ID == id {
			return what + ", but a migration of " + m.Customer + ": want an id of Customers (did you mean " + m.Customer + "?)"
		}
	}
	if len(ids) == 0 {
		return what + ": there is none in the inputs yet"
	}
	if hint := near(id, ids); hint != "" {
		return what + ": want an id of Customers (" + hint + "?)"
	}
	const most = 12
	list := strings.Join(ids[:min(len(ids), most)], ", ")
	if len(ids) > most {
		list += ", …"
	}
	return what + ": want an id of Customers: " + list
}

// IDs are the customers' ids.
func (n Narrowing) IDs() []string {
	var ids []string
	for _, c := range n.Customers {
		ids = append(ids, c.ID)
	}
	return ids
}

// PartNames are the parts as their folders are called.
func (n Narrowing) PartNames() []string {
	var names []string
	for _, p := range n.Parts {
		names = append(names, string(p))
	}
	return names
}

// Has tells whether the part is drawn.
func (n Narrowing) Has(part doc.Audience) bool {
	return len(n.Parts) == 0 || slices.Contains(n.Parts, part)
}

// HasAll tells whether the part is drawn as a whole.
func (n Narrowing) HasAll(part doc.Audience) bool { return n.Has(part) && len(n.Customers) == 0 }

// Of tells whether the customer is among those that are drawn. Of is false of "" where customers are named: what is about the portfolio
// is about none of them.
func (n Narrowing) Of(customer string) bool {
	return len(n.Customers) == 0 || slices.Contains(n.IDs(), customer)
}

// Units are those of the documents that are drawn.
func (n Narrowing) Units(all []Unit) []Unit {
	return where(all, func(u Unit) bool { return n.Has(u.Audience) && n.Of(u.Customer) })
}

// Words say what the run is narrowed to: "customer C-07 (Harbour Freight AG), part audit".
func (n Narrowing) Words() string {
	var words, names []string
	for _, c := range n.Customers {
		names = append(names, c.ID+" ("+c.LegalName+")")
	}
	if len(names) > 0 {
		words = append(words, plural(len(names), "customer", "customers")+" "+strings.Join(names, ", "))
	}
	if len(n.Parts) > 0 {
		words = append(words, plural(len(n.Parts), "part", "parts")+" "+strings.Join(n.PartNames(), ", "))
	}
	return strings.Join(words, ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Lacking warns of each customer that has no document in what is drawn, and says why.
func (n Narrowing) Lacking(units []Unit, a *model.Assessment) []source.Problem {
	var problems []source.Problem
	for _, c := range n.Customers {
		if slices.ContainsFunc(units, func(u Unit) bool { return u.Customer == c.ID }) {
			continue
		}
		studies := where(a.CaseStudies, func(cs *model.CaseStudy) bool { return cs.Migration.Customer == c.ID })
		what := "there is no document of customer " + c.ID
		if len(n.Parts) > 0 {
			what += " in " + strings.Join(n.PartNames(), ", ")
		}
		problems = append(problems, source.Warn(source.Ref{File: "--customer"}, what, "", n.whyLacking(c, studies, a)))
	}
	return problems
}

func (n Narrowing) whyLacking(c *model.Customer, studies []*model.CaseStudy, a *model.Assessment) string {
	chosen := slices.ContainsFunc(a.Selection.Members, func(m model.Member) bool { return m.CaseStudy.Migration.Customer == c.ID })
	switch {
	case len(studies) == 0:
		return "it has no migration"
	case len(n.Parts) != 1:
		return ""
	case n.Parts[0] == doc.Public:
		return whyNotPublic(c)
	case n.Parts[0] == doc.Audit && !chosen:
		return "none of its migrations is in the chosen set; their documents stand in internal"
	case n.Parts[0] == doc.Internal:
		return "its migrations are in the chosen set; their documents stand in audit"
	}
	return ""
}

// whyNotPublic says why a customer has no public document.
func whyNotPublic(c *model.Customer) string {
	if c.ReferenceUse != model.PublicReference {
		use := string(c.ReferenceUse)
		if use == "" {
			use = "not stated"
		}
		return "its reference use is " + use + ": want public"
	}
	return "it released no story, or its release does not hold on the day that is measured"
}
