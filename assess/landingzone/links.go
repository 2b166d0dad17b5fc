package landingzone

import (
	"slices"
	"strings"

	"dossier/model"
)

// linkNetworks reads what VPCs are connected to: other VPCs of the design by their name, anything else as a place. A way stands in
// parentheses behind it. A connection that both ends state is one.
func (d *designer) linkNetworks() {
	for _, n := range d.Networks {
		if n.Parent != "" {
			continue
		}
		for _, text := range n.Connected {
			l := linkOf(text)
			l.From = n
			if i := slices.IndexFunc(d.Networks, func(v *model.Network) bool { return v.Parent == "" && v != n && same(v.Name, l.Place) }); i >= 0 {
				l.To = d.Networks[i]
			}
			if l.Place != "" && !slices.ContainsFunc(d.z.Links, func(x model.NetworkLink) bool { return l.To != nil && x.From == l.To && x.To == n }) {
				d.z.Links = append(d.z.Links, l)
			}
		}
	}
}

// linkOf parts "data centre Lyon (AWS Direct Connect)" into the place and the way to it.
func linkOf(text string) model.NetworkLink {
	text = strings.TrimSpace(text)
	if i := strings.LastIndex(text, "("); i > 0 && strings.HasSuffix(text, ")") {
		return model.NetworkLink{Place: strings.TrimSpace(text[:i]), Via: strings.TrimSpace(text[i+1 : len(text)-1])}
	}
	return model.NetworkLink{Place: text}
}
