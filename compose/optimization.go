package compose

import (
	"slices"
	"strings"
	"unicode"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Optimization is what a document may say of what is planned, recommended and realised after a migration. Savings are amounts a month.
// Figures are nil where nothing is known of them.
type Optimization struct {
	Currency                               string
	PlannedBefore, PlannedOverlap, Planned *value.Figure // Planned is after overlaps
	FurtherBefore, FurtherOverlap, Further *value.Figure
	RestBefore, RestAfter                  *value.Figure // of what tools recommend, all that is not listed
	Realised, Claimed, Share               *value.Figure
	Original                               *Original // nil where none is registered
	Terms                                  []OptimizationTerm
	Steps                                  []OptimizationStep
	Levers                                 []OptimizationLever
	Exports                                []OptimizationExport
	Spot                                   []SpotCandidate
	Sizings                                []Sizing
	Buying                                 *Commitment // nil where no bill is recorded
	Tables                                 []SourceTable
	Missing                                []*doc.Value
	Regions                                []string     // whose prices count
	Zone                                   bool         // the landing zone names them
	Priced                                 bool         // a price of an instance type is used
	Short                                  []*doc.Value // the resources that need more than they have
	CommitmentPlanned                      bool
	Contradicted                           bool         // what was measured contradicts a recommendation
	HasPlan                                bool         // the partner has recorded an action
	PlanOverlaps, FurtherOverlaps          bool         // something would count twice
	SavesFurther                           bool         // something is left to save beyond the plan
	Recommended, Apart                     bool         // a tool recommends; a stated saving is in no total
	Late                                   []*doc.Value // the ids of actions that are due and not done
	Objections                             []Finding
	Newest                                 value.Date
}

// OptimizationTerm is what the calculation rests on.
type OptimizationTerm struct {
	Name              string
	Figure            *value.Figure
	Given, From, Date *doc.Value // Given is nil where nobody gives it
}

// OptimizationStep is an action, planned or recommended.
type OptimizationStep struct {
	Origin, Lever, Kind                       string
	ID, Resource, Name, What, Tool            *doc.Value
	Effort, Restart, Rollback, Owner, Due     *doc.Value
	Done, Baseline, Method, Account, Region   *doc.Value
	Saving, Counts, Less, After, Realised     *value.Figure
	Supported                                 bool
	Why, LeftOut                              string
	Against                                   *MeasuredAgainst // nil where nothing that was measured speaks against it
	CPU, Memory, Expected, Commitment, MadeOn *doc.Value
}

// MeasuredAgainst is a measurement that speaks against an action. Figures are in percent; Needs and Offers are shares of the present size.
type MeasuredAgainst struct {
	Metric              string
	Peak, Needs, Offers *value.Figure // Needs is nil of a resource that is taken for idle
}

// OptimizationLever sums the actions of one kind of change.
type OptimizationLever struct {
	Name                              string
	Steps, Planned, Further, Realised *value.Figure
}

// OptimizationExport sums what one tool recommends for one sort of resource.
type OptimizationExport struct {
	Tool, Kind          *doc.Value
	Rows, Stated, After *value.Figure
}

// SpotCandidate is an application that may run on Spot capacity.
type SpotCandidate struct {
	ID, Name, Environment, Criticality, Owner *doc.Value
	Servers                                   *value.Figure
	Why                                       string
}

// SourceTable is a table that figures were read from.
type SourceTable struct {
	Kind  string
	At    *doc.Value
	Lines *value.Figure
}

// optimizationSubject is for migrations with actions, recommendations or utilization.
func optimizationSubject() subject {
	return subject{
		name: "optimization",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.Optimization != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.Optimization = m.optimization(cs)
			return v.Optimization.Newest
		},
	}
}

