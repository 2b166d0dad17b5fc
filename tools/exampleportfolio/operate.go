package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// operate adds what was learned in production to p: utilisation, optimization, the Well-Architected review and the survey.
func (pr *project) operate(p *model.Portfolio) {
	if pr.Migration.End.IsZero() {
		return
	}
	pr.utilization(p)
	pr.optimization(p)
	pr.bill(p)
	pr.wellArchitected(p)
	pr.survey(p)
}

// utilization measures every fourth server, CPU and memory, over the 30 days before the optimization plan.
func (pr *project) utilization(p *model.Portfolio) {
	until := pr.Migration.End.AddDays(26)
	for i, name := range pr.instances() {
		if i%4 != 0 {
			continue
		}
		seed := pr.useOf(name)
		cpu, memory := 8+seed%19, 31+seed%37
		if isIdle(seed) || name == pr.oversized() {
			cpu, memory = 4+seed%9, 11+seed%13
		}
		add := func(metric string, average, peak int) {
			p.Utilizations = append(p.Utilizations, &model.Utilization{
				Migration: pr.Migration.ID, Resource: name, Metric: metric, Average: tenths(average*10 + seed%10), Peak: tenths(peak*10 + seed%7),
				Days: num(30), Until: until,
			})
		}
		add("CPU", cpu, cpu*2+5)
		add("memory", memory, memory+14)
	}
}

// useOf is a number that decides what a server was measured to use.
func (pr *project) useOf(name string) int { return int(hash(pr.Code + name + "use")) }

// isIdle tells whether a server uses so little that half of it would do.
func isIdle(use int) bool { return use%3 == 0 }

// oversized is the measured server that becomes smaller, since half its size would do: the first that is idle and has a smaller size, else the
// first that has one, else the first of all.
func (pr *project) oversized() string {
	names := pr.instances()
	first := ""
	for i := 0; i < len(names); i += 4 {
		if !pr.shrinks(names[i]) {
			continue
		}
		if isIdle(pr.useOf(names[i])) {
			return names[i]
		}
		first = cmp.Or(first, names[i])
	}
	return cmp.Or(first, names[0])
}

// shrinks tells whether a server became an m7i.xlarge, which has a smaller size that saves oneSize.
func (pr *project) shrinks(name string) bool {
	for _, a := range pr.Apps {
		for _, t := range tiersOf(a.Tiers) {
			for n := 1; n <= t.count; n++ {
				if hostName(a.Code, t.name, n) == name {
					return strings.HasSuffix(targetOf(a, t.name, pr.machine(name, t.name)), " m7i.xlarge")
				}
			}
		}
	}
	return false
}

// oneSize is what a server saves a month that becomes one size smaller: half the price of an m7i.xlarge.
const oneSize = 80

// instances are the host names of everything that moved.
func (pr *project) instances() []string {
	var names []string
	for _, a := range pr.Apps {
		if a.Wave > 0 {
			names = append(names, pr.serversOf(a)...)
		}
	}
	return names
}

func (pr *project) optimization(p *model.Portfolio) {
	names := pr.instances()
	if len(names) == 0 || len(pr.Costs) == 0 {
		return
	}
	base := pr.monthly(onAWS) / 100
	end := pr.Migration.End
	add := func(kind model.OptimizationKind, resource, action string, effort model.Level, restart model.YesNo, due, planned, realised int) {
		a := &model.OptimizationAction{
			Migration: pr.Migration.ID, Resource: resource, Kind: kind, Action: action, Effort: effort, Restart: restart,
			Rollback: model.Yes, Owner: "customer platform team", Due: workingDay(end.AddDays(due)), Currency: pr.Currency,
			Baseline: "invoice of the first full month on AWS", Method: "monthly invoice by tag, compared with the baseline",
		}
		a.ID = fmt.Sprintf("%s-O%02d", pr.Code, len(p.OptimizationActions)+1)
		if planned > 0 {
			a.PlannedSaving = num(planned)
		}
		if done := workingDay(end.AddDays(due - 5)); done.Before(asOf) && realised > 0 {
			a.DoneOn, a.RealisedSaving = done, num(realised)
		}
		p.OptimizationActions = append(p.OptimizationActions, a)
	}
	add("cost", pr.oversized(), "Right-size from observed peaks, one size down", low, model.Yes, 45, oneSize, oneSize-2)
	add("cost", "all production instances", "Compute Savings Plan, one year, no upfront, for the base load", low, model.No, 60, base*9, base*8)
	add("operational", "test instances", "Stop outside 07:00 to 19:00 with Instance Scheduler on AWS", low, model.Yes, 50, base*3, base*3+4)
	add("application", "web servers", "Move session state to Amazon ElastiCache so that they can scale in", medium, model.Yes, 120, base, 0)
	add("cost", "build agents", "Run on Amazon EC2 Spot, on demand where none is to be had", medium, model.No, 40, base, base-3)
	add("cost", "data volumes", "gp2 volumes changed to gp3", low, model.No, 35, base*2, base*2+1)
	add("process", "change process", "Patch by AWS Systems Manager maintenance windows instead of by hand", medium, model.Yes, 75, 0, 0)
	if pr.Objected {
		add("operational", "test instances", "Stop at weekends", low, model.Yes, 55, base*2, base*2)
		add("cost", "snapshots", "Snapshots older than 90 days deleted", low, model.No, 30, base, base)
		p.OptimizationActions[len(p.OptimizationActions)-1].Method = ""
	}
}

