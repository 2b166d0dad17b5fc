package compose

import (
	"slices"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// WellArchitected is what a document may say of the Well-Architected reviews of a migration.
type WellArchitected struct {
	Original      *Original  // nil where none is registered
	Found, Latest *doc.Value // the first and the last day on which a risk was found
	OneDay        bool
	High, Medium  RiskCount
	Waived        *value.Figure // nil where it cannot be told
	WaivedIs      bool
	Any           bool
	OpenHigh      bool
	OpenMedium    bool
	Pillars       []PillarRisks
	Untouched     []*doc.Value // pillars of the framework without a risk on record
	Points        []OpenPoint  // the open risks, who sees to each and by when
	Objections    []Finding
	Missing       []*doc.Value
	Newest        value.Date
}

// RiskCount is how many risks of a level were found, closed and left open.
type RiskCount struct{ Found, Closed, Open *value.Figure }

// PillarRisks are the risks of one pillar.
type PillarRisks struct {
	Name         string
	High, Medium RiskCount
	Risks        []ReviewRisk
}

// ReviewRisk is a risk that a review found.
type ReviewRisk struct {
	Level                                 string
	Question, Opened, Closed, Remediation *doc.Value
	Owner, Due                            *doc.Value
	IsOpen                                bool
	Late                                  bool // it is open, and its day is past
}

// frameworkPillars are those of the AWS Well-Architected Framework, in its order.
var frameworkPillars = []string{"operational excellence", "security", "reliability", "performance efficiency", "cost optimization", "sustainability"}

// reviewSubject is for migrations with a Well-Architected review, or a risk that one found.
func reviewSubject() subject {
	return subject{
		name: "well-architected",
		has:  func(_ *material, cs *model.CaseStudy) bool { return cs.WellArchitected != nil },
		view: func(m *material, cs *model.CaseStudy, v *CaseStudy) value.Date {
			v.WellArchitected, v.Method = m.review(cs), m.caseMethod(cs)
			return v.WellArchitected.Newest
		},
	}
}

func (m *material) review(cs *model.CaseStudy) *WellArchitected {
	w, n := cs.WellArchitected, newest{until: m.assessment.AsOf}
	v := &WellArchitected{
		Found: day(w.Begun, source.Ref{}), Latest: day(w.Newest, source.Ref{}), OneDay: w.Begun == w.Newest,
		High: RiskCount(w.High), Medium: RiskCount(w.Medium), Waived: w.Waived, Any: len(w.Pillars) > 0, OpenHigh: !isZero(w.High.Open), OpenMedium: !isZero(w.Medium.Open),
		WaivedIs: w.Waived != nil && w.Waived.Value.Known && !w.Waived.Value.Decimal.IsZero(),
	}
	v.Original = m.original(cs, model.WellArchitected, &n)
	for _, p := range w.Pillars {
		pillar := PillarRisks{Name: value.Capital(p.Name), High: RiskCount(p.High), Medium: RiskCount(p.Medium)}
		for _, r := range p.Risks {
			n.of(r)
			pillar.Risks = append(pillar.Risks, ReviewRisk{
				Level: string(r.Level), Question: said(r.Question, r.At("question")), Opened: day(r.Opened, r.At("opened")), Closed: day(r.Closed, r.At("closed")),
				Remediation: said(r.Remediation, r.At("remediation")), Owner: said(r.Owner, r.At("owner")), Due: day(r.Due, r.At("due")),
				IsOpen: r.Closed.IsZero() || r.Closed.After(m.assessment.AsOf), Late: !r.Due.IsZero() && r.Due.Before(m.assessment.AsOf),
			})
		}
		v.Pillars = append(v.Pillars, pillar)
	}
	for _, name := range frameworkPillars {
		if !slices.ContainsFunc(w.Pillars, func(p model.PillarRisks) bool { return p.Name == name }) {
			v.Untouched = append(v.Untouched, said(name, source.Ref{}))
		}
	}
	v.Points = v.openPoints(said(w.Owner, source.Ref{}))
	v.Objections = m.objections(cs, model.AboutReview)
	v.Missing = saidAll(reviewMissing(v, w), source.Ref{})
	v.Newest = n.date
	return v
}

// openPoints are the open risks, high ones first, and the next review.
func (v *WellArchitected) openPoints(owner *doc.Value) []OpenPoint {
	var open []OpenPoint
	for _, level := range []struct{ name, why string }{
		{"high", "a high risk is remedied, or accepted by the customer with a signature, before handover"},
		{"medium", "a medium risk is remedied, or accepted with a reason, before the next review"},
	} {
		for _, p := range v.Pillars {
			for _, r := range p.Risks {
				if !r.IsOpen || r.Level != level.name {
					continue
				}
				what := []*doc.Value{said(p.Name+", "+r.Level+" risk:", source.Ref{})}
				for _, part := range []*doc.Value{r.Question, r.Remediation} {
					if part != nil {
						what = append(what, part)
					}
				}
				open = append(open, OpenPoint{What: what, Who: r.Owner, By: r.Due, Why: level.why, Late: r.Late})
			}
		}
	}
	if v.Any {
		open = append(open, OpenPoint{
			What: []*doc.Value{said("Review the workload again after the next larger change, and twice a year", source.Ref{})}, Who: owner,
			Why: "the AWS guidance for the time after a migration asks for that",
		})
	}
	return open
}

// reviewMissing says what is not recorded and who will look for it.
func reviewMissing(v *WellArchitected, w *model.WellArchitectedReview) []string {
	var all []string
	miss := func(absent bool, what string) {
		if absent {
			all = append(all, what)
		}
	}
	questions := func(risks []*model.WellArchitectedRisk) string {
		var names []string
		for _, r := range risks {
			names = append(names, value.Capital(r.Pillar)+": "+r.Question)
		}
		return strings.Join(names, "; ")
	}
	miss(v.Original == nil, "the review itself, exported from the AWS Well-Architected Tool (Documents, kind Well-Architected review): the auditor asks for it, and this summary is no substitute")
	miss(!v.Any, "the risks that the review found, pillar by pillar (Well-Architected risks): without them nobody can see what was remedied")
	miss(len(w.Undated) > 0, "the day on which a risk was found (Well-Architected risks, opened): "+questions(w.Undated))
	miss(len(w.Unowned) > 0, "who remedies an open risk, and by when (Well-Architected risks, owner, due): "+questions(w.Unowned))
	miss(len(w.Unremedied) > 0, "how a risk was closed (Well-Architected risks, remediation): "+questions(w.Unremedied))
	return all
}

// reviewMakers are the named blocks about the Well-Architected reviews.
func reviewMakers() []maker {
	return []maker{
		blockOf("tiles", "well-architected", reviewTiles),
		blockOf("definitions", "well-architected-original", func(v CaseStudy, _ value.Locale) doc.Definitions { return reviewOf(v).Original.definitions() }),
		blockOf("table", "well-architected-pillars", reviewPillarsTable),
		blockOf("table", "well-architected-risks", reviewRisksTable),
		blockOf("chart", "well-architected-risks", reviewChart),
		blockOf("table", "well-architected-open", func(v CaseStudy, _ value.Locale) doc.Table {
			return openPointsTable("well-architected-open", "No risk on record is open.", reviewOf(v).Points)
		}),
		objections("well-architected-findings", "What an auditor would object to in these reviews", "Nothing was found in the records of the reviews that an auditor would object to.",
			func(v CaseStudy) []Finding { return reviewOf(v).Objections }),
	}
}

func reviewOf(v CaseStudy) WellArchitected { return partOf(v.WellArchitected) }

func reviewTiles(v CaseStudy, _ value.Locale) doc.Tiles {
	w := reviewOf(v)
	var tiles doc.Tiles
	if !w.Any {
		return tiles
	}
	add := func(label, note string, f *value.Figure, bad doc.Tone) {
		tone := doc.Neutral
		if bad != doc.Neutral {
			if tone = doc.Good; !isZero(f) {
				tone = bad
			}
		}
		tiles.Items = append(tiles.Items, doc.Tile{Label: label, Value: doc.FigureOf(f), Note: note, Tone: tone})
	}
	add("High risks found", "over all pillars", w.High.Found, doc.Neutral)
	add("High risks open", "after remediation", w.High.Open, doc.Bad)
	add("Medium risks found", "over all pillars", w.Medium.Found, doc.Neutral)
	add("Medium risks open", "after remediation", w.Medium.Open, doc.Warning)
	return tiles
}

func reviewPillarsTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "well-architected-pillars", Caption: "Risks by pillar and level, before and after remediation",
		Columns: []doc.Column{column("Pillar", 3), numbered("High, found"), numbered("High, closed"), numbered("High, open"), numbered("Medium, found"), numbered("Medium, closed"), numbered("Medium, open")},
		Note:    doc.Say("How to read: found is before remediation, open after it. A pillar of the framework without a row of numbers has no risk on record: it was clean, or not reviewed."),
		Empty:   "No risk is recorded: what the review found belongs in the sheet Well-Architected risks, or an auditor cannot see that anything was looked at.",
	}
	w := reviewOf(v)
	if !w.Any {
		return t
	}
	untouched := slices.Clone(w.Untouched)
	for _, p := range w.Pillars { // those without a risk stand in the framework's order too
		at := slices.Index(frameworkPillars, strings.ToLower(p.Name))
		for len(untouched) > 0 && (at < 0 || slices.Index(frameworkPillars, valueText(untouched[0])) < at) {
			t.Rows, untouched = append(t.Rows, noRiskRow(untouched[0])), untouched[1:]
		}
		t.Rows = append(t.Rows, row(headText(p.Name), figure(p.High.Found), figure(p.High.Closed), figure(p.High.Open), figure(p.Medium.Found), figure(p.Medium.Closed), figure(p.Medium.Open)))
	}
	for _, name := range untouched {
		t.Rows = append(t.Rows, noRiskRow(name))
	}
	total := row(headText("All pillars"), figure(w.High.Found), figure(w.High.Closed), figure(w.High.Open), figure(w.Medium.Found), figure(w.Medium.Closed), figure(w.Medium.Open))
	total.Kind = doc.TotalRow
	t.Rows = append(t.Rows, total)
	return t
}

