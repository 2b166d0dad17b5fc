package compose

import (
	"cmp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// LandingZone is what a document may say of the landing zone.
type LandingZone struct {
	Original *Original // nil where none is registered

	Units    []ZoneUnit
	Accounts []ZoneAccount
	VPCs     []ZoneNetwork
	Subnets  []ZoneNetwork
	Overlaps []ZoneOverlap
	Checks   []ZoneCheck
	Identity []ZoneControl // controls of the area identity
	Controls []ZoneControl // of all other areas, each area's together
	Links    []ZoneLink
	Answers  []ZoneAnswer
	Landings []ZoneLanding
	Reasons  []ZoneReasons
	Findings []Finding // about the landing zone

	UnitCount, AccountCount, VPCCount, SubnetCount, ControlCount *value.Figure
	Landed, Homeless, Colliding                                  *value.Figure
	Compared                                                     bool // some range with another
	Sound                                                        bool // no range collides or lies outside
	AllLand                                                      bool // every application that moves lands somewhere

	Regions []*doc.Value
	Whole   []*doc.Value // controls that hold for the whole organization
	Scoped  bool         // some control names a unit or an account
	Open    []OpenPoint  // what is left to decide or to do
	Missing []*doc.Value // what would make the design complete, and for whom it is a gap
	Newest  value.Date
}

// ZoneLink is a connection of a VPC.
type ZoneLink struct {
	From, To string // keys of the drawing
	Place    string // of a place outside the design
	Via      string
	At       source.Ref
}

// ZoneAnswer is something that a design is asked, and what it answers.
type ZoneAnswer struct {
	Subject, Asks, By string
	Controls          []*doc.Value
	Links             int
	Answered          bool
}

// ZoneUnit is an organizational unit.
type ZoneUnit struct {
	Key, Parent           string // of the drawing; the parent is empty below the root
	Name, Purpose, Reason *doc.Value
	Depth                 int
	Accounts              *value.Figure
	Fault                 string
	Own, Inherited        []*doc.Value // controls
}

// ZoneAccount is an account.
type ZoneAccount struct {
	Key, Unit                 string // of the drawing; the unit is empty below the root
	ID, Name, Purpose, Reason *doc.Value
	UnitName                  *doc.Value
	Applications, Machines    *value.Figure
	Fault                     string
}

// ZoneNetwork is a VPC or a subnet.
type ZoneNetwork struct {
	Key                                       string // of the drawing
	InKey                                     string // of a subnet: its VPC's
	Name, CIDR, Region, Zone, Purpose, Reason *doc.Value
	Account, VPC                              *doc.Value
	Addresses, Usable, Allotted               *value.Figure
	Zones, Faults                             []string
}

// ZoneOverlap is ranges that collide, or one that lies outside another.
type ZoneOverlap struct {
	A, B       *doc.Value
	What, Says string
	Mend       string
}

// ZoneCheck is something that was checked of all ranges.
type ZoneCheck struct {
	Name            string
	Compared, Found *value.Figure
}

// ZoneControl is a security control.
type ZoneControl struct {
	Area, Name, Setting, Reason *doc.Value
	AppliesTo                   []*doc.Value
	Unknown                     []string // of these, names that are no unit and no account
}

// ZoneLanding is where an application lands.
type ZoneLanding struct {
	Name, Strategy, Architecture, Criticality, Wave *doc.Value
	Account, AccountID, Unit, Why                   *doc.Value
	Own                                             *doc.Value // its own reason for the account; nil where the account's holds
	VPCs                                            []*doc.Value
	Stays                                           bool
	Fault                                           string
}

// ZoneReasons is for how many records of a kind a reason is stated.
type ZoneReasons struct {
	Kind             string
	Given, Of, Share *value.Figure
}

// landingZoneSubject is for migrations of which a part of a landing zone is recorded.
func landingZoneSubject() subject {
	return subject{
		name: "landing-zone",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.LandingZone != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.LandingZone = m.landingZone(cs)
			return v.LandingZone.Newest
		},
	}
}

