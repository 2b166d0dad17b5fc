// Package pdf makes a PDF of a document. Layout is ours and pure: blocks become pages of placed items that know their structure
// role and their sources. fpdf, confined to draw.go, only draws them; package tagged then makes the file.
package pdf

import (
	"math/bits"

	"dossier/doc"
	"dossier/render/pdf/tagged"
	"dossier/render/theme"
	"dossier/source"
)

// Render is d as a PDF in the look of th, and what could not be printed as it stands. Where a problem is an error, the bytes are
// still a whole PDF, for looking at, not for publishing. Where drawing itself fails there are no bytes.
func Render(d doc.Document, th theme.Theme) ([]byte, []source.Problem) {
	layout, problems := Lay(d, th)
	files, refused := attached(d)
	problems = source.Sort(append(problems, refused...))
	data, err := write(layout, d, files)
	if err != nil {
		return nil, append(problems, source.Err(source.Ref{File: d.ID}, "drawing the PDF: "+err.Error(), "", ""))
	}
	return data, problems
}

// write draws a layout and tags what was drawn.
func write(l Layout, d doc.Document, files []tagged.Attachment) ([]byte, error) {
	faces, fonts := used(l)
	drawn, err := draw(l, faces)
	if err != nil {
		return nil, err
	}
	for i := range fonts {
		fonts[i].StandIn = core[i].name
	}
	t := tags(l, d, drawn.marks, drawn.after)
	t.Fonts, t.Attachments = fonts, files
	return tagged.Write(drawn.file, t)
}

// used are the faces that a layout sets text in, with the characters that it sets in each.
func used(l Layout) ([]theme.Face, []tagged.Font) {
	sets := map[string]*runeSet{}
	for _, page := range l.Pages {
		for _, item := range page.Items {
			run, is := item.(TextRun)
			if !is {
				continue
			}
			if sets[run.Face] == nil {
				sets[run.Face] = &runeSet{}
			}
			for _, r := range run.Text {
				sets[run.Face].add(r)
			}
		}
	}
	var faces []theme.Face
	var fonts []tagged.Font
	for _, face := range theme.Faces() {
		if set := sets[face.Name]; set != nil {
			faces = append(faces, face)
			fonts = append(fonts, tagged.Font{Name: face.Name, TTF: face.TTF, Runes: set.runes()})
		}
	}
	return faces, fonts
}

// runeSet is a set of characters up to U+FFFF, beyond which no face has any.
type runeSet [1024]uint64

func (s *runeSet) add(r rune) { s[r>>6&0x3FF] |= 1 << (r & 63) }

// runes are the members, in order.
func (s *runeSet) runes() []rune {
	var all []rune
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			all = append(all, rune(i<<6+bits.TrailingZeros64(word)))
		}
	}
	return all
}
