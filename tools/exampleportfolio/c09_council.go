package main

import (
	"dossier/model"
	"dossier/value"
)

// council has retained, retired and relocated applications, a statement of work that it signed after work had begun,
// and a survey whose file is also the university's.
func council() *project {
	return &project{
		Dir: "council", Code: "MUN", No: 10, Family: windowsOld, Region: "eu-west-2", Net: 20, Currency: "USD", Dates: "dd/mm/yyyy",
		Customer: model.Customer{
			ID: "C-09", LegalName: "Example District Council", Alias: "a British local authority", Industry: "Public sector", Country: "United Kingdom",
			Size: "180,000 residents", ReferenceUse: model.PrivateReference, Site: "https://www.council.example.org",
			About: "Example District Council provides housing, planning, libraries and waste collection for 180,000 residents.",
		},
		Migration: model.Migration{
			ID: "M-10", Customer: "C-09", Title: "Town hall server room closed", Status: model.Completed,
			Start: day(2024, 10, 7), End: day(2025, 5, 30), InProduction: day(2025, 5, 10), Compliance: []string{"PSN"},
			SourceEnv: "Town hall server room, VMware vSphere 6.5", PartnerTeam: "project manager, migration lead, two migration engineers, cloud architect",
			PatternStatement: "Rehost servers to Amazon EC2; relocate the housing suite to VMware Cloud on AWS",
			Challenge:        "The server room under the town hall was flooded in the autumn, and the insurer would not cover it a second time. Windows Server 2012 R2 was out of support on most servers.\n\nThe council's budget year left eight months.",
			WhyAWS:           "The council bought through a public framework on which AWS was listed, with prices for the whole term. Europe (London) keeps residents' data in the country.",
			Solution:         "Each application got one of five answers. Sixteen were rehosted, two replatformed. The housing suite, whose vendor supports it on VMware only, was relocated with its two neighbours to VMware Cloud on AWS. Telephony and door control were retained, because they need their hardware. Three applications that nobody had used for a year were retired.",
			Outcome:          "The server room is a bicycle store. Residents noticed one thing: the planning register no longer closes at night.",
			LessonsLearned:   "Retiring three applications saved more than any tuning. Have the statement of work signed before people start, however urgent it seems.",
		},
		Waves: []value.Date{day(2025, 1, 25), day(2025, 3, 22), day(2025, 5, 10)},
		Apps: append(councilApps,
			app{Code: "housing", Name: "Housing suite", Strategy: model.Relocate, Wave: 3, Tiers: "app2", Architecture: "Vendor suite on VMware", Criticality: critical},
			app{Code: "rents", Name: "Rent accounts", Strategy: model.Relocate, Wave: 3, Tiers: "app1 db1", Architecture: "Vendor suite on VMware", Criticality: high},
			app{Code: "repairs", Name: "Housing repairs", Strategy: model.Relocate, Wave: 3, Tiers: "app2", Architecture: "Vendor suite on VMware", Criticality: high},
			app{Code: "phone", Name: "Telephony", Strategy: model.Retain, Tiers: "app2", Architecture: "Vendor appliance with line cards", Criticality: high},
			app{Code: "doors", Name: "Door control", Strategy: model.Retain, Tiers: "app2", Architecture: "Vendor appliance", Criticality: medium},
			app{Code: "fax", Name: "Fax gateway", Strategy: model.Retire, Tiers: "app1", Architecture: "Windows service", Criticality: low},
			app{Code: "minutes", Name: "Minutes archive of 1998", Strategy: model.Retire, Tiers: "app1", Architecture: "Lotus Notes", Criticality: low},
			app{Code: "gisold", Name: "Old map viewer", Strategy: model.Retire, Tiers: "web1", Architecture: "Java applet", Criticality: low}),
		Links: []link{{"housing", "rents", "database", hard}, {"repairs", "housing", "database", hard}, {"tax", "pay", "API", soft}, {"plan", "gis", "API", soft}},
		Services: []service{{"AWS Application Migration Service", "Rehosted 16 applications"}, {"Amazon EC2", "Runs them"}, {"Amazon RDS for SQL Server", "Runs council tax and planning"},
			{"VMware Cloud on AWS", "Runs the housing suite as it was"}, {"Amazon WorkSpaces", "Desktops for flooded offices"}, {"+VMware HCX", "Moved the housing suite without a stop"}},
		Outcomes: []model.Outcome{
			{Metric: "running cost saved", After: num(11), Unit: "%", Status: "measured", MeasuredOn: day(2025, 9, 22), How: "invoices of June to August 2025 against the budget of 2024"},
			{Metric: "applications retired", After: num(3), Unit: "applications", Status: "measured", MeasuredOn: day(2025, 5, 30), How: "acceptance protocol"},
		},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 17300}, {onPremises, "Server room and power", "monthly", 5900}, {onPremises, "Software licences", "monthly", 11200}, {onPremises, "Operations staff", "monthly", 15600},
			{onAWS, "Compute", "monthly", 15900}, {onAWS, "VMware Cloud on AWS", "monthly", 8400}, {onAWS, "Managed databases", "monthly", 3100}, {onAWS, "Storage and backup", "monthly", 4600}, {onAWS, "AWS Support", "monthly", 2200}, {onAWS, "Operations staff", "monthly", 10300},
			{oneOff, "Migration services", "once", 126000}, {parallel, "Server room and AWS side by side, two months", "once", 39000},
		},
		HeatMap:   true,
		Readiness: "232212221211", Survey: "43444",
		Evidence: evidence{Reviewed: day(2025, 7, 28), Shared: sameSurvey, Amend: func(d *model.Document) {
			if d.Kind == model.SOW {
				d.CustomerSignOn = day(2024, 10, 21)
			}
		}},
		Export: &export{Path: "council/RVTools 2024-10-15.xlsx", On: day(2024, 10, 15), Version: "3.11.9", ESXi: "6.5.0", Memory: "Memory", Unit: "MB",
			Templates: []string{"tpl-win2012r2", "tpl-win2016", "tpl-rhel7"}, Off: []string{"fax-app01", "minutes-app01", "ftp-old01"},
			Strays: []string{"ftp-old01", "scan-test02", "backup-old01"}},
	}
}

