package compose

import (
	"reflect"

	"dossier/doc"
	"dossier/value"
)

// readinessMakers are the named blocks about the readiness assessment.
func readinessMakers() []maker {
	several := func(kind, name string, f func(ReadinessScores, value.Locale) doc.Block) maker {
		return maker{kind, name, reflect.TypeFor[CaseStudy](), func(view any, l value.Locale) block {
			v, ok := view.(*CaseStudy)
			if !ok || v == nil {
				return block{}
			}
			var blocks []doc.Block
			for _, s := range readinessOf(*v).Scores {
				if b := f(s, l); b != nil {
					blocks = append(blocks, b)
				}
			}
			return block{blocks: blocks}
		}}
	}
	return []maker{
		blockOf("tiles", "readiness-assessment", assessmentTiles),
		blockOf("definitions", "readiness-original", func(v CaseStudy, _ value.Locale) doc.Definitions { return readinessOf(v).Original.definitions() }),
		blockOf("table", "readiness-sessions", readinessSessionsTable),
		blockOf("table", "readiness-stakeholders", readinessStakeholdersTable),
		several("table", "readiness-areas", readinessAreasTable),
		several("table", "readiness-items", readinessItemsTable),
		several("chart", "readiness-heat", readinessHeatMap),
		blockOf("table", "readiness-gaps", readinessGapsTable),
		blockOf("chart", "readiness-closed", readinessClosedChart),
		blockOf("table", "readiness-closed", readinessClosedTable),
		blockOf("table", "readiness-open", func(v CaseStudy, _ value.Locale) doc.Table {
			return openPointsTable("readiness-open", "Nothing is open: every line was scored, and every gap was closed and looked at again.", readinessOf(v).Points)
		}),
		objections("readiness-findings", "Findings about this assessment", "No finding stands against what is recorded of this assessment.",
			func(v CaseStudy) []Finding { return readinessOf(v).Objections }),
	}
}

// readinessOf is the assessment, or an empty one where there is none.
func readinessOf(v CaseStudy) Readiness { return partOf(v.Readiness) }

func assessmentTiles(v CaseStudy, l value.Locale) doc.Tiles {
	r := readinessOf(v)
	var tiles doc.Tiles
	add := func(label, note string, f *value.Figure, tone doc.Tone) {
		if f != nil {
			tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note, Tone: tone})
		}
	}
	for _, s := range r.Scores {
		if s.Average != nil {
			add("Average score", "on the scale "+valueText(s.Name)+", of "+l.Figure(s.Scored)+" of "+l.Figure(s.Number)+" lines", s.Average, doc.Neutral)
		}
	}
	if !r.AnyGap {
		return tiles
	}
	add("Gaps found", "lines to act on", r.GapCount, doc.Neutral)
	add("Closed by the start", "of the migration", r.ByStart, doc.Neutral)
	add("Closed after that", "and before the first cutover", r.ByCutover, doc.Neutral)
	if !isZero(r.Later) {
		add("Closed later", "than the first cutover", r.Later, doc.Warning)
	}
	tone := doc.Good
	if r.AnyOpen {
		tone = doc.Warning
	}
	add("Open", "without a day of closing", r.Open, tone)
	return tiles
}

func readinessSessionsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "readiness-sessions", Caption: "Who met when, and over which documents",
		Columns: []doc.Column{column("Date", 1.2), column("Session", 1.6), column("Roles that took part", 3.4), column("Documents", 1.6), column("What was decided", 2.8)},
		Note: doc.Say("How to read: a session is one of the assessment itself where its kind names readiness or MRA. Documents are those discussed, by their id in the evidence register; " +
			"the TCO analysis is marked."),
		Empty: "No session is recorded. Without one there is no record that the stakeholders met: list them in Sessions.",
	}
	for _, s := range readinessOf(v).Sessions {
		kind := cell(s.Kind)
		if s.Assessment {
			kind.Content = append(kind.Content, doc.Text{Text: " (assessment)"})
		}
		if s.IsPlanned {
			kind.Content = append(kind.Content, doc.Text{Text: " (planned)"})
		}
		t.Rows = append(t.Rows, row(head(s.Date), kind, joined(s.Attendees, ", "), s.documentsCell(), cell(s.Decided)))
	}
	return t
}

