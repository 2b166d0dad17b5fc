package compose

import (
	"slices"
	"strings"
)

// exampleOf is the example row of a record kind, by column. The examples of all kinds tell one story, so that their ids agree.
func exampleOf(kind string) map[string]string {
	for _, e := range examples() {
		if e.kind != kind {
			continue
		}
		row := map[string]string{}
		for _, line := range e.cells {
			column, text, _ := strings.Cut(line, ": ")
			row[column] = text
		}
		return row
	}
	return nil
}

// example is the example row of a kind: each cell as "column: text".
type example struct {
	kind  string
	cells []string
}

func examples() []example {
	return slices.Concat(inventoryExamples(), publicExamples(), readinessExamples(), planExamples(), afterwardsExamples(), practiceExamples())
}

func inventoryExamples() []example {
	return []example{
		{"Customers", []string{
			"id: C-01", "legal name: Example Logistics Ltd", "alias: A European logistics group", "industry: Transport and logistics",
			"country: Ireland", "size: 2,400 employees", "reference use: private", "site: https://logistics.example",
			"about: Runs 40 warehouses in six countries.",
		}},
		{"Migrations", []string{
			"id: M-01", "customer: C-01", "title: Data centre exit before the lease ends", "status: completed", "start: 2025-02-03",
			"end: 2025-09-26", "in production since: 2025-09-12", "deadline: 2025-09-30", "compliance regimes: GDPR; PCI DSS",
			"strategy: rehost", "source environment: Own data centre, VMware vSphere",
			"challenge: The lease of the data centre ended in September.", "why AWS: Regions near the warehouses, and pay as you go.",
			"solution: 140 servers moved with AWS Application Migration Service in four waves.",
			"outcome: The data centre was left two weeks early.", "partner team: Project manager, two architects, four engineers",
			"lessons learned: Move the label printers first.",
			"pattern statement: Rehost servers to Amazon EC2 using AWS Application Migration Service",
		}},
		{"Counts", []string{
			"migration: M-01", "strategy: rehost", "applications: 12", "servers: 140",
		}},
		{"Applications", []string{
			"id: A-01", "migration: M-01", "name: Warehouse management", "strategy: rehost", "criticality: high",
			"environment: Production", "architecture: Three-tier Java on Tomcat",
			"pattern: Rehost servers to Amazon EC2 using AWS Application Migration Service",
			"tooling: AWS Application Migration Service", "effort hours: 120", "effort note: Timesheets", "wave: Wave 1",
			"owner: Head of warehouse systems", "migrated on: 2025-05-10",
		}},
		{"Servers", []string{
			"id: S-001", "migration: M-01", "applications: A-01", "name: whm-app-01", "OS: Red Hat Enterprise Linux 8", "CPUs: 4",
			"memory: 16384", "storage: 200", "utilization: 35", "target: Amazon EC2 m7i.xlarge", "migrated on: 2025-05-10",
			"power state: poweredOn", "template: no",
		}},
		{"Documents", []string{
			"id: D-001", "migration: M-01", "kind: migration plan", "title: Migration plan", "date: 2025-03-14",
			"author: Project manager", "tool: Spreadsheet", "why: Waves follow the dependencies that discovery found.", "why page: 4",
			"applications: A-01", "page: 7", "status: approved", "version: 1.2", "version date: 2025-03-14",
			"first approved on: 2025-03-14", "partner signed by: Project manager", "partner signed on: 2025-03-14",
			"customer signed by: Head of IT", "customer signed on: 2025-03-18", "reviewed by: Practice lead",
			"reviewed on: 2025-03-20", "path: evidence/M-01/migration-plan.pdf",
		}},
	}
}

