package compose

import (
	"strings"

	"dossier/doc"
	"dossier/value"
)

// signs tells whether a number prints its own unit, or has none.
func signs(u value.Unit) bool { return u == "" || u == value.Percent || isMoney(u) }

func isMoney(u value.Unit) bool {
	_, ok := u.Currency()
	return ok
}

// reached is a value with its qualifier, the upper end of a range and its unit: "under 1 hour", "30 to 40%". Nothing where there is
// no value.
func reached(qualifier, low, high *doc.Value) []doc.Inline {
	if low == nil {
		return nil
	}
	var inlines []doc.Inline
	if qualifier != nil {
		inlines = append(valueInlines(qualifier), doc.Text{Text: " "})
	}
	if high == nil {
		return append(inlines, measured(*low)...)
	}
	if !isMoney(low.Unit) {
		low = &doc.Value{Kind: low.Kind, Number: low.Number, Sources: low.Sources}
	}
	return append(append(inlines, *low, doc.Text{Text: " to "}), measured(*high)...)
}

// measured is a number with its unit, in the singular for one.
func measured(v doc.Value) []doc.Inline {
	if signs(v.Unit) {
		return []doc.Inline{v}
	}
	if share, ok := strings.CutPrefix(string(v.Unit), "% "); ok { // "27% lower"
		v.Unit = value.Percent
		return []doc.Inline{v, doc.Text{Text: " " + share}}
	}
	unit := string(v.Unit)
	if v.Number.Known && v.Number.Decimal.Equal(value.Int(1)) && !strings.HasSuffix(unit, "ss") && unit != strings.ToUpper(unit) {
		unit = strings.TrimSuffix(unit, "s")
	}
	return []doc.Inline{v, doc.Text{Text: "\u00a0" + unit}}
}

// measuredCell is a value with its unit in a cell, or a dash.
func measuredCell(inlines []doc.Inline) doc.TableCell {
	if len(inlines) == 0 {
		return cell(nil)
	}
	return doc.TableCell{Content: inlines}
}
