package leak_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func workbook(t *testing.T, write func(x *excelize.File) error) []byte {
	t.Helper()
	x := excelize.NewFile()
	must(t, x.SetCellValue("Sheet1", "A1", "a party"))
	must(t, write(x))
	b, err := x.WriteToBuffer()
	must(t, err)
	return b.Bytes()
}

func TestWorkbookCanaries(t *testing.T) {
	writes := map[string]func(x *excelize.File) error{
		"cell": func(x *excelize.File) error { return x.SetCellValue("Sheet1", "B2", "for Harbour Lines") },
		"rich text": func(x *excelize.File) error {
			return x.SetCellRichText("Sheet1", "B2", []excelize.RichTextRun{{Text: "Har"}, {Text: "bour", Font: &excelize.Font{Bold: true}}, {Text: " Lines"}})
		},
		"cells": func(x *excelize.File) error { return x.SetSheetRow("Sheet1", "B2", &[]any{"Harbour", "Lines"}) },
		"comment": func(x *excelize.File) error {
			return x.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "me", Text: "by Harbour Lines"})
		},
		"author": func(x *excelize.File) error {
			return x.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: canary, Text: "x"})
		},
		"document properties":    func(x *excelize.File) error { return x.SetDocProps(&excelize.DocProperties{Creator: canary}) },
		"application properties": func(x *excelize.File) error { return x.SetAppProps(&excelize.AppProperties{Company: canary}) },
		"defined name": func(x *excelize.File) error {
			return x.SetDefinedName(&excelize.DefinedName{Name: "Harbour_Lines", RefersTo: "Sheet1!$A$1"})
		},
		"hidden sheet": func(x *excelize.File) error {
			_, err := x.NewSheet("more")
			must(t, err)
			must(t, x.SetCellValue("more", "A1", canary))
			return x.SetSheetVisible("more", false)
		},
		"sheet name": func(x *excelize.File) error { return x.SetSheetName("Sheet1", canary) },
		"formula":    func(x *excelize.File) error { return x.SetCellFormula("Sheet1", "B2", `"Harbour"&" Lines"`) },
		"link": func(x *excelize.File) error {
			return x.SetCellHyperLink("Sheet1", "A1", "https://harbour-lines.example", "External")
		},
		"header": func(x *excelize.File) error {
			return x.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{OddHeader: "&CHarbour Lines"})
		},
		"validation": func(x *excelize.File) error {
			v := excelize.NewDataValidation(true)
			v.SetSqref("A1")
			must(t, v.SetDropList([]string{canary, "other"}))
			return x.AddDataValidation("Sheet1", v)
		},
		"chart title": func(x *excelize.File) error {
			return x.AddChart("Sheet1", "D1", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$2"}},
				Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: "Harbour "}, {Text: "Lines"}}}})
		},
		"picture": func(x *excelize.File) error {
			return x.AddPictureFromBytes("Sheet1", "D1", &excelize.Picture{Extension: ".png", File: imageWith(t, "tEXt", []byte("Title\x00Harbour Lines"))})
		},
		"number format": func(x *excelize.File) error {
			style, err := x.NewStyle(&excelize.Style{CustomNumFmt: ptr(`0 "Harbour Lines"`)})
			must(t, err)
			return x.SetCellStyle("Sheet1", "A1", "A1", style)
		},
	}
	for name, write := range writes {
		t.Run(name, func(t *testing.T) { wantLeak(t, "public/a.xlsx", workbook(t, write), canary) })
	}
}

func ptr[T any](v T) *T { return &v }

func TestWorkbookNumbers(t *testing.T) {
	data := workbook(t, func(x *excelize.File) error {
		return x.SetSheetRow("Sheet1", "B2", &[]any{1234567.89, 0.1 + 0.2, 1.5e21, 123456789012, 443})
	})
	for _, token := range []string{"1,234,567.89", "123456789012", "1500000000000000000000"} {
		wantLeak(t, "public/a.xlsx", data, token)
	}
	wantClean(t, "public/a.xlsx", data, "1234567890", "234567", "art", canary)
}

func TestWorkbookThatCannotBeReadIsAnError(t *testing.T) {
	whole := workbook(t, func(*excelize.File) error { return nil })
	wantUnreadable(t, "public/a.xlsx", whole[:len(whole)/2])
	wantUnreadable(t, "public/a.xlsx", []byte("PK\x03\x04 and no more"))
	wantUnreadable(t, "public/a.xlsx", []byte("a,b\n1,2\n"))
	wantUnreadable(t, "public/a.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 encrypted"))
	wantUnreadable(t, "public/a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"))
	var b bytes.Buffer
	x := excelize.NewFile()
	must(t, x.Write(&b, excelize.Options{Password: "secret"}))
	wantUnreadable(t, "public/a.xlsx", b.Bytes())
}

// archive is a zip of one file.
func archive(t *testing.T, name, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	must(t, err)
	_, err = w.Write([]byte(content))
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

func TestDocumentParts(t *testing.T) {
	wantLeak(t, "public/a.docx", archive(t, "word/document.xml",
		`<w:document><w:p><w:r><w:t>Har</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>bour Li</w:t></w:r><w:r><w:t>nes</w:t></w:r></w:p></w:document>`), canary)
	wantLeak(t, "public/a.docx", archive(t, "word/_rels/document.xml.rels", `<Relationships><Relationship Target="file:///C:/Harbour%20Lines.docx"/></Relationships>`), canary)
	wantLeak(t, "public/a.pptx", archive(t, "ppt/slides/slide1.xml", `<a:p><a:r><a:t>Harbour</a:t></a:r><a:br/><a:r><a:t>Lines</a:t></a:r></a:p>`), canary)
	wantLeak(t, "public/a.zip", archive(t, "deep.zip", string(archive(t, "harbour-lines.txt", "x"))), canary)
	wantLeak(t, "public/a.zip", archive(t, "a.json", `{"name":"Harbour Lines"}`), canary)
	wantClean(t, "public/a.docx", archive(t, "word/document.xml", `<w:p><w:r><w:t>the p</w:t></w:r></w:p><w:p><w:r><w:t>art</w:t></w:r></w:p>`), "part")
}

func TestZipComments(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	must(t, z.SetComment("packed for Harbour Lines"))
	_, err := z.CreateHeader(&zip.FileHeader{Name: "a.txt", Comment: "by the Captain"})
	must(t, err)
	must(t, z.Close())
	wantLeak(t, "public/a.zip", b.Bytes(), canary)
	wantLeak(t, "public/a.zip", b.Bytes(), "Captain")
}

func TestZipBombIsAnError(t *testing.T) {
	inner := archive(t, "a.txt", "x")
	for range 12 {
		inner = archive(t, "a.zip", string(inner))
	}
	wantUnreadable(t, "public/a.zip", inner)
}
