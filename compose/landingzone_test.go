package compose_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/model"
	"dossier/render/text"
)

// withLandingZone gives M-01 a landing zone with a fault of each sort, and M-02 none.
func withLandingZone(p *model.Portfolio, _ *model.Config) {
	unit := func(name, parent, reason string) {
		p.OrganizationalUnits = append(p.OrganizationalUnits, &model.OrganizationalUnit{Name: name, Migration: "M-01", Parent: parent, Purpose: name + " accounts", Reason: reason})
	}
	unit("Security", "", "Stricter guardrails")
	unit("Workloads", "", "Guardrails that all share")
	unit("Production", "Workloads", "")
	account := func(id, name, ou string) {
		p.Accounts = append(p.Accounts, &model.Account{ID: id, Migration: "M-01", Name: name, OU: ou, Purpose: "for " + name, Reason: name + " stands alone"})
	}
	account("111122223333", "management", "")
	account("444455556666", "log-archive", "Security")
	account("777788889999", "prod", "Production")
	account("101010101010", "lost", "Nowhere")
	p.Networks = nil
	network := func(name, account, vpc, cidr, zone string) {
		p.Networks = append(p.Networks, &model.Network{
			Name: name, Migration: "M-01", Account: account, Parent: vpc, CIDR: cidr, Region: "eu-central-1", Zone: zone, Purpose: "for " + name, Reason: "room to double",
		})
	}
	network("prod", "777788889999", "", "10.20.0.0/16", "")
	network("app-a", "777788889999", "prod", "10.20.0.0/24", "eu-central-1a")
	network("app-b", "777788889999", "prod", "10.21.0.0/24", "eu-central-1b")
	network("hub", "111122223333", "", "10.20.128.0/20", "")
	control := func(area, name string) {
		p.Controls = append(p.Controls, &model.Control{Name: name, Migration: "M-01", Area: area, Setting: "as in the handbook", Reason: "it was so decided"})
	}
	control("Identity", "Federated access")
	control("Logging", "Audit trail")
	control("Network", "Public access")
	control("Change", "Change by pipeline | reviewed")
	p.Controls[len(p.Controls)-1].AppliesTo = []string{"Workloads", "prod", "Prodction"}
	p.Networks[3].Connected = []string{"prod (AWS Transit Gateway)", "data centre (AWS Direct Connect)"}
	p.Networks[0].Connected = []string{"hub"}
	for i, a := range p.Applications[:6] {
		a.TargetAccount = []string{"777788889999", "777788889999", ""}[i%3]
	}
	p.Applications[1].WhyThere = "It signs every account on"
	p.Documents = append(p.Documents, &model.Document{
		ID: "D-015", Migration: "M-01", Kind: model.LandingZoneDesign, Title: "Landing zone", Date: date("2025-02-25"), Version: "1.0", Path: "evidence/m-01-zone.pdf",
	})
}

func TestLandingZoneDocument(t *testing.T) {
	w, set := newWorld(withLandingZone), builtIn(t)
	d := w.document(t, set, "landing-zone-design", "M-01")
	goldenText(t, "landing-zone-design-M-01", text.Render(d, 150))
	emptyHeadings(t, d)
	for _, b := range d.Blocks {
		g, is := b.(doc.Graph)
		if !is || g.ID != "zone-tree-graph" {
			continue
		}
		parents := map[string]int{}
		for _, e := range g.Edges {
			parents[e.To]++
		}
		if g.Form != doc.Tree || len(g.Nodes) != 8 || len(g.Edges) != 7 {
			t.Errorf("a %s of %d nodes and %d edges, want a tree of 8 and 7", g.Form, len(g.Nodes), len(g.Edges))
		}
		for node, n := range parents {
			if n != 1 {
				t.Errorf("%s stands below %d nodes", node, n)
			}
		}
	}
}

// TestConnectionsAreDrawnOnce: a connection that both ends state is one arrow; a place that is no VPC stands outside.
func TestConnectionsAreDrawnOnce(t *testing.T) {
	d := newWorld(withLandingZone).document(t, builtIn(t), "landing-zone-design", "M-01")
	for _, b := range d.Blocks {
		g, is := b.(doc.Graph)
		if !is || g.ID != "zone-connections" {
			continue
		}
		var arrows []string
		label := map[string]string{}
		for _, n := range g.Nodes {
			label[n.ID] = n.Label
		}
		for _, e := range g.Edges {
			arrows = append(arrows, label[e.From]+" - "+label[e.To]+" "+e.Label)
		}
		if want := []string{"prod - hub ", "hub - data centre AWS Direct Connect"}; !slices.Equal(arrows, want) {
			t.Errorf("arrows %q, want %q", arrows, want)
		}
		return
	}
	t.Error("no drawing of the connections")
}

// TestLandingZoneInPart: where only a network is recorded, the design says what is missing and has no empty heading.
func TestLandingZoneInPart(t *testing.T) {
	w := newWorld(nil)
	d := w.document(t, builtIn(t), "landing-zone-design", "M-01")
	emptyHeadings(t, d)
	for _, want := range []string{"The accounts: without them an auditor cannot see where anything lands", "No control of the area identity is recorded (Controls)", "No subnet is recorded (Networks)"} {
		if !strings.Contains(plainText(t, d), want) {
			t.Errorf("the design does not say %q", want)
		}
	}
}
