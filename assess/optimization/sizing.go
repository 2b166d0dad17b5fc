package optimization

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// Right-sizing from utilization: the size needed = peak ÷ (1 − headroom), the greater of CPU and memory, as a share of the present size. The
// peak is the 100th percentile, so that no hour that was measured would have found too little. AWS does not say whether its headroom is a
// share of the usage or of the capacity; this is the larger of the two, a share of the capacity.
const sizingRule = "size needed = peak (100th percentile) ÷ (1 − headroom), the greater of CPU and memory"

// leastDays is how long a resource is observed before its size is judged: the shortest lookback of AWS Compute Optimizer.
const leastDays = 14

// sizes are the sizes of instance types with their capacity in normalization factors (AWS whitepaper on EC2 reservation models, table 3).
// Processors and memory of a family grow in proportion to them, but for burstable families.
var sizes = []struct {
	name   string
	factor int // in quarters
}{
	{"medium", 8}, {"large", 16}, {"xlarge", 32}, {"2xlarge", 64}, {"4xlarge", 128}, {"8xlarge", 256}, {"9xlarge", 288}, {"10xlarge", 320},
	{"12xlarge", 384}, {"16xlarge", 512}, {"24xlarge", 768}, {"32xlarge", 1024},
}

var instanceType = regexp.MustCompile(`\b[a-z]+[0-9][a-z0-9-]*\.(?:nano|micro|small|medium|large|[0-9]*xlarge|metal)\b`)

// sizeAll judges the size of every resource that was measured, in reading order.
func (p *planner) sizeAll() {
	var names []string
	rows := map[string][]*model.Utilization{}
	for _, u := range p.Utilizations {
		key := resourceKey(u.Resource)
		if rows[key] == nil {
			names = append(names, key)
		}
		rows[key] = append(rows[key], u)
	}
	for _, key := range names {
		p.plan.Sizings = append(p.plan.Sizings, p.sizingOf(rows[key]))
	}
}

// sizingOf judges the size of one resource.
func (p *planner) sizingOf(rows []*model.Utilization) model.Sizing {
	s := model.Sizing{Measured: rows[0], Resource: rows[0].Resource}
	s.Current = p.typeOf(s.Resource)
	for _, u := range rows {
		if !u.Peak.Known {
			continue
		}
		f := value.Read(u.Peak, u.At("peak"))
		f.Label, f.Unit = "Peak "+u.Metric, value.Percent
		switch metric := folded(u.Metric); {
		case strings.Contains(metric, "cpu"):
			s.CPU = f
		case strings.Contains(metric, "mem"), metric == "ram":
			s.Memory = f
		}
		if u.Days.Known && u.Days.Decimal.LessThan(value.Int(leastDays)) {
			s.Reason = fmt.Sprintf("observed for %s days only: two weeks are asked for", u.Days)
		}
	}
	family, size, _ := strings.Cut(s.Current, ".")
	switch {
	case s.Reason != "":
	case s.CPU == nil:
		s.Reason = "the peak of its CPU is not measured"
	case s.Memory == nil:
		s.Reason = "the peak of its memory is not measured"
	case s.Current == "":
		s.Reason = p.untyped(s.Resource)
	case strings.HasPrefix(family, "t"), factorOf(size) == 0:
		s.Reason = "the capacity of " + s.Current + " does not follow from its size"
	}
	if s.CPU != nil && s.Memory != nil {
		need := value.Compute(value.Maximum, shareNeeded(s.CPU, p.terms.cpu), shareNeeded(s.Memory, p.terms.memory))
		s.Need = p.named(need, "sizing/"+slug(s.Resource)+"/need", "Share of the present size that is needed", value.Percent, rule(sizingRule, ours))
	}
	switch {
	case s.Reason == "":
		p.propose(&s, family, size)
	case s.TooSmall():
		s.Reason += "; with the headroom it needs more than it has"
	}
	return s
}

// shareNeeded is the share of the present size that a peak needs with the headroom, in percent.
func shareNeeded(peak, headroom *value.Figure) *value.Figure {
	return value.Compute(value.Quotient, peak, value.Compute(value.Difference, whole(1), fraction(headroom)))
}

// propose finds the smallest size of the family that suffices and has a price, and what it saves.
func (p *planner) propose(s *model.Sizing, family, size string) {
	hundred := value.Int(100)
	need := s.Need.Value.Decimal
	if s.TooSmall() {
		s.Reason = "with the headroom it needs more than it has"
		return
	}
	unclear := "" // why none of several prices of a smaller size holds
	for _, smaller := range sizes {
		if smaller.factor >= factorOf(size) || value.Int(smaller.factor).Mul(hundred).LessThan(need.Mul(value.Int(factorOf(size)))) {
			continue
		}
		why := ""
		if s.Cheaper, why = p.priceOf(family + "." + smaller.name); s.Cheaper != nil {
			s.Proposed = family + "." + smaller.name
			break
		}
		if strings.Contains(why, "differ") {
			unclear = why
		}
	}
	why := ""
	s.Price, why = p.priceOf(s.Current)
	switch {
	case s.Proposed == "" && need.Mul(value.Int(2)).GreaterThan(hundred):
		s.Reason = "its present size is the smallest that suffices"
	case s.Proposed == "" && unclear != "":
		s.Reason = "a smaller size suffices; " + unclear
	case s.Proposed == "":
		s.Reason = "half its size suffices, and no price of a smaller " + family + " is recorded"
		if s.Price == nil {
			p.missing(missingPrices)
		}
	case s.Price == nil:
		s.Reason = why
		p.missing(missingPrices)
	default:
		saving := value.Compute(value.Product, value.Compute(value.Difference, s.Price, s.Cheaper), p.terms.hours)
		s.Saving = p.named(saving, "sizing/"+slug(s.Resource)+"/saving", "Saving of the smaller size", p.rate(), rule("(price − price of the smaller size) × hours a month", ours))
	}
}

