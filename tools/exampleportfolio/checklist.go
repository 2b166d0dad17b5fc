package main

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"dossier/model"
)

// checklistPath is the self-assessment workbook of an invented programme, in the layout of AWS's.
const checklistPath = "inputs/register/AnyProgramme-self-assessment.xlsx"

// references is how many customer references the workbook has columns for.
const references = 10

// requirement is an item of the workbook; one without an id heads a section. Rows are as high as a form leaves room for: 15 points a line.
type requirement struct {
	id, text string
	lines    int // room for the answer
}

// The subjects of the common items are those that AWS's checklists share; their words, and the items of the programme, are invented.
var (
	programmePractice = []requirement{
		{"", "Practice overview", 1},
		{"ANYPR-001", "The partner follows one method for all migrations and records where it deviates.", 8},
		{"ANYPR-002", "The partner keeps the skills of its migration teams current.", 3},
	}
	commonPractice = []requirement{
		{"", "Project delivery", 1},
		{"PRJ-003", "Statement of work: projects begin with one that both parties have signed.", 28},
		{"PRJ-004", "Project manager: each project has one, with responsibilities assigned.", 4},
		{"PRJ-005", "Change management: changes of scope are recorded and approved.", 3},
		{"", "Customer satisfaction", 1},
		{"CSN-001", "Customer acceptance: the customer accepts the project in writing.", 28},
		{"CSN-002", "Customer satisfaction is asked for at the project's milestones.", 3},
	}
	programmeExamples = []requirement{
		{"", "Case study", 1},
		{"UCR-001", "About the customer.", 15},
		{"UCR-002", "The business challenge that the customer was up against.", 22},
		{"PS-001", "The technical solution.", 22},
		{"OUT-001", "Outcomes and results.", 22},
	}
	commonExamples = []requirement{
		{"", "Documentation", 1},
		{"DOC-001", "Architecture diagram: services, network, connections, how it scales and survives failure.", 15},
		{"", "Cost", 1},
		{"COST-001", "Total cost of ownership or a cost model, estimated before the migration.", 15},
		{"", "Reliability", 1},
		{"REL-002", "Disaster recovery: objectives, process, and that the customer knows them.", 15},
	}
)

// checklist adds the workbook and the partner's answers to some of its items. One cell was filled by a person.
func (e *example) checklist() error {
	answer := func(item, reference string, met model.YesNo, text string) {
		e.portfolio.Responses = append(e.portfolio.Responses, &model.Response{Item: item, Reference: reference, Met: met, Text: text, AnsweredBy: "practice lead", AnsweredOn: day(2026, 10, 19)})
	}
	answer("ANYPR-001", "", model.Yes, "Seven phases for every customer, in the method handbook (D-0002).")
	answer("PRJ-003", "", model.Yes, "One template; no work before both have signed, with one exception that is recorded.")
	answer("CSN-002", "", model.No, "Asked for at the end of each project only; milestones follow next year.")
	answer("DOC-001", "M-01", model.Yes, "The diagram shows both Availability Zones and the connection to the warehouse systems.")
	answer("COST-001", "M-01", model.Yes, "Made with Migration Evaluator before the first cutover and read out to the sponsor.")
	answer("COST-001", "M-02", model.Yes, "Made with Migration Evaluator before the first cutover and read out to the sponsor.")
	return e.put(checklistPath, checklistWorkbook)
}

func checklistWorkbook() ([]byte, error) {
	w := form{writer: writer{File: excelize.NewFile()}}
	w.notes([]string{"AWS AnyProgramme Competency Service Offering Validation Checklist", sampleMark, "Self-assessment of the partner. Answer each item with Yes or No and name the evidence."})
	w.keep(w.SetSheetName("Read me", "Introduction"))
	w.styles()
	w.practice("AnyProgramme Practice Reqs", programmePractice)
	w.practice("Common Practice Requirements", commonPractice)
	w.examples("AnyProgramme Cust Example Reqs", programmeExamples, 3)
	w.examples("Common Cust Example Reqs", commonExamples, 4)
	w.set("Common Practice Requirements", 3, 5, "Yes", w.answer)
	w.set("Common Practice Requirements", 4, 5, "Every project has a project manager of ours; the RACI names the role.", w.answer)
	w.keep(w.AddComment("Common Practice Requirements", excelize.Comment{Cell: "C2", Author: "AnyProgramme", Paragraph: []excelize.RichTextRun{{Text: "Yes or No"}}}))
	if w.err != nil {
		return nil, fmt.Errorf("%s: %w", checklistPath, w.err)
	}
	var out bytes.Buffer
	err := w.Write(&out)
	return out.Bytes(), err
}

