package compose

import (
	"slices"

	"dossier/doc"
	"dossier/value"
)

// estateMachinesTable is every machine of the inventory, a row each.
func estateMachinesTable(v CaseStudy, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-machines", Caption: "Every machine listed",
		Columns: []doc.Column{
			column("Name", 2), column("Id", 2), column("Operating system", 3), column("Release", 2), column("Support ends", 1.4), column("Support", 1.4),
			numbered("vCPU"), numbered("Memory, MiB"), numbered("Storage, GiB"), numbered("In use, GiB"), numbered("Peak CPU"), numbered("Peak memory"),
			column("Power", 1.2), column("Template", 1), column("Environment", 1.4), column("Criticality", 1.2), column("Applications", 3), column("Owner", 2), column("Wave", 1), column("Target", 2),
			column("Addresses", 2), column("Host", 2), column("Cluster", 1.4),
		},
		Empty: "No machine is listed.",
	}
	for _, m := range estateOf(v).Machines {
		template := words("")
		if m.Template {
			template = words("yes")
		}
		t.Rows = append(t.Rows, row(head(m.Name), cell(m.ID), cell(m.OS), words(m.Release), cell(m.Support.Ends), words(m.Support.Standing),
			figure(m.CPUs), figure(m.Memory), figure(m.Storage), figure(m.Used), figure(m.CPUUse), figure(m.MemoryUse),
			cell(m.Power), template, cell(m.Environment), cell(m.Criticality), joined(m.Applications, ", "), joined(m.Owners, ", "), joined(m.Waves, ", "),
			cell(m.Target), joined(m.Addresses, ", "), cell(m.Host), cell(m.Cluster)))
	}
	return t
}

// estateLooseTable is every machine without an application and every application without a machine.
func estateLooseTable(v CaseStudy, _ value.Locale) doc.Table {
	d := estateOf(v)
	t := doc.Table{
		ID: "estate-loose", Caption: "Machines without an application, and applications without a machine",
		Columns: []doc.Column{column("What", 1.2), column("Name", 2), column("Id", 2), column("System or architecture", 3), column("Power or strategy", 1.4)},
		Empty:   "Every machine has an application, and every application a machine.",
	}
	for _, x := range d.Unassigned {
		t.Rows = append(t.Rows, row(headText("Machine"), cell(x.Name), cell(x.ID), cell(x.More), cell(x.Note)))
	}
	for _, x := range d.Serverless {
		t.Rows = append(t.Rows, row(headText("Application"), cell(x.Name), cell(x.ID), cell(x.More), cell(x.Note)))
	}
	return t
}

// inWorkbook are the tables whose figures the appendix leaves out: each is a count or a sum that its row explains, and the workbook has it with
// its cells.
var inWorkbook = []string{"estate-applications", "estate-hosts", "estate-hypervisors", "estate-unassigned", "estate-environments", "estate-criticalities", "estate-clusters", "estate-quality", "estate-gaps", "estate-groups"}

// estateFiguresTable is the appendix without the figures of breakdowns.
func estateFiguresTable(before []doc.Block) ([]doc.Block, error) {
	return figuresTable(slices.DeleteFunc(slices.Clone(before), func(b doc.Block) bool {
		table, _ := b.(doc.Table)
		return slices.Contains(inWorkbook, table.ID)
	}))
}
