package pdf_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/pdf/check"
	"dossier/render/pdf/object"
	"dossier/render/theme"
	"dossier/tools/testtool"
)

func rendered(t *testing.T, d doc.Document, th theme.Theme) []byte {
	t.Helper()
	data, problems := pdf.Render(d, th)
	for _, p := range problems {
		t.Errorf("problem: %s", p)
	}
	sound(t, d, data)
	return data
}

// sound asks our own checker about a file. One without title or language cannot be PDF/UA, and does not say that it is.
func sound(t *testing.T, d doc.Document, data []byte) {
	t.Helper()
	for _, finding := range check.PDF(data) {
		if d.Title == "" && finding == "no title" || d.Language == "" && finding == "no language" || (d.Title == "" || d.Language == "") && finding == "not said to be PDF/UA-1" {
			continue
		}
		t.Errorf("%s: %s", d.ID, finding)
	}
}

func saved(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(testtool.Path(t, name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// picture is a PNG or a JPEG of so many pixels in one colour; pictures of equal size and different colours are told apart.
func picture(kind string, width, height int, c color.Color) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		img.Set(i%width, i/width, c)
	}
	var out bytes.Buffer
	if kind == "jpg" {
		_ = jpeg.Encode(&out, img, nil)
	} else {
		_ = png.Encode(&out, img)
	}
	return out.Bytes()
}

// illustrated is the case study with pictures of equal width, opaque and transparent ones, PNG and JPEG.
func illustrated() doc.Document {
	d := caseStudy()
	for i, data := range [][]byte{
		picture("png", 400, 200, color.NRGBA{200, 30, 30, 255}), picture("png", 400, 100, color.NRGBA{30, 200, 30, 120}), picture("png", 400, 200, color.NRGBA{30, 30, 200, 255}),
		picture("jpg", 400, 200, color.NRGBA{90, 90, 90, 255}), picture("jpg", 400, 200, color.NRGBA{0, 90, 90, 255}), picture("png", 400, 200, color.NRGBA{200, 30, 30, 255}),
	} {
		d.Blocks = append(d.Blocks, doc.Image{Name: string(rune('a' + i)), Data: data, Alt: "a coloured area", Caption: "A coloured area"})
	}
	return d
}

func TestOutputIsSound(t *testing.T) {
	for _, paper := range []theme.Paper{theme.A4, theme.Letter} {
		path := saved(t, rendered(t, illustrated(), branded(paper)))
		if out := output(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("qpdf: %s", out)
		}
		info := output(t, "pdfinfo", path)
		for _, want := range []string{"Title:           Out of the data centre in eleven weeks", "Author:          Northwind Cloud Partners", "Keywords:        AWS, migration", "(" + strings.ToLower(paper.Name)} {
			if !strings.Contains(strings.ToLower(info), strings.ToLower(want)) {
				t.Errorf("pdfinfo lacks %q:\n%s", want, info)
			}
		}
		if fonts := output(t, "pdffonts", path); regexp.MustCompile(`Identity-H\s+no`).MatchString(fonts) {
			t.Errorf("a font is not embedded:\n%s", fonts)
		}
	}
}

func TestSameBytes(t *testing.T) {
	d := illustrated()
	want := rendered(t, d, branded(theme.A4))
	for _, procs := range []int{1, 2, 8} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			var all sync.WaitGroup
			for range 7 {
				all.Go(func() {
					if got, _ := pdf.Render(d, branded(theme.A4)); !bytes.Equal(got, want) {
						t.Error("bytes differ")
					}
				})
			}
			all.Wait()
		}()
	}
}

// Bookmarks and links are written with the right place on pages of either orientation; fpdf reckons with the last page's height.
func TestBookmarksOnMixedPages(t *testing.T) {
	wide := doc.Table{Columns: make([]doc.Column, 14), Rows: []doc.TableRow{{}}}
	for range 14 {
		wide.Rows[0].Cells = append(wide.Rows[0].Cells, doc.TextCell("unbreakable-word-one"))
	}
	d := doc.Document{Language: "en", Blocks: []doc.Block{
		doc.Heading{Level: 1, Content: doc.Say("First")}, doc.Paragraph{Content: doc.Say("text")},
		doc.Heading{Level: 1, Content: doc.Say("Second")}, wide,
	}}
	layout, _ := pdf.Lay(d, theme.Default())
	data := rendered(t, d, theme.Default())
	tops := destinations(t, data)
	if len(tops) != 2 {
		t.Fatalf("%d destinations", len(tops))
	}
	for i, mark := range layout.Outline {
		want := (layout.Pages[mark.Page-1].Height - mark.Top).MM() / 25.4 * 72
		if got := tops[i]; got-want > 0.1 || want-got > 0.1 {
			t.Errorf("%s leads to %v, want %v", mark.Title, got, want)
		}
	}
}

