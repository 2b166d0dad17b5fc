package model

import "dossier/value"

// PartnerScope is the Migration of a document that is the partner's own and shared by all case studies.
const PartnerScope = "partner"

// Document is one entry of the evidence register.
type Document struct {
	Row
	ID             string       `col:"id" need:"yes" alias:"document id|doc id" doc:"The id of the document, such as D-017."`
	Migration      string       `col:"migration" alias:"scope|migration or scope" ref:"Migrations|partner" doc:"The id of the migration, or partner for one that serves all."`
	Kind           DocumentKind `col:"kind" need:"yes" alias:"type|document type" doc:"What the document is."`
	Title          string       `col:"title" need:"yes" alias:"name|document" doc:"Its title."`
	Date           value.Date   `col:"date" need:"column" alias:"document date|dated" doc:"The date that the document bears; blank: undated, and no evidence."`
	Author         string       `col:"author" alias:"prepared by" doc:"Who wrote it, by role."`
	Tool           string       `col:"tool" doc:"The tool it was made with: Migration Evaluator."`
	Why            string       `col:"why" alias:"reason|rationale" doc:"Why it was done so, in a sentence, as the document says."`
	WhyPage        value.Number `col:"why page" alias:"page of the reason" unit:"page" doc:"The page on which the document says why."`
	Applications   []string     `col:"applications" alias:"proves applications" ref:"Applications" doc:"The applications it proves something about, separated by semicolons."`
	ProofPage      value.Number `col:"page" alias:"proof page|page it proves" unit:"page" doc:"The page that proves it."`
	Status         string       `col:"status" doc:"Draft, approved and so on."`
	Version        string       `col:"version" doc:"Its version."`
	VersionDate    value.Date   `col:"version date" doc:"The date of that version."`
	ApprovedOn     value.Date   `col:"first approved on" alias:"approved on|first approved" doc:"The day its first version was approved; blank: its date."`
	PartnerSigned  string       `col:"partner signed by" doc:"Who signed for the partner, by role."`
	PartnerSignOn  value.Date   `col:"partner signed on" doc:"The day the partner signed."`
	CustomerSigned string       `col:"customer signed by" doc:"Who signed for the customer, by role."`
	CustomerSignOn value.Date   `col:"customer signed on" doc:"The day the customer signed."`
	ReviewedBy     string       `col:"reviewed by" alias:"reviewer" doc:"Who in the partner’s practice checked it, by role."`
	ReviewedOn     value.Date   `col:"reviewed on" alias:"reviewed" doc:"The day it was checked."`
	Expires        value.Date   `col:"expires" alias:"valid until" plan:"yes" doc:"The last day on which it holds; blank for no end."`
	Path           string       `col:"path" alias:"file|path or URL|location|link" doc:"Path of the file below the workspace, or a URL; a URL alone is a claim."`
	SHA256         string       `col:"sha-256" alias:"sha256|hash" doc:"The file’s SHA-256 when it was registered; blank if not recorded."`
}

// Session is a meeting of the migration readiness assessment, or another of the project.
type Session struct {
	Row
	Migration string     `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Kind      string     `col:"kind" need:"yes" alias:"type|session" doc:"What the meeting was: MRA workshop."`
	Date      value.Date `col:"date" need:"yes" doc:"The day it was held."`
	Attendees []string   `col:"attendee roles" alias:"attendees|participants" doc:"The roles that took part, separated by semicolons."`
	Documents []string   `col:"documents discussed" alias:"documents" ref:"Documents" doc:"The ids of the documents discussed."`
	Decided   string     `col:"decided" alias:"decision|decisions|result" doc:"What was decided."`
}

// ReadinessItem is one line of the readiness assessment.
type ReadinessItem struct {
	Row
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Area      string       `col:"area" need:"yes" alias:"perspective|dimension" doc:"The area: business case, landing zone."`
	Item      string       `col:"item" doc:"What was looked at."`
	Score     value.Number `col:"score" alias:"rating" unit:"score" doc:"The score, from 0 to 5 unless the column scale says otherwise."`
	Colour    Colour       `col:"colour" alias:"color|traffic light|RAG" doc:"Instead of a number: the colour of a heat map."`
	Scale     string       `col:"scale" doc:"The scale of the score: 0-5, heat map, or one of your own in templates/scales."`
	Finding   string       `col:"finding" alias:"gap|observation" doc:"What was found."`
	Action    string       `col:"action" alias:"recommendation" doc:"What to do about it."`
	Owner     string       `col:"owner" doc:"The role that does it."`
	Due       value.Date   `col:"due" plan:"yes" doc:"The day by which it is to be done."`
	ClosedOn  value.Date   `col:"closed on" alias:"closed" doc:"The day it was done."`
	Again     value.Number `col:"score after" alias:"score again|reassessed" unit:"score" doc:"The score when it was looked at again after that."`
	AgainIn   Colour       `col:"colour after" alias:"color after" doc:"Instead of a number: the colour when it was looked at again."`
}

// WellArchitectedRisk is a risk found in a Well-Architected review.
type WellArchitectedRisk struct {
	Row
	Migration   string     `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Pillar      string     `col:"pillar" need:"yes" doc:"The pillar: reliability."`
	Level       RiskLevel  `col:"level" need:"yes" alias:"risk|risk level" doc:"High or medium."`
	Question    string     `col:"question" doc:"The question it was found at."`
	Opened      value.Date `col:"opened" alias:"opened on" doc:"The day it was found."`
	Closed      value.Date `col:"closed" alias:"closed on" doc:"The day it was mended."`
	Remediation string     `col:"remediation" doc:"What was done about it, or is to be done."`
	Owner       string     `col:"owner" doc:"The role that remedies it."`
	Due         value.Date `col:"due" plan:"yes" doc:"The day by which it is to be remedied."`
}

