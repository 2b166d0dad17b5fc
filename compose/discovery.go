package compose

import (
	"cmp"
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Discovery is what a document may say of the estate. Figures are nil where there is nothing to count or measure.
type Discovery struct {
	On       *doc.Value // the day on which support is measured
	OnFrom   string     // what dates it
	Original *Original  // nil where none is registered
	Tools    []*doc.Value

	Machines     []EstateMachine
	Applications []EstateApplication

	Systems, Environments, Criticalities, Clusters                             []EstateGroup
	Supported, SupportExtended, SupportEnded, SupportUnknown, SupportOut, CPUs *value.Figure
	CPUUse, MemoryUse                                                          EstateSpread
	Storage                                                                    EstateStorage
	Hosts                                                                      []EstateHost
	Hypervisors                                                                []EstateHypervisor
	Strangers                                                                  *value.Figure // machines on hosts that are not listed; nil for none
	Ratio, Connections                                                         *value.Figure
	Networks                                                                   []EstateNetwork

	Dependencies []EstateDependency
	Hard, Soft   *value.Figure
	Groups       []EstateMoveGroup
	Tied, Untied *value.Figure

	Unassigned, Serverless           []EstateLoose
	Alike                            []EstateNames
	UnassignedCount, ServerlessCount *value.Figure

	Quality        []EstateQuality
	Conflicts      []EstateConflict
	Contradictions []EstateContradiction
	Sources        []EstateSource

	Off                *value.Figure // machines that were switched off; nil for none
	Unmeasured         bool          // the use of no machine is known
	Unlinked           bool          // applications are listed, and no dependency between any
	HalfMeasured       string        // what alone has no use measured, processors or memory; empty: both are measured, or neither
	StorageUnknown     bool          // the storage in use of no machine is known
	AnyTemplates       bool          // some machine is a template
	Split              []string      // move groups that are planned in several waves
	HypervisorsOut     []string      // hypervisors out of regular support on the day of the inventory
	AnyOut, AnyUnknown bool          // some machine is out of regular support; of some it cannot be told
	MovedBefore        *doc.Value    // the last cutover on record, where the inventory is dated after it; else nil

	Missing []*doc.Value // what would make the discovery complete, and for whom it is a gap
	Newest  value.Date
}

// EstateMachine is one machine of the inventory.
type EstateMachine struct {
	ID, Name, OS, Host, Cluster, Power, Environment, Criticality, Target *doc.Value
	Release                                                              string // of the system, as a group names it
	Support                                                              EstateSupport
	Template                                                             bool
	Applications                                                         []*doc.Value
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

// EstateNames is machines whose names begin alike.
type EstateNames struct {
	Name     string
	Machines *value.Figure
}

// EstateNetwork is a network of the source.
type EstateNetwork struct {
	Name       string // empty: not named
	Interfaces *value.Figure
}

// EstateApplication is an application as discovered.
type EstateApplication struct {
	Key                                                           string // unique in the document: its id
	ID, Name, Criticality, Environment, Architecture, Wave, Owner *doc.Value
	Strategy                                                      *doc.Value
	Group                                                         string
	Machines, CPUs, Memory, Storage                               *value.Figure
}

// EstateDependency is a dependency of two applications.
type EstateDependency struct {
	From, To, FromName, ToName string
	Kind, Hardness             *doc.Value
	Hard, Outside              bool
	At                         source.Ref
}

// EstateMoveGroup is applications that hard dependencies tie.
type EstateMoveGroup struct {
	Name         string
	Applications []*doc.Value
	Machines     *value.Figure
	Links        *value.Figure
	Waves        []string
	Split        bool
}

// EstateLoose is a machine without an application, or an application without a machine.
type EstateLoose struct{ ID, Name, More, Note *doc.Value }

// EstateQuality is for how many machines something is known.
type EstateQuality struct {
	Name             string
	Known, Of, Share *value.Figure
}

// EstateConflict is something that two lists state differently.
type EstateConflict struct {
	Name, Used, Other *doc.Value
	Kind, Column      string
	Unit              string // empty for words
	Rule              string // why Used is
}

// EstateContradiction is a row that cannot be right.
type EstateContradiction struct {
	Machine, What *doc.Value
	Kind          string
}

// EstateSource is a table that the inventory was read from.
type EstateSource struct {
	Kind, Tool string
	Where, On  *doc.Value
	Rows       *value.Figure
}

// discoverySubject is for migrations of which a machine or an application is listed.
func discoverySubject() subject {
	return subject{
		name: "estate",
		has: func(_ *material, cs *model.CaseStudy) bool {
			return len(cs.Discovery.Machines)+len(cs.Discovery.Applications) > 0
		},
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.Discovery = m.discovery(cs)
			return v.Discovery.Newest
		},
	}
}

// discovery makes the view of the estate.
func (m *material) discovery(cs *model.CaseStudy) *Discovery {
	d := cs.Discovery
	n := newest{until: m.assessment.AsOf}
	v := &Discovery{
		On: day(d.On, source.Ref{}), OnFrom: d.OnFrom, CPUs: cs.Inventory.CPUs,
		Supported: d.Support.Supported, SupportExtended: d.Support.Extended, SupportEnded: d.Support.Ended, SupportUnknown: d.Support.Unknown, SupportOut: d.Support.Out,
		CPUUse: spreadOf(d.CPUUse), MemoryUse: spreadOf(d.MemoryUse), Storage: EstateStorage(d.Storage), Ratio: d.Ratio, Connections: d.Connections,
		Hard: d.Hard, Soft: d.Soft, Tied: d.Tied, Untied: d.Untied, UnassignedCount: d.UnassignedRows, ServerlessCount: d.ServerlessRows,
		Original: m.original(cs, model.DiscoveryReport, &n),
	}
	v.addMachines(d, &n)
	v.addGroups(d)
	v.addHosts(d)
	v.addApplications(d)
	v.addDependencies(d)
	v.addLoose(d)
	v.addQuality(d)
	v.Unlinked = len(v.Applications) > 0 && len(v.Dependencies) == 0
	v.Unmeasured = len(v.Machines) > 0 && isZero(v.CPUUse.Measured) && isZero(v.MemoryUse.Measured)
	if len(v.Machines) > 0 && !v.Unmeasured {
		switch {
		case isZero(v.CPUUse.Measured):
			v.HalfMeasured = "processors"
		case isZero(v.MemoryUse.Measured):
			v.HalfMeasured = "memory"
		}
	}
	v.StorageUnknown = len(v.Machines) > 0 && isZero(v.Storage.Measured) && v.Storage.Partitions == nil
	v.AnyTemplates = !isZero(cs.Inventory.Templates)
	v.MovedBefore = movedBefore(d)
	if off := cs.Inventory.PoweredOff; off != nil && off.Value.Known && !isZero(off) {
		v.Off = off
	}
	v.AnyOut, v.AnyUnknown = !isZero(v.SupportOut), !isZero(v.SupportUnknown)
	v.Missing = saidAll(missingOf(cs, v), source.Ref{})
	if n.date.IsZero() {
		n.day(cs.Migration.Start)
	}
	v.Newest = n.date
	return v
}

// movedBefore is the last day on which an application went live, where the inventory is dated after it; else nil.
func movedBefore(d *model.Discovery) *doc.Value {
	var last value.Date
	var at source.Ref
	for _, x := range d.Applications {
		if a := x.Application; a.MigratedOn.After(last) {
			last, at = a.MigratedOn, a.At("migrated on")
		}
	}
	if last.IsZero() || !d.On.After(last) {
		return nil
	}
	return day(last, at)
}

// stated is a text of the inventory as a value; nil where it is not there.
func placed(s model.Stated) *doc.Value { return said(s.Text, s.At) }

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

func (v *Discovery) addMachines(d *model.Discovery, n *newest) {
	for _, m := range d.Machines {
		s := m.Server
		n.day(s.Listing().ExportedOn)
		line := EstateMachine{
			ID: said(s.ID, s.At("id")), Name: said(s.Name, s.At("name")), OS: placed(m.OS), Host: placed(m.Host), Cluster: placed(m.Cluster), Power: placed(m.Power),
			Environment: placed(m.Environment), Criticality: placed(m.Criticality), Target: said(s.Target, s.At("target")),
			Release: systemName(m.System), Support: supportOf(m.System, m.Standing), Template: m.Template,
			CPUs: m.CPUs, Memory: m.Memory, Storage: m.Storage, Used: m.Used, CPUUse: m.CPUUse, MemoryUse: m.MemoryUse,
		}
		for _, a := range m.Applications {
			line.Applications = append(line.Applications, said(a.Name, a.At("name")))
		}
		v.Machines = append(v.Machines, line)
	}
	for _, t := range d.Sources {
		v.Sources = append(v.Sources, EstateSource{
			Kind: t.Table.Kind, Tool: t.Table.Tool, Where: said(t.Table.Ref.String(), t.Table.Ref), On: day(t.On, t.Table.Ref), Rows: t.Rows,
		})
	}
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

func (v *Discovery) addApplications(d *model.Discovery) {
	for _, x := range d.Applications {
		a := x.Application
		v.Applications = append(v.Applications, EstateApplication{
			Key: a.ID, ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), Criticality: said(string(a.Criticality), a.At("criticality")),
			Environment: said(a.Environment, a.At("environment")), Architecture: said(a.Architecture, a.At("architecture")),
			Wave: said(a.Wave, a.At("wave")), Owner: said(a.Owner, a.At("owner")), Strategy: said(string(a.Strategy), a.At("strategy")), Group: x.Group,
			Machines: x.Machines, CPUs: x.CPUs, Memory: x.Memory, Storage: x.Storage,
		})
	}
}

func (v *Discovery) addDependencies(d *model.Discovery) {
	name := func(a *model.Application, id string) string {
		if a == nil {
			return id
		}
		return cmp.Or(a.Name, id)
	}
	for _, l := range d.Dependencies {
		r := l.Dependency
		line := EstateDependency{
			From: r.From, To: r.To, FromName: name(l.From, r.From), ToName: name(l.To, r.To), Kind: said(r.Kind, r.At("kind")),
			Hardness: said(string(r.Hardness), r.At("hard or soft")), Hard: r.Hardness == "hard", Outside: l.Outside, At: r.Where(),
		}
		v.Dependencies = append(v.Dependencies, line)
	}
	for _, g := range d.Groups {
		group := EstateMoveGroup{Name: g.Name, Machines: g.Machines, Links: g.Tying, Waves: g.Waves, Split: g.Split}
		for _, a := range g.Applications {
			group.Applications = append(group.Applications, said(cmp.Or(a.Name, a.ID), a.At("name")))
		}
		v.Groups = append(v.Groups, group)
		if g.Split {
			v.Split = append(v.Split, g.Name)
		}
	}
}

func (v *Discovery) addLoose(d *model.Discovery) {
	for _, m := range d.Unassigned {
		s := m.Server
		v.Unassigned = append(v.Unassigned, EstateLoose{ID: said(s.ID, s.At("id")), Name: said(s.Name, s.At("name")), More: placed(m.OS), Note: placed(m.Power)})
	}
	for _, n := range d.Alike {
		v.Alike = append(v.Alike, EstateNames(n))
	}
	for _, a := range d.Serverless {
		v.Serverless = append(v.Serverless, EstateLoose{
			ID: said(a.ID, a.At("id")), Name: said(a.Name, a.At("name")), More: said(a.Architecture, a.At("architecture")), Note: said(string(a.Strategy), a.At("strategy")),
		})
	}
}

func (v *Discovery) addQuality(d *model.Discovery) {
	for _, q := range d.Quality {
		v.Quality = append(v.Quality, EstateQuality(q))
	}
	named := func(s *model.Server) *doc.Value { return said(cmp.Or(s.Name, s.ID), s.At("name")) }
	for _, c := range d.Conflicts {
		v.Conflicts = append(v.Conflicts, EstateConflict{
			Name: said(c.Name, c.At), Kind: c.Kind, Column: c.Column, Unit: c.Unit, Used: placed(c.Used), Other: placed(c.Other), Rule: c.Rule,
		})
	}
	for _, c := range d.Contradictions {
		v.Contradictions = append(v.Contradictions, EstateContradiction{Machine: named(c.Server), Kind: c.Kind, What: said(c.What, c.At)})
	}
	v.Tools = toolsOf(d)
}

// toolsOf are the programs whose exports the inventory was read from.
func toolsOf(d *model.Discovery) []*doc.Value {
	var tools []*doc.Value
	for _, t := range d.Sources {
		format := t.Table.Tool
		if format != "" && !slices.ContainsFunc(tools, func(v *doc.Value) bool { return v.Text == format }) {
			tools = append(tools, said(format, t.Table.Ref))
		}
	}
	return tools
}

// missingOf is what would make the discovery complete, and for whom it is a gap.
func missingOf(cs *model.CaseStudy, v *Discovery) []string {
	var missing []string
	lack := func(gap bool, what string) {
		if gap {
			missing = append(missing, what)
		}
	}
	lack(v.Original == nil, "the original discovery report, registered as evidence: an auditor asks for the dated document that the customer was shown")
	lack(len(v.Machines) == 0, "an inventory of machines: without it nothing can be sized, and an auditor cannot count source servers")
	lack(len(v.Applications) == 0, "a list of applications: without it no machine is assigned, and nothing counts towards the programme")
	lack(v.Unlinked, "dependencies between applications: without them waves rest on no evidence")
	lack(v.Unmeasured, "measured use of processors and memory: without it targets are sized by what is provisioned")
	lack(v.StorageUnknown, "storage in use: without it volumes are sized by what is provisioned")
	return missing
}
