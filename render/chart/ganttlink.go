package chart

// fewLinks is how many links a plan shows. Of more, only those of the critical path, and of more of those none: they would hide the
// bars.
const fewLinks = 30

// links draws arrows from the ends of activities to the beginnings of those that wait for them, behind the bars.
func (g *gantt) links() {
	rows := map[string]ganttRow{}
	for _, row := range g.rows {
		if _, twice := rows[g.id(row)]; row.bar != nil && !twice && !row.first.IsZero() {
			rows[g.id(row)] = row
		}
	}
	critical := 0
	for _, l := range g.plan.Links {
		if l.Critical {
			critical++
		}
	}
	if critical > fewLinks || !g.dated {
		return
	}
	for _, l := range g.plan.Links {
		from, known := rows[l.From]
		to, also := rows[l.To]
		if known && also && l.From != l.To && (l.Critical || len(g.plan.Links) <= fewLinks) {
			g.link(from, to, l.Critical)
		}
	}
}

func (g *gantt) id(row ganttRow) string {
	if row.bar == nil {
		return ""
	}
	return row.bar.ID
}

// link leaves a bar near its end, runs along the edge of the row, and comes to the other bar near its beginning.
func (g *gantt) link(from, to ganttRow, critical bool) {
	ink, weight := InkMuted, 0.06*g.Size
	if critical {
		ink, weight = InkText, 0.1*g.Size
	}
	down := 1.0
	edge, target := from.top+from.height, to.top+to.height/2-0.55*g.Size
	if to.top < from.top {
		down, edge, target = -1, from.top, to.top+to.height/2+0.57*g.Size
	}
	x1, x2 := g.near(from, from.end-0.3*g.Size), g.near(to, to.begin+0.3*g.Size)
	long, half := 0.28*g.Size, 0.2*g.Size // it stays in its row, so that rows can be cut
	stroke := func(x, y, w, h float64) {
		g.add(Shape{Kind: Stroke, X: x, Y: y, W: w, H: h, Ink: ink, Weight: weight})
	}
	middle := from.top + from.height/2
	stroke(x1, middle, 0, edge-middle)
	stroke(x1, edge, x2-x1, 0)
	stroke(x2, edge, 0, target-down*long/2-edge)
	g.add(Shape{Kind: Area, Points: []Point{{x2 - half, target - down*long}, {x2 + half, target - down*long}, {x2, target}}, Ink: ink})
}

// near is x, or the middle of a bar that is too short for it.
func (g *gantt) near(row ganttRow, x float64) float64 {
	if row.end-row.begin < 0.6*g.Size || row.bar.Milestone {
		return (row.begin + row.end) / 2
	}
	return x
}
