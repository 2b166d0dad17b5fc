package landingzone

import (
	"cmp"
	"fmt"
	"net/netip"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// checkRanges compares every range with those that it must not touch, or must lie in. Each check says how many it compared, so that a
// design in which nothing was found is told from one in which nothing could be looked at.
func (d *designer) checkRanges() {
	var vpcs, subnets []span
	for _, r := range d.ranges {
		if r.subnet {
			subnets = append(subnets, r)
		} else {
			vpcs = append(vpcs, r)
		}
	}
	d.check("VPCs of this migration against one another", pairs(vpcs), func(p [2]span) {
		d.collide(model.KindNetworkOverlap, p, "two VPCs of this migration", collideRule, "move one of the two to a range that is free")
	})
	d.check("VPCs of this migration against those of the customer’s other migrations", across(vpcs, d.foreign()), func(p [2]span) {
		d.collide(model.KindNetworkOverlap, p, "a VPC of "+p[1].Migration, collideRule, "move one of the two before they are connected, or record that they never are")
		d.soften()
	})
	d.check("Subnets of one VPC against one another", d.siblings(subnets), func(p [2]span) {
		d.collide(model.KindNetworkOverlap, p, "two subnets of one VPC", subnetRule, "cut the VPC so that no two subnets overlap")
	})
	d.checkInside(vpcs, subnets)
	d.checkSource(vpcs)
	var found []*value.Figure
	for _, c := range d.z.Checks {
		found = append(found, c.Found)
	}
	d.z.Colliding = value.Compute(value.Sum, found...).Named(d.id+"overlaps", "Ranges that collide or lie outside", "").By(checkRule)
}

// pairs are all pairs of ranges.
func pairs(spans []span) [][2]span {
	var all [][2]span
	for i, a := range spans {
		for _, b := range spans[:i] {
			all = append(all, [2]span{b, a})
		}
	}
	return all
}

// across are all pairs of one range of each list. What stands for both migrations as one and the same network is no pair.
func across(mine, others []span) [][2]span {
	var all [][2]span
	for _, a := range mine {
		for _, b := range others {
			if !same(a.Name, b.Name) || a.prefix != b.prefix || a.Account != b.Account {
				all = append(all, [2]span{a, b})
			}
		}
	}
	return all
}

// foreign are the VPCs of the customer's other migrations whose range can be read.
func (d *designer) foreign() []span {
	var spans []span
	for _, n := range d.OtherNetworks {
		if prefix, err := netip.ParsePrefix(strings.TrimSpace(n.CIDR)); err == nil && n.Parent == "" {
			spans = append(spans, span{n, prefix.Masked(), false})
		}
	}
	return spans
}

// siblings are the pairs of subnets of one VPC.
func (d *designer) siblings(subnets []span) [][2]span {
	var all [][2]span
	for _, p := range pairs(subnets) {
		if same(p[0].Parent, p[1].Parent) {
			all = append(all, p)
		}
	}
	return all
}

// check compares pairs and reports those that overlap.
func (d *designer) check(name string, all [][2]span, report func([2]span)) {
	found := 0
	for _, p := range all {
		if p[0].overlaps(p[1]) {
			found++
			report(p)
		}
	}
	d.conclude(name, len(all), found)
}

// conclude adds a check with how many it compared and how many of them do not hold.
func (d *designer) conclude(name string, compared, found int) {
	var from []source.Ref
	for _, r := range d.ranges {
		from = append(from, r.At("CIDR"))
	}
	id := "checks/" + value.Int(len(d.z.Checks)+1).String()
	from = source.Merge(from)
	d.z.Checks = append(d.z.Checks, model.NetworkCheck{
		Name:     name,
		Compared: value.Stated(value.Int(compared), from...).Named(d.id+id+"/compared", name+": compared", "").By(checkRule),
		Found:    value.Stated(value.Int(found), from...).Named(d.id+id+"/found", name+": found", "").By(checkRule),
	})
}

// collide reports two ranges that have addresses in common.
func (d *designer) collide(kind model.FindingKind, p [2]span, what, rule, mend string) {
	says := fmt.Sprintf("%s and %s", p[0].prefix, p[1].prefix)
	d.z.Overlaps = append(d.z.Overlaps, model.NetworkOverlap{A: p[0].Network, B: p[1].Network, What: what, Says: says, Mend: mend})
	d.find(kind, slug(p[0].Name+" "+p[1].Name), p[1].At("CIDR"), [3]string{
		fmt.Sprintf("%s overlaps %s, %s: %s", p[0].Name, p[1].Name, what, says), rule, mend,
	})
}

// checkInside reports subnets that reach beyond their VPC.
func (d *designer) checkInside(vpcs, subnets []span) {
	compared, found := 0, 0
	for _, s := range subnets {
		for _, v := range vpcs {
			if !same(v.Name, s.Parent) {
				continue
			}
			compared++
			if v.prefix.Contains(s.prefix.Addr()) && v.prefix.Bits() <= s.prefix.Bits() {
				continue
			}
			found++
			const mend = "cut the subnet out of its VPC’s range"
			says := fmt.Sprintf("%s is not within %s", s.prefix, v.prefix)
			d.z.Overlaps = append(d.z.Overlaps, model.NetworkOverlap{A: s.Network, B: v.Network, What: "a subnet outside its VPC", Says: says, Mend: mend})
			d.find(model.KindSubnetOutside, slug(s.Name), s.At("CIDR"), [3]string{fmt.Sprintf("the subnet %s lies outside its VPC %s: %s", s.Name, v.Name, says), subnetRule, mend})
		}
	}
	d.conclude("Subnets within the range of their VPC", compared, found)
}

// checkSource reports VPCs that hold addresses of machines of the source: neither side could be reached from the other while both run.
func (d *designer) checkSource(vpcs []span) {
	compared, found := 0, 0
	for _, v := range vpcs {
		var first *model.Server
		machines := 0
		for _, s := range d.Servers {
			addresses := addressesOf(s)
			compared += len(addresses)
			for _, a := range addresses {
				if v.prefix.Contains(a) {
					machines++
					first = cmp.Or(first, s)
					break
				}
			}
		}
		if machines == 0 {
			continue
		}
		found++
		const mend = "move the VPC to a range that the source does not use, or say how addresses are translated while both run"
		says := fmt.Sprintf("%s holds addresses of %s of the source", v.prefix, counted(machines, "machine"))
		d.z.Overlaps = append(d.z.Overlaps, model.NetworkOverlap{A: v.Network, What: "a VPC over the source", Says: says, Mend: mend})
		d.find(model.KindSourceOverlap, slug(v.Name), first.At("addresses"), [3]string{fmt.Sprintf("the VPC %s: %s", v.Name, says), collideRule, mend})
	}
	d.conclude("VPCs against the addresses of the source’s machines", compared, found)
}

// addressesOf are the addresses that a machine states and that can be read.
func addressesOf(s *model.Server) []netip.Addr {
	texts := s.Addresses
	if len(texts) == 0 {
		texts = s.Listing().Addresses
	}
	var all []netip.Addr
	for _, t := range texts {
		if a, err := netip.ParseAddr(strings.TrimSpace(t)); err == nil {
			all = append(all, a)
		}
	}
	return all
}
