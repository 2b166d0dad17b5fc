package model

import "dossier/value"

// Survey is what a customer answered when asked how satisfied it is.
type Survey struct {
	Questions []SurveyQuestion // in the order in which they were first asked
	Dates     []value.Date     // on which answers were given, in their order
	Answers   *value.Figure    // on their scale, over all questions and days
	Mean      *value.Figure    // of all answers; nil where the scales differ, or nothing is on its scale
	Bar       *value.Figure    // fewer answers to a question than this are a small sample
	Scales    []string         // as written, each once
	Owner     string           // the role that answers for the survey by the partner's method; may be empty
	OutOf     []*SurveyAnswer  // answers that are not on their scale: left out of every figure
}

// SurveyQuestion is one question on one scale: the same words on another scale are another question.
type SurveyQuestion struct {
	Text, Scale string
	Lowest      value.Decimal
	Highest     value.Decimal
	Readable    bool          // the scale could be read
	Count, Mean *value.Figure // of all its answers on the scale; Mean is nil without any
	Least, Most *value.Figure
	Small       bool          // fewer answers than the bar
	Rounds      []SurveyRound // one a day, in their order
	Change      *value.Figure // mean of the last round less mean of the first; nil with fewer than two rounds
}

// SurveyRound are the answers to a question on one day.
type SurveyRound struct {
	Date        value.Date
	Answers     []*SurveyAnswer
	Count, Mean *value.Figure
}

func (s *Survey) figures() []*value.Figure {
	if s == nil {
		return nil
	}
	all := []*value.Figure{s.Answers, s.Mean, s.Bar}
	for _, q := range s.Questions {
		all = append(all, q.Count, q.Mean, q.Least, q.Most, q.Change)
		for _, r := range q.Rounds {
			all = append(all, r.Count, r.Mean)
		}
	}
	return all
}
