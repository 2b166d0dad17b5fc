package compose_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/pack/leak"
	"dossier/templates"
	"dossier/value"
)

// The public view holds no type of the model and no type that can hold a source, whatever is added to it.
func TestPublicViewHoldsNoModelAndNoSource(t *testing.T) {
	walkTypes(reflect.TypeFor[compose.PublicCaseStudy](), func(at string, typ reflect.Type) {
		switch typ {
		case reflect.TypeFor[doc.Value](), reflect.TypeFor[compose.Prose](), reflect.TypeFor[value.Figure](), reflect.TypeFor[compose.CaseStudy](), reflect.TypeFor[compose.Portfolio]():
			t.Errorf("%s is %s", at, typ)
		}
		if strings.HasSuffix(typ.PkgPath(), "/model") || strings.HasSuffix(typ.PkgPath(), "/source") {
			t.Errorf("%s is of %s", at, typ.PkgPath())
		}
	})
}

func TestPublicDocumentsHoldNoSource(t *testing.T) {
	w, set := newWorld(nil), builtIn(t)
	n := 0
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Audience != doc.Public {
			continue
		}
		n++
		d, problems := compose.Document(u)
		text, err := doc.JSON(d)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		for _, mark := range []string{"portfolio.xlsx", `"source`, `"figure`, "programme.yaml"} {
			if strings.Contains(string(text), mark) {
				t.Errorf("%s holds %s", u.ID, mark)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d public documents, want 2", n)
	}
}

// What each bundle opens, and what stays shut without it.
func TestEachBundleOpensItsOwnFields(t *testing.T) {
	set := builtIn(t)
	shown := map[model.Bundle][]string{
		model.NameBundle: {"Harbour Lines GmbH", "harbour-lines.example"}, model.QuoteBundle: {"The ships never noticed.", "chief operating officer"},
		model.OutcomeBundle: {"Running cost saved", "under 1\u00a0hour", "30 to 40%"}, model.ServicesBundle: {"Runs the rehosted servers", "Datavault Replicator", "Copied the file shares"},
		model.InventoryBundle: {"moved 6 applications and 6 servers"}, model.MoneyBundle: {"EUR\u00a015,221"}, model.TimelineBundle: {"15 June 2025"},
	}
	text := func(without model.Bundle) string {
		w := newWorld(func(p *model.Portfolio, _ *model.Config) {
			p.Customers[0].Alias = "a port operator"
			p.Releases = slices.DeleteFunc(p.Releases, func(r *model.Release) bool { return r.Subject == "C-01" && r.Bundle == without })
		})
		d := w.document(t, set, "case-study-public", "M-01")
		dumped, err := doc.JSON(d)
		if err != nil {
			t.Fatal(err)
		}
		body := d.Title + "\n" + d.Subtitle + "\n" + plain(d) + string(dumped)
		for _, f := range d.Facts {
			body += doc.Plain(d.Locale, f.Value) + "\n"
		}
		return body
	}
	all := text("")
	for b, words := range shown {
		shut := text(b)
		for _, word := range words {
			if !strings.Contains(all, word) {
				t.Errorf("%s: %q is released and not shown", b, word)
			}
			if strings.Contains(shut, word) {
				t.Errorf("%s: %q is not released and shown", b, word)
			}
		}
	}
	for _, never := range []string{"logistics", "Germany", "2,400 employees", "ISO 27001", "project manager", "Order lines early", "TCO analysis", "Berth planning", "hamdb01", "12 weighted"} {
		if strings.Contains(all, never) {
			t.Errorf("%q is in the public document", never)
		}
	}
}

// A quote that the customer never approved stays out, though quotes are released.
func TestUnapprovedQuote(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Quotes[0].ApprovedOn = value.Date{} })
	if got := plain(w.document(t, builtIn(t), "case-study-public", "M-01")); strings.Contains(got, "ships") {
		t.Errorf("the quote is in %s", got)
	}
}

// Nothing public without a story released under a consent that holds, or where the customer refuses a public reference.
func TestNoPublicDocumentWithoutConsent(t *testing.T) {
	set := builtIn(t)
	for name, change := range map[string]func(p *model.Portfolio, c *model.Config){
		"private":      func(p *model.Portfolio, _ *model.Config) { p.Customers[0].ReferenceUse = model.PrivateReference },
		"not stated":   func(p *model.Portfolio, _ *model.Config) { p.Customers[0].ReferenceUse = "" },
		"expired":      func(p *model.Portfolio, _ *model.Config) { expire(p) },
		"consent gone": func(p *model.Portfolio, _ *model.Config) { delete(p.Evidence, "evidence/m-01-consent.pdf") },
		"no story": func(p *model.Portfolio, _ *model.Config) {
			p.Releases = slices.DeleteFunc(p.Releases, func(r *model.Release) bool { return r.Bundle == model.StoryBundle })
		},
	} {
		w := newWorld(change)
		for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
			if u.Audience == doc.Public && u.Migration == "M-01" {
				t.Errorf("%s: %s is made", name, u.ID)
			}
		}
	}
}

