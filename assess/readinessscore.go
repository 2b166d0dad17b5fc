package assess

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

var (
	scoreRead      = value.Rule{Name: "score as recorded, on its scale", Origin: "the stated scale", Published: true}
	scoreMean      = value.Rule{Name: "mean = sum of the scores ÷ number of lines scored; lines without a score are left out", Origin: "arithmetic", Published: true}
	scoreLeast     = value.Rule{Name: "the least of the scores", Origin: "arithmetic", Published: true}
	scoreInColours = value.Rule{Name: "lines by colour", Origin: "AWS migration whitepaper: red, amber, green, not assessed", Published: true}
)

// scoreReadiness gathers the scores by scale and area.
func (a *assessor) scoreReadiness(r *model.Readiness, m *model.Migration, items []*model.ReadinessItem) {
	id := m.ID + "/readiness"
	var scored []source.Ref
	taken := map[string]bool{}
	for _, item := range items {
		at := a.scoresOf(r, item)
		line := model.ItemScore{Item: item}
		line.Score = apart(taken, a.scoreOf(at.Scale, item, item.Score, item.Colour, ""))
		line.Again = apart(taken, a.scoreOf(at.Scale, item, item.Again, item.AgainIn, " after"))
		if line.Score != nil {
			scored = append(scored, item.Where())
		}
		area := areaOf(at, item.Area)
		area.Items = append(area.Items, line)
	}
	r.Items = value.CountOf(rowsOf(items)).Named(id+"/items", "Lines of the assessment", "line").By(readinessRows)
	r.Scored = value.CountOf(scored).Named(id+"/scored", "Lines with a score", "line").By(readinessRows)
	for i := range r.Scores {
		totalScores(&r.Scores[i], id+"/"+value.Slug("scale "+r.Scores[i].Name))
	}
}

// apart gives the figure an id of its own where a line of the same words has taken it.
func apart(taken map[string]bool, f *value.Figure) *value.Figure {
	if f == nil {
		return nil
	}
	id := f.ID
	for n := 2; taken[f.ID]; n++ {
		f.ID = fmt.Sprintf("%s-%d", id, n)
	}
	taken[f.ID] = true
	return f
}

func rowsOf[R model.Record](records []R) []source.Ref {
	var rows []source.Ref
	for _, r := range records {
		rows = append(rows, r.Where())
	}
	return rows
}

// scoresOf are the scores on the scale that a line names, or on the scale that its score speaks of: colours, or else the first of numbers.
func (a *assessor) scoresOf(r *model.Readiness, item *model.ReadinessItem) *model.ReadinessScores {
	scale := a.scaleOf(item)
	name := item.Scale
	if scale != nil {
		name = scale.ID
	}
	i := slices.IndexFunc(r.Scores, func(s model.ReadinessScores) bool { return strings.EqualFold(s.Name, name) })
	if i < 0 {
		r.Scores = append(r.Scores, model.ReadinessScores{Scale: scale, Name: name})
		i = len(r.Scores) - 1
	}
	return &r.Scores[i]
}

func (a *assessor) scaleOf(item *model.ReadinessItem) *model.ReadinessScale {
	named := strings.TrimSpace(item.Scale)
	for _, s := range a.scales {
		switch {
		case named != "" && strings.EqualFold(s.ID, named):
			return s
		case named == "" && (item.Colour != "" || item.AgainIn != "") == (len(s.Colours) > 0):
			return s
		}
	}
	if named != "" && len(a.scales) > 0 {
		a.find(model.Finding{
			ID: model.KindUnknownScale.ID(item.Migration, value.Slug(named)), Kind: model.KindUnknownScale, Severity: model.Open, Migration: item.Migration, Ref: item.At("scale"),
			What: fmt.Sprintf("readiness is scored on the scale %q, which nobody states", named), Rule: "scores are read against a stated scale (this program’s rule)",
			Mend: "name the scale as templates/scales does (" + scaleNames(a.scales) + "), or state it there", Owner: item.Owner,
		})
	}
	return nil
}

func scaleNames(scales []*model.ReadinessScale) string {
	var names []string
	for _, s := range scales {
		names = append(names, s.ID)
	}
	return strings.Join(names, ", ")
}

// scoreOf is a score as a figure: nil where there is none, where nobody states the scale, and where it is not on the scale, which is a finding.
func (a *assessor) scoreOf(scale *model.ReadinessScale, item *model.ReadinessItem, n value.Number, c model.Colour, after string) *value.Figure {
	if scale == nil || c == model.NotAssessed || !n.Known && c == "" {
		return nil
	}
	column, said := "score"+after, n.String()
	low, high := scale.Lowest.Value, scale.Highest.Value
	if len(scale.Colours) > 0 {
		low, high = value.Int(1), value.Int(len(scale.Colours))
		if c != "" {
			column, said, n = "colour"+after, string(c), value.Num(value.Int(slices.Index(scale.Colours, c)+1))
		}
	}
	if c != "" && len(scale.Colours) == 0 || !n.Known || n.Decimal.LessThan(low) || n.Decimal.GreaterThan(high) {
		a.find(model.Finding{
			ID: model.KindScoreOutsideScale.ID(item.Migration, value.Slug(item.Area+" "+item.Item+after)), Kind: model.KindScoreOutsideScale, Severity: model.Open, Migration: item.Migration,
			Ref: item.At(column), What: fmt.Sprintf("%s scores %s, which is not on the scale %s", lineName(item), said, scale.ID),
			Rule: "a score lies on its scale (" + scale.Source + ")", Mend: "correct the score, or name its scale", Owner: item.Owner,
		})
		return nil
	}
	id := item.Migration + "/readiness/" + value.Slug(item.Area+" "+item.Item) + "/" + value.Slug("score"+after)
	return value.Read(n, item.At(column)).Named(id, lineName(item), "").By(scoreRead)
}

