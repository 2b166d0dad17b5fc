package check_test

import (
	"strings"
	"testing"

	"dossier/doc"
	"dossier/render/pdf"
	"dossier/render/pdf/check"
	"dossier/render/pdf/object"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"
)

// whole is a file in which everything is right.
func whole(t *testing.T) []byte { return rendered(t, sample()) }

// carrying is such a file with another inside.
func carrying(t *testing.T) []byte {
	d := sample()
	d.Attachments = []doc.Attachment{{Name: "Maße.csv", MediaType: "text/csv", Data: []byte("a,b\n1,2\n"), Relationship: doc.DataFile, Description: "The figures"}}
	return rendered(t, d)
}

func sample() doc.Document {
	return doc.Document{
		Title: "Über alles", Author: "Partner & Co", Subject: "M-1", Keywords: []string{"a", "b"}, Language: "en", Date: value.Date{Year: 2026, Month: 5, Day: 4},
		Blocks: []doc.Block{
			doc.Contents{Depth: 2}, doc.Heading{Level: 1, ID: "one", Content: doc.Say("One")}, doc.Heading{Level: 2, Content: doc.Say("Two")},
			doc.Paragraph{Content: []doc.Inline{doc.Text{Text: "See "}, doc.Link{URL: "https://example.com", Content: doc.Say("there")}}},
			doc.List{Items: [][]doc.Block{{doc.Paragraph{Content: doc.Say("item")}}}},
			doc.Table{Columns: []doc.Column{{Header: "A"}, {Header: "B"}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{doc.TextCell("1"), doc.TextCell("2")}}}},
			doc.Table{Columns: []doc.Column{{Header: "A"}, {Header: "B"}}, Rows: []doc.TableRow{{Cells: []doc.TableCell{{Content: doc.Say("both"), Span: 2}}}}},
			doc.Chart{Title: "Chart", Alt: "one bar", Categories: []string{"x"}, Series: []doc.Series{{Name: "s", Values: []*value.Figure{value.Read(value.Num(value.Int(3)), source.Ref{File: "x"})}}}},
		},
	}
}

func rendered(t *testing.T, d doc.Document) []byte {
	t.Helper()
	data, problems := pdf.Render(d, theme.Default())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return data
}

// rewritten is a file with every dictionary changed.
func rewritten(t *testing.T, data []byte, change func(d object.Dict) object.Dict, content func(s string) string) []byte {
	t.Helper()
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	w := &object.Writer{}
	numbers := map[object.Ref]object.Ref{}
	var copied func(v object.Value) object.Value
	copied = func(v object.Value) object.Value {
		switch v := v.(type) {
		case object.Ref:
			if _, done := numbers[v]; !done {
				numbers[v] = w.Reserve()
				old, err := f.Object(v)
				if err != nil {
					t.Fatal(err)
				}
				w.Set(numbers[v], copied(old))
			}
			return numbers[v]
		case object.Array:
			out := object.Array{}
			for _, e := range v {
				out = append(out, copied(e))
			}
			return out
		case object.Dict:
			out := object.Dict{}
			for _, e := range change(v) {
				out = append(out, object.Entry{Key: e.Key, Value: copied(e.Value)})
			}
			return out
		case object.Stream:
			bytes, err := v.Decoded()
			if err != nil {
				t.Fatal(err)
			}
			d := copied(v.Dict.With("Filter", nil)).(object.Dict)
			return object.Stream{Dict: d, Data: []byte(content(string(bytes)))}
		}
		return v
	}
	root := copied(f.Trailer.Get("Root")).(object.Ref)
	return w.Bytes(root, copied(f.Trailer.Get("Info")).(object.Ref))
}

func TestWholeFileIsSound(t *testing.T) {
	same := func(d object.Dict) object.Dict { return d }
	for name, data := range map[string][]byte{
		"as rendered": whole(t), "rewritten": rewritten(t, whole(t), same, func(s string) string { return s }), "with an attachment": carrying(t),
	} {
		for _, finding := range check.PDF(data) {
			t.Errorf("%s: %s", name, finding)
		}
	}
}

// without takes a key away from the dictionaries in which the key of that name has that value.
func without(key, where object.Name, is object.Value) func(object.Dict) object.Dict {
	return replaced(key, nil, where, is)
}

func replaced(key object.Name, with object.Value, where object.Name, is object.Value) func(object.Dict) object.Dict {
	return func(d object.Dict) object.Dict {
		if d.Get(where) != is {
			return d
		}
		return d.With(key, with)
	}
}

