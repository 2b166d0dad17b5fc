// Package compose is the one bridge between the two vocabularies: it turns a portfolio and its assessment into documents.
//
// A document is a template (Markdown with front matter, filled by text/template) over a view: a plain value that holds what the
// document may say, and no record of the model. Values reach the text as private tokens which become typed inlines and blocks
// after the Markdown is parsed, so that nothing in a cell is ever read as template or as Markdown. Templates are checked against
// their view's type when they are loaded: every field of every branch and partial must exist there.
package compose

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// Prose is a narrative cell: text that may hold the small Markdown of narrative.go. A nil *Prose is one that is not there.
type Prose struct {
	Text string
	Ref  source.Ref // its cell
}

// Story is a narrative in a public view: like Prose, but it knows no source. An empty one is not there, or not released.
type Story string

// Open is a number in a public view: it knows no source. A nil *Open is one that is not there, or not released.
type Open struct {
	Number value.Number
	Unit   value.Unit
}

// Phrase is a run of inlines that a function made.
type Phrase []doc.Inline

// block is what the block functions give to the text.
type block struct {
	blocks []doc.Block
	late   func(before []doc.Block) ([]doc.Block, error) // makes the blocks of those that stand before it; nil for most
}
