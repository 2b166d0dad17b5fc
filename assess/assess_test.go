package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/assess"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// TestSourceArithmetic is the source's own example: 5 rehosted applications = 10, 5 replatformed = 20.
func TestSourceArithmetic(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 5, model.Rehost, 0)
	b.caseStudy("M-2", 5, model.Replatform, 0)
	a := b.assess()
	wantFigure(t, a, "M-1/weighted-applications", "10")
	wantFigure(t, a, "M-2/weighted-applications", "20")
}

// TestStrictThresholds: exactly 50 and 500 is a gap, one more of each passes.
func TestStrictThresholds(t *testing.T) {
	b := newBuilder()
	for i := range 5 {
		b.caseStudy(fmt.Sprintf("M-%d", i+1), 5, model.Rehost, 50)
	}
	a := b.assess()
	wantFigure(t, a, "total/weighted-applications", "50")
	wantFigure(t, a, "total/weighted-servers", "500")
	if a.Selection.Passes || !a.Selection.Verdict.Value.Decimal.IsZero() {
		t.Error("exactly 50 and 500 passes: the comparison is strict")
	}
	wantMissing := []string{
		"1 more documented application by rehost, or 1 by replatform, to exceed 50 weighted applications",
		"1 more documented source server by rehost, or 1 by replatform, to exceed 500 weighted servers",
	}
	if !slices.Equal(a.Selection.Missing, wantMissing) {
		t.Errorf("missing = %q, want %q", a.Selection.Missing, wantMissing)
	}

	b.application("M-1", "extra", model.Rehost)
	b.server("M-1", "extra", "extra")
	if a = b.assess(); !a.Selection.Passes {
		t.Errorf("52 and 502 does not pass: %v", a.Selection.Missing)
	}
}

func TestDocumentsGateTheScore(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 5, model.Rehost, 10)
	b.p.Documents = slices.DeleteFunc(b.p.Documents, func(d *model.Document) bool { return d.Kind == model.TCOAnalysis })
	a := b.assess()
	wantFigure(t, a, "M-1/weighted-applications", "0")
	wantFigure(t, a, "M-1/claimed-weighted-applications", "10")
	wantFinding(t, a, "missing/M-1/tco")
	if a.CaseStudies[0].Eligible {
		t.Error("an undocumented case study is eligible")
	}
}

func TestTheSameFaultIsToldOnce(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 5, model.Rehost, 10)
	for _, d := range b.p.Documents {
		d.Path = "https://www.example.com/" + d.ID
	}
	got := strings.Join(b.assess().CaseStudies[0].Reasons, "; ")
	if want := "not documented: TCO analysis M-1-tco and SOW M-1-sow: each is a URL only, which is a claim"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSameFileForTwoCustomers(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 3, model.Rehost, 4)
	b.caseStudy("M-2", 3, model.Rehost, 4)
	same := model.EvidenceFile{Exists: true, Opens: true, SHA256: "abc"}
	b.p.Evidence[b.document("M-1-tco").Path], b.p.Evidence[b.document("M-2-tco").Path] = same, same
	for _, id := range []string{"SOP-1", "SOP-2"} { // a shared operating procedure is right
		b.p.Documents = append(b.p.Documents, &model.Document{Row: b.row(), ID: id, Migration: model.PartnerScope, Kind: model.OperatingProcedure, Path: id, Why: "one way of working"})
		b.p.Evidence[id] = model.EvidenceFile{Exists: true, Opens: true, SHA256: "def"}
	}
	if got := openFindings(b.assess()); !slices.Equal(got, []string{"same-bytes/M-1/M-1-tco", "same-bytes/M-2/M-2-tco"}) {
		t.Errorf("findings = %v", got)
	}
}

