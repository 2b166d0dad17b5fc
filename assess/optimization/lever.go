package optimization

import (
	"slices"
	"strings"

	"dossier/model"
)

// The kinds of optimization.
const (
	costKind        model.OptimizationKind = "cost"
	applicationKind model.OptimizationKind = "application"
	processKind     model.OptimizationKind = "process"
	operationalKind model.OptimizationKind = "operational"
)

// leverWords tell by what an action saves, the first that is found. They are this program's reading of free text.
var leverWords = []struct {
	lever model.Lever
	words []string
}{
	{model.Committing, []string{"savings plan", "reserved instance", "reserved node", "reservation", "commitment"}},
	{model.SpotLever, []string{"spot"}},
	{model.Scheduling, []string{"instance scheduler", "stop outside", "stop at night", "stop overnight", "office hours", "working hours", "schedule"}},
	{model.RightSizing, []string{"right-siz", "rightsiz", "right siz", "size down", "downsiz", "resize", "smaller instance", "graviton"}},
	{model.Termination, []string{"terminate", "decommission", "delete idle", "idle", "unused", "zombie"}},
	{model.StorageLever, []string{"gp3", "gp2", "volume", "snapshot", "storage", "lifecycle", "archive", "glacier"}},
	{model.Licensing, []string{"licence", "license"}},
}

// leverOf is the lever of an action that people describe. Its kind decides where the words do not.
func leverOf(kind model.OptimizationKind, text string) model.Lever {
	text = folded(text)
	if kind == costKind || kind == operationalKind {
		for _, l := range leverWords {
			if slices.ContainsFunc(l.words, func(w string) bool { return strings.Contains(text, w) }) {
				return l.lever
			}
		}
	}
	switch kind {
	case applicationKind:
		return model.ApplicationWork
	case processKind:
		return model.ProcessWork
	case operationalKind:
		return model.OperationalWork
	default:
		return model.OtherCost
	}
}

// leverOfTool is the lever of a recommendation, by the words of the exports of AWS.
func leverOfTool(r *model.Recommendation) model.Lever {
	kind, action := squeezed(r.Kind), squeezed(r.Action)
	has := func(text string, words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	switch {
	case has(kind, "savingsplan", "reservedinstance", "reservednode", "reservedcapacity", "reservation"), has(action, "purchase"):
		return model.Committing
	case has(action, "terminate", "delete", "stop"):
		return model.Termination
	case has(kind, "volume", "storage"):
		return model.StorageLever
	case has(kind, "licen"):
		return model.Licensing
	default:
		return model.RightSizing
	}
}

// squeezed is text in lower case without blanks, hyphens and underscores: "Savings Plan" and "SavingsPlans" begin alike.
func squeezed(text string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "", "\u00a0", "").Replace(strings.ToLower(text))
}

// usesLess tells whether a lever makes usage less that a commitment would pay for.
func usesLess(l model.Lever) bool {
	switch l {
	case model.RightSizing, model.Termination, model.Scheduling, model.SpotLever:
		return true
	default:
		return false
	}
}

// isCompute tells whether a Savings Plan pays for a resource of the kind: instances, containers and functions.
func isCompute(kind string) bool {
	kind = squeezed(kind)
	return slices.ContainsFunc([]string{"ec2", "autoscaling", "lambda", "ecs", "fargate"}, func(w string) bool { return strings.Contains(kind, w) })
}

// sortOf is whether a recommendation is to buy Savings Plans or reservations: of the same usage only one of them pays.
func sortOf(r *model.Recommendation) string {
	if strings.Contains(squeezed(r.Kind), "savingsplan") {
		return "savings plans"
	}
	return "reservations"
}

// familyOf is the family of an instance type: m5 of m5.2xlarge; "" for what is none.
func familyOf(instance string) string {
	family, size, found := strings.Cut(folded(instance), ".")
	if !found || size == "" || strings.ContainsAny(family, " /") {
		return ""
	}
	return family
}

// committedFamily is the family that a recommended commitment is for; "" for one that pays for any.
func committedFamily(r *model.Recommendation) string {
	text := folded(r.Proposed)
	if family := familyOf(text); family != "" {
		return family
	}
	if strings.ContainsAny(text, " /:") {
		return ""
	}
	return text
}
