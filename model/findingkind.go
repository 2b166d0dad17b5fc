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
	AboutMethod       FindingSubject = "the partner’s method and checklist"
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

	KindMissing
	KindRequiredDocument
	KindOutOfOrder
	KindUnsigned
	KindNoFile
	KindURLOnly
	KindFileMissing
	KindUnreadable
	KindChanged
	KindCreatedLater
	KindUndated
	KindFuture
	KindNoReason
	KindExpired
	KindLateSignature
	KindWorkBeforeSOW
	KindSameBytes

	KindNotCounted
	KindCountsOverruled
	KindUnprovenRefactor
	KindClash
	KindWindowEnds
	KindRelease
	KindUnsupportedClaim

	KindDeviation
	KindUnmappedStage
	KindUnknownStage
	KindUnknownKind
	KindLessonOrder
	KindUnknownItem

	KindUnknownAcceptance
	KindExpiredAcceptance

	KindLateSession
	KindTCONotDiscussed
	KindGapWithoutAction
	KindGapWithoutOwner
	KindGapWithoutDate
	KindGapOpenAtCutover
	KindGapClosedLate
	KindGapOverdue
	KindUnknownScale
	KindScoreOutsideScale

	KindOpenHighRisk
	KindRiskOrder
	KindUnknownPillar

	KindSurveyOutsideScale

	KindTCOAssumptionTwice
	KindTCOAssumptionUnreadable
	KindTCOCostLeftOut
	KindTCOHardwareTwice
	KindClaimWithoutTCO
	KindClaimDiffersFromTCO
	KindEstimateExceedsTCO
	KindBillTurnsTCO

	KindSplitGroup
	KindInventoryConflict
	KindContradictoryMachine

	KindBrokenTree
	KindBrokenNetwork
	KindNetworkOverlap
	KindSubnetOutside
	KindSourceOverlap
	KindSingleZone
	KindNoTargetAccount
	KindNoDesignReason

	KindPlanDates
	KindPlanOrder
	KindPlanPredecessor
	KindPlanCycle
	KindPlanDeadline
	KindMoveOutsideCutover
	KindPlanOwner
	KindPlanPattern
	KindRACIParty
	KindRACIAccountable
	KindRACIResponsible
	KindCutoverOrder
	KindCutoverTime
	KindCutoverRollback

	KindCommitmentBeyondBill
	KindContradictedSizing
	KindDoubledSaving
	KindSavingWithoutProof
	KindSavingBeforeDone
	KindSavingNotMeasured
	KindOptimizationLate
	KindOptimizationUnowned
	KindOptimizationAssumptionUnreadable
	KindSavingWithoutRate
)

