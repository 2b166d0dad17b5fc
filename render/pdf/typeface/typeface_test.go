package typeface

import (
	"testing"

	"dossier/render/theme"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const letters = "Ångström, naïve façade: 1,234.50 € – “quoted” ½ fi ✓"

// Another reader of faces finds the same outlines and advances in a cut as in the whole face, and no others.
func TestGlyphsAreTheSame(t *testing.T) {
	for _, face := range theme.Faces() {
		whole, err := sfnt.Parse(face.TTF)
		if err != nil {
			t.Fatal(err)
		}
		var runes []rune
		var buf sfnt.Buffer
		for _, r := range letters {
			if glyph, err := whole.GlyphIndex(&buf, r); err == nil && glyph != 0 {
				runes = append(runes, r)
			}
		}
		c, err := cut(face.TTF, runes)
		if err != nil {
			t.Fatalf("%s: %v", face.Name, err)
		}
		part := withNames(t, face.TTF, c)
		for i, r := range c.Runes {
			glyph, _ := whole.GlyphIndex(&buf, r)
			want, err1 := whole.LoadGlyph(&buf, glyph, fixed.I(1000), nil)
			wanted := append(sfnt.Segments(nil), want...)
			got, err2 := part.LoadGlyph(&sfnt.Buffer{}, sfnt.GlyphIndex(c.Glyphs[i]), fixed.I(1000), nil)
			if err1 != nil || err2 != nil || cmp.Diff(wanted, append(sfnt.Segments(nil), got...)) != "" {
				t.Errorf("%s: %q has another outline (%v, %v)", face.Name, r, err1, err2)
			}
			advance, err := whole.GlyphAdvance(&buf, glyph, fixed.I(1000), font.HintingNone)
			if err != nil || advance.Round() != c.Widths[i] {
				t.Errorf("%s: %q is %d wide, want %v", face.Name, r, c.Widths[i], advance)
			}
		}
		if z, _ := whole.GlyphIndex(&buf, 'z'); z != 0 {
			if outline, err := part.LoadGlyph(&sfnt.Buffer{}, z, fixed.I(1000), nil); err == nil && len(outline) > 0 {
				t.Errorf("%s: z is there", face.Name)
			}
		}
		if c.Size > len(face.TTF)/4 {
			t.Errorf("%s: %d bytes of %d", face.Name, c.Size, len(face.TTF))
		}
	}
}

// cut opens a face, without keeping it, and cuts it.
func cut(ttf []byte, runes []rune) (Cut, error) {
	f, err := open(ttf)
	if err != nil {
		return Cut{}, err
	}
	return f.Cut(runes)
}

// withNames is a cut with the tables that only whole faces have, which the other reader insists on.
func withNames(t *testing.T, ttf []byte, c Cut) *sfnt.Font {
	t.Helper()
	f, err := read(ttf)
	if err != nil {
		t.Fatal(err)
	}
	used := make([]bool, f.glyphs)
	for _, glyph := range append(c.Glyphs, 0) {
		if err := f.use(used, glyph, 0); err != nil {
			t.Fatal(err)
		}
	}
	tables := f.cut(used)
	for _, name := range []string{"cmap", "name", "post", "OS/2"} {
		tables[name] = f.tables[name]
	}
	part, err := sfnt.Parse(bound(tables))
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// A soft hyphen is set where a word is parted, and looks like a hyphen whatever the face thinks of it.
func TestSoftHyphenIsSeen(t *testing.T) {
	for _, face := range theme.Faces() {
		f, err := Open(face.TTF)
		if err != nil {
			t.Fatal(err)
		}
		soft, _ := f.Glyph(softHyphen)
		if hard, ok := f.Glyph('-'); !ok || soft != hard || f.glyph(softHyphen).id != f.glyph('-').id {
			t.Errorf("%s: a soft hyphen is %d wide, a hyphen %d", face.Name, soft, hard)
		}
	}
}

// Kerning is what another reader of faces finds in them, and none between digits.
func TestKerning(t *testing.T) {
	f, err := Open(theme.Faces()[0].TTF)
	if err != nil {
		t.Fatal(err)
	}
	if f.Kern('A', 'V') >= 0 || f.Kern('É', 'V') != f.kern('É', 'V') || f.Kern('1', '7') != 0 || f.Kern('A', ' ') != 0 {
		t.Errorf("AV %d, 17 %d", f.Kern('A', 'V'), f.Kern('1', '7'))
	}
	whole, _ := sfnt.Parse(theme.Faces()[0].TTF)
	var buf sfnt.Buffer
	for _, pair := range []string{"AV", "To", "r.", "f)", "LT", "ab"} {
		left, _ := whole.GlyphIndex(&buf, rune(pair[0]))
		right, _ := whole.GlyphIndex(&buf, rune(pair[1]))
		want, err := whole.Kern(&buf, left, right, fixed.I(1000), font.HintingNone)
		if got := f.Kern(rune(pair[0]), rune(pair[1])); err == nil && got != want.Round() {
			t.Errorf("%s: %d, want %v", pair, got, want)
		}
	}
}

func TestWhatIsMissingIsAnError(t *testing.T) {
	ttf := theme.Faces()[0].TTF
	for name, try := range map[string]func() error{
		"a character": func() error { _, err := cut(ttf, []rune("漢")); return err },
		"half a face": func() error { _, err := cut(ttf[:len(ttf)/2], []rune("a")); return err },
		"no face":     func() error { _, err := cut(nil, nil); return err },
	} {
		if try() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// A damaged face is an error or gives a cut, and never a panic.
func FuzzOf(f *testing.F) {
	f.Add(uint32(100), byte(7), uint32(3000))
	f.Add(uint32(50), byte(0xFF), uint32(1<<30))
	f.Fuzz(func(t *testing.T, at uint32, with byte, length uint32) {
		ttf := append([]byte(nil), theme.Faces()[0].TTF...)
		ttf[int(at)%len(ttf)] = with
		_, _ = cut(ttf[:min(int(length), len(ttf))], []rune(letters[:10]))
	})
}
