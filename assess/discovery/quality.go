package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// judgeQuality says for how many machines each thing is known.
func (s *surveyor) judgeQuality() {
	if len(s.d.Machines) == 0 {
		return
	}
	of := s.count("quality/machines", "Machines listed", "machine", rowsOf(s.d.Machines))
	type quality struct {
		name  string
		known func(*model.Machine) bool
		at    func(*model.Machine) source.Ref // where it is stated; nil for what follows from other things
	}
	read := func(of func(*model.Machine) *value.Figure) (known func(*model.Machine) bool, at func(*model.Machine) source.Ref) {
		return func(m *model.Machine) bool { return of(m) != nil }, func(m *model.Machine) source.Ref { return of(m).Sources[0] }
	}
	figure := func(name string, of func(*model.Machine) *value.Figure) quality {
		known, at := read(of)
		return quality{name, known, at}
	}
	text := func(name string, of func(*model.Machine) model.Stated) quality {
		return quality{name, func(m *model.Machine) bool { return of(m).Text != "" }, func(m *model.Machine) source.Ref { return of(m).At }}
	}
	all := []quality{
		text("operating system", func(m *model.Machine) model.Stated { return m.OS }),
		{name: "end of support of the operating system", known: func(m *model.Machine) bool { return m.System.Support != nil }},
		figure("virtual CPUs", func(m *model.Machine) *value.Figure { return m.CPUs }),
		figure("memory", func(m *model.Machine) *value.Figure { return m.Memory }),
		figure("provisioned storage", func(m *model.Machine) *value.Figure { return m.Storage }),
		figure("storage in use", func(m *model.Machine) *value.Figure { return m.Used }),
		figure("processor use", func(m *model.Machine) *value.Figure { return m.CPUUse }),
		figure("memory use", func(m *model.Machine) *value.Figure { return m.MemoryUse }),
		{"power state", func(m *model.Machine) bool { return m.On || m.Off }, func(m *model.Machine) source.Ref { return m.Power.At }},
		text("environment", func(m *model.Machine) model.Stated { return m.Environment }),
		{"network address", func(m *model.Machine) bool { return len(m.Server.Addresses)+len(m.Server.Listing().Addresses) > 0 }, func(m *model.Machine) source.Ref {
			if len(m.Server.Addresses) > 0 {
				return m.Server.At("addresses")
			}
			return m.Server.Listing().At("addresses")
		}},
		{name: "application", known: func(m *model.Machine) bool { return len(m.Applications) > 0 }},
		{name: "criticality, by its applications", known: func(m *model.Machine) bool { return m.Criticality.Text != "" }},
		{name: "owner, by its applications", known: func(m *model.Machine) bool {
			return slices.ContainsFunc(m.Applications, func(a *model.Application) bool { return a.Owner != "" })
		}},
	}
	if len(s.Hosts) > 0 {
		all = append(all, quality{"host, by a name that the list of hosts has", func(m *model.Machine) bool { return m.Host.Text != "" && !s.strange[m] },
			func(m *model.Machine) source.Ref { return m.Host.At }})
	}
	for _, q := range all {
		rows := rowsOf(slices.DeleteFunc(slices.Clone(s.d.Machines), func(m *model.Machine) bool { return !q.known(m) }))
		c := model.Completeness{Name: q.name, Of: of, Known: s.count("quality/"+slug(q.name), "Machines with known "+q.name, "machine", rows)}
		c.Share = s.percent("quality/"+slug(q.name)+"/share", "Share of machines with known "+q.name, c.Known, of, shareRule)
		if q.at != nil {
			c.By = s.statements("quality/"+slug(q.name), q.known, q.at)
		}
		s.d.Quality = append(s.d.Quality, c)
	}
}

// statements counts by which tool, or by the partner's own list, something is stated of the machines of which it is known.
func (s *surveyor) statements(id string, known func(*model.Machine) bool, at func(*model.Machine) source.Ref) []model.Statement {
	var tools []string
	rows := map[string][]source.Ref{}
	for _, m := range s.d.Machines {
		if !known(m) {
			continue
		}
		tool := s.toolAt(m, at(m))
		if rows[tool] == nil {
			tools = append(tools, tool)
		}
		rows[tool] = append(rows[tool], rowOf(m))
	}
	var by []model.Statement
	for i, tool := range tools {
		label := "Of those, stated by " + cmp.Or(tool, "the partner’s own list")
		by = append(by, model.Statement{Tool: tool, Machines: s.count(id+"/by/"+value.Int(i+1).String(), label, "machine", rows[tool])})
	}
	return by
}

