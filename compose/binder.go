package compose

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
)

// A binder is a document about the portfolio that holds others: those that its front matter names after "binds:". Documents about a
// migration stand case study by case study, for the chosen ones alone; those about the portfolio are parts of their own.

// binderPart is one part of a binder: a case study with its documents, or one document about the portfolio.
type binderPart struct {
	of    *model.CaseStudy // nil for the portfolio
	units []Unit
}

// bind resolves the names that the template binds. Templates of the workspace may bind one another's; a name that is none, and a
// document that does not belong in a binder, are problems at the front matter's line.
func (s *Set) bind(t *Template) []source.Problem {
	var problems []source.Problem
	for _, name := range t.front.Binds {
		other := s.Template(name)
		ref := source.Ref{File: t.File, Line: 1}
		switch {
		case other == nil:
			problems = append(problems, source.Err(ref, fmt.Sprintf("binds %q, which is no template", name), "names of templates/documents", near(name, s.names())))
		case len(other.front.Binds) > 0:
			problems = append(problems, source.Err(ref, fmt.Sprintf("binds %q, which binds others", name), "documents that bind none", ""))
		case !slices.Contains(other.Formats, "pdf") || other.Audience != t.Audience:
			problems = append(problems, source.Err(ref, fmt.Sprintf("binds %q", name), fmt.Sprintf("PDF documents for the audience %s", t.Audience), ""))
		default:
			t.bound = append(t.bound, other)
		}
	}
	if len(t.front.Binds) > 0 && t.Unit != PerPortfolio {
		problems = append(problems, source.Err(source.Ref{File: t.File, Line: 1}, "binds others, and is made for each migration", "unit: portfolio", ""))
	}
	return problems
}

func (s *Set) names() []string {
	var names []string
	for _, t := range s.Templates {
		names = append(names, t.Name)
	}
	return names
}

// parts are the parts of the unit's binder, in the order in which its template names the documents.
func (u Unit) parts() []binderPart {
	var parts []binderPart
	for rest := u.tmpl.bound; len(rest) > 0; {
		each := 0
		for each < len(rest) && rest[each].Unit == PerMigration {
			each++
		}
		if each == 0 {
			parts = append(parts, binderPart{units: unitsOf(rest[0], u.from)})
			rest = rest[1:]
			continue
		}
		parts = append(parts, u.caseStudyParts(rest[:each])...)
		rest = rest[each:]
	}
	return parts
}

// caseStudyParts are the chosen case studies, each with its documents of the templates.
func (u Unit) caseStudyParts(templates []*Template) []binderPart {
	var parts []binderPart
	for _, member := range u.from.assessment.Selection.Members {
		p := binderPart{of: member.CaseStudy}
		for _, t := range templates {
			p.units = append(p.units, where(unitsOf(t, u.from), func(b Unit) bool { return b.of == member.CaseStudy })...)
		}
		parts = append(parts, p)
	}
	return parts
}

// bound is the text of the documents that the unit binds. What is wrong with one of them is told where it is made by itself.
func (u Unit) bound() []doc.Block {
	var blocks []doc.Block
	for i, p := range u.parts() {
		level := 1
		if p.of != nil {
			blocks = append(blocks, doc.PageBreak{}, doc.Heading{Level: 1, ID: fmt.Sprintf("part-%d", i+1), Content: u.partTitle(p.of)})
			level = 2
		}
		for j, b := range p.units {
			if p.of == nil || j > 0 {
				blocks = append(blocks, doc.PageBreak{})
			}
			d, _ := Document(b)
			if p.of != nil && j > 0 {
				d.Facts = slices.DeleteFunc(d.Facts, func(f doc.Fact) bool { return slices.Contains(ofThePart, f.Name) })
			}
			blocks = append(blocks, chapter(d, level)...)
		}
	}
	return blocks
}

// ofThePart are the facts that the heading of a case study and its first chapter tell for all its chapters.
var ofThePart = []string{"Customer", "Case study", "Partner"}

func (u Unit) partTitle(cs *model.CaseStudy) []doc.Inline {
	title := append(valueInlines(idOf(cs)), doc.Text{Text: " – "})
	if name := valueInlines(customerName(cs)); len(name) > 0 {
		return append(title, name...)
	}
	return append(title, valueInlines(said(cs.Migration.Title, cs.Migration.At("title")))...)
}

// chapter is a document as a chapter below headings of the level before: its title, its facts, its text. Its anchors and tables bear
// its id, and its links lead from the binder's folder. Its appendix of figures stays in the document's own file, to which a sentence leads.
func chapter(d doc.Document, level int) []doc.Block {
	name := anchorName.ReplaceAllString(d.ID, "-")
	blocks := []doc.Block{doc.Heading{Level: level, ID: name, Content: doc.Say(d.Title)}}
	if d.Subtitle != "" {
		blocks = append(blocks, doc.Paragraph{Role: doc.Lead, Content: doc.Say(d.Subtitle)})
	}
	text, parted := withoutAppendix(d.Blocks)
	text, control := withoutControl(text)
	if len(control) == 0 {
		text, control = withoutOriginal(text)
	}
	if len(control) > 0 {
		text = slices.DeleteFunc(slices.Clone(text), isProvenance)
	}
	var facts doc.Definitions
	for _, f := range d.Facts {
		if !slices.ContainsFunc(control, func(c doc.Definition) bool { return c.Term == f.Name }) {
			facts.Items = append(facts.Items, doc.Definition{Term: f.Name, Content: f.Value})
		}
	}
	if facts.Items = append(facts.Items, control...); len(facts.Items) > 0 {
		blocks = append(blocks, facts)
	}
	if parted {
		file := d.ID + ".pdf"
		blocks = append(blocks, doc.Paragraph{Role: doc.Fine, Content: []doc.Inline{
			doc.Text{Text: "Every figure of this chapter stands with its rule and its cells in the chapter’s own file of the audit package, "},
			doc.Link{URL: file, Content: doc.Say(file)}, doc.Text{Text: "."},
		}})
	}
	r := rewriter{
		id: func(id string) string { return name + "-" + id },
		heading: func(h doc.Heading) doc.Heading {
			h.Level = min(h.Level+level, deepest)
			return h
		},
		url: func(url string) string {
			if absolute.MatchString(url) {
				return url
			}
			return path.Join(path.Dir(d.ID), url)
		},
	}
	return append(blocks, r.blocks(text)...)
}

