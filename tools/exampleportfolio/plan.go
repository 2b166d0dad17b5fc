package main

import (
	"fmt"
	"slices"

	"dossier/model"
	"dossier/value"
)

// asOf is the newest day on which anything in the example happened.
var asOf = day(2026, 10, 30)

// Phases of the invented partner's method.
const (
	phaseCase       = "Business case"
	phaseReadiness  = "Readiness"
	phaseDiscovery  = "Discovery"
	phaseFoundation = "Foundation"
	phasePlanning   = "Planning"
	phaseMigration  = "Migration"
	phaseImprove    = "Run and improve"
)

// planner lays out a project's activities one after the other.
type planner struct {
	pr *project
	p  *model.Portfolio
	n  int
}

// plan adds activities, their order, who does them, the cutover steps and the risks to p.
func (pr *project) plan(p *model.Portfolio) {
	b := planner{pr: pr, p: p}
	readiness := b.add(phaseReadiness, "", "Migration readiness workshop and report", "governance", pr.prepared(7), 3)
	tco := b.add(phaseCase, "", "TCO analysis and read-out", "governance", pr.prepared(3), 10)
	discovery := b.add(phaseDiscovery, "", "Discovery: inventory, utilisation, dependencies", "preparation", pr.prepared(1), 17)
	zone := b.add(phaseFoundation, "", "Landing zone: accounts, guardrails, logging", "preparation", pr.prepared(16), 18)
	net := b.add(phaseFoundation, "", "Connectivity and identity federation", "preparation", pr.prepared(21), 15)
	plan := b.add(phasePlanning, "", "Wave plan, designs and cutover plan", "preparation", pr.prepared(25), 14)
	b.after(readiness, tco, "SS", 2)
	b.after(plan, discovery, "", 0)
	b.after(net, zone, "SS", 3)
	last := b.waves(plan, net)
	b.close(last)
	p.Risks = append(p.Risks, pr.risks()...)
}

func (b *planner) waves(plan, net string) (last string) {
	for i, cut := range b.pr.plannedWaves() {
		w := fmt.Sprintf("Wave %d", i+1)
		replicate := b.add(phaseMigration, w, w+": replicate servers and databases", "replication", cut.AddDays(-b.pr.paced(21)), 13)
		b.after(replicate, plan, "SS", 2)
		b.after(replicate, net, "SS", 3)
		test := b.add(phaseMigration, w, w+": test launch and acceptance test", "testing", cut.AddDays(-7), 4)
		b.after(test, replicate, "SS", 8)
		if b.pr.changesCode(i + 1) {
			code := b.add(phaseMigration, w, w+": configuration and code updates for the replatformed tiers", "code update", cut.AddDays(-b.pr.paced(26)), 12)
			b.after(test, code, "", 0)
		}
		move := b.add(phaseMigration, w, w+": cutover", "cutover", cut, 1)
		b.after(move, test, "", 0)
		if last != "" {
			b.after(move, last, "", 0)
		}
		care := b.add(phaseMigration, w, w+": hypercare", "hypercare", cut.AddDays(1), 5)
		b.after(care, move, "", 0)
		last = move
		b.cutoverSteps(w, i+1)
	}
	return last
}

func (b *planner) close(last string) {
	end := b.pr.Migration.End
	if end.IsZero() {
		return
	}
	accept := b.add(phaseMigration, "", "Customer acceptance", "milestone", end, 1)
	b.after(accept, last, "", 0)
	review := b.add(phaseImprove, "", "Well-Architected review and remediation", "modernization", end.AddDays(2), 4)
	b.after(review, accept, "", 0)
	tune := b.add(phaseImprove, "", "Right-sizing and optimization plan", "modernization", end.AddDays(12), 12)
	b.after(tune, accept, "", 5)
}

