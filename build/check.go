package build

import (
	"slices"

	"golang.org/x/sync/errgroup"

	"dossier/compose"
	"dossier/model"
	"dossier/render/sarif"
	"dossier/source"
)

// Checking is what a check is asked for beyond its workspace.
type Checking struct {
	Format   string // text, json or sarif; empty: text
	Annotate string // folder for copies of the workbooks with what is wrong marked in them; empty: none
}

// Check reads everything, says what is wrong and what was understood. The problems stand in the output.
func Check(o Options, c Checking) (Answer, error) {
	s, answer, err := assessed(o)
	answer.Passes = o.Programme == "" || s.assessment == nil || s.assessment.Selection.Passes
	if err == nil && s.narrowed.IsZero() {
		answer.Problems = source.Sort(append(answer.Problems, s.compose()...))
		if source.Worst(answer.Problems) == source.Error {
			err = ErrInput // a document that cannot be composed
		}
	}
	checked := compose.Checked{Portfolio: s.read.Portfolio, Config: s.config, Problems: answer.Problems}
	if o.Programme != "" {
		checked.Judged = s.assessment
	}
	if c.Annotate != "" && checked.Portfolio != nil {
		copies, problems, aerr := annotateInputs(s, answer.Problems, c.Annotate)
		if aerr != nil {
			return answer, aerr
		}
		checked.Copies, checked.Problems = copies, source.Sort(append(checked.Problems, problems...))
		answer.Problems = checked.Problems
	}
	if !s.narrowed.IsZero() {
		checked = checked.Narrow(s.narrowed, s.templates, s.assessment)
		answer.Problems = checked.Problems
		if err == nil && source.Worst(checked.Problems) == source.Error {
			err = ErrInput // a document that cannot be composed
		}
	}
	checked.Proposals = len(s.read.Proposals) > 0
	output, oerr := s.checked(checked, c.Format)
	answer.Output = output
	if err == nil {
		err = oerr
	}
	return answer, err
}

// compose makes every document, a worker a core, and lets it go: what is wrong with them is what a build would not draw.
func (s state) compose() []source.Problem {
	units := compose.Units(s.templates, s.assessment, s.read.Portfolio, s.config)
	found := make([][]source.Problem, len(units))
	var group errgroup.Group
	group.SetLimit(s.options.workers())
	for i, unit := range units {
		group.Go(func() error {
			_, found[i] = compose.Document(unit)
			return nil
		})
	}
	_ = group.Wait() // none fails
	return slices.Concat(found...)
}

func (s state) checked(c compose.Checked, format string) ([]byte, error) {
	switch format {
	case "json":
		return indent(s.summarizeCheck(c))
	case "sarif":
		return sarif.Render(c.Problems, s.options.Version, s.narrowing().Name())
	}
	output, err := s.answer(compose.Check(c))
	if c.Proposals { // to be copied letter by letter, which no document is
		output = append(append(output, '\n'), compose.Paste(s.proposed())...)
	}
	return output, err
}

func (s state) proposed() []string {
	var sections []string
	for _, p := range s.read.Proposals {
		sections = append(sections, p.YAML)
	}
	return sections
}

// checkSummary is the JSON of a check.
type checkSummary struct {
	Errors    int               `json:"errors"`
	Warnings  int               `json:"warnings"`
	Notes     int               `json:"notes"`
	Started   bool              `json:"started"`
	Next      []string          `json:"next,omitempty"`   // to fill in
	Judged    *judgedSummary    `json:"judged,omitempty"` // by the programme that was asked for
	Problems  []problemSummary  `json:"problems"`
	Tables    []tableSummary    `json:"tables"`
	Proposals []proposalSummary `json:"proposals,omitempty"` // entries of dossier.yaml
	Copies    []string          `json:"copies,omitempty"`    // annotated
	Narrowed  *narrowedSummary  `json:"narrowed,omitempty"`  // to customers or parts; else everything is shown
}

// narrowedSummary is what a check was narrowed to, and what stands between the customers and their documents.
type narrowedSummary struct {
	Customers   []string       `json:"customers,omitempty"` // ids; none: all
	Parts       []string       `json:"parts,omitempty"`     // none: all
	NotShown    countSummary   `json:"notShown"`            // problems of other customers
	Judged      bool           `json:"judged"`              // false where the inputs have errors
	CaseStudies []studySummary `json:"caseStudies,omitempty"`
	Documents   []string       `json:"documents"` // paths below a pack that a build would draw
}

type countSummary struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

type studySummary struct {
	caseStudySummary
	Standing   string           `json:"standing"`
	Barriers   []string         `json:"barriers,omitempty"`
	Findings   []findingSummary `json:"findings,omitempty"`
	Unrecorded []string         `json:"unrecorded,omitempty"`
	NotPublic  string           `json:"noPublicDocument,omitempty"` // why
}

