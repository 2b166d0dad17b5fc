package doc

import "dossier/value"

// AlignOf is how a column stands: as it says, and numbers at their end where it says nothing.
func (t Table) AlignOf(col int) Align {
	if t.Columns[col].Align != Start {
		return t.Columns[col].Align
	}
	numbers := false
	for _, r := range t.Rows {
		if r.Kind != BodyRow || len(r.Cells) != len(t.Columns) {
			continue
		}
		v, ok := r.Cells[col].Typed()
		if !ok || !v.Numeric() {
			return Start
		}
		numbers = true
	}
	if numbers {
		return End
	}
	return Start
}

// Numeric tells whether v prints as a number: a verdict and membership print as words.
func (v Value) Numeric() bool {
	switch v.Kind {
	case FigureValue:
		return v.Figure == nil || v.Figure.Unit != value.Verdict && v.Figure.Unit != value.Member
	case NumberValue, MoneyValue:
		return true
	default:
		return false
	}
}
