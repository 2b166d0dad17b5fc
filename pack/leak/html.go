package leak

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// inline are the elements whose ends a reader does not see as a gap, at least not always.
var inline = set(`a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr output q s samp
	small span strike strong sub sup time tt u var wbr tspan textPath`)

// html searches a page: its text with the inline elements rejoined, comments, scripts, styles, attributes and embedded files.
// The names of HTML's own elements and attributes are not searched: a company may be called Target.
func (l *located) html(page string) {
	page, uris := cutDataURIs(page)
	l.dataURIs(uris)
	var text strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				l.cannot(err)
			}
			l.text(l.at("the text"), text.String())
			l.text(l.at("a tag that has no end"), string(z.Raw()))
			return
		case html.TextToken:
			text.Write(z.Text())
		case html.CommentToken, html.DoctypeToken:
			l.text(l.at("a comment"), string(z.Text()))
		default:
			l.tag(z, &text)
		}
	}
}

// tag marks what a tag does to the text around it, and searches its attributes.
func (l *located) tag(z *html.Tokenizer, text *strings.Builder) {
	name, more := z.TagName()
	element := string(name)
	text.WriteString(breakFor(inline, element))
	if strings.Contains(element, "-") {
		l.text(l.at("the name of an element"), element)
	}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		where := l.at("attribute " + string(key) + " of " + element)
		if own, ok := strings.CutPrefix(string(key), "data-"); ok {
			l.text(where, own)
		}
		l.text(where, string(value))
	}
}

// breakFor is what the edge of an element becomes in the text.
func breakFor(joining map[string]bool, element string) string {
	if joining[element] {
		return string(softBreak)
	}
	return " \n "
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