const missingPrices = "the on-demand prices of the instance types in use and of their smaller sizes (Prices), from the AWS Price List: without them right-sizing has no saving"

// priceOf is the on-demand price of an instance type an hour, in the Regions of the plan; where there is none, or where several differ, it is
// nil and why is said.
func (p *planner) priceOf(item string) (f *value.Figure, why string) {
	regions := p.plan.Regions
	for _, x := range p.Prices {
		elsewhere := x.Region != "" && len(regions) > 0 && !slices.Contains(regions, regionCode(x.Region))
		if folded(x.Item) != item || !onDemand(x) || x.Currency != p.plan.Currency || !x.Amount.Known || elsewhere {
			continue
		}
		if f != nil && !f.Value.Decimal.Equal(x.Amount.Decimal) {
			return nil, p.ambiguous(item)
		}
		if f == nil {
			f = value.Read(x.Amount, x.At("amount"))
			f.Label, f.Unit = "Price of "+item, value.Unit(p.plan.Currency+"/hour")
		}
	}
	if f == nil {
		return nil, "no on-demand price of " + item + " is recorded" + p.inRegions()
	}
	return f, ""
}

// ambiguous says why none of several prices of an instance type holds.
func (p *planner) ambiguous(item string) string {
	if len(p.plan.Regions) > 1 {
		return "the prices of " + item + " differ" + p.inRegions() + ": in which of them it stands is not recorded"
	}
	return "the prices of " + item + " differ by Region or system: which one holds is not recorded"
}

// inRegions names the Regions whose prices count: " in eu-west-1 and eu-west-2"; "" where nothing names one.
func (p *planner) inRegions() string {
	regions := p.plan.Regions
	switch n := len(regions); n {
	case 0:
		return ""
	case 1:
		return " in " + regions[0]
	default:
		return " in " + strings.Join(regions[:n-1], ", ") + " and " + regions[n-1]
	}
}

// onDemand tells whether a price is that of an hour on demand.
func onDemand(x *model.Price) bool {
	term := squeezed(x.Term)
	return (term == "" || term == "ondemand") && slices.Contains([]string{"hour", "hours", "hrs", "hr"}, folded(x.Unit))
}

// regions are the Regions whose prices count: those that the landing zone stands in, by its networks; where it names none, those that the
// migration's bills and tools name.
func (p *planner) regions() (codes []string, zone bool) {
	add := func(name string) {
		if code := regionCode(name); code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for _, n := range p.Networks {
		add(n.Region)
	}
	if len(codes) > 0 {
		return codes, true
	}
	for _, c := range p.Charges {
		add(c.Region)
	}
	for _, r := range p.Recommendations {
		add(r.Region)
	}
	return codes, false
}

// typeOf is the instance type of a resource: as a tool states it, else as the target of the server.
func (p *planner) typeOf(resource string) string {
	key := resourceKey(resource)
	for _, r := range p.Recommendations {
		if r.Current != "" && (resourceKey(r.Resource) == key || folded(r.Name) == key) {
			return instanceType.FindString(folded(r.Current))
		}
	}
	for _, s := range p.Servers {
		if folded(s.Name) == key || folded(s.ID) == key {
			return instanceType.FindString(folded(s.Target))
		}
	}
	return ""
}

// untyped says why a resource has no instance type.
func (p *planner) untyped(resource string) string {
	key := resourceKey(resource)
	for _, s := range p.Servers {
		if (folded(s.Name) == key || folded(s.ID) == key) && strings.TrimSpace(s.Target) != "" {
			return "its target names no instance type: " + strings.TrimSpace(s.Target)
		}
	}
	return "its instance type is not recorded (Servers, target)"
}

// factorOf is the capacity of a size; 0 for one whose capacity does not follow from it.
func factorOf(size string) int {
	for _, s := range sizes {
		if s.name == size {
			return s.factor
		}
	}
	return 0
}

// sized is the step of a smaller size; nil where none is proposed.
func sized(z *model.Sizing) *step {
	if z.Proposed == "" {
		return nil
	}
	s := &step{OptimizationStep: model.OptimizationStep{Origin: model.DerivedStep, Lever: model.RightSizing, Kind: costKind, Sizing: z, Saving: z.Saving}}
	s.keys, s.family, s.uses = []string{resourceKey(z.Resource)}, familyOf(z.Current), true
	if z.Saving == nil {
		s.LeftOut = z.Reason
	}
	return s
}
