package compose

import (
	"fmt"

	"dossier/doc"
	"dossier/model"
	"dossier/value"
)

// IndexStudy is a case study of the set with its items of the checklist and its files.
type IndexStudy struct {
	ID, Customer *doc.Value
	Items        []IndexItem
	Files        []IndexLine
}

// IndexItem is one item of the checklist with the documents that count as evidence for one case study.
type IndexItem struct {
	ID, Text, Standing, Why string
	Documents               []IndexLine
}

// IndexLine is one document as an auditor looks for it.
type IndexLine struct {
	ID, Kind, Title, Date, Scope *doc.Value
	Signed                       Evidence
	Page, WhyPage                *doc.Value
	Link                         string // of the copy, from the document's folder; empty where there is no copy
	SHA256, File                 string
}

// addIndex adds the evidence of the set by item of the checklist, and the partner's own documents.
func (m *material) addIndex(v *Portfolio) {
	for _, member := range m.assessment.Selection.Members {
		cs := member.CaseStudy
		study := IndexStudy{ID: idOf(cs), Customer: customerName(cs)}
		for _, s := range m.assessment.Checklist {
			if s.CaseStudy != cs {
				continue
			}
			item := IndexItem{ID: s.Item.ID, Text: s.Item.Text, Standing: string(s.Standing), Why: s.Why}
			for _, d := range s.Documents {
				item.Documents = append(item.Documents, m.indexLine(d))
			}
			study.Items = append(study.Items, item)
		}
		for _, d := range cs.Documents {
			study.Files = append(study.Files, m.indexLine(d))
		}
		v.Index = append(v.Index, study)
	}
	for _, d := range m.portfolio.Documents {
		if d.Migration == model.PartnerScope {
			v.PracticeFiles = append(v.PracticeFiles, m.indexLine(d))
		}
	}
}

func (m *material) indexLine(d *model.Document) IndexLine {
	l := IndexLine{
		ID: said(d.ID, d.At("id")), Kind: said(string(d.Kind), d.At("kind")), Title: said(d.Title, d.At("title")), Date: day(d.Date, d.At("date")),
		Scope: said(d.Migration, d.At("migration")), Page: amount(d.ProofPage, "", d.At("page")), WhyPage: amount(d.WhyPage, "", d.At("why page")),
		Signed: Evidence{
			Partner: said(d.PartnerSigned, d.At("partner signed by")), PartnerOn: day(d.PartnerSignOn, d.At("partner signed on")),
			Customer: said(d.CustomerSigned, d.At("customer signed by")), CustomerOn: day(d.CustomerSignOn, d.At("customer signed on")),
		},
	}
	words, good := m.fileOf(d)
	l.File = words
	if good {
		l.Link, l.SHA256 = "evidence/"+EvidencePath(d), m.portfolio.Evidence[d.Path].SHA256
	}
	return l
}

// indexMakers are the named blocks of the evidence index.
func indexMakers() []maker {
	return []maker{
		blockOf("table", "evidence-index", evidenceIndexTable),
		blockOf("table", "practice-index", practiceIndexTable),
		blockOf("table", "evidence-files", evidenceFilesTable),
	}
}

func groupRow(heading string, columns int) doc.TableRow {
	return doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: doc.Say(heading), Span: columns, Header: true}}}
}

func evidenceIndexTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "evidence-index", Caption: "Each item of the checklist, with the documents that answer it, case study by case study",
		Columns: []doc.Column{
			column("Case study", 1.2), column("Document", 4), column("Dated", 1.8), column("Signed by", 1.2), numbered("Proof on page"), numbered("Reason on page"),
		},
		Note: doc.Say("How to read: a document’s id leads to its copy in the folder evidence beside this file. The pages are where it proves the point and where it gives " +
			"its reasons, as the register says; a dash where the register does not say."),
		Empty: "No case study is in the set, or the programme states no item for each case study.",
	}
	for _, of := range v.Items {
		if !of.Each {
			continue
		}
		heading := []doc.Inline{doc.Text{Text: of.Text + "  "}, doc.Text{Text: of.ID, Code: true}}
		t.Rows = append(t.Rows, doc.TableRow{Kind: doc.GroupRow, Cells: []doc.TableCell{{Content: heading, Span: len(t.Columns), Header: true}}})
		for _, s := range v.Index {
			for _, i := range s.Items {
				if i.ID == of.ID {
					t.Rows = append(t.Rows, itemRows(head(s.ID), i.Standing, i.Why, i.Documents)...)
				}
			}
		}
	}
	return t
}