// findingKinds are the kinds as they stand in ids, what each says, and of what.
var findingKinds = [...]struct {
	name    string
	says    string
	subject FindingSubject
}{
	KindMissing:                          {"missing", "no document of a required kind is registered", AboutEvidence},
	KindRequiredDocument:                 {"required-document", "a required document is registered and does not serve", AboutEvidence},
	KindOutOfOrder:                       {"out-of-order", "a required document came after the event that it had to precede", AboutEvidence},
	KindUnsigned:                         {"unsigned", "a required document is not signed by a party", AboutEvidence},
	KindNoFile:                           {"no-file", "a document names no file", AboutEvidence},
	KindURLOnly:                          {"url-only", "a document is given by a URL only", AboutEvidence},
	KindFileMissing:                      {"file-missing", "there is no file at the path", AboutEvidence},
	KindUnreadable:                       {"unreadable", "the file is empty or does not open", AboutEvidence},
	KindChanged:                          {"changed", "the file is not the one that was registered", AboutEvidence},
	KindCreatedLater:                     {"created-later", "the file says that it was made after the document’s date", AboutEvidence},
	KindUndated:                          {"undated", "a document bears no date", AboutEvidence},
	KindFuture:                           {"future", "a document is dated after the day of the assessment", AboutEvidence},
	KindNoReason:                         {"no-reason", "a document does not say why it was done so", AboutEvidence},
	KindExpired:                          {"expired", "a document is not valid any more", AboutEvidence},
	KindLateSignature:                    {"late-signature", "a document was signed after the event that it had to precede", AboutEvidence},
	KindWorkBeforeSOW:                    {"work-before-sow", "work began before the statement of work was signed", AboutEvidence},
	KindSameBytes:                        {"same-bytes", "one file is registered for two customers", AboutEvidence},
	KindNotCounted:                       {"not-counted", "rows are in scope and do not count", AboutScore},
	KindCountsOverruled:                  {"counts-overruled", "rows are listed, so that what Counts states is not used", AboutScore},
	KindUnprovenRefactor:                 {"unproven-refactor", "a strategy is claimed and not proven", AboutScore},
	KindClash:                            {"clash", "a server or application stands in two case studies", AboutScore},
	KindWindowEnds:                       {"window-ends", "a case study is about to leave the window", AboutScore},
	KindRelease:                          {"release", "a release does not hold", AboutScore},
	KindUnsupportedClaim:                 {"unsupported-claim", "a narrative claims what no outcome bears out", AboutScore},
	KindDeviation:                        {"deviation", "a phase was left out, and no reason is recorded", AboutMethod},
	KindUnmappedStage:                    {"unmapped-stage", "a stage has no phase", AboutMethod},
	KindUnknownStage:                     {"unknown-stage", "a phase is mapped to what is no stage", AboutMethod},
	KindUnknownKind:                      {"unknown-kind", "a phase asks for what is no kind of document", AboutMethod},
	KindLessonOrder:                      {"lesson-order", "a lesson was applied before it was learned", AboutMethod},
	KindUnknownItem:                      {"unknown-item", "an answer names no item of a checklist", AboutMethod},
	KindUnknownAcceptance:                {"unknown-acceptance", "an acceptance names no finding", AboutAcceptance},
	KindExpiredAcceptance:                {"expired-acceptance", "an acceptance has expired", AboutAcceptance},
	KindLateSession:                      {"late-session", "readiness was assessed after the first cutover", AboutReadiness},
	KindTCONotDiscussed:                  {"tco-not-discussed", "no session discussed the TCO analysis", AboutReadiness},
	KindGapWithoutAction:                 {"gap-without-action", "a gap has no recommendation", AboutReadiness},
	KindGapWithoutOwner:                  {"gap-without-owner", "a gap has no owner", AboutReadiness},
	KindGapWithoutDate:                   {"gap-without-date", "a gap has no date", AboutReadiness},
	KindGapOpenAtCutover:                 {"gap-open-at-cutover", "gaps were open at the first cutover", AboutReadiness},
	KindGapClosedLate:                    {"gap-closed-late", "a gap was closed after the first cutover", AboutReadiness},
	KindGapOverdue:                       {"gap-overdue", "a gap is not closed on its day", AboutReadiness},
	KindUnknownScale:                     {"unknown-scale", "readiness is scored on a scale that nobody states", AboutReadiness},
	KindScoreOutsideScale:                {"score-outside-scale", "a score lies outside its scale", AboutReadiness},
	KindOpenHighRisk:                     {"open-high-risk", "a high risk is open", AboutReview},
	KindRiskOrder:                        {"risk-order", "a risk was closed before it was found", AboutReview},
	KindUnknownPillar:                    {"unknown-pillar", "a risk is of no pillar of the framework", AboutReview},
	KindSurveyOutsideScale:               {"survey-outside-scale", "an answer lies outside its scale", AboutSurvey},
	KindTCOAssumptionTwice:               {"tco-assumption-twice", "an assumption is given twice, with two values", AboutTCO},
	KindTCOAssumptionUnreadable:          {"tco-assumption-unreadable", "an assumption cannot be read", AboutTCO},
	KindTCOCostLeftOut:                   {"tco-cost-left-out", "a cost cannot be placed in time or currency", AboutTCO},
	KindTCOHardwareTwice:                 {"tco-hardware-twice", "hardware is depreciated each month and bought again", AboutTCO},
	KindClaimWithoutTCO:                  {"claim-without-tco", "a saving is claimed, and there is no TCO analysis to hold it to", AboutTCO},
	KindClaimDiffersFromTCO:              {"claim-differs-from-tco", "a saving claimed is not the one computed", AboutTCO},
	KindBillTurnsTCO:                     {"bill-turns-tco", "AWS charges so much more than was counted on that migrating would not pay", AboutTCO},
	KindEstimateExceedsTCO:               {"estimate-exceeds-tco", "AWS is estimated to charge more than the TCO analysis counts on", AboutTCO},
	KindSplitGroup:                       {"split-group", "applications that depend on each other move apart", AboutDiscovery},
	KindInventoryConflict:                {"inventory-conflict", "lists disagree about machines", AboutDiscovery},
	KindContradictoryMachine:             {"contradictory-machine", "a machine contradicts itself", AboutDiscovery},
	KindBrokenTree:                       {"broken-tree", "an account or unit has no place in the tree", AboutLandingZone},
	KindBrokenNetwork:                    {"broken-network", "a network contradicts itself", AboutLandingZone},
	KindNetworkOverlap:                   {"network-overlap", "two networks share addresses", AboutLandingZone},
	KindSubnetOutside:                    {"subnet-outside", "a subnet reaches beyond its VPC", AboutLandingZone},
	KindSourceOverlap:                    {"source-overlap", "a VPC shares addresses with the source", AboutLandingZone},
	KindSingleZone:                       {"single-zone", "a VPC stands in one Availability Zone", AboutLandingZone},
	KindNoTargetAccount:                  {"no-target-account", "an application has no account to land in", AboutLandingZone},
	KindNoDesignReason:                   {"no-design-reason", "a decision of the design has no reason", AboutLandingZone},
	KindPlanDates:                        {"plan-dates", "an activity’s dates contradict it", AboutPlan},
	KindPlanOrder:                        {"plan-order", "an activity begins before what it waits for", AboutPlan},
	KindPlanPredecessor:                  {"plan-predecessor", "an activity waits for what cannot be waited for", AboutPlan},
	KindPlanCycle:                        {"plan-cycle", "activities wait for each other", AboutPlan},
	KindPlanDeadline:                     {"plan-deadline", "the last cutover was, or is forecast to be, after the deadline", AboutPlan},
	KindMoveOutsideCutover:               {"move-outside-cutover", "an application went live outside its wave’s cutover", AboutPlan},
	KindPlanOwner:                        {"plan-owner", "an owner is no party of the migration", AboutPlan},
	KindPlanPattern:                      {"plan-pattern", "a pattern names no source, target or tool", AboutPlan},
	KindRACIParty:                        {"raci-party", "a responsibility names no party", AboutPlan},
	KindRACIAccountable:                  {"raci-accountable", "not exactly one party is accountable", AboutPlan},
	KindRACIResponsible:                  {"raci-responsible", "nobody is responsible", AboutPlan},
	KindCutoverOrder:                     {"cutover-order", "a step waits for none before it, or starts too early", AboutPlan},
	KindCutoverTime:                      {"cutover-time", "a step’s time cannot be read", AboutPlan},
	KindCutoverRollback:                  {"cutover-rollback", "a step has no way back, or nothing that triggers it", AboutPlan},
	KindCommitmentBeyondBill:             {"commitment-beyond-bill", "a commitment would save more than is billed", AboutOptimization},
	KindContradictedSizing:               {"contradicted-sizing", "a resource is to have less than it was measured to need", AboutOptimization},
	KindDoubledSaving:                    {"doubled-saving", "one saving is told twice", AboutOptimization},
	KindSavingWithoutProof:               {"saving-without-proof", "a saving is realised without baseline or method", AboutOptimization},
	KindSavingBeforeDone:                 {"saving-before-done", "a saving is realised and nothing done", AboutOptimization},
	KindSavingNotMeasured:                {"saving-not-measured", "an action is done and its saving not measured", AboutOptimization},
	KindOptimizationLate:                 {"optimization-late", "an action is not done on its day", AboutOptimization},
	KindOptimizationUnowned:              {"optimization-unowned", "an action has no owner", AboutOptimization},
	KindOptimizationAssumptionUnreadable: {"optimization-assumption-unreadable", "an assumption cannot be read", AboutOptimization},
	KindSavingWithoutRate:                {"saving-without-rate", "a saving is in a currency that no dated rate converts", AboutOptimization},
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

// Says is what a finding of this kind says, in a few words: "a document bears no date".
func (k FindingKind) Says() string { return findingKinds[k].says }

// Subject is what the kind is about.
func (k FindingKind) Subject() FindingSubject { return findingKinds[k].subject }

// ID is the id of a finding of this kind: the kind, then whose it is and what it is about.
func (k FindingKind) ID(parts ...string) string {
	return strings.Join(append([]string{k.String()}, parts...), "/")
}

// MarshalText writes the kind as it stands in ids.
func (k FindingKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }
