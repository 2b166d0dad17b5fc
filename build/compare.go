package build

import (
	"dossier/compose"
	"dossier/model"
	"dossier/source"
)

// Compare judges the workspace by o.Programme and then by each of the others, and says what that changes. The answer passes where the
// bar of every one is met.
func Compare(o Options, others []string) (Answer, error) {
	s, answer, err := assessed(o)
	if err != nil {
		return answer, err
	}
	all := []*model.Assessment{s.assessment}
	for _, id := range others {
		next := s
		next.options.Programme = id
		programme, problems := next.findProgramme(s.config)
		answer.Problems = source.Sort(append(answer.Problems, problems...))
		if source.Worst(problems) == source.Error {
			return answer, ErrConfiguration
		}
		next.programme = programme
		if next, _, err = judge(next); err != nil {
			return answer, err
		}
		answer.Passes = answer.Passes && next.assessment.Selection.Passes
		all = append(all, next.assessment)
	}
	if o.JSON {
		var summaries []assessmentSummary
		for _, a := range all {
			summaries = append(summaries, summarize(a))
		}
		answer.Output, err = indent(struct {
			Programmes []assessmentSummary `json:"programmes"`
			Changes    []compose.Change    `json:"changes"`
		}{summaries, compose.ChangesBetween(all)})
		return answer, err
	}
	answer.Output, err = s.answer(compose.Comparison(all, s.config.Locale))
	return answer, err
}
