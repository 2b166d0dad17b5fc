package source

// Rule is the kind of a problem: a word that does not change from version to version, so that others can suppress and count by it.
type Rule string

// The kinds of problem that their makers name. One that is not named is told by its place: Problem.Kind.
const (
	NotStarted      Rule = "not-started"
	RowNotRead      Rule = "row-not-read"
	ColumnNotRead   Rule = "column-not-read"
	ColumnMissing   Rule = "column-missing"
	ColumnTwice     Rule = "column-twice"
	TableNotRead    Rule = "table-not-read"
	TableMissing    Rule = "table-missing"
	TableEmpty      Rule = "table-empty"
	FileNotRead     Rule = "file-not-read"
	ValueMissing    Rule = "value-missing"
	DigitsLost      Rule = "digits-lost"
	FormulaError    Rule = "formula-error"
	IDTwice         Rule = "id-twice"
	UnknownWord     Rule = "unknown-word"
	OtherCustomer   Rule = "other-customer"
	NotChecked      Rule = "not-checked"
	Ring            Rule = "ring"
	DatesReversed   Rule = "dates-reversed"
	DateImplausible Rule = "date-implausible"
	Contradiction   Rule = "contradiction"
	TotalsDiffer    Rule = "totals-differ"
	TakenForGranted Rule = "taken-for-granted"
	Evidence        Rule = "evidence"
	NotReleased     Rule = "not-released"
	InTemplate      Rule = "template"
	InConfiguration Rule = "configuration"
	InCell          Rule = "cell"
	InFile          Rule = "file"
)

// Rules are all kinds of problem, in a fixed order.
func Rules() []Rule {
	return []Rule{
		NotStarted, RowNotRead, ColumnNotRead, ColumnMissing, ColumnTwice, TableNotRead, TableMissing, TableEmpty, FileNotRead, ValueMissing,
		DigitsLost, FormulaError, IDTwice, UnknownWord, OtherCustomer, NotChecked, Ring, DatesReversed, DateImplausible, Contradiction, TotalsDiffer,
		TakenForGranted, Evidence, NotReleased, InTemplate, InConfiguration, InCell, InFile,
	}
}

// Title says in words what problems of the kind are.
func (r Rule) Title() string {
	return map[Rule]string{
		NotStarted:      "a sheet holds only its example",
		RowNotRead:      "a row is not read",
		ColumnNotRead:   "a column is not known and not read",
		ColumnMissing:   "a table lacks a column",
		ColumnTwice:     "a column stands twice",
		TableNotRead:    "a table or sheet is not read",
		TableMissing:    "no file holds a required table",
		TableEmpty:      "a table holds no rows",
		FileNotRead:     "a file is not read",
		ValueMissing:    "a required value is missing",
		DigitsLost:      "a number has lost digits",
		FormulaError:    "a formula gave an error",
		IDTwice:         "an id stands for two things",
		UnknownWord:     "an id or a word is not known",
		OtherCustomer:   "a row refers to another customer’s",
		NotChecked:      "something could not be checked",
		Ring:            "things wait for each other",
		DatesReversed:   "one date is before another that it follows",
		DateImplausible: "a date lies far beyond all others",
		Contradiction:   "two rows about one thing disagree",
		TotalsDiffer:    "a stated total is not that of the rows",
		TakenForGranted: "how something was read that could be read otherwise",
		Evidence:        "a registered file is not as it should be",
		NotReleased:     "something that was not released stands in a public file",
		InTemplate:      "a template is wrong",
		InConfiguration: "the configuration or a programme is wrong",
		InCell:          "a cell does not hold what its column wants",
		InFile:          "something else about a file",
	}[r]
}
