package html

import (
	"dossier/doc"
	"dossier/value"
)

// appendix lists every figure of a traced document with its rule and its sources, in the order of first use.
func (p *page) appendix() {
	if !p.doc.Appendix || !p.traced() {
		return
	}
	used, err := doc.Figures(p.doc.Blocks)
	if err != nil || len(used) == 0 {
		return // an unknown block has been reported already
	}
	p.open(`<section class="appendix"><details>`)
	p.line("<summary><h2>", text(p.words.figures), "</h2></summary>")
	t := doc.Table{}
	for _, head := range p.words.columns {
		t.Columns = append(t.Columns, doc.Column{Header: head})
	}
	t.Columns[1].Align = doc.End
	for _, f := range used {
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{
			{Content: doc.Say(name(f)), Header: true}, doc.FigureCell(f), doc.TextCell(explanation(f, p.words)), doc.TextCell(places(f.Leaves())),
		}})
	}
	p.table(t)
	p.close("</details></section>")
}

func name(f *value.Figure) string {
	switch {
	case f.Label == "":
		return f.ID
	case f.ID == "":
		return f.Label
	default:
		return f.Label + " (" + f.ID + ")"
	}
}
