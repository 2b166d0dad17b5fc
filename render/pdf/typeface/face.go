package typeface

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"dossier/render/pdf/object"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one TrueType face, read once and shared by all documents; any number of goroutines may use it. Measures are in
// thousandths of an em.
type Face struct { // its zero value has no glyphs
	ttf   []byte
	file  *file
	font  *sfnt.Font
	fixed bool
	pages [256]atomic.Pointer[page] // of the Basic Multilingual Plane, each made when first asked for
	pairs func() *pairs
	base  func() (Cut, error)
}

// page is the glyphs of 256 characters in a row.
type page [256]glyph

type glyph struct {
	id      uint16 // 0 where the face has none
	advance int16
}

// pairs is the kerning of ASCII's letters and signs, which nearly all text is made of.
type pairs [lastKerned - firstKerned + 1][lastKerned - firstKerned + 1]int8

const firstKerned, lastKerned = '!', '~'

// opened are the faces read so far, by the place of their bytes: reading one is a pure function of bytes that never change.
var opened sync.Map

// key is where bytes are kept.
type key struct {
	at   *byte
	size int
}

// Open reads a face. The bytes are shared and must never change. A file that is no TrueType face, or a damaged one, or one whose
// owner forbids to embed it, is an error.
func Open(ttf []byte) (*Face, error) {
	if len(ttf) == 0 {
		return nil, errors.New("no TrueType face")
	}
	at := key{&ttf[0], len(ttf)}
	if f, done := opened.Load(at); done {
		return f.(*Face), nil
	}
	f, err := open(ttf)
	if err != nil {
		return nil, err
	}
	first, _ := opened.LoadOrStore(at, f)
	return first.(*Face), nil
}

