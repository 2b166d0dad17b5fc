package main

import (
	"dossier/model"
	"dossier/value"
)

// media revised its TCO after the cutover, and has a host name in common with the retail customer, rightly.
func media() *project {
	return &project{
		Dir: "media", Code: "MED", No: 8, Family: ubuntu, Region: "eu-west-1", Net: 18, Currency: "USD",
		Customer: model.Customer{
			ID: "C-07", LegalName: "AnyCompany Media", Alias: "a European publishing house", Industry: "Media and entertainment", Country: "Ireland",
			Size: "900 employees", ReferenceUse: model.PrivateReference, Site: "https://www.media.example.com",
			About: "AnyCompany Media publishes eight regional newspapers and a video platform.",
		},
		Migration: model.Migration{
			ID: "M-08", Customer: "C-07", Title: "Newsroom and video platform off the old studio servers", Status: model.Completed,
			Start: day(2025, 8, 4), End: day(2026, 2, 27), InProduction: day(2026, 2, 7),
			SourceEnv: "Studio machine room, KVM and bare metal", PartnerTeam: "project manager, migration lead, media engineer, cloud architect, cloud economist",
			PatternStatement: "Replatform content management to Amazon RDS for MySQL; rehost transcoding to Amazon EC2",
			Challenge: "The studio's machine room stood below a building that was to be renovated, and its transcoding servers were so slow that the evening's video went online the next morning.\n\n" +
				"Eight newsrooms shared one content management system. Each had its own habits in it, and nobody knew all of its interfaces.",
			WhyAWS: "Transcoding needs many servers for few hours, which is what Amazon EC2 Spot Instances are made for. The publisher's web sites were already delivered by Amazon CloudFront, so the editorial systems moved closer to their readers.",
			Solution: "Discovery recorded connections for five weeks and found eleven interfaces that were in no document. The content management system, subscriptions, ad booking and search were replatformed: their MySQL databases moved to Amazon RDS for MySQL and their front ends to AWS Elastic Beanstalk.\n\n" +
				"The transcoding farm was rehosted first and then grown with Spot Instances. Newsrooms moved one a week, each with an editor of the week before at its side.",
			Outcome: "Video of the evening is online within the hour. The renovation began on time, with an empty machine room.\n\n" +
				"The TCO analysis was revised two months after the cutover: transcoding costs less than planned, storage of raw video more. In sum, running cost is 14 percent below the machine room's, where the first version had expected 18.",
			LessonsLearned: "Discovery: Raw video grows faster than anyone says. Ask for its retention time in the first week.",
		},
		Waves: []value.Date{day(2025, 11, 22), day(2026, 2, 7)},
		Apps: []app{
			{Code: "cms", Name: "Content management", Strategy: model.Replatform, Wave: 2, Tiers: "web2 app2 db1", Architecture: "PHP and MySQL 5.7", Into: "Amazon RDS for MySQL; AWS Elastic Beanstalk", Criticality: critical},
			{Code: "crm", Name: "Subscriber management", Strategy: model.Replatform, Wave: 2, Tiers: "web1 app2 db1", Architecture: "Java and MySQL 5.7", Into: "Amazon RDS for MySQL; AWS Elastic Beanstalk", Criticality: high},
			{Code: "adbook", Name: "Ad booking", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "Java and MySQL 5.7", Into: "Amazon RDS for MySQL; AWS Elastic Beanstalk", Criticality: high},
			{Code: "search", Name: "Archive search", Strategy: model.Replatform, Wave: 2, Tiers: "node3", Architecture: "Elasticsearch 6", Into: "; Amazon OpenSearch Service", Criticality: medium},
			{Code: "news", Name: "Newsroom planning", Strategy: model.Rehost, Wave: 1, Tiers: "app4 db2", Architecture: "Vendor application on PostgreSQL", Criticality: high},
			{Code: "trans", Name: "Transcoding farm", Strategy: model.Rehost, Wave: 1, Tiers: "node8", Architecture: "FFmpeg workers", Criticality: high},
			{Code: "arch", Name: "Picture archive", Strategy: model.Rehost, Wave: 1, Tiers: "app2 file2", Architecture: "Vendor application with file servers", Criticality: medium},
		},
		Links: []link{{"cms", "arch", "API", soft}, {"cms", "search", "API", soft}, {"news", "cms", "API", soft}, {"adbook", "crm", "database", hard}, {"trans", "arch", "file", soft}},
		Services: []service{
			{"Amazon EC2 Spot Instances", "Transcode the evening's video within the hour"}, {"Amazon RDS for MySQL", "Runs content management, subscriptions and ad booking"}, {"AWS Elastic Beanstalk", "Runs their front ends"},
			{"Amazon OpenSearch Service", "Searches the archive"}, {"Amazon S3", "Holds pictures and raw video"}, {"AWS Application Migration Service", "Rehosted newsroom planning, transcoding and the archive"},
			{"AWS Database Migration Service", "Kept the MySQL databases in step"}, {"Amazon CloudFront", "Delivers the sites, as before"}, {"+FFmpeg", "Transcoding, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "running cost saved", After: num(14), Unit: "%", Status: "measured", MeasuredOn: day(2026, 4, 13), How: "invoices of March 2026 against the machine room's cost centre"},
			{Metric: "time until the evening's video is online", Before: num(11), After: num(1), Qualifier: "under", Unit: "hours", Status: "measured", MeasuredOn: day(2026, 4, 13), How: "publication log of four weeks"},
		},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 15900}, {onPremises, "Machine room", "monthly", 7300}, {onPremises, "Software licences", "monthly", 5400}, {onPremises, "Operations staff", "monthly", 12400},
			{onAWS, "Compute", "monthly", 11260}, {onAWS, "Managed databases", "monthly", 5200}, {onAWS, "Storage and backup", "monthly", 7100}, {onAWS, "AWS Support", "monthly", 1900}, {onAWS, "Operations staff", "monthly", 9800},
			{oneOff, "Migration services", "once", 98000}, {parallel, "Machine room and AWS side by side, ten weeks", "once", 36500},
		},
		Assumed:   []model.Assumption{{Name: "growth on premises", Value: "9% per year", Source: "video hours of two years"}, {Name: "growth on AWS", Value: "9% per year", Source: "same workload"}},
		Readiness: "324322232322", Survey: "44544",
		Evidence: evidence{Reviewed: day(2026, 5, 11), Amend: func(d *model.Document) {
			if d.Kind == model.TCOAnalysis {
				d.Version, d.VersionDate, d.Date = "2.0", day(2026, 4, 15), day(2026, 4, 15)
				d.Why = "Revised with two months of invoices, because storage of raw video costs more than the first version assumed."
			}
		}, Lines: map[model.DocumentKind][]string{model.TCOAnalysis: {"Version 1.0 was approved on 2025-08-20, before the first cutover; saving then expected: 18%.", "Version 2.0 follows the invoices of March 2026: saving 14%."}}},
		Files: mediaFiles(),
	}
}

