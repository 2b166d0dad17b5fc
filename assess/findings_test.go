package assess_test

import (
	"slices"
	"strings"
	"testing"

	"dossier/model"
	"dossier/value"
)

// clean is a portfolio in which nothing can be objected to: two case studies, a method that both followed, a consent signed in time.
func clean() *builder {
	b := newBuilder()
	for _, s := range []struct {
		maps string
		kind model.DocumentKind
	}{
		{"TCO", model.TCOAnalysis}, {"MRA", ""}, {"discovery", ""}, {"landing zone", ""}, {"plan", model.SOW}, {"migrate", ""}, {"optimize", ""},
	} {
		phase := &model.Phase{Row: b.row(), Name: "Phase " + s.maps, Maps: s.maps, Owner: "owner of " + s.maps}
		if s.kind != "" {
			phase.Documents = []string{string(s.kind)}
		}
		b.p.Method = append(b.p.Method, phase)
	}
	b.caseStudy("M-1", 3, model.Rehost, 4)
	b.caseStudy("M-2", 3, model.Rehost, 4)
	b.publish("M-1")
	for _, d := range b.p.Documents {
		d.Author = "author of " + d.ID
	}
	return b
}

// plants are one fault each, with the findings that it must make, and no others.
var plants = []struct {
	name  string
	plant func(b *builder, tco, sow *model.Document)
	want  []string
}{
	{"missing", func(b *builder, tco, _ *model.Document) { b.drop(tco) }, []string{"deviation/M-1/phase-tco", "missing/M-1/tco"}},
	{"undated", func(_ *builder, tco, _ *model.Document) { tco.Date = value.Date{} }, []string{"required-document/M-1/tco", "undated/M-1/M-1-tco"}},
	{"dated in the future", func(_ *builder, tco, _ *model.Document) { tco.Date = day("2026-06-02") }, []string{"future/M-1/M-1-tco", "required-document/M-1/tco"}},
	{"no reason", func(_ *builder, tco, _ *model.Document) { tco.Why = "" }, []string{"no-reason/M-1/M-1-tco"}},
	{"unreadable or empty", func(b *builder, tco, _ *model.Document) {
		b.p.Evidence[tco.Path] = model.EvidenceFile{Path: tco.Path, Exists: true, Reason: "it is empty"}
	}, []string{"required-document/M-1/tco", "unreadable/M-1/M-1-tco"}},
	{"file not there", func(b *builder, tco, _ *model.Document) { b.p.Evidence[tco.Path] = model.EvidenceFile{Path: tco.Path} },
		[]string{"file-missing/M-1/M-1-tco", "required-document/M-1/tco"}},
	{"no file", func(_ *builder, tco, _ *model.Document) { tco.Path = "" }, []string{"no-file/M-1/M-1-tco", "required-document/M-1/tco"}},
	{"URL only", func(_ *builder, tco, _ *model.Document) { tco.Path = "https://example.com/tco.pdf" }, []string{"required-document/M-1/tco", "url-only/M-1/M-1-tco"}},
	{"URL without a scheme", func(_ *builder, tco, _ *model.Document) { tco.Path = "www.example.com/tco.pdf" }, []string{"required-document/M-1/tco", "url-only/M-1/M-1-tco"}},
	{"expired", func(_ *builder, tco, _ *model.Document) { tco.Expires = day("2026-05-01") }, []string{"expired/M-1/M-1-tco", "required-document/M-1/tco"}},
	{"out of order", func(_ *builder, tco, _ *model.Document) {
		tco.Date, tco.VersionDate = day("2026-04-01"), day("2026-04-01")
	}, []string{"out-of-order/M-1/tco"}},
	{"revised after the cutover", func(_ *builder, tco, _ *model.Document) {
		tco.ApprovedOn, tco.Date = tco.Date, day("2026-04-01")
	}, nil},
	{"unsigned", func(_ *builder, _, sow *model.Document) { sow.CustomerSignOn = value.Date{} }, []string{"unsigned/M-1/sow"}},
	{"signed late", func(b *builder, _, _ *model.Document) { b.document("consent").CustomerSignOn = day("2026-05-25") }, []string{"late-signature/M-1/consent"}},
	{"begun before the SOW was signed", func(_ *builder, _, sow *model.Document) {
		sow.PartnerSignOn, sow.CustomerSignOn = day("2026-01-20"), day("2026-02-01")
	}, []string{"work-before-sow/M-1/M-1-sow"}},
	{"an activity before the SOW was signed", func(b *builder, _, _ *model.Document) {
		b.p.Activities = append(b.p.Activities, &model.Activity{Row: b.row(), ID: "T-1", Migration: "M-1", ActualStart: day("2026-01-06")})
	}, []string{"work-before-sow/M-1/M-1-sow"}},
	{"same bytes for two customers", func(b *builder, tco, _ *model.Document) { b.p.Evidence[tco.Path] = b.p.Evidence["M-2-tco.pdf"] },
		[]string{"same-bytes/M-1/M-1-tco", "same-bytes/M-2/M-2-tco"}},
	{"changed since indexed", func(_ *builder, tco, _ *model.Document) { tco.SHA256 = "00ff" }, []string{"changed/M-1/M-1-tco"}},
	{"made later than dated", func(b *builder, tco, _ *model.Document) {
		b.p.Evidence[tco.Path] = model.EvidenceFile{Exists: true, Opens: true, SHA256: "x", Created: day("2026-05-05")}
	}, []string{"created-later/M-1/M-1-tco"}},
	{"consent expired", func(b *builder, _, _ *model.Document) { b.p.Releases[0].Expires = day("2026-05-31") }, []string{"release/M-1/name"}},
	{"a half claimed", func(b *builder, _, _ *model.Document) { b.p.Migrations[0].Solution = "Costs fell by half." }, []string{"unsupported-claim/M-1/solution/50"}},
	{"a percentage claimed", func(b *builder, _, _ *model.Document) { b.p.Migrations[0].Outcome = "It saves 45 % a year." }, []string{"unsupported-claim/M-1/outcome/45"}},
	{"refactor without proof", func(b *builder, _, _ *model.Document) { b.p.Applications[0].Strategy = model.Refactor }, []string{"unproven-refactor/M-1/applications"}},
	{"no strategy", func(b *builder, _, _ *model.Document) { b.p.Applications[2].Strategy = "" }, []string{"not-counted/M-1/applications-no-strategy-is-stated"}},
	{"counts beside a list", func(b *builder, _, _ *model.Document) {
		b.p.Counts = append(b.p.Counts, &model.Count{Row: b.row(), Migration: "M-1", Strategy: model.Rehost, Applications: value.Num(value.Int(400))})
	}, []string{"counts-overruled/M-1/applications"}},
	{"left out without a reason", func(b *builder, _, _ *model.Document) { b.p.Method[1].Documents = []string{"MRA"} },
		[]string{"deviation/M-1/phase-mra", "deviation/M-2/phase-mra"}},
	{"a phase mapped to no stage", func(b *builder, _, _ *model.Document) { b.p.Method[1].Maps = "" }, []string{"unmapped-stage/mra"}},
	{"a phase mapped to what is no stage", func(b *builder, _, _ *model.Document) { b.p.Method[1].Maps = "readyness" }, []string{"unknown-stage/phase-mra", "unmapped-stage/mra"}},
	{"a phase that asks for what is no document", func(b *builder, _, _ *model.Document) { b.p.Method[1].Documents = []string{"spell book"} }, []string{"unknown-kind/phase-mra/spell-book"}},
	{"the same application in two case studies", func(b *builder, _, _ *model.Document) {
		b.p.Migrations[1].Customer = b.p.Migrations[0].Customer
		b.application("M-2", "M-1-A1", model.Rehost)
	}, []string{"clash/M-2/M-1-A1", "not-counted/M-2/applications-counts-in-m-1"}},
	{"a window that ends soon", func(b *builder, _, _ *model.Document) { b.p.Migrations[0].End = day("2023-08-15") }, []string{"window-ends/M-1"}},
	{"a lesson applied before it was learned", func(b *builder, _, _ *model.Document) {
		b.p.Lessons = append(b.p.Lessons, &model.LessonLearned{Row: b.row(), Migration: "M-1", Lesson: "Count twice.", LearnedOn: day("2026-05-01"), AppliedIn: []string{"M-2"}})
	}, []string{"lesson-order/M-1/M-2"}},
	{"an answer to no item", func(b *builder, _, _ *model.Document) {
		b.p.Responses = append(b.p.Responses, &model.Response{Row: b.row(), Item: "OUR-DATE", Met: model.Yes})
	}, []string{"unknown-item/our-date"}},
	{"acceptance of an unknown finding", func(b *builder, _, _ *model.Document) { b.accept("no-reason/M-1/nowhere", "2026-12-31") },
		[]string{"unknown-acceptance/no-reason/M-1/nowhere"}},
	{"acceptance that has expired", func(b *builder, tco, _ *model.Document) {
		tco.Why = ""
		b.accept("no-reason/M-1/M-1-tco", "2026-05-31")
	}, []string{"expired-acceptance/no-reason/M-1/M-1-tco", "no-reason/M-1/M-1-tco"}},
	{"acceptance that holds", func(b *builder, tco, _ *model.Document) {
		tco.Why = ""
		b.accept("no-reason/M-1/M-1-tco", "2026-06-01")
	}, []string{"no-reason/M-1/M-1-tco"}},
}