// TestRefactorNeedsProof: proven for two of five; the rest count as rehost, and on published weights all of them do.
func TestRefactorNeedsProof(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 5, model.Refactor, 0)
	b.file(&model.Document{ID: "proof", Migration: "M-1", Kind: model.RefactorProof, Date: day("2026-01-10"), Applications: []string{"M-1-A1", "M-1-A2"}, Why: "split into services"})
	b.c.Weights = map[model.Strategy]model.Term{model.Refactor: {Value: value.Int(7), Source: "our assumption"}}
	a := b.assess()
	wantFigure(t, a, "M-1/weighted-applications", "10")
	wantFigure(t, a, "M-1/refactor/applications", "2")
	wantFigure(t, a, "M-1/rehost/applications", "3")
	wantFigure(t, a, "M-1/assumed-weighted-applications", "20") // 2 × 7 + 3 × 2
	wantFigure(t, a, "M-1/claimed-assumed-weighted-applications", "35")
	if f := a.Figure("M-1/assumed-weighted-applications"); !f.Assumed() {
		t.Error("a score on an assumed weight does not say so")
	}
	if f := a.Figure("M-1/weighted-applications"); f.Assumed() {
		t.Error("the score on published weights says that it is assumed")
	}
}

// TestSharedServer: a database server of a rehosted and a replatformed application counts as rehosted.
func TestSharedServer(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 0, model.Rehost, 0)
	b.application("M-1", "re", model.Rehost)
	b.application("M-1", "plat", model.Replatform)
	b.server("M-1", "db", "plat", "re")
	b.server("M-1", "own", "plat").Strategy = model.Rehost
	b.server("M-1", "claimed", "plat").Strategy = model.Refactor // unproven, so it is no more than rehosted
	b.server("M-1", "full", "plat")
	b.application("M-1", "unknown", "")
	b.server("M-1", "of unknown", "plat", "unknown") // what is not stated may be the lowest
	a := b.assess()
	wantFigure(t, a, "M-1/rehost/servers", "3")
	wantFigure(t, a, "M-1/replatform/servers", "1")
	wantFigure(t, a, "M-1/weighted-servers", "10")
}

func TestWhatDoesNotCount(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 1, model.Rehost, 1)
	b.application("M-1", "gone", model.Retire)
	b.application("M-1", "stays", model.Retain)
	b.application("M-1", "later", model.Rehost).MigratedOn = day("2027-01-01")
	b.application("M-1", "undated", model.Rehost).MigratedOn = value.Date{}
	b.application("M-1", "bought", model.Repurchase)
	b.server("M-1", "no application")
	b.server("M-1", "template", "M-1-A1").Template = model.Yes
	b.server("M-1", "retired", "gone")
	off := b.server("M-1", "off before", "M-1-A1")
	off.PowerState, off.ExportedOn = "poweredOff", day("2026-01-01")
	after := b.server("M-1", "off after", "M-1-A1")
	after.PowerState, after.ExportedOn = "poweredOff", day("2026-05-01")
	a := b.assess()
	wantFigure(t, a, "M-1/weighted-applications", "2")
	wantFigure(t, a, "M-1/rehost/servers", "2") // the first, and the one switched off after its cutover
	reasons := map[string]string{}
	for _, item := range a.CaseStudies[0].Items {
		if item.Server != nil {
			reasons[item.Server.ID] = item.Reason
		} else {
			reasons[item.Application.ID] = item.Reason
		}
	}
	for id, want := range map[string]string{
		"gone": "strategy retire moves nothing", "stays": "strategy retain moves nothing", "later": "migrated after 2026-06-01",
		"undated": "no date on which it was migrated", "no application": "no application is stated", "template": "a template, not a machine",
		"retired": "strategy retire moves nothing", "off before": "switched off in the export of 2026-01-01, before its cutover", "off after": "",
	} {
		if reasons[id] != want {
			t.Errorf("%s: reason %q, want %q", id, reasons[id], want)
		}
	}
}

