package model

import "strings"

// FindingKind says what a finding is about. The kinds are a closed list, of which each one is planted in a test of its own.
type FindingKind int

// FindingSubject is the part of the work that a kind is about.
type FindingSubject string

// The subjects.
const (
	AboutEvidence     FindingSubject = "the documents that prove a case study"
	AboutScore        FindingSubject = "what counts, and what is claimed"
	AboutMethod       FindingSubject = "the partner's method and checklist"
	AboutAcceptance   FindingSubject = "the register of accepted findings"
	AboutReadiness    FindingSubject = "the readiness assessment"
	AboutReview       FindingSubject = "the Well-Architected reviews"
	AboutSurvey       FindingSubject = "the satisfaction surveys"
	AboutTCO          FindingSubject = "the comparison of costs"
	AboutDiscovery    FindingSubject = "the estate that was discovered"
	AboutLandingZone  FindingSubject = "the landing zone"
	AboutPlan         FindingSubject = "the migration plan"
	AboutOptimization FindingSubject = "the optimization plan"
)

// The kinds, by subject. The zero kind is none.
const (
	_ FindingKind = iota

	KindMissing          // no document of a required kind is registered
	KindRequiredDocument // one is, and it does not serve
	KindOutOfOrder       // one is, and came after the event that it had to precede
	KindUnsigned         // one is, and a party has not signed it
	KindNoFile           // a document names no file
	KindURLOnly          // a document is given by a URL only
	KindFileMissing      // there is no file at the path
	KindUnreadable       // the file is empty or does not open
	KindChanged          // the file is not the one that was registered
	KindCreatedLater     // the file says that it was made after the document's date
	KindUndated          // a document bears no date
	KindFuture           // a document is dated after the day of the assessment
	KindNoReason         // a document does not say why it was done so
	KindExpired          // a document is not valid any more
	KindLateSignature    // a document was signed after the event that it had to precede
	KindWorkBeforeSOW    // work began before the statement of work was signed
	KindSameBytes        // one file is registered for two customers

	KindNotCounted       // rows are in scope and do not count
	KindUnprovenRefactor // a strategy is claimed and not proven
	KindClash            // a server or application stands in two case studies
	KindWindowEnds       // a case study is about to leave the window
	KindRelease          // a release does not hold
	KindUnsupportedClaim // a narrative claims what no outcome bears out

	KindDeviation     // a phase was left out, and no reason is recorded
	KindUnmappedStage // a stage has no phase
	KindUnknownStage  // a phase is mapped to what is no stage
	KindUnknownKind   // a phase asks for what is no kind of document
	KindLessonOrder   // a lesson was applied before it was learned
	KindUnknownItem   // an answer names no item of a checklist

	KindUnknownAcceptance // an acceptance names no finding
	KindExpiredAcceptance // an acceptance has expired

	KindLateSession       // readiness was assessed after the first cutover
	KindTCONotDiscussed   // no session discussed the TCO analysis
	KindGapWithoutAction  // a gap has no recommendation
	KindGapWithoutOwner   // a gap has no owner
	KindGapWithoutDate    // a gap has no date
	KindGapOpenAtCutover  // gaps were open at the first cutover
	KindGapClosedLate     // a gap was closed after the first cutover
	KindGapOverdue        // a gap is not closed on its day
	KindUnknownScale      // readiness is scored on a scale that nobody states
	KindScoreOutsideScale // a score lies outside its scale

	KindOpenHighRisk  // a high risk is open
	KindRiskOrder     // a risk was closed before it was found
	KindUnknownPillar // a risk is of no pillar of the framework

	KindSurveyOutsideScale // an answer lies outside its scale

	KindTCOAssumptionTwice      // an assumption is given twice, with two values
	KindTCOAssumptionUnreadable // an assumption cannot be read
	KindTCOCostLeftOut          // a cost cannot be placed in time or currency
	KindClaimWithoutTCO         // a saving is claimed, and there is no TCO analysis to hold it to
	KindClaimDiffersFromTCO     // a saving claimed is not the one computed

	KindSplitGroup           // applications that depend on each other move apart
	KindInventoryConflict    // lists disagree about machines
	KindContradictoryMachine // a machine contradicts itself

	KindBrokenTree      // an account or unit has no place in the tree
	KindBrokenNetwork   // a network contradicts itself
	KindNetworkOverlap  // two networks share addresses
	KindSubnetOutside   // a subnet reaches beyond its VPC
	KindSourceOverlap   // a VPC shares addresses with the source
	KindSingleZone      // a VPC stands in one Availability Zone
	KindNoTargetAccount // an application has no account to land in
	KindNoDesignReason  // a decision of the design has no reason

	KindPlanDates       // an activity's dates contradict it
	KindPlanOrder       // an activity begins before what it waits for
	KindPlanPredecessor // an activity waits for what cannot be waited for
	KindPlanCycle       // activities wait for each other
	KindPlanDeadline    // the last cutover was, or is forecast to be, after the deadline
	KindPlanOwner       // an owner is no party of the migration
	KindPlanPattern     // a pattern names no source, target or tool
	KindRACIParty       // a responsibility names no party
	KindRACIAccountable // not exactly one party is accountable
	KindRACIResponsible // nobody is responsible
	KindCutoverOrder    // a step waits for none before it, or starts too early
	KindCutoverTime     // a step's time cannot be read
	KindCutoverRollback // a step has no way back, or nothing that triggers it

	KindCommitmentBeyondBill             // a commitment would save more than is billed
	KindDoubledSaving                    // one saving is told twice
	KindSavingWithoutProof               // a saving is realised without baseline or method
	KindSavingBeforeDone                 // a saving is realised and nothing done
	KindSavingNotMeasured                // an action is done and its saving not measured
	KindSavingWithoutRate                // a saving is in a currency that no dated rate converts
	KindOptimizationLate                 // an action is not done on its day
	KindOptimizationUnowned              // an action has no owner
	KindOptimizationAssumptionUnreadable // an assumption cannot be read
)

