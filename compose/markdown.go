package compose

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/doc"
	"dossier/value"
)

// markdown reads the Markdown of templates: headings, paragraphs, lists, quotes, callouts, emphasis, links, code, tables, and a
// rule for a new page. Indented text is no code, since templates indent what stands inside their conditions. Raw HTML, fenced code
// and pictures are read only to be refused.
func markdown() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(indented{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
}

// indented makes paragraphs of indented lines too. Without a parser that does, goldmark drops the rest of the text at such a line.
type indented struct{ parser.BlockParser }

// CanAcceptIndentedLine says that it can.
func (indented) CanAcceptIndentedLine() bool { return true }

// converter turns Markdown with tokens into blocks.
type converter struct {
	src     []byte
	tokens  []token
	locale  value.Locale
	ids     map[string]int // heading anchors given, with how often
	top     []doc.Block    // the document's blocks so far
	mishaps []mishap
}

// mishap is what the Markdown may not hold, with where.
type mishap struct {
	offset int // in src; -1 where only the token's site is known
	token  int // -1 for none
	what   string
	want   string
}

// convert gives the blocks of src.
func (c *converter) convert() []doc.Block {
	c.ids = map[string]int{}
	root := markdown().Parse(text.NewReader(c.src))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		c.top = append(c.top, c.block(n)...)
	}
	return c.top
}

func (c *converter) blocks(parent ast.Node) []doc.Block {
	var blocks []doc.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, c.block(n)...)
	}
	return blocks
}

func (c *converter) block(n ast.Node) []doc.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(c.pieces(n, style{}), doc.Body)
	case *ast.List:
		l := doc.List{Ordered: n.IsOrdered()}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.Items = append(l.Items, c.blocks(item))
		}
		return []doc.Block{l}
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.ThematicBreak:
		return []doc.Block{doc.PageBreak{}}
	case *extast.Table:
		return []doc.Block{c.table(n)}
	case *ast.HTMLBlock:
		c.refuse(n, "raw HTML", "Markdown: HTML is never passed on")
	case *ast.FencedCodeBlock:
		c.refuse(n, "a fenced block of code", "Markdown without it")
	default:
		c.refuse(n, n.Kind().String(), "a heading, paragraph, list, quote, callout or table")
	}
	return nil
}

func (c *converter) refuse(n ast.Node, what, want string) {
	c.mishaps = append(c.mishaps, mishap{offset: n.Pos(), token: -1, what: what, want: want})
}

func (c *converter) heading(n *ast.Heading) []doc.Block {
	if n.Level > 4 {
		c.refuse(n, fmt.Sprintf("a heading of level %d", n.Level), "levels 1 to 4")
	}
	content := c.inlines(n)
	if len(content) == 0 {
		c.refuse(n, "a heading without words", "words")
		return nil
	}
	return []doc.Block{doc.Heading{Level: min(n.Level, 4), ID: c.anchor(doc.Plain(c.locale, content)), Content: content}}
}

