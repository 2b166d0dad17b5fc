package assess

import (
	"cmp"
	"fmt"
	"strings"

	"dossier/model"
	"dossier/value"
)

// inspector reports what an auditor would object to in one document, whether it is required or not.
type inspector struct {
	*assessor
	migration *model.Migration
	document  *model.Document
}

func (a *assessor) inspect(m *model.Migration, d *model.Document) {
	i := inspector{a, m, d}
	i.file()
	i.content()
	i.signatures()
}

func (i inspector) report(kind model.FindingKind, severity model.FindingSeverity, column, what, mend string) {
	d := i.document
	i.find(model.Finding{
		ID: kind.ID(i.migration.ID, d.ID), Kind: kind, Severity: severity, Migration: i.migration.ID, Document: d.ID,
		Ref: d.At(column), What: named(d) + " " + what, Rule: evidenceRules[kind], Mend: mend, Owner: d.Author,
	})
}

// file reports what is wrong with the document's file.
func (i inspector) file() {
	d := i.document
	file := i.portfolio.Evidence[d.Path]
	switch {
	case d.Path == "":
		i.report(model.KindNoFile, model.Open, "path", "names no file", "store the file below the workspace and register its path")
	case isURL(d.Path):
		i.report(model.KindURLOnly, model.Open, "path", "is given by a URL only", "store a copy of the document below the workspace")
	case !file.Exists:
		i.report(model.KindFileMissing, model.Open, "path", "has no file at "+d.Path+": "+cmp.Or(file.Reason, "there is no such file"), "correct the path, or store the file there")
	case !file.Opens:
		i.report(model.KindUnreadable, model.Open, "path", "does not open: "+file.Reason, "store a file that opens")
	case d.SHA256 != "" && !strings.EqualFold(d.SHA256, file.SHA256):
		i.report(model.KindChanged, model.Open, "sha-256", "is not the file that was registered: its SHA-256 differs", "register the new version, or restore the old file")
	}
	if created := file.Created; !d.Date.IsZero() && created.After(d.Date) {
		i.report(model.KindCreatedLater, model.Information, "date",
			fmt.Sprintf("bears the date %s, and its file says that it was made on %s", d.Date, created), "nothing, if it was exported or scanned later")
	}
}

// content reports what is wrong with what the document says of itself.
func (i inspector) content() {
	d := i.document
	if d.Date.IsZero() {
		i.report(model.KindUndated, model.Open, "date", "bears no date", "enter the date that the document bears")
	}
	if d.Date.After(i.asOf) {
		i.report(model.KindFuture, model.Open, "date", "is dated "+d.Date.String()+", after "+i.asOf.String(), "correct the date; a plan is no evidence yet")
	}
	if d.Why == "" {
		i.report(model.KindNoReason, model.Open, "why", "does not say why it was done so", "enter the reason, with the page where the document gives it")
	}
	if i.expired(d) {
		i.report(model.KindExpired, model.Open, "expires", "expired on "+d.Expires.String(), "renew it")
	}
}

// signatures reports a statement of work that was signed after work had begun, and any other document that was signed after the event
// that it had to precede.
func (i inspector) signatures() {
	d := i.document
	if d.Kind == model.SOW {
		i.begunBefore()
		return
	}
	limit, event := i.signLimit()
	late := i.signedAfter(limit)
	if late == "" {
		return
	}
	column := "partner signed on"
	if d.CustomerSignOn.After(limit) {
		column = "customer signed on"
	}
	i.report(model.KindLateSignature, model.Open, column, fmt.Sprintf("was signed %s, after the %s of %s", late, event, limit),
		"record why it was signed late, and sign first next time")
}

// begunBefore reports work that began before the statement of work was signed by both: the project's first day, or an activity or a
// cutover before it.
func (i inspector) begunBefore() {
	began, what := i.workBegan()
	late := i.signedAfter(began)
	if late == "" {
		return
	}
	column := "partner signed on"
	if i.document.CustomerSignOn.After(began) {
		column = "customer signed on"
	}
	i.report(model.KindWorkBeforeSOW, model.Open, column, fmt.Sprintf("was signed %s, after work began on %s (%s)", late, began, what),
		"record why work began before it was signed, and sign first next time")
}

// workBegan is the first day on which work is recorded, and what was done then.
func (i inspector) workBegan() (first value.Date, what string) {
	consider := func(d value.Date, w string) {
		if !d.IsZero() && !d.After(i.asOf) && (first.IsZero() || d.Before(first)) {
			first, what = d, w
		}
	}
	consider(i.migration.Start, "the project’s first day")
	for _, activity := range i.index.activities[i.migration.ID] {
		consider(activity.ActualStart, activity.ID)
	}
	for _, app := range i.index.applications[i.migration.ID] {
		consider(app.MigratedOn, "cutover of "+app.ID)
	}
	return first, what
}

// signedAfter says who signed after a day, and when: "by the customer on 2024-10-21"; "" where nobody did.
func (i inspector) signedAfter(day value.Date) string {
	if day.IsZero() {
		return ""
	}
	var late []string
	for _, party := range []string{"partner", "customer"} {
		if on := signedOn(i.document, party); on.After(day) {
			late = append(late, fmt.Sprintf("by the %s on %s", party, on))
		}
	}
	return strings.Join(late, " and ")
}

// signLimit is the day by which the document must be signed: the event that the programme names for what must be signed, and for a
// consent the day on which something was published. Zero: no rule.
func (i inspector) signLimit() (limit value.Date, event string) {
	d := i.document
	if d.Kind == model.Consent {
		return i.migration.PublishedOn, "publication"
	}
	for _, required := range i.programme.Required {
		if len(required.SignedBy) == 0 || required.Before == "" {
			continue
		}
		for _, kind := range required.AnyOf {
			if kind == d.Kind {
				return i.event(i.migration, required.Before), required.Before
			}
		}
	}
	return value.Date{}, ""
}

// evidenceRules are the rules that documents are held to, each with who says so.
var evidenceRules = map[model.FindingKind]string{
	model.KindNoFile:        "a claim without a document is a claim only (this program’s rule)",
	model.KindURLOnly:       "a URL alone cannot be checked (this program’s rule)",
	model.KindFileMissing:   "evidence exists (this program’s rule)",
	model.KindUnreadable:    "evidence opens (this program’s rule)",
	model.KindChanged:       "evidence is the file that was registered (this program’s rule)",
	model.KindUndated:       "every document carries a date (Mission Cloud)",
	model.KindFuture:        "evidence is dated not after the day it is judged (this program’s rule)",
	model.KindNoReason:      "documents say why it was done so (Mission Cloud)",
	model.KindCreatedLater:  "a file’s own date is information only (this program’s rule)",
	model.KindExpired:       "evidence is valid on the day it is measured (this program’s rule)",
	model.KindLateSignature: "what must be signed is signed before the event that it precedes (this program’s rule)",
	model.KindWorkBeforeSOW: "auditors look at work begun before the SOW was fully signed (cloud-ops-docs)",
	model.KindSameBytes:     "each customer has its own documents, unless the partner’s are shared (this program’s rule)",
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
				inspector{a, m, d}.report(model.KindSameBytes, model.Open, "path",
					fmt.Sprintf("is the same file as %s of %s", other.document.ID, other.migration.ID), "register this customer’s own document")
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
