// Package pdf makes a PDF of a document. Layout is ours and pure: blocks become pages of placed items that know their structure
// role and their sources. fpdf, confined to draw.go, only draws them; package tagged then makes the file.
package pdf

import (
	"fmt"
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
	fonts, err := standIns(l)
	if err != nil {
		return nil, err
	}
	drawn, err := draw(l, fonts)
	if err != nil {
		return nil, err
	}
	t := tags(l, d, drawn.marks, drawn.after)
	t.Fonts, t.Attachments = fonts, files
	return tagged.Write(drawn.file, t)
}

// standIns are the faces that a layout sets text in, with the characters that it sets in each, and what fpdf draws each with.
func standIns(l Layout) ([]tagged.Font, error) {
	sets := map[*face]*runeSet{}
	for _, page := range l.Pages {
		for _, item := range page.Items {
			run, is := item.(TextRun)
			if !is {
				continue
			}
			set := sets[run.face]
			if set == nil {
				set = &runeSet{}
				sets[run.face] = set
			}
			for _, r := range run.Text {
				set.add(r)
			}
		}
	}
	var fonts []tagged.Font
	for i := range l.faces {
		if set := sets[&l.faces[i]]; set != nil {
			fonts = append(fonts, tagged.Font{Name: l.faces[i].name, Face: l.faces[i].Face, Runes: set.runes()})
		}
	}
	if len(fonts) > len(core) {
		return nil, fmt.Errorf("text in %d faces, want at most %d", len(fonts), len(core))
	}
	for i := range fonts {
		fonts[i].StandIn = core[i].name
	}
	return fonts, nil
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
