package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// stands tells whether a document can carry a claim: a file that exists and opens, dated not after the day of the assessment, and
// not expired on the day that is measured.
func (a *assessor) stands(d *model.Document) bool {
	file, registered := a.portfolio.Evidence[d.Path]
	return registered && file.Opens && !d.Date.IsZero() && !d.Date.After(a.asOf) && !a.expired(d)
}

func (a *assessor) expired(d *model.Document) bool {
	return !d.Expires.IsZero() && d.Expires.Before(a.measured)
}

// isURL tells whether a path is an address: what nobody can look at from here.
func isURL(path string) bool {
	lower := strings.ToLower(path)
	return strings.Contains(lower, "://") || strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "mailto:")
}

// evidence says which required documents of m are there.
type evidence struct {
	documented bool     // every required document stands, signed and in order
	reviewed   bool     // and somebody in the practice checked each, on a date
	missing    []string // required documents that are not there, in the programme's order
}

// gatherEvidence looks at the documents of m, and reports what is wrong with them.
func (a *assessor) gatherEvidence(m *model.Migration) evidence {
	e := evidence{documented: true, reviewed: true}
	for _, d := range a.index.documents[m.ID] {
		a.inspect(m, d)
	}
	var flaws []flaw
	for _, required := range a.programme.Required {
		d, flaw := a.best(m, required)
		if flaw.what != "" {
			e.documented, e.reviewed = false, false
			flaws = append(flaws, flaw)
			a.reportMissing(m, required, d, flaw)
			continue
		}
		if d.ReviewedBy == "" || d.ReviewedOn.IsZero() || d.ReviewedOn.After(a.asOf) {
			e.reviewed = false
		}
	}
	e.missing = together(flaws)
	return e
}

// together says what is wrong, once for all documents with which the same is wrong.
func together(flaws []flaw) []string {
	var all []string
	of := map[string][]string{}
	for _, f := range flaws {
		if f.why != "" {
			of[f.why] = append(of[f.why], f.of)
		}
	}
	for _, f := range flaws {
		names := of[f.why]
		switch {
		case len(names) < 2:
			all = append(all, f.what)
		case f.of == names[0]:
			last := len(names) - 1
			all = append(all, strings.Join(names[:last], ", ")+" and "+names[last]+": each "+f.why)
		}
	}
	return all
}

// flaw is why a document does not serve; the zero flaw is none.
type flaw struct {
	kind model.FindingKind // of the finding
	what string
	at   string // column that states it; empty: the whole row
	mend string

	of, why string // where the same may be wrong with others: the document, and what is wrong with it
}

// gates tells whether a finding is one of a required document, which the documented score says already.
func gates(kind model.FindingKind) bool {
	return slices.Contains([]model.FindingKind{model.KindMissing, model.KindRequiredDocument, model.KindOutOfOrder, model.KindUnsigned}, kind)
}

// best is the first document of a required kind that serves; or else the nearest to serving, with what is wrong with it.
func (a *assessor) best(m *model.Migration, required model.RequiredDocument) (d *model.Document, wrong flaw) {
	wrong = flaw{kind: model.KindMissing, what: "no " + kinds(required.AnyOf), mend: "register a dated file that opens, signed where it must be and in order"}
	for _, candidate := range a.index.documents[m.ID] {
		if !slices.Contains(required.AnyOf, candidate.Kind) {
			continue
		}
		found := a.unfit(m, candidate, required)
		if found.what == "" {
			return candidate, flaw{}
		}
		if d == nil {
			d, wrong = candidate, found
		}
	}
	return d, wrong
}

// unfit says why a document does not serve as the required one.
func (a *assessor) unfit(m *model.Migration, d *model.Document, required model.RequiredDocument) flaw {
	if why, mend := a.falls(d); why != "" {
		return flaw{kind: model.KindRequiredDocument, what: named(d) + " " + why, mend: mend + ", or register another one that serves", of: named(d), why: why}
	}
	if limit := a.event(m, required.Before); !limit.IsZero() && firstApproved(d).After(limit) {
		column := "first approved on"
		if d.ApprovedOn.IsZero() {
			column = "date"
		}
		return flaw{
			kind: model.KindOutOfOrder, what: fmt.Sprintf("%s was first approved on %s, after the %s of %s", named(d), firstApproved(d), required.Before, limit), at: column,
			mend: "register the version that was approved before, with its date, if there was one; what was done too late cannot be mended",
		}
	}
	for _, party := range required.SignedBy {
		switch on := signedOn(d, party); {
		case on.IsZero():
			return flaw{kind: model.KindUnsigned, what: named(d) + " is not signed by the " + party, at: party + " signed on", mend: "have it signed, and enter by whom and on which day"}
		case on.After(a.asOf):
			what := fmt.Sprintf("%s is to be signed by the %s on %s only, after %s", named(d), party, on, a.asOf)
			return flaw{kind: model.KindUnsigned, what: what, at: party + " signed on", mend: "correct the day, or have it signed"}
		}
	}
	return flaw{}
}

