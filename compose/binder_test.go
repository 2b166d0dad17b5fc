package compose_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/compose"
	"dossier/doc"
	"dossier/model"
)

// The binder holds the chosen case studies, one after the other, each with its documents, and nothing of another customer.
func TestBinder(t *testing.T) {
	w, set := newWorld(nil), builtIn(t)
	d := w.document(t, set, "submission-binder", "")
	var parts, chapters []string
	anchors := map[string]bool{}
	for _, b := range d.Blocks {
		h, ok := b.(doc.Heading)
		if !ok {
			continue
		}
		if anchors[h.ID] {
			t.Errorf("two headings have the anchor %s", h.ID)
		}
		anchors[h.ID] = true
		switch text := doc.Plain(d.Locale, h.Content); h.Level {
		case 1:
			parts = append(parts, text)
		case 2:
			if strings.HasPrefix(h.ID, "case-studies") || strings.HasPrefix(h.ID, "tco-analysis") {
				chapters = append(chapters, h.ID)
			}
		}
	}
	var members []string
	for _, m := range w.assessment.Selection.Members {
		members = append(members, m.CaseStudy.Migration.ID)
	}
	if len(members) == 0 {
		t.Fatal("the world chooses nothing")
	}
	leads := map[string]bool{}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case doc.Table:
			if strings.HasSuffix(b.ID, "-figures") {
				t.Errorf("the binder holds the list of figures %s", b.ID)
			}
		case doc.Heading:
			if strings.HasSuffix(b.ID, "document-control") {
				t.Errorf("what is registered of an original stands at the end, in %s", b.ID)
			}
		case doc.Paragraph:
			if b.Role == doc.Fine && len(b.Content) == 3 {
				if link, ok := b.Content[1].(doc.Link); ok {
					leads[link.URL] = true
				}
			}
		}
	}
	originals := map[string]int{} // by the chapter
	chapter := ""
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case doc.Heading:
			if b.Level <= 2 {
				chapter = b.ID
			}
		case doc.Definitions:
			lists := func(term string) bool {
				return slices.ContainsFunc(b.Items, func(item doc.Definition) bool { return item.Term == term })
			}
			if lists("Original") && lists("File") {
				originals[chapter]++
			}
		case doc.Callout:
			if originals[chapter] > 0 && b.Title == "Compiled from the partner’s sheets" {
				t.Errorf("the chapter %s tells of its original twice", chapter)
			}
		}
	}
	for chapter, n := range originals {
		if n > 1 {
			t.Errorf("the chapter %s lists its original %d times", chapter, n)
		}
	}
	if len(originals) == 0 {
		t.Error("no chapter names an original")
	}
	for _, file := range []string{"case-studies/" + members[0] + ".pdf", "submission-summary.pdf"} {
		if !leads[file] {
			t.Errorf("nothing leads to the figures of %s: %v", file, leads)
		}
	}
	of := slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return !strings.Contains(p, " – ") })
	for i, p := range of {
		if !strings.HasPrefix(p, members[i]+" – ") {
			t.Errorf("part %d is %q, want %s", i+1, p, members[i])
		}
	}
	if len(of) != len(members) || parts[0] != "Submission summary" || parts[len(parts)-1] != "Evidence index" {
		t.Errorf("parts %q for %q", parts, members)
	}
	if !slices.Contains(chapters, "case-studies-"+members[0]) {
		t.Errorf("chapters %q", chapters)
	}
	text := dumped(t, d)
	for _, cs := range w.assessment.CaseStudies {
		if name := cs.Customer.LegalName; !slices.Contains(members, cs.Migration.ID) && strings.Contains(text, name) {
			t.Errorf("%s is outside the set and named", name)
		}
	}
}

