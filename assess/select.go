package assess

import (
	"fmt"
	"slices"

	"dossier/assess/selection"
	"dossier/model"
	"dossier/value"
)

// selector chooses the set among the eligible case studies and says what can be said of it.
type selector struct {
	programme  *model.Programme
	eligible   []*model.CaseStudy // in the order of their ids
	candidates []selection.Candidate
	rules      selection.Rules
	weights    map[model.Strategy]model.Term // the user's own
	scale      value.Decimal                 // weighted totals × scale are whole numbers
}

func (a *assessor) selectSet(c model.Config, studies []*model.CaseStudy, findings []model.Finding) model.Selection {
	s := a.newSelector(studies, findings)
	s.weights = c.Weights
	var result model.Selection
	s.choose(c, studies, &result)
	best := selection.Best(s.candidates, s.rules)
	result.Passes, result.Survives, result.Findings = best.Passes, best.Survives, best.Findings
	result.Considered, result.Proven, result.Proofs = len(s.eligible), best.Proven, s.proofs(best)
	for _, i := range best.Set {
		result.Members = append(result.Members, member(s.eligible[i]))
	}
	s.total(&result)
	s.test(&result)
	s.refuse(&result, best.Set)
	result.FirstOut = firstOut(result.Members)
	s.expire(&result)
	result.Greedy = s.greedy(best)
	result.RunnerUp = s.runnerUp(best)
	result.Unconfirmed = doubtful(a.programme, a.measured)
	if !best.Passes {
		result.Shortfalls = s.shortfalls(best)
		result.Missing = append(s.contradiction(), s.missing(result.Shortfalls[0])...)
	}
	return result
}

func (a *assessor) newSelector(studies []*model.CaseStudy, findings []model.Finding) *selector {
	s := &selector{programme: a.programme, scale: value.Int(1)}
	for _, cs := range studies {
		if cs.Eligible {
			s.eligible = append(s.eligible, cs)
		}
	}
	s.scale = scaleOf(a.programme, s.eligible)
	open := openFindings(findings)
	for _, cs := range s.eligible {
		s.candidates = append(s.candidates, selection.Candidate{
			ID: cs.Migration.ID, Customer: cs.Migration.Customer, Public: cs.Public, Findings: open[cs.Migration.ID],
			Applications: s.whole(cs.Documented.Applications), Servers: s.whole(cs.Documented.Servers),
		})
	}
	rules := a.programme.CaseStudies
	s.rules = selection.Rules{
		Minimum: integer(rules.Minimum), Maximum: integer(rules.Maximum), MinimumPublic: integer(rules.MinimumPublic), OnePerCustomer: rules.OnePerCustomer,
		Applications: s.bar(model.WeightedApplications), Servers: s.bar(model.WeightedServers),
	}
	return s
}

func integer(t model.Term) int { return int(t.Value.IntPart()) }

// scaleOf is the power of ten that makes every weighted total and every bar a whole number.
func scaleOf(p *model.Programme, studies []*model.CaseStudy) value.Decimal {
	var places int32
	consider := func(d value.Decimal) { places = max(places, -d.Exponent()) }
	for _, t := range p.Thresholds {
		consider(t.Term.Value)
	}
	for _, cs := range studies {
		consider(cs.Documented.Applications.Value.Decimal)
		consider(cs.Documented.Servers.Value.Decimal)
	}
	return value.Int(1).Shift(min(max(places, 0), 6))
}

func (s *selector) whole(f *value.Figure) int64 { return f.Value.Decimal.Mul(s.scale).IntPart() }

func (s *selector) bar(id string) int64 {
	t, ok := s.programme.Threshold(id)
	if !ok {
		return 0
	}
	return t.Term.Value.Mul(s.scale).IntPart()
}

var choice = value.Rule{Name: "1 where the case study is in the set", Origin: "this program’s rule: selection", Published: true}

func member(cs *model.CaseStudy) model.Member {
	id := "selection/" + cs.Migration.ID
	in := value.Stated(value.Int(1), cs.Migration.Where()).Named(id+"/in", "Submitted", value.Member).By(choice)
	public := 0
	if cs.Public {
		public = 1
	}
	isPublic := value.Stated(value.Int(public), cs.Migration.At("public URL")).Named(cs.Migration.ID+"/public", "Public", value.Member).
		By(value.Rule{Name: "1 where a URL, a publication date and a valid consent are recorded", Origin: "this program’s rule", Published: true})
	part := func(of *value.Figure, name, label string) *value.Figure {
		return value.Compute(value.Product, in, of).Named(id+"/"+name, label, "").By(value.Rule{Name: "contribution = in the set × documented score", Origin: "Mission Cloud: totals are over all case studies", Published: true})
	}
	return model.Member{
		CaseStudy: cs, In: in,
		Applications: part(cs.Documented.Applications, "weighted-applications", "Weighted applications"),
		Servers:      part(cs.Documented.Servers, "weighted-servers", "Weighted servers"),
		Public:       part(isPublic, "public", "Public case study"),
	}
}