// add plans an activity and says how it went: as planned, up to two days late, or not at all yet.
func (b *planner) add(phase, wave, title string, kind model.ActivityKind, start value.Date, days int) string {
	b.n++
	if kind == "preparation" || kind == "code update" || kind == "replication" {
		days = b.pr.paced(days)
	}
	a := &model.Activity{
		ID: fmt.Sprintf("%s-T%02d", b.pr.Code, b.n), Migration: b.pr.Migration.ID, Phase: phase, Wave: wave, Title: title, Kind: kind,
		Start: start, Status: "not started",
	}
	if kind != "cutover" {
		a.Start = workingDay(start)
	}
	if b.n%4 == 0 {
		a.Duration = num(days)
	} else {
		a.Finish = lastDay(a.Start, days)
	}
	slip := 0
	if kind != "cutover" && kind != "milestone" {
		slip = int(hash(a.ID) % 3)
	}
	finish := workingDay(lastDay(a.Start, days).AddDays(slip))
	if kind == "cutover" {
		finish = a.Start
	}
	if a.Start.Before(asOf) {
		a.Status, a.ActualStart = "in progress", a.Start
	}
	if finish.Before(asOf) {
		a.Status, a.ActualFinish = "completed", finish
	}
	b.p.Activities = append(b.p.Activities, a)
	b.responsibilities(a)
	return a.ID
}

// lastDay is the last of so many working days from start.
func lastDay(start value.Date, days int) value.Date {
	d := start
	for days > 1 {
		d = d.AddDays(1)
		if workingDay(d) == d {
			days--
		}
	}
	return d
}

func (b *planner) after(activity, predecessor string, link model.LinkType, lag int) {
	p := &model.Predecessor{Activity: activity, Predecessor: predecessor, Type: link}
	if lag != 0 {
		p.Lag = num(lag)
	}
	b.p.Predecessors = append(b.p.Predecessors, p)
}

// raciBank says who answers for the activities of a phase: accountable, responsible, consulted, informed.
var raciBank = map[string][4]string{
	phaseCase:       {"customer sponsor", "partner cloud economist", "customer finance controller", "customer chief information officer"},
	phaseReadiness:  {"customer chief information officer", "partner migration lead", "customer security officer", "customer sponsor"},
	phaseDiscovery:  {"partner migration lead", "partner discovery engineer", "customer platform team", "customer application owners"},
	phaseFoundation: {"customer chief information officer", "partner cloud architect", "customer security officer", "customer platform team"},
	phasePlanning:   {"partner project manager", "partner migration lead", "customer application owners", "customer sponsor"},
	phaseMigration:  {"customer application owners", "partner migration engineers", "customer platform team", "customer sponsor"},
	phaseImprove:    {"customer platform team", "partner cloud architect", "partner cloud economist", "customer chief information officer"},
}

func (b *planner) responsibilities(a *model.Activity) {
	parties := raciBank[a.Phase]
	if a.Kind == "governance" && a.Phase == phaseMigration {
		parties[0] = "customer sponsor"
	}
	for i, role := range []model.RACIRole{"A", "R", "C", "I"} {
		b.p.Responsibilities = append(b.p.Responsibilities, &model.Responsibility{Activity: a.ID, Party: parties[i], Role: role})
	}
}

