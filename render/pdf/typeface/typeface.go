// Package typeface cuts TrueType faces down to the characters that a document uses, for embedding.
package typeface

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Cut is a part of a face, and what a PDF says of it. Measures are in thousandths of an em.
type Cut struct {
	Packed  []byte // a TrueType file with the tables that a PDF reader needs, deflated (RFC 1950); glyphs keep their numbers
	Size    int    // of that file, in bytes
	Runes   []rune // in order, each once; none beyond U+FFFF
	Glyphs  []int  // by place in Runes
	Widths  []int  // by place in Runes
	Box     [4]int // of the largest glyph: left, bottom, right, top
	Ascent  int
	Descent int // below 0
	Capital int // height of capitals
	Italic  bool
	Fixed   bool // equal advance for all characters
}

// kept are the tables that a reader needs of an embedded face (ISO 32000-1, 9.9), in the order of a file.
var kept = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// file is a face's tables.
type file struct {
	tables  map[string][]byte
	glyphs  int // how many there are
	metrics int // how many of them have an advance of their own
	em      int // units an em
	long    bool
}

func read(ttf []byte) (*file, error) {
	if len(ttf) < 12 || binary.BigEndian.Uint32(ttf) != 0x00010000 {
		return nil, errors.New("no TrueType face")
	}
	f := &file{tables: map[string][]byte{}}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(ttf) {
			return nil, errors.New("the face ends within its list of tables")
		}
		offset, length := int(binary.BigEndian.Uint32(ttf[at+8:])), int(binary.BigEndian.Uint32(ttf[at+12:]))
		if offset > len(ttf) || length > len(ttf)-offset {
			return nil, fmt.Errorf("table %q lies beyond the face’s end", ttf[at:at+4])
		}
		f.tables[string(ttf[at:at+4])] = ttf[offset : offset+length]
	}
	for _, need := range []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"glyf", 0}, {"OS/2", 4}, {"post", 16}} {
		if table, has := f.tables[need.name]; !has || len(table) < need.size {
			return nil, fmt.Errorf("no table %q", need.name)
		}
	}
	f.glyphs, f.metrics = f.short("maxp", 4), f.short("hhea", 34)
	f.em, f.long = f.short("head", 18), f.short("head", 50) == 1
	size := 2
	if f.long {
		size = 4
	}
	if f.glyphs == 0 || f.em == 0 || f.metrics == 0 || f.metrics > f.glyphs || len(f.tables["loca"]) < size*(f.glyphs+1) || len(f.tables["hmtx"]) < 2*f.glyphs+2*f.metrics {
		return nil, errors.New("the face’s tables contradict each other")
	}
	return f, nil
}

// short is a number of two bytes.
func (f *file) short(table string, at int) int {
	return int(binary.BigEndian.Uint16(f.tables[table][at:]))
}

// signed is a number of two bytes in thousandths of an em.
func (f *file) signed(table string, at int) int { return int(int16(f.short(table, at))) * 1000 / f.em }

// width is a glyph's advance in thousandths of an em.
func (f *file) width(glyph int) int {
	return (f.short("hmtx", 4*min(glyph, f.metrics-1))*1000 + f.em/2) / f.em
}

// outline is a glyph's bytes.
func (f *file) outline(glyph int) ([]byte, error) {
	var from, to int
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if f.long {
		from, to = int(binary.BigEndian.Uint32(loca[4*glyph:])), int(binary.BigEndian.Uint32(loca[4*glyph+4:]))
	} else {
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*glyph:])), 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	}
	if from > to || to > len(glyf) {
		return nil, fmt.Errorf("glyph %d lies beyond its table", glyph)
	}
	return glyf[from:to], nil
}

// Flags of the parts of a composite glyph.
const (
	wideArguments = 1 << 0
	scaled        = 1 << 3
	more          = 1 << 5
	scaledTwice   = 1 << 6
	transformed   = 1 << 7
)

// use marks a glyph, and the parts of one that is composed of others.
func (f *file) use(used []bool, glyph, depth int) error {
	if glyph >= f.glyphs || depth > 8 {
		return fmt.Errorf("glyph %d is composed of what is not there", glyph)
	}
	used[glyph] = true
	outline, err := f.outline(glyph)
	if err != nil || len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return err
	}
	for rest := outline[10:]; len(rest) >= 4; {
		flags, part := binary.BigEndian.Uint16(rest), int(binary.BigEndian.Uint16(rest[2:]))
		if err := f.use(used, part, depth+1); err != nil {
			return err
		}
		size := 6
		if flags&wideArguments != 0 {
			size = 8
		}
		switch {
		case flags&scaled != 0:
			size += 2
		case flags&scaledTwice != 0:
			size += 4
		case flags&transformed != 0:
			size += 8
		}
		if flags&more == 0 || size > len(rest) {
			break
		}
		rest = rest[size:]
	}
	return nil
}

// describe reads a face's measures.
func (f *file) describe(c *Cut) {
	for i := range c.Box {
		c.Box[i] = f.signed("head", 36+2*i)
	}
	c.Ascent, c.Descent = f.signed("hhea", 4), f.signed("hhea", 6)
	c.Capital = c.Ascent
	if f.short("OS/2", 0) >= 2 && len(f.tables["OS/2"]) >= 90 {
		c.Capital = f.signed("OS/2", 88)
	}
	c.Italic, c.Fixed = f.short("post", 4) != 0, f.short("post", 12) != 0 || f.short("post", 14) != 0
}

// cut is the tables of a face with the marked glyphs; the others are empty.
func (f *file) cut(used []bool) map[string][]byte {
	tables := map[string][]byte{}
	for _, name := range kept {
		tables[name] = f.tables[name]
	}
	var glyf []byte
	loca := make([]byte, 0, 4*len(used)+4)
	hmtx := slices.Clone(f.tables["hmtx"])
	for glyph, is := range used {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if is {
			outline, _ := f.outline(glyph) // read already where it was marked; the first may be empty
			glyf = append(glyf, outline...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		} else if glyph < f.metrics-1 {
			clear(hmtx[4*glyph : 4*glyph+4])
		}
	}
	tables["glyf"], tables["hmtx"] = glyf, hmtx
	tables["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1) // offsets of four bytes
	tables["head"] = head
	return tables
}

// bound writes tables as a file.
func bound(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	names = slices.DeleteFunc(names, func(name string) bool { return len(tables[name]) == 0 })
	power, log := 1, 0
	for 2*power <= len(names) {
		power, log = 2*power, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(names), 16 * power, log, 16 * (len(names) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			head = at
		}
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, sum(tables[name]))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(tables[name])))
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is the checksum of a table.
func sum(b []byte) (total uint32) {
	for ; len(b) >= 4; b = b[4:] {
		total += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return total + binary.BigEndian.Uint32(last[:])
}
