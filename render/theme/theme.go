// Package theme is how documents look: paper, colours, faces, the type scale. The renderers share it; documents know nothing of it.
package theme

import "fmt"

// Theme is one look. Its zero value is not usable: begin with Default and change what the brand states.
type Theme struct {
	Paper  Paper
	Brand  string // the partner's name, as running heads print it
	Logo   []byte // the partner's, PNG or JPEG; nil for none
	Others []Face // the partner's, for characters that the built-in faces lack, in the order they are tried
	Ink    Colour // text
	Muted  Colour // notes, rules' labels
	Rule   Colour // hairlines
	Panel  Colour // backgrounds of callouts, heads of tables
	Accent Colour // the brand's colour: headings, rules, bars
	Good   Colour
	Warn   Colour
	Bad    Colour
}

// Colour is an sRGB colour.
type Colour struct{ R, G, B uint8 }

// Hex is the colour as HTML and XLSX write it, without "#": "0B5FFF".
func (c Colour) Hex() string { return fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B) }

// ParseColour reads #RRGGBB.
func ParseColour(s string) (Colour, error) {
	var c Colour
	if len(s) != 7 || s[0] != '#' {
		return c, fmt.Errorf("colour %q: want #RRGGBB", s)
	}
	if n, err := fmt.Sscanf(s[1:], "%02x%02x%02x", &c.R, &c.G, &c.B); err != nil || n != 3 {
		return c, fmt.Errorf("colour %q: want #RRGGBB", s)
	}
	return c, nil
}

// Paper is a sheet's size in millimetres, upright.
type Paper struct {
	Name          string
	Width, Height float64
}

// The papers.
var (
	A4     = Paper{Name: "A4", Width: 210, Height: 297}
	Letter = Paper{Name: "Letter", Width: 215.9, Height: 279.4}
)

// PaperOf finds a paper by its name, "A4" or "Letter"; ok is false for any other.
func PaperOf(name string) (p Paper, ok bool) {
	for _, p := range []Paper{A4, Letter} {
		if p.Name == name {
			return p, true
		}
	}
	return Paper{}, false
}

// Default is the built-in look on A4.
func Default() Theme {
	return Theme{
		Paper:  A4,
		Ink:    Colour{0x1B, 0x1F, 0x27},
		Muted:  Colour{0x5B, 0x64, 0x72},
		Rule:   Colour{0xD5, 0xDA, 0xE1},
		Panel:  Colour{0xF3, 0xF5, 0xF8},
		Accent: Colour{0x0F, 0x4C, 0x81},
		Good:   Colour{0x1E, 0x6B, 0x3A},
		Warn:   Colour{0x8A, 0x5A, 0x00},
		Bad:    Colour{0xA3, 0x1F, 0x2B},
	}
}
