package leak_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/pack/leak"
	"dossier/source"
)

// canary is the token of tests that plant one.
const canary = "Harbour Lines"

func tokens(texts ...string) []leak.Token {
	var all []leak.Token
	for _, text := range texts {
		all = append(all, leak.Token{Text: text, Why: "a canary", Ref: source.Ref{File: "inputs/customers.csv"}.At(2, 5)})
	}
	return all
}

// leaks are the tokens that a scan of one file finds; an unreadable file fails the test.
func leaks(t *testing.T, path string, data []byte, texts ...string) []string {
	t.Helper()
	var found []string
	for _, p := range leak.Scan([]leak.File{{Path: path, Data: data}}, tokens(texts...), nil) {
		if p.Severity != source.Error || p.Ref.File != path || !strings.HasPrefix(p.What, `"`) {
			t.Fatalf("unexpected problem: %v", p)
		}
		found = append(found, strings.Split(p.What, `"`)[1])
	}
	return found
}

func wantLeak(t *testing.T, path string, data []byte, token string) {
	t.Helper()
	if !slices.Contains(leaks(t, path, data, token), token) {
		t.Errorf("%s: %q was not found", path, token)
	}
}

func wantClean(t *testing.T, path string, data []byte, texts ...string) {
	t.Helper()
	if found := leaks(t, path, data, texts...); len(found) > 0 {
		t.Errorf("%s: found %q", path, found)
	}
}

func wantUnreadable(t *testing.T, path string, data []byte) {
	t.Helper()
	problems := leak.Scan([]leak.File{{Path: path, Data: data}}, nil, nil)
	if len(problems) == 0 || problems[0].Severity != source.Error {
		t.Errorf("%s: problems %v; want that it cannot be read", path, problems)
	}
}

func TestMatching(t *testing.T) {
	tests := []struct {
		token, text string
		want        bool
	}{
		{"art", "party", false},
		{"art", "state of the art.", true},
		{"art", "Art", true},
		{"art", "art-house", true},
		{"art", "smarter", false},
		{"art", "artful", false},
		{"Harbour Lines", "harbour   lines", true},
		{"Harbour Lines", "HARBOUR\nLINES", true},
		{"Harbour Lines", "Harbour\u00a0Lines", true},
		{"Harbour Lines", "Har\u00adbour Li\u200bnes", true},
		{"Harbour Lines", "https://harbour-lines.example", true},
		{"Harbour Lines", "harbourlines.pdf", true},
		{"Harbour Lines", "harbour_lines", true},
		{"Harbour Lines", "Harbour%20Lines", true},
		{"Harbour Lines", `"\u0048arbour Lines"`, true},
		{"Harbour Lines", "Har-\nbour Lines", true},
		{"Harbour Lines", "Har-\n   bour\n   Lines", true},
		{"Harbour Lines", "Harbour Linesman", false},
		{"Harbour Lines", "Harbour, and Lines", false},
		{"Harbour Lines", "ＨＡＲＢＯＵＲ　Ｌｉｎｅｓ", true},
		{"Harbour Lines", "Harbour Lines' fleet", true},
		{"nowhere", "now here", false},
		{"Harbour", "HarbourPay", true},
		{"Harbour", "harbour01", true},
		{"Harbour", "Harbourpay", false},
		{"Zürcher Möbel", "zurcher-mobel.html", true},
		{"Zürcher Möbel", "Zu\u0308rcher Mo\u0308bel", true},
		{"Zürcher Möbel", "Z%C3%BCrcher M%C3%B6bel", true},
		{"Zürcher Möbel", "Z&uuml;rcher M&#246;bel", true},
		{"Straße 7 GmbH", "STRASSE 7 GMBH", true},
		{"東京海運", "弊社は東京海運と", true},
		{"AT&T", "AT&T Inc", true},
		{"db-prod-01", "on db-prod-01.", true},
		{"db-prod-01", "on db-prod-011", false},
		{"db-prod-01", "on xdb-prod-01", false},
		{"10.20.30.40", "at 10.20.30.40:443", true},
		{"10.20.30.40", "at 10.20.30.400", false},
		{"10.20.30.40", "at 110.20.30.40", false},
		{"10.20.30.40", "10 20 30 40", false},
		{"10.20.30.40", "10,20,30,40", false},
		{"10.20.30.40", "10203040", false},
		{"123456789012", "account 1234-5678-9012", true},
		{"123456789012", "arn:aws:iam::123456789012:role", true},
		{"123456789012", "account 9123456789012", false},
		{"1234567.89", "USD 1,234,567.89", true},
		{"1,234,567.89", "1.234.567,89 €", true},
		{"1234567.89", "1 234 567,89", true},
		{"1234567.89", "1\u202f234\u202f567,89", true},
		{"1234567.89", "1’234’567.89", true},
		{"1234567.00", "USD1,234,567", true},
		{"1234567", "1,234,567.00", true},
		{"1234567", "1,234,567.", true},
		{"234567", "1,234,567", false},
		{"1234", "1,234,567", false},
		{"12345", "a 12345GB disk", true},
		{"12345", "sha 9f12345abc", false},
		{"12345", "12,34,5", false},
		{"2024-03-31", "on 2024-03-31", true},
		{"2024-03-31", "2024.03.31", false},
	}
	for _, test := range tests {
		found := len(leaks(t, "public/a.txt", []byte(test.text), test.token)) > 0
		if found != test.want {
			t.Errorf("%q in %q: %v, want %v", test.token, test.text, found, test.want)
		}
	}
}

