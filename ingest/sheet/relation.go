package sheet

import (
	"archive/zip"
	"fmt"
	"path"
	"strings"
)

// relation is one relationship of a part (ECMA-376 part 2, 9.3): what kind of part it points to, and which.
type relation struct {
	kind   string // the last word of the type: worksheet, sharedStrings. Transitional and strict files agree on it
	target string // the part's name, absolute, without a leading slash
}

// relations are the relationships of the part called name ("" for the package), by id. A part without any has none.
func (a *archive) relations(name string) (map[string]relation, error) {
	dir, base := path.Split(name)
	f := a.find(dir + "_rels/" + base + ".rels")
	if f == nil {
		return nil, nil
	}
	found := map[string]relation{}
	err := a.scan(f, a.limits.Control, func(x *xmlScanner) error {
		if x.depth() != 2 || string(x.name) != "Relationship" || strings.EqualFold(x.attr("TargetMode"), "External") {
			return nil
		}
		target := strings.ReplaceAll(x.attr("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		found[x.attr("Id")] = relation{
			kind:   path.Base(x.attr("Type")),
			target: strings.TrimPrefix(path.Clean("/"+target), "/"),
		}
		return nil
	})
	return found, err
}

// scan calls visit at every start tag of a part. visit may consume the element. The error names the part.
func (a *archive) scan(f *zip.File, most int64, visit func(*xmlScanner) error) error {
	r, err := a.open(f, most)
	if err != nil {
		return inPart(f, err)
	}
	defer func() { _ = r.Close() }()
	x := newXMLScanner(plainXML(r), a.limits)
	for {
		kind, err := x.next()
		if err == nil && kind == startTag {
			err = visit(x)
		}
		if err != nil {
			return inPart(f, err)
		}
		if kind == endOfFile {
			return nil
		}
	}
}

func inPart(f *zip.File, err error) error { return fmt.Errorf("part %s %w", shorten(f.Name), err) }