// toolAt is the tool whose export a place stands in; empty for the partner's own list.
func (s *surveyor) toolAt(m *model.Machine, at source.Ref) string {
	records := []*model.Server{m.Server, m.Server.Export}
	if m.Server.Export != nil {
		records = append(records, m.Server.Export.Also...)
	}
	for _, r := range append(records, m.Server.Also...) {
		if r != nil && r.Table != nil && r.Table.Ref.File == at.File && r.Table.Ref.Sheet == at.Sheet {
			return r.Table.Tool
		}
	}
	return ""
}

// compareLists finds what the partner's own list and an export, or two exports, state differently of one thing. Where two texts differ they
// may be two words for one thing, which is listed and no finding.
func (s *surveyor) compareLists() {
	for _, m := range s.d.Machines {
		if m.Server.Export != nil {
			s.d.Conflicts = append(s.d.Conflicts, s.differences(m.Server, m.Server.Export)...)
		}
	}
	s.conflicts(s.d.Conflicts, "the list and the export state", "the list is used", "correct the list, or leave the column to the export")
	names := map[string]*model.Machine{}
	for _, m := range s.d.Machines {
		names[m.Server.ID] = m
	}
	var exported, told []model.InventoryConflict
	for _, x := range s.Disagreed {
		c := model.InventoryConflict{
			Kind: x.Kind, Name: x.ID, At: x.At, Column: x.Field, Unit: x.Unit, Used: model.Stated{Text: x.Value, At: x.At}, Other: model.Stated{Text: x.Other, At: x.OtherAt}, Rule: x.Rule,
		}
		if m := names[x.ID]; m != nil && x.Kind == "Servers" {
			c.Name, c.At = nameOf(m.Server), m.Server.At("name")
		}
		if exported = append(exported, c); !x.Wording {
			told = append(told, c)
		}
	}
	s.conflicts(told, "two exports state", "one of them is used", "find out which of them is right, and correct or drop the other")
	s.d.Conflicts = append(s.d.Conflicts, exported...)
}

// conflicts makes a finding of each column in which two lists disagree.
func (s *surveyor) conflicts(all []model.InventoryConflict, who, used, mend string) {
	var columns []string
	for _, c := range all {
		columns = append(columns, c.Column)
	}
	for _, column := range distinct(columns) {
		of := slices.DeleteFunc(slices.Clone(all), func(c model.InventoryConflict) bool { return c.Column != column })
		key, one := slug(column), "machine"
		if of[0].Kind != "Servers" {
			one = strings.TrimSuffix(strings.ToLower(of[0].Kind), "s")
		}
		if who == "two exports state" {
			key += "-of-exports"
		}
		s.find(model.KindInventoryConflict, key, model.Information, of[0].Used.At, [3]string{
			fmt.Sprintf("%s the %s of %s differently, first %s and %s; %s", who, lowerFirst(column), counted(len(of), one), of[0].Used.Text, of[0].Other.Text, used),
			"the more particular row wins, and a disagreement is said (this program’s rule)", mend,
		})
	}
}

// lowerFirst is the column's name in a sentence; names in capitals stay as they are.
func lowerFirst(column string) string {
	if column == strings.ToUpper(column) || column == "CPUs" {
		return column
	}
	return strings.ToLower(column)
}

// unitOf is the unit of a column of machines; empty for words.
func unitOf(column string) string {
	if f := model.SchemaOf("Servers").Field(column); f != nil {
		return f.Unit
	}
	return ""
}