// TestPlantedFaults finds each kind of finding where it was planted, and none on a clean portfolio.
func TestPlantedFaults(t *testing.T) {
	if found := findingIDs(clean().assess()); len(found) != 0 {
		t.Fatalf("a clean portfolio has findings: %v", found)
	}
	for _, test := range plants {
		t.Run(test.name, func(t *testing.T) {
			b := clean()
			test.plant(b, b.document("M-1-tco"), b.document("M-1-sow"))
			a := b.assess()
			if got := findingIDs(a); !slices.Equal(got, test.want) {
				t.Errorf("findings = %v, want %v", got, test.want)
			}
			for _, f := range a.Findings {
				if f.Rule == "" || f.Mend == "" || f.What == "" || f.Ref.IsZero() || !strings.Contains(f.Rule, "(") {
					t.Errorf("%s lacks a rule with who states it, a place, or what would mend it: %+v", f.ID, f)
				}
			}
		})
	}
}

// TestUnlocks: mending a finding lets count what its case study has, once the others are mended too and nothing else keeps it out.
func TestUnlocks(t *testing.T) {
	b := clean()
	b.drop(b.document("M-1-tco"))
	b.document("M-1-sow").CustomerSignOn = value.Date{}
	b.p.Migrations[0].Status = model.InProgress
	a := b.assess()
	f := finding(t, a, "missing/M-1/tco")
	u := f.Unlocks
	if u.Applications.Value.String() != "6" || u.Servers.Value.String() != "8" || u.Others != 1 {
		t.Errorf("unlocks %v applications, %v servers and %d others; want 6, 8 and the unsigned SOW", u.Applications.Value, u.Servers.Value, u.Others)
	}
	if len(u.Besides) != 1 || !strings.Contains(u.Besides[0], "not completed") {
		t.Errorf("besides %q, want that it is not completed", u.Besides)
	}
	if f.Owner != "owner of TCO" {
		t.Errorf("owner %q, want that of the phase that asks for the document", f.Owner)
	}
	wantFigure(t, a, "M-1/unlocks/weighted-servers", "8")

	b = clean()
	b.application("M-1", "undated", model.Replatform).MigratedOn = value.Date{}
	u = finding(t, b.assess(), "not-counted/M-1/applications-no-date-on-which-it-was-migrated").Unlocks
	if u.Applications == nil || u.Applications.Value.String() != "4" || u.Servers != nil {
		t.Errorf("a replatformed application without a date unlocks %+v, want 4 weighted applications", u)
	}
}

