package optimization

import (
	"cmp"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// sumExports sums the recommendations of each tool for each sort of resource, in reading order, so that what an export says by itself is to be
// found again.
func (p *planner) sumExports() {
	type key struct{ tool, kind string }
	var order []key
	rows := map[key][]source.Ref{}
	for _, r := range p.Recommendations {
		k := key{r.Tool, r.Kind}
		if rows[k] == nil {
			order = append(order, k)
		}
		rows[k] = append(rows[k], r.Where())
	}
	for _, k := range order {
		e := model.OptimizationExport{Tool: k.tool, Kind: cmp.Or(k.kind, "resources")}
		var stated, after []*value.Figure
		for _, s := range p.plan.Steps {
			if s.Recommendation == nil || s.Recommendation.Tool != k.tool || s.Recommendation.Kind != k.kind {
				continue
			}
			if s.After != nil {
				after = append(after, s.After)
			}
			if s.After != nil || s.Against != nil {
				stated = append(stated, s.Saving)
			}
		}
		id := "export/" + slug(k.tool+" "+k.kind)
		e.Rows = p.named(value.CountOf(rows[k]), id+"/rows", "Rows", "row", rule("rows of the export", "the export"))
		if len(after) == 0 && len(stated) > 0 {
			after = []*value.Figure{whole(0)}
		}
		if len(stated) > 0 {
			e.Stated = p.named(total(stated), id+"/stated", "Saving as the tool states it", p.rate(), rule("sum of the estimated monthly savings", k.tool))
			e.After = p.named(total(after), id+"/after", "Saving after overlaps", p.rate(), rule("sum of the savings after overlaps: no resource counts twice", ours))
		}
		p.plan.Exports = append(p.plan.Exports, e)
	}
}
