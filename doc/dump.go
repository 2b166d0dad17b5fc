package doc

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"

	"dossier/source"
	"dossier/value"
)

// JSON is d as indented JSON: every block and inline with its kind, fields in a fixed order, empty ones left out. The same
// document gives the same bytes; golden tests and `dossier inspect` show them. Figures stand once, under "figures", in the order
// in which the text first uses them, their arguments after them; the text names them by id, or by #n where they have none.
// It fails on a block or inline that is not of the closed sets.
func JSON(d Document) ([]byte, error) {
	var b bytes.Buffer
	err := Dump(&b, d)
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Dump writes what JSON returns, piece by piece: a hash of a long document needs no copy of it.
func Dump(w io.Writer, d Document) error {
	p := dumper{names: map[*value.Figure]string{}}
	blocks, err := p.blocks(d.Blocks)
	if err != nil {
		return err
	}
	facts, err := p.facts(d.Facts)
	if err != nil {
		return err
	}
	tree := object{}.
		set("id", d.ID).set("title", d.Title).set("subtitle", d.Subtitle).set("audience", string(d.Audience)).
		set("locale", d.Locale.Tag).set("language", d.Language).set("date", d.Date.String()).set("asOf", d.AsOf.String()).
		set("author", d.Author).set("subject", d.Subject).set("keywords", texts(d.Keywords)).set("facts", facts).
		set("footer", d.Footer).set("appendix", d.Appendix).set("attachments", attached(d.Attachments)).
		set("blocks", blocks).set("figures", p.figures())
	if err := writeJSON(w, tree); err != nil {
		return fmt.Errorf("dump %s: %w", d.ID, err)
	}
	return nil
}

// Figures are the figures that blocks print or draw, each once, in the order of their first use; not the figures that those were
// made of. It fails as JSON does.
func Figures(blocks []Block) ([]*value.Figure, error) {
	p := dumper{names: map[*value.Figure]string{}}
	_, err := p.blocks(blocks)
	return p.met, err
}

// attached are the files that a document carries, their bytes by their hash.
func attached(files []Attachment) list {
	var l list
	for _, a := range files {
		l = append(l, object{}.set("name", a.Name).set("mediaType", a.MediaType).set("relationship", string(a.Relationship)).
			set("description", a.Description).set("size", len(a.Data)).set("sha256", fmt.Sprintf("%x", sha256.Sum256(a.Data))))
	}
	return l
}

func texts(words []string) list {
	var l list
	for _, w := range words {
		l = append(l, w)
	}
	return l
}

func places(refs []source.Ref) list {
	var l list
	for _, r := range refs {
		l = append(l, r.String())
	}
	return l
}

// dumper turns the tree into objects and remembers the figures it met.
type dumper struct {
	names map[*value.Figure]string
	met   []*value.Figure
}

// figure is the name by which the text refers to f.
func (p *dumper) figure(f *value.Figure) any {
	if f == nil {
		return nil
	}
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

func (p *dumper) figures() list {
	var l list
	for i := 0; i < len(p.met); i++ {
		f := p.met[i]
		var args list
		for _, a := range f.Args {
			args = append(args, p.figure(a))
		}
		rule := object{}.set("name", f.Rule.Name).set("origin", f.Rule.Origin).set("published", f.Rule.Published)
		o := object{}.set("id", p.names[f]).set("label", f.Label)
		o = append(o, field{"value", f.Value.String()})
		o = o.set("unit", string(f.Unit)).set("op", string(f.Op)).set("args", args)
		if len(rule) > 0 {
			o = o.set("rule", rule)
		}
		l = append(l, o.set("sources", places(f.Sources)))
	}
	return l
}

func (p *dumper) facts(facts []Fact) (list, error) {
	var l list
	for _, f := range facts {
		content, err := p.inlines(f.Value)
		if err != nil {
			return nil, err
		}
		l = append(l, object{}.set("name", f.Name).set("value", content))
	}
	return l, nil
}

func (p *dumper) blocks(blocks []Block) (list, error) {
	var l list
	for _, b := range blocks {
		o, err := p.one(b)
		if err != nil {
			return nil, err
		}
		l = append(l, o)
	}
	return l, nil
}

func (p *dumper) one(b Block) (object, error) {
	switch b := b.(type) {
	case Heading:
		content, err := p.inlines(b.Content)
		return kind("heading").set("level", b.Level).set("id", b.ID).set("content", content), err
	case Paragraph:
		content, err := p.inlines(b.Content)
		return kind("paragraph").set("role", string(b.Role)).set("content", content), err
	case List:
		return p.list(b)
	case Quote:
		content, err := p.inlines(b.Content)
		return kind("quote").set("content", content).set("by", b.By), err
	case Callout:
		content, err := p.blocks(b.Content)
		return kind("callout").set("tone", string(b.Tone)).set("title", b.Title).set("content", content), err
	case Tiles:
		return p.tiles(b), nil
	case Definitions:
		return p.definitions(b)
	case Image:
		return kind("image").set("name", b.Name).set("sha256", fmt.Sprintf("%x", sha256.Sum256(b.Data))).set("alt", b.Alt).set("caption", b.Caption), nil
	case PageBreak:
		return kind("page break"), nil
	case Contents:
		return kind("contents").set("depth", b.Depth), nil
	case Table:
		return p.table(b)
	case Chart:
		return p.chart(b), nil
	case Gantt:
		return p.gantt(b), nil
	case Graph:
		return p.graph(b), nil
	}
	return nil, fmt.Errorf("block %T: want one of the closed set", b)
}

func kind(name string) object { return object{}.set("block", name) }

func (p *dumper) list(b List) (object, error) {
	var items list
	for _, item := range b.Items {
		content, err := p.blocks(item)
		if err != nil {
			return nil, err
		}
		items = append(items, content)
	}
	return kind("list").set("ordered", b.Ordered).set("items", items), nil
}

func (p *dumper) tiles(b Tiles) object {
	var items list
	for _, t := range b.Items {
		items = append(items, object{}.set("label", t.Label).set("value", p.value(t.Value)).set("note", t.Note).set("tone", string(t.Tone)))
	}
	return kind("tiles").set("items", items)
}

func (p *dumper) definitions(b Definitions) (object, error) {
	var items list
	for _, d := range b.Items {
		content, err := p.inlines(d.Content)
		if err != nil {
			return nil, err
		}
		items = append(items, object{}.set("term", d.Term).set("content", content))
	}
	return kind("definitions").set("items", items), nil
}

func (p *dumper) table(b Table) (object, error) {
	var columns, rows list
	for _, c := range b.Columns {
		o := object{}.set("header", c.Header).set("unit", c.Unit).set("align", string(c.Align))
		if c.Weight != 0 {
			o = o.set("weight", c.Weight)
		}
		if c.Field != nil {
			o = o.set("field", toFill(*c.Field))
		}
		columns = append(columns, o)
	}
	for _, r := range b.Rows {
		var cells list
		for _, c := range r.Cells {
			content, err := p.inlines(c.Content)
			if err != nil {
				return nil, err
			}
			cells = append(cells, object{}.set("content", content).set("span", c.Span).set("rows", c.Rows).set("input", c.Input).
				set("tone", string(c.Tone)).set("header", c.Header))
		}
		rows = append(rows, object{}.set("kind", string(r.Kind)).set("cells", cells))
	}
	note, err := p.inlines(b.Note)
	return kind("table").set("id", b.ID).set("caption", b.Caption).set("columns", columns).set("rows", rows).
		set("note", note).set("sources", places(b.Sources)).set("empty", b.Empty).set("small", b.Small).set("entry", b.Entry), err
}

func toFill(f Field) object {
	o := object{}.set("help", f.Help).set("required", f.Required).set("takes", string(f.Takes)).set("choices", texts(f.Choices))
	if f.From != nil {
		o = o.set("from", object{}.set("table", f.From.Table).set("column", f.From.Column))
	}
	return o.set("several", f.Several)
}

func (p *dumper) chart(b Chart) object {
	var series list
	for _, s := range b.Series {
		var values list
		for _, f := range s.Values {
			values = append(values, p.figure(f))
		}
		series = append(series, object{}.set("name", s.Name).set("values", values))
	}
	return kind("chart").set("id", b.ID).set("kind", string(b.Kind)).set("title", b.Title).set("unit", b.Unit).
		set("categories", texts(b.Categories)).set("series", series).set("threshold", p.figure(b.Threshold)).
		set("low", p.figure(b.Low)).set("high", p.figure(b.High)).set("alt", b.Alt).set("sources", places(b.Sources))
}

func (p *dumper) gantt(b Gantt) object {
	var bars, links, rests list
	for _, a := range b.Activities {
		bars = append(bars, object{}.set("id", a.ID).set("label", a.Label).set("group", a.Group).set("start", a.Start.String()).
			set("finish", a.Finish.String()).set("actual start", a.ActualStart.String()).set("actual finish", a.ActualFinish.String()).
			set("forecast start", a.ForecastStart.String()).set("forecast finish", a.ForecastFinish.String()).
			set("milestone", a.Milestone).set("critical", a.Critical).set("note", a.Note).set("source", a.Source.String()).
			set("figures", p.ganttFigures(a.Figures)))
	}
	for _, l := range b.Links {
		links = append(links, object{}.set("from", l.From).set("to", l.To).set("critical", l.Critical))
	}
	for _, d := range b.Rests {
		rests = append(rests, d.String())
	}
	return kind("gantt").set("id", b.ID).set("title", b.Title).set("activities", bars).set("links", links).set("rests", rests).
		set("today", b.Today.String()).set("alt", b.Alt).set("sources", places(b.Sources))
}

// ganttFigures names the figures of a bar that has any, in the order of their fields.
func (p *dumper) ganttFigures(f GanttFigures) list {
	if f == (GanttFigures{}) {
		return nil
	}
	var l list
	for _, x := range []*value.Figure{f.Start, f.Finish, f.ActualStart, f.ActualFinish, f.ForecastStart, f.ForecastFinish} {
		l = append(l, p.figure(x))
	}
	return l
}

func (p *dumper) graph(b Graph) object {
	var nodes, edges list
	for _, n := range b.Nodes {
		nodes = append(nodes, object{}.set("id", n.ID).set("label", n.Label).set("note", n.Note).set("group", n.Group).
			set("tone", string(n.Tone)).set("source", n.Source.String()))
	}
	for _, e := range b.Edges {
		edges = append(edges, object{}.set("from", e.From).set("to", e.To).set("label", e.Label).set("dashed", e.Dashed).set("source", e.Source.String()))
	}
	return kind("graph").set("id", b.ID).set("title", b.Title).set("form", string(b.Form)).set("nodes", nodes).set("edges", edges).
		set("alt", b.Alt).set("sources", places(b.Sources))
}

func (p *dumper) inlines(inlines []Inline) (list, error) {
	var l list
	for _, in := range inlines {
		switch in := in.(type) {
		case Text:
			l = append(l, object{}.set("text", in.Text).set("strong", in.Strong).set("italic", in.Italic).set("code", in.Code).
				set("source", in.Source.String()))
		case Link:
			content, err := p.inlines(in.Content)
			if err != nil {
				return nil, err
			}
			l = append(l, object{}.set("link", in.URL).set("anchor", in.Anchor).set("content", content))
		case Break:
			l = append(l, object{}.set("break", true))
		case Value:
			l = append(l, p.value(in))
		default:
			return nil, fmt.Errorf("inline %T: want one of the closed set", in)
		}
	}
	return l, nil
}

func (p *dumper) value(v Value) object {
	o := object{}
	switch v.Kind {
	case FigureValue:
		o = o.set("figure", p.figure(v.Figure))
	case NumberValue:
		o = o.set("number", v.Number.String()).set("unit", string(v.Unit))
	case MoneyValue:
		o = o.set("money", v.Money.String())
	case DateValue:
		o = o.set("date", v.Date.String())
	default:
		o = o.set("value", v.Text)
	}
	return o.set("sources", places(v.Sources)).set("strong", v.Strong).set("bare", v.Bare).set("whole", v.Whole)
}
