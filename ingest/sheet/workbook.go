package sheet

import (
	"archive/zip"
	"errors"
	"fmt"
	"strings"
	"sync"

	"dossier/source"
)

// workbook is what the sheets of one file share.
type workbook struct {
	*archive
	ref       source.Ref
	epoch1904 bool
	formats   []numFormat // by cell style
	strings   func() ([]string, error)
}

// tab is a sheet as the workbook lists it.
type tab struct {
	name   string
	hidden bool
	id     string // of the relation to its part
}

func openWorkbook(in input) (*Book, []source.Problem) {
	a, err := openArchive(in)
	if err != nil {
		return nil, []source.Problem{*in.refuse(err.Error(), "a workbook", "export or send it again")}
	}
	main, refusal := in.mainPart(a)
	if refusal != nil {
		return nil, []source.Problem{*refusal}
	}
	w := &workbook{archive: a, ref: in.ref()}
	relations, err := a.relations(strings.ReplaceAll(main.Name, `\`, "/"))
	if err != nil {
		return nil, []source.Problem{*in.refuse(err.Error(), "a workbook", "export or send it again")}
	}
	tabs, err := w.readTabs(main)
	if err == nil {
		err = w.readStyles(relations)
	}
	if err != nil {
		return nil, []source.Problem{*in.refuse(err.Error(), "a workbook", resave)}
	}
	w.strings = sync.OnceValues(func() ([]string, error) { return w.readStrings(relations) })
	return w.book(in, tabs, relations)
}

// mainPart finds the workbook in the archive, or says what the archive is instead.
func (in input) mainPart(a *archive) (*zip.File, *source.Problem) {
	relations, err := a.relations("")
	if err != nil {
		return nil, in.refuse(err.Error(), "a workbook", "export or send it again")
	}
	name := "xl/workbook.xml"
	for _, r := range relations {
		if r.kind == "officeDocument" && (a.find(name) == nil || r.target < name) {
			name = r.target
		}
	}
	f := a.find(name)
	if f == nil || !strings.HasSuffix(strings.ToLower(name), ".xml") || a.find("word/document.xml") != nil {
		what, hint := a.otherKind()
		return nil, in.refuse(what, "a workbook (.xlsx or .xlsm)", hint)
	}
	return f, nil
}

// otherKind names the kind of a zip archive that holds no workbook in XML.
func (a *archive) otherKind() (what, hint string) {
	const save = "open it in a spreadsheet program and save it as .xlsx"
	switch {
	case a.find("xl/workbook.bin") != nil:
		return "a binary workbook (.xlsb)", save
	case a.find("word/document.xml") != nil:
		return "a Word document, not a workbook", "save its table as .xlsx"
	case a.find("ppt/presentation.xml") != nil:
		return "a PowerPoint presentation, not a workbook", "save its table as .xlsx"
	case a.find("content.xml") != nil && a.find("META-INF/manifest.xml") != nil:
		return "an OpenDocument file (.ods), not an Excel workbook", save
	case a.find("Index/Document.iwa") != nil:
		return "a Numbers document, not an Excel workbook", "export it as .xlsx"
	}
	return "a zip archive that holds no workbook", "unpack it, and put the tables themselves here"
}

// readTabs reads the workbook's part: its sheets in order, and its epoch.
func (w *workbook) readTabs(main *zip.File) ([]tab, error) {
	var tabs []tab
	root := ""
	err := w.scan(main, w.limits.Control, func(x *xmlScanner) error {
		switch {
		case x.depth() == 1:
			root = string(x.name)
		case x.depth() == 2 && string(x.name) == "workbookPr":
			w.epoch1904 = isTrue(x.attr("date1904"))
		case x.depth() == 3 && string(x.name) == "sheet" && len(tabs) >= w.limits.Entries:
			return fmt.Errorf("lists more than %d sheets", w.limits.Entries)
		case x.depth() == 3 && string(x.name) == "sheet":
			state := x.attr("state")
			hidden := strings.EqualFold(state, "hidden") || strings.EqualFold(state, "veryHidden")
			tabs = append(tabs, tab{name: x.attr("name"), hidden: hidden, id: x.prefixedAttr("id")})
		}
		return nil
	})
	if err == nil && root != "workbook" {
		err = inPart(main, errors.New("is not a workbook"))
	}
	return tabs, err
}

// book makes the sheets of the tabs that are worksheets, and reports the tabs whose part is not there.
func (w *workbook) book(in input, tabs []tab, relations map[string]relation) (*Book, []source.Problem) {
	b := &Book{File: in.file, Kind: XLSX, Epoch1904: w.epoch1904}
	var problems []source.Problem
	var total int64
	for _, t := range tabs {
		ref := source.Ref{File: in.file, Sheet: t.name}
		r, known := relations[t.id]
		if known && r.kind != "worksheet" {
			continue
		}
		f := w.find(r.target)
		if !known || f == nil {
			problems = append(problems, source.Err(ref, fmt.Sprintf("the sheet's part %q is not in the file", r.target),
				"a workbook that is whole", resave).As(source.TableNotRead))
			continue
		}
		if err := w.check(f, w.limits.Sheet); err != nil {
			problems = append(problems, source.Err(ref, inPart(f, err).Error(), "a sheet of an ordinary size", "").As(source.TableNotRead))
			continue
		}
		total += int64(f.UncompressedSize64)
		b.Sheets = append(b.Sheets, w.sheet(ref, t, f))
	}
	if total > w.limits.Total {
		return nil, append(problems, *in.refuse(fmt.Sprintf("its sheets are %s unpacked, more than the limit of %s",
			byteCount(total), byteCount(w.limits.Total)), "a workbook of an ordinary size", ""))
	}
	if len(b.Sheets) == 0 {
		return nil, append(problems, *in.refuse("the workbook has no worksheet that can be read", "at least one worksheet", ""))
	}
	return b, problems
}

func (w *workbook) sheet(ref source.Ref, t tab, f *zip.File) *Sheet {
	return &Sheet{
		Name:     t.name,
		Hidden:   t.hidden,
		ref:      ref,
		problems: report{limit: w.limits.Problems},
		pass: func(s *Sheet, yield func(Row) bool) {
			p := sheetPass{workbook: w, sheet: s, part: f, yield: yield}
			p.run()
		},
	}
}

// isTrue reads a boolean as XML Schema writes it.
func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" || s == "TRUE" }