// SurveyAnswer is one answer of a satisfaction survey.
type SurveyAnswer struct {
	Row
	Migration string       `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Date      value.Date   `col:"date" need:"yes" doc:"The day of the answer."`
	Question  string       `col:"question" need:"yes" doc:"What was asked."`
	Score     value.Number `col:"score" need:"yes" unit:"score" doc:"The answer."`
	Scale     string       `col:"scale" need:"yes" doc:"The scale: 1-5."`
}

// Phase is one phase of the partner's own method.
type Phase struct {
	Row
	Name      string   `col:"phase" need:"yes" alias:"name" doc:"The partner’s own name of the phase."`
	Maps      string   `col:"maps to" alias:"stage" doc:"Which of TCO, MRA, discovery, landing zone, plan, migrate, optimize it is."`
	Owner     string   `col:"owner" need:"yes" doc:"The role that answers for it."`
	Tool      string   `col:"tool" doc:"The tool that is used."`
	Documents []string `col:"required documents" alias:"documents" doc:"The kinds of document it must leave, separated by semicolons."`
}

// Deviation is a recorded reason for leaving the method.
type Deviation struct {
	Row
	Migration string `col:"migration" need:"yes" ref:"Migrations" doc:"The id of the migration."`
	Phase     string `col:"phase" need:"yes" ref:"Method" doc:"The phase that was done otherwise."`
	Reason    string `col:"reason" need:"yes" doc:"Why."`
}

// LessonLearned is what a project taught, and where it was applied since. A sentence of a migration's lessons learned that a row says
// too is told once, by the row.
type LessonLearned struct {
	Row
	Migration string     `col:"migration" need:"yes" alias:"learned in|from" ref:"Migrations" doc:"The id of the migration that taught it."`
	Phase     string     `col:"phase" ref:"Method" doc:"The phase of your method that it belongs to."`
	Lesson    string     `col:"lesson" need:"yes" alias:"lesson learned|what was learned" doc:"What the team would do again, or not, in a sentence."`
	LearnedOn value.Date `col:"learned on" alias:"recorded on" doc:"The day it was recorded."`
	AppliedIn []string   `col:"applied in" alias:"applied to" ref:"Migrations" doc:"The ids of the later migrations in which it was applied, separated by semicolons."`
	AppliedOn value.Date `col:"applied on" doc:"The day it was first applied."`
	How       string     `col:"how" alias:"how applied" doc:"How it was applied, in a sentence."`
}

// Acceptance is a finding that somebody has accepted. It changes how the finding is shown, never a total.
type Acceptance struct {
	Row
	Finding string     `col:"finding" need:"yes" alias:"finding id" doc:"The id of the finding."`
	Reason  string     `col:"reason" need:"yes" doc:"Why it is accepted."`
	By      string     `col:"by" need:"yes" alias:"accepted by" doc:"Who accepts it, by role."`
	Until   value.Date `col:"until" need:"yes" alias:"expires" plan:"yes" doc:"The last day on which that holds."`
}

// Response is the partner's answer to an item of the checklist. Met is an attestation by a person.
type Response struct {
	Row
	Item       string     `col:"checklist item" need:"yes" alias:"item|id" doc:"The id of the item."`
	Reference  string     `col:"reference" alias:"migration" ref:"Migrations" doc:"The migration it answers for; blank for the practice."`
	Met        YesNo      `col:"met" need:"yes" alias:"met?|met (yes/no)" doc:"Whether the item is met."`
	Text       string     `col:"text" alias:"response|partner response" doc:"The answer."`
	AnsweredBy string     `col:"answered by" alias:"by" doc:"Who answers, by role."`
	AnsweredOn value.Date `col:"answered on" alias:"on|date" doc:"The day of the answer."`
}

// AWSContact is something that was said or agreed with AWS.
type AWSContact struct {
	Row
	Date   value.Date `col:"date" need:"yes" doc:"The day of the contact."`
	Role   string     `col:"role" doc:"The AWS role: partner development manager."`
	Kind   string     `col:"kind" doc:"Guidance, lesson, question, decision."`
	Topic  string     `col:"topic" doc:"What it was about."`
	Action string     `col:"action" doc:"What is to be done."`
	Due    value.Date `col:"due" plan:"yes" doc:"The day by which."`
	Done   value.Date `col:"done" alias:"done on" doc:"The day it was done."`
}
