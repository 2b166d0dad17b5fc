package assess

import (
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
)

// choose marks the case studies that dossier.yaml includes in the set and excludes from it. An id that no migration has is a problem,
// and so is an included one that may not be chosen: the set would not be what was asked for.
func (s *selector) choose(c model.Config, studies []*model.CaseStudy, r *model.Selection) {
	for _, choice := range c.Include {
		cs, at := s.chosen(choice, studies, r)
		switch {
		case at >= 0:
			s.candidates[at].Included = true
			r.Included = append(r.Included, cs)
		case cs != nil:
			r.Problems = append(r.Problems, source.Err(choice.Ref, fmt.Sprintf("%s is included in the set, and may not be in it: %s", choice.Migration, strings.Join(cs.Reasons, "; ")), "an eligible case study", "mend what is said, or take the id out"))
		}
	}
	for _, choice := range c.Exclude {
		cs, at := s.chosen(choice, studies, r)
		if at >= 0 {
			s.candidates[at].Excluded = true
		}
		if cs != nil {
			r.Excluded = append(r.Excluded, cs)
		}
	}
	if why := s.contradiction(); len(why) > 0 && len(c.Include) > 0 {
		r.Problems = append(r.Problems, source.Err(c.Include[0].Ref, why[0], "included case studies that may be submitted together", ""))
	}
}

// chosen is the case study that a choice names, nil where there is none, and its place among the eligible ones, or -1.
func (s *selector) chosen(choice model.Chosen, studies []*model.CaseStudy, r *model.Selection) (cs *model.CaseStudy, at int) {
	is := func(cs *model.CaseStudy) bool { return cs.Migration.ID == choice.Migration }
	if i := slices.IndexFunc(studies, is); i >= 0 {
		return studies[i], slices.IndexFunc(s.eligible, is)
	}
	r.Problems = append(r.Problems, source.Err(choice.Ref, fmt.Sprintf("there is no migration %s", choice.Migration), "the id of one that the inputs hold", ""))
	return nil, -1
}

// contradiction says why no set holds all that are included, or nothing.
func (s *selector) contradiction() []string {
	included, seen := 0, map[string]string{}
	for _, c := range s.candidates {
		if !c.Included {
			continue
		}
		included++
		if other, twice := seen[c.Customer]; twice && s.rules.OnePerCustomer {
			return []string{fmt.Sprintf("%s and %s are included, and are of one customer: the edition allows one", other, c.ID)}
		}
		seen[c.Customer] = c.ID
	}
	if most := max(s.rules.Maximum, s.rules.Minimum); included > most {
		return []string{fmt.Sprintf("%d case studies are included, and at most %d are submitted", included, most)}
	}
	return nil
}
