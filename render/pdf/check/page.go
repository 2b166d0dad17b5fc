package check

import (
	"bytes"
	"fmt"

	"dossier/render/pdf/object"
)

// pages wants everything that is drawn to stand in marked content, in fonts that are embedded and mapped to Unicode.
func (c *checker) pages() {
	c.parents = map[int]object.Value{}
	nums := c.array(c.dict(c.dict(c.catalog.Get("StructTreeRoot")).Get("ParentTree")).Get("Nums"))
	for i := 0; i+1 < len(nums); i += 2 {
		key, _ := nums[i].(int)
		c.parents[key] = nums[i+1]
	}
	fonts := map[object.Ref]font{}
	for i, v := range c.array(c.dict(c.catalog.Get("Pages")).Get("Kids")) {
		r, _ := v.(object.Ref)
		page := c.dict(r)
		c.pageRefs = append(c.pageRefs, r)
		where := fmt.Sprintf("page %d", i+1)
		if page.Get("Tabs") != object.Name("S") {
			c.wrong("%s: tabs do not follow the structure", where)
		}
		used := map[object.Name]font{}
		for _, e := range c.dict(c.dict(page.Get("Resources")).Get("Font")) {
			ref, _ := e.Value.(object.Ref)
			if _, known := fonts[ref]; !known {
				fonts[ref] = c.font(ref)
			}
			used[e.Key] = fonts[ref]
		}
		ids := c.content(where, r, c.bytes(page.Get("Contents")), used)
		key, ok := page.Get("StructParents").(int)
		if owners := c.array(c.parents[key]); !ok || len(owners) != ids {
			c.wrong("%s: %d marked contents, %d in the parent tree", where, ids, len(owners))
		}
		for _, a := range c.array(page.Get("Annots")) {
			c.annotation(where, a)
		}
	}
}

// font is which character codes a font maps to Unicode, and which to glyphs.
type font struct {
	mapped map[int]bool
	glyphs []byte
}

func (c *checker) font(r object.Ref) font {
	outer := c.dict(r)
	inner := object.Dict(nil)
	if descendants := c.array(outer.Get("DescendantFonts")); len(descendants) == 1 {
		inner = c.dict(descendants[0])
	}
	if len(c.bytes(c.dict(inner.Get("FontDescriptor")).Get("FontFile2"))) == 0 {
		c.wrong("font %v is not embedded", outer.Get("BaseFont"))
	}
	return font{mapped: c.mapped(c.bytes(outer.Get("ToUnicode"))), glyphs: c.bytes(inner.Get("CIDToGIDMap"))}
}

// mapped are the codes of a map to Unicode, of which no section may hold more than a hundred.
func (c *checker) mapped(cmap []byte) map[int]bool {
	codes := map[int]bool{}
	p := object.ParseContent(cmap)
	var operands []object.Value
	for p.More() {
		v, err := p.Next()
		if err != nil {
			c.wrong("a map to Unicode: %v", err)
			break
		}
		word, is := v.(object.Keyword)
		if !is {
			operands = append(operands, v)
			continue
		}
		if word == "endbfchar" {
			if len(operands) > 200 || len(operands)%2 == 1 {
				c.wrong("a map to Unicode has a section of %d values", len(operands))
			}
			for i := 0; i < len(operands); i += 2 {
				if code, ok := operands[i].(object.String); ok && len(code) == 2 {
					codes[int(code[0])<<8|int(code[1])] = true
				}
			}
		}
		operands = nil
	}
	return codes
}

// content reads a page's content and gives the number of identifiers in use. They must be 0, 1, 2 and so on, each once.
func (c *checker) content(where string, page object.Ref, data []byte, fonts map[object.Name]font) (ids int) {
	p := object.ParseContent(data)
	var operands []object.Value
	depth, now := 0, font{}
	for p.More() {
		v, err := p.Next()
		if err != nil {
			c.wrong("%s: %v", where, err)
			return ids
		}
		operator, is := v.(object.Keyword)
		if !is {
			operands = append(operands, v)
			continue
		}
		switch operator {
		case "BDC":
			depth++
			if id := identifier(operands); id != ids {
				c.wrong("%s: marked content %d follows %d", where, id, ids-1)
			}
			c.marked[place{page, ids}] = true
			ids++
		case "BMC":
			depth++
			if first(operands) != object.Name("Artifact") {
				c.wrong("%s: marked content without an identifier that is no artifact", where)
			}
		case "EMC":
			depth--
		case "Tf":
			name, _ := first(operands).(object.Name)
			now = fonts[name]
		case "Tj":
			c.shown(where, now, operands)
		case "TJ":
			for _, part := range kernedParts(operands) {
				c.shown(where, now, []object.Value{part})
			}
		}
		if depth < 0 || depth > 1 {
			c.wrong("%s: marked content %d deep", where, depth)
		}
		if depth == 0 && paints(string(operator)) {
			c.wrong("%s: %s outside of marked content", where, operator)
		}
		operands = operands[:0]
	}
	if depth != 0 {
		c.wrong("%s: marked content that does not end", where)
	}
	return ids
}

// first is the first of an operator's operands, nil where it has none.
func first(operands []object.Value) object.Value {
	if len(operands) == 0 {
		return nil
	}
	return operands[0]
}

func paints(operator string) bool {
	switch operator {
	case "Tj", "TJ", "'", `"`, "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI":
		return true
	}
	return false
}

func identifier(operands []object.Value) int {
	if len(operands) == 2 {
		if d, ok := operands[1].(object.Dict); ok {
			if id, ok := d.Get("MCID").(int); ok {
				return id
			}
		}
	}
	return -1
}

// kernedParts are the strings of text that is kerned.
func kernedParts(operands []object.Value) []object.Value {
	parts, _ := first(operands).(object.Array)
	var shown []object.Value
	for _, part := range parts {
		switch part.(type) {
		case int, float64:
		default:
			shown = append(shown, part)
		}
	}
	return shown
}

// shown wants each character of a string to be mapped to Unicode and to have a glyph.
func (c *checker) shown(where string, f font, operands []object.Value) {
	if len(operands) != 1 {
		c.wrong("%s: text of an odd kind", where)
		return
	}
	text, ok := operands[0].(object.String)
	if !ok || len(text)%2 == 1 {
		c.wrong("%s: text of an odd length", where)
		return
	}
	for i := 0; i < len(text); i += 2 {
		code := int(text[i])<<8 | int(text[i+1])
		if !f.mapped[code] {
			c.wrong("%s: U+%04X is not mapped to Unicode", where, code)
		}
		if 2*code+1 >= len(f.glyphs) || bytes.Equal(f.glyphs[2*code:2*code+2], []byte{0, 0}) {
			c.wrong("%s: U+%04X has no glyph", where, code)
		}
	}
}

// annotation wants a link that prints, is described and leads back to its element.
func (c *checker) annotation(where string, v object.Value) {
	d := c.dict(v)
	if d.Get("Subtype") != object.Name("Link") || d.Get("F") != 4 {
		c.wrong("%s: an annotation that is no link, or that does not print", where)
	}
	if text, _ := d.Get("Contents").(object.String); text == "" {
		c.wrong("%s: a link that is not described", where)
	}
	if d.Get("A") == nil {
		c.destination(d.Get("Dest"))
	}
	key, ok := d.Get("StructParent").(int)
	if !ok || c.dict(c.parents[key]).Get("S") != object.Name("Link") {
		c.wrong("%s: a link that is in no element of the structure", where)
	}
	r, _ := v.(object.Ref)
	owner, _ := c.parents[key].(object.Ref)
	c.links[r] = owner
}
