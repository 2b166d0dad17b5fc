package finance

import (
	"slices"
	"strings"

	"dossier/model"
	"dossier/value"
)

// family is a kind of cost with the words of a category that tell it.
type family struct {
	name  string
	words []string
}

// The present operating model costs servers, storage, facilities, network, labour, maintenance and software; the future one the use of
// AWS with support, licences, labour, migration and decommissioning. The first family whose word a category holds has it; the
// order settles a category that holds several.
var (
	present = []family{
		{"software", []string{"licen", "software"}},
		{"labour", []string{"staff", "labor", "labour", "personnel", "operations", "administrat"}},
		{"maintenance and renewal", []string{"maintenance", "renewal", "refresh", "upkeep", "warranty"}},
		{"facilities", []string{"facilit", "power", "cooling", "room", "data cent", "datacent", "lease", "rack", "space", "colocation"}},
		{"servers", []string{"server", "compute", "hardware", "depreciation", "host", "machine", "virtual"}},
		{"storage", []string{"storage", "backup", "san", "nas"}},
		{"network", []string{"network", "bandwidth", "line", "wan", "internet", "traffic", "data transfer"}},
	}
	future = []family{
		{"software licences", []string{"licen", "software"}},
		{"labour", []string{"staff", "labor", "labour", "personnel", "administrat"}},
	}
	single = []family{
		{"decommissioning", []string{"decommission", "disposal", "write-off", "penalt"}},
		{"training", []string{"training", "education", "certification"}},
	}
)

// What a family is called that no word tells.
const (
	otherPresent   = "other"
	awsUse         = "AWS services and support"
	migrationWork  = "migration"
	parallelFamily = "parallel run"
	creditFamily   = "credits"
)

// familyOf is the family of a cost, and whether it is of the future operating model.
func familyOf(c *model.Cost) (name string, isFuture bool) {
	switch c.Scenario {
	case stay:
		return match(present, c.Category, otherPresent), false
	case aws:
		return match(future, c.Category, awsUse), true
	case parallelRun:
		return parallelFamily, true
	case credit:
		return creditFamily, true
	default:
		return match(single, c.Category, migrationWork), true
	}
}

func match(families []family, category, other string) string {
	category = folded(category)
	words := strings.FieldsFunc(category, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '(' || r == ')' })
	for _, f := range families {
		for _, w := range f.words {
			if strings.Contains(w, " ") && strings.Contains(category, w) {
				return f.name
			}
			if slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, w) }) {
				return f.name
			}
		}
	}
	return other
}

// inOrder are the names of the families of a model, as they are listed.
func inOrder(isFuture bool) []string {
	var names []string
	if !isFuture {
		for _, f := range present {
			names = append(names, f.name)
		}
		return append(names, otherPresent)
	}
	return []string{awsUse, "software licences", "labour", migrationWork, "training", "decommissioning", parallelFamily, creditFamily}
}

// addFamilies adds up the costs of each family, the present model before the future one.
func (a *analyst) addFamilies() {
	for _, isFuture := range []bool{false, true} {
		for _, name := range inOrder(isFuture) {
			f := model.TCOFamily{Name: name, Future: isFuture, Running: !isFuture || slices.Contains([]string{awsUse, future[0].name, future[1].name}, name)}
			var monthly, once []*line
			for _, l := range a.lines {
				if of, future := familyOf(l.cost); of != name || future != isFuture || l.out != "" {
					continue
				}
				monthly, once = append(monthly, l), append(once, l)
			}
			key := "family/present/"
			if isFuture {
				key = "family/future/"
			}
			of := rule("family = sum of the costs whose category tells it", guidance)
			if sum := sumOf(monthly, (*line).recurring); sum != nil {
				f.Monthly = a.named(sum, key+slug(name)+"/monthly", value.Capital(name)+", a month", a.rate(), of)
			}
			if sum := sumOf(once, (*line).single); sum != nil {
				f.Once = a.named(sum, key+slug(name)+"/once", value.Capital(name)+", once", a.money(), of)
			}
			if f.Monthly != nil || f.Once != nil {
				a.tco.Families = append(a.tco.Families, f)
			}
		}
	}
}