// optimization makes the view of the plan; nil where there is none.
func (m *material) optimization(cs *model.CaseStudy) *Optimization {
	o := cs.Optimization
	if o == nil {
		return nil
	}
	v := &Optimization{
		Currency:      o.Currency,
		PlannedBefore: o.Planned.Before, PlannedOverlap: o.Planned.Overlap, Planned: o.Planned.After,
		FurtherBefore: o.Further.Before, FurtherOverlap: o.Further.Overlap, Further: o.Further.After,
		PlanOverlaps: !isZero(o.Planned.Overlap), FurtherOverlaps: !isZero(o.Further.Overlap), SavesFurther: !isZero(o.Further.After),
		RestBefore: o.Rest.Before, RestAfter: o.Rest.After,
		Realised: o.Realised, Claimed: o.Claimed, Share: o.Share, Missing: saidAll(o.Missing, source.Ref{}),
		Regions: o.Regions, Zone: o.Zone, Priced: slices.ContainsFunc(o.Sizings, func(s model.Sizing) bool { return s.Price != nil }),
	}
	n := newest{until: m.assessment.AsOf}
	v.Original, v.Objections = m.original(cs, model.OptimizationPlan, &n), m.objections(cs, model.AboutOptimization)
	for _, t := range o.Terms {
		line := OptimizationTerm{Name: t.Name, Figure: t.Figure, From: said(t.Why, source.Ref{})}
		if x := t.Assumption; x != nil {
			line.Given, line.From, line.Date = said(x.Value, x.At("value")), said(x.Source, x.At("source")), day(x.Date, x.At("date"))
		}
		v.Terms = append(v.Terms, line)
	}
	for _, s := range o.Steps {
		v.addStep(s, &n)
		commits := s.Lever == model.Committing
		v.CommitmentPlanned = v.CommitmentPlanned || commits && s.Action != nil
		v.Recommended = v.Recommended || !commits && s.Action == nil && s.LeftOut == ""
		v.Contradicted = v.Contradicted || s.Against != nil && s.Action == nil
		v.Apart = v.Apart || s.LeftOut != "" && s.Saving != nil
		if a := s.Action; a != nil && a.DoneOn.IsZero() && !a.Due.IsZero() && a.Due.Before(m.assessment.AsOf) {
			v.Late = append(v.Late, said(a.ID, a.At("id")))
		}
	}
	for _, l := range o.Levers {
		v.Levers = append(v.Levers, OptimizationLever{Name: string(l.Lever), Steps: l.Steps, Planned: l.Planned, Further: l.Further, Realised: l.Realised})
	}
	for _, e := range o.Exports {
		v.Exports = append(v.Exports, OptimizationExport{Tool: said(e.Tool, source.Ref{}), Kind: said(e.Kind, source.Ref{}), Rows: e.Rows, Stated: e.Stated, After: e.After})
	}
	for _, s := range o.Spot {
		a := s.Application
		n.of(a)
		v.Spot = append(v.Spot, SpotCandidate{
			ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), Environment: said(a.Environment, a.At("environment")),
			Criticality: said(string(a.Criticality), a.At("criticality")), Owner: said(a.Owner, a.At("owner")), Servers: s.Servers, Why: s.Why,
		})
	}
	v.addSizings(o, &n)
	v.Buying = commitmentOf(o.Buying)
	v.Tables = m.optimizationSources(cs)
	v.Newest = n.date
	return v
}

// addStep adds an action.
func (v *Optimization) addStep(s model.OptimizationStep, n *newest) {
	step := OptimizationStep{
		Origin: string(s.Origin), Lever: string(s.Lever), Kind: string(s.Kind), Saving: s.Saving, Counts: s.Counts, Less: s.Less, After: s.After,
		Realised: s.Realised, Supported: s.Supported, Why: s.Why, LeftOut: s.LeftOut,
	}
	if c := s.Against; c != nil {
		step.Against = &MeasuredAgainst{Metric: c.Metric, Peak: c.Peak, Needs: c.Needs, Offers: c.Offers}
	}
	switch {
	case s.Action != nil:
		n.of(s.Action)
		step.fromAction(s.Action)
		v.HasPlan = true
	case s.Recommendation != nil:
		n.of(s.Recommendation)
		step.fromRecommendation(s.Recommendation)
	case s.Sizing != nil:
		step.fromSizing(s.Sizing)
	case s.Buying != nil:
		step.What = said("Purchase Compute Savings Plan, by the bill by the hour", source.Ref{})
		hourly := doc.FigureOf(s.Buying.Hourly)
		utilization := doc.FigureOf(s.Buying.Utilization)
		step.Commitment, step.Expected = &hourly, &utilization
	}
	v.Steps = append(v.Steps, step)
}

