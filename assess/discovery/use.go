package discovery

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// bandWidth is how wide the bands of use are, in percent.
const bandWidth = 20

// measureUse spreads the measured use of processors and memory. What nobody measured is in no band.
func (s *surveyor) measureUse() {
	s.d.CPUUse = s.spread("cpu-use", "processor use", func(m *model.Machine) *value.Figure { return m.CPUUse })
	s.slack(&s.d.CPUUse, "cpu-use", "vCPU", func(m *model.Machine) (use, has *value.Figure) { return m.CPUUse, m.CPUs })
	s.d.MemoryUse = s.spread("memory-use", "memory use", func(m *model.Machine) *value.Figure { return m.MemoryUse })
	s.slack(&s.d.MemoryUse, "memory-use", "MiB", func(m *model.Machine) (use, has *value.Figure) { return m.MemoryUse, m.Memory })
}

// halfDoes is the highest use, in percent, at which half of what a machine was given would do: it would then be used to twice as much.
const halfDoes = 40

var slackRule = value.Rule{
	Name: "machines whose highest measured use is at most 40%, and that have more than one to halve: with half as much it would be at most 80%", Origin: "assumed: use grows as what is given shrinks",
}

// slack finds the machines that would do with half of what they were given.
func (s *surveyor) slack(spread *model.Spread, id string, unit value.Unit, of func(*model.Machine) (use, has *value.Figure)) {
	if isNone(spread.Measured) {
		return
	}
	var rows []source.Ref
	var given []*value.Figure
	for _, m := range s.d.Machines {
		use, has := of(m)
		if use == nil || has == nil || use.Value.Decimal.GreaterThan(value.Int(halfDoes)) || has.Value.Decimal.LessThan(value.Int(2)) {
			continue
		}
		rows, given = append(rows, rowOf(m)), append(given, has)
	}
	spread.Slack = s.count(id+"/slack", "Machines that half would do for", "machine", rows).By(slackRule)
	if len(given) > 0 {
		spread.SlackHas = s.sum(id+"/slack/given", "What those machines were given", unit, given)
	}
}

func isNone(f *value.Figure) bool { return f == nil || f.Value.Known && f.Value.Decimal.IsZero() }

func (s *surveyor) spread(id, what string, of func(*model.Machine) *value.Figure) model.Spread {
	measured := slices.DeleteFunc(slices.Clone(s.d.Machines), func(m *model.Machine) bool { return of(m) == nil })
	spread := model.Spread{Measured: s.count(id+"/measured", "Machines with measured "+what, "machine", rowsOf(measured))}
	if len(measured) == 0 {
		return spread
	}
	slices.SortStableFunc(measured, func(a, b *model.Machine) int { return of(a).Value.Decimal.Compare(of(b).Value.Decimal) })
	at := func(p int, name, label string) *value.Figure {
		leaf := of(measured[(p*len(measured)+99)/100-1])
		f := &value.Figure{Value: leaf.Value, Op: leaf.Op, Args: leaf.Args, Sources: leaf.Sources} // the cell, under a name of its own
		return f.Named(s.id+id+"/"+name, label+" of "+what, value.Percent).By(percentileRule)
	}
	spread.P50, spread.P90, spread.P95 = at(50, "p50", "Median"), at(90, "p90", "90th percentile"), at(95, "p95", "95th percentile")
	spread.Most = at(100, "most", "Highest")
	for low := 0; low < 100; low += bandWidth {
		rows := []source.Ref{}
		for _, m := range measured {
			if n := of(m).Value.Decimal; inBand(n, low, low+bandWidth) {
				rows = append(rows, rowOf(m))
			}
		}
		label := "Machines with " + what + " up to " + value.Int(low+bandWidth).String() + "%"
		spread.Bands = append(spread.Bands, model.Band{
			Low: low, High: low + bandWidth, Machines: s.count(id+"/up-to-"+value.Int(low+bandWidth).String(), label, "machine", rows),
		})
	}
	return spread
}

// inBand tells whether n lies above low and not above high. The lowest band has everything below it too, the highest everything above it.
func inBand(n value.Decimal, low, high int) bool {
	return (low == 0 || n.GreaterThan(value.Int(low))) && (high >= 100 || n.LessThanOrEqual(value.Int(high)))
}

