package compose_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/model"
	"dossier/source"
)

// form is a workbook with one sheet of the practice and one of so many customer references, each with the items in rows from 3 on.
func form(references int, practice, customer []string) *model.Checklist {
	pair := func(sheet string, reference, col, row int) model.ChecklistPair {
		ref := source.Ref{File: "inputs/form.xlsx", Sheet: sheet}
		return model.ChecklistPair{Reference: reference, Met: model.ChecklistCell{Ref: ref.At(col, row)}, Response: model.ChecklistCell{Ref: ref.At(col+1, row)}}
	}
	own, examples := model.ChecklistSheet{Ref: source.Ref{File: "inputs/form.xlsx", Sheet: "P"}}, model.ChecklistSheet{Ref: source.Ref{File: "inputs/form.xlsx", Sheet: "R"}, References: references}
	for i, item := range practice {
		own.Rows = append(own.Rows, model.ChecklistRow{Item: item, Pairs: []model.ChecklistPair{pair("P", 0, 3, i+3)}})
	}
	for i, item := range customer {
		row := model.ChecklistRow{Item: item}
		for n := range references {
			row.Pairs = append(row.Pairs, pair("R", n+1, 3+2*n, i+3))
		}
		examples.Rows = append(examples.Rows, row)
	}
	return &model.Checklist{File: "inputs/form.xlsx", SHA256: "ab", Sheets: []model.ChecklistSheet{own, examples}}
}

func respond(p *model.Portfolio, item, reference string, met model.YesNo, text string) {
	p.Responses = append(p.Responses, &model.Response{Item: item, Reference: reference, Met: met, Text: text, AnsweredBy: "practice lead", AnsweredOn: date("2026-03-01")})
}

func fill(t *testing.T, change func(p *model.Portfolio)) (cells map[string]string, problems []string) {
	t.Helper()
	w := newWorld(func(p *model.Portfolio, _ *model.Config) { change(p) })
	all, found := compose.SelfAssessments(w.portfolio, w.config, w.assessment)
	if len(all) != 1 || all[0].Path != "audit/self-assessment/form.xlsx" || all[0].SHA256 != "ab" {
		t.Fatalf("workbooks %+v", all)
	}
	cells = map[string]string{}
	for _, c := range all[0].Cells {
		cells[c.Cell.Sheet+"!"+c.Cell.Cells.String()] = c.Text
	}
	for _, p := range found {
		problems = append(problems, p.String())
	}
	return cells, problems
}

func TestSelfAssessmentTexts(t *testing.T) {
	cells, problems := fill(t, func(p *model.Portfolio) {
		p.Checklists = []*model.Checklist{form(2, []string{"POV-001", "PRJ-005"}, []string{"COST-001", "UCR-002", "REL-002"})}
		p.Migrations[0].Challenge = "The *lease* ends:\n\n- in May\n- for good"
		p.Documents[0].ProofPage, p.Documents[0].WhyPage = num(4), num(2)
		respond(p, "POV-001", "", model.No, "Not yet.")
		respond(p, "COST-001", "M-01", model.Yes, "Made with a tool.")
		respond(p, "REL-002", "M-02", model.Yes, "")
	})
	want := map[string]string{
		"P!C3": "No",
		"P!D3": "Not yet.\n\nAnswered by practice lead, 1 March 2026.",
		"R!C3": "Yes",
		"R!D3": "Made with a tool.\n\nEvidence on file of case study M-01, by its kind:\n– TCO analysis “TCO analysis” (D-011), dated 10 December 2024, page 4, reason on page 2, signed by the partner 11 December 2024; " +
			"file evidence/M-01/D-011-m-01-tco.pdf\n\nAnswered by practice lead, 1 March 2026.",
		"R!D4": "DRAFT – not attested: The lease ends:\n\n– in May\n– for good",
		"R!E5": "Yes",
	}
	for at, text := range want {
		if cells[at] != text {
			t.Errorf("%s holds\n%q\nwant\n%q", at, cells[at], text)
		}
	}
	for at, text := range cells {
		if _, ok := want[at]; !ok && !strings.HasPrefix(text, "DRAFT – not attested: ") {
			t.Errorf("%s holds %q, and nobody has answered", at, text)
		}
	}
	if draft := cells["R!F3"]; !strings.Contains(draft, "documents on file of case study M-02") || !strings.Contains(draft, "Why these count: ") {
		t.Errorf("the draft for M-02 is %q", draft)
	}
	if len(problems) > 0 {
		t.Errorf("problems %q", problems)
	}
}