func TestClash(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 1, model.Rehost, 1)
	b.caseStudy("M-2", 1, model.Rehost, 1)
	b.p.Migrations[1].Customer = b.p.Migrations[0].Customer
	b.server("M-1", "both", "M-1-A1").MigratedOn = day("2026-03-20")
	b.server("M-2", "both", "M-2-A1").MigratedOn = day("2026-03-10")
	a := b.assess()
	if len(a.Clashes) != 1 || a.Clashes[0].Keeps != "M-2" || a.Clashes[0].Loses != "M-1" {
		t.Fatalf("clashes = %+v, want both kept by M-2, where it was migrated first", a.Clashes)
	}
	wantFigure(t, a, "M-1/rehost/servers", "1")
	wantFigure(t, a, "M-2/rehost/servers", "2")

	b.p.Migrations[1].Customer = "C-M-2" // the same id at two customers is two servers, rightly
	if a = b.assess(); len(a.Clashes) != 0 {
		t.Errorf("clashes over customers: %+v", a.Clashes)
	}
}

func TestCountsAreClaims(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 0, model.Rehost, 0)
	b.p.Counts = append(b.p.Counts, &model.Count{Row: b.row(), Migration: "M-1", Strategy: model.Rehost, Applications: value.Num(value.Int(12)), Servers: value.Num(value.Int(140))})
	a := b.assess()
	wantFigure(t, a, "M-1/claimed-weighted-applications", "24")
	wantFigure(t, a, "M-1/claimed-weighted-servers", "280")
	wantFigure(t, a, "M-1/weighted-servers", "0")
	if !a.CaseStudies[0].Claim {
		t.Error("the claim does not say that it rests on Counts")
	}
}

func TestEligibility(t *testing.T) {
	for name, test := range map[string]struct {
		change func(m *model.Migration, c *model.Customer)
		reason string
	}{
		"in progress": {func(m *model.Migration, _ *model.Customer) { m.Status = model.InProgress }, "not completed"},
		"too old":     {func(m *model.Migration, _ *model.Customer) { m.End = day("2020-01-01") }, "left the window"},
		"no end":      {func(m *model.Migration, _ *model.Customer) { m.End = value.Date{} }, `no date "end"`},
		"unasked":     {func(_ *model.Migration, c *model.Customer) { c.ReferenceUse = "" }, "whether the customer allows a reference is not recorded"},
		"refused":     {func(_ *model.Migration, c *model.Customer) { c.ReferenceUse = model.NoReference }, "allows no reference"},
	} {
		b := newBuilder()
		b.caseStudy("M-1", 1, model.Rehost, 1)
		test.change(b.p.Migrations[0], b.p.Customers[0])
		cs := b.assess().CaseStudies[0]
		if cs.Eligible || !strings.Contains(strings.Join(cs.Reasons, "; "), test.reason) {
			t.Errorf("%s: eligible %v, reasons %q, want %q", name, cs.Eligible, cs.Reasons, test.reason)
		}
	}
}

func TestPublicNeedsAValidConsent(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 1, model.Rehost, 1)
	b.publish("M-1")
	if cs := b.assess().CaseStudies[0]; !cs.Public {
		t.Fatalf("not public: %s", cs.PublicReason)
	}
	b.p.Releases[0].Expires = day("2026-05-31")
	a := b.assess()
	if a.CaseStudies[0].Public {
		t.Error("public on an expired consent")
	}
	wantFinding(t, a, "release/M-1/name")
}

func TestWindowEnds(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 1, model.Rehost, 1)
	b.p.Migrations[0].End = day("2023-08-15") // leaves on 15 August 2026, 75 days after the day of the assessment
	a := b.assess()
	wantFinding(t, a, "window-ends/M-1")
	if !a.CaseStudies[0].Window.In {
		t.Error("it is out of the window already")
	}
	b.p.Migrations[0].End = day("2023-09-15")
	if slices.ContainsFunc(b.assess().Findings, func(f model.Finding) bool { return f.Kind == model.KindWindowEnds }) {
		t.Error("106 days are reported")
	}
}

func TestCreationDateIsInformation(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 3, model.Rehost, 4)
	path := b.document("M-1-tco").Path
	file := b.p.Evidence[path]
	file.Created = day("2026-05-05")
	b.p.Evidence[path] = file
	a := b.assess()
	wantFinding(t, a, "created-later/M-1/M-1-tco")
	if open := openFindings(a); len(open) != 0 {
		t.Errorf("a creation date counts against the case study: %v", open)
	}
}

