package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Diagram is an architecture diagram of the register.
type Diagram struct {
	ID, Title, Date, Version *doc.Value
	Why                      *doc.Value // why it was built so, as the register has it
	From                     source.Ref // the row of the register
	Picture                  []byte     // PNG or JPEG; nil where the file is of another type or cannot be shown
	Instead                  string     // why no picture stands here
}

// diagramsOf are the architecture diagrams among the documents of a case study, in their order.
func (m *material) diagramsOf(cs *model.CaseStudy) []Diagram {
	var all []Diagram
	for _, d := range cs.Documents {
		if d.Kind != model.ArchitectureDiagram {
			continue
		}
		x := Diagram{
			ID: said(d.ID, d.At("id")), Title: said(d.Title, d.At("title")), Date: day(d.Date, d.At("date")), Version: said(d.Version, d.At("version")),
			Why: said(d.Why, d.At("why")), From: d.Where(), Picture: m.portfolio.Evidence[d.Path].Picture,
		}
		words, good := m.fileOf(d)
		switch {
		case !good:
			x.Picture, x.Instead = nil, words
		case x.Picture != nil && len(m.config.Redact) > 0:
			x.Picture, x.Instead = nil, "a picture cannot be redacted, so that it is not shown here"
		case x.Picture == nil:
			x.Instead = "no PNG or JPEG picture, so that it stands among the evidence only"
		}
		all = append(all, x)
	}
	return all
}

// architectureMaker makes the blocks of the architecture diagrams: each picture with its caption, a sentence for one that cannot be shown.
func architectureMaker() maker {
	return makerOfBlocks("pictures", "architecture", func(v CaseStudy, l value.Locale) []doc.Block {
		if len(v.Diagrams) == 0 {
			return []doc.Block{doc.Paragraph{Content: doc.Say("No architecture diagram is registered: an auditor asks for one of every case study.")}}
		}
		var blocks []doc.Block
		for _, d := range v.Diagrams {
			blocks = append(blocks, d.block(l))
			if d.Why != nil {
				blocks = append(blocks, doc.Paragraph{Content: append(doc.Say("Why it was built this way: "), *d.Why)})
			}
		}
		return blocks
	})
}

func (d Diagram) block(l value.Locale) doc.Block {
	name := d.name(l)
	if d.Picture == nil {
		return doc.Paragraph{Content: []doc.Inline{doc.Text{Text: name + ": " + d.Instead + ".", Source: d.From}}}
	}
	return doc.Image{
		Name: d.From.String(), Data: d.Picture, Caption: name + ". Source: " + d.From.String(),
		Alt: fmt.Sprintf("Architecture diagram %s: the solution as it was built; the services stand in the table of services.", name),
	}
}

// name is how a diagram is told: "Target architecture (D-0109, 3 March 2025, version 1.0)".
func (d Diagram) name(l value.Locale) string {
	var parts []string
	for _, v := range []*doc.Value{d.ID, d.Date} {
		if v != nil {
			parts = append(parts, v.Print(l))
		}
	}
	if d.Version != nil {
		parts = append(parts, "version "+d.Version.Print(l))
	}
	title := "Architecture diagram"
	if d.Title != nil {
		title = d.Title.Text
	}
	return title + " (" + strings.Join(parts, ", ") + ")"
}
