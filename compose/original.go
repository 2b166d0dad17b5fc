package compose

import (
	"cmp"
	"slices"

	"dossier/doc"
	"dossier/model"
)

// Original is the document that the customer was shown: the evidence. What is generated here is none.
type Original struct {
	ID, Title, Date, Version, Author, Tool, Why, Page, Path *doc.Value
	Good                                                    bool // its file is there and opens
}

// original is the registered document of the kind: the latest by date; nil where none is registered. Its dates count as facts used.
func (m *material) original(cs *model.CaseStudy, kind model.DocumentKind, n *newest) *Original {
	all := where(cs.Documents, func(d *model.Document) bool { return d.Kind == kind })
	if len(all) == 0 {
		return nil
	}
	d := slices.MaxFunc(all, func(x, y *model.Document) int { return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(y.ID, x.ID)) })
	n.of(d)
	o := &Original{
		ID: said(d.ID, d.At("id")), Title: said(d.Title, d.At("title")), Date: day(d.Date, d.At("date")), Version: said(d.Version, d.At("version")),
		Author: said(d.Author, d.At("author")), Tool: said(d.Tool, d.At("tool")), Why: said(d.Why, d.At("why")),
		Page: amount(d.WhyPage, "", d.At("why page")), Path: said(d.Path, d.At("path")),
	}
	_, o.Good = m.fileOf(d)
	return o
}

// definitions say what is registered of the original; none for none.
func (o *Original) definitions() doc.Definitions {
	var d doc.Definitions
	if o == nil {
		return d
	}
	add := func(term string, values ...*doc.Value) {
		if c := joined(values, ", "); len(c.Content) > 0 && c.Tone != doc.Muted {
			d.Items = append(d.Items, doc.Definition{Term: term, Content: c.Content})
		}
	}
	add("Original", o.ID, o.Title)
	add("Dated", o.Date)
	add("Version", o.Version)
	add("By", o.Author)
	add("Tool", o.Tool)
	add("Why so", o.Why)
	add("Stated on page", o.Page)
	add("File", o.Path)
	return d
}