// measureStorage sets what is in use beside what is provisioned, by machine, by disk and by partition.
func (s *surveyor) measureStorage() {
	both := slices.DeleteFunc(slices.Clone(s.d.Machines), func(m *model.Machine) bool { return m.Used == nil || m.Storage == nil })
	u := &s.d.Storage
	u.Measured = s.count("storage/measured", "Machines that state storage in use", "machine", rowsOf(both))
	if len(both) > 0 {
		u.Provisioned = s.sum("storage/provisioned", "Provisioned storage of those", "GiB", figuresOf(both, storageOf))
		u.Used = s.sum("storage/used", "Storage in use", "GiB", figuresOf(both, func(m *model.Machine) *value.Figure { return m.Used }))
		u.Share = s.percent("storage/share", "Share of provisioned storage in use", u.Used, u.Provisioned, usedRule)
	}
	s.measureDisks(u)
	s.measurePartitions(u)
}

func (s *surveyor) measureDisks(u *model.StorageUse) {
	if len(s.Disks) == 0 {
		return
	}
	var rows, raw, thin []source.Ref
	var capacity []*value.Figure
	for _, d := range s.Disks {
		rows = append(rows, d.Where())
		if d.Capacity.Known {
			capacity = append(capacity, value.Read(d.Capacity, d.At("capacity")))
		}
		if d.Raw == model.Yes {
			raw = append(raw, d.Where())
		}
		if d.Thin == model.Yes {
			thin = append(thin, d.Where())
		}
	}
	u.Disks = s.count("disks/number", "Virtual disks", "disk", rows)
	u.DiskCapacity = s.sum("disks/capacity", "Capacity of the virtual disks", "GiB", capacity)
	u.Raw = s.count("disks/raw", "Raw device mappings among them", "disk", raw)
	u.Thin = s.count("disks/thin", "Thin disks among them", "disk", thin)
}

func (s *surveyor) measurePartitions(u *model.StorageUse) {
	if len(s.Partitions) == 0 {
		return
	}
	var rows []source.Ref
	var capacity, used []*value.Figure
	for _, p := range s.Partitions {
		rows = append(rows, p.Where())
		if p.Capacity.Known && p.Used.Known {
			capacity = append(capacity, value.Read(p.Capacity, p.At("capacity")))
			used = append(used, value.Read(p.Used, p.At("used")))
		}
	}
	u.Partitions = s.count("partitions/number", "File systems", "file system", rows)
	if len(used) > 0 {
		u.PartitionCapacity = s.sum("partitions/capacity", "Size of the file systems", "GiB", capacity)
		u.PartitionUsed = s.sum("partitions/used", "In use on the file systems", "GiB", used)
		u.PartitionUsedShare = s.percent("partitions/share", "Share of the file systems in use", u.PartitionUsed, u.PartitionCapacity, usedRule)
	}
}

// listHosts counts on each host the machines that state it as theirs.
func (s *surveyor) listHosts() {
	if len(s.Hosts) == 0 {
		return
	}
	machines := s.onHosts()
	var cores []*value.Figure
	taken := map[string]int{}
	for _, h := range s.Hosts {
		line := model.HostLine{
			Host: h, System: s.identify(h.Hypervisor), Cores: numberAt(h.Cores, h.At("physical cores"), "core"), Memory: numberAt(h.Memory, h.At("host memory"), "MiB"),
			CPUUse: numberAt(h.CPUUse, h.At("processor use"), value.Percent), MemoryUse: numberAt(h.MemoryUse, h.At("memory use"), value.Percent),
		}
		line.Standing = s.standing(line.System)
		id := slug(h.ID)
		if taken[id]++; taken[id] > 1 {
			id += "-" + value.Int(taken[id]).String()
		}
		line.Machines = s.count("hosts/"+id+"/machines", h.ID+": machines", "machine", machines[h])
		if len(machines[h]) == 0 && len(s.strange) > 0 { // some of them may stand on this one, by another name
			line.Machines.Value, line.Machines.Op = value.Number{}, value.Parameter
		}
		if line.Cores != nil {
			cores = append(cores, line.Cores)
		}
		s.d.Hosts = append(s.d.Hosts, line)
	}
	s.groupHosts()
	cpus := s.sum("hosts/cpus", "Virtual CPUs of the machines", "vCPU", figuresOf(s.d.Machines, cpusOf))
	s.d.Ratio = value.Compute(value.Quotient, cpus, s.sum("hosts/cores", "Cores of the hosts", "core", cores)).
		Named(s.id+"hosts/ratio", "Virtual CPUs a core", "").By(ratioRule)
}

