package compose

import (
	"dossier/doc"
	"dossier/value"
)

// answerMakers are the named blocks of what the commands print.
func answerMakers() []maker {
	return []maker{
		blockOf("table", "score", scoreTable),
		blockOf("table", "not-eligible", notEligibleTable),
		blockOf("table", "all-findings", func(v Portfolio, _ value.Locale) doc.Table { return findingsTable(v.AllFindings) }),
	}
}

// scoreTable is every case study with its three scores.
func scoreTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "score", Caption: "Complexity-weighted applications and servers",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 3), numbered("Apps claimed"), numbered("documented"), numbered("reviewed"),
			numbered("Servers claimed"), numbered("documented"), numbered("reviewed"), column("Set", 1),
		},
		Note:  doc.Say("A verdict rests on the documented columns. In the last one, in: chosen; out: eligible; –: not eligible."),
		Empty: "There is no case study yet.",
	}
	if v.Assumed {
		t.Columns = append(t.Columns, numbered("Apps under assumption"), numbered("servers"))
	}
	for _, s := range v.All {
		set := "out"
		switch {
		case s.Selected:
			set = "in"
		case !s.Eligible:
			set = nothing
		}
		r := row(head(s.ID), cell(s.Customer), figure(s.Claimed.Applications), figure(s.Documented.Applications), figure(s.Reviewed.Applications),
			figure(s.Claimed.Servers), figure(s.Documented.Servers), figure(s.Reviewed.Servers), words(set))
		if v.Assumed {
			r.Cells = append(r.Cells, figure(s.Documented.AssumedApplications), figure(s.Documented.AssumedServers))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func notEligibleTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "not-eligible", Caption: "Case studies that cannot be chosen, and why",
		Columns: []doc.Column{column("Id", 1), column("Customer", 2.5), column("Why", 6)}, Empty: "Every case study is eligible.",
	}
	for _, s := range v.Others {
		if !s.Eligible {
			t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), joined(s.Reasons, "; ")))
		}
	}
	return t
}
