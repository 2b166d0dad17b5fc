package compose

import (
	"regexp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
)

// redaction takes out of audit documents what the configuration says: account ids, addresses, names of persons. The evidence files
// themselves are copied as they are.
type redaction struct {
	patterns []pattern
	tokens   []Token // what must not be left in any file
}

// pattern is something to take out, and what stands in its place.
type pattern struct {
	find  *regexp.Regexp
	stand string
}

var (
	accountID = regexp.MustCompile(`\b(?:\d{12}|\d{4}-\d{4}-\d{4})\b`)
	email     = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`)
	ipAddress = regexp.MustCompile(`\b(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?\b|(?i)\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b|\b(?:[0-9a-f]{1,4}:){1,7}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?:/\d{1,3})?`)
)

// newRedaction prepares what is to be taken out; nil where nothing is.
func newRedaction(p *model.Portfolio, c model.Config) *redaction {
	if len(c.Redact) == 0 {
		return nil
	}
	r := &redaction{}
	s := &secrets{material: &material{portfolio: p, config: c}, seen: map[string]int{}}
	s.anywhere()
	for _, what := range c.Redact {
		switch what {
		case model.RedactAccounts:
			r.take(s.tokens, pattern{find: accountID, stand: "[account id]"})
		case model.RedactAddresses:
			r.take(s.tokens, pattern{find: email, stand: "[e-mail address]"})
			r.take(s.tokens, pattern{find: ipAddress, stand: "[IP address]"})
		case model.RedactPersons:
			r.takePersons(s.tokens)
		}
	}
	return r
}

// take adds a pattern, and bars the tokens that are wholly of it.
func (r *redaction) take(tokens []Token, p pattern) {
	r.patterns = append(r.patterns, p)
	for _, t := range tokens {
		if p.find.FindString(t.Text) == t.Text {
			r.tokens = append(r.tokens, t)
		}
	}
}

// takePersons takes the names out that stand in cells which say who.
func (r *redaction) takePersons(tokens []Token) {
	persons := where(tokens, func(t Token) bool { return isPerson(t.Text) })
	if len(persons) == 0 {
		return
	}
	names := each(texts(persons), regexp.QuoteMeta)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) }) // the longest first: "Ann Lee-Smith" before "Ann Lee"
	for i, n := range names {
		names[i] = strings.ReplaceAll(n, " ", `\s+`)
	}
	r.patterns = append(r.patterns, pattern{find: regexp.MustCompile(`(?i)(?:` + strings.Join(names, "|") + `)`), stand: "[person]"})
	r.tokens = append(r.tokens, persons...)
}

func texts(tokens []Token) []string {
	var all []string
	for _, t := range tokens {
		all = append(all, t.Text)
	}
	return all
}

// words is the text with all that is to be taken out replaced by what it was.
func (r *redaction) words(text string) string {
	for _, p := range r.patterns {
		text = p.find.ReplaceAllString(text, p.stand)
	}
	return text
}

// document is d with all that is to be taken out replaced, wherever words stand.
func (r *redaction) document(d doc.Document) doc.Document {
	w := rewriter{text: r.words}
	d.Title, d.Subtitle, d.Subject, d.Footer = r.words(d.Title), r.words(d.Subtitle), r.words(d.Subject), r.words(d.Footer)
	d.Facts = each(d.Facts, func(f doc.Fact) doc.Fact { return doc.Fact{Name: f.Name, Value: w.inlines(f.Value)} })
	d.Blocks = w.blocks(d.Blocks)
	return d
}

// Redacted is every text of the portfolio that the configuration takes out of audit documents, each once, in the order of places.
func Redacted(p *model.Portfolio, c model.Config) []Token {
	r := newRedaction(p, c)
	if r == nil {
		return nil
	}
	slices.SortStableFunc(r.tokens, func(a, b Token) int { return source.Compare(a.Ref, b.Ref) })
	return r.tokens
}
