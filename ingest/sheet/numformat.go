package sheet

import "strings"

// numFormat is a number format code and what its sections show.
type numFormat struct {
	code     string // "" for General
	sections []formatSection
	byValue  bool // the sections stand for positive; negative; zero, as they do unless one has a condition of its own
}

// formatSection is what one section of a code shows a number as; nothing set means a number or text.
type formatSection struct {
	date    bool // a date, a time of day or both. Elapsed time ([h]:mm) is a number of days, and no date
	percent bool
}

// section is the section that applies to a value.
func (f numFormat) section(value float64) formatSection {
	switch n := len(f.sections); {
	case n == 0:
		return formatSection{}
	case value < 0 && n > 1 && f.byValue:
		return f.sections[1]
	case value == 0 && n > 2 && f.byValue:
		return f.sections[2]
	default:
		return f.sections[0]
	}
}

// plain tells that a format shows every value as a number.
func (f numFormat) plain() bool {
	for _, s := range f.sections {
		if s != (formatSection{}) {
			return false
		}
	}
	return true
}

// parseFormat reads a number format code (ECMA-376 18.8.31).
func parseFormat(code string) numFormat {
	if strings.EqualFold(code, "General") {
		return numFormat{}
	}
	f := numFormat{code: code, byValue: true}
	for rest, more := code, code != ""; more; {
		var p formatParser
		rest, more = p.section(rest)
		f.sections = append(f.sections, p.result())
		if p.condition {
			f.byValue = false
		}
	}
	return f
}

// formatParser gathers what stands in one section.
type formatParser struct {
	dateParts bool // y m d h s, the era letters, AM/PM
	elapsed   bool // [h] [m] [s]
	digits    bool // 0 # ? other than fractions of a second
	percent   bool
	condition bool // [>=100]
}

func (p *formatParser) result() formatSection {
	return formatSection{date: p.dateParts && !p.elapsed && !p.digits, percent: p.percent && !p.dateParts}
}

// section reads up to the next semicolon; more tells that there was one.
func (p *formatParser) section(code string) (rest string, more bool) {
	for i := 0; i < len(code); {
		if code[i] == ';' {
			return code[i+1:], true
		}
		i += p.token(code[i:])
	}
	return "", false
}

// token reads what code begins with, and returns its length.
func (p *formatParser) token(code string) int {
	switch c := code[0] | 0x20; {
	case code[0] == '"':
		return 2 + indexOrEnd(code[1:], '"')
	case code[0] == '\\', code[0] == '_', code[0] == '*':
		return 2 // the next byte is literal; the rest of a longer character means nothing
	case code[0] == '[':
		length := 2 + indexOrEnd(code[1:], ']')
		p.bracket(strings.ToLower(strings.Trim(code[:min(length, len(code))], "[]")))
		return length
	case hasFold(code, "general"):
		return len("general")
	case hasFold(code, "am/pm"):
		p.dateParts = true
		return len("am/pm")
	case hasFold(code, "a/p"):
		p.dateParts = true
		return len("a/p")
	case hasFold(code, "e+"), hasFold(code, "e-"):
		p.digits = true
		return 2
	case c == 's':
		p.dateParts = true
		return secondsLength(code)
	case strings.IndexByte("ymdhegba", c) >= 0 && isLetter(code[0]):
		p.dateParts = true
	case code[0] == '0', code[0] == '#', code[0] == '?':
		p.digits = true
	case code[0] == '%':
		p.percent = true
	}
	return 1
}

// bracket reads what stands in brackets: a colour, a locale or currency ($), a condition, or a unit of elapsed time.
func (p *formatParser) bracket(inside string) {
	switch {
	case inside == "":
	case strings.IndexByte("<>=", inside[0]) >= 0:
		p.condition = true
	case strings.Trim(inside, "h") == "", strings.Trim(inside, "m") == "", strings.Trim(inside, "s") == "":
		p.elapsed = true
	}
}

// secondsLength is the length of seconds with their fraction: ss.000.
func secondsLength(code string) int {
	n := 0
	for n < len(code) && code[n]|0x20 == 's' {
		n++
	}
	if n+1 < len(code) && (code[n] == '.' || code[n] == ',') && code[n+1] == '0' {
		n++
		for n < len(code) && code[n] == '0' {
			n++
		}
	}
	return n
}

func indexOrEnd(s string, c byte) int {
	if i := strings.IndexByte(s, c); i >= 0 {
		return i
	}
	return len(s)
}

func hasFold(s, lead string) bool {
	return len(s) >= len(lead) && strings.EqualFold(s[:len(lead)], lead)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// builtinFormat is the code of a format that files name by number alone, as a US program shows it; "" for General.
// ECMA-376 18.8.30; 27 to 36, 50 to 58 and 71 to 81 are the dates of East Asian and Thai programs.
func builtinFormat(id int) string {
	switch {
	case id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58, id == 71, id == 72, id == 73, id == 74, id == 81:
		return "yyyy/m/d"
	case id >= 32 && id <= 35, id == 55, id == 56, id >= 75 && id <= 77, id == 79, id == 80:
		return "h:mm:ss"
	case id == 78:
		return "[h]:mm:ss"
	case id >= 0 && id < len(builtins):
		return builtins[id]
	}
	return ""
}

var builtins = [...]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"$"#,##0_);\("$"#,##0\)`, 6: `"$"#,##0_);[Red]\("$"#,##0\)`,
	7: `"$"#,##0.00_);\("$"#,##0.00\)`, 8: `"$"#,##0.00_);[Red]\("$"#,##0.00\)`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
	37: `#,##0_);\(#,##0\)`, 38: `#,##0_);[Red]\(#,##0\)`, 39: `#,##0.00_);\(#,##0.00\)`, 40: `#,##0.00_);[Red]\(#,##0.00\)`,
	41: `_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)`,
	42: `_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)`,
	43: `_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)`,
	44: `_("$"* #,##0.00_);_("$"* \(#,##0.00\);_("$"* "-"??_);_(@_)`,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}
