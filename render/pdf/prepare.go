package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dossier/doc"
	"dossier/render/pdf/hyphen"
	"dossier/render/theme"
	"dossier/source"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// char is one character to be set. Zero-width characters that only say where lines may break are kept until lines are broken.
type char struct {
	r     rune
	width int32 // thousandths of an em, kerned with the character that follows
	span  int32 // index of the span that it belongs to
	face  uint8
	bound bool // a space that no line ends at
}

// span is a stretch of characters that look alike and come from one place.
type span struct {
	colour theme.Colour
	node   Node
	refs   []source.Ref
	link   *link
	bound  bool // one value: its spaces part nothing
}

// link is where a span leads.
type link struct{ uri, anchor string }

// para is text ready to be broken into lines.
type para struct {
	style      style
	chars      []char
	spans      []span
	breaks     []uint8 // by character: whether a line may end after it
	hyphen     int     // width of a hyphen, thousandths of an em
	hyphenText string  // a hyphen that belongs to no word, in a character that the face has
	language   *hyphen.Language
	after      int     // white kept behind the last line of what stands at the end, thousandths of an em
	loose      float64 // how much of a line may stay empty before a word is parted, as a share of the line; 0: only a word wider than a line is
}

// prepare turns inlines into characters with their widths. What the faces cannot show becomes a visible replacement and a
// problem at the place that the text came from.
func (s *setter) prepare(inlines []doc.Inline, st style, node Node) para {
	p := para{style: st, hyphenText: softHyphenText}
	face := s.fonts.faces[s.fonts.byCut[cut(st.strong, st.italic, st.mono)]]
	var has bool
	if p.hyphen, has = face.Glyph(softHyphen); !has {
		p.hyphenText = "-"
		p.hyphen, _ = face.Glyph('-')
	}
	if !st.mono {
		p.language = s.language
	}
	s.collect(&p, inlines, st, span{colour: st.colour, node: node})
	p.findBreaks()
	return p
}

func (s *setter) collect(p *para, inlines []doc.Inline, st style, base span) {
	for _, in := range inlines {
		switch in := in.(type) {
		case doc.Text:
			cut := st
			cut.strong, cut.italic, cut.mono = st.strong || in.Strong, st.italic != in.Italic, in.Code
			base.refs = refsOf(in.Source)
			s.append(p, in.Text, cut, base)
		case doc.Value:
			cut := st
			cut.strong = st.strong || in.Strong
			one := base
			one.refs, one.bound = in.Refs(), in.Kind != doc.TextValue
			s.append(p, in.Print(s.doc.Locale), cut, one)
		case doc.Break:
			base.refs = nil
			s.append(p, "\n", st, base)
		case doc.Link:
			inner := base
			inner.link = &link{uri: in.URL, anchor: in.Anchor}
			inner.colour = s.linkColour(st)
			inner.node = s.tree.child(base.node, RoleLink)
			s.collect(p, in.Content, st, inner)
		}
	}
}

// linkColour tells links from text, but not on a coloured ground, where there is no second colour that reads.
func (s *setter) linkColour(st style) theme.Colour {
	if st.colour == s.theme.On(s.theme.Accent) && st.colour != s.theme.Ink {
		return st.colour
	}
	return s.theme.Head()
}

func refsOf(ref source.Ref) []source.Ref {
	if ref.IsZero() {
		return nil
	}
	return []source.Ref{ref}
}

// append sets text in one cut of the type, at the end of p.
func (s *setter) append(p *para, text string, st style, sp span) {
	want := s.fonts.byCut[cut(st.strong, st.italic, st.mono)]
	index := int32(len(p.spans))
	p.spans = append(p.spans, sp)
	text = clean(text)
	p.chars = slices.Grow(p.chars, len(text))
	var missing, backward []rune
	for _, r := range text {
		face, width, ok := s.fonts.find(want, r)
		switch {
		case r == '\n' || r > 0x7F && unicode.Is(unicode.Cf, r):
			p.chars = append(p.chars, char{r: r, span: index, face: want})
			continue
		case isBackward(r):
			backward = append(backward, r)
		case ok && !unicode.IsControl(r):
			s.set(p, char{r: r, width: int32(width), span: index, face: face, bound: sp.bound && r == ' '})
			continue
		default:
			missing = append(missing, r)
		}
		for _, c := range fmt.Sprintf("[U+%04X]", r) {
			face, width, _ := s.fonts.find(want, c)
			s.set(p, char{r: c, width: int32(width), span: index, face: face})
		}
	}
	s.unprintable(missing, "no glyph for ", "characters that "+s.fonts.faces[want].name+" has", sp.refs)
	s.unprintable(backward, "text that runs from right to left, which is not set yet: ", "text that runs from left to right", sp.refs)
}

// set puts a character at the end of p, kerned with the one before where the two are of one run.
func (s *setter) set(p *para, c char) {
	if n := len(p.chars); n > 0 {
		if before := &p.chars[n-1]; before.span == c.span && before.face == c.face {
			before.width += int32(s.fonts.faces[c.face].Kern(before.r, c.r))
		}
	}
	p.chars = append(p.chars, c)
}

// clean is text in composed form (NFC) in which only characters to print, places to break and line ends are left.
func clean(text string) string {
	if isPlain(text) {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case r == '\u00ad' || r == '\u200b' || r == '\u2060':
			return r
		case r == '\ufeff':
			return '\u2060'
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		default:
			return r
		}
	}, text)
}

// isPlain tells whether text is printable ASCII, as most is.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

func isBackward(r rune) bool {
	if r < 0x0590 {
		return false
	}
	props, _ := bidi.LookupRune(r)
	return props.Class() == bidi.R || props.Class() == bidi.AL
}

// unprintable reports characters that were replaced, each once, at the first place they came from.
func (s *setter) unprintable(runes []rune, what, want string, refs []source.Ref) {
	if len(runes) == 0 {
		return
	}
	var seen []string
	for _, r := range runes {
		name := fmt.Sprintf("U+%04X", r)
		if unicode.IsPrint(r) {
			name = fmt.Sprintf("%q (%s)", string(r), name)
		}
		if !slices.Contains(seen, name) && len(seen) < 8 {
			seen = append(seen, name)
		}
	}
	at := s.nowhere()
	if len(refs) > 0 {
		at = refs[0]
	}
	s.report(at, what+strings.Join(seen, ", "), want)
}

// report adds a problem: an error where anybody may read the document, a warning elsewhere.
func (s *setter) report(at source.Ref, what, want string) {
	severity := source.Warning
	if s.doc.Audience == doc.Public {
		severity = source.Error
	}
	s.problems = append(s.problems, source.Problem{Severity: severity, Ref: at, What: what, Want: want})
}
