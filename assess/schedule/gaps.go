package schedule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dossier/model"
)

// Those for whom something is missing.
const (
	auditor = "AWS and its auditor"
	lead    = "the project manager"
	team    = "the cutover team"
	sponsor = "the customer’s sponsor"
)

// gaps names what the sheets do not say, and for whom that is a gap.
func (p *planner) gaps() {
	add := func(missing bool, who, what string) {
		if missing {
			p.plan.Gaps = append(p.plan.Gaps, model.PlanGap{What: what, For: who})
		}
	}
	add(len(p.nodes) == 0, auditor, "no activity is recorded, so that nobody sees what is done when")
	if len(p.nodes) > 0 {
		add(len(p.plan.Links) == 0, auditor, "no predecessor is recorded, so that nothing shows what depends on what")
		add(len(p.plan.Holidays) == 0, lead, "no holiday is recorded, so that every Monday to Friday counts as worked")
		add(len(p.plan.Parts) == 0, auditor, "no responsibility is recorded, so that nobody sees who does what")
		p.undated(add)
	}
	p.unshown(add)
	add(len(p.Cutover) == 0, team, "no cutover step is recorded: there is no order, no point of decision and no way back")
	add(len(p.Risks) == 0, sponsor, "no risk is recorded")
	p.unplanned(add)
	for _, r := range p.plan.Risks {
		add(r.Risk.Mitigation == "", sponsor, "risk "+r.Risk.ID+" has no mitigation")
		add(r.Risk.Owner == "", sponsor, "risk "+r.Risk.ID+" has no owner")
	}
}

// unshown names what the applications that move, and the steps of cutovers, do not say.
func (p *planner) unshown(add func(bool, string, string)) {
	ids := map[string]bool{}
	var waveless, ownerless, patternless []string
	for _, a := range p.Applications {
		if s := p.strategyOf(a); s == model.Retire || s == model.Retain {
			continue
		}
		ids[a.ID] = true
		if strings.TrimSpace(a.Pattern) == "" {
			patternless = append(patternless, cmp.Or(a.Name, a.ID))
		}
		if strings.TrimSpace(a.Wave) == "" {
			waveless = append(waveless, cmp.Or(a.Name, a.ID))
		}
		if strings.TrimSpace(a.Owner) == "" {
			ownerless = append(ownerless, cmp.Or(a.Name, a.ID))
		}
	}
	tied := slices.ContainsFunc(p.Dependencies, func(d *model.Dependency) bool { return ids[d.From] || ids[d.To] })
	add(len(ids) > 1 && !tied, lead, "no dependency between applications is recorded, so that nothing shows which of them have to move together")
	add(len(patternless) > 0, auditor, "no migration pattern for "+some(patternless))
	add(len(p.plan.Waves) > 0 && len(waveless) > 0, lead, "no wave for "+some(waveless))
	add(len(ownerless) > 0, sponsor, "no owner for "+some(ownerless)+", so that nobody accepts what was moved")
	var undone, endless []string
	for _, s := range p.Cutover {
		name := s.Wave + ", " + s.Step
		if strings.TrimSpace(s.Owner) == "" {
			undone = append(undone, name)
		}
		if !s.Duration.Known {
			endless = append(endless, name)
		}
	}
	add(len(undone) > 0, team, "no owner for these steps of a cutover: "+some(undone))
	add(len(endless) > 0, team, "no duration for these steps of a cutover: "+some(endless))
}

// undated names the activities whose days or place cannot be told.
func (p *planner) undated(add func(bool, string, string)) {
	var bare, lost []string
	for _, n := range p.nodes {
		switch {
		case !n.Start.Value.Known || !n.Finish.Value.Known:
			bare = append(bare, n.Activity.ID)
		case !n.EarlyFinish.Value.Known:
			lost = append(lost, n.Activity.ID)
		}
	}
	add(len(bare) > 0, lead, "no planned days for "+some(bare)+", so that the end of the plan and its critical path are unknown")
	add(len(lost) > 0 && len(bare) == 0, lead, "the place of "+some(lost)+" in the plan is unknown, since activities wait for each other")
}

// some are names in a list, the first few of many.
func some(names []string) string {
	const few = 6
	if more := len(names) - few; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), more)
	}
	return strings.Join(names, ", ")
}

// waveName is what a sentence calls a wave: as it is recorded, and "wave 2" where that is "2".
func waveName(name string) string {
	if strings.ContainsFunc(name, unicode.IsLetter) {
		return name
	}
	return "wave " + name
}

// unplanned names what the waves lack.
func (p *planner) unplanned(add func(bool, string, string)) {
	for _, w := range p.plan.Waves {
		moves := !w.Applications.Value.Decimal.IsZero()
		name := waveName(w.Name)
		add(moves && w.Cutover == nil, lead, name+" moves applications, and no activity plans its cutover")
		add(moves && !w.Steps && len(p.Cutover) > 0, team, name+" has no cutover plan")
		add(!moves && len(p.Applications) > 0, auditor, name+" is planned, and no application names it")
	}
	for _, c := range p.plan.Cutovers {
		add(c.Decisions == 0, sponsor, "the cutover of "+waveName(c.Wave)+" has no point of decision")
		add(c.Clock == nil, team, "no step of the cutover of "+waveName(c.Wave)+" says what time T is (write T = 20:00), so that its times are relative")
	}
	if len(p.Applications) == 0 {
		add(true, auditor, "no application is listed, so that no pattern, wave or effort can be shown")
	}
}
