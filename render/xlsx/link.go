package xlsx

import (
	"net/url"
	"strings"

	"dossier/doc"
	"dossier/source"
)

// linkCell makes a cell that is wholly one link lead to where it says.
func (l *layout) linkCell(content []doc.Inline, col, row int) {
	in, ok := onlyLink(content)
	if !ok {
		return
	}
	switch {
	case in.Anchor != "":
		l.sheet.links = append(l.sheet.links, link{col: col, row: row, anchor: in.Anchor})
	case safe(in.URL):
		l.sheet.links = append(l.sheet.links, link{col: col, row: row, url: in.URL})
	default:
		return
	}
	l.sheet.at(col, row).look.face = linkFace
}

func onlyLink(content []doc.Inline) (doc.Link, bool) {
	if len(content) != 1 {
		return doc.Link{}, false
	}
	in, ok := content[0].(doc.Link)
	return in, ok
}

// showsAddress tells whether a link's address is to be read beside its text, since a cell leads to one place at most; it
// reports an address of a kind that is not linked.
func (l *layout) showsAddress(in doc.Link) bool {
	if in.URL == "" {
		return false
	}
	if !safe(in.URL) {
		l.warn(source.Ref{}, "link to "+strings.ToValidUTF8(in.URL, "\uFFFD")+" is printed, not linked", "http, https, mailto or a path inside the pack")
	}
	return in.URL != doc.Plain(l.doc.Locale, in.Content)
}

// safe tells whether a URL is of a kind that may be followed: http, https, mailto, or relative. Excel opens no longer one.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || len(address) > 2079 || strings.ContainsAny(address, "\\\x00\r\n\t") || strings.HasPrefix(address, "//") {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto", "":
		return true
	default:
		return false
	}
}
