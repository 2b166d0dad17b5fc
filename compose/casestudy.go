package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// CaseStudy is what a document about one migration may say to AWS, its auditor and the partner: everything recorded about it,
// with its source. Nil is what is not recorded.
type CaseStudy struct {
	Partner   Partner
	Programme Programme
	Customer  Customer

	ID, Title, Status                  *doc.Value
	Start, End, InProduction, Deadline *doc.Value // as recorded
	Happened                           Happened   // what of these has come to pass
	SourceEnvironment, Pattern, Team   *doc.Value
	PublicURL, PublishedOn             *doc.Value
	Compliance                         []*doc.Value
	Challenge, WhyAWS, Solution        *Prose
	Outcome, Lessons                   *Prose
	Services                           []Service
	Outcomes                           []Outcome
	Quotes                             []Quote
	Costs                              []CostGroup
	TCO                                *TCO             // nil where no cost is recorded, and in documents that are neither for costs nor with them
	Optimization                       *Optimization    // nil where no action, recommendation or utilization is recorded, and in documents that are not for optimization
	Plan                               *Plan            // nil where no plan is recorded, and in documents that are not for the plan
	Discovery                          *Discovery       // nil in documents that are not for estates
	LandingZone                        *LandingZone     // nil where none is recorded, and in documents that are not for landing zones
	WellArchitected                    *WellArchitected // nil where no review is recorded, and in documents that are not for reviews
	Survey                             *Survey          // nil where none is recorded, and in documents that are not for surveys
	Readiness                          *Readiness       // nil where nothing of it is recorded, and in documents that are not for readiness
	Method                             *CaseMethod      // nil where the partner has recorded none, and in documents that do not tell of it
	Claimed, Documented, Reviewed      Score
	FromCounts                         bool // what is claimed rests on Counts, not on rows
	Assumptions                        bool // some weight is assumed, so that the assumed scores differ
	Strategies                         []StrategyLine
	Applications                       []ApplicationLine
	Inventory                          *Inventory // nil where no machine and no application is listed
	NotCounted                         []Uncounted
	Window                             Window
	Findings                           []Finding
	Evidence                           []Evidence
	Diagrams                           []Diagram // architecture diagrams
	Selected, Eligible, Public         bool
	PublicReason                       *doc.Value
	Reasons                            []*doc.Value // why it is not eligible
	Missing                            []*doc.Value // what an auditor will look for and not find

	Newest value.Date // the latest fact in it
}

// Happened are the days of a project that have come to pass on the day of the assessment, and those that are planned; nil where there is none.
// The end of a project that is not completed is a plan, whatever its day.
type Happened struct {
	Started, InProduction, Completed            *doc.Value
	PlannedStart, PlannedProduction, PlannedEnd *doc.Value
}

// happened tells what has come to pass of a migration until a day.
func happened(m *model.Migration, until value.Date) Happened {
	var h Happened
	h.Started, h.PlannedStart = parted(m.Start, until, m.At("start"))
	h.InProduction, h.PlannedProduction = parted(m.InProduction, until, m.At("in production since"))
	h.Completed, h.PlannedEnd = parted(m.End, until, m.At("end"))
	if m.Status != model.Completed {
		h.Completed, h.PlannedEnd = nil, day(m.End, m.At("end"))
	}
	return h
}

// parted is a day as one that has come, or as one that is planned.
func parted(d, until value.Date, at source.Ref) (come, planned *doc.Value) {
	if d.After(until) {
		return nil, day(d, at)
	}
	return day(d, at), nil
}

// Partner is who submits.
type Partner struct{ Name, Tier, Note *doc.Value }

// Programme is what is submitted to.
type Programme struct{ Title, Edition, Source, Unconfirmed *doc.Value }

// Customer is whose migration it is.
type Customer struct {
	ID, Name, Industry, Country, Size, Site, ReferenceUse *doc.Value
	About                                                 *Prose
}

