package model

import (
	"dossier/source"
	"dossier/value"
)

// Discovery is what the inventory of one migration shows, and how well the estate is known. Nothing here counts towards a score.
// Counts are never nil; sums are unknown where no machine states them; every other figure is nil where there is none.
type Discovery struct {
	On      value.Date // the day of the inventory, on which support is measured; zero: nothing dates it
	OnFrom  string     // what dates it: "the newest export"
	Sources []DiscoverySource

	Machines     []*Machine // every machine listed, VM templates included, in reading order
	Applications []DiscoveredApplication

	Until         value.Date     // the day of the assessment, on which support is measured again
	Systems       []MachineGroup // by operating system: the largest family first, and within one the oldest release
	Environments  []MachineGroup
	Criticalities []MachineGroup // by the highest criticality of the applications on a machine
	Clusters      []MachineGroup
	Support       SupportOutlook

	CPUUse, MemoryUse Spread
	Storage           StorageUse
	Hosts             []HostLine
	Hypervisors       []HostGroup   // the hosts, by cluster and hypervisor
	Strangers         *value.Figure // machines on hosts that the list of hosts lacks; nil where no host is listed
	Ratio             *value.Figure // virtual CPUs a physical core
	Networks          []NetworkUse
	Connections       *value.Figure // rows of traffic between servers

	Dependencies []DependencyLine
	Hard, Soft   *value.Figure // dependencies that are hard, and that are not
	Groups       []MoveGroup   // of applications that hard dependencies tie, the first listed first
	Tied, Untied *value.Figure // applications in a group, and in none

	Unassigned     []*Machine  // that no application runs on; templates left out
	Alike          []NameGroup // of those, the largest first; at least three machines each
	UnassignedRows *value.Figure
	Serverless     []*Application // that run on no machine listed
	ServerlessRows *value.Figure

	Quality        []Completeness
	Conflicts      []InventoryConflict
	Contradictions []Contradiction
}

// DiscoverySource is a table that the inventory was read from.
type DiscoverySource struct {
	Table *Table
	Rows  *value.Figure // that belong to the migration
	On    value.Date    // the day of the export; zero: it states none, or the table is the partner's own
}

// Stated is a text with its place.
type Stated struct {
	Text string
	At   source.Ref
}

// Machine is one machine of the inventory: what its own row says of it, else an export. Its figures are cells.
type Machine struct {
	Server                   *Server
	OS, Host, Cluster, Power Stated
	Environment              Stated // of the machine, else the one that all its applications have
	Criticality              Stated // the highest of its applications'
	System                   System
	Standing                 SupportStanding
	On, Off                  bool // how the export saw it; neither where no power state was exported
	Template                 bool
	Applications             []*Application
	CPUs, Memory, Storage    *value.Figure
	Used, CPUUse, MemoryUse  *value.Figure
}

// System is an operating system or hypervisor, told from the words of an inventory.
type System struct {
	Family  string         // empty where no family is known by these words
	Release string         // as the family's list has it, else as written; empty where none is stated
	Support *SystemRelease // nil where nothing is known of its support
}

// SupportStanding is whether a system is supported on a day.
type SupportStanding string

// The standings of support.
const (
	SupportUnknown  SupportStanding = "" // no end is known, or no day to measure it on
	Supported       SupportStanding = "in support"
	SupportExtended SupportStanding = "extended only" // ended, but for what can be had beyond it
	SupportEnded    SupportStanding = "ended"
)

// MachineGroup is the machines that have something in common.
type MachineGroup struct {
	Name                            string          // "production"; empty: not stated
	System                          System          // of a group by operating system
	Standing                        SupportStanding // on the day of the inventory
	Since                           SupportStanding // on the day of the assessment
	Machines, CPUs, Memory, Storage *value.Figure
	Applications                    *value.Figure // of a group by criticality or environment
}

// SupportOutlook is how many machines run systems that are supported on the day of the inventory.
type SupportOutlook struct {
	Supported, Extended, Ended, Unknown *value.Figure
	Out                                 *value.Figure // Extended + Ended
}

// Spread is how a measured percentage is spread over the machines that state it.
type Spread struct {
	Measured            *value.Figure // machines
	P50, P90, P95, Most *value.Figure // the cell of the machine at that rank
	Bands               []Band
	Slack               *value.Figure // machines that would do with half of what they were given; nil where none is measured
	SlackHas            *value.Figure // what those were given
}

// Band is the machines whose percentage lies above Low and not above High; the first band has those at Low too.
type Band struct {
	Low, High int
	Machines  *value.Figure
}

// StorageUse is what is known of storage beside what is provisioned.
type StorageUse struct {
	Measured                          *value.Figure // machines that state both
	Provisioned, Used, Share          *value.Figure // of those
	Disks, DiskCapacity, Raw, Thin    *value.Figure
	Partitions, PartitionCapacity     *value.Figure
	PartitionUsed, PartitionUsedShare *value.Figure
}