func (s *selector) total(r *model.Selection) {
	overAll := value.Rule{Name: "total = Σ contributions of the case studies in the set", Origin: "Mission Cloud", Published: true}
	sum := func(name, label string, unit value.Unit, part func(model.Member) *value.Figure) *value.Figure {
		return sumOf(r.Members, part).Named("total/"+name, label, unit).By(overAll)
	}
	r.Applications = sum(model.WeightedApplications, "Weighted applications", "", func(m model.Member) *value.Figure { return m.Applications })
	r.Servers = sum(model.WeightedServers, "Weighted servers", "", func(m model.Member) *value.Figure { return m.Servers })
	r.Number = sum("case-studies", "Case studies", "", func(m model.Member) *value.Figure { return m.In })
	r.Public = sum("public", "Public case studies", "", func(m model.Member) *value.Figure { return m.Public })
}

// test makes one line a rule of the programme, and the verdict of them all.
func (s *selector) test(r *model.Selection) {
	add := func(id, title string, op value.Op, total *value.Figure, bar model.Term) {
		rule := value.Rule{Name: title, Origin: bar.Source, Published: bar.Published}
		barFigure := value.Stated(bar.Value, bar.Ref).Named("threshold/"+id, "Threshold", "").By(value.Rule{Name: "the bar: " + title, Origin: bar.Source, Published: bar.Published})
		pass := value.Compute(op, total, barFigure).Named("test/"+id, title, value.Verdict).By(rule)
		r.Tests = append(r.Tests, model.Test{Title: title, Value: total, Bar: barFigure, Pass: pass})
	}
	rules := s.programme.CaseStudies
	add("minimum", fmt.Sprintf("at least %s case studies", rules.Minimum.Value), value.AtLeast, r.Number, rules.Minimum)
	add("maximum", fmt.Sprintf("at most %s case studies", rules.Maximum.Value), value.AtMost, r.Number, rules.Maximum)
	if !rules.MinimumPublic.Value.IsZero() {
		add("public", fmt.Sprintf("at least %s of them public", rules.MinimumPublic.Value), value.AtLeast, r.Public, rules.MinimumPublic)
	}
	totals := map[string]*value.Figure{model.WeightedApplications: r.Applications, model.WeightedServers: r.Servers}
	var margins []*value.Figure
	for _, t := range s.programme.Thresholds {
		total, known := totals[t.ID]
		if !known {
			continue
		}
		add(t.ID, fmt.Sprintf("%s exceed %s", t.Title, t.Term.Value), value.Exceeds, total, t.Term)
		margins = append(margins, marginOf(t.ID, total, r.Tests[len(r.Tests)-1].Bar))
	}
	passes := make([]*value.Figure, len(r.Tests))
	for i, t := range r.Tests {
		passes[i] = t.Pass
	}
	r.Verdict = value.Compute(value.All, passes...).Named("verdict", "Verdict", value.Verdict).By(value.Rule{Name: "every test passes", Origin: s.programme.Source, Published: true})
	if len(margins) > 0 {
		r.Margin = value.Compute(value.Minimum, margins...).Named("margin", "Smaller margin", value.Percent).By(value.Rule{Name: "the smaller of the margins over the bars", Origin: "this program’s rule", Published: true})
	}
}

func marginOf(id string, total, bar *value.Figure) *value.Figure {
	hundred := value.Stated(value.Int(100)).Named("hundred", "per cent", "").By(value.Rule{Name: "1 = 100%", Published: true})
	over := value.Compute(value.Difference, total, bar).Named("over/"+id, "Over the bar", "").By(value.Rule{Name: "total − bar", Published: true})
	share := value.Compute(value.Quotient, value.Compute(value.Product, hundred, over).Named("over-hundredfold/"+id, "Over the bar × 100", "").By(value.Rule{Name: "(total − bar) × 100", Published: true}), bar)
	return share.Named("margin/"+id, "Margin", value.Percent).By(value.Rule{Name: "margin = (total − bar) × 100 ÷ bar", Origin: "this program’s rule", Published: true})
}

// refuse says of each member what is left without it, and the best case study to put in its place.
func (s *selector) refuse(r *model.Selection, set []int) {
	for at, i := range set {
		rest := slices.Delete(slices.Clone(set), at, at+1)
		refusal := model.Refusal{Refused: s.eligible[i], Passes: selection.Of(s.candidates, rest, s.rules).Passes}
		for _, j := range rest {
			refusal.Applications = refusal.Applications.Add(s.eligible[j].Documented.Applications.Value.Decimal)
			refusal.Servers = refusal.Servers.Add(s.eligible[j].Documented.Servers.Value.Decimal)
			if s.eligible[j].Public {
				refusal.Public++
			}
		}
		if j := s.replacement(set, rest); j >= 0 {
			refusal.Replacement = s.eligible[j]
			refusal.With = s.alternative(selection.Of(s.candidates, slices.Sorted(slices.Values(append(slices.Clone(rest), j))), s.rules))
		}
		r.Refusals = append(r.Refusals, refusal)
	}
}

// replacement is the eligible case study outside set that makes the best of rest; -1 where none makes it pass.
func (s *selector) replacement(set, rest []int) int {
	var best selection.Result
	found := -1
	for j := range s.candidates {
		if slices.Contains(set, j) || s.candidates[j].Excluded {
			continue
		}
		with := selection.Of(s.candidates, append(slices.Clone(rest), j), s.rules)
		if with.Passes && (found < 0 || selection.Better(with, best)) {
			best, found = with, j
		}
	}
	return found
}