func (s *OptimizationStep) fromAction(a *model.OptimizationAction) {
	s.ID, s.Resource, s.What = said(a.ID, a.At("id")), said(a.Resource, a.At("resource")), said(a.Action, a.At("action"))
	s.Effort, s.Restart, s.Rollback = said(string(a.Effort), a.At("effort")), said(string(a.Restart), a.At("restart")), said(string(a.Rollback), a.At("rollback"))
	s.Owner, s.Due, s.Done = said(a.Owner, a.At("owner")), day(a.Due, a.At("due")), day(a.DoneOn, a.At("done on"))
	s.Baseline, s.Method = said(a.Baseline, a.At("baseline")), said(a.Method, a.At("method"))
}

func (s *OptimizationStep) fromRecommendation(r *model.Recommendation) {
	s.ID, s.Tool, s.Resource, s.Name = said(r.ID, r.At("recommendation id")), said(r.Tool, r.At("source tool")), said(r.Resource, r.At("resource")), said(r.Name, r.At("resource name"))
	s.Account, s.Region = said(r.Account, r.At("account")), said(r.Region, r.At("region"))
	s.What = said(advice(r), r.At("recommended"))
	s.Effort, s.Restart, s.Rollback = said(apart(r.Effort), r.At("effort")), said(string(r.Restart), r.At("restart")), said(string(r.Rollback), r.At("rollback"))
	s.CPU, s.Memory = amount(r.CPU, value.Percent, r.At("CPU utilization")), amount(r.Memory, value.Percent, r.At("memory utilization"))
	s.Expected = amount(r.Used, value.Percent, r.At("expected use"))
	s.Commitment = amount(r.Commitment, value.Unit(r.Currency+"/hour"), r.At("hourly commitment"))
	s.MadeOn = day(r.MadeOn, r.At("made on"))
}

// apart are words that a tool writes together, as people write them: VeryLow is "very low".
func apart(text string) string {
	var b strings.Builder
	for i, r := range text {
		if i > 0 && unicode.IsUpper(r) && b.Len() > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// advice is what a tool recommends, in few words: "Modify: m5.xlarge to m5.large".
func advice(r *model.Recommendation) string {
	what := r.Proposed
	switch {
	case r.Current != "" && r.Proposed != "":
		what = r.Current + " to " + r.Proposed
	case r.Proposed == "":
		what = r.Current
	}
	kind := r.Action
	if kind == "" {
		kind = r.Finding
	}
	if r.Action == "Purchase" {
		kind += " " + r.Kind
	}
	if kind != "" && what != "" {
		return kind + ": " + what
	}
	return kind + what
}

// optimizationSources are the tables that the plan was read from, in reading order.
func (m *material) optimizationSources(cs *model.CaseStudy) []SourceTable {
	id := cs.Migration.ID
	var all []SourceTable
	all = append(all, tablesOf("Optimization actions", m.portfolio.OptimizationActions, id, func(r *model.OptimizationAction) (string, *model.Table) { return r.Migration, r.Table })...)
	all = append(all, tablesOf("Recommendations", m.portfolio.Recommendations, id, func(r *model.Recommendation) (string, *model.Table) { return r.Migration, r.Table })...)
	all = append(all, tablesOf("Utilization", m.portfolio.Utilizations, id, func(r *model.Utilization) (string, *model.Table) { return r.Migration, r.Table })...)
	return append(all, tablesOf("Charges", m.portfolio.Charges, id, func(r *model.Charge) (string, *model.Table) { return r.Migration, r.Table })...)
}

// tablesOf are the tables with records of the migration, each with how many.
func tablesOf[R model.Record](kind string, records []R, migration string, of func(R) (string, *model.Table)) []SourceTable {
	rows := map[*model.Table][]source.Ref{}
	var order []*model.Table
	for _, r := range records {
		id, table := of(r)
		if id != migration || table == nil {
			continue
		}
		if rows[table] == nil {
			order = append(order, table)
		}
		rows[table] = append(rows[table], r.Where())
	}
	var all []SourceTable
	for _, t := range order {
		place := source.Ref{File: t.Ref.File, Sheet: t.Ref.Sheet}
		lines := value.CountOf(rows[t]).Named(migration+"/optimization/source/"+value.Slug(place.String()), "Rows read", "row")
		lines.By(value.Rule{Name: "rows of the table that are about the migration", Origin: "the workspace", Published: true})
		all = append(all, SourceTable{Kind: kind, At: said(place.String(), place), Lines: lines})
	}
	return all
}
