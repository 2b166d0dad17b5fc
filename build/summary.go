package build

import (
	"dossier/model"
	"dossier/value"
)

// The JSON of score, select and inspect: plain values under stable names, for other programs.

type assessmentSummary struct {
	AsOf        value.Date         `json:"asOf"`
	AsOfFrom    string             `json:"asOfFrom"`
	MeasuredOn  value.Date         `json:"measuredOn"`
	Programme   string             `json:"programme"`
	Edition     string             `json:"edition"`
	Unconfirmed string             `json:"unconfirmed,omitempty"`
	Weights     []weightSummary    `json:"weights"`
	CaseStudies []caseStudySummary `json:"caseStudies"`
	Selection   selectionSummary   `json:"selection"`
	Findings    []findingSummary   `json:"findings"`
	Clashes     []clashSummary     `json:"clashes"`
}

type weightSummary struct {
	Strategy model.Strategy `json:"strategy"`
	Weight   value.Number   `json:"weight"`
	Assumed  value.Number   `json:"assumed"`
	Note     string         `json:"note"`
}

type caseStudySummary struct {
	ID         string       `json:"id"`
	Customer   string       `json:"customer"`
	Claimed    scoreSummary `json:"claimed"`
	Documented scoreSummary `json:"documented"`
	Reviewed   scoreSummary `json:"reviewed"`
	Public     bool         `json:"public"`
	WhyPrivate string       `json:"whyNotPublic,omitempty"`
	Eligible   bool         `json:"eligible"`
	Reasons    []string     `json:"reasons,omitempty"`
	Leaves     value.Date   `json:"leavesWindow"`
}

type scoreSummary struct {
	Applications        value.Number `json:"weightedApplications"`
	Servers             value.Number `json:"weightedServers"`
	AssumedApplications value.Number `json:"assumedWeightedApplications"`
	AssumedServers      value.Number `json:"assumedWeightedServers"`
}

type selectionSummary struct {
	Passes       bool                `json:"passes"`
	Proven       bool                `json:"proven"`
	Survives     bool                `json:"survivesAnyRefusal"`
	Members      []string            `json:"members"`
	Applications value.Number        `json:"weightedApplications"`
	Servers      value.Number        `json:"weightedServers"`
	Public       value.Number        `json:"public"`
	Margin       *value.Number       `json:"marginPercent,omitempty"`
	Findings     int                 `json:"openFindings"`
	Tests        []testSummary       `json:"tests"`
	Refusals     []refusalSummary    `json:"refusals"`
	FirstOut     string              `json:"firstToLeave,omitempty"`
	Greedy       *alternativeSummary `json:"byWeightAlone,omitempty"`
	Missing      []string            `json:"missing,omitempty"`
	Shortfalls   []shortfallSummary  `json:"shortfalls,omitempty"`
	RunnerUp     *alternativeSummary `json:"runnerUp,omitempty"`
	After        *afterSummary       `json:"afterFirstLeaves,omitempty"`
	Included     []string            `json:"included,omitempty"`
	Excluded     []string            `json:"excluded,omitempty"`
	Proofs       []proofSummary      `json:"proofs,omitempty"`
}

// clashSummary is a server or application that stands in two case studies, and counts in one.
type clashSummary struct {
	What   string   `json:"what"`
	Counts string   `json:"countsIn"`
	Not    string   `json:"notIn"`
	Reason string   `json:"reason"`
	Refs   []string `json:"refs"`
}

type shortfallSummary struct {
	Members      []string     `json:"members"`
	CaseStudies  int          `json:"moreCaseStudies,omitempty"`
	Public       int          `json:"morePublic,omitempty"`
	Applications *lackSummary `json:"applications,omitempty"`
	Servers      *lackSummary `json:"servers,omitempty"`
}

type lackSummary struct {
	Weighted value.Decimal `json:"weighted"`
	Ways     []waySummary  `json:"anyOf"`
}

type waySummary struct {
	Strategy model.Strategy `json:"strategy"`
	Number   value.Decimal  `json:"number"`
}

type afterSummary struct {
	On      value.Date         `json:"on"`
	Leaving []string           `json:"leaving"`
	Best    alternativeSummary `json:"best"`
}

type proofSummary struct {
	Level string `json:"level"`
	Claim string `json:"claim"`
	By    string `json:"by"`
	Cases int    `json:"cases"`
}

