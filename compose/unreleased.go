package compose

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Token is a text that public documents may not hold.
type Token struct {
	Text string
	Why  string     // what it is, lower-case: "legal name of customer C-04"
	Ref  source.Ref // where it stands in the inputs

	Released []string // migrations whose own public document may hold it
	Only     []string // migrations whose own public document it is searched in; nil: every public file
}

// Bars tells whether the token may not stand in a public file about the migration; "" is a file about none in particular.
func (t Token) Bars(migration string) bool {
	return (t.Only == nil || slices.Contains(t.Only, migration)) && !slices.Contains(t.Released, migration)
}

// Unreleased is every text of the portfolio that a public document may not hold, each once, in the order of places.
//
// Only what is particular is a token, since a search for ordinary words finds nothing but ordinary words:
//   - legal names, whole and without their legal form (one word is left out where a narrative uses it in lower case), and web sites;
//   - e-mail addresses, IP addresses and ranges, 12-digit account numbers, and ids and ARNs of AWS resources, wherever they stand;
//   - ids and names of servers, of the hosts they run on and of customers that hold a digit or join words by a hyphen, point or underscore;
//   - persons: cells that say who, where they read as a name and not as a role;
//   - amounts of money with their currency, stated or results of the TCO analysis as they are printed; from 10,000 on, unless they are round,
//     their number alone in their migration's document, in full and in short (38.5k, 1.24 million);
//   - unreleased quotes; metrics of unreleased outcomes of three words or more, and their values where the unit is a word;
//   - unreleased third-party services, in the document of their own migration;
//   - unreleased titles of migrations of three words, and of evidence of four; names of input and evidence files.
func Unreleased(p *model.Portfolio, c model.Config, a *model.Assessment) []Token {
	s := &secrets{material: newMaterial(p, c, a), seen: map[string]int{}, everyday: everyday(p)}
	s.releases()
	s.customers()
	s.migrations()
	s.inventory()
	s.money()
	s.evidence()
	s.anywhere()
	slices.SortStableFunc(s.tokens, func(a, b Token) int { return source.Compare(a.Ref, b.Ref) })
	return s.tokens
}

// secrets gathers tokens.
type secrets struct {
	*material
	tokens   []Token
	seen     map[string]int            // text and scope → its token
	everyday map[string]bool           // words that narratives use in lower case
	released map[model.Bundle][]string // bundle → migrations with a public document that released it
	of       map[string][]string       // customer → its migrations
}

func (s *secrets) releases() {
	s.released, s.of = map[model.Bundle][]string{}, map[string][]string{}
	for _, cs := range s.assessment.CaseStudies {
		s.of[cs.Migration.Customer] = append(s.of[cs.Migration.Customer], cs.Migration.ID)
		if !publicStudy(cs) {
			continue
		}
		for _, word := range model.Words(model.Bundle("")) {
			if b := model.Bundle(word); cs.Released[b] != nil {
				s.released[b] = append(s.released[b], cs.Migration.ID)
			}
		}
	}
}

// releasedIn are those of the migrations that released the bundle.
func (s *secrets) releasedIn(b model.Bundle, migrations ...string) []string {
	return where(migrations, func(id string) bool { return slices.Contains(s.released[b], id) })
}

// add adds a token. Where the same text stands in several places, it may stand in the documents of all who released it.
func (s *secrets) add(t Token) {
	t.Text = strings.TrimSpace(t.Text)
	if t.Text == "" || strings.EqualFold(t.Text, s.config.Partner.Name) {
		return
	}
	key := t.Text + "\x00" + strings.Join(t.Only, ",")
	if at, known := s.seen[key]; known {
		s.tokens[at].Released = append(slices.Clip(s.tokens[at].Released), t.Released...)
		return
	}
	s.seen[key] = len(s.tokens)
	s.tokens = append(s.tokens, t)
}

