// Package pdf makes a PDF of a document. Layout is ours and pure: blocks become pages of placed items that know their structure
// role and their sources. fpdf, confined to draw.go, only draws them; package tagged then makes the file.
package pdf

import (
	"dossier/doc"
	"dossier/render/pdf/tagged"
	"dossier/render/theme"
	"dossier/source"
)

// Render is d as a PDF in the look of th, and what could not be printed as it stands. Where a problem is an error, the bytes are
// still a whole PDF, for looking at, not for publishing. Where drawing itself fails there are no bytes.
func Render(d doc.Document, th theme.Theme) ([]byte, []source.Problem) {
	layout, problems := Lay(d, th)
	data, err := write(layout, d)
	if err != nil {
		return nil, append(problems, source.Err(source.Ref{File: d.ID}, "drawing the PDF: "+err.Error(), "", ""))
	}
	return data, problems
}

// write draws a layout and tags what was drawn.
func write(l Layout, d doc.Document) ([]byte, error) {
	drawn, err := draw(l, usedFaces(l))
	if err != nil {
		return nil, err
	}
	return tagged.Write(drawn.file, tags(l, d, drawn.marks, drawn.after))
}

// usedFaces are the faces that a layout sets text in, and always the first.
func usedFaces(l Layout) []theme.Face {
	used := map[string]bool{}
	for _, page := range l.Pages {
		for _, item := range page.Items {
			if run, ok := item.(TextRun); ok {
				used[run.Face] = true
			}
		}
	}
	all := theme.Faces()
	faces := all[:1]
	for _, face := range all[1:] {
		if used[face.Name] {
			faces = append(faces, face)
		}
	}
	return faces
}
