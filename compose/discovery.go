package compose

import (
	"strings"

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
	Unlinked           bool          // applications are listed, and no dependency between any
	AnyTemplates       bool          // some machine is a template
	Split              []string      // move groups that are planned in several waves
	HypervisorsOut     []string      // hypervisors out of regular support on the day of the inventory
	AnyOut, AnyUnknown bool          // some machine is out of regular support; of some it cannot be told
	AnyTold            bool          // of some it can
	MovedBefore        *doc.Value    // the last cutover on record, where the inventory is dated after it; else nil

	Gaps   []EstateGap // what would make the discovery complete, and for whom it is a gap
	Newest value.Date
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
	v.AnyTemplates = !isZero(cs.Inventory.Templates)
	v.MovedBefore = movedBefore(d)
	if off := cs.Inventory.PoweredOff; off != nil && off.Value.Known && !isZero(off) {
		v.Off = off
	}
	v.AnyOut, v.AnyUnknown, v.AnyTold = !isZero(v.SupportOut), !isZero(v.SupportUnknown), !isZero(v.Supported) || !isZero(v.SupportOut)
	v.addGaps()
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

// powerWords is a power state in words where an export spells it as a key of its tool.
func powerWords(s model.Stated) model.Stated {
	switch strings.ToLower(s.Text) {
	case "poweredon":
		s.Text = "powered on"
	case "poweredoff":
		s.Text = "powered off"
	}
	return s
}

// placed is a text of the inventory as a value; nil where it is not there.
func placed(s model.Stated) *doc.Value { return said(s.Text, s.At) }
