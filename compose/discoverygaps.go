package compose

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// EstateGap is something that the inventory does not say, or not of all machines.
type EstateGap struct {
	What             string
	Known, Of        *value.Figure // of how many machines it is known; nil for what is no property of machines
	Means, For, From *doc.Value
}

// lack is what follows where something is not known, for whom that is a gap, and who can supply it.
type lack struct{ means, who, from string }

// lacks are by the name that assess gives a property of machines.
var lacks = map[string]lack{
	"operating system":                       {"neither the end of support nor licences can be told", "the cloud architect", "the platform team"},
	"end of support of the operating system": {"it cannot be told until when the maker supports it", "the cloud architect", "the platform team, which knows the release"},
	"virtual CPUs":                           {"no target can be sized", "the cloud architect", "the platform team"},
	"memory":                                 {"no target can be sized", "the cloud architect", "the platform team"},
	"provisioned storage":                    {"volumes cannot be sized, nor the time that replication takes", "the cloud architect", "the platform team"},
	"storage in use":                         {"volumes are sized by what is provisioned", "the cloud architect", "the platform team"},
	"processor use":                          {"targets are sized by the processors that the machines were given", "the cloud architect", "the discovery team: no less than the 14 days that AWS Compute Optimizer looks back"},
	"memory use":                             {"targets are sized by the memory that the machines were given", "the cloud architect", "the discovery team: no less than the 14 days that AWS Compute Optimizer looks back"},
	"power state":                            {"what is switched off, and might be retired, cannot be told from what is in use", "the migration lead", "the platform team"},
	"environment":                            {"production cannot be told from the rest, and waves cannot put what is less critical first", "the migration lead", "the application owners"},
	"network address":                        {"neither subnets nor rules of firewalls can be planned", "the cloud architect", "the platform team"},
	"application":                            {"they can neither be planned in a wave nor counted", "the migration lead; AWS and its auditor", "the application owners"},
	"criticality, by its applications":       {"waves cannot put what is less critical first", "the migration lead", "the application owners"},
	"owner, by its applications":             {"nobody agrees to a cutover, tests it and accepts it", "the migration lead", "the customer’s head of applications"},
	"host, by a name that the list of hosts has": {"they cannot be assigned to a hypervisor and its support", "the cloud architect", "the platform team: both lists again, on one day"},
}

// addGaps names what would make the discovery complete.
func (v *Discovery) addGaps() {
	add := func(gap bool, what string, l lack) {
		if gap {
			v.Gaps = append(v.Gaps, gapOf(what, nil, nil, l))
		}
	}
	add(v.Original == nil, "the original discovery report, registered as evidence", lack{"nothing of the time shows what the customer was shown", "AWS and its auditor", "the partner’s migration lead"})
	add(len(v.Machines) == 0, "an inventory of machines", lack{"nothing can be sized, and source servers cannot be counted", "the cloud architect; AWS and its auditor", "the platform team"})
	add(len(v.Applications) == 0, "a list of applications", lack{"no machine is assigned, and nothing counts towards the programme", "the migration lead; AWS and its auditor", "the application owners"})
	add(v.Unlinked, "dependencies between applications", lack{"waves rest on no evidence", "the migration lead", "the discovery team: from owners, or from connections seen over some weeks"})
	for _, q := range v.Quality {
		if l, ok := lacks[q.Name]; ok && q.Known.Value.Decimal.LessThan(q.Of.Value.Decimal) {
			v.Gaps = append(v.Gaps, gapOf(q.Name, q.Known, q.Of, l))
		}
	}
}

func gapOf(what string, known, of *value.Figure, l lack) EstateGap {
	return EstateGap{What: what, Known: known, Of: of, Means: said(l.means, source.Ref{}), For: said(l.who, source.Ref{}), From: said(l.from, source.Ref{})}
}

func estateGapsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-gaps", Caption: "What is not known, for whom that is a gap, and who can supply it",
		Columns: []doc.Column{column("What", 2), column("Known of", 1.2), column("Without it", 2.8), column("A gap for", 1.6), column("Supplied by", 2.2)},
		Empty:   "Whatever a discovery asks for is known of every machine.",
	}
	for _, g := range estateOf(v).Gaps {
		known := doc.TextCell("nothing")
		if g.Known != nil {
			known = measuredCell([]doc.Inline{doc.FigureOf(g.Known), doc.Text{Text: " of "}, doc.FigureOf(g.Of)})
			if isZero(g.Known) {
				known = measuredCell([]doc.Inline{doc.Text{Text: "none of "}, doc.FigureOf(g.Of)})
			}
		}
		t.Rows = append(t.Rows, row(headText(value.Capital(g.What)), known, cell(g.Means), cell(g.For), cell(g.From)))
	}
	return t
}
