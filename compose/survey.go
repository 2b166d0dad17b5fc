package compose

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Survey is what a document may say of a customer's satisfaction.
type Survey struct {
	Original      *Original // nil where none is registered
	Questions     []SurveyQuestion
	Number        *doc.Value // of questions
	Dates         []*doc.Value
	Several       bool // asked on several days
	Answers, Mean *value.Figure
	Bar           *value.Figure // fewer answers to a question than this are a small sample
	Small         bool          // some question has fewer
	Scales        []*doc.Value
	OneScale      bool
	OneQuestion   bool
	OneAnswer     bool
	Quotes        []Quote      // what the customer released
	Fallen        []*doc.Value // the questions whose mean fell from the first day to the last
	Withheld      bool         // quotes are recorded, and not released
	Points        []OpenPoint  // what is left to do
	Objections    []Finding
	Missing       []*doc.Value
	Newest        value.Date
}

// SurveyQuestion is one question on one scale.
type SurveyQuestion struct {
	Text, Scale              *doc.Value
	Lowest, Highest          *value.Figure // the ends of the scale; nil where it cannot be read
	Count, Mean, Least, Most *value.Figure
	Small                    bool
	Rounds                   []SurveyRound
	Change                   *value.Figure
}

// SurveyRound are the answers of one day.
type SurveyRound struct {
	Date        value.Date
	Count, Mean *value.Figure
}

// surveySubject is for migrations with a survey, or an answer to one.
func surveySubject() subject {
	return subject{
		name: "survey",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.Survey != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.Survey, v.Method = m.survey(cs), m.caseMethod(cs)
			return v.Survey.Newest
		},
	}
}

func (m *material) survey(cs *model.CaseStudy) *Survey {
	s, n := cs.Survey, newest{until: m.assessment.AsOf}
	v := &Survey{
		Number: numberOf(len(s.Questions), nil), OneQuestion: len(s.Questions) == 1, OneAnswer: s.Answers.Value.Decimal.Equal(value.Int(1)), Several: len(s.Dates) > 1, Answers: s.Answers, Mean: s.Mean, Bar: s.Bar,
		Scales: saidAll(s.Scales, source.Ref{}), OneScale: len(s.Scales) == 1,
	}
	v.Original = m.original(cs, model.SatisfactionSurvey, &n)
	for _, d := range s.Dates {
		n.day(d)
		v.Dates = append(v.Dates, day(d, source.Ref{}))
	}
	for _, q := range s.Questions {
		line := SurveyQuestion{Count: q.Count, Mean: q.Mean, Least: q.Least, Most: q.Most, Small: q.Small, Change: q.Change, Scale: said(q.Scale, source.Ref{}), Text: said(q.Text, source.Ref{})}
		if q.Readable {
			line.Lowest, line.Highest = value.Stated(q.Lowest), value.Stated(q.Highest)
		}
		for _, r := range q.Rounds {
			line.Text, line.Scale = said(q.Text, r.Answers[0].At("question")), said(q.Scale, r.Answers[0].At("scale"))
			line.Rounds = append(line.Rounds, SurveyRound{r.Date, r.Count, r.Mean})
		}
		v.Small = v.Small || q.Small
		if q.Change != nil && q.Change.Value.Decimal.IsNegative() {
			v.Fallen = append(v.Fallen, line.Text)
		}
		v.Questions = append(v.Questions, line)
	}
	quotes := m.quotes[cs.Migration.ID]
	if cs.Released[model.QuoteBundle] == nil {
		v.Withheld = len(quotes) > 0
		quotes = nil
	}
	for _, q := range quotes {
		n.of(q)
		v.Quotes = append(v.Quotes, Quote{said(q.Text, q.At("text")), said(q.SpeakerRole, q.At("speaker role")), day(q.ApprovedOn, q.At("approved on"))})
	}
	v.Points = v.openPoints(said(s.Owner, source.Ref{}))
	v.Objections = m.objections(cs, model.AboutSurvey)
	v.Missing = saidAll(surveyMissing(v, s), source.Ref{})
	v.Newest = n.date
	return v
}

// openPoints are what the answers ask for.
func (v *Survey) openPoints(owner *doc.Value) []OpenPoint {
	var open []OpenPoint
	add := func(is bool, what, why string) {
		if is {
			open = append(open, OpenPoint{What: []*doc.Value{said(what, source.Ref{})}, Who: owner, Why: why})
		}
	}
	for _, q := range v.Fallen {
		add(true, "Ask why the answers fell, and record what is done about it: "+valueText(q), "an answer that fell is the customer’s complaint, and an auditor asks what became of it")
	}
	add(v.Small, "Ask more people at the next milestone: sponsor, application owners and those who run the platform", "few answers bear no claim")
	add(v.Several, "Keep asking the same questions on the same scale", "only then does the trend go on")
	add(!v.Several, "Ask the same questions again at the next milestone", "one day shows no trend")
	return open
}

