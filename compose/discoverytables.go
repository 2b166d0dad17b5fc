package compose

import (
	"reflect"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// discoveryMakers are the named blocks about the estate.
func discoveryMakers() []maker {
	return []maker{
		blockOf("tiles", "estate", estateTiles),
		blockOf("definitions", "estate-original", estateOriginal),
		blockOf("table", "estate-sources", estateSourcesTable),
		blockOf("table", "estate-systems", estateSystemsTable),
		blockOf("table", "estate-support-sources", estateSupportSourcesTable),
		blockOf("table", "estate-environments", estateEnvironmentsTable),
		blockOf("table", "estate-criticalities", estateCriticalitiesTable),
		blockOf("table", "estate-clusters", estateClustersTable),
		blockOf("table", "estate-use", estateUseTable),
		blockOf("table", "estate-storage", estateStorageTable),
		blockOf("table", "estate-hosts", estateHostsTable),
		blockOf("table", "estate-hypervisors", estateHypervisorsTable),
		blockOf("table", "estate-networks", estateNetworksTable),
		blockOf("table", "estate-applications", estateApplicationsTable),
		blockOf("table", "estate-dependencies", estateDependenciesTable),
		blockOf("table", "estate-groups", estateGroupsTable),
		blockOf("table", "estate-unassigned", estateUnassignedTable),
		blockOf("table", "estate-serverless", estateServerlessTable),
		blockOf("table", "estate-gaps", estateGapsTable),
		blockOf("table", "estate-quality", estateQualityTable),
		blockOf("table", "estate-conflicts", estateConflictsTable),
		blockOf("table", "estate-contradictions", estateContradictionsTable),
		blockOf("table", "estate-machines", estateMachinesTable),
		blockOf("table", "estate-loose", estateLooseTable),
		{"table", "estate-figures", reflect.TypeFor[CaseStudy](), func(any, value.Locale) block { return block{late: estateFiguresTable} }},
		blockOf("chart", "estate-support", estateSupportChart),
		blockOf("chart", "estate-use", estateUseChart),
		blockOf("chart", "estate-dependencies", estateDependencyGraph),
	}
}

// mostRows is how many rows a document on paper lists of what the workbook lists whole.
const mostRows = 25

// estateOf is the estate, or an empty one where there is none.
func estateOf(v CaseStudy) Discovery { return partOf(v.Discovery) }

// estateOriginal is what is registered of the original, and when the customer was shown it.
func estateOriginal(v CaseStudy, _ value.Locale) doc.Definitions {
	o := estateOf(v).Original
	all := o.definitions()
	if o != nil && len(o.Shown) > 0 {
		all.Items = append(all.Items, doc.Definition{Term: "Discussed in", Content: o.shown()})
	}
	return all
}

func estateTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	d := estateOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure, tone doc.Tone) {
		if f != nil {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note, Tone: tone})
		}
	}
	if d.AnyTold {
		add("Out of support", "machines, on the day of the inventory", d.SupportOut, toneWhere(!isZero(d.SupportOut)))
	}
	add("Without an application", "machines, templates left out", d.UnassignedCount, toneWhere(!isZero(d.UnassignedCount)))
	if v.Inventory != nil {
		add("Machines", "listed, VM templates included", v.Inventory.Machines, doc.Neutral)
		add("Applications", "listed", v.Inventory.Applications, doc.Neutral)
		add("Virtual CPUs", "of the machines that state them", v.Inventory.CPUs, doc.Neutral)
		add("Provisioned storage", "GiB, of the machines that state it", v.Inventory.Storage, doc.Neutral)
	}
	return tiles
}

// toneWhere is a warning where something is so.
func toneWhere(is bool) doc.Tone {
	if is {
		return doc.Warning
	}
	return doc.Neutral
}

func estateSourcesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-sources", Caption: "What the inventory was read from",
		Columns: []doc.Column{column("Table", 3.4), column("Read with", 2), column("Lists", 1.6), column("Exported on", 1.6), numbered("Rows")},
		Note:    doc.Say("How to read: rows are those of this migration. A list that the partner keeps itself is no export and bears no day of export."),
		Empty:   "No table lists anything of this migration.",
	}
	for _, s := range estateOf(v).Sources {
		tool := s.Tool
		if tool == "" {
			tool = ownList
		}
		t.Rows = append(t.Rows, row(head(s.Where), words(tool), words(s.Kind), cell(s.On), figure(s.Rows)))
	}
	return t
}

// standingCell says whether a system was supported on the day of the inventory, what can be had beyond, and how it stands now, where that
// is otherwise.
func (s EstateSupport) standingCell() doc.TableCell {
	c := s.thenCell()
	if s.Ends != nil && s.Since != "" && s.Since != s.Standing {
		c.Content = append(c.Content, doc.Text{Text: "; since then: " + s.Since})
		if c.Tone = doc.Warning; s.Since == "ended" {
			c.Tone = doc.Bad
		}
	}
	return c
}

func (s EstateSupport) thenCell() doc.TableCell {
	switch {
	case s.Ends == nil:
		return doc.TableCell{Content: doc.Say("cannot be told"), Tone: doc.Muted}
	case s.Standing == "":
		return cell(nil)
	case s.Standing == "in support":
		return doc.TableCell{Content: doc.Say("in support"), Tone: doc.Good}
	}
	c := doc.TableCell{Content: doc.Say("ended"), Tone: doc.Bad}
	if s.Extended != nil {
		c.Content = append(c.Content, doc.Text{Text: "; " + s.Under + " until "}, *s.Extended)
	}
	if s.Standing == "extended only" {
		c.Tone = doc.Warning
	}
	return c
}

func estateSystemsTable(v CaseStudy, l value.Locale) doc.Table {
	d := estateOf(v)
	t := doc.Table{
		ID: "estate-systems", Caption: "Machines by operating system, with the end of its maker’s support",
		Columns: []doc.Column{
			column("Operating system", 2.6), column("Support ends", 1.4), column("On the day of the inventory", 2.2), numbered("Machines"), numbered("vCPU"),
			numbered("Memory, GiB"), numbered("Storage, GiB"),
		},
		Empty: "No machine is listed.",
	}
	t.Note = doc.Say("How to read: releases are as the inventory names them; where its words mean several releases, or none, support cannot be told. " +
		"Sums are over the machines that state the value.")
	if d.On != nil {
		t.Note = append(t.Note, doc.Text{Text: " Support is measured on "}, *d.On, doc.Text{Text: ", " + d.OnFrom + "."})
		t.Note = append(t.Note, doc.Text{Text: " Since then: what has ended between that day and the day of the assessment."})
	}
	for _, g := range d.Systems {
		t.Rows = append(t.Rows, row(headText(orNotStated(g.Name)), cell(g.Support.Ends), g.Support.standingCell(), figure(g.Machines), figure(g.CPUs), figure(g.Memory), figure(g.Storage)))
	}
	return withTotal(t, v, 3)
}

// withTotal adds the totals of the inventory below the columns of machines, virtual CPUs, memory and storage, which begin at from.
func withTotal(t doc.Table, v CaseStudy, from int) doc.Table {
	if v.Inventory == nil || len(t.Rows) == 0 {
		return t
	}
	total := row(headText("All machines"))
	for range from - 1 {
		total.Cells = append(total.Cells, doc.TextCell(""))
	}
	i := v.Inventory
	total.Cells = append(total.Cells, figure(i.Machines), figure(i.CPUs), figure(i.Memory), figure(i.Storage))
	total.Kind = doc.TotalRow
	t.Rows = append(t.Rows, total)
	return t
}

func orNotStated(name string) string {
	if name == "" {
		return "Not stated"
	}
	return value.Capital(name)
}