func TestAcceptanceMovesNoTotal(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 3, model.Rehost, 4)
	b.document("M-1-tco").Why = ""
	before := b.assess()
	b.p.Acceptances = append(b.p.Acceptances, &model.Acceptance{Row: b.row(), Finding: "no-reason/M-1/M-1-tco", Reason: "the reason is on the cover", By: "practice lead", Until: day("2026-12-31")})
	after := b.assess()
	if after.Findings[0].Accepted == nil {
		t.Error("the finding does not show its acceptance")
	}
	if before.Selection.Findings != after.Selection.Findings {
		t.Error("accepting a finding moved a total")
	}
}

// TestDayIsTheNewestFact: plans, expiries and what is expected do not move the day.
func TestDayIsTheNewestFact(t *testing.T) {
	b := newBuilder()
	b.caseStudy("M-1", 1, model.Rehost, 1)
	b.p.Outcomes = append(b.p.Outcomes, &model.Outcome{Row: b.row(), Status: model.Expected, MeasuredOn: day("2030-01-01")}, &model.Outcome{Row: b.row(), Status: model.Measured, MeasuredOn: day("2026-07-07")})
	b.p.Migrations[0].Deadline = day("2031-01-01")
	b.document("M-1-tco").Expires = day("2032-01-01")
	a := assess.Assess(b.p, b.c, b.programme, assess.Day{})
	if a.AsOf != day("2026-07-07") || a.AsOfFrom == "" {
		t.Errorf("as of %s from %q, want 2026-07-07 and its cell", a.AsOf, a.AsOfFrom)
	}
}

// TestEveryFigureEvaluates: over random portfolios, the tree of every figure gives its value again, and ids are unique.
func TestEveryFigureEvaluates(t *testing.T) {
	strategies := model.Words(model.Strategy(""))
	rapid.Check(t, func(t *rapid.T) {
		b := newBuilder()
		for i := range rapid.IntRange(1, 4).Draw(t, "migrations") {
			id := fmt.Sprintf("M-%d", i)
			b.caseStudy(id, 0, model.Rehost, 0)
			for j := range rapid.IntRange(0, 6).Draw(t, "applications") {
				app := fmt.Sprintf("A%d", j)
				b.application(id, app, model.Strategy(rapid.SampledFrom(strategies).Draw(t, "strategy")))
				b.server(id, fmt.Sprintf("S%d", j), app)
			}
		}
		for _, f := range b.assess().Figures() {
			got, err := value.Evaluate(f)
			if err != nil || got.Known != f.Value.Known || !got.Decimal.Equal(f.Value.Decimal) {
				t.Fatalf("%s evaluates to %v (%v), want %v", f.ID, got, err, f.Value)
			}
		}
	})
}

// builder makes portfolios whose rows stand one below the other in one file.
type builder struct {
	p         *model.Portfolio
	c         model.Config
	programme *model.Programme
	table     *model.Table
	next      int
}

func newBuilder() *builder {
	published := func(n int) model.Term {
		return model.Term{Value: value.Int(n), Published: true, Source: "Mission Cloud"}
	}
	return &builder{
		p:     &model.Portfolio{Evidence: map[string]model.EvidenceFile{}},
		table: &model.Table{Ref: source.Ref{File: "portfolio.csv"}, FirstCol: 1, LastCol: 9, Columns: map[string]int{}},
		programme: &model.Programme{
			ID: "test", CaseStudies: model.CaseStudyRules{Minimum: published(5), Maximum: published(10)},
			Window:     model.WindowRule{Months: published(36), From: "end"},
			Thresholds: []model.Threshold{{ID: model.WeightedApplications, Title: "weighted applications", Term: published(50)}, {ID: model.WeightedServers, Title: "weighted servers", Term: published(500)}},
			Weights:    map[model.Strategy]model.Term{model.Rehost: published(2), model.Replatform: published(4)},
			Required: []model.RequiredDocument{
				{ID: "tco", AnyOf: []model.DocumentKind{model.TCOAnalysis}, Before: "cutover", Source: "Mission Cloud"},
				{ID: "sow", AnyOf: []model.DocumentKind{model.SOW}, SignedBy: []string{"partner", "customer"}, Source: "Mission Cloud"},
			},
			Proofs: map[model.Strategy]model.DocumentKind{model.Refactor: model.RefactorProof},
		},
	}
}

