package html

import (
	"bytes"
	"encoding/base64"
	"strconv"
	"strings"

	"dossier/doc"
	"dossier/source"
)

func (p *page) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// block writes one block. A test gives it every type of the closed set.
func (p *page) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		p.heading(b)
	case doc.Paragraph:
		p.line("<p", attr("class", string(b.Role)), ">", p.inlines(b.Content), "</p>")
	case doc.List:
		p.list(b)
	case doc.Quote:
		p.quote(b)
	case doc.Callout:
		p.callout(b)
	case doc.Tiles:
		p.tiles(b)
	case doc.Definitions:
		p.definitions(b)
	case doc.Image:
		p.image(b)
	case doc.PageBreak:
		p.line(`<div class="page-break"></div>`)
	case doc.Contents:
		p.contents(b)
	case doc.Table:
		p.table(b)
	case doc.Chart:
		p.chart(b)
	case doc.Gantt:
		p.gantt(b)
	case doc.Graph:
		p.graph(b)
	default:
		p.warn(source.Ref{}, "a block that a page cannot show", "one of the blocks of package doc")
	}
}

// heading writes a heading one level below what it is nested in, the page's title first: levels that a document skips are not skipped
// here. Each of level 1 opens a section.
func (p *page) heading(h doc.Heading) {
	level := min(max(h.Level, 1), 4)
	for len(p.headings) > 0 && p.headings[len(p.headings)-1] >= level {
		p.headings = p.headings[:len(p.headings)-1]
	}
	p.headings = append(p.headings, level)
	if level == 1 {
		p.endSection()
		p.open("<section" + attr("aria-labelledby", h.ID) + ">")
		p.section = true
	}
	tag := "h" + strconv.Itoa(len(p.headings)+1)
	p.line("<", tag, attr("id", h.ID), ">", p.inlines(h.Content), "</", tag, ">")
}

func (p *page) endSection() {
	if p.section {
		p.close("</section>")
		p.section = false
	}
}

func (p *page) list(l doc.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.open("<" + tag + ">")
	for _, item := range l.Items {
		if only, ok := onlyParagraph(item); ok {
			p.line("<li>", p.inlines(only.Content), "</li>")
			continue
		}
		p.open("<li>")
		p.blocks(item)
		p.close("</li>")
	}
	p.close("</" + tag + ">")
}

func onlyParagraph(item []doc.Block) (doc.Paragraph, bool) {
	if len(item) != 1 {
		return doc.Paragraph{}, false
	}
	only, ok := item[0].(doc.Paragraph)
	return only, ok && only.Role == doc.Body
}

func (p *page) quote(q doc.Quote) {
	p.open(`<figure class="quote">`)
	p.line("<blockquote><p>", p.inlines(q.Content), "</p></blockquote>")
	if q.By != "" {
		p.line("<figcaption>", text(q.By), "</figcaption>")
	}
	p.close("</figure>")
}

func (p *page) callout(c doc.Callout) {
	p.open(`<aside class="callout` + toneClass(c.Tone) + `">`)
	if c.Title != "" {
		p.line(`<p class="callout-title">`, mark(c.Tone), text(c.Title), "</p>")
	}
	p.blocks(c.Content)
	p.close("</aside>")
}

func (p *page) tiles(t doc.Tiles) {
	p.open(`<dl class="tiles">`)
	for _, item := range t.Items {
		p.open(`<div class="tile` + toneClass(item.Tone) + `">`)
		p.line("<dt>", text(item.Label), "</dt>")
		p.line(`<dd class="value">`, mark(item.Tone), p.value(item.Value), "</dd>")
		if item.Note != "" {
			p.line(`<dd class="note">`, text(item.Note), "</dd>")
		}
		p.close("</div>")
	}
	p.close("</dl>")
}

func (p *page) definitions(d doc.Definitions) {
	p.open(`<dl class="terms">`)
	for _, item := range d.Items {
		p.line("<div><dt>", text(item.Term), "</dt><dd>", p.inlines(item.Content), "</dd></div>")
	}
	p.close("</dl>")
}

// dataURI is a picture as an address that holds it.
func dataURI(kind string, data []byte) string {
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// image puts a picture into the page itself.
func (p *page) image(img doc.Image) {
	kind, ok := kindOf(img.Data)
	if !ok {
		p.warn(source.Ref{File: img.Name}, "image is neither PNG nor JPEG: its description stands instead", "a PNG or JPEG")
		p.line(`<p class="fine">`, text(img.Alt), "</p>")
		return
	}
	p.open(`<figure class="picture">`)
	p.line(`<img src="`, dataURI(kind, img.Data), `" alt="`, text(img.Alt), `">`)
	if img.Caption != "" {
		p.line("<figcaption>", text(img.Caption), "</figcaption>")
	}
	p.close("</figure>")
}

// kindOf is the media type of a picture by its first bytes.
func kindOf(data []byte) (media string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png", true
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "image/jpeg", true
	default:
		return "", false
	}
}

// contents links to the headings, those of deeper levels inside.
func (p *page) contents(c doc.Contents) {
	p.open(`<nav class="contents"` + attr("aria-label", p.words.contents) + ">")
	p.line(`<p class="nav-title">`, text(p.words.contents), "</p>")
	p.open("<ul>")
	for _, b := range p.doc.Blocks {
		h, ok := b.(doc.Heading)
		if !ok || h.Level > c.Depth || h.ID == "" {
			continue
		}
		p.line(`<li class="level-`, strconv.Itoa(min(max(h.Level, 1), 4)), `"><a href="#`, text(h.ID), `">`, text(doc.Plain(p.doc.Locale, h.Content)), "</a></li>")
	}
	p.close("</ul>")
	p.close("</nav>")
}

// toneClass is the class of a tone, with its leading space.
func toneClass(t doc.Tone) string {
	if t == doc.Neutral {
		return ""
	}
	return " " + strings.Map(letters, string(t))
}

func letters(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// mark is the sign that carries a tone to those who see no colour.
func mark(t doc.Tone) string {
	switch t {
	case doc.Good:
		return `<span class="mark" aria-hidden="true">✓ </span>`
	case doc.Warning:
		return `<span class="mark" aria-hidden="true">▲ </span>`
	case doc.Bad:
		return `<span class="mark" aria-hidden="true">✗ </span>`
	default:
		return ""
	}
}
