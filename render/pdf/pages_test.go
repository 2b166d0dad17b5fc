package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/tools/testtool"
)

// pictured are the documents whose pages and bytes are kept; charts have pictures of their own, in package chart.
func pictured() map[string]doc.Document {
	drawn := func(d doc.Document) doc.Document {
		d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b doc.Block) bool { _, is := b.(doc.Chart); return is })
		return d
	}
	long := drawn(illustrated())
	long.Attachments = []doc.Attachment{{Name: "register.csv", MediaType: "text/csv", Data: []byte("id\nD-017\n"), Relationship: doc.SourceFile}}
	return map[string]doc.Document{"case-study": long, "public": drawn(publicStory())}
}

// The pages of a page picture: small enough to keep, large enough to see a line that has moved.
const (
	inch      = 36   // pixels
	unlike    = 48   // how much two pixels may differ and count as alike, of 255
	different = 1000 // a page may differ in one of so many pixels: other versions of poppler smooth letters otherwise
)

// Pages look as they did when somebody looked at them.
func TestPagesLookAsTheyDid(t *testing.T) {
	for name, d := range pictured() {
		got := sheetOf(t, saved(t, rendered(t, d, branded(theme.A4))))
		golden := filepath.Join("testdata", name+".png")
		if *update {
			writePNG(t, golden, got)
		}
		want := readPNG(t, golden)
		if got.Rect != want.Rect {
			t.Errorf("%s: %v pixels, want %v; see %s", name, got.Rect.Size(), want.Rect.Size(), failed(t, name, got))
			continue
		}
		marked, off := compared(got, want)
		if off > len(got.Pix)/different {
			t.Errorf("%s: %d of %d pixels differ from %s: look at %s, then run with -update", name, off, len(got.Pix), golden, failed(t, name, marked))
		}
	}
}

// sheetOf is all pages of a file side by side, in greys.
func sheetOf(t *testing.T, path string) *image.Gray {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command(testtool.Path(t, "pdftoppm"), "-r", fmt.Sprint(inch), "-gray", "-png", path, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, out)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.png"))
	sheet := image.NewGray(image.Rectangle{})
	for _, file := range files {
		page := readPNG(t, file)
		wider := image.NewGray(image.Rect(0, 0, sheet.Rect.Dx()+page.Rect.Dx(), max(sheet.Rect.Dy(), page.Rect.Dy())))
		for _, part := range []struct {
			*image.Gray
			at int
		}{{sheet, 0}, {page, sheet.Rect.Dx()}} {
			for y := range part.Rect.Dy() {
				copy(wider.Pix[y*wider.Stride+part.at:], part.Pix[y*part.Stride:y*part.Stride+part.Rect.Dx()])
			}
		}
		sheet = wider
	}
	return sheet
}

// compared counts the pixels that differ, and marks them black on a pale picture.
func compared(got, want *image.Gray) (marked *image.Gray, off int) {
	marked = image.NewGray(got.Rect)
	for i, p := range got.Pix {
		marked.Pix[i] = 200 + p/5
		if d := int(p) - int(want.Pix[i]); d > unlike || d < -unlike {
			marked.Pix[i] = 0
			off++
		}
	}
	return marked, off
}

// failed writes a picture for a person to look at, and tells where.
func failed(t *testing.T, name string, picture *image.Gray) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "dossier-pages-")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name+".png")
	writePNG(t, path, picture)
	return path
}

func writePNG(t *testing.T, path string, picture *image.Gray) {
	t.Helper()
	// Sixteen greys are enough, and a third of the bytes.
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{Y: uint8(17 * i)}
	}
	few := image.NewPaletted(picture.Rect, greys)
	for i, p := range picture.Pix {
		few.Pix[i] = uint8((int(p) + 8) / 17)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, few); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readPNG(t *testing.T, path string) *image.Gray {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	grey := image.NewGray(decoded.Bounds())
	for y := range grey.Rect.Dy() {
		for x := range grey.Rect.Dx() {
			grey.Set(x, y, decoded.At(x, y))
		}
	}
	return grey
}

// The same documents give the same bytes as they did, with the toolchain that the golden file states.
func TestBytesAreAsTheyWere(t *testing.T) {
	var lines []string
	documents := pictured()
	for _, name := range []string{"case-study", "public"} {
		for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
			lines = append(lines, fmt.Sprintf("%x  %s on %s", sha256.Sum256(rendered(t, documents[name], branded(paper))), name, paper.Name))
		}
	}
	testtool.Hashes(t, lines, *update)
}