// itemRows are the rows of one item, or of one case study for it: one a document, or one that says why there is none.
func itemRows(item doc.TableCell, standing, why string, documents []IndexLine) []doc.TableRow {
	if len(documents) == 0 {
		said := doc.TableCell{Content: doc.Say(value.Capital(standing) + ": " + why), Span: 5, Tone: standingTone(standing)}
		return []doc.TableRow{row(item, said)}
	}
	var rows []doc.TableRow
	for n, d := range documents {
		if n > 0 {
			item = doc.TextCell("")
		}
		rows = append(rows, row(item, d.cell(), cell(d.Date), doc.TextCell(d.Signed.parties()), cell(d.Page), cell(d.WhyPage)))
	}
	return rows
}

func standingTone(standing string) doc.Tone {
	switch model.Standing(standing) {
	case model.Gap:
		return doc.Bad
	case model.Claimed:
		return doc.Warning
	case model.Evidenced, model.Answered:
		return doc.Good
	}
	return doc.Muted
}

// cell is the document's id, as a link to its copy, and its title.
func (l IndexLine) cell() doc.TableCell {
	var c doc.TableCell
	id := valueInlines(l.ID)
	if l.Link != "" {
		id = []doc.Inline{doc.Link{URL: l.Link, Content: id}}
	}
	c.Content = append(c.Content, id...)
	if l.Title != nil {
		c.Content = append(append(c.Content, doc.Text{Text: " "}), valueInlines(l.Title)...)
	}
	if l.Signed.parties() != unsigned {
		c.Content = append(append(c.Content, doc.Break{}, doc.Text{Text: "Signed by "}), l.Signed.signatures(doc.Text{Text: "; "})...)
	}
	return c
}

func practiceIndexTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "practice-index", Caption: "Items that are answered once, for the practice",
		Columns: []doc.Column{
			column("Item", 3.2), column("Document", 3), column("Dated", 1.6), column("Signed by", 1.2), numbered("Proof on page"), numbered("Reason on page"),
		},
		Empty: "The programme states no item for the practice.",
	}
	for _, i := range v.Items {
		if i.Each {
			continue
		}
		why := i.Why
		if i.Response != nil {
			why = fmt.Sprintf("met: %s. %s", i.Met, i.Response.Text)
		}
		item := headText(i.Text)
		item.Content = append(item.Content, doc.Break{}, doc.Text{Text: i.ID, Code: true})
		t.Rows = append(t.Rows, itemRows(item, i.Standing, why, i.Documents)...)
	}
	return t
}

func evidenceFilesTable(v Portfolio, _ value.Locale) doc.Table {
	t := doc.Table{
		ID: "evidence-files", Caption: "The files, with what identifies each",
		Columns: []doc.Column{column("Document", 1), column("Kind", 2), column("File", 4.4), column("SHA-256", 3.9)},
		Note:    doc.Say("How to read: the SHA-256 is that of the file as it was read for this index; the copy in the folder evidence is the same, byte for byte."),
		Empty:   "No document is registered.", Small: true,
	}
	add := func(heading string, lines []IndexLine) {
		if len(lines) == 0 {
			return
		}
		t.Rows = append(t.Rows, groupRow(heading, len(t.Columns)))
		for _, l := range lines {
			t.Rows = append(t.Rows, l.fileRow())
		}
	}
	for _, s := range v.Index {
		add(fmt.Sprintf("%s %s", valueText(s.ID), valueText(s.Customer)), s.Files)
	}
	add("The practice", v.PracticeFiles)
	return t
}

// fileRow names the copy and its hash, or says why there is none.
func (l IndexLine) fileRow() doc.TableRow {
	if l.Link == "" {
		return row(head(l.ID), cell(l.Kind), doc.TableCell{Content: doc.Say(l.File), Tone: doc.Warning}, cell(nil))
	}
	file := doc.TableCell{Content: []doc.Inline{doc.Link{URL: l.Link, Content: doc.Say(l.Link)}}}
	half := len(l.SHA256) / 2
	hash := doc.TableCell{Content: []doc.Inline{doc.Text{Text: l.SHA256[:half], Code: true}, doc.Break{}, doc.Text{Text: l.SHA256[half:], Code: true}}}
	return row(head(l.ID), cell(l.Kind), file, hash)
}
