package model

import "dossier/value"

// Customer is a company that was, or is to be, migrated.
type Customer struct {
	Row
	ID           string       `col:"id" need:"yes" alias:"customer id|customer number" doc:"The partner’s own short id of the customer, such as C-04; other sheets refer to it."`
	LegalName    string       `col:"legal name" need:"yes" alias:"customer|customer name|company" bundle:"name" doc:"The legal name of the company, as in the contract."`
	Alias        string       `col:"alias" alias:"anonymised as|anonymous name|public alias" doc:"What to call the customer where its name is not released: a European logistics group."`
	Industry     string       `col:"industry" alias:"sector|vertical" doc:"The customer’s industry."`
	Country      string       `col:"country" alias:"headquarters|location" doc:"Where the customer is based."`
	Size         string       `col:"size" alias:"employees|company size" doc:"How large the customer is, in the customer’s own terms: 2,400 employees."`
	ReferenceUse ReferenceUse `col:"reference use" alias:"reference|reference allowed" doc:"What the customer allows: public, private (AWS and its auditor), or none."`
	Site         string       `col:"site" alias:"website|url" bundle:"name" doc:"The customer’s web site."`
	Logo         string       `col:"logo" alias:"logo file" bundle:"logo" doc:"Path of the logo, below the workspace."`
	About        Narrative    `col:"about" alias:"about the customer|description|profile" bundle:"story" doc:"Two or three sentences about the customer."`
}

// Narrative is text for people; it may hold a small Markdown: emphasis, lists, links.
type Narrative string

// Release is a customer's consent to show one bundle of facts in public.
type Release struct {
	Row
	Subject  string     `col:"customer or migration" need:"yes" alias:"customer|migration|subject" ref:"Customers|Migrations" doc:"Whose facts are released: a customer’s id, or one migration’s."`
	Bundle   Bundle     `col:"bundle" need:"yes" alias:"released|what" doc:"Which facts are released."`
	Consent  string     `col:"consent document" need:"yes" alias:"consent|document" ref:"Documents" doc:"The id of the signed consent in the evidence register."`
	SignedOn value.Date `col:"signed on" need:"yes" alias:"signed|date signed" doc:"The day the customer signed."`
	Expires  value.Date `col:"expires" alias:"valid until|expiry" plan:"yes" doc:"The last day on which the consent holds; blank for no end."`
}

// Approval is one round of the customer's review of a public text.
type Approval struct {
	Row
	Migration    string       `col:"migration" need:"yes" ref:"Migrations" doc:"Which case study was reviewed."`
	Round        value.Number `col:"round" unit:"count" doc:"The number of the review round."`
	TextHash     string       `col:"text hash" alias:"hash|sha-256" doc:"SHA-256 of the text that was sent, as the manifest prints it."`
	SentOn       value.Date   `col:"sent on" alias:"sent" doc:"The day the text was sent."`
	ReviewerRole string       `col:"reviewer role" alias:"reviewer" doc:"The role of the person who decided, not the name."`
	Decision     Decision     `col:"decision" alias:"result" doc:"How the customer answered."`
	DecidedOn    value.Date   `col:"decided on" alias:"decided" doc:"The day of the answer."`
	Remark       string       `col:"remark" alias:"comment|comments" doc:"What the customer asked to change."`
}
