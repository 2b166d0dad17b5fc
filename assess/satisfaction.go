package assess

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// smallSample is how many answers to a question are too few for its mean to say more than the answers themselves.
const smallSample = 10

var (
	surveyBar     = value.Rule{Name: "fewer answers to a question than this are a small sample", Origin: "no source states one; assumed", Published: false}
	surveyRows    = value.Rule{Name: "answers that lie on their scale", Origin: "the workspace, Survey", Published: true}
	surveyMean    = value.Rule{Name: "mean = sum of the answers ÷ number of answers", Origin: "arithmetic", Published: true}
	surveyEnds    = value.Rule{Name: "the least and the most of the answers", Origin: "arithmetic", Published: true}
	surveyChange  = value.Rule{Name: "mean of the last day less mean of the first", Origin: "arithmetic", Published: true}
	surveyAnswers = value.Rule{Name: "answer as recorded", Origin: "the workspace, Survey", Published: true}
)

// satisfaction is what the customer answered; nil where neither an answer nor a survey is recorded.
func (a *assessor) satisfaction(cs *model.CaseStudy) *model.Survey {
	m := cs.Migration
	answers := mine(a.portfolio.Survey, m.ID, func(s *model.SurveyAnswer) string { return s.Migration })
	answers = slices.DeleteFunc(answers, func(s *model.SurveyAnswer) bool { return s.Date.After(a.asOf) })
	if len(answers) == 0 && !slices.ContainsFunc(cs.Documents, func(d *model.Document) bool { return d.Kind == model.SatisfactionSurvey }) {
		return nil
	}
	s := &model.Survey{Owner: a.ownerOf([]model.DocumentKind{model.SatisfactionSurvey}), Bar: value.Stated(value.Int(smallSample)).Named(m.ID+"/survey/bar", "Small sample below", "answer").By(surveyBar)}
	for _, x := range answers {
		a.addAnswer(s, x)
	}
	slices.SortFunc(s.Dates, value.Date.Compare)
	var all []*value.Figure
	var rows []source.Ref
	for i := range s.Questions {
		scores, from := a.ask(&s.Questions[i], fmt.Sprintf("%s/survey/q%d", m.ID, i+1))
		all, rows = append(all, scores...), append(rows, from...)
	}
	s.Answers = value.CountOf(rows).Named(m.ID+"/survey/answers", "Answers", "answer").By(surveyRows)
	if len(all) > 0 && sameScale(s.Questions) {
		s.Mean = meanOf(all, rows, m.ID+"/survey/mean", "Mean of all answers")
	}
	return s
}

// addAnswer files an answer under its question and day, or among those that are not on their scale, which is a finding.
func (a *assessor) addAnswer(s *model.Survey, x *model.SurveyAnswer) {
	if !slices.Contains(s.Scales, x.Scale) {
		s.Scales = append(s.Scales, x.Scale)
	}
	i := slices.IndexFunc(s.Questions, func(q model.SurveyQuestion) bool {
		return strings.EqualFold(q.Text, strings.TrimSpace(x.Question)) && q.Scale == strings.TrimSpace(x.Scale)
	})
	if i < 0 {
		q := model.SurveyQuestion{Text: strings.TrimSpace(x.Question), Scale: strings.TrimSpace(x.Scale)}
		q.Lowest, q.Highest, q.Readable = rangeOf(q.Scale)
		s.Questions = append(s.Questions, q)
		i = len(s.Questions) - 1
	}
	q := &s.Questions[i]
	if what := offScale(q, x); what != "" {
		s.OutOf = append(s.OutOf, x)
		a.find(model.Finding{
			ID: model.KindSurveyOutsideScale.ID(x.Migration, value.Slug(x.Question+" "+x.Date.String())), Kind: model.KindSurveyOutsideScale, Severity: model.Open, Migration: x.Migration,
			Ref: x.At("score"), What: what, Rule: "an answer lies on its scale (this program’s rule; no official scale of satisfaction is published)",
			Mend: "correct the score, or write the scale as lowest-highest", Owner: a.ownerOf([]model.DocumentKind{model.SatisfactionSurvey}),
		})
		return
	}
	if !slices.Contains(s.Dates, x.Date) {
		s.Dates = append(s.Dates, x.Date)
	}
	at := slices.IndexFunc(q.Rounds, func(r model.SurveyRound) bool { return r.Date == x.Date })
	if at < 0 {
		q.Rounds = append(q.Rounds, model.SurveyRound{Date: x.Date})
		at = len(q.Rounds) - 1
	}
	q.Rounds[at].Answers = append(q.Rounds[at].Answers, x)
}