// falls says why a document cannot carry a claim, and what would mend it; "" where it can: the words of stands.
func (a *assessor) falls(d *model.Document) (why, mend string) {
	file := a.portfolio.Evidence[d.Path]
	switch {
	case d.Path == "":
		return "names no file", "store the file below the workspace and register its path"
	case isURL(d.Path):
		return "is a URL only, which is a claim", "store a copy of the document below the workspace"
	case !file.Exists:
		return "has no file at its path: " + cmp.Or(file.Reason, "there is no such file"), "correct the path, or store the file there"
	case !file.Opens:
		return "does not open: " + file.Reason, "store a file that opens"
	case d.Date.IsZero():
		return "is undated", "enter the date that the document bears"
	case d.Date.After(a.asOf):
		return "is dated after " + a.asOf.String(), "correct the date"
	case a.expired(d):
		return "expired on " + d.Expires.String(), "renew it"
	}
	return "", ""
}

func named(d *model.Document) string { return string(d.Kind) + " " + d.ID }

// firstApproved is the day the first version of a document was approved: a later revision does not put it out of order.
func firstApproved(d *model.Document) value.Date {
	if !d.ApprovedOn.IsZero() {
		return d.ApprovedOn
	}
	return d.Date
}

func signedOn(d *model.Document, party string) value.Date {
	if party == "customer" {
		return d.CustomerSignOn
	}
	return d.PartnerSignOn
}

// event is the day of the event that orders documents: the first cutover of anything that is migrated, the start or the end.
func (a *assessor) event(m *model.Migration, name string) value.Date {
	switch name {
	case "start":
		return m.Start
	case "end":
		return m.End
	case "cutover":
		return a.firstCutover(m)
	}
	return value.Date{}
}

func (a *assessor) firstCutover(m *model.Migration) value.Date {
	var first value.Date
	consider := func(d value.Date) {
		if !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	for _, app := range a.index.applications[m.ID] {
		consider(app.MigratedOn)
	}
	for _, s := range a.index.servers[m.ID] {
		consider(s.MigratedOn)
	}
	if first.IsZero() {
		return cmp.Or(m.InProduction, m.End)
	}
	return first
}

func kinds(of []model.DocumentKind) string {
	words := make([]string, len(of))
	for i, k := range of {
		words[i] = string(k)
	}
	return strings.Join(words, " or ")
}

func (a *assessor) reportMissing(m *model.Migration, required model.RequiredDocument, d *model.Document, wrong flaw) {
	finding := model.Finding{
		ID: wrong.kind.ID(m.ID, required.ID), Kind: wrong.kind, Severity: model.Blocking, Migration: m.ID,
		Ref: m.Where(), What: wrong.what, Rule: "each case study is backed by " + kinds(required.AnyOf) + orderWords(required) + " (" + required.Source + ")",
		Mend: wrong.mend, Owner: a.ownerOf(required.AnyOf),
	}
	if d != nil {
		finding.Ref, finding.Document, finding.Owner = d.Where(), d.ID, cmp.Or(d.Author, finding.Owner)
		if wrong.at != "" {
			finding.Ref = d.At(wrong.at)
		}
	}
	a.find(finding)
}

// orderWords are what a requirement says beside the kind of document.
func orderWords(r model.RequiredDocument) string {
	words := ""
	if r.Before != "" {
		words = ", first approved not after the " + r.Before
	}
	if len(r.SignedBy) > 0 {
		words += ", signed by " + strings.Join(r.SignedBy, " and ")
	}
	return words
}

// ownerOf is who answers for documents of the kinds, by the partner's method: the owner of the first phase that asks for one.
func (a *assessor) ownerOf(of []model.DocumentKind) string {
	for _, phase := range a.portfolio.Method {
		for _, kind := range of {
			if slices.Contains(phase.Documents, string(kind)) {
				return phase.Owner
			}
		}
	}
	return ""
}