// mediaFiles name their columns as the publisher's asset team does; all of the names are aliases of ours.
func mediaFiles() []file {
	applications := map[string]string{
		"id": "App ID", "migration": "Case study", "name": "Application Name", "strategy": "7R", "criticality": "Business Criticality",
		"architecture": "Architecture Type", "pattern": "Migration Pattern", "tooling": "Migration Tool", "effort hours": "Hours", "wave": "Wave ID",
		"owner": "Application Owner", "target account": "AWS account", "migrated on": "Cutover date",
	}
	servers := map[string]string{
		"id": "Asset ID", "migration": "Case study", "applications": "App ID", "name": "Hostname", "OS": "Operating System", "CPUs": "vCPU",
		"memory": "RAM", "storage": "Disk", "utilization": "Peak CPU", "target": "Target instance",
	}
	return []file{{Path: "media/CMDB extract.xlsx", Sheets: []sheet{
		{Name: "Apps", Kind: "Applications", Rename: applications, First: []string{"name", "id", "wave"}, Title: "Applications of the studio"},
		{Name: "Hosts", Kind: "Servers", Rename: servers, First: []string{"name", "OS", "CPUs", "memory"}},
		{Name: "Interfaces", Kind: "Dependencies", Rename: map[string]string{"from": "Source", "to": "Depends on", "kind": "Type", "hard or soft": "Hardness"}},
	}}}
}
