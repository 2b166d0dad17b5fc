package model

import (
	"dossier/source"
	"dossier/value"
)

// Assessment is what the portfolio comes to under a programme on a day. Verdicts are made once, here, and are the same for every
// document, format and exit code.
type Assessment struct {
	AsOf        value.Date
	AsOfFrom    string     // why that day: "--as-of", "SOURCE_DATE_EPOCH", or the newest recorded fact and its cell
	MeasuredOn  value.Date // windows and expiries: submit_on, else AsOf
	Programme   *Programme
	CaseStudies []*CaseStudy // one a migration, in the order of their ids
	Findings    []Finding    // in the order of their ids
	Clashes     []Clash
	Selection   Selection
	Weights     []WeightLine   // one a strategy, in the order of the closed list
	Answers     []Answer       // to the items of the self-assessment workbooks, or else of the programme's checklist
	Survives    *value.Figure  // whether the set passes and still does whichever member is refused
	Checklist   []ItemStanding // item by item, and within each by case study
	Method      MethodMatrix
	Contacts    Contacts
	Problems    []source.Problem // with records that only all of them together show: warnings
}

// WeightLine is a strategy with its weights.
type WeightLine struct {
	Strategy Strategy
	Word     string        // the complexity word, where published
	Weight   *value.Figure // what a verdict rests on
	Assumed  *value.Figure // what the user's assumption would give; equals Weight where there is none
	Note     string        // why the weight is what it is
}

// CaseStudy is a migration as the programme sees it.
type CaseStudy struct {
	Migration *Migration
	Customer  *Customer // nil where the reference is unknown (an input error says so)

	Strategies []StrategyScore // those that occur, in the order of the closed list
	Claimed    Score           // rows or Counts say so
	Documented Score           // and the required documents exist, open, are dated, signed, in order and in their window
	Reviewed   Score           // and somebody in the practice checked them
	Claim      bool            // whether Claimed rests on Counts rather than rows

	Items        []Item // every application and server in scope, counted or not
	Inventory    Inventoried
	Discovery    *Discovery
	LandingZone  *LandingZone  // nil where none is recorded
	Costs        []CostGroup   // as recorded
	TCO          *TCO          // nil where no cost is recorded
	Optimization *Optimization // nil where no action, recommendation or utilization is recorded
	Plan         *Plan         // nil where neither an activity nor a step of a cutover nor a risk is recorded

	WellArchitected *WellArchitectedReview // nil where neither a risk nor a review is recorded
	Survey          *Survey                // nil where neither an answer nor a survey is recorded
	Readiness       *Readiness             // nil where no session, no line and no document of the assessment is recorded

	Window       Window
	Public       bool // has a live URL recorded, a publication date and a valid consent
	PublicReason string
	Eligible     bool     // may be chosen
	Reasons      []string // why it is not eligible
	OpenFindings *value.Figure
	Documents    []*Document
	Released     map[Bundle]*Release // valid on MeasuredOn
}

// StrategyScore is what one strategy of a case study contributes.
type StrategyScore struct {
	Strategy     Strategy
	Applications *value.Figure // documented count
	Servers      *value.Figure
	Weight       *value.Figure
	WeightedApps *value.Figure
	WeightedSrvs *value.Figure
}

// Score is a pair of weighted totals, on published weights and under the user's assumption.
type Score struct {
	Applications        *value.Figure
	Servers             *value.Figure
	AssumedApplications *value.Figure
	AssumedServers      *value.Figure
}

// Item is an application or a server of a case study, and whether it counts.
type Item struct {
	Application *Application // one of the two is set
	Server      *Server
	Strategy    Strategy // that it counts by
	Counted     bool
	Reason      string // why not, or why by another strategy than stated
}

// Inventoried is what the inventory holds, counted or not.
type Inventoried struct {
	Applications *value.Figure
	Servers      *value.Figure // machines listed, templates included
	Templates    *value.Figure
	PoweredOn    *value.Figure // unknown where no power state was exported
	PoweredOff   *value.Figure
	CPUs         *value.Figure // sum over the machines that state it
	Memory       *value.Figure // MiB
	Storage      *value.Figure // GiB
}

// Window is where a case study stands in time.
type Window struct {
	Date   value.Date // that the programme measures from; zero: not stated
	From   source.Ref // its cell
	Opens  value.Date // the earliest date that is still in
	Leaves value.Date // the last day on which the case study counts
	In     bool
}