func expire(p *model.Portfolio) {
	for _, r := range p.Releases {
		r.Expires = date("2026-01-01")
	}
}

// A customer without a name to show and without an alias is called the customer, and somebody is told.
func TestNeitherNameNorAlias(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Customers[1].Alias = " " })
	d, problems := compose.Document(w.unit(t, builtIn(t), "case-study-public", "M-02"))
	want := `warning: inputs/portfolio.xlsx!Customers!C3: the public case study M-02 calls its customer "the customer"`
	if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want) {
		t.Errorf("got %v, want %s", problems, want)
	}
	if d.Subtitle != "The customer" {
		t.Errorf("subtitle %q", d.Subtitle)
	}
}

// Printing what this customer did not release, without a guard, names the template, the line and the customer.
func TestUnreleasedFieldWithoutGuard(t *testing.T) {
	set := load(t, templates.FS, one(head("public", "migration")+"a\n\n{{ .InProduction }}\n"))
	if _, problems := compose.Document(newWorld(nil).unit(t, set, "x", "M-01")); len(problems) > 0 {
		t.Errorf("released: %v", problems)
	}
	_, problems := compose.Document(newWorld(nil).unit(t, set, "x", "M-02"))
	want := "error: templates/documents/x.md:10: .InProduction is not released by customer C-02 (M-02): want a released field, or a guard around it (guard it: {{ with .InProduction }} … {{ end }})"
	if len(problems) != 1 || problems[0].String() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
}

func tokens(w world) []compose.Token {
	return compose.Unreleased(w.portfolio, w.config, w.assessment)
}

// barred are the texts that may not stand in the public document of a migration.
func barred(w world, migration string) []string {
	var texts []string
	for _, t := range tokens(w) {
		if t.Bars(migration) {
			texts = append(texts, t.Text)
		}
	}
	return texts
}

func TestUnreleased(t *testing.T) {
	w := newWorld(nil)
	m1, m2 := barred(w, "M-01"), barred(w, "M-02")
	for _, c := range []struct {
		text   string
		m1, m2 bool
	}{
		{"Harbour Lines GmbH", false, true}, {"Harbour Lines", false, true}, {"harbour-lines.example", false, true},
		{"Alder Savings Bank AG", true, true}, {"Alder Savings Bank", true, true}, {"Cobalt Health Inc.", true, true}, {"Cobalt Health", true, true},
		{"C-02", true, true}, {"hamdb01", true, true}, {"alpdb01", true, true}, {"golden-image", true, true}, {"srv-m01-001", true, true},
		{"123456789012", true, true}, {"10.20.0.0/16", true, true}, {"Dr. Anna Keller", true, true},
		{"21543", false, false}, {"EUR\u00a021,543", false, true}, {"31777", false, true}, {"31,777", false, true}, {"EUR\u00a031,777", true, true}, {"EUR\u00a030,000", true, true},
		{"The ships never noticed.", false, true}, {"We opened on Monday as if nothing had happened.", true, true},
		{"Quantile Backup", false, true}, {"Datavault Replicator", false, false}, {"12 weeks", false, true}, {"time to open a branch", false, true},
		{"Branch systems moved in one weekend", true, false}, {"Port systems off the quay", false, true}, {"Patient records under HIPAA", true, true},
		{"Internal price model of the partner", true, true}, {"portfolio.xlsx", true, true}, {"m-01-tco.pdf", true, true},
		// Ordinary words are no tokens.
		{"spare", false, false}, {"prod", false, false}, {"Head of Terminal Systems", false, false}, {"practice lead", false, false}, {"TCO analysis", false, false},
		{"30,000", false, false}, {"900", false, false}, {"Amazon EC2", false, false}, {"Northwind Cloud Partners", false, false}, {"Payroll", false, false}, {"20", false, false},
	} {
		if got := slices.Contains(m1, c.text); got != c.m1 {
			t.Errorf("%q barred from M-01: %v, want %v", c.text, got, c.m1)
		}
		if got := slices.Contains(m2, c.text); got != c.m2 {
			t.Errorf("%q barred from M-02: %v, want %v", c.text, got, c.m2)
		}
	}
	for _, token := range tokens(w) {
		if token.Why == "" || token.Ref.IsZero() || !leak.Worth(token.Text) {
			t.Errorf("%+v: want a reason, a place and a text worth a search", token)
		}
	}
}

