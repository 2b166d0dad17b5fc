package main

import "slices"

// standardFiles are the workbooks that the method leaves in a project's folder, but for those named in without.
func standardFiles(dir string, without ...string) []file {
	all := []struct {
		name string
		file file
	}{
		{"estate", file{Notes: []string{"Estate", "One row a server. Servers that were switched off before discovery are not listed.", "Memory in MiB, storage in GiB, as exported."},
			Sheets: []sheet{{Name: "Applications", Kind: "Applications"}, {Name: "Servers", Kind: "Servers"}, {Name: "Dependencies", Kind: "Dependencies"}},
			Lists:  []string{"rehost", "replatform", "repurchase", "refactor", "relocate", "retire", "retain"}}},
		{"business-case", file{Sheets: []sheet{{Name: "Costs", Kind: "Costs", Group: "scenario"}, {Name: "Assumptions", Kind: "Assumptions"}}}},
		{"readiness", file{Sheets: []sheet{{Name: "Sessions", Kind: "Sessions"}, {Name: "Readiness", Kind: "Readiness", Title: "Migration readiness: scores 0 to 5, or colours"}}}},
		{"landing-zone", file{Sheets: []sheet{{Name: "Accounts", Kind: "Accounts", First: []string{"name", "id"}}, {Name: "Organizational units", Kind: "Organizational units"},
			{Name: "Networks", Kind: "Networks"}, {Name: "Controls", Kind: "Controls"}}}},
		{"project-plan", file{Sample: true, Sheets: []sheet{{Name: "Activities", Kind: "Activities"}, {Name: "Predecessors", Kind: "Predecessors"}, {Name: "Cutover", Kind: "Cutover"}, {Name: "Risks", Kind: "Risks"}}}},
		{"raci", file{Sample: true, Sheets: []sheet{{Name: "RACI", Kind: "Responsibilities"}}}},
		{"operations", file{Sheets: []sheet{{Name: "Utilization", Kind: "Utilization"}, {Name: "Optimization", Kind: "Optimization actions"},
			{Name: "Well-Architected", Kind: "Well-Architected risks"}, {Name: "Survey", Kind: "Survey"}}}},
	}
	var files []file
	for _, entry := range all {
		if slices.Contains(without, entry.name) {
			continue
		}
		entry.file.Path = dir + "/" + entry.name + ".xlsx"
		files = append(files, entry.file)
	}
	return files
}

// registerFiles are what the partner keeps for all customers.
func registerFiles() []file {
	return []file{
		{Path: "register/portfolio-register.xlsx",
			Notes: []string{"Portfolio register", "Customers and case studies. One row a customer, one row a case study.", "Ask marketing before anything here is shown to anybody outside.", "All of it is invented."},
			Sheets: []sheet{{Name: "Customers", Kind: "Customers"}, {Name: "Case studies", Kind: "Migrations", Title: "Case studies, by id", First: []string{"id", "customer", "title", "status"}},
				{Name: "Releases", Kind: "Releases"}, {Name: "Approvals", Kind: "Approvals"}, {Name: "Counts", Kind: "Counts"}},
			Lists: []string{"public", "private", "none", "planned", "in progress", "completed", "cancelled"}},
		{Path: "register/evidence-register.xlsx", Sheets: []sheet{{Name: "Evidence", Kind: "Documents", Rename: map[string]string{
			"id": "Document ID", "migration": "Scope", "kind": "Document type", "title": "Title", "date": "Document date", "author": "Prepared by", "why": "Rationale",
			"why page": "Page of the reason", "applications": "Proves applications", "page": "Proof page", "first approved on": "First approved", "path": "Location"}}}},
		{Path: "register/case-study-facts.xlsx", Sheets: []sheet{{Name: "Services", Kind: "Services"}, {Name: "Outcomes", Kind: "Outcomes", Title: "Outcomes: measured, stated and expected"},
			{Name: "Quotes", Kind: "Quotes"}}},
		{Path: "register/practice.xlsx", Sheets: []sheet{{Name: "Method", Kind: "Method"}, {Name: "Parties", Kind: "Parties"}, {Name: "Deviations", Kind: "Deviations"},
			{Name: "Lessons", Kind: "Lessons", Title: "What the projects taught, and where it was applied since"},
			{Name: "Accepted findings", Kind: "Acceptances"}, {Name: "Checklist", Kind: "Responses"}, {Name: "AWS calls", Kind: "AWS contacts"}}},
		{Path: "register/price-list.csv", Sheets: []sheet{{Kind: "Prices"}}},
		{Path: "register/holidays.csv", Sheets: []sheet{{Kind: "Holidays"}}},
	}
}
