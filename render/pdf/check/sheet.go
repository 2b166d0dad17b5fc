package check

import (
	"dossier/render/pdf/object"
)

// sheet is what stands on one page, furniture aside, in the order in which it is drawn.
type sheet struct {
	width, height float64 // points
	marks         []mark
}

// mark is a run of text, an area, a stroke or a picture: where it stands, in points from the page's upper left corner.
type mark struct {
	box
	text     string // empty for what is no text
	baseline float64
	size     float64
	of       object.Ref // the element that it belongs to
}

type box struct{ left, top, right, bottom float64 }

func (b box) with(x, y float64) box {
	return box{min(b.left, x), min(b.top, y), max(b.right, x), max(b.bottom, y)}
}

// The share of its size that a line of text reaches above and below its baseline: capitals and the tails of letters.
const (
	rise = 0.7
	fall = 0.2
)

// sheets are the pages of a file whose structure has been read.
func (c *checker) sheets() []sheet {
	fonts := map[object.Ref]map[int]float64{}
	var all []sheet
	for _, r := range c.pageRefs {
		page := c.dict(r)
		media := c.array(page.Get("MediaBox"))
		if len(media) != 4 {
			c.wrong("a page without a size")
			return nil
		}
		used := map[object.Name]map[int]float64{}
		for _, e := range c.dict(c.dict(page.Get("Resources")).Get("Font")) {
			ref, _ := e.Value.(object.Ref)
			if fonts[ref] == nil {
				fonts[ref] = c.advances(ref)
			}
			used[e.Key] = fonts[ref]
		}
		s := sheet{width: number(media[2]), height: number(media[3])}
		d := drawer{sheet: &s, fonts: used, owner: func(id int) object.Ref { return c.owned[place{r, id}] }}
		d.read(c.bytes(page.Get("Contents")))
		all = append(all, s)
	}
	return all
}

// advances are the widths of a font's characters, in thousandths of its size.
func (c *checker) advances(r object.Ref) map[int]float64 {
	widths := map[int]float64{}
	for _, descendant := range c.array(c.dict(r).Get("DescendantFonts")) {
		w := c.array(c.dict(descendant).Get("W"))
		for i := 0; i+1 < len(w); i += 2 {
			first, _ := w[i].(int)
			for n, width := range c.array(w[i+1]) {
				widths[first+n] = number(width)
			}
		}
	}
	return widths
}

func number(v object.Value) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// drawer reads what a page draws. It knows the operators that our files hold.
type drawer struct {
	*sheet
	fonts    map[object.Name]map[int]float64
	owner    func(id int) object.Ref
	of       object.Ref // 0 for furniture
	font     map[int]float64
	size     float64
	x, y     float64
	path     box
	begun    bool
	operands []object.Value
}

func (d *drawer) read(data []byte) {
	p := object.ParseContent(data)
	for p.More() {
		v, err := p.Next()
		if err != nil {
			return // said already
		}
		if operator, is := v.(object.Keyword); is {
			d.operator(string(operator))
			d.operands = d.operands[:0]
			continue
		}
		d.operands = append(d.operands, v)
	}
}

func (d *drawer) at(i int) float64 {
	if i < len(d.operands) {
		return number(d.operands[i])
	}
	return 0
}

func (d *drawer) operator(name string) {
	switch name {
	case "BDC":
		d.of = d.owner(identifier(d.operands))
	case "EMC":
		d.of = 0
	case "Tf":
		key, _ := first(d.operands).(object.Name)
		d.font, d.size = d.fonts[key], d.at(1)
	case "Td":
		d.x, d.y = d.at(0), d.at(1)
	case "Tj":
		d.show(d.operands)
	case "TJ":
		parts, _ := first(d.operands).(object.Array)
		d.show(parts)
	case "re":
		d.point(d.at(0), d.at(1))
		d.point(d.at(0)+d.at(2), d.at(1)+d.at(3))
	case "m", "l":
		d.point(d.at(0), d.at(1))
	case "cm":
		d.point(d.at(4), d.at(5))
		d.point(d.at(4)+d.at(0), d.at(5)+d.at(3))
	case "f", "S", "B", "Do":
		d.add(mark{box: d.path})
		d.begun = false
	}
}

// point widens the path to a point, given in the file's way, from the page's lower left corner.
func (d *drawer) point(x, y float64) {
	y = d.height - y
	if !d.begun {
		d.path, d.begun = box{x, y, x, y}, true
	}
	d.path = d.path.with(x, y)
}

func (d *drawer) add(m mark) {
	if m.of = d.of; m.of != 0 {
		d.marks = append(d.marks, m)
	}
}

// show is a run of text, with what it is kerned by.
func (d *drawer) show(parts []object.Value) {
	var text []rune
	x, end := d.x, d.x // end: of what is seen
	for _, part := range parts {
		s, is := part.(object.String)
		if !is {
			x -= number(part) / 1000 * d.size
		}
		for i := 0; i+1 < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			text = append(text, rune(code))
			x += d.font[code] / 1000 * d.size
			if code != ' ' && code != 0xA0 {
				end = x
			}
		}
	}
	baseline := d.height - d.y
	d.add(mark{box: box{d.x, baseline - rise*d.size, end, baseline + fall*d.size}, text: string(text), baseline: baseline, size: d.size})
}
