package doc

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"dossier/source"
	"dossier/value"
)

// JSON is d as indented JSON: every block and inline with its kind, fields in a fixed order, empty ones left out. The same
// document gives the same bytes; golden tests and `dossier inspect` show them. Figures stand once, under "figures", in the order
// in which the text first uses them, their arguments after them; the text names them by id, or by #n where they have none.
// It fails on a block or inline that is not of the closed sets.
func JSON(d Document) ([]byte, error) {
	var b bytes.Buffer
	if err := dump(jsonWriter{to: &b}, d, (*dumper).figures); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Digest tells a document from any other: it is the hash of what JSON returns, but for the figures that others are made of, which
// are in their digests. It fails as JSON does.
func Digest(d Document) ([sha256.Size]byte, error) {
	h := sha256.New()
	err := dump(jsonWriter{to: h, flat: true}, d, (*dumper).digests)
	return [sha256.Size]byte(h.Sum(nil)), err
}

// dump writes d, and its figures as figures writes them.
func dump(w jsonWriter, d Document, figures func(*dumper)) error {
	p := dumper{jsonWriter: w, names: map[*value.Figure]string{}}
	err := p.document(func() {
		p.text("id", d.ID)
		p.text("title", d.Title)
		p.text("subtitle", d.Subtitle)
		p.text("audience", string(d.Audience))
		p.text("locale", d.Locale.Tag)
		p.text("language", d.Language)
		p.text("date", d.Date.String())
		p.text("asOf", d.AsOf.String())
		p.text("author", d.Author)
		p.text("subject", d.Subject)
		p.texts("keywords", d.Keywords)
		p.facts(d.Facts)
		p.text("footer", d.Footer)
		p.truth("appendix", d.Appendix)
		p.attachments(d.Attachments)
		p.blocks("blocks", d.Blocks)
		figures(&p)
	})
	if err != nil {
		return fmt.Errorf("dump %s: %w", d.ID, err)
	}
	return nil
}

// Figures are the figures that blocks print or draw, each once, in the order of their first use; not the figures that those were
// made of. It fails as JSON does.
func Figures(blocks []Block) ([]*value.Figure, error) {
	p := dumper{names: map[*value.Figure]string{}}
	p.blocks("", blocks)
	return p.met, p.err
}

// dumper writes documents, and remembers the figures it met.
type dumper struct {
	jsonWriter
	names map[*value.Figure]string
	met   []*value.Figure
}

// fail keeps the first error.
func (p *dumper) fail(err error) { p.err = cmp.Or(p.err, err) }

// attachments are the files that a document carries, their bytes by their hash.
func (p *dumper) attachments(files []Attachment) {
	p.list("attachments", func() {
		for _, a := range files {
			p.itemObject(func() {
				p.text("name", a.Name)
				p.text("mediaType", a.MediaType)
				p.text("relationship", string(a.Relationship))
				p.text("description", a.Description)
				p.number("size", len(a.Data))
				p.hash("sha256", a.Data)
			})
		}
	})
}

// hash writes the SHA-256 of data: nothing for who wants the figures only.
func (p *dumper) hash(name string, data []byte) {
	if p.to != nil {
		sum := sha256.Sum256(data)
		p.text(name, hex.EncodeToString(sum[:]))
	}
}

// place writes where something came from, places all the cells and ranges.
func (p *dumper) place(name string, r source.Ref) {
	if p.to != nil {
		p.text(name, r.String())
	}
}

func (p *dumper) places(name string, refs []source.Ref) {
	if p.to == nil || len(refs) == 0 {
		return
	}
	p.list(name, func() {
		for _, r := range refs {
			p.itemText(r.String())
		}
	})
}

// meet is the name by which the text refers to f, which is not nil.
func (p *dumper) meet(f *value.Figure) string {
	if name, ok := p.names[f]; ok {
		return name
	}
	p.met = append(p.met, f)
	name := f.ID
	if name == "" {
		name = fmt.Sprintf("#%d", len(p.met))
	}
	p.names[f] = name
	return name
}

// figure writes a field that names f, where there is one.
func (p *dumper) figure(name string, f *value.Figure) {
	if f != nil {
		p.always(name, p.meet(f))
	}
}

// named writes a list of figures by their names, null where one is missing.
func (p *dumper) named(name string, figures []*value.Figure) {
	p.list(name, func() {
		for _, f := range figures {
			if f == nil {
				p.itemNull()
			} else {
				p.itemText(p.meet(f))
			}
		}
	})
}

// figures writes the figures met so far, and those that they were made of.
func (p *dumper) figures() {
	p.list("figures", func() {
		for i := 0; i < len(p.met); i++ {
			p.itemObject(func() { p.tree(p.met[i]) })
		}
	})
}

// digests writes the digests of the figures met so far.
func (p *dumper) digests() {
	p.list("figures", func() {
		for _, f := range p.met {
			sum := f.Digest()
			p.itemText(hex.EncodeToString(sum[:]))
		}
	})
}

func (p *dumper) tree(f *value.Figure) {
	p.text("id", p.names[f])
	p.text("label", f.Label)
	p.always("value", f.Value.String())
	p.text("unit", string(f.Unit))
	p.text("op", string(f.Op))
	p.named("args", f.Args)
	if f.Rule != (value.Rule{}) {
		p.object("rule", func() {
			p.text("name", f.Rule.Name)
			p.text("origin", f.Rule.Origin)
			p.truth("published", f.Rule.Published)
		})
	}
	p.places("sources", f.Sources)
}

func (p *dumper) facts(facts []Fact) {
	p.list("facts", func() {
		for _, f := range facts {
			p.itemObject(func() {
				p.text("name", f.Name)
				p.inlines("value", f.Value)
			})
		}
	})
}

func (p *dumper) blocks(name string, blocks []Block) {
	p.list(name, func() { p.items(blocks) })
}

func (p *dumper) items(blocks []Block) {
	for _, b := range blocks {
		p.itemObject(func() { p.block(b) })
	}
}

func (p *dumper) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.text("block", "heading")
		p.number("level", b.Level)
		p.text("id", b.ID)
		p.inlines("content", b.Content)
	case Paragraph:
		p.text("block", "paragraph")
		p.text("role", string(b.Role))
		p.inlines("content", b.Content)
	case List:
		p.text("block", "list")
		p.truth("ordered", b.Ordered)
		p.list("items", func() {
			for _, item := range b.Items {
				p.itemList(func() { p.items(item) })
			}
		})
	case Quote:
		p.text("block", "quote")
		p.inlines("content", b.Content)
		p.text("by", b.By)
	case Callout:
		p.text("block", "callout")
		p.text("tone", string(b.Tone))
		p.text("title", b.Title)
		p.blocks("content", b.Content)
	case Tiles:
		p.tiles(b)
	case Definitions:
		p.definitions(b)
	case Image:
		p.text("block", "image")
		p.text("name", b.Name)
		p.hash("sha256", b.Data)
		p.text("alt", b.Alt)
		p.text("caption", b.Caption)
	case PageBreak:
		p.text("block", "page break")
	case Contents:
		p.text("block", "contents")
		p.number("depth", b.Depth)
	case Table:
		p.table(b)
	case Chart:
		p.chart(b)
	case Gantt:
		p.gantt(b)
	case Graph:
		p.graph(b)
	default:
		p.fail(fmt.Errorf("block %T: want one of the closed set", b))
	}
}

