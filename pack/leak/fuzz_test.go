package leak_test

import (
	"testing"

	"dossier/pack/leak"

	"github.com/go-pdf/fpdf"
	"pgregory.net/rapid"
)

// FuzzScan wants that no bytes stop a search, and that a token in plain sight of a text is found.
func FuzzScan(f *testing.F) {
	t := &testing.T{}
	f.Add("a.pdf", page(t, true, func(pdf *fpdf.Fpdf) { pdf.Cell(100, 5, "text") }))
	f.Add("a.pdf", page(t, false, func(pdf *fpdf.Fpdf) { pdf.SetCompression(false); pdf.Cell(100, 5, "text") }))
	f.Add("a.pdf", []byte("%PDF-1.5\n1 0 obj<</Type/ObjStm/N 9/First 9e9>>stream\nendstream endobj trailer<<>>%%EOF"))
	f.Add("a.png", imageWith(t, "tEXt", []byte("Author\x00me")))
	f.Add("a.jpg", photo(t, 0xE1, []byte("Exif\x00\x00")))
	f.Add("a.html", []byte("<p>x<!-- y --><img src='data:text/html,data:text/html,z'>"))
	f.Add("a.xml", []byte("<?xml version='1.0'?><a b='c'>d</a>"))
	f.Add("a.zip", archive(t, "a.txt", "x"))
	f.Add("a.bin", []byte("\x00\xff\xfe"))
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		leak.Scan([]leak.File{{Path: path, Data: data}}, tokens(canary, "1234567.89", "10.0.0.1"), nil)
	})
}

// TestTokenIsFoundInAnyCompany plants a token between any two texts, parted by a space.
func TestTokenIsFoundInAnyCompany(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		token := rapid.StringMatching(`[A-Za-zÀ-ÿ]{3,9}( [A-Za-z0-9]{1,9}){0,3}`).Draw(r, "token")
		before := rapid.StringMatching(`[\pL\pN .,&-]{0,20}`).Draw(r, "before")
		after := rapid.StringMatching(`[\pL\pN .,&-]{0,20}`).Draw(r, "after")
		text := before + " | " + token + " | " + after
		problems := leak.Scan([]leak.File{{Path: "public/a.txt", Data: []byte(text)}}, tokens(token), nil)
		if len(problems) != 1 {
			r.Fatalf("%q in %q: %v", token, text, problems)
		}
	})
}

// TestLongerWordIsNotTheToken puts letters before or after a token and wants no hit.
func TestLongerWordIsNotTheToken(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		token := rapid.StringMatching(`[a-z]{3,9}`).Draw(r, "token")
		before := rapid.StringMatching(`[a-z]{0,3}`).Draw(r, "before")
		after := rapid.StringMatching(`[a-z]{1,3}`).Draw(r, "after")
		text := before + token + after
		if problems := leak.Scan([]leak.File{{Path: "public/a.txt", Data: []byte(text)}}, tokens(token), nil); len(problems) != 0 {
			r.Fatalf("%q in %q: %v", token, text, problems)
		}
	})
}
