package model

import "dossier/source"

// Checklist is a self-assessment workbook of the partner's: AWS's own form, as it lies below inputs/.
type Checklist struct {
	File   string
	SHA256 string // hex, of the bytes that the layout was read from
	Title  string // its title, where one stands on a sheet: "AWS AnyProgramme Competency … Validation Checklist"
	Type   ChecklistType
	Sheets []ChecklistSheet // those that hold items, in the order of their tabs
	Others []string         // names of the sheets that hold none
}

// ChecklistType is the kind of programme that a checklist's title names. Empty where it names none.
type ChecklistType string

// The kinds of programme.
const (
	CompetencyChecklist      ChecklistType = "Competency"
	ServiceDeliveryChecklist ChecklistType = "Service Delivery"
	ServiceReadyChecklist    ChecklistType = "Service Ready"
	MSPChecklist             ChecklistType = "MSP"
	FTRChecklist             ChecklistType = "FTR"
)

// ChecklistSheet is one sheet with items: of the practice, or of customer references.
type ChecklistSheet struct {
	Ref        source.Ref // its header row
	References int        // customer references that it has columns for; 0 for a sheet of the practice
	Rows       []ChecklistRow
}

// ChecklistRow is one item of a sheet. An id may stand in several rows: an answer to it then goes into each.
type ChecklistRow struct {
	Item  string // "DOC-001"
	Text  string // the requirement
	Ref   source.Ref
	Pairs []ChecklistPair // one for the practice, or one a customer reference
}

// ChecklistPair is the two cells that answer an item.
type ChecklistPair struct {
	Reference int // 1 for "Customer Reference #1"; 0 for the practice
	Met       ChecklistCell
	Response  ChecklistCell
}

// ChecklistCell is a cell that is to be filled, or that somebody has filled.
type ChecklistCell struct {
	Ref     source.Ref
	Text    string     // what stands there; empty for a cell to fill
	Formula bool       // it is computed: never filled
	Under   source.Ref // the merged range that hides it; zero where it shows
}

// IsFilled tells whether somebody has filled the cell.
func (c ChecklistCell) IsFilled() bool { return c.Text != "" || c.Formula }

// Answer is what there is to say to one item of a self-assessment workbook, for one case study or for the practice.
type Answer struct {
	File      string // the workbook
	Item      string
	Text      string        // the requirement
	Migration string        // id; empty for the practice
	Pair      ChecklistPair // its cells
	Status    AnswerStatus
	Response  *Response // the attestation that holds; nil: no row of Responses answers
	Rival     *Response // one of the same day that says otherwise: then neither is an attestation
	// Against is a cell of a workbook in which a person answers the same item, for the same case study, otherwise than Response, or otherwise
	// than this cell where there is no response: then neither is an attestation.
	Against  *ChecklistCell
	Evidence []*Document // what counts as evidence and stands, the case study's own first
	Named    bool        // the response names the evidence by its ids; else it counts by its kind
	Basis    string      // who says that such kinds count; empty where nothing does
}

// AnswerStatus says who has answered an item.
type AnswerStatus string

// The statuses of an answer.
const (
	Attested   AnswerStatus = "attested"   // by a row of Responses
	Filled     AnswerStatus = "filled"     // by a person, in the workbook itself
	Unanswered AnswerStatus = "unanswered" // by nobody
	Disputed   AnswerStatus = "disputed"   // two rows of Responses, of one day, say otherwise; or a person does, in a workbook
)

// Unanswered are the items of the workbooks that nobody has answered, or whose answers dispute one another, in the order of the
// workbooks and their rows.
func (a *Assessment) Unanswered() []Answer {
	var open []Answer
	for _, answer := range a.Answers {
		if answer.Status == Unanswered || answer.Status == Disputed {
			open = append(open, answer)
		}
	}
	return open
}
