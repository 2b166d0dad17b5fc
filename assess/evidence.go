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

func isURL(path string) bool { return strings.Contains(path, "://") }

// evidence says which required documents of m are there, and reports what is wrong with its documents.
type evidence struct {
	documented bool     // every required document stands, signed and in order
	reviewed   bool     // and somebody in the practice checked each, on a date
	missing    []string // required documents that are not there, in the programme's order
}

func (a *assessor) gatherEvidence(m *model.Migration) evidence {
	e := evidence{documented: true, reviewed: true}
	for _, d := range a.index.documents[m.ID] {
		a.inspect(m, d)
	}
	for _, required := range a.programme.Required {
		d, problem := a.best(m, required)
		if problem != "" {
			e.documented, e.reviewed = false, false
			e.missing = append(e.missing, problem)
			a.reportMissing(m, required, d, problem)
			continue
		}
		if d.ReviewedBy == "" || d.ReviewedOn.IsZero() || d.ReviewedOn.After(a.asOf) {
			e.reviewed = false
		}
	}
	return e
}

// best is the first document of a required kind that serves; or else the nearest to serving, with what is wrong with it.
func (a *assessor) best(m *model.Migration, required model.RequiredDocument) (d *model.Document, problem string) {
	problem = "no " + kinds(required.AnyOf)
	for _, candidate := range a.index.documents[m.ID] {
		if !slices.Contains(required.AnyOf, candidate.Kind) {
			continue
		}
		wrong := a.unfit(m, candidate, required)
		if wrong == "" {
			return candidate, ""
		}
		if d == nil {
			d, problem = candidate, wrong
		}
	}
	return d, problem
}

// unfit says why a document does not serve as the required one; "" where it does.
func (a *assessor) unfit(m *model.Migration, d *model.Document, required model.RequiredDocument) string {
	file := a.portfolio.Evidence[d.Path]
	name := string(d.Kind) + " " + d.ID
	switch {
	case d.Path == "":
		return name + " names no file"
	case isURL(d.Path):
		return name + " is a URL only, which is a claim"
	case !file.Exists:
		return name + " does not exist at its path"
	case !file.Opens:
		return name + " does not open: " + file.Reason
	case d.Date.IsZero():
		return name + " is undated"
	case d.Date.After(a.asOf):
		return name + " is dated after " + a.asOf.String()
	case a.expired(d):
		return name + " expired on " + d.Expires.String()
	}
	if limit := a.event(m, required.Before); !limit.IsZero() && firstApproved(d).After(limit) {
		return fmt.Sprintf("%s was first approved on %s, after the %s of %s", name, firstApproved(d), required.Before, limit)
	}
	for _, party := range required.SignedBy {
		if signedOn(d, party).IsZero() {
			return name + " is not signed by the " + party
		}
	}
	return ""
}

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

func (a *assessor) reportMissing(m *model.Migration, required model.RequiredDocument, d *model.Document, problem string) {
	finding := model.Finding{
		ID: "required-document/" + m.ID + "/" + required.ID, Kind: "required-document", Severity: model.Blocking, Migration: m.ID,
		Ref: m.Where(), What: problem, Rule: "each case study is backed by " + kinds(required.AnyOf) + " (" + required.Source + ")",
		Mend: "register a dated file that opens, signed where it must be and in order",
	}
	if d != nil {
		finding.Ref = d.Where()
	}
	a.find(finding)
}

