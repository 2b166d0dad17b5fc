// Package discovery takes stock of a migration's estate: what is listed, what it runs, what is known of it and how well, which
// applications must move together. It is pure.
//
// Conventions:
//   - A machine is counted as it is listed, VM templates included, so that every breakdown adds up to the machines listed; templates and
//     power states stand beside.
//   - What a machine's own row leaves blank is taken from the export that lists it. Unknown is a group of its own.
//   - Support is measured on the day of the inventory. A release counts as known only where the words of the inventory tell it exactly.
//   - A percentile is the nearest rank: the value of the machine at place ⌈p × n⌉ of the n that are measured.
//   - Move groups are the connected components over hard dependencies.
package discovery

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Input is what is recorded about the estate of one migration.
type Input struct {
	Migration    *model.Migration
	Applications []*model.Application // of the migration
	Elsewhere    []*model.Application // of the customer's other migrations
	Servers      []*model.Server
	Dependencies []*model.Dependency // with an end in the migration
	Hosts        []*model.Host
	Clusters     []*model.Cluster
	Disks        []*model.Disk
	Partitions   []*model.Partition
	Interfaces   []*model.NetworkInterface
	Connections  []*model.Connection
	Documents    []*model.Document
	Systems      []model.SystemFamily
	Disagreed    []model.Disagreement // of rows about one thing, of the migration
	Until        value.Date           // the day of the assessment; what is dated later does not date the inventory
}

// Survey takes stock. What contradicts itself is a finding.
func Survey(in Input) (*model.Discovery, model.Inventoried, []model.Finding) {
	s := &surveyor{
		Input: in, id: in.Migration.ID + "/discovery/", d: &model.Discovery{Until: in.Until},
		byID: map[string]*model.Application{}, carrying: map[*model.Application][]*model.Machine{},
	}
	for _, a := range slices.Concat(in.Elsewhere, in.Applications) {
		s.byID[a.ID] = a // the migration's own before others'
	}
	s.dateInventory()
	s.listMachines()
	s.listApplications()
	s.group()
	s.measureUse()
	s.measureStorage()
	s.listHosts()
	s.listNetworks()
	s.tie()
	s.findLoose()
	s.judgeQuality()
	s.compareLists()
	s.contradict()
	s.listSources()
	return s.d, s.inventory(), s.findings
}

// surveyor holds what the steps of one survey share.
type surveyor struct {
	Input
	id       string // of figures: "M-07/discovery/"
	d        *model.Discovery
	findings []model.Finding

	strange  map[*model.Machine]bool                 // that stand on hosts which are not listed
	byID     map[string]*model.Application           // the customer's
	carrying map[*model.Application][]*model.Machine // the machines an application runs on
}

// The rules of the figures.
var (
	countRule      = value.Rule{Name: "rows of the inventory, counted or not", Origin: "this program’s rule", Published: true}
	sumRule        = value.Rule{Name: "sum over the machines that state it", Origin: "this program’s rule", Published: true}
	memoryRule     = value.Rule{Name: "sum over the machines that state it, in MiB, ÷ 1,024", Origin: "this program’s rule", Published: true}
	alikeRule      = value.Rule{Name: "machines without an application whose names begin alike, up to the first digit", Origin: "this program’s rule", Published: true}
	shareRule      = value.Rule{Name: "share = known ÷ listed", Origin: "arithmetic", Published: true}
	usedRule       = value.Rule{Name: "share = in use ÷ provisioned, over what states both", Origin: "arithmetic", Published: true}
	ratioRule      = value.Rule{Name: "virtual CPUs of the machines ÷ cores of the hosts", Origin: "arithmetic", Published: true}
	percentileRule = value.Rule{Name: "percentile by nearest rank: of n machines measured the one at place p × n, rounded up", Origin: "standard statistics", Published: true}
)

// dateInventory finds the day of the inventory: the newest export, else the discovery report, else the start of the migration.
func (s *surveyor) dateInventory() {
	newest := func(d value.Date, from string) {
		if d.After(s.d.On) && (s.Until.IsZero() || !d.After(s.Until)) {
			s.d.On, s.d.OnFrom = d, from
		}
	}
	for _, m := range s.Servers {
		newest(m.Listing().ExportedOn, "the newest export")
		for _, other := range m.Listing().Also {
			newest(other.ExportedOn, "the newest export")
		}
	}
	if s.d.On.IsZero() {
		for _, d := range s.Documents {
			if d.Kind == model.DiscoveryReport {
				newest(d.Date, "the original discovery report")
			}
		}
	}
	if s.d.On.IsZero() {
		newest(s.Migration.Start, "the start of the migration")
	}
}

// count is a figure that counts rows.
func (s *surveyor) count(id, label string, unit value.Unit, rows []source.Ref) *value.Figure {
	return value.CountOf(rows).Named(s.id+id, label, unit).By(countRule)
}

// sum adds up; unknown where there is nothing to add.
func (s *surveyor) sum(id, label string, unit value.Unit, parts []*value.Figure) *value.Figure {
	f := value.Compute(value.Sum, parts...)
	if len(parts) == 0 {
		f = &value.Figure{Op: value.Parameter}
	}
	return f.Named(s.id+id, label, unit).By(sumRule)
}

// memory is the sum of parts that are in MiB, in GiB, as storage is.
func (s *surveyor) memory(id, label string, parts []*value.Figure) *value.Figure {
	if len(parts) == 0 {
		return s.sum(id, label, "GiB", nil)
	}
	return value.Compute(value.Quotient, value.Compute(value.Sum, parts...), value.Stated(value.Int(1024))).Named(s.id+id, label, "GiB").By(memoryRule)
}

// percent is a share in percent; unknown where the whole is 0 or unknown.
func (s *surveyor) percent(id, label string, part, whole *value.Figure, rule value.Rule) *value.Figure {
	return value.Compute(value.Product, value.Compute(value.Quotient, part, whole), value.Stated(value.Int(100))).
		Named(s.id+id, label, value.Percent).By(rule)
}

// find records a finding about the estate; key tells it from others of its kind.
func (s *surveyor) find(kind model.FindingKind, key string, severity model.FindingSeverity, at source.Ref, texts [3]string) {
	s.findings = append(s.findings, model.Finding{
		ID: kind.ID(s.Migration.ID, key), Kind: kind, Severity: severity, Migration: s.Migration.ID, Ref: at,
		What: texts[0], Rule: texts[1], Mend: texts[2],
	})
}

// folded is text as names are compared: lower case, one blank between words.
func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// slug is text as a part of an id.
func slug(text string) string { return cmp.Or(value.Slug(text), "not-stated") }

// counted is a number of things in words.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// distinct are the texts, each once, in the order of their first.
func distinct(texts []string) []string {
	var once []string
	for _, t := range texts {
		if !slices.Contains(once, t) {
			once = append(once, t)
		}
	}
	return once
}
