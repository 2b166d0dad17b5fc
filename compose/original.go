package compose

import (
	"cmp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// Original is the document that the customer was shown: the evidence. What is generated here is none.
type Original struct {
	ID, Title, Date, Version, Author, Tool, Why, Page, Path *doc.Value
	Good                                                    bool // its file is there and opens
	Shown                                                   []Showing
}

// Showing is a session in which a document was discussed.
type Showing struct {
	Kind, Date *doc.Value
	Attendees  []*doc.Value
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
	for _, s := range m.portfolio.Sessions {
		if s.Migration != cs.Migration.ID || !slices.Contains(s.Documents, d.ID) || s.Date.After(m.assessment.AsOf) {
			continue
		}
		n.of(s)
		x := Showing{Kind: said(s.Kind, s.At("kind")), Date: day(s.Date, s.At("date"))}
		for _, role := range s.Attendees {
			x.Attendees = append(x.Attendees, said(role, s.At("attendee roles")))
		}
		o.Shown = append(o.Shown, x)
	}
	return o
}

// shownCell is the sessions in which a document was discussed, with their days.
func shownCell(o *Original) doc.TableCell {
	var c doc.TableCell
	for i, s := range o.Shown {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: "; "})
		}
		c.Content = append(c.Content, phrase(valueInlines(s.Kind), valueInlines(s.Date))...)
	}
	if len(c.Content) == 0 {
		return cell(nil)
	}
	return c
}

// shown says in which sessions the document was discussed, when, and with whom.
func (o *Original) shown() []doc.Inline {
	var all []doc.Inline
	for i, s := range o.Shown {
		if i > 0 {
			all = append(all, doc.Text{Text: "; "})
		}
		all = append(all, phrase(valueInlines(s.Kind), valueInlines(s.Date))...)
		if with := joined(s.Attendees, ", ").Content; len(s.Attendees) > 0 {
			all = append(append(all, doc.Text{Text: ", with "}), with...)
		}
	}
	return all
}

// definitions say what is registered of the original: which it is, who made it with what, why so, and where its file is. What the register
// leaves out is said, since an auditor asks for it. None for none.
func (o *Original) definitions() doc.Definitions {
	if o == nil {
		return doc.Definitions{}
	}
	named := phrase(valueInlines(o.ID), valueInlines(o.Title), led("version ", o.Version, "no version recorded"), led("dated ", o.Date, "no date recorded"))
	made := phrase(led("", o.Author, "no author recorded"), led("with ", o.Tool, ""))
	why := led("", o.Why, "no reason recorded")
	if o.Why != nil && o.Page != nil {
		why = slices.Concat(sentence(why), doc.Say(" Stated on its page "), valueInlines(o.Page), doc.Say("."))
	}
	return doc.Definitions{Items: []doc.Definition{
		{Term: "Original", Content: named}, {Term: "Made by", Content: made}, {Term: "Why", Content: why},
		{Term: "File", Content: led("", o.Path, "no file recorded")},
	}}
}

// sentence ends a text with a full stop where it has no end of its own.
func sentence(inlines []doc.Inline) []doc.Inline {
	text := strings.TrimSpace(doc.Plain(value.Locale{}, inlines))
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:;") {
		return inlines
	}
	return append(slices.Clone(inlines), doc.Text{Text: "."})
}

// led is a value behind its lead; where there is none, what to say instead.
func led(lead string, v *doc.Value, instead string) []doc.Inline {
	inlines := valueInlines(v)
	switch {
	case len(inlines) == 0 && instead == "":
		return nil
	case len(inlines) == 0:
		return doc.Say(instead)
	case lead == "":
		return inlines
	}
	return append(doc.Say(lead), inlines...)
}

// phrase joins parts with commas; those that say nothing are left out.
func phrase(parts ...[]doc.Inline) []doc.Inline {
	var all []doc.Inline
	for _, part := range parts {
		if len(all) > 0 && len(part) > 0 {
			all = append(all, doc.Text{Text: ", "})
		}
		all = append(all, part...)
	}
	return all
}
