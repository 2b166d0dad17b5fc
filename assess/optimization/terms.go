package optimization

import (
	"fmt"
	"regexp"
	"slices"

	"dossier/model"
	"dossier/value"
)

// The names of what the calculation rests on, as the sheet of assumptions gives them.
const (
	discountKey = "Savings Plan discount"
	cpuKey      = "CPU headroom"
	memoryKey   = "memory headroom"
	swingKey    = "usage swing"
	hoursKey    = "hours a month"

	usualHeadroom = 20  // percent
	usualSwing    = 20  // percent
	monthHours    = 730 // 365 × 24 ÷ 12
)

// otherNames are other words for the names, folded.
var otherNames = []struct {
	key    string
	others []string
}{
	{discountKey, []string{"savings plans discount", "discount of the savings plan", "commitment discount", "compute savings plan discount"}},
	{cpuKey, []string{"headroom", "headroom cpu", "headroom of cpu", "right-sizing headroom"}},
	{memoryKey, []string{"headroom memory", "headroom of memory"}},
	{swingKey, []string{"swing of usage", "usage sensitivity"}},
}

// Reads tells whether an assumption of the name is one that the plan rests on.
func Reads(name string) bool { return keyOf(name) != "" }

// keyOf is the name of ours for an assumption; "" for one of another calculation.
func keyOf(name string) string {
	name = folded(name)
	for _, n := range otherNames {
		if name == folded(n.key) || slices.Contains(n.others, name) {
			return n.key
		}
	}
	return ""
}

// terms are what the calculation rests on.
type terms struct {
	discount *value.Figure // percent; nil where none is given
	cpu      *value.Figure // headroom, percent
	memory   *value.Figure
	swing    *value.Figure // of usage, percent
	hours    *value.Figure // a month
}

// readTerms reads what is given and states what is taken where nothing is.
func (p *planner) readTerms() {
	p.terms.hours = p.taken(hoursKey, "hour", monthHours, "365 × 24 ÷ 12, which is what the savings of Cost Explorer’s exports are reckoned with")
	p.terms.discount = p.given(discountKey)
	const usual = "the default of AWS Compute Optimizer (API reference, CustomizableMetricParameters)"
	if p.terms.cpu = p.given(cpuKey); p.terms.cpu == nil {
		p.terms.cpu = p.taken(cpuKey, value.Percent, usualHeadroom, usual)
	}
	if p.terms.memory = p.given(memoryKey); p.terms.memory == nil {
		p.terms.memory = p.taken(memoryKey, value.Percent, usualHeadroom, usual)
	}
	if p.terms.swing = p.given(swingKey); p.terms.swing == nil {
		p.terms.swing = p.taken(swingKey, value.Percent, usualSwing, "this program’s choice, for the cost of being wrong")
	}
}

// percentForm is a percentage with its sign: "28%", "28.5%".
var percentForm = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,6})?) ?%$`)

// given is the term that an assumption gives, the migration's own before what holds for all; nil where none does, or where it cannot be
// read, which is a finding.
func (p *planner) given(key string) *value.Figure {
	var x *model.Assumption
	for _, a := range p.Assumptions {
		if keyOf(a.Name) == key && (x == nil || x.Migration == "" && a.Migration != "") {
			x = a
		}
	}
	if x == nil {
		return nil
	}
	m := percentForm.FindStringSubmatch(folded(x.Value))
	if m == nil {
		p.find(model.KindOptimizationAssumptionUnreadable, key, model.Open, x.At("value"), [4]string{
			fmt.Sprintf("the %s %q cannot be read", key, x.Value), "an assumption is read strictly, never guessed", "enter a percentage below 100 with its sign: 28%", "",
		})
		return nil
	}
	d, err := value.ParseDecimal(m[1])
	if err != nil {
		return nil // the form allows digits alone
	}
	f := p.named(value.Read(value.Num(d), x.At("value")), slug(key), key, value.Percent, rule(key+" as given", "the workspace, Assumptions"))
	p.plan.Terms = append(p.plan.Terms, model.OptimizationTerm{Name: key, Figure: f, Assumption: x})
	return f
}

// taken is a term that nobody gives.
func (p *planner) taken(key string, unit value.Unit, n int, why string) *value.Figure {
	f := p.named(whole(n), slug(key), key, unit, rule(key+", where none is given", why))
	p.plan.Terms = append(p.plan.Terms, model.OptimizationTerm{Name: key, Figure: f, Why: why})
	return f
}
