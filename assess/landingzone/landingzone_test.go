package landingzone_test

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/assess/landingzone"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// table gives records rows in one file.
var columns = map[string]int{"name": 1, "CIDR": 2, "parent": 3, "organizational unit": 4, "reason": 5, "account": 6, "in VPC": 7, "addresses": 8}

// zone is a landing zone in which nothing is wrong: a hub and a production VPC with two subnets, two accounts in two units, one application.
func zone() *landingzone.Input {
	in := &landingzone.Input{
		Migration: &model.Migration{ID: "M-1", Customer: "C-1"},
		Units: []*model.OrganizationalUnit{
			{Name: "Workloads", Reason: "r"}, {Name: "Production", Parent: "Workloads", Reason: "r"},
		},
		Accounts: []*model.Account{
			{ID: "111122223333", Name: "management", Reason: "r"}, {ID: "444455556666", Name: "prod", OU: "Production", Reason: "r"},
		},
		Networks: []*model.Network{
			{Name: "hub", Account: "111122223333", CIDR: "10.0.0.0/20", Reason: "r"},
			{Name: "prod", Account: "444455556666", CIDR: "10.0.16.0/20", Reason: "r"},
			{Name: "app-a", Account: "444455556666", Parent: "prod", CIDR: "10.0.16.0/23", Zone: "eu-west-1a", Reason: "r"},
			{Name: "app-b", Account: "444455556666", Parent: "prod", CIDR: "10.0.18.0/23", Zone: "eu-west-1b", Reason: "r"},
		},
		Controls:     []*model.Control{{Name: "Root user", Area: "Identity", Setting: "MFA", Reason: "r"}},
		Applications: []*model.Application{{ID: "a", Name: "App", Strategy: model.Rehost, TargetAccount: "444455556666"}},
		Servers:      []*model.Server{{ID: "s", Applications: []string{"a"}, Addresses: []string{"192.0.2.10"}}},
	}
	return in
}

// design places the records in files and designs.
func design(in *landingzone.Input) (*model.LandingZone, []model.Finding) {
	n := 1
	row := func(kind string) model.Row {
		n++
		return model.Row{Number: n, Table: &model.Table{Ref: source.Ref{File: "zone.xlsx", Sheet: kind}, FirstCol: 1, LastCol: 9, Columns: columns}}
	}
	for _, u := range in.Units {
		u.Row = row("Organizational units")
	}
	for _, a := range in.Accounts {
		a.Row = row("Accounts")
	}
	for _, x := range slices.Concat(in.Networks, in.OtherNetworks) {
		x.Row = row("Networks")
	}
	for _, c := range in.Controls {
		c.Row = row("Controls")
	}
	for _, a := range in.Applications {
		a.Row = row("Applications")
	}
	for _, s := range in.Servers {
		s.Row = row("Servers")
	}
	return landingzone.Design(*in)
}

func idsOf(findings []model.Finding) []string {
	ids := []string{}
	for _, f := range findings {
		ids = append(ids, f.ID)
	}
	return ids
}

func text(f *value.Figure) string {
	if f == nil {
		return "none"
	}
	return f.Value.String()
}

func TestNoRecordsNoLandingZone(t *testing.T) {
	z, findings := design(&landingzone.Input{Migration: &model.Migration{ID: "M-1"}, Applications: []*model.Application{{ID: "a", Strategy: model.Rehost}}})
	if z != nil || len(findings) > 0 {
		t.Errorf("%+v, %v", z, findings)
	}
}

