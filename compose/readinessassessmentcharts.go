package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// gapTones are how the standing of a gap is marked, beside its word.
var gapTones = map[string]doc.Tone{
	string(model.ClosedByStart): doc.Good, string(model.ClosedByCutover): doc.Good, string(model.ClosedLater): doc.Warning, string(model.GapOverdue): doc.Bad, string(model.GapOpen): doc.Warning,
}

// readinessHeatMap is every line with its score, and with its score when it was looked at again where that is recorded; nil where
// nobody states the scale or nothing is scored.
func readinessHeatMap(s ReadinessScores, l value.Locale) doc.Block {
	if !s.Known {
		return nil
	}
	chart := doc.Chart{
		ID: "readiness-heat-" + value.Slug(valueText(s.Name)), Kind: doc.HeatMap, Title: "Readiness by area and item, from " + endsOf(s, l), Low: s.Lowest, High: s.Highest,
		Unit: "score on the scale " + valueText(s.Name),
	}
	if s.Coloured {
		chart.Unit, chart.Steps = s.Places, s.Colours
	}
	first, again := doc.Series{Name: "At the assessment", None: notScored}, doc.Series{Name: "Looked at again", None: notScored}
	scored, low := 0, []string{}
	for _, a := range s.Areas {
		for _, i := range a.Items {
			label := strings.Trim(a.Name+": "+valueText(i.Item), ": ")
			chart.Categories = append(chart.Categories, label)
			first.Values, again.Values = append(first.Values, i.Score), append(again.Values, i.Again)
			if i.Score == nil {
				continue
			}
			scored++
			chart.Sources = append(chart.Sources, i.Score.Leaves()...)
			if i.Tone == doc.Bad {
				low = append(low, label)
			}
		}
	}
	if scored == 0 {
		return nil
	}
	chart.Series = []doc.Series{first}
	if anyAgain(s) {
		chart.Series = append(chart.Series, again)
	}
	chart.Sources = source.Merge(chart.Sources)
	chart.Alt = fmt.Sprintf("A field for each of %d lines, the darker the higher its score; %d are scored.", len(chart.Categories), scored)
	if len(low) > 0 {
		chart.Alt += " Lowest: " + strings.Join(low, "; ") + "."
	}
	return chart
}

// endsOf are the ends of a scale in words.
func endsOf(s ReadinessScores, l value.Locale) string {
	if s.Coloured {
		return "red to green"
	}
	return l.Figure(s.Lowest) + " to " + l.Figure(s.Highest)
}

// readinessClosedChart is when the gaps of each area were closed; none where all were closed at one time, which the sentence before it says.
func readinessClosedChart(v CaseStudy, l value.Locale) doc.Chart {
	r := readinessOf(v)
	chart := doc.Chart{ID: "readiness-closed", Kind: doc.StackedBarChart, Title: "When the gaps of each area were closed", Unit: "gaps"}
	series := []doc.Series{{Name: "By the start"}, {Name: "Before the first cutover"}, {Name: "Later"}, {Name: "Open"}}
	for _, s := range r.Scores {
		for _, a := range s.Areas {
			if isZero(a.Gaps) {
				continue
			}
			chart.Categories = append(chart.Categories, a.Name)
			for i, f := range []*value.Figure{a.ByStart, a.ByCutover, a.Later, a.Open} {
				series[i].Values = append(series[i].Values, f)
			}
			chart.Sources = append(chart.Sources, a.Gaps.Leaves()...)
		}
	}
	times := 0
	for _, f := range []*value.Figure{r.ByStart, r.ByCutover, r.Later, r.Open} {
		if !isZero(f) {
			times++
		}
	}
	if len(chart.Categories) == 0 || times < 2 {
		return doc.Chart{}
	}
	chart.Series, chart.Sources = series, source.Merge(chart.Sources)
	chart.Alt = fmt.Sprintf("A bar an area: of %s gaps, %s were closed by the start of the migration, %s before the first cutover, %s later, and %s are open.",
		l.Figure(r.GapCount), l.Figure(r.ByStart), l.Figure(r.ByCutover), l.Figure(r.Later), l.Figure(r.Open))
	return chart
}
