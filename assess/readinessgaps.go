package assess

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// addGaps says of every line that asks for something what became of it.
func (a *assessor) addGaps(r *model.Readiness, m *model.Migration, items []*model.ReadinessItem) {
	low := map[*model.ReadinessItem]bool{}
	for _, s := range r.Scores {
		for _, area := range s.Areas {
			for _, i := range area.Items {
				low[i.Item] = s.Scale != nil && i.Score != nil && i.Score.Value.Decimal.LessThanOrEqual(s.Scale.GapAt.Value)
			}
		}
	}
	for _, item := range items {
		if item.Action == "" && item.Due.IsZero() && item.ClosedOn.IsZero() && !low[item] {
			continue
		}
		r.Gaps = append(r.Gaps, model.ReadinessGap{Item: item, Standing: a.gapStanding(r, item), Low: low[item]})
	}
	id := m.ID + "/readiness/gaps"
	count := func(name, label string, rule value.Rule, is func(model.ReadinessGap) bool) *value.Figure {
		return value.CountOf(gapRows(r.Gaps, is)).Named(id+name, label, "gap").By(rule)
	}
	standing := func(of ...model.GapStanding) func(model.ReadinessGap) bool {
		return func(g model.ReadinessGap) bool { return slices.Contains(of, g.Standing) }
	}
	r.GapCount = count("", "Gaps", readinessGaps, func(model.ReadinessGap) bool { return true })
	r.ByStart = count("/by-start", "Gaps closed by the start", gapsByStart, standing(model.ClosedByStart))
	r.ByCutover = count("/by-cutover", "Gaps closed before the first cutover", gapsByCutover, standing(model.ClosedByCutover))
	r.Later = count("/later", "Gaps closed after the first cutover", gapsLater, standing(model.ClosedLater))
	r.OpenGaps = count("/open", "Gaps open", gapsOpen, standing(model.GapOpen, model.GapOverdue))
	r.Overdue = count("/overdue", "Gaps overdue", gapsOverdue, standing(model.GapOverdue))
	r.Unowned = count("/unowned", "Gaps without an owner", gapsUnowned, func(g model.ReadinessGap) bool { return g.Item.Owner == "" })
	r.Unplanned = count("/unplanned", "Gaps without a date", gapsUnowned, unplanned)
	for i := range r.Scores {
		for j := range r.Scores[i].Areas {
			area := &r.Scores[i].Areas[j]
			closeArea(area, r.Gaps, m.ID+"/readiness/"+value.Slug("scale "+r.Scores[i].Name)+"/"+value.Slug(area.Name))
		}
	}
}

func gapRows(gaps []model.ReadinessGap, is func(model.ReadinessGap) bool) []source.Ref {
	var rows []source.Ref
	for _, g := range gaps {
		if is(g) {
			rows = append(rows, g.Item.Where())
		}
	}
	return rows
}

// unplanned tells whether nobody said by when a gap is to be closed, and it was not closed.
func unplanned(g model.ReadinessGap) bool { return g.Item.Due.IsZero() && !g.Closed() }

// closeArea counts the gaps of an area.
func closeArea(area *model.AreaScore, gaps []model.ReadinessGap, id string) {
	mine := func(g model.ReadinessGap) bool {
		return slices.ContainsFunc(area.Items, func(i model.ItemScore) bool { return i.Item == g.Item })
	}
	count := func(name, label string, rule value.Rule, is func(model.ReadinessGap) bool) *value.Figure {
		return value.CountOf(gapRows(gaps, func(g model.ReadinessGap) bool { return mine(g) && is(g) })).Named(id+name, area.Name+": "+label, "gap").By(rule)
	}
	area.Gaps = count("/gaps", "gaps", readinessGaps, func(model.ReadinessGap) bool { return true })
	area.ByStart = count("/gaps/by-start", "gaps closed by the start", gapsByStart, func(g model.ReadinessGap) bool { return g.Standing == model.ClosedByStart })
	area.ByCutover = count("/gaps/by-cutover", "gaps closed before the first cutover", gapsByCutover, func(g model.ReadinessGap) bool { return g.Standing == model.ClosedByCutover })
	area.Later = count("/gaps/later", "gaps closed after the first cutover", gapsLater, func(g model.ReadinessGap) bool { return g.Standing == model.ClosedLater })
	area.OpenGaps = count("/gaps/open", "gaps open", gapsOpen, func(g model.ReadinessGap) bool { return !g.Closed() })
}

func (a *assessor) gapStanding(r *model.Readiness, item *model.ReadinessItem) model.GapStanding {
	closed := item.ClosedOn
	switch {
	case !past(closed, a.asOf) && past(item.Due, a.asOf.AddDays(-1)):
		return model.GapOverdue
	case !past(closed, a.asOf):
		return model.GapOpen
	case past(closed, r.Start):
		return model.ClosedByStart
	case r.Cutover.IsZero() || closed.Before(r.Cutover):
		return model.ClosedByCutover
	}
	return model.ClosedLater
}

