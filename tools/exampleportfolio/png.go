package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	pngenc "image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Colours of the drawings, by index.
const (
	white = iota
	navy
	orange
	grey
	red
)

var palette = color.Palette{
	white: color.RGBA{255, 255, 255, 255}, navy: color.RGBA{31, 56, 100, 255}, orange: color.RGBA{236, 140, 30, 255},
	grey: color.RGBA{225, 230, 238, 255}, red: color.RGBA{176, 32, 32, 255},
}

// png draws an architecture diagram: the customer's site, the VPC with two Availability Zones, and what the paper says below.
func png(content paper) ([]byte, error) {
	lines := wrap(content.Lines, 110)
	img := image.NewPaletted(image.Rect(0, 0, 820, 300+14*len(lines)), palette)
	label(img, 20, 22, sampleMark, red)
	label(img, 20, 42, content.Title, navy)
	box(img, image.Rect(20, 60, 180, 270), "Customer site", grey)
	box(img, image.Rect(240, 60, 800, 270), "AWS Region, production VPC", grey)
	box(img, image.Rect(260, 90, 510, 260), "Availability Zone a", white)
	box(img, image.Rect(530, 90, 780, 260), "Availability Zone b", white)
	for i, name := range []string{"Application tier", "Data tier"} {
		for _, x := range []int{280, 550} {
			box(img, image.Rect(x, 115+70*i, x+210, 170+70*i), name, orange)
		}
	}
	fill(img, image.Rect(180, 160, 240, 164), navy)
	label(img, 182, 154, "private", navy)
	for i, line := range lines {
		label(img, 20, 295+14*i, line, navy)
	}
	return encodePNG(img)
}

// logo is a customer's mark: its initials on a field.
func logo(name string) ([]byte, error) {
	img := image.NewPaletted(image.Rect(0, 0, 240, 64), palette)
	fill(img, image.Rect(0, 0, 64, 64), navy)
	var initials strings.Builder
	for _, word := range strings.Fields(name) {
		initials.WriteString(word[:1])
	}
	label(img, 32-7*initials.Len()/2, 37, initials.String(), white)
	label(img, 74, 30, name, navy)
	label(img, 74, 48, "sample logo", orange)
	return encodePNG(img)
}

func encodePNG(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	enc := pngenc.Encoder{CompressionLevel: pngenc.DefaultCompression}
	if err := enc.Encode(&out, img); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func box(img draw.Image, r image.Rectangle, name string, background int) {
	fill(img, r, navy)
	fill(img, r.Inset(1), background)
	label(img, r.Min.X+8, r.Min.Y+18, name, navy)
}

func fill(img draw.Image, r image.Rectangle, index int) {
	draw.Draw(img, r, image.NewUniform(palette[index]), image.Point{}, draw.Src)
}

// label writes ASCII; the fixed font has nothing else.
func label(img draw.Image, x, y int, s string, index int) {
	s = strings.NewReplacer("–", "-", "’", "'").Replace(s)
	d := font.Drawer{Dst: img, Src: image.NewUniform(palette[index]), Face: basicfont.Face7x13, Dot: fixed.P(x, y)}
	d.DrawString(s)
}
