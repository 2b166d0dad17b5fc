package assess_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// small makes the builder's bars small enough for portfolios of a few rows: 20 weighted applications, 30 weighted servers, 2 to 4 case
// studies of which 1 is public.
func small() *builder {
	b := newBuilder()
	term := func(n int) model.Term {
		return model.Term{Value: value.Int(n), Published: true, Source: "Mission Cloud"}
	}
	b.programme.CaseStudies = model.CaseStudyRules{Minimum: term(2), Maximum: term(4), MinimumPublic: term(0)}
	b.programme.Thresholds[0].Term, b.programme.Thresholds[1].Term = term(20), term(30)
	return b
}

func membersOf(studies []*model.CaseStudy) string {
	ids := make([]string, len(studies))
	for i, cs := range studies {
		ids[i] = cs.Migration.ID
	}
	return strings.Join(ids, " ")
}

func chosen(s model.Selection) string {
	studies := make([]*model.CaseStudy, len(s.Members))
	for i, m := range s.Members {
		studies[i] = m.CaseStudy
	}
	return membersOf(studies)
}

// random is a portfolio of up to nine case studies with a few findings.
func random(seed uint64) *builder {
	r := rand.New(rand.NewPCG(seed, 12))
	b := small()
	for i := range 3 + r.IntN(7) {
		id := fmt.Sprintf("M-%d", i+1)
		b.caseStudy(id, 1+r.IntN(5), []model.Strategy{model.Rehost, model.Replatform}[r.IntN(2)], r.IntN(9))
		if r.IntN(3) == 0 {
			b.document(id + "-tco").Why = "" // an open finding
		}
	}
	return b
}

// TestRefusals recomputes the refusal table from the documented scores alone.
func TestRefusals(t *testing.T) {
	replaced := 0
	for seed := range uint64(300) {
		a := random(seed).assess()
		s := a.Selection
		if len(s.Refusals) != len(s.Members) {
			t.Fatalf("portfolio %d: %d refusals for %d members", seed, len(s.Refusals), len(s.Members))
		}
		for at, r := range s.Refusals {
			rest := slices.Delete(slices.Clone(strings.Fields(chosen(s))), at, at+1)
			apps, servers := totalsOf(a, rest)
			if passes := len(rest) >= 2 && apps > 20 && servers > 30; r.Passes != passes || !r.Applications.Equal(value.Int(apps)) || !r.Servers.Equal(value.Int(servers)) {
				t.Fatalf("portfolio %d: without %s: %+v, want %v with %d and %d", seed, r.Refused.Migration.ID, r, passes, apps, servers)
			}
			want := bestReplacement(a, strings.Fields(chosen(s)), rest)
			if got := r.Replacement; (got == nil) != (want == "") || got != nil && got.Migration.ID != want {
				t.Fatalf("portfolio %d: in place of %s: %v, want %q", seed, r.Refused.Migration.ID, got, want)
			}
			if want != "" {
				apps, servers := totalsOf(a, append(rest, want))
				if !r.With.Applications.Equal(value.Int(apps)) || !r.With.Servers.Equal(value.Int(servers)) || !r.With.Passes {
					t.Fatalf("portfolio %d: with %s in place of %s: %+v, want %d and %d", seed, want, r.Refused.Migration.ID, r.With, apps, servers)
				}
			}
			replaced += len(want)
		}
	}
	if replaced == 0 {
		t.Error("no member had a replacement")
	}
}

func totalsOf(a *model.Assessment, ids []string) (apps, servers int) {
	for _, cs := range a.CaseStudies {
		if slices.Contains(ids, cs.Migration.ID) {
			apps += int(cs.Documented.Applications.Value.Decimal.IntPart())
			servers += int(cs.Documented.Servers.Value.Decimal.IntPart())
		}
	}
	return apps, servers
}

