package main

import (
	"crypto/sha256"
	"fmt"

	"dossier/model"
)

// sameSurvey is a survey form that was filed for two customers without a change: a mistake that somebody has to find.
var sameSurvey = map[model.DocumentKind]sharedContent{
	model.SatisfactionSurvey: {Title: "Customer satisfaction survey", Lines: []string{
		"Project end survey, answers on a scale of 1 to 5", "Date: see register", "",
		"The team understood what we wanted to achieve: 4", "We were told early what would happen and when: 3", "The cutovers went as agreed: 4",
		"Our people can run the platform without help: 4", "We would choose the same partner again: 4", "", "Why: asked at project end, by role.",
	}},
}

// released adds what the customer allowed to be shown, with the consent, the published text and the review that led there.
func (pr *project) released(p *model.Portfolio) {
	c := pr.Consent
	if len(c.Bundles) == 0 {
		return
	}
	subject := c.Subject
	if subject == "" {
		subject = pr.Customer.ID
	}
	form := &model.Document{
		ID: pr.docID(20), Migration: pr.Migration.ID, Kind: model.Consent, Title: "Reference consent, " + pr.Customer.LegalName, Date: c.Signed,
		Author: "partner marketing manager", Why: "Lists what may be shown bundle by bundle, because a general permission is read differently by everyone.", WhyPage: num(1),
		Status: "signed", Version: "1.0", CustomerSigned: "head of communications", CustomerSignOn: c.Signed, PartnerSigned: "partner marketing manager", PartnerSignOn: c.Signed,
		Expires: c.Expires, Path: pr.file("reference-consent"),
	}
	p.Documents = append(p.Documents, form)
	for _, b := range c.Bundles {
		p.Releases = append(p.Releases, &model.Release{Subject: subject, Bundle: b, Consent: form.ID, SignedOn: c.Signed, Expires: c.Expires})
	}
	story := string(pr.Migration.Challenge + pr.Migration.WhyAWS + pr.Migration.Solution + pr.Migration.Outcome)
	first, second := workingDay(c.Signed.AddDays(-24)), workingDay(c.Signed.AddDays(-9))
	p.Approvals = append(p.Approvals,
		&model.Approval{Migration: pr.Migration.ID, Round: num(1), TextHash: textHash("draft " + story), SentOn: first, ReviewerRole: "head of communications",
			Decision: "changes requested", DecidedOn: first.AddDays(8), Remark: c.Remark},
		&model.Approval{Migration: pr.Migration.ID, Round: num(2), TextHash: textHash(story), SentOn: second, ReviewerRole: "head of communications",
			Decision: "approved", DecidedOn: c.Signed})
	if !pr.Migration.PublishedOn.IsZero() {
		p.Documents = append(p.Documents, &model.Document{
			ID: pr.docID(21), Migration: pr.Migration.ID, Kind: model.PublicCaseStudy, Title: "Public case study as published: " + pr.Migration.Title,
			Date: pr.Migration.PublishedOn, Author: "partner marketing manager", Why: "A copy of the page as it went online, because pages change.", WhyPage: num(1),
			Status: "published", Version: "1.0", Path: pr.file("public-case-study"),
		})
	}
}

func (pr *project) file(name string) string { return "inputs/" + pr.Dir + "/evidence/" + name + ".pdf" }

