package tagged

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/render/pdf/object"
	"dossier/render/pdf/typeface"
)

// resources are what pages draw with: the faces in place of those that stood in for them, and pictures.
func (w *writer) resources() (object.Ref, error) {
	old, err := dictAt(w.from, w.drawn[0].Get("Resources"))
	if err != nil {
		return 0, err
	}
	fonts, err := w.each(old.Get("Font"), w.font)
	if err != nil {
		return 0, err
	}
	pictures, err := w.each(old.Get("XObject"), w.copier.Value)
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

// font is the face that one of fpdf's own fonts stands in for, cut down to what is used of it.
func (w *writer) font(v object.Value) (object.Value, error) {
	old, err := dictAt(w.from, v)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(w.Fonts, func(f Font) bool { return object.Name(f.StandIn) == old.Get("BaseFont") })
	if i < 0 {
		return nil, fmt.Errorf("%v stands in for no face", old.Get("BaseFont"))
	}
	cut, err := w.Fonts[i].Face.Cut(w.Fonts[i].Runes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.Fonts[i].Name, err)
	}
	return w.composite(cut, w.Fonts[i].Name), nil
}

// composite is a font whose character codes are Unicode's, of two bytes (ISO 32000-1, 9.7).
func (w *writer) composite(cut typeface.Cut, face string) object.Ref {
	name := cutName(face, cut.Packed)
	var box object.Array
	for _, v := range cut.Box {
		box = append(box, v)
	}
	flags := 4 // the font has characters beyond Latin
	angle := 0
	if cut.Fixed {
		flags |= 1
	}
	if cut.Italic {
		flags, angle = flags|64, -12
	}
	file := object.Stream{Dict: object.Dict{{Key: "Length1", Value: cut.Size}, {Key: "Filter", Value: object.Name("FlateDecode")}}, Data: cut.Packed}
	descriptor := w.to.Add(object.Dict{
		{Key: "Type", Value: object.Name("FontDescriptor")}, {Key: "FontName", Value: name}, {Key: "Flags", Value: flags}, {Key: "FontBBox", Value: box},
		{Key: "ItalicAngle", Value: angle}, {Key: "Ascent", Value: cut.Ascent}, {Key: "Descent", Value: cut.Descent}, {Key: "CapHeight", Value: cut.Capital},
		{Key: "StemV", Value: 80}, {Key: "FontFile2", Value: w.to.Add(file)},
	})
	inner := w.to.Add(object.Dict{
		{Key: "Type", Value: object.Name("Font")}, {Key: "Subtype", Value: object.Name("CIDFontType2")}, {Key: "BaseFont", Value: name},
		{Key: "CIDSystemInfo", Value: object.Dict{{Key: "Registry", Value: object.String("Adobe")}, {Key: "Ordering", Value: object.String("UCS")}, {Key: "Supplement", Value: 0}}},
		{Key: "FontDescriptor", Value: descriptor}, {Key: "W", Value: widths(cut)}, {Key: "CIDToGIDMap", Value: w.to.Add(object.Deflated(nil, glyphs(cut)))},
	})
	return w.to.Add(object.Dict{
		{Key: "Type", Value: object.Name("Font")}, {Key: "Subtype", Value: object.Name("Type0")}, {Key: "BaseFont", Value: name},
		{Key: "Encoding", Value: object.Name("Identity-H")}, {Key: "DescendantFonts", Value: object.Array{inner}},
		{Key: "ToUnicode", Value: w.to.Add(object.Deflated(nil, toUnicode(cut.Runes)))},
	})
}

// cutName is the name of a face of which only a part is there: six letters made of the part (ISO 32000-1, 9.6.4).
func cutName(face string, file []byte) object.Name {
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return object.Name(string(tag) + "+" + strings.ReplaceAll(face, " ", ""))
}

// widths are the advances of characters, those of neighbours together.
func widths(cut typeface.Cut) object.Array {
	var all, run object.Array
	for i, r := range cut.Runes {
		if i > 0 && r != cut.Runes[i-1]+1 {
			all, run = append(all, int(cut.Runes[i-1])-len(run)+1, run), nil
		}
		run = append(run, cut.Widths[i])
	}
	if len(run) > 0 {
		all = append(all, int(cut.Runes[len(cut.Runes)-1])-len(run)+1, run)
	}
	return all
}

// glyphs is the map from characters to glyphs, two bytes each.
func glyphs(cut typeface.Cut) []byte {
	if len(cut.Runes) == 0 {
		return nil
	}
	table := make([]byte, 2*cut.Runes[len(cut.Runes)-1]+2)
	for i, r := range cut.Runes {
		table[2*r], table[2*r+1] = byte(cut.Glyphs[i]>>8), byte(cut.Glyphs[i])
	}
	return table
}

// mostMapped is how many characters one section of a map holds (Adobe Technical Note 5014).
const mostMapped = 100

// toUnicode is the map from character codes to Unicode (ISO 32000-1, 9.10.3): each code is its own character.
func toUnicode(runes []rune) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(runes, mostMapped) {
		out = strconv.AppendInt(out, int64(len(part)), 10)
		out = append(out, " beginbfchar\n"...)
		for _, r := range part {
			out = fmt.Appendf(out, "<%04X> <%04X>\n", r, r)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}
