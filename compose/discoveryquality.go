package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/value"
)

func estateUnassignedTable(v CaseStudy, _ value.Locale) doc.Table {
	all := estateOf(v).Unassigned
	t := doc.Table{
		ID: "estate-unassigned", Caption: "Machines without an application, templates left out",
		Columns: []doc.Column{column("Machine", 2), column("Operating system", 3), column("Power", 1.2)},
		Empty:   "Every machine has an application.",
	}
	for _, m := range all[:min(len(all), mostRows)] {
		name := m.Name
		if name == nil {
			name = m.ID
		}
		t.Rows = append(t.Rows, row(head(name), cell(m.More), cell(m.Note)))
	}
	t.Note = restNote(len(all), "machines")
	return t
}

// restNote says how many are not listed on paper.
func restNote(n int, what string) []doc.Inline {
	if n <= mostRows {
		return nil
	}
	return doc.Say(fmt.Sprintf("The first %d of %d %s; the workbook lists all of them.", mostRows, n, what))
}

func estateServerlessTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-serverless", Caption: "Applications that run on no machine listed",
		Columns: []doc.Column{column("Application", 2.4), column("Architecture", 3), column("Strategy", 1.4)},
		Empty:   "Every application runs on a machine that is listed.",
	}
	for _, a := range estateOf(v).Serverless {
		t.Rows = append(t.Rows, row(head(a.Name), cell(a.More), cell(a.Note)))
	}
	return t
}

func estateQualityTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "estate-quality", Caption: "For how many machines each thing is known",
		Columns: []doc.Column{column("What", 3), numbered("Known"), numbered("Of"), numbered("Share")},
		Note:    doc.Say("How to read: what is not known is left out of every sum and percentile, and is a group of its own in every breakdown."),
		Empty:   "No machine is listed.",
	}
	for _, q := range estateOf(v).Quality {
		share := figure(q.Share)
		if isZero(q.Known) {
			share.Tone = doc.Warning
		}
		t.Rows = append(t.Rows, row(headText(capital(q.Name)), figure(q.Known), figure(q.Of), share))
	}
	return t
}

func estateConflictsTable(v CaseStudy, _ value.Locale) doc.Table {
	all := estateOf(v).Conflicts
	t := doc.Table{
		ID: "estate-conflicts", Caption: "What the list and the export state differently",
		Columns: []doc.Column{column("Machine", 2), column("Column", 1.4), column("The list, which is used", 2.4), column("The export", 2.4)},
		Empty:   "No machine is stated differently by the list and an export.",
	}
	for _, c := range all[:min(len(all), mostRows)] {
		t.Rows = append(t.Rows, row(head(c.Machine), words(c.Column), cell(c.List), cell(c.Export)))
	}
	t.Note = restNote(len(all), "disagreements")
	return t
}

func estateContradictionsTable(v CaseStudy, _ value.Locale) doc.Table {
	all := estateOf(v).Contradictions
	t := doc.Table{
		ID: "estate-contradictions", Caption: "Rows that cannot be right as they stand",
		Columns: []doc.Column{column("Machine", 2), column("What", 3), column("As stated", 3.4)},
		Empty:   "No row contradicts itself or another.",
	}
	for _, c := range all[:min(len(all), mostRows)] {
		t.Rows = append(t.Rows, row(head(c.Machine), words(capital(c.Kind)), cell(c.What)))
	}
	t.Note = restNote(len(all), "rows")
	return t
}
