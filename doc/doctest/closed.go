package doctest

import "dossier/doc"

// Blocks is one block of every type there is. A test compares it with the source of package doc.
func Blocks() []doc.Block {
	return []doc.Block{
		doc.Heading{}, doc.Paragraph{}, doc.List{}, doc.Quote{}, doc.Callout{}, doc.Tiles{}, doc.Definitions{},
		doc.Image{}, doc.PageBreak{}, doc.Contents{}, doc.Table{}, doc.Chart{}, doc.Gantt{}, doc.Graph{},
	}
}

// Inlines is one inline of every type there is. A test compares it with the source of package doc.
func Inlines() []doc.Inline {
	return []doc.Inline{doc.Text{}, doc.Link{}, doc.Break{}, doc.Value{}}
}
