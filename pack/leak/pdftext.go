package leak

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// pdfText reads the text that content streams show, in their order.
type pdfText struct {
	*located
	file  *pdfFile
	fonts map[string]*pdfFont // by the identity of the font's dictionary
	seen  map[*pdfObject]bool // streams that were read as content
	deep  int                 // forms within forms
}

// matrix is a, b, c, d, e, f of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m applied first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// textState is the part of the graphics state that text needs.
type textState struct {
	ctm                                 matrix
	font                                *pdfFont
	size, char, word, scale, lead, rise float64
}

// content is the state of reading one content stream, the forms that it draws included.
type content struct {
	*pdfText
	resources pdfDict
	out       *strings.Builder
	pen       *pen
	state     textState
	stack     []textState
	tm, line  matrix
}

// pen is where the last glyph ended, in the page's own units.
type pen struct {
	x, y  float64
	drawn bool
	known bool // the width of what was shown last
}

// run is the text that a content stream shows, with soft breaks where runs meet.
func (t *pdfText) run(data []byte, resources pdfDict) (string, error) {
	c := &content{pdfText: t, resources: resources, out: &strings.Builder{}, pen: &pen{}, tm: identity, line: identity}
	c.state = textState{ctm: identity, scale: 1}
	err := c.operators(data)
	return c.out.String(), err
}

func (c *content) operators(data []byte) error {
	l := &lexer{data: data}
	var args []any
	for {
		v, err := l.next(false)
		if errors.Is(err, errPDFEnd) && l.pos >= len(data) {
			return nil
		}
		if err != nil {
			return err
		}
		op, isOp := v.(pdfKeyword)
		if !isOp || op == "true" || op == "false" || op == "null" {
			args = append(args, v)
			continue
		}
		if op == "ID" {
			skipInlineImage(l)
		}
		if err := c.operator(string(op), args); err != nil {
			return err
		}
		args = args[:0]
	}
}

// skipInlineImage passes the pixels between ID and EI.
func skipInlineImage(l *lexer) {
	for l.pos++; l.pos+2 <= len(l.data); l.pos++ {
		after := l.pos+2 == len(l.data) || isPDFSpace(l.data[l.pos+2])
		if l.data[l.pos] == 'E' && l.data[l.pos+1] == 'I' && isPDFSpace(l.data[l.pos-1]) && after {
			l.pos += 2
			return
		}
	}
	l.pos = len(l.data)
}

// operator does what matters to text; all other operators do nothing.
func (c *content) operator(op string, args []any) error {
	n := numbers(args)
	switch op {
	case "q":
		c.stack = append(c.stack, c.state)
	case "Q":
		if k := len(c.stack); k > 0 {
			c.state, c.stack = c.stack[k-1], c.stack[:k-1]
		}
	case "cm":
		c.state.ctm = matrixOf(n).times(c.state.ctm)
	case "BT":
		c.tm, c.line = identity, identity
	case "Tf":
		return c.setFont(args)
	case "Do":
		return c.form(args)
	case "Tj", "TJ", "'", `"`:
		return c.show(op, args)
	case "BDC", "DP", "BMC", "MP":
		c.marked(args)
	default:
		c.position(op, n)
	}
	return nil
}

// position does the operators that move text or space it.
func (c *content) position(op string, n []float64) {
	arg := func(i int) float64 {
		if i < len(n) {
			return n[i]
		}
		return 0
	}
	switch op {
	case "Tc":
		c.state.char = arg(0)
	case "Tw":
		c.state.word = arg(0)
	case "Tz":
		c.state.scale = arg(0) / 100
	case "TL":
		c.state.lead = arg(0)
	case "Ts":
		c.state.rise = arg(0)
	case "Td":
		c.move(arg(0), arg(1))
	case "TD":
		c.state.lead = -arg(1)
		c.move(arg(0), arg(1))
	case "Tm":
		c.tm = matrixOf(n)
		c.line = c.tm
	case "T*":
		c.move(0, -c.state.lead)
	}
}

func numbers(args []any) []float64 {
	var n []float64
	for _, a := range args {
		if f, ok := a.(float64); ok {
			n = append(n, f)
		}
	}
	return n
}

func matrixOf(n []float64) matrix {
	if len(n) != 6 {
		return identity
	}
	return matrix(n)
}

func (c *content) move(x, y float64) {
	c.line = matrix{1, 0, 0, 1, x, y}.times(c.line)
	c.tm = c.line
}

