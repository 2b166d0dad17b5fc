package xlsx

import (
	"dossier/doc"
	"dossier/render/chart"
)

// graph sets a graph as two tables: its nodes, and its arrows below what one would see of them.
func (l *layout) graph(g doc.Graph) {
	nodes, edges := chart.GraphSheet(g, l.doc.Language)
	l.sheet.skip()
	row := l.prose(doc.Say(g.Title), look{bold: true})
	l.sheet.at(1, row).remark = places(g.Sources)
	l.prose(doc.Say(g.Alt), look{face: fineFace})
	if len(g.Edges) > 0 {
		l.table(edges)
	}
	l.table(nodes)
}
