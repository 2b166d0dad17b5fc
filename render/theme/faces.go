package theme

import _ "embed"

// Face is one font file, TrueType outlines, with the style it is cut in.
type Face struct {
	Name   string // as a message names it: "IBM Plex Sans SemiBold"
	Strong bool
	Italic bool
	Mono   bool   // equal advance for every character: code
	TTF    []byte `json:"-"` // shared by all documents; never changed
	SHA256 string // of the bytes, in hexadecimal; empty for a built-in face
}

//go:embed fonts/IBMPlexSans-Regular.ttf
var regular []byte

//go:embed fonts/IBMPlexSans-Italic.ttf
var italic []byte

//go:embed fonts/IBMPlexSans-SemiBold.ttf
var semiBold []byte

//go:embed fonts/IBMPlexSans-SemiBoldItalic.ttf
var semiBoldItalic []byte

//go:embed fonts/IBMPlexMono-Regular.ttf
var mono []byte

// Faces are the built-in faces. The first is the one that text falls back to. Digits are of equal advance in all of them.
func Faces() []Face {
	return []Face{
		{Name: "IBM Plex Sans", TTF: regular},
		{Name: "IBM Plex Sans SemiBold", Strong: true, TTF: semiBold},
		{Name: "IBM Plex Sans Italic", Italic: true, TTF: italic},
		{Name: "IBM Plex Sans SemiBold Italic", Strong: true, Italic: true, TTF: semiBoldItalic},
		{Name: "IBM Plex Mono", Mono: true, TTF: mono},
	}
}