// inspect reports what an auditor would object to in one document, whether it is required or not.
func (a *assessor) inspect(m *model.Migration, d *model.Document) {
	report := func(kind string, severity model.FindingSeverity, column, what, mend string) {
		a.find(model.Finding{
			ID: kind + "/" + m.ID + "/" + d.ID, Kind: kind, Severity: severity, Migration: m.ID,
			Ref: d.At(column), What: fmt.Sprintf("%s %s %s", d.Kind, d.ID, what), Rule: evidenceRules[kind], Mend: mend,
		})
	}
	file := a.portfolio.Evidence[d.Path]
	switch {
	case d.Path == "":
		report("no-file", model.Open, "path", "names no file", "store the file below the workspace and register its path")
	case isURL(d.Path):
		report("url-only", model.Open, "path", "is given by a URL only", "store a copy of the document below the workspace")
	case !file.Exists:
		report("file-missing", model.Open, "path", "does not exist at "+d.Path, "correct the path, or store the file there")
	case !file.Opens:
		report("unreadable", model.Open, "path", "does not open: "+file.Reason, "store a file that opens")
	case d.SHA256 != "" && !strings.EqualFold(d.SHA256, file.SHA256):
		report("changed", model.Open, "sha-256", "is not the file that was registered: its SHA-256 differs", "register the new version, or restore the old file")
	}
	if d.Date.IsZero() {
		report("undated", model.Open, "date", "bears no date", "enter the date that the document bears")
	}
	if d.Why == "" {
		report("no-reason", model.Open, "why", "does not say why it was done so", "enter the reason, with the page where the document gives it")
	}
	if a.expired(d) {
		report("expired", model.Open, "expires", "expired on "+d.Expires.String(), "renew it")
	}
	if created := file.Created; !d.Date.IsZero() && created.After(d.Date) {
		report("created-later", model.Information, "date",
			fmt.Sprintf("bears the date %s, and its file says that it was made on %s", d.Date, created), "nothing, if it was exported or scanned later")
	}
	a.inspectSignatures(m, d, report)
}

func (a *assessor) inspectSignatures(m *model.Migration, d *model.Document, report func(kind string, s model.FindingSeverity, column, what, mend string)) {
	if d.Kind != model.SOW || m.Start.IsZero() {
		return
	}
	for _, party := range []string{"partner", "customer"} {
		if on := signedOn(d, party); on.After(m.Start) {
			report("late-signature", model.Open, party+" signed on",
				fmt.Sprintf("was signed by the %s on %s, after work began on %s", party, on, m.Start),
				"record why work began before it was signed, and sign first next time")
		}
	}
}

// evidenceRules are the rules that documents are held to, each with who says so.
var evidenceRules = map[string]string{
	"no-file":        "a claim without a document is a claim only (design §5)",
	"url-only":       "a URL alone cannot be checked (design §4)",
	"file-missing":   "evidence exists (design §5)",
	"unreadable":     "evidence opens (design §5)",
	"changed":        "evidence is the file that was registered (design §5)",
	"undated":        "every document carries a date (SEED)",
	"no-reason":      "documents say why it was done so (SEED)",
	"created-later":  "a file's own date is information only (design §5)",
	"expired":        "evidence is valid on the day it is measured (design §5)",
	"late-signature": "auditors look at work begun before the SOW was fully signed (COPS)",
	"same-bytes":     "each customer has its own documents, unless the partner's are shared (design §5)",
}

// findSharedFiles reports the same bytes registered for two customers, at each of them. Documents of the partner's scope are shared by
// right.
func (a *assessor) findSharedFiles() {
	registered := map[string][]registration{} // by SHA-256
	for _, m := range a.index.migrations {
		for _, d := range a.index.documents[m.ID] {
			if hash := a.portfolio.Evidence[d.Path].SHA256; hash != "" {
				registered[hash] = append(registered[hash], registration{m, d})
			}
		}
	}
	for _, m := range a.index.migrations {
		for _, d := range a.index.documents[m.ID] {
			if other := elsewhere(registered[a.portfolio.Evidence[d.Path].SHA256], m.Customer); other != nil {
				a.find(model.Finding{
					ID: "same-bytes/" + m.ID + "/" + d.ID, Kind: "same-bytes", Severity: model.Open, Migration: m.ID, Ref: d.Where(),
					What: fmt.Sprintf("%s %s is the same file as %s of %s", d.Kind, d.ID, other.document.ID, other.migration.ID),
					Rule: evidenceRules["same-bytes"], Mend: "register this customer's own document",
				})
			}
		}
	}
}

// registration is a document with the migration that it is registered for.
type registration struct {
	migration *model.Migration
	document  *model.Document
}

// elsewhere is the first registration for another customer, or nil.
func elsewhere(all []registration, customer string) *registration {
	for i := range all {
		if all[i].migration.Customer != customer {
			return &all[i]
		}
	}
	return nil
}