func offScale(q *model.SurveyQuestion, x *model.SurveyAnswer) string {
	switch {
	case !q.Readable:
		return fmt.Sprintf("%q is answered on the scale %q, which is no scale from one number to another", q.Text, x.Scale)
	case !x.Score.Known:
		return fmt.Sprintf("%q has no answer", q.Text)
	case x.Score.Decimal.LessThan(q.Lowest) || x.Score.Decimal.GreaterThan(q.Highest):
		return fmt.Sprintf("%q is answered with %s, which is not on the scale %s", q.Text, x.Score, x.Scale)
	}
	return ""
}

// rangeOf reads a scale of two whole numbers: "1-5", "0 to 10".
func rangeOf(scale string) (lowest, highest value.Decimal, ok bool) {
	from, to, found := strings.Cut(strings.NewReplacer("–", "-", " to ", "-").Replace(scale), "-")
	low, err := strconv.Atoi(strings.TrimSpace(from))
	high, herr := strconv.Atoi(strings.TrimSpace(to))
	return value.Int(low), value.Int(high), found && err == nil && herr == nil && low < high
}

func sameScale(questions []model.SurveyQuestion) bool {
	for _, q := range questions {
		if !q.Readable || !q.Lowest.Equal(questions[0].Lowest) || !q.Highest.Equal(questions[0].Highest) {
			return false
		}
	}
	return true
}

// ask works out the figures of a question, and gives its answers with their rows.
func (a *assessor) ask(q *model.SurveyQuestion, id string) (scores []*value.Figure, rows []source.Ref) {
	slices.SortFunc(q.Rounds, func(x, y model.SurveyRound) int { return x.Date.Compare(y.Date) })
	for i := range q.Rounds {
		r := &q.Rounds[i]
		var of []*value.Figure
		for _, x := range r.Answers {
			of = append(of, value.Read(x.Score, x.At("score")).By(surveyAnswers))
		}
		from := rowsOf(r.Answers)
		at := id + "/" + r.Date.String()
		r.Count = value.CountOf(from).Named(at+"/answers", "Answers of "+r.Date.String(), "answer").By(surveyRows)
		r.Mean = meanOf(of, from, at+"/mean", "Mean of "+r.Date.String())
		scores, rows = append(scores, of...), append(rows, from...)
	}
	q.Count = value.CountOf(rows).Named(id+"/answers", "Answers", "answer").By(surveyRows)
	q.Small = q.Count.Value.Decimal.LessThan(value.Int(smallSample))
	if len(scores) == 0 {
		return nil, nil
	}
	q.Mean = meanOf(scores, rows, id+"/mean", "Mean")
	q.Least = value.Compute(value.Minimum, scores...).Named(id+"/least", "Lowest answer", "").By(surveyEnds)
	q.Most = value.Compute(value.Maximum, scores...).Named(id+"/most", "Highest answer", "").By(surveyEnds)
	if n := len(q.Rounds); n > 1 {
		q.Change = value.Compute(value.Difference, q.Rounds[n-1].Mean, q.Rounds[0].Mean).Named(id+"/change", "Change", "").By(surveyChange)
	}
	return scores, rows
}

func meanOf(scores []*value.Figure, rows []source.Ref, id, label string) *value.Figure {
	return value.Compute(value.Quotient, value.Compute(value.Sum, scores...), value.CountOf(rows)).Named(id, label, "").By(surveyMean)
}
