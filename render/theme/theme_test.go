package theme_test

import (
	"testing"

	"dossier/render/theme"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Every face opens, measures in thousandths of an em as fpdf does, and has digits of equal advance, so that columns of numbers align.
func TestFaces(t *testing.T) {
	for _, face := range theme.Faces() {
		f, err := sfnt.Parse(face.TTF)
		if err != nil {
			t.Fatalf("%s: %v", face.Name, err)
		}
		if f.UnitsPerEm() != 1000 {
			t.Errorf("%s: %d units an em", face.Name, f.UnitsPerEm())
		}
		var buf sfnt.Buffer
		advance := func(r rune) fixed.Int26_6 {
			glyph, err := f.GlyphIndex(&buf, r)
			if err != nil || glyph == 0 {
				t.Fatalf("%s lacks %q", face.Name, r)
			}
			a, err := f.GlyphAdvance(&buf, glyph, fixed.I(1000), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		for r := '1'; r <= '9'; r++ {
			if advance(r) != advance('0') {
				t.Errorf("%s: %q is not as wide as 0", face.Name, r)
			}
		}
		for _, r := range "✓❌•…–—‘’“”\u00a0\u202f−×→≥€" {
			if !face.Mono {
				advance(r)
			}
		}
	}
}

func TestTextReadsOnItsGround(t *testing.T) {
	th := theme.Default()
	for name, c := range map[string]theme.Colour{"ink": th.Ink, "muted": th.Muted, "head": th.Head(), "good": th.Good, "warn": th.Warn, "bad": th.Bad} {
		for ground, g := range map[string]theme.Colour{"white": theme.White, "panel": th.Panel} {
			if r := theme.Contrast(c, g); r < 4.5 {
				t.Errorf("%s on %s: %.1f to 1, want 4.5", name, ground, r)
			}
		}
	}
	th.Accent = theme.Colour{R: 0xFF, G: 0xD0, B: 0x00}
	if th.Head() != th.Ink || th.On(th.Accent) != th.Ink {
		t.Error("text on or in a pale accent does not read")
	}
}

// Neighbouring series differ in lightness, so that they are told apart in grey and by colour-blind readers; labels read on each.
func TestSeriesAreToldApart(t *testing.T) {
	th := theme.Default()
	for i := range 9 {
		if r := theme.Contrast(th.Series(i), th.Series(i+1)); r < 1.25 {
			t.Errorf("series %d and %d: %.2f to 1", i, i+1, r)
		}
		if r := theme.Contrast(th.On(th.Series(i)), th.Series(i)); r < 4.5 {
			t.Errorf("a label on series %d: %.1f to 1", i, r)
		}
	}
	if th.Series(9) != th.Accent {
		t.Error("the tenth series does not begin anew")
	}
}

// The ramp darkens from step to step, in grey too, and text reads on every step, whatever the accent is.
func TestRampDarkensAndTextReadsOnIt(t *testing.T) {
	for _, accent := range []theme.Colour{theme.Default().Accent, {R: 0xFF, G: 0xD0}, {}, {R: 0xFF, G: 0xFF, B: 0xFF}, {R: 0xE0, G: 0x20, B: 0x30}, {R: 0x7F, G: 0x7F, B: 0x7F}} {
		th := theme.Default()
		th.Accent = accent
		before := 1.0
		for i := range 101 {
			c := th.Ramp(float64(i) / 100)
			if r := theme.Contrast(th.On(c), c); r < 4.5 {
				t.Errorf("accent %s, step %d (%s): text has a contrast of %.2f, want 4.5", accent.Hex(), i, c.Hex(), r)
			}
			if l := c.Luminance(); l > before {
				t.Errorf("accent %s: step %d is lighter than the one before", accent.Hex(), i)
			} else {
				before = l
			}
		}
		if r := theme.Contrast(th.Ramp(0), th.Ramp(1)); r < 7 {
			t.Errorf("accent %s: the ends differ by %.1f", accent.Hex(), r)
		}
	}
}