func noRiskRow(pillar *doc.Value) doc.TableRow {
	return row(headText(value.Capital(valueText(pillar))), doc.TableCell{Content: doc.Say("no risk on record"), Tone: doc.Muted, Span: 6})
}

func reviewRisksTable(v CaseStudy, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "well-architected-risks", Caption: "Each risk, and what was done about it",
		Columns: []doc.Column{column("Level", 0.9), column("Question it was found at", 3.6), column("Found", 1.4), column("Closed", 1.4), column("Remediation", 4), column("Owner", 1.7)},
		Empty:   "No risk is recorded.",
	}
	for _, p := range reviewOf(v).Pillars {
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(p.Name), Header: true, Span: len(t.Columns)}}})
		for _, r := range p.Risks {
			closed, remedy := cell(r.Closed), cell(r.Remediation)
			if r.IsOpen {
				closed = doc.TableCell{Content: doc.Say("open"), Tone: doc.Warning}
				if r.Level == "high" {
					closed.Tone = doc.Bad
				}
			} else if r.Remediation == nil {
				remedy = doc.TableCell{Content: doc.Say("not recorded"), Tone: doc.Warning}
			}
			if r.IsOpen && r.Due != nil {
				closed.Content = append(append(closed.Content, doc.Text{Text: ", due "}), valueInlines(r.Due)...)
			}
			t.Rows = append(t.Rows, row(words(r.Level), cell(r.Question), cell(r.Opened), closed, remedy, cell(r.Owner)))
		}
	}
	return t
}

