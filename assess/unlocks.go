package assess

import (
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// The formulas of what mending would bring.
var (
	unlockedByDocuments = value.Rule{Name: "what the documents would let count = counted − documented", Origin: "this program’s rule", Published: true}
	unlockedByRows      = value.Rule{Name: "what complete rows would count = rows × weight of their strategy", Origin: "this program’s rule", Published: true}
	unlockedByProof     = value.Rule{Name: "what proof would add = rows × (weight of the strategy − weight of rehost)", Origin: "this program’s rule", Published: true}
)

// setUnlocks says of every finding what mending it would let count, and what else keeps its case study out.
func (a *assessor) setUnlocks(studies []*model.CaseStudy, findings []model.Finding) {
	mine := map[string][]int{} // findings by migration
	gating := map[string]int{}
	for i, f := range findings {
		mine[f.Migration] = append(mine[f.Migration], i)
		if f.Severity == model.Blocking {
			gating[f.Migration]++
		}
	}
	for _, cs := range studies {
		id := cs.Migration.ID
		besides := a.barriers(cs)
		if cs.Claim {
			besides = append(besides, "what it claims rests on Counts, which are never evidence: list its applications and servers")
		}
		shut := lockedIn(cs)
		for _, i := range mine[id] {
			f := &findings[i]
			if f.Severity == model.Information && f.Unlocks.None() {
				continue
			}
			f.Unlocks.Others, f.Unlocks.Besides = gating[id], besides
			if gates(f.Kind) {
				f.Unlocks.Others--
				f.Unlocks.Applications, f.Unlocks.Servers = shut.Applications, shut.Servers
			}
		}
	}
}

// lockedIn is what the rows of a case study come to and the gate of its documents keeps from counting.
func lockedIn(cs *model.CaseStudy) model.Unlocks {
	part := func(name, label string, documented *value.Figure) *value.Figure {
		if documented == nil || len(documented.Args) != 2 {
			return nil
		}
		return value.Compute(value.Difference, documented.Args[1], documented).
			Named(cs.Migration.ID+"/unlocks/"+name, "Unlocked by documents: "+label, "").By(unlockedByDocuments)
	}
	return model.Unlocks{
		Applications: part(model.WeightedApplications, "weighted applications", cs.Documented.Applications),
		Servers:      part(model.WeightedServers, "weighted servers", cs.Documented.Servers),
	}
}

// uncounted are the rows that do not count for one reason.
type uncounted struct {
	what   string // application or server
	reason string
	rows   []source.Ref
	by     map[model.Strategy][]source.Ref // rows that want a date or an application, by the strategy that they would count by
	proof  map[model.Strategy][]source.Ref // rows that want a proof, by the strategy that they claim
}

// unlocks is what completing the rows would bring: nothing where the strategy is not known, since unknown is not zero.
func (u *uncounted) unlocks(a *assessor, finding string) model.Unlocks {
	var parts []*value.Figure
	rule := unlockedByRows
	for _, s := range migrating {
		if rows := u.by[s]; len(rows) > 0 {
			n := value.CountOf(rows).Named(finding+"/"+string(s)+"/rows", "Rows to complete: "+string(s), value.Unit(u.what)).By(rule)
			parts = append(parts, value.Compute(value.Product, n, a.weights.verdict[s]))
		}
		if rows := u.proof[s]; len(rows) > 0 {
			rule = unlockedByProof
			n := value.CountOf(rows).Named(finding+"/"+string(s)+"/rows", "Rows to prove: "+string(s), value.Unit(u.what)).By(rule)
			more := value.Compute(value.Difference, a.weights.verdict[s], a.weights.verdict[model.Rehost]).
				Named(finding+"/"+string(s)+"/more", "Weight beyond rehost: "+string(s), "").By(rule)
			parts = append(parts, value.Compute(value.Product, n, more))
		}
	}
	if len(parts) == 0 {
		return model.Unlocks{}
	}
	for i, p := range parts {
		p.Named(finding+"/unlocks/part-"+value.Int(i+1).String(), "Unlocked weight", "").By(rule)
	}
	sum := value.Compute(value.Sum, parts...).Named(finding+"/unlocks/weighted-"+u.what+"s", "Unlocked: weighted "+u.what+"s", "").By(rule)
	if u.what == "application" {
		return model.Unlocks{Applications: sum}
	}
	return model.Unlocks{Servers: sum}
}

// survival is whether the set passes, and passes without any one of its members.
func survival(s model.Selection) *value.Figure {
	rule := value.Rule{Name: "1 where the set passes whichever one case study is refused", Origin: "this program’s rule", Published: true}
	n := 0
	if s.Passes && s.Survives {
		n = 1
	}
	var at []source.Ref
	for _, m := range s.Members {
		at = append(at, m.CaseStudy.Migration.Where())
	}
	return value.Stated(value.Int(n), source.Merge(at)...).Named("selection/survives", "Survives any one refusal", value.Verdict).By(rule)
}
