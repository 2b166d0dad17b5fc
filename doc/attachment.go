package doc

// Attachment is a file that travels inside a document: the register that a plan was made from, the evidence behind a claim. A PDF
// embeds it, and is an archival file of part 3 then (ISO 19005-3, PDF/A-3a) instead of part 2; it stays accessible (PDF/UA-1). The
// other formats cannot carry files, and report each one that they leave out.
//
// An attachment is not seen on any page: a document that has some should say so in its text.
type Attachment struct {
	Name         string       // of the file, without a folder: "D-017 TCO analysis.pdf"; unique in the document, case folded
	MediaType    string       // "text/csv", "application/pdf"; empty is "application/octet-stream"
	Data         []byte       // as they are; they may be empty
	Relationship Relationship // to the document; the zero value is Unspecified
	Description  string       // what the file is, in a few words, for the reader's list of attachments; may be empty
}

// Relationship is what an attachment is to the document that carries it (ISO 19005-3, annex E).
type Relationship string

// The relationships. Unspecified is the zero value.
const (
	Unspecified Relationship = ""
	SourceFile  Relationship = "Source"      // what the document was made from
	DataFile    Relationship = "Data"        // the figures that a table or a chart shows
	Alternative Relationship = "Alternative" // the same content in another form
	Supplement  Relationship = "Supplement"  // what adds to the document: evidence, the original
)
