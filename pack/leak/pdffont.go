package leak

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// pdfFont turns the strings that a page shows into text, and says how far each goes.
type pdfFont struct {
	name      string
	composite bool
	bytes     int             // of a code, where the map has no code spaces
	unicode   *cmap           // nil where there is none
	simple    *[256]string    // of a font of one byte a code; "" unknown
	widths    map[int]float64 // in 1/1000 of the size
	fallback  float64         // the width of other codes; 0 unknown
}

// glyph is one code of a shown string.
type glyph struct {
	text  string
	known bool
	width float64 // in 1/1000 of the size
	space bool    // the one-byte code 32, which word spacing widens
}

func (t *pdfText) readFont(d pdfDict) (*pdfFont, error) {
	f := &pdfFont{name: fmt.Sprint(d["BaseFont"]), bytes: 1, widths: map[int]float64{}}
	if o := t.file.streamOf(d["ToUnicode"]); o != nil {
		c, err := readCMap(o.data)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", f.name, err)
		}
		f.unicode = c
	}
	if d["Subtype"] == pdfName("Type0") {
		t.compositeFont(f, d)
		return f, nil
	}
	f.simple = t.simpleEncoding(d)
	firstChar, _ := t.file.number64(d["FirstChar"])
	scale := 1.0
	if m := t.file.array(d["FontMatrix"]); d["Subtype"] == pdfName("Type3") && len(m) == 6 {
		a, _ := t.file.number64(m[0])
		scale = a * 1000
	}
	for i, w := range t.file.array(d["Widths"]) {
		if n, ok := t.file.number64(w); ok {
			f.widths[int(firstChar)+i] = n * scale
		}
	}
	f.fallback, _ = t.file.number64(t.file.dict(d["FontDescriptor"])["MissingWidth"])
	return f, nil
}