func (s *secrets) customers() {
	for _, c := range s.portfolio.Customers {
		named := s.releasedIn(model.NameBundle, s.of[c.ID]...)
		s.add(Token{Text: c.LegalName, Why: "legal name of customer " + c.ID, Ref: c.At("legal name"), Released: named})
		if core := coreName(c.LegalName); core != c.LegalName && s.telling(core) {
			s.add(Token{Text: core, Why: "name of customer " + c.ID, Ref: c.At("legal name"), Released: named})
		}
		s.add(Token{Text: siteHost(c.Site), Why: "web site of customer " + c.ID, Ref: c.At("site"), Released: named})
		if particular(c.ID) {
			s.add(Token{Text: c.ID, Why: "id of a customer", Ref: c.At("id")})
		}
	}
}

// telling tells whether a name without its legal form is still a name: two words, or one that nobody uses as a plain word.
func (s *secrets) telling(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 || len(words) == 1 && len([]rune(name)) >= 4 && !s.everyday[strings.ToLower(name)]
}

var legalForms = []string{
	"gmbh", "ag", "se", "kg", "kgaa", "ohg", "inc", "llc", "llp", "lp", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "sa", "sarl", "sas",
	"bv", "nv", "ab", "asa", "as", "oy", "oyj", "spa", "srl", "sl", "pty", "kk", "holding", "holdings", "group", "&",
}

// coreName is a legal name without what stands in brackets and without its legal form.
func coreName(name string) string {
	name, _, _ = strings.Cut(name, "(")
	words := strings.Fields(name)
	for len(words) > 1 {
		last := strings.ToLower(strings.NewReplacer(".", "", ",", "", "/", "").Replace(words[len(words)-1]))
		if !slices.Contains(legalForms, last) {
			break
		}
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ",")
}

// siteHost is the host of a web address, without www.
func siteHost(site string) string {
	if _, rest, ok := strings.Cut(site, "://"); ok {
		site = rest
	}
	host, _, _ := strings.Cut(site, "/")
	return strings.TrimPrefix(strings.ToLower(host), "www.")
}

func (s *secrets) migrations() {
	for _, m := range s.portfolio.Migrations {
		if wordCount(m.Title) >= 3 {
			s.add(Token{Text: m.Title, Why: "title of migration " + m.ID, Ref: m.At("title"), Released: s.releasedIn(model.StoryBundle, m.ID)})
		}
	}
	for _, q := range s.portfolio.Quotes {
		released := s.releasedIn(model.QuoteBundle, q.Migration)
		if q.ApprovedOn.IsZero() {
			released = nil
		}
		if wordCount(q.Text) >= 4 {
			s.add(Token{Text: q.Text, Why: "quote of migration " + q.Migration, Ref: q.At("text"), Released: released})
		}
	}
	for _, v := range s.portfolio.Services {
		if v.Provider == model.ThirdParty && len(s.releasedIn(model.ServicesBundle, v.Migration)) == 0 {
			s.add(Token{Text: v.Name, Why: "third-party service of migration " + v.Migration, Ref: v.At("name"), Only: []string{v.Migration}})
		}
	}
	for _, o := range s.portfolio.Outcomes {
		if len(s.releasedIn(model.OutcomeBundle, o.Migration)) == 0 {
			s.outcome(o)
		}
	}
}

// outcome bars an unreleased result from its own migration's document.
func (s *secrets) outcome(o *model.Outcome) {
	only := []string{o.Migration}
	if wordCount(o.Metric) >= 3 {
		s.add(Token{Text: o.Metric, Why: "outcome of migration " + o.Migration, Ref: o.At("metric"), Only: only})
	}
	if signs(value.Unit(o.Unit)) {
		return
	}
	for _, n := range []struct {
		of     value.Number
		column string
	}{{o.Before, "before"}, {o.After, "after"}, {o.High, "high"}} {
		if n.of.Known {
			s.add(Token{Text: n.of.String() + " " + o.Unit, Why: "outcome of migration " + o.Migration, Ref: o.At(n.column), Only: only})
		}
	}
}

func (s *secrets) inventory() {
	for _, v := range s.portfolio.Servers {
		for r := v; r != nil; r = r.Export {
			s.host(r.Name, r.At("name"))
			s.host(r.Host, r.At("host"))
			if particular(r.ID) && len(r.ID) >= 6 {
				s.add(Token{Text: r.ID, Why: "id of a server", Ref: r.At("id")})
			}
		}
	}
	for _, h := range s.portfolio.Hosts {
		s.host(h.ID, h.At("id"))
	}
}

