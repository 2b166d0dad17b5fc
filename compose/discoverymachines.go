package compose

import (
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// EstateMachine is one machine of the inventory.
type EstateMachine struct {
	ID, Name, OS, Host, Cluster, Power, Environment, Criticality, Target *doc.Value
	Release                                                              string // of the system, as a group names it
	Support                                                              EstateSupport
	Template                                                             bool
	Applications, Owners, Waves, Addresses                               []*doc.Value
	CPUs, Memory, Storage, Used, CPUUse, MemoryUse                       *value.Figure
}

// EstateSupport is what is known of the support of a system.
type EstateSupport struct {
	Ends, Extended *doc.Value // with the line of the list that states them
	Under, Note    string
	Source         string
	Standing       string // "in support", "extended only", "ended"; empty: cannot be told
	Since          string // the same on the day of the assessment, which is not printed: a new day alone changes nothing
}

// EstateGroup is machines that have something in common.
type EstateGroup struct {
	Name, Family                                  string // empty: not stated
	Support                                       EstateSupport
	Machines, CPUs, Memory, Storage, Applications *value.Figure
}

// EstateSpread is how a measured percentage is spread over the machines.
type EstateSpread struct {
	Measured, P50, P90, P95, Most *value.Figure
	Slack, SlackHas               *value.Figure // machines that half of what they were given would do for, and what they were given; nil for none
	Bands                         []EstateBand
}

// EstateBand is the machines of a band of percentages.
type EstateBand struct {
	Low, High int
	Machines  *value.Figure
}

// EstateStorage is what is known of storage.
type EstateStorage struct {
	Measured, Provisioned, Used, Share, Disks, DiskCapacity, Raw, Thin *value.Figure
	Partitions, PartitionCapacity, PartitionUsed, PartitionUsedShare   *value.Figure
}

// EstateHost is a physical machine.
type EstateHost struct {
	Name, Cluster, Hypervisor                  *doc.Value
	Support                                    EstateSupport
	Cores, Memory, CPUUse, MemoryUse, Machines *value.Figure
}

// EstateHypervisor is the hosts of one cluster with one hypervisor.
type EstateHypervisor struct {
	Cluster, Hypervisor  string // empty: not stated
	Support              EstateSupport
	Hosts, Cores, Memory *value.Figure
}

// EstateNetwork is a network of the source.
type EstateNetwork struct {
	Name       string // empty: not named
	Interfaces *value.Figure
}

func (v *Discovery) addMachines(d *model.Discovery, n *newest) {
	for _, m := range d.Machines {
		s := m.Server
		n.day(s.Listing().ExportedOn)
		line := EstateMachine{
			ID: said(s.ID, s.At("id")), Name: said(s.Name, s.At("name")), OS: placed(m.OS), Host: placed(m.Host), Cluster: placed(m.Cluster), Power: placed(powerWords(m.Power)),
			Environment: placed(m.Environment), Criticality: placed(m.Criticality), Target: said(s.Target, s.At("target")),
			Release: systemName(m.System), Support: supportOf(m.System, m.Standing), Template: m.Template,
			CPUs: m.CPUs, Memory: m.Memory, Storage: m.Storage, Used: m.Used, CPUUse: m.CPUUse, MemoryUse: m.MemoryUse,
		}
		for _, a := range m.Applications {
			line.Applications = append(line.Applications, said(a.Name, a.At("name")))
			line.Owners, line.Waves = once(line.Owners, said(a.Owner, a.At("owner"))), once(line.Waves, said(a.Wave, a.At("wave")))
		}
		addresses := s.Addresses
		if len(addresses) == 0 {
			s = s.Listing()
			addresses = s.Addresses
		}
		line.Addresses = saidAll(addresses, s.At("addresses"))
		v.Machines = append(v.Machines, line)
	}
	for _, t := range d.Sources {
		v.Sources = append(v.Sources, EstateSource{
			Kind: t.Table.Kind, Tool: t.Table.Tool, Where: said(t.Table.Ref.String(), t.Table.Ref), On: day(t.On, t.Table.Ref), Rows: t.Rows,
		})
	}
}

func supportOf(s model.System, standing model.SupportStanding) EstateSupport {
	if s.Support == nil {
		return EstateSupport{}
	}
	r := s.Support
	return EstateSupport{Ends: day(r.Ends, r.Ref), Extended: day(r.Extended, r.Ref), Under: r.Under, Note: r.Note, Source: r.Source, Standing: string(standing)}
}

// outOfRegular says whether regular support had ended, whatever can be had beyond it.
func (s EstateSupport) outOfRegular() bool {
	return s.Standing == string(model.SupportExtended) || s.Standing == string(model.SupportEnded)
}

// since adds how the system stands on the day of the assessment.
func (s EstateSupport) since(standing model.SupportStanding) EstateSupport {
	s.Since = string(standing)
	return s
}

// once adds a text that is there, and not yet among the others.
func once(all []*doc.Value, v *doc.Value) []*doc.Value {
	if v == nil || slices.ContainsFunc(all, func(x *doc.Value) bool { return x.Text == v.Text }) {
		return all
	}
	return append(all, v)
}

// systemName is a system as tables name it; empty where nothing is stated.
func systemName(s model.System) string {
	switch {
	case s.Family == "":
		return s.Release
	case s.Release == "":
		return s.Family
	}
	return s.Family + " " + s.Release
}

func (v *Discovery) addGroups(d *model.Discovery) {
	of := func(groups []model.MachineGroup, name func(model.MachineGroup) string) []EstateGroup {
		var all []EstateGroup
		for _, g := range groups {
			all = append(all, EstateGroup{
				Name: name(g), Family: g.System.Family, Support: supportOf(g.System, g.Standing).since(g.Since),
				Machines: g.Machines, CPUs: g.CPUs, Memory: g.Memory, Storage: g.Storage, Applications: g.Applications,
			})
		}
		return all
	}
	plain := func(g model.MachineGroup) string { return g.Name }
	v.Systems = of(d.Systems, func(g model.MachineGroup) string { return systemName(g.System) })
	v.Environments, v.Criticalities, v.Clusters = of(d.Environments, plain), of(d.Criticalities, plain), of(d.Clusters, plain)
}

func spreadOf(s model.Spread) EstateSpread {
	spread := EstateSpread{Measured: s.Measured, P50: s.P50, P90: s.P90, P95: s.P95, Most: s.Most}
	if s.SlackHas != nil {
		spread.Slack, spread.SlackHas = s.Slack, s.SlackHas
	}
	for _, b := range s.Bands {
		spread.Bands = append(spread.Bands, EstateBand(b))
	}
	return spread
}

func (v *Discovery) addHosts(d *model.Discovery) {
	for _, l := range d.Hosts {
		h := l.Host
		v.Hosts = append(v.Hosts, EstateHost{
			Name: said(h.ID, h.At("id")), Cluster: said(h.Cluster, h.At("cluster")),
			Hypervisor: said(h.Hypervisor, h.At("hypervisor")), Support: supportOf(l.System, l.Standing),
			Cores: l.Cores, Memory: l.Memory, CPUUse: l.CPUUse, MemoryUse: l.MemoryUse, Machines: l.Machines,
		})
	}
	for _, h := range d.Hypervisors {
		v.Hypervisors = append(v.Hypervisors, EstateHypervisor{
			Cluster: h.Cluster, Hypervisor: h.Hypervisor, Support: supportOf(h.System, h.Standing), Hosts: h.Hosts, Cores: h.Cores, Memory: h.Memory,
		})
	}
	for _, h := range v.Hypervisors {
		if h.Support.outOfRegular() && h.Hypervisor != "" && !slices.Contains(v.HypervisorsOut, h.Hypervisor) {
			v.HypervisorsOut = append(v.HypervisorsOut, h.Hypervisor)
		}
	}
	if d.Strangers != nil && !isZero(d.Strangers) {
		v.Strangers = d.Strangers
	}
	for _, n := range d.Networks {
		v.Networks = append(v.Networks, EstateNetwork(n))
	}
}
