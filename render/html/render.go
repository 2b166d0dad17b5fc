// Package html draws a document as one self-contained page: semantic elements, styles inside, no script and no request.
package html

import (
	escape "html"
	"strings"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
)

// Render draws d as the bytes of a page; the same document and theme give the same bytes. Problems say what could not be shown
// as it is meant. In audit and internal documents values carry their figure, rule and sources in the markup; a public page holds
// nothing but what one reads.
func Render(d doc.Document, th theme.Theme) ([]byte, []source.Problem) {
	p := &page{doc: d, theme: th, words: wordsOf(d.Language)}
	p.head()
	p.hero()
	p.open(`<main id="page-text">`)
	p.blocks(d.Blocks)
	p.endSection()
	p.appendix()
	p.close("</main>")
	p.foot()
	for _, a := range d.Attachments {
		p.warn(source.Ref{File: d.ID}, "attachment "+a.Name+" is not in the page", "a format that carries files: PDF")
	}
	return []byte(p.out.String()), source.Sort(p.problems)
}

// page is a page being written.
type page struct {
	doc      doc.Document
	theme    theme.Theme
	words    words
	out      strings.Builder
	problems []source.Problem
	headings []int // levels of the headings that the text stands under, from the outermost
	section  bool  // a section of a level-1 heading is open
	captions int   // so that tables without an ID can be named
}

// text escapes what stands between tags or inside a quoted attribute.
func text(s string) string {
	return escape.EscapeString(strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return '\uFFFD'
		}
		return r
	}, s), "\uFFFD"))
}

// attr is an attribute with its leading space, or nothing where the value is empty.
func attr(name, value string) string {
	if value == "" {
		return ""
	}
	return " " + name + `="` + text(value) + `"`
}

func (p *page) open(tag string)      { p.out.WriteString(tag + "\n") }
func (p *page) close(tag string)     { p.out.WriteString(tag + "\n") }
func (p *page) line(parts ...string) { p.out.WriteString(strings.Join(parts, "") + "\n") }

func (p *page) warn(ref source.Ref, what, want string) {
	p.problems = append(p.problems, source.Warn(ref, what, want, ""))
}

// traced tells whether values carry where they come from: never where anybody may read.
func (p *page) traced() bool { return p.doc.Audience == doc.Audit || p.doc.Audience == doc.Internal }

// policy lets a browser load nothing at all but what the page holds.
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

func (p *page) head() {
	d := p.doc
	language := d.Language
	if language == "" {
		language = "en-GB"
	}
	title := d.Title
	if p.theme.Brand != "" {
		title += " – " + p.theme.Brand
	}
	p.line("<!doctype html>")
	p.line("<html", attr("lang", language), ">")
	p.line("<head>")
	p.line(`<meta charset="utf-8">`)
	p.line(`<meta name="viewport" content="width=device-width, initial-scale=1">`)
	p.line(`<meta http-equiv="Content-Security-Policy"`, attr("content", policy), ">")
	p.line("<title>", text(title), "</title>")
	p.meta("description", d.Subject)
	p.meta("author", d.Author)
	p.meta("keywords", strings.Join(d.Keywords, ", "))
	if !d.Date.IsZero() {
		p.meta("date", d.Date.String())
	}
	if d.Audience != doc.Public {
		p.meta("robots", "noindex")
	}
	p.line(`<meta name="color-scheme" content="light">`)
	p.line("<style>", styleSheet(p.theme), "</style>")
	p.line("</head>")
	p.line("<body>")
}

func (p *page) meta(name, content string) {
	if content != "" {
		p.line("<meta", attr("name", name), attr("content", content), ">")
	}
}

// hero is the top of the page: who, what, and the facts.
func (p *page) hero() {
	p.line(`<a class="skip" href="#page-text">`, text(p.words.skip), "</a>")
	p.open(`<header class="hero"><div class="wrap">`)
	if kind, ok := kindOf(p.theme.Logo); ok {
		p.line(`<p class="logo"><img src="`, dataURI(kind, p.theme.Logo), `" alt="`, text(p.theme.Brand), `"></p>`)
	} else if p.theme.Brand != "" {
		p.line(`<p class="brand">`, text(p.theme.Brand), "</p>")
	}
	p.line("<h1>", text(p.doc.Title), "</h1>")
	if p.doc.Subtitle != "" {
		p.line(`<p class="subtitle">`, text(p.doc.Subtitle), "</p>")
	}
	if len(p.doc.Facts) > 0 {
		p.open(`<dl class="facts">`)
		for _, f := range p.doc.Facts {
			p.line("<div><dt>", text(f.Name), "</dt><dd>", p.inlines(f.Value), "</dd></div>")
		}
		p.close("</dl>")
	}
	p.close("</div></header>")
}

func (p *page) foot() {
	p.open(`<footer><div class="wrap">`)
	brand := p.theme.Brand
	if brand == p.doc.Footer {
		brand = ""
	}
	for _, line := range []string{p.doc.Footer, brand, p.doc.Locale.Day(p.doc.Date)} {
		if line != "" {
			p.line("<p>", text(line), "</p>")
		}
	}
	p.close("</div></footer>")
	p.close("</body>")
	p.close("</html>")
}
