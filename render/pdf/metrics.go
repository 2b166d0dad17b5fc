package pdf

import (
	"fmt"

	"dossier/render/pdf/typeface"
	"dossier/render/theme"
	"dossier/source"
)

// Lines hang by these shares of the size: what rises above the baseline and what falls below it.
const (
	ascent  = 0.78
	descent = 0.22
)

// fonts are a theme's faces: the built-in ones, then the partner's.
type fonts struct {
	faces []face
	byCut [8]uint8 // index of a built-in face by its cut
	built int      // how many are built in
}

// face is one of them. One that cannot be read has no glyphs.
type face struct {
	name string
	*typeface.Face
}

// openFonts gives the theme's faces, and an error for each that cannot be read.
func openFonts(th theme.Theme) (*fonts, []source.Problem) {
	f := &fonts{}
	var problems []source.Problem
	for i, file := range allFaces(th) {
		opened, err := typeface.Open(file.TTF)
		if err != nil {
			problems = append(problems, source.Err(source.Ref{File: file.Name}, fmt.Sprintf("the face cannot be used: %v", err), "a whole TrueType face", ""))
			opened = &typeface.Face{}
		}
		f.faces = append(f.faces, face{file.Name, opened})
		if i < len(theme.Faces()) {
			f.byCut[cut(file.Strong, file.Italic, file.Mono)] = uint8(i)
			f.built++
		}
	}
	return f, problems
}

func allFaces(th theme.Theme) []theme.Face { return append(theme.Faces(), th.Others...) }

func cut(strong, italic, mono bool) int {
	if mono {
		return 4
	}
	n := 0
	if strong {
		n |= 1
	}
	if italic {
		n |= 2
	}
	return n
}

// find is the face to set r in where the wanted one lacks it: the first built-in one, else the first of the partner's that has it,
// in the style of the wanted one before any other. ok is false where none has it. The advance is in thousandths of an em.
func (f *fonts) find(want uint8, r rune) (index uint8, advance int, ok bool) {
	for _, index := range [2]uint8{want, 0} {
		if advance, ok := f.faces[index].Glyph(r); ok {
			return index, advance, true
		}
	}
	strong, italic := f.faces[want].Style()
	for i := f.built; i < len(f.faces); i++ {
		a, has := f.faces[i].Glyph(r)
		if !has {
			continue
		}
		if s, it := f.faces[i].Style(); s == strong && it == italic {
			return uint8(i), a, true
		}
		if !ok {
			index, advance, ok = uint8(i), a, true
		}
	}
	return index, advance, ok
}
