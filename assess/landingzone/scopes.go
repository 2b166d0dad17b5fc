package landingzone

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
)

const scopeRule = "a control holds for units and accounts of the design, or for the whole organization"

// scopeControls says what each control holds for: the whole organization where it names nothing, else the units and accounts that it
// names. A unit passes its controls on to the units below it.
func (d *designer) scopeControls() {
	own := map[*model.OrganizationalUnit][]*model.Control{}
	for _, c := range d.Controls {
		s := model.ControlScope{Control: c, Whole: len(c.AppliesTo) == 0}
		for _, name := range c.AppliesTo {
			switch unit, account := d.unitNamed(name), d.accountNamed(name); {
			case unit != nil:
				s.Units = append(s.Units, unit)
				own[unit] = append(own[unit], c)
			case account != nil:
				s.Accounts = append(s.Accounts, account)
			case isRoot(name):
				s.Whole = true
			default:
				s.Unknown = append(s.Unknown, name)
				d.find(model.KindBrokenTree, slug(c.Name+" "+name), c.At("applies to"), [3]string{
					fmt.Sprintf("the control %s applies to %q, which is no unit and no account of the design", c.Name, name), scopeRule, "name a unit or an account of this landing zone, or leave the cell blank for the whole organization",
				})
			}
		}
		d.z.Scopes = append(d.z.Scopes, s)
	}
	inherited := map[*model.OrganizationalUnit][]*model.Control{}
	for i := range d.z.Units { // each unit stands before those below it
		u := &d.z.Units[i]
		if above := d.parentOf(u.Unit); above != nil && u.Fault == "" {
			inherited[u.Unit] = slices.Concat(inherited[above], own[above])
		}
		u.Controls, u.Inherited = own[u.Unit], inherited[u.Unit]
	}
}

// accountNamed is the account of the name or id in this landing zone; nil for none.
func (d *designer) accountNamed(name string) *model.Account {
	i := slices.IndexFunc(d.Accounts, func(a *model.Account) bool { return same(a.Name, name) || a.ID == strings.TrimSpace(name) })
	if i < 0 {
		return nil
	}
	return d.Accounts[i]
}
