package sheet

import (
	"archive/zip"
	"strconv"
)

// related is the first part, by name, to which a relation of that kind leads; nil if there is none.
func (a *archive) related(relations map[string]relation, kind string) *zip.File {
	name := ""
	for _, r := range relations {
		if r.kind == kind && (name == "" || r.target < name) {
			name = r.target
		}
	}
	if name == "" {
		return nil
	}
	return a.find(name)
}

// readStyles reads which number format each cell style has (ECMA-376 18.8.10 cellXfs, 18.8.31 numFmts).
func (w *workbook) readStyles(relations map[string]relation) error {
	f := w.related(relations, "styles")
	if f == nil {
		return nil
	}
	custom := map[int]string{}
	var ids []int
	group := ""
	err := w.scan(f, w.limits.Control, func(x *xmlScanner) error {
		switch {
		case x.depth() == 2:
			group = string(x.name)
		case x.depth() == 3 && group == "numFmts" && string(x.name) == "numFmt":
			if id, err := strconv.Atoi(x.attr("numFmtId")); err == nil {
				custom[id] = x.attr("formatCode")
			}
		case x.depth() == 3 && group == "cellXfs" && string(x.name) == "xf":
			id, _ := strconv.Atoi(x.attr("numFmtId")) // without one a style is General
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	known := map[int]numFormat{}
	for _, id := range ids {
		if _, seen := known[id]; !seen {
			known[id] = formatOf(id, custom)
		}
		w.formats = append(w.formats, known[id])
	}
	return nil
}

func formatOf(id int, custom map[int]string) numFormat {
	if code, ok := custom[id]; ok {
		return parseFormat(code)
	}
	return parseFormat(builtinFormat(id))
}