// riskQuestions are what the reviews found, by pillar.
var riskQuestions = []struct {
	pillar, question, remediation string
	level                         model.RiskLevel
	plan, owner                   string // while it is open
}{
	{"security", "How do you manage identities for people and machines?", "Long-lived keys of the backup software replaced by a role", "high", "Replace the long-lived keys of the backup software by a role", "security officer"},
	{"reliability", "How do you test reliability?", "Failover of each database rehearsed, every quarter", "high", "Rehearse the failover of each database, every quarter", "operations manager"},
	{"operational excellence", "How do you understand the health of your workload?", "Two indicators and an alarm for each application", "medium", "Two indicators and an alarm for each application", "operations manager"},
	{"cost optimization", "How do you evaluate cost when you select services?", "Tags enforced by policy; budgets by account", "medium", "Enforce tags by policy; set budgets by account", "finance controller"},
	{"performance efficiency", "How do you select your compute solution?", "Sizes reviewed with AWS Compute Optimizer each quarter", "medium", "Review sizes with AWS Compute Optimizer each quarter", "customer platform team"},
	{"sustainability", "How do you take advantage of user behavior patterns?", "Test environments stop at night", "medium", "Stop test environments at night", "customer platform team"},
}

func (pr *project) wellArchitected(p *model.Portfolio) {
	if !pr.hasDocument(model.WellArchitected) {
		return
	}
	opened := workingDay(pr.Migration.End.AddDays(6))
	for i, q := range riskQuestions {
		if (i+pr.No)%5 == 0 {
			continue
		}
		r := &model.WellArchitectedRisk{Migration: pr.Migration.ID, Pillar: q.pillar, Level: q.level, Question: q.question, Opened: opened}
		if closed := workingDay(opened.AddDays(20 + 3*i)); (q.level == "high" || i%2 == 0) && !(pr.OpenRisk && q.pillar == "security") {
			r.Closed, r.Remediation, r.Owner = closed, q.remediation, q.owner
		} else {
			r.Remediation, r.Owner, r.Due = q.plan, q.owner, nextReview(opened)
		}
		if pr.Objected && q.pillar == "sustainability" {
			r.Owner, r.Due = "", value.Date{} // for somebody to find
		}
		p.WARisks = append(p.WARisks, r)
	}
}

// nextReview is the first half-yearly review after today of a workload that was first reviewed on the day.
func nextReview(first value.Date) value.Date {
	d := first
	for !d.After(asOf) {
		d = d.AddDays(182)
	}
	return workingDay(d)
}

var surveyQuestions = []string{
	"The team understood what we wanted to achieve", "We were told early what would happen and when", "The cutovers went as agreed",
	"Our people can run the platform without help", "We would choose the same partner again",
}

func (pr *project) survey(p *model.Portfolio) {
	if !pr.hasDocument(model.SatisfactionSurvey) {
		return
	}
	answer := func(on value.Date, question string, score int, scale string) {
		p.Survey = append(p.Survey, &model.SurveyAnswer{Migration: pr.Migration.ID, Date: on, Question: question, Score: num(score), Scale: scale})
	}
	for i, question := range surveyQuestions[:min(len(pr.Survey), len(surveyQuestions))] {
		score := int(pr.Survey[i] - '0')
		if first := pr.firstCutover(); !first.IsZero() && !pr.isThin() { // asked after the first wave too, when not everything had settled
			answer(workingDay(first.AddDays(5)), question, max(3, score-(i+pr.No)%2), "1-5")
		}
		answer(pr.surveyed(), question, score, "1-5")
	}
	if pr.Likely > 0 {
		answer(pr.surveyed(), "How likely are you to recommend the partner?", pr.Likely, "0-10")
	}
}

// surveyed is the day of the satisfaction survey.
func (pr *project) surveyed() value.Date {
	i := slices.IndexFunc(usualSet, func(u usual) bool { return u.kind == model.SatisfactionSurvey })
	return pr.dateOf(usualSet[i])
}