// findingKinds are the kinds as they stand in ids and reports.
var findingKinds = [...]struct {
	name    string
	subject FindingSubject
}{
	KindMissing:                          {"missing", AboutEvidence},
	KindRequiredDocument:                 {"required-document", AboutEvidence},
	KindOutOfOrder:                       {"out-of-order", AboutEvidence},
	KindUnsigned:                         {"unsigned", AboutEvidence},
	KindNoFile:                           {"no-file", AboutEvidence},
	KindURLOnly:                          {"url-only", AboutEvidence},
	KindFileMissing:                      {"file-missing", AboutEvidence},
	KindUnreadable:                       {"unreadable", AboutEvidence},
	KindChanged:                          {"changed", AboutEvidence},
	KindCreatedLater:                     {"created-later", AboutEvidence},
	KindUndated:                          {"undated", AboutEvidence},
	KindFuture:                           {"future", AboutEvidence},
	KindNoReason:                         {"no-reason", AboutEvidence},
	KindExpired:                          {"expired", AboutEvidence},
	KindLateSignature:                    {"late-signature", AboutEvidence},
	KindWorkBeforeSOW:                    {"work-before-sow", AboutEvidence},
	KindSameBytes:                        {"same-bytes", AboutEvidence},
	KindNotCounted:                       {"not-counted", AboutScore},
	KindUnprovenRefactor:                 {"unproven-refactor", AboutScore},
	KindClash:                            {"clash", AboutScore},
	KindWindowEnds:                       {"window-ends", AboutScore},
	KindRelease:                          {"release", AboutScore},
	KindUnsupportedClaim:                 {"unsupported-claim", AboutScore},
	KindDeviation:                        {"deviation", AboutMethod},
	KindUnmappedStage:                    {"unmapped-stage", AboutMethod},
	KindUnknownStage:                     {"unknown-stage", AboutMethod},
	KindUnknownKind:                      {"unknown-kind", AboutMethod},
	KindLessonOrder:                      {"lesson-order", AboutMethod},
	KindUnknownItem:                      {"unknown-item", AboutMethod},
	KindUnknownAcceptance:                {"unknown-acceptance", AboutAcceptance},
	KindExpiredAcceptance:                {"expired-acceptance", AboutAcceptance},
	KindLateSession:                      {"late-session", AboutReadiness},
	KindTCONotDiscussed:                  {"tco-not-discussed", AboutReadiness},
	KindGapWithoutAction:                 {"gap-without-action", AboutReadiness},
	KindGapWithoutOwner:                  {"gap-without-owner", AboutReadiness},
	KindGapWithoutDate:                   {"gap-without-date", AboutReadiness},
	KindGapOpenAtCutover:                 {"gap-open-at-cutover", AboutReadiness},
	KindGapClosedLate:                    {"gap-closed-late", AboutReadiness},
	KindGapOverdue:                       {"gap-overdue", AboutReadiness},
	KindUnknownScale:                     {"unknown-scale", AboutReadiness},
	KindScoreOutsideScale:                {"score-outside-scale", AboutReadiness},
	KindOpenHighRisk:                     {"open-high-risk", AboutReview},
	KindRiskOrder:                        {"risk-order", AboutReview},
	KindUnknownPillar:                    {"unknown-pillar", AboutReview},
	KindSurveyOutsideScale:               {"survey-outside-scale", AboutSurvey},
	KindTCOAssumptionTwice:               {"tco-assumption-twice", AboutTCO},
	KindTCOAssumptionUnreadable:          {"tco-assumption-unreadable", AboutTCO},
	KindTCOCostLeftOut:                   {"tco-cost-left-out", AboutTCO},
	KindClaimWithoutTCO:                  {"claim-without-tco", AboutTCO},
	KindClaimDiffersFromTCO:              {"claim-differs-from-tco", AboutTCO},
	KindSplitGroup:                       {"split-group", AboutDiscovery},
	KindInventoryConflict:                {"inventory-conflict", AboutDiscovery},
	KindContradictoryMachine:             {"contradictory-machine", AboutDiscovery},
	KindBrokenTree:                       {"broken-tree", AboutLandingZone},
	KindBrokenNetwork:                    {"broken-network", AboutLandingZone},
	KindNetworkOverlap:                   {"network-overlap", AboutLandingZone},
	KindSubnetOutside:                    {"subnet-outside", AboutLandingZone},
	KindSourceOverlap:                    {"source-overlap", AboutLandingZone},
	KindSingleZone:                       {"single-zone", AboutLandingZone},
	KindNoTargetAccount:                  {"no-target-account", AboutLandingZone},
	KindNoDesignReason:                   {"no-design-reason", AboutLandingZone},
	KindPlanDates:                        {"plan-dates", AboutPlan},
	KindPlanOrder:                        {"plan-order", AboutPlan},
	KindPlanPredecessor:                  {"plan-predecessor", AboutPlan},
	KindPlanCycle:                        {"plan-cycle", AboutPlan},
	KindPlanDeadline:                     {"plan-deadline", AboutPlan},
	KindPlanOwner:                        {"plan-owner", AboutPlan},
	KindPlanPattern:                      {"plan-pattern", AboutPlan},
	KindRACIParty:                        {"raci-party", AboutPlan},
	KindRACIAccountable:                  {"raci-accountable", AboutPlan},
	KindRACIResponsible:                  {"raci-responsible", AboutPlan},
	KindCutoverOrder:                     {"cutover-order", AboutPlan},
	KindCutoverTime:                      {"cutover-time", AboutPlan},
	KindCutoverRollback:                  {"cutover-rollback", AboutPlan},
	KindCommitmentBeyondBill:             {"commitment-beyond-bill", AboutOptimization},
	KindDoubledSaving:                    {"doubled-saving", AboutOptimization},
	KindSavingWithoutProof:               {"saving-without-proof", AboutOptimization},
	KindSavingBeforeDone:                 {"saving-before-done", AboutOptimization},
	KindSavingNotMeasured:                {"saving-not-measured", AboutOptimization},
	KindSavingWithoutRate:                {"saving-without-rate", AboutOptimization},
	KindOptimizationLate:                 {"optimization-late", AboutOptimization},
	KindOptimizationUnowned:              {"optimization-unowned", AboutOptimization},
	KindOptimizationAssumptionUnreadable: {"optimization-assumption-unreadable", AboutOptimization},
}

// FindingKinds are all kinds, by subject.
func FindingKinds() []FindingKind {
	all := make([]FindingKind, 0, len(findingKinds)-1)
	for k := range findingKinds[1:] {
		all = append(all, FindingKind(k+1))
	}
	return all
}

// String is the kind as it stands in ids: "late-signature".
func (k FindingKind) String() string { return findingKinds[k].name }

// Subject is what the kind is about.
func (k FindingKind) Subject() FindingSubject { return findingKinds[k].subject }

// ID is the id of a finding of this kind: the kind, then whose it is and what it is about.
func (k FindingKind) ID(parts ...string) string {
	return strings.Join(append([]string{k.String()}, parts...), "/")
}

// MarshalText writes the kind as it stands in ids.
func (k FindingKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
