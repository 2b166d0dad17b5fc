package compose

import (
	"fmt"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/source"
)

// Document makes the unit's document. Problems are errors of the template with this view, at its line: with any error among them
// the document is not fit to be drawn.
func Document(u Unit) (doc.Document, []source.Problem) {
	view, newest, about := u.view()
	r := &run{tmpl: u.tmpl, about: about, locale: u.from.config.Locale}
	f := u.tmpl.front
	d := doc.Document{
		ID: u.ID, Audience: u.Audience, Locale: r.locale, Language: language(f.Language, r.locale.Tag), Date: newest,
		Author: u.from.config.Partner.Name, Keywords: f.Keywords, Appendix: f.Appendix && u.tmpl.Audience != doc.Public,
	}
	if f.AsOf {
		d.AsOf = u.from.assessment.AsOf
	}
	var problems []source.Problem
	line := func(name string, text scalar) []doc.Inline {
		content, p := r.line(name, text, view)
		problems = append(problems, p...)
		return content
	}
	d.Title = doc.Plain(r.locale, line("(title)", f.Title))
	d.Subtitle = doc.Plain(r.locale, line("(subtitle)", f.Subtitle))
	d.Subject = doc.Plain(r.locale, line("(subject)", f.Subject))
	d.Footer = doc.Plain(r.locale, line("(footer)", f.Footer))
	for i, fact := range f.Facts {
		if content := line(factName(i), fact.text); len(content) > 0 {
			d.Facts = append(d.Facts, doc.Fact{Name: fact.name, Value: content})
		}
	}
	if !newest.IsZero() && !f.AsOf && u.tmpl.Audience != doc.Public {
		d.Facts = append(d.Facts, doc.Fact{Name: "Facts up to", Value: []doc.Inline{doc.DateOf(newest)}})
	}
	if u.tmpl.Audience == doc.Audit && u.Audience == doc.Internal {
		d.Footer = "Not selected: internal"
	}
	blocks, p := r.body(view)
	if !slices.Contains(f.Formats, "xlsx") && !slices.Contains(f.Formats, "text") {
		blocks = each(blocks, told)
	}
	d.Blocks = append(rewriter{table: doc.Table.Brief}.blocks(blocks), u.bound()...)
	problems = append(problems, p...)
	if r := u.from.redaction; r != nil && u.Audience == doc.Audit {
		d = r.document(d)
	}
	if u.tmpl.Audience == doc.Public {
		problems = append(problems, nameless(u.of)...)
		problems = append(problems, sourced(d)...)
	}
	return d, source.Sort(problems)
}

// told is a table without rows as the sentence that stands for it: on paper its head would say nothing more.
func told(b doc.Block) doc.Block {
	if t, ok := b.(doc.Table); ok && len(t.Rows) == 0 && t.Empty != "" {
		return doc.Paragraph{Content: doc.Say(t.Empty)}
	}
	return b
}

// language is the template's, or en-GB; a locale of the same language names its own form of it: en-US.
func language(template, locale string) string {
	if template == "" {
		template = "en-GB"
	}
	of := func(tag string) string { primary, _, _ := strings.Cut(tag, "-"); return primary }
	if locale != "" && of(locale) == of(template) {
		return locale
	}
	return template
}

// line fills one line of the front matter.
func (r *run) line(name string, text scalar, view any) ([]doc.Inline, []source.Problem) {
	if text.text == "" {
		return nil, nil
	}
	filled, err := r.fill(name, view)
	if err != nil {
		return nil, []source.Problem{r.problem(err)}
	}
	c := converter{tokens: r.tokens, locale: r.locale}
	content := c.content(c.words(strings.TrimSpace(filled), style{}))
	return content, r.mishaps(&c)
}

// body fills the template's text and reads it as Markdown.
func (r *run) body(view any) ([]doc.Block, []source.Problem) {
	text, err := r.fill(bodyName, view)
	if err != nil {
		return nil, []source.Problem{r.problem(err)}
	}
	c := converter{src: []byte(text), tokens: r.tokens, locale: r.locale}
	blocks := c.convert()
	return blocks, r.mishaps(&c)
}

// mishaps are what the Markdown did not allow, at the line of the template where that is known.
func (r *run) mishaps(c *converter) []source.Problem {
	var problems []source.Problem
	for _, m := range c.mishaps {
		ref := source.Ref{File: r.tmpl.File}
		what := m.what
		if m.token >= 0 && m.token < len(r.tokens) {
			s := r.tmpl.sites[r.tokens[m.token].site]
			ref, what = source.Ref{File: s.file, Line: s.line}, s.expr+": "+what
		}
		problems = append(problems, source.Err(ref, fmt.Sprintf("%s: %s", r.about, what), m.want, ""))
	}
	return problems
}

// sourced reports every source that stands in a public document. None can, since the public view holds none: this is the second lock.
func sourced(d doc.Document) []source.Problem {
	dump, err := doc.JSON(d)
	if err != nil {
		return []source.Problem{source.Err(source.Ref{}, err.Error(), "", "")}
	}
	for _, mark := range []string{`"sources": [`, `"source": "`, `"figure": "`} {
		if strings.Contains(string(dump), mark) {
			return []source.Problem{source.Err(source.Ref{}, fmt.Sprintf("public document %s holds a source", d.ID), "values without any", "")}
		}
	}
	return nil
}
