package tagged

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"

	"dossier/render/pdf/object"
)

// resources copies what pages draw with: fonts, put right on the way, and pictures.
func (w *writer) resources() (object.Ref, error) {
	old, err := dictAt(w.from, w.drawn[0].Get("Resources"))
	if err != nil {
		return 0, err
	}
	fonts, err := w.each(old.Get("Font"), w.font)
	if err != nil {
		return 0, err
	}
	pictures, err := w.each(old.Get("XObject"), func(v object.Value) (object.Value, error) { return w.copier.Value(v) })
	if err != nil {
		return 0, err
	}
	resources := object.Dict{{Key: "Font", Value: fonts}}
	if len(pictures) > 0 {
		resources = append(resources, object.Entry{Key: "XObject", Value: pictures})
	}
	return w.to.Add(resources), nil
}

// each makes a new value of every resource of a kind. fpdf names a picture twice where two files hold the same one.
func (w *writer) each(v object.Value, make func(object.Value) (object.Value, error)) (object.Dict, error) {
	old, err := w.from.Resolve(v)
	if err != nil {
		return nil, err
	}
	kind, _ := old.(object.Dict)
	var out object.Dict
	for _, e := range kind {
		if out.Get(e.Key) != nil {
			continue
		}
		made, err := make(e.Value)
		if err != nil {
			return nil, fmt.Errorf("resource %s: %w", e.Key, err)
		}
		out = append(out, object.Entry{Key: e.Key, Value: made})
	}
	return out, nil
}

// font writes a composite font anew: its name says that it is a part of a face, and its characters are mapped to Unicode as the
// standard allows. fpdf's character codes are Unicode's already, and its map from codes to glyphs says which are there.
func (w *writer) font(v object.Value) (object.Value, error) {
	old, err := dictAt(w.from, v)
	if err != nil {
		return nil, err
	}
	descendants, _ := old.Get("DescendantFonts").(object.Array)
	if len(descendants) != 1 {
		return nil, errors.New("a font of another kind")
	}
	inner, err := dictAt(w.from, descendants[0])
	if err != nil {
		return nil, err
	}
	descriptor, err := dictAt(w.from, inner.Get("FontDescriptor"))
	if err != nil {
		return nil, err
	}
	system, err := dictAt(w.from, inner.Get("CIDSystemInfo"))
	if err != nil {
		return nil, err
	}
	file, err := streamAt(w.from, descriptor.Get("FontFile2"))
	if err != nil {
		return nil, err
	}
	glyphs, codes, err := w.glyphs(inner.Get("CIDToGIDMap"))
	if err != nil {
		return nil, err
	}
	base, _ := old.Get("BaseFont").(object.Name)
	name := cutName(base, file.Data)
	descriptor = descriptor.With("FontName", name).With("FontFile2", w.to.Add(file))
	inner = inner.With("BaseFont", name).With("CIDSystemInfo", system).With("FontDescriptor", w.to.Add(descriptor)).With("CIDToGIDMap", w.to.Add(glyphs))
	outer := old.With("BaseFont", name).With("DescendantFonts", object.Array{w.to.Add(inner)})
	return w.to.Add(outer.With("ToUnicode", w.to.Add(object.Deflated(nil, toUnicode(codes))))), nil
}

// cutName is the name of a face of which only a part is there: six letters made of the part (ISO 32000-1, 9.6.4).
func cutName(base object.Name, file []byte) object.Name {
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(base)
	if len(name) > 4 && name[:4] == "utf8" {
		name = name[4:]
	}
	return object.Name(string(tag) + "+" + name)
}

// glyphs is the map from character codes to glyphs, as short as it can be, and the codes that have one.
func (w *writer) glyphs(v object.Value) (object.Stream, []int, error) {
	s, err := streamAt(w.from, v)
	if err != nil {
		return object.Stream{}, nil, err
	}
	table, err := s.Decoded()
	if err != nil {
		return object.Stream{}, nil, err
	}
	var codes []int
	for i := 0; i+1 < len(table); i += 2 {
		if table[i] != 0 || table[i+1] != 0 {
			codes = append(codes, i/2)
		}
	}
	end := 0
	if len(codes) > 0 {
		end = 2*codes[len(codes)-1] + 2
	}
	return object.Deflated(nil, table[:end]), codes, nil
}

// mostMapped is how many characters one section of a map holds (Adobe Technical Note 5014).
const mostMapped = 100

// toUnicode is the map from codes to Unicode (ISO 32000-1, 9.10.3): each code, of two bytes, is its own character.
func toUnicode(codes []int) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(codes) > 0 {
		n := min(mostMapped, len(codes))
		out = strconv.AppendInt(out, int64(n), 10)
		out = append(out, " beginbfchar\n"...)
		for _, code := range codes[:n] {
			out = fmt.Appendf(out, "<%04X> <%04X>\n", code, code)
		}
		out = append(out, "endbfchar\n"...)
		codes = codes[n:]
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}