// lineName names a line of the assessment in words.
func lineName(item *model.ReadinessItem) string {
	if item.Item == "" {
		return item.Area
	}
	return item.Area + ": " + item.Item
}

// areaOf is the area of the name, in the scale's spelling where the scale has it.
func areaOf(s *model.ReadinessScores, name string) *model.AreaScore {
	if s.Scale != nil {
		for _, known := range s.Scale.Areas {
			if folded(known.Name) == folded(name) {
				name = known.Name
			}
		}
	}
	i := slices.IndexFunc(s.Areas, func(a model.AreaScore) bool { return folded(a.Name) == folded(name) })
	if i < 0 {
		s.Areas = append(s.Areas, model.AreaScore{Name: name})
		i = len(s.Areas) - 1
	}
	return &s.Areas[i]
}

// folded is a name as it is compared: words only, "&" being "and".
func folded(name string) string { return value.Slug(strings.ReplaceAll(name, "&", " and ")) }

// totalScores orders the areas as the scale does and adds up what they scored.
func totalScores(s *model.ReadinessScores, id string) {
	if s.Scale != nil {
		place := func(a model.AreaScore) int {
			i := slices.IndexFunc(s.Scale.Areas, func(known model.ReadinessArea) bool { return known.Name == a.Name })
			if i < 0 {
				return len(s.Scale.Areas)
			}
			return i
		}
		slices.SortStableFunc(s.Areas, func(x, y model.AreaScore) int { return place(x) - place(y) })
		for _, known := range s.Scale.Areas {
			if !slices.ContainsFunc(s.Areas, func(a model.AreaScore) bool { return a.Name == known.Name }) {
				s.Unlooked = append(s.Unlooked, known.Name)
			}
		}
	}
	var all []model.ItemScore
	for i := range s.Areas {
		totalArea(&s.Areas[i], s.Scale, id+"/"+value.Slug(s.Areas[i].Name))
		all = append(all, s.Areas[i].Items...)
	}
	s.Number, s.Scored = lines(all, id, "The scale "+s.Name)
	if s.Scale != nil && len(s.Scale.Colours) > 0 {
		whole := &model.AreaScore{Name: "The scale " + s.Name, Items: all}
		s.Red, s.Amber, s.Green = inColour(whole, model.Red, id), inColour(whole, model.Amber, id), inColour(whole, model.Green, id)
	}
	if s.Scale != nil && len(s.Scale.Colours) == 0 {
		s.Average = mean(all, first, id+"/average", "Average of the assessment")
		s.Before = mean(all, firstOfTwo, id+"/average-before", "Average the first time, of what was looked at again")
		s.Again = mean(all, again, id+"/average-again", "Average when looked at again")
	}
}

func first(i model.ItemScore) *value.Figure { return i.Score }
func again(i model.ItemScore) *value.Figure {
	if i.Score == nil {
		return nil
	}
	return i.Again
}

// firstOfTwo is the first score of a line that was looked at again, so that like is compared with like.
func firstOfTwo(i model.ItemScore) *value.Figure {
	if again(i) == nil {
		return nil
	}
	return i.Score
}

func totalArea(a *model.AreaScore, scale *model.ReadinessScale, id string) {
	var scores []*value.Figure
	for _, i := range a.Items {
		if i.Score != nil {
			scores = append(scores, i.Score)
		}
	}
	a.Number, a.Scored = lines(a.Items, id, a.Name)
	switch {
	case scale == nil:
	case len(scale.Colours) > 0:
		a.Red, a.Amber, a.Green = inColour(a, model.Red, id), inColour(a, model.Amber, id), inColour(a, model.Green, id)
	case len(scores) > 0:
		a.Average = mean(a.Items, first, id+"/average", a.Name+": average")
		a.Before = mean(a.Items, firstOfTwo, id+"/average-before", a.Name+": average the first time, of what was looked at again")
		a.Again = mean(a.Items, again, id+"/average-again", a.Name+": average when looked at again")
		a.Least = value.Compute(value.Minimum, scores...).Named(id+"/least", a.Name+": lowest score", "").By(scoreLeast)
	}
}

// lines counts lines, and those of them that are scored.
func lines(items []model.ItemScore, id, name string) (number, scored *value.Figure) {
	var rows, with []source.Ref
	for _, i := range items {
		rows = append(rows, i.Item.Where())
		if i.Score != nil {
			with = append(with, i.Item.Where())
		}
	}
	number = value.CountOf(rows).Named(id+"/items", name+": lines", "line").By(readinessRows)
	return number, value.CountOf(with).Named(id+"/scored", name+": lines with a score", "line").By(readinessRows)
}

// inColour counts the lines of an area that bear a colour on the scale.
func inColour(a *model.AreaScore, c model.Colour, id string) *value.Figure {
	var rows []source.Ref
	for _, i := range a.Items {
		if i.Score != nil && i.Item.Colour == c {
			rows = append(rows, i.Item.Where())
		}
	}
	return value.CountOf(rows).Named(id+"/"+string(c), a.Name+": "+string(c), "line").By(scoreInColours)
}

// mean is the mean of the scores that are there; nil where there is none.
func mean(items []model.ItemScore, of func(model.ItemScore) *value.Figure, id, label string) *value.Figure {
	var scores []*value.Figure
	var rows []source.Ref
	for _, i := range items {
		if f := of(i); f != nil {
			scores, rows = append(scores, f), append(rows, i.Item.Where())
		}
	}
	if len(scores) == 0 {
		return nil
	}
	return value.Compute(value.Quotient, value.Compute(value.Sum, scores...), value.CountOf(rows)).Named(id, label, "").By(scoreMean)
}