// host bars the name of a machine, and what stands before its domain.
func (s *secrets) host(name string, at source.Ref) {
	if !particular(name) {
		return
	}
	s.add(Token{Text: name, Why: "host name", Ref: at})
	if first, _, qualified := strings.Cut(name, "."); qualified && particular(first) {
		s.add(Token{Text: first, Why: "host name", Ref: at})
	}
}

// particular tells whether an id or a host name is one and not a word: it holds a letter, and a digit or a sign that joins words,
// and has at least four characters.
func particular(name string) bool {
	letter := strings.ContainsFunc(name, unicode.IsLetter)
	mark := strings.ContainsFunc(name, unicode.IsDigit) || strings.ContainsAny(name, "-._")
	return letter && mark && len([]rune(name)) >= 4 && !strings.ContainsAny(name, " \t\n")
}

func (s *secrets) money() {
	for _, c := range s.portfolio.Costs {
		s.amount(c.Amount, c.Currency, c.Migration, Token{Why: "cost of migration " + c.Migration, Ref: c.At("amount")})
	}
	for _, o := range s.portfolio.OptimizationActions {
		s.amount(o.PlannedSaving, o.Currency, o.Migration, Token{Why: "planned saving of migration " + o.Migration, Ref: o.At("planned saving")})
		s.amount(o.RealisedSaving, o.Currency, o.Migration, Token{Why: "realised saving of migration " + o.Migration, Ref: o.At("realised saving")})
	}
	for _, cs := range s.assessment.CaseStudies {
		s.results(cs)
	}
}

// results bars what the TCO analysis comes to, as it is printed: in hundredths of its currency in tables, in whole units in sentences.
func (s *secrets) results(cs *model.CaseStudy) {
	t := cs.TCO
	if t == nil {
		return
	}
	for _, f := range []*value.Figure{t.Stay, t.AWS, t.RateSaving, t.OneOff, t.Investment, t.TotalStay, t.TotalMigrate, t.Saving, t.NPV} {
		if f == nil || !f.Value.Known {
			continue
		}
		places := f.Leaves()
		if len(places) == 0 {
			continue
		}
		for _, decimals := range []int32{0, 2} {
			s.amount(value.Num(f.Value.Decimal.Round(decimals)), t.Currency, cs.Migration.ID,
				Token{Why: uncapital(f.Label) + " of migration " + cs.Migration.ID, Ref: places[0]})
		}
	}
}

// amount bars an amount with its currency; where it is large and not round, its number alone too, in its own migration's document.
func (s *secrets) amount(n value.Number, currency, migration string, t Token) {
	if !n.Known || n.Decimal.IsZero() {
		return
	}
	t.Released = s.releasedIn(model.MoneyBundle, migration)
	d := n.Decimal.Abs()
	t.Text = s.config.Locale.Money(value.Money{Amount: d, Currency: currency})
	s.add(t)
	if d.LessThan(value.Int(10000)) {
		return
	}
	alone := inShort(d)
	if !d.Mod(value.Int(5000)).IsZero() {
		alone = append(alone, d.String(), strings.TrimPrefix(t.Text, currency+"\u00a0"))
	}
	t.Only = []string{migration}
	for _, t.Text = range alone {
		s.add(t)
	}
}

// inShort are the short forms of an amount, such as 38.5k and 1.24 million; none where fewer than three digits would be left, or a whole
// number, which many another is, or more than two digits behind the point, which nobody writes. A search takes upper case for lower.
func inShort(d value.Decimal) []string {
	var all []string
	for _, scale := range []struct {
		power int32
		words []string
	}{{3, []string{"k", "thousand"}}, {6, []string{"m", "mn", "million"}}} {
		short := d.Shift(-scale.power)
		if !short.Equal(short.Round(2)) || short.IsInteger() || short.LessThan(value.Int(1)) || len(strings.ReplaceAll(short.String(), ".", "")) < 3 {
			continue
		}
		for _, w := range scale.words {
			all = append(all, short.String()+" "+w)
		}
	}
	return all
}