// Service is a service with what it does.
type Service struct {
	Name, Role *doc.Value
	ThirdParty bool
}

// Outcome is one result in figures.
type Outcome struct {
	Metric, Before, After, High, Qualifier, Unit, Period, Status, MeasuredOn, How *doc.Value
}

// Quote is what somebody at the customer said.
type Quote struct{ Text, Speaker, ApprovedOn *doc.Value }

// Score is a pair of weighted totals, on published weights and under the user's assumption.
type Score struct {
	Applications, Servers, AssumedApplications, AssumedServers *value.Figure
}

// StrategyLine is what one strategy contributes.
type StrategyLine struct {
	Strategy, Word                                               string
	Applications, Servers, Weight, WeightedApps, WeightedServers *value.Figure
}

// ApplicationLine is one application in scope.
type ApplicationLine struct {
	ID, Name, Criticality, Environment, Pattern, Wave, MigratedOn *doc.Value
	Strategy                                                      *doc.Value
	CountsAs                                                      string // strategy that it counts by; empty: not counted
	Reason                                                        string
}

// Inventory is what is listed, counted or not.
type Inventory struct {
	Applications, Machines, Templates, PoweredOn, PoweredOff, CPUs, Memory, Storage *value.Figure
}

// Uncounted are the applications and machines that do not count, for one reason.
type Uncounted struct {
	Reason                 string
	Applications, Machines *value.Figure
	Names                  []*doc.Value // the first few
	More                   int          // those not named
}

// Window is where the case study stands in time.
type Window struct {
	Date   *doc.Value // that the programme measures from
	Opens  *doc.Value
	Leaves *doc.Value // the last day on which it counts
	In     bool
}

// Finding is something an auditor would object to.
type Finding struct {
	ID, Migration, Severity, What, Rule, Mend string
	Kind, Says                                string // its kind, and what all of that kind say
	Owner, Document                           string
	Unlocks                                   Unlocks
	Ref                                       source.Ref
	Accepted                                  *doc.Value // why, by whom, until when
}

// Evidence is one document of the register.
type Evidence struct {
	ID, Kind, Title, Date, Partner, PartnerOn, Customer, CustomerOn, Version, Reviewed, Path *doc.Value
	File                                                                                     string // what was found at the path
	Good                                                                                     bool   // the file is there and opens
}

// caseStudy makes the view of one case study.
func (m *material) caseStudy(cs *model.CaseStudy) *CaseStudy {
	mig := cs.Migration
	n := newest{until: m.assessment.AsOf}
	n.of(mig)
	v := &CaseStudy{
		Partner: partnerOf(m.config), Programme: m.programme(), Customer: customerOf(cs.Customer),
		ID: said(mig.ID, mig.At("id")), Title: said(mig.Title, mig.At("title")), Status: said(string(mig.Status), mig.At("status")),
		Start: day(mig.Start, mig.At("start")), End: day(mig.End, mig.At("end")),
		InProduction: day(mig.InProduction, mig.At("in production since")), Deadline: day(mig.Deadline, mig.At("deadline")),
		Happened:          happened(mig, m.assessment.AsOf),
		SourceEnvironment: said(mig.SourceEnv, mig.At("source environment")), Pattern: said(mig.PatternStatement, mig.At("pattern statement")),
		Team: said(mig.PartnerTeam, mig.At("partner team")), PublicURL: said(mig.PublicURL, mig.At("public URL")),
		PublishedOn: day(mig.PublishedOn, mig.At("published on")), Compliance: saidAll(mig.Compliance, mig.At("compliance regimes")),
		Challenge: prose(mig.Challenge, mig.At("challenge")), WhyAWS: prose(mig.WhyAWS, mig.At("why AWS")),
		Solution: prose(mig.Solution, mig.At("solution")), Outcome: prose(mig.Outcome, mig.At("outcome")),
		Lessons: prose(mig.LessonsLearned, mig.At("lessons learned")),
		Claimed: scoreOf(cs.Claimed), Documented: scoreOf(cs.Documented), Reviewed: scoreOf(cs.Reviewed), FromCounts: cs.Claim,
		Assumptions: m.assumptions(), Strategies: m.strategies(cs), Inventory: inventoryOf(cs.Inventory),
		Window: windowOf(cs.Window), Selected: m.selected[mig.ID], Eligible: cs.Eligible, Public: cs.Public,
		PublicReason: said(cs.PublicReason, source.Ref{}), Reasons: saidAll(cs.Reasons, source.Ref{}),
	}
	m.addRecords(v, cs, &n)
	v.Applications, v.NotCounted = m.itemsOf(cs, &n)
	v.Evidence, v.Diagrams = m.evidenceOf(cs, &n), m.diagramsOf(cs)
	v.Findings = findingsOf(m.findings[mig.ID])
	v.Missing = saidAll(m.unrecorded(cs), source.Ref{})
	v.Newest = n.date
	return v
}