func (t *pdfText) compositeFont(f *pdfFont, d pdfDict) {
	f.composite, f.bytes, f.fallback = true, 2, 1000
	list := t.file.array(d["DescendantFonts"])
	if len(list) == 0 {
		return
	}
	descendant := t.file.dict(list[0])
	if dw, ok := t.file.number64(descendant["DW"]); ok {
		f.fallback = dw
	}
	w := t.file.array(descendant["W"])
	for i := 0; i+1 < len(w); {
		from, _ := t.file.number64(w[i])
		if list := t.file.array(w[i+1]); list != nil {
			for n, e := range list {
				f.widths[int(from)+n], _ = t.file.number64(e)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		to, _ := t.file.number64(w[i+1])
		width, _ := t.file.number64(w[i+2])
		for c := max(int(from), 0); c <= min(int(to), 0xFFFF); c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// glyphs cuts a shown string into its codes.
func (f *pdfFont) glyphs(s pdfString) []glyph {
	var out []glyph
	for len(s) > 0 {
		n := min(f.codeLength(s), len(s))
		c := code(s[:n])
		g := glyph{width: f.fallback, space: n == 1 && c == ' '}
		if w, ok := f.widths[int(c)]; ok {
			g.width = w
		}
		if f.unicode != nil {
			g.text, g.known = f.unicode.lookup(c)
		}
		if !g.known && f.simple != nil {
			g.text = f.simple[c&0xFF]
			g.known = g.text != ""
		}
		out = append(out, g)
		s = s[n:]
	}
	return out
}

// codeLength is the number of bytes of the code that s begins with.
func (f *pdfFont) codeLength(s pdfString) int {
	if f.unicode == nil || !f.composite {
		return f.bytes
	}
	for _, space := range f.unicode.spaces {
		if space.bytes <= len(s) && inSpace(code(s[:space.bytes]), space) {
			return space.bytes
		}
	}
	return f.bytes
}

// inSpace compares byte by byte, as code spaces are rectangles.
func inSpace(c uint32, space codeSpace) bool {
	for shift := 0; shift < space.bytes*8; shift += 8 {
		if b := c >> shift & 0xFF; b < space.lo>>shift&0xFF || b > space.hi>>shift&0xFF {
			return false
		}
	}
	return true
}

// simpleEncoding is what the codes of a font of one byte mean by its Encoding.
func (t *pdfText) simpleEncoding(d pdfDict) *[256]string {
	base := d["Encoding"]
	encoding := t.file.resolve(base)
	var differences pdfArray
	if e, ok := encoding.(pdfDict); ok {
		encoding, differences = t.file.resolve(e["BaseEncoding"]), t.file.array(e["Differences"])
	}
	table := baseEncoding(encoding)
	if d["Subtype"] == pdfName("Type3") {
		table = &[256]string{}
	}
	at := 0
	for _, v := range differences {
		switch v := t.file.resolve(v).(type) {
		case float64:
			at = int(v)
		case pdfName:
			if at >= 0 && at < 256 {
				table[at] = glyphText(string(v))
			}
			at++
		}
	}
	return table
}

func baseEncoding(name any) *[256]string {
	table := &[256]string{}
	chars := charmap.Windows1252
	if name == pdfName("MacRomanEncoding") {
		chars = charmap.Macintosh
	}
	for i := range table {
		switch r := chars.DecodeByte(byte(i)); {
		case i < ' ':
			table[i] = " "
		case r != '\uFFFD':
			table[i] = string(r)
		}
	}
	if name == nil || name == pdfName("StandardEncoding") {
		for code, text := range standardHigh {
			table[code] = text
		}
	}
	return table
}

// standardHigh is where letters of StandardEncoding differ from Windows-1252.
var standardHigh = map[int]string{
	0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xD0: "—", 0xE1: "Æ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł",
	0xF9: "ø", 0xFA: "œ", 0xFB: "ß",
}

// glyphText is what a glyph's name means by the Adobe glyph list; "" where this short list does not know it.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if len(name) == 1 {
		return name
	}
	if text, ok := glyphNames[name]; ok {
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		if n, err := strconv.ParseUint(strings.TrimPrefix(name, prefix), 16, 32); strings.HasPrefix(name, prefix) && err == nil {
			return string(rune(n))
		}
	}
	return ""
}

// glyphNames are the Latin part of the Adobe glyph list: a letter's name, or a letter and an accent.
var glyphNames = latinGlyphs()

func latinGlyphs() map[string]string {
	m := map[string]string{"germandbls": "ß", "AE": "Æ", "ae": "æ", "OE": "Œ", "oe": "œ", "Oslash": "Ø", "oslash": "ø", "Eth": "Ð", "eth": "ð",
		"Thorn": "Þ", "thorn": "þ", "dotlessi": "ı", "Lslash": "Ł", "lslash": "ł", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl",
		"nbspace": " ", "sfthyphen": "-", "Euro": "€", "sterling": "£", "cent": "¢", "yen": "¥"}
	for i, digit := range strings.Fields("zero one two three four five six seven eight nine") {
		m[digit] = strconv.Itoa(i)
	}
	marks := strings.Fields(`space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘
		parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / colon : semicolon ; less < equal = greater >
		question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright }
		asciitilde ~ bullet • endash – emdash — ellipsis … quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ section § paragraph ¶
		copyright © registered ® trademark ™ degree ° plusminus ± multiply × divide ÷ periodcentered · guillemotleft « guillemotright »`)
	m["space"] = " "
	for i := 1; i+1 < len(marks); i += 2 {
		m[marks[i]] = marks[i+1]
	}
	accents := map[string]string{"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308",
		"ring": "\u030A", "cedilla": "\u0327", "caron": "\u030C", "macron": "\u0304", "breve": "\u0306", "ogonek": "\u0328",
		"dotaccent": "\u0307", "hungarumlaut": "\u030B"}
	for c := 'A'; c <= 'z'; c++ {
		for name, accent := range accents {
			m[string(c)+name] = string(c) + accent
		}
	}
	return m
}