func (p *dumper) tiles(b Tiles) {
	p.text("block", "tiles")
	p.list("items", func() {
		for _, t := range b.Items {
			p.itemObject(func() {
				p.text("label", t.Label)
				p.object("value", func() { p.value(t.Value) })
				p.text("note", t.Note)
				p.text("tone", string(t.Tone))
			})
		}
	})
}

func (p *dumper) definitions(b Definitions) {
	p.text("block", "definitions")
	p.list("items", func() {
		for _, d := range b.Items {
			p.itemObject(func() {
				p.text("term", d.Term)
				p.inlines("content", d.Content)
			})
		}
	})
}

func (p *dumper) table(b Table) {
	p.text("block", "table")
	p.text("id", b.ID)
	p.text("caption", b.Caption)
	p.list("columns", func() {
		for _, c := range b.Columns {
			p.itemObject(func() { p.column(c) })
		}
	})
	p.list("rows", func() {
		for _, r := range b.Rows {
			p.itemObject(func() { p.row(r) })
		}
	})
	p.inlines("note", b.Note)
	p.places("sources", b.Sources)
	p.text("empty", b.Empty)
	p.truth("small", b.Small)
	p.number("entry", b.Entry)
}

func (p *dumper) column(c Column) {
	p.text("header", c.Header)
	p.text("unit", c.Unit)
	p.text("align", string(c.Align))
	p.decimal("weight", c.Weight)
	if f := c.Field; f != nil {
		p.object("field", func() {
			p.text("help", f.Help)
			p.truth("required", f.Required)
			p.text("takes", string(f.Takes))
			p.texts("choices", f.Choices)
			if f.From != nil {
				p.object("from", func() {
					p.text("table", f.From.Table)
					p.text("column", f.From.Column)
				})
			}
			p.truth("several", f.Several)
		})
	}
	if c.Check != nil {
		p.check(*c.Check)
	}
}

func (p *dumper) check(c Check) {
	p.object("check", func() {
		p.text("kept", c.Kept)
		p.list("tests", func() {
			for _, t := range c.Tests {
				p.itemObject(func() {
					columns := make([]string, len(t.Columns))
					for i, n := range t.Columns {
						columns[i] = strconv.Itoa(n)
					}
					p.texts("columns", columns)
					p.text("word", t.Word)
					p.number("least", t.Least)
					p.number("most", t.Most)
					p.text("few", t.Few)
					p.text("many", t.Many)
				})
			}
		})
	})
}