func TestSelfAssessmentKeepsWhatIsFilled(t *testing.T) {
	cells, problems := fill(t, func(p *model.Portfolio) {
		list := form(2, []string{"POV-001", "POV-002", "POV-003", "POV-004"}, []string{"COST-001"})
		rows := list.Sheets[0].Rows
		rows[0].Pairs[0].Met.Text, rows[0].Pairs[0].Response.Text = "Yes", "By hand."
		rows[1].Pairs[0].Met.Text, rows[1].Pairs[0].Response.Text = "y", "As before:  AN ANSWER."
		rows[2].Pairs[0].Response.Text = "Another answer."
		rows[3].Pairs[0].Met.Under = source.Ref{Cells: source.Range{FirstCol: 3, FirstRow: 5, LastCol: 3, LastRow: 6}}
		p.Checklists = []*model.Checklist{list}
		for _, item := range []string{"POV-001", "POV-002", "POV-003", "POV-004"} {
			met := model.Yes
			if item == "POV-001" {
				met = model.No
			}
			respond(p, item, "", met, "An answer.")
		}
	})
	want := []string{
		`warning: inputs/form.xlsx!P!C3: the cell says "Yes", and inputs/portfolio.xlsx!Responses!C2 says "No": both cells are kept as they are: want one answer (change the one that is wrong)`,
		"warning: inputs/form.xlsx!P!D5: the cell holds another text than inputs/portfolio.xlsx!Responses!D4: the cell is kept: want one answer (empty the cell to have it filled, or take its text over into Responses)",
		"warning: inputs/form.xlsx!P!C6: the cell is hidden by the merged cells C5:C6: not filled in: want a cell of its own for each answer (take the merged cells apart)",
	}
	slices.Sort(problems)
	slices.Sort(want)
	if !slices.Equal(problems, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
	for _, at := range []string{"P!C3", "P!D3", "P!C4", "P!D4", "P!D5", "P!C6"} {
		if text, ok := cells[at]; ok {
			t.Errorf("%s is filled with %q", at, text)
		}
	}
	if cells["P!C5"] != "Yes" || !strings.HasPrefix(cells["P!D6"], "An answer.") {
		t.Errorf("the free cells hold %q and %q", cells["P!C5"], cells["P!D6"])
	}
}

// An id on two rows is one item: a person's No on the one keeps the attested Yes from the other, and from every other cell.
func TestSelfAssessmentDisputed(t *testing.T) {
	cells, problems := fill(t, func(p *model.Portfolio) {
		list := form(2, []string{"POV-001", "POV-001", "POV-002", "POV-002"}, []string{"COST-001", "COST-001"})
		rows := list.Sheets[0].Rows
		rows[0].Pairs[0].Met.Text = "no"
		rows[2].Pairs[0].Met.Text, rows[3].Pairs[0].Met.Text = "Yes", "No" // two people, and no row of Responses
		list.Sheets[1].Rows[1].Pairs[0].Met.Text = "Partially"
		p.Checklists = []*model.Checklist{list}
		respond(p, "POV-001", "", model.Yes, "We have one.")
		respond(p, "COST-001", "M-01", model.Yes, "Made with a tool.")
		respond(p, "COST-001", "M-02", model.Yes, "Made with a tool.")
	})
	for _, at := range []string{"P!C3", "P!C4", "P!C5", "P!C6", "R!C3", "R!C4"} {
		if text, ok := cells[at]; ok {
			t.Errorf("%s is filled with %q, and it is disputed", at, text)
		}
	}
	for _, at := range []string{"P!D4", "R!D3"} {
		if text := cells[at]; text != "" && !strings.HasPrefix(text, "DRAFT – not attested: ") {
			t.Errorf("%s holds %q, as if it were attested", at, text)
		}
	}
	if cells["R!E3"] != "Yes" || cells["R!E4"] != "Yes" {
		t.Errorf("the other case study’s cells hold %q and %q, and nobody disputes them", cells["R!E3"], cells["R!E4"])
	}
	want := []string{
		`warning: inputs/form.xlsx!P!C3: the cell says "no", and inputs/portfolio.xlsx!Responses!C2 says "Yes": both cells are kept as they are: want one answer (change the one that is wrong)`,
		`warning: inputs/form.xlsx!P!C4: POV-001 is answered "Yes" at inputs/portfolio.xlsx!Responses!C2, and "no" at inputs/form.xlsx!P!C3: not filled in: want one answer (change the one that is wrong)`,
		`warning: inputs/form.xlsx!P!C5: the cell says "Yes", and inputs/form.xlsx!P!C6 says "No" of the same requirement: both cells are kept as they are: want one answer (change the one that is wrong)`,
		`warning: inputs/form.xlsx!P!C6: the cell says "No", and inputs/form.xlsx!P!C5 says "Yes" of the same requirement: both cells are kept as they are: want one answer (change the one that is wrong)`,
		`warning: inputs/form.xlsx!R!C3: COST-001 is answered "Yes" at inputs/portfolio.xlsx!Responses!C3, and "Partially" at inputs/form.xlsx!R!C4: not filled in: want one answer (change the one that is wrong)`,
		`warning: inputs/form.xlsx!R!C4: the cell says "Partially", and inputs/portfolio.xlsx!Responses!C3 says "Yes": both cells are kept as they are: want one answer (change the one that is wrong)`,
	}
	slices.Sort(problems)
	if !slices.Equal(problems, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
}

func TestSelfAssessmentProblems(t *testing.T) {
	cells, problems := fill(t, func(p *model.Portfolio) {
		p.Checklists = []*model.Checklist{form(1, []string{"POV-001"}, []string{"COST-001"})}
		respond(p, "COST-01", "M-01", model.Yes, "")
		respond(p, "COST-001", "M-02", model.Yes, "")
		respond(p, "COST-001", "", model.Yes, "")
		respond(p, "OUR-TCO", "M-01", model.Yes, "")
		respond(p, "POV-001", "", model.Yes, "")
		respond(p, "POV-001", "", model.No, "")
	})
	want := []string{
		"warning: inputs/form.xlsx!R: the set has 2 case studies, the sheet has columns for 1: M-02 not filled in: want two columns for each case study (copy the last pair of columns, with its headers, to the right)",
		`warning: inputs/portfolio.xlsx!Responses!A2: "COST-01" is an item of no checklist: want the id of an item (did you mean COST-001)`,
		"note: inputs/portfolio.xlsx!Responses!A3:F3: the answer to COST-001 goes into no self-assessment: M-02 stands in none of its columns",
		"note: inputs/portfolio.xlsx!Responses!A4:F4: the answer to COST-001 goes into no self-assessment: the item is answered for each case study, and the row names none",
		"warning: inputs/portfolio.xlsx!Responses!C7: POV-001 is answered no here and yes at inputs/portfolio.xlsx!Responses!C6, on the same day: not filled in: want one answer (delete the wrong row, or date the newer one)",
	}
	if !slices.Equal(problems, want) {
		t.Errorf("problems\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
	if _, ok := cells["P!C3"]; ok {
		t.Error("a disputed answer is attested")
	}
}
