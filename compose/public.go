package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// PublicCaseStudy is what a public document about one migration may say: what the customer released, and nothing else. It holds no
// type of the model and no source. An empty field is one that is not there or not released, which is the same to its reader.
type PublicCaseStudy struct {
	Partner  PublicPartner
	Customer PublicCustomer

	Title                                 string
	Pattern                               string
	Challenge, WhyAWS, Solution, Outcome  Story
	Start, End, InProduction              *value.Date // that have come; the end of a project that is completed
	Completed                             bool        // the project is, as its timeline or its story tells
	Services                              []PublicService
	Outcomes                              []PublicOutcome
	Quotes                                []PublicQuote
	Applications, Machines, Storage       *Open // of the inventory, VM templates left out: what is listed, moved or not
	MigratedApplications, MigratedServers *Open // what has moved
	Costs                                 []PublicCost

	Newest value.Date // the latest released fact in it
}

// PublicPartner is who tells the story.
type PublicPartner struct{ Name, Tier, Note string }

// PublicCustomer is the customer by its name, or by its alias where the name is not released.
type PublicCustomer struct {
	Name  string
	Named bool // the name is released
	Site  string
	About Story
}

// PublicService is a service with what it does.
type PublicService struct {
	Name, Role string
	ThirdParty bool
}

// PublicOutcome is one released result in figures.
type PublicOutcome struct {
	Metric, Qualifier, Unit, Period, Status string
	Before, After, High                     *Open
}

// PublicQuote is a released quote.
type PublicQuote struct{ Text, Speaker string }

// PublicCost is the released total of a scenario at one frequency, in one currency.
type PublicCost struct {
	Scenario, Frequency string
	Amount              *Open
}

// PublicStudy tells whether a case study may have a public document at all: the customer allows a public reference, and released the
// story under a consent that holds on the day that is measured.
func publicStudy(cs *model.CaseStudy) bool {
	return cs.Customer != nil && cs.Customer.ReferenceUse == model.PublicReference && cs.Released[model.StoryBundle] != nil
}

// public makes the view of one case study's public document. Each bundle opens its own fields; all else stays out.
func (m *material) public(cs *model.CaseStudy) *PublicCaseStudy {
	n := newest{until: m.assessment.AsOf}
	v := &PublicCaseStudy{Partner: PublicPartner{m.config.Partner.Name, m.config.Partner.Tier, m.config.Partner.Note}}
	mig, released := cs.Migration, func(b model.Bundle) bool { return cs.Released[b] != nil }
	if cs.Customer == nil {
		return v
	}
	v.Customer.Name = aliasOf(cs.Customer)
	if released(model.NameBundle) {
		v.Customer.Name, v.Customer.Named, v.Customer.Site = cs.Customer.LegalName, true, cs.Customer.Site
	}
	if released(model.StoryBundle) {
		v.Title, v.Pattern = mig.Title, mig.PatternStatement
		v.Challenge, v.WhyAWS, v.Solution, v.Outcome = story(mig.Challenge), story(mig.WhyAWS), story(mig.Solution), story(mig.Outcome)
		v.Customer.About = story(cs.Customer.About)
		v.Completed = mig.Status == model.Completed && !mig.End.After(m.assessment.AsOf)
	}
	if released(model.TimelineBundle) {
		v.Start, v.InProduction = m.openDay(mig.Start), m.openDay(mig.InProduction)
		if mig.Status == model.Completed {
			v.End = m.openDay(mig.End)
		}
		for _, d := range []*value.Date{v.Start, v.End, v.InProduction} {
			if d != nil {
				n.day(*d)
			}
		}
	}
	n.day(mig.PublishedOn)
	if released(model.ServicesBundle) {
		for _, s := range m.services[mig.ID] {
			v.Services = append(v.Services, PublicService{s.Name, s.Role, s.Provider == model.ThirdParty})
		}
	}
	if released(model.QuoteBundle) {
		for _, q := range m.quotes[mig.ID] {
			if !q.ApprovedOn.IsZero() && !q.ApprovedOn.After(m.assessment.AsOf) { // a quote that the customer did not approve is not released
				v.Quotes = append(v.Quotes, PublicQuote{q.Text, q.SpeakerRole})
			}
		}
	}
	m.openFigures(v, cs)
	v.Newest = n.date
	return v
}