type judgedSummary struct {
	Programme string   `json:"programme"` // id
	Passes    bool     `json:"passes"`
	Verdict   string   `json:"verdict"`
	Missing   []string `json:"missing,omitempty"` // the least
}

type proposalSummary struct {
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	YAML  string `json:"yaml"`
}

type problemSummary struct {
	Rule  source.Rule `json:"rule"`
	File  string      `json:"file,omitempty"`
	Sheet string      `json:"sheet,omitempty"`
	Cells string      `json:"cells,omitempty"`
	Line  int         `json:"line,omitempty"`
	source.Problem
}

type tableSummary struct {
	File       string           `json:"file"`
	Sheet      string           `json:"sheet,omitempty"`
	Header     string           `json:"header,omitempty"` // its cells
	Kind       string           `json:"kind,omitempty"`   // of record; empty where it was not recognised
	Format     string           `json:"format,omitempty"`
	NotStarted bool             `json:"notStarted,omitempty"`
	Rows       int              `json:"rows"`
	Skipped    []skippedSummary `json:"skipped,omitempty"`
	Totals     []totalSummary   `json:"totals,omitempty"`
}

type skippedSummary struct {
	Cells  string `json:"cells"`
	Reason string `json:"reason"`
}

type totalSummary struct {
	Column string `json:"column"` // ours
	Header string `json:"header"` // the source's
	Sum    string `json:"sum"`
	Unit   string `json:"unit,omitempty"`
}

func (s state) summarizeCheck(c compose.Checked) checkSummary {
	sum := checkSummary{Problems: []problemSummary{}, Tables: []tableSummary{}, Copies: c.Copies}
	count := countBySeverity(c.Problems)
	sum.Errors, sum.Warnings, sum.Notes = count.Errors, count.Warnings, count.Notes
	if c.Narrowed != nil {
		sum.Narrowed = summarizeNarrowed(*c.Narrowed)
	}
	for _, p := range c.Problems {
		line := problemSummary{Rule: p.Kind(), File: p.Ref.File, Sheet: p.Ref.Sheet, Line: p.Ref.Line, Problem: p}
		line.Cells = cellsOf(p.Ref)
		sum.Problems = append(sum.Problems, line)
	}
	for _, p := range s.read.Proposals {
		sum.Proposals = append(sum.Proposals, proposalSummary{p.File, p.Sheet, p.YAML})
	}
	if a := c.Judged; a != nil {
		sum.Judged = &judgedSummary{a.Programme.ID, a.Selection.Passes, compose.Verdict(a, s.config.Locale), a.Selection.Missing}
	}
	if c.Portfolio == nil {
		return sum
	}
	sum.Started, sum.Next = compose.Started(c.Portfolio), compose.Next(c.Portfolio, c.Config)
	for _, t := range c.Tables() {
		sum.Tables = append(sum.Tables, summarizeTable(t))
	}
	return sum
}

func countBySeverity(problems []source.Problem) countSummary {
	var n countSummary
	for _, p := range problems {
		switch p.Severity {
		case source.Error:
			n.Errors++
		case source.Warning:
			n.Warnings++
		default:
			n.Notes++
		}
	}
	return n
}

func summarizeNarrowed(n compose.NarrowedCheck) *narrowedSummary {
	s := &narrowedSummary{
		Customers: n.IDs(), Parts: n.PartNames(), NotShown: countBySeverity(n.NotShown), Judged: n.Assessed, Documents: append([]string{}, n.Documents...),
	}
	for _, of := range n.Studies {
		study := studySummary{caseStudySummary: summarizeCaseStudy(of.CaseStudy), Standing: of.Standing, Barriers: of.Barriers, Unrecorded: of.Unrecorded, NotPublic: of.NotPublic}
		for _, f := range of.Findings {
			study.Findings = append(study.Findings, summarizeFinding(f))
		}
		s.CaseStudies = append(s.CaseStudies, study)
	}
	return s
}

func summarizeTable(t *model.Table) tableSummary {
	s := tableSummary{
		File: t.Ref.File, Sheet: t.Ref.Sheet, Header: cellsOf(t.Ref), Kind: t.Kind, Format: t.Format, NotStarted: compose.NotStarted(t), Rows: t.Rows,
	}
	for _, row := range t.Skipped {
		s.Skipped = append(s.Skipped, skippedSummary{cellsOf(row.Ref), row.Reason})
	}
	for _, total := range t.Totals {
		s.Totals = append(s.Totals, totalSummary{total.Column, total.Header, total.Sum.String(), total.Unit})
	}
	return s
}

// cellsOf are the cells of a place; empty for a whole sheet or file.
func cellsOf(r source.Ref) string {
	if r.Cells == (source.Range{}) {
		return ""
	}
	return r.Cells.String()
}
