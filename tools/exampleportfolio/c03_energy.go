package main

import (
	"dossier/model"
	"dossier/value"
)

// energy is the customer whose needs grew faster than its own data centre could; its costs are in EUR, its lists European CSV.
func energy() *project {
	return &project{
		Dir: "energie", Code: "ENE", No: 3, Family: ubuntu, Region: "eu-central-1", Net: 13, Currency: "EUR",
		Customer: model.Customer{
			ID: "C-03", LegalName: "AnyCompany Energy", Alias: "a European operator of wind and solar parks", Industry: "Energy", Country: "Germany",
			Size: "520 employees", ReferenceUse: model.PublicReference, Site: "https://www.energy.example.com",
			About: "AnyCompany Energy operates wind and solar parks for municipalities and funds. Each turbine and inverter reports every second; the parks are steered, billed and maintained from these figures.",
		},
		Migration: model.Migration{
			ID: "M-03", Customer: "C-03", Title: "Room to grow for the telemetry of wind and solar parks", Status: model.Completed,
			Start: day(2024, 9, 2), End: day(2025, 3, 28), InProduction: day(2025, 3, 8), Compliance: []string{"GDPR"},
			SourceEnv:        "Own server room, KVM hosts, PostgreSQL",
			PartnerTeam:      "project manager, migration lead, data engineer, cloud architect, cloud economist",
			PublicURL:        "https://www.example.com/case-studies/anycompany-energy",
			PublishedOn:      day(2025, 7, 8),
			PatternStatement: "Replatform the telemetry historian to Amazon EKS and Amazon Aurora PostgreSQL; rehost the rest to Amazon EC2",
			Challenge: "The number of parks doubles about every three years, and so do the figures that arrive each second. The server room had no more power and no more cooling. Twice a year storage was bought a quarter too late, and history was thinned out to make room for the present.\n\n" +
				"On premises, growth had become a cost of its own: every new park needed hardware ordered five months ahead, sized for a peak that comes with the autumn storms.",
			WhyAWS: "The load follows the weather, and AWS is paid for by the hour. Amazon Aurora grows its storage by itself, which ended the discussion about the next array.\n\n" +
				"The Europe (Frankfurt) Region keeps all data in the country, as the contracts with the municipalities ask. Two of the data engineers knew Kubernetes and wanted it managed.",
			Solution: "The telemetry historian was replatformed: its collectors were put into containers on Amazon EKS, its PostgreSQL databases moved to Amazon Aurora PostgreSQL with AWS Database Migration Service, and raw readings older than a month go to Amazon S3, where they are kept for good.\n\n" +
				"Five applications around it, from maintenance planning to billing, were rehosted with AWS Application Migration Service in the first wave, which also proved the network. Collectors were moved park by park over two weeks, so that no park ever reported to nowhere.",
			Outcome: "A new park is connected in a day instead of five months. Nothing has been thinned out since: the full history is kept, and the model that predicts bearing damage learns from all of it.\n\n" +
				"Cost now follows the number of parks. Per park it fell by 27 percent, measured over the first two quarters, although twice as much history is stored.",
			LessonsLearned: "Migration: Move collectors by site, never all at once. Put a budget alarm on Amazon S3 requests before the history is copied, not after.",
		},
		Waves: []value.Date{day(2024, 12, 7), day(2025, 3, 8)},
		Apps: []app{
			{Code: "hist", Name: "Telemetry historian", Strategy: model.Replatform, Wave: 2, Tiers: "web2 app6 db4 mq2", Architecture: "Collectors in C++ and Java, PostgreSQL 11", Into: "Amazon Aurora PostgreSQL; Amazon EKS", Criticality: critical},
			{Code: "wartung", Name: "Maintenance planning", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app2 db1", Architecture: "Java on Tomcat and PostgreSQL", Criticality: high},
			{Code: "abrech", Name: "Feed-in billing", Strategy: model.Rehost, Wave: 1, Tiers: "app2 db1 job1", Architecture: "Java batch and PostgreSQL", Criticality: critical},
			{Code: "portal", Name: "Owner portal", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app2", Architecture: "PHP", Criticality: medium},
			{Code: "prog", Name: "Yield forecast", Strategy: model.Rehost, Wave: 1, Tiers: "node3", Architecture: "Python", Criticality: high},
			{Code: "gis", Name: "Site maps", Strategy: model.Rehost, Wave: 1, Tiers: "web1 app1 file1", Architecture: "GeoServer", Criticality: low},
		},
		Links: []link{{"prog", "hist", "database", soft}, {"abrech", "hist", "file", soft}, {"portal", "abrech", "API", soft}, {"wartung", "hist", "API", soft}},
		Services: []service{
			{"Amazon EKS", "Runs the collectors that receive the readings of the parks"}, {"Amazon Aurora", "Holds the readings of the last month and the master data"},
			{"Amazon S3", "Keeps all older readings for good"}, {"AWS Database Migration Service", "Moved the PostgreSQL databases while the parks reported"},
			{"AWS Application Migration Service", "Rehosted five applications"}, {"Amazon EC2", "Runs the rehosted applications"},
			{"AWS Site-to-Site VPN", "Connects the parks"}, {"Amazon CloudWatch", "Alarms when a park falls silent"},
			{"AWS Budgets", "Alarms when cost a park leaves its range"}, {"+GeoServer", "Site maps, unchanged"}, {"+Grafana", "Dashboards of the control room"},
		},
		Outcomes: []model.Outcome{
			{Metric: "cost per park", After: num(27), Unit: "% lower", Status: "measured", MeasuredOn: day(2025, 10, 6), How: "invoices of two quarters by park, against the cost centre of 2023"},
			{Metric: "time to connect a park", Before: num(150), After: num(1), Unit: "days", Status: "measured", MeasuredOn: day(2025, 10, 6), How: "project records of the last six parks"},
			{Metric: "history kept", Before: num(13), After: num(26), Unit: "months", Status: "measured", MeasuredOn: day(2025, 10, 6), How: "oldest full-rate reading"},
			{Metric: "cost per park after a Savings Plan", After: num(32), High: num(36), Unit: "% lower", Status: "expected", MeasuredOn: day(2025, 10, 6), How: "optimization plan"},
		},
		Quotes: []model.Quote{{Text: "We stopped asking whether there is room for the next park.", SpeakerRole: "head of technical operations", ApprovedOn: day(2025, 6, 12)}},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 19380}, {onPremises, "Power and cooling", "monthly", 6840}, {onPremises, "Hardware maintenance", "monthly", 4120}, {onPremises, "Operations staff", "monthly", 13260},
			{onPremises, "Extension of the server room", "yearly", 54240}, {onAWS, "Compute", "monthly", 14630}, {onAWS, "Managed databases", "monthly", 8910}, {onAWS, "Storage and backup", "monthly", 4735},
			{onAWS, "Network and data transfer", "monthly", 2590}, {onAWS, "AWS Support", "monthly", 1915}, {onAWS, "Operations staff", "monthly", 8120}, {oneOff, "Migration services", "once", 142750}, {oneOff, "Training", "once", 11840},
			{parallel, "Server room and AWS side by side, three months", "once", 48210},
		},
		Assumed: []model.Assumption{
			{Name: "growth on premises", Value: "26% per year", Source: "parks under contract for the next three years"},
			{Name: "growth on AWS", Value: "18% per year", Source: "same parks; history in Amazon S3 costs less as it ages"},
			{Name: "exchange rate EUR/USD", Value: "1.08", Source: "invented rate of the example", Date: day(2024, 9, 16)},
		},
		Readiness: "434432332322",
		Risks: []model.Risk{{Description: "A park reports to the old and the new collector at once", Likelihood: medium, Impact: medium,
			Mitigation: "Readings carry a sequence number; duplicates are dropped", Owner: "partner data engineer"}},
		Survey: "45554",
		Evidence: evidence{Reviewed: day(2025, 5, 20), Why: map[model.DocumentKind]string{
			model.TCOAnalysis:   "Both sides grow with the parks under contract, because a comparison at today's size would hide why the customer moves.",
			model.MigrationPlan: "Only the historian is replatformed, because it alone grows; the rest is rehosted and left in peace.",
		}},
		Consent: consent{Signed: day(2025, 6, 12), Expires: day(2027, 12, 31), Remark: "Municipalities, not cities.",
			Bundles: []model.Bundle{model.NameBundle, model.LogoBundle, model.QuoteBundle, model.OutcomeBundle, model.MoneyBundle, model.ServicesBundle, model.TimelineBundle, model.StoryBundle}},
		Files: energyFiles(),
	}
}

// energyFiles are the lists as the customer's office program wrote them: semicolons, decimal commas, days first.
func energyFiles() []file {
	csv := func(name, kind string) file {
		return file{Path: "energie/" + name, Text: german, Sheets: []sheet{{Kind: kind}}}
	}
	return append(standardFiles("energie", "estate", "business-case"),
		csv("Anwendungen.csv", "Applications"), csv("Server.csv", "Servers"), csv("Abhaengigkeiten.csv", "Dependencies"),
		csv("Kosten.csv", "Costs"), csv("Annahmen.csv", "Assumptions"))
}