// nobody stands for a customer whose name is not released and who has no alias.
const nobody = "the customer"

func aliasOf(c *model.Customer) string {
	if alias := strings.TrimSpace(c.Alias); alias != "" {
		return alias
	}
	return nobody
}

// nameless warns of a public document that has neither name nor alias for its customer.
func nameless(cs *model.CaseStudy) []source.Problem {
	if cs.Customer == nil || cs.Released[model.NameBundle] != nil || aliasOf(cs.Customer) != nobody {
		return nil
	}
	what := fmt.Sprintf("the public case study %s calls its customer %q: the name is not released and there is no alias", cs.Migration.ID, nobody)
	return []source.Problem{source.Warn(cs.Customer.At("alias"), what, "an alias, such as: a European logistics group", "")}
}

// openFigures adds the released numbers, each without its source.
func (m *material) openFigures(v *PublicCaseStudy, cs *model.CaseStudy) {
	id := cs.Migration.ID
	money := cs.Released[model.MoneyBundle] != nil
	if cs.Released[model.OutcomeBundle] != nil {
		for _, o := range m.outcomes[id] {
			if unit := value.Unit(o.Unit); !isMoney(unit) || money {
				v.Outcomes = append(v.Outcomes, PublicOutcome{
					Metric: o.Metric, Qualifier: string(o.Qualifier), Unit: o.Unit, Period: o.Period, Status: string(o.Status),
					Before: openNumber(o.Before, unit), After: openNumber(o.After, unit), High: openNumber(o.High, unit),
				})
			}
		}
	}
	if cs.Released[model.InventoryBundle] != nil {
		v.Applications = openFigure(cs.Inventory.Applications)
		v.Machines, v.Storage = openFigure(value.Compute(value.Difference, cs.Inventory.Servers, cs.Inventory.Templates)), openFigure(storageOfMachines(cs.Discovery))
		var apps, servers []*value.Figure
		for _, s := range cs.Strategies {
			apps, servers = append(apps, s.Applications), append(servers, s.Servers)
		}
		v.MigratedApplications, v.MigratedServers = openFigure(value.Compute(value.Sum, apps...)), openFigure(value.Compute(value.Sum, servers...))
	}
	if !money {
		return
	}
	for _, g := range cs.Costs {
		for _, c := range g.Lines {
			if c.First == nil {
				v.Costs = append(v.Costs, PublicCost{string(c.Scenario), c.Frequency, openFigure(c.Amount)})
			}
		}
	}
}

// storageOfMachines adds up the storage of the machines that are no templates; unknown where none states it.
func storageOfMachines(d *model.Discovery) *value.Figure {
	var parts []*value.Figure
	for _, m := range d.Machines {
		if !m.Template && m.Storage != nil {
			parts = append(parts, m.Storage)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	sum := value.Compute(value.Sum, parts...)
	sum.Unit = "GiB"
	return sum
}

// story is a narrative's text; empty where it is blank.
func story(n model.Narrative) Story { return Story(strings.TrimSpace(string(n))) }

// openDay is a day that has come; nil for one that is not stated or still to come.
func (m *material) openDay(d value.Date) *value.Date {
	if d.IsZero() || d.After(m.assessment.AsOf) {
		return nil
	}
	return &d
}

func openNumber(n value.Number, unit value.Unit) *Open {
	if !n.Known {
		return nil
	}
	return &Open{n, unit}
}

// openFigure is a figure's value alone; nil where it is unknown or nothing.
func openFigure(f *value.Figure) *Open {
	if f == nil || isZero(f) {
		return nil
	}
	return openNumber(f.Value, f.Unit)
}

// publicStudies are the case studies that have a public document, in order.
func (m *material) publicStudies() []*model.CaseStudy {
	return slices.DeleteFunc(slices.Clone(m.assessment.CaseStudies), func(cs *model.CaseStudy) bool { return !publicStudy(cs) })
}
