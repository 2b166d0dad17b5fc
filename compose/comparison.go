package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// Change is what one programme makes of a case study otherwise than the one before it.
type Change struct {
	CaseStudy string `json:"caseStudy"` // id; empty for the set as a whole
	What      string `json:"what"`
}

// ChangesBetween says what each programme changes against the one before it: case study by case study, then the set.
func ChangesBetween(all []*model.Assessment) []Change {
	var changes []Change
	for i := 1; i < len(all); i++ {
		changes = append(changes, changesBetween(all[i-1], all[i])...)
	}
	return changes
}

func changesBetween(before, now *model.Assessment) []Change {
	var changes []Change
	was, is := inSet(before), inSet(now)
	for i, cs := range now.CaseStudies {
		old := before.CaseStudies[i]
		id := cs.Migration.ID
		switch {
		case old.Eligible && !cs.Eligible:
			changes = append(changes, Change{id, "no longer eligible: " + strings.Join(cs.Reasons, "; ")})
		case !old.Eligible && cs.Eligible:
			changes = append(changes, Change{id, "eligible now; it was not: " + strings.Join(old.Reasons, "; ")})
		case was[id] && !is[id]:
			changes = append(changes, Change{id, "leaves the set"})
		case !was[id] && is[id]:
			changes = append(changes, Change{id, "enters the set"})
		}
	}
	if a, b := before.Selection.Passes, now.Selection.Passes; a != b {
		changes = append(changes, Change{"", map[bool]string{true: "a set passes now, where none did", false: "no set passes now, where one did"}[b]})
	}
	for _, missing := range now.Selection.Missing {
		changes = append(changes, Change{"", "missing: " + missing})
	}
	return changes
}

func inSet(a *model.Assessment) map[string]bool {
	set := map[string]bool{}
	for _, m := range a.Selection.Members {
		set[m.CaseStudy.Migration.ID] = true
	}
	return set
}

// Comparison is what `dossier score` prints for several programmes: the same portfolio under each, side by side. There is at least
// one, and all are of one portfolio.
func Comparison(all []*model.Assessment, l value.Locale) doc.Document {
	var blocks []doc.Block
	var names []doc.Definition
	for i, a := range all {
		edition := a.Programme.Title
		if a.Programme.Edition != "" {
			edition += ", " + a.Programme.Edition
		}
		if doubt := a.Selection.Unconfirmed; doubt != "" {
			edition += " (" + doubt + ")"
		}
		names = append(names, doc.Definition{Term: letter(i) + "  " + a.Programme.ID, Content: doc.Say(edition)})
	}
	blocks = append(blocks, doc.Definitions{Items: names}, comparedRules(all, l), comparedStudies(all))
	if changes := ChangesBetween(all); len(changes) > 0 {
		blocks = append(blocks, changesTable(all))
	} else if len(all) > 1 {
		blocks = append(blocks, doc.Paragraph{Content: doc.Say("Nothing changes: the same case studies are eligible, and the same set is the best.")})
	}
	return doc.Document{
		ID: "comparison", Title: "Score under several programmes", Subtitle: "As of " + l.Day(all[0].AsOf), Audience: doc.Internal, Locale: l,
		Language: language("", l.Tag), Blocks: blocks,
	}
}

// letter names a programme in a narrow column: A, B, … .
func letter(i int) string { return string(rune('A' + i%26)) }

