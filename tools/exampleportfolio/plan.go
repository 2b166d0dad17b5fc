package main

import (
	"cmp"
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

// planner lays out a project's activities: each on its days, tied to what it waits for.
type planner struct {
	pr  *project
	p   *model.Portfolio
	off map[value.Date]bool // holidays
	n   int

	second made // the second line, which what comes next waits for; none once it does
}

// task is an activity as it is planned, and how it went.
type task struct {
	phase, wave, title string
	kind               model.ActivityKind
	start              value.Date
	days               int // working days; 0: a milestone
	shift              int // days by which all of it moved
	stalled            int // working days that remain of what does not get done; 0 for what does
}

// made is an activity that was planned.
type made struct {
	*model.Activity
	last value.Date // planned finish
}

// plan adds activities, their order, who does them, the cutover steps and the risks to p.
func (pr *project) plan(p *model.Portfolio) {
	b := planner{pr: pr, p: p, off: holidaysOf(pr.Migration.ID)}
	ready := b.prepare()
	last := b.waves(ready)
	b.close(last)
	p.Risks = append(p.Risks, pr.risks()...)
}

// prepare plans what comes before the waves, and gives what they wait for.
func (b *planner) prepare() []made {
	pr := b.pr
	kick := b.milestone(phaseCase, "Kick-off", pr.Migration.Start)
	tco := b.add(task{phase: phaseCase, title: "TCO analysis and read-out", kind: "governance", start: pr.prepared(3), days: 10})
	workshop := b.add(task{phase: phaseReadiness, title: "Migration readiness workshop", kind: "governance", start: pr.prepared(7), days: 3})
	report := b.add(task{phase: phaseReadiness, title: "Readiness report with gaps and owners", kind: "governance", start: workshop.last.AddDays(1), days: 3})
	collect := b.add(task{phase: phaseDiscovery, title: "Inventory and utilisation, collected from the hypervisors", kind: "preparation", start: pr.prepared(1), days: pr.paced(17)})
	talks := b.add(task{phase: phaseDiscovery, title: "Interviews with application owners", kind: "preparation", start: pr.prepared(8), days: pr.paced(9)})
	found := b.add(task{phase: phaseDiscovery, title: "Dependencies, move groups and discovery report", kind: "preparation", start: pr.prepared(14), days: pr.paced(12)})
	zone := b.add(task{phase: phaseFoundation, title: "Landing zone: accounts and organizational units", kind: "preparation", start: pr.prepared(16), days: pr.paced(12)})
	net := b.add(task{phase: phaseFoundation, title: "Connectivity, routing and name resolution", kind: "preparation", start: pr.prepared(21), days: pr.paced(11)})
	access := b.add(task{phase: phaseFoundation, title: "Identity federation and access roles", kind: "preparation", start: pr.prepared(22), days: pr.paced(8)})
	guard := b.add(task{phase: phaseFoundation, title: "Guardrails, logging and security baseline", kind: "preparation", start: pr.prepared(21), days: pr.paced(10)})
	safe := b.milestone(phaseFoundation, "Landing zone accepted by security", b.latest(zone, net, access, guard))
	designs := b.add(task{phase: phasePlanning, title: "Pattern and design of each application", kind: "preparation", start: pr.prepared(22), days: pr.paced(11)})
	waves := b.add(task{phase: phasePlanning, title: "Wave plan agreed with application owners", kind: "preparation", start: pr.prepared(25), days: pr.paced(8)})
	books := b.add(task{phase: phasePlanning, title: "Cutover plan, rollback and communication", kind: "preparation", start: pr.prepared(28), days: pr.paced(9)})
	b.follow(tco, kick)
	b.follow(workshop, kick)
	b.follow(report, workshop)
	b.follow(collect, kick)
	b.follow(talks, collect)
	b.follow(found, collect, talks)
	b.together(found, collect)
	b.follow(zone, collect)
	b.follow(net, zone)
	b.follow(access, zone)
	b.follow(guard, zone)
	b.follow(safe, zone, net, access, guard)
	b.follow(designs, found)
	b.follow(waves, designs, found)
	b.follow(books, waves, report)
	if pr.Second != "" {
		line := b.add(task{phase: phaseFoundation, title: pr.Second, kind: "preparation", start: asOf.AddDays(-24), days: 10, stalled: 14})
		b.follow(line, net)
		b.second = line
	}
	return []made{designs, waves, books, net, safe, tco}
}

// close plans what follows the last wave.
func (b *planner) close(last []made) {
	end := cmp.Or(b.pr.Migration.End, b.latest(last...).AddDays(12))
	end = b.worked(end)
	if start := b.worked(b.latest(last...).AddDays(1)); start.Before(end) {
		handover := b.add(task{phase: phaseMigration, title: "Documentation, training and handover to operations", kind: "hypercare", start: start, days: b.between(start, end)})
		b.follow(handover, last...)
		last = append(last, handover)
	}
	accept := b.milestone(phaseMigration, "Customer acceptance", end)
	b.follow(accept, last...)
	review := b.add(task{phase: phaseImprove, title: "Well-Architected review and remediation", kind: "modernization", start: end.AddDays(2), days: 4})
	tune := b.add(task{phase: phaseImprove, title: "Right-sizing and optimization plan", kind: "modernization", start: end.AddDays(12), days: 12})
	b.follow(review, accept)
	b.follow(tune, accept, review)
}

// milestone plans a day.
func (b *planner) milestone(phase, title string, on value.Date) made {
	return b.add(task{phase: phase, title: title, kind: "milestone", start: on})
}

// slipping are the kinds of work that end up to two days late now and then.
var slipping = []model.ActivityKind{"preparation", "replication", "code update", "modernization", "decommissioning"}

// add plans an activity and says how it went: as planned, a little late, or not at all yet.
func (b *planner) add(t task) made {
	b.n++
	a := &model.Activity{
		ID: fmt.Sprintf("%s-T%02d", b.pr.Code, b.n), Migration: b.pr.Migration.ID, Phase: t.phase, Wave: t.wave, Title: t.title, Kind: t.kind,
		Start: t.start, Status: "not started",
	}
	if t.kind != "cutover" {
		a.Start = b.worked(t.start)
	}
	last := b.lastDay(a.Start, t.days)
	if b.n%4 == 0 && t.days > 0 && t.kind != "cutover" {
		a.Duration = num(t.days)
	} else {
		a.Finish = last
	}
	begin, slip := a.Start, 0
	if t.shift != 0 {
		begin = begin.AddDays(t.shift)
	}
	if slices.Contains(slipping, t.kind) {
		slip = int(hash(a.ID) % 3)
	}
	finish := last.AddDays(t.shift)
	if t.kind != "cutover" {
		begin = b.worked(begin)
		finish = b.lastDay(b.worked(b.lastDay(begin, t.days)), slip+1)
	}
	if begin.Before(asOf) {
		a.Status, a.ActualStart = "in progress", begin
	}
	if finish.Before(asOf) && t.stalled == 0 {
		a.Status, a.ActualFinish = "completed", finish
	}
	if t.stalled > 0 {
		a.Remaining = num(t.stalled)
	}
	b.p.Activities = append(b.p.Activities, a)
	b.responsibilities(a)
	return made{a, last}
}

// follow ties an activity to those it waits for, by what its days allow: from finish to start, else from start to start. The one that
// ends last before it decides, with the days between as lag where they are few.
func (b *planner) follow(a made, before ...made) {
	gap := func(p made) int { return b.before(a) - b.until(p.last) }
	last := 1 << 20
	for _, p := range before {
		if gap(p) >= 0 {
			last = min(last, gap(p))
		}
	}
	for _, p := range before {
		switch {
		case b.before(a) < b.before(p):
		case gap(p) < 0:
			b.tie(a, p, "SS", b.before(a)-b.before(p))
		case gap(p) == last && last <= 6:
			b.tie(a, p, "", last)
		default:
			b.tie(a, p, "", 0)
		}
	}
}

// together ties an activity's end to that of another, where it ends later.
func (b *planner) together(a, other made) {
	if lag := b.until(a.last) - b.until(other.last); lag >= 0 {
		b.tie(a, other, "FF", lag)
	}
}

func (b *planner) tie(activity, predecessor made, link model.LinkType, lag int) {
	p := &model.Predecessor{Activity: activity.ID, Predecessor: predecessor.ID, Type: link}
	if lag != 0 {
		p.Lag = num(lag)
	}
	b.p.Predecessors = append(b.p.Predecessors, p)
}

func (b *planner) latest(all ...made) value.Date {
	last := all[0].last
	for _, a := range all {
		if a.last.After(last) {
			last = a.last
		}
	}
	return last
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
