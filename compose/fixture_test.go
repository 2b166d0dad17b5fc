package compose_test

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/assess"
	"dossier/compose"
	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/templates"
	"dossier/value"
)

// world is a small portfolio, made by hand, with its assessment.
type world struct {
	portfolio  *model.Portfolio
	config     model.Config
	assessment *model.Assessment
}

// newWorld makes three case studies: M-01 of a customer who released everything, M-02 of one who released its story without its
// name, M-03 of one who refuses to be named. change, where it is given, alters the inputs before they are assessed.
func newWorld(change func(p *model.Portfolio, c *model.Config)) world {
	p := &model.Portfolio{Evidence: map[string]model.EvidenceFile{}}
	addCustomers(p)
	addMigrations(p)
	addEstate(p)
	addEvidence(p)
	c := model.Config{File: "dossier.yaml", Partner: model.Partner{Name: "Northwind Cloud Partners", Tier: "Advanced"}}
	c.Locale, _ = value.LocaleOf("en-GB")
	if change != nil {
		change(p, &c)
	}
	place(p)
	return world{p, c, assess.Assess(p, c, programme(), assess.Day{Date: date("2026-03-31"), From: "--as-of 2026-03-31"})}
}

func date(s string) value.Date {
	d, err := value.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func num(n int) value.Number { return value.Num(value.Int(n)) }

// place gives every record the row that it would have in a workbook with a sheet for each record kind.
func place(p *model.Portfolio) {
	for _, s := range model.Schemas() {
		t := &model.Table{Ref: source.Ref{File: "inputs/portfolio.xlsx", Sheet: s.Kind}, Kind: s.Kind, Columns: map[string]int{}, FirstCol: 1, LastCol: len(s.Fields)}
		for i, f := range s.Fields {
			t.Columns[f.Name] = i + 1
		}
		for i, r := range s.Records(p) {
			reflect.ValueOf(r).Elem().FieldByName("Row").Set(reflect.ValueOf(model.Row{Table: t, Number: i + 2}))
			t.Rows++
		}
		if t.Rows > 0 {
			p.Tables = append(p.Tables, t)
		}
	}
}

func addCustomers(p *model.Portfolio) {
	p.Customers = []*model.Customer{
		{ID: "C-01", LegalName: "Harbour Lines GmbH", Industry: "logistics", Country: "Germany", Size: "2,400 employees", ReferenceUse: model.PublicReference,
			Site: "https://www.harbour-lines.example/en", About: "Harbour Lines moves *containers* between ports."},
		{ID: "C-02", LegalName: "Alder Savings Bank AG", Alias: "a savings bank in the Alps", ReferenceUse: model.PublicReference, Industry: "banking"},
		{ID: "C-03", LegalName: "Cobalt Health Inc.", ReferenceUse: model.NoReference},
	}
	for _, b := range model.Words(model.Bundle("")) {
		p.Releases = append(p.Releases, &model.Release{Subject: "C-01", Bundle: model.Bundle(b), Consent: "D-019", SignedOn: date("2025-10-01")})
	}
	p.Releases = append(p.Releases, &model.Release{Subject: "M-02", Bundle: model.StoryBundle, Consent: "D-029", SignedOn: date("2025-11-01")})
}

func addMigrations(p *model.Portfolio) {
	p.Migrations = []*model.Migration{
		{ID: "M-01", Customer: "C-01", Title: "Port systems off the quay", Status: model.Completed, Start: date("2025-01-13"), End: date("2025-06-30"),
			InProduction: date("2025-06-15"), Deadline: date("2025-07-31"), Compliance: []string{"ISO 27001", "TISAX"}, SourceEnv: "own data centre on VMware",
			Challenge: "The lease ended.\n\n- no room to grow\n- old hosts", WhyAWS: "A Region near the ports.", Solution: "Servers were *rehosted* in two waves.",
			Outcome: "Running cost fell by 20 %.", PartnerTeam: "project manager, migration lead", PublicURL: "https://example.com/harbour",
			PublishedOn: date("2025-11-20"), LessonsLearned: "Order lines early.", PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service"},
		{ID: "M-02", Customer: "C-02", Title: "Branch systems moved in one weekend", Status: model.Completed, Start: date("2025-02-01"), End: date("2025-08-31"),
			Challenge: "The data centre was shared.", WhyAWS: "Encryption by default.", Solution: "Databases were replatformed."},
		{ID: "M-03", Customer: "C-03", Title: "Patient records under HIPAA", Status: model.InProgress, Start: date("2026-01-15")},
	}
	p.Services = []*model.Service{
		{Migration: "M-01", Name: "Amazon EC2", Provider: model.AWSService, Role: "Runs the rehosted servers"},
		{Migration: "M-01", Name: "Datavault Replicator", Provider: model.ThirdParty, Role: "Copied the file shares"},
		{Migration: "M-02", Name: "Quantile Backup", Provider: model.ThirdParty, Role: "Backups"},
	}
	p.Outcomes = []*model.Outcome{
		{Migration: "M-01", Metric: "running cost saved", After: num(20), Unit: "%", Status: model.Measured, MeasuredOn: date("2025-09-30"), How: "invoices against the budget"},
		{Migration: "M-01", Metric: "downtime of the cutover", After: num(1), Qualifier: "under", Unit: "hours", Status: model.Measured, MeasuredOn: date("2025-06-15")},
		{Migration: "M-01", Metric: "running cost saved after right-sizing", After: num(30), High: num(40), Unit: "%", Status: model.Expected},
		{Migration: "M-02", Metric: "time to open a branch", Before: num(12), After: num(3), Unit: "weeks", Status: model.CustomerStated},
	}
	p.Quotes = []*model.Quote{
		{Migration: "M-01", Text: "The ships never noticed.", SpeakerRole: "chief operating officer", ApprovedOn: date("2025-10-05")},
		{Migration: "M-02", Text: "We opened on Monday as if nothing had happened.", SpeakerRole: "head of IT", ApprovedOn: date("2025-10-05")},
	}
	p.Costs = []*model.Cost{
		{Migration: "M-01", Scenario: "on-premises", Category: "servers", Frequency: "monthly", Amount: num(21543), Currency: "EUR"},
		{Migration: "M-01", Scenario: "AWS", Category: "compute", Frequency: "monthly", Amount: num(14321), Currency: "EUR"},
		{Migration: "M-01", Scenario: "AWS", Category: "support", Frequency: "monthly", Amount: num(900), Currency: "EUR"},
		{Migration: "M-01", Scenario: "one-off", Category: "services", Frequency: "once", Amount: num(60000), Currency: "USD"},
		{Migration: "M-02", Scenario: "AWS", Category: "compute", Frequency: "2026-01", Amount: num(31777), Currency: "EUR"},
		{Migration: "M-02", Scenario: "AWS", Category: "compute", Frequency: "2026-02", Amount: num(30000), Currency: "EUR"},
	}
}

func addEstate(p *model.Portfolio) {
	for i := range 6 {
		p.Applications = append(p.Applications, &model.Application{ID: fmt.Sprintf("A-%02d", i+1), Migration: "M-01", Name: fmt.Sprintf("Berth planning %d", i+1),
			Strategy: model.Rehost, Criticality: "high", Environment: "production", Owner: "Head of Terminal Systems", MigratedOn: date("2025-05-10")})
		p.Servers = append(p.Servers, &model.Server{ID: fmt.Sprintf("srv-m01-%03d", i+1), Migration: "M-01", Applications: []string{fmt.Sprintf("A-%02d", i+1)},
			Name: fmt.Sprintf("hamdb%02d", i+1), CPUs: num(4), Memory: num(8192), Storage: num(200), PowerState: "poweredOn", ExportedOn: date("2025-03-01")})
	}
	p.Servers = append(p.Servers,
		&model.Server{ID: "srv-m01-tpl", Migration: "M-01", Name: "golden-image", Template: model.Yes},
		&model.Server{ID: "srv-m01-909", Migration: "M-01", Name: "spare", CPUs: num(2)})
	p.Applications[4].Owner = "Dr. Anna Keller"
	p.Applications = append(p.Applications,
		&model.Application{ID: "A-07", Migration: "M-01", Name: "Fax gateway", Strategy: model.Retire},
		&model.Application{ID: "B-01", Migration: "M-02", Name: "Branch portal", Strategy: model.Replatform, MigratedOn: date("2025-08-15"), TargetAccount: "123456789012"},
		&model.Application{ID: "B-02", Migration: "M-02", Name: "Ledger", Strategy: model.Replatform, MigratedOn: date("2025-08-15")})
	p.Servers = append(p.Servers, &model.Server{ID: "srv-m02-001", Migration: "M-02", Applications: []string{"B-01", "B-02"}, Name: "alpdb01"})
	p.Networks = []*model.Network{{Name: "prod", Migration: "M-01", CIDR: "10.20.0.0/16", Purpose: "production"}}
}

func addEvidence(p *model.Portfolio) {
	add := func(d *model.Document) {
		p.Documents = append(p.Documents, d)
		p.Evidence[d.Path] = model.EvidenceFile{Path: d.Path, Exists: true, Opens: true, Size: 1000, SHA256: "00" + d.ID}
	}
	for i, m := range []string{"M-01", "M-02"} {
		add(&model.Document{ID: fmt.Sprintf("D-0%d1", i+1), Migration: m, Kind: model.TCOAnalysis, Title: "TCO analysis", Date: date("2024-12-10"), Version: "1.0",
			PartnerSigned: "practice lead", PartnerSignOn: date("2024-12-11"), Path: "evidence/" + strings.ToLower(m) + "-tco.pdf", ReviewedBy: "practice lead", ReviewedOn: date("2025-09-01")})
		add(&model.Document{ID: fmt.Sprintf("D-0%d9", i+1), Migration: m, Kind: model.Consent, Title: "Reference consent", Date: date("2025-10-01"), Path: "evidence/" + strings.ToLower(m) + "-consent.pdf"})
	}
	p.Documents = append(p.Documents, &model.Document{ID: "D-031", Migration: "M-03", Kind: model.TCOAnalysis, Title: "Internal price model of the partner", Date: date("2025-12-01"), Path: "https://example.com/tco"})
}

// programme is a small one: more than 10 weighted applications and 12 weighted servers, of 1 to 3 case studies, 1 of them public.
func programme() *model.Programme {
	term := func(n, line int) model.Term {
		return model.Term{Value: value.Int(n), Published: true, Source: "the test programme", Ref: source.Ref{File: "programme.yaml", Line: line}}
	}
	low := term(2, 10)
	low.Word = "low"
	return &model.Programme{
		File: "programme.yaml", ID: "test-1", Title: "Test programme", Edition: "first", Source: "the test programme",
		CaseStudies: model.CaseStudyRules{Minimum: term(1, 3), Maximum: term(3, 4), MinimumPublic: term(1, 5)},
		Window:      model.WindowRule{Months: term(36, 6), From: "end"},
		Thresholds: []model.Threshold{
			{ID: model.WeightedApplications, Title: "Weighted applications", Term: term(10, 7)},
			{ID: model.WeightedServers, Title: "Weighted servers", Term: term(12, 8)},
		},
		Weights:  map[model.Strategy]model.Term{model.Rehost: low, model.Replatform: term(4, 11)},
		Required: []model.RequiredDocument{{ID: "tco", AnyOf: []model.DocumentKind{model.TCOAnalysis}, Before: "cutover"}},
	}
}

// builtIn are the built-in templates, which must be free of problems.
func builtIn(t *testing.T) *compose.Set {
	t.Helper()
	return load(t, templates.FS)
}

func load(t *testing.T, layers ...fs.FS) *compose.Set {
	t.Helper()
	set, problems := compose.Load(layers...)
	for _, p := range problems {
		t.Errorf("load: %s", p)
	}
	return set
}

// unit is the unit of a template about a migration, or "" for the portfolio.
func (w world) unit(t *testing.T, set *compose.Set, template, migration string) compose.Unit {
	t.Helper()
	for _, u := range compose.Units(set, w.assessment, w.portfolio, w.config) {
		if u.Template() == template && u.Migration == migration {
			return u
		}
	}
	t.Fatalf("no unit of template %q for %q", template, migration)
	return compose.Unit{}
}

// document is the document of a unit, which must be free of problems.
func (w world) document(t *testing.T, set *compose.Set, template, migration string) doc.Document {
	t.Helper()
	d, problems := compose.Document(w.unit(t, set, template, migration))
	for _, p := range problems {
		t.Errorf("%s: %s", template, p)
	}
	return d
}

// head is the front matter of a template for tests: audience and unit, and a title unless more says one.
func head(audience, unit string, more ...string) string {
	id := "x"
	if unit == "migration" {
		id = "x-{id}"
	}
	front := fmt.Sprintf("---\naudience: %s\nunit: %s\nformats: [pdf]\nid: %s\n", audience, unit, id)
	if len(more) == 0 {
		more = []string{"title: X"}
	}
	return front + strings.Join(more, "\n") + "\n---\n"
}

// one is a templates folder with one document, x, and partials.
func one(text string, partials ...string) fstest.MapFS {
	files := fstest.MapFS{"documents/x.md": {Data: []byte(text)}}
	for i := 0; i+1 < len(partials); i += 2 {
		files["documents/partials/"+partials[i]+".md"] = &fstest.MapFile{Data: []byte(partials[i+1])}
	}
	return files
}

// plain is the text of a document's blocks, one line a block or cell.
func plain(d doc.Document) string {
	var b strings.Builder
	var write func(blocks []doc.Block)
	write = func(blocks []doc.Block) {
		for _, block := range blocks {
			switch block := block.(type) {
			case doc.Heading:
				b.WriteString(doc.Plain(d.Locale, block.Content) + "\n")
			case doc.Paragraph:
				b.WriteString(doc.Plain(d.Locale, block.Content) + "\n")
			case doc.Quote:
				b.WriteString(doc.Plain(d.Locale, block.Content) + "\n" + block.By + "\n")
			case doc.Callout:
				b.WriteString(block.Title + "\n")
				write(block.Content)
			case doc.List:
				for _, item := range block.Items {
					write(item)
				}
			case doc.Tiles:
				for _, tile := range block.Items {
					b.WriteString(tile.Label + "\n" + tile.Value.Print(d.Locale) + "\n" + tile.Note + "\n")
				}
			case doc.Definitions:
				for _, def := range block.Items {
					b.WriteString(def.Term + "\n" + doc.Plain(d.Locale, def.Content) + "\n")
				}
			case doc.Table:
				if len(block.Rows) == 0 {
					b.WriteString(block.Empty + "\n")
				}
				for _, r := range block.Rows {
					for _, c := range r.Cells {
						b.WriteString(doc.Plain(d.Locale, c.Content) + "\n")
					}
				}
			}
		}
	}
	write(d.Blocks)
	return b.String()
}