func publicExamples() []example {
	return []example{
		{"Releases", []string{
			"customer or migration: C-01", "bundle: name", "consent document: D-009", "signed on: 2025-10-20", "expires: 2028-10-19",
		}},
		{"Approvals", []string{
			"migration: M-01", "round: 1", "sent on: 2025-10-24", "reviewer role: Head of communications", "decision: approved",
			"decided on: 2025-10-31", "remark: Two words changed.",
		}},
		{"Quotes", []string{
			"migration: M-01", "text: We left the building two weeks early.", "speaker role: Head of IT", "approved on: 2025-10-31",
		}},
		{"Outcomes", []string{
			"migration: M-01", "metric: Downtime of the cutover", "before: 48", "after: 3", "qualifier: under", "unit: hour",
			"status: measured", "measured on: 2025-09-12", "how: From the cutover log, against the last move of the data centre.",
		}},
		{"Services", []string{
			"migration: M-01", "name: Amazon EC2", "AWS or third party: AWS", "role in the solution: Runs the warehouse systems",
		}},
		{"Costs", []string{
			"migration: M-01", "scenario: on-premises", "category: Data centre", "frequency or period: monthly", "amount: 42000",
			"currency: EUR",
		}},
		{"Assumptions", []string{
			"migration: M-01", "name: exchange rate EUR/USD", "value: 1.08", "source: European Central Bank", "date: 2025-03-03",
		}},
	}
}

func readinessExamples() []example {
	return []example{
		{"Dependencies", []string{
			"from: A-01", "to: A-02", "kind: database", "hard or soft: hard",
		}},
		{"Sessions", []string{
			"migration: M-01", "kind: MRA workshop", "date: 2025-02-11",
			"attendee roles: Head of IT; Head of finance; Migration architect", "documents discussed: D-001",
		}},
		{"Readiness", []string{
			"migration: M-01", "area: Landing zone", "item: Account structure", "score: 2", "finding: One account for everything.",
			"action: Set up AWS Control Tower.", "owner: Cloud architect", "due: 2025-04-04", "closed on: 2025-04-01",
		}},
		{"Organizational units", []string{
			"name: Workloads", "migration: M-01", "purpose: Accounts that run business systems",
			"reason: Guardrails differ from those of the security accounts.",
		}},
		{"Accounts", []string{
			"id: 111122223333", "migration: M-01", "name: warehouse-production", "organizational unit: Workloads",
			"purpose: Warehouse systems in production", "reason: Production is apart from test.",
		}},
		{"Networks", []string{
			"name: warehouse-vpc", "migration: M-01", "account: 111122223333", "CIDR: 10.20.0.0/16", "region: eu-west-1",
			"purpose: Warehouse systems", "reason: Large enough for three zones, and apart from the ranges of the offices.",
		}},
		{"Controls", []string{
			"name: CloudTrail in every account", "migration: M-01", "area: Logging", "setting: Organization trail, kept for a year",
			"reason: An audit asks who did what.",
		}},
	}
}

func planExamples() []example {
	return []example{
		{"Activities", []string{
			"id: T-01", "migration: M-01", "wave: Wave 1", "title: Cutover of wave 1", "start: 2025-05-09", "finish: 2025-05-10",
			"kind: cutover", "status: completed", "actual start: 2025-05-09", "actual finish: 2025-05-10",
		}},
		{"Predecessors", []string{
			"activity: T-02", "predecessor: T-01", "type: FS", "lag: 1",
		}},
		{"Parties", []string{
			"party: Project manager", "migration: M-01", "side: Partner",
		}},
		{"Responsibilities", []string{
			"activity: T-01", "party: Project manager", "role: A",
		}},
		{"Cutover", []string{
			"migration: M-01", "wave: Wave 1", "step: Stop the warehouse system", "owner: Head of warehouse systems", "start: T-2h",
			"duration: 30", "go/no-go: yes", "rollback: Start it again", "trigger: The last backup is not complete",
		}},
		{"Risks", []string{
			"id: R-01", "migration: M-01", "risk: Label printers do not reach the new network", "likelihood: medium", "impact: high",
			"mitigation: Test in the smallest warehouse first", "owner: Network lead", "closed on: 2025-05-12",
		}},
		{"Holidays", []string{
			"date: 2025-12-25", "name: Christmas Day",
		}},
	}
}