// differences are the columns in which both state something, and not the same.
func (s *surveyor) differences(list, export *model.Server) []model.InventoryConflict {
	var found []model.InventoryConflict
	add := func(column, a, b string, same bool) {
		if a != "" && b != "" && !same {
			found = append(found, model.InventoryConflict{
				Kind: "Servers", Name: nameOf(list), At: list.At("name"), Column: column, Unit: unitOf(column),
				Used: model.Stated{Text: a, At: list.At(column)}, Other: model.Stated{Text: b, At: export.At(column)}, Rule: "the partner’s own list goes before an export",
			})
		}
	}
	x, y := s.identify(list.OS), s.identify(export.OS)
	add("OS", list.OS, export.OS, folded(list.OS) == folded(export.OS) || x.Family != "" && x.Family == y.Family && folded(x.Release) == folded(y.Release))
	for _, n := range []struct {
		column string
		a, b   value.Number
	}{
		{"CPUs", list.CPUs, export.CPUs}, {"memory", list.Memory, export.Memory}, {"storage", list.Storage, export.Storage},
		{"storage used", list.StorageUsed, export.StorageUsed},
	} {
		add(n.column, n.a.String(), n.b.String(), n.a.Decimal.Equal(n.b.Decimal))
	}
	for _, t := range []struct{ column, a, b string }{
		{"environment", list.Environment, export.Environment}, {"host", list.Host, export.Host}, {"cluster", list.Cluster, export.Cluster},
	} {
		add(t.column, t.a, t.b, folded(t.a) == folded(t.b))
	}
	return found
}

// contradict finds rows that cannot be right as they stand. Each kind is one finding.
func (s *surveyor) contradict() {
	hundred := value.Stated(value.Int(100))
	for _, m := range s.d.Machines {
		if exceeds(m.Used, m.Storage) {
			s.contradiction(m, "more storage in use than provisioned", fmt.Sprintf("%s GiB in use, %s GiB provisioned", rounded(m.Used), rounded(m.Storage)), m.Used)
		}
		if m.CPUs != nil && !m.CPUs.Value.Decimal.IsPositive() {
			s.contradiction(m, "no virtual CPU", rounded(m.CPUs)+" virtual CPUs", m.CPUs)
		}
		if m.Memory != nil && !m.Memory.Value.Decimal.IsPositive() {
			s.contradiction(m, "no memory", rounded(m.Memory)+" MiB", m.Memory)
		}
		if exceeds(m.CPUUse, hundred) {
			s.contradiction(m, "processor use above 100%", rounded(m.CPUUse)+"%", m.CPUUse)
		}
		if exceeds(m.MemoryUse, hundred) {
			s.contradiction(m, "memory use above 100%", rounded(m.MemoryUse)+"%", m.MemoryUse)
		}
	}
	s.sharedAddresses()
	var kinds []string
	for _, c := range s.d.Contradictions {
		kinds = append(kinds, c.Kind)
	}
	for _, kind := range distinct(kinds) {
		all := slices.DeleteFunc(slices.Clone(s.d.Contradictions), func(c model.Contradiction) bool { return c.Kind != kind })
		s.find(model.KindContradictoryMachine, slug(kind), model.Information, all[0].At, [3]string{
			counted(len(all), "machine") + ": " + kind, "the inventory is what every later document rests on", "check the rows with the owner of the inventory",
		})
	}
}

// exceeds tells whether a is known to be greater than b.
func exceeds(a, b *value.Figure) bool {
	return a != nil && b != nil && a.Value.Decimal.GreaterThan(b.Value.Decimal)
}

func (s *surveyor) contradiction(m *model.Machine, kind, what string, cell *value.Figure) {
	s.d.Contradictions = append(s.d.Contradictions, model.Contradiction{Kind: kind, Server: m.Server, What: what, At: cell.Sources[0]})
}

// sharedAddresses finds running machines that state the same address.
func (s *surveyor) sharedAddresses() {
	first := map[string]*model.Machine{}
	for _, m := range s.d.Machines {
		if m.Off || m.Template {
			continue
		}
		r := m.Server
		if len(r.Addresses) == 0 {
			r = r.Listing()
		}
		for _, address := range r.Addresses {
			other := first[address]
			if other == nil {
				first[address] = m
				continue
			}
			if other != m {
				s.d.Contradictions = append(s.d.Contradictions, model.Contradiction{
					Kind: "the same network address as another machine", Server: m.Server, What: address + ", as " + nameOf(other.Server), At: r.At("addresses"),
				})
				break
			}
		}
	}
}

func nameOf(s *model.Server) string {
	if s.Name != "" {
		return s.Name
	}
	return s.ID
}

func rounded(f *value.Figure) string { return f.Value.Decimal.Round(1).String() }
