package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/assess/selection"
	"dossier/model"
	"dossier/value"
)

// alternative is another set than the chosen one.
func (s *selector) alternative(r selection.Result) *model.Alternative {
	alternative := &model.Alternative{Passes: r.Passes, Survives: r.Survives, Findings: r.Findings}
	for _, i := range r.Set {
		alternative.Members = append(alternative.Members, s.eligible[i])
		alternative.Applications = alternative.Applications.Add(s.eligible[i].Documented.Applications.Value.Decimal)
		alternative.Servers = alternative.Servers.Add(s.eligible[i].Documented.Servers.Value.Decimal)
		alternative.Public += one(s.eligible[i].Public)
	}
	return alternative
}

func plural(noun string, n int) string {
	switch {
	case n == 1:
		return noun
	case strings.HasSuffix(noun, "y"):
		return strings.TrimSuffix(noun, "y") + "ies"
	}
	return noun + "s"
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// greedy is what people do by hand: the included ones, then the heaviest by applications until the maximum is reached.
func (s *selector) greedy(best selection.Result) *model.Alternative {
	order := make([]int, len(s.eligible))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := s.candidates[i], s.candidates[j]
		if x.Included != y.Included {
			return cmp.Compare(one(y.Included), one(x.Included))
		}
		return cmp.Compare(y.Applications, x.Applications)
	})
	var set []int
	taken := map[string]bool{}
	for _, i := range order {
		if len(set) < s.rules.Maximum && !s.candidates[i].Excluded && !(s.rules.OnePerCustomer && taken[s.candidates[i].Customer]) {
			set = append(set, i)
			taken[s.candidates[i].Customer] = true
		}
	}
	slices.Sort(set)
	judged := selection.Of(s.candidates, set, s.rules)
	alternative := s.alternative(judged)
	alternative.Why = s.whyWorse(judged, best)
	return alternative
}

// whyWorse says at which step of the order the alternative loses.
func (s *selector) whyWorse(alternative, best selection.Result) string {
	switch {
	case !best.Passes && !best.Proven:
		return "no set was found that passes"
	case !best.Passes:
		return "no set passes"
	case !alternative.Passes:
		return "it does not pass"
	case best.Survives && !alternative.Survives:
		return s.breaks(alternative)
	case alternative.Findings > best.Findings:
		return fmt.Sprintf("it carries %d open %s, the chosen set %d", alternative.Findings, plural("finding", alternative.Findings), best.Findings)
	case alternative.Margin.Compare(best.Margin) < 0:
		return marginsApart(alternative.Margin, best.Margin)
	default:
		return "it is as good"
	}
}

// breaks names the refusals that break a set, with what is left then: "one refusal breaks it (without M-01 or M-02 it has 1 public where 2
// are asked for)".
func (s *selector) breaks(set selection.Result) string {
	var lacks []string
	without := map[string][]string{}
	for at, i := range set.Set {
		rest := slices.Delete(slices.Clone(set.Set), at, at+1)
		if selection.Of(s.candidates, rest, s.rules).Passes {
			continue
		}
		a := s.alternative(selection.Of(s.candidates, rest, s.rules))
		lack := s.lackWords(a)
		if without[lack] == nil {
			lacks = append(lacks, lack)
		}
		without[lack] = append(without[lack], s.eligible[i].Migration.ID)
	}
	for i, lack := range lacks {
		lacks[i] = "without " + strings.Join(without[lack], " or ") + " it has " + lack
	}
	return "one refusal breaks it (" + strings.Join(lacks, "; ") + ")"
}

// lackWords say which bars a set misses: "1 public case study where 2 are asked for".
func (s *selector) lackWords(a *model.Alternative) string {
	var all []string
	if n := len(a.Members); n < s.rules.Minimum {
		all = append(all, fmt.Sprintf("%d %s where %d are asked for", n, plural("case study", n), s.rules.Minimum))
	}
	if a.Public < s.rules.MinimumPublic {
		all = append(all, fmt.Sprintf("%d public where %d are asked for", a.Public, s.rules.MinimumPublic))
	}
	for _, t := range s.programme.Thresholds {
		total := map[string]value.Decimal{model.WeightedApplications: a.Applications, model.WeightedServers: a.Servers}[t.ID]
		if !total.GreaterThan(t.Term.Value) {
			all = append(all, fmt.Sprintf("%s %s where more than %s are asked for", total, strings.ReplaceAll(t.ID, "-", " "), t.Term.Value))
		}
	}
	return strings.Join(all, " and ")
}

// marginsApart says of two margins in percent that the first is smaller, with as many places as tell them apart.
func marginsApart(less, more selection.Margin) string {
	percent := func(m selection.Margin, places int32) value.Decimal {
		return value.Int(int(m.Over)).Mul(value.Int(100)).DivRound(value.Int(int(m.Bar)), places)
	}
	places := int32(1)
	for places < 9 && percent(less, places).Equal(percent(more, places)) {
		places += 2
	}
	return fmt.Sprintf("its smaller margin is %s%%, the chosen set’s %s%%", percent(less, places), percent(more, places))
}

// runnerUp is the best of all sets that pass beside the chosen one, and the first level at which it loses; nil where no other passes, or
// where the search was not exhausted.
func (s *selector) runnerUp(best selection.Result) *model.Alternative {
	if !best.Passes || len(best.Set) == 0 || !best.Proven {
		return nil
	}
	rules := s.rules
	rules.Other = best.Set
	second := selection.Best(s.candidates, rules)
	if !second.Passes || !second.Proven {
		return nil
	}
	alternative := s.alternative(second)
	alternative.Level, alternative.Why = string(lostAt(second, best)), s.whyWorse(second, best)
	if alternative.Level == string(selection.First) {
		alternative.Why = "it is as good, and comes later by id"
	}
	return alternative
}

// lostAt is the first level at which a set that passes is worse than the best.
func lostAt(second, best selection.Result) selection.Level {
	switch {
	case best.Survives && !second.Survives:
		return selection.Surviving
	case second.Findings > best.Findings:
		return selection.Findings
	case second.Margin.Compare(best.Margin) < 0:
		return selection.Widest
	}
	return selection.First
}

// expire says what the best set would be on the day after the first member leaves the window, by then without every case study that has
// left it. What may come in until then, or leave for another reason, is not known.
func (s *selector) expire(r *model.Selection) {
	if r.FirstOut == nil {
		return
	}
	last := r.FirstOut.Window.Leaves
	r.AfterOn = last.AddDays(1)
	candidates := slices.Clone(s.candidates)
	for i, cs := range s.eligible {
		if leaves := cs.Window.Leaves; !leaves.IsZero() && !leaves.After(last) {
			candidates[i].Included, candidates[i].Excluded = false, true
			r.Leaving = append(r.Leaving, cs)
		}
	}
	after := selection.Best(candidates, s.rules)
	r.After = s.alternative(after)
	if !after.Passes {
		r.After.Why = "no set passes any more"
	}
}

func firstOut(members []model.Member) *model.CaseStudy {
	var first *model.CaseStudy
	for _, m := range members {
		leaves := m.CaseStudy.Window.Leaves
		if !leaves.IsZero() && (first == nil || leaves.Before(first.Window.Leaves)) {
			first = m.CaseStudy
		}
	}
	return first
}
