package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"dossier/doc"
)

// parameters are the cells that have a name, in the order of the sheets.
type parameters []parameter

type parameter struct {
	name string
	at   address
}

// parameters are the weights, thresholds and other stated numbers that stand in input cells.
func (l *ledger) parameters() parameters {
	var named parameters
	taken := map[string]bool{}
	for _, f := range l.order {
		if !l.input[f] || !isNamed(f) {
			continue
		}
		name := definedName(f.ID)
		if name == "" || taken[strings.ToLower(name)] {
			continue
		}
		taken[strings.ToLower(name)] = true
		named = append(named, parameter{name, l.at[f]})
	}
	return named
}

// finish writes what belongs to the workbook rather than to a sheet.
func (w writing) finish(b *book) error {
	for _, p := range w.names {
		if err := w.file.SetDefinedName(&excelize.DefinedName{Name: p.name, RefersTo: p.at.fixed()}); err != nil {
			return err
		}
	}
	if err := w.nameLists(b); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if len(s.tables) != 1 {
			continue
		}
		row := "$" + strconv.Itoa(s.tables[0].header)
		err := w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: quoteSheet(s.name) + "!" + row + ":" + row})
		if err != nil {
			return err
		}
	}
	return w.file.SetDocProps(w.documentProperties())
}

func (w writing) documentProperties() *excelize.DocProperties {
	created := ""
	if !w.doc.Date.IsZero() {
		created = w.doc.Date.String() + "T00:00:00Z"
	}
	return &excelize.DocProperties{
		Title: w.doc.Title, Subject: w.doc.Subject, Creator: w.doc.Author, LastModifiedBy: w.doc.Author, Keywords: strings.Join(w.doc.Keywords, ", "),
		Language: w.doc.Language, Created: created, Modified: created, Identifier: identifier(w.doc),
	}
}

// identifier is the document's own; a public one does not show how the partner numbers its cases.
func identifier(d doc.Document) string {
	if d.Audience == doc.Public {
		return ""
	}
	return d.ID
}
