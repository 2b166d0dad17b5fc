// Package assess turns a portfolio and a programme into an Assessment: what counts and why, what is evidenced, what an auditor
// would object to, and which set of case studies to submit. It is pure: it reads nothing, words no document, and knows the day
// only as an argument.
package assess

import (
	"cmp"
	"slices"

	"dossier/model"
	"dossier/value"
)

// Day is the day that an assessment speaks of, and why it is that day.
type Day struct {
	Date value.Date
	From string // "--as-of 2026-11-01", "SOURCE_DATE_EPOCH", "documents.xlsx!Register!E12"
}

// Assess judges p by programme as of day. A zero day.Date is the newest recorded fact.
func Assess(p *model.Portfolio, c model.Config, programme *model.Programme, day Day) *model.Assessment {
	implausible := implausibleDays(p, day.Date)
	if day.Date.IsZero() {
		day = newestFact(p)
	}
	a := &assessor{
		portfolio: p,
		programme: programme,
		asOf:      day.Date,
		measured:  day.Date,
		weights:   weigh(programme, c),
		systems:   c.Systems,
		scales:    c.Scales,
		index:     newIndex(p),
	}
	if !c.SubmitOn.IsZero() {
		a.measured = c.SubmitOn
	}
	result := &model.Assessment{
		AsOf: a.asOf, AsOfFrom: day.From, MeasuredOn: a.measured,
		Programme: programme, Weights: a.weights.lines, Problems: implausible,
	}
	a.settleClashes()
	for _, m := range a.index.migrations {
		result.CaseStudies = append(result.CaseStudies, a.caseStudy(m))
	}
	a.findSharedFiles()
	result.Clashes = a.clashes
	result.Method = a.methodMatrix(result.CaseStudies)
	a.reportUnknownItems()
	result.Findings = a.settledFindings()
	a.setUnlocks(result.CaseStudies, result.Findings)
	countOpen(result.CaseStudies, result.Findings)
	a.judgeEligibility(result.CaseStudies, result.Findings)
	result.Selection = a.selectSet(c, result.CaseStudies, result.Findings)
	result.Survives = survival(result.Selection)
	result.Checklist = a.checklist(result.CaseStudies, result.Selection.Members)
	result.Contacts = a.contacts()
	result.Answers = a.answers(result.Selection.Members)
	return result
}

// assessor holds what every step of one assessment reads; its last three fields are what the steps find.
type assessor struct {
	portfolio *model.Portfolio
	programme *model.Programme
	asOf      value.Date
	measured  value.Date
	weights   weights
	systems   []model.SystemFamily
	scales    []*model.ReadinessScale
	index     index

	clashes  []model.Clash
	lost     map[model.Record]string // a record that counts elsewhere → the migration that keeps it
	findings []model.Finding
}

// index finds records by what refers to them.
type index struct {
	migrations   []*model.Migration // in the order of their ids
	customers    map[string]*model.Customer
	applications map[string][]*model.Application // by migration
	servers      map[string][]*model.Server
	documents    map[string][]*model.Document
	costs        map[string][]*model.Cost
	activities   map[string][]*model.Activity
	estate       estate
	platform     platform
	appByID      map[appKey]*model.Application
}

// appKey is the identity of an application: unique within a migration's customer.
type appKey struct{ customer, id string }

func newIndex(p *model.Portfolio) index {
	ix := index{
		migrations:   slices.Clone(p.Migrations),
		customers:    map[string]*model.Customer{},
		applications: map[string][]*model.Application{},
		servers:      map[string][]*model.Server{},
		documents:    map[string][]*model.Document{},
		costs:        map[string][]*model.Cost{},
		activities:   map[string][]*model.Activity{},
		estate:       newEstate(p),
		platform:     newPlatform(p),
		appByID:      map[appKey]*model.Application{},
	}
	slices.SortStableFunc(ix.migrations, func(a, b *model.Migration) int { return cmp.Compare(a.ID, b.ID) })
	customerOf := map[string]string{}
	for _, m := range p.Migrations {
		customerOf[m.ID] = m.Customer
	}
	for _, c := range p.Customers {
		ix.customers[c.ID] = c
	}
	for _, a := range p.Applications {
		ix.applications[a.Migration] = append(ix.applications[a.Migration], a)
		key := appKey{customerOf[a.Migration], a.ID}
		if _, taken := ix.appByID[key]; !taken {
			ix.appByID[key] = a
		}
	}
	for _, s := range p.Servers {
		ix.servers[s.Migration] = append(ix.servers[s.Migration], s)
	}
	for _, d := range p.Documents {
		ix.documents[d.Migration] = append(ix.documents[d.Migration], d)
	}
	for _, c := range p.Costs {
		ix.costs[c.Migration] = append(ix.costs[c.Migration], c)
	}
	for _, a := range p.Activities {
		ix.activities[a.Migration] = append(ix.activities[a.Migration], a)
	}
	return ix
}

// application finds an application that a record of migration m names: its own first, then the customer's.
func (ix index) application(m *model.Migration, id string) *model.Application {
	for _, a := range ix.applications[m.ID] {
		if a.ID == id {
			return a
		}
	}
	return ix.appByID[appKey{m.Customer, id}]
}
