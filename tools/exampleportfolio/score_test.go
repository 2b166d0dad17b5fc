package main

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var buildOnce = sync.OnceValues(build)

// built is the example, made once for all tests, which only read it.
func built(t *testing.T) *example {
	t.Helper()
	e, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func scores(t *testing.T) []score {
	t.Helper()
	e := built(t)
	return scoreOf(e)
}

func TestRecordsComeToThePlannedScores(t *testing.T) {
	if diff := cmp.Diff(plannedScores, scores(t)); diff != "" {
		t.Errorf("planned (-) and generated (+) differ:\n%s", diff)
	}
}

func TestBestSetPassesAndSurvivesAnyRefusal(t *testing.T) {
	set := best(eligibleOf(scores(t)))
	if !survives(set) {
		t.Fatalf("no set survives: %s", idsOf(set))
	}
	if total, _ := totals(set); total.Flaws != 0 {
		t.Errorf("the best set %s has %d flaws, want none", idsOf(set), total.Flaws)
	}
	if want := "M-01 M-02 M-03 M-05 M-06 M-08 M-09 M-15"; idsOf(set) != want {
		t.Errorf("best set %s, want %s", idsOf(set), want)
	}
}

func TestBestSetPassesByRecountingEachRefusal(t *testing.T) {
	set := best(eligibleOf(scores(t)))
	for i, refused := range set {
		var applications, servers, public int
		for j, s := range set {
			if i == j {
				continue
			}
			applications, servers = applications+s.Applications, servers+s.Servers
			if s.Public {
				public++
			}
		}
		if applications <= 50 || servers <= 500 || public < 2 || len(set)-1 < 5 {
			t.Errorf("without %s: %d applications, %d servers, %d public of %d", refused.Migration, applications, servers, public, len(set)-1)
		}
	}
}

func TestChoosingByWeightIsWorse(t *testing.T) {
	eligible := eligibleOf(scores(t))
	if set := greedy(eligible, true); passes(set) {
		t.Errorf("the heaviest until the bars are met, %s, pass", idsOf(set))
	}
	ten := greedy(eligible, false)
	if survives(ten) {
		t.Errorf("the ten heaviest, %s, survive any refusal", idsOf(ten))
	}
	total, _ := totals(ten)
	if total.Flaws == 0 {
		t.Errorf("the ten heaviest, %s, have no flaw", idsOf(ten))
	}
}

func TestOneOfEachSpecialCase(t *testing.T) {
	e := built(t)
	p := e.portfolio
	var customers []string
	hosts := map[string][]string{} // host name → customers
	for _, m := range p.Migrations {
		customers = append(customers, m.Customer)
		for _, s := range p.Servers {
			if s.Migration == m.ID && s.Name == "crm-app01" {
				hosts[s.Name] = append(hosts[s.Name], m.Customer)
			}
		}
	}
	if len(hosts["crm-app01"]) < 2 {
		t.Errorf("host name crm-app01 stands at %v, want two customers", hosts["crm-app01"])
	}
	if n := len(slices.Compact(slices.Sorted(slices.Values(customers)))); n != 15 {
		t.Errorf("%d customers, want 15", n)
	}
	a, b := e.files["inputs/council/evidence/satisfaction-survey.pdf"], e.files["inputs/university/evidence/satisfaction-survey.pdf"]
	if len(a) == 0 || string(a) != string(b) {
		t.Error("the survey files of M-10 and M-13 are not the same bytes")
	}
}