// form writes the sheets of a self-assessment workbook.
type form struct {
	writer
	banner, header, section, item, answer int // styles
}

func (w *form) styles() {
	border := []excelize.Border{{Type: "left", Style: 1, Color: "BFBFBF"}, {Type: "right", Style: 1, Color: "BFBFBF"}, {Type: "top", Style: 1, Color: "BFBFBF"}, {Type: "bottom", Style: 1, Color: "BFBFBF"}}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	w.banner = w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}, Alignment: &excelize.Alignment{Vertical: "center"}})
	w.header = w.style(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: fill("232F3E"), Alignment: wrap, Border: border})
	w.section = w.style(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: fill("D9D9D9")})
	w.item = w.style(&excelize.Style{Alignment: wrap, Border: border})
	w.answer = w.style(&excelize.Style{Alignment: wrap, Border: border, Fill: fill("FFF9E5")})
}

// practice is a sheet whose items are answered once.
func (w *form) practice(name string, items []requirement) {
	w.addSheet(name)
	w.heads(name, []string{"ID", "Requirement Description", "Met?", "Partner Response"}, 2)
	w.items(name, items, 3, []int{3})
	w.widths(name, 3, 1)
}

// examples is a sheet whose items are answered for each customer reference, the first of which begins in column first.
func (w *form) examples(name string, items []requirement, first int) {
	w.addSheet(name)
	heads := []string{"ID", "Requirement Description", "Example Response"}[:first-1]
	w.heads(name, heads, 2)
	w.heads(name, make([]string, len(heads)), 3)
	var pairs []int
	for n := range references {
		col := first + 2*n
		pairs = append(pairs, col)
		w.set(name, col, 2, fmt.Sprintf("Customer Reference #%d", n+1), w.header)
		w.set(name, col+1, 2, nil, w.header)
		w.set(name, col, 3, "Met?", w.header)
		w.set(name, col+1, 3, "Partner Response", w.header)
		w.keep(w.MergeCell(name, cellName(col, 2), cellName(col+1, 2)))
	}
	w.items(name, items, 4, pairs)
	w.widths(name, first, references)
	if first == 4 {
		w.set(name, 3, 5, "Diagram on page 3 of the design; scaling and failover on page 5.", w.item)
		w.keep(w.SetColWidth(name, "C", "C", 32))
	}
}

func (w *form) heads(name string, heads []string, row int) {
	w.set(name, 1, 1, "AWS AnyProgramme Competency – "+name+" ("+sampleMark+")", w.banner)
	for i, h := range heads {
		w.set(name, i+1, row, h, w.header)
	}
}

// items writes the rows from top on, with cells to answer at each pair of columns.
func (w *form) items(name string, items []requirement, top int, pairs []int) {
	for i, r := range items {
		row := top + i
		w.keep(w.SetRowHeight(name, row, float64(min(15*r.lines, maxRowHeight))))
		if r.id == "" {
			w.set(name, 1, row, r.text, w.section)
			continue
		}
		w.set(name, 1, row, r.id, w.item)
		w.set(name, 2, row, r.text, w.item)
		for _, col := range pairs {
			w.set(name, col, row, nil, w.answer)
			w.set(name, col+1, row, nil, w.answer)
		}
	}
	for _, col := range pairs {
		list := excelize.NewDataValidation(true)
		list.SetSqref(cellName(col, top) + ":" + cellName(col, top+len(items)-1))
		w.keep(list.SetDropList([]string{"Yes", "No"}))
		w.keep(w.AddDataValidation(name, list))
	}
}

func (w *form) widths(name string, first, pairs int) {
	w.keep(w.SetColWidth(name, "A", "A", 13))
	w.keep(w.SetColWidth(name, "B", "B", 44))
	for n := range pairs {
		met, err := excelize.ColumnNumberToName(first + 2*n)
		w.keep(err)
		response, err := excelize.ColumnNumberToName(first + 2*n + 1)
		w.keep(err)
		w.keep(w.SetColWidth(name, met, met, 8))
		w.keep(w.SetColWidth(name, response, response, 80))
	}
	w.landscape(name)
}

func cellName(col, row int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return "A1"
	}
	return name
}
