package build

import (
	"encoding/json"
	"fmt"
	"slices"

	"dossier/compose"
	"dossier/doc"
	"dossier/ingest/near"
	"dossier/model"
	"dossier/render/text"
	"dossier/source"
	"dossier/value"
)

// width is how wide text answers are set, in columns.
const width = 100

// Answer is what a question about a workspace comes to.
type Answer struct {
	Problems []source.Problem
	Output   []byte   // for standard output
	Passes   bool     // whether the programme's bar is met; true where the question is not about it; with NoWorse, whether nothing is worse
	Worse    []string // in what it is worse than NoWorse
}

// assessed runs the stages up to the assessment.
func assessed(o Options) (state, Answer, error) {
	s, problems, err := runStages(state{options: o}, []stage{
		{"configure", configure, ErrConfiguration},
		{"read", read, ErrInput},
		{"assess", judge, ErrConfiguration},
	})
	answer := Answer{Problems: problems}
	if s.assessment != nil {
		answer.Passes = s.assessment.Selection.Passes
	}
	return s, answer, err
}

// Score says what each case study counts.
func Score(o Options) (Answer, error) {
	before, err := baseline(o)
	if err != nil {
		return Answer{}, err
	}
	s, answer, err := ask(o, "score")
	if err != nil || before == nil {
		return answer, err
	}
	answer.Worse, err = s.worse(before)
	answer.Passes = len(answer.Worse) == 0
	return answer, err
}

// Select says which set to submit.
func Select(o Options) (Answer, error) {
	_, answer, err := ask(o, "select")
	return answer, err
}

// ask fills the template that answers a question.
func ask(o Options, template string) (state, Answer, error) {
	s, answer, err := assessed(o)
	if err != nil {
		return s, answer, err
	}
	if o.JSON {
		answer.Output, err = indent(summarize(s.assessment))
		return s, answer, err
	}
	d, problems := compose.Answer(s.templates, template, s.assessment, s.read.Portfolio, s.config)
	answer.Problems = source.Sort(append(answer.Problems, problems...))
	if source.Worst(problems) == source.Error {
		return s, answer, ErrInput
	}
	answer.Output, err = s.answer(d)
	return s, answer, err
}

// Explain says where a figure comes from, or what a finding is about. It fails with ErrUnknown for an id that neither has.
func Explain(o Options, id string) (Answer, error) {
	s, answer, err := assessed(o)
	if err != nil {
		return answer, err
	}
	answer.Passes = true
	all := s.figures()
	at := slices.IndexFunc(all, func(f *value.Figure) bool { return f.ID == id })
	finding := slices.IndexFunc(s.assessment.Findings, func(f model.Finding) bool { return f.ID == id })
	switch {
	case at < 0 && finding >= 0:
		return explainFinding(s, answer, s.assessment.Findings[finding])
	case at < 0:
		return answer, fmt.Errorf("figure or finding %q: %w%s", id, ErrUnknown, Meant(id, "", s.explained()))
	}
	if o.JSON {
		answer.Output, err = indent(explain(all[at], s.config.Locale))
		return answer, err
	}
	answer.Output, err = s.answer(compose.Explain(all[at], s.config.Locale))
	return answer, err
}

// figures are all figures with an id that the documents of a workspace print.
func (s state) figures() []*value.Figure {
	return compose.Figures(s.assessment, s.read.Portfolio, s.config)
}

// explained are the ids of what can be explained: findings and figures.
func (s state) explained() []string {
	var ids []string
	for _, f := range s.figures() {
		ids = append(ids, f.ID)
	}
	for _, f := range s.assessment.Findings {
		ids = append(ids, f.ID)
	}
	return ids
}

func explainFinding(s state, answer Answer, f model.Finding) (Answer, error) {
	var err error
	if s.options.JSON {
		answer.Output, err = indent(summarizeFinding(f))
		return answer, err
	}
	answer.Output, err = s.answer(compose.ExplainFinding(f, s.config.Locale))
	return answer, err
}

// Inspect prints what a stage hands to the next, as JSON. It fails with ErrUnknown for a stage or document that is not there.
func Inspect(o Options, stage, id string) (Answer, error) {
	s, answer, err := assessed(o)
	if err != nil {
		return answer, err
	}
	answer.Passes = true
	switch stage {
	case "portfolio":
		answer.Output, err = indent(s.read.Portfolio)
	case "assessment":
		answer.Output, err = indent(summarize(s.assessment))
	case "figures":
		answer.Output, err = indent(summarizeFigures(s))
	case "documents", "doc":
		return inspectDocuments(s, answer, stage, id)
	default:
		err = fmt.Errorf("stage %q: %w: want portfolio, assessment, figures, documents or doc%s", stage, ErrUnknown, Meant(stage, "", []string{"portfolio", "assessment", "figures", "documents"}))
	}
	return answer, err
}

func inspectDocuments(s state, answer Answer, stage, id string) (Answer, error) {
	var ids, short []string
	for _, unit := range compose.Units(s.templates, s.assessment, s.read.Portfolio, s.config) {
		name := string(unit.Audience) + "/" + unit.ID
		ids, short = append(ids, name), append(short, unit.ID)
		if stage == "doc" && (name == id || unit.ID == id) {
			d, problems := compose.Document(unit)
			answer.Problems = source.Sort(append(answer.Problems, problems...))
			var err error
			answer.Output, err = doc.JSON(d)
			return answer, err
		}
	}
	if stage == "doc" {
		if id == "" {
			return answer, unknownThing("--stage doc: want --document ID; 'dossier inspect --stage documents' lists the ids")
		}
		return answer, fmt.Errorf("document %q: %w%s; 'dossier inspect --stage documents' lists them", id, ErrUnknown, Meant(id, "", append(short, ids...)))
	}
	var err error
	answer.Output, err = indent(ids)
	return answer, err
}

func summarizeFigures(s state) []figureSummary {
	var all []figureSummary
	for _, f := range s.figures() {
		all = append(all, explain(f, s.config.Locale))
	}
	return all
}

// answer sets a document as text, or dumps it.
func (s state) answer(d doc.Document) ([]byte, error) {
	if s.options.JSON {
		return doc.JSON(d)
	}
	return []byte(text.Render(d, width)), nil
}

// Meant is the hint which of the words was probably meant, before it what they are written after, such as "--"; "" where none is near.
func Meant(word, prefix string, among []string) string {
	if w := near.Word(word, among); w != "" {
		return " (did you mean " + prefix + w + "?)"
	}
	return ""
}

func indent(v any) ([]byte, error) {
	data, err := json.MarshalIndent(v, "", "  ")
	return append(data, '\n'), err
}
