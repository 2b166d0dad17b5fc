package xlsx

import (
	"strconv"
	"strings"

	"dossier/source"
)

// name is the address inside its sheet: C7.
func (a address) name() string { return source.ColumnName(a.col) + strconv.Itoa(a.row) }

// ref is how a formula in e's cell names a: C7, or Rules!C7 from another sheet.
func (e expression) ref(a address) string {
	if a.sheet == e.home.sheet {
		return a.name()
	}
	return a.outside()
}

// outside is the address as other sheets name it: 'Weights and thresholds'!C7.
func (a address) outside() string { return quoteSheet(a.sheet.name) + "!" + a.name() }

// fixed is the address with dollar signs, as defined names want it.
func (a address) fixed() string {
	return quoteSheet(a.sheet.name) + "!$" + source.ColumnName(a.col) + "$" + strconv.Itoa(a.row)
}

// quoteSheet puts a sheet's name in quotes unless it is plain letters that no formula could misread.
func quoteSheet(name string) string {
	plain := name != "" && !looksLikeCell.MatchString(name) && strings.IndexFunc(name, func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) < 0
	if plain && !strings.EqualFold(name, "true") && !strings.EqualFold(name, "false") {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", "''") + "'"
}

func (a area) name() string {
	return source.Range{FirstCol: a.col, FirstRow: a.row, LastCol: a.lastCol, LastRow: a.lastRow}.String()
}
