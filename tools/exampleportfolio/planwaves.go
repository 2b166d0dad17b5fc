package main

import (
	"fmt"
	"slices"

	"dossier/model"
)

// waves plans each wave after what it waits for, and gives what the close waits for.
func (b *planner) waves(ready []made) (last []made) {
	var moved, copied made
	for i, cut := range b.pr.plannedWaves() {
		w := fmt.Sprintf("Wave %d", i+1)
		shift := 0
		if i < len(b.pr.Waves) {
			shift = cut.DaysUntil(b.pr.Waves[i])
		}
		t := func(title string, kind model.ActivityKind) task {
			return task{phase: phaseMigration, wave: w, title: w + ": " + title, kind: kind, shift: shift}
		}
		on := func(x task, days, before int) made { // so many days, from so many working days before the cutover
			x.start, x.days = b.back(cut, before), days
			return b.add(x)
		}
		target := t("target subnets, security groups and instance profiles", "preparation")
		target.start, target.days = cut.AddDays(-b.pr.paced(24)), 4
		prepared := b.add(target)
		replicate := t("replicate servers and databases", "replication")
		replicate.start, replicate.days = cut.AddDays(-b.pr.paced(21)), b.pr.paced(11)
		copying := b.add(replicate)
		var code made
		if b.pr.changesCode(i + 1) {
			change := t("configuration and code updates for the replatformed tiers", "code update")
			change.start, change.days = cut.AddDays(-b.pr.paced(26)), b.pr.paced(12)
			code = b.add(change)
		}
		test := on(t("test launch and acceptance test", "test"), 4, 6)
		runs := on(t("monitoring, backup and runbooks handed over", "preparation"), 3, 5)
		dry := on(t("dry run of the cutover", "test"), 2, 2)
		decide := on(t("readiness check, go or no-go for the cutover", "milestone"), 0, 1)
		x := t("cutover", "cutover")
		x.start, x.days = cut, 1
		move := b.add(x)
		x = t("hypercare", "hypercare")
		x.start, x.days = cut.AddDays(1), 5
		care := b.add(x)
		x = t("switch off and archive the source servers", "decommissioning")
		x.start, x.days = care.last.AddDays(1), 3
		off := b.add(x)
		b.follow(prepared, ready[:2]...)
		b.follow(copying, prepared, ready[3])
		if i > 0 && b.second.Activity != nil {
			b.follow(copying, b.second)
			b.second = made{}
		}
		if code.Activity != nil {
			b.follow(code, ready[0])
			b.follow(test, code)
		}
		b.follow(test, copying, ready[4])
		b.follow(runs, test)
		b.follow(dry, test, runs, ready[2])
		b.follow(decide, dry, runs)
		b.follow(move, decide)
		b.follow(care, move)
		b.follow(off, care)
		if moved.Activity != nil {
			b.follow(move, moved)
			b.follow(copying, copied)
		}
		moved, copied = move, copying
		last = []made{care, off}
		b.cutoverSteps(w, i+1)
	}
	return last
}

// raciBank says who answers for the activities of a phase: accountable, responsible, consulted, informed; several are parted by semicolons.
var raciBank = map[string][4][]string{
	phaseCase:       {{"customer sponsor"}, {"partner cloud economist"}, {"customer finance controller"}, {"customer chief information officer"}},
	phaseReadiness:  {{"customer chief information officer"}, {"partner migration lead"}, {"customer security officer", "AWS solutions architect"}, {"customer sponsor"}},
	phaseDiscovery:  {{"partner migration lead"}, {"partner discovery engineer"}, {"customer platform team"}, {"customer application owners"}},
	phaseFoundation: {{"customer chief information officer"}, {"partner cloud architect"}, {"customer security officer", "AWS solutions architect"}, {"customer platform team"}},
	phasePlanning:   {{"partner project manager"}, {"partner migration lead"}, {"customer application owners"}, {"customer sponsor"}},
	phaseMigration:  {{"customer application owners"}, {"partner migration engineers"}, {"customer platform team"}, {"customer sponsor"}},
	phaseImprove:    {{"customer platform team"}, {"partner cloud architect"}, {"partner cloud economist"}, {"customer chief information officer"}},
}

// raciByKind says who answers for kinds of work in the migration phase.
var raciByKind = map[model.ActivityKind][4][]string{
	"code update":     {{"customer application owners"}, {"customer development team", "partner migration engineers"}, {"partner cloud architect"}, {"customer sponsor"}},
	"cutover":         {{"partner migration lead"}, {"partner migration engineers", "customer platform team"}, {"customer application owners"}, {"customer sponsor", "partner project manager"}},
	"milestone":       {{"customer sponsor"}, {"partner project manager"}, {"customer application owners"}, {"customer chief information officer"}},
	"hypercare":       {{"partner migration lead"}, {"partner migration engineers", "customer platform team"}, {"customer application owners"}, {"customer sponsor"}},
	"decommissioning": {{"customer platform team"}, {"customer platform team", "partner migration engineers"}, {"customer security officer"}, {"customer application owners"}},
}

func (b *planner) responsibilities(a *model.Activity) {
	parties := raciBank[a.Phase]
	if byKind, ok := raciByKind[a.Kind]; ok && a.Phase == phaseMigration {
		parties = byKind
	}
	for i, role := range []model.RACIRole{"A", "R", "C", "I"} {
		for _, party := range parties[i] {
			b.p.Responsibilities = append(b.p.Responsibilities, &model.Responsibility{Activity: a.ID, Party: party, Role: role})
		}
	}
}

// cutoverStep is a step of the partner's runbook.
type cutoverStep struct {
	what, owner, start string
	minutes            int
	decision           model.YesNo
	rollback, trigger  string
}

var runbook = []cutoverStep{
	{"Check that replication lag is below one minute", "partner migration engineers", "T-4h", 30, model.No, "Stop here: the sources still run", "the lag stays above one minute until T-3h30min"},
	{"Go or no-go with application owners", "partner project manager", "T-3h", 20, model.Yes, "Postpone to the reserve window", "an open defect of severity 1, or an owner who cannot be reached"},
	{"Stop users and interfaces, final backup on the source", "customer platform team", "T-2h", 45, model.No, "Start interfaces again", "the backup is not complete at T-75min"},
	{"Stop source servers, final synchronisation", "partner migration engineers", "T-1h", 40, model.No, "Start the source servers", "the synchronisation is not complete at T-15min"},
	{"Launch cutover instances and check their status", "partner migration engineers", "T = 20:00", 45, model.No, "Stop the instances, start the source servers", "an instance fails its status checks twice"},
	{"Switch DNS and load balancer", "customer platform team", "", 15, model.No, "Switch DNS back (60 s time to live)", "health checks fail for ten minutes"},
	{"Acceptance test by the application owners", "customer application owners", "", 90, model.No, "Roll back in the order of the plan", "a business-critical test fails"},
	{"Decide to stay on AWS", "customer sponsor", "", 15, model.Yes, "Roll back before T+4h", "a business-critical test is still open"},
}

// promote is the step that a wave with replatformed databases adds after the launch.
var promote = cutoverStep{"Promote the target databases and stop change data capture", "partner migration engineers", "", 20, model.No,
	"Reverse replication keeps the source current for 48 hours", "row counts differ between source and target"}

func (b *planner) cutoverSteps(wave string, n int) {
	steps := slices.Clone(runbook)
	if b.pr.changesCode(n) {
		steps = slices.Insert(steps, 5, promote)
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
