package model

import "dossier/value"

// LandingZone is the landing zone of one migration as it is designed, and what of it does not hold together.
type LandingZone struct {
	Units    []LandingUnit    // the tree from the root down, each unit before those below it
	Accounts []LandingAccount // in the order of their units, those outside any unit first
	Networks []LandingNetwork // each VPC before its subnets; what is in no VPC last
	Overlaps []NetworkOverlap
	Checks   []NetworkCheck
	Areas    []ControlArea
	Scopes   []ControlScope // a control each
	Links    []NetworkLink
	Answers  []DesignAnswer
	Landings []Landing
	Owner    string // the role that answers for the design by the partner's method; may be empty
	Reasons  []StatedReasons

	UnitCount, AccountCount, VPCCount, SubnetCount, ControlCount *value.Figure
	Landed, Homeless                                             *value.Figure // applications that move: into an account, into none that is known
	Colliding                                                    *value.Figure // pairs of ranges that overlap
}

// LandingUnit is an organizational unit in its place.
type LandingUnit struct {
	Unit     *OrganizationalUnit
	Depth    int           // 0 for a unit below the root
	Accounts *value.Figure // that stand in it, not in those below
	Fault    string        // why it is not where it says; empty where it is

	Controls, Inherited []*Control // that name it, and that name a unit above it
}

// ControlScope is what a control holds for.
type ControlScope struct {
	Control  *Control
	Whole    bool // the whole organization
	Units    []*OrganizationalUnit
	Accounts []*Account
	Unknown  []string // names that are neither
}

// NetworkLink is a connection of a VPC.
type NetworkLink struct {
	From  *Network
	To    *Network // nil for a place outside the design
	Place string   // as it is written, without the way
	Via   string   // the way: "AWS Direct Connect"; may be empty
}

// DesignAnswer is something that a design is asked, and what it answers.
type DesignAnswer struct {
	Subject, Asks, By string // By: the checklist's item or the guidance that asks
	Controls          []*Control
	Links             []NetworkLink
	Answered          bool
}

// LandingAccount is an account with what lands in it.
type LandingAccount struct {
	Account                *Account
	Unit                   *OrganizationalUnit // nil where it stands in none that is known
	Applications, Machines *value.Figure
	Fault                  string
}

// LandingNetwork is a VPC or a subnet with what its range comes to.
type LandingNetwork struct {
	Network   *Network
	Subnet    bool
	VPC       *Network // of a subnet; nil where it is not known
	Account   *Account // nil where none is stated or known
	Addresses *value.Figure
	Usable    *value.Figure // of a subnet: without those that AWS keeps
	Allotted  *value.Figure // of a VPC: addresses of its subnets
	Zones     []string      // of a VPC: those of its subnets
	Faults    []string
}

// NetworkOverlap is two ranges that have addresses in common, or one that lies outside the range it belongs in.
type NetworkOverlap struct {
	A, B *Network // B is nil where A collides with machines of the source
	What string   // "two VPCs of this migration"
	Says string   // "10.20.0.0/16 and 10.20.4.0/22"
	Mend string
}

// NetworkCheck is something that was checked of all ranges.
type NetworkCheck struct {
	Name            string
	Compared, Found *value.Figure
}

// ControlArea is the controls of one area.
type ControlArea struct {
	Name     string // empty: not stated
	Controls []*Control
}

// Landing is where an application lands.
type Landing struct {
	Application *Application
	Strategy    Strategy
	Stays       bool     // it is retained or retired, and lands nowhere
	Account     *Account // nil where it lands in none that is known
	Unit        *OrganizationalUnit
	Fault       string
}

// StatedReasons is for how many records of a kind a reason is stated.
type StatedReasons struct {
	Kind             string
	Given, Of, Share *value.Figure
}

// figures are those that name all others among their parts.
func (z *LandingZone) figures() []*value.Figure {
	if z == nil {
		return nil
	}
	all := []*value.Figure{z.UnitCount, z.AccountCount, z.VPCCount, z.SubnetCount, z.ControlCount, z.Landed, z.Homeless, z.Colliding}
	for _, u := range z.Units {
		all = append(all, u.Accounts)
	}
	for _, a := range z.Accounts {
		all = append(all, a.Applications, a.Machines)
	}
	for _, n := range z.Networks {
		all = append(all, n.Addresses, n.Usable, n.Allotted)
	}
	for _, c := range z.Checks {
		all = append(all, c.Compared, c.Found)
	}
	for _, r := range z.Reasons {
		all = append(all, r.Share)
	}
	return all
}