// documentsCell are the documents discussed, the TCO analysis marked.
func (s ReadinessSession) documentsCell() doc.TableCell {
	var c doc.TableCell
	for i, d := range s.Documents {
		if i > 0 {
			c.Content = append(c.Content, doc.Text{Text: ", "})
		}
		c.Content = append(c.Content, valueInlines(d)...)
		if s.TCO != nil && valueText(s.TCO) == valueText(d) {
			c.Content = append(c.Content, doc.Text{Text: "\u00a0(TCO)"})
			c.Tone = doc.Good
		}
	}
	if len(s.Documents) == 0 {
		return cell(nil)
	}
	return c
}

func readinessStakeholdersTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "readiness-stakeholders", Caption: "Stakeholders and the sessions that they took part in",
		Columns: []doc.Column{column("Role", 2.2), numbered("Sessions"), column("Which", 6)},
		Empty:   "No role is recorded in any session: enter the attendee roles in Sessions.",
	}
	for _, s := range readinessOf(v).Stakeholders {
		n := numberOf(len(s.Sessions), s.Role.Sources)
		t.Rows = append(t.Rows, row(head(s.Role), cell(n), joined(s.Sessions, ", ")))
	}
	return t
}

// readinessAreasTable is what each area scored.
func readinessAreasTable(s ReadinessScores, _ value.Locale) doc.Block {
	t := doc.Table{ID: "readiness-areas-" + value.Slug(valueText(s.Name)), Caption: "What each area scored on the scale " + valueText(s.Name)}
	t.Columns = []doc.Column{column("Area", 3), numbered("Lines"), numbered("Scored")}
	scores := func(a ReadinessArea) []doc.TableCell { return nil }
	switch {
	case s.Coloured:
		t.Columns = append(t.Columns, numbered("Red"), numbered("Amber"), numbered("Green"))
		scores = func(a ReadinessArea) []doc.TableCell {
			return []doc.TableCell{figure(a.Red), figure(a.Amber), figure(a.Green)}
		}
		t.Note = doc.Say("How to read: colours have an order and no distance between them, so that they are counted and not averaged.")
	case s.Known:
		t.Columns = append(t.Columns, numbered("Average"), numbered("Lowest"))
		scores = func(a ReadinessArea) []doc.TableCell { return []doc.TableCell{figure(a.Average), figure(a.Least)} }
		t.Note = doc.Say("How to read: the average is of the lines that were scored, and says nothing of those that were not.")
	}
	if s.Again != nil {
		t.Columns = append(t.Columns, numbered("Before"), numbered("Looked at again"))
		t.Note = append(t.Note, doc.Text{Text: " Before and looked at again are the averages of the lines that were scored a second time, the first time and then."})
		once := scores
		scores = func(a ReadinessArea) []doc.TableCell {
			return append(once(a), figureOrDash(a.Before), figureOrDash(a.Again))
		}
	}
	for _, a := range s.Areas {
		line := append(row(headText(a.Name), figure(a.Number), figure(a.Scored)).Cells, scores(a)...)
		t.Rows = append(t.Rows, doc.TableRow{Cells: line})
	}
	for _, area := range s.Unlooked {
		t.Rows = append(t.Rows, row(head(area), doc.TableCell{Content: doc.Say("not assessed"), Tone: doc.Warning, Span: len(t.Columns) - 1}))
	}
	return t
}

// figureOrDash is a figure, or a dash for none.
func figureOrDash(f *value.Figure) doc.TableCell {
	if f == nil {
		return cell(nil)
	}
	return figure(f)
}

