package pdf

import (
	"bytes"
	"strconv"
	"time"

	"dossier/render/pdf/tagged"
	"dossier/render/theme"

	"github.com/go-pdf/fpdf"
)

// drawn is a layout as fpdf draws it: a file whose pages' contents, pictures and fonts are of use, and which node of the structure
// each marked-content sequence belongs to, by page and by identifier.
type drawn struct {
	file  []byte
	marks [][]Node
	after [][]int // by page, for each LinkArea in their order: how many sequences stand before it
}

// draw makes the pages of a layout with fonts that stand in for its faces. This file alone knows fpdf; nothing is measured or decided
// here.
func draw(l Layout, fonts []tagged.Font) (drawn, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: l.Pages[0].Width.MM(), Ht: l.Pages[0].Height.MM()}})
	f.SetAutoPageBreak(false, 0) //nolint:forbidigo // the one place: it is turned off here
	f.SetMargins(0, 0, 0)
	f.SetCompression(false) // streams are deflated where they are tagged
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0)) // replaced by the document's own; without it fpdf asks the clock
	f.SetModificationDate(time.Unix(0, 0))
	for _, b := range l.Bitmaps {
		f.RegisterImageOptionsReader(b.Name, fpdf.ImageOptions{ImageType: b.Kind}, bytes.NewReader(b.Data))
	}
	named := map[string]standIn{}
	for i, font := range fonts {
		named[font.Name] = core[i]
	}
	var d drawn
	for _, page := range l.Pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: page.Width.MM(), Ht: page.Height.MM()})
		p := pen{Fpdf: f, fonts: named, tree: l.Tree, node: none, height: page.Height}
		for _, item := range page.Items {
			p.item(item)
		}
		p.enter(none)
		d.marks, d.after = append(d.marks, p.marks), append(d.after, p.after)
	}
	var out bytes.Buffer
	err := f.Output(&out)
	d.file = out.Bytes()
	return d, err
}

// standIn is a font that every PDF reader has, and fpdf too, drawn with in a face's stead: of a face of its own, fpdf would make the
// same cut for each document anew, at forty per cent of the time that a document takes.
type standIn struct{ name, family, style string }

var core = []standIn{
	{"Helvetica", "Helvetica", ""}, {"Helvetica-Bold", "Helvetica", "B"}, {"Helvetica-Oblique", "Helvetica", "I"}, {"Helvetica-BoldOblique", "Helvetica", "BI"},
	{"Courier", "Courier", ""}, {"Courier-Bold", "Courier", "B"}, {"Courier-Oblique", "Courier", "I"}, {"Courier-BoldOblique", "Courier", "BI"},
	{"Times-Roman", "Times", ""}, {"Times-Bold", "Times", "B"}, {"Times-Italic", "Times", "I"}, {"Times-BoldItalic", "Times", "BI"},
}

// pen draws the items of one page. It remembers what is set, to say it once.
type pen struct {
	*fpdf.Fpdf
	fonts  map[string]standIn
	tree   []Element
	height Length // of the page
	face   *face
	size   Points
	ink    theme.Colour // of text and areas; of no meaning until one is drawn
	inked  bool
	node   Node // of the open marked-content sequence
	marks  []Node
	after  []int
	line   []byte // what is being written, kept for the next
}

// none is the node of what stands in no sequence.
const none Node = -1

// enter closes the open sequence and opens one of another node. What follows of the same node stays in its sequence.
func (p *pen) enter(n Node) {
	if n == p.node {
		return
	}
	if p.node != none {
		p.RawWriteStr("EMC")
	}
	p.node = n
	switch n {
	case none:
	case Artifact:
		p.RawWriteStr("/Artifact BMC")
	default:
		p.line = append(append(append(p.line[:0], '/'), p.tree[n].Role...), " <</MCID "...)
		p.line = append(strconv.AppendInt(p.line, int64(len(p.marks)), 10), ">> BDC"...)
		p.RawWriteBuf(bytes.NewReader(p.line))
		p.marks = append(p.marks, n)
	}
}

func (p *pen) item(item Item) {
	switch i := item.(type) {
	case TextRun:
		p.enter(i.Node)
		p.text(i)
	case Rectangle:
		p.enter(i.Node)
		p.SetFillColor(int(i.Fill.R), int(i.Fill.G), int(i.Fill.B))
		p.ink, p.inked = i.Fill, true
		p.Rect(i.X.MM(), i.Y.MM(), i.Width.MM(), i.Height.MM(), "F")
	case Polygon:
		p.enter(i.Node)
		p.SetFillColor(int(i.Fill.R), int(i.Fill.G), int(i.Fill.B))
		p.ink, p.inked = i.Fill, true
		corners := make([]fpdf.PointType, len(i.Corners))
		for n, c := range i.Corners {
			corners[n] = fpdf.PointType{X: c.X.MM(), Y: c.Y.MM()}
		}
		p.Polygon(corners, "F")
	case Line:
		p.enter(i.Node)
		p.stroke(i)
	case Picture:
		p.enter(i.Node)
		p.ImageOptions(i.Bitmap, i.X.MM(), i.Y.MM(), i.Width.MM(), i.Height.MM(), false, fpdf.ImageOptions{}, 0, "")
	case LinkArea:
		p.after = append(p.after, len(p.marks)) // the area itself is written where the file is tagged
	}
}

func (p *pen) stroke(l Line) {
	p.SetDrawColor(int(l.Colour.R), int(l.Colour.G), int(l.Colour.B))
	p.SetLineWidth(l.Weight.MM())
	if l.Dashed {
		p.SetDashPattern([]float64{1, 0.8}, 0)
		defer p.SetDashPattern(nil, 0)
	}
	p.Line(l.X1.MM(), l.Y1.MM(), l.X2.MM(), l.Y2.MM())
}
