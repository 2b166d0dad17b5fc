package main

import (
	"dossier/model"
	"dossier/value"
)

// logistics is the data-centre exit: 50 applications in three months.
func logistics() *project {
	return &project{
		Dir: "logistics", Code: "LOG", No: 1, Pace: 85, Family: windows, Region: "us-east-1", Net: 11, Currency: "USD",
		Customer: model.Customer{
			ID: "C-01", LegalName: "AnyCompany Logistics", Alias: "a North American logistics group", Industry: "Transport and logistics",
			Country: "United States", Size: "2,400 employees", ReferenceUse: model.PublicReference, Site: "https://www.logistics.example.com",
			About: "AnyCompany Logistics moves parcels and pallets for manufacturers and retailers. It runs 31 depots and a fleet of its own, and books, routes and invoices every shipment with software that grew with the company over two decades.",
		},
		Migration: model.Migration{
			ID: "M-01", Customer: "C-01", Title: "Data-centre exit of 50 applications in three months", Status: model.Completed,
			Start: day(2025, 2, 3), End: day(2025, 4, 28), InProduction: day(2025, 4, 12), Deadline: day(2025, 5, 3),
			SourceEnv:        "Leased data centre, VMware vSphere 6.7 on six-year-old hosts",
			PartnerTeam:      "engagement manager, project manager, migration lead, two migration engineers, cloud architect, cloud economist",
			PublicURL:        "https://www.example.com/case-studies/anycompany-logistics",
			PublishedOn:      day(2025, 9, 16),
			PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service; replatform four databases to Amazon RDS for SQL Server",
			Challenge: "The operator of the data centre gave notice: the building would be sold, and the lease would end three months later. Fifty applications ran there, from route planning to the invoicing that closes each working day, on 62 virtual machines that nobody had inventoried since they were installed.\n\n" +
				"Moving the racks to another building would have meant a second lease, new network lines with a delivery time longer than the notice, and a weekend on which no depot could work. The hosts were due for replacement in any case, so the company would have paid to move equipment that it was about to scrap.",
			WhyAWS: "Capacity on AWS was there on the day it was needed, and the move could be rehearsed as often as necessary without touching the running systems. The operations team had used Amazon S3 for archives for years and trusted it.\n\n" +
				"What decided was the order of work: *AWS Application Migration Service* copies servers as they are, so that the deadline could be met first and the improvements made afterwards, on the company's own schedule.",
			Solution: "Discovery took three weeks and found 50 applications on 62 servers, and which of them exchange data. That gave three waves: supporting systems first, depot systems second, and on the last weekend booking, routing and invoicing together, because they share files every few minutes.\n\n" +
				"46 applications were rehosted with AWS Application Migration Service. Four were replatformed on the way, because their SQL Server releases were out of support: their databases went to Amazon RDS for SQL Server. The landing zone was built with AWS Control Tower while discovery was still running, with AWS Direct Connect ordered on the first day and a VPN as its fallback.\n\n" +
				"Each wave was rehearsed with a test launch a week before. Two of the three cutovers ended ahead of their plan; in the second, a label printing interface had to be switched back and was moved the following night.",
			Outcome: "The last server was switched off in the data centre five days before the lease ended. No depot lost a working day.\n\n" +
				"Running cost, measured over the first three full months, is 20 percent below that of the data centre, with servers still in the sizes they had before. With right-sizing and a Savings Plan, which the optimization plan sets out, 30 to 40 percent is expected.\n\n" +
				"The time to provide a server to a project fell from three weeks to a day. Backups are restored as a test every quarter, which had never been possible for want of a second site.",
			LessonsLearned: "Order the network line before the contract is signed. Freeze changes of interfaces from the first wave on: the one rollback came from a change made two days before. Naming a deputy for each application owner saved two weekends.",
		},
		Waves: []value.Date{day(2025, 3, 15), day(2025, 3, 29), day(2025, 4, 12)},
		Apps:  logisticsApps,
		Links: []link{
			{"booking", "routing", "API", hard}, {"booking", "invoice", "file", hard}, {"routing", "fleet", "API", hard},
			{"invoice", "ledger", "database", hard}, {"depot", "labels", "print queue", hard}, {"scan", "depot", "message", hard},
			{"portal", "booking", "API", soft}, {"customs", "booking", "file", soft}, {"bi", "dwh", "database", soft}, {"dwh", "invoice", "file", soft},
			{"track", "scan", "message", soft}, {"yard", "depot", "API", soft}, {"payroll", "timecl", "file", soft},
		},
		Services: []service{
			{"AWS Application Migration Service", "Replicated 56 servers and launched them on Amazon EC2, in rehearsal and at cutover"},
			{"Amazon EC2", "Runs the rehosted applications in two Availability Zones"},
			{"Amazon RDS for SQL Server", "Runs four databases whose SQL Server releases had left support"},
			{"AWS Database Migration Service", "Kept the four databases in step until cutover"},
			{"AWS Control Tower", "Set up accounts, guardrails and logging while discovery was still running"},
			{"AWS Direct Connect", "Connects depots and head office; a site-to-site VPN stands by"},
			{"AWS Transit Gateway", "Routes between depots, accounts and the network account"},
			{"Amazon FSx for Windows File Server", "Holds the shared folders through which booking, routing and invoicing exchange files"},
			{"AWS Backup", "Daily backups with a copy in a second Region"},
			{"Amazon CloudWatch", "Alarms on two health indicators an application"},
			{"+Example Routing Suite", "The customer's route optimisation, unchanged, on Amazon EC2"},
			{"Cloud Migration Factory on AWS", "Ran the waves from one list of servers"},
		},
		Outcomes: []model.Outcome{
			{Metric: "running cost saved", After: num(20), Unit: "%", Period: "per month", Status: "measured", MeasuredOn: day(2025, 8, 4),
				How: "invoices of May to July 2025 against the data centre's budget of 2024, same scope"},
			{Metric: "running cost saved after optimization", After: num(30), High: num(40), Unit: "%", Period: "per month", Status: "expected", MeasuredOn: day(2025, 8, 4),
				How: "optimization plan: right-sizing and a one-year Compute Savings Plan"},
			{Metric: "time to provide a server", Before: num(15), After: num(1), Unit: "working days", Status: "measured", MeasuredOn: day(2025, 8, 4), How: "median of service desk tickets"},
			{Metric: "working days lost in depots", After: num(0), Unit: "days", Status: "measured", MeasuredOn: day(2025, 4, 30), How: "depot reports of the cutover weekends"},
			{Metric: "applications moved", After: num(50), Unit: "applications", Status: "measured", MeasuredOn: day(2025, 4, 28), How: "acceptance protocol"},
		},
		Quotes: []model.Quote{{Text: "We had three months and no second building. The trucks never noticed.", SpeakerRole: "chief information officer", ApprovedOn: day(2025, 8, 25)}},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 21500}, {onPremises, "Hardware maintenance", "monthly", 8200},
			{onPremises, "Data centre lease and power", "monthly", 24300}, {onPremises, "Network", "monthly", 6000},
			{onPremises, "Software licences", "monthly", 12400}, {onPremises, "Operations staff", "monthly", 19600},
			{onAWS, "Compute", "monthly", 28900}, {onAWS, "Storage and backup", "monthly", 9700}, {onAWS, "Managed databases", "monthly", 7400},
			{onAWS, "Network and data transfer", "monthly", 6100}, {onAWS, "AWS Support", "monthly", 4900}, {onAWS, "Software licences", "monthly", 4400},
			{onAWS, "Operations staff", "monthly", 12200},
			{oneOff, "Migration services", "once", 186000}, {oneOff, "Training", "once", 14000}, {oneOff, "Decommissioning and disposal", "once", 32000},
			{parallel, "Data centre and AWS side by side, two months", "once", 82000}, {credit, "Migration credits", "once", -60000},
		},
		Assumed: []model.Assumption{
			{Name: "growth on premises", Value: "3 % per year", Source: "capacity reports of three years"},
			{Name: "growth on AWS", Value: "3 % per year", Source: "same workload on both sides"},
			{Name: "hardware refresh on premises", Value: "640000 USD in month 10", Source: "quotation for the refresh that was not ordered"},
		},
		Readiness: "342123233424",
		Risks: []model.Risk{{Description: "The lease ends before the last wave", Likelihood: medium, Impact: critical,
			Mitigation: "Two reserve weekends; a weekly count of servers left", Owner: "customer sponsor"}},
		Survey: "55445",
		Evidence: evidence{Reviewed: day(2025, 7, 14), Why: map[model.DocumentKind]string{
			model.DiscoveryReport: "Three weeks of utilisation were collected and not four, because the lease left no more.",
			model.MigrationPlan:   "Rehost first and improve later, because the lease ends on a day that nobody can move.",
			model.TCOAnalysis:     "Compared with a second lease and a hardware refresh, because staying where they were was not possible.",
		}},
		Consent: consent{Signed: day(2025, 8, 25), Expires: day(2028, 8, 31), Remark: "Say that depots worked, not that trucks drove on time.",
			Bundles: []model.Bundle{model.NameBundle, model.LogoBundle, model.QuoteBundle, model.OutcomeBundle, model.ServicesBundle, model.TimelineBundle, model.InventoryBundle, model.StoryBundle}},
	}
}

