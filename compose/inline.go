package compose

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"dossier/doc"
)

// piece is an inline on its way: with the end of a line of the source, or a block that stands among inlines.
type piece struct {
	inline  doc.Inline
	block   *block // nil for most; inline is then its flat form, or nil
	flat    []doc.Inline
	token   int  // of a block
	newline bool // the source's line ends here
	loose   bool // the template's own words, in which runs of blanks mean one
}

// blank tells whether p is nothing but the template's own white space.
func (p piece) blank() bool {
	t, ok := p.inline.(doc.Text)
	return ok && p.loose && strings.TrimSpace(t.Text) == "" && !t.Code
}

// style is how a run is set.
type style struct{ strong, italic, code bool }

func (s style) text(t doc.Text) doc.Text {
	t.Strong, t.Italic, t.Code = t.Strong || s.strong, t.Italic || s.italic, t.Code || s.code
	return t
}

func (s style) apply(in doc.Inline) doc.Inline {
	switch in := in.(type) {
	case doc.Text:
		return s.text(in)
	case doc.Value:
		in.Strong = in.Strong || s.strong
		return in
	case doc.Link:
		content := make([]doc.Inline, len(in.Content))
		for i, c := range in.Content {
			content[i] = s.apply(c)
		}
		in.Content = content
		return in
	}
	return in
}

// inlines are the inlines of a node that cannot hold blocks.
func (c *converter) inlines(n ast.Node) []doc.Inline {
	var flat []piece
	for _, p := range c.pieces(n, style{}) {
		if p.newline {
			p = piece{inline: doc.Text{Text: " "}, loose: true}
		}
		flat = append(flat, p)
	}
	return c.content(trimmed(flat))
}

// content joins pieces into inlines: blanks of the template run together, texts set alike become one, and a narrative among
// words takes its flat form. Any other block among words is refused.
func (c *converter) content(pieces []piece) []doc.Inline {
	var inlines []doc.Inline
	loose := true // whether the last character is a blank of the template's, or there is none yet
	for _, p := range trimmed(pieces) {
		if p.block != nil {
			if len(p.flat) == 0 {
				c.mishaps = append(c.mishaps, mishap{offset: -1, token: p.token, what: "a block in the middle of a line", want: "a line of its own"})
			}
			inlines = append(inlines, p.flat...)
			loose = false
			continue
		}
		t, isText := p.inline.(doc.Text)
		if !isText || !p.loose || t.Code {
			inlines = append(inlines, p.inline)
			loose = false
			continue
		}
		t.Text = blanks.ReplaceAllString(t.Text, " ")
		if loose {
			t.Text = strings.TrimPrefix(t.Text, " ")
		}
		if t.Text == "" {
			continue
		}
		loose = strings.HasSuffix(t.Text, " ")
		inlines = joinText(inlines, t)
	}
	return inlines
}

var blanks = regexp.MustCompile(`[ \t\n]+`)

func joinText(inlines []doc.Inline, t doc.Text) []doc.Inline {
	if n := len(inlines); n > 0 {
		if last, ok := inlines[n-1].(doc.Text); ok && last.Source == t.Source && last.Strong == t.Strong && last.Italic == t.Italic && last.Code == t.Code {
			last.Text += t.Text
			inlines[n-1] = last
			return inlines
		}
	}
	return append(inlines, t)
}

// pieces are the inlines below a node.
func (c *converter) pieces(parent ast.Node, s style) []piece {
	var pieces []piece
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		for _, p := range c.piece(n, s) {
			pieces = joinPiece(pieces, p)
		}
	}
	return pieces
}

// joinPiece adds a piece; the template's own words that follow each other become one, since the parser parts them at every sign
// that might have meant something.
func joinPiece(pieces []piece, p piece) []piece {
	t, ok := p.inline.(doc.Text)
	if n := len(pieces); n > 0 && ok && p.loose && pieces[n-1].loose && !pieces[n-1].newline {
		if last, ok := pieces[n-1].inline.(doc.Text); ok && last.Strong == t.Strong && last.Italic == t.Italic && last.Code == t.Code {
			last.Text += t.Text
			pieces[n-1].inline = last
			return pieces
		}
	}
	return append(pieces, p)
}

