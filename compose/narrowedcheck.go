package compose

import (
	"fmt"
	"path"
	"slices"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// NarrowedCheck is what a check came to of some customers or parts: what stands between each case study and the pack, and which documents
// there would be.
type NarrowedCheck struct {
	Narrowing
	Assessed  bool             // whether the inputs allowed to judge; else Studies and Documents are empty
	Studies   []NarrowedStudy  // of the customers; none where only parts are named
	Documents []string         // paths below a pack of those that would be drawn
	NotShown  []source.Problem // that are other customers'

	whole  *model.Portfolio
	tables []ownTable // that hold records of the customers
}

// NarrowedStudy is what stands in a case study's way.
type NarrowedStudy struct {
	CaseStudy  *model.CaseStudy
	Standing   string          // "in the set", "eligible", "not eligible": of the whole portfolio's
	Barriers   []string        // what keeps it out and is no finding
	Findings   []model.Finding // the worst first; of the public part alone, those about what is told in public
	Unrecorded []string        // what an auditor will look for and not find
	NotPublic  string          // why it has no public document; empty where it has one, or where that part is not shown
}

// Narrow leaves out of a check what is known to be other customers', and adds what stands between the customers and their documents.
// The documents are composed, so that what is wrong with them is among the problems. The assessment is nil where there is none.
func (c Checked) Narrow(n Narrowing, set *Set, a *model.Assessment) Checked {
	shown := &NarrowedCheck{Narrowing: n, Assessed: a != nil, whole: c.Portfolio}
	c.Narrowed = shown
	if a != nil {
		units := n.Units(Units(set, a, c.Portfolio, c.Config))
		documents, problems := wouldDraw(units)
		shown.Documents = documents
		c.Problems = source.Sort(slices.Concat(c.Problems, problems, n.Lacking(units, a)))
	}
	if a != nil && (len(n.Customers) > 0 || onlyPublic(n)) {
		shown.Studies = studiesOf(n, newMaterial(c.Portfolio, c.Config, a))
	}
	if len(n.Customers) == 0 || c.Portfolio == nil {
		return c
	}
	whose := newOwners(c.Portfolio, c.Problems)
	c.Problems = where(c.Problems, func(p source.Problem) bool {
		of := whose.of(p.Ref)
		if len(of) == 0 || slices.ContainsFunc(of, n.Of) {
			return true
		}
		shown.NotShown = append(shown.NotShown, p)
		return false
	})
	shown.tables = n.tables(c.Portfolio.Tables, whose)
	return c
}

// tables are those that hold records of the customers, with how many; without the totals of one that holds other customers' too.
func (n Narrowing) tables(all []*model.Table, whose owners) []ownTable {
	var tables []ownTable
	for _, t := range all {
		own := ownTable{Table: t}
		for _, id := range n.IDs() {
			own.rows += whose.records[t][id]
		}
		if own.rows == 0 {
			continue
		}
		if own.rows < t.Rows {
			part := *t
			part.Totals = nil
			own.Table = &part
		}
		tables = append(tables, own)
	}
	return tables
}

// ownTable is a table with how many of its records are of the customers.
type ownTable struct {
	*model.Table
	rows int
}

// wouldDraw are the documents that a build would draw, and what is wrong with them.
func wouldDraw(units []Unit) (paths []string, problems []source.Problem) {
	for _, u := range units {
		_, found := Document(u)
		problems = append(problems, found...)
		if source.Worst(found) == source.Error {
			continue
		}
		for _, format := range u.Formats() {
			paths = append(paths, path.Join(string(u.Audience), u.ID+"."+format))
		}
	}
	slices.Sort(paths)
	return paths, problems
}

func studiesOf(n Narrowing, m *material) []NarrowedStudy {
	var all []NarrowedStudy
	for _, cs := range m.assessment.CaseStudies {
		if !n.Of(cs.Migration.Customer) {
			continue
		}
		g := m.gap(cs)
		s := NarrowedStudy{CaseStudy: cs, Standing: g.Standing}
		if !onlyPublic(n) {
			s.Barriers, s.Unrecorded = plainWords(g.Barriers), m.unrecorded(cs)
		}
		for _, f := range findingsOf(m.findings[cs.Migration.ID]) {
			i := slices.IndexFunc(m.findings[cs.Migration.ID], func(of model.Finding) bool { return of.ID == f.ID })
			if of := m.findings[cs.Migration.ID][i]; !onlyPublic(n) || of.Kind == model.KindRelease || of.Kind == model.KindUnsupportedClaim {
				s.Findings = append(s.Findings, of)
			}
		}
		if n.Has(doc.Public) && !publicStudy(cs) && cs.Customer != nil {
			s.NotPublic = whyNotPublic(cs.Customer)
		}
		if len(n.Customers) == 0 && s.NotPublic == "" && len(s.Findings) == 0 {
			continue // of all customers those alone that something stands in the way of
		}
		all = append(all, s)
	}
	return all
}

// onlyPublic tells whether nothing but the public part is shown.
func onlyPublic(n Narrowing) bool { return slices.Equal(n.Parts, []doc.Audience{doc.Public}) }

func plainWords(values []*doc.Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.Text)
	}
	return all
}

