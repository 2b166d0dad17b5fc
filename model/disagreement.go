package model

import "dossier/source"

// Disagreement is a field in which two rows about the same thing disagree, as ingest met it when it made one record of them: rows of
// several exports of one estate, of one export, or of an export and a table of ours. What a Servers row of ours says otherwise than an
// export is not among them: both stand in the record, see Server.Export.
type Disagreement struct {
	Kind      string     // of record: "Servers"
	ID        string     // of the record, as its first column says
	Migration string     // "" where the record has none
	Field     string     // the column: "memory"
	Unit      string     `json:",omitempty"` // of the two values, where they are numbers
	Value     string     // that was kept, as Schema.Text writes it
	At        source.Ref // its cell
	Other     string     // that was not
	OtherAt   source.Ref // its cell
	Wording   bool       `json:",omitempty"` // both are texts: perhaps two words for one thing
	Rule      string     // why Value was kept
}