func textHash(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

// practice adds what is the partner's own and belongs to no migration.
func practice(p *model.Portfolio) {
	p.Documents = append(p.Documents,
		&model.Document{ID: "D-0001", Migration: model.PartnerScope, Kind: model.OperatingProcedure, Title: "Operating procedure: cutover and rollback", Date: day(2023, 3, 6),
			Author: "practice lead", Why: "One procedure for all customers, so that an engineer knows in the night what comes next.", WhyPage: num(1), Status: "approved", Version: "4.1",
			VersionDate: day(2025, 1, 20), ReviewedBy: "practice quality lead", ReviewedOn: day(2026, 1, 12), Path: "inputs/register/evidence/procedure-cutover.pdf"},
		&model.Document{ID: "D-0002", Migration: model.PartnerScope, Kind: model.OtherDocument, Title: "Method handbook", Date: day(2023, 2, 13), Author: "practice lead",
			Why: "The same seven phases for every customer, because results can only be compared where the way was the same.", WhyPage: num(1), Status: "approved", Version: "3.0",
			VersionDate: day(2025, 9, 1), ReviewedBy: "practice quality lead", ReviewedOn: day(2026, 1, 12), Path: "inputs/register/evidence/method-handbook.docx"})
	method(p)
	parties(p)
	p.Deviations = append(p.Deviations,
		&model.Deviation{Migration: "M-01", Phase: phaseDiscovery, Reason: "Three weeks of utilisation instead of four: the lease left no more."},
		&model.Deviation{Migration: "M-07", Phase: phaseFoundation, Reason: "The landing zone of the first plant was used; its design was amended, not written anew."},
		&model.Deviation{Migration: "M-11", Phase: phaseDiscovery, Reason: "The previous service provider holds the inventory."})
	lessons(p)
	p.Acceptances = append(p.Acceptances, &model.Acceptance{Finding: "work-before-sow/M-10/D-1001", By: "practice lead", Until: day(2027, 6, 30),
		Reason: "The flood left no time; the customer confirmed in writing that work could begin, and signed two weeks later."})
	responses(p)
	contacts(p)
	holidays(p)
}

func method(p *model.Portfolio) {
	words := func(kinds ...model.DocumentKind) []string {
		var out []string
		for _, k := range kinds {
			out = append(out, string(k))
		}
		return out
	}
	p.Method = append(p.Method,
		&model.Phase{Name: phaseCase, Maps: "TCO", Owner: "partner cloud economist", Tool: "Migration Evaluator", Documents: words(model.TCOAnalysis)},
		&model.Phase{Name: phaseReadiness, Maps: "MRA", Owner: "partner migration lead", Tool: "MRA workshop", Documents: words(model.MRA)},
		&model.Phase{Name: phaseDiscovery, Maps: "discovery", Owner: "partner discovery engineer", Tool: "RVTools, AWS Application Discovery Service", Documents: words(model.DiscoveryReport)},
		&model.Phase{Name: phaseFoundation, Maps: "landing zone", Owner: "partner cloud architect", Tool: "AWS Control Tower", Documents: words(model.LandingZoneDesign, model.ArchitectureDiagram)},
		&model.Phase{Name: phasePlanning, Maps: "plan", Owner: "partner project manager", Tool: "Cloud Migration Factory on AWS", Documents: words(model.MigrationPlan, model.CutoverPlan, model.RACI, model.ProjectPlan)},
		&model.Phase{Name: phaseMigration, Maps: "migrate", Owner: "partner migration lead", Tool: "AWS Application Migration Service", Documents: words(model.AcceptanceDocument)},
		&model.Phase{Name: phaseImprove, Maps: "optimize", Owner: "partner cloud architect", Tool: "AWS Compute Optimizer", Documents: words(model.OptimizationPlan, model.WellArchitected, model.SatisfactionSurvey)})
}

func parties(p *model.Portfolio) {
	for _, x := range [][2]string{
		{"partner project manager", "partner"}, {"partner migration lead", "partner"}, {"partner migration engineers", "partner"}, {"partner cloud architect", "partner"},
		{"partner cloud economist", "partner"}, {"partner discovery engineer", "partner"}, {"partner data engineer", "partner"}, {"customer sponsor", "customer"}, {"customer chief information officer", "customer"},
		{"customer finance controller", "customer"}, {"customer platform team", "customer"}, {"customer application owners", "customer"}, {"customer security officer", "customer"},
		{"customer development team", "customer"}, {"AWS solutions architect", "AWS"},
	} {
		p.Parties = append(p.Parties, &model.Party{Name: x[0], Side: x[1]})
	}
}

func contacts(p *model.Portfolio) {
	p.AWSContacts = append(p.AWSContacts,
		&model.AWSContact{Date: day(2026, 8, 5), Role: "partner development manager", Kind: "guidance", Topic: "Which case studies to submit", Action: "Draw up a first set with a margin", Due: day(2026, 9, 4), Done: day(2026, 9, 1)},
		&model.AWSContact{Date: day(2026, 9, 2), Role: "partner development manager", Kind: "guidance", Topic: "Refactor claims need proof by application", Action: "Ask the insurer's team for the three missing proofs", Due: day(2026, 10, 16)},
		&model.AWSContact{Date: day(2026, 9, 23), Role: "partner solutions architect", Kind: "lesson", Topic: "Auditors ask for the exit of regulated customers", Action: "Add the bank's exit rehearsal to its case study", Due: day(2026, 10, 14), Done: day(2026, 10, 12)},
		&model.AWSContact{Date: day(2026, 10, 14), Role: "partner development manager", Kind: "question", Topic: "Consent of the university has expired", Action: "Ask the university to renew", Due: day(2026, 11, 20)},
		&model.AWSContact{Date: asOf, Role: "partner development manager", Kind: "decision", Topic: "Submission before the end of the year", Action: "Freeze the set two weeks before", Due: day(2026, 11, 27)})
}

// responses are the partner's answers so far. An item that nobody has answered stays open.
func responses(p *model.Portfolio) {
	answer := func(item, reference string, met model.YesNo, text string) {
		p.Responses = append(p.Responses, &model.Response{Item: item, Reference: reference, Met: met, Text: text, AnsweredBy: "practice lead", AnsweredOn: day(2026, 10, 19)})
	}
	answer("OUR-METHOD", "", model.Yes, "Seven phases, the same for all customers, in the method handbook (D-0002); cutovers by one procedure (D-0001). Deviations are recorded with their reason.")
	answer("OUR-DATES", "", model.Yes, "Every document in the register has a date and the page on which it says why.")
	for _, m := range []struct{ id, tool string }{{"M-01", "Migration Evaluator"}, {"M-02", "Migration Evaluator"}, {"M-03", "Migration Evaluator"}, {"M-05", "Migration Evaluator"}} {
		answer("OUR-TCO", m.id, model.Yes, "Made with "+m.tool+" before the first cutover and read out to the sponsor.")
		answer("OUR-PUBLIC", m.id, model.Yes, "Online, approved by the customer in two rounds; a copy is registered.")
	}
	answer("OUR-MRA", "M-01", model.Yes, "Workshop with the chief information officer, security and finance; gaps with owners and dates.")
	answer("OUR-SURVEY", "M-13", model.No, "The survey on file is another customer's form. The right one has been asked for.")
}
