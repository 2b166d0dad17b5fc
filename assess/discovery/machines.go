package discovery

import (
	"cmp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// IsTemplate tells whether s is a VM template, which never counts as a machine that is moved.
func IsTemplate(s *model.Server) bool {
	return s.Template == model.Yes || s.Listing().Template == model.Yes
}

// IsOff tells whether the export saw the machine switched off; known is false where no power state was exported.
func IsOff(s *model.Server) (off, known bool) {
	state := strings.ToLower(power(s).Text)
	return strings.Contains(state, "off") || strings.Contains(state, "suspended"), state != ""
}

func power(s *model.Server) model.Stated {
	if text := s.Listing().PowerState; text != "" {
		return model.Stated{Text: text, At: s.Listing().At("power state")}
	}
	return model.Stated{Text: s.PowerState, At: s.At("power state")}
}

// listMachines reads what each machine's own row says of it, else an export.
func (s *surveyor) listMachines() {
	for _, one := range s.Servers {
		m := &model.Machine{
			Server: one, Template: IsTemplate(one), Power: power(one),
			OS:          stated(one, "OS", func(r *model.Server) string { return r.OS }),
			Host:        stated(one, "host", func(r *model.Server) string { return r.Host }),
			Cluster:     stated(one, "cluster", func(r *model.Server) string { return r.Cluster }),
			Environment: stated(one, "environment", func(r *model.Server) string { return r.Environment }),
			CPUs:        cell(one, "CPUs", "vCPU", func(r *model.Server) value.Number { return r.CPUs }),
			Memory:      cell(one, "memory", "MiB", func(r *model.Server) value.Number { return r.Memory }),
			Storage:     cell(one, "storage", "GiB", func(r *model.Server) value.Number { return r.Storage }),
			Used:        cell(one, "storage used", "GiB", func(r *model.Server) value.Number { return r.StorageUsed }),
			CPUUse:      cell(one, "utilization", value.Percent, func(r *model.Server) value.Number { return r.Utilization }),
			MemoryUse:   cell(one, "memory utilization", value.Percent, func(r *model.Server) value.Number { return r.MemoryUse }),
		}
		off, known := IsOff(one)
		m.On, m.Off = known && !off, known && off
		m.System = s.identify(m.OS.Text)
		m.Standing = s.standing(m.System)
		m.Applications = s.on(one)
		for _, a := range m.Applications {
			s.carrying[a] = append(s.carrying[a], m)
		}
		s.inherit(m)
		s.d.Machines = append(s.d.Machines, m)
	}
}

// stated is what the machine's own row says in a column of words, else its export.
func stated(s *model.Server, column string, of func(*model.Server) string) model.Stated {
	for _, r := range []*model.Server{s, s.Listing()} {
		if text := strings.TrimSpace(of(r)); text != "" {
			return model.Stated{Text: text, At: r.At(column)}
		}
	}
	return model.Stated{}
}

// cell is the number that the machine's own row says in a column, else its export; nil where neither does.
func cell(s *model.Server, column string, unit value.Unit, of func(*model.Server) value.Number) *value.Figure {
	for _, r := range []*model.Server{s, s.Listing()} {
		if n := of(r); n.Known {
			f := value.Read(n, r.At(column))
			f.Unit = unit
			return f
		}
	}
	return nil
}

// on are the applications of the migration, or of the customer's others, that the machine carries.
func (s *surveyor) on(one *model.Server) []*model.Application {
	ids := one.Applications
	if len(ids) == 0 {
		ids = one.Listing().Applications
	}
	var apps []*model.Application
	for _, id := range ids {
		if a := s.byID[id]; a != nil && !slices.Contains(apps, a) {
			apps = append(apps, a)
		}
	}
	return apps
}

// inherit takes from the applications of a machine what it does not state itself.
func (s *surveyor) inherit(m *model.Machine) {
	grades := model.Words(model.Level(""))
	for i, a := range m.Applications {
		if slices.Index(grades, string(a.Criticality)) > slices.Index(grades, m.Criticality.Text) {
			m.Criticality = model.Stated{Text: string(a.Criticality), At: a.At("criticality")}
		}
		if i == 0 && m.Environment.Text == "" {
			m.Environment = model.Stated{Text: a.Environment, At: a.At("environment")}
		}
	}
	own := stated(m.Server, "environment", func(r *model.Server) string { return r.Environment }).Text != ""
	if !own && slices.ContainsFunc(m.Applications, func(a *model.Application) bool { return !strings.EqualFold(a.Environment, m.Environment.Text) }) {
		m.Environment = model.Stated{} // they differ
	}
}

// rowOf is the row by which a machine is counted: the export's where one lists it.
func rowOf(m *model.Machine) source.Ref { return m.Server.Listing().Where() }

func rowsOf(machines []*model.Machine) []source.Ref {
	rows := make([]source.Ref, len(machines))
	for i, m := range machines {
		rows[i] = rowOf(m)
	}
	return rows
}

// figuresOf are the figures that the machines state.
func figuresOf(machines []*model.Machine, of func(*model.Machine) *value.Figure) []*value.Figure {
	var all []*value.Figure
	for _, m := range machines {
		if f := of(m); f != nil {
			all = append(all, f)
		}
	}
	return all
}

// The figures of a machine.
func cpusOf(m *model.Machine) *value.Figure    { return m.CPUs }
func memoryOf(m *model.Machine) *value.Figure  { return m.Memory }
func storageOf(m *model.Machine) *value.Figure { return m.Storage }

// inventory is the totals of what is listed.
func (s *surveyor) inventory() model.Inventoried {
	id := s.Migration.ID + "/inventory/"
	of := func(keep func(*model.Machine) bool) []source.Ref {
		return rowsOf(slices.DeleteFunc(slices.Clone(s.d.Machines), func(m *model.Machine) bool { return !keep(m) }))
	}
	count := func(name, label string, rows []source.Ref, unit value.Unit) *value.Figure {
		return value.CountOf(rows).Named(id+name, label, unit).By(countRule)
	}
	total := func(name, label string, unit value.Unit, of func(*model.Machine) *value.Figure) *value.Figure {
		return s.sum("", "", "", figuresOf(s.d.Machines, of)).Named(id+name, label, unit)
	}
	var apps []source.Ref
	for _, a := range s.Applications {
		apps = append(apps, a.Where())
	}
	inventory := model.Inventoried{
		Applications: count("applications", "Applications listed", apps, "application"),
		Servers:      count("machines", "Machines listed", rowsOf(s.d.Machines), "machine"),
		Templates:    count("templates", "Templates among them", of(func(m *model.Machine) bool { return m.Template }), "machine"),
		PoweredOn:    count("powered-on", "Powered on", of(func(m *model.Machine) bool { return m.On }), "machine"),
		PoweredOff:   count("powered-off", "Powered off", of(func(m *model.Machine) bool { return m.Off }), "machine"),
		CPUs:         total("cpus", "Virtual CPUs", "vCPU", cpusOf),
		Memory:       s.memory("", "", figuresOf(s.d.Machines, memoryOf)).Named(id+"memory", "Memory", "GiB"),
		Storage:      total("storage", "Provisioned storage", "GiB", storageOf),
	}
	if !slices.ContainsFunc(s.d.Machines, func(m *model.Machine) bool { return m.On || m.Off }) {
		for _, f := range []*value.Figure{inventory.PoweredOn, inventory.PoweredOff} {
			f.Value, f.Op = value.Number{}, value.Parameter
		}
	}
	return inventory
}

// listApplications counts the machines of each application of the migration.
func (s *surveyor) listApplications() {
	for _, a := range s.Applications {
		machines := s.carrying[a]
		id, label := "applications/"+slug(a.ID)+"/", cmp.Or(a.Name, a.ID)
		s.d.Applications = append(s.d.Applications, model.DiscoveredApplication{
			Application: a,
			Machines:    s.count(id+"machines", label+": machines", "machine", rowsOf(machines)),
			CPUs:        s.sum(id+"cpus", label+": virtual CPUs", "vCPU", figuresOf(machines, cpusOf)),
			Memory:      s.memory(id+"memory", label+": memory", figuresOf(machines, memoryOf)),
			Storage:     s.sum(id+"storage", label+": provisioned storage", "GiB", figuresOf(machines, storageOf)),
		})
	}
}
