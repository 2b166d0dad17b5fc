package annotate

import (
	"regexp"
	"strconv"
)

// shapeID is the name of a shape in a drawing of comments.
var shapeID = regexp.MustCompile(`(<v:shape\b[^>]*?\sid=)("[^"]*"|'[^']*')`)

// numbered is how Excel names shapes, and what excelize can add to.
var numbered = regexp.MustCompile(`^["']_x0000_s[0-9]{1,9}["']$`)

// partName is the name of a part in the list of types.
var partName = regexp.MustCompile(`PartName="/([^"]*)"`)

// named is a drawing whose shapes are all named as Excel names them: LibreOffice calls each one shape_0.
func named(drawing []byte) []byte {
	next := 900000 // beyond the numbers of programs that count from 1025 in each drawing
	return shapeID.ReplaceAllFunc(drawing, func(found []byte) []byte {
		parts := shapeID.FindSubmatch(found)
		if numbered.Match(parts[2]) {
			return found
		}
		next++
		return []byte(string(parts[1]) + `"_x0000_s` + strconv.Itoa(next) + `"`)
	})
}
