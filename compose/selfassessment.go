package compose

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// SelfAssessment is a self-assessment workbook of the partner's with what is to be filled into it.
type SelfAssessment struct {
	File   string // the workbook, below the workspace
	SHA256 string // of the bytes that the places were read from
	Path   string // where the filled one stands in the pack
	Cells  []Filling
}

// Filling is a text for an empty cell of a workbook.
type Filling struct {
	Cell source.Ref
	Text string
}

// SelfAssessments are the fillings of every workbook, and what stands in their way. Met? is an attestation: Yes or No goes in only
// where a row of Responses says so. A cell that somebody has filled is kept; where it says otherwise than the inputs, a problem says
// where both stand.
func SelfAssessments(p *model.Portfolio, c model.Config, a *model.Assessment) ([]SelfAssessment, []source.Problem) {
	var all []SelfAssessment
	w := responder{portfolio: p, config: c, assessment: a, studies: map[string]*model.CaseStudy{}}
	redacted := func(f Filling) Filling { return f }
	if r := newRedaction(p, c); r != nil {
		redacted = func(f Filling) Filling { return Filling{f.Cell, r.words(f.Text)} }
	}
	for _, cs := range a.CaseStudies {
		w.studies[cs.Migration.ID] = cs
	}
	for _, list := range p.Checklists {
		s := SelfAssessment{File: list.File, SHA256: list.SHA256, Path: w.filledPath(list.File)}
		w.tooFew(list)
		for _, answer := range a.Answers {
			if answer.File == list.File {
				s.Cells = append(s.Cells, each(w.fillings(answer), redacted)...)
			}
		}
		all = append(all, s)
	}
	if len(all) > 0 {
		w.strays()
	}
	return all, w.problems
}

// responder words the answers of one run.
type responder struct {
	portfolio  *model.Portfolio
	config     model.Config
	assessment *model.Assessment
	studies    map[string]*model.CaseStudy // by migration
	problems   []source.Problem
}

var unsafeInPath = regexp.MustCompile(`[\\:\pC\x{FFFD}]+`)

// filledPath is audit/self-assessment/ and the workbook's own name, with its folders where another workbook has the same name.
func (w *responder) filledPath(file string) string {
	name := path.Base(file)
	for _, other := range w.portfolio.Checklists {
		if other.File != file && strings.EqualFold(path.Base(other.File), name) {
			name = strings.TrimPrefix(file, "inputs/")
			break
		}
	}
	return path.Join("audit/self-assessment", unsafeInPath.ReplaceAllString(name, "-"))
}

// tooFew reports the sheets that have columns for fewer customer references than the set has case studies.
func (w *responder) tooFew(list *model.Checklist) {
	members := w.assessment.Selection.Members
	for _, s := range list.Sheets {
		if s.References == 0 || s.References >= len(members) {
			continue
		}
		var left []string
		for _, m := range members[s.References:] {
			left = append(left, m.CaseStudy.Migration.ID)
		}
		w.problems = append(w.problems, source.Warn(s.Ref,
			fmt.Sprintf("the set has %s, the sheet has columns for %d: %s not filled in", counted(len(members), "case study", "case studies"), s.References, strings.Join(left, ", ")),
			"two columns for each case study", "copy the last pair of columns, with its headers, to the right"))
	}
}

// fillings are what goes into the two cells of an answer.
func (w *responder) fillings(a model.Answer) []Filling {
	var all []Filling
	response := a.Response
	if a.Rival != nil {
		w.problems = append(w.problems, source.Warn(response.At("met"),
			fmt.Sprintf("%s is answered %s here and %s at %s, on the same day: not filled in", a.Item, response.Met, a.Rival.Met, a.Rival.At("met")), "one answer", "delete the wrong row, or date the newer one"))
		response = nil
	}
	if a.Against != nil {
		w.dispute(a)
		if a.Pair.Met.IsFilled() {
			return nil
		}
		response = nil // neither is an attestation
	}
	if met := a.Pair.Met; response != nil {
		if w.isOpen(met) {
			all = append(all, Filling{met.Ref, metWord(response.Met)})
		}
	}
	text := w.response(a, response)
	if cell := a.Pair.Response; text != "" && cell.IsFilled() {
		w.otherText(cell, text, response)
	} else if text != "" && w.isOpen(cell) {
		all = append(all, Filling{cell.Ref, text})
	}
	return all
}

