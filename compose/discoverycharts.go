package compose

import (
	"fmt"
	"slices"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// estateSupportChart is the machines by the standing of their system's support.
func estateSupportChart(v CaseStudy, l value.Locale) doc.Chart {
	d := estateOf(v)
	chart := doc.Chart{ID: "estate-support-chart", Kind: doc.BarChart, Title: "Machines by the support of their operating system on the day of the inventory", Unit: "machines"}
	if d.Supported == nil {
		return chart
	}
	s := doc.Series{Name: "Machines"}
	for _, x := range []struct {
		name string
		of   *value.Figure
	}{{"In support", d.Supported}, {"Extended only", d.SupportExtended}, {"Ended", d.SupportEnded}, {"Cannot be told", d.SupportUnknown}} {
		chart.Categories, s.Values = append(chart.Categories, x.name), append(s.Values, x.of)
	}
	chart.Series = []doc.Series{s}
	chart.Alt = fmt.Sprintf("Four bars: %s machines in support, %s with extended support only, %s out of all support, %s of which it cannot be told.",
		l.Figure(d.Supported), l.Figure(d.SupportExtended), l.Figure(d.SupportEnded), l.Figure(d.SupportUnknown))
	for _, f := range s.Values {
		chart.Sources = append(chart.Sources, f.Leaves()...)
	}
	chart.Sources = source.Merge(chart.Sources)
	return chart
}

// estateUseChart is the machines by bands of measured use.
func estateUseChart(v CaseStudy, l value.Locale) doc.Chart {
	d := estateOf(v)
	chart := doc.Chart{ID: "estate-use-chart", Kind: doc.BarChart, Title: "Machines by their measured peak use", Unit: "machines"}
	for _, x := range []struct {
		name string
		EstateSpread
	}{{"Processor", d.CPUUse}, {"Memory", d.MemoryUse}} {
		if len(x.Bands) == 0 {
			continue
		}
		s := doc.Series{Name: x.name}
		chart.Categories = nil
		for _, b := range x.Bands {
			chart.Categories = append(chart.Categories, bandName(b, l))
			s.Values = append(s.Values, b.Machines)
			chart.Sources = append(chart.Sources, b.Machines.Leaves()...)
		}
		chart.Series = append(chart.Series, s)
		if chart.Alt != "" {
			chart.Alt += " "
		}
		chart.Alt += fmt.Sprintf("%s: half of %s machines measured peak at %s or less.", x.name, l.Figure(x.Measured), l.Figure(x.P50))
	}
	chart.Sources = source.Merge(chart.Sources)
	return chart
}

func bandName(b EstateBand, l value.Locale) string {
	high := l.Figure(&value.Figure{Value: value.Num(value.Int(b.High)), Unit: value.Percent})
	if b.Low == 0 {
		return "up to " + high
	}
	return "over " + l.Number(value.Int(b.Low), 0) + " to " + high
}

// estateDependencyGraph draws the applications that depend on others, by wave where waves are planned, else by move group.
func estateDependencyGraph(v CaseStudy, l value.Locale) doc.Graph {
	d := estateOf(v)
	g := doc.Graph{ID: "estate-dependency-graph", Title: "Which application needs which, by " + graphGroups(d)}
	var outside []string
	for _, x := range d.Dependencies {
		g.Edges = append(g.Edges, doc.GraphEdge{From: x.From, To: x.To, Label: edgeLabel(x), Dashed: !x.Hard, Source: x.At})
		g.Sources = append(g.Sources, x.At)
	}
	tied := func(id string) bool {
		return slices.ContainsFunc(g.Edges, func(e doc.GraphEdge) bool { return e.From == id || e.To == id })
	}
	for _, a := range d.Applications {
		if !tied(a.Key) {
			continue
		}
		n := doc.GraphNode{ID: a.Key, Label: a.Key, Note: machinesWords(a.Machines, l), Group: graphGroup(a, d)}
		if a.Name != nil {
			n.Label = a.Name.Text
		}
		if a.Criticality != nil && a.Criticality.Text == "critical" {
			n.Tone = doc.Warning
		}
		if len(a.ID.Refs()) > 0 {
			n.Source = a.ID.Refs()[0]
		}
		g.Nodes = append(g.Nodes, n)
	}
	for _, x := range d.Dependencies {
		for _, end := range []struct{ id, name string }{{x.From, x.FromName}, {x.To, x.ToName}} {
			known := slices.ContainsFunc(g.Nodes, func(n doc.GraphNode) bool { return n.ID == end.id })
			if !known {
				g.Nodes = append(g.Nodes, doc.GraphNode{ID: end.id, Label: end.name, Note: "outside this migration", Tone: doc.Muted, Source: x.At})
				outside = append(outside, end.name)
			}
		}
	}
	g.Sources = source.Merge(g.Sources)
	g.Alt = fmt.Sprintf("%s with %s between them; dashed arrows are soft.", counted(len(g.Nodes), "application", "applications"), counted(len(g.Edges), "arrow", "arrows"))
	if len(outside) > 0 {
		g.Alt += fmt.Sprintf(" %s outside this migration.", counted(len(outside), "application is", "applications are"))
	}
	return g
}

func edgeLabel(x EstateDependency) string {
	if x.Kind == nil {
		return ""
	}
	return x.Kind.Text
}

// planned tells whether any application has a wave.
func planned(d Discovery) bool {
	return slices.ContainsFunc(d.Applications, func(a EstateApplication) bool { return a.Wave != nil })
}

func graphGroups(d Discovery) string {
	if planned(d) {
		return "wave"
	}
	return "move group"
}

func graphGroup(a EstateApplication, d Discovery) string {
	switch {
	case !planned(d):
		return a.Group
	case a.Wave == nil:
		return "No wave"
	}
	return a.Wave.Text
}

func machinesWords(f *value.Figure, l value.Locale) string {
	if f == nil || !f.Value.Known {
		return ""
	}
	if f.Value.Decimal.Equal(value.Int(1)) {
		return "1 machine"
	}
	return l.Figure(f) + " machines"
}
