package compose

import (
	"slices"
	"testing"

	"dossier/doc"
	"dossier/value"
)

// TestSpoken prints words of ours in a language: days, amounts and quotes its way, names and ids untouched.
func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"":                                       "",
		"consent D-1 expired on 2026-02-28":      "consent D-1 expired on 28 February 2026",
		"due on 2025-10-06, and not closed":      "due on 6 October 2025, and not closed",
		"saves USD 6504.44 a month (2025-06-01)": "saves USD\u00a06,504.44 a month (1 June 2025)",
		"from 2025-06-01 to 2025-06-30.":         "from 1 June 2025 to 30 June 2025.",
		`names "export of 2025-06-01", no party`: "names “export of 2025-06-01”, no party",
		`a lone " stays`:                         `a lone " stays`,
		"export-2025-06-01.xlsx!A2:B3":           "export-2025-06-01.xlsx!A2:B3",
		"bill 2025-06-01.csv":                    "bill 2025-06-01.csv",
		"on 2025-13-01":                          "on 2025-13-01",
		"TCO 4711, MRA 12":                       "TCO 4711, MRA 12",
		"M-01/survey/q1/2025-03-20/answers":      "M-01/survey/q1/2025-03-20/answers",
	} {
		english, _ := value.LocaleOf("en-GB")
		if got := doc.Plain(english, spoken(text)); got != want {
			t.Errorf("%q is spoken as %q, want %q", text, got, want)
		}
	}
}

// TestMerged puts together what is said alike of several documents, and nothing else.
func TestMerged(t *testing.T) {
	said := func(id, document, what, mend string) Finding {
		return Finding{ID: id, Kind: "url-only", Severity: "open", Migration: "M-1", Document: document, What: what, Mend: mend, Owner: "of " + document}
	}
	all := merged([]Finding{
		said("a", "D-1", "RACI D-1 is a URL", "copy it"), said("b", "", "no plan", "write it"), said("c", "D-2", "plan D-2 is a URL", "copy it"),
		said("d", "D-3", "SOW D-3 is a URL", "renew it"), said("e", "D-4", "SOW D-4 is a URL", "copy it"),
	}, func(a, b Finding) bool { return a.Mend == b.Mend })
	if len(all) != 3 || all[0].What != "RACI D-1, plan D-2 and SOW D-4: each is a URL" || len(all[0].ids) != 3 || len(all[0].owners) != 3 || all[1].What != "no plan" {
		t.Errorf("%+v", all)
	}
}

// Findings that break one rule and are mended one way stand in one row, so that neither is said again for each; an accepted one alone.
func TestFindingsByRule(t *testing.T) {
	of := func(what, rule string) several {
		return several{Finding: Finding{What: what, Rule: rule, Mend: "say it", Severity: "open"}}
	}
	accepted := of("c", "one")
	accepted.Accepted = &doc.Value{}
	all := []several{of("a", "one"), of("b", "two"), accepted, of("d", "one")}
	for range mostTogether {
		all = append(all, of("e", "one"))
	}
	var got []int
	for _, row := range byRule(all) {
		got = append(got, len(row))
	}
	if want := []int{mostTogether, 1, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("rows of %v, want %v", got, want)
	}
}
