package main

import (
	"time"

	"dossier/model"
	"dossier/value"
)

// project is one migration of the example with all that is told about it by hand. What follows from that by rule (server rows, the
// usual documents, the usual plan) is made by the other files of this package.
type project struct {
	Dir       string // folder below inputs
	Code      string // prefix of the project's ids: LOG
	No        int    // number in its document ids
	Customer  model.Customer
	Migration model.Migration

	Pace    int          // how long preparation takes, in percent of the usual; 0: 100
	Family  string       // operating system of its servers where an application names none
	Waves   []value.Date // cutover day of each wave
	Planned []value.Date // planned cutover day of each wave, where it differs
	Second  string       // an activity of the foundation that is behind its plan
	Apps    []app
	Shared  []sharedServer
	Links   []link
	Region  string // AWS Region
	Net     int    // second byte of its address range, 10.Net.0.0/16

	Services []service
	Outcomes []model.Outcome
	Quotes   []model.Quote
	Currency string
	Costs    []cost
	Assumed  []model.Assumption

	Readiness string // one digit an item of readinessBank: its score, 0 to 5
	Risks     []model.Risk
	Survey    string // one digit a question: its score, 1 to 5
	Evidence  evidence
	HeatMap   bool // whether readiness was scored in colours
	Unowned   bool // whether a gap of readiness has neither owner nor date: a mistake that somebody has to find
	Unread    bool // whether nobody recorded that the TCO analysis was discussed: another
	OpenRisk  bool // whether a high risk of the review was never closed: another
	Likely    int  // answer to a question from 0 to 10; 0: not asked
	Consent   consent
	Counts    []model.Count
	Export    *export
	Objected  bool // its optimization plan holds what an auditor objects to
	Bills     *bills
	Dates     string // number format of dates in its workbooks; empty: yyyy-mm-dd
	Files     []file // how its tables are laid out; nil: standardFiles
}

// app is one application of a project.
type app struct {
	Code         string // names its servers
	Name         string
	Strategy     model.Strategy
	Wave         int    // from 1; 0: stays where it is
	Tiers        string // its servers: "web2 app2 db1"
	Architecture string
	Into         string // what its replatformed tiers become: "database; other tiers"
	Criticality  model.Level
	Family       string // operating system, where it differs from the project's
}

// sharedServer is a server that several applications run on.
type sharedServer struct {
	ID, Name, Tier string
	Apps           []string // codes
	Target         string
}

// link says that one application needs another, by their codes.
type link struct {
	From, To, Kind string
	Hardness       model.Hardness
}

// service is a service of the solution and what it does there. A third party's name begins with "+".
type service struct{ Name, Role string }

// cost is a line of the business case.
type cost struct {
	Scenario  model.Scenario
	Category  string
	Frequency string
	Amount    int
}

// evidence says in what a project's documents differ from the usual set.
type evidence struct {
	Omit     []model.DocumentKind                 // documents that were never written
	Why      map[model.DocumentKind]string        // why it was done so, in the document's words
	Form     map[model.DocumentKind]string        // file extension where it is not pdf
	Amend    func(*model.Document)                // last word on a document
	More     []model.Document                     // beside the usual set
	Lines    map[model.DocumentKind][]string      // what the file says beside the usual lines
	Reviewed value.Date                           // day of the practice's review; zero: none
	Shared   map[model.DocumentKind]sharedContent // files whose bytes are those of another's
}

// consent is what the customer released and how its review of the public text went.
type consent struct {
	Subject string // customer or migration; empty: the customer
	Bundles []model.Bundle
	Signed  value.Date
	Expires value.Date
	Remark  string // what the first round of the review asked to change
}

// sharedContent is the text of a file that stands in two places, byte for byte.
type sharedContent struct {
	Title string
	Lines []string
}

// Scenarios of a business case.
const (
	onPremises = model.Scenario("on-premises")
	onAWS      = model.Scenario("AWS")
	oneOff     = model.Scenario("one-off")
	parallel   = model.Scenario("parallel run")
	credit     = model.Scenario("credit")
)

// Grades.
const (
	low      = model.Level("low")
	medium   = model.Level("medium")
	high     = model.Level("high")
	critical = model.Level("critical")
)

const (
	hard = model.Hardness("hard")
	soft = model.Hardness("soft")
)

const (
	linux      = "Red Hat Enterprise Linux 8"
	ubuntu     = "Ubuntu 20.04 LTS"
	windows    = "Windows Server 2016"
	windowsOld = "Windows Server 2012 R2"
	solaris    = "Oracle Linux 7"
)

func day(year int, month time.Month, dayOfMonth int) value.Date {
	return value.Date{Year: year, Month: month, Day: dayOfMonth}
}

func num(n int) value.Number { return value.Num(value.Int(n)) }

// tenths is a number with one decimal: tenths(125) is 12.5.
func tenths(n int) value.Number { return value.Num(value.Int(n).Shift(-1)) }

// paced is a number of days of the preparation at the project's pace.
func (pr *project) paced(days int) int {
	if pr.Pace == 0 {
		return days
	}
	return days * pr.Pace / 100
}

// prepared is the day so many days into the preparation.
func (pr *project) prepared(days int) value.Date { return pr.Migration.Start.AddDays(pr.paced(days)) }