// readinessClosedTable is when the gaps of each area were closed.
func readinessClosedTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "readiness-closed-table", Caption: "When the gaps of each area were closed, in numbers",
		Columns: []doc.Column{column("Area", 3), numbered("Gaps"), numbered("By the start"), numbered("Before the first cutover"), numbered("Later"), numbered("Open")},
		Empty:   "No gap is recorded.",
	}
	r := readinessOf(v)
	for _, s := range r.Scores {
		for _, a := range s.Areas {
			if !isZero(a.Gaps) {
				t.Rows = append(t.Rows, row(headText(a.Name), figure(a.Gaps), figure(a.ByStart), figure(a.ByCutover), figure(a.Later), figure(a.Open)))
			}
		}
	}
	if len(t.Rows) > 0 {
		total := row(headText("All areas"), figure(r.GapCount), figure(r.ByStart), figure(r.ByCutover), figure(r.Later), figure(r.Open))
		total.Kind = doc.TotalRow
		t.Rows = append(t.Rows, total)
	}
	return t
}

// readinessItemsTable is every line with what was found, area by area.
func readinessItemsTable(s ReadinessScores, _ value.Locale) doc.Block {
	t := doc.Table{
		ID: "readiness-items-" + value.Slug(valueText(s.Name)), Caption: "What was found, line by line, on the scale " + valueText(s.Name),
		Columns: []doc.Column{column("Item", 2), numbered("Score"), column("What was found", 6)},
	}
	looked := anyAgain(s)
	if looked {
		t.Columns = append(t.Columns, numbered("Looked at again"))
	}
	for _, a := range s.Areas {
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(a.Name), Header: true, Span: len(t.Columns)}}})
		for _, i := range a.Items {
			score := s.cell(i.Score, i.Said)
			score.Tone = i.Tone
			line := row(head(i.Item), score, cell(i.Finding))
			if looked {
				line.Cells = append(line.Cells, s.cell(i.Again, i.SaidAgain))
			}
			t.Rows = append(t.Rows, line)
		}
	}
	return t
}

func anyAgain(s ReadinessScores) bool {
	for _, a := range s.Areas {
		for _, i := range a.Items {
			if i.SaidAgain != nil {
				return true
			}
		}
	}
	return false
}

// notScored stands where a line has no score.
const notScored = "not scored"

// cell is a score as it is written: a figure where it lies on its scale, a colour by its word, and marked where it lies outside. On a
// scale that nobody states nothing lies outside.
func (v ReadinessScores) cell(f *value.Figure, written *doc.Value) doc.TableCell {
	switch {
	case written == nil:
		return doc.TableCell{Content: doc.Say(notScored), Tone: doc.Muted}
	case f != nil && !v.Coloured:
		return figure(f)
	case v.Known && f == nil && written.Kind != doc.TextValue:
		c := cell(written)
		c.Content = append(c.Content, doc.Text{Text: " (outside the scale)"})
		return c
	}
	return cell(written)
}

func readinessGapsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "readiness-gaps", Caption: "Gaps, what was recommended, and what became of it",
		Columns: []doc.Column{column("Gap", 2.4), column("Recommendation", 3.6), column("Owner", 1.8), column("Due", 1.2), column("Closed", 1.2), column("Standing", 2.2)},
		Note: doc.Say("How to read: a gap is a line with an action, a date or a day of closing, or one whose score its scale counts as a gap. By the start is on or before the day on which the " +
			"project began or, where readiness was assessed within the project, on which the first activity of migration did; overdue, that its day has passed and it is not closed."),
		Empty: "No gap is recorded (Readiness, action, owner, due): either nothing stood in the way, or an auditor cannot see what was done about it. Whoever led the assessment has the list.",
	}
	for _, g := range readinessOf(v).Gaps {
		gap := joined([]*doc.Value{g.Area, g.Item}, ": ")
		gap.Header = true
		t.Rows = append(t.Rows, row(gap, wanted(g.Action, "none recorded"), wanted(g.Owner, "nobody"), wanted(g.Due, "no date"), cell(g.Closed),
			doc.TableCell{Content: doc.Say(g.Standing), Tone: gapTones[g.Standing]}))
	}
	return t
}

// wanted is a value that has to be there; what stands instead is marked.
func wanted(v *doc.Value, otherwise string) doc.TableCell {
	if v == nil {
		return doc.TableCell{Content: doc.Say(otherwise), Tone: doc.Bad}
	}
	return cell(v)
}
