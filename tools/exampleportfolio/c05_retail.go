package main

import (
	"dossier/model"
	"dossier/value"
)

// retail shares a database server between a rehosted and a replatformed application.
func retail() *project {
	return &project{
		Dir: "retail", Code: "RET", No: 5, Family: linux, Region: "ca-central-1", Net: 15, Currency: "USD",
		Customer: model.Customer{
			ID: "C-05", LegalName: "AnyCompany Retail", Alias: "a North American retail chain", Industry: "Retail", Country: "Canada",
			Size: "210 stores", ReferenceUse: model.PublicReference, Site: "https://www.retail.example.com",
			About: "AnyCompany Retail sells outdoor equipment in 210 stores and on the web. Two thirds of its web sales fall into ten weeks of the year.",
		},
		Migration: model.Migration{
			ID: "M-05", Customer: "C-05", Title: "Web shop and store systems ready for the season", Status: model.Completed,
			Start: day(2025, 1, 13), End: day(2025, 7, 25), InProduction: day(2025, 7, 5), Deadline: day(2025, 9, 30), Compliance: []string{"PCI DSS"},
			SourceEnv:        "Colocation, VMware vSphere, shared Oracle and MySQL servers",
			PartnerTeam:      "project manager, migration lead, two migration engineers, cloud architect",
			PublicURL:        "https://www.example.com/case-studies/anycompany-retail",
			PublishedOn:      day(2025, 12, 4),
			PatternStatement: "Replatform the web shop to Amazon ECS on AWS Fargate; rehost the store systems to Amazon EC2",
			Challenge: "On the first weekend of the season the web shop slowed down until carts were given up. The servers had been sized for an average day, and more of them could not be had within the season; in the weeks after it, most of them did nothing.\n\n" +
				"The shop shared a database server with the tills of all stores, so a sale on the web could be felt at the counter. Separating them had been on the list for years, and always too risky before the season.",
			WhyAWS: "Capacity that comes with the load and goes with it was the one thing that the colocation could not sell. Amazon ECS on AWS Fargate let the shop's team scale its containers without learning to run a cluster.\n\n" +
				"The PCI DSS scope became smaller: AWS shows its part of the controls in AWS Artifact, and the assessor accepted it.",
			Solution: "The web shop and its order service were put into containers on Amazon ECS with AWS Fargate behind Amazon CloudFront, with sessions in Amazon ElastiCache. Tills, warehouse and loyalty were rehosted to Amazon EC2 with AWS Application Migration Service, two stores first, then a region at a time.\n\n" +
				"The shared database server was rehosted as it is, because the tills could not be changed before the season; the shop's schema on it was made ready to move to a database of its own afterwards. Load tests with three times last year's peak were part of the acceptance.",
			Outcome: "The first weekend of the next season brought more than twice the orders of the year before, and the slowest page took less time than the fastest had. No store felt it.\n\n" +
				"Between seasons the shop now runs on a quarter of its peak capacity. The team deploys on weekdays, in daylight.",
			LessonsLearned: "Migration: Load-test with the season's product images, not with placeholders. Planning: Do not separate a shared database and move it in one step.",
		},
		Waves: []value.Date{day(2025, 5, 10), day(2025, 7, 5)}, Planned: []value.Date{day(2025, 5, 10), day(2025, 6, 21)},
		Apps: []app{
			{Code: "shop", Name: "Web shop", Strategy: model.Replatform, Wave: 2, Tiers: "web4 app6", Architecture: "Java on JBoss, shared MySQL", Into: "; Amazon ECS on AWS Fargate", Criticality: critical},
			{Code: "order", Name: "Order service", Strategy: model.Replatform, Wave: 2, Tiers: "app4 mq2", Architecture: "Java with ActiveMQ", Into: "; Amazon ECS on AWS Fargate", Criticality: critical},
			{Code: "pos", Name: "Point-of-sale backend", Strategy: model.Rehost, Wave: 1, Tiers: "app4 mq2 job1", Architecture: "Java, shared MySQL", Criticality: critical},
			{Code: "wms", Name: "Warehouse management", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app3", Architecture: "Vendor application on Oracle", Criticality: high},
			{Code: "crm", Name: "Customer loyalty", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app3", Architecture: "Java on Tomcat", Criticality: medium},
		},
		Shared: []sharedServer{{Name: "retdb-db01", Tier: "db", Apps: []string{"pos", "shop"}, Target: "Amazon EC2 r7i.2xlarge"}},
		Links:  []link{{"shop", "order", "message", hard}, {"shop", "pos", "database", soft}, {"order", "wms", "file", soft}, {"pos", "crm", "API", soft}},
		Services: []service{
			{"Amazon ECS", "Runs the web shop and the order service in containers"}, {"AWS Fargate", "Scales the containers with the load, without a cluster to run"},
			{"Amazon CloudFront", "Delivers pages and images close to the customer"}, {"Amazon ElastiCache", "Holds sessions, so that containers can come and go"},
			{"Amazon EC2", "Runs tills, warehouse, loyalty and the shared database"}, {"AWS Application Migration Service", "Rehosted the store systems, a region at a time"},
			{"AWS WAF", "Keeps bots away from the checkout"}, {"AWS Artifact", "Shows the assessor AWS's part of the PCI DSS controls"}, {"AWS CloudFormation", "Describes every environment"},
			{"+Example Warehouse Suite", "Warehouse management, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "orders on the first weekend of the season", Before: num(41230), After: num(93410), Unit: "orders", Status: "measured", MeasuredOn: day(2025, 11, 10), How: "order database, same weekend of both years"},
			{Metric: "slowest page at peak", Before: tenths(84), After: tenths(12), Unit: "seconds", Status: "measured", MeasuredOn: day(2025, 11, 10), How: "95th percentile of the checkout, front-end monitoring"},
			{Metric: "capacity between seasons", After: num(25), Unit: "% of the peak", Status: "measured", MeasuredOn: day(2026, 3, 2), How: "running tasks of Amazon ECS in February"},
		},
		Quotes: []model.Quote{{Text: "It was the first season opening that I watched from home.", SpeakerRole: "head of e-commerce", ApprovedOn: day(2025, 11, 20)}},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 17200}, {onPremises, "Colocation", "monthly", 11800}, {onPremises, "Software licences", "monthly", 7900}, {onPremises, "Operations staff", "monthly", 14100},
			{onAWS, "Compute", "monthly", 16300}, {onAWS, "Storage and backup", "monthly", 4900}, {onAWS, "Network and content delivery", "monthly", 5200}, {onAWS, "Software licences", "monthly", 4600}, {onAWS, "AWS Support", "monthly", 2600},
			{onAWS, "Operations staff", "monthly", 9600}, {oneOff, "Migration services", "once", 131000}, {oneOff, "Load tests", "once", 12500}, {parallel, "Colocation and AWS side by side, two months", "once", 44000},
		},
		Assumed:   []model.Assumption{{Name: "growth on premises", Value: "8% per year", Source: "web sales plan"}, {Name: "growth on AWS", Value: "6% per year", Source: "web sales plan, scaling in between seasons"}},
		Readiness: "344323323433",
		Survey:    "45455", Likely: 9,
		Evidence: evidence{Reviewed: day(2025, 10, 13), Why: map[model.DocumentKind]string{
			model.MigrationPlan: "The shared database server is rehosted as it is, because the tills may not change before the season.",
			model.CutoverPlan:   "Two stores first, because a fault there is felt by two counters and not by 210.",
		}},
		Consent: consent{Signed: day(2025, 11, 20), Expires: day(2027, 11, 30), Remark: "Do not print the number of orders of single stores.",
			Bundles: []model.Bundle{model.NameBundle, model.QuoteBundle, model.OutcomeBundle, model.ServicesBundle, model.InventoryBundle, model.StoryBundle}},
	}
}