// bestReplacement tries every case study outside the set: survival, findings, the smaller margin in parts of 60, id.
func bestReplacement(a *model.Assessment, set, rest []string) string {
	best, bestRank := "", []int(nil)
	for _, cs := range a.CaseStudies {
		if !cs.Eligible || slices.Contains(set, cs.Migration.ID) {
			continue
		}
		with := append(slices.Clone(rest), cs.Migration.ID)
		apps, servers := totalsOf(a, with)
		if len(with) < 2 || apps <= 20 || servers <= 30 {
			continue
		}
		survives := 1
		findings := 0
		for at := range with {
			left := slices.Delete(slices.Clone(with), at, at+1)
			if x, y := totalsOf(a, left); len(left) < 2 || x <= 20 || y <= 30 {
				survives = 0
			}
			for _, f := range a.Findings {
				if f.Migration == with[at] && f.Severity == model.Open {
					findings++
				}
			}
		}
		rank := []int{survives, -findings, min(3*(apps-20), 2*(servers-30))}
		if best == "" || slices.Compare(rank, bestRank) > 0 {
			best, bestRank = cs.Migration.ID, rank
		}
	}
	return best
}

// TestRunnerUp: the runner-up is the best set beside the chosen one, and loses at the level it says.
func TestRunnerUp(t *testing.T) {
	five := func(applications ...int) *builder {
		b := small()
		for i, n := range applications {
			b.caseStudy(fmt.Sprintf("M-%d", i+1), n, model.Replatform, 8)
		}
		return b
	}
	finding := five(5, 5, 5, 5, 5)
	finding.programme.CaseStudies.Minimum.Value = value.Int(4)
	finding.document("M-2-tco").Why = ""
	for _, test := range []struct {
		b                            *builder
		chosen, second, level, wants string
	}{
		{five(5, 5, 5, 5, 5), "M-1 M-2 M-3 M-4", "M-1 M-2 M-3 M-5", "ids", "it is as good, and comes later by id"},
		{five(3, 5, 5, 6, 7), "M-2 M-3 M-4 M-5", "M-1 M-2 M-4 M-5", "margin", "its smaller margin is 320%, the chosen set’s 326.7%"},
		{finding, "M-1 M-3 M-4 M-5", "M-1 M-2 M-3 M-4", "findings", "it carries 1 open finding, the chosen set 0"},
	} {
		s := test.b.assess().Selection
		if chosen(s) != test.chosen || membersOf(s.RunnerUp.Members) != test.second || s.RunnerUp.Level != test.level || s.RunnerUp.Why != test.wants {
			t.Errorf("%s, then %s: %+v, want %+v", chosen(s), membersOf(s.RunnerUp.Members), s.RunnerUp, test)
		}
	}
	alone := five(5, 5)
	if s := alone.assess().Selection; !s.Passes || s.RunnerUp != nil {
		t.Errorf("of two: %s, then %+v", chosen(s), s.RunnerUp)
	}
}

// TestProofs: every set comes with what closes each level at which a set could be better.
func TestProofs(t *testing.T) {
	levels := map[string]int{}
	for seed := range uint64(100) {
		s := random(seed).assess().Selection
		if !s.Proven || len(s.Proofs) == 0 {
			t.Fatalf("portfolio %d is not proven", seed)
		}
		for _, p := range s.Proofs {
			levels[p.Level]++
			if p.Claim == "" || p.By == "" {
				t.Errorf("portfolio %d: %+v", seed, p)
			}
		}
		if !s.Passes && s.Proofs[0].Claim != "no set passes" {
			t.Errorf("portfolio %d: nothing passes, and the first proof is of %q", seed, s.Proofs[0].Claim)
		}
	}
	for _, level := range []string{"passing", "surviving", "findings", "margin", "ids"} {
		if levels[level] == 0 {
			t.Errorf("no portfolio needed a proof of the level %q", level)
		}
	}
}