// onHosts are the machines of each host, by its name or the first part of it. Those on hosts that are not listed are kept apart.
func (s *surveyor) onHosts() map[*model.Host][]source.Ref {
	s.strange = map[*model.Machine]bool{}
	var strangers []source.Ref
	hosts, short := map[string]*model.Host{}, map[string]*model.Host{}
	first := func(name string) string { name, _, _ = strings.Cut(strings.ToLower(name), "."); return name }
	for _, h := range s.Hosts {
		hosts[strings.ToLower(h.ID)], short[first(h.ID)] = h, h
	}
	machines := map[*model.Host][]source.Ref{}
	for _, m := range s.d.Machines {
		if m.Host.Text == "" {
			continue
		}
		h := hosts[strings.ToLower(m.Host.Text)]
		if h == nil {
			h = short[first(m.Host.Text)]
		}
		if h == nil {
			s.strange[m], strangers = true, append(strangers, rowOf(m))
			continue
		}
		machines[h] = append(machines[h], rowOf(m))
	}
	s.d.Strangers = s.count("hosts/strangers", "Machines on hosts that the list of hosts lacks", "machine", strangers)
	return machines
}

// groupHosts gathers the hosts by cluster and hypervisor, in the order of the first of each.
func (s *surveyor) groupHosts() {
	type key struct{ cluster, hypervisor string }
	var keys []key
	lines := map[key][]model.HostLine{}
	for _, l := range s.d.Hosts {
		k := key{l.Host.Cluster, l.Host.Hypervisor}
		if lines[k] == nil {
			keys = append(keys, k)
		}
		lines[k] = append(lines[k], l)
	}
	for i, k := range keys {
		id, label := "hypervisors/"+value.Int(i+1).String()+"/", strings.TrimSpace(k.cluster+" "+k.hypervisor)
		var rows []source.Ref
		var cores, memory []*value.Figure
		for _, l := range lines[k] {
			rows = append(rows, l.Host.Where())
			if l.Cores != nil {
				cores = append(cores, l.Cores)
			}
			if l.Memory != nil {
				memory = append(memory, l.Memory)
			}
		}
		s.d.Hypervisors = append(s.d.Hypervisors, model.HostGroup{
			Cluster: k.cluster, Hypervisor: k.hypervisor, System: lines[k][0].System, Standing: lines[k][0].Standing,
			Hosts: s.count(id+"hosts", label+": hosts", "host", rows), Cores: s.sum(id+"cores", label+": cores", "core", cores),
			Memory: s.memory(id+"memory", label+": memory", memory),
		})
	}
}

// numberAt is a cell; nil where it is blank.
func numberAt(n value.Number, at source.Ref, unit value.Unit) *value.Figure {
	if !n.Known {
		return nil
	}
	f := value.Read(n, at)
	f.Unit = unit
	return f
}

// listNetworks counts what is connected to each network of the source, the largest first.
func (s *surveyor) listNetworks() {
	var names []string
	rows := map[string][]source.Ref{}
	for _, i := range s.Interfaces {
		if rows[i.Network] == nil {
			names = append(names, i.Network)
		}
		rows[i.Network] = append(rows[i.Network], i.Where())
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(rows[b]) - len(rows[a]) })
	for i, name := range names {
		s.d.Networks = append(s.d.Networks, model.NetworkUse{
			Name: name, Interfaces: s.count("networks/"+value.Int(i+1).String(), "Adapters on "+quoted(name), "adapter", rows[name]),
		})
	}
	if len(s.Connections) > 0 {
		var seen []source.Ref
		for _, c := range s.Connections {
			seen = append(seen, c.Where())
		}
		s.d.Connections = s.count("connections", "Connections seen between servers", "connection", seen)
	}
}

func quoted(name string) string {
	if name == "" {
		return "networks that are not named"
	}
	return name
}