func TestSoundLandingZone(t *testing.T) {
	z, findings := design(zone())
	if len(findings) > 0 {
		t.Fatalf("findings %v", findings)
	}
	var networks []string
	for _, n := range z.Networks {
		networks = append(networks, strings.Join([]string{n.Network.Name, text(n.Addresses), text(n.Usable), text(n.Allotted), strings.Join(n.Zones, " ")}, "|"))
	}
	want := []string{"hub|4096|none|none|", "prod|4096|none|1024|eu-west-1a eu-west-1b", "app-a|512|507|none|", "app-b|512|507|none|"}
	if diff := cmp.Diff(want, networks); diff != "" {
		t.Errorf("networks (-want +got):\n%s", diff)
	}
	if len(z.Units) != 2 || z.Units[1].Depth != 1 || text(z.Units[1].Accounts) != "1" || z.Accounts[1].Unit.Name != "Production" || text(z.Accounts[1].Machines) != "1" {
		t.Errorf("units %+v, accounts %+v", z.Units, z.Accounts)
	}
	if text(z.Landed) != "1" || text(z.Homeless) != "0" || text(z.Colliding) != "0" || z.Landings[0].Unit.Name != "Production" {
		t.Errorf("landings %+v", z.Landings)
	}
	for _, c := range z.Checks {
		if strings.HasPrefix(c.Name, "VPCs of this migration against one another") && text(c.Compared) != "1" {
			t.Errorf("%s: compared %s pairs", c.Name, text(c.Compared))
		}
	}
}