// reportSessions reports an assessment that came too late, and a TCO that nobody discussed.
func (a *assessor) reportSessions(r *model.Readiness, m *model.Migration) {
	for _, s := range r.Sessions {
		if s.Assessment && !s.Planned && !r.Cutover.IsZero() && s.Session.Date.After(r.Cutover) {
			a.find(model.Finding{
				ID: model.KindLateSession.ID(m.ID, value.Slug(s.Session.Kind+" "+s.Session.Date.String())), Kind: model.KindLateSession, Severity: model.Open, Migration: m.ID, Ref: s.Session.At("date"),
				What: fmt.Sprintf("the %s was held on %s, after the first cutover of %s", s.Session.Kind, s.Session.Date, r.Cutover),
				Rule: "readiness is assessed before anything moves (Mission Cloud names the assessment before the migration; that it precedes the cutover is assumed)",
				Mend: "correct the date; what was done too late cannot be mended", Owner: a.ownerOf([]model.DocumentKind{model.MRA}),
			})
		}
	}
	what, at, severity := "no session records that the TCO analysis was discussed", m.Where(), model.Open
	switch {
	case r.TCO == nil && len(r.Sessions) > 0:
		at = r.Sessions[0].Session.At("documents discussed")
	case r.TCO == nil:
		what = "no session is recorded, and so none that discussed the TCO analysis"
		severity = model.Information // the assessment's own document may tell of it
	case !r.Cutover.IsZero() && r.TCO.Session.Date.After(r.Cutover):
		what = fmt.Sprintf("the TCO analysis was discussed on %s for the first time, after the first cutover of %s", r.TCO.Session.Date, r.Cutover)
		at = r.TCO.Session.At("date")
	default:
		return
	}
	if m.Status != model.Completed && !past(r.Cutover, a.asOf) {
		return // it may still be discussed
	}
	a.find(model.Finding{
		ID: model.KindTCONotDiscussed.ID(m.ID), Kind: model.KindTCONotDiscussed, Severity: severity, Migration: m.ID, Ref: at, What: what,
		Rule: "the results of the TCO are discussed in the readiness assessment (Mission Cloud)", Mend: "enter the session with the id of the TCO analysis among the documents discussed",
		Owner: a.ownerOf([]model.DocumentKind{model.MRA}),
	})
}

// reportGaps reports gaps with no recommendation, no owner or no date, and those that came too late.
func (a *assessor) reportGaps(r *model.Readiness, m *model.Migration) {
	find := func(kind model.FindingKind, severity model.FindingSeverity, g model.ReadinessGap, column, what, mend string) {
		item := g.Item
		a.find(model.Finding{
			ID: kind.ID(m.ID, value.Slug(item.Area+" "+item.Item)), Kind: kind, Severity: severity, Migration: m.ID, Ref: item.At(column),
			What: lineName(item) + ": " + what, Rule: "gaps have recommendations with owner and date (Mission Cloud asks for gaps and recommendations; owner and date are this program’s rule)",
			Mend: mend, Owner: cmp.Or(item.Owner, a.ownerOf([]model.DocumentKind{model.MRA})),
		})
	}
	for _, g := range r.Gaps {
		if g.Item.Action == "" {
			find(model.KindGapWithoutAction, model.Open, g, "action", "a gap without a recommendation", "enter what is to be done about it")
		}
		if g.Item.Owner == "" {
			find(model.KindGapWithoutOwner, model.Open, g, "owner", "a gap without an owner", "enter the role that closes it")
		}
		if unplanned(g) {
			find(model.KindGapWithoutDate, model.Open, g, "due", "a gap without a date", "enter the day by which it is to be closed")
		}
		reportStanding(r, g, find)
	}
	a.reportOpen(r, m)
}

// reportOpen reports, once a migration, the gaps that were not closed although the first application has moved.
func (a *assessor) reportOpen(r *model.Readiness, m *model.Migration) {
	var names []string
	var first source.Ref
	for _, g := range r.Gaps {
		if g.Closed() {
			continue
		}
		if len(names) == 0 {
			first = g.Item.At("closed on")
		}
		names = append(names, lineName(g.Item))
	}
	if len(names) == 0 || !past(r.Cutover, a.asOf) {
		return
	}
	a.find(model.Finding{
		ID: model.KindGapOpenAtCutover.ID(m.ID), Kind: model.KindGapOpenAtCutover, Severity: model.Open, Migration: m.ID, Ref: first,
		What: fmt.Sprintf("%s not closed, and the first application moved on %s: %s", counted(len(names), "gap"), r.Cutover, strings.Join(names, "; ")),
		Rule: "gaps are closed before what they endanger (this program’s rule; that all are closed before the first cutover is assumed)",
		Mend: "enter the day on which each was closed, or close it", Owner: a.ownerOf([]model.DocumentKind{model.MRA}),
	})
}

// reportStanding reports a gap that was closed after the first cutover, and one that is past its date.
func reportStanding(r *model.Readiness, g model.ReadinessGap, find func(kind model.FindingKind, severity model.FindingSeverity, g model.ReadinessGap, column, what, mend string)) {
	switch g.Standing {
	case model.ClosedLater:
		find(model.KindGapClosedLate, model.Information, g, "closed on", fmt.Sprintf("closed on %s, not before the first cutover of %s", g.Item.ClosedOn, r.Cutover), "say in the assessment why it could wait")
	case model.GapOverdue:
		find(model.KindGapOverdue, model.Information, g, "due", fmt.Sprintf("due on %s and not closed", g.Item.Due), "close it, or agree a new day")
	}
}
