package model

import "dossier/value"

// Portfolio is everything that was read, record kind by record kind, each in reading order (file, sheet, row).
// The tag "kind" is the record kind's name, as a sheet is called; "one" is one of them, for messages; "from" marks those that only
// exports of other programs, or a mapping, fill.
type Portfolio struct {
	Tables []*Table // every table found, recognised or not, in reading order

	Customers           []*Customer            `kind:"Customers" one:"customer"`
	Releases            []*Release             `kind:"Releases" one:"release"`
	Approvals           []*Approval            `kind:"Approvals" one:"approval"`
	Migrations          []*Migration           `kind:"Migrations" one:"migration"`
	Services            []*Service             `kind:"Services" one:"service"`
	Applications        []*Application         `kind:"Applications" one:"application"`
	Dependencies        []*Dependency          `kind:"Dependencies" one:"dependency"`
	Servers             []*Server              `kind:"Servers" one:"server"`
	Hosts               []*Host                `kind:"Hosts" one:"host" from:"exports"`
	Clusters            []*Cluster             `kind:"Clusters" one:"cluster" from:"exports"`
	Disks               []*Disk                `kind:"Disks" one:"disk" from:"exports"`
	Partitions          []*Partition           `kind:"Partitions" one:"partition" from:"exports"`
	Interfaces          []*NetworkInterface    `kind:"Network interfaces" one:"network interface" from:"exports"`
	Connections         []*Connection          `kind:"Connections" one:"connection" from:"exports"`
	Counts              []*Count               `kind:"Counts" one:"count"`
	Outcomes            []*Outcome             `kind:"Outcomes" one:"outcome"`
	Quotes              []*Quote               `kind:"Quotes" one:"quote"`
	Costs               []*Cost                `kind:"Costs" one:"cost"`
	Assumptions         []*Assumption          `kind:"Assumptions" one:"assumption"`
	Documents           []*Document            `kind:"Documents" one:"document"`
	Sessions            []*Session             `kind:"Sessions" one:"session"`
	Readiness           []*ReadinessItem       `kind:"Readiness" one:"readiness item"`
	Accounts            []*Account             `kind:"Accounts" one:"account"`
	OrganizationalUnits []*OrganizationalUnit  `kind:"Organizational units" one:"organizational unit"`
	Networks            []*Network             `kind:"Networks" one:"network"`
	Controls            []*Control             `kind:"Controls" one:"control"`
	Activities          []*Activity            `kind:"Activities" one:"activity"`
	Predecessors        []*Predecessor         `kind:"Predecessors" one:"predecessor"`
	Parties             []*Party               `kind:"Parties" one:"party"`
	Responsibilities    []*Responsibility      `kind:"Responsibilities" one:"responsibility"`
	Cutover             []*CutoverStep         `kind:"Cutover" one:"cutover step"`
	Risks               []*Risk                `kind:"Risks" one:"risk"`
	Holidays            []*Holiday             `kind:"Holidays" one:"holiday"`
	Utilizations        []*Utilization         `kind:"Utilization" one:"utilization"`
	Prices              []*Price               `kind:"Prices" one:"price"`
	Estimates           []*Estimate            `kind:"Estimates" one:"estimate"`
	Charges             []*Charge              `kind:"Charges" one:"charge"`
	Recommendations     []*Recommendation      `kind:"Recommendations" one:"recommendation"`
	OptimizationActions []*OptimizationAction  `kind:"Optimization actions" one:"optimization action"`
	WARisks             []*WellArchitectedRisk `kind:"Well-Architected risks" one:"Well-Architected risk"`
	Survey              []*SurveyAnswer        `kind:"Survey" one:"survey answer"`
	Method              []*Phase               `kind:"Method" one:"phase"`
	Deviations          []*Deviation           `kind:"Deviations" one:"deviation"`
	Lessons             []*LessonLearned       `kind:"Lessons" one:"lesson"`
	Acceptances         []*Acceptance          `kind:"Acceptances" one:"acceptance"`
	Responses           []*Response            `kind:"Responses" one:"response"`
	AWSContacts         []*AWSContact          `kind:"AWS contacts" one:"AWS contact"`

	Checklists []*Checklist // self-assessment workbooks, in the order of their paths

	Disagreements []Disagreement // between rows that were made one record: in the order of tables that are believed, then of the columns

	Evidence map[string]EvidenceFile // path of a document, as registered → what was found there
}

// EvidenceFile is what a registered path turned out to be. It is read once, by ingest.
type EvidenceFile struct {
	Path   string // below the workspace, slash-separated
	Exists bool
	Size   int64
	SHA256 string // hex; empty where the file could not be read
	Opens  bool   // a PDF or an Office file that opens, or any other file that is not empty
	Reason string // why it does not open

	Picture []byte     `json:"-"` // its bytes, where it is registered as an architecture diagram and is a PNG or JPEG of at most 8 MiB
	Created value.Date // that the file itself states, for information only; zero where it states none
}
