package pdf_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/pack/leak"
	"dossier/render/theme"
	"dossier/value"
)

// What the leak scan must find is found in our files wherever they can hold it: deflated, in object streams, in metadata and tags.
func TestLeaksAreFound(t *testing.T) {
	const secret = "Wolkenstein Spedition"
	plain := func() doc.Document {
		return doc.Document{Title: "A story", Language: "en", Blocks: []doc.Block{
			doc.Heading{Level: 1, ID: "one", Content: doc.Say("One")}, doc.Paragraph{Content: doc.Say("nothing to see")},
		}}
	}
	with := func(blocks ...doc.Block) doc.Document { d := plain(); d.Blocks = append(d.Blocks, blocks...); return d }
	narrow := doc.Table{Columns: make([]doc.Column, 9), Rows: []doc.TableRow{{}}}
	for range 9 {
		narrow.Rows[0].Cells = append(narrow.Rows[0].Cells, doc.TextCell(secret))
	}
	titled, authored, keyed, about, footed := plain(), plain(), plain(), plain(), plain()
	titled.Title, authored.Author, keyed.Keywords, about.Subject, footed.Footer = secret, "by "+secret, []string{"a", secret}, secret+".", "© "+secret
	carrying, naming, describing := plain(), plain(), plain()
	carrying.Attachments = []doc.Attachment{{Name: "a.csv", MediaType: "text/csv", Data: []byte("name\n" + secret + "\n")}}
	naming.Attachments = []doc.Attachment{{Name: secret + ".csv", Data: []byte("1")}}
	describing.Attachments = []doc.Attachment{{Name: "a.csv", Description: "of " + secret, Data: []byte("1")}}
	documents := map[string]doc.Document{
		"title": titled, "author": authored, "keyword": keyed, "subject": about, "footer": footed,
		"attachment": carrying, "attachment’s name": naming, "attachment’s description": describing,
		"heading and bookmark": with(doc.Heading{Level: 2, Content: doc.Say("What " + secret + " did")}),
		"paragraph":            with(doc.Paragraph{Content: []doc.Inline{doc.Text{Text: "Wolken", Strong: true}, doc.Text{Text: "stein Spe"}, doc.Text{Text: "dition", Italic: true}}}),
		"narrow cells":         with(narrow),
		"link":                 with(doc.Paragraph{Content: []doc.Inline{doc.Link{URL: "https://example.com/Wolkenstein%20Spedition", Content: doc.Say("here")}}}),
		"alternative text":     with(doc.Image{Name: "x", Data: picture("png", 9, 9, color.Black), Alt: "the yard of " + secret}),
		"chart":                with(doc.Chart{Alt: "a bar", Categories: []string{secret}, Series: []doc.Series{{Name: "s", Values: []*value.Figure{figure(1, "", "a")}}}}),
		"list":                 with(doc.List{Items: [][]doc.Block{{doc.Paragraph{Content: doc.Say(secret)}}}}),
	}
	parted := with(narrow, doc.Paragraph{Content: doc.Say(strings.Repeat("Verantwortlichkeit der ", 40) + secret)})
	parted.Language = "de"
	documents["parted words"] = parted
	var names []string
	for name := range documents {
		names = append(names, name)
	}
	slices.Sort(names)
	tokens := []leak.Token{{Text: secret, Why: "the customer"}}
	for _, name := range names {
		found := leak.Scan([]leak.File{{Path: "a.pdf", Data: rendered(t, documents[name], theme.Default())}}, tokens, nil)
		if len(found) != 1 {
			t.Errorf("%s: %v", name, found)
		}
	}
	if found := leak.Scan([]leak.File{{Path: "a.pdf", Data: rendered(t, plain(), theme.Default())}}, tokens, nil); len(found) > 0 {
		t.Errorf("found where nothing is: %s", fmt.Sprint(found))
	}
}