// reviewChart is what each pillar's risks came to: closed and open, by level.
func reviewChart(v CaseStudy, l value.Locale) doc.Chart {
	w := reviewOf(v)
	chart := doc.Chart{ID: "well-architected-chart", Kind: doc.StackedBarChart, Title: "Risks of each pillar: what was closed, and what is open", Unit: "risks"}
	series := []doc.Series{{Name: "High, closed"}, {Name: "High, open"}, {Name: "Medium, closed"}, {Name: "Medium, open"}}
	for _, p := range w.Pillars {
		chart.Categories = append(chart.Categories, p.Name)
		for i, f := range []*value.Figure{p.High.Closed, p.High.Open, p.Medium.Closed, p.Medium.Open} {
			series[i].Values = append(series[i].Values, f)
		}
		chart.Sources = append(chart.Sources, append(p.High.Found.Leaves(), p.Medium.Found.Leaves()...)...)
	}
	if len(chart.Categories) == 0 {
		return chart
	}
	chart.Series, chart.Sources = series, source.Merge(chart.Sources)
	chart.Alt = "A bar a pillar. High risks found: " + l.Figure(w.High.Found) + ", open: " + l.Figure(w.High.Open) + "; medium risks found: " + l.Figure(w.Medium.Found) + ", open: " + l.Figure(w.Medium.Open) + "."
	return chart
}
