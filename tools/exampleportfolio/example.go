package main

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/model"
)

// example is the whole portfolio: what it says and the files that say it.
type example struct {
	projects  []*project
	portfolio *model.Portfolio
	files     map[string][]byte // path below the workspace → bytes
}

//go:embed inputs-readme.md
var inputsReadme []byte

// projects are the migrations in the order of their ids.
func projects() []*project {
	return []*project{
		logistics(), health(), energy(), insurance(), retail(), manufacturingNorth(), manufacturingSouth(), media(), bank(), council(),
		travel(), telecom(), university(), pharma(), games(), aerospace(),
	}
}

// build makes the whole example in memory.
func build() (*example, error) {
	e := &example{projects: projects(), portfolio: &model.Portfolio{}, files: map[string][]byte{"inputs/README.md": inputsReadme}}
	practice(e.portfolio)
	for _, pr := range e.projects {
		if err := e.add(pr); err != nil {
			return nil, fmt.Errorf("%s: %w", pr.Migration.ID, err)
		}
	}
	for i := range 2 {
		d := e.portfolio.Documents[i]
		if err := e.put(d.Path, func() ([]byte, error) { return fileOf(path.Ext(d.Path), practicePaper(d)) }); err != nil {
			return nil, err
		}
	}
	for _, d := range e.portfolio.Documents {
		if bytes, ok := e.files[d.Path]; ok && !d.ReviewedOn.IsZero() {
			d.SHA256 = fmt.Sprintf("%x", sha256.Sum256(bytes))
		}
	}
	if err := e.checklist(); err != nil {
		return nil, err
	}
	e.portfolio.Prices = listedOnce(e.portfolio.Prices)
	return e, e.tables(registerFiles(), e.portfolio)
}

// listedOnce are the prices of the partner's list: one row an item, Region and currency, as of the first project that asked.
func listedOnce(prices []*model.Price) []*model.Price {
	type key struct{ item, region, currency string }
	seen := map[key]bool{}
	return slices.DeleteFunc(prices, func(x *model.Price) bool {
		k := key{x.Item, x.Region, x.Currency}
		twice := seen[k]
		seen[k] = true
		return twice
	})
}

func practicePaper(d *model.Document) paper {
	return paper{Title: d.Title, Lines: []string{"Partner document, for all customers", "Date: " + d.Date.String(), "Version: " + d.Version, "", "Why: " + d.Why}}
}

// add makes one project's records and files.
func (e *example) add(pr *project) error {
	own := pr.portfolio()
	layout := pr.Files
	if layout == nil {
		layout = standardFiles(pr.Dir)
	} else if !slices.ContainsFunc(layout, func(f file) bool { return strings.HasSuffix(f.Path, "/project-plan.xlsx") }) {
		layout = append(layout, standardFiles(pr.Dir, "estate")...)
	}
	for i := range layout {
		layout[i].Dates = pr.Dates
	}
	if pr.Export != nil {
		layout = leanServers(layout)
		if err := e.put("inputs/"+pr.Export.Path, func() ([]byte, error) { return pr.rvtools(own) }); err != nil {
			return err
		}
	}
	if err := e.putBills(pr, own); err != nil {
		return err
	}
	if err := e.tables(layout, own); err != nil {
		return err
	}
	for _, d := range own.Documents {
		ext := path.Ext(d.Path)
		if strings.Contains(d.Path, "://") || ext == ".xlsx" {
			continue
		}
		if err := e.put(d.Path, func() ([]byte, error) { return pr.evidenceFile(d) }); err != nil {
			return err
		}
	}
	if slices.Contains(pr.Consent.Bundles, model.LogoBundle) {
		if err := e.put(pr.logoPath(), func() ([]byte, error) { return logo(pr.Customer.LegalName) }); err != nil {
			return err
		}
	}
	merge(e.portfolio, own)
	return nil
}

// leanServers leaves out of the server lists what the project's export says.
func leanServers(files []file) []file {
	for i := range files {
		for j := range files[i].Sheets {
			if s := &files[i].Sheets[j]; s.Kind == "Servers" {
				s.Drop = []string{"OS", "CPUs", "memory", "storage"}
			}
		}
	}
	return files
}

// put keeps a file; two of one path are a mistake of this program.
func (e *example) put(name string, make func() ([]byte, error)) error {
	if _, twice := e.files[name]; twice {
		return fmt.Errorf("%s is written twice", name)
	}
	bytes, err := make()
	if err != nil {
		return err
	}
	e.files[name] = bytes
	return nil
}

// tables writes the files that hold anything.
func (e *example) tables(files []file, p *model.Portfolio) error {
	for _, f := range files {
		f.Sheets = slices.DeleteFunc(slices.Clone(f.Sheets), func(s sheet) bool { return len(model.SchemaOf(s.Kind).Records(p)) == 0 })
		if len(f.Sheets) == 0 {
			continue
		}
		make := textFile
		if strings.HasSuffix(f.Path, ".xlsx") {
			make = workbook
		}
		if err := e.put("inputs/"+f.Path, func() ([]byte, error) { return make(f, p) }); err != nil {
			return err
		}
	}
	return nil
}

// portfolio is all that the project's files say.
func (pr *project) portfolio() *model.Portfolio {
	p := &model.Portfolio{}
	customer, migration := pr.Customer, pr.Migration
	if slices.Contains(pr.Consent.Bundles, model.LogoBundle) {
		customer.Logo = pr.logoPath()
	}
	p.Customers, p.Migrations = append(p.Customers, &customer), append(p.Migrations, &migration)
	pr.estate(p)
	for i := range pr.Counts {
		c := pr.Counts[i]
		c.Migration = migration.ID
		p.Counts = append(p.Counts, &c)
	}
	pr.facts(p)
	pr.businessCase(p)
	pr.readiness(p)
	pr.documents(p)
	pr.released(p)
	if len(pr.Apps) > 0 && !pr.isThin() {
		pr.landingZone(p)
		pr.plan(p)
		pr.operate(p)
	} else {
		pr.survey(p)
	}
	return p
}

// isThin tells whether the partner kept only the essentials of the project.
func (pr *project) isThin() bool { return len(pr.Costs) == 0 }

func (pr *project) facts(p *model.Portfolio) {
	id := pr.Migration.ID
	for _, s := range pr.Services {
		name, third := strings.CutPrefix(s.Name, "+")
		record := &model.Service{Migration: id, Name: name, Provider: model.AWSService, Role: s.Role}
		if third {
			record.Provider = model.ThirdParty
		}
		p.Services = append(p.Services, record)
	}
	for i := range pr.Outcomes {
		o := pr.Outcomes[i]
		o.Migration = id
		p.Outcomes = append(p.Outcomes, &o)
	}
	for i := range pr.Quotes {
		q := pr.Quotes[i]
		q.Migration = id
		p.Quotes = append(p.Quotes, &q)
	}
}

func (pr *project) logoPath() string { return "inputs/" + pr.Dir + "/logo.png" }

// slug is the project's name in technical names.
func (pr *project) slug() string { return strings.ToLower(pr.Code) }

// merge appends b's records to a's; a customer with two projects is one customer.
func merge(a, b *model.Portfolio) {
	for _, schema := range model.Schemas() {
		for _, r := range schema.Records(b) {
			if c, is := r.(*model.Customer); is && slices.ContainsFunc(a.Customers, func(known *model.Customer) bool { return known.ID == c.ID }) {
				continue
			}
			schema.Add(a, []model.Record{r})
		}
	}
}