func dumped(t *testing.T, d doc.Document) string {
	t.Helper()
	data, err := doc.JSON(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What the configuration takes out is in no word of an audit document, and stays in internal ones.
func TestRedaction(t *testing.T) {
	secrets := []string{"Ada Lovegood", "123456789012", "1234-5678-9012", "10.20.0.0/16", "2001:db8::7", "ada@example.com"}
	story := "Ada Lovegood moved account 123456789012 (1234-5678-9012) to 10.20.0.0/16 and 2001:db8::7; write to ada@example.com. At 10:20:30, 5 of 12 waves."
	plant := func(redact ...model.Redaction) world {
		return newWorld(func(p *model.Portfolio, c *model.Config) {
			p.Migrations[0].Solution = model.Narrative(story)
			p.Documents[0].Author = "Ada Lovegood"
			c.Redact = redact
		})
	}
	set := builtIn(t)
	whole := dumped(t, plant().document(t, set, "case-study-audit", "M-01"))
	w := plant(model.RedactAccounts, model.RedactAddresses, model.RedactPersons)
	text := dumped(t, w.document(t, set, "case-study-audit", "M-01"))
	for _, s := range secrets {
		if !strings.Contains(whole, s) {
			t.Errorf("%s is not there to be taken out", s)
		}
		if strings.Contains(text, s) {
			t.Errorf("%s is left", s)
		}
	}
	if want := "[person] moved account [account id] ([account id]) to [IP address] and [IP address]; write to [e-mail address]. At 10:20:30, 5 of 12 waves."; !strings.Contains(text, want) {
		t.Errorf("want %q in\n%s", want, text)
	}
	var barred []string
	for _, token := range compose.Redacted(w.portfolio, w.config) {
		barred = append(barred, token.Text)
	}
	if !slices.Contains(barred, "Ada Lovegood") || !slices.Contains(barred, "123456789012") {
		t.Errorf("the scan looks for %q", barred)
	}
	if text := dumped(t, plant(model.RedactAccounts).document(t, set, "case-study-audit", "M-01")); !strings.Contains(text, "Ada Lovegood") {
		t.Error("a name was taken out unasked")
	}
}

// The evidence that is a PDF travels in the binder, under names that differ; where redaction or the configuration keeps it out, not.
func TestBinderCarriesEvidence(t *testing.T) {
	files := func(change func(c *model.Config)) []compose.File {
		w := newWorld(func(p *model.Portfolio, c *model.Config) { change(c) })
		return w.unit(t, builtIn(t), "submission-binder", "").Files()
	}
	all := files(func(*model.Config) {})
	if len(all) == 0 {
		t.Fatal("nothing travels")
	}
	seen := map[string]bool{}
	for _, f := range all {
		if seen[strings.ToLower(f.As.Name)] || !strings.HasSuffix(f.Path, ".pdf") || f.As.MediaType != "application/pdf" || f.As.Description == "" {
			t.Errorf("attachment %+v", f)
		}
		seen[strings.ToLower(f.As.Name)] = true
	}
	if n := len(files(func(c *model.Config) { c.Binder.Apart = true })); n > 0 {
		t.Errorf("%d travel although the configuration says no", n)
	}
	if n := len(files(func(c *model.Config) { c.Redact = []model.Redaction{model.RedactPersons} })); n > 0 {
		t.Errorf("%d travel unredacted", n)
	}
}

// A binder that names what cannot be bound is an error at its front matter.
func TestBindsAreChecked(t *testing.T) {
	for name, c := range map[string]struct{ binds, unit, want string }{
		"none such": {"case-study-audti", "portfolio", `binds "case-study-audti", which is no template: want names of templates/documents (did you mean case-study-audit)`},
		"public":    {"case-study-public", "portfolio", `binds "case-study-public": want PDF documents for the audience audit`},
		"workbook":  {"scorecard", "portfolio", `binds "scorecard": want PDF documents for the audience audit`},
		"a binder":  {"submission-binder", "portfolio", `binds "submission-binder", which binds others: want documents that bind none`},
		"each":      {"method", "migration", `binds others, and is made for each migration: want unit: portfolio`},
	} {
		t.Run(name, func(t *testing.T) {
			found := problems(one(head("audit", c.unit, "title: X", fmt.Sprintf("binds: [%s]", c.binds)) + "Text\n"))
			if len(found) != 1 || !strings.Contains(found[0], c.want) {
				t.Errorf("got %q\nwant %q", found, c.want)
			}
		})
	}
}
