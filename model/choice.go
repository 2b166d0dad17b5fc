package model

import (
	"slices"
	"strings"
)

// Choice is a closed list. Each entry of Choices is the canonical word, then the other ways people write it, separated by "|".
type Choice interface{ Choices() []string }

// Words are the canonical words of a closed list, in its order.
func Words(c Choice) []string {
	var words []string
	for _, entry := range c.Choices() {
		word, _, _ := strings.Cut(entry, "|")
		words = append(words, word)
	}
	return words
}

// Strategy is one of the seven Rs: how an application is moved. Empty is not stated.
type Strategy string

// The strategies.
const (
	Rehost     Strategy = "rehost"
	Replatform Strategy = "replatform"
	Repurchase Strategy = "repurchase"
	Refactor   Strategy = "refactor"
	Relocate   Strategy = "relocate"
	Retire     Strategy = "retire"
	Retain     Strategy = "retain"
)

// Choices lists the strategies with the names in use for each.
func (Strategy) Choices() []string {
	return []string{
		"rehost|re-host|rehosting|lift and shift|lift-and-shift",
		"replatform|re-platform|replatforming|lift and reshape|lift, tinker and shift",
		"repurchase|re-purchase|drop and shop",
		"refactor|re-factor|refactoring|re-architect|rearchitect|refactor / re-architect|refactor/re-architect",
		"relocate|re-locate|hypervisor-level lift and shift",
		"retire|decommission|retired",
		"retain|revisit|retained|keep",
	}
}

// YesNo is a stated yes or no. Empty is not stated.
type YesNo string

// The two answers.
const (
	Yes YesNo = "yes"
	No  YesNo = "no"
)

// Choices lists yes and no with the ways spreadsheets write them.
func (YesNo) Choices() []string { return []string{"yes|y|true|1|x", "no|n|false|0"} }

// Word is the answer as it is recorded, of a text as loosely as people write it; the text itself where that is neither yes nor no.
func (a YesNo) Word() YesNo {
	for _, entry := range a.Choices() {
		words := strings.Split(entry, "|")
		if slices.Contains(words, strings.ToLower(strings.TrimSpace(string(a)))) {
			return YesNo(words[0])
		}
	}
	return a
}

// MigrationStatus is how far a migration is.
type MigrationStatus string

// The stages of a migration.
const (
	Planned    MigrationStatus = "planned"
	InProgress MigrationStatus = "in progress"
	Completed  MigrationStatus = "completed"
	Cancelled  MigrationStatus = "cancelled"
)

// Choices lists the stages.
func (MigrationStatus) Choices() []string {
	return []string{"planned|not started", "in progress|in-progress|ongoing|active", "completed|complete|done|finished|closed", "cancelled|canceled|stopped"}
}

// ReferenceUse is what a customer allows its name to be used for.
type ReferenceUse string

// Public may be shown to anyone, private to AWS and its auditor, none to nobody.
const (
	PublicReference  ReferenceUse = "public"
	PrivateReference ReferenceUse = "private"
	NoReference      ReferenceUse = "none"
)

// Choices lists the uses.
func (ReferenceUse) Choices() []string {
	return []string{"public", "private|nda|under nda", "none|no|not allowed"}
}

// Bundle is a group of facts that a customer releases together.
type Bundle string

// The bundles of a release.
const (
	NameBundle      Bundle = "name"
	LogoBundle      Bundle = "logo"
	QuoteBundle     Bundle = "quote"
	OutcomeBundle   Bundle = "outcome figures"
	MoneyBundle     Bundle = "money"
	ServicesBundle  Bundle = "services"
	TimelineBundle  Bundle = "timeline"
	InventoryBundle Bundle = "inventory figures"
	StoryBundle     Bundle = "story" // the narratives, once their text is approved
)

// Choices lists the bundles.
func (Bundle) Choices() []string {
	return []string{"name", "logo", "quote|quotes", "outcome figures|outcomes", "money|costs", "services", "timeline|dates", "inventory figures|inventory", "story|narrative|narratives"}
}

// Level is a coarse grade.
type Level string

// Choices lists the grades.
func (Level) Choices() []string {
	return []string{"low", "medium|med", "high", "critical|mission critical"}
}

// Qualifier says which way a measured value is rounded.
type Qualifier string

// Choices lists the qualifiers.
func (Qualifier) Choices() []string {
	return []string{"under|less than|<", "over|more than|>", "about|~|approximately"}
}

// OutcomeStatus is what an outcome's value stands on.
type OutcomeStatus string

// Measured was measured, expected is a forecast, customer-stated is what the customer says.
const (
	Measured       OutcomeStatus = "measured"
	Expected       OutcomeStatus = "expected"
	CustomerStated OutcomeStatus = "customer-stated"
)