// TestUniqueIDs: an application and a server of one id that stand in two case studies make two findings, each with an id of its own.
func TestUniqueIDs(t *testing.T) {
	b := clean()
	b.p.Migrations[1].Customer = b.p.Migrations[0].Customer
	for _, m := range []string{"M-1", "M-2"} {
		b.application(m, "both", model.Rehost)
		b.server(m, "both", m+"-A1")
	}
	ids := findingIDs(b.assess())
	if !slices.Contains(ids, "clash/M-2/both") || !slices.Contains(ids, "clash/M-2/both/2") {
		t.Errorf("findings %v", ids)
	}
	if len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("an id stands twice: %v", ids)
	}
}

func TestMethodMatrix(t *testing.T) {
	b := clean()
	b.p.Method[1].Documents = []string{"readiness assessment"} // an alias of MRA
	b.file(&model.Document{ID: "mra", Migration: "M-1", Kind: model.MRA, Date: day("2026-01-20"), Why: "to see"})
	b.p.Deviations = append(b.p.Deviations, &model.Deviation{Row: b.row(), Migration: "M-2", Phase: "Phase MRA", Reason: "the customer had one"})
	b.caseStudy("M-3", 1, model.Rehost, 1)
	b.p.Migrations[2].Status, b.p.Migrations[2].End = model.InProgress, value.Date{}
	b.caseStudy("M-4", 1, model.Rehost, 1)
	b.file(&model.Document{ID: "mra-4", Migration: "M-4", Kind: model.MRA, Date: day("2026-01-20"), Why: "to see"})
	b.document("mra-4").Path = "https://example.com/mra"
	b.p.Migrations[0].LessonsLearned = "Phase MRA: hold it early. Twice.\nOrder lines: late is too late."
	matrix := b.assess().Method
	var got []model.PhaseStanding
	for _, row := range matrix.Rows {
		got = append(got, row.Cells[1].Standing)
	}
	want := []model.PhaseStanding{model.PhaseDone, model.PhaseDeviates, model.PhaseAhead, model.PhaseClaimed}
	if !slices.Equal(got, want) {
		t.Errorf("MRA: %q, want %q", got, want)
	}
	if l := matrix.Lessons; len(l) != 3 || l[0].Phase != b.p.Method[1] || l[0].Text != "Hold it early." || l[1].Phase != l[0].Phase || l[2].Phase != nil || l[2].Text != "Order lines: late is too late." {
		t.Errorf("lessons %+v", l)
	}
}

