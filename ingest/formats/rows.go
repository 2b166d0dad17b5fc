package formats

// Role says what a row is that is no plain record.
type Role string

// The roles of rows.
const (
	TotalsRow Role = "totals" // it states the sums of columns: never a record, and compared with the rows
	SkipRow   Role = "skip"   // it is no record, for the reason given
	EndRow    Role = "end"    // the table ends above it
	FaultRow  Role = "fault"  // a record about which the program could say nothing: it is kept, and said
)

// RowRule gives a role to the rows whose cell below a heading holds one of the texts, or anything at all, or nothing.
type RowRule struct {
	Header string   `yaml:"header"` // empty: the first column
	Texts  []string `yaml:"texts"`
	Filled bool     `yaml:"filled"`
	Blank  bool     `yaml:"blank"`
	As     Role     `yaml:"as"`
	Reason string   `yaml:"reason"`
}

// Total is a sum that the file states above the table: below a heading of its own.
type Total struct {
	Header string `yaml:"header"`
	Field  string `yaml:"field"` // that it is the sum of
}

// Wide is a table that has a column for each thing and a row for each day: each of its cells becomes a record. A heading holds the
// name of the thing, and the sign of the currency in brackets behind it.
type Wide struct {
	Rows       string            `yaml:"rows"`       // field that the first column holds
	Columns    string            `yaml:"columns"`    // field that a heading becomes
	Cells      string            `yaml:"cells"`      // field that a cell becomes
	Currency   string            `yaml:"currency"`   // field that the sign in the heading becomes
	Currencies map[string]string `yaml:"currencies"` // sign → ISO 4217 code
	Total      string            `yaml:"total"`      // heading of the column that sums the others, alternatives divided by "|"
}

// When limits a header to the rows that hold one of the texts in another column.
type When struct {
	Header string   `yaml:"header"`
	Texts  []string `yaml:"texts"`
}
