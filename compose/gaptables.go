package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// gapMakers are the named blocks of the gap report.
func gapMakers() []maker {
	return []maker{
		blockOf("tiles", "readiness", readinessTiles),
		blockOf("table", "gap-studies", gapStudiesTable),
		blockOf("table", "gap-findings", gapFindingsTable),
		blockOf("table", "gap-items", gapItemsTable),
		blockOf("table", "gap-stories", gapStoriesTable),
		blockOf("table", "accepted", acceptedTable),
		blockOf("table", "information", informationTable),
		blockOf("table", "unanswered", unansweredTable),
		blockOf("table", "due", dueTable),
	}
}

// readinessTiles are the verdict's tiles and how many findings are open.
func readinessTiles(v Portfolio, l value.Locale) doc.Tiles {
	t := verdictTiles(v, l)
	if v.Survives {
		t.Items[0].Note = "survives any one refusal"
	} else if v.Passes {
		t.Items[0].Note = "one refusal breaks it"
	}
	return t
}

func gapStudiesTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "gap-studies", Caption: "Case studies that cannot be chosen, or that carry findings: what unlocks most first",
		Columns: []doc.Column{
			column("Id", 1), column("Customer", 2.2), column("Standing", 1.4), numbered("Would add applications"), numbered("Would add servers"),
			numbered("Findings"), column("What else keeps it out", 4),
		},
		Note: doc.Say("How to read: would add is what its rows come to, in weighted units, and does not count as long as it is not eligible. Ranked by the " +
			"share of the bars that it would add; those that count already come last, by their findings."),
		Empty: "Every case study is eligible and without findings.",
	}
	if len(v.Members)+len(v.Others) == 0 {
		t.Empty = "There is no case study yet."
	}
	for _, g := range v.Gaps {
		standing := doc.TableCell{Content: doc.Say(g.Standing), Tone: doc.Bad}
		if g.Eligible {
			standing.Tone = doc.Neutral
		}
		t.Rows = append(t.Rows, row(head(g.ID), cell(g.Customer), standing, figure(g.Applications), figure(g.Servers), figure(g.OpenFindings), phrased(g.Barriers)))
	}
	return t
}

// gapFindingsTable lists what is to be mended, case study by case study: what mending unlocks most first.
func gapFindingsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "gap-findings", Caption: "What is to be mended: what unlocks most first",
		Columns: []doc.Column{
			column("Severity", 1.1), column("What is wrong", 3.4), column("What would mend it", 3), column("Owner", 1.6), numbered("Unlocks applications"), numbered("Unlocks servers"),
		},
		Note: doc.Say("How to read: first the case studies that nothing but findings keeps out, then those that may be chosen already, last those that something else keeps " +
			"out as well. What mending a finding unlocks counts only once every blocking finding of its case study is mended. The line below what is " +
			"wrong is the finding’s id: dossier explain gives its place and its rule, and an acceptance names it. Owners are those of the document, or of the phase that asks for it. What is found at a document that a blocking finding names already is not repeated."),
		Empty: "Nothing is to be mended.",
	}
	group := func(heading string, findings []Finding) {
		if len(findings) == 0 {
			return
		}
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(heading), Span: len(t.Columns), Header: true}}})
		for _, f := range merged(findings, func(a, b Finding) bool { return a.Mend == b.Mend && a.Unlocks.same(b.Unlocks) }) {
			severity := headText(value.Capital(f.Severity))
			severity.Tone = severityTone(f.Finding)
			what := words(value.Capital(f.What))
			for _, id := range f.ids {
				what.Content = append(what.Content, doc.Break{}, doc.Text{Text: id, Code: true})
			}
			t.Rows = append(t.Rows, row(severity, what, words(value.Capital(f.Mend)), f.ownedBy(), figure(f.Unlocks.Applications), figure(f.Unlocks.Servers)))
		}
	}
	group("The practice", where(v.PortfolioFindings, func(f Finding) bool { return f.Severity != string(model.Information) && f.Accepted == nil }))
	for _, g := range v.ToMend {
		group(fmt.Sprintf("%s %s, %s", valueText(g.ID), valueText(g.Customer), g.Standing), g.Findings)
	}
	return t
}

// maxWhich is how many findings of one kind are told apart.
const maxWhich = 5

