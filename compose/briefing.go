package compose

import (
	"cmp"
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Contacts is what was agreed with AWS, and what has happened since.
type Contacts struct {
	Since *doc.Value // the last contact before the day that the document speaks of; nil where there was none
	Lines []ContactLine
	Moved []Fact
	Open  int          // agreed and not done
	Late  int          // of them past their day
	Past  []*doc.Value // what these are, each with its day
}

// ContactLine is one contact with what became of it.
type ContactLine struct {
	Date, Role, Kind, Topic, Action, Due, Done *doc.Value
	State                                      string
}

// Fact is something that happened since the last contact.
type Fact struct {
	Date, Which, CaseStudy *doc.Value
	What                   string
	Count                  *doc.Value
}

// Question is an open question, with what its answer would bring.
type Question struct {
	What                  *doc.Value
	About                 string // who it concerns
	Why                   string
	Applications, Servers *value.Figure
}

func (m *material) contacts() *Contacts {
	c := m.assessment.Contacts
	if len(c.Entries) == 0 {
		return nil
	}
	v := &Contacts{Since: day(c.Since, c.From)}
	for _, e := range c.Entries {
		r := e.Contact
		v.Lines = append(v.Lines, ContactLine{
			Date: day(r.Date, r.At("date")), Role: said(r.Role, r.At("role")), Kind: said(r.Kind, r.At("kind")), Topic: said(r.Topic, r.At("topic")),
			Action: said(r.Action, r.At("action")), Due: day(r.Due, r.At("due")), Done: day(r.Done, r.At("done")), State: string(e.State),
		})
		switch e.State {
		case model.ContactOverdue:
			v.Late++
			v.Open++
			v.Past = append(v.Past, said(r.Action+", due "+m.config.Locale.Day(r.Due), r.At("action")))
		case model.ContactOpen:
			v.Open++
		}
	}
	for _, f := range c.Moved {
		v.Moved = append(v.Moved, Fact{
			Date: day(f.Date, f.Ref), What: f.What, Which: said(f.Which, f.Ref), CaseStudy: said(scopeWords(f.Migration), f.Ref), Count: plain(value.Int(f.Count)),
		})
	}
	return v
}

func scopeWords(migration string) string {
	if migration == "" || migration == model.PartnerScope {
		return "the practice"
	}
	return migration
}

// questions are what AWS is to be asked: what no source publishes, what was asked before and is open, and what keeps case studies out
// that AWS can say something to. What an answer unlocks comes first.
func (m *material) questions() []Question {
	var all []Question
	add := func(what, about, why string, at source.Ref, apps, servers *value.Figure) {
		all = append(all, Question{What: said(what, at), About: about, Why: why, Applications: apps, Servers: servers})
	}
	if m.assessment.Selection.Unconfirmed != "" {
		add("From when to when is the edition "+m.assessment.Programme.Edition+" valid, and until when may it be used?", "the submission", "every verdict rests on it",
			source.Ref{File: m.assessment.Programme.File}, m.assessment.Selection.Applications, m.assessment.Selection.Servers)
	}
	for _, w := range m.assessment.Weights {
		apps, servers := m.rowsBy(w.Strategy)
		_, published := m.assessment.Programme.Weights[w.Strategy]
		if !published && apps+servers > 0 && len(m.assessment.Programme.Thresholds) > 0 {
			why := counted(apps, "application", "applications") + " and " + counted(servers, "server", "servers") + " are of that strategy; " + w.Note
			add("Which weight does the checklist give to "+string(w.Strategy)+"?", "every case study with it", why, source.Ref{}, nil, nil)
		}
	}
	for _, r := range m.assessment.Programme.Required {
		if !r.Published {
			add("Is "+kindWords(r.AnyOf)+" required of every case study?", "all case studies", "assumed: "+r.Source, r.Ref, nil, nil)
		}
	}
	for _, c := range m.assessment.Contacts.Entries {
		if r := c.Contact; r.Kind == "question" && c.State != model.ContactDone {
			add(r.Topic, "asked on "+m.config.Locale.Day(r.Date), cmp.Or(r.Action, "no action is recorded"), r.At("topic"), nil, nil)
		}
	}
	for _, cs := range m.assessment.CaseStudies {
		d := cs.Documented
		if !cs.Eligible && cs.Migration.Status == model.Completed && !(isZero(d.Applications) && isZero(d.Servers)) {
			add("May "+cs.Migration.ID+" be submitted, and how?", cs.Migration.ID, strings.Join(cs.Reasons, "; "), cs.Migration.Where(), d.Applications, d.Servers)
		}
	}
	slices.SortStableFunc(all, func(a, b Question) int {
		return m.shareOfBoth(b.Applications, b.Servers).Cmp(m.shareOfBoth(a.Applications, a.Servers))
	})
	return all
}

// rowsBy is how many applications are of a strategy, by what they state, and servers, by what they would count as.
func (m *material) rowsBy(s model.Strategy) (apps, servers int) {
	for _, cs := range m.assessment.CaseStudies {
		for _, i := range cs.Items {
			switch {
			case i.Application != nil && cmp.Or(i.Application.Strategy, cs.Migration.Strategy) == s:
				apps++
			case i.Server != nil && i.Strategy == s:
				servers++
			}
		}
	}
	return apps, servers
}

// briefingMakers are the named blocks of the AWS briefing.
func briefingMakers() []maker {
	return []maker{
		blockOf("table", "moved", movedTable),
		blockOf("table", "questions", questionsTable),
		blockOf("table", "contacts", contactsTable),
	}
}

func movedTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "moved", Caption: "What has been recorded since",
		Columns: []doc.Column{column("Day", 1.8), column("Case study", 1.3), column("What", 2.6), numbered("Number"), column("Which", 4)},
		Empty:   "Nothing has been recorded since.",
	}
	if v.Contacts == nil || v.Contacts.Since == nil {
		t.Empty = "There is no earlier contact from which to count what moved."
	}
	if v.Contacts == nil {
		return t
	}
	for _, f := range v.Contacts.Moved {
		t.Rows = append(t.Rows, row(head(f.Date), cell(f.CaseStudy), words(value.Capital(f.What)), cell(f.Count), cell(f.Which)))
	}
	return t
}

func questionsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "questions", Caption: "Open questions, what rests on the answer first",
		Columns: []doc.Column{column("Question", 4), column("About", 1.6), column("Why it matters", 3), numbered("Weighted applications"), numbered("Weighted servers")},
		Note:    doc.Say("How to read: the totals are those that rest on the answer; a dash where no total can be named."),
		Empty:   "No question is open.",
	}
	for _, q := range v.Questions {
		t.Rows = append(t.Rows, row(head(q.What), words(q.About), words(value.Capital(q.Why)), figure(q.Applications), figure(q.Servers)))
	}
	return t
}

func contactsTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "contacts", Caption: "What was said and agreed, the latest first",
		Columns: []doc.Column{column("Day", 1.6), column("With", 2), column("Topic", 2.6), column("Agreed", 2.8), column("State", 1.8)},
		Empty:   "No contact with AWS is recorded.",
	}
	if v.Contacts == nil {
		return t
	}
	for _, c := range v.Contacts.Lines {
		with := cell(c.Role)
		if c.Kind != nil {
			with.Content = append(append(with.Content, doc.Text{Text: ": "}), valueInlines(c.Kind)...)
		}
		t.Rows = append(t.Rows, row(head(c.Date), with, cell(c.Topic), cell(c.Action), c.state()))
	}
	return t
}

// state is what became of what was agreed, with the day on which it was done or is due.
func (c ContactLine) state() doc.TableCell {
	state := words(c.State)
	on, joint := c.Due, ", due "
	switch model.ContactState(c.State) {
	case model.ContactDone:
		state.Tone, on, joint = doc.Good, c.Done, ", "
	case model.ContactOverdue:
		state.Tone, joint = doc.Bad, ", was due "
	case model.ContactOpen:
		state.Tone = doc.Warning
	}
	if on != nil {
		state.Content = append(append(state.Content, doc.Text{Text: joint}), valueInlines(on)...)
	}
	return state
}