var logisticsApps = []app{
	{Code: "ad", Name: "Directory and file services", Strategy: model.Rehost, Wave: 1, Tiers: "app1 file1", Architecture: "Windows domain controllers and file shares", Criticality: critical},
	{Code: "print", Name: "Office printing", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Windows print server", Criticality: low},
	{Code: "wiki", Name: "Intranet wiki", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "PHP and MySQL on one server", Criticality: low, Family: ubuntu},
	{Code: "hrself", Name: "Employee self-service", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "payroll", Name: "Payroll", Strategy: model.Rehost, Wave: 1, Tiers: "app1 db1", Architecture: "Client and SQL Server 2016", Criticality: high},
	{Code: "timecl", Name: "Time clock", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Windows service", Criticality: medium},
	{Code: "learn", Name: "Driver training", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "Moodle", Criticality: low, Family: ubuntu},
	{Code: "recruit", Name: "Recruiting", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "Java on Tomcat", Criticality: low, Family: ubuntu},
	{Code: "contract", Name: "Contract archive", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Document management", Criticality: medium},
	{Code: "ledger", Name: "General ledger", Strategy: model.Replatform, Wave: 3, Tiers: "app1 db1", Architecture: "Windows service on SQL Server 2012", Into: "Amazon RDS for SQL Server", Criticality: critical},
	{Code: "treasury", Name: "Treasury", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Client on Windows", Criticality: high},
	{Code: "assets", Name: "Asset register", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "ASP.NET", Criticality: low},
	{Code: "purch", Name: "Purchasing", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "ASP.NET and SQL Server 2016", Criticality: medium},
	{Code: "tyre", Name: "Tyre management", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Access front end", Criticality: low},
	{Code: "fuel", Name: "Fuel cards", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Windows service", Criticality: medium},
	{Code: "insur", Name: "Insurance claims", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "mobile", Name: "Mobile device management", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Vendor appliance", Criticality: medium, Family: ubuntu},
	{Code: "monitor", Name: "Server monitoring", Strategy: model.Rehost, Wave: 1, Tiers: "app1", Architecture: "Nagios", Criticality: medium, Family: ubuntu},
	{Code: "depot", Name: "Depot management", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Java on WildFly", Criticality: critical},
	{Code: "scan", Name: "Parcel scanning", Strategy: model.Rehost, Wave: 2, Tiers: "app1 mq1", Architecture: "Java with ActiveMQ", Criticality: critical},
	{Code: "labels", Name: "Label printing", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Windows spooler with templates", Criticality: critical},
	{Code: "yard", Name: "Yard management", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "ASP.NET", Criticality: high},
	{Code: "dock", Name: "Dock booking", Strategy: model.Rehost, Wave: 2, Tiers: "web1", Architecture: "ASP.NET", Criticality: high},
	{Code: "pallet", Name: "Pallet accounts", Strategy: model.Replatform, Wave: 2, Tiers: "app1 db1", Architecture: "ASP.NET on SQL Server 2012", Into: "Amazon RDS for SQL Server", Criticality: medium},
	{Code: "damage", Name: "Damage reports", Strategy: model.Rehost, Wave: 2, Tiers: "web1", Architecture: "PHP", Criticality: medium, Family: ubuntu},
	{Code: "cctv", Name: "Camera archive", Strategy: model.Rehost, Wave: 2, Tiers: "file1", Architecture: "Windows file server", Criticality: low},
	{Code: "access", Name: "Gate access control", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Vendor application on Windows", Criticality: high},
	{Code: "temp", Name: "Cold chain temperatures", Strategy: model.Replatform, Wave: 2, Tiers: "db1", Architecture: "SQL Server 2012 fed by loggers", Into: "Amazon RDS for SQL Server", Criticality: high},
	{Code: "haz", Name: "Dangerous goods papers", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Java on Tomcat", Criticality: high},
	{Code: "weigh", Name: "Weighbridges", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Windows service", Criticality: medium},
	{Code: "sort", Name: "Sorter interface", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Windows service, message queue", Criticality: critical},
	{Code: "shift", Name: "Shift planning", Strategy: model.Rehost, Wave: 2, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "maint", Name: "Vehicle maintenance", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Client on SQL Server 2016", Criticality: medium},
	{Code: "tacho", Name: "Tachograph archive", Strategy: model.Rehost, Wave: 2, Tiers: "file1", Architecture: "Windows file server", Criticality: medium},
	{Code: "booking", Name: "Shipment booking", Strategy: model.Rehost, Wave: 3, Tiers: "web1 app1", Architecture: "Java on Tomcat and SQL Server 2016", Criticality: critical},
	{Code: "routing", Name: "Route planning", Strategy: model.Rehost, Wave: 3, Tiers: "app2", Architecture: "Example Routing Suite", Criticality: critical},
	{Code: "fleet", Name: "Fleet telematics", Strategy: model.Rehost, Wave: 3, Tiers: "app1 mq1", Architecture: "Java with ActiveMQ", Criticality: high, Family: ubuntu},
	{Code: "invoice", Name: "Invoicing", Strategy: model.Rehost, Wave: 3, Tiers: "app1 job1", Architecture: "Batch on SQL Server 2016", Criticality: critical},
	{Code: "portal", Name: "Customer portal", Strategy: model.Rehost, Wave: 3, Tiers: "web2", Architecture: "ASP.NET", Criticality: high},
	{Code: "track", Name: "Track and trace", Strategy: model.Rehost, Wave: 3, Tiers: "web1", Architecture: "Java on Tomcat", Criticality: high, Family: ubuntu},
	{Code: "customs", Name: "Customs declarations", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "Vendor application on Windows", Criticality: high},
	{Code: "edi", Name: "Electronic data interchange", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "Converter on Windows", Criticality: critical},
	{Code: "price", Name: "Price calculation", Strategy: model.Replatform, Wave: 3, Tiers: "db1", Architecture: "Stored procedures on SQL Server 2012", Into: "Amazon RDS for SQL Server", Criticality: high},
	{Code: "crm", Name: "Sales contacts", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "claims", Name: "Customer claims", Strategy: model.Rehost, Wave: 3, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
	{Code: "dwh", Name: "Data warehouse", Strategy: model.Rehost, Wave: 3, Tiers: "db1", Architecture: "SQL Server 2016", Criticality: medium},
	{Code: "bi", Name: "Management reports", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "Reporting Services", Criticality: medium},
	{Code: "dunning", Name: "Dunning letters", Strategy: model.Rehost, Wave: 3, Tiers: "job1", Architecture: "Batch", Criticality: medium},
	{Code: "toll", Name: "Toll settlement", Strategy: model.Rehost, Wave: 3, Tiers: "job1", Architecture: "Batch", Criticality: medium},
	{Code: "subcon", Name: "Subcontractor settlement", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "ASP.NET", Criticality: high},
}