// Choices lists the statuses.
func (OutcomeStatus) Choices() []string {
	return []string{"measured|actual", "expected|forecast|planned", "customer-stated|stated|customer stated"}
}

// Hardness says whether a dependency must move together (hard) or may be apart for a while (soft).
type Hardness string

// Choices lists hard and soft.
func (Hardness) Choices() []string { return []string{"hard", "soft"} }

// Provider says who makes a service that a solution uses.
type Provider string

// The providers.
const (
	AWSService Provider = "AWS"
	ThirdParty Provider = "third party"
)

// Choices lists the providers.
func (Provider) Choices() []string {
	return []string{"AWS|Amazon", "third party|third-party|3rd party|partner"}
}

// Scenario is which side of a cost comparison a cost belongs to.
type Scenario string

// Choices lists the scenarios.
func (Scenario) Choices() []string {
	return []string{"on-premises|on premises|as-is|current|stay", "AWS|to-be|cloud|migrate", "one-off|one-time|migration", "parallel run|parallel", "credit|credits|funding"}
}

// DocumentKind is what an evidence document is.
type DocumentKind string

// The kinds that programmes and the method speak of.
const (
	TCOAnalysis         DocumentKind = "TCO analysis"
	MRA                 DocumentKind = "MRA"
	DiscoveryReport     DocumentKind = "discovery report"
	LandingZoneDesign   DocumentKind = "landing zone design"
	DesignPlan          DocumentKind = "design plan"
	MigrationPlan       DocumentKind = "migration plan"
	ProjectPlan         DocumentKind = "project plan"
	CutoverPlan         DocumentKind = "cutover plan"
	RACI                DocumentKind = "RACI"
	SOW                 DocumentKind = "SOW"
	ArchitectureDiagram DocumentKind = "architecture diagram"
	WellArchitected     DocumentKind = "Well-Architected review"
	OptimizationPlan    DocumentKind = "optimization plan"
	AcceptanceDocument  DocumentKind = "acceptance"
	SatisfactionSurvey  DocumentKind = "satisfaction survey"
	RefactorProof       DocumentKind = "refactor proof"
	PublicCaseStudy     DocumentKind = "public case study"
	Consent             DocumentKind = "reference consent"
	OperatingProcedure  DocumentKind = "standard operating procedure"
	OtherDocument       DocumentKind = "other"
)

// Choices lists the kinds with the names in use for each.
func (DocumentKind) Choices() []string {
	return []string{
		"TCO analysis|TCO|TCO report|business case", "MRA|migration readiness assessment|readiness assessment", "discovery report|discovery",
		"landing zone design|landing zone", "design plan|design document", "migration plan", "project plan", "cutover plan|cutover runbook", "RACI|responsibility matrix",
		"SOW|statement of work", "architecture diagram|architecture", "Well-Architected review|WAR|WAFR|well architected review", "optimization plan|optimisation plan",
		"acceptance|customer acceptance|sign-off", "satisfaction survey|CSAT|survey", "refactor proof", "public case study|case study", "reference consent|consent|release form",
		"standard operating procedure|SOP", "other",
	}
}

// ActivityKind is what an activity of the plan does.
type ActivityKind string

// Choices lists the kinds.
func (ActivityKind) Choices() []string {
	return []string{"preparation", "replication|data migration", "code update|code change", "test|testing", "cutover", "modernization|modernisation", "hypercare|support", "decommissioning|decommission|retirement", "milestone", "governance"}
}

// ActivityStatus is how far an activity is.
type ActivityStatus string

// Choices lists the stages.
func (ActivityStatus) Choices() []string {
	return []string{"not started|open|planned", "in progress|in-progress", "completed|complete|done", "cancelled|canceled"}
}

// LinkType is how two activities are tied: finish-to-start and so on.
type LinkType string

// Choices lists the four link types.
func (LinkType) Choices() []string {
	return []string{"FS|finish-start|finish to start", "SS|start-start|start to start", "FF|finish-finish|finish to finish", "SF|start-finish|start to finish"}
}

// RACIRole is a party's part in an activity.
type RACIRole string

// Choices lists the four roles.
func (RACIRole) Choices() []string {
	return []string{"R|responsible", "A|accountable", "C|consulted", "I|informed"}
}

// OptimizationKind is which of the four kinds of optimization an action is.
type OptimizationKind string

// Choices lists the four kinds.
func (OptimizationKind) Choices() []string {
	return []string{"cost", "application", "process", "operational|operations"}
}

// Decision is how a reviewer answered.
type Decision string

// Choices lists the decisions.
func (Decision) Choices() []string {
	return []string{"approved|accepted", "changes requested|changes", "rejected|declined", "pending|open"}
}

// RiskLevel is a level of the Well-Architected Tool.
type RiskLevel string

// Choices lists the levels.
func (RiskLevel) Choices() []string { return []string{"high|HRI", "medium|MRI", "none"} }
