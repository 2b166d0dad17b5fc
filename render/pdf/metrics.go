package pdf

import (
	"dossier/render/theme"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Lines hang by these shares of the size: what rises above the baseline and what falls below it.
const (
	ascent  = 0.78
	descent = 0.22
)

// face measures one font. It is for one goroutine.
type face struct {
	name  string
	font  *sfnt.Font // nil where the file cannot be read: a face without glyphs
	buf   sfnt.Buffer
	pages [256]*[256]int32 // advance+2 by character: 0 not looked up yet, 1 no glyph
}

// fonts are the theme's faces, opened for one document.
type fonts struct {
	faces []*face
	byCut [8]int // index of a face by its cut
}

func openFonts(files []theme.Face) *fonts {
	f := &fonts{}
	for i, file := range files {
		opened := &face{name: file.Name}
		opened.font, _ = sfnt.Parse(file.TTF)
		f.faces = append(f.faces, opened)
		f.byCut[cut(file.Strong, file.Italic, file.Mono)] = i
	}
	return f
}

func cut(strong, italic, mono bool) int {
	if mono {
		return 4
	}
	n := 0
	if strong {
		n |= 1
	}
	if italic {
		n |= 2
	}
	return n
}

// find is the face to set r in, where the wanted one lacks it the first; ok is false where both do. The advance is in
// thousandths of an em.
func (f *fonts) find(want int, r rune) (index, advance int, ok bool) {
	for _, index := range [2]int{want, 0} {
		if advance, ok := f.faces[index].advance(r); ok {
			return index, advance, true
		}
	}
	return 0, 0, false
}

// advance is the width of r in thousandths of an em; ok is false where the face has no glyph for it. fpdf draws nothing beyond
// the Basic Multilingual Plane, so no face has it.
func (f *face) advance(r rune) (units int, ok bool) {
	if r < 0 || r > 0xFFFF {
		return 0, false
	}
	page := f.pages[r>>8]
	if page == nil {
		page = new([256]int32)
		f.pages[r>>8] = page
	}
	if page[r&0xFF] == 0 {
		page[r&0xFF] = f.look(r)
	}
	return int(page[r&0xFF] - 2), page[r&0xFF] >= 2
}

func (f *face) look(r rune) int32 {
	if f.font == nil {
		return 1
	}
	glyph, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil || glyph == 0 {
		return 1
	}
	advance, err := f.font.GlyphAdvance(&f.buf, glyph, fixed.I(1000), font.HintingNone)
	if err != nil {
		return 1
	}
	return int32(advance.Round()) + 2
}
