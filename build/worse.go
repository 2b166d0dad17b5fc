package build

import (
	"errors"
	"fmt"

	"dossier/pack"
	"dossier/value"
)

// ErrBaseline is that a pack to compare with is not there or cannot be compared with.
var ErrBaseline = errors.New("there is nothing to compare with")

// baseline reads the pack that a run must not be worse than; nil where none is asked for. It is read before anything is published,
// since it may be the current one.
func baseline(o Options) (*pack.Manifest, error) {
	if o.NoWorse == "" {
		return nil, nil
	}
	m, err := pack.ReadManifest(o.NoWorse)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBaseline, err)
	}
	return &m, nil
}

// worse says in what a run is worse than the pack before: the verdict first, then whether it survives any one refusal, and where both
// are as they were each total that has a bar. A set that gained survival or a PASS may be smaller than the one before.
func (s state) worse(before *pack.Manifest) ([]string, error) {
	if before == nil {
		return nil, nil
	}
	if before.Programme.ID != s.programme.ID {
		return nil, fmt.Errorf("%w: %s was judged by %s, this by %s", ErrBaseline, s.options.NoWorse, before.Programme.ID, s.programme.ID)
	}
	c := comparison{before: map[string]pack.FigureLine{}, now: map[string]pack.FigureLine{}}
	for _, f := range before.Figures {
		c.before[f.ID] = f
	}
	for _, f := range s.figures() {
		c.now[f.ID] = figureLine(f, s.config.Locale)
	}
	for _, gate := range []struct{ id, lost string }{{"verdict", "the verdict was PASS, and is GAP"}, {"selection/survives", "the set survived any one refusal, and does not"}} {
		was, is, known := c.pair(gate.id)
		switch {
		case !known:
		case is.LessThan(was):
			return []string{gate.lost}, nil
		case was.LessThan(is):
			return nil, nil
		}
	}
	return c.totals(s.assessment.Selection.Passes), nil
}

// comparison finds figures of two runs by their ids.
type comparison struct{ before, now map[string]pack.FigureLine }

// pair is a figure as it was and as it is; known is false where either is not there or is no number.
func (c comparison) pair(id string) (was, is value.Decimal, known bool) {
	was, errWas := value.ParseDecimal(plain(c.before[id]))
	is, errIs := value.ParseDecimal(plain(c.now[id]))
	return was, is, errWas == nil && errIs == nil
}

func plain(f pack.FigureLine) string {
	if f.Plain != "" {
		return f.Plain
	}
	return f.Value
}

// totals says which totals that have a bar have fallen. How many case studies there are, and how many of them public, matters only as
// long as no set passes.
func (c comparison) totals(passes bool) []string {
	var fallen []string
	for _, t := range []struct {
		test, total, what string
		always            bool
	}{
		{"test/weighted-applications", "total/weighted-applications", "weighted applications", true},
		{"test/weighted-servers", "total/weighted-servers", "weighted servers", true},
		{"test/minimum", "total/case-studies", "case studies", false},
		{"test/public", "total/public", "public case studies", false},
	} {
		_, _, tested := c.pair(t.test)
		was, is, known := c.pair(t.total)
		if tested && known && (t.always || !passes) && is.LessThan(was) {
			fallen = append(fallen, fmt.Sprintf("%s fell from %s to %s", t.what, plain(c.before[t.total]), plain(c.now[t.total])))
		}
	}
	return fallen
}
