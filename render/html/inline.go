package html

import (
	"net/url"
	"strings"

	"dossier/doc"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"
)

// inlines writes a run of inlines. A test gives it every type of the closed set.
func (p *page) inlines(content []doc.Inline) string {
	var b strings.Builder
	for _, in := range content {
		switch in := in.(type) {
		case doc.Text:
			b.WriteString(styled(in))
		case doc.Link:
			b.WriteString(p.link(in))
		case doc.Break:
			b.WriteString("<br>")
		case doc.Value:
			b.WriteString(p.value(in))
		default:
			p.warn(source.Ref{}, "an inline that a page cannot show", "one of the inlines of package doc")
		}
	}
	return b.String()
}

func styled(t doc.Text) string {
	s := unparted(t.Text)
	if t.Code {
		s = "<code>" + text(t.Text) + "</code>"
	}
	if t.Italic {
		s = "<em>" + s + "</em>"
	}
	if t.Strong {
		s = "<strong>" + s + "</strong>"
	}
	return s
}

// unparted escapes text in which no line ends at a hyphen of an identifier.
func unparted(s string) string {
	if !strings.Contains(s, "-") {
		return text(s)
	}
	var b strings.Builder
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return !theme.InWord(r) })
		if end == 0 {
			end = strings.IndexFunc(s, theme.InWord)
		}
		if end < 0 {
			end = len(s)
		}
		if word := s[:end]; theme.IsIdentifier(word) {
			b.WriteString(`<span class="id">` + text(word) + "</span>")
		} else {
			b.WriteString(text(word))
		}
		s = s[end:]
	}
	return b.String()
}

// link links to an anchor or to an address of a kind that may be followed; any other is printed beside its text.
func (p *page) link(l doc.Link) string {
	content := p.inlines(l.Content)
	switch {
	case l.Anchor != "":
		return `<a href="#` + text(l.Anchor) + `">` + content + "</a>"
	case safe(l.URL):
		return `<a href="` + text(l.URL) + `">` + content + "</a>"
	default:
		p.warn(source.Ref{}, "link to "+strings.ToValidUTF8(l.URL, "\uFFFD")+" is printed, not linked", "http, https, mailto or a path inside the pack")
		return content + " (" + text(l.URL) + ")"
	}
}

// safe tells whether a URL is of a kind that may be followed: http, https, mailto, or relative.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || address == "" || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\\x00\r\n\t") {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "":
		return true
	default:
		return false
	}
}

// value writes a value as people read it. Where the document is traced, the markup says which figure it is, by which rule and
// from where; a public page does not even say more digits than it prints.
func (p *page) value(v doc.Value) string {
	printed := unparted(v.Print(p.doc.Locale))
	if p.traced() {
		printed = p.tracedValue(v, printed)
	} else if v.Kind == doc.DateValue && !v.Date.IsZero() {
		printed = `<time datetime="` + v.Date.String() + `">` + printed + "</time>"
	}
	if v.Strong {
		printed = "<strong>" + printed + "</strong>"
	}
	return printed
}

func (p *page) tracedValue(v doc.Value, printed string) string {
	trace := attr("data-source", places(v.Refs()))
	tag, own := "span", ""
	switch {
	case v.Kind == doc.FigureValue && v.Figure != nil:
		f := v.Figure
		trace = attr("data-figure", f.ID) + trace + attr("title", explanation(f, p.words))
		if f.Value.Known {
			tag, own = "data", ` value="`+text(f.Value.String())+`"`
		}
		if f.Assumed() {
			printed += `<span class="assumed"` + attr("title", p.words.assumed) + ">†</span>"
		}
	case v.Kind == doc.NumberValue && v.Number.Known:
		tag, own = "data", ` value="`+text(v.Number.String())+`"`
	case v.Kind == doc.DateValue && !v.Date.IsZero():
		tag, own = "time", ` datetime="`+v.Date.String()+`"`
	}
	if own+trace == "" {
		return printed
	}
	return "<" + tag + own + trace + ">" + printed + "</" + tag + ">"
}

// explanation is what one reads when pointing at a figure: its rule and who states it.
func explanation(f *value.Figure, w words) string {
	var parts []string
	for _, part := range []string{f.Rule.Name, f.Rule.Origin} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if f.Assumed() {
		parts = append(parts, w.assumed)
	}
	return strings.Join(parts, "; ")
}

// placesShown is how many places one value names; each further one would only make the page heavy.
const placesShown = 12

func places(refs []source.Ref) string {
	var names []string
	for _, r := range refs[:min(len(refs), placesShown)] {
		if !r.IsZero() {
			names = append(names, r.String())
		}
	}
	if len(refs) > placesShown {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}
