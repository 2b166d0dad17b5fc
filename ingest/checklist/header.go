package checklist

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dossier/ingest/literal"
	"dossier/ingest/sheet"
	"dossier/model"
)

// columns say where a sheet's items stand. The zero columns have no header yet.
type columns struct {
	id, text int // 1-based; text is 0 where nothing heads the requirement
	pairs    []pair
}

// pair is the two columns of an answer.
type pair struct{ reference, met, response int }

// reference is the first column below "Customer Reference #n".
type reference struct{ number, col int }

var referenceHeader = regexp.MustCompile(`^customer (?:reference|example) ?#? ?(\d{1,3})\b`)

// headings are the folded words of a row, by column - 1.
func headings(r sheet.Row) []string {
	words := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		if c.Kind == sheet.Text {
			words[i] = strings.TrimSuffix(literal.Fold(c.Text), "?")
		}
	}
	return words
}

func isMet(heading string) bool {
	return heading == "met" || heading == "met? (yes/no)" || heading == "met (yes/no)" || heading == "met (y/n)" || heading == "met? (y/n)"
}

func isResponse(heading string) bool {
	return heading == "partner response" || heading == "partner's response" || heading == "partner responses"
}

func isRequirement(heading string) bool {
	return strings.Contains(heading, "requirement") || strings.Contains(heading, "description")
}

// header reads a row as the header of a sheet: columns with their pairs, or references whose pairs the next row heads. ok is false
// for any other row, and for a table of Responses, which says who answered.
func header(r sheet.Row) (c columns, refs []reference, ok bool) {
	words := headings(r)
	c.id = slices.Index(words, "id") + 1
	if c.id == 0 || slices.Contains(words, "answered by") {
		return columns{}, nil, false
	}
	for i, w := range words[c.id:] {
		col := c.id + i + 1
		if c.text == 0 && isRequirement(w) {
			c.text = col
		}
		if m := referenceHeader.FindStringSubmatch(w); m != nil {
			n, _ := strconv.Atoi(m[1]) // up to three digits
			refs = addReference(refs, reference{n, col})
		}
	}
	if len(refs) > 0 {
		return c, refs, true
	}
	met := slices.IndexFunc(words, isMet) + 1
	response := slices.IndexFunc(words, isResponse) + 1
	c.pairs = []pair{{met: met, response: response}}
	return c, nil, c.text > 0 && met > c.id && response > c.id
}

// addReference keeps the first column of each reference.
func addReference(refs []reference, r reference) []reference {
	if r.number == 0 || slices.ContainsFunc(refs, func(known reference) bool { return known.number == r.number }) {
		return refs
	}
	return append(refs, r)
}

// under completes the columns by the row below the header, which names Met? and Partner Response below each reference.
func (c columns) under(refs []reference, r sheet.Row) (columns, bool) {
	words := headings(r)
	for i, ref := range refs {
		end := len(words)
		if i+1 < len(refs) {
			end = min(end, refs[i+1].col-1)
		}
		if ref.col > end {
			continue
		}
		below := words[ref.col-1 : end]
		met, response := slices.IndexFunc(below, isMet), slices.IndexFunc(below, isResponse)
		if met >= 0 && response >= 0 {
			c.pairs = append(c.pairs, pair{ref.number, ref.col + met, ref.col + response})
		}
	}
	return c, len(c.pairs) > 0
}

// isSheet tells whether one of the first rows of a sheet is a checklist's header.
func isSheet(s *sheet.Sheet) bool {
	f := finder{}
	for r := range s.Rows() {
		if r.Number > top && f.refs == nil {
			break
		}
		if f.header(r) {
			return true
		}
	}
	return false
}

// finder meets rows from the top and knows the columns once it has seen a header.
type finder struct {
	columns columns
	pending columns // a header whose references the next row completes
	refs    []reference
}

// header tells whether the row is a header, or completes one.
func (f *finder) header(r sheet.Row) bool {
	if f.refs != nil {
		c, ok := f.pending.under(f.refs, r)
		f.refs = nil
		if ok {
			f.columns = c
			return true
		}
	}
	c, refs, ok := header(r)
	switch {
	case !ok:
		return false
	case refs != nil:
		f.pending, f.refs = c, refs
		return false
	}
	f.columns = c
	return true
}

// The words of a title, the more particular ones first.
var types = []struct {
	words string
	is    model.ChecklistType
}{
	{"service delivery", model.ServiceDeliveryChecklist}, {"service ready", model.ServiceReadyChecklist},
	{"foundational technical review", model.FTRChecklist}, {"ftr", model.FTRChecklist},
	{"managed service provider", model.MSPChecklist}, {"msp", model.MSPChecklist},
	{"competency", model.CompetencyChecklist},
}

// titleRows is how far down a title stands.
const titleRows = 10

// longestTitle is in bytes: what is longer is prose that mentions a programme.
const longestTitle = 200
