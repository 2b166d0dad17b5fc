package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"dossier/model"
	"dossier/value"
)

// estate adds the project's applications, dependencies and servers to p.
func (pr *project) estate(p *model.Portfolio) {
	for i, a := range pr.Apps {
		p.Applications = append(p.Applications, pr.application(a, i))
		for _, t := range tiersOf(a.Tiers) {
			for n := 1; n <= t.count; n++ {
				p.Servers = append(p.Servers, pr.server(a, t.name, n))
			}
		}
	}
	for _, s := range pr.Shared {
		p.Servers = append(p.Servers, pr.shared(s))
	}
	for _, l := range pr.Links {
		p.Dependencies = append(p.Dependencies, &model.Dependency{
			From: pr.appID(l.From), To: pr.appID(l.To), Kind: l.Kind, Hardness: l.Hardness,
		})
	}
}

func (pr *project) application(a app, i int) *model.Application {
	a.Strategy = cmp.Or(a.Strategy, pr.Migration.Strategy)
	app := &model.Application{
		ID: pr.appID(a.Code), Migration: pr.Migration.ID, Name: a.Name, Strategy: a.Strategy,
		Criticality: a.Criticality, Environment: "production", Architecture: a.Architecture,
		Pattern: pattern(a), Tooling: tooling(a), Owner: ownerOf(i), MigratedOn: pr.cutover(a.Wave),
	}
	if a.Wave == 0 {
		return app
	}
	app.Wave = fmt.Sprintf("Wave %d", a.Wave)
	if !pr.isThin() {
		app.TargetAccount = pr.accountID(accountOf(a))
		app.WhyThere = whyThere[a.Code]
	}
	hours := effortPerServer(a) * len(pr.serversOf(a))
	if hours > 0 {
		app.EffortHours = num(hours)
		app.EffortNote = fmt.Sprintf("%d h a server from the pilot, %d servers", effortPerServer(a), len(pr.serversOf(a)))
	}
	if pr.Migration.Strategy != "" && a.Strategy == pr.Migration.Strategy {
		app.Strategy = ""
	}
	return app
}

// cutover is the day on which a wave went live; no date for wave 0 and for waves still to come.
func (pr *project) cutover(wave int) value.Date {
	if wave == 0 || wave > len(pr.Waves) {
		return value.Date{}
	}
	return pr.Waves[wave-1]
}

func (pr *project) appID(code string) string {
	i := slices.IndexFunc(pr.Apps, func(a app) bool { return a.Code == code })
	return fmt.Sprintf("%s-A%02d", pr.Code, i+1)
}

// tier is a number of servers that do the same.
type tier struct {
	name  string
	count int
}

// tiersOf reads "web2 app2 db1".
func tiersOf(s string) []tier {
	var tiers []tier
	for _, word := range strings.Fields(s) {
		name := strings.TrimRight(word, "0123456789")
		count, err := strconv.Atoi(word[len(name):])
		if err != nil {
			count = 1
		}
		tiers = append(tiers, tier{name, count})
	}
	return tiers
}

// serversOf are the host names of an application's own servers.
func (pr *project) serversOf(a app) []string {
	var names []string
	for _, t := range tiersOf(a.Tiers) {
		for n := 1; n <= t.count; n++ {
			names = append(names, hostName(a.Code, t.name, n))
		}
	}
	return names
}

func hostName(code, tier string, n int) string { return fmt.Sprintf("%s-%s%02d", code, tier, n) }

func (pr *project) server(a app, tier string, n int) *model.Server {
	name := hostName(a.Code, tier, n)
	s := pr.machine(name, tier)
	s.Applications = []string{pr.appID(a.Code)}
	s.Target = targetOf(a, tier, s)
	if a.Family != "" {
		s.OS = a.Family
	}
	return s
}

func (pr *project) shared(sh sharedServer) *model.Server {
	s := pr.machine(sh.Name, sh.Tier)
	for _, code := range sh.Apps {
		s.Applications = append(s.Applications, pr.appID(code))
	}
	s.Target = sh.Target
	if sh.ID != "" {
		s.ID = sh.ID
	}
	return s
}

