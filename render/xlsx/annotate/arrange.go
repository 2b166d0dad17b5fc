package annotate

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// arrange gives the comments of sheets, and the drawings that show them, the names that excelize takes for granted: of a sheet whose
// drawing is vmlDrawing4.vml, the comments are comments4.xml. Where other programs number them otherwise, it would write the comments of
// one sheet into those of another. What need not change is copied as it is.
func arrange(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	a := &arrangement{parts: map[string]*zip.File{}, moves: map[string]string{}, changed: map[string][]byte{}}
	for _, f := range in.File {
		a.parts[f.Name] = f
	}
	if a.isStrict() {
		return nil, errStrict
	}
	if err := a.plan(in.File); err != nil {
		return nil, err
	}
	if err := a.retarget(); err != nil {
		return nil, err
	}
	return a.write(in.File)
}

// errStrict refuses what excelize would write half in one form of the format and half in the other.
var errStrict = errors.New("it is saved as Strict Open XML: save it as an Excel workbook")

func (a *arrangement) isStrict() bool {
	book := a.parts["xl/workbook.xml"]
	if book == nil {
		return false
	}
	data, err := content(book)
	return err == nil && bytes.Contains(data, []byte("http://purl.oclc.org/ooxml/spreadsheetml/main"))
}

// arrangement is a package whose parts are to be renamed.
type arrangement struct {
	parts   map[string]*zip.File
	moves   map[string]string // part → its new name
	sheets  []sheetParts
	changed map[string][]byte // by old name
}

// sheetParts is what the relationships of a sheet name.
type sheetParts struct {
	rels          string // the part that names them
	list          relationList
	comments, vml string // parts; "" for none
}

type relationList struct {
	XMLName xml.Name   `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationships"`
	All     []relation `xml:"Relationship"`
}

type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr,omitempty"`
}

const (
	sheetRels    = "xl/worksheets/_rels/"
	contentTypes = "[Content_Types].xml"
	afterAll     = 5000 // numbers from here on collide with none that excelize gives
)

// plan settles the new names: sheets with comments are numbered first, since excelize counts these to number the next one.
func (a *arrangement) plan(files []*zip.File) error {
	for _, f := range files {
		if !strings.HasPrefix(f.Name, sheetRels) || !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		s, err := a.read(f)
		if err != nil {
			return fmt.Errorf("part %s: %w", f.Name, err)
		}
		a.sheets = append(a.sheets, s)
	}
	slices.SortFunc(a.sheets, func(x, y sheetParts) int { return cmp.Compare(x.rels, y.rels) })
	commented, drawn := 0, afterAll
	for _, s := range a.sheets {
		n := &commented
		if s.comments == "" {
			n = &drawn
		}
		if s.comments != "" || s.vml != "" {
			*n++
		}
		a.move(s.comments, fmt.Sprintf("xl/comments%d.xml", *n))
		a.move(s.vml, fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", *n))
	}
	for _, f := range files { // drawings of running heads, and of nothing
		if _, moved := a.moves[f.Name]; !moved && path.Ext(f.Name) == ".vml" {
			drawn++
			a.move(f.Name, fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", drawn))
		}
	}
	return nil
}

// move renames a part, and the relationships that it has.
func (a *arrangement) move(from, to string) {
	if from == "" {
		return
	}
	a.moves[from] = to
	if rels := relsOf(from); a.parts[rels] != nil {
		a.moves[rels] = relsOf(to)
	}
}

func relsOf(part string) string { return path.Dir(part) + "/_rels/" + path.Base(part) + ".rels" }

// read is what the relationships of a sheet name. The drawing of comments holds notes or controls, that of a running head neither.
func (a *arrangement) read(f *zip.File) (sheetParts, error) {
	s := sheetParts{rels: f.Name}
	data, err := content(f)
	if err != nil {
		return s, err
	}
	if err := xml.Unmarshal(data, &s.list); err != nil {
		return s, err
	}
	for _, r := range s.list.All {
		part := partOf(r)
		switch {
		case a.parts[part] == nil:
		case strings.HasSuffix(r.Type, "/relationships/comments"):
			s.comments = part
		case strings.HasSuffix(r.Type, "/relationships/vmlDrawing"):
			drawing, err := content(a.parts[part])
			if err != nil {
				return s, err
			}
			a.changed[part] = named(drawing)
			if bytes.Contains(drawing, []byte("ClientData")) {
				s.vml = part
			}
		}
	}
	return s, nil
}

// partOf is the part that a relationship of a sheet leads to.
func partOf(r relation) string {
	if r.Mode == "External" {
		return ""
	}
	if strings.HasPrefix(r.Target, "/") {
		return strings.TrimPrefix(r.Target, "/")
	}
	return path.Join("xl/worksheets", r.Target)
}

// retarget makes relationships and the list of types name the parts as they are called now.
func (a *arrangement) retarget() error {
	for _, s := range a.sheets {
		moved := false
		for i, r := range s.list.All {
			if to, ok := a.moves[partOf(r)]; ok {
				s.list.All[i].Target, moved = "../"+strings.TrimPrefix(to, "xl/"), true
			}
		}
		if !moved {
			continue
		}
		data, err := xml.Marshal(s.list)
		if err != nil {
			return err
		}
		a.changed[s.rels] = append([]byte(xml.Header), data...)
	}
	if a.parts[contentTypes] == nil {
		return fmt.Errorf("no part %s", contentTypes)
	}
	types, err := content(a.parts[contentTypes])
	if err != nil {
		return err
	}
	a.changed[contentTypes] = partName.ReplaceAllFunc(types, func(found []byte) []byte {
		if to, ok := a.moves[string(partName.FindSubmatch(found)[1])]; ok {
			return []byte(`PartName="/` + to + `"`)
		}
		return found
	})
	return nil
}

func (a *arrangement) write(files []*zip.File) ([]byte, error) {
	taken := map[string]bool{}
	for _, to := range a.moves {
		taken[to] = true
	}
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, f := range files {
		to, moved := a.moves[f.Name]
		if !moved {
			to = f.Name
			if taken[to] { // nothing leads to it
				continue
			}
		}
		if err := a.copy(out, f, to); err != nil {
			return nil, fmt.Errorf("part %s: %w", f.Name, err)
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func (a *arrangement) copy(out *zip.Writer, f *zip.File, to string) error {
	if data, ok := a.changed[f.Name]; ok {
		w, err := out.CreateHeader(&zip.FileHeader{Name: to, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	}
	header := f.FileHeader
	header.Name = to
	w, err := out.CreateRaw(&header)
	if err != nil {
		return err
	}
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}

// content is what a part holds, if that is no more than such parts hold.
func content(f *zip.File) ([]byte, error) {
	const most = 32 << 20
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	if err == nil && len(data) > most {
		err = fmt.Errorf("it holds more than %d MiB", most>>20)
	}
	return data, err
}
