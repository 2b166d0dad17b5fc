// Package checklist recognises AWS's self-assessment workbooks and finds the cells that answer them. It knows them by their headers
// alone: sheets, columns and the number of customer references differ from one programme to the next.
package checklist

import (
	"regexp"
	"slices"
	"strings"

	"dossier/ingest/sheet"
	"dossier/model"
	"dossier/source"
)

// top is how many rows of a sheet are looked at for its header.
const top = 40

// itemID is what the ids of items look like, as parsers of real workbooks find them.
var itemID = regexp.MustCompile(`^[A-Z]{2,}[A-Z0-9]*-\d{3}$`)

// Read gives the layout of a self-assessment workbook; nil for any other file. Its SHA256 is the caller's to fill in. The same file
// gives the same layout.
func Read(b *sheet.Book) (*model.Checklist, []source.Problem) {
	if b.Kind != sheet.XLSX || !slices.ContainsFunc(b.Sheets, isSheet) {
		return nil, nil
	}
	list := &model.Checklist{File: b.File}
	var problems []source.Problem
	for _, s := range b.Sheets {
		title(list, s)
		switch found, problem := readSheet(s); {
		case len(found.Rows) > 0 && s.Hidden:
			problems = append(problems, source.Notice(s.Ref(), "the sheet of the self-assessment is hidden: not filled", "", "").As(source.TableNotRead))
			list.Others = append(list.Others, s.Name)
		case len(found.Rows) > 0:
			list.Sheets = append(list.Sheets, found)
			problems = append(problems, problem...)
		default:
			list.Others = append(list.Others, s.Name)
		}
	}
	if len(list.Sheets) == 0 {
		problems = append(problems, source.Warn(source.Ref{File: b.File}, "the self-assessment holds no items", "rows with ids like DOC-001 below a header with ID, Met? and Partner Response", "").As(source.TableEmpty))
	}
	if len(list.Others) > 0 {
		problems = append(problems, source.Notice(source.Ref{File: b.File}, "sheets of the self-assessment without items, not filled: "+strings.Join(list.Others, ", "), "", "").As(source.TableNotRead))
	}
	return list, problems
}
