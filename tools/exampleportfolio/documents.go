package main

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/value"
)

// usual is one document of the usual set: when it is written, counted in days from the project's start or, after the cutover, from
// its end, and what the partner's method says of it.
type usual struct {
	kind    model.DocumentKind
	name    string // of its file and in its id's order
	title   string
	days    int
	fromEnd bool
	author  string
	tool    string
	why     string
	signed  bool   // by both parties
	form    string // file extension; empty: pdf. A workbook is the project's own, beside its tables
}

// usualSet is what the method asks of every migration, in the order in which it is written.
var usualSet = []usual{
	{kind: model.SOW, form: "docx", name: "statement-of-work", title: "Statement of work", days: -10, author: "partner engagement manager", signed: true,
		why: "Fixed scope and acceptance criteria a wave, because the customer wanted to pay for workloads that run and not for hours."},
	{kind: model.ProjectPlan, form: "xlsx", name: "project-plan", title: "Project plan", days: 4, author: "partner project manager",
		why: "Planned backwards from the last cutover, because that date could not move and the preparation could."},
	{kind: model.RACI, form: "xlsx", name: "raci", title: "Responsibility matrix", days: 5, author: "partner project manager",
		why: "One accountable role an activity, because where two may decide, a decision waits for both."},
	{kind: model.MRA, name: "readiness-assessment", title: "Migration readiness assessment", days: 9, author: "partner migration lead", tool: "MRA workshop",
		why: "Held before the business case was final, because gaps in operations and skills change its cost side."},
	{kind: model.TCOAnalysis, name: "tco-analysis", title: "TCO analysis", days: 16, author: "partner cloud economist", tool: "Migration Evaluator",
		why: "Compared with a like-for-like refresh and not with today's bill, because the hardware was due for renewal either way."},
	{kind: model.DiscoveryReport, name: "discovery-report", title: "Discovery report", days: 24, author: "partner discovery engineer", tool: "RVTools and AWS Application Discovery Service",
		why: "Four weeks of utilisation were collected, because a shorter time would have missed the load at the end of a month."},
	{kind: model.LandingZoneDesign, name: "landing-zone-design", title: "Landing zone design", days: 30, author: "partner cloud architect", tool: "AWS Control Tower",
		why: "Production and non-production stand in accounts of their own, so that a mistake in one cannot reach the other."},
	{kind: model.DesignPlan, name: "design-plan", title: "Application design plan", days: 34, author: "partner cloud architect",
		why: "A design a pattern instead of a design a server, because most servers share three patterns."},
	{kind: model.ArchitectureDiagram, form: "png", name: "architecture", title: "Target architecture diagram", days: 36, author: "partner cloud architect",
		why: "Two Availability Zones for every production tier, because the customer's recovery time does not allow a rebuild."},
	{kind: model.MigrationPlan, name: "migration-plan", title: "Migration plan", days: 38, author: "partner migration lead", tool: "Cloud Migration Factory on AWS",
		why: "Waves follow hard dependencies, so that no interface runs over the wide area network for longer than a wave."},
	{kind: model.CutoverPlan, name: "cutover-plan", title: "Cutover plan", days: 44, author: "partner migration lead",
		why: "Every step has a rollback and a trigger, because the business agreed to the window only on that condition."},
	{kind: model.AcceptanceDocument, name: "acceptance", title: "Customer acceptance", days: 0, fromEnd: true, author: "partner project manager", signed: true,
		why: "Signed after hypercare, because the acceptance criteria ask for a full business cycle on AWS."},
	{kind: model.WellArchitected, name: "well-architected-review", title: "Well-Architected review", days: 6, fromEnd: true, author: "partner cloud architect", tool: "AWS Well-Architected Tool",
		why: "Held on the running workload, because a review of the design would not have shown the operational gaps."},
	{kind: model.SatisfactionSurvey, name: "satisfaction-survey", title: "Customer satisfaction survey", days: 10, fromEnd: true, author: "partner customer success manager",
		why: "Asked at project end and by role, so that those who run the platform are heard beside those who paid for it."},
	{kind: model.OptimizationPlan, name: "optimization-plan", title: "Optimization plan", days: 30, fromEnd: true, author: "partner cloud economist", tool: "AWS Compute Optimizer",
		why: "Written after 30 days of production metrics, because sizes chosen from on-premises data are too large."},
}

// documents adds the project's entries of the evidence register to p.
func (pr *project) documents(p *model.Portfolio) {
	for i, u := range usualSet {
		if !pr.hasDocument(u.kind) {
			continue
		}
		d := pr.document(u, i+1)
		if pr.Evidence.Amend != nil {
			pr.Evidence.Amend(d)
		}
		p.Documents = append(p.Documents, d)
	}
	for i := range pr.Evidence.More {
		d := pr.Evidence.More[i]
		d.Migration = pr.Migration.ID
		p.Documents = append(p.Documents, &d)
	}
}

func (pr *project) document(u usual, n int) *model.Document {
	date := pr.dateOf(u)
	d := &model.Document{
		ID: pr.docID(n), Migration: pr.Migration.ID, Kind: u.kind, Title: u.title + ", " + pr.Customer.LegalName,
		Date: date, Author: u.author, Tool: u.tool, Why: u.why, WhyPage: num(1), ProofPage: num(1),
		Status: "approved", Version: "1.0", VersionDate: date, ApprovedOn: date,
		Path: pr.evidencePath(u),
	}
	if why, ok := pr.Evidence.Why[u.kind]; ok {
		d.Why = why
	}
	if u.signed {
		d.PartnerSigned, d.PartnerSignOn = "managing director", date
		d.CustomerSigned, d.CustomerSignOn = "chief information officer", workingDay(date.AddDays(2))
	}
	if !pr.Evidence.Reviewed.IsZero() {
		d.ReviewedBy, d.ReviewedOn = "practice quality lead", pr.Evidence.Reviewed
	}
	return d
}

// dateOf is the working day on which a usual document was written.
func (pr *project) dateOf(u usual) value.Date {
	if u.fromEnd {
		return workingDay(pr.Migration.End.AddDays(u.days))
	}
	if u.days < 0 {
		return workingDay(pr.Migration.Start.AddDays(u.days))
	}
	return workingDay(pr.prepared(u.days))
}

// workingDay is d, or the Monday after it.
func workingDay(d value.Date) value.Date {
	switch d.Time().Weekday() {
	case 6:
		return d.AddDays(2)
	case 0:
		return d.AddDays(1)
	}
	return d
}

func (pr *project) docID(n int) string { return fmt.Sprintf("D-%02d%02d", pr.No, n) }

// kindID is the id of a document of the usual set.
func (pr *project) kindID(kind model.DocumentKind) string {
	return pr.docID(slices.IndexFunc(usualSet, func(u usual) bool { return u.kind == kind }) + 1)
}

func (pr *project) evidencePath(u usual) string {
	form := u.form
	if f, ok := pr.Evidence.Form[u.kind]; ok {
		form = f
	}
	switch form {
	case "":
		form = "pdf"
	case "xlsx":
		return fmt.Sprintf("inputs/%s/%s.xlsx", pr.Dir, u.name)
	}
	return fmt.Sprintf("inputs/%s/evidence/%s.%s", pr.Dir, u.name, form)
}