// surveyMissing says what is not recorded and who will look for it.
func surveyMissing(v *Survey, s *model.Survey) []string {
	var all []string
	miss := func(absent bool, what string) {
		if absent {
			all = append(all, what)
		}
	}
	miss(v.Original == nil, "the survey itself, as the customer filled it in (Documents, kind satisfaction survey): the auditor asks for it, and this summary is no substitute")
	miss(len(s.Questions) == 0, "the answers, one a row (Survey: date, question, score, scale): without them there is nothing to sum up")
	miss(len(s.OutOf) > 0, fmt.Sprintf("the right score or scale of what lies outside its scale, and is in no figure here; such answers: %d", len(s.OutOf)))
	miss(len(s.Dates) == 1, "a second day: satisfaction was asked once, so that no trend can be seen; auditors look for checkpoints at the milestones")
	return all
}

// surveyMakers are the named blocks about satisfaction.
func surveyMakers() []maker {
	return []maker{
		blockOf("tiles", "survey", surveyTiles),
		blockOf("definitions", "survey-original", func(v CaseStudy, _ value.Locale) doc.Definitions { return surveyOf(v).Original.definitions() }),
		blockOf("table", "survey-questions", surveyQuestionsTable),
		blockOf("table", "survey-trend", surveyTrendTable),
		blockOf("table", "survey-open", func(v CaseStudy, _ value.Locale) doc.Table {
			return openPointsTable("survey-open", "Nothing follows from answers that are not recorded.", surveyOf(v).Points)
		}),
		chartsByScale("survey-questions", surveyChart),
		chartsByScale("survey-trend", surveyTrendChart),
		blockOf("table", "survey-quotes", surveyQuotesTable),
		objections("survey-findings", "What an auditor would object to in this survey", "Nothing was found in the records of the survey that an auditor would object to.",
			func(v CaseStudy) []Finding { return surveyOf(v).Objections }),
	}
}

func surveyOf(v CaseStudy) Survey { return partOf(v.Survey) }

func surveyTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	s := surveyOf(v)
	var tiles doc.Tiles
	if isZero(s.Answers) {
		return tiles
	}
	note := fmt.Sprintf("to %d questions", len(s.Questions))
	tile := doc.Tile{Label: "Answers", Value: doc.FigureOf(s.Answers), Note: note}
	if s.Small {
		tile.Note, tile.Tone = note+", a small sample", doc.Warning
	}
	tiles.Items = append(tiles.Items, tile)
	if s.Mean != nil {
		tiles.Items = append(tiles.Items, doc.Tile{Label: "Mean", Value: doc.FigureOf(s.Mean), Note: "on the scale " + valueText(s.Scales[0]) + ", each answer weighing the same"})
	}
	return tiles
}

func surveyQuestionsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "survey-questions", Caption: "Answers to each question, over all days",
		Columns: []doc.Column{numbered("No."), column("Question", 4.4), column("Scale", 0.9), numbered("Answers"), numbered("Mean"), numbered("Lowest"), numbered("Highest"), column("Sample", 1.2)},
		Note:    doc.Say("How to read: the number of answers is not the number of people. Where the sample is small, the mean says no more than the answers themselves, and nothing of those who were not asked."),
		Empty:   "No answer is recorded.",
	}
	for i, q := range surveyOf(v).Questions {
		sample := words("")
		if q.Small {
			sample = doc.TableCell{Content: doc.Say("small"), Tone: doc.Warning}
		}
		t.Rows = append(t.Rows, row(cell(numberOf(i+1, nil)), head(q.Text), cell(q.Scale), figure(q.Count), figure(q.Mean), figure(q.Least), figure(q.Most), sample))
	}
	return t
}

func surveyTrendTable(v CaseStudy, l value.Locale) doc.Table {
	s := surveyOf(v)
	t := doc.Table{ID: "survey-trend", Caption: "Mean of each question by the day it was asked", Columns: []doc.Column{numbered("No."), column("Question", 4.4)},
		Note:  doc.Say("How to read: beside each mean, in parentheses, the number of answers behind it. The change is of the last day against the first, and with few answers may be chance."),
		Empty: "Satisfaction was asked on one day only, or on none: there is no trend to show."}
	if !s.Several {
		return t
	}
	for _, d := range s.Dates {
		t.Columns = append(t.Columns, numbered(l.ShortDay(d.Date)))
	}
	t.Columns = append(t.Columns, numbered("Change"))
	for no, q := range s.Questions {
		line := row(cell(numberOf(no+1, nil)), head(q.Text))
		for _, d := range s.Dates {
			c := cell(nil)
			if i := slices.IndexFunc(q.Rounds, func(r SurveyRound) bool { return r.Date == d.Date }); i >= 0 {
				c = figure(q.Rounds[i].Mean)
				c.Content = append(c.Content, doc.Text{Text: " (" + l.Figure(q.Rounds[i].Count) + ")"})
			}
			line.Cells = append(line.Cells, c)
		}
		line.Cells = append(line.Cells, figure(q.Change))
		t.Rows = append(t.Rows, line)
	}
	return t
}

func surveyQuotesTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "survey-quotes", Caption: "What the customer said, and released",
		Columns: []doc.Column{column("Said", 6), column("By", 2), column("Approved", 1.4)},
		Empty:   "Nothing that the customer said is recorded.",
	}
	s := surveyOf(v)
	if s.Withheld {
		t.Empty = "What the customer said is recorded, and the customer has not released it: it is not shown here."
	}
	for _, q := range s.Quotes {
		t.Rows = append(t.Rows, row(cell(q.Text), cell(q.Speaker), cell(q.ApprovedOn)))
	}
	return t
}

// chartsByScale is a chart for each scale on which questions are asked: what is on one scale is never drawn on another.
func chartsByScale(name string, f func(s Survey, scale string, l value.Locale) doc.Chart) maker {
	return maker{"chart", name, reflect.TypeFor[CaseStudy](), func(view any, l value.Locale) block {
		v, ok := view.(*CaseStudy)
		if !ok || v == nil {
			return block{}
		}
		var made block
		s := surveyOf(*v)
		for _, scale := range s.Scales {
			c := f(s, valueText(scale), l)
			if len(c.Series) == 0 {
				continue
			}
			for _, q := range s.Questions {
				if valueText(q.Scale) == valueText(scale) {
					c.Low, c.High = q.Lowest, q.Highest
				}
			}
			c.ID += "-" + value.Slug(valueText(scale))
			c.Title += " on the scale " + valueText(scale)
			made.blocks = append(made.blocks, c)
		}
		return made
	}}
}

// surveyChart is the mean of each question on the scale.
func surveyChart(s Survey, scale string, l value.Locale) doc.Chart {
	chart := doc.Chart{ID: "survey-chart", Kind: doc.BarChart, Title: "Mean answer to each question"}
	means := doc.Series{Name: "Mean"}
	var names []string
	for _, q := range s.Questions {
		if q.Mean == nil || valueText(q.Scale) != scale {
			continue
		}
		chart.Categories, means.Values = append(chart.Categories, valueText(q.Text)), append(means.Values, q.Mean)
		chart.Sources = append(chart.Sources, q.Mean.Leaves()...)
		names = append(names, valueText(q.Text)+" "+l.Figure(q.Mean))
	}
	if len(names) == 0 {
		return chart
	}
	chart.Series, chart.Sources = []doc.Series{means}, source.Merge(chart.Sources)
	chart.Alt = "A bar a question: " + strings.Join(names, "; ") + "."
	return chart
}

// fewDays is how many surveys stand as bars below one another; more are lines.
const fewDays = 4

// surveyTrendChart is the mean of each question on the scale from day to day, of those that were asked on every day: a bar a day, so that
// answers that did not move, or are equal, do not hide each other.
func surveyTrendChart(s Survey, scale string, l value.Locale) doc.Chart {
	chart := doc.Chart{ID: "survey-trend-chart", Kind: doc.BarChart, Title: "How the answers moved from one survey to the next", Unit: "mean"}
	if !s.Several {
		return chart
	}
	var days []string
	for _, d := range s.Dates {
		days = append(days, d.Print(l))
	}
	var questions []string
	var means [][]*value.Figure // by question, by day
	for i, q := range s.Questions {
		if len(q.Rounds) != len(s.Dates) || valueText(q.Scale) != scale {
			continue
		}
		var line []*value.Figure
		for _, r := range q.Rounds {
			line = append(line, r.Mean)
			chart.Sources = append(chart.Sources, r.Mean.Leaves()...)
		}
		questions, means = append(questions, fmt.Sprintf("%d. %s", i+1, valueText(q.Text))), append(means, line)
	}
	if len(questions) == 0 {
		return chart
	}
	chart.Sources = source.Merge(chart.Sources)
	if len(days) > fewDays {
		chart.Kind, chart.Categories = doc.LineChart, days
		for i, name := range questions {
			chart.Series = append(chart.Series, doc.Series{Name: name, Values: means[i]})
		}
		chart.Alt = fmt.Sprintf("A line for each of %d questions over %d surveys; the values stand in the table.", len(questions), len(days))
		return chart
	}
	chart.Categories = questions
	for i, day := range days {
		series := doc.Series{Name: day}
		for _, line := range means {
			series.Values = append(series.Values, line[i])
		}
		chart.Series = append(chart.Series, series)
	}
	chart.Alt = fmt.Sprintf("A bar for each of %d surveys below each of %d questions; the values stand in the table.", len(days), len(questions))
	return chart
}
