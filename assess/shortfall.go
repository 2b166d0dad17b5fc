package assess

import (
	"fmt"
	"strings"

	"dossier/assess/selection"
	"dossier/model"
	"dossier/value"
)

// shortfalls are the ways to a set that passes where none does: the nearest set's, and where that one is below both bars, the sets that
// are below one of them only, by as little as can be.
func (s *selector) shortfalls(best selection.Result) []model.Shortfall {
	nearest, below := s.shortfall(best)
	all := []model.Shortfall{nearest}
	if below < 2 {
		return all
	}
	for _, by := range []selection.Total{selection.ByApplications, selection.ByServers} {
		if only := selection.Utmost(s.candidates, s.rules, by); only.Set != nil && only.Proven {
			way, _ := s.shortfall(only)
			all = append(all, way)
		}
	}
	return all
}

// shortfall is what a set lacks, and how many bars it is below.
func (s *selector) shortfall(r selection.Result) (lack model.Shortfall, below int) {
	public := 0
	var apps, servers value.Decimal
	for _, i := range r.Set {
		lack.Members = append(lack.Members, s.eligible[i])
		apps = apps.Add(s.eligible[i].Documented.Applications.Value.Decimal)
		servers = servers.Add(s.eligible[i].Documented.Servers.Value.Decimal)
		public += one(s.eligible[i].Public)
	}
	lack.CaseStudies, lack.Public = max(0, s.rules.Minimum-len(r.Set)), max(0, s.rules.MinimumPublic-public)
	lack.Applications, lack.Servers = s.more(model.WeightedApplications, apps), s.more(model.WeightedServers, servers)
	return lack, one(lack.Applications != nil) + one(lack.Servers != nil)
}

// more is how many more of a kind, by one strategy, exceed its bar; nil where the bar is exceeded or not there. Strictly, so one more
// than divides what is lacking.
func (s *selector) more(id string, total value.Decimal) *model.Lack {
	t, ok := s.programme.Threshold(id)
	if !ok || !t.Term.Value.IsPositive() || total.GreaterThan(t.Term.Value) {
		return nil
	}
	lack := &model.Lack{Weighted: t.Term.Value.Sub(total)}
	for _, strategy := range migrating {
		if weight, ok := s.published(strategy); ok {
			times, _ := lack.Weighted.QuoRem(weight, 0)
			lack.Ways = append(lack.Ways, model.Way{Strategy: strategy, Number: times.Add(value.Int(1))})
		}
	}
	return lack
}

// published is the weight of a strategy that somebody publishes: the user's checklist, or the programme.
func (s *selector) published(strategy model.Strategy) (value.Decimal, bool) {
	term, ok := s.weights[strategy]
	if !ok || !term.Published {
		term, ok = s.programme.Weights[strategy]
	}
	return term.Value, ok && term.Published && term.Value.IsPositive()
}

// missing is the least that would close each gap of the nearest set, in plain words: "6 more documented applications by rehost, or 3 by
// replatform, to exceed 50 weighted applications".
func (s *selector) missing(nearest model.Shortfall) []string {
	var words []string
	if nearest.CaseStudies > 0 {
		words = append(words, fmt.Sprintf("%d more eligible %s", nearest.CaseStudies, plural("case study", nearest.CaseStudies)))
	}
	if nearest.Public > 0 {
		words = append(words, fmt.Sprintf("%d more public %s", nearest.Public, plural("case study", nearest.Public)))
	}
	for _, gap := range []struct {
		one, bar string
		lack     *model.Lack
	}{{"application", model.WeightedApplications, nearest.Applications}, {"source server", model.WeightedServers, nearest.Servers}} {
		if gap.lack != nil {
			words = append(words, s.inWords(gap.one, gap.bar, gap.lack.Ways))
		}
	}
	return words
}

func (s *selector) inWords(one, bar string, ways []model.Way) string {
	t, _ := s.programme.Threshold(bar)
	end := fmt.Sprintf("to exceed %s %s", t.Term.Value, strings.ReplaceAll(bar, "-", " "))
	if len(ways) == 0 {
		return "more documented " + one + "s, " + end
	}
	n := int(ways[0].Number.IntPart())
	words := fmt.Sprintf("%s more documented %s by %s", ways[0].Number, plural(one, n), ways[0].Strategy)
	for _, w := range ways[1:] {
		words += fmt.Sprintf(", or %s by %s", w.Number, w.Strategy)
	}
	return words + ", " + end
}