type testSummary struct {
	Title string       `json:"title"`
	Value value.Number `json:"value"`
	Bar   value.Number `json:"bar"`
	Pass  bool         `json:"pass"`
}

type refusalSummary struct {
	Refused      string        `json:"refused"`
	Passes       bool          `json:"passes"`
	Replacement  string        `json:"replacement,omitempty"`
	Applications value.Decimal `json:"weightedApplications"` // of the rest
	Servers      value.Decimal `json:"weightedServers"`
	Public       int           `json:"public"`

	With *alternativeSummary `json:"withReplacement,omitempty"`
}

type alternativeSummary struct {
	Members      []string      `json:"members"`
	Applications value.Decimal `json:"weightedApplications"`
	Servers      value.Decimal `json:"weightedServers"`
	Public       int           `json:"public"`
	Passes       bool          `json:"passes"`
	Survives     bool          `json:"survivesAnyRefusal"`
	Findings     int           `json:"openFindings"`
	Level        string        `json:"level,omitempty"`
	Why          string        `json:"why,omitempty"`
}

type findingSummary struct {
	ID        string                `json:"id"`
	Kind      model.FindingKind     `json:"kind"`
	Severity  model.FindingSeverity `json:"severity"`
	Migration string                `json:"migration,omitempty"`
	Ref       string                `json:"ref"`
	What      string                `json:"what"`
	Rule      string                `json:"rule"`
	Mend      string                `json:"mend"`
	Owner     string                `json:"owner,omitempty"`
	Unlocks   *unlocksSummary       `json:"unlocks,omitempty"`
	Accepted  string                `json:"accepted,omitempty"` // the reason
	By        string                `json:"acceptedBy,omitempty"`
	Until     *value.Date           `json:"acceptedUntil,omitempty"`
}

// unlocksSummary is what mending a finding would let count; a total that it does not move is left out.
type unlocksSummary struct {
	Applications *value.Number `json:"weightedApplications,omitempty"`
	Servers      *value.Number `json:"weightedServers,omitempty"`
	Others       int           `json:"otherBlockingFindings"`
	Besides      []string      `json:"besides,omitempty"` // what else keeps the case study out
}

func summarizeFinding(f model.Finding) findingSummary {
	line := findingSummary{ID: f.ID, Kind: f.Kind, Severity: f.Severity, Migration: f.Migration, Ref: f.Ref.String(), What: f.What, Rule: f.Rule, Mend: f.Mend, Owner: f.Owner}
	if !f.Unlocks.None() {
		line.Unlocks = &unlocksSummary{Others: f.Unlocks.Others, Besides: f.Unlocks.Besides}
		if a := f.Unlocks.Applications; a != nil {
			line.Unlocks.Applications = &a.Value
		}
		if s := f.Unlocks.Servers; s != nil {
			line.Unlocks.Servers = &s.Value
		}
	}
	if f.Accepted != nil {
		line.Accepted, line.By, line.Until = f.Accepted.Reason, f.Accepted.By, &f.Accepted.Until
	}
	return line
}

func summarize(a *model.Assessment) assessmentSummary {
	s := assessmentSummary{
		AsOf: a.AsOf, AsOfFrom: a.AsOfFrom, MeasuredOn: a.MeasuredOn, Programme: a.Programme.ID, Edition: a.Programme.Edition,
		Unconfirmed: a.Selection.Unconfirmed, Findings: []findingSummary{}, Clashes: []clashSummary{}, Selection: summarizeSelection(a.Selection),
	}
	for _, w := range a.Weights {
		s.Weights = append(s.Weights, weightSummary{w.Strategy, w.Weight.Value, w.Assumed.Value, w.Note})
	}
	for _, cs := range a.CaseStudies {
		s.CaseStudies = append(s.CaseStudies, summarizeCaseStudy(cs))
	}
	for _, f := range a.Findings {
		s.Findings = append(s.Findings, summarizeFinding(f))
	}
	for _, c := range a.Clashes {
		line := clashSummary{What: c.What, Counts: c.Keeps, Not: c.Loses, Reason: c.Reason}
		for _, ref := range c.Refs {
			line.Refs = append(line.Refs, ref.String())
		}
		s.Clashes = append(s.Clashes, line)
	}
	return s
}

func summarizeCaseStudy(cs *model.CaseStudy) caseStudySummary {
	return caseStudySummary{
		ID: cs.Migration.ID, Customer: cs.Migration.Customer,
		Claimed: scores(cs.Claimed), Documented: scores(cs.Documented), Reviewed: scores(cs.Reviewed),
		Public: cs.Public, WhyPrivate: cs.PublicReason, Eligible: cs.Eligible, Reasons: cs.Reasons, Leaves: cs.Window.Leaves,
	}
}

