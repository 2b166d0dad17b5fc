package landingzone

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// growTree puts the units in the order of the tree. A unit whose parent is not known, or that stands below itself, stands below the root
// and is said.
func (d *designer) growTree() {
	below := map[*model.OrganizationalUnit][]*model.OrganizationalUnit{}
	faults := map[*model.OrganizationalUnit]string{}
	for _, u := range d.Units {
		parent := d.parentOf(u)
		switch {
		case parent == nil && !isRoot(u.Parent):
			faults[u] = fmt.Sprintf("its parent %q is not known", u.Parent)
		case parent != nil && d.circular(u):
			faults[u], parent = "it stands below itself", nil
		}
		if faults[u] != "" {
			d.find(model.KindBrokenTree, slug(u.Name), u.At("parent"), [3]string{"the unit " + u.Name + ": " + faults[u], treeRule, "name a unit of this landing zone, or leave the parent blank for the root"})
		}
		below[parent] = append(below[parent], u)
	}
	ids := numbered{}
	var grow func(parent *model.OrganizationalUnit, depth int)
	grow = func(parent *model.OrganizationalUnit, depth int) {
		for _, u := range below[parent] {
			var in []source.Ref
			for _, a := range d.Accounts {
				if d.unitOf(a) == u {
					in = append(in, a.Where())
				}
			}
			d.z.Units = append(d.z.Units, model.LandingUnit{
				Unit: u, Depth: depth, Fault: faults[u], Accounts: d.count("units/"+ids.id(u.Name)+"/accounts", u.Name+": accounts", "account", in),
			})
			grow(u, depth+1)
		}
	}
	grow(nil, 0)
	d.z.UnitCount = d.count("units", "Organizational units", "unit", rowsOf(d.Units))
}

func isRoot(name string) bool { return strings.TrimSpace(name) == "" || same(name, "root") }

// parentOf is the unit that u names as its parent; nil for the root, or where none is called so.
func (d *designer) parentOf(u *model.OrganizationalUnit) *model.OrganizationalUnit {
	if isRoot(u.Parent) {
		return nil
	}
	return d.unitNamed(u.Parent)
}

func (d *designer) unitNamed(name string) *model.OrganizationalUnit {
	i := slices.IndexFunc(d.Units, func(u *model.OrganizationalUnit) bool { return same(u.Name, name) })
	if i < 0 {
		return nil
	}
	return d.Units[i]
}

// circular tells whether the way up from u comes back to u.
func (d *designer) circular(u *model.OrganizationalUnit) bool {
	above := d.parentOf(u)
	for range d.Units {
		if above == nil || above == u {
			break
		}
		above = d.parentOf(above)
	}
	return above == u
}

// unitOf is the unit that an account stands in; nil for none, or where none is called so.
func (d *designer) unitOf(a *model.Account) *model.OrganizationalUnit {
	if isRoot(a.OU) {
		return nil
	}
	return d.unitNamed(a.OU)
}

// placeAccounts puts the accounts in the order of their units and counts what lands in each.
func (d *designer) placeAccounts() {
	ids := numbered{}
	place := func(a *model.Account, unit *model.OrganizationalUnit) {
		id := "accounts/" + ids.id(a.ID)
		line := model.LandingAccount{Account: a, Unit: unit}
		if unit == nil && !isRoot(a.OU) {
			line.Fault = fmt.Sprintf("the unit %q is not known", a.OU)
			d.find(model.KindBrokenTree, slug(a.ID), a.At("organizational unit"), [3]string{"the account " + cmp.Or(a.Name, a.ID) + ": " + line.Fault, treeRule, "name a unit of this landing zone"})
		}
		apps, machines := d.landing(a)
		line.Applications = d.count(id+"/applications", cmp.Or(a.Name, a.ID)+": applications", "application", apps)
		line.Machines = d.count(id+"/machines", cmp.Or(a.Name, a.ID)+": source machines of those", "machine", machines)
		d.z.Accounts = append(d.z.Accounts, line)
	}
	for _, a := range d.Accounts {
		if d.unitOf(a) == nil {
			place(a, nil)
		}
	}
	for _, u := range d.z.Units {
		for _, a := range d.Accounts {
			if d.unitOf(a) == u.Unit {
				place(a, u.Unit)
			}
		}
	}
	d.z.AccountCount = d.count("accounts", "Accounts", "account", rowsOf(d.Accounts))
}

// landing are the rows of the applications that land in the account, and of the machines that they run on now.
func (d *designer) landing(a *model.Account) (apps, machines []source.Ref) {
	ids := map[string]bool{}
	for _, app := range d.Applications {
		if app.TargetAccount == a.ID && moves(d.strategyOf(app)) {
			apps = append(apps, app.Where())
			ids[app.ID] = true
		}
	}
	for _, s := range d.Servers {
		carried := s.Applications
		if len(carried) == 0 {
			carried = s.Listing().Applications
		}
		if slices.ContainsFunc(carried, func(id string) bool { return ids[id] }) {
			machines = append(machines, s.Where())
		}
	}
	return apps, machines
}

func (d *designer) strategyOf(a *model.Application) model.Strategy {
	return cmp.Or(a.Strategy, d.Migration.Strategy)
}

// moves tells whether an application of the strategy lands anywhere. One without a strategy may.
func moves(s model.Strategy) bool { return s != model.Retain && s != model.Retire }

// landApplications says of every application of the migration where it lands.
func (d *designer) landApplications() {
	var landed, homeless []source.Ref
	for _, app := range d.Applications {
		l := model.Landing{Application: app, Strategy: d.strategyOf(app), Stays: !moves(d.strategyOf(app))}
		switch {
		case l.Stays:
		case app.TargetAccount == "":
			l.Fault = "no account is named"
		default:
			if l.Account = d.accountOf(app.TargetAccount); l.Account == nil {
				l.Fault = fmt.Sprintf("the account %q is not known", app.TargetAccount)
			} else {
				l.Unit = d.unitOf(l.Account)
			}
		}
		switch {
		case l.Account != nil:
			landed = append(landed, app.Where())
		case !l.Stays:
			homeless = append(homeless, app.Where())
		}
		d.z.Landings = append(d.z.Landings, l)
	}
	d.z.Landed = d.count("applications/landed", "Applications that land in an account", "application", landed)
	d.z.Homeless = d.count("applications/homeless", "Applications that move and land in no account", "application", homeless)
	if len(homeless) > 0 {
		d.find(model.KindNoTargetAccount, "applications", homeless[0], [3]string{
			counted(len(homeless), "application") + " that move land in no account that is known", landRule, "enter the account of each in the column target account",
		})
	}
}

// accountOf is the account of the id: of this landing zone, else of the customer's others; nil for none.
func (d *designer) accountOf(id string) *model.Account {
	for _, accounts := range [][]*model.Account{d.Accounts, d.OtherAccounts} {
		if i := slices.IndexFunc(accounts, func(a *model.Account) bool { return a.ID == id }); i >= 0 {
			return accounts[i]
		}
	}
	return nil
}
