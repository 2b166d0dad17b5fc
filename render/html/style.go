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
	colours := []struct {
		name   string
		colour theme.Colour
	}{
		{"ink", th.Ink}, {"muted", th.Muted}, {"rule", th.Rule}, {"panel", th.Panel}, {"accent", th.Accent}, {"on-accent", th.On(th.Accent)},
		{"head", th.Head()}, {"good", th.Good}, {"warn", th.Warn}, {"bad", th.Bad},
		{"good-panel", th.Good.Tint(0.07)}, {"warn-panel", th.Warn.Tint(0.07)}, {"bad-panel", th.Bad.Tint(0.07)},
	}
	var b strings.Builder
	b.WriteString("\n:root {")
	for _, c := range colours {
		b.WriteString(" --" + c.name + ": #" + strings.ToLower(c.colour.Hex()) + ";")
	}
	b.WriteString(" }\n@page { size: " + th.Paper.Name + "; }\n")
	b.WriteString(pageCSS)
	return b.String()
}