// Finding is something an auditor would object to, or that keeps a case study from counting.
type Finding struct {
	ID        string // stable: kind, subject and object: "late-signature/M-09/D-112"
	Kind      FindingKind
	Severity  FindingSeverity
	Migration string // id; empty for the portfolio
	Document  string // id of the document that it is about; empty for one that is about none
	Ref       source.Ref
	What      string // what is wrong; days as 2026-10-30, amounts as USD 1234.5 and names in straight quotes, which documents print in their language's way
	Rule      string // which rule it breaks, and who states it
	Mend      string // what would mend it
	Owner     string // the role that wrote the document or answers for the phase; empty where it is not recorded
	Unlocks   Unlocks
	Accepted  *Acceptance // that holds on the day that is measured
	Lapsed    *Acceptance // that held, and has expired; nil where Accepted is set
}

// FindingSeverity says what a finding does.
type FindingSeverity string

// Blocking keeps the case study out of the set, Open counts against it, Information does not.
const (
	Blocking    FindingSeverity = "blocking"
	Open        FindingSeverity = "open"
	Information FindingSeverity = "information"
)

// Clash is one server or application that stands in two case studies. It counts for the first.
type Clash struct {
	What   string // "server 4202f…"
	Keeps  string // migration id
	Loses  string
	Reason string // earliest migrated, then id
	Refs   []source.Ref
}

// Selection is the chosen set and what can be said of it.
type Selection struct {
	Passes  bool
	Members []Member // the set, in the order of their ids; the nearest set where nothing passes

	Applications *value.Figure // total of the set
	Servers      *value.Figure
	Public       *value.Figure
	Number       *value.Figure
	Tests        []Test
	Verdict      *value.Figure // all tests
	Unconfirmed  string        // why the edition may not be the one that counts on the day of the verdict; empty where it is

	Margin     *value.Figure // the smaller margin, in percent of its threshold; nil where no threshold is stated
	Refusals   []Refusal     // one a member
	Survives   bool          // still passes whichever one is refused
	Findings   int           // open findings of the set
	FirstOut   *CaseStudy    // the first to leave the window; nil where none does
	Greedy     *Alternative  // what choosing by weight alone would give
	Missing    []string      // the least that is missing, in words, where nothing passes
	Considered int           // eligible case studies
	Proven     bool          // the search was exhausted: no other set is better
	Proofs     []Proof       // what closes each level, in their order; where there is none for a level, nothing could be better at it

	RunnerUp   *Alternative     // the best of the other sets; nil where no other passes, or where it could not be proven
	AfterOn    value.Date       // the day after FirstOut leaves the window; zero where none leaves
	Leaving    []*CaseStudy     // eligible ones that have left by AfterOn, in the set or not
	After      *Alternative     // the best set on AfterOn, without those; the nearest where none passes any more; nil where none leaves
	Included   []*CaseStudy     // that dossier.yaml puts into the set
	Excluded   []*CaseStudy     // that dossier.yaml keeps out of it
	Shortfalls []Shortfall      // where nothing passes: of the nearest set first, then of the nearest below one bar only
	Problems   []source.Problem // with what dossier.yaml includes and excludes
}

// Member is a case study of the set with its part.
type Member struct {
	CaseStudy    *CaseStudy
	In           *value.Figure // 1; a workbook lets an auditor strike it
	Applications *value.Figure // in × documented
	Servers      *value.Figure
	Public       *value.Figure
}

// Test is one line of the verdict.
type Test struct {
	Title string // "weighted applications exceed 50"
	Value *value.Figure
	Bar   *value.Figure
	Pass  *value.Figure
}

// Refusal is what happens when one member is refused.
type Refusal struct {
	Refused      *CaseStudy
	Passes       bool          // the rest alone still passes
	Replacement  *CaseStudy    // the best one to put in its place, whether or not the rest passes; nil where the set passes with none
	With         *Alternative  // the rest with the replacement; nil where there is none
	Applications value.Decimal // totals of the rest
	Servers      value.Decimal
	Public       int
}

// Alternative is another set, for comparison.
type Alternative struct {
	Members      []*CaseStudy
	Applications value.Decimal
	Servers      value.Decimal
	Public       int
	Passes       bool
	Survives     bool
	Findings     int    // open ones
	Level        string // of a runner-up: at which it lost: surviving, findings, margin, ids
	Why          string // why it lost
}