func TestWorth(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "--": false, "IT": false, "IBM": true, "art": true, "443": false, "2024": false, "12345": true, "9,999": false,
		"10,000": true, "10.0.0.1": true, "東京": true, "東": false, "a b": false,
	} {
		if leak.Worth(text) != want {
			t.Errorf("Worth(%q) = %v", text, !want)
		}
	}
}

func TestFileName(t *testing.T) {
	wantLeak(t, "public/case-studies/harbour-lines.txt", []byte("text"), canary)
	wantLeak(t, "public/harbourlines/index.txt", []byte("text"), canary)
}

func TestExemptions(t *testing.T) {
	files := []leak.File{
		{Path: "public/case-studies/a.txt", Data: []byte("Harbour Lines")},
		{Path: "public/index.txt", Data: []byte("Harbour Lines")},
	}
	at := source.Ref{File: "dossier.yaml"}.AtLine(7)
	tests := []struct {
		exempt leak.Exemption
		want   string
	}{
		{leak.Exemption{Token: "HARBOUR  lines", Reason: "a place", Ref: at}, ""},
		{leak.Exemption{Token: canary, Files: "public/**", Reason: "a place", Ref: at}, ""},
		{leak.Exemption{Token: canary, Files: "public/*.txt", Reason: "a place", Ref: at}, "error: public/case-studies/a.txt"},
		{leak.Exemption{Token: canary, Files: "public/case-studies/*", Reason: "a place", Ref: at}, "error: public/index.txt"},
		{leak.Exemption{Token: canary, Ref: at}, "error: dossier.yaml:7: exemption of \"Harbour Lines\" gives no reason"},
		{leak.Exemption{Token: canary, Files: "[", Reason: "x", Ref: at}, "error: dossier.yaml:7"},
		{leak.Exemption{Token: "Other", Reason: "x", Ref: at}, "note: dossier.yaml:7: exemption of \"Other\" was not needed"},
	}
	for _, test := range tests {
		var got []string
		for _, p := range leak.Scan(files, tokens(canary), []leak.Exemption{test.exempt}) {
			got = append(got, p.String())
		}
		if test.want == "" && len(got) > 0 {
			t.Errorf("%+v: %v", test.exempt, got)
		}
		if !strings.Contains(strings.Join(got, "\n"), test.want) {
			t.Errorf("%+v: %v lacks %q", test.exempt, got, test.want)
		}
	}
}

func TestFileBarsOnlySomeTokens(t *testing.T) {
	data := []byte("Harbour Lines and Other Lines")
	all := tokens("—", "Harbour Lines", "Other Lines")
	scanner, problems := leak.NewScanner(all, []leak.Exemption{{Token: "x", Reason: "y"}})
	problems = append(problems, scanner.File(leak.File{Path: "a.txt", Data: data, Bars: func(token int) bool { return all[token].Text != canary }})...)
	problems = append(problems, scanner.Unneeded()...)
	if len(problems) != 3 || !strings.Contains(problems[1].What, "Other Lines") || problems[2].Severity != source.Note {
		t.Errorf("problems %v", problems)
	}
}

func TestProblemSaysWhatAndWhere(t *testing.T) {
	got := leak.Scan([]leak.File{{Path: "public/a.txt", Data: []byte("by Harbour Lines")}}, tokens(canary), nil)
	want := `error: public/a.txt: "Harbour Lines" is in the text: want only what was released (a canary inputs/customers.csv!B5)`
	if len(got) != 1 || got[0].String() != want {
		t.Errorf("got %v\nwant %s", got, want)
	}
}

func TestTokenThatCannotBeSearchedIsReported(t *testing.T) {
	got := leak.Scan(nil, tokens("—"), nil)
	if len(got) != 1 || got[0].Severity != source.Warning {
		t.Errorf("got %v", got)
	}
}