// comparedRules puts the programmes' rules, and what the best set comes to under each, side by side.
func comparedRules(all []*model.Assessment, l value.Locale) doc.Table {
	t := doc.Table{ID: "rules", Caption: "The rules, and the best set under each", Columns: []doc.Column{column("What", 3)}}
	for i := range all {
		t.Columns = append(t.Columns, numbered(letter(i)))
	}
	add := func(what string, of func(a *model.Assessment) doc.TableCell) {
		r := row(headText(what))
		for _, a := range all {
			r.Cells = append(r.Cells, of(a))
		}
		t.Rows = append(t.Rows, r)
	}
	add("Case studies asked for", func(a *model.Assessment) doc.TableCell {
		low, high := a.Programme.CaseStudies.Minimum.Value, a.Programme.CaseStudies.Maximum.Value
		if low.Equal(high) {
			return words(low.String())
		}
		return words(low.String() + " to " + high.String())
	})
	add("Public ones among them, at least", func(a *model.Assessment) doc.TableCell {
		return words(a.Programme.CaseStudies.MinimumPublic.Value.String())
	})
	add("Window, in months", func(a *model.Assessment) doc.TableCell { return words(a.Programme.Window.Months.Value.String()) })
	add("Measured from", func(a *model.Assessment) doc.TableCell { return words(a.Programme.Window.From) })
	for _, bar := range []struct{ id, what string }{{model.WeightedApplications, "Weighted applications must exceed"}, {model.WeightedServers, "Weighted servers must exceed"}} {
		add(bar.what, func(a *model.Assessment) doc.TableCell {
			term, ok := a.Programme.Threshold(bar.id)
			if !ok {
				return words("no bar")
			}
			return words(l.Number(term.Term.Value, 0))
		})
	}
	add("Required documents", func(a *model.Assessment) doc.TableCell { return words(value.Int(len(a.Programme.Required)).String()) })
	add("Eligible case studies", func(a *model.Assessment) doc.TableCell { return words(value.Int(a.Selection.Considered).String()) })
	add("Case studies of the best set", func(a *model.Assessment) doc.TableCell { return figure(a.Selection.Number) })
	add("Weighted applications of it", func(a *model.Assessment) doc.TableCell {
		return weighed(a, model.WeightedApplications, a.Selection.Applications)
	})
	add("Weighted servers of it", func(a *model.Assessment) doc.TableCell {
		return weighed(a, model.WeightedServers, a.Selection.Servers)
	})
	add("Survives any one refusal", func(a *model.Assessment) doc.TableCell {
		return words(yesNo(a.Selection.Passes && a.Selection.Survives))
	})
	add("Verdict", func(a *model.Assessment) doc.TableCell { return verdict(a.Selection.Verdict) })
	t.Rows[len(t.Rows)-1].Kind = doc.TotalRow
	return t
}

// weighed is a weighted total, or a dash where the programme has no bar for it.
func weighed(a *model.Assessment, threshold string, f *value.Figure) doc.TableCell {
	if _, ok := a.Programme.Threshold(threshold); !ok {
		return cell(nil)
	}
	return figure(f)
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// comparedStudies is a line a case study: its documented score and its standing under each programme.
func comparedStudies(all []*model.Assessment) doc.Table {
	t := doc.Table{
		ID: "case-studies", Caption: "Each case study under each programme",
		Columns: []doc.Column{column("Id", 1), column("Customer", 3)},
		Note:    doc.Say("Documented scores. Set: in, chosen; out, eligible and not chosen; –, not eligible. A programme without a bar for a total has no score."),
		Empty:   "There is no case study yet.",
	}
	for i := range all {
		t.Columns = append(t.Columns, numbered(letter(i)+" apps"), numbered(letter(i)+" servers"), column(letter(i)+" set", 1))
	}
	for i, cs := range all[0].CaseStudies {
		r := row(head(idOf(cs)), cell(customerName(cs)))
		for _, a := range all {
			under := a.CaseStudies[i]
			r.Cells = append(r.Cells, weighed(a, model.WeightedApplications, under.Documented.Applications),
				weighed(a, model.WeightedServers, under.Documented.Servers), words(standingIn(under, inSet(a)[cs.Migration.ID])))
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func standingIn(cs *model.CaseStudy, selected bool) string {
	switch {
	case selected:
		return "in"
	case cs.Eligible:
		return "out"
	}
	return nothing
}

func changesTable(all []*model.Assessment) doc.Table {
	t := doc.Table{ID: "changes", Caption: "What changes", Columns: []doc.Column{column("From", 1), column("Case study", 1), column("What", 8)}}
	for i := 1; i < len(all); i++ {
		for _, c := range changesBetween(all[i-1], all[i]) {
			t.Rows = append(t.Rows, row(headText(fmt.Sprintf("%s to %s", letter(i-1), letter(i))), words(c.CaseStudy), words(c.What)))
		}
	}
	return t
}