func afterwardsExamples() []example {
	return []example{
		{"Optimization actions", []string{
			"id: O-01", "migration: M-01", "resource: whm-app-01", "kind: cost", "action: m7i.xlarge to m7g.large", "effort: low",
			"restart: yes", "rollback: yes", "owner: Cloud engineer", "due: 2026-02-27", "done on: 2026-02-20", "planned saving: 55",
			"realised saving: 52", "currency: USD", "baseline: Bill of January 2026", "method: Cost Explorer, month against month",
		}},
		{"Estimates", []string{
			"migration: M-01", "source tool: AWS Pricing Calculator", "group: Warehouse systems", "region: Europe (Ireland)",
			"description: Application servers", "service: Amazon EC2", "upfront cost: 0", "monthly cost: 1310", "first year cost: 15720",
			"currency: USD", "configuration: 8 × m7i.xlarge, always on",
		}},
		{"Charges", []string{
			"migration: M-01", "provider: AWS", "account: 111122223333", "service: Amazon EC2", "region: eu-west-1",
			"usage start: 2026-01-01", "usage end: 2026-02-01", "charge category: Usage", "billed cost: 1284.55", "currency: USD",
		}},
		{"Recommendations", []string{
			"migration: M-01", "source tool: AWS Compute Optimizer", "resource type: EC2 instance", "resource: i-0123456789abcdef0",
			"resource name: whm-app-01", "account: 111122223333", "region: eu-west-1", "finding: Overprovisioned", "current: m7i.xlarge",
			"recommended: m7g.large", "action: Modify", "estimated monthly saving: 55", "currency: USD", "restart: yes", "rollback: yes",
			"CPU utilization: 48",
		}},
		{"Utilization", []string{
			"migration: M-01", "resource: whm-app-01", "metric: CPU", "average: 12", "peak: 48", "days: 30", "until: 2026-01-31",
		}},
		{"Prices", []string{
			"item: m7i.xlarge", "region: eu-west-1", "unit: hour", "amount: 0.2247", "currency: USD", "as of: 2026-01-31",
			"source: AWS Price List",
		}},
		{"Well-Architected risks", []string{
			"migration: M-01", "pillar: Reliability", "level: high", "question: How do you back up data?", "opened: 2025-10-07",
			"closed: 2025-11-18", "remediation: AWS Backup with a copy in a second Region",
		}},
		{"Survey", []string{
			"migration: M-01", "date: 2025-10-15", "question: How satisfied are you with the migration?", "score: 5", "scale: 1-5",
		}},
		{"Acceptances", []string{
			"finding: missing/M-01/closing", "reason: The customer answers no surveys.", "by: Practice lead", "until: 2026-12-31",
		}},
	}
}

func practiceExamples() []example {
	return []example{
		{"Method", []string{
			"phase: Assess", "maps to: MRA", "owner: Practice lead", "tool: Migration Evaluator",
			"required documents: TCO analysis; MRA",
		}},
		{"Deviations", []string{
			"migration: M-01", "phase: Assess", "reason: The customer brought its own cost comparison.",
		}},
		{"Lessons", []string{
			"migration: M-01", "phase: Assess", "lesson: Order the network line before the contract is signed.", "learned on: 2025-10-20",
			"applied in: M-02; M-03", "applied on: 2025-11-10", "how: The line was ordered with the letter of intent.",
		}},
		{"Responses", []string{
			"checklist item: MIG-001", "reference: M-01", "met: yes", "text: See the migration plan, page 4.",
			"answered by: Practice lead", "answered on: 2025-11-03",
		}},
		{"AWS contacts", []string{
			"date: 2025-11-10", "role: Partner development manager", "kind: guidance", "topic: Which case studies to submit",
			"action: Send the list", "due: 2025-11-21", "done: 2025-11-19",
		}},
	}
}