// landingZone makes the view of the landing zone.
func (m *material) landingZone(cs *model.CaseStudy) *LandingZone {
	z := cs.LandingZone
	n := newest{until: m.assessment.AsOf}
	v := &LandingZone{
		UnitCount: z.UnitCount, AccountCount: z.AccountCount, VPCCount: z.VPCCount, SubnetCount: z.SubnetCount, ControlCount: z.ControlCount,
		Landed: z.Landed, Homeless: z.Homeless, Colliding: z.Colliding, Sound: isZero(z.Colliding), AllLand: isZero(z.Homeless),
		Original: m.original(cs, model.LandingZoneDesign, &n),
	}
	v.addAccounts(z)
	v.addNetworks(z)
	v.addControls(z)
	v.addLandings(z)
	v.addAnswers(z)
	for _, r := range z.Reasons {
		v.Reasons = append(v.Reasons, ZoneReasons(r))
	}
	v.Findings = m.objections(cs, model.AboutLandingZone)
	v.Missing = saidAll(v.lacks(), source.Ref{})
	v.Open = v.openPoints(said(z.Owner, source.Ref{}))
	if n.date.IsZero() {
		n.day(cs.Migration.Start)
	}
	v.Newest = n.date
	return v
}

// rootKey is the root of the organization in the drawing.
const rootKey = "root"

func unitKey(name string) string { return "unit " + strings.ToLower(name) }

func (v *LandingZone) addAccounts(z *model.LandingZone) {
	for _, x := range z.Units {
		u := x.Unit
		line := ZoneUnit{
			Key: unitKey(u.Name), Name: said(u.Name, u.At("name")), Purpose: said(u.Purpose, u.At("purpose")), Reason: said(u.Reason, u.At("reason")),
			Depth: x.Depth, Accounts: x.Accounts, Fault: x.Fault, Own: controlNames(x.Controls), Inherited: controlNames(x.Inherited),
		}
		if x.Depth > 0 {
			line.Parent = unitKey(u.Parent)
		}
		v.Units = append(v.Units, line)
	}
	for _, x := range z.Accounts {
		a := x.Account
		line := ZoneAccount{
			Key: "account " + a.ID, ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), Purpose: said(a.Purpose, a.At("purpose")), Reason: said(a.Reason, a.At("reason")),
			UnitName: said(a.OU, a.At("organizational unit")), Applications: x.Applications, Machines: x.Machines, Fault: x.Fault,
		}
		if x.Unit != nil {
			line.Unit = unitKey(x.Unit.Name)
		}
		v.Accounts = append(v.Accounts, line)
	}
}

func controlNames(controls []*model.Control) []*doc.Value {
	var names []*doc.Value
	for _, c := range controls {
		names = append(names, said(c.Name, c.At("name")))
	}
	return names
}

func networkKey(n *model.Network) string { return "network " + n.Where().String() + " " + n.Name }

func (v *LandingZone) addNetworks(z *model.LandingZone) {
	for _, x := range z.Networks {
		n := x.Network
		if n.Region != "" && !slices.ContainsFunc(v.Regions, func(r *doc.Value) bool { return r.Text == n.Region }) {
			v.Regions = append(v.Regions, said(n.Region, n.At("region")))
		}
		line := ZoneNetwork{
			Key:  networkKey(n),
			Name: said(n.Name, n.At("name")), CIDR: said(n.CIDR, n.At("CIDR")), Region: said(n.Region, n.At("region")), Zone: said(n.Zone, n.At("availability zone")),
			Purpose: said(n.Purpose, n.At("purpose")), Reason: said(n.Reason, n.At("reason")), Account: said(n.Account, n.At("account")), VPC: said(n.Parent, n.At("in VPC")),
			Addresses: x.Addresses, Usable: x.Usable, Allotted: x.Allotted, Zones: x.Zones, Faults: x.Faults,
		}
		if x.Account != nil {
			line.Account = said(cmp.Or(x.Account.Name, x.Account.ID), x.Account.At("name"))
		}
		if x.VPC != nil {
			line.InKey = networkKey(x.VPC)
		}
		if x.Subnet {
			v.Subnets = append(v.Subnets, line)
		} else {
			v.VPCs = append(v.VPCs, line)
		}
	}
	for _, o := range z.Overlaps {
		line := ZoneOverlap{A: said(o.A.Name, o.A.At("CIDR")), What: o.What, Says: o.Says, Mend: o.Mend}
		if o.B != nil {
			line.B = said(o.B.Name, o.B.At("CIDR"))
		}
		v.Overlaps = append(v.Overlaps, line)
	}
	for _, c := range z.Checks {
		v.Checks = append(v.Checks, ZoneCheck(c))
		v.Compared = v.Compared || !isZero(c.Compared)
	}
	for _, l := range z.Links {
		line := ZoneLink{From: networkKey(l.From), Place: l.Place, Via: l.Via, At: l.From.At("connected to")}
		if l.To != nil {
			line.To = networkKey(l.To)
		}
		v.Links = append(v.Links, line)
	}
}