func (c *content) setFont(args []any) error {
	if len(args) != 2 {
		return errors.New("a font is set without a name and a size")
	}
	name, _ := args[0].(pdfName)
	c.state.size, _ = args[1].(float64)
	ref := c.file.dict(c.resources["Font"])[name]
	d := c.file.dict(ref)
	if d == nil {
		return fmt.Errorf("the font %s is missing", name)
	}
	key := fmt.Sprint(ref)
	if _, isRef := ref.(pdfRef); !isRef {
		key = fmt.Sprintf("%p", d)
	}
	if c.fonts[key] == nil {
		f, err := c.readFont(d)
		if err != nil {
			return err
		}
		c.fonts[key] = f
	}
	c.state.font = c.fonts[key]
	return nil
}

// form reads a form where it is drawn; an image is none.
func (c *content) form(args []any) error {
	if len(args) != 1 {
		return nil
	}
	name, _ := args[0].(pdfName)
	o := c.file.streamOf(c.file.dict(c.resources["XObject"])[name])
	if o == nil || o.dict()["Subtype"] != pdfName("Form") {
		return nil
	}
	if c.deep > 16 {
		return errors.New("its forms are nested too deeply")
	}
	c.seen[o] = true
	inner := &content{pdfText: c.pdfText, resources: c.resources, out: c.out, pen: c.pen, tm: identity, line: identity, state: c.state}
	if r := c.file.dict(o.dict()["Resources"]); r != nil {
		inner.resources = r
	}
	if m := numbers(c.file.array(o.dict()["Matrix"])); len(m) == 6 {
		inner.state.ctm = matrix(m).times(c.state.ctm)
	}
	c.deep++
	defer func() { c.deep-- }()
	return inner.operators(o.data)
}

// marked searches the properties of marked content: its alternative and actual text.
func (c *content) marked(args []any) {
	var b strings.Builder
	for _, a := range args {
		collect(&b, a, 0)
	}
	if b.Len() > 0 {
		c.text(c.at("marked content"), b.String())
	}
}

func (c *content) show(op string, args []any) error {
	if op == "'" || op == `"` {
		if n := numbers(args); op == `"` && len(n) == 2 {
			c.state.word, c.state.char = n[0], n[1]
		}
		c.move(0, -c.state.lead)
	}
	if len(args) == 0 {
		return nil
	}
	pieces, ok := args[len(args)-1].(pdfArray)
	if !ok {
		pieces = pdfArray{args[len(args)-1]}
	}
	for _, p := range pieces {
		switch p := p.(type) {
		case float64:
			c.advance(-p / 1000 * c.state.size * c.state.scale)
		case pdfString:
			if err := c.showString(p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *content) advance(tx float64) { c.tm = matrix{1, 0, 0, 1, tx, 0}.times(c.tm) }

func (c *content) showString(s pdfString) error {
	f := c.state.font
	if f == nil {
		return errors.New("text is shown without a font")
	}
	if len(s) == 0 {
		return nil
	}
	c.joinTo()
	known := true
	for _, g := range f.glyphs(s) {
		if !g.known {
			return fmt.Errorf("the font %s does not say what its codes mean", f.name)
		}
		c.out.WriteString(g.text)
		known = known && g.width > 0
		tx := g.width/1000*c.state.size + c.state.char
		if g.space {
			tx += c.state.word
		}
		c.advance(tx * c.state.scale)
	}
	m := c.tm.times(c.state.ctm)
	*c.pen = pen{x: m[4], y: m[5], drawn: true, known: known}
	return nil
}

// How far apart, in parts of the font's size, two runs on a line are to be read.
const (
	kerned = 0.08 // nearer than this they are one word
	spaced = 0.15 // farther than this they are two; between, either
	raised = 0.3  // farther up or down than this they are on two lines
)

// joinTo writes what stands between the last run and the one that begins now.
func (c *content) joinTo() {
	if !c.pen.drawn {
		return
	}
	m := c.tm.times(c.state.ctm)
	length := math.Hypot(m[0], m[1])
	size := math.Abs(c.state.size) * length
	if length == 0 || size == 0 {
		c.out.WriteRune(softBreak)
		return
	}
	dx, dy := m[4]-c.pen.x, m[5]-c.pen.y
	along, across := (dx*m[0]+dy*m[1])/length/size, math.Abs(dy*m[0]-dx*m[1])/length/size
	switch {
	case across > raised || !c.pen.known:
		c.out.WriteRune(softBreak)
	case along > spaced || along < -1:
		c.out.WriteString(" ")
	case math.Abs(along) > kerned:
		c.out.WriteRune(softBreak)
	}
}
