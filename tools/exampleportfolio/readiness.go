package main

import (
	"dossier/model"
	"dossier/value"
)

// readinessBank are the items of the readiness assessment: what is found at a low, middling or high score, and what to do about it.
var readinessBank = []struct {
	area, item       string
	poor, fair, good string
	action, owner    string
}{
	{"Business and strategy", "Business case", "Costs of the present environment are known in total only.", "Costs are known by category, not by application.", "Costs are allocated to applications and agreed with finance.",
		"Agree the cost model, application by application, with the finance controller.", "finance controller"},
	{"Business and strategy", "Stakeholder alignment", "Sponsor named, business units not yet involved.", "Business units informed, two of them doubtful of the schedule.", "Sponsor and business units share one goal and one date.",
		"Hold a steering committee every second week, with the business units.", "executive sponsor"},
	{"People and process", "Cloud skills", "One engineer has used AWS before.", "Platform team trained, application teams not.", "Platform and application teams trained; two hold certifications.",
		"Train application teams before their wave; pair with partner engineers in wave 1.", "head of infrastructure"},
	{"People and process", "Change management", "Changes are approved by e-mail.", "A change board meets weekly, too slow for waves.", "Standard changes are pre-approved by pattern.",
		"Define a standard change for each migration pattern.", "change manager"},
	{"Platform and architecture", "Landing zone", "No AWS organization exists.", "Single accounts opened by teams, no organization.", "Organization with guardrails exists, network missing.",
		"Build the landing zone with AWS Control Tower before wave 1.", "cloud architect"},
	{"Platform and architecture", "Network", "Site-to-site VPN only, measured at 300 Mbit/s.", "AWS Direct Connect ordered, delivery date open.", "AWS Direct Connect in place, failover tested.",
		"Order AWS Direct Connect; keep the VPN as its fallback.", "network architect"},
	{"Security and compliance", "Identity", "Local accounts on most servers.", "Directory in place, administrators share accounts.", "Single sign-on with multi-factor authentication.",
		"Federate the directory with AWS IAM Identity Center.", "security officer"},
	{"Security and compliance", "Data protection", "Data is not classified.", "Data is classified, keys are kept with the data.", "Data is classified and keys are managed centrally.",
		"Classify the data of each wave before its design review.", "data protection officer"},
	{"Operations and management", "Monitoring", "Monitoring ends at the hypervisor.", "Servers are monitored, services are not.", "Services have objectives and alarms.",
		"Define two health indicators an application and an alarm for each.", "operations manager"},
	{"Operations and management", "Backup and recovery", "Restores have not been tested for a year.", "Restores are tested for databases only.", "Restores are tested every quarter.",
		"Test a full restore on AWS before each cutover.", "operations manager"},
	{"Migration experience", "Pilot", "No workload was ever moved.", "One workload was moved by hand.", "A pilot ran with the tooling of the project.",
		"Run a pilot wave with two applications that matter but can wait.", "migration lead"},
	{"Migration experience", "Application owners", "Owners of a third of the applications are unknown.", "Owners are known, not all have time.", "Owners are named and freed for their wave.",
		"Name an owner and a tester for each application in the wave plan.", "head of applications"},
}

// readiness adds the assessment and the project's meetings to p.
func (pr *project) readiness(p *model.Portfolio) {
	done := pr.firstCutover()
	for i, b := range readinessBank {
		if i >= len(pr.Readiness) {
			break
		}
		score := int(pr.Readiness[i] - '0')
		item := &model.ReadinessItem{Migration: pr.Migration.ID, Area: b.area, Item: b.item, Score: num(score), Owner: b.owner}
		if pr.HeatMap {
			item.Area, item.Item, item.Score, item.Colour = heatMapLines[i].area, heatMapLines[i].item, value.Number{}, colourOf(score)
		}
		switch {
		case score <= 1:
			item.Finding = b.poor
		case score <= 3:
			item.Finding = b.fair
		default:
			item.Finding = b.good
		}
		if score < 4 {
			item.Action, item.Due = b.action, workingDay(pr.prepared(35+i))
			if !done.IsZero() {
				item.ClosedOn = workingDay(pr.prepared(30 + i))
				pr.lookAgain(item, i, score)
			}
			if pr.Unowned && i == 2 {
				item.Owner, item.Due = "", value.Date{}
			}
		}
		p.Readiness = append(p.Readiness, item)
	}
	pr.sessions(p)
}

