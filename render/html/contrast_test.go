package html_test

import (
	"regexp"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/render/html"
	"dossier/render/theme"
)

// pairs are the colours of text and the grounds that page.css sets them on.
var pairs = [][2]string{
	{"ink", "white"}, {"muted", "white"}, {"head", "white"}, {"good", "white"}, {"warn", "white"}, {"bad", "white"},
	{"ink", "panel"}, {"muted", "panel"}, {"panel-head", "panel"}, {"on-accent", "accent"},
	{"ink", "good-panel"}, {"ink", "warn-panel"}, {"ink", "bad-panel"}, {"good", "good-panel"}, {"warn", "warn-panel"}, {"bad", "bad-panel"},
}

var property = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)

// Text reads on its ground, whatever accent a brand brings.
func TestContrast(t *testing.T) {
	for _, accent := range []string{"#0F4C81", "#FFD400", "#767676", "#000000", "#FFFFFF", "#E4002B", "#00A3A1", "#FF9900"} {
		th := theme.Default()
		c, err := theme.ParseColour(accent)
		if err != nil {
			t.Fatal(err)
		}
		th.Accent = c
		page, _ := html.Render(doctest.Rich(doc.Audit), th)
		colours := map[string]theme.Colour{"white": theme.White}
		for _, m := range property.FindAllStringSubmatch(string(page), -1) {
			if colours[m[1]], err = theme.ParseColour(m[2]); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range pairs {
			text, okText := colours[p[0]]
			ground, okGround := colours[p[1]]
			if !okText || !okGround {
				t.Fatalf("no colour %s or %s in the page", p[0], p[1])
			}
			if ratio := theme.Contrast(text, ground); ratio < 4.5 {
				t.Errorf("accent %s: %s on %s has a contrast of %.2f", accent, p[0], p[1], ratio)
			}
		}
	}
}