func (b *planner) cutoverSteps(wave string, n int) {
	type step struct {
		what, owner, start string
		minutes            int
		decision           model.YesNo
		rollback, trigger  string
	}
	steps := []step{
		{"Check that replication lag is below one minute", "partner migration engineers", "T-4h", 30, model.No, "None needed: sources still run", ""},
		{"Go or no-go with application owners", "partner project manager", "T-3h", 20, model.Yes, "Postpone to the reserve window", "an open defect of severity 1, or an owner who cannot be reached"},
		{"Stop users and interfaces, final backup on the source", "customer platform team", "T-2h", 45, model.No, "Start interfaces again", "backup not complete at T-75min"},
		{"Stop source servers, final synchronisation", "partner migration engineers", "T-1h", 40, model.No, "Start source servers", "synchronisation not complete at T-15min"},
		{"Launch cutover instances and check their status", "partner migration engineers", "T", 45, model.No, "Stop instances, start source servers", "an instance fails its status checks twice"},
		{"Switch DNS and load balancer", "customer platform team", "T+45min", 15, model.No, "Switch DNS back (60 s time to live)", "health checks fail for ten minutes"},
		{"Acceptance test by the application owners", "customer application owners", "T+1h", 90, model.No, "Roll back in the order of the plan", "a business-critical test fails"},
		{"Decide to stay on AWS", "customer sponsor", "T+2h30min", 15, model.Yes, "Roll back before T+3h", "fewer than all critical tests passed"},
	}
	if b.pr.changesCode(n) {
		change := step{"Promote the target databases and stop change data capture", "partner migration engineers", "T+30min", 20, model.No,
			"Reverse replication keeps the source current for 48 hours", "row counts differ between source and target"}
		steps = slices.Insert(steps, 5, change)
	}
	before := ""
	for _, s := range steps {
		b.p.Cutover = append(b.p.Cutover, &model.CutoverStep{
			Migration: b.pr.Migration.ID, Wave: wave, Step: s.what, Owner: s.owner, Start: s.start, Duration: num(s.minutes),
			Predecessor: before, GoNoGo: s.decision, Rollback: s.rollback, Trigger: s.trigger,
		})
		before = s.what
	}
}

// plannedWaves are the planned cutover days: those that were kept, unless the project says otherwise.
func (pr *project) plannedWaves() []value.Date {
	if pr.Planned != nil {
		return pr.Planned
	}
	return pr.Waves
}

func (pr *project) firstCutover() value.Date { return pr.cutover(1) }

// changesCode tells whether a wave moves anything that is not rehosted or relocated as it is.
func (pr *project) changesCode(wave int) bool {
	return slices.ContainsFunc(pr.Apps, func(a app) bool {
		return a.Wave == wave && (a.Strategy == model.Replatform || a.Strategy == model.Refactor)
	})
}

// hasDocument tells whether a document of the usual set was written, which those of the end are not before the end.
func (pr *project) hasDocument(kind model.DocumentKind) bool {
	for _, u := range usualSet {
		if u.kind == kind && u.fromEnd && pr.Migration.End.IsZero() {
			return false
		}
	}
	return !slices.Contains(pr.Evidence.Omit, kind)
}

// riskBank are the risks that every project looks at first.
var riskBank = []model.Risk{
	{Description: "The last synchronisation takes longer than the cutover window", Likelihood: medium, Impact: high,
		Mitigation: "Rehearse with full data; stop if the lag is above one minute at the go or no-go", Owner: "partner migration lead"},
	{Description: "Application owners are not free for acceptance tests", Likelihood: medium, Impact: medium,
		Mitigation: "Name a deputy for each owner in the wave plan", Owner: "partner project manager"},
	{Description: "An undocumented interface breaks at cutover", Likelihood: medium, Impact: high,
		Mitigation: "Four weeks of connection data; block unknown connections in the test launch", Owner: "partner discovery engineer"},
	{Description: "The bandwidth to AWS is not delivered in time", Likelihood: low, Impact: high,
		Mitigation: "Keep the VPN as a fallback; seed large volumes with AWS Snowball Edge", Owner: "customer platform team"},
}

func (pr *project) risks() []*model.Risk {
	var risks []*model.Risk
	for i, r := range append(slices.Clone(riskBank), pr.Risks...) {
		r.ID, r.Migration = fmt.Sprintf("%s-R%02d", pr.Code, i+1), pr.Migration.ID
		if !pr.Migration.End.IsZero() {
			r.ClosedOn = workingDay(pr.Migration.End)
		}
		risks = append(risks, &r)
	}
	return risks
}