// withoutAppendix are blocks without the list of figures, the words that lead to it and, where nothing else stands below it, its heading; parted is false where there is none.
func withoutAppendix(blocks []doc.Block) (rest []doc.Block, parted bool) {
	at := slices.IndexFunc(blocks, func(b doc.Block) bool { t, is := b.(doc.Table); return is && t.ID == figuresID })
	if at < 0 {
		return blocks, false
	}
	from := at
	for from > 0 && isA[doc.Paragraph](blocks[from-1]) {
		from--
	}
	if from > 0 && isA[doc.Heading](blocks[from-1]) {
		from--
	}
	return slices.Concat(blocks[:from], blocks[at+1:]), true
}

// deepest is the lowest level of headings.
const deepest = 4

var (
	anchorName = regexp.MustCompile(`[^A-Za-z0-9]+`)
	absolute   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
)

// File is a file of the workspace that travels in a document.
type File struct {
	Path, SHA256 string // of the workspace's file
	As           doc.Attachment
}

// Files are the files that travel in the unit's document, without their bytes: in a binder, the PDFs that stand as evidence for the
// chosen case studies and for the practice, unless the configuration keeps them out. Other types, and all of them where redaction is
// asked for, stand beside the binder only.
func (u Unit) Files() []File {
	if len(u.tmpl.bound) == 0 || u.from.config.Binder.Apart || len(u.from.config.Redact) > 0 {
		return nil
	}
	var files []File
	taken := map[string]bool{}
	add := func(d *model.Document) {
		file, ok := u.from.portfolio.Evidence[d.Path]
		name := strings.ReplaceAll(EvidencePath(d), "/", " ")
		if !ok || !file.Opens || strings.ToLower(path.Ext(file.Path)) != ".pdf" || taken[strings.ToLower(name)] {
			return
		}
		taken[strings.ToLower(name)] = true
		files = append(files, File{file.Path, file.SHA256, doc.Attachment{
			Name: name, MediaType: "application/pdf", Relationship: doc.Supplement, Description: strings.TrimSuffix(d.ID+": "+d.Title, ": "),
		}})
	}
	for _, member := range u.from.assessment.Selection.Members {
		for _, d := range member.CaseStudy.Documents {
			add(d)
		}
	}
	for _, d := range u.from.portfolio.Documents {
		if d.Migration == model.PartnerScope && len(u.from.assessment.Selection.Members) > 0 {
			add(d)
		}
	}
	return files
}

// withoutControl parts what is registered of the original from its section at the end of a document: in a binder it stands with the facts
// that open the chapter. The heading goes with it where nothing else stands below it, and where the section says only that there is no
// original, as the facts do.
func withoutControl(blocks []doc.Block) (rest []doc.Block, control []doc.Definition) {
	at := slices.IndexFunc(blocks, func(b doc.Block) bool {
		h, is := b.(doc.Heading)
		return is && h.ID == controlID
	})
	if at < 0 {
		return blocks, nil
	}
	end := at + 1
	for end < len(blocks) && !isA[doc.Heading](blocks[end]) {
		end++
	}
	var others []doc.Block
	for _, b := range blocks[at+1 : end] {
		if list, is := b.(doc.Definitions); is {
			control = append(control, list.Items...)
		} else {
			others = append(others, b)
		}
	}
	if len(others) == 0 || len(control) == 0 && len(others) == 1 {
		return slices.Concat(blocks[:at], blocks[end:]), control
	}
	return slices.Concat(blocks[:at+1], others, blocks[end:]), control
}

// withoutOriginal parts a list of what is registered of the original from the text around it, unless a sentence leads to it.
func withoutOriginal(blocks []doc.Block) (rest []doc.Block, control []doc.Definition) {
	at := slices.IndexFunc(blocks, func(b doc.Block) bool {
		list, is := b.(doc.Definitions)
		return is && len(list.Items) > 0 && list.Items[0].Term == "Original"
	})
	if at < 1 {
		return blocks, nil
	}
	if led, is := blocks[at-1].(doc.Paragraph); is && len(led.Content) > 0 {
		if end, is := led.Content[len(led.Content)-1].(doc.Text); is && strings.HasSuffix(end.Text, ":") {
			return blocks, nil
		}
	}
	return slices.Concat(blocks[:at], blocks[at+1:]), blocks[at].(doc.Definitions).Items
}

// isProvenance tells whether a block is the callout that says what a document is compiled from and which its original is: the facts of a
// chapter name the original, and the binder's first page says the rest for all of them.
func isProvenance(b doc.Block) bool {
	c, is := b.(doc.Callout)
	return is && strings.HasPrefix(c.Title, provenance)
}

// provenance begins that callout's title.
const provenance = "Compiled from the partner’s sheets"

// controlID is the heading of that section.
const controlID = "document-control"

func isA[T doc.Block](b doc.Block) bool {
	_, is := b.(T)
	return is
}
