package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// mostDrawn is how many networks a drawing may hold and still be read; beyond it the tables stand alone.
const mostDrawn = 60

// zoneNetworkDrawings are how the VPCs are connected, and how each is cut.
func zoneNetworkDrawings(v CaseStudy, l value.Locale) []doc.Block {
	z := zoneOf(v)
	var blocks []doc.Block
	if n := len(z.VPCs); len(z.Links) > 0 && n <= mostDrawn {
		blocks = append(blocks, z.linksGraph())
	}
	if n := len(z.VPCs) + len(z.Subnets); len(z.Subnets) > 0 && n <= mostDrawn {
		blocks = append(blocks, z.cutsGraph(l))
	}
	return blocks
}

// linksGraph draws the VPCs with their accounts, the places that they are connected to, and the connections.
func (v LandingZone) linksGraph() doc.Graph {
	g := doc.Graph{ID: "zone-connections", Title: "How the VPCs are connected with one another and with the customer’s sites"}
	for _, n := range v.VPCs {
		g.Nodes = append(g.Nodes, networkNode(n, strings.Trim(valueText(n.CIDR)+", "+valueText(n.Account), ", ")))
	}
	places := map[string]bool{}
	for _, k := range v.Links {
		to := k.To
		if to == "" {
			if to = "place " + strings.ToLower(k.Place); !places[to] {
				places[to] = true
				g.Nodes = append(g.Nodes, doc.GraphNode{ID: to, Label: k.Place, Note: "outside AWS, or of another design", Tone: doc.Muted, Source: k.At})
			}
		}
		g.Edges = append(g.Edges, doc.GraphEdge{From: k.From, To: to, Label: k.Via, Source: k.At})
		g.Sources = append(g.Sources, k.At)
	}
	g.Sources = source.Merge(g.Sources)
	g.Alt = fmt.Sprintf("%s with their accounts, %s outside, %s between them.",
		counted(len(v.VPCs), "VPC", "VPCs"), counted(len(places), "place", "places"), counted(len(g.Edges), "connection", "connections"))
	return g
}

// cutsGraph draws each VPC with the subnets that are cut out of it, by Availability Zone.
func (v LandingZone) cutsGraph(l value.Locale) doc.Graph {
	g := doc.Graph{ID: "zone-cuts", Form: doc.Tree, Title: "How the VPCs are cut into subnets, by Availability Zone"}
	root := "the network"
	label := "Network"
	if len(v.Regions) == 1 {
		label = v.Regions[0].Print(l)
	}
	g.Nodes = append(g.Nodes, doc.GraphNode{ID: root, Label: label, Note: counted(len(v.VPCs), "VPC", "VPCs")})
	hang := func(n doc.GraphNode, parent string) {
		g.Nodes = append(g.Nodes, n)
		g.Edges = append(g.Edges, doc.GraphEdge{From: parent, To: n.ID, Source: n.Source})
		g.Sources = append(g.Sources, n.Source)
	}
	for _, n := range v.VPCs {
		hang(networkNode(n, valueText(n.CIDR)), root)
		below := where(v.Subnets, func(s ZoneNetwork) bool { return s.InKey == n.Key })
		slices.SortStableFunc(below, func(a, b ZoneNetwork) int { return strings.Compare(valueText(a.Zone), valueText(b.Zone)) })
		for _, s := range below {
			note := strings.Trim(valueText(s.CIDR)+", "+valueText(s.Zone), ", ")
			hang(networkNode(s, note), n.Key)
		}
	}
	for _, s := range v.Subnets {
		if s.InKey == "" {
			hang(networkNode(s, valueText(s.CIDR)), root)
		}
	}
	g.Sources = source.Merge(g.Sources)
	g.Alt = fmt.Sprintf("A tree of %s and the %s that are cut out of them.", counted(len(v.VPCs), "VPC", "VPCs"), counted(len(v.Subnets), "subnet", "subnets"))
	return g
}