// studyBlocks say what stands in each case study's way.
func (n NarrowedCheck) studyBlocks(l value.Locale) []doc.Block {
	if !n.Assessed {
		return []doc.Block{doc.Paragraph{Content: doc.Say("Not judged: the inputs have errors, of this or of another customer, and what counts rests on all of them.")}}
	}
	var blocks []doc.Block
	for _, s := range n.Studies {
		standing := value.Capital(s.Standing) + "."
		if cs := s.CaseStudy; !onlyPublic(n.Narrowing) {
			standing += fmt.Sprintf(" Weighted applications: %s documented of %s claimed; weighted servers: %s of %s.",
				l.Figure(cs.Documented.Applications), l.Figure(cs.Claimed.Applications), l.Figure(cs.Documented.Servers), l.Figure(cs.Claimed.Servers))
		}
		blocks = append(blocks,
			doc.Heading{Level: 1, Content: doc.Say(s.CaseStudy.Migration.ID + ", " + s.CaseStudy.Migration.Title)}, doc.Paragraph{Content: doc.Say(standing)})
		blocks = append(blocks, s.blocks()...)
	}
	return blocks
}

func (s NarrowedStudy) blocks() []doc.Block {
	var blocks []doc.Block
	add := func(lead string, lines []string) {
		if len(lines) > 0 {
			blocks = append(blocks, doc.Paragraph{Content: doc.Say(lead)}, doc.List{Items: items(lines)})
		}
	}
	add("What keeps it out:", s.Barriers)
	if s.NotPublic != "" {
		add("Why it has no public document:", []string{s.NotPublic})
	}
	var findings doc.List
	for _, f := range s.Findings {
		findings.Items = append(findings.Items, []doc.Block{doc.Paragraph{Content: findingLine(f)}})
	}
	if len(findings.Items) > 0 {
		blocks = append(blocks, doc.Paragraph{Content: doc.Say("Findings ('dossier explain ID' says more of one):")}, findings)
	}
	add("What an auditor will look for and not find:", s.Unrecorded)
	return blocks
}

// findingLine is a finding as a problem is printed, with its id.
func findingLine(f model.Finding) []doc.Inline {
	severity := string(f.Severity)
	if f.Accepted != nil {
		severity = "accepted until " + f.Accepted.Until.String()
	}
	text := " " + f.Ref.String() + ": " + f.What + ": " + f.Mend + " (" + f.ID + ")"
	return []doc.Inline{doc.Text{Text: severity, Strong: true}, doc.Text{Text: text}}
}

// documentBlocks list what a build would draw.
func (n NarrowedCheck) documentBlocks() []doc.Block {
	if !n.Assessed {
		return nil
	}
	blocks := []doc.Block{doc.Heading{Level: 1, ID: "documents", Content: doc.Say("Documents that a build would draw")}}
	if len(n.Documents) == 0 {
		return append(blocks, doc.Paragraph{Content: doc.Say("None.")})
	}
	return append(blocks, doc.List{Items: items(n.Documents)})
}

// facts say what a check is narrowed to, and how much of what is wrong it does not show.
func (n NarrowedCheck) facts() []doc.Fact {
	facts := []doc.Fact{{Name: "Narrowed to", Value: doc.Say(n.Words())}}
	if not := beyondInventory(n.NotShown, n.whole); len(not) > 0 {
		text := tally(not) + " of other customers"
		if source.Worst(not) == source.Error {
			text += ": as long as there are errors nothing is published, whoever’s they are"
		}
		facts = append(facts, doc.Fact{Name: "Not shown", Value: doc.Say(text)})
	}
	return facts
}