// informationTable lists what counts against nothing and is worth knowing, a kind a row.
func informationTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "information", Caption: "What counts against nothing, and is worth knowing",
		Columns: []doc.Column{column("What", 2.6), numbered("How often"), column("Which", 5), column("What would mend it", 2.6)},
		Note:    doc.Say("How to read: one row a kind of finding. dossier score lists each with its id and its place, dossier explain its rule."),
		Empty:   "There is nothing of the kind.",
	}
	var kinds []string
	of := map[string][]Finding{}
	for _, f := range v.AllFindings {
		if f.Severity != string(model.Information) || f.Accepted != nil {
			continue
		}
		if of[f.Kind] == nil {
			kinds = append(kinds, f.Kind)
		}
		of[f.Kind] = append(of[f.Kind], f)
	}
	for _, kind := range kinds {
		all := of[kind]
		var which []string
		for _, f := range all[:min(len(all), maxWhich)] {
			which = append(which, strings.TrimPrefix(f.Migration+": "+f.What, ": "))
		}
		if more := len(all) - len(which); more > 0 {
			which = append(which, fmt.Sprintf("and %d more", more))
		}
		what := headText(value.Capital(all[0].Says))
		what.Content = append(what.Content, doc.Break{}, doc.Text{Text: kind, Code: true})
		t.Rows = append(t.Rows, row(what, cell(plain(value.Int(len(all)))), words(strings.Join(which, "; ")), words(value.Capital(all[0].Mend))))
	}
	return t
}

func gapItemsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "gap-items", Caption: "Items of the checklist that are not evidenced",
		Columns: []doc.Column{column("Item", 1.6), column("What is asked", 4), column("What counts as evidence", 2), column("Nothing registered for", 2), column("Claimed only", 1.6)},
		Note:    doc.Say("How to read: claimed only means that a document is registered and does not stand, such as a URL. An item without a kind of evidence needs the partner’s answer."),
		Empty:   "Every item of the checklist is evidenced.",
	}
	for _, i := range v.Items {
		switch {
		case i.Each && len(i.Gaps)+len(i.Claims) > 0:
			t.Rows = append(t.Rows, row(headText(i.ID), words(i.Text), words(i.Evidence), joined(i.Gaps, ", "), joined(i.Claims, ", ")))
		case !i.Each && i.Standing == "gap":
			t.Rows = append(t.Rows, row(headText(i.ID), words(i.Text), words(i.Evidence), words("the practice"), cell(nil)))
		case !i.Each && i.Standing == "claimed":
			t.Rows = append(t.Rows, row(headText(i.ID), words(i.Text), words(i.Evidence), cell(nil), words("the practice: "+i.Why)))
		}
	}
	return t
}

func gapStoriesTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "gap-stories", Caption: "What the spreadsheets do not say yet",
		Columns: []doc.Column{column("Id", 1), column("Customer", 2.5), column("Not recorded", 7)},
		Empty:   "Every case study tells its whole story.",
	}
	for _, g := range v.Gaps {
		if len(g.Unrecorded) > 0 {
			t.Rows = append(t.Rows, row(head(g.ID), cell(g.Customer), joined(g.Unrecorded, "; ")))
		}
	}
	return t
}

func acceptedTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "accepted", Caption: "Findings that somebody has accepted",
		Columns: []doc.Column{column("Case study", 1), column("What is wrong", 4), column("Acceptance", 5)},
		Note:    doc.Say("How to read: an accepted finding still counts; only how it is shown changes."),
		Empty:   "No finding is accepted.",
	}
	for _, f := range v.AllFindings {
		if f.Accepted != nil {
			what := words(value.Capital(f.What))
			what.Content = append(what.Content, doc.Break{}, doc.Text{Text: f.ID, Code: true})
			t.Rows = append(t.Rows, row(headText(f.Migration), what, doc.TableCell{Content: spoken(f.Accepted.Text)}))
		}
	}
	return t
}

func unansweredTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "unanswered", Caption: "Items of the self-assessment that wait for an answer",
		Columns: []doc.Column{column("Item", 1.4), column("What is asked", 5), column("For", 2.4), column("Why", 2)},
		Note:    doc.Say("How to read: Met? is an attestation by a person. Answer in Responses: the item, the case study or nothing for the practice, yes or no, the text, who, when."),
		Empty:   "Every item is answered.",
	}
	if !v.SelfAssessed {
		t.Empty = "No self-assessment workbook lies below inputs/, so that there is none to fill in: AWS’s own checklist is known by its headers."
	}
	for _, u := range v.Unanswered {
		of := words("the practice")
		if len(u.For) > 0 {
			of = joined(u.For, ", ")
		}
		t.Rows = append(t.Rows, row(headText(u.Item), words(u.Text), of, words(u.Why)))
	}
	return t
}

func dueTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "due", Caption: "Case studies that leave the window within a year",
		Columns: []doc.Column{column("Id", 1), column("Customer", 3), column("Counts until", 2), column("Standing", 1.5)},
		Empty:   "No case study leaves the window within a year.",
	}
	for _, s := range v.Due {
		standing := "not eligible"
		switch {
		case s.Selected:
			standing = "in the set"
		case s.Eligible:
			standing = "eligible"
		}
		t.Rows = append(t.Rows, row(head(s.ID), cell(s.Customer), cell(s.Leaves), words(standing)))
	}
	return t
}
