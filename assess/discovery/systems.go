package discovery

import (
	"regexp"
	"strings"

	"dossier/model"
	"dossier/value"
)

// noise is what inventories write about a system beside its name and release.
var noise = regexp.MustCompile(`\((?:32|64)-bit\)|\(r\)|®|™|\bmicrosoft\b`)

// vague is what makes the words mean several releases.
var vague = regexp.MustCompile(`\bor later\b|\d\s*/\s*\d|\d\.x\b`)

// identify tells the system that the words of an inventory mean. Where they mean several releases, or one that the family's list lacks,
// the release is as written and nothing is known of its support.
func (s *surveyor) identify(text string) model.System {
	words := folded(noise.ReplaceAllString(strings.ToLower(text), " "))
	family, rest := s.familyOf(words)
	if family == nil {
		return model.System{Release: strings.TrimSpace(text)}
	}
	found := model.System{Family: family.Name, Release: written(text, rest)}
	if vague.MatchString(rest) {
		return found
	}
	for i := range family.Releases {
		r := &family.Releases[i]
		if begins(rest, folded(r.Name)) && (found.Support == nil || len(r.Name) > len(found.Support.Name)) {
			found.Support, found.Release = r, r.Name
		}
	}
	return found
}

// familyOf is the family with the longest name that stands in the words, and what follows that name; nil for none.
func (s *surveyor) familyOf(words string) (family *model.SystemFamily, rest string) {
	longest := 0
	for i := range s.Systems {
		for _, name := range s.Systems[i].Called {
			at := strings.Index(words, name)
			if at < 0 || len(name) <= longest || at > 0 && words[at-1] != ' ' || !begins(words[at:], name) {
				continue
			}
			family, rest, longest = &s.Systems[i], strings.TrimSpace(words[at+len(name):]), len(name)
		}
	}
	return family, rest
}

// begins tells whether words begin with a name that ends there: "8.6" begins with "8", and "80" does not.
func begins(words, name string) bool {
	rest, ok := strings.CutPrefix(words, name)
	if !ok || rest == "" {
		return ok
	}
	c := rest[0]
	return (c < 'a' || c > 'z') && (c < '0' || c > '9')
}

// written is the release as the inventory has it, with its own capitals where they can be told.
func written(text, rest string) string {
	if at := strings.Index(strings.ToLower(text), rest); rest != "" && at >= 0 && len(strings.ToLower(text)) == len(text) {
		return text[at : at+len(rest)]
	}
	return rest
}

// standing is whether the system is supported on the day of the inventory.
func (s *surveyor) standing(system model.System) model.SupportStanding {
	return standingOn(system, s.d.On)
}

func standingOn(system model.System, on value.Date) model.SupportStanding {
	r := system.Support
	switch {
	case r == nil || on.IsZero():
		return model.SupportUnknown
	case !r.Ends.Before(on):
		return model.Supported
	case !r.Extended.Before(on):
		return model.SupportExtended
	}
	return model.SupportEnded
}
