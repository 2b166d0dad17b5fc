package landingzone

import (
	"slices"
	"strings"

	"dossier/model"
)

// questions are what a landing zone design is asked, and by whom: items of the common requirements of AWS's checklists (Amazon ECS
// Service Delivery, 2025), and design areas of the AWS MigOps guidance. A control answers one where its area, name or setting holds one
// of the words.
var questions = []struct {
	subject, asks, by string
	words             []string
}{
	{"Root users", "who may use them, and a second factor", "ACCT-001", []string{"root"}},
	{"People and programs", "federation, temporary credentials, least privilege", "ACCT-002", []string{"identity", "federat", "single sign"}},
	{"Audit trail", "calls in all Regions, in a bucket that nobody can empty", "ACCT-001", []string{"cloudtrail", "audit trail"}},
	{"Security of the network", "security groups, ways in and out, exposed endpoints", "NETSEC-001", []string{"network", "firewall", "security group", "internet gateway"}},
	{"Encryption", "at rest and in transit, and who holds the keys", "NETSEC-002", []string{"encrypt", "kms"}},
	{"Detection", "threats, and drift from the design", "MigOps: platform security", []string{"guardduty", "detect", "threat", "drift"}},
	{"Backup and recovery", "copies, tests of restoring, how long and how much may be lost", "REL-002", []string{"backup", "recovery", "restore"}},
}

// answerQuestions says which controls answer what a design is asked.
func (d *designer) answerQuestions() {
	for _, q := range questions {
		a := model.DesignAnswer{Subject: q.subject, Asks: q.asks, By: q.by}
		for _, c := range d.Controls {
			text := strings.ToLower(c.Area + "\n" + c.Name + "\n" + c.Setting)
			if slices.ContainsFunc(q.words, func(w string) bool { return strings.Contains(text, w) }) {
				a.Controls = append(a.Controls, c)
			}
		}
		a.Answered = len(a.Controls) > 0
		d.z.Answers = append(d.z.Answers, a)
	}
	guardrails := model.DesignAnswer{Subject: "Guardrails", Asks: "what holds for the accounts of one unit alone", By: "MigOps: platform security"}
	for _, s := range d.z.Scopes {
		if len(s.Units) > 0 {
			guardrails.Controls = append(guardrails.Controls, s.Control)
		}
	}
	guardrails.Answered = len(guardrails.Controls) > 0
	d.z.Answers = append(d.z.Answers, guardrails, model.DesignAnswer{
		Subject: "Connectivity", Asks: "connections between VPCs, and to the customer’s sites", By: "DOC-001", Answered: len(d.z.Links) > 0, Links: d.z.Links,
	})
}
