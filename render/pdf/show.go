package pdf

import (
	"bytes"
	"strconv"
)

// text shows a run. The operator is written here and not by fpdf, which cannot kern: it sets a face of its own in the run's stead, and
// knows nothing of UTF-16.
func (p *pen) text(run TextRun) {
	if p.face != run.face || p.size != run.Size {
		font := p.fonts[run.Face]
		p.SetFont(font.family, font.style, float64(run.Size))
		p.face, p.size = run.face, run.Size
	}
	out := p.line[:0]
	if !p.inked || p.ink != run.Colour {
		for _, channel := range [3]uint8{run.Colour.R, run.Colour.G, run.Colour.B} {
			out = append(appendThousandths(out, (int64(channel)*1000+127)/255), ' ')
		}
		out = append(out, "rg "...)
		p.ink, p.inked = run.Colour, true
	}
	out = append(out, "BT "...)
	out = append(appendThousandths(out, run.X.thousandths()), ' ')
	out = append(appendThousandths(out, (p.height-run.Y).thousandths()), " Td "...)
	p.line = append(appendShown(out, run), " ET"...)
	p.RawWriteBuf(bytes.NewReader(p.line))
}

// thousandths is the length in thousandths of a point.
func (l Length) thousandths() int64 { return int64(l.points()*1000 + 0.5) }

// appendThousandths writes n/1000 with no more digits than it needs.
func appendThousandths(out []byte, n int64) []byte {
	if n < 0 {
		out, n = append(out, '-'), -n
	}
	out = strconv.AppendInt(out, n/1000, 10)
	rest := n % 1000
	if rest == 0 {
		return out
	}
	digits := [4]byte{'.', byte('0' + rest/100), byte('0' + rest/10%10), byte('0' + rest%10)}
	end := 4
	for digits[end-1] == '0' {
		end--
	}
	return append(out, digits[:end]...)
}

// appendShown writes the operator that shows a run's text, each character as two bytes, moved by its kerning with the next.
func appendShown(out []byte, run TextRun) []byte {
	at, kerned := len(out), false
	out = append(out, "[("...)
	before := rune(0)
	for _, r := range run.Text {
		if kern := run.face.Kern(before, r); kern != 0 {
			out = append(out, ')')
			out = strconv.AppendInt(out, int64(-kern), 10)
			out, kerned = append(out, '('), true
		}
		out = appendEscaped(appendEscaped(out, byte(r>>8)), byte(r))
		before = r
	}
	if kerned {
		return append(out, ")]TJ"...)
	}
	copy(out[at:], out[at+1:]) // one string needs no brackets
	return append(out[:len(out)-1], ")Tj"...)
}

// appendEscaped writes a byte of a literal string.
func appendEscaped(out []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(out, '\\', c)
	case '\r':
		return append(out, '\\', 'r')
	}
	return append(out, c)
}
