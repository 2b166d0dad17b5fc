package leak_test

import (
	"encoding/base64"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestHTMLCanaries(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString
	pages := map[string]string{
		"text":                "<p>by Harbour Lines</p>",
		"split word":          "<p>Har<b>bou</b>r <i>L</i>ines</p>",
		"line break":          "<p>Harbour<br>Lines</p>",
		"break opportunity":   "<p>Har<wbr>bour&shy; Li&#8203;nes</p>",
		"cells":               "<td>Harbour</td><td>Lines</td>",
		"entities":            "<p>&#72;arbour&nbsp;Lines</p>",
		"attribute":           `<img alt="Harbour Lines">`,
		"unquoted":            `<a title=harbour-lines>`,
		"link":                `<a href="/x?customer=Harbour%20Lines">`,
		"comment":             "<!-- Harbour Lines -->",
		"script":              `<script>var c = "Harbour Lines"</script>`,
		"script escapes":      `<script>var c = "\u0048arbour \x4cines"</script>`,
		"style":               `<style>p::after{content:"Harbour Lines"}</style>`,
		"style escapes":       `<style>p::after{content:"\48 arbour Lines"}</style>`,
		"metadata":            `<meta name="author" content="Harbour Lines">`,
		"linked data":         `<script type="application/ld+json">{"name":"Harbour Lines"}</script>`,
		"title":               "<title>Harbour Lines</title>",
		"hidden":              `<p hidden>Harbour Lines</p>`,
		"embedded page":       `<iframe src="data:text/html;base64,` + encoded([]byte("<p>Har<b>bour</b> Lines")) + `">`,
		"embedded page, text": `<iframe src="data:text/html,%3Cp%3EHarbour%20Lines">`,
		"embedded image":      `<img src="data:image/png;base64,` + encoded(imageWith(t, "tEXt", []byte("Title\x00Harbour Lines"))) + `">`,
		"embedded drawing":    `<img src='data:image/svg+xml;base64,` + encoded([]byte("<svg><text><tspan>Har</tspan><tspan>bour</tspan> Lines</text></svg>")) + `'>`,
		"in a style":          `<style>p{background:url(data:image/png;base64,` + encoded(imageWith(t, "tEXt", []byte("T\x00Harbour Lines"))) + `)}</style>`,
		"drawing":             "<svg><title>Harbour Lines</title></svg>",
		"unclosed tag":        `<p>text</p><a title="Harbour Lines`,
		"unclosed comment":    "<p>text</p><!-- Harbour Lines",
		"template":            "<template>Harbour Lines</template>",
		"no script":           "<noscript>Harbour Lines</noscript>",
		"attribute name":      `<p data-harbour-lines="1">`,
		"element name":        `<harbour-lines></harbour-lines>`,
		"capitals":            "<P>HARBOUR <B>LINES</B>",
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			wantLeak(t, "public/a.html", []byte("<!DOCTYPE html><html><body><p>a party</p>"+page), canary)
		})
	}
}

func TestHTMLWithoutCanaryIsClean(t *testing.T) {
	page := `<!DOCTYPE html><html><body><p>a party<em>!</em> p<b>ains</b></p><ul><li>harbour</li><li>other</li><li>lines</li></ul>
<img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(imageWith(t, "tEXt", []byte("Title\x00nothing"))) + `">`
	wantClean(t, "public/a.html", []byte(page), canary, "art", "pain", "iVB", "png64")
}

func TestNamesOfMarkupAreNoLeak(t *testing.T) {
	wantClean(t, "public/a.html", []byte(`<!DOCTYPE html><html><main><a target="_blank" href="#x">x</a></main>`), "Target", "Main", "href")
	data := workbook(t, func(x *excelize.File) error {
		return x.SetCellHyperLink("Sheet1", "A1", "https://example.org", "External")
	})
	wantClean(t, "public/a.xlsx", data, "Target", "Relationship", "row")
	wantLeak(t, "public/a.xml", []byte(`<HarbourLines a="1"/>`), canary)
	wantLeak(t, "public/a.docx", archive(t, "customXml/item1.xml", `<a harbour-lines="1"/>`), canary)
}

func TestTextCanaries(t *testing.T) {
	utf16 := []byte("\xff\xfe")
	for _, c := range []byte("by Harbour Lines") {
		utf16 = append(utf16, c, 0)
	}
	files := map[string][]byte{
		"public/a.json":     []byte(`{"a":"Harbour\u00a0Lines"}`),
		"public/a.csv":      []byte("id,name\n1,Harbour Lines\n"),
		"public/utf16.txt":  utf16,
		"public/cp1252.txt": []byte("caf\xe9 Harbour\xa0Lines"),
		"public/a.svg":      []byte(`<svg><text>Har<tspan dy="2">bour</tspan></text><desc>Harbour Lines</desc></svg>`),
		"public/a.xml":      []byte(`<?xml version="1.0"?><a b="Harbour Lines"/>`),
		"public/a.bin":      append([]byte("\x00\x01\x02\x7f"), []byte("\x00xx Harbour Lines\x00\x03")...),
		"public/a16.bin":    append([]byte("\x00\x01\x02"), utf16[2:]...),
	}
	for path, data := range files {
		wantLeak(t, path, data, canary)
	}
	wantLeak(t, "public/cp1252.txt", []byte("M\xfcller"), "Müller")
}
