package table

import (
	"path"
	"slices"
	"strings"

	"dossier/ingest/formats"
	"dossier/ingest/literal"
	"dossier/ingest/sheet"
)

// found is what a sheet was recognised as: the tabs of an export that are read from it. The zero found is none of an export's.
type found struct {
	export *export
	tabs   []*formats.Tab // all of one sheet, each making records of another kind; none where the tab is known and not read
	header header
}

// find recognises the sheets of a file by their headers, and by their names where another sheet shows whose export it is.
func (r *Reader) find(b *sheet.Book) []found {
	all := make([]found, len(b.Sheets))
	exports := map[string]*export{}
	for i, s := range b.Sheets {
		if s.Hidden {
			continue
		}
		if f, tabs, h := r.signed(s); f != nil {
			all[i] = found{export: exportIn(exports, f, b), tabs: tabs, header: h}
		}
	}
	for i := range r.formats {
		f := &r.formats[i]
		if exports[f.ID] == nil && !hasTabs(f, b) {
			continue
		}
		for j, s := range b.Sheets {
			if all[j].export == nil && !s.Hidden && f.knows(tabName(f.Format, s)) {
				all[j] = byName(exportIn(exports, f, b), s)
			}
		}
	}
	return all
}

// format is an export format with the names of its tabs and of its headers ready to be looked up: every sheet is asked for all.
type format struct {
	*formats.Format
	names      map[string]bool // folded
	signatures [][][]string    // of each tab: each header that it is known by, with its other names, folded
}

func readyFormats(all []formats.Format) []format {
	ready := make([]format, len(all))
	for i := range all {
		ready[i] = format{Format: &all[i], names: map[string]bool{}}
		for _, name := range all[i].Known {
			ready[i].names[literal.Fold(name)] = true
		}
		for _, t := range all[i].Tabs {
			ready[i].signatures = append(ready[i].signatures, foldedHeaders(t.Signature))
		}
	}
	return ready
}

func foldedHeaders(signature []string) [][]string {
	headers := make([][]string, len(signature))
	for i, names := range signature {
		for name := range strings.SplitSeq(names, "|") {
			headers[i] = append(headers[i], literal.Fold(name))
		}
	}
	return headers
}

// knows tells whether a tab of the format is called so. Formats whose sheets are called anything list no names.
func (f *format) knows(name string) bool { return f.names[literal.Fold(name)] }

// signed is the format with the longest signature that the sheet bears, with all its tabs of that sheet.
func (r *Reader) signed(s *sheet.Sheet) (best *format, tabs []*formats.Tab, head header) {
	most := 0
	for _, h := range heads(s) {
		for i := range r.formats {
			f := &r.formats[i]
			for j := range f.Tabs {
				if t := &f.Tabs[j]; len(t.Signature) > most && bears(h, f.signatures[j]) {
					best, most, head = f, len(t.Signature), h
					tabs = tabsOf(f, t, h)
				}
			}
		}
	}
	return best, tabs, head
}

// tabsOf are the tabs that are read from the same sheet as t.
func tabsOf(f *format, t *formats.Tab, h header) []*formats.Tab {
	var tabs []*formats.Tab
	for i := range f.Tabs {
		if other := &f.Tabs[i]; other.Sheet == t.Sheet && bears(h, f.signatures[i]) {
			tabs = append(tabs, other)
		}
	}
	return tabs
}

// bears tells whether the header has every header of the signature.
func bears(h header, signature [][]string) bool {
	for _, names := range signature {
		if !slices.ContainsFunc(names, func(name string) bool { return h.find(name) != nil }) {
			return false
		}
	}
	return true
}

// hasTabs tells whether the book's sheets bear the names of the format's tabs: one may be chance, two are not.
func hasTabs(f *format, b *sheet.Book) bool {
	n := 0
	for _, s := range b.Sheets {
		if f.knows(tabName(f.Format, s)) {
			n++
		}
	}
	return n > 1 || n == 1 && b.Kind == sheet.CSV
}

// byName is a tab that is known by its name: read where its header gives the records all that they must have.
func byName(e *export, s *sheet.Sheet) found {
	name := literal.Fold(tabName(e.format, s))
	f := found{export: e}
	for _, h := range heads(s) {
		for i := range e.format.Tabs {
			t := &e.format.Tabs[i]
			if literal.Fold(t.Sheet) == name && t.Refuse == nil && gives(h, t) {
				f.tabs, f.header = append(f.tabs, t), h
			}
		}
		if len(f.tabs) > 0 {
			return f
		}
	}
	return f
}

// tabName is the sheet's name; of a CSV, the tab that its file name ends in: RVTools_tabvInfo.csv is vInfo.
func tabName(f *formats.Format, s *sheet.Sheet) string {
	if s.Name != "" {
		return s.Name
	}
	base := path.Base(s.Ref().File)
	name := strings.TrimSuffix(base, path.Ext(base))
	for _, k := range f.Known {
		if strings.HasSuffix(strings.ToLower(name), "_tab"+strings.ToLower(k)) {
			return k
		}
	}
	return name
}
