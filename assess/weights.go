package assess

import (
	"fmt"

	"dossier/model"
	"dossier/value"
)

// weights are the programme's, with the user's own where dossier.yaml gives them.
type weights struct {
	lines   []model.WeightLine
	verdict map[model.Strategy]*value.Figure // what a verdict rests on
	assumed map[model.Strategy]*value.Figure // what the user's assumption gives
}

// migrating are the strategies that move something, lightest rule first: retired and retained ones do not count at all.
var migrating = []model.Strategy{model.Rehost, model.Replatform, model.Refactor, model.Repurchase, model.Relocate}

func isMigrating(s model.Strategy) bool {
	for _, m := range migrating {
		if s == m {
			return true
		}
	}
	return false
}

// weigh makes one weight a strategy. A verdict rests on published weights only: refactor counts at least as rehost, since the
// source orders them; repurchase and relocate count 0. A user who has the checklist states its page, and that weight is published.
func weigh(p *model.Programme, c model.Config) weights {
	w := weights{verdict: map[model.Strategy]*value.Figure{}, assumed: map[model.Strategy]*value.Figure{}}
	for _, s := range migrating {
		line := model.WeightLine{Strategy: s}
		line.Weight, line.Word, line.Note = publishedWeight(s, p, c)
		line.Assumed = line.Weight
		if term, ok := c.Weights[s]; ok && !term.Published {
			line.Assumed = weightFigure(s, term, "assumed-weight/")
			line.Note += "; assumed " + term.Value.String() + ": " + term.Source
		}
		w.lines = append(w.lines, line)
		w.verdict[s], w.assumed[s] = line.Weight, line.Assumed
	}
	return w
}

func publishedWeight(s model.Strategy, p *model.Programme, c model.Config) (f *value.Figure, word, note string) {
	if term, ok := c.Weights[s]; ok && term.Published {
		return weightFigure(s, term, "weight/"), term.Word, "published: " + term.Source
	}
	if term, ok := p.Weights[s]; ok && term.Published {
		return weightFigure(s, term, "weight/"), term.Word, "published: " + term.Source
	}
	floor := model.Term{Published: true, Source: "no weight is published for " + string(s) + ", so it counts nothing", Ref: p.CaseStudies.Ref}
	if rehost, ok := p.Weights[model.Rehost]; s == model.Refactor && ok && rehost.Published {
		floor.Value, floor.Ref = rehost.Value, rehost.Ref
		floor.Source = "no weight is published; the source orders refactor above rehost, so it counts at least as rehost"
	}
	return weightFigure(s, floor, "weight/"), "", floor.Source
}

func weightFigure(s model.Strategy, t model.Term, prefix string) *value.Figure {
	return value.Stated(t.Value, t.Ref).
		Named(prefix+string(s), fmt.Sprintf("Weight of %s", s), "").
		By(value.Rule{Name: "weight of " + string(s), Origin: t.Source, Published: t.Published})
}

// lighter is the strategy that weighs less for a verdict; the first of equals.
func (w weights) lighter(a, b model.Strategy) model.Strategy {
	if w.verdict[b].Value.Decimal.LessThan(w.verdict[a].Value.Decimal) {
		return b
	}
	return a
}
