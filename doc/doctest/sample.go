// Package doctest builds documents for the tests of renderers: one that holds every block and inline there is, and one with
// hostile text. It is imported by tests alone.
package doctest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"time"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// Rich is a document that holds every block and every inline, each at least once, over three sheets.
func Rich(audience doc.Audience) doc.Document {
	score := NewScore()
	return doc.Document{
		ID: "scorecard", Title: "Submission scorecard", Subtitle: "Five case studies against the programme", Audience: audience,
		Language: "en-GB", Date: day(2026, 3, 4), AsOf: day(2026, 3, 31), Author: "Northwind Cloud Partners",
		Subject: "Does the chosen set pass?", Keywords: []string{"migration", "competency"},
		Facts: []doc.Fact{
			{Name: "Programme", Value: doc.Say("AWS Migration Competency, edition unconfirmed")},
			{Name: "Verdict", Value: []doc.Inline{doc.FigureOf(score.Verdict)}},
			{Name: "As of", Value: []doc.Inline{doc.DateOf(day(2026, 3, 31))}},
		},
		Footer: "Confidential – for AWS and its auditor", Appendix: true,
		Blocks: slices.Concat(opening(score), scoring(score), closing(), drawings()),
	}
}

func opening(s Score) []doc.Block {
	return []doc.Block{
		doc.Paragraph{Role: doc.Lead, Content: []doc.Inline{
			doc.Text{Text: "The set counts "}, doc.FigureOf(s.Total), doc.Text{Text: " weighted applications, "},
			doc.Text{Text: "more", Strong: true}, doc.Text{Text: " than the "}, doc.FigureOf(s.Threshold),
			doc.Text{Text: " that the programme asks for."},
		}},
		doc.Tiles{Items: []doc.Tile{
			{Label: "Weighted applications", Value: doc.FigureOf(s.Total), Note: "threshold 50", Tone: doc.Good},
			{Label: "Margin", Value: doc.FigureOf(s.Margin), Note: "of the threshold"},
			{Label: "Verdict", Value: doc.FigureOf(s.Verdict), Tone: doc.Good},
			{Label: "Run rate", Value: doc.Value{Kind: doc.MoneyValue, Money: value.Money{Amount: value.Int(18250), Currency: "USD"}}, Note: "a month", Tone: doc.Muted},
		}},
		doc.Contents{Depth: 2},
		doc.PageBreak{},
	}
}

func scoring(s Score) []doc.Block {
	return []doc.Block{
		heading(1, "scores", "Scores"),
		heading(2, "by-case-study", "By case study"),
		s.table(),
		doc.Chart{
			ID: "weighted", Kind: doc.BarChart, Title: "Weighted applications by case study", Unit: "weighted application",
			Categories: s.Names, Series: []doc.Series{{Name: "Weighted applications", Values: s.Weighted}}, Threshold: s.Threshold,
			Alt: "Harbour Freight contributes most, with 28 weighted applications.", Sources: []source.Ref{{File: "portfolio.xlsx", Sheet: "Applications"}},
		},
		heading(1, "rules", "Weights and thresholds"),
		s.parameters(),
		doc.Chart{
			ID: "waves", Kind: doc.StackedBarChart, Title: "Applications by wave and strategy", Unit: "application",
			Categories: []string{"Wave 1", "Wave 2"},
			Series:     []doc.Series{{Name: "Rehost", Values: s.Counts[:2]}, {Name: "Replatform", Values: []*value.Figure{s.Counts[2], nil}}},
			Alt:        "Wave 1 holds more applications than wave 2.",
		},
		doc.Callout{Tone: doc.Warning, Title: "One finding is open", Content: []doc.Block{
			doc.Paragraph{Content: doc.Say("The SOW of Alder Bank was countersigned late.")},
			doc.List{Items: [][]doc.Block{{doc.Paragraph{Content: doc.Say("signed on 4 March")}}, {doc.Paragraph{Content: doc.Say("work began on 1 March")}}}},
		}},
	}
}

func closing() []doc.Block {
	return []doc.Block{
		heading(1, "story", "The story"),
		doc.Paragraph{Content: []doc.Inline{
			doc.Text{Text: "Read "}, doc.Link{URL: "https://example.com/case?a=1&b=2", Content: doc.Say("the case study")},
			doc.Text{Text: ", the "}, doc.Link{Anchor: "scores", Content: doc.Say("scores")}, doc.Text{Text: " or "},
			doc.Text{Text: "wave-1.csv", Code: true}, doc.Text{Text: "; it ends "}, doc.Text{Text: "well", Italic: true}, doc.Text{Text: "."},
			doc.Break{}, doc.Text{Text: "Measured on "}, doc.DateOf(day(2025, 11, 30)), doc.Text{Text: " by "},
			doc.TextOf("the customer", at("portfolio.xlsx", 3, 4)), doc.Text{Text: "."},
		}},
		heading(3, "steps", "Steps"),
		doc.List{Ordered: true, Items: [][]doc.Block{
			{doc.Paragraph{Content: doc.Say("Discover what is there.")}},
			{doc.Paragraph{Content: doc.Say("Move it in waves:")}, doc.List{Items: [][]doc.Block{
				{doc.Paragraph{Content: doc.Say("first what nothing depends on")}},
				{doc.Paragraph{Content: doc.Say("then the rest")}},
			}}},
		}},
		doc.Quote{Content: doc.Say("We left the data centre a month early."), By: "Head of infrastructure"},
		doc.Definitions{Items: []doc.Definition{
			{Term: "Customer", Content: doc.Say("Harbour Freight (invented)")},
			{Term: "In production since", Content: []doc.Inline{doc.DateOf(day(2025, 10, 1))}},
		}},
		heading(4, "picture", "Picture"),
		doc.Image{Name: "target.png", Data: Picture(), Alt: "The target architecture: two subnets", Caption: "Target architecture"},
		doc.Table{ID: "risks", Caption: "Open risks", Columns: []doc.Column{{Header: "Risk"}, {Header: "Owner"}}, Empty: "No risk is open."},
		doc.Paragraph{Role: doc.Fine, Content: doc.Say("Compiled from portfolio.xlsx.")},
	}
}

func heading(level int, id, text string) doc.Heading {
	return doc.Heading{Level: level, ID: id, Content: doc.Say(text)}
}

func day(y, m, d int) value.Date { return value.Date{Year: y, Month: time.Month(m), Day: d} }

func at(file string, col, row int) source.Ref { return source.Ref{File: file}.At(col, row) }

// Picture is a small PNG.
func Picture() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 160, 80))
	for x := range 160 {
		for y := range 80 {
			img.Set(x, y, color.RGBA{R: uint8(x), G: 76, B: uint8(2 * y), A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil
	}
	return b.Bytes()
}