var councilApps = []app{
	{Code: "tax", Name: "Council tax", Strategy: model.Replatform, Wave: 3, Tiers: "app1 db1", Architecture: "Windows service on SQL Server 2012", Into: "Amazon RDS for SQL Server", Criticality: critical},
	{Code: "plan", Name: "Planning register", Strategy: model.Replatform, Wave: 2, Tiers: "web1 app1 db1", Architecture: "ASP.NET on SQL Server 2012", Into: "Amazon RDS for SQL Server", Criticality: high},
	{Code: "site", Name: "Web site", Strategy: model.Rehost, Wave: 1, Tiers: "web3 app2", Architecture: "Umbraco", Criticality: high},
	{Code: "gis", Name: "Maps", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app2", Architecture: "GeoServer", Criticality: medium},
	{Code: "waste", Name: "Waste collection", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app2", Architecture: "ASP.NET", Criticality: high},
	{Code: "library", Name: "Library catalogue", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app1 db1", Architecture: "Vendor application", Criticality: medium},
	{Code: "elect", Name: "Electoral roll", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Vendor application", Criticality: critical},
	{Code: "licens", Name: "Licensing", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "parking", Name: "Parking permits", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app2", Architecture: "ASP.NET", Criticality: medium},
	{Code: "pay", Name: "Payments", Strategy: model.Rehost, Wave: 3, Tiers: "web2 app1", Architecture: "Vendor application", Criticality: critical},
	{Code: "hr", Name: "Personnel", Strategy: model.Rehost, Wave: 2, Tiers: "web1 app2", Architecture: "Vendor application", Criticality: medium},
	{Code: "fin", Name: "Finance", Strategy: model.Rehost, Wave: 3, Tiers: "app2 db1", Architecture: "Vendor application on SQL Server 2016", Criticality: critical},
	{Code: "social", Name: "Social care", Strategy: model.Rehost, Wave: 3, Tiers: "web1 app2", Architecture: "Vendor application", Criticality: critical},
	{Code: "files", Name: "Home drives", Strategy: model.Rehost, Wave: 2, Tiers: "file4", Architecture: "Windows file servers", Criticality: high},
	{Code: "mail", Name: "Mail relay", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "Postfix", Criticality: medium},
	{Code: "desk", Name: "Service desk", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "Vendor application", Criticality: low},
	{Code: "cem", Name: "Cemetery records", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Access front end", Criticality: low},
	{Code: "ad", Name: "Directory services", Strategy: model.Rehost, Wave: 3, Tiers: "app3", Architecture: "Windows domain controllers", Criticality: critical},
}
