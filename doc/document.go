// Package doc is the second vocabulary: what a document is. A document is a list of blocks from a closed set; blocks hold
// inlines; values stay typed, with their provenance, until a renderer writes them. Nothing here says how anything looks.
package doc

import "dossier/value"

// Audience is who may read a document.
type Audience string

// The audiences, the most open first.
const (
	Public   Audience = "public"   // anyone: released facts only
	Audit    Audience = "audit"    // AWS and its auditor
	Internal Audience = "internal" // the partner
)

// Document is one document, complete: a renderer needs nothing else but the theme.
type Document struct {
	ID          string   // path stem below the audience's folder: "case-studies/M-07"
	Title       string   // of the document
	Subtitle    string   // below the title; may be empty
	Audience    Audience // who may read it
	Locale      value.Locale
	Language    string     // BCP 47, of the text: "en-GB"
	Date        value.Date // content date: the newest fact it uses
	AsOf        value.Date // the day it speaks of; zero where it does not speak of today
	Author      string     // the partner
	Subject     string     // one line for the document's properties
	Keywords    []string
	Facts       []Fact       // shown with the title, as a cover has them: Customer, Version, Compiled from
	Footer      string       // running foot, left: "Confidential – for AWS and its auditor"
	Blocks      []Block      // the text
	Attachments []Attachment // files that travel inside the document, where the format can carry them
	Appendix    bool         // whether renderers that can should list every figure with its rule and sources after the text
}

// Fact is a name with a value on a title block.
type Fact struct {
	Name  string
	Value []Inline
}

// Block is one of the closed set below. Every renderer has a case for each; a test names one that lacks it.
type Block interface{ block() }

// Heading opens a section. Level 1 is the highest below the title; in a workbook each level 1 is a sheet.
type Heading struct {
	Level   int    // 1 to 4
	ID      string // anchor, unique in the document: "outcome"
	Content []Inline
}

// Paragraph is running text.
type Paragraph struct {
	Role    ParagraphRole
	Content []Inline
}

// ParagraphRole is what a paragraph is for.
type ParagraphRole string

// The roles. Body is the zero value.
const (
	Body ParagraphRole = ""
	Lead ParagraphRole = "lead" // the opening that says it all
	Fine ParagraphRole = "fine" // notes, sources, how it was compiled
)

// List is a bulleted or numbered list; items may hold any blocks, lists too.
type List struct {
	Ordered bool
	Items   [][]Block
}

// Quote is what somebody said.
type Quote struct {
	Content []Inline
	By      string // the role of the speaker; may be empty
}

// Callout is a box that stands out from the text.
type Callout struct {
	Tone    Tone
	Title   string
	Content []Block
}

// Tone is what a callout, a cell or a tile means.
type Tone string

// The tones. Neutral is the zero value. Renderers never rely on colour alone.
const (
	Neutral Tone = ""
	Good    Tone = "good"
	Warning Tone = "warning"
	Bad     Tone = "bad"
	Muted   Tone = "muted"
)

// Tiles is a band of key figures, side by side.
type Tiles struct{ Items []Tile }

// Tile is one key figure of a band.
type Tile struct {
	Label string
	Value Value
	Note  string // a line below: "threshold 50"
	Tone  Tone
}

// Definitions is a list of terms, each with its text: a record shown as a form.
type Definitions struct{ Items []Definition }

// Definition is one term.
type Definition struct {
	Term    string
	Content []Inline
}

// Image is a picture from the workspace, already read.
type Image struct {
	Name    string // for messages and alternative file names
	Data    []byte // PNG or JPEG
	Alt     string // what it shows; required
	Caption string
}

// PageBreak begins a new page where there are pages.
type PageBreak struct{}

// Contents is where the table of contents stands, down to the given heading level.
type Contents struct{ Depth int }

func (Heading) block()     {}
func (Paragraph) block()   {}
func (List) block()        {}
func (Quote) block()       {}
func (Callout) block()     {}
func (Tiles) block()       {}
func (Definitions) block() {}
func (Image) block()       {}
func (PageBreak) block()   {}
func (Contents) block()    {}
func (Table) block()       {}
func (Chart) block()       {}
func (Gantt) block()       {}
func (Graph) block()       {}