// heatMapLines are the lines of readinessBank as a heat map of eight areas has them.
var heatMapLines = []struct{ area, item string }{
	{"Business case", "Detailed business case"}, {"Business case", "Key stakeholder sign-off"}, {"Skills and centre of excellence", "Experience baseline"},
	{"Operating model", "Configuration and change management"}, {"Landing zone", "Account design and configuration"},
	{"Landing zone", "Existing network and data centre architecture"}, {"Security and compliance", "Identity and access management"},
	{"Security and compliance", "Data protection"}, {"Operating model", "Future requirements"}, {"Operating model", "Backup"},
	{"Migration process and experience", "Identification of pilot applications"}, {"Application portfolio", "Workload-owner buy-in"},
}

// colourOf is a score from 0 to 5 as a colour.
func colourOf(score int) model.Colour {
	switch {
	case score <= 1:
		return model.Red
	case score <= 3:
		return model.Amber
	}
	return model.Green
}

// lookAgain scores two lines of three again, after what was done about them.
func (pr *project) lookAgain(item *model.ReadinessItem, i, score int) {
	switch after := min(score+2, 5); {
	case i%3 == 2:
	case pr.HeatMap:
		item.AgainIn = colourOf(after)
	default:
		item.Again = num(after)
	}
}

func (pr *project) sessions(p *model.Portfolio) {
	hold := func(kind, decided string, days int, documents []model.DocumentKind, attendees ...string) {
		s := &model.Session{Migration: pr.Migration.ID, Kind: kind, Decided: decided, Date: workingDay(pr.prepared(days)), Attendees: attendees}
		for _, kind := range documents {
			if pr.hasDocument(kind) {
				s.Documents = append(s.Documents, pr.kindID(kind))
			}
		}
		p.Sessions = append(p.Sessions, s)
	}
	hold("kick-off", "Scope, dates and parties as in the statement of work.", 0, []model.DocumentKind{model.SOW}, "executive sponsor", "chief information officer", "partner engagement manager", "partner project manager")
	hold("MRA workshop", "Each gap gets a recommendation; nothing moves before the landing zone stands.", 8, []model.DocumentKind{model.MRA}, "chief information officer", "head of infrastructure", "security officer", "finance controller", "partner migration lead")
	read, accepted := []model.DocumentKind{model.TCOAnalysis, model.MRA}, "Business case accepted; the migration is funded to its end."
	if pr.Unread {
		read, accepted = read[1:], ""
	}
	hold("TCO read-out", accepted, 17, read, "executive sponsor", "finance controller", "partner cloud economist")
	hold("landing zone design review", "Design released for building.", 30, []model.DocumentKind{model.LandingZoneDesign}, "cloud architect", "network architect", "security officer", "partner cloud architect")
	hold("migration plan approval", "Waves and cutover windows approved; a wave needs the word of its application owners.", 39, []model.DocumentKind{model.MigrationPlan, model.DiscoveryReport}, "chief information officer", "head of applications", "partner migration lead")
	if !pr.Migration.End.IsZero() {
		s := &model.Session{Migration: pr.Migration.ID, Kind: "closure and lessons learned", Date: workingDay(pr.Migration.End.AddDays(7)),
			Attendees: []string{"executive sponsor", "operations manager", "partner project manager"},
			Decided:   "Handed over to operations; lessons recorded for the next project."}
		if pr.hasDocument(model.AcceptanceDocument) {
			s.Documents = []string{pr.kindID(model.AcceptanceDocument)}
		}
		p.Sessions = append(p.Sessions, s)
	}
}