// destinations are how far up their pages the bookmarks of a file lead, in points.
func destinations(t *testing.T, data []byte) []float64 {
	t.Helper()
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var tops []float64
	for i := range f.Size() {
		v, err := f.Object(object.Ref(i))
		if err != nil {
			t.Fatal(err)
		}
		entry, _ := v.(object.Dict)
		if dest, ok := entry.Get("Dest").(object.Array); ok && entry.Get("Title") != nil {
			tops = append(tops, dest[3].(float64))
		}
	}
	return tops
}

// pdftotext, which knows nothing of our layout, reads every character back in order.
func TestTextCanBeReadBack(t *testing.T) {
	var blocks []doc.Block
	var want strings.Builder
	letters := "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.;:!?()[]{}\\/+=<>#%&*@'\"äöüßéèñçœŁžőΣΩжЯ€£¥–—…“”’•→≥≤≠×±µ²½©®™"
	runes := []rune(letters)
	seed := uint32(7)
	for i := range 300 {
		var b strings.Builder
		for j := range 40 + i%120 {
			seed = seed*1664525 + 1013904223
			b.WriteRune(runes[int(seed>>16)%len(runes)])
			if j%7 == 6 {
				b.WriteRune(' ')
			}
		}
		want.WriteString(b.String())
		blocks = append(blocks, doc.Paragraph{Content: []doc.Inline{doc.Text{Text: b.String(), Strong: i%3 == 0, Italic: i%4 == 0, Code: i%9 == 0}}})
	}
	path := saved(t, rendered(t, doc.Document{Blocks: blocks}, theme.Default()))
	got := output(t, "pdftotext", "-raw", "-enc", "UTF-8", path, "-")
	got = regexp.MustCompile(`Page \d+ of \d+\n`).ReplaceAllString(got, "")
	if a, b := bare(got), bare(want.String()); a != b {
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		t.Errorf("differs at %d:\ngot  %.80q\nwant %.80q", i, a[i:], b[i:])
	}
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func TestPicturesThatCannotBeDrawn(t *testing.T) {
	whole := picture("png", 40, 20, color.Black)
	for name, data := range map[string][]byte{"empty": nil, "cut": whole[:len(whole)-20], "text": []byte("<svg/>"), "gif": []byte("GIF89a")} {
		out, problems := pdf.Render(doc.Document{ID: "x", Blocks: []doc.Block{doc.Image{Name: name, Data: data, Alt: "x"}}}, theme.Default())
		if len(out) == 0 || len(problems) != 1 || !strings.Contains(problems[0].What, "cannot be drawn") {
			t.Errorf("%s: %d bytes, %v", name, len(out), problems)
		}
	}
}

// Layout is ours: fpdf must never break a line or a page, nor put in text after layout.
func TestForbiddenCalls(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	forbidden := map[string]bool{"MultiCell": true, "Write": true, "Writef": true, "WriteAligned": true, "AliasNbPages": true, "RegisterAlias": true, "CellFormat": true, "Cell": true, "SetFooterFunc": true, "SetHeaderFunc": true}
	set := token.NewFileSet()
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range parsed.Imports {
			if strings.Contains(imported.Path.Value, "fpdf") && file != "draw.go" {
				t.Errorf("%s imports fpdf: only draw.go may", file)
			}
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			selector, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			name := selector.Sel.Name
			if file == "draw.go" && forbidden[name] {
				t.Errorf("%s: %s is forbidden", set.Position(call.Pos()), name)
			}
			if name == "SetAutoPageBreak" {
				if first, ok := call.Args[0].(*ast.Ident); !ok || first.Name != "false" {
					t.Errorf("%s: automatic page breaks are forbidden", set.Position(call.Pos()))
				}
			}
			return true
		})
	}
}
