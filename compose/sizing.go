package compose

import (
	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Sizing is what size a resource needs by what it was measured to use.
type Sizing struct {
	Resource, Days, Until     *doc.Value
	Current, Proposed, Reason string
	CPU, Memory, Need         *value.Figure
	Price, Cheaper, Saving    *value.Figure // prices an hour, the saving a month
}

// addSizings adds what follows from utilization.
func (v *Optimization) addSizings(o *model.Optimization, n *newest) {
	for _, s := range o.Sizings {
		u := s.Measured
		n.of(u)
		if s.TooSmall() {
			v.Short = append(v.Short, said(s.Resource, u.At("resource")))
		}
		v.Sizings = append(v.Sizings, Sizing{
			Resource: said(s.Resource, u.At("resource")), Days: amount(u.Days, "day", u.At("days")), Until: day(u.Until, u.At("until")),
			Current: s.Current, Proposed: s.Proposed, Reason: s.Reason, CPU: s.CPU, Memory: s.Memory, Need: s.Need,
			Price: s.Price, Cheaper: s.Cheaper, Saving: s.Saving,
		})
	}
}

func (s *OptimizationStep) fromSizing(z *model.Sizing) {
	u := z.Measured
	s.Resource, s.What = said(z.Resource, u.At("resource")), said("Modify: "+z.Current+" to "+z.Proposed, source.Ref{})
	s.Tool = said("utilization and prices", source.Ref{})
	if z.CPU != nil {
		peak := doc.FigureOf(z.CPU)
		s.CPU = &peak
	}
}

// sizingTable is every resource that was measured, with the size it needs.
func sizingTable(v CaseStudy, _ value.Locale) doc.Table {
	in := optimizationOf(v).Currency
	t := doc.Table{
		ID: "optimization-sizing", Caption: "What size each measured resource needs",
		Columns: []doc.Column{
			column("Resource", 1.6), column("Type", 1.4), numbered("CPU peak"), numbered("Memory peak"), numbered("Needed"), column("Suffices", 1.4), amounts("Saving", in), column("Why not less", 2.4),
		},
		Note: doc.Say("How to read: peaks and what is needed in percent, the latter of the present size: peak ÷ (1 − headroom), the greater of CPU and memory. " +
			"Savings a month at the recorded prices on demand, each by itself."),
		Empty: "No utilization is recorded (Utilization): whoever runs the platform measures CPU and memory for two weeks or more.",
	}
	for _, s := range optimizationOf(v).Sizings {
		t.Rows = append(t.Rows, row(head(s.Resource), words(s.Current), figure(s.CPU), figure(s.Memory), figure(s.Need), words(s.Proposed), money(s.Saving, in), words(value.Capital(s.Reason))))
	}
	return t
}

// sizingTopTable is as much of it as a page shows, what saves most first.
func sizingTopTable(v CaseStudy, l value.Locale) doc.Table {
	t := sizingTable(v, l)
	var first, rest []doc.TableRow
	for i, s := range optimizationOf(v).Sizings {
		if s.Saving != nil {
			first = append(first, t.Rows[i])
			continue
		}
		rest = append(rest, t.Rows[i])
	}
	t.Rows = append(first, rest...)
	return shortened(t, l)
}