func open(ttf []byte) (*Face, error) {
	file, err := read(ttf)
	if err != nil {
		return nil, err
	}
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	if err := file.embeddable(); err != nil {
		return nil, err
	}
	f := &Face{ttf: ttf, file: file, font: parsed, fixed: file.short("post", 12) != 0 || file.short("post", 14) != 0}
	f.pairs = sync.OnceValue(f.kerned)
	f.base = sync.OnceValues(func() (Cut, error) { return f.cut(f.had(common)) })
	for glyph := range file.glyphs { // of a damaged file, nothing is drawn
		if _, err := file.outline(glyph); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// restricted is the licence that lets nobody embed a face (OpenType, OS/2, fsType).
const restricted = 2

func (f *file) embeddable() error {
	if os2 := f.tables["OS/2"]; len(os2) >= 10 && binary.BigEndian.Uint16(os2[8:])&0xF == restricted {
		return errors.New("the face’s owner forbids to embed it")
	}
	return nil
}

// weight is how bold the face is, 400 being regular.
func (f *file) weight() int {
	if len(f.tables["OS/2"]) < 6 {
		return 400
	}
	return f.short("OS/2", 4)
}

// Glyph is the advance of a character; ok is false where the face lacks it. No face has characters beyond U+FFFF here, since
// documents write their text in codes of two bytes.
func (f *Face) Glyph(r rune) (advance int, ok bool) {
	g := f.glyph(r)
	return int(g.advance), g.id != 0
}

func (f *Face) glyph(r rune) glyph {
	if r < 0 || r > 0xFFFF || f.font == nil {
		return glyph{}
	}
	p := f.pages[r>>8].Load()
	if p == nil {
		p = f.page(r &^ 0xFF)
		f.pages[r>>8].Store(p)
	}
	return p[r&0xFF]
}

func (f *Face) page(first rune) *page {
	var buf sfnt.Buffer
	p := &page{}
	for i := range p {
		id, err := f.font.GlyphIndex(&buf, first+rune(i))
		if err == nil && id != 0 && int(id) < f.file.glyphs {
			p[i] = glyph{id: uint16(id), advance: int16(f.file.width(int(id)))}
		}
	}
	if first == 0 {
		p[softHyphen] = p['-'] // it is set only where a word is parted; many faces show nothing for it
	}
	return p
}

const softHyphen = 0xAD

// Style tells how the face is cut.
func (f *Face) Style() (strong, italic bool) {
	if f.file == nil {
		return false, false
	}
	style := f.file.short("head", 44)
	return style&1 != 0 || f.file.weight() >= 600, style&2 != 0
}

// Kern is what to add to the advance of the left one of two characters that stand side by side, mostly below 0. Digits are not
// kerned: columns of numbers align.
func (f *Face) Kern(left, right rune) int {
	if f.fixed || f.font == nil || !kerns(left) || !kerns(right) {
		return 0
	}
	if left >= firstKerned && left <= lastKerned && right >= firstKerned && right <= lastKerned {
		return int(f.pairs()[left-firstKerned][right-firstKerned])
	}
	return f.kern(left, right)
}

// kerns tells whether a character is a letter or a sign of a script whose letters stand apart, and no digit.
func kerns(r rune) bool {
	return r > ' ' && r < 0x2E00 && (r < '0' || r > '9') && (r < 0x7F || r > 0xA0)
}

// kern asks the face itself. Values beyond what is ever meant are left out.
func (f *Face) kern(left, right rune) int {
	a, b := f.glyph(left).id, f.glyph(right).id
	if a == 0 || b == 0 {
		return 0
	}
	add, err := f.font.Kern(nil, sfnt.GlyphIndex(a), sfnt.GlyphIndex(b), fixed.I(1000), font.HintingNone)
	if units := add.Round(); err == nil && units >= -127 && units <= 127 {
		return units
	}
	return 0
}

func (f *Face) kerned() *pairs {
	p := &pairs{}
	for l := range p {
		for r := range p[l] {
			if left, right := rune(firstKerned+l), rune(firstKerned+r); kerns(left) && kerns(right) {
				p[l][r] = int8(f.kern(left, right))
			}
		}
	}
	return p
}

// common are the characters that nearly every document uses: a document that uses many of them, and no others, gets the cut that
// all such documents share, which is made once.
var common = func() []rune {
	var all []rune
	for r := ' '; r <= '~'; r++ {
		all = append(all, r)
	}
	all = append(all, []rune("\u00a0©«»·×ÄÖÜßàäçèéêñóöüœ–—‘’“”„†•…−€✓\u00ad")...)
	slices.Sort(all)
	return all
}()

// shared is how many characters of a face a document must use at least to get the common cut; to few the whole is not given.
const shared = 45

// had are those characters that the face has.
func (f *Face) had(runes []rune) []rune {
	return slices.DeleteFunc(slices.Clone(runes), func(r rune) bool { return f.glyph(r).id == 0 })
}

// Cut is the face cut down to at least some characters. A character that the face lacks is an error. The result is shared.
func (f *Face) Cut(runes []rune) (Cut, error) {
	if len(runes) >= shared && !slices.ContainsFunc(runes, f.rare) {
		return f.base()
	}
	return f.cut(runes)
}

// rare tells whether the common cut lacks a character.
func (f *Face) rare(r rune) bool {
	_, is := slices.BinarySearch(common, r)
	return !is || f.glyph(r).id == 0
}

func (f *Face) cut(runes []rune) (Cut, error) {
	c := Cut{Runes: slices.Clone(runes)}
	slices.Sort(c.Runes)
	c.Runes = slices.Compact(c.Runes)
	used := make([]bool, f.file.glyphs)
	used[0] = true
	for _, r := range c.Runes {
		g := f.glyph(r)
		if g.id == 0 {
			return Cut{}, fmt.Errorf("no glyph for U+%04X", r)
		}
		c.Glyphs = append(c.Glyphs, int(g.id))
		c.Widths = append(c.Widths, int(g.advance))
		if err := f.file.use(used, int(g.id), 0); err != nil {
			return Cut{}, err
		}
	}
	f.file.describe(&c)
	file := bound(f.file.cut(used))
	c.Size, c.Packed = len(file), object.Deflated(nil, file).Data
	return c, nil
}
