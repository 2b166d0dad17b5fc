package html

import (
	_ "embed"
	"strings"

	"dossier/render/theme"
)

//go:embed page.css
var pageCSS string

// styleSheet is the page's style in the theme's colours: page.css uses them as custom properties.
func styleSheet(th theme.Theme) string {
	var b strings.Builder
	b.WriteString("\n:root {")
	for _, c := range colours(th) {
		b.WriteString(" --" + c.name + ": #" + strings.ToLower(c.colour.Hex()) + ";")
	}
	b.WriteString(" }\n@page { size: " + th.Paper.Name + "; }\n")
	b.WriteString(pageCSS)
	return b.String()
}

// named is a colour by the name that page.css uses.
type named struct {
	name   string
	colour theme.Colour
}

func colours(th theme.Theme) []named {
	return []named{
		{"ink", th.Ink}, {"muted", th.Muted}, {"rule", th.Rule}, {"panel", th.Panel}, {"accent", th.Accent}, {"on-accent", th.On(th.Accent)},
		{"head", th.Head()}, {"panel-head", readable(th.Head(), th.Panel, th.Ink)}, {"good", th.Good}, {"warn", th.Warn}, {"bad", th.Bad},
		{"good-panel", th.Good.Tint(0.07)}, {"warn-panel", th.Warn.Tint(0.07)}, {"bad-panel", th.Bad.Tint(0.07)},
	}
}

// readable is text where it reads on the ground (WCAG 2.1, 1.4.3, level AA), else the other colour.
func readable(text, ground, other theme.Colour) theme.Colour {
	if theme.Contrast(text, ground) >= 4.5 {
		return text
	}
	return other
}
