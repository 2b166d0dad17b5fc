package landingzone

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// span is a network whose range can be read.
type span struct {
	*model.Network
	prefix netip.Prefix
	subnet bool
}

func (s span) overlaps(o span) bool { return s.prefix.Overlaps(o.prefix) }

// The sizes that a range of IPv4 may have on AWS, by the length of the prefix, and how many addresses AWS keeps of a subnet.
const (
	widest, narrowest = 16, 28
	kept              = 5
)

// layNetworks puts each VPC before its subnets, reads the ranges and counts their addresses.
func (d *designer) layNetworks() {
	ids := numbered{}
	var vpcs, subnets []source.Ref
	for _, vpc := range d.Networks {
		if vpc.Parent != "" {
			continue
		}
		vpcs = append(vpcs, vpc.Where())
		at := len(d.z.Networks)
		d.lay(vpc, nil, ids.id(vpc.Name))
		for _, n := range d.Networks {
			if n.Parent != "" && d.vpcOf(n) == vpc {
				d.lay(n, vpc, ids.id(n.Name))
			}
		}
		d.sumUp(&d.z.Networks[at], d.z.Networks[at+1:])
	}
	for _, n := range d.Networks {
		if n.Parent == "" {
			continue
		}
		subnets = append(subnets, n.Where())
		if d.vpcOf(n) == nil {
			d.lay(n, nil, ids.id(n.Name))
			d.fault(model.KindBrokenNetwork, n, "in VPC", fmt.Sprintf("its VPC %q is not known", n.Parent), subnetRule, "name a VPC of this landing zone")
		}
	}
	d.z.VPCCount = d.count("vpcs", "VPCs", "VPC", vpcs)
	d.z.SubnetCount = d.count("subnets", "Subnets", "subnet", subnets)
}

// vpcOf is the VPC that a subnet names; nil where none is called so.
func (d *designer) vpcOf(n *model.Network) *model.Network {
	i := slices.IndexFunc(d.Networks, func(v *model.Network) bool { return v.Parent == "" && same(v.Name, n.Parent) })
	if i < 0 {
		return nil
	}
	return d.Networks[i]
}

// lay adds a network with its range.
func (d *designer) lay(n, vpc *model.Network, id string) {
	line := model.LandingNetwork{Network: n, VPC: vpc, Subnet: n.Parent != "", Account: d.accountOf(n.Account)}
	d.z.Networks = append(d.z.Networks, line)
	if n.Account != "" && line.Account == nil {
		d.fault(model.KindBrokenNetwork, n, "account", fmt.Sprintf("the account %q is not known", n.Account), treeRule, "name an account of this landing zone")
	}
	prefix, err := netip.ParsePrefix(strings.TrimSpace(n.CIDR))
	if err != nil {
		d.fault(model.KindBrokenNetwork, n, "CIDR", fmt.Sprintf("%q is no range of addresses", n.CIDR), "a network has a range", "write it as 10.20.0.0/16")
		return
	}
	if prefix != prefix.Masked() {
		d.fault(model.KindBrokenNetwork, n, "CIDR", fmt.Sprintf("%s does not begin its range: %s does", prefix.Addr(), prefix.Masked()), "a range begins at its first address", "write "+prefix.Masked().String())
		prefix = prefix.Masked()
	}
	if prefix.Addr().Is4() && (prefix.Bits() < widest || prefix.Bits() > narrowest) {
		d.fault(model.KindBrokenNetwork, n, "CIDR", fmt.Sprintf("/%d is no size that a VPC or a subnet may have", prefix.Bits()), "a range of IPv4 is from /28 to /16 (Amazon EC2 API Reference, CreateSubnet)", "cut it between /16 and /28")
	}
	d.ranges = append(d.ranges, span{n, prefix, line.Subnet})
	last := &d.z.Networks[len(d.z.Networks)-1]
	bits := value.Read(value.Num(value.Int(prefix.Bits())), n.At("CIDR"))
	all := value.Stated(value.Int(prefix.Addr().BitLen()))
	last.Addresses = value.Compute(value.Power, value.Stated(value.Int(2)), value.Compute(value.Difference, all, bits)).
		Named(d.id+"networks/"+id+"/addresses", n.Name+": addresses", "address").By(addressRule)
	if line.Subnet && prefix.Addr().Is4() {
		last.Usable = value.Compute(value.Difference, last.Addresses, value.Stated(value.Int(kept))).
			Named(d.id+"networks/"+id+"/usable", n.Name+": usable addresses", "address").By(usableRule)
	}
}

// fault says what is wrong with the network that was laid last.
func (d *designer) fault(kind model.FindingKind, n *model.Network, column, what, rule, mend string) {
	last := &d.z.Networks[len(d.z.Networks)-1]
	last.Faults = append(last.Faults, what)
	d.find(kind, slug(n.Name), n.At(column), [3]string{"the network " + n.Name + ": " + what, rule, mend})
}

// sumUp says of a VPC what its subnets come to.
func (d *designer) sumUp(vpc *model.LandingNetwork, subnets []model.LandingNetwork) {
	var parts []*value.Figure
	for _, s := range subnets {
		if s.Addresses != nil {
			parts = append(parts, s.Addresses)
		}
		if zone := s.Network.Zone; zone != "" && !slices.Contains(vpc.Zones, zone) {
			vpc.Zones = append(vpc.Zones, zone)
		}
	}
	if vpc.Addresses == nil || len(parts) == 0 {
		return
	}
	id := strings.TrimSuffix(vpc.Addresses.ID, "addresses") + "allotted"
	vpc.Allotted = value.Compute(value.Sum, parts...).Named(id, vpc.Network.Name+": addresses in subnets", "address").By(allottedRule)
	if len(vpc.Zones) == 1 {
		d.find(model.KindSingleZone, slug(vpc.Network.Name), vpc.Network.Where(), [3]string{
			fmt.Sprintf("all subnets of %s are in one Availability Zone, %s", vpc.Network.Name, vpc.Zones[0]),
			"multi-AZ, or a stated trade-off (DOC-001)", "spread the subnets over two zones, or say why one is enough",
		})
		d.soften()
	}
}