func (p *dumper) row(r TableRow) {
	p.text("kind", string(r.Kind))
	p.list("cells", func() {
		for _, c := range r.Cells {
			p.itemObject(func() {
				p.inlines("content", c.Content)
				p.number("span", c.Span)
				p.number("rows", c.Rows)
				p.truth("input", c.Input)
				p.text("tone", string(c.Tone))
				p.truth("header", c.Header)
			})
		}
	})
}

func (p *dumper) chart(b Chart) {
	p.text("block", "chart")
	p.text("id", b.ID)
	p.text("kind", string(b.Kind))
	p.text("title", b.Title)
	p.text("unit", b.Unit)
	p.texts("steps", b.Steps)
	p.texts("categories", b.Categories)
	p.list("series", func() {
		for _, s := range b.Series {
			p.itemObject(func() {
				p.text("name", s.Name)
				p.named("values", s.Values)
				p.text("none", s.None)
			})
		}
	})
	p.figure("threshold", b.Threshold)
	p.figure("low", b.Low)
	p.figure("high", b.High)
	p.text("alt", b.Alt)
	p.places("sources", b.Sources)
}

func (p *dumper) gantt(b Gantt) {
	p.text("block", "gantt")
	p.text("id", b.ID)
	p.text("title", b.Title)
	p.list("activities", func() {
		for _, a := range b.Activities {
			p.itemObject(func() { p.bar(a) })
		}
	})
	p.list("links", func() {
		for _, l := range b.Links {
			p.itemObject(func() {
				p.text("from", l.From)
				p.text("to", l.To)
				p.truth("critical", l.Critical)
			})
		}
	})
	p.list("rests", func() {
		for _, d := range b.Rests {
			p.itemText(d.String())
		}
	})
	p.text("today", b.Today.String())
	p.text("alt", b.Alt)
	p.places("sources", b.Sources)
}

func (p *dumper) bar(a GanttBar) {
	p.text("id", a.ID)
	p.text("label", a.Label)
	p.text("group", a.Group)
	p.text("start", a.Start.String())
	p.text("finish", a.Finish.String())
	p.text("actual start", a.ActualStart.String())
	p.text("actual finish", a.ActualFinish.String())
	p.text("forecast start", a.ForecastStart.String())
	p.text("forecast finish", a.ForecastFinish.String())
	p.truth("milestone", a.Milestone)
	p.truth("critical", a.Critical)
	p.text("note", a.Note)
	p.place("source", a.Source)
	if f := a.Figures; f != (GanttFigures{}) {
		p.named("figures", []*value.Figure{f.Start, f.Finish, f.ActualStart, f.ActualFinish, f.ForecastStart, f.ForecastFinish})
	}
}

func (p *dumper) graph(b Graph) {
	p.text("block", "graph")
	p.text("id", b.ID)
	p.text("title", b.Title)
	p.text("form", string(b.Form))
	p.list("nodes", func() {
		for _, n := range b.Nodes {
			p.itemObject(func() {
				p.text("id", n.ID)
				p.text("label", n.Label)
				p.text("note", n.Note)
				p.text("group", n.Group)
				p.text("tone", string(n.Tone))
				p.place("source", n.Source)
			})
		}
	})
	p.list("edges", func() {
		for _, e := range b.Edges {
			p.itemObject(func() {
				p.text("from", e.From)
				p.text("to", e.To)
				p.text("label", e.Label)
				p.truth("dashed", e.Dashed)
				p.place("source", e.Source)
			})
		}
	})
	p.text("alt", b.Alt)
	p.places("sources", b.Sources)
}

func (p *dumper) inlines(name string, inlines []Inline) {
	if len(inlines) == 0 {
		return
	}
	p.list(name, func() {
		for _, in := range inlines {
			p.itemObject(func() { p.inline(in) })
		}
	})
}

func (p *dumper) inline(in Inline) {
	switch in := in.(type) {
	case Text:
		p.text("text", in.Text)
		p.truth("strong", in.Strong)
		p.truth("italic", in.Italic)
		p.truth("code", in.Code)
		p.place("source", in.Source)
	case Link:
		p.text("link", in.URL)
		p.text("anchor", in.Anchor)
		p.inlines("content", in.Content)
	case Break:
		p.truth("break", true)
	case Value:
		p.value(in)
	default:
		p.fail(fmt.Errorf("inline %T: want one of the closed set", in))
	}
}

func (p *dumper) value(v Value) {
	switch v.Kind {
	case FigureValue:
		p.figure("figure", v.Figure)
	case NumberValue:
		p.text("number", v.Number.String())
		p.text("unit", string(v.Unit))
	case MoneyValue:
		p.text("money", v.Money.String())
	case DateValue:
		p.text("date", v.Date.String())
	default:
		p.text("value", v.Text)
	}
	p.places("sources", v.Sources)
	p.truth("strong", v.Strong)
	p.truth("bare", v.Bare)
	p.truth("whole", v.Whole)
	p.truth("brief", v.Brief)
}