func (s *secrets) evidence() {
	for _, d := range s.portfolio.Documents {
		if wordCount(d.Title) >= 4 && d.Kind != model.PublicCaseStudy {
			s.add(Token{Text: d.Title, Why: "title of document " + d.ID, Ref: d.At("title")})
		}
		if !strings.Contains(d.Path, "://") && d.Kind != model.PublicCaseStudy {
			s.fileName(d.Path, d.At("path"))
		}
	}
	for _, t := range s.portfolio.Tables {
		s.fileName(t.Ref.File, source.Ref{File: t.Ref.File})
	}
}

// fileName bars the name of an input, with its ending.
func (s *secrets) fileName(file string, at source.Ref) {
	if name := path.Base(strings.ReplaceAll(file, `\`, "/")); path.Ext(name) != "" && particular(name) {
		s.add(Token{Text: name, Why: "name of an input file", Ref: at})
	}
}

var (
	address = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}|\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:/\d{1,2})?\b|\b\d{12}\b|\b(?:i|vol|vpc|subnet|sg|eni|ami|snap|igw|nat|tgw|rtb|acl|eipalloc|lt|fs)-[0-9a-f]{8,17}\b|\barn:aws[a-z-]*:[^\s"]+`)
	// who are the columns that say who, by role; a name in one is a person's.
	who = []string{
		"owner", "author", "partner signed by", "customer signed by", "reviewed by", "by", "answered by", "speaker role", "reviewer role", "party", "attendee roles",
		"partner team",
	}
)

// anywhere bars addresses in any cell, and persons in the cells that say who.
func (s *secrets) anywhere() {
	for _, schema := range model.Schemas() {
		for _, r := range schema.Records(s.portfolio) {
			for _, f := range schema.Fields {
				switch f.Type {
				case model.TextField, model.NarrativeField, model.ListField:
					s.cell(schema.Text(r, f), slices.Contains(who, f.Name), r.At(f.Name))
				}
			}
		}
	}
}

func (s *secrets) cell(text string, isWho bool, at source.Ref) {
	for _, found := range address.FindAllString(text, -1) {
		s.add(Token{Text: found, Why: "an address, account number or id of a resource", Ref: at})
	}
	if !isWho {
		return
	}
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' || r == '(' || r == ')' }) {
		if name = strings.TrimSpace(name); isPerson(name) {
			s.add(Token{Text: name, Why: "a person", Ref: at})
		}
	}
}

// roleWords are words of roles and parties: who is named by one of them is no person.
var roleWords = strings.Fields(`account administrator adviser advisor agent analyst application applications architect architecture assurance auditor aws board business centre
center chair chief cio ciso cfo coo cto ceo cloud clinical commercial committee compliance consultant consulting controller coordinator customer data database delivery deputy
desk developer devops digital director division dpo engineer engineering enterprise estate executive facilities finance financial general governance group head hr human
infrastructure innovation integration internal it lead leader legal manager management managing marketing medical member migration network office officer operations
operator owner partner pmo platform practice president principal procurement product production program programme project purchasing quality release representative
resources risk sales scientist sector secretary security senior service services shared site solution solutions specialist sponsor staff steering storage strategy supplier
supply support system systems team technical technology test tester testing transformation treasurer user vendor vice vp workplace workshop`)

var personName = regexp.MustCompile(`^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?(?: (?:van|von|de|der|den|da|di|la|le))*(?: \p{Lu}[\p{L}'’-]+){1,2}$`)

// isPerson tells whether text reads as a person's name: two or three capitalised words, none of them a word of roles.
func isPerson(text string) bool {
	if !personName.MatchString(text) {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(text)) {
		for _, part := range strings.Split(w, "-") {
			if slices.Contains(roleWords, strings.Trim(part, ".")) {
				return false
			}
		}
	}
	return true
}

func wordCount(text string) int { return len(strings.Fields(text)) }

// everyday are the words that narratives use in lower case.
func everyday(p *model.Portfolio) map[string]bool {
	words := map[string]bool{}
	add := func(text model.Narrative) {
		for _, w := range strings.FieldsFunc(string(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if w == strings.ToLower(w) {
				words[w] = true
			}
		}
	}
	for _, m := range p.Migrations {
		for _, text := range []model.Narrative{m.Challenge, m.WhyAWS, m.Solution, m.Outcome, m.LessonsLearned} {
			add(text)
		}
	}
	for _, c := range p.Customers {
		add(c.About)
	}
	return words
}