// TestAfterTheFirstLeaves: on the day after, the best set is without every one that has left by then.
func TestAfterTheFirstLeaves(t *testing.T) {
	b := small()
	for i := range 4 {
		b.caseStudy(fmt.Sprintf("M-%d", i+1), 5, model.Replatform, 8)
	}
	b.p.Migrations[0].Start, b.p.Migrations[1].Start = day("2024-01-15"), day("2024-01-15")
	b.p.Migrations[0].End, b.p.Migrations[1].End = day("2024-02-10"), day("2024-02-10")
	for _, d := range b.p.Documents[:4] {
		d.Date, d.PartnerSignOn, d.CustomerSignOn = day("2023-12-01"), day("2023-12-01"), day("2023-12-01")
	}
	for _, app := range b.p.Applications[:10] {
		app.MigratedOn = day("2024-02-01")
	}
	s := b.assess().Selection
	if chosen(s) != "M-1 M-2 M-3 M-4" || s.FirstOut.Migration.ID != "M-1" {
		t.Fatalf("the set is %s, and %v leaves first", chosen(s), s.FirstOut)
	}
	if membersOf(s.Leaving) != "M-1 M-2" || s.AfterOn != s.FirstOut.Window.Leaves.AddDays(1) {
		t.Errorf("%s have left by %s", membersOf(s.Leaving), s.AfterOn)
	}
	if membersOf(s.After.Members) != "M-3 M-4" || !s.After.Passes || s.After.Survives {
		t.Errorf("then: %+v", s.After)
	}
	b.c.SubmitOn = s.AfterOn
	if then := b.assess().Selection; chosen(then) != membersOf(s.After.Members) {
		t.Errorf("on that day itself: %s", chosen(then))
	}
}

// TestIncludedAndExcluded: what dossier.yaml says is kept to, and what it cannot say is a problem at its line.
func TestIncludedAndExcluded(t *testing.T) {
	b := small()
	for _, id := range []string{"M-1", "M-2", "M-3", "M-4", "M-5", "M-6"} {
		b.caseStudy(id, 5, model.Replatform, 8)
	}
	line := func(id string, n int) model.Chosen {
		return model.Chosen{Migration: id, Ref: source.Ref{File: "dossier.yaml", Line: n}}
	}
	b.c.Include, b.c.Exclude = []model.Chosen{line("M-6", 3)}, []model.Chosen{line("M-1", 5)}
	s := b.assess().Selection
	if chosen(s) != "M-2 M-3 M-4 M-6" || membersOf(s.Included) != "M-6" || membersOf(s.Excluded) != "M-1" || len(s.Problems) > 0 {
		t.Errorf("%s, included %s, excluded %s, problems %v", chosen(s), membersOf(s.Included), membersOf(s.Excluded), s.Problems)
	}
	if membersOf(s.Greedy.Members) != "M-2 M-3 M-4 M-6" {
		t.Errorf("by weight alone: %s", membersOf(s.Greedy.Members))
	}
	for _, r := range s.Refusals {
		if r.Replacement != nil && r.Replacement.Migration.ID == "M-1" {
			t.Errorf("an excluded one replaces %s", r.Refused.Migration.ID)
		}
	}

	b.p.Migrations[1].Status = model.Planned
	b.c.Include = []model.Chosen{line("M-2", 3), line("M-7", 4)}
	b.c.Exclude = []model.Chosen{line("M-8", 5)}
	problems := fmt.Sprint(b.assess().Selection.Problems)
	for _, want := range []string{"dossier.yaml:3: M-2 is included in the set, and may not be in it: not completed", "dossier.yaml:4: there is no migration M-7", "dossier.yaml:5: there is no migration M-8"} {
		if !strings.Contains(problems, want) {
			t.Errorf("problems are %s, want %q", problems, want)
		}
	}

	b.c.Include, b.c.Exclude = nil, nil
	for i, id := range []string{"M-1", "M-3", "M-4", "M-5", "M-6"} {
		b.c.Include = append(b.c.Include, line(id, i))
	}
	s = b.assess().Selection
	if s.Passes || len(s.Members) > 0 || len(s.Problems) != 1 || s.Missing[0] != "5 case studies are included, and at most 4 are submitted" {
		t.Errorf("too many included: %s, %v, %q", chosen(s), s.Problems, s.Missing)
	}
}

