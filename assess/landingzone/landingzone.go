// Package landingzone holds the design of a landing zone together: the tree of units and accounts, the ranges of networks, the reasons
// that are given, and where each application lands. It is pure.
//
// Conventions:
//   - A unit stands below the one that it names, or below the root; one that names none that is known, or itself by some way, is said and
//     stands below the root.
//   - Two ranges collide where they have an address in common. VPCs of one migration are taken to be connected to one another and to the
//     source while both run; those of the customer's other migrations may come to be.
//   - A control that names no unit and no account holds for the whole organization; units below a unit inherit its controls.
//   - Of every subnet AWS keeps five addresses, and a range of IPv4 is from /28 to /16 (Amazon EC2 API Reference, CreateSubnet).
package landingzone

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Input is what is recorded about the landing zone of one migration.
type Input struct {
	Migration    *model.Migration
	Units        []*model.OrganizationalUnit
	Accounts     []*model.Account
	Networks     []*model.Network
	Controls     []*model.Control
	Applications []*model.Application
	Servers      []*model.Server

	OtherAccounts []*model.Account // of the customer's other migrations
	OtherNetworks []*model.Network
}

// Design holds the landing zone together. It is nil where none is recorded. What does not hold, and every kind of record that lacks
// reasons, is a finding.
func Design(in Input) (*model.LandingZone, []model.Finding) {
	if len(in.Units)+len(in.Accounts)+len(in.Networks)+len(in.Controls) == 0 {
		return nil, nil
	}
	d := &designer{Input: in, id: in.Migration.ID + "/landing-zone/", z: &model.LandingZone{}}
	d.growTree()
	d.placeAccounts()
	d.layNetworks()
	d.checkRanges()
	d.linkNetworks()
	d.sortControls()
	d.scopeControls()
	d.answerQuestions()
	d.landApplications()
	d.countReasons()
	return d.z, d.findings
}

// designer holds what the steps of one design share.
type designer struct {
	Input
	id       string // of figures: "M-07/landing-zone/"
	z        *model.LandingZone
	findings []model.Finding
	ranges   []span // of networks whose range can be read, VPCs before subnets
}

// The rules of the figures.
var (
	countRule    = value.Rule{Name: "rows of the design", Origin: "this program’s rule", Published: true}
	shareRule    = value.Rule{Name: "share = given ÷ recorded", Origin: "arithmetic", Published: true}
	addressRule  = value.Rule{Name: "addresses of a range = 2 to the power of (32, or 128 for IPv6, less its prefix length)", Origin: "RFC 4632", Published: true}
	usableRule   = value.Rule{Name: "usable addresses of a subnet = its addresses less the first four and the last", Origin: "Amazon EC2 API Reference, CreateSubnet", Published: true}
	allottedRule = value.Rule{Name: "addresses of the subnets of a VPC", Origin: "arithmetic", Published: true}
	checkRule    = value.Rule{Name: "ranges compared, and those that do not hold", Origin: "this program’s rule", Published: true}
)

// Rules of findings.
const (
	collideRule = "ranges that are connected have no address in common: a route leads to one of them alone"
	subnetRule  = "a subnet is a part of its VPC and overlaps no other (Amazon EC2 API Reference, CreateSubnet)"
	treeRule    = "accounts stand in units, and units in a tree below the root"
	landRule    = "the landing zone design says where each application lands (Mission Cloud)"
	reasonRule  = "documents say why it was done so (Mission Cloud)"
)

// count is a figure that counts rows.
func (d *designer) count(id, label string, unit value.Unit, rows []source.Ref) *value.Figure {
	return value.CountOf(rows).Named(d.id+id, label, unit).By(countRule)
}

// find records a finding; key tells it from others of its kind. Of two with one key the second gets a number.
func (d *designer) find(kind model.FindingKind, key string, at source.Ref, texts [3]string) {
	id := kind.ID(d.Migration.ID, key)
	for n := 2; slices.ContainsFunc(d.findings, func(f model.Finding) bool { return f.ID == id }); n++ {
		id = kind.ID(d.Migration.ID, fmt.Sprintf("%s-%d", key, n))
	}
	d.findings = append(d.findings, model.Finding{
		ID: id, Kind: kind, Severity: model.Open, Migration: d.Migration.ID, Ref: at, What: texts[0], Rule: texts[1], Mend: texts[2],
	})
}

// soften makes the last finding one that counts against nothing.
func (d *designer) soften() { d.findings[len(d.findings)-1].Severity = model.Information }

func rowsOf[R model.Record](records []R) []source.Ref {
	rows := make([]source.Ref, len(records))
	for i, r := range records {
		rows[i] = r.Where()
	}
	return rows
}

// same tells whether two names are one, but for case and white space.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// slug is text as a part of an id.
func slug(text string) string { return cmp.Or(value.Slug(text), "unnamed") }

// numbered gives ids that would be taken twice a number.
type numbered map[string]int

func (n numbered) id(text string) string {
	id := slug(text)
	if n[id]++; n[id] > 1 {
		return id + "-" + value.Int(n[id]).String()
	}
	return id
}

// counted is a number of things in words.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}