// dispute reports an answer that a person gave in a workbook and that another, or the inputs, gave otherwise.
func (w *responder) dispute(a model.Answer) {
	met, other := a.Pair.Met, *a.Against
	var what string
	switch {
	case met.Ref == other.Ref:
		what = fmt.Sprintf("the cell says %q, and %s says %q: both cells are kept as they are", met.Text, a.Response.At("met"), metWord(a.Response.Met))
	case met.IsFilled() && a.Response == nil:
		what = fmt.Sprintf("the cell says %q, and %s says %q of the same requirement: both cells are kept as they are", met.Text, other.Ref, other.Text)
	case met.IsFilled():
		return // it says what the inputs say; told at the cell that does not
	default:
		what = fmt.Sprintf("%s is answered %q at %s, and %q at %s: not filled in", a.Item, metWord(a.Response.Met), a.Response.At("met"), other.Text, other.Ref)
	}
	w.problems = append(w.problems, source.Warn(met.Ref, what, "one answer", "change the one that is wrong"))
}

// isOpen tells whether a cell can be filled: one that nobody has filled. A hidden one is reported.
func (w *responder) isOpen(cell model.ChecklistCell) bool {
	if !cell.IsFilled() && cell.Under != (source.Ref{}) {
		w.problems = append(w.problems, source.Warn(cell.Ref, fmt.Sprintf("the cell is hidden by the merged cells %s: not filled in", cell.Under.Cells), "a cell of its own for each answer", "take the merged cells apart"))
		return false
	}
	return !cell.IsFilled()
}

// otherText reports a response that somebody wrote into the workbook and that lacks what the inputs answer.
func (w *responder) otherText(cell model.ChecklistCell, text string, response *model.Response) {
	if response == nil || response.Text == "" || strings.Contains(oneLine(cell.Text), oneLine(response.Text)) || oneLine(cell.Text) == oneLine(text) {
		return
	}
	w.problems = append(w.problems, source.Warn(cell.Ref, fmt.Sprintf("the cell holds another text than %s: the cell is kept", response.At("text")), "one answer",
		"empty the cell to have it filled, or take its text over into Responses"))
}

func oneLine(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// metWord is the word of a workbook's list for an answer; a cell's own words are read as loosely as people write them.
func metWord(met model.YesNo) string {
	if word := met.Word(); word == model.Yes || word == model.No {
		return value.Capital(string(word))
	}
	return string(met)
}

var looksLikeItem = regexp.MustCompile(`^[A-Z]{2,}[A-Z0-9]*-\d+$`)

// strays reports the rows of Responses that go into no workbook: of an item that no checklist has, or of a case study that is not in
// the set.
func (w *responder) strays() {
	items, filled := map[string]bool{}, map[string]bool{}
	var ids []string
	for _, list := range w.portfolio.Checklists {
		for _, s := range list.Sheets {
			for _, r := range s.Rows {
				items[r.Item] = true
				ids = append(ids, r.Item)
			}
		}
	}
	for _, a := range w.assessment.Answers {
		filled[a.Item+"\x00"+a.Migration] = true
	}
	for _, i := range w.assessment.Programme.Checklist {
		items[strings.ToUpper(i.ID)] = items[strings.ToUpper(i.ID)] || false
	}
	for _, r := range w.portfolio.Responses {
		item := strings.ToUpper(strings.TrimSpace(r.Item))
		inWorkbook, known := items[item]
		switch {
		case !known && looksLikeItem.MatchString(item):
			w.problems = append(w.problems, source.Warn(r.At("checklist item"), fmt.Sprintf("%q is an item of no checklist", r.Item), "the id of an item", near(item, ids)))
		case inWorkbook && !filled[item+"\x00"+r.Reference]:
			w.problems = append(w.problems, source.Notice(r.Where(), fmt.Sprintf("the answer to %s goes into no self-assessment: %s", r.Item, whyStray(r)), "", ""))
		}
	}
	slices.SortStableFunc(w.problems, func(a, b source.Problem) int { return cmp.Or(source.Compare(a.Ref, b.Ref)) })
}

func whyStray(r *model.Response) string {
	if r.Reference == "" {
		return "the item is answered for each case study, and the row names none"
	}
	return r.Reference + " stands in none of its columns"
}