// TestShortfallIsTheLeast: what is said to be missing suffices, and one less does not.
func TestShortfallIsTheLeast(t *testing.T) {
	tried := 0
	for seed := range uint64(900) {
		s := random(seed).assess().Selection
		if s.Passes {
			continue
		}
		for _, lack := range s.Shortfalls {
			if lack.CaseStudies > 0 || lack.Applications == nil || lack.Servers != nil {
				continue
			}
			tried++
			for _, way := range lack.Applications.Ways {
				n := int(way.Number.IntPart())
				if !with(seed, lack.Members[0].Migration.ID, n, way.Strategy).Passes {
					t.Errorf("portfolio %d: %d more by %s do not suffice", seed, n, way.Strategy)
				}
				if with(seed, lack.Members[0].Migration.ID, n-1, way.Strategy).Passes {
					t.Errorf("portfolio %d: %d more by %s suffice", seed, n-1, way.Strategy)
				}
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d portfolios lacked applications alone", tried)
	}
}

// with is the selection of a random portfolio with n more applications in a case study.
func with(seed uint64, id string, n int, s model.Strategy) model.Selection {
	b := random(seed)
	for i := range n {
		b.application(id, fmt.Sprintf("more-%d", i), s)
	}
	return b.assess().Selection
}

// TestFractionsAndAbsentBars: weights like 2.5 count exactly, and a bar that an edition does not state is no bar.
func TestFractionsAndAbsentBars(t *testing.T) {
	b := small()
	half, err := value.ParseDecimal("2.5")
	if err != nil {
		t.Fatal(err)
	}
	b.programme.Weights[model.Rehost] = model.Term{Value: half, Published: true, Source: "Mission Cloud"}
	b.caseStudy("M-1", 4, model.Rehost, 6)
	b.caseStudy("M-2", 4, model.Rehost, 6)
	s := b.assess().Selection
	if s.Passes || s.Applications.Value.String() != "20" || s.Shortfalls[0].Applications.Weighted.String() != "0" || s.Shortfalls[0].Applications.Ways[0].Number.String() != "1" {
		t.Errorf("8 × 2.5 exceeds 20: %+v", s.Shortfalls)
	}
	b.server("M-1", "one-more", "M-1-A1")
	b.application("M-2", "one-more", model.Rehost)
	if s = b.assess().Selection; !s.Passes || s.Applications.Value.String() != "22.5" || s.Servers.Value.String() != "32.5" || s.Survives {
		t.Errorf("22.5 and 32.5 do not pass: %v %v", s.Applications.Value, s.Servers.Value)
	}
	b.programme.Thresholds = nil
	if s = b.assess().Selection; !s.Passes || s.Margin != nil || len(s.Tests) != 2 {
		t.Errorf("without bars: %+v", s)
	}
}

// TestOrderOfRows: another order of the rows chooses the same set.
func TestOrderOfRows(t *testing.T) {
	for seed := range uint64(100) {
		b := random(seed)
		want := chosen(b.assess().Selection)
		r := rand.New(rand.NewPCG(seed, 13))
		r.Shuffle(len(b.p.Migrations), func(i, j int) { b.p.Migrations[i], b.p.Migrations[j] = b.p.Migrations[j], b.p.Migrations[i] })
		r.Shuffle(len(b.p.Applications), func(i, j int) {
			b.p.Applications[i], b.p.Applications[j] = b.p.Applications[j], b.p.Applications[i]
		})
		r.Shuffle(len(b.p.Servers), func(i, j int) { b.p.Servers[i], b.p.Servers[j] = b.p.Servers[j], b.p.Servers[i] })
		if got := chosen(b.assess().Selection); got != want {
			t.Fatalf("portfolio %d: %s, want %s", seed, got, want)
		}
	}
}
