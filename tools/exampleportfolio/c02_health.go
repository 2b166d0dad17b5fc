package main

import (
	"dossier/model"
	"dossier/value"
)

// health is the 400 GB Oracle database under HIPAA, moved with under an hour of downtime.
func health() *project {
	return &project{
		Dir: "health", Code: "HLT", No: 2, Family: solaris, Region: "us-east-2", Net: 12, Currency: "USD",
		Customer: model.Customer{
			ID: "C-02", LegalName: "Example Corp Health", Alias: "a regional hospital network", Industry: "Healthcare", Country: "United States",
			Size: "6 hospitals", ReferenceUse: model.PublicReference, Site: "https://www.health.example.com",
			About: "Example Corp Health runs six hospitals and 40 outpatient clinics. Its patient record system is open day and night: a ward that cannot read a record works from paper.",
		},
		Migration: model.Migration{
			ID: "M-02", Customer: "C-02", Title: "Patient records moved to Amazon RDS for Oracle with under an hour of downtime", Status: model.Completed,
			Start: day(2025, 5, 12), End: day(2025, 11, 14), InProduction: day(2025, 10, 25), Compliance: []string{"HIPAA"},
			SourceEnv:        "Hospital data centre, Oracle Database 19c on two Oracle Linux hosts with a standby",
			PartnerTeam:      "project manager, migration lead, database engineer, security architect, cloud architect",
			PublicURL:        "https://www.example.com/case-studies/example-corp-health",
			PublishedOn:      day(2026, 2, 10),
			PatternStatement: "Replatform Oracle Database to Amazon RDS for Oracle using AWS Database Migration Service",
			Challenge: "The patient record system stands on a 400 GB Oracle database that may not be down for longer than an hour, at any time of any day. Its two hosts were six years old, its standby stood in the next room, and a burst pipe had already shown what that means.\n\n" +
				"Everything in it is protected health information under HIPAA. An earlier plan to rent capacity from a hosting company had failed at the question of who holds the encryption keys.",
			WhyAWS: "AWS offered a business associate addendum, HIPAA eligible services, and keys in AWS KMS that only the hospital can use. Amazon RDS for Oracle brought a standby in another Availability Zone, which the hospital could not have built itself within two years.\n\n" +
				"The application vendor supports Oracle on Amazon RDS, so the application did not have to change.",
			Solution: "The landing zone came first, with the controls that the HIPAA assessment asked for: encryption with customer managed keys, logs that cannot be deleted, and no path to the internet from the data subnets. The security officer signed each control before any data moved.\n\n" +
				"The database was loaded into Amazon RDS for Oracle from an export, and AWS Database Migration Service then kept it in step with the source for three weeks. During that time the target was compared with the source every night, table by table. The move was rehearsed twice with the wards' own test scripts.\n\n" +
				"On the night of the cutover the source was set to read-only, so that wards could still look up records, until the last changes had arrived. The image archive beside it was rehosted a month earlier, without change.",
			Outcome: "Users could not write for less than an hour, and could read all the time. No record was lost: the comparison after the cutover found no difference.\n\n" +
				"Recovery after the loss of a host was tested with the wards present: the standby took over within two minutes, where the old recovery plan had asked for four hours. Nightly reports that used to end at seven in the morning now end before five.",
			LessonsLearned: "Migration: Comparing source and target every night convinced the clinical safety board; a test report alone would not have. Planning: Ask the application vendor for a statement of support in writing before the design is reviewed.",
		},
		Waves: []value.Date{day(2025, 9, 20), day(2025, 10, 25)},
		Apps: []app{
			{Code: "emr", Name: "Patient records", Strategy: model.Replatform, Wave: 2, Tiers: "web4 app6 db2", Architecture: "Three-tier Java on WebLogic and Oracle Database 19c, 400 GB", Into: "Amazon RDS for Oracle; Amazon EC2 Auto Scaling", Criticality: critical},
			{Code: "lab", Name: "Laboratory results", Strategy: model.Replatform, Wave: 2, Tiers: "web2 app2 db1", Architecture: "Java on Tomcat and Oracle Database 19c", Into: "Amazon RDS for Oracle; Amazon EC2 Auto Scaling", Criticality: critical},
			{Code: "remind", Name: "Appointment reminders", Strategy: model.Replatform, Wave: 2, Tiers: "app2 job1", Architecture: "Java batch and message gateway", Into: "; AWS Elastic Beanstalk", Criticality: medium},
			{Code: "pacs", Name: "Image archive", Strategy: model.Rehost, Wave: 1, Tiers: "web2 app3 file3", Architecture: "Vendor application on Linux with file servers", Criticality: high},
		},
		Links: []link{{"emr", "lab", "database link", hard}, {"remind", "emr", "database", hard}, {"emr", "pacs", "HL7 messages", soft}},
		Services: []service{
			{"Amazon RDS for Oracle", "Runs the patient record database in two Availability Zones"},
			{"AWS Database Migration Service", "Kept the target in step with the source for three weeks, until the cutover"},
			{"AWS KMS", "Holds the encryption keys, which only the hospital can use"},
			{"Amazon EC2 Auto Scaling", "Runs the web and application tiers"},
			{"AWS Application Migration Service", "Rehosted the image archive"},
			{"AWS CloudTrail", "Records every access to the accounts, in a bucket that cannot be emptied"},
			{"AWS Direct Connect", "Connects the hospitals over two lines"},
			{"Amazon GuardDuty", "Watches all accounts; findings reach the service desk as tickets"},
			{"AWS Elastic Beanstalk", "Runs the appointment reminders"},
			{"+Oracle WebLogic Server", "Application server of the record system, unchanged"},
		},
		Outcomes: []model.Outcome{
			{Metric: "downtime of the cutover", After: num(1), Qualifier: "under", Unit: "hour", Status: "measured", MeasuredOn: day(2025, 10, 26), How: "from read-only at 22:05 to the first write at 22:47, by the database log"},
			{Metric: "database moved", After: num(400), Unit: "GB", Status: "measured", MeasuredOn: day(2025, 10, 26), How: "allocated segments of the source"},
			{Metric: "recovery after the loss of a host", Before: num(240), After: num(2), Unit: "minutes", Status: "measured", MeasuredOn: day(2025, 11, 7), How: "failover test with the wards"},
			{Metric: "nightly reports end earlier by", After: num(2), Qualifier: "over", Unit: "hours", Status: "customer-stated", MeasuredOn: day(2025, 12, 1), How: "report of the operations manager"},
		},
		Quotes: []model.Quote{{Text: "The wards were told that nothing would happen that night, and nothing did.", SpeakerRole: "chief medical information officer", ApprovedOn: day(2026, 1, 22)}},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 14800}, {onPremises, "Database licences and support", "monthly", 21600}, {onPremises, "Facilities", "monthly", 5200},
			{onPremises, "Operations staff", "monthly", 16400}, {onAWS, "Managed databases, licence brought along", "monthly", 17900}, {onAWS, "Compute", "monthly", 11200},
			{onAWS, "Storage and backup", "monthly", 4300}, {onAWS, "Network and data transfer", "monthly", 3900}, {onAWS, "AWS Support", "monthly", 2800}, {onAWS, "Operations staff", "monthly", 9900},
			{oneOff, "Migration services", "once", 168000}, {oneOff, "HIPAA assessment", "once", 24000}, {parallel, "Source and target side by side, three weeks", "once", 21000},
		},
		Assumed:   []model.Assumption{{Name: "growth on premises", Value: "5% per year", Source: "database size of four years"}, {Name: "growth on AWS", Value: "5% per year", Source: "same workload"}},
		Readiness: "443334432323",
		Risks: []model.Risk{{Description: "Protected health information leaves the encrypted path", Likelihood: low, Impact: critical,
			Mitigation: "Replication only over AWS Direct Connect with TLS; keys approved by the security officer", Owner: "customer security officer"}},
		Survey: "55545",
		Evidence: evidence{Reviewed: day(2026, 1, 19), Why: map[model.DocumentKind]string{
			model.LandingZoneDesign: "Every HIPAA control names the account it lives in, because the auditor asks by account.",
			model.CutoverPlan:       "Read-only before switching, because wards may wait with writing but never with reading.",
			model.MigrationPlan:     "Replatform and not refactor, because the vendor supports its application on Amazon RDS for Oracle and on nothing newer.",
		}},
		Consent: consent{Signed: day(2026, 1, 22), Expires: day(2028, 1, 31), Remark: "Leave out the name of the vendor's product version.",
			Bundles: []model.Bundle{model.NameBundle, model.QuoteBundle, model.OutcomeBundle, model.ServicesBundle, model.StoryBundle}},
	}
}