func networkNode(n ZoneNetwork, note string) doc.GraphNode {
	node := doc.GraphNode{ID: n.Key, Label: valueText(n.Name), Note: note}
	if refs := n.Name.Refs(); len(refs) > 0 {
		node.Source = refs[0]
	}
	if len(n.Faults) > 0 {
		node.Note, node.Tone = n.Faults[0], doc.Bad
	}
	return node
}

// zoneGuardrailsTable is what holds for the accounts of each unit, beyond what holds for all.
func zoneGuardrailsTable(v CaseStudy, _ value.Locale) doc.Table {
	z := zoneOf(v)
	t := doc.Table{
		ID: "zone-guardrails", Caption: "Controls by organizational unit",
		Columns: []doc.Column{column("Unit", 1.6), column("Of its own", 3.4), column("Inherited from the units above", 3.4)},
		Note:    doc.Say("How to read: what holds for the whole organization stands in the first row and is not repeated. A unit passes its controls on to its accounts and to the units below it."),
		Empty:   "No control says which units it holds for (Controls, applies to): what is stricter for production than for test, an auditor cannot see.",
	}
	if !z.Scoped {
		return t
	}
	all := joined(z.Whole, ", ")
	if len(z.Whole) == 0 {
		all = words("nothing recorded")
	}
	t.Rows = append(t.Rows, row(headText("All accounts"), all, words("–")))
	for _, u := range z.Units {
		t.Rows = append(t.Rows, row(head(u.Name), joined(u.Own, ", "), joined(u.Inherited, ", ")))
	}
	return t
}

// zoneAnswersTable is what a design is asked, and where it answers.
func zoneAnswersTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "zone-answers", Caption: "What a landing zone design is asked, and what answers it here",
		Columns: []doc.Column{column("Subject", 1.7), column("What is asked", 3), column("Asked by", 1.6), column("What is recorded", 3.4)},
		Note: doc.Say("How to read: ids are of the common requirements that AWS’s checklists of 2025 share; those of other editions differ. Controls are found by the words of their area, name and setting; " +
			"whether they suffice is for the auditor."),
		Empty: "No landing zone is recorded.",
	}
	for _, a := range zoneOf(v).Answers {
		recorded := joined(a.Controls, ", ")
		switch {
		case a.Links > 0:
			recorded = words(counted(a.Links, "connection", "connections"))
		case !a.Answered:
			recorded = doc.TableCell{Content: doc.Say("nothing"), Tone: doc.Warning}
		}
		t.Rows = append(t.Rows, row(headText(a.Subject), words(a.Asks), words(a.By), recorded))
	}
	return t
}

// openPoints is what is left to do, who does it and by when.
func (v *LandingZone) openPoints(owner *doc.Value) []OpenPoint {
	var open []OpenPoint
	add := func(is bool, what, why string) {
		if is {
			open = append(open, OpenPoint{What: []*doc.Value{said(what, source.Ref{})}, Who: owner, Why: why})
		}
	}
	for _, o := range v.Overlaps {
		why := "a route leads to one of the two alone"
		if strings.Contains(o.What, "subnet") {
			why = "AWS creates no such subnet"
		}
		add(true, value.Capital(o.Mend)+": "+valueText(o.A)+", "+o.Says, why)
	}
	add(!v.AllLand, "Name the account of each application that moves and has none", "nobody can plan the cutover of what lands nowhere")
	for _, r := range v.Reasons {
		if isFull := r.Given.Value.Decimal.Equal(r.Of.Value.Decimal); !isFull {
			add(true, "Say why of each of the "+untitled(r.Kind)+" that gives no reason", "an auditor looks for why it was done so")
		}
	}
	for _, a := range v.Answers {
		add(!a.Answered, "Record what answers for "+untitled(a.Subject)+": "+a.Asks, "asked by "+a.By)
	}
	for _, f := range v.Findings {
		if f.Kind == "single-zone" {
			add(true, value.Capital(f.Mend)+": "+f.What, f.Rule)
		}
	}
	add(v.Original == nil, "Register the design that the customer was shown", "the auditor asks for the dated original")
	return open
}

// untitled is a subject within a sentence.
func untitled(s string) string { return strings.ToLower(s[:1]) + s[1:] }