// machine is a server by its name: its size follows from the tier and, so that not all are alike, from the name's hash.
func (pr *project) machine(name, tier string) *model.Server {
	seed := hash(pr.Code + name)
	size := sizes[tier]
	if size.cpus == 0 {
		size = sizes["app"]
	}
	if seed%3 == 0 {
		size.cpus, size.memory = size.cpus*2, size.memory*2
	}
	return &model.Server{
		ID: uuid(pr.Code + name), Migration: pr.Migration.ID, Name: name, OS: pr.Family,
		CPUs: num(size.cpus), Memory: num(size.memory * 1024), Storage: num(size.storage + int(seed%7)*10),
		Utilization: num(18 + int(seed%61)),
	}
}

// sizes are the usual machine of a tier: virtual CPUs, memory in GiB, storage in GiB.
var sizes = map[string]struct{ cpus, memory, storage int }{
	"web":  {2, 4, 60},
	"app":  {4, 8, 100},
	"db":   {4, 32, 400},
	"file": {2, 8, 900},
	"job":  {2, 8, 120},
	"node": {8, 32, 200},
	"mq":   {2, 8, 80},
}

// targetOf is what a server becomes. A replatformed application names it; everything else becomes an instance of like size.
func targetOf(a app, tier string, s *model.Server) string {
	switch a.Strategy {
	case model.Relocate:
		return "VMware Cloud on AWS"
	case model.Retain, model.Retire:
		return ""
	}
	database, rest, both := strings.Cut(a.Into, "; ")
	if !both {
		rest = ""
	}
	if tier == "db" && database != "" {
		return database
	}
	if tier != "db" && rest != "" {
		return rest
	}
	return "Amazon EC2 " + instanceType(s)
}

func instanceType(s *model.Server) string {
	family := "m7i"
	if s.Memory.Decimal.IntPart() >= 8*1024*s.CPUs.Decimal.IntPart() {
		family = "r7i"
	}
	switch s.CPUs.Decimal.IntPart() {
	case 2:
		return family + ".large"
	case 4:
		return family + ".xlarge"
	case 8:
		return family + ".2xlarge"
	}
	return family + ".4xlarge"
}

func pattern(a app) string {
	switch a.Strategy {
	case model.Rehost:
		return "Rehost servers to Amazon EC2 using AWS Application Migration Service"
	case model.Replatform:
		if !a.movesDatabase() {
			return "Replatform application servers to " + a.targets() + " using AWS CloudFormation"
		}
		return "Replatform servers and databases to " + a.targets() + " using AWS Database Migration Service"
	case model.Refactor:
		return "Refactor application code to " + a.targets() + " using AWS Cloud Development Kit"
	case model.Relocate:
		return "Relocate virtual machines to VMware Cloud on AWS using HCX"
	}
	return ""
}

// movesDatabase says whether the application's target names a managed database; "; Amazon EKS" names none.
func (a app) movesDatabase() bool { return !strings.HasPrefix(a.Into, "; ") }

// targets are the services that the application moves to, in words.
func (a app) targets() string {
	return strings.ReplaceAll(strings.TrimPrefix(a.Into, "; "), "; ", " and ")
}

func tooling(a app) string {
	switch a.Strategy {
	case model.Rehost:
		return "AWS Application Migration Service"
	case model.Replatform:
		if !a.movesDatabase() {
			return "AWS CloudFormation"
		}
		return "AWS Database Migration Service; AWS CloudFormation"
	case model.Refactor:
		return "AWS Cloud Development Kit; AWS CodePipeline"
	case model.Relocate:
		return "VMware HCX"
	}
	return ""
}

func effortPerServer(a app) int {
	switch a.Strategy {
	case model.Rehost:
		return 12
	case model.Replatform:
		return 22
	case model.Refactor:
		return 60
	case model.Relocate:
		return 4
	}
	return 0
}

func ownerOf(i int) string {
	owners := []string{"head of operations", "finance systems manager", "product owner", "head of customer service", "application manager"}
	return owners[i%len(owners)]
}

// uuid is an invented VM UUID, the same for the same name.
func uuid(name string) string {
	h := fnv.New128a()
	h.Write([]byte(name))
	sum := h.Sum(nil)
	return fmt.Sprintf("4203%x-%x-%x-%x-%x", sum[2:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}
