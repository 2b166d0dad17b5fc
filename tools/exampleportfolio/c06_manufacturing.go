package main

import (
	"dossier/model"
	"dossier/value"
)

// claimedTwice is the plant server that both of the manufacturer's projects list as theirs.
var claimedTwice = sharedServer{ID: "MFG-CMDB-0417", Name: "impresion-app01", Tier: "app", Target: "Amazon EC2 m7i.xlarge"}

var manufacturer = model.Customer{
	ID: "C-06", LegalName: "Example Manufacturing Group", Alias: "a European machine builder", Industry: "Manufacturing", Country: "Spain",
	Size: "3,800 employees", ReferenceUse: model.PrivateReference, Site: "https://www.manufacturing.example.com",
	About: "Example Manufacturing Group builds packaging machines in two plants, Línea Norte and Línea Sur.",
}

// manufacturingNorth is the first of two migrations for the same customer.
func manufacturingNorth() *project {
	shared := claimedTwice
	shared.Apps = []string{"mes"}
	return &project{
		Dir: "manufactura/norte", Code: "MFN", No: 6, Family: windows, Region: "eu-south-2", Net: 16, Currency: "USD",
		Customer: manufacturer,
		Migration: model.Migration{
			ID: "M-06", Customer: "C-06", Title: "Plant Línea Norte moved to AWS", Status: model.Completed,
			Start: day(2024, 6, 3), End: day(2024, 12, 13), InProduction: day(2024, 11, 16), SourceEnv: "Plant server room, VMware vSphere",
			PartnerTeam: "project manager, migration lead, two migration engineers, network architect", PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service",
			Challenge:      "The plant's server room stood beside the paint shop, and its air conditioning failed twice in one summer. Each failure stopped assembly for a shift.\n\nMachines on the floor speak to their servers in protocols that tolerate five milliseconds, so not everything could go far away.",
			WhyAWS:         "The Europe (Spain) Region is four milliseconds from the plant by AWS Direct Connect, measured before the decision. The group's engineers already used Amazon EC2 for simulation.",
			Solution:       "Measurements decided what moved: 20 applications were within their tolerance, and machine controllers stayed on the floor. 18 were rehosted with AWS Application Migration Service in three waves of six, always over a Saturday without a late shift; two databases went to Amazon RDS for SQL Server.\n\nTwo AWS Direct Connect lines enter the plant on different sides.",
			Outcome:        "Assembly has not stopped for want of a server since. The paint shop has taken over the room.\n\nA new packaging line was put into operation with servers ordered in the morning.",
			LessonsLearned: "Planning: Measure latency with the real protocol; ping was a millisecond too kind.",
		},
		Waves: []value.Date{day(2024, 9, 14), day(2024, 10, 19), day(2024, 11, 16)},
		Apps: []app{
			{Code: "mes", Name: "Manufacturing execution", Strategy: model.Rehost, Wave: 3, Tiers: "web2 app4 db1", Architecture: "Vendor application on SQL Server", Criticality: critical},
			{Code: "quality", Name: "Quality records", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "ASP.NET", Criticality: high},
			{Code: "tool", Name: "Tool management", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "ASP.NET", Criticality: medium},
			{Code: "cad", Name: "Drawings vault", Strategy: model.Rehost, Wave: 2, Tiers: "app2 file2", Architecture: "Vendor application", Criticality: high},
			{Code: "sched", Name: "Production scheduling", Strategy: model.Rehost, Wave: 3, Tiers: "app3", Architecture: "Java", Criticality: critical},
			{Code: "store", Name: "Stores", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "ASP.NET", Criticality: high},
			{Code: "energy", Name: "Energía y climatización", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "Java", Criticality: low},
			{Code: "andon", Name: "Paneles de línea (Andon)", Strategy: model.Rehost, Wave: 3, Tiers: "web2", Architecture: "Node.js", Criticality: high},
			{Code: "label", Name: "Label printing", Strategy: model.Rehost, Wave: 2, Tiers: "app2", Architecture: "Windows spooler", Criticality: high},
			{Code: "simul", Name: "Line simulation", Strategy: model.Rehost, Wave: 1, Tiers: "node4", Architecture: "Vendor application", Criticality: low},
			{Code: "docs", Name: "Work instructions", Strategy: model.Rehost, Wave: 1, Tiers: "web2", Architecture: "PHP", Criticality: medium},
			{Code: "safety", Name: "Safety reports", Strategy: model.Rehost, Wave: 1, Tiers: "web1", Architecture: "ASP.NET", Criticality: medium},
			{Code: "visit", Name: "Recepción y visitas", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "Vendor application", Criticality: low},
			{Code: "train", Name: "Formación", Strategy: model.Rehost, Wave: 2, Tiers: "app1", Architecture: "ASP.NET", Criticality: low},
			{Code: "spare", Name: "Spare parts catalogue", Strategy: model.Rehost, Wave: 2, Tiers: "web2 app1", Architecture: "Java", Criticality: medium},
			{Code: "remote", Name: "Remote service gateway", Strategy: model.Rehost, Wave: 3, Tiers: "app2", Architecture: "Vendor appliance", Criticality: high},
			{Code: "histo", Name: "Machine data historian", Strategy: model.Rehost, Wave: 3, Tiers: "app1 db1", Architecture: "Vendor application", Criticality: high},
			{Code: "ident", Name: "Plant directory", Strategy: model.Rehost, Wave: 3, Tiers: "app1", Architecture: "Windows domain controller", Criticality: critical},
			{Code: "cost", Name: "Product costing", Strategy: model.Replatform, Wave: 3, Tiers: "app2 db2", Architecture: "SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: high},
			{Code: "orders", Name: "Order intake", Strategy: model.Replatform, Wave: 3, Tiers: "app2 db2", Architecture: "SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: critical},
		},
		Shared:   []sharedServer{shared},
		Links:    []link{{"mes", "sched", "API", hard}, {"mes", "quality", "database", soft}, {"andon", "mes", "message", soft}, {"cost", "orders", "database", soft}, {"store", "mes", "API", soft}},
		Services: []service{{"AWS Application Migration Service", "Rehosted 18 applications"}, {"Amazon EC2", "Runs them"}, {"Amazon RDS for SQL Server", "Runs costing and order intake"}, {"AWS Direct Connect", "Connects the plant over two lines within five milliseconds"}, {"+Example MES", "Manufacturing execution, unchanged"}},
		Outcomes: []model.Outcome{{Metric: "shifts lost to server failures", Before: num(4), After: num(0), Unit: "shifts", Period: "per year", Status: "measured", MeasuredOn: day(2025, 12, 15), How: "plant log, twelve months before and after"}},
		Costs: []cost{
			{onPremises, "Servers and storage, depreciation", "monthly", 18700}, {onPremises, "Server room", "monthly", 6900}, {onPremises, "Operations staff", "monthly", 14800},
			{onAWS, "Compute", "monthly", 19400}, {onAWS, "Managed databases", "monthly", 4800}, {onAWS, "Network and data transfer", "monthly", 4100}, {onAWS, "Operations staff", "monthly", 8700}, {oneOff, "Migration services", "once", 117000},
		},
		Readiness: "233322232322", Survey: "43444",
		Evidence: evidence{Reviewed: day(2025, 2, 17), Form: map[model.DocumentKind]string{model.SOW: "pdf"}},
		Files: []file{
			{Path: "manufactura/norte/aplicaciones.csv", Text: windows1252, Sheets: []sheet{{Kind: "Applications"}}},
			{Path: "manufactura/norte/servidores.csv", Text: windows1252, Sheets: []sheet{{Kind: "Servers"}}},
			{Path: "manufactura/norte/dependencias.csv", Text: windows1252, Sheets: []sheet{{Kind: "Dependencies"}}},
		},
	}
}

// manufacturingSouth is the second: it lists one server that the first moved already.
func manufacturingSouth() *project {
	shared := claimedTwice
	shared.Apps = []string{"pack"}
	return &project{
		Dir: "manufactura/sur", Code: "MFS", No: 7, Family: windows, Region: "eu-south-2", Net: 17, Currency: "USD",
		Customer: manufacturer,
		Migration: model.Migration{
			ID: "M-07", Customer: "C-06", Title: "Plant Línea Sur follows", Status: model.Completed,
			Start: day(2025, 2, 10), End: day(2025, 6, 27), InProduction: day(2025, 6, 14), SourceEnv: "Plant server room, VMware vSphere",
			PartnerTeam: "project manager, migration lead, migration engineer", PatternStatement: "Rehost servers to Amazon EC2 using AWS Application Migration Service",
			Challenge:      "The second plant wanted what the first had, in half the time, and with its own people doing most of it.",
			WhyAWS:         "The landing zone, the lines and the experience were there already.",
			Solution:       "The first plant's wave plan was used again with the second plant's applications. The plant's engineers ran the second wave themselves, with the partner beside them.",
			Outcome:        "Both plants now share one recovery plan and rehearse it together.",
			LessonsLearned: "Discovery: Compare the inventory with that of the first project before counting: printing had been moved with the first plant.",
		},
		Waves: []value.Date{day(2025, 5, 17), day(2025, 6, 14)},
		Apps: []app{
			{Code: "pack", Name: "Sala de control, línea de envasado", Strategy: model.Rehost, Wave: 2, Tiers: "web2 app3 db1", Architecture: "Vendor application on SQL Server", Criticality: critical},
			{Code: "quality", Name: "Quality records", Strategy: model.Rehost, Wave: 1, Tiers: "app3", Architecture: "ASP.NET", Criticality: high},
			{Code: "cad", Name: "Drawings vault", Strategy: model.Rehost, Wave: 1, Tiers: "app2 file2", Architecture: "Vendor application", Criticality: high},
			{Code: "store", Name: "Stores", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "ASP.NET", Criticality: high},
			{Code: "label", Name: "Label printing", Strategy: model.Rehost, Wave: 1, Tiers: "app2", Architecture: "Windows spooler", Criticality: high},
			{Code: "andon", Name: "Paneles de línea (Andon)", Strategy: model.Rehost, Wave: 2, Tiers: "web3", Architecture: "Node.js", Criticality: high},
			{Code: "cost", Name: "Product costing", Strategy: model.Replatform, Wave: 2, Tiers: "app1 db1", Architecture: "SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: high},
			{Code: "orders", Name: "Order intake", Strategy: model.Replatform, Wave: 2, Tiers: "app2 db1", Architecture: "SQL Server 2014", Into: "Amazon RDS for SQL Server", Criticality: critical},
		},
		Shared:   []sharedServer{shared},
		Links:    []link{{"pack", "orders", "API", hard}, {"andon", "pack", "message", hard}},
		Services: []service{{"AWS Application Migration Service", "Rehosted six applications"}, {"Amazon EC2", "Runs them"}, {"Amazon RDS for SQL Server", "Runs costing and order intake"}, {"AWS Direct Connect", "Connects the plant"}},
		Outcomes: []model.Outcome{{Metric: "partner hours a server", Before: num(12), After: num(5), Unit: "hours", Status: "measured", MeasuredOn: day(2025, 7, 14), How: "time sheets of both projects"}},
		Costs: []cost{{onPremises, "Servers and storage, depreciation", "monthly", 9600}, {onPremises, "Server room", "monthly", 4200}, {onPremises, "Operations staff", "monthly", 8900},
			{onAWS, "Compute", "monthly", 10300}, {onAWS, "Managed databases", "monthly", 2600}, {onAWS, "Operations staff", "monthly", 5100}, {oneOff, "Migration services", "once", 41000}},
		Readiness: "343433343444", Survey: "55454",
		Evidence: evidence{Reviewed: day(2025, 9, 8)},
		Files: []file{
			{Path: "manufactura/sur/Aplicaciones.tsv", Text: utf16, Sheets: []sheet{{Kind: "Applications"}}},
			{Path: "manufactura/sur/Servidores.tsv", Text: utf16, Sheets: []sheet{{Kind: "Servers"}}},
		},
	}
}