// HostLine is a physical machine with its hypervisor.
type HostLine struct {
	Host              *Host
	System            System
	Standing          SupportStanding
	Cores, Memory     *value.Figure
	CPUUse, MemoryUse *value.Figure
	Machines          *value.Figure // of the inventory that state it as theirs; unknown where none does and machines stand on hosts that are not listed
}

// HostGroup is the hosts of one cluster with one hypervisor.
type HostGroup struct {
	Cluster              string // empty: not stated
	Hypervisor           string // as the first of them states it; empty: not stated
	System               System
	Standing             SupportStanding
	Hosts, Cores, Memory *value.Figure // Cores and Memory are unknown where none states them
}

// NameGroup is machines whose names begin alike, up to the first digit.
type NameGroup struct {
	Name     string // "wspapp"
	Machines *value.Figure
}

// NetworkUse is a network of the source with what is connected to it.
type NetworkUse struct {
	Name       string // empty: the export names none
	Interfaces *value.Figure
}

// DiscoveredApplication is an application with the machines it runs on.
type DiscoveredApplication struct {
	Application                     *Application
	Machines, CPUs, Memory, Storage *value.Figure
	Group                           string // of the move groups; empty for none
}

// DependencyLine is a dependency with its two ends.
type DependencyLine struct {
	Dependency *Dependency
	From, To   *Application // nil where no application of the customer is called so
	Outside    bool         // one end belongs to another migration
}

// MoveGroup is the applications that hard dependencies tie, directly or through others: they move together.
type MoveGroup struct {
	Name         string // "Group 1"
	Applications []*Application
	Links        []*Dependency // that tie them
	Tying        *value.Figure // their number
	Machines     *value.Figure
	Waves        []string // that its applications are planned in, in the order of the applications; empty text: no wave
	Split        bool     // they are planned in more than one wave
}

// Completeness is for how many machines something is known.
type Completeness struct {
	Name             string
	Known, Of, Share *value.Figure // Share in percent of Of
	By               []Statement   // who states it, in the order of the machines; nil for what follows from other things
}

// Statement is for how many machines a tool, or the partner's own list, is what states something.
type Statement struct {
	Tool     string // empty: a list that the partner keeps itself
	Machines *value.Figure
}

// InventoryConflict is something that two lists of the estate state differently: the partner's own and an export, or two exports.
type InventoryConflict struct {
	Kind        string     // of record: "Servers"
	Name        string     // of the record
	At          source.Ref // of that
	Column      string
	Unit        string // of the two values, where they are numbers
	Used, Other Stated
	Rule        string // why Used is
}

// Contradiction is a row that cannot be right as it stands.
type Contradiction struct {
	Kind   string // "more storage in use than provisioned"
	Server *Server
	What   string // the values that contradict each other
	At     source.Ref
}

// figures are those that name all others among their parts.
func (d *Discovery) figures() []*value.Figure {
	if d == nil {
		return nil
	}
	all := []*value.Figure{
		d.Support.Supported, d.Support.Out, d.Support.Unknown, d.Ratio, d.Connections, d.Hard, d.Soft, d.Tied, d.Untied, d.UnassignedRows, d.ServerlessRows,
		d.Storage.Measured, d.Storage.Share, d.Storage.Disks, d.Storage.DiskCapacity, d.Storage.Raw, d.Storage.Thin, d.Storage.Partitions,
		d.Storage.PartitionUsedShare,
	}
	for _, groups := range [][]MachineGroup{d.Systems, d.Environments, d.Criticalities, d.Clusters} {
		for _, g := range groups {
			all = append(all, g.Machines, g.CPUs, g.Memory, g.Storage, g.Applications)
		}
	}
	for _, s := range []Spread{d.CPUUse, d.MemoryUse} {
		all = append(all, s.Measured, s.P50, s.P90, s.P95, s.Most, s.Slack, s.SlackHas)
		for _, b := range s.Bands {
			all = append(all, b.Machines)
		}
	}
	for _, h := range d.Hosts {
		all = append(all, h.Machines)
	}
	for _, h := range d.Hypervisors {
		all = append(all, h.Hosts, h.Cores, h.Memory)
	}
	for _, n := range d.Alike {
		all = append(all, n.Machines)
	}
	all = append(all, d.Strangers)
	for _, n := range d.Networks {
		all = append(all, n.Interfaces)
	}
	for _, a := range d.Applications {
		all = append(all, a.Machines, a.CPUs, a.Memory, a.Storage)
	}
	for _, g := range d.Groups {
		all = append(all, g.Machines, g.Tying)
	}
	for _, q := range d.Quality {
		all = append(all, q.Share)
		for _, by := range q.By {
			all = append(all, by.Machines)
		}
	}
	for _, s := range d.Sources {
		all = append(all, s.Rows)
	}
	return all
}
