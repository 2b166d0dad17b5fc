package compose

import (
	"strings"

	"dossier/doc"
	"dossier/model"
)

// instructions is the first sheet: where to begin, and how things are written.
func (f former) instructions() []doc.Block {
	blocks := []doc.Block{
		doc.Heading{Level: 1, ID: "instructions", Content: doc.Say("Instructions")},
		doc.Heading{Level: 2, ID: "begin", Content: doc.Say("Where to begin")},
		doc.List{Ordered: true, Items: items(f.first())},
		doc.Heading{Level: 2, ID: "sheets", Content: doc.Say("The sheets")},
		f.sheetsTable(),
		doc.Heading{Level: 2, ID: "writing", Content: doc.Say("How to write")},
		doc.Definitions{Items: howTo()},
	}
	return append(blocks,
		doc.Heading{Level: 2, ID: "check", Content: doc.Say("What dossier check says")},
		doc.List{Items: items([]string{
			"An error keeps a pack from being published, a warning does not, a note only says what was taken for granted.",
			"Each names its cell, what is wanted, and often what to do. All are listed in one run.",
			"dossier check --annotate FOLDER writes a copy of this workbook there, with a comment and a colour in every cell that is wrong.",
			"dossier score says what the rows claim, what of it documents prove, and what is missing.",
		})},
	)
}

func items(texts []string) [][]doc.Block {
	var all [][]doc.Block
	for _, t := range texts {
		all = append(all, []doc.Block{doc.Paragraph{Content: doc.Say(t)}})
	}
	return all
}

func (f former) first() []string {
	if f.group.Name != FirstGroup {
		return []string{
			"Fill in what you have: each sheet that stays as it is counts as not started, and that is no error.",
			"Migrations and their ids stand in the portfolio workbook; refer to them by those ids.",
			"Run dossier check in the folder of dossier.yaml.",
		}
	}
	return []string{
		"Customers: one row, with an id of your own such as C-01 and the legal name.",
		"Migrations: one row, with an id such as M-01, the customer’s id and a title.",
		"Counts: what you know already, such as rehost, 12 applications, 140 servers. That is a claim, and a start. Once Applications and Servers list them, leave Counts out.",
		"Applications and Servers: one row each. Strategy and the day it went live decide what counts.",
		"Documents: the papers that prove it. Put the files anywhere below the folder of dossier.yaml, and their paths here.",
		"Run dossier check after each step: it says what was understood and what to fill in next. Then dossier score.",
	}
}

// sheetsTable lists the sheets, each with its required columns.
func (f former) sheetsTable() doc.Table {
	t := doc.Table{ID: "sheets", Columns: []doc.Column{column("Sheet", 1), column("What a row is", 4), column("Required", 2)}}
	for _, s := range f.group.Sheets {
		schema := model.SchemaOf(s.Kind)
		if schema == nil {
			continue
		}
		var required []string
		for _, field := range schema.Fields {
			if field.Required {
				required = append(required, field.Name)
			}
		}
		link := doc.TableCell{Content: []doc.Inline{doc.Link{Anchor: anchorOf(s.Kind), Content: doc.Say(s.Kind)}}, Header: true}
		t.Rows = append(t.Rows, row(link, doc.TextCell(s.Row), doc.TextCell(strings.Join(required, ", "))))
	}
	return t
}

func howTo() []doc.Definition {
	say := func(term, text string) doc.Definition { return doc.Definition{Term: term, Content: doc.Say(text)} }
	return []doc.Definition{
		say("Headings", "Dark ones are required: each row needs a value there. Point at any heading to read what belongs below it. You may reorder, hide or delete columns that are not required, and add your own: those are listed and not read."),
		say("Example rows", "A row whose first cell begins with \"Example:\" is never read. Keep it, or delete it once you have rows of your own."),
		say("Blank cells", "Blank means not known. Nothing is taken to be zero or no."),
		say("Ids", "Yours to choose; each stands for one thing, and other sheets refer to it. Drop-downs offer those that are there."),
		say("Dates", "As your spreadsheet writes them, or 2026-03-31. A month alone is no date."),
		say("Numbers", "Without units: memory in MiB, storage in GiB, percentages from 0 to 100, money with its currency in the column beside it."),
		say("Closed lists", "Take the word from the drop-down. Common other words (lift and shift) are understood as well."),
		say("Several", "Separated by semicolons: A-01; A-02."),
		say("Roles, not names", "Where people are meant, write the role."),
	}
}
