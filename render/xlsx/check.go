package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
	"dossier/source"
)

// checkArea is where a column says what breaks a rule, and what it says where nothing does.
type checkArea struct {
	area
	kept string
}

// check gives the cells of a row that name what breaks a rule their formulas. A public document has none.
func (l *layout) check(t doc.Table, row int) {
	if l.doc.Audience == doc.Public {
		return
	}
	for i, c := range t.Columns {
		if c.Check == nil {
			continue
		}
		at := l.sheet.at(i+1, row)
		at.formula, at.cached = checkFormula(*c.Check, row), joinedText(at.runs)
		last := len(l.sheet.checks) - 1
		if last >= 0 && l.sheet.checks[last].col == i+1 && l.sheet.checks[last].lastRow == row-1 {
			l.sheet.checks[last].lastRow = row
			continue
		}
		l.sheet.checks = append(l.sheet.checks, checkArea{area{i + 1, row, i + 1, row}, c.Check.Kept})
	}
}

func joinedText(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// checkFormula is what Check.Of does, as a formula over the cells of the row.
func checkFormula(c doc.Check, row int) string {
	const apart = "; "
	var kept, broken []string
	for _, t := range c.Tests {
		n := countFormula(t, row)
		if t.Few != "" {
			test := n + "<" + strconv.Itoa(t.Least)
			kept, broken = append(kept, "NOT("+test+")"), append(broken, "IF("+test+","+said(apart+t.Few, n)+`,"")`)
		}
		if t.Many != "" {
			test := n + ">" + strconv.Itoa(t.Most)
			kept, broken = append(kept, "NOT("+test+")"), append(broken, "IF("+test+","+said(apart+t.Many, n)+`,"")`)
		}
	}
	if len(kept) == 0 {
		return literal(c.Kept)
	}
	return "IF(" + call("AND", kept) + "," + literal(c.Kept) + ",MID(" + strings.Join(broken, "&") + "," + strconv.Itoa(len(apart)+1) + ",2000))"
}

// countFormula counts the cells of a row that hold a word, alone or between slashes.
func countFormula(t doc.Test, row int) string {
	var parts []string
	for i := 0; i < len(t.Columns); {
		n := 1
		for i+n < len(t.Columns) && t.Columns[i+n] == t.Columns[i]+n {
			n++
		}
		cells := area{t.Columns[i] + 1, row, t.Columns[i+n-1] + 1, row}.name()
		i += n
		if t.Word == "" {
			parts = append(parts, "SUMPRODUCT(--(LEN("+cells+")>0))")
			continue
		}
		parts = append(parts, "SUMPRODUCT(--ISNUMBER(SEARCH("+literal("/"+t.Word+"/")+`,"/"&SUBSTITUTE(`+cells+`," ","")&"/")))`)
	}
	if len(parts) == 0 {
		return "0"
	}
	return strings.Join(parts, "+")
}

// said is a text as a formula, its {n} being a number.
func said(text, n string) string {
	var parts []string
	for i, part := range strings.Split(text, "{n}") {
		if i > 0 {
			parts = append(parts, "("+n+")")
		}
		if part != "" {
			parts = append(parts, literal(part))
		}
	}
	return strings.Join(parts, "&")
}

// literal is a text as it stands in a formula.
func literal(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// broken marks the rows that break a rule, as they change; the words say what is wrong.
func (w writing) broken(s *sheet) error {
	for _, c := range s.checks {
		first := source.ColumnName(c.col) + strconv.Itoa(c.row)
		err := w.file.SetConditionalFormat(s.name, c.name(), []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: first + "<>" + literal(c.kept), Format: &w.styles.gap},
		})
		if err != nil {
			return err
		}
	}
	return nil
}
