package doctest

import (
	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// Score is a small scorecard as expression trees: five case studies, two weights, a threshold, a verdict.
type Score struct {
	Names     []string
	Members   []*value.Figure // whether the case study is in the set
	Counts    []*value.Figure // migrated applications
	Weights   []*value.Figure // of rehost, replatform
	Weighted  []*value.Figure // member × count × weight
	Total     *value.Figure
	Threshold *value.Figure
	Margin    *value.Figure // percent of the threshold
	Verdict   *value.Figure
}

// NewScore makes the scorecard of Rich.
func NewScore() Score {
	s := Score{Names: []string{"Harbour Freight", "Alder Bank", "Cobalt Health", "Dune Retail", "Elm Press"}}
	programme := source.Ref{File: "programme.yaml"}
	published := value.Rule{Name: "weights.rehost", Origin: "the programme’s worked example", Published: true}
	s.Weights = []*value.Figure{
		value.Stated(value.Int(2), programme.AtLine(12)).Named("weights/rehost", "Weight of rehost", "").By(published),
		value.Stated(value.Int(4), programme.AtLine(13)).Named("weights/replatform", "Weight of replatform", "").By(value.Rule{Name: "weights.replatform", Origin: "the programme’s worked example", Published: true}),
	}
	s.Threshold = value.Stated(value.Int(50), programme.AtLine(20)).Named("thresholds/weighted-applications", "Threshold", "weighted application").By(value.Rule{Name: "thresholds.weighted-applications", Origin: "the programme", Published: true})
	for i, n := range []int{7, 5, 4, 6, 2} {
		s.add(i, n)
	}
	s.Total = value.Compute(value.Sum, s.Weighted...).Named("weighted-applications", "Weighted applications", "weighted application")
	surplus := value.Compute(value.Difference, s.Total, s.Threshold)
	hundred := value.Stated(value.Int(100))
	s.Margin = value.Compute(value.Quotient, value.Compute(value.Product, surplus, hundred), s.Threshold).Named("margin", "Margin", value.Percent)
	s.Verdict = value.Compute(value.Exceeds, s.Total, s.Threshold).Named("verdict", "Verdict", value.Verdict).By(value.Rule{Name: "strictly more than the threshold", Origin: "the programme", Published: true})
	return s
}

func (s *Score) add(i, n int) {
	id := "M-0" + value.Int(i+1).String()
	applications := source.Ref{File: "harbour/applications.csv"}
	rows := make([]source.Ref, n)
	for r := range rows {
		rows[r] = applications.At(1, 2+10*i+r)
	}
	member := value.Stated(value.Int(1)).Named(id+"/member", "In the set", value.Member)
	count := value.CountOf(rows).Named(id+"/applications", "Applications", "application")
	weight := s.Weights[i%2]
	s.Members, s.Counts = append(s.Members, member), append(s.Counts, count)
	s.Weighted = append(s.Weighted, value.Compute(value.Product, member, count, weight).
		Named(id+"/weighted-applications", "Weighted applications", "weighted application").
		By(value.Rule{Name: "weighted applications = applications × weight", Origin: "the programme", Published: i != 4}))
}

func (s Score) table() doc.Table {
	t := doc.Table{ID: "case-studies", Caption: "What each case study contributes", Columns: []doc.Column{
		{Header: "Case study", Weight: 3}, {Header: "Strategy"}, {Header: "In the set", Align: doc.Center},
		{Header: "Applications", Align: doc.End}, {Header: "Weight", Align: doc.End}, {Header: "Weighted", Unit: "applications", Align: doc.End}, {Header: "State"},
	}, Note: doc.Say("A struck case study counts nothing."), Sources: []source.Ref{{File: "harbour/applications.csv"}}}
	t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say("Chosen"), Span: 7, Header: true}}})
	states := []doc.Tone{doc.Good, doc.Good, doc.Warning, doc.Bad, doc.Muted}
	for i, name := range s.Names {
		member := doc.FigureCell(s.Members[i])
		member.Input = true
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{
			{Content: doc.Say(name), Header: true}, doc.TextCell([]string{"rehost", "replatform"}[i%2]), member,
			doc.FigureCell(s.Counts[i]), doc.FigureCell(s.Weights[i%2]), doc.FigureCell(s.Weighted[i]),
			{Content: doc.Say([]string{"reviewed", "reviewed", "documented", "claimed", "none"}[i]), Tone: states[i]},
		}})
	}
	t.Rows = append(t.Rows, doc.TableRow{Kind: doc.TotalRow, Cells: []doc.TableCell{
		{Content: doc.Say("Total"), Span: 5, Header: true}, doc.FigureCell(s.Total), doc.FigureCell(s.Verdict),
	}})
	return t
}

func (s Score) parameters() doc.Table {
	t := doc.Table{ID: "parameters", Caption: "What the score stands on", Columns: []doc.Column{{Header: "Parameter"}, {Header: "Value", Align: doc.End}, {Header: "Stated by"}}}
	for _, f := range append(append([]*value.Figure{}, s.Weights...), s.Threshold) {
		cell := doc.FigureCell(f)
		cell.Input = true
		t.Rows = append(t.Rows, doc.TableRow{Cells: []doc.TableCell{doc.TextCell(f.Label), cell, doc.TextCell(f.Rule.Origin)}})
	}
	return t
}
