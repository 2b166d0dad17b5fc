package model

import (
	"dossier/source"
	"dossier/value"
)

// Unlocks is what would count if a finding were mended, and everything else that keeps its case study from counting.
type Unlocks struct {
	Applications *value.Figure // weighted; nil where mending the finding moves no total
	Servers      *value.Figure
	Others       int      // further findings of the case study that must be mended first
	Besides      []string // what else keeps the case study out, and is no finding: "not completed", a window, a reference
}

// None tells whether mending moves no total.
func (u Unlocks) None() bool { return u.Applications == nil && u.Servers == nil }

// ItemStanding is how one item of the programme's checklist stands, for one case study or for the practice.
type ItemStanding struct {
	Item      ChecklistItem
	CaseStudy *CaseStudy  // nil for an item that is answered once for the practice
	Standing  Standing    // evidenced, claimed, answered, gap or not asked
	Documents []*Document // those that count as evidence and stand
	Weak      []Unfit     // those of the right kind that do not stand
	Response  *Response   // the partner's answer; nil where there is none
	Why       string      // why it stands so, in words
}

// Unfit is a document that does not serve, and why.
type Unfit struct {
	Document *Document
	Why      string
}

// Standing is how an item of the checklist stands.
type Standing string

// Evidenced has a document that stands; claimed has documents of the right kind, of which none does; answered has the partner's answer
// and names no kind of document; a gap has nothing; not asked is an item that this case study need not answer.
const (
	Evidenced Standing = "evidenced"
	Claimed   Standing = "claimed"
	Answered  Standing = "answered"
	Gap       Standing = "gap"
	NotAsked  Standing = "not asked"
)

// MethodMatrix is how far every migration followed the partner's own method.
type MethodMatrix struct {
	Phases  []*Phase // in the order of the Method table
	Stages  []string // of the migration, one a phase: what each phase is mapped to; "" where that is not stated
	Rows    []MethodRow
	Lessons []Lesson // by case study; of each, its rows first
}

// MethodRow is one migration with one cell a phase.
type MethodRow struct {
	CaseStudy *CaseStudy
	Cells     []MethodCell
}

// MethodCell is how one phase was done for one migration.
type MethodCell struct {
	Phase     *Phase
	Standing  PhaseStanding
	Missing   []DocumentKind // required by the phase, and not there
	Claimed   []*Document    // registered, but not standing
	Deviation *Deviation     // the recorded reason; nil where none is recorded
}

// PhaseStanding is how a phase was done.
type PhaseStanding string

// The standings of a phase. A phase that is done may still have a recorded deviation: it was done otherwise, and left its documents.
const (
	PhaseDone        PhaseStanding = "done"
	PhaseClaimed     PhaseStanding = "claimed"             // its documents are registered, and not all of them stand
	PhaseDeviates    PhaseStanding = "deviates"            // with a recorded reason
	PhaseUnexplained PhaseStanding = "deviates, no reason" // a finding
	PhaseAhead       PhaseStanding = "not reached"
)

// Lesson is what a project taught: a row of Lessons, or a sentence of the migration's lessons learned that no row says.
type Lesson struct {
	CaseStudy *CaseStudy
	Text      string
	Ref       source.Ref
	Phase     *Phase         // that the row or the sentence names; nil where it names none
	Row       *LessonLearned // nil for a sentence
	Applied   []*CaseStudy   // in which the row says it was applied, and which had not ended before it was learned
	After     []*CaseStudy   // migrations that began after this one ended: those that could have applied it
}

// Contacts is the partner's dealings with AWS: what was said, what became of it, and what has happened since.
type Contacts struct {
	Since   value.Date    // the last contact before the day of the assessment; zero where there was none
	From    source.Ref    // its row
	Entries []ContactLine // newest first
	Moved   []Fact        // recorded facts after Since, up to the day of the assessment; newest first
}

// ContactLine is a contact with what became of it.
type ContactLine struct {
	Contact *AWSContact
	State   ContactState
}

// ContactState is what became of what was agreed.
type ContactState string

// The states: acted on, still open, open and past its day, or nothing to do.
const (
	ContactDone    ContactState = "done"
	ContactOpen    ContactState = "open"
	ContactOverdue ContactState = "overdue"
	ContactNoted   ContactState = "nothing to do"
)

// Fact is something that happened on a day.
type Fact struct {
	Date      value.Date
	What      string // "signed by the customer", in words
	Which     string // "SOW D-1001"
	Migration string // id; empty for the practice
	Ref       source.Ref
	Count     int // of how many rows it stands; 1 for most
}
