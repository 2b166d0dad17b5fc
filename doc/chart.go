package doc

import (
	"dossier/source"
	"dossier/value"
)

// Chart is a picture of figures.
type Chart struct {
	ID         string
	Kind       ChartKind
	Title      string // says what the chart shows
	Unit       string // of the values
	Categories []string
	Series     []Series
	Threshold  *value.Figure // a line that the values are measured against; nil for none
	Low, High  *value.Figure // the ends of the scale that the values are on, shown whole where all of them are; nil where the values decide
	Steps      []string      // of a heat map: what its values 1, 2, 3 … are called; nil for numbers
	Alt        string        // what one sees, in a sentence; required
	Sources    []source.Ref
}

// StepOf is what the chart calls a value; empty where it has no word for it.
func (c Chart) StepOf(f *value.Figure) string {
	for i, word := range c.Steps {
		if f != nil && f.Value.Known && f.Value.Decimal.Equal(value.Int(i+1)) {
			return word
		}
	}
	return ""
}

// ChartKind is the form of a chart.
type ChartKind string

// The forms.
const (
	BarChart        ChartKind = "bar"         // one horizontal bar a category and series
	StackedBarChart ChartKind = "stacked bar" // the series of a category on one bar
	LineChart       ChartKind = "line"        // the categories follow one another to the right, a line a series
	AreaChart       ChartKind = "area"        // the same, with the ground between the first series and zero filled
	TornadoChart    ChartKind = "tornado"     // one horizontal bar a category, its series to either side of zero
	HeatMap         ChartKind = "heat map"    // a field a category (downwards) and series (to the right), the darker the higher between Low and High
	ProgressChart   ChartKind = "progress"    // a bar a category, of the first series, against the category's own mark, of the second; the third, where there is one, says whether it is met (value.Verdict)
)

// Series is one row of values, one for each category.
type Series struct {
	Name   string
	Values []*value.Figure
	None   string // what a heat map says where there is no value; empty: that it is unknown
}

// Gantt is a plan over time: a bar an activity, with what came of it below.
type Gantt struct {
	ID         string
	Title      string // says what the plan shows
	Activities []GanttBar
	Links      []GanttLink
	Rests      []value.Date // days that are not worked besides weekends; shown where days are
	Today      value.Date   // a line at the day that the document speaks of; zero for none
	Alt        string       // what one sees, in a sentence; required
	Sources    []source.Ref
}

// GanttBar is one activity. It has no bar where Start is zero, which is said.
type GanttBar struct {
	ID, Label, Group              string // Group heads the activities that follow one another with it: a phase or a wave
	Start, Finish                 value.Date
	ActualStart, ActualFinish     value.Date // zero where it has not begun, or ended
	ForecastStart, ForecastFinish value.Date // when what is left is expected to be done; zero where that is not told
	Milestone                     bool       // a day, not a stretch
	Critical                      bool       // a day's delay delays the whole
	Note                          string     // beside the bar: "slack 3 d"
	Source                        source.Ref
	Figures                       GanttFigures
}

// GanttFigures are the figures that an activity's days come from, so that a workbook can have them follow; nil where a day is no figure.
type GanttFigures struct {
	Start, Finish, ActualStart, ActualFinish, ForecastStart, ForecastFinish *value.Figure
}

// GanttLink ties two activities, by their IDs.
type GanttLink struct {
	From, To string
	Critical bool
}

// Graph is a drawing of things and the arrows between them: applications and what they call, accounts below their units.
type Graph struct {
	ID      string
	Title   string // says what the drawing shows
	Form    GraphForm
	Nodes   []GraphNode
	Edges   []GraphEdge
	Alt     string // what one sees, in a sentence; required
	Sources []source.Ref
}

// GraphForm is how a graph is laid out.
type GraphForm string

// The forms. Layered is the zero value.
const (
	Layered GraphForm = ""     // arrows run one way as far as they can; nodes of one group stand together in a frame
	Tree    GraphForm = "tree" // each node below its only parent
)

// GraphNode is one thing.
type GraphNode struct {
	ID, Label string
	Note      string // a second line, smaller: "12 servers"
	Group     string // of nodes that belong together; empty for none
	Tone      Tone
	Source    source.Ref
}

// GraphEdge is an arrow between two nodes, by their IDs.
type GraphEdge struct {
	From, To string
	Label    string
	Dashed   bool // of the weaker sort: a soft dependency
	Source   source.Ref
}
