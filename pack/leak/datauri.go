package leak

import (
	"encoding/base64"
	"regexp"
	"strings"
)

// Files that are embedded in text, as base64 or as they stand.
var (
	base64URI = regexp.MustCompile(`(?i)data:([a-z0-9.+-]+/[a-z0-9.+-]+)?((?:;[a-z0-9=."-]+)*?);base64,([a-z0-9+/=%_-]*)`)
	plainURI  = regexp.MustCompile(`(?i)data:([a-z0-9.+-]+/[a-z0-9.+-]+)(?:;[a-z0-9=.-]+)*,([^"\n]*)`)
)

// embedded is one of them.
type embedded struct {
	kind    string // media type
	base64  bool
	content string
}

// cutDataURIs finds the embedded files, and takes those in base64 out of the text: they would match by chance.
func cutDataURIs(text string) (rest string, found []embedded) {
	if !strings.Contains(text, "data:") && !strings.Contains(strings.ToLower(text), "data:") {
		return text, nil
	}
	rest = base64URI.ReplaceAllStringFunc(text, func(uri string) string {
		m := base64URI.FindStringSubmatch(uri)
		found = append(found, embedded{kind: strings.ToLower(m[1]), base64: true, content: m[3]})
		return " data:" + m[1] + m[2] + " "
	})
	for _, m := range plainURI.FindAllStringSubmatch(rest, -1) {
		found = append(found, embedded{kind: strings.ToLower(m[1]), content: m[2]})
	}
	return rest, found
}

// extensions let an embedded file be read as what its media type says.
var extensions = map[string]string{
	"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg", "text/html": ".html",
	"application/zip": ".zip", "application/xml": ".xml", "text/xml": ".xml",
}

var standardAlphabet = strings.NewReplacer("-", "+", "_", "/", "=", "")

// dataURIs searches embedded files. One that stands in the text as it is ends where nobody can tell, and is read leniently.
func (l *located) dataURIs(found []embedded) {
	if len(found) > 0 && l.depth >= maxDepth {
		l.fail("%s: files inside files go too deep to be searched", l.name)
		return
	}
	for _, e := range found {
		content := unpercent(e.content)
		if !e.base64 {
			inner := &located{search: l.search, name: "an embedded file", depth: l.depth + 1}
			inner.html(content)
			continue
		}
		decoded, err := base64.RawStdEncoding.DecodeString(standardAlphabet.Replace(content))
		if err != nil {
			l.fail("%s: an embedded file cannot be read: %v", l.name, err)
			continue
		}
		l.file("an embedded file"+extensions[e.kind], decoded, l.depth+1)
	}
}
