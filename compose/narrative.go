package compose

import (
	"regexp"
	"strings"

	"dossier/doc"
	"dossier/source"
)

// narrative reads a narrative cell. Its Markdown is small, and everything else in the cell is literal:
//
//   - an empty line parts paragraphs; any other end of line breaks the line;
//   - lines that begin with "- ", "* " or "1. " are lists;
//   - *text* and _text_ are italic, **text** and __text__ strong, where the marks hug the words;
//   - [text](address) is a link, if the address is http, https or mailto;
//   - a backslash before one of * _ [ ] makes it literal.
func narrative(text string, ref source.Ref) []doc.Block {
	var blocks []doc.Block
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			blocks = append(blocks, doc.Paragraph{Content: narrativeInlines(strings.Join(paragraph, "\n"), ref)})
		}
		paragraph = nil
	}
	for _, l := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		item, ordered, isItem := listItem(l)
		switch {
		case strings.TrimSpace(l) == "":
			flush()
		case isItem:
			flush()
			blocks = addItem(blocks, ordered, doc.Paragraph{Content: narrativeInlines(item, ref)})
		default:
			paragraph = append(paragraph, l)
		}
	}
	flush()
	return blocks
}

var (
	bullet = regexp.MustCompile(`^ {0,3}[-*•] +(\S.*)$`)
	number = regexp.MustCompile(`^ {0,3}\d{1,3}[.)] +(\S.*)$`)
)

func listItem(l string) (item string, ordered, ok bool) {
	if m := bullet.FindStringSubmatch(l); m != nil {
		return m[1], false, true
	}
	if m := number.FindStringSubmatch(l); m != nil {
		return m[1], true, true
	}
	return "", false, false
}

// addItem adds to the list that stands last, or begins one.
func addItem(blocks []doc.Block, ordered bool, item doc.Block) []doc.Block {
	if n := len(blocks); n > 0 {
		if l, ok := blocks[n-1].(doc.List); ok && l.Ordered == ordered {
			l.Items = append(l.Items, []doc.Block{item})
			blocks[n-1] = l
			return blocks
		}
	}
	return append(blocks, doc.List{Ordered: ordered, Items: [][]doc.Block{{item}}})
}

// The inline marks, longest first. A mark hugs its words: no blank inside it, and no letter or digit right outside it.
var (
	narrativeLink = regexp.MustCompile(`^\[([^\[\]\n]+)\]\(([^()\s]+)\)`)
	escaped       = regexp.MustCompile(`^\\[*_\[\]]`)
	marks         = []struct {
		mark  string
		style style
	}{{"**", style{strong: true}}, {"__", style{strong: true}}, {"*", style{italic: true}}, {"_", style{italic: true}}}
)

func narrativeInlines(text string, ref source.Ref) []doc.Inline {
	n := narrator{ref: ref}
	n.read(text, style{})
	n.flush(style{})
	return n.out
}

// narrator gathers literal characters until something else comes.
type narrator struct {
	ref     source.Ref
	literal strings.Builder
	out     []doc.Inline
}

func (n *narrator) flush(s style) {
	for _, in := range textInlines(n.literal.String(), n.ref) {
		n.out = append(n.out, s.apply(in))
	}
	n.literal.Reset()
}

func (n *narrator) read(text string, s style) {
	for i := 0; i < len(text); {
		rest := text[i:]
		if escaped.MatchString(rest) {
			n.literal.WriteByte(rest[1])
			i += 2
			continue
		}
		if m := narrativeLink.FindStringSubmatch(rest); m != nil && safeURL(m[2]) {
			n.flush(s)
			content := narrator{ref: n.ref}
			content.read(m[1], s)
			content.flush(s)
			n.out = append(n.out, doc.Link{URL: m[2], Content: content.out})
			i += len(m[0])
			continue
		}
		if inner, size, set, ok := marked(text, i); ok {
			n.flush(s)
			set.strong, set.italic = set.strong || s.strong, set.italic || s.italic
			n.read(inner, set)
			n.flush(set)
			i += size
			continue
		}
		n.literal.WriteByte(text[i])
		i++
	}
}

// marked finds emphasis at i: what it holds, how long it is with its marks, and how it is set.
func marked(text string, i int) (inner string, size int, set style, ok bool) {
	if i > 0 && !boundary(text[i-1]) {
		return "", 0, style{}, false
	}
	for _, m := range marks {
		rest, found := strings.CutPrefix(text[i:], m.mark)
		if !found || rest == "" || blankByte(rest[0]) || rest[0] == m.mark[0] {
			continue
		}
		for from := 1; from < len(rest); {
			at := strings.Index(rest[from:], m.mark)
			if at < 0 {
				break
			}
			at += from
			after := rest[at+len(m.mark):]
			if !blankByte(rest[at-1]) && rest[at-1] != '\\' && rest[at-1] != m.mark[0] && (after == "" || boundary(after[0])) {
				return rest[:at], at + 2*len(m.mark), m.style, true
			}
			from = at + len(m.mark)
		}
	}
	return "", 0, style{}, false
}

func blankByte(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

// boundary tells whether a mark may stand beside b: white space and ASCII punctuation other than the marks themselves.
func boundary(b byte) bool {
	return blankByte(b) || strings.IndexByte(`.,;:!?()"'/-[]`, b) >= 0
}

// flatten is a narrative among the words of a sentence: its paragraphs and items, one a line.
func flatten(blocks []doc.Block) []doc.Inline {
	var inlines []doc.Inline
	add := func(content []doc.Inline) {
		if len(inlines) > 0 {
			inlines = append(inlines, doc.Break{})
		}
		inlines = append(inlines, content...)
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case doc.Paragraph:
			add(b.Content)
		case doc.List:
			for _, item := range b.Items {
				add(flatten(item))
			}
		}
	}
	return inlines
}
