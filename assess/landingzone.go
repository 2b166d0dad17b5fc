package assess

import (
	"dossier/assess/landingzone"
	"dossier/model"
)

// landingZone holds the design of m's landing zone together; nil where none is recorded.
func (a *assessor) landingZone(m *model.Migration) *model.LandingZone {
	p := a.index.platform
	in := landingzone.Input{
		Migration: m, Units: p.units[m.ID], Accounts: p.accounts[m.ID], Networks: p.networks[m.ID], Controls: p.controls[m.ID],
		Applications: a.index.applications[m.ID], Servers: a.index.servers[m.ID],
	}
	for _, other := range a.index.migrations {
		if other.Customer == m.Customer && other.ID != m.ID {
			in.OtherAccounts = append(in.OtherAccounts, p.accounts[other.ID]...)
			in.OtherNetworks = append(in.OtherNetworks, p.networks[other.ID]...)
		}
	}
	zone, findings := landingzone.Design(in)
	owner := a.ownerOf([]model.DocumentKind{model.LandingZoneDesign})
	for i := range findings {
		findings[i].Owner = owner
	}
	a.findings = append(a.findings, findings...)
	if zone != nil {
		zone.Owner = owner
	}
	return zone
}

// platform finds the records of landing zones by the migration that they belong to.
type platform struct {
	units    map[string][]*model.OrganizationalUnit
	accounts map[string][]*model.Account
	networks map[string][]*model.Network
	controls map[string][]*model.Control
}

func newPlatform(p *model.Portfolio) platform {
	return platform{
		units:    grouped(p.OrganizationalUnits, func(u *model.OrganizationalUnit) string { return u.Migration }),
		accounts: grouped(p.Accounts, func(r *model.Account) string { return r.Migration }),
		networks: grouped(p.Networks, func(n *model.Network) string { return n.Migration }),
		controls: grouped(p.Controls, func(c *model.Control) string { return c.Migration }),
	}
}
