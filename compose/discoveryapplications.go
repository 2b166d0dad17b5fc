package compose

import (
	"cmp"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

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

// EstateNames is machines whose names begin alike.
type EstateNames struct {
	Name     string
	Machines *value.Figure
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
		v.Unassigned = append(v.Unassigned, EstateLoose{ID: said(s.ID, s.At("id")), Name: said(s.Name, s.At("name")), More: placed(m.OS), Note: placed(powerWords(m.Power))})
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
