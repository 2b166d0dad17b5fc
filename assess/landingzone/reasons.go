package landingzone

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sortControls groups the controls by area, in the order of their first.
func (d *designer) sortControls() {
	for _, c := range d.Controls {
		i := slices.IndexFunc(d.z.Areas, func(a model.ControlArea) bool { return same(a.Name, c.Area) })
		if i < 0 {
			i = len(d.z.Areas)
			d.z.Areas = append(d.z.Areas, model.ControlArea{Name: strings.TrimSpace(c.Area)})
		}
		d.z.Areas[i].Controls = append(d.z.Areas[i].Controls, c)
	}
	d.z.ControlCount = d.count("controls", "Security controls", "control", rowsOf(d.Controls))
}

// countReasons says for how many records of each kind a reason is given. Each kind that lacks some is a finding.
func (d *designer) countReasons() {
	reasons(d, "Organizational units", d.Units, func(u *model.OrganizationalUnit) string { return u.Reason })
	reasons(d, "Accounts", d.Accounts, func(a *model.Account) string { return a.Reason })
	reasons(d, "Networks", d.Networks, func(n *model.Network) string { return n.Reason })
	reasons(d, "Controls", d.Controls, func(c *model.Control) string { return c.Reason })
}

func reasons[R model.Record](d *designer, kind string, records []R, reason func(R) string) {
	if len(records) == 0 {
		return
	}
	var given, missing []source.Ref
	for _, r := range records {
		if strings.TrimSpace(reason(r)) == "" {
			missing = append(missing, r.At("reason"))
			continue
		}
		given = append(given, r.Where())
	}
	id := "reasons/" + slug(kind)
	s := model.StatedReasons{
		Kind: kind, Of: d.count(id+"/recorded", kind+" recorded", "", rowsOf(records)), Given: d.count(id+"/given", kind+" with a reason", "", given),
	}
	s.Share = value.Compute(value.Product, value.Compute(value.Quotient, s.Given, s.Of), value.Stated(value.Int(100))).
		Named(d.id+id, kind+" with a reason, in percent", value.Percent).By(shareRule)
	d.z.Reasons = append(d.z.Reasons, s)
	if len(missing) > 0 {
		d.find(model.KindNoDesignReason, slug(kind), missing[0], [3]string{
			kind + " of the landing zone that do not say why: " + value.Int(len(missing)).String(), reasonRule, "enter the reason of each in its column reason",
		})
	}
}
