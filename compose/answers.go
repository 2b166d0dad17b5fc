package compose

import (
	"dossier/doc"
	"dossier/value"
)

// answerMakers are the named blocks of what the commands print.
func answerMakers() []maker {
	return []maker{
		blockOf("table", "score", scoreTable),
		blockOf("table", "score-assumed", scoreAssumedTable),
		blockOf("table", "not-eligible", notEligibleTable),
		blockOf("table", "not-chosen", notChosenTable),
		blockOf("table", "all-findings", func(v Portfolio, _ value.Locale) doc.Table { return findingsTable(v.AllFindings) }),
	}
}

// scoreTable is every case study with its three scores.
func scoreTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "score", Caption: "Complexity-weighted applications and servers",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 3), numbered("Apps C"), numbered("D"), numbered("R"),
			numbered("Servers C"), numbered("D"), numbered("R"), column("Set", 1),
		},
		Note:  doc.Say("C: claimed, D: documented, R: reviewed. A verdict rests on D. Set: in, chosen; out, eligible and not chosen; –, not eligible."),
		Empty: "There is no case study yet.",
	}
	for _, s := range v.All {
		set := "out"
		switch {
		case s.Selected:
			set = "in"
		case !s.Eligible:
			set = nothing
		}
		t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), figure(s.Claimed.Applications), figure(s.Documented.Applications), figure(s.Reviewed.Applications),
			figure(s.Claimed.Servers), figure(s.Documented.Servers), figure(s.Reviewed.Servers), words(set)))
	}
	return t
}

// scoreAssumedTable is what the user's own assumed weights would give, where they give anything else.
func scoreAssumedTable(v Portfolio, l value.Locale) doc.Table {
	t := doc.Table{
		ID: "score-assumed", Caption: "Documented scores under your own assumption",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 3), numbered("Apps"), numbered("assumed"), numbered("Servers"), numbered("assumed"),
		},
		Note:  doc.Say("Assumed weights are shown and decide nothing. Case studies for which they change nothing are left out."),
		Empty: "Your assumed weights change no score.",
	}
	for _, s := range v.All {
		d := s.Documented
		if l.Figure(d.Applications) != l.Figure(d.AssumedApplications) || l.Figure(d.Servers) != l.Figure(d.AssumedServers) {
			t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), figure(d.Applications), figure(d.AssumedApplications), figure(d.Servers), figure(d.AssumedServers)))
		}
	}
	return t
}

// notChosenTable is every case study that could be chosen and is not, with what it would bring and what it carries.
func notChosenTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "not-chosen", Caption: "Case studies that could be chosen, and are not",
		Columns: []doc.Column{column("Id", 1), column("Customer", 3), numbered("Weighted applications"), numbered("Weighted servers"), column("Public", 1), numbered("Findings")},
		Note:    doc.Say("How to read: a case study with findings stays out as long as a set without them passes and survives any one refusal."),
		Empty:   "Every eligible case study is in the set.",
	}
	for _, s := range v.Others {
		if s.Eligible {
			t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), figure(s.Documented.Applications), figure(s.Documented.Servers), words(yesNo(s.IsPublic)), figure(s.OpenFindings)))
		}
	}
	return t
}

func notEligibleTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "not-eligible", Caption: "Case studies that cannot be chosen, and why",
		Columns: []doc.Column{column("Id", 1), column("Customer", 2.5), column("Why", 6)}, Empty: "Every case study is eligible.",
	}
	if len(v.Members)+len(v.Others) == 0 {
		t.Empty = "There is no case study yet."
	}
	for _, s := range v.Others {
		if !s.Eligible {
			t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), phrased(s.Reasons)))
		}
	}
	return t
}