func (b *builder) row() model.Row {
	b.next++
	return model.Row{Table: b.table, Number: 2 * b.next} // never adjacent, so that counts by rows are seen to be right
}

func (b *builder) assess() *model.Assessment {
	return assess.Assess(b.p, b.c, b.programme, assess.Day{Date: day("2026-06-01"), From: "--as-of"})
}

// caseStudy adds a completed migration of a customer of its own, with its required documents.
func (b *builder) caseStudy(id string, applications int, s model.Strategy, servers int) {
	b.p.Customers = append(b.p.Customers, &model.Customer{Row: b.row(), ID: "C-" + id, LegalName: "AnyCompany " + id, ReferenceUse: model.PublicReference})
	b.p.Migrations = append(b.p.Migrations, &model.Migration{Row: b.row(), ID: id, Customer: "C-" + id, Status: model.Completed, Start: day("2026-01-15"), End: day("2026-04-15")})
	b.file(&model.Document{ID: id + "-tco", Migration: id, Kind: model.TCOAnalysis, Date: day("2025-12-01"), Why: "to decide"})
	b.file(&model.Document{ID: id + "-sow", Migration: id, Kind: model.SOW, Date: day("2026-01-05"), PartnerSignOn: day("2026-01-06"), CustomerSignOn: day("2026-01-07"), Why: "to agree"})
	for i := range applications {
		b.application(id, fmt.Sprintf("%s-A%d", id, i+1), s)
	}
	for i := range servers {
		b.server(id, fmt.Sprintf("%s-S%d", id, i+1), id+"-A1")
	}
}

func (b *builder) file(d *model.Document) {
	d.Row, d.Path = b.row(), d.ID+".pdf"
	b.p.Documents = append(b.p.Documents, d)
	b.p.Evidence[d.Path] = model.EvidenceFile{Path: d.Path, Exists: true, Opens: true, SHA256: d.ID}
}

func (b *builder) publish(id string) {
	b.file(&model.Document{ID: "consent", Migration: id, Kind: model.Consent, Date: day("2026-05-01"), Why: "release"})
	b.p.Releases = append(b.p.Releases, &model.Release{Row: b.row(), Subject: id, Bundle: model.NameBundle, Consent: "consent", SignedOn: day("2026-05-01")})
	b.p.Migrations[0].PublicURL, b.p.Migrations[0].PublishedOn = "https://www.example.com/m-1", day("2026-05-20")
}

func (b *builder) application(migration, id string, s model.Strategy) *model.Application {
	app := &model.Application{Row: b.row(), ID: id, Migration: migration, Strategy: s, MigratedOn: day("2026-03-15")}
	b.p.Applications = append(b.p.Applications, app)
	return app
}

func (b *builder) server(migration, id string, applications ...string) *model.Server {
	s := &model.Server{Row: b.row(), ID: id, Migration: migration, Applications: applications}
	b.p.Servers = append(b.p.Servers, s)
	return s
}

func (b *builder) document(id string) *model.Document {
	i := slices.IndexFunc(b.p.Documents, func(d *model.Document) bool { return d.ID == id })
	return b.p.Documents[i]
}

func day(s string) value.Date {
	d, err := value.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func wantFigure(t *testing.T, a *model.Assessment, id, want string) {
	t.Helper()
	f := a.Figure(id)
	if f == nil {
		t.Errorf("no figure %s", id)
		return
	}
	if f.Value.String() != want {
		t.Errorf("%s = %s, want %s", id, f.Value, want)
	}
}

func wantFinding(t *testing.T, a *model.Assessment, id string) {
	t.Helper()
	if !slices.ContainsFunc(a.Findings, func(f model.Finding) bool { return f.ID == id }) {
		t.Errorf("no finding %s among %v", id, openFindings(a))
	}
}

func openFindings(a *model.Assessment) []string {
	var ids []string
	for _, f := range a.Findings {
		if f.Severity != model.Information {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