// addRecords adds the services, outcomes, quotes and costs of a migration.
func (m *material) addRecords(v *CaseStudy, cs *model.CaseStudy, n *newest) {
	id := cs.Migration.ID
	for _, s := range m.services[id] {
		v.Services = append(v.Services, Service{
			Name: said(s.Name, s.At("name")), Role: said(s.Role, s.At("role in the solution")), ThirdParty: s.Provider == model.ThirdParty,
		})
	}
	for _, o := range m.outcomes[id] {
		n.of(o)
		v.Outcomes = append(v.Outcomes, outcomeOf(o))
	}
	for _, q := range m.quotes[id] {
		n.of(q)
		v.Quotes = append(v.Quotes, Quote{said(q.Text, q.At("text")), said(q.SpeakerRole, q.At("speaker role")), day(q.ApprovedOn, q.At("approved on"))})
	}
	v.Costs = costGroups(cs)
}

func outcomeOf(o *model.Outcome) Outcome {
	unit := value.Unit(o.Unit)
	return Outcome{
		Metric: said(o.Metric, o.At("metric")), Before: amount(o.Before, unit, o.At("before")), After: amount(o.After, unit, o.At("after")),
		High: amount(o.High, unit, o.At("high")), Qualifier: said(string(o.Qualifier), o.At("qualifier")), Unit: said(o.Unit, o.At("unit")),
		Period: said(o.Period, o.At("period")), Status: said(string(o.Status), o.At("status")),
		MeasuredOn: day(o.MeasuredOn, o.At("measured on")), How: said(o.How, o.At("how")),
	}
}

func partnerOf(c model.Config) Partner {
	at := source.Ref{File: c.File}
	return Partner{said(c.Partner.Name, at), said(c.Partner.Tier, at), said(c.Partner.Note, at)}
}

func (m *material) programme() Programme {
	p, at := m.assessment.Programme, source.Ref{File: m.assessment.Programme.File}
	return Programme{said(p.Title, at), said(p.Edition, at), said(p.Source, at), said(value.Capital(m.assessment.Selection.Unconfirmed), source.Ref{})}
}

func customerOf(c *model.Customer) Customer {
	if c == nil {
		return Customer{}
	}
	return Customer{
		ID: said(c.ID, c.At("id")), Name: said(c.LegalName, c.At("legal name")), Industry: said(c.Industry, c.At("industry")),
		Country: said(c.Country, c.At("country")), Size: said(c.Size, c.At("size")), Site: said(c.Site, c.At("site")),
		ReferenceUse: said(string(c.ReferenceUse), c.At("reference use")), About: prose(c.About, c.At("about")),
	}
}

func scoreOf(s model.Score) Score {
	return Score{s.Applications, s.Servers, s.AssumedApplications, s.AssumedServers}
}

// assumptions tells whether any weight is assumed to be another than a verdict rests on.
func (m *material) assumptions() bool {
	return slices.ContainsFunc(m.assessment.Weights, func(w model.WeightLine) bool { return w.Assumed != nil && w.Assumed != w.Weight })
}