// An amount that is not released is barred in its short forms too, where they are particular enough.
func TestUnreleasedInShort(t *testing.T) {
	for amount, want := range map[string][]string{
		"38500": {"38.5 k", "38.5 thousand"}, "-38500": {"38.5 k"}, "12340000": {"12.34 m", "12.34 mn", "12.34 million"}, "38511": nil, "12000": nil, "125000": nil, "1200000": nil,
	} {
		w := newWorld(func(p *model.Portfolio, _ *model.Config) {
			d, err := value.ParseDecimal(amount)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range p.Costs {
				if c.Migration == "M-02" {
					c.Amount = value.Num(d)
				}
			}
		})
		var got []string
		for _, text := range barred(w, "M-02") {
			if strings.HasSuffix(text, " k") || strings.HasSuffix(text, " thousand") || strings.HasSuffix(text, " m") || strings.HasSuffix(text, " mn") || strings.HasSuffix(text, " million") {
				got = append(got, text)
			}
		}
		for _, text := range want {
			if !slices.Contains(got, text) {
				t.Errorf("%s: %q is not barred, only %q", amount, text, got)
			}
		}
		if want == nil && len(got) > 0 {
			t.Errorf("%s: %q are barred", amount, got)
		}
	}
}

// What the TCO analysis comes to is barred as its costs are.
func TestUnreleasedResults(t *testing.T) {
	for _, released := range []bool{true, false} {
		w := newWorld(func(p *model.Portfolio, c *model.Config) {
			withCosts(p, c)
			if !released {
				p.Releases = slices.DeleteFunc(p.Releases, func(r *model.Release) bool { return r.Subject == "C-01" && r.Bundle == model.MoneyBundle })
			}
		})
		tco := w.assessment.CaseStudies[0].TCO
		for _, decimals := range []int32{0, 2} {
			want := w.config.Locale.Money(value.Money{Amount: tco.Saving.Value.Decimal.Round(decimals).Abs(), Currency: tco.Currency})
			if got := slices.Contains(barred(w, "M-01"), want); got == released {
				t.Errorf("released: %v, %s barred: %v", released, want, got)
			}
		}
	}
}

// A name of one word that narratives use as a word is ordinary; one that they do not is a name.
func TestOneWordNames(t *testing.T) {
	for name, want := range map[string]bool{"Lease AG": false, "Quorvix AG": true} {
		w := newWorld(func(p *model.Portfolio, _ *model.Config) { p.Customers[2].LegalName = name })
		core := strings.TrimSuffix(name, " AG")
		if got := slices.Contains(barred(w, "M-01"), core); got != want {
			t.Errorf("%s barred: %v, want %v", core, got, want)
		}
		if !slices.Contains(barred(w, "M-01"), name) {
			t.Errorf("%s is not barred", name)
		}
	}
}

// Canaries planted in every text field of the portfolio that no release opens appear in no public document.
func TestCanaries(t *testing.T) {
	set := builtIn(t)
	const canary = "Xylograph"
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		for _, s := range model.Schemas() {
			for _, r := range s.Records(p) {
				for _, f := range s.Fields {
					v := reflect.ValueOf(r).Elem().Field(f.Index)
					if f.Bundle != "" || f.Refs != nil || f.Name == "id" || f.Name == "path" || s.Kind == "Costs" && f.Name == "category" {
						continue
					}
					if f.Type == model.TextField || f.Type == model.NarrativeField {
						v.SetString(v.String() + " " + canary)
					}
				}
			}
		}
		p.Customers[1].Alias = "a savings bank in the Alps" // an alias is there to be shown
		for _, o := range p.Costs {
			o.Frequency, o.Currency = "monthly", "EUR"
		}
		for _, s := range p.Services {
			s.Role = "backups"
		}
	})
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Audience != doc.Public {
			continue
		}
		d, problems := compose.Document(u)
		text, err := doc.JSON(d)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		if strings.Contains(string(text), canary) {
			t.Errorf("%s holds the canary:\n%s", u.ID, text)
		}
	}
}

// The hosts that machines run on, what stands before their domain, and ids of resources are barred wherever they stand.
func TestUnreleasedHostsAndResources(t *testing.T) {
	w := newWorld(func(p *model.Portfolio, _ *model.Config) {
		p.Servers[0].Host = "esx-07.alder.example"
		p.Hosts = append(p.Hosts, &model.Host{ID: "blade12", Migration: "M-01"})
		p.Recommendations = append(p.Recommendations, &model.Recommendation{
			Migration: "M-01", Tool: "AWS Compute Optimizer", Resource: "arn:aws:lambda:eu-west-1:123456789012:function:pay-out", Name: "see i-0123456789abcdef0",
		})
	})
	m1 := barred(w, "M-01")
	for _, want := range []string{"esx-07.alder.example", "esx-07", "blade12", "arn:aws:lambda:eu-west-1:123456789012:function:pay-out", "i-0123456789abcdef0"} {
		if !slices.Contains(m1, want) {
			t.Errorf("%s is not barred", want)
		}
	}
}
