package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
)

// canBeTable tells whether the format takes a table as one of its own, which formulas can name: each column has a name, and no other
// has it, in whatever case.
func canBeTable(heads []cell) bool {
	seen := map[string]bool{}
	for _, head := range heads {
		if len(head.runs) != 1 {
			return false
		}
		name := head.runs[0].text
		folded := strings.ToLower(name)
		if strings.TrimSpace(name) != name || strings.ContainsAny(name, "\t\r\n") || size(head.runs) > 255 || seen[folded] {
			return false
		}
		seen[folded] = true
	}
	return len(heads) > 0
}

// structured is the table of a sheet that becomes one of the format; ok is false where there is none, or more than one: a streamed sheet
// takes one.
func (s *sheet) structured() (t tableArea, ok bool) {
	if len(s.tables) != 1 {
		return tableArea{}, false
	}
	return s.tables[0], s.tables[0].filter && s.tables[0].name != ""
}

// nameTable gives a table of the format its name, that of the document's table, unless another has it.
func (b *book) nameTable(t doc.Table) string {
	base := definedName(t.ID)
	if base == "" {
		base = "Table"
	}
	if b.tables == nil {
		b.tables = map[string]bool{}
	}
	name := prefix(base, 200) + "_table" // so that no parameter has it
	for n := 2; b.tables[strings.ToLower(name)]; n++ {
		name = prefix(base, 200) + "_table_" + strconv.Itoa(n)
	}
	b.tables[strings.ToLower(name)] = true
	return name
}

// structure makes a table of the format of a sheet's table; its looks are those of its cells.
func (w writing) structure(out *excelize.StreamWriter, s *sheet) error {
	t, ok := s.structured()
	if !ok {
		return nil
	}
	stripes := false
	return out.AddTable(&excelize.Table{Range: area{1, t.header, t.columns, t.last}.name(), Name: t.name, ShowRowStripes: &stripes})
}
