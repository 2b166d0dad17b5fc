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

// countable are units that a sheet may state in the singular, with what they are of many.
var countable = map[string]string{
	"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks", "month": "months", "year": "years",
	"application": "applications", "server": "servers", "machine": "machines", "core": "cores", "page": "pages", "line": "lines",
	"activity": "activities", "address": "addresses", "answer": "answers", "gap": "gaps", "risk": "risks", "user": "users", "incident": "incidents",
}

// unitOf is a unit as it follows the number: one hour, two hours, whichever of them is stated.
func unitOf(n value.Number, unit string) string {
	if n.Known && n.Decimal.Equal(value.Int(1)) {
		for one, many := range countable {
			if head, ok := strings.CutSuffix(unit, many); ok && (head == "" || strings.HasSuffix(head, " ")) {
				return head + one
			}
		}
		if !strings.HasSuffix(unit, "ss") && unit != strings.ToUpper(unit) {
			return strings.TrimSuffix(unit, "s")
		}
		return unit
	}
	head, last := "", unit
	if i := strings.LastIndex(unit, " "); i >= 0 {
		head, last = unit[:i+1], unit[i+1:]
	}
	if many := countable[last]; many != "" {
		return head + many
	}
	return unit
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
	return []doc.Inline{v, doc.Text{Text: "\u00a0" + unitOf(v.Number, string(v.Unit))}}
}

// measuredCell is a value with its unit in a cell, or a dash.
func measuredCell(inlines []doc.Inline) doc.TableCell {
	if len(inlines) == 0 {
		return cell(nil)
	}
	return doc.TableCell{Content: inlines}
}
