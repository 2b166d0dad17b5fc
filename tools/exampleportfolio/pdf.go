package main

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// linesPerPage leaves room for the heading on A4.
const linesPerPage = 48

// pdfOf draws a paper as the smallest PDF that viewers open without complaint: one core font, plain text, no compression.
func pdfOf(content paper) []byte {
	pages := paginate(content)
	var objects []string
	kids := make([]string, len(pages))
	for i := range pages {
		kids[i] = fmt.Sprintf("%d 0 R", 4+2*i)
	}
	objects = append(objects,
		"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(pages)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, lines := range pages {
		stream := pageStream(content.Title, lines, i+1, len(pages))
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 5+2*i),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(stream), stream))
	}
	objects = append(objects, fmt.Sprintf("<</Title(%s)>>", pdfText(content.Title)))
	return assemble(objects)
}

// assemble numbers the objects from 1; the first is the catalog, the last the document's information.
func assemble(objects []string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, len(objects), start)
	return out.Bytes()
}

func pageStream(title string, lines []string, n, of int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BT /F 11 Tf .7 .1 .1 rg 50 800 Td (%s) Tj ET\n", pdfText(sampleMark))
	fmt.Fprintf(&b, "BT /F 15 Tf 0 g 50 772 Td (%s) Tj ET\n", pdfText(title))
	b.WriteString("BT /F 10 Tf 50 746 Td 14 TL")
	for _, line := range lines {
		fmt.Fprintf(&b, " (%s) Tj T*", pdfText(line))
	}
	fmt.Fprintf(&b, " ET\nBT /F 8 Tf 50 40 Td (Example Cloud Partners \\267 page %d of %d) Tj ET", n, of)
	return b.String()
}

func paginate(content paper) [][]string {
	var pages [][]string
	for _, lines := range append([][]string{content.Lines}, content.Pages...) {
		lines = wrap(lines, 96)
		for len(lines) > linesPerPage {
			pages = append(pages, lines[:linesPerPage])
			lines = lines[linesPerPage:]
		}
		pages = append(pages, lines)
	}
	return pages
}

// wrap breaks lines at blanks so that none is longer than width characters.
func wrap(lines []string, width int) []string {
	var out []string
	for _, line := range lines {
		for len(line) > width {
			cut := strings.LastIndex(line[:width], " ")
			if cut <= 0 {
				break
			}
			out = append(out, line[:cut])
			line = line[cut+1:]
		}
		out = append(out, line)
	}
	return out
}

// pdfText is a string of WinAnsiEncoding, which the core fonts speak; characters it lacks become question marks.
func pdfText(s string) string {
	var b strings.Builder
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		switch {
		case !ok:
			b.WriteByte('?')
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c > 126:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