func scores(s model.Score) scoreSummary {
	return scoreSummary{s.Applications.Value, s.Servers.Value, s.AssumedApplications.Value, s.AssumedServers.Value}
}

func summarizeSelection(sel model.Selection) selectionSummary {
	s := selectionSummary{
		Passes: sel.Passes, Proven: sel.Proven, Survives: sel.Survives, Findings: sel.Findings, Missing: sel.Missing,
		Applications: sel.Applications.Value, Servers: sel.Servers.Value, Public: sel.Public.Value,
	}
	for _, m := range sel.Members {
		s.Members = append(s.Members, m.CaseStudy.Migration.ID)
	}
	for _, t := range sel.Tests {
		s.Tests = append(s.Tests, testSummary{t.Title, t.Value.Value, t.Bar.Value, t.Pass.Value.Decimal.IsPositive()})
	}
	for _, r := range sel.Refusals {
		line := refusalSummary{Refused: r.Refused.Migration.ID, Passes: r.Passes, Applications: r.Applications, Servers: r.Servers, Public: r.Public}
		if r.Replacement != nil {
			line.Replacement, line.With = r.Replacement.Migration.ID, summarizeAlternative(r.With)
		}
		s.Refusals = append(s.Refusals, line)
	}
	if sel.Margin != nil {
		s.Margin = &sel.Margin.Value
	}
	if sel.FirstOut != nil {
		s.FirstOut = sel.FirstOut.Migration.ID
	}
	s.Greedy, s.RunnerUp = summarizeAlternative(sel.Greedy), summarizeAlternative(sel.RunnerUp)
	if after := summarizeAlternative(sel.After); after != nil {
		s.After = &afterSummary{sel.AfterOn, ids(sel.Leaving), *after}
	}
	for _, lack := range sel.Shortfalls {
		s.Shortfalls = append(s.Shortfalls, shortfallSummary{ids(lack.Members), lack.CaseStudies, lack.Public, summarizeLack(lack.Applications), summarizeLack(lack.Servers)})
	}
	for _, p := range sel.Proofs {
		s.Proofs = append(s.Proofs, proofSummary{p.Level, p.Claim, p.By, p.Cases})
	}
	s.Included, s.Excluded = ids(sel.Included), ids(sel.Excluded)
	return s
}

func summarizeAlternative(a *model.Alternative) *alternativeSummary {
	if a == nil {
		return nil
	}
	return &alternativeSummary{ids(a.Members), a.Applications, a.Servers, a.Public, a.Passes, a.Survives, a.Findings, a.Level, a.Why}
}

func summarizeLack(l *model.Lack) *lackSummary {
	if l == nil {
		return nil
	}
	s := &lackSummary{Weighted: l.Weighted}
	for _, w := range l.Ways {
		s.Ways = append(s.Ways, waySummary{w.Strategy, w.Number})
	}
	return s
}

func ids(studies []*model.CaseStudy) []string {
	var all []string
	for _, cs := range studies {
		all = append(all, cs.Migration.ID)
	}
	return all
}

// figureSummary is a figure with all that it rests on.
type figureSummary struct {
	ID      string   `json:"id"`
	Label   string   `json:"label"`
	Value   string   `json:"value"` // plain; empty where unknown
	Printed string   `json:"printed"`
	Unit    string   `json:"unit,omitempty"`
	Rule    string   `json:"rule,omitempty"`
	Origin  string   `json:"origin,omitempty"`
	Assumed bool     `json:"assumed"`
	Op      value.Op `json:"op"`
	Args    []string `json:"args,omitempty"`
	Sources []string `json:"sources,omitempty"` // at all leaves
}

func explain(f *value.Figure, l value.Locale) figureSummary {
	s := figureSummary{
		ID: f.ID, Label: f.Label, Value: f.Value.String(), Printed: l.Figure(f), Unit: string(f.Unit),
		Rule: f.Rule.Name, Origin: f.Rule.Origin, Assumed: f.Assumed(), Op: f.Op,
	}
	for _, arg := range f.Args {
		s.Args = append(s.Args, arg.ID)
	}
	for _, ref := range f.Leaves() {
		s.Sources = append(s.Sources, ref.String())
	}
	return s
}
