package assess

import (
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

var inventoryRule = value.Rule{Name: "rows of the inventory, counted or not", Origin: "design §5", Published: true}

// takeInventory counts what is listed, whether or not it counts towards a score.
func takeInventory(id string, apps []*model.Application, servers []*model.Server) model.Inventoried {
	var listed, templates, on, off, all []source.Ref
	for _, app := range apps {
		listed = append(listed, app.Where())
	}
	states := false
	for _, s := range servers {
		at := exportOf(s).Where()
		all = append(all, at)
		if isTemplate(s) {
			templates = append(templates, at)
		}
		isOff, known := isOff(s)
		if !known {
			continue
		}
		states = true
		if isOff {
			off = append(off, at)
		} else {
			on = append(on, at)
		}
	}
	count := func(name, label string, rows []source.Ref, unit value.Unit) *value.Figure {
		return value.CountOf(rows).Named(id+"/inventory/"+name, label, unit).By(inventoryRule)
	}
	inventory := model.Inventoried{
		Applications: count("applications", "Applications listed", listed, "application"),
		Servers:      count("machines", "Machines listed", all, "machine"),
		Templates:    count("templates", "Templates among them", templates, "machine"),
		PoweredOn:    count("powered-on", "Powered on", on, "machine"),
		PoweredOff:   count("powered-off", "Powered off", off, "machine"),
		CPUs:         total(id, "cpus", "Virtual CPUs", "vCPU", servers, "CPUs", func(s *model.Server) value.Number { return s.CPUs }),
		Memory:       total(id, "memory", "Memory", "MiB", servers, "memory", func(s *model.Server) value.Number { return s.Memory }),
		Storage:      total(id, "storage", "Provisioned storage", "GiB", servers, "storage", func(s *model.Server) value.Number { return s.Storage }),
	}
	if !states {
		inventory.PoweredOn.Value, inventory.PoweredOff.Value = value.Number{}, value.Number{}
		inventory.PoweredOn.Op, inventory.PoweredOff.Op = value.Parameter, value.Parameter
	}
	return inventory
}

// total sums a column over the machines that state it. Where none does, the total is unknown.
func total(id, name, label string, unit value.Unit, servers []*model.Server, column string, of func(*model.Server) value.Number) *value.Figure {
	var parts []*value.Figure
	for _, s := range servers {
		from := s
		if !of(s).Known {
			from = exportOf(s)
		}
		if n := of(from); n.Known {
			parts = append(parts, value.Read(n, from.At(column)))
		}
	}
	f := value.Compute(value.Sum, parts...)
	if len(parts) == 0 {
		f = &value.Figure{Op: value.Parameter}
	}
	return f.Named(id+"/inventory/"+name, label, unit).By(value.Rule{Name: "sum over the machines that state it", Origin: "design §5", Published: true})
}
