package compose

import (
	"dossier/doc"
	"dossier/value"
)

// scorecardMakers are the sheets of the scorecard. Their cells hold the assessment's own figures, so that a workbook can write each
// as a formula over the cells that hold its arguments.
func scorecardMakers() []maker {
	return []maker{
		blockOf("table", "scorecard-tests", scorecardTests),
		blockOf("table", "scorecard-members", scorecardMembers),
		blockOf("table", "scorecard-strategies", scorecardStrategies),
		blockOf("table", "scorecard-states", scorecardStates),
	}
}

func scorecardTests(v Portfolio, l value.Locale) doc.Table {
	t := testsTable(v, l)
	if v.Margin != nil {
		t.Rows = append(t.Rows, row(headText("Smaller margin over a bar"), figure(v.Margin), doc.TextCell(""), doc.TextCell("")))
	}
	return t
}

func scorecardMembers(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "members", Caption: "Case studies of the set",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 2.5), column("Case study", 3), numbered("Submitted"), numbered("Documented applications"),
			numbered("Documented servers"), numbered("Public"), numbered("Applications counted"), numbered("Servers counted"), numbered("Public counted"), column("Counts until", 1.6),
		},
		Note:  doc.Say("How to read: set Submitted to 0 to strike a case study; counted = submitted × documented. Scores are complexity-weighted."),
		Empty: "No case study is in the set.",
	}
	for _, m := range v.Members {
		t.Rows = append(t.Rows, row(head(m.ID), cell(m.Customer), cell(m.Title), input(m.In), figure(m.Documented.Applications), figure(m.Documented.Servers), figure(m.PublicOwn),
			figure(m.PartApplications), figure(m.PartServers), figure(m.PartPublic), cell(m.Leaves)))
	}
	if len(t.Rows) > 0 {
		blank := doc.TextCell("")
		total := row(headText("Total"), blank, blank, figure(v.Number), blank, blank, blank, figure(v.Applications), figure(v.Servers), figure(v.Public), blank)
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

// scorecardStrategies holds the counts of each case study by strategy, with the gate that lets them count and the sum behind it.
func scorecardStrategies(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "strategies", Caption: "Counts by strategy, and what they weigh",
		Columns: []doc.Column{
			column("Case study", 1.2), column("Strategy", 1.8), numbered("Applications"), numbered("Source servers"), numbered("Weight"),
			numbered("Weighted applications"), numbered("Weighted servers"),
		},
		Note: doc.Say("How to read: weighted = count × weight, with the weight of the sheet Weights. The documented score of a case study is the sum " +
			"of its lines, times 1 where its required documents are complete, else 0."),
		Empty: "No case study is in the set.",
	}
	blank := doc.TextCell("")
	for _, m := range v.Members {
		for _, s := range m.Strategies {
			t.Rows = append(t.Rows, row(head(m.ID), doc.TextCell(value.Capital(s.Strategy)), figure(s.Applications), figure(s.Servers), figure(s.Weight),
				figure(s.WeightedApps), figure(s.WeightedServers)))
		}
		gate, apps := gated(m.Documented.Applications)
		_, servers := gated(m.Documented.Servers)
		if gate != nil {
			t.Rows = append(t.Rows, row(head(m.ID), doc.TextCell("Sum of the lines"), blank, blank, blank, figure(apps), figure(servers)))
			t.Rows = append(t.Rows, row(head(m.ID), doc.TextCell("Documents complete"), blank, blank, figure(gate), blank, blank))
		}
		total := row(head(m.ID), doc.TextCell("Documented"), blank, blank, blank, figure(m.Documented.Applications), figure(m.Documented.Servers))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

// gated parts a documented score into its gate and the sum behind it; nil where it was made another way.
func gated(f *value.Figure) (gate, sum *value.Figure) {
	if f == nil || f.Op != value.Product || len(f.Args) != 2 || f.Args[1].Op != value.Sum {
		return nil, nil
	}
	return f.Args[0], f.Args[1]
}

func scorecardStates(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "states", Caption: "What is claimed, documented and reviewed, case study by case study",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 2.5), numbered("Applications claimed"), numbered("documented"), numbered("reviewed"),
			numbered("Servers claimed"), numbered("documented"), numbered("reviewed"), numbered("Open findings"),
		},
		Empty: "No case study is in the set.",
	}
	for _, m := range v.Members {
		t.Rows = append(t.Rows, row(head(m.ID), cell(m.Customer),
			figure(m.Claimed.Applications), figure(m.Documented.Applications), figure(m.Reviewed.Applications),
			figure(m.Claimed.Servers), figure(m.Documented.Servers), figure(m.Reviewed.Servers), figure(m.OpenFindings)))
	}
	return t
}