func (v *LandingZone) addAnswers(z *model.LandingZone) {
	for _, s := range z.Scopes {
		if s.Whole {
			v.Whole = append(v.Whole, said(s.Control.Name, s.Control.At("name")))
		} else {
			v.Scoped = true
		}
	}
	for _, a := range z.Answers {
		v.Answers = append(v.Answers, ZoneAnswer{a.Subject, a.Asks, a.By, controlNames(a.Controls), len(a.Links), a.Answered})
	}
}

func (v *LandingZone) addControls(z *model.LandingZone) {
	for _, area := range z.Areas {
		for _, c := range area.Controls {
			line := ZoneControl{
				Area: said(area.Name, c.At("area")), Name: said(c.Name, c.At("name")), Setting: said(c.Setting, c.At("setting")), Reason: said(c.Reason, c.At("reason")),
				AppliesTo: saidAll(c.AppliesTo, c.At("applies to")),
			}
			for _, s := range z.Scopes {
				if s.Control == c {
					line.Unknown = s.Unknown
				}
			}
			if strings.Contains(strings.ToLower(area.Name), "identity") {
				v.Identity = append(v.Identity, line)
			} else {
				v.Controls = append(v.Controls, line)
			}
		}
	}
}

func (v *LandingZone) addLandings(z *model.LandingZone) {
	for _, l := range z.Landings {
		a := l.Application
		line := ZoneLanding{
			Name: said(cmp.Or(a.Name, a.ID), a.At("name")), Strategy: said(string(l.Strategy), a.At("strategy")), AccountID: said(a.TargetAccount, a.At("target account")),
			Architecture: said(a.Architecture, a.At("architecture")), Criticality: said(string(a.Criticality), a.At("criticality")),
			Wave: said(a.Wave, a.At("wave")), Stays: l.Stays, Fault: l.Fault,
		}
		line.Own = said(a.WhyThere, a.At("why this account"))
		if l.Account != nil {
			for _, n := range z.Networks {
				if n.Account == l.Account && !n.Subnet {
					line.VPCs = append(line.VPCs, said(strings.TrimSuffix(n.Network.Name+" "+n.Network.CIDR, " "), n.Network.At("CIDR")))
				}
			}
			line.Account, line.Why = said(l.Account.Name, l.Account.At("name")), said(l.Account.Reason, l.Account.At("reason"))
		}
		if l.Unit != nil {
			line.Unit = said(l.Unit.Name, l.Unit.At("name"))
		}
		v.Landings = append(v.Landings, line)
	}
}

// lacks is what would make the design complete, and for whom it is a gap.
func (v *LandingZone) lacks() []string {
	var missing []string
	lack := func(gap bool, what string) {
		if gap {
			missing = append(missing, what)
		}
	}
	lack(v.Original == nil, "the original landing zone design, registered as evidence: an auditor asks for the dated document that the customer was shown")
	lack(len(v.Accounts) == 0, "the accounts: without them an auditor cannot see where anything lands")
	lack(len(v.Units) == 0, "the organizational units: without them guardrails have nothing to hold on to")
	lack(len(v.VPCs) == 0, "the network plan: VPCs with their ranges, which the checklist asks for")
	lack(len(v.VPCs) > 0 && len(v.Subnets) == 0, "the subnets of the VPCs: without them it cannot be told how the network spreads over Availability Zones")
	lack(len(v.VPCs) > 0 && len(v.Links) == 0, "how the VPCs are connected with one another and with the customer’s sites (Networks, connected to): the auditor asks for it of the architecture, and those who plan the cutover need it")
	lack(len(v.Controls)+len(v.Identity) == 0, "the security controls, which the checklist asks for")
	lack(len(v.Identity) == 0 && len(v.Controls) > 0, "how people are identified: no control is of the area identity")
	lack(len(v.Landings) == 0, "the applications: without them it cannot be said what lands where")
	return missing
}
