package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"dossier/render/theme"
)

// SVG is a drawing as an SVG element for a page, in the colours of th and the page's own typeface. Alt says what one sees.
func SVG(d Drawing, th theme.Theme, alt string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" aria-label="%s" font-size="%s">`+"\n",
		num(d.Width), num(d.Height), escape(alt), num(d.Size))
	for _, s := range d.Shapes {
		colour := "#" + Colour(s, th).Hex()
		switch s.Kind {
		case Bar:
			fmt.Fprintf(&b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"%s`+"\n", num(s.X), num(s.Y), num(s.W), num(s.H), colour, tipped("rect", s.Tip))
		case Stroke:
			fmt.Fprintf(&b, `<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"%s%s`+"\n",
				num(s.X), num(s.Y), num(s.X+s.W), num(s.Y+s.H), colour, num(s.Weight), dashes(s, d.Size), tipped("line", s.Tip))
		case Area:
			fmt.Fprintf(&b, `<polygon points="%s" fill="%s"%s`+"\n", corners(s.Points), colour, tipped("polygon", s.Tip))
		case Label:
			fmt.Fprintf(&b, `<text x="%s" y="%s" fill="%s"%s>%s</text>`+"\n", num(s.X), num(s.Y), colour, textStyle(s), escape(s.Text))
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// tipped ends an element, with what browsers show where one points at it.
func tipped(element, tip string) string {
	if tip == "" {
		return "/>"
	}
	return "><title>" + escape(tip) + "</title></" + element + ">"
}

// Colour is the colour of a shape in the look of th.
func Colour(s Shape, th theme.Theme) theme.Colour {
	switch s.Ink {
	case InkSeries:
		return th.Series(s.Series)
	case OnSeries:
		return th.On(th.Series(s.Series))
	case InkMuted:
		return th.Muted
	case InkAxis:
		return th.Rule
	case InkRamp:
		return th.Ramp(s.Share)
	case OnRamp:
		return th.On(th.Ramp(s.Share))
	case InkPaper:
		return theme.White
	case InkRest:
		return th.Rule.Tint(0.55)
	case InkPanel:
		return th.Panel
	case InkLight:
		return th.Ramp(0.25)
	case InkAccent:
		return th.Head()
	case InkGood:
		return th.Good
	case InkWarning:
		return th.Warn
	case InkThreshold, InkBad:
		return th.Bad
	default:
		return th.Ink
	}
}

func corners(points []Point) string {
	pairs := make([]string, len(points))
	for i, p := range points {
		pairs[i] = num(p.X) + "," + num(p.Y)
	}
	return strings.Join(pairs, " ")
}

func dashes(s Shape, size float64) string {
	if !s.Dashed {
		return ""
	}
	return fmt.Sprintf(` stroke-dasharray="%s %s"`, num(size*0.35), num(size*0.25))
}

func textStyle(s Shape) string {
	style := ""
	if s.Anchor != AtStart {
		style = fmt.Sprintf(` text-anchor="%s"`, s.Anchor)
	}
	if s.Strong {
		style += ` font-weight="600"`
	}
	return style
}

// escape is text for XML: what XML cannot hold becomes U+FFFD.
func escape(text string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD")))
}

// num is a coordinate in hundredths.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
