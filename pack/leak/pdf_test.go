package leak_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/goregular"
)

// page is a PDF that draw draws, with an embedded Unicode font or with a core font.
func page(t *testing.T, unicode bool, draw func(pdf *fpdf.Fpdf)) []byte {
	t.Helper()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(time.Unix(0, 0))
	pdf.AddPage()
	pdf.SetFont("Helvetica", "", 11)
	if unicode {
		pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
		pdf.SetFont("go", "", 11)
	}
	draw(pdf)
	var b bytes.Buffer
	if err := pdf.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rawOperators are the canaries written in the one-byte codes of a core font.
var rawOperators = map[string]bool{"kerned": true, "hex": true, "octal": true, "next line": true, "spaced line": true, "raised": true}

func TestPDFCanaries(t *testing.T) {
	draws := map[string]func(pdf *fpdf.Fpdf){
		"cell":  func(pdf *fpdf.Fpdf) { pdf.Cell(100, 5, "for Harbour Lines, 2026") },
		"cells": func(pdf *fpdf.Fpdf) { pdf.Cell(30, 5, "Harbour"); pdf.Cell(30, 5, "Lines") },
		"cells in a word": func(pdf *fpdf.Fpdf) {
			pdf.SetCellMargin(0)
			for _, part := range []string{"Har", "bour ", "Li", "nes"} {
				pdf.Cell(pdf.GetStringWidth(part), 5, part)
			}
		},
		"letters": func(pdf *fpdf.Fpdf) {
			pdf.SetCellMargin(0)
			for _, r := range canary {
				pdf.Cell(pdf.GetStringWidth(string(r)), 5, string(r))
			}
		},
		"lines": func(pdf *fpdf.Fpdf) { pdf.MultiCell(22, 5, "by Harbour Lines", "", "L", false) },
		"justified": func(pdf *fpdf.Fpdf) {
			pdf.MultiCell(40, 5, "one two Harbour Lines three four five six", "", "J", false)
		},
		"hyphenated": func(pdf *fpdf.Fpdf) { pdf.MultiCell(60, 5, "Har-\nbour\nLines", "", "L", false) },
		"narrow":     func(pdf *fpdf.Fpdf) { pdf.MultiCell(12, 5, "HarbourLines", "", "L", false) },
		"write":      func(pdf *fpdf.Fpdf) { pdf.Write(5, "Harbour "); pdf.Write(5, "Lines") },
		"title":      func(pdf *fpdf.Fpdf) { pdf.SetTitle(canary, true) },
		"author":     func(pdf *fpdf.Fpdf) { pdf.SetAuthor(canary, false) },
		"xmp": func(pdf *fpdf.Fpdf) {
			pdf.SetXmpMetadata([]byte("<x:xmpmeta><dc:title>Harbour Lines</dc:title></x:xmpmeta>"))
		},
		"bookmark": func(pdf *fpdf.Fpdf) { pdf.Bookmark(canary, 0, 0) },
		"link":     func(pdf *fpdf.Fpdf) { pdf.LinkString(10, 10, 50, 5, "https://harbour-lines.example/") },
		"attachment": func(pdf *fpdf.Fpdf) {
			pdf.SetAttachments([]fpdf.Attachment{{Content: []byte("price for Harbour Lines"), Filename: "a.txt"}})
		},
		"attachment name": func(pdf *fpdf.Fpdf) {
			pdf.SetAttachments([]fpdf.Attachment{{Content: []byte("x"), Filename: "harbour-lines.txt"}})
		},
		"second page": func(pdf *fpdf.Fpdf) { pdf.AddPage(); pdf.Text(20, 20, canary) },
		"header": func(pdf *fpdf.Fpdf) {
			pdf.SetHeaderFunc(func() { pdf.Cell(50, 5, canary) })
			pdf.AddPage()
		},
		"template": func(pdf *fpdf.Fpdf) {
			pdf.UseTemplate(pdf.CreateTemplate(func(tpl *fpdf.Tpl) {
				tpl.SetFont("Helvetica", "", 11)
				tpl.Text(20, 20, canary)
			}))
		},
		"hidden layer": func(pdf *fpdf.Fpdf) {
			layer := pdf.AddLayer("secret", false)
			pdf.BeginLayer(layer)
			pdf.Text(20, 20, canary)
			pdf.EndLayer()
		},
		"layer name": func(pdf *fpdf.Fpdf) { pdf.AddLayer(canary, false) },
		"kerned": func(pdf *fpdf.Fpdf) {
			pdf.RawWriteStr("BT 50 500 Td [(Har) 40 (bour) -280 (Lin) -20 (es)] TJ ET")
		},
		"hex":         func(pdf *fpdf.Fpdf) { pdf.RawWriteStr("BT 50 500 Td <486172626F7572204C696E6573> Tj ET") },
		"octal":       func(pdf *fpdf.Fpdf) { pdf.RawWriteStr(`BT 50 500 Td (H\141r\142our\040Lines) Tj ET`) },
		"next line":   func(pdf *fpdf.Fpdf) { pdf.RawWriteStr(`BT 12 TL 50 500 Td (Harbour) Tj (Lines) ' ET`) },
		"spaced line": func(pdf *fpdf.Fpdf) { pdf.RawWriteStr(`BT 12 TL 50 500 Td (Harbour) Tj 1 2 (Lines) " ET`) },
		"actual text": func(pdf *fpdf.Fpdf) { pdf.RawWriteStr("/Span <</ActualText (Harbour Lines)>> BDC EMC") },
		"name":        func(pdf *fpdf.Fpdf) { pdf.RawWriteStr("/Harbour#20Lines MP") },
		"alternative": func(pdf *fpdf.Fpdf) {
			pdf.RawWriteStr("/Figure <</Alt <FEFF0048006100720062006F007500720020004C0069006E00650073>>> BDC EMC")
		},
		"comment":        func(pdf *fpdf.Fpdf) { pdf.SetSubject("see "+canary, true) },
		"outside a clip": func(pdf *fpdf.Fpdf) { pdf.Text(900, 900, canary) },
		"raised": func(pdf *fpdf.Fpdf) {
			pdf.RawWriteStr("BT 50 500 Td (Har) Tj 5 Ts (bour) Tj 0 Ts ( Lines) Tj ET")
		},
		"uncompressed":    func(pdf *fpdf.Fpdf) { pdf.SetCompression(false); pdf.Text(20, 20, canary) },
		"keyword on info": func(pdf *fpdf.Fpdf) { pdf.SetKeywords(canary, true) },
	}
	for name, draw := range draws {
		t.Run(name, func(t *testing.T) {
			wantLeak(t, "public/a.pdf", page(t, false, draw), canary)
			if !rawOperators[name] {
				wantLeak(t, "public/a.pdf", page(t, true, draw), canary)
			}
		})
	}
}

func TestPDFWithoutCanaryIsClean(t *testing.T) {
	for _, unicode := range []bool{false, true} {
		data := page(t, unicode, func(pdf *fpdf.Fpdf) {
			pdf.SetTitle("Case study", true)
			pdf.Bookmark("Outcome", 0, 0)
			pdf.Cell(40, 5, "The party started")
			pdf.Text(20, 200, "so")
			pdf.Text(20+pdf.GetStringWidth("so "), 200, "lid")
			pdf.MultiCell(30, 5, "as it is now and here, in a row of words, again and again, 12,345 in all", "", "J", false)
		})
		if unicode { // fpdf states no widths of core fonts, so that there the two may be one word
			wantClean(t, "public/a.pdf", data, "solid")
		}
		wantLeak(t, "public/a.pdf", data, "so lid")
		wantClean(t, "public/a.pdf", data, "art", "Harbour Lines", "345", "asitis", "Page", "Helvetica", "ows", "ain", "nowhere")
	}
}

func TestPDFUnicodeText(t *testing.T) {
	data := page(t, true, func(pdf *fpdf.Fpdf) { pdf.Cell(100, 5, "für Zürcher Möbel — „Ŵ” (a\\b)") })
	for _, token := range []string{"Zürcher Möbel", "für", "Ŵ"} {
		wantLeak(t, "public/a.pdf", data, token)
	}
}

func TestPDFThatCannotBeReadIsAnError(t *testing.T) {
	whole := page(t, true, func(pdf *fpdf.Fpdf) { pdf.Cell(100, 5, "text") })
	wantUnreadable(t, "public/a.pdf", []byte("not a pdf"))
	wantUnreadable(t, "public/a.pdf", []byte("%PDF-1.4\n%%EOF"))
	wantUnreadable(t, "public/a.pdf", nil)
	for at := 0; at < len(whole)-1024; at += 997 {
		wantUnreadable(t, "public/a.pdf", whole[:at])
	}
	encrypted := page(t, false, func(pdf *fpdf.Fpdf) {
		pdf.SetProtection(fpdf.CnProtectPrint, "user", "owner")
		pdf.Cell(100, 5, "text")
	})
	wantUnreadable(t, "public/a.pdf", encrypted)
	unmapped := bytes.ReplaceAll(whole, []byte("/ToUnicode"), []byte("/NoUnicode"))
	wantUnreadable(t, "public/a.pdf", unmapped)
}
