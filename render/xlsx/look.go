package xlsx

import (
	"cmp"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/render/theme"
)

// look is how a cell looks; equal looks share one style of the workbook.
type look struct {
	tone   doc.Tone
	align  doc.Align
	format string // number format; empty is General
	indent int
	face   face
	fill   fill
	bold   bool
	italic bool
	wrap   bool
	left   bool // to the left whatever it is; numbers stand to the right otherwise
	input  bool // unlocked, drawn as a field
	free   bool // unlocked, drawn as any other
	rule   bool // a hairline below
}

// face is the kind of lettering.
type face uint8

const (
	bodyFace face = iota
	titleFace
	subtitleFace
	sectionFace // heading level 1
	headingFace // 2
	minorFace   // 3 and 4
	leadFace
	fineFace
	headFace  // of a table
	fieldFace // of a column of a form that may be left blank
	bigFace   // of a tile
	linkFace
	quoteFace
)

// fill is the kind of ground.
type fill uint8

const (
	noFill fill = iota
	panelFill
	accentFill
	totalFill
)

// styles gives each look its number in the workbook.
type styles struct {
	file  *excelize.File
	theme theme.Theme
	known map[look]int

	pass, gap, decimals int // conditional: on PASS, on GAP, on a fraction where whole numbers are usual
}

func newStyles(file *excelize.File, th theme.Theme) (*styles, error) {
	s := &styles{file: file, theme: th, known: map[look]int{}}
	loud := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{th.Bad.Hex()}}
	conditional := []struct {
		id    *int
		style excelize.Style
	}{
		{&s.pass, excelize.Style{Font: &excelize.Font{Bold: true, Color: th.Good.Hex()}}},
		{&s.gap, excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: loud}},
		{&s.decimals, excelize.Style{NumFmt: 4}}, // #,##0.00
	}
	for _, c := range conditional {
		id, err := file.NewConditionalStyle(&c.style)
		if err != nil {
			return nil, err
		}
		*c.id = id
	}
	return s, nil
}

func (s *styles) of(l look) (int, error) {
	if id, ok := s.known[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(s.style(l))
	if err != nil {
		return 0, err
	}
	s.known[l] = id
	return id, nil
}

func (s *styles) style(l look) *excelize.Style {
	style := &excelize.Style{
		Font:       s.font(l),
		Fill:       s.ground(l),
		Border:     s.border(l),
		Alignment:  &excelize.Alignment{Horizontal: horizontal(l), Vertical: "top", WrapText: l.wrap, Indent: l.indent},
		Protection: &excelize.Protection{Locked: !l.input && !l.free},
	}
	if format := toned(l.format, l.tone); format != "" {
		style.CustomNumFmt = &format
	}
	return style
}

func (s *styles) font(l look) *excelize.Font {
	f := &excelize.Font{Family: "Calibri", Size: fontSize(l.face), Color: s.theme.Ink.Hex(), Bold: l.bold, Italic: l.italic}
	switch l.face {
	case titleFace, sectionFace, headingFace, minorFace:
		f.Bold, f.Color = true, s.theme.Head().Hex()
	case subtitleFace, fineFace:
		f.Color = s.theme.Muted.Hex()
	case headFace:
		f.Bold, f.Color = true, s.theme.On(s.theme.Accent).Hex()
	case bigFace:
		f.Bold = true
	case linkFace:
		f.Underline, f.Color = "single", s.theme.Head().Hex()
	case quoteFace:
		f.Italic = true
	}
	if l.tone != doc.Neutral {
		f.Color = s.toneColour(l.tone)
	}
	return f
}

func (s *styles) toneColour(t doc.Tone) string {
	switch t {
	case doc.Good:
		return s.theme.Good.Hex()
	case doc.Warning:
		return s.theme.Warn.Hex()
	case doc.Bad:
		return s.theme.Bad.Hex()
	case doc.Muted:
		return s.theme.Muted.Hex()
	default:
		return s.theme.Ink.Hex()
	}
}

// inputGround is the pale yellow that spreadsheets use for cells to fill in.
const inputGround = "FFF8DC"

func (s *styles) ground(l look) excelize.Fill {
	colour := ""
	switch {
	case l.input:
		colour = inputGround
	case l.fill == accentFill:
		colour = s.theme.Accent.Hex()
	case l.fill == panelFill, l.fill == totalFill:
		colour = s.theme.Panel.Hex()
	}
	if colour == "" {
		return excelize.Fill{}
	}
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func (s *styles) border(l look) []excelize.Border {
	thin := func(side, colour string) excelize.Border {
		return excelize.Border{Type: side, Style: 1, Color: colour}
	}
	rule, accent := s.theme.Rule.Hex(), s.theme.Accent.Hex()
	switch {
	case l.input:
		return []excelize.Border{thin("left", accent), thin("right", accent), thin("top", accent), thin("bottom", accent)}
	case l.fill == totalFill:
		return []excelize.Border{{Type: "top", Style: 2, Color: accent}, thin("bottom", rule)}
	case l.rule:
		return []excelize.Border{thin("bottom", rule)}
	}
	return nil
}

func horizontal(l look) string {
	switch {
	case l.align == doc.Center:
		return "center"
	case l.align == doc.End:
		return "right"
	case l.left, l.indent > 0: // an indent needs a side to be from
		return "left"
	default:
		return ""
	}
}

// mark is the sign that carries a tone to those who see no colour.
func mark(t doc.Tone) string {
	switch t {
	case doc.Good:
		return "✓ "
	case doc.Warning:
		return "▲ "
	case doc.Bad:
		return "✗ "
	default:
		return ""
	}
}

// toned puts a tone's sign into a number format, in front of numbers and text alike, so that the value stays what it is.
func toned(format string, t doc.Tone) string {
	sign := mark(t)
	if sign == "" {
		return format
	}
	return decorated(cmp.Or(format, "General"), sign, "")
}

// decorated is a number format with a literal before and after numbers of either sign and text.
func decorated(format, before, after string) string {
	if before != "" {
		before = quoted(before)
	}
	if after != "" {
		after = quoted(after)
	}
	sections := strings.Split(format, ";")
	if len(sections) > 1 {
		for i, s := range sections {
			condition, rest := leading(s)
			sections[i] = condition + before + rest + after
		}
		return strings.Join(sections, ";")
	}
	language, rest := leading(format)
	plain := language + before + rest + after
	return plain + ";" + language + before + "-" + rest + after + ";" + plain + ";" + before + "@" + after
}

// leading parts a section of a format from the condition or language in brackets that must come first.
func leading(section string) (bracket, rest string) {
	if end := strings.IndexByte(section, ']'); strings.HasPrefix(section, "[") && end > 0 {
		return section[:end+1], section[end+1:]
	}
	return "", section
}

// quoted is s as a literal of a number format, without what would end the literal or its section.
func quoted(s string) string {
	return `"` + strings.Map(func(r rune) rune {
		if r == '"' || r == ';' || r < ' ' {
			return -1
		}
		return r
	}, s) + `"`
}