// Each mistake that a renderer could make is found.
func TestMistakesAreFound(t *testing.T) {
	catalog, page, link := object.Name("Catalog"), object.Name("Page"), object.Name("Link")
	for want, change := range map[string]func(object.Dict) object.Dict{
		"no language":                     without("Lang", "Type", catalog),
		"not marked as tagged":            without("MarkInfo", "Type", catalog),
		"the title is not shown":          without("ViewerPreferences", "Type", catalog),
		"0 output intents":                without("OutputIntents", "Type", catalog),
		"no metadata":                     without("Metadata", "Type", catalog),
		"0 roots of the structure":        without("StructTreeRoot", "Type", catalog),
		"tabs do not follow":              without("Tabs", "Type", page),
		"in the parent tree":              without("StructParents", "Type", page),
		"on the pages":                    without("Annots", "Type", page),
		"is not embedded":                 without("FontFile2", "Type", object.Name("FontDescriptor")),
		"is not mapped to Unicode":        without("ToUnicode", "Subtype", object.Name("Type0")),
		"has no glyph":                    without("CIDToGIDMap", "Subtype", object.Name("CIDFontType2")),
		"does not print":                  without("F", "Subtype", link),
		"not described":                   without("Contents", "Subtype", link),
		"in no element of the structure":  without("StructParent", "Subtype", link),
		"does not lead back":              without("P", "S", link),
		"without alternative text":        without("Alt", "S", object.Name("Figure")),
		"without its place":               without("A", "S", object.Name("Figure")),
		"without a scope":                 without("A", "S", object.Name("TH")),
		"head cells with a name":          without("IDTree", "Type", object.Name("StructTreeRoot")),
		"is not there":                    without("ID", "S", object.Name("TH")),
		"is in no element":                without("K", "S", object.Name("P")),
		"rows of":                         replaced("S", object.Name("TH"), "S", object.Name("TR")),
		"a heading of level 2 after one":  replaced("S", object.Name("P"), "S", object.Name("H1")),
		"a LI in a Div":                   replaced("S", object.Name("Div"), "S", object.Name("L")),
		"a Nonsense in":                   replaced("S", object.Name("Nonsense"), "S", object.Name("P")),
		`Author is "" in the information`: without("Author", "Producer", object.String("dossier")),
		"a destination that is no page":   without("Dest", "Count", 1),
		"the outline counts":              without("Count", "Type", object.Name("Outlines")),
	} {
		found(t, want, rewritten(t, whole(t), change, func(s string) string { return s }))
	}
	spec, embedded := object.Name("Filespec"), object.Name("EmbeddedFile")
	for want, change := range map[string]func(object.Dict) object.Dict{
		"without a name":             without("UF", "Type", spec),
		"no relationship":            without("AFRelationship", "Type", spec),
		"is associated with nothing": without("AF", "Type", catalog),
		"no media type":              without("Subtype", "Type", embedded),
		"said to be of <nil> bytes":  without("Params", "Type", embedded),
		"not said to be PDF/A-2a":    without("Names", "Type", catalog),
	} {
		found(t, want, rewritten(t, carrying(t), change, func(s string) string { return s }))
	}
	same := func(d object.Dict) object.Dict { return d }
	for want, change := range map[string]*strings.Replacer{
		"outside of marked content": strings.NewReplacer("/Artifact BMC", "", "EMC", ""),
		"that does not end":         strings.NewReplacer("EMC", ""),
		"marked content 9 follows":  strings.NewReplacer("<</MCID 1>>", "<</MCID 9>>"),
		"not said to be PDF/UA-1":   strings.NewReplacer("pdfuaid:part>1<", "pdfuaid:part>2<"),
		"not said to be PDF/A-2a":   strings.NewReplacer("conformance>A<", "conformance>B<"),
		"no title":                  strings.NewReplacer("Über alles", ""),
		"in XMP":                    strings.NewReplacer("2026-05-04", "2026-05-05"),
		"no colour profile":         strings.NewReplacer("mntrRGB", "mntrGRY"),
		"U+0053 is not mapped":      strings.NewReplacer("<0053> <0053>\n", "<0001> <0001>\n"),
		"no artifact":               strings.NewReplacer("/Artifact BMC", "/P BMC"),
	} {
		found(t, want, rewritten(t, whole(t), same, change.Replace))
	}
}

func found(t *testing.T, want string, data []byte) {
	t.Helper()
	if all := check.PDF(data); !strings.Contains(strings.Join(all, "\n"), want) {
		t.Errorf("%q is not found among %q", want, all)
	}
}

func TestUnreachableObjectsAreFound(t *testing.T) {
	w := &object.Writer{}
	root, info := w.Add(object.Dict{}), w.Add(object.Dict{})
	w.Add(object.Dict{})
	found(t, "object 3 is not reachable", w.Bytes(root, info))
}

// Bytes that are no PDF, or half of one, are a finding and never a panic.
func FuzzPDF(f *testing.F) {
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"))
	w := &object.Writer{}
	root := w.Add(object.Dict{{Key: "Outlines", Value: object.Ref(1)}, {Key: "First", Value: object.Ref(1)}})
	f.Add(w.Bytes(root, root))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(check.PDF(data)) == 0 {
			t.Error("nothing is wrong with nonsense")
		}
	})
}

// TestALookReadsPages has a look at a file that we draw: a page that is left early is found, and where the words stand.
func TestALookReadsPages(t *testing.T) {
	d := sample()
	d.Blocks = []doc.Block{doc.Heading{Level: 1, Content: doc.Say("One")}, doc.Paragraph{Content: doc.Say("A line.")}, doc.PageBreak{}, doc.Heading{Level: 1, Content: doc.Say("Two")},
		doc.Paragraph{Content: doc.Say("More.")}, doc.Paragraph{Content: doc.Say("And more.")}}
	data := rendered(t, d)
	if got := check.Look(data, 1); len(got) > 0 {
		t.Errorf("%q, want nothing: chapters begin pages", got)
	}
	if got := check.Look(data, 0); len(got) != 1 || !strings.HasPrefix(got[0], "page 1 is ") {
		t.Errorf("%q, want that the first page is hardly filled", got)
	}
	moved := rewritten(t, data, func(d object.Dict) object.Dict { return d }, func(s string) string { return strings.Replace(s, "BT 70.866", "BT 20.000", 1) })
	if got := strings.Join(check.Look(moved, 1), "; "); !strings.Contains(got, "beyond the margin") {
		t.Errorf("%q, want that a text was moved into the margin", got)
	}
}
