package finance

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// compareClaims sets the outcomes that speak of a saving beside the figure of the TCO. A difference is a finding: open where the saving is said
// to be measured or is the customer's word, information where it is only expected.
func (a *analyst) compareClaims() {
	for _, o := range a.Outcomes {
		subject := subjectOf(o)
		if subject == "" {
			continue
		}
		if a.tco == nil || len(a.tco.Withheld) > 0 {
			a.find(model.KindClaimWithoutTCO, slug(o.Metric), model.Information, o.At("after"), [3]string{
				fmt.Sprintf("the outcome %q says %s, and no TCO analysis can be worked out to bear it out", o.Metric, claimed(o)),
				"savings claims state baseline and method (common practice requirements, cloud-ops-docs)", "record the costs of both sides",
			})
			continue
		}
		claim := model.TCOClaim{Outcome: o, Figure: a.tco.RateShare, Why: "run rates before growth"}
		if subject == overTerm {
			claim.Figure, claim.Why = a.tco.SavingShare, "costs over the term"
		}
		claim.Differs = differs(o, claim.Figure.Value)
		a.tco.Claims = append(a.tco.Claims, claim)
		if !claim.Differs {
			continue
		}
		severity := model.Open
		if o.Status == model.Expected {
			severity = model.Information
		}
		a.find(model.KindClaimDiffersFromTCO, slug(o.Metric), severity, o.At("after"), [3]string{
			fmt.Sprintf("the outcome %q says %s; the TCO’s saving by %s is %s%%", o.Metric, claimed(o), claim.Why, plain(claim.Figure.Value)),
			"a claim and the TCO analysis tell the same saving", "correct the outcome or the costs, or say in the metric what it is measured against",
		})
	}
}

// What a saving is said of.
const (
	runRate  = "run rate"
	overTerm = "term"
)

// subjectOf says what a saving is claimed of; "" for an outcome that claims none in percent.
func subjectOf(o *model.Outcome) string {
	metric, unit := folded(o.Metric), folded(o.Unit)
	if !o.After.Known || unit != "%" && unit != "percent" && !slices.Contains([]string{"% lower", "% less", "% saved", "percent lower", "percent less"}, unit) {
		return ""
	}
	about := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(metric, w) })
	}
	lower := strings.ContainsAny(unit, " ") || about("saved", "saving", "reduc", "lower", "less", "cut", "decrease")
	later := o.Status == model.Expected && strings.Contains(metric, " after ") // of a state that the TCO does not describe
	switch {
	case later || !lower || strings.Contains(metric, " per "):
		return ""
	case about("tco", "total cost of ownership", "total cost", "over the term") || strings.Contains(folded(o.Period), "term"):
		return overTerm
	case about("running cost", "run cost", "run rate", "operating cost", "running costs"):
		return runRate
	}
	return ""
}

// differs tells whether the claim is another number than n, in the precision in which it is made: a claim of 22 % stands for 21.5 to 22.5.
// About adds a point either way; over and under open the range to one side.
func differs(o *model.Outcome, n value.Number) bool {
	if !n.Known {
		return true
	}
	low, high := o.After.Decimal, o.After.Decimal
	if o.High.Known {
		high = o.High.Decimal
	}
	slack := value.Int(5).Shift(min(low.Exponent(), high.Exponent(), 0) - 1)
	if o.Qualifier == "about" {
		slack = value.Int(1)
	}
	below, above := n.Decimal.LessThan(low.Sub(slack)), n.Decimal.GreaterThan(high.Add(slack))
	switch o.Qualifier {
	case "over":
		return below
	case "under":
		return above
	}
	return below || above
}

// claimed is what an outcome claims, in words.
func claimed(o *model.Outcome) string {
	text := o.After.String()
	if o.High.Known {
		text += " to " + o.High.String()
	}
	if o.Qualifier != "" {
		text = string(o.Qualifier) + " " + text
	}
	return text + "%"
}

func plain(n value.Number) string {
	if !n.Known {
		return "unknown"
	}
	return n.Decimal.Round(2).String()
}
