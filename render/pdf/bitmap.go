package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	_ "image/jpeg" // a format that image.Decode reads
	"image/png"

	"dossier/doc"
	"dossier/source"
)

// mostPixels is the largest picture that is drawn; a small file can claim to be far larger.
const mostPixels = 60_000_000

// bitmap checks a picture and keeps it once. PNGs are written anew, without what fpdf cannot read (interlacing, odd palettes);
// JPEGs in the colours of printing inks too, since a file says what its colours mean in one way only, and it is sRGB.
func (s *setter) bitmap(data []byte) (Bitmap, error) {
	name := fmt.Sprintf("%x", sha256.Sum256(data))
	for _, have := range s.bitmaps {
		if have.Name == name {
			return have, nil
		}
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Bitmap{}, err
	}
	if config.Width*config.Height > mostPixels || config.Width <= 0 || config.Height <= 0 {
		return Bitmap{}, fmt.Errorf("%d × %d pixels", config.Width, config.Height)
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Bitmap{}, err
	}
	bitmap := Bitmap{Name: name, Kind: "jpg", Width: config.Width, Height: config.Height, Data: data}
	if _, printers := decoded.(*image.CMYK); kind == "png" || printers {
		bitmap.Kind = "png"
		if bitmap.Data, err = encoded(decoded); err != nil {
			return Bitmap{}, err
		}
	}
	s.bitmaps = append(s.bitmaps, bitmap)
	return bitmap, nil
}

func encoded(picture image.Image) ([]byte, error) {
	plain := image.NewNRGBA(picture.Bounds())
	for y := plain.Rect.Min.Y; y < plain.Rect.Max.Y; y++ {
		for x := plain.Rect.Min.X; x < plain.Rect.Max.X; x++ {
			plain.Set(x, y, picture.At(x, y))
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, plain)
	return out.Bytes(), err
}

// mostPicture is how tall a picture gets.
const mostPicture = 120 * MM

// image sets a picture across the text, with its caption below.
func (s *setter) image(b doc.Image, a area) []slab {
	if b.Alt == "" {
		s.report(s.nowhere(), fmt.Sprintf("picture %q has no alternative text", b.Name), "what it shows, in a sentence")
	}
	bitmap, err := s.bitmap(b.Data)
	if err != nil {
		s.problems = append(s.problems, source.Err(s.nowhere(), fmt.Sprintf("picture %q cannot be drawn: %v", b.Name, err), "a whole PNG or JPEG", ""))
		return nil
	}
	// 150 pixels an inch print well; a picture is never blown up beyond that.
	width := min(a.width, Length(float64(bitmap.Width)*25400/150))
	height := Length(float64(width) * float64(bitmap.Height) / float64(bitmap.Width))
	if most := min(mostPicture, s.bodyHeight(a)/2); height > most {
		width, height = Length(float64(width)*float64(most)/float64(height)), most
	}
	figure := s.tree.add(Element{Role: RoleFigure, Parent: a.node, Alt: b.Alt})
	slabs := []slab{{height: height, items: []Item{
		Picture{X: a.left, Width: max(width, 1), Height: max(height, 1), Bitmap: bitmap.Name, Node: figure},
	}}}
	if b.Caption != "" {
		slabs[0].keep = true
		p := s.prepare(doc.Say(b.Caption), s.scale.fine, s.tree.child(figure, RoleCaption))
		slabs = append(slabs, spaced(kept(s.lines(p, a.column()), false), 1800, 0)...)
	}
	return spaced(slabs, 3*MM, 6*MM)
}
