package compose

import (
	"regexp"
	"strings"

	"dossier/doc"
	"dossier/value"
)

// neutral is what this program's own words hold in a form that belongs to no language: a day as 2026-10-30, an amount as USD 1234.5, each by
// itself, and what is quoted in straight quotes.
var neutral = regexp.MustCompile(`"[^"]*"|\b\d{4}-\d{2}-\d{2}\b|\b[A-Z]{3} -?\d+(?:\.\d+)?\b`)

// spoken is text of ours, such as the words of a finding, as inlines: days and amounts typed, so that each language writes them its own way,
// and in quotation marks what was quoted, untouched. A name that merely holds a day, such as that of a file, stays as it is.
func spoken(text string) []doc.Inline {
	var all []doc.Inline
	rest := 0
	plain := func(until int) {
		if until > rest {
			all = append(all, doc.Text{Text: text[rest:until]})
		}
	}
	for _, at := range neutral.FindAllStringIndex(text, -1) {
		typed, ok := typedWord(text[at[0]:at[1]])
		if !ok || !standsAlone(text, at[0], at[1]) {
			continue
		}
		plain(at[0])
		all, rest = append(all, typed), at[1]
	}
	plain(len(text))
	return all
}

// spokenSentence is text of ours, spoken and begun with a capital letter.
func spokenSentence(v *doc.Value) Phrase {
	if v == nil {
		return nil
	}
	return spoken(value.Capital(v.Text))
}

// phrased are texts of ours in one cell; a dash for none.
func phrased(all []*doc.Value) doc.TableCell {
	var c doc.TableCell
	for i, v := range all {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: "; "})
		}
		c.Content = append(c.Content, spoken(v.Text)...)
	}
	if len(all) == 0 {
		return cell(nil)
	}
	return c
}

// typedWord is a word in a neutral form as what it says.
func typedWord(word string) (in doc.Inline, ok bool) {
	if quoted, is := strings.CutPrefix(word, `"`); is {
		return doc.Text{Text: "“" + strings.TrimSuffix(quoted, `"`) + "”"}, true
	}
	if day, err := value.ParseDate(word); err == nil {
		return doc.DateOf(day), true
	}
	currency, number, found := strings.Cut(word, " ")
	amount, err := value.ParseDecimal(number)
	if code, is := value.Unit(currency).Currency(); !found || err != nil || !is || code != currency {
		return nil, false
	}
	return doc.Value{Kind: doc.MoneyValue, Money: value.Money{Amount: amount, Currency: currency}}, true
}

// standsAlone tells whether nothing but white space, brackets and punctuation is around a stretch of text.
func standsAlone(text string, from, to int) bool {
	before, after := text[:from], text[to:]
	if before != "" && !strings.HasSuffix(before, " ") && !strings.HasSuffix(before, "(") {
		return false
	}
	after = strings.TrimLeft(after, ",;:.)")
	return after == "" || strings.HasPrefix(after, " ")
}
