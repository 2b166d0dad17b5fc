package model

import "dossier/value"

// Optimization is what is planned, recommended and realised after one migration. Savings are amounts a month in one currency. Figures
// are nil where nothing is known of them.
type Optimization struct {
	Currency string               // ISO 4217, of every amount
	Terms    []OptimizationTerm   // what the calculation rests on: given or assumed
	Steps    []OptimizationStep   // by origin, then by lever, then the largest saving first
	Levers   []OptimizationLever  // sums by lever, in the order of the closed list
	Exports  []OptimizationExport // sums by tool and by what it is about, in reading order
	Planned  OptimizationSum      // what the partner plans
	Further  OptimizationSum      // what tools recommend, and what follows from the sheets, beyond the plan
	Rest     OptimizationSum      // of Further without commitments, all but the TopSteps that add most; Overlap is nil
	Realised *value.Figure        // measured against a baseline by a method
	Claimed  *value.Figure        // said to be realised, without baseline or method: in no total
	Share    *value.Figure        // Realised in percent of Planned.After
	Sizings  []Sizing             // from utilization and prices, one a resource measured
	Spot     []SpotCandidate
	Buying   *Commitment // worked out from hourly usage; nil where no hour of usage is recorded
	Regions  []string    // whose prices count, as codes; empty where nothing names one
	Zone     bool        // the landing zone names Regions; else they are those of the bill and of tools
	Missing  []string    // what would make the plan complete, and who has it
}

// TopSteps is how many recommendations a document lists; a workbook lists all.
const TopSteps = 20

// OptimizationSum is a total of savings a month.
type OptimizationSum struct {
	Before  *value.Figure // each action by itself
	Overlap *value.Figure // Before − After
	After   *value.Figure // no resource counts twice
}

// OptimizationTerm is one input of the calculation.
type OptimizationTerm struct {
	Name       string
	Figure     *value.Figure
	Assumption *Assumption // that gives it; nil where none does
	Why        string      // where it comes from, if no assumption gives it
}

// StepOrigin is who says that a step saves.
type StepOrigin string

// The origins, the one that goes before the others first.
const (
	PlannedStep     StepOrigin = "planned"     // a row of Optimization actions
	RecommendedStep StepOrigin = "recommended" // a tool's export
	DerivedStep     StepOrigin = "worked out"  // from utilization, prices and hourly usage
)

// Lever is by what a step saves.
type Lever string

// The levers.
const (
	RightSizing     Lever = "right-sizing"
	Termination     Lever = "idle resources"
	Scheduling      Lever = "stopping when not used"
	SpotLever       Lever = "Spot"
	StorageLever    Lever = "storage"
	Licensing       Lever = "licences"
	OtherCost       Lever = "other cost"
	ApplicationWork Lever = "application"
	ProcessWork     Lever = "process"
	OperationalWork Lever = "operation"
	Committing      Lever = "commitments"
)

// Choices are the levers in the order of a plan: what changes usage before what is bought for the usage that is left.
func (Lever) Choices() []string {
	return []string{
		string(RightSizing), string(Termination), string(Scheduling), string(SpotLever), string(StorageLever), string(Licensing), string(OtherCost),
		string(ApplicationWork), string(ProcessWork), string(OperationalWork), string(Committing),
	}
}

// OptimizationStep is one action, recommended or planned.
type OptimizationStep struct {
	Origin         StepOrigin
	Lever          Lever
	Kind           OptimizationKind
	Action         *OptimizationAction // one of the four says so
	Recommendation *Recommendation
	Sizing         *Sizing
	Buying         *Commitment
	Saving         *value.Figure    // before overlaps; nil where none is stated
	Counts         *value.Figure    // 1, or 0 where another action on the same resource counts; nil where Saving is
	Less           *value.Figure    // of a commitment: what it cannot save any more, since less is used; nil elsewhere
	After          *value.Figure    // what it adds to the total
	Realised       *value.Figure    // nil where none is stated
	Supported      bool             // Realised has a baseline and a method, and no other action claims it
	Why            string           // why it adds less than it saves by itself
	LeftOut        string           // why it is in no total
	Against        *MeasuredAgainst // what was measured that speaks against it; nil where nothing does
}

// MeasuredAgainst is a measurement that speaks against a step: a resource needs more than the step would leave it, or is used where the step
// takes it for idle. All figures are in percent; those of need and offer are shares of the present size.
type MeasuredAgainst struct {
	Measured *Utilization  // the row of the peak
	Metric   string        // "CPU" or "memory"
	Size     string        // the present instance type
	Proposed string        // the instance type that the step leads to; empty where it takes the resource for idle
	Peak     *value.Figure // as measured
	Needs    *value.Figure // with headroom; nil where the step takes the resource for idle
	Offers   *value.Figure // what the proposed size has; the greatest peak of an idle resource, where Needs is nil
}

// OptimizationLever sums the steps of one lever.
type OptimizationLever struct {
	Lever    Lever
	Steps    *value.Figure // how many
	Planned  *value.Figure // after overlaps
	Further  *value.Figure
	Realised *value.Figure
}

// OptimizationExport sums what one tool recommends for one sort of resource.
type OptimizationExport struct {
	Tool, Kind string        // in the tool's words
	Rows       *value.Figure // of its export
	Stated     *value.Figure // as the tool states it, in the currency of the plan; nil where it states none
	After      *value.Figure // after overlaps
}

// Sizing is what size a resource needs by what it was measured to use.
type Sizing struct {
	Measured    *Utilization // the first of its rows
	Resource    string
	Current     string        // instance type
	CPU, Memory *value.Figure // peak, percent; nil where not measured
	Need        *value.Figure // share of the present size that suffices, percent
	Proposed    string        // the smallest size of the same family that suffices; empty where the present one is
	Price       *value.Figure // an hour, of Current
	Cheaper     *value.Figure // an hour, of Proposed
	Saving      *value.Figure // a month
	Reason      string        // why nothing is proposed, or no saving can be worked out
}

// TooSmall tells whether the resource needs more than it has, with the headroom.
func (s *Sizing) TooSmall() bool {
	return s.Need != nil && s.Need.Value.Decimal.GreaterThan(value.Int(100))
}

// SpotCandidate is an application that might run on Spot capacity.
type SpotCandidate struct {
	Application *Application
	Servers     *value.Figure
	Why         string
}

// figures are those that name all others among their parts.
func (o *Optimization) figures() []*value.Figure {
	if o == nil {
		return nil
	}
	all := []*value.Figure{o.Realised, o.Claimed, o.Share}
	for _, s := range []OptimizationSum{o.Planned, o.Further, o.Rest} {
		all = append(all, s.Before, s.Overlap, s.After)
	}
	for _, t := range o.Terms {
		all = append(all, t.Figure)
	}
	for _, s := range o.Steps {
		all = append(all, s.Saving, s.After, s.Realised)
		if s.Against != nil {
			all = append(all, s.Against.Needs, s.Against.Offers)
		}
	}
	for _, l := range o.Levers {
		all = append(all, l.Steps, l.Planned, l.Further, l.Realised)
	}
	for _, e := range o.Exports {
		all = append(all, e.Rows, e.Stated, e.After)
	}
	for _, s := range o.Sizings {
		all = append(all, s.Need, s.Saving)
	}
	for _, s := range o.Spot {
		all = append(all, s.Servers)
	}
	return append(all, o.Buying.figures()...)
}
