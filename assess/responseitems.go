package assess

import "dossier/model"

// commonItem is an item that the checklists of several programmes have in common, with the kinds of document that count as evidence.
type commonItem struct {
	id       string
	evidence []model.DocumentKind
	source   string
}

// commonItems are the items of the common requirements (customers, then practice). Their ids and what they ask for are published; which
// of our kinds of document that is, is this program's reading. Items that no kind of document answers (POV-001 to POV-005, PRJ-001,
// PRJ-005) are not listed.
//
// ECS25 is the Amazon ECS Service Delivery validation checklist of February to August 2025, COPS the ids and titles of the common
// practice requirements in github.com/zircon-tech/cloud-ops-docs (a secondary source).
var commonItems = []commonItem{
	{"DOC-001", []model.DocumentKind{model.ArchitectureDiagram}, ecs25},
	{"ACCT-001", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"ACCT-002", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"OPE-001", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"OPE-002", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"OPE-003", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"NETSEC-001", []model.DocumentKind{model.OperatingProcedure, model.LandingZoneDesign}, ecs25},
	{"NETSEC-002", []model.DocumentKind{model.OperatingProcedure, model.LandingZoneDesign}, ecs25},
	{"REL-001", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"REL-002", []model.DocumentKind{model.OperatingProcedure}, ecs25},
	{"COST-001", []model.DocumentKind{model.TCOAnalysis}, ecs25},
	{"PRJ-002", []model.DocumentKind{model.SOW}, cops},
	{"PRJ-003", []model.DocumentKind{model.SOW}, cops},
	{"PRJ-004", []model.DocumentKind{model.RACI, model.ProjectPlan}, cops},
	{"CSN-001", []model.DocumentKind{model.AcceptanceDocument}, cops},
	{"CSN-002", []model.DocumentKind{model.SatisfactionSurvey}, cops},
}

const (
	ecs25 = "the Amazon ECS Service Delivery checklist of 2025; which kind of document serves is this program’s reading"
	cops  = "the common practice requirements as github.com/zircon-tech/cloud-ops-docs lists them; which kind of document serves is this program’s reading"
)
