package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
)

// PlanSide is a part of the matrix of responsibilities that fits a page: parties of one side or of several small ones, and their roles in
// every activity.
type PlanSide struct {
	Names    []string // "partner"
	Parties  []*doc.Value
	Unlisted int // how many of them, the last ones, are named and no parties
	Rows     []PlanParts
}

// PlanParts is who does what in one activity.
type PlanParts struct {
	ID, Title, Wave *doc.Value
	Group           string
	Cells           []*doc.Value // a party each; nil for no part
	Wrong           []string     // what breaks the rule
}

// partiesAcross is how many parties stand side by side.
const partiesAcross = 8

// addMatrix parts the matrix by side, and a side with many parties again; small sides share a part. Those that are named and no party
// stand last.
func (v *Plan) addMatrix(p *model.Plan) {
	for _, part := range sidesOf(p) {
		side := PlanSide{Names: part.names}
		for _, party := range part.parties {
			side.Parties = append(side.Parties, said(party.name, party.at))
			if party.unlisted {
				side.Unlisted++
			}
		}
		for _, x := range p.Parts {
			a := x.Activity
			line := PlanParts{ID: said(a.ID, a.At("id")), Title: said(a.Title, a.At("title")), Wave: said(a.Wave, a.At("wave")), Group: a.Phase, Wrong: x.Wrong}
			for _, party := range part.parties {
				line.Cells = append(line.Cells, rolesOf(x, party.name))
			}
			side.Rows = append(side.Rows, line)
		}
		v.Sides = append(v.Sides, side)
	}
}

type namedParty struct {
	name     string
	at       source.Ref
	unlisted bool
}

type sideParties struct {
	names   []string
	parties []namedParty
}

// noParty heads those that are named and stand on no list of parties.
const noParty = "no party"

func sidesOf(p *model.Plan) []sideParties {
	var names []string
	by := map[string][]namedParty{}
	add := func(side string, party namedParty) {
		if by[side] == nil {
			names = append(names, side)
		}
		by[side] = append(by[side], party)
	}
	for _, x := range p.Parties {
		add(x.Side, namedParty{name: x.Name, at: x.At("party")})
	}
	seen := map[string]bool{}
	for _, x := range p.Parts {
		for _, r := range x.Roles {
			if r.Unknown && !seen[r.Party] {
				seen[r.Party] = true
				add(noParty, namedParty{name: r.Party, at: r.At, unlisted: true})
			}
		}
	}
	var sides []sideParties
	for _, name := range names {
		for few := range slices.Chunk(by[name], partiesAcross) {
			i := len(sides) - 1
			if i < 0 || len(sides[i].parties)+len(few) > partiesAcross {
				sides, i = append(sides, sideParties{}), i+1
			}
			sides[i].parties = append(sides[i].parties, few...)
			if !slices.Contains(sides[i].names, name) {
				sides[i].names = append(sides[i].names, name)
			}
		}
	}
	return sides
}

// rolesOf are a party's roles in an activity, in the order of the closed list: "A/R"; nil for none.
func rolesOf(x model.PlanParts, party string) *doc.Value {
	var roles []string
	var at []source.Ref
	for _, r := range x.Roles {
		if strings.EqualFold(r.Party, strings.TrimSpace(party)) && !slices.Contains(roles, string(r.Role)) {
			roles, at = append(roles, string(r.Role)), append(at, r.At)
		}
	}
	if len(roles) == 0 {
		return nil
	}
	order := model.Words(model.RACIRole(""))
	slices.SortStableFunc(roles, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	v := doc.TextOf(strings.Join(roles, "/"), at...)
	return &v
}
