package main

import (
	"dossier/model"
	"dossier/value"
)

// games may be told about in public, but not by name.
func games() *project {
	return &project{
		Dir: "games", Code: "GAM", No: 15, Family: ubuntu, Region: "eu-north-1", Net: 25, Currency: "USD",
		Customer: model.Customer{
			ID: "C-14", LegalName: "AnyCompany Interactive", Alias: "a Nordic games studio", Industry: "Games", Country: "Sweden",
			Size: "140 employees", ReferenceUse: model.PublicReference, Site: "https://www.interactive.example.com",
			About: "The studio makes one game, played by small teams against each other, and has done nothing else for nine years.",
		},
		Migration: model.Migration{
			ID: "M-15", Customer: "C-14", Title: "A game's back end ready for launch day", Status: model.Completed, Start: day(2025, 11, 3), End: day(2026, 5, 29), InProduction: day(2026, 5, 9),
			SourceEnv: "Rented bare metal in two hosting centres", PartnerTeam: "project manager, game back-end engineer, migration lead, cloud architect",
			PublicURL: "https://www.example.com/case-studies/nordic-games-studio", PublishedOn: day(2026, 9, 1),
			PatternStatement: "Replatform game services to Amazon EKS and managed databases",
			Challenge: "A second season of the game was to be launched on one evening in the whole world. The rented machines could be ordered by the month and in dozens; the launch needed hundreds for two days.\n\n" +
				"Players forgive a dull map, but not a queue. The first launch had had one of four hours.",
			WhyAWS: "The studio compared what it costs to be wrong. With Amazon EKS on Amazon EC2 it could be wrong by a factor of five in either direction and know within minutes.\n\n" +
				"Matches have to be played close to the players, and AWS has Regions where they are.",
			Solution: "Matchmaking, accounts, leaderboards, telemetry and the shop were replatformed: their services were already containers and went to Amazon EKS; their databases went to Amazon Aurora PostgreSQL. The build farm was rehosted, so that the artists noticed nothing.\n\n" +
				"Four launch rehearsals were held with simulated players, the last with three times the number expected. Each ended with a list, and the lists grew shorter.",
			Outcome: "On launch day there was no queue. The number of matches at peak was three times that of the first launch.\n\n" +
				"A fortnight later the platform had shrunk to a fifth of its launch size, and so had its cost.",
			LessonsLearned: "Planning: Ask for raised service quotas six weeks before a launch. Simulated players are too patient: make some of them leave.",
		},
		Waves: []value.Date{day(2026, 3, 14), day(2026, 5, 9)},
		Apps: []app{
			{Code: "match", Name: "Matchmaking", Strategy: model.Replatform, Wave: 2, Tiers: "node4", Architecture: "Go services in containers", Into: "; Amazon EKS", Criticality: critical},
			{Code: "acct", Name: "Player accounts", Strategy: model.Replatform, Wave: 2, Tiers: "app3 db1", Architecture: "Go services and PostgreSQL", Into: "Amazon Aurora PostgreSQL; Amazon EKS", Criticality: critical},
			{Code: "board", Name: "Leaderboards", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "Go services and PostgreSQL", Into: "Amazon Aurora PostgreSQL; Amazon EKS", Criticality: high},
			{Code: "telem", Name: "Telemetry", Strategy: model.Replatform, Wave: 1, Tiers: "app2 mq1 db1", Architecture: "Kafka and PostgreSQL", Into: "Amazon Aurora PostgreSQL; Amazon EKS", Criticality: medium},
			{Code: "itemsh", Name: "Item shop", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "Go services and PostgreSQL", Into: "Amazon Aurora PostgreSQL; Amazon EKS", Criticality: critical},
			{Code: "build", Name: "Build farm", Strategy: model.Rehost, Wave: 1, Tiers: "node6", Architecture: "Jenkins agents", Criticality: medium, Family: windows},
		},
		Links: []link{{"match", "acct", "API", hard}, {"board", "match", "message", soft}, {"itemsh", "acct", "API", hard}},
		Services: []service{
			{"Amazon EKS", "Runs the services of the game"}, {"Amazon EC2", "Runs the nodes of the cluster and the build farm"}, {"Amazon Aurora", "Holds accounts, leaderboards and purchases"}, {"Amazon CloudFront", "Delivers updates of the game"},
			{"AWS Application Migration Service", "Rehosted the build farm"}, {"AWS Database Migration Service", "Moved the PostgreSQL databases"}, {"Amazon CloudWatch", "Showed the queue before the players saw it"}, {"+Jenkins", "Builds, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "queue on launch day", Before: num(240), After: num(0), Unit: "minutes", Status: "measured", MeasuredOn: day(2026, 5, 11), How: "longest wait by the matchmaking log"},
			{Metric: "matches at peak against the first launch", After: num(3), Unit: "times", Status: "measured", MeasuredOn: day(2026, 5, 11), How: "matchmaking log"},
			{Metric: "platform size after a fortnight", After: num(20), Unit: "% of launch day", Status: "measured", MeasuredOn: day(2026, 5, 25), How: "running nodes"},
		},
		Quotes: []model.Quote{{Text: "We had a room booked for the crisis. We ate cake in it.", SpeakerRole: "technical director", ApprovedOn: day(2026, 8, 13)}},
		Costs: []cost{
			{onPremises, "Rented machines", "monthly", 31500}, {onPremises, "Traffic", "monthly", 6400}, {onPremises, "Operations staff", "monthly", 11600}, {onAWS, "Compute", "monthly", 19200}, {onAWS, "Managed databases", "monthly", 7300},
			{onAWS, "Network and content delivery", "monthly", 5800}, {onAWS, "AWS Support", "monthly", 2300}, {onAWS, "Operations staff", "monthly", 8400}, {oneOff, "Migration services", "once", 87000}, {oneOff, "Launch rehearsals", "once", 26000},
			{parallel, "Rented machines and AWS side by side, two months", "once", 61000},
		},
		Readiness: "443444232332", Survey: "55554",
		Evidence: evidence{Reviewed: day(2026, 8, 3)},
		Consent: consent{Subject: "M-15", Signed: day(2026, 8, 13), Expires: day(2028, 8, 31), Remark: "Not by name, and no screenshot.",
			Bundles: []model.Bundle{model.QuoteBundle, model.OutcomeBundle, model.ServicesBundle, model.StoryBundle}},
		Files: append(standardFiles("games", "estate"),
			file{Path: "games/estate.xlsx", Notes: []string{"Game back end", "Servers are not listed here: see the export of the asset database beside this workbook."},
				Sheets: []sheet{{Name: "Services", Kind: "Applications"}, {Name: "Calls", Kind: "Dependencies"}}},
			file{Path: "games/asset-database-export.csv", Sheets: []sheet{{Kind: "Servers", Rename: assetHeaders, Drop: []string{"migration"}}}, InGB: true}),
	}
}

// assetHeaders are the column names of the studio's asset database; dossier.yaml maps them.
var assetHeaders = map[string]string{
	"id": "CI Number", "name": "CI Label", "applications": "Business Service", "OS": "Platform", "CPUs": "Logical Processors",
	"memory": "RAM GB", "storage": "Disk GB", "utilization": "CPU p95", "target": "Successor",
}

// aerospace has registered its evidence by address only.
func aerospace() *project {
	return &project{
		Dir: "aerospace", Code: "AER", No: 16, Family: linux, Region: "us-west-2", Net: 26, Currency: "USD",
		Customer: model.Customer{
			ID: "C-15", LegalName: "Example Corp Aerospace", Alias: "an aircraft parts supplier", Industry: "Aerospace", Country: "United States",
			Size: "760 employees", ReferenceUse: model.PrivateReference, Site: "https://www.aerospace.example.com", About: "Example Corp Aerospace machines parts for aircraft doors.",
		},
		Migration: model.Migration{
			ID: "M-16", Customer: "C-15", Title: "Engineering systems moved", Status: model.Completed, Start: day(2026, 1, 12), End: day(2026, 6, 26), InProduction: day(2026, 6, 13),
			SourceEnv: "Own server room", PartnerTeam: "project manager, migration lead, migration engineer", Strategy: model.Rehost,
			Challenge: "The engineering systems had outlived two administrators.", WhyAWS: "The customer's own customers ask for a recovery plan that works.",
			Solution: "Five applications moved in one wave. Documents are kept in the customer's own portal and were not handed over.", Outcome: "Recovery was rehearsed for the first time.",
			LessonsLearned: "Ask for copies of the documents while the project still runs.",
		},
		Waves: []value.Date{day(2026, 6, 13)},
		Apps: []app{
			{Code: "plm", Name: "Product data", Strategy: model.Replatform, Wave: 1, Tiers: "app3 db1", Architecture: "Vendor application on Oracle", Into: "Amazon RDS for Oracle", Criticality: critical},
			{Code: "cam", Name: "Machine programs", Wave: 1, Tiers: "app2 file2", Architecture: "Vendor application", Criticality: high},
			{Code: "fem", Name: "Stress analysis", Wave: 1, Tiers: "node4", Architecture: "Vendor solver", Criticality: high},
			{Code: "qa", Name: "Quality records", Wave: 1, Tiers: "app2 db1", Architecture: "Java", Criticality: high},
			{Code: "quote", Name: "Quotations", Wave: 1, Tiers: "app3", Architecture: "Java", Criticality: medium},
		},
		Services:  []service{{"AWS Application Migration Service", "Rehosted four applications"}, {"Amazon RDS for Oracle", "Runs product data"}, {"AWS Elastic Disaster Recovery", "Keeps a copy ready in a second Region"}},
		Readiness: "222222",
		Evidence: evidence{Form: plain, Amend: func(d *model.Document) {
			d.Path = "https://portal.aerospace.example.com/migration/" + d.ID
		}},
	}
}