// estateSupportSourcesTable says where the dates of support come from, each release once.
func estateSupportSourcesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-support-sources", Caption: "Where the ends of support are stated",
		Columns: []doc.Column{column("Release", 2.4), column("Support ends", 1.5), column("Holds", 1.6), column("Stated by", 4.4)},
		Empty:   "No end of support is known of any release listed: the cloud architect cannot tell what has to be upgraded. The platform team says which releases run.",
	}
	seen := map[string]bool{}
	add := func(name string, s EstateSupport) {
		if s.Ends != nil && !seen[name] {
			seen[name] = true
			t.Rows = append(t.Rows, row(headText(name), cell(s.Ends), words(s.Note), words(s.Source)))
		}
	}
	d := estateOf(v)
	for _, g := range d.Systems {
		add(g.Name, g.Support)
	}
	for _, h := range d.Hosts {
		if h.Hypervisor != nil {
			add(h.Hypervisor.Text, h.Support)
		}
	}
	return t
}

func estateEnvironmentsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := estateGroupTable(estateOf(v).Environments, true)
	t.ID, t.Caption, t.Columns[0].Header = "estate-environments", "Machines and applications by environment", "Environment"
	t.Note = doc.Say("How to read: a machine has the environment that it states, else the one that all its applications have.")
	if t = unlessBare(t, "No machine and no application states its environment: production cannot be told from the rest, and waves cannot put what is less critical first."); len(t.Rows) == 0 {
		return t
	}
	return withTotal(t, v, 2)
}

func estateCriticalitiesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := estateGroupTable(estateOf(v).Criticalities, true)
	t.ID, t.Caption, t.Columns[0].Header = "estate-criticalities", "Machines and applications by criticality", "Criticality"
	t.Note = doc.Say("How to read: a machine is as critical as the most critical application on it. Not stated: no application is known, or none has a grade.")
	if t = unlessBare(t, "No application has a criticality: waves cannot put what is less critical first."); len(t.Rows) == 0 {
		return t
	}
	return withTotal(t, v, 2)
}

func estateClustersTable(v CaseStudy, _ value.Locale) doc.Table {
	t := estateGroupTable(estateOf(v).Clusters, false)
	t.ID, t.Caption, t.Columns[0].Header = "estate-clusters", "Machines by cluster of the hypervisor", "Cluster"
	return withTotal(t, v, 1)
}

// unlessBare is the table, or one without rows that says so where the one group is of those that state nothing.
func unlessBare(t doc.Table, empty string) doc.Table {
	if len(t.Rows) == 1 && doc.Plain(value.Locale{}, t.Rows[0].Cells[0].Content) == orNotStated("") {
		t.Rows, t.Empty = nil, empty
	}
	return t
}

func estateGroupTable(groups []EstateGroup, applications bool) doc.Table {
	t := doc.Table{Columns: []doc.Column{column("", 2.6)}, Empty: "No machine is listed."}
	if applications {
		t.Columns = append(t.Columns, numbered("Applications"))
	}
	t.Columns = append(t.Columns, numbered("Machines"), numbered("vCPU"), numbered("Memory, GiB"), numbered("Storage, GiB"))
	for _, g := range groups {
		r := row(headText(orNotStated(g.Name)))
		if applications {
			r.Cells = append(r.Cells, figure(g.Applications))
		}
		r.Cells = append(r.Cells, figure(g.Machines), figure(g.CPUs), figure(g.Memory), figure(g.Storage))
		t.Rows = append(t.Rows, r)
	}
	return t
}

func estateUseTable(v CaseStudy, _ value.Locale) doc.Table {
	d := estateOf(v)
	t := doc.Table{
		ID: "estate-use", Caption: "Measured use, over the machines that were measured",
		Columns: []doc.Column{column("What", 2), numbered("Machines measured"), numbered("Median"), numbered("90th percentile"), numbered("95th percentile"), numbered("Highest")},
		Note: doc.Say("How to read: each percentile is the value of one machine, the one at that rank. Machines that were not measured are in none of them: " +
			"their use is unknown, not low."),
		Empty: "The use of no machine was measured: whoever sizes the targets has nothing but what the machines were given.",
	}
	for _, x := range []struct {
		name string
		EstateSpread
	}{{"Processor, peak", d.CPUUse}, {"Memory, peak", d.MemoryUse}} {
		if x.P50 != nil {
			t.Rows = append(t.Rows, row(headText(x.name), figure(x.Measured), figure(x.P50), figure(x.P90), figure(x.P95), figure(x.Most)))
		}
	}
	return t
}

func estateStorageTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-storage", Caption: "Storage: provisioned, in use, and as disks and file systems",
		Columns: []doc.Column{column("What", 4), numbered("Number"), column("Unit", 1)},
		Note:    doc.Say("How to read: shares are over what states both values. Raw device mappings are moved otherwise than files."),
		Empty:   "Nothing is known of storage: the cloud architect can size no volume. The platform team exports it.",
	}
	var all *value.Figure
	if v.Inventory != nil {
		all = v.Inventory.Storage
	}
	s := estateOf(v).Storage
	if all != nil && s.Provisioned != nil && all.Value.Known && s.Provisioned.Value.Known && all.Value.Decimal.Equal(s.Provisioned.Value.Decimal) {
		s.Provisioned = nil // the first row says it
	}
	for _, f := range []*value.Figure{
		all, s.Measured, s.Provisioned, s.Used, s.Share, s.Disks, s.DiskCapacity, s.Raw, s.Thin, s.Partitions, s.PartitionCapacity, s.PartitionUsed, s.PartitionUsedShare,
	} {
		if f != nil && f.Value.Known {
			t.Rows = append(t.Rows, row(headText(f.Label), figure(f), words(thingsOf(f))))
		}
	}
	return t
}

// thingsOf is the unit of a figure in a column of its own: what is counted in the plural, a measure as it is.
func thingsOf(f *value.Figure) string {
	switch unit := string(f.Unit); {
	case f.Unit == value.Percent:
		return ""
	case strings.ToLower(unit) != unit:
		return unit
	}
	return unitName(f)
}

func estateHostsTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-hosts", Caption: "Hosts of the hypervisor",
		Columns: []doc.Column{
			column("Host", 2.2), column("Cluster", 1), column("Hypervisor, and when its support ends", 2.6), numbered("Cores"), numbered("Memory, MiB"),
			numbered("CPU use"), numbered("Memory use"), numbered("Machines"),
		},
		Note: doc.Say("How to read: use is as the hypervisor showed it at the moment of the export. Machines are those of the inventory that state the host as theirs; unknown where " +
			"none does, and other machines stand on hosts by names that are not listed."),
		Empty: "No host is listed.",
	}
	for _, h := range estateOf(v).Hosts {
		hypervisor := cell(h.Hypervisor)
		if h.Support.Ends != nil {
			hypervisor.Content = append(hypervisor.Content, doc.Text{Text: ", "}, *h.Support.Ends)
		}
		if h.Support.Standing != "" && h.Support.Standing != "in support" {
			hypervisor.Tone = doc.Bad
		}
		t.Rows = append(t.Rows, row(head(h.Name), cell(h.Cluster), hypervisor, figure(h.Cores), figure(h.Memory), figure(h.CPUUse), figure(h.MemoryUse), figure(h.Machines)))
	}
	return t
}

// estateHypervisorsTable is the hosts by cluster and hypervisor; the workbook has each host.
func estateHypervisorsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-hypervisors", Caption: "Hosts by cluster and hypervisor, with the end of its maker’s support",
		Columns: []doc.Column{column("Cluster", 1.4), column("Hypervisor", 3), column("Support ends", 1.4), numbered("Hosts"), numbered("Cores"), numbered("Memory, GiB")},
		Note:    doc.Say("How to read: support is measured on the day of the inventory. The workbook lists every host with its use."),
		Empty:   "No host is listed.",
	}
	for _, h := range estateOf(v).Hypervisors {
		ends := cell(h.Support.Ends)
		if h.Support.Standing != "" && h.Support.Standing != "in support" {
			ends.Tone = doc.Bad
		}
		t.Rows = append(t.Rows, row(headText(orNotStated(h.Cluster)), words(h.Hypervisor), ends, figure(h.Hosts), figure(h.Cores), figure(h.Memory)))
	}
	return t
}

func estateNetworksTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-networks", Caption: "Networks of the source, by the adapters connected to them",
		Columns: []doc.Column{column("Network", 4), numbered("Adapters")},
		Empty:   "No network adapter is listed.",
	}
	for _, n := range estateOf(v).Networks {
		name := n.Name
		if name == "" {
			name = "The export names no network"
		}
		t.Rows = append(t.Rows, row(headText(name), figure(n.Interfaces)))
	}
	return t
}

func estateApplicationsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-applications", Caption: "Applications with the machines they run on",
		Columns: []doc.Column{
			column("Application", 2.4), column("Criticality", 1.1), column("Environment", 1.3), column("Owner", 1.8), column("Strategy", 1.2), column("Wave", 1),
			column("Moves with", 1.1), numbered("Machines"), numbered("vCPU"),
		},
		Note:  doc.Say("How to read: a machine that carries several applications counts for each of them. Moves with: the move group that hard dependencies make."),
		Empty: "No application is listed: until the owners name theirs, no machine can be planned in a wave, and nothing counts towards the programme.",
	}
	for _, a := range estateOf(v).Applications {
		t.Rows = append(t.Rows, row(head(a.Name), cell(a.Criticality), cell(a.Environment), cell(a.Owner), cell(a.Strategy), cell(a.Wave), words(a.Group), figure(a.Machines), figure(a.CPUs)))
	}
	return t
}

func estateDependenciesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-dependencies", Caption: "Dependencies between applications",
		Columns: []doc.Column{column("Application", 2.4), column("Needs", 2.4), column("What passes", 2), column("Hard or soft", 1.1)},
		Note:    doc.Say("How to read: hard must move together, soft may be apart for a while. Where that is not stated, it is drawn and counted as soft."),
		Empty: "No dependency is recorded, so that there is none to draw: that is a gap for whoever plans the waves, not a sign that there are none. " +
			"Interviews with owners, or connections seen between servers over some weeks, would show them.",
	}
	for _, d := range estateOf(v).Dependencies {
		to := doc.TextCell(d.ToName)
		if d.Outside {
			to.Content = append(to.Content, doc.Text{Text: " (outside this migration)", Italic: true})
		}
		t.Rows = append(t.Rows, row(headText(d.FromName), to, cell(d.Kind), cell(d.Hardness)))
	}
	return t
}

func estateGroupsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-groups", Caption: "Move groups: applications that hard dependencies tie",
		Columns: []doc.Column{column("Group", 1), column("Applications", 4.4), numbered("Machines"), numbered("Hard links"), column("Waves", 1.6), column("Together", 1)},
		Note: doc.Say("How to read: two applications are in one group if a chain of hard dependencies leads from one to the other, in either direction. " +
			"A group that is planned in several waves contradicts its own dependencies."),
		Empty: "No hard dependency ties applications: by what is recorded, each can move on its own.",
	}
	if d := estateOf(v); len(d.Dependencies) == 0 {
		t.Empty = "With no dependency on record nobody can tell which applications must move together, and so no move group is shown."
	}
	for _, g := range estateOf(v).Groups {
		together := doc.TableCell{Content: doc.Say("yes"), Tone: doc.Good}
		switch waves := strings.Join(g.Waves, ""); {
		case g.Split:
			together = doc.TableCell{Content: doc.Say("no"), Tone: doc.Bad}
		case waves == "":
			together = words("")
		}
		t.Rows = append(t.Rows, row(headText(g.Name), joined(g.Applications, ", "), figure(g.Machines), figure(g.Links), words(wavesOf(g.Waves)), together))
	}
	return t
}

// wavesOf are the waves of a group in words.
func wavesOf(waves []string) string {
	var named []string
	for _, w := range waves {
		if w == "" {
			w = "no wave"
		}
		named = append(named, w)
	}
	return strings.Join(named, ", ")
}