func (c *converter) piece(n ast.Node, s style) []piece {
	switch n := n.(type) {
	case *ast.Text:
		return c.text(n, s)
	case *ast.String:
		return c.words(string(n.Value), s)
	case *ast.CodeSpan:
		s.code = true
		return c.pieces(n, s)
	case *ast.Emphasis:
		s.strong, s.italic = s.strong || n.Level == 2, s.italic || n.Level == 1
		return c.pieces(n, s)
	case *ast.Link:
		return c.link(n, s)
	case *ast.AutoLink:
		target := string(n.URL(c.src))
		if n.AutoLinkType == ast.AutoLinkEmail {
			target = "mailto:" + target
		}
		return []piece{{inline: doc.Link{URL: target, Content: []doc.Inline{s.text(doc.Text{Text: string(n.Label(c.src))})}}}}
	case *ast.RawHTML:
		c.refuse(n, "raw HTML", "Markdown: HTML is never passed on")
	case *ast.Image:
		c.refuse(n, "a picture", "text: pictures come from the inputs")
	default:
		c.refuse(n, n.Kind().String(), "text, emphasis, code or a link")
	}
	return nil
}

func (c *converter) text(n *ast.Text, s style) []piece {
	raw := n.Segment.Value(c.src)
	if !s.code && !n.IsRaw() {
		raw = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))
	}
	pieces := c.words(string(raw), s)
	switch {
	case n.HardLineBreak():
		pieces = append(pieces, piece{inline: doc.Break{}})
	case n.SoftLineBreak():
		pieces = append(pieces, piece{newline: true})
	}
	return pieces
}

var tokenForm = regexp.MustCompile(string(tokenOpen) + `(\d+)` + string(tokenClose))

// words parts the template's own text from the tokens in it.
func (c *converter) words(text string, s style) []piece {
	var pieces []piece
	plain := func(words string) {
		if words != "" {
			pieces = append(pieces, piece{inline: s.text(doc.Text{Text: words}), loose: !s.code})
		}
	}
	end := 0
	for _, m := range tokenForm.FindAllStringSubmatchIndex(text, -1) {
		plain(text[end:m[0]])
		end = m[1]
		number := atoi(text[m[2]:m[3]])
		if number < 0 || number >= len(c.tokens) {
			continue
		}
		t := c.tokens[number]
		if t.block != nil {
			pieces = append(pieces, piece{block: t.block, flat: t.inlines, token: number})
			continue
		}
		for _, in := range t.inlines {
			pieces = append(pieces, piece{inline: s.apply(in)})
		}
	}
	plain(text[end:])
	return pieces
}

// link is a link of the template; its address may hold tokens, which count as the text they print.
func (c *converter) link(n *ast.Link, s style) []piece {
	target := c.plainTokens(string(n.Destination))
	content := c.content(c.pieces(n, s))
	if anchor, ok := strings.CutPrefix(target, "#"); ok {
		return []piece{{inline: doc.Link{Anchor: anchor, Content: content}}}
	}
	if !safeURL(target) && !relativeURL(target) {
		m := mishap{offset: n.Pos(), token: -1, what: "a link to " + strconv.Quote(target), want: "http, https, mailto, an #anchor or a relative path"}
		if mark := tokenForm.FindStringSubmatch(string(n.Destination)); mark != nil {
			m.offset, m.token = -1, atoi(mark[1])
		}
		c.mishaps = append(c.mishaps, m)
		return nil
	}
	return []piece{{inline: doc.Link{URL: target, Content: content}}}
}

// atoi is a number that matched digits; -1 where it is too large to be a token's.
func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

func (c *converter) plainTokens(text string) string {
	return tokenForm.ReplaceAllStringFunc(text, func(mark string) string {
		number := atoi(tokenForm.FindStringSubmatch(mark)[1])
		if number < 0 || number >= len(c.tokens) {
			return ""
		}
		return doc.Plain(c.locale, c.tokens[number].inlines)
	})
}

// safeURL tells whether a document may link to an address: http, https and mailto, with nothing that hides in it.
func safeURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != "" && u.User == nil
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// relativeURL tells whether an address is a path below the document's own folder tree, or the placeholder of a check.
func relativeURL(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" && !strings.HasPrefix(u.Path, "/") && !strings.Contains(u.Path, `\`)
}