// anchor is a heading's id: its words in lower case, with a number where they were given before.
func (c *converter) anchor(words string) string {
	id := value.Slug(words)
	if id == "" {
		id = "section"
	}
	c.ids[id]++
	if n := c.ids[id]; n > 1 {
		return fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// paragraph is a paragraph, parted where a block stands on a line of its own.
func (c *converter) paragraph(pieces []piece, role doc.ParagraphRole) []doc.Block {
	var blocks []doc.Block
	var run []piece
	flush := func() {
		if content := c.content(run); len(content) > 0 {
			blocks = append(blocks, doc.Paragraph{Role: role, Content: content})
		}
		run = nil
	}
	for _, l := range lines(pieces) {
		if len(l) == 1 && l[0].block != nil {
			flush()
			blocks = append(blocks, c.splice(l[0], len(blocks), role)...)
			continue
		}
		if len(run) > 0 && len(l) > 0 {
			run = append(run, piece{inline: doc.Text{Text: " "}, loose: true})
		}
		run = append(run, l...)
	}
	flush()
	return blocks
}

// splice is a token's blocks. Those that are made of what stands before them take the document's blocks so far.
func (c *converter) splice(p piece, before int, role doc.ParagraphRole) []doc.Block {
	if p.block.late == nil {
		return withRole(p.block.blocks, role)
	}
	if before > 0 {
		c.mishaps = append(c.mishaps, mishap{offset: -1, token: p.token, what: "a block made of the whole document inside a paragraph", want: "empty lines around it"})
		return nil
	}
	blocks, err := p.block.late(c.top)
	if err != nil {
		c.mishaps = append(c.mishaps, mishap{offset: -1, token: p.token, what: err.Error()})
	}
	return blocks
}

// withRole gives plain paragraphs the role.
func withRole(blocks []doc.Block, role doc.ParagraphRole) []doc.Block {
	if role == doc.Body {
		return blocks
	}
	out := make([]doc.Block, len(blocks))
	for i, b := range blocks {
		if p, ok := b.(doc.Paragraph); ok {
			p.Role = role
			b = p
		}
		out[i] = b
	}
	return out
}

// lines parts pieces at the ends of lines of the source, without the blanks at either end of each.
func lines(pieces []piece) [][]piece {
	var all [][]piece
	var current []piece
	for _, p := range pieces {
		if p.newline {
			all = append(all, trimmed(current))
			current = nil
			continue
		}
		current = append(current, p)
	}
	return append(all, trimmed(current))
}

// trimmed drops the blanks that a template leaves at the ends of a line.
func trimmed(pieces []piece) []piece {
	for len(pieces) > 0 && pieces[0].blank() {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && pieces[len(pieces)-1].blank() {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}

var calloutMark = regexp.MustCompile(`^\[!([a-z]+)\]\s*`)

// tones are the callouts' words.
var tones = []struct {
	word string
	tone doc.Tone
}{{"note", doc.Neutral}, {"good", doc.Good}, {"warning", doc.Warning}, {"bad", doc.Bad}, {"muted", doc.Muted}}

// quote is a quote; or a callout, a lead or a fine print, where its first line says [!note], [!lead] and so on.
func (c *converter) quote(n *ast.Blockquote) []doc.Block {
	first := n.FirstChild()
	if first == nil {
		return nil
	}
	if _, ok := first.(*ast.Paragraph); !ok {
		return c.said(n)
	}
	pieces := c.pieces(first, style{})
	opening := ""
	if len(pieces) > 0 {
		if t, ok := pieces[0].inline.(doc.Text); ok && pieces[0].loose {
			opening = t.Text
		}
	}
	m := calloutMark.FindStringSubmatch(opening)
	if m == nil {
		return c.said(n)
	}
	pieces[0].inline = doc.Text{Text: opening[len(m[0]):]}
	rest := func() []doc.Block {
		var blocks []doc.Block
		for s := first.NextSibling(); s != nil; s = s.NextSibling() {
			blocks = append(blocks, c.block(s)...)
		}
		return blocks
	}
	switch m[1] {
	case "lead":
		return append(c.paragraph(pieces, doc.Lead), withRole(rest(), doc.Lead)...)
	case "fine":
		return append(c.paragraph(pieces, doc.Fine), withRole(rest(), doc.Fine)...)
	}
	for _, t := range tones {
		if t.word != m[1] {
			continue
		}
		title, body := cutLine(pieces)
		return []doc.Block{doc.Callout{
			Tone: t.tone, Title: doc.Plain(c.locale, c.content(title)), Content: append(c.paragraph(body, doc.Body), rest()...),
		}}
	}
	c.refuse(n, fmt.Sprintf("a callout [!%s]", m[1]), "[!note], [!good], [!warning], [!bad], [!muted], [!lead] or [!fine]")
	return nil
}

// cutLine parts the first line of a paragraph from the others.
func cutLine(pieces []piece) (first, rest []piece) {
	for i, p := range pieces {
		if p.newline {
			return trimmed(pieces[:i]), pieces[i+1:]
		}
	}
	return trimmed(pieces), nil
}

// said is a quote; a last line that begins with a dash names the speaker.
func (c *converter) said(n *ast.Blockquote) []doc.Block {
	var q doc.Quote
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if _, ok := child.(*ast.Paragraph); !ok {
			c.refuse(child, child.Kind().String()+" in a quote", "paragraphs")
			continue
		}
		for _, l := range lines(c.pieces(child, style{})) {
			content := c.content(l)
			if by, ok := strings.CutPrefix(doc.Plain(c.locale, content), "— "); ok {
				q.By = by
				continue
			}
			if len(q.Content) > 0 && len(content) > 0 {
				q.Content = append(q.Content, doc.Break{})
			}
			q.Content = append(q.Content, content...)
		}
	}
	return []doc.Block{q}
}

func (c *converter) table(n *extast.Table) doc.Table {
	var t doc.Table
	c.ids["table"]++
	t.ID = fmt.Sprintf("table-%d", c.ids["table"])
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []doc.TableCell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, doc.TableCell{Content: c.inlines(cell)})
		}
		if _, ok := row.(*extast.TableHeader); !ok {
			t.Rows = append(t.Rows, doc.TableRow{Cells: cells})
			continue
		}
		for i, cell := range cells {
			t.Columns = append(t.Columns, doc.Column{Header: doc.Plain(c.locale, cell.Content), Align: alignments[n.Alignments[i]]})
		}
	}
	return t
}

var alignments = map[extast.Alignment]doc.Align{extast.AlignRight: doc.End, extast.AlignCenter: doc.Center}