func (m *material) strategies(cs *model.CaseStudy) []StrategyLine {
	var lines []StrategyLine
	for _, s := range cs.Strategies {
		l := StrategyLine{
			Strategy: string(s.Strategy), Applications: s.Applications, Servers: s.Servers, Weight: s.Weight,
			WeightedApps: s.WeightedApps, WeightedServers: s.WeightedSrvs,
		}
		for _, w := range m.assessment.Weights {
			if w.Strategy == s.Strategy {
				l.Word = w.Word
			}
		}
		lines = append(lines, l)
	}
	return lines
}

func inventoryOf(i model.Inventoried) *Inventory {
	if isZero(i.Servers) && isZero(i.Applications) {
		return nil
	}
	return &Inventory{i.Applications, i.Servers, i.Templates, i.PoweredOn, i.PoweredOff, i.CPUs, i.Memory, i.Storage}
}

func isZero(f *value.Figure) bool { return f == nil || f.Value.Known && f.Value.Decimal.IsZero() }

func windowOf(w model.Window) Window {
	return Window{Date: day(w.Date, w.From), Opens: day(w.Opens, source.Ref{}), Leaves: day(w.Leaves, w.From), In: w.In}
}

// objections are the findings of a case study about one subject.
func (m *material) objections(cs *model.CaseStudy, about model.FindingSubject) []Finding {
	return findingsOf(where(m.findings[cs.Migration.ID], func(f model.Finding) bool { return f.Kind.Subject() == about }))
}

func findingsOf(findings []model.Finding) []Finding {
	var all []Finding
	for _, f := range findings {
		line := Finding{ID: f.ID, Kind: f.Kind.String(), Says: f.Kind.Says(), Migration: f.Migration, Severity: string(f.Severity), What: f.What, Rule: f.Rule, Mend: f.Mend, Ref: f.Ref, Owner: f.Owner, Document: f.Document, Unlocks: unlocksOf(f)}
		if a := f.Accepted; a != nil {
			line.Accepted = said("accepted by "+a.By+" until "+a.Until.String()+": "+a.Reason, a.Where())
		}
		all = append(all, line)
	}
	severities := []string{string(model.Blocking), string(model.Open), string(model.Information)}
	slices.SortStableFunc(all, func(a, b Finding) int {
		return slices.Index(severities, a.Severity) - slices.Index(severities, b.Severity)
	})
	return all
}

// evidenceOf are the documents that back a case study, with what was found of each.
func (m *material) evidenceOf(cs *model.CaseStudy, n *newest) []Evidence {
	var all []Evidence
	for _, d := range cs.Documents {
		n.of(d)
		e := Evidence{
			ID: said(d.ID, d.At("id")), Kind: said(string(d.Kind), d.At("kind")), Title: said(d.Title, d.At("title")), Date: day(d.Date, d.At("date")),
			Partner: said(d.PartnerSigned, d.At("partner signed by")), PartnerOn: day(d.PartnerSignOn, d.At("partner signed on")),
			Customer: said(d.CustomerSigned, d.At("customer signed by")), CustomerOn: day(d.CustomerSignOn, d.At("customer signed on")),
			Version: said(d.Version, d.At("version")), Reviewed: day(d.ReviewedOn, d.At("reviewed on")), Path: said(d.Path, d.At("path")),
		}
		e.File, e.Good = m.fileOf(d)
		all = append(all, e)
	}
	return all
}

// fileOf says what was found at a document's path.
func (m *material) fileOf(d *model.Document) (words string, good bool) {
	found, ok := m.portfolio.Evidence[d.Path]
	switch {
	case strings.TrimSpace(d.Path) == "":
		return "no file registered", false
	case !ok && strings.Contains(d.Path, "://"):
		return "URL only: a claim", false
	case !ok || !found.Exists:
		return "file is missing", false
	case !found.Opens:
		return "does not open: " + found.Reason, false
	}
	return "on file", true
}
