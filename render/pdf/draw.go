package pdf

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strings"
	"time"

	"dossier/doc"
	"dossier/render/theme"

	"github.com/go-pdf/fpdf"
)

// draw makes the PDF of a layout. This file alone knows fpdf; nothing is measured or decided here.
func draw(l Layout, d doc.Document, faces []theme.Face) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: l.Pages[0].Width.MM(), Ht: l.Pages[0].Height.MM()}})
	describe(f, d)
	for _, face := range faces {
		f.AddUTF8FontFromBytes(family(face.Name), "", face.TTF)
	}
	registerBitmaps(f, l.Bitmaps)
	last := l.Pages[len(l.Pages)-1].Height
	for i, page := range l.Pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: page.Width.MM(), Ht: page.Height.MM()})
		p := pen{Fpdf: f}
		for _, item := range page.Items {
			p.item(item)
		}
		for _, mark := range l.Outline {
			if mark.Page == i+1 {
				f.SetFont(family(faces[0].Name), "", 10) // titles are written in Unicode only while a Unicode face is set
				f.Bookmark(basic(mark.Title), mark.Level, (mark.Top + last - page.Height).MM())
			}
		}
	}
	var out bytes.Buffer
	err := f.Output(&out)
	return out.Bytes(), err
}

// family is a face's name as a PDF may hold it, without spaces.
func family(face string) string { return strings.ReplaceAll(face, " ", "") }

// describe states the document's properties. Dates are the document's own, never the clock's.
func describe(f *fpdf.Fpdf, d doc.Document) {
	f.SetAutoPageBreak(false, 0) //nolint:forbidigo // the one place: it is turned off here
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	date := time.Unix(0, 0).UTC() // of a document that has none: fpdf would take the clock's
	if !d.Date.IsZero() {
		date = d.Date.Time()
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetTitle(basic(d.Title), true)
	f.SetAuthor(basic(d.Author), true)
	f.SetSubject(basic(d.Subject), true)
	f.SetKeywords(basic(strings.Join(d.Keywords, ", ")), true)
	f.SetProducer("dossier", true)
	f.SetLang(language(d.Language))
}

// basic is text with what lies beyond the Basic Multilingual Plane spelt out, since fpdf cannot write it.
func basic(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		if r > 0xFFFF {
			fmt.Fprintf(&b, "[U+%04X]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// language is a language tag's letters, digits and hyphens; fpdf writes it as it stands.
func language(tag string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, tag)
}

// pen draws the items of one page. It remembers what fpdf has set, to say it once.
type pen struct {
	*fpdf.Fpdf
	face string
	size Points
}

func (p *pen) item(item Item) {
	switch i := item.(type) {
	case TextRun:
		if p.face != i.Face || p.size != i.Size {
			p.SetFont(family(i.Face), "", float64(i.Size))
			p.face, p.size = i.Face, i.Size
		}
		p.SetTextColor(int(i.Colour.R), int(i.Colour.G), int(i.Colour.B))
		p.Text(i.X.MM(), i.Y.MM(), i.Text)
	case Rectangle:
		p.SetFillColor(int(i.Fill.R), int(i.Fill.G), int(i.Fill.B))
		p.Rect(i.X.MM(), i.Y.MM(), i.Width.MM(), i.Height.MM(), "F")
	case Line:
		p.stroke(i)
	case Picture:
		p.ImageOptions(i.Bitmap, i.X.MM(), i.Y.MM(), i.Width.MM(), i.Height.MM(), false, fpdf.ImageOptions{}, 0, "")
	case LinkArea:
		p.link(i)
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

func (p *pen) link(area LinkArea) {
	if area.URI != "" {
		p.LinkString(area.X.MM(), area.Y.MM(), area.Width.MM(), area.Height.MM(), uri(area.URI))
		return
	}
	id := p.AddLink()
	p.SetLink(id, area.Top.MM(), area.Page)
	p.Link(area.X.MM(), area.Y.MM(), area.Width.MM(), area.Height.MM(), id)
}

// uri is a link's target in plain ASCII, as PDF wants it: every other byte percent-encoded.
func uri(target string) string {
	var b strings.Builder
	for _, c := range []byte(target) {
		if c <= ' ' || c >= 0x7F {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// registerBitmaps hands pictures over under the hash of their bytes. fpdf sorts its picture objects by their width alone, and
// those of equal width fall in the order of a map; so the widths get fractions, which it cuts off when it writes them.
func registerBitmaps(f *fpdf.Fpdf, bitmaps []Bitmap) {
	for i, b := range bitmaps {
		info := f.RegisterImageOptionsReader(b.Name, fpdf.ImageOptions{ImageType: b.Kind}, bytes.NewReader(b.Data))
		if f.Err() {
			return
		}
		if err := nudge(info, float64(i)/float64(1+len(bitmaps))); err != nil {
			f.SetError(err)
		}
	}
}

// nudge adds a fraction of a pixel to the width of a registered picture, by the way that fpdf has of saving and loading one.
func nudge(info *fpdf.ImageInfoType, by float64) error {
	saved, err := info.GobEncode()
	if err != nil {
		return err
	}
	var (
		data, mask, palette []byte
		n, bits             int
		width, height       float64
		space, filter, dp   string
		transparent         []int
		scale, dpi          float64
	)
	fields := []any{&data, &mask, &n, &width, &height, &space, &palette, &bits, &filter, &dp, &transparent, &scale, &dpi}
	in := gob.NewDecoder(bytes.NewReader(saved))
	for _, field := range fields {
		if err := in.Decode(field); err != nil {
			return err
		}
	}
	width += by
	var out bytes.Buffer
	to := gob.NewEncoder(&out)
	for _, field := range fields {
		if err := to.Encode(field); err != nil {
			return err
		}
	}
	return info.GobDecode(out.Bytes())
}