func TestChecklist(t *testing.T) {
	b := clean()
	b.p.Migrations[1].PublicURL = ""
	b.programme.Checklist = []model.ChecklistItem{
		{ID: "TCO", Each: true, Evidence: []model.DocumentKind{model.TCOAnalysis}},
		{ID: "PUBLIC", Each: true, Evidence: []model.DocumentKind{model.PublicCaseStudy}},
		{ID: "DATES"},
		{ID: "SOP", Evidence: []model.DocumentKind{model.OperatingProcedure}},
	}
	b.document("M-2-tco").Path = "https://example.com/tco"
	b.p.Responses = append(b.p.Responses, &model.Response{Row: b.row(), Item: "DATES", Met: model.Yes, AnsweredOn: day("2026-05-01")})
	var got []string
	for _, s := range b.assess().Checklist {
		who := "practice"
		if s.CaseStudy != nil {
			who = s.CaseStudy.Migration.ID
		}
		got = append(got, s.Item.ID+" "+who+": "+string(s.Standing))
	}
	want := []string{"TCO M-1: evidenced", "TCO M-2: claimed", "PUBLIC M-1: gap", "PUBLIC M-2: not asked", "DATES practice: answered", "SOP practice: gap"}
	if !slices.Equal(got, want) {
		t.Errorf("checklist\n%q, want\n%q", got, want)
	}
}

func TestContacts(t *testing.T) {
	b := clean()
	for _, c := range []model.AWSContact{
		{Date: day("2026-05-01"), Action: "do", Due: day("2026-05-20"), Done: day("2026-05-19")},
		{Date: day("2026-05-08"), Action: "do", Due: day("2026-05-30")},
		{Date: day("2026-05-15"), Action: "do", Due: day("2026-06-15")},
		{Date: day("2026-06-01"), Topic: "noted"},
		{Date: day("2026-07-01"), Topic: "planned"},
	} {
		c.Row = b.row()
		b.p.AWSContacts = append(b.p.AWSContacts, &c)
	}
	c := b.assess().Contacts
	if c.Since != day("2026-05-15") {
		t.Errorf("since %s, want the last contact before the day of the assessment", c.Since)
	}
	var states []model.ContactState
	for _, e := range c.Entries {
		states = append(states, e.State)
	}
	if want := []model.ContactState{model.ContactNoted, model.ContactOpen, model.ContactOverdue, model.ContactDone}; !slices.Equal(states, want) {
		t.Errorf("states %q, want %q", states, want)
	}
	var moved []string
	for _, f := range c.Moved {
		moved = append(moved, f.Date.String()+" "+f.What)
	}
	if want := []string{"2026-05-20 public case study online", "2026-05-19 agreed with AWS, and done"}; !slices.Equal(moved, want) {
		t.Errorf("moved %q, want %q", moved, want)
	}
}

func (b *builder) drop(d *model.Document) {
	b.p.Documents = slices.DeleteFunc(b.p.Documents, func(other *model.Document) bool { return other == d })
}

func (b *builder) accept(finding, until string) {
	b.p.Acceptances = append(b.p.Acceptances, &model.Acceptance{Row: b.row(), Finding: finding, Reason: "known", By: "practice lead", Until: day(until)})
}

func findingIDs(a *model.Assessment) []string {
	var ids []string
	for _, f := range a.Findings {
		ids = append(ids, f.ID)
	}
	return ids
}

func finding(t *testing.T, a *model.Assessment, id string) model.Finding {
	t.Helper()
	for _, f := range a.Findings {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no finding %s among %v", id, findingIDs(a))
	return model.Finding{}
}
