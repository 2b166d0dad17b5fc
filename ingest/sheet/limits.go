package sheet

// Limits bound what a file may cost before it is refused. They are generous for real exports and small against bombs.
type Limits struct {
	Entries       int   // files in a workbook's archive
	Directory     int64 // bytes of the archive's directory
	Control       int64 // inflated bytes of a part that steers: workbook, relationships, styles
	SharedStrings int64 // inflated bytes of the shared strings, and bytes they may take in memory
	Sheet         int64 // inflated bytes of one sheet; it is streamed, so this is time and not memory
	Total         int64 // inflated bytes of all sheets together, as the directory states them
	Ratio         int64 // how many times its compressed size a part beyond RatioFrom may have
	RatioFrom     int64 // inflated bytes up to which a part may have any ratio
	Depth         int   // XML elements inside of one another
	Text          int   // bytes of one cell's text
	Merges        int   // merged ranges kept of a sheet
	TextRows      int   // records of a text table
	Survey        int64 // bytes of a text table that are looked at to find its encoding
	Problems      int   // problems kept of one pass over a sheet
}

// MaxRow and MaxColumn are the last row and column of a sheet (ECMA-376, and every program that reads it).
const (
	MaxRow    = 1_048_576
	MaxColumn = 16_384
)

// DefaultLimits are the limits that Open uses. A real export of 100 000 rows by 20 columns has 90 MB of sheet XML; parts
// of real files are packed 9 to 20 times, a million styled blank rows 13 times. Deflate cannot do better than 1032.
func DefaultLimits() Limits {
	return Limits{
		Entries:       8192,
		Directory:     8 << 20,
		Control:       64 << 20,
		SharedStrings: 512 << 20,
		Sheet:         2 << 30,
		Total:         4 << 30,
		Ratio:         100,
		RatioFrom:     32 << 20,
		Depth:         64,
		Text:          2 << 20,
		Merges:        10_000,
		TextRows:      50_000_000,
		Survey:        256 << 20,
		Problems:      1000,
	}
}
