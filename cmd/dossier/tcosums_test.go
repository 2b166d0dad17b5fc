package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossier/tools/testtool"
)

// TestPrintedSumsAgree adds up every table of money of each TCO analysis anew, from the words of the PDF as a reader has them: rows come to
// their totals, years to the term, parts to what they are parts of, and the summary's whole amounts are those of the tables, rounded.
func TestPrintedSumsAgree(t *testing.T) {
	pdftotext := testtool.Path(t, "pdftotext")
	files, err := filepath.Glob(filepath.Join(builtExample(t), "out/current/*/tco-analysis/*.pdf"))
	check(t, err)
	if len(files) < 10 {
		t.Fatalf("%d analyses", len(files))
	}
	for _, file := range files {
		text, err := exec.Command(pdftotext, "-layout", file, "-").Output()
		check(t, err)
		p := printed{t, filepath.Base(file), strings.Split(strings.ReplaceAll(string(text), "\u00a0", " "), "\n")}
		p.rates()
		p.migration()
		p.years()
		p.families()
		p.summary()
	}
}

// printed is the text of a document.
type printed struct {
	t     *testing.T
	name  string
	lines []string
}

var (
	printedRow    = regexp.MustCompile(`^ +(\S.*?)  +((?:(?:−?[\d,]+\.\d\d|–)(?: +|$))+)$`)
	printedAmount = regexp.MustCompile(`−?[\d,]+\.\d\d|–`)
)

// printedLine is a row of a table: its words, and its amounts; a dash is nothing.
type printedLine struct {
	label   string
	amounts []int
}

// table is the rows below a caption that end in columns of amounts.
func (p printed) table(caption string, columns int) []printedLine {
	var rows []printedLine
	in := false
	for _, line := range p.lines {
		switch {
		case strings.HasPrefix(line, caption):
			in = true
			continue
		case in && strings.HasPrefix(line, "How to read"):
			return rows
		}
		m := printedRow.FindStringSubmatch(line)
		if !in || m == nil {
			continue
		}
		row := printedLine{label: m[1]}
		for _, text := range printedAmount.FindAllString(m[2], -1) {
			row.amounts = append(row.amounts, p.cents(text))
		}
		if len(row.amounts) == columns {
			rows = append(rows, row)
		}
	}
	p.t.Fatalf("%s: no table %q", p.name, caption)
	return nil
}

// cents is a printed amount in hundredths.
func (p printed) cents(text string) int {
	if text == "–" {
		return 0
	}
	whole, fraction, _ := strings.Cut(strings.NewReplacer(",", "", "−", "-").Replace(text), ".")
	n, err := strconv.Atoi(whole + (fraction + "00")[:2])
	check(p.t, err)
	return n
}

// wholes is an amount in hundredths rounded to whole units, half away from zero.
func wholes(cents int) int {
	if cents < 0 {
		return -wholes(-cents)
	}
	return (cents + 50) / 100 * 100
}

func (p printed) same(what string, got, want int) {
	p.t.Helper()
	if got != want {
		p.t.Errorf("%s: %s come to %d hundredths, printed is %d", p.name, what, got, want)
	}
}

// rates: the categories come to the total on either side, and the two to the saving.
func (p printed) rates() {
	var sum [2]int
	totals := 0
	for _, r := range p.table("What each side costs a month, by category", 2) {
		switch r.label {
		case "Total a month":
			totals++
			p.same("categories on premises", sum[0], r.amounts[0])
			p.same("categories on AWS", sum[1], r.amounts[1])
		case "Saving on AWS, a month":
			totals++
			p.same("the two sides", sum[0]-sum[1], r.amounts[1])
		default:
			sum[0], sum[1] = sum[0]+r.amounts[0], sum[1]+r.amounts[1]
		}
	}
	if totals != 2 {
		p.t.Errorf("%s: %d totals of run rates", p.name, totals)
	}
}

// migration: the amounts that fall due once come to the total of their kind, and the kinds to the investment. What falls due each month has
// a total over the term.
func (p printed) migration() {
	var kind, all int
	monthly := false
	for _, r := range p.table("What the migration itself costs", 1) {
		switch {
		case strings.HasPrefix(r.label, "Investment"):
			p.same("kinds of cost", all, r.amounts[0])
			return
		case strings.Contains(r.label, ", total"):
			if !monthly {
				p.same(r.label, kind, r.amounts[0])
			}
			all, kind, monthly = all+r.amounts[0], 0, false
		default:
			monthly = monthly || strings.Contains(r.label, "each month")
			kind += r.amounts[0]
		}
	}
	p.t.Errorf("%s: no investment", p.name)
}

// years: parts come to what migrating costs, staying less migrating is the saving, savings run up, and years come to the term.
func (p printed) years() {
	caption := "Cash flow by year of the term, in "
	columns := 0
	for n := 2; n <= 6 && columns == 0; n++ {
		if len(p.table(caption, n)) > 0 {
			columns = n
		}
	}
	rows := map[string][]int{}
	for _, r := range p.table(caption, columns) {
		rows[strings.TrimSuffix(r.label, " saving")] = r.amounts // the label may go on in the next line
	}
	last := columns - 1
	var owed int
	for i := range columns {
		var parts int
		for _, part := range []string{"Still on premises", "AWS", "One-off", "Parallel run", "Credits"} {
			if row := rows[part]; row != nil { // a kind of cost that does not occur has no row
				parts += row[i]
			}
		}
		p.same("parts of migrating", parts, rows["Migrating"][i])
		p.same("staying less migrating", rows["Staying"][i]-rows["Migrating"][i], rows["Saving"][i])
		if i < last {
			owed += rows["Saving"][i]
			p.same("savings so far", owed, rows["Cumulative"][i])
		}
	}
	for label, amounts := range rows {
		var sum int
		for _, a := range amounts[:last] {
			sum += a
		}
		if label != "Cumulative" {
			p.same("years of "+label, sum, amounts[last])
		}
	}
}

// families: those of the present model come to the run rate on premises.
func (p printed) families() {
	var monthly int
	for _, r := range p.table("Cost families of the present and the future", 2) {
		if r.label == "AWS services and support" {
			break
		}
		monthly += r.amounts[0]
	}
	for _, r := range p.table("What each side costs a month, by category", 2) {
		if r.label == "Total a month" {
			p.same("families on premises", monthly, r.amounts[0])
		}
	}
}

// summary: what the first page says in whole amounts is what the tables say, rounded.
func (p printed) summary() {
	words := strings.Join(strings.Fields(strings.Join(p.lines, " ")), " ")
	m := regexp.MustCompile(`staying costs [A-Z]{3} ([\d,]+(?:\.\d\d)?) and migrating [A-Z]{3} ([\d,]+(?:\.\d\d)?), a difference of [A-Z]{3} (−?[\d,]+(?:\.\d\d)?)`).FindStringSubmatch(words)
	if m == nil {
		p.t.Errorf("%s: no summary", p.name)
		return
	}
	for n := 2; n <= 6; n++ {
		for _, r := range p.table("Cash flow by year of the term, in ", n) {
			for i, label := range []string{"Staying", "Migrating", "Saving"} {
				if r.label == label {
					p.same("the summary: "+label, p.cents(m[i+1]), wholes(r.amounts[n-1]))
				}
			}
		}
	}
}