// TestPlanted plants one fault each, with the findings that it must make, and no others.
func TestPlanted(t *testing.T) {
	for name, test := range map[string]struct {
		plant func(*landingzone.Input)
		want  []string
	}{
		"two VPCs overlap":       {func(in *landingzone.Input) { in.Networks[0].CIDR = "10.0.0.0/19" }, []string{"network-overlap/M-1/hub-prod"}},
		"two subnets overlap":    {func(in *landingzone.Input) { in.Networks[3].CIDR = "10.0.17.0/24" }, []string{"network-overlap/M-1/app-a-app-b"}},
		"subnet outside its VPC": {func(in *landingzone.Input) { in.Networks[3].CIDR = "10.9.0.0/24" }, []string{"subnet-outside/M-1/app-b"}},
		"subnet wider than VPC": {func(in *landingzone.Input) {
			in.Networks = append(in.Networks[:2], in.Networks[3:]...)
			in.Networks[2].CIDR = "10.0.16.0/19"
			in.Networks[2].Zone = ""
		}, []string{"broken-network/M-1/app-b", "subnet-outside/M-1/app-b"}},
		"subnet in no VPC":        {func(in *landingzone.Input) { in.Networks[3].Parent = "elsewhere" }, []string{"single-zone/M-1/prod", "broken-network/M-1/app-b"}},
		"one zone":                {func(in *landingzone.Input) { in.Networks[3].Zone = "eu-west-1a" }, []string{"single-zone/M-1/prod"}},
		"no range":                {func(in *landingzone.Input) { in.Networks[0].CIDR = "10.0.0.0" }, []string{"broken-network/M-1/hub"}},
		"range that begins late":  {func(in *landingzone.Input) { in.Networks[0].CIDR = "10.0.1.0/20" }, []string{"broken-network/M-1/hub"}},
		"range that is too small": {func(in *landingzone.Input) { in.Networks[0].CIDR = "10.0.0.0/29" }, []string{"broken-network/M-1/hub"}},
		"range over the source":   {func(in *landingzone.Input) { in.Servers[0].Addresses = []string{"fe80::1", "10.0.3.7"} }, []string{"source-overlap/M-1/hub"}},
		"overlap with another": {func(in *landingzone.Input) {
			in.OtherNetworks = []*model.Network{{Name: "north", Migration: "M-2", CIDR: "10.0.8.0/21"}}
		}, []string{"network-overlap/M-1/hub-north"}},
		"shared with another": {func(in *landingzone.Input) {
			in.OtherNetworks = []*model.Network{{Name: "hub", Migration: "M-2", Account: "111122223333", CIDR: "10.0.0.0/20"}}
		}, []string{}},
		"account in unknown unit":   {func(in *landingzone.Input) { in.Accounts[1].OU = "Nowhere" }, []string{"broken-tree/M-1/444455556666"}},
		"unit below unknown":        {func(in *landingzone.Input) { in.Units[1].Parent = "Nowhere" }, []string{"broken-tree/M-1/production"}},
		"units below each other":    {func(in *landingzone.Input) { in.Units[0].Parent = "Production" }, []string{"broken-tree/M-1/workloads", "broken-tree/M-1/production"}},
		"unit below itself":         {func(in *landingzone.Input) { in.Units[0].Parent = "workloads " }, []string{"broken-tree/M-1/workloads"}},
		"network of no account":     {func(in *landingzone.Input) { in.Networks[0].Account = "1" }, []string{"broken-network/M-1/hub"}},
		"application of no account": {func(in *landingzone.Input) { in.Applications[0].TargetAccount = "" }, []string{"no-target-account/M-1/applications"}},
		"application of another":    {func(in *landingzone.Input) { in.Applications[0].TargetAccount = "999" }, []string{"no-target-account/M-1/applications"}},
		"application that stays": {func(in *landingzone.Input) {
			in.Applications[0].TargetAccount, in.Applications[0].Strategy = "", model.Retain
		}, []string{}},
		"unit without a reason":    {func(in *landingzone.Input) { in.Units[0].Reason = " " }, []string{"no-design-reason/M-1/organizational-units"}},
		"account without a reason": {func(in *landingzone.Input) { in.Accounts[0].Reason = "" }, []string{"no-design-reason/M-1/accounts"}},
		"network without a reason": {func(in *landingzone.Input) { in.Networks[0].Reason = "" }, []string{"no-design-reason/M-1/networks"}},
		"control without a reason": {func(in *landingzone.Input) { in.Controls[0].Reason = "" }, []string{"no-design-reason/M-1/controls"}},
	} {
		in := zone()
		test.plant(in)
		z, findings := design(in)
		if diff := cmp.Diff(test.want, idsOf(findings)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if len(z.Units) != len(in.Units) || len(z.Accounts) != len(in.Accounts) || len(z.Networks) != len(in.Networks) {
			t.Errorf("%s: something was dropped", name)
		}
		for _, f := range findings {
			if f.What == "" || f.Rule == "" || f.Mend == "" || f.Ref.IsZero() {
				t.Errorf("%s: %+v does not say what, by which rule, where and what mends it", name, f)
			}
		}
	}
}

// TestOverlapsAreFound compares with addresses looked at one by one, in ranges small enough for that.
func TestOverlapsAreFound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		in := zone()
		in.Networks, in.Applications, in.Servers = nil, nil, nil
		held := map[netip.Addr][]int{}
		for i := range rapid.IntRange(1, 6).Draw(r, "networks") {
			bits := rapid.IntRange(26, 28).Draw(r, "bits")
			at := netip.AddrFrom4([4]byte{10, 0, 0, byte(rapid.IntRange(0, 255).Draw(r, "at"))})
			prefix := netip.PrefixFrom(at, bits).Masked()
			in.Networks = append(in.Networks, &model.Network{Name: fmt.Sprintf("n%d", i), CIDR: prefix.String(), Reason: "r"})
			for a := prefix.Addr(); prefix.Contains(a); a = a.Next() {
				held[a] = append(held[a], i)
			}
		}
		want := map[[2]int]bool{}
		for _, who := range held {
			for i, a := range who {
				for _, b := range who[:i] {
					want[[2]int{b, a}] = true
				}
			}
		}
		z, findings := design(in)
		if text(z.Colliding) != fmt.Sprint(len(want)) || len(findings) != len(want) || len(z.Overlaps) != len(want) {
			t.Fatalf("%d pairs share an address; found %s: %v", len(want), text(z.Colliding), idsOf(findings))
		}
		for _, n := range z.Networks {
			holds := 0
			for _, who := range held {
				for _, i := range who {
					if n.Network.Name == fmt.Sprintf("n%d", i) {
						holds++
					}
				}
			}
			if text(n.Addresses) != fmt.Sprint(holds) {
				t.Fatalf("%s has %s addresses, want %d", n.Network.CIDR, text(n.Addresses), holds)
			}
		}
	})
}
