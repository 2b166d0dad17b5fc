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

// hard is the hardness of a dependency whose two ends must move together.
const hard model.Hardness = "hard"

// tie reads the dependencies and makes move groups: the connected components of the migration's applications over hard dependencies.
func (s *surveyor) tie() {
	mine := map[*model.Application]bool{}
	for _, a := range s.Applications {
		mine[a] = true
	}
	sets := union{}
	var hardRows, softRows []source.Ref
	for _, d := range s.Dependencies {
		line := model.DependencyLine{Dependency: d, From: s.byID[d.From], To: s.byID[d.To]}
		line.Outside = !mine[line.From] || !mine[line.To]
		s.d.Dependencies = append(s.d.Dependencies, line)
		if d.Hardness == hard {
			hardRows = append(hardRows, d.Where())
		} else {
			softRows = append(softRows, d.Where())
		}
		if d.Hardness == hard && !line.Outside && line.From != line.To {
			sets.join(line.From, line.To)
		}
	}
	s.d.Hard = s.count("dependencies/hard", "Hard dependencies", "dependency", hardRows)
	s.d.Soft = s.count("dependencies/soft", "Dependencies that are not hard", "dependency", softRows)
	s.makeGroups(sets)
}

// makeGroups makes a move group of each set of more than one application.
func (s *surveyor) makeGroups(sets union) {
	members := map[*model.Application][]*model.Application{}
	for _, a := range s.Applications {
		root := sets.find(a)
		members[root] = append(members[root], a)
	}
	var tied, untied []source.Ref
	for _, a := range s.Applications {
		group := members[sets.find(a)]
		if len(group) == 1 {
			untied = append(untied, a.Where())
			continue
		}
		tied = append(tied, a.Where())
		if group[0] == a {
			s.addGroup(group)
		}
	}
	s.d.Tied = s.count("move-groups/tied", "Applications that hard dependencies tie to others", "application", tied)
	s.d.Untied = s.count("move-groups/untied", "Applications that no hard dependency ties", "application", untied)
	for i := range s.d.Applications {
		s.d.Applications[i].Group = s.groupOf(s.d.Applications[i].Application)
	}
}

// union is a forest of disjoint sets: an application leads to another of its set, or is its set's first.
type union map[*model.Application]*model.Application

func (u union) find(a *model.Application) *model.Application {
	for u[a] != nil {
		a = u[a]
	}
	return a
}

func (u union) join(a, b *model.Application) {
	if x, y := u.find(a), u.find(b); x != y {
		u[y] = x
	}
}

// addGroup adds a move group. One that is planned in several waves contradicts its own dependencies.
func (s *surveyor) addGroup(apps []*model.Application) {
	number := value.Int(len(s.d.Groups) + 1).String()
	g := model.MoveGroup{Name: "Group " + number, Applications: apps}
	var rows, links []source.Ref
	var waves, names []string
	counted := map[*model.Machine]bool{}
	for _, a := range apps {
		waves, names = append(waves, a.Wave), append(names, a.ID)
		for _, m := range s.carrying[a] {
			if !counted[m] {
				counted[m] = true
				rows = append(rows, rowOf(m))
			}
		}
	}
	for _, l := range s.d.Dependencies {
		if l.Dependency.Hardness == hard && slices.Contains(apps, l.From) && slices.Contains(apps, l.To) {
			g.Links = append(g.Links, l.Dependency)
			links = append(links, l.Dependency.Where())
		}
	}
	g.Machines = s.count("move-groups/"+number+"/machines", g.Name+": machines", "machine", rows)
	g.Tying = s.count("move-groups/"+number+"/links", g.Name+": hard dependencies", "dependency", links)
	g.Waves = distinct(waves)
	planned := slices.DeleteFunc(slices.Clone(g.Waves), func(w string) bool { return w == "" })
	g.Split = len(planned) > 1
	s.d.Groups = append(s.d.Groups, g)
	if !g.Split {
		return
	}
	s.find(model.KindSplitGroup, slug(apps[0].ID), model.Open, g.Links[0].Where(), [3]string{
		fmt.Sprintf("%s depend on each other hard and are planned in %s", strings.Join(names, ", "), strings.Join(planned, ", ")),
		"a hard dependency moves together (input kind Dependencies)",
		"plan them in one wave, or mark the dependency as soft and say how it bears the time between",
	})
}

func (s *surveyor) groupOf(a *model.Application) string {
	for _, g := range s.d.Groups {
		if slices.Contains(g.Applications, a) {
			return g.Name
		}
	}
	return ""
}

// findLoose finds machines without an application and applications without a machine.
func (s *surveyor) findLoose() {
	for _, m := range s.d.Machines {
		if len(m.Applications) == 0 && !m.Template {
			s.d.Unassigned = append(s.d.Unassigned, m)
		}
	}
	s.findAlike()
	s.d.UnassignedRows = s.count("loose/machines", "Machines without an application", "machine", rowsOf(s.d.Unassigned))
	var rows []source.Ref
	for _, a := range s.Applications {
		if len(s.carrying[a]) == 0 {
			s.d.Serverless = append(s.d.Serverless, a)
			rows = append(rows, a.Where())
		}
	}
	s.d.ServerlessRows = s.count("loose/applications", "Applications without a machine", "application", rows)
}

// fewAlike is how many machines make a group of names that begin alike.
const fewAlike = 3

// findAlike groups the machines without an application by what their names begin with, up to the first digit.
func (s *surveyor) findAlike() {
	rows := map[string][]source.Ref{}
	var names []string
	for _, m := range s.d.Unassigned {
		name := strings.ToLower(nameOf(m.Server))
		if at := strings.IndexAny(name, "0123456789."); at >= 0 {
			name = name[:at]
		}
		if name = strings.TrimRight(name, "-_ "); name == "" {
			continue
		}
		if rows[name] == nil {
			names = append(names, name)
		}
		rows[name] = append(rows[name], rowOf(m))
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(rows[b])-len(rows[a]), cmp.Compare(a, b)) })
	taken := map[string]int{}
	for _, name := range names {
		if len(rows[name]) < fewAlike {
			break
		}
		id := slug(name)
		if taken[id]++; taken[id] > 1 {
			id += "-" + value.Int(taken[id]).String()
		}
		machines := s.count("loose/alike/"+id, "Machines whose names begin with "+name, "machine", rows[name]).By(alikeRule)
		s.d.Alike = append(s.d.Alike, model.NameGroup{Name: name, Machines: machines})
	}
}
