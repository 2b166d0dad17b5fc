// Command testworkspaces writes the two small workspaces whose arithmetic is known beforehand: one at exactly 50 and 500, which is a gap
// since the comparison is strict, and the source's own example, 5 rehosted applications = 10 and 5 replatformed = 20.
//
//	go run ./tools/testworkspaces cmd/dossier/testdata/workspaces
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: testworkspaces DIR")
		os.Exit(2)
	}
	for name, studies := range workspaces {
		if err := write(filepath.Join(os.Args[1], name), studies); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// study is a case study of one strategy.
type study struct {
	applications, servers int
	strategy              string
	public                bool
}

var workspaces = map[string][]study{
	"exactly-50-500":    {{5, 50, "rehost", true}, {5, 50, "rehost", true}, {5, 50, "rehost", false}, {5, 50, "rehost", false}, {5, 50, "rehost", false}},
	"source-arithmetic": {{5, 0, "rehost", false}, {5, 0, "replatform", false}},
}

// evidence is what each case study is backed by: kind, date, and what signs it.
var evidence = []struct{ kind, date, signed string }{
	{"TCO analysis", "2025-11-03", ","}, {"MRA", "2025-11-10", ","}, {"discovery report", "2025-11-24", ","}, {"landing zone design", "2025-12-08", ","},
	{"migration plan", "2025-12-15", ","}, {"SOW", "2025-12-19", "2025-12-19,2025-12-20"}, {"optimization plan", "2026-05-11", ","},
	{"satisfaction survey", "2026-05-18", ","},
}

const configuration = `partner:
  name: Example Cloud Partners
  tier: Advanced
  note: Every company and figure here is invented.
locale: en-GB
programme: migration-competency-3.1
`

func write(dir string, studies []study) error {
	files := map[string]*strings.Builder{}
	add := func(file, header, format string, args ...any) {
		if files[file] == nil {
			files[file] = &strings.Builder{}
			files[file].WriteString(header)
		}
		fmt.Fprintf(files[file], format, args...)
	}
	add("dossier.yaml", configuration, "")
	for i, s := range studies {
		m, c := fmt.Sprintf("M-%d", i+1), fmt.Sprintf("C-%d", i+1)
		use, url, published := "private", "", ""
		if s.public {
			use, url, published = "public", "https://www.example.com/"+strings.ToLower(m), "2026-06-01"
			add("inputs/releases.csv", "customer or migration,bundle,consent document,signed on\n", "%s,name,%s-consent,2026-05-20\n", c, m)
			add("inputs/documents.csv", documentsHeader, "%s-consent,%s,reference consent,Consent of %s,2026-05-20,customer asked for it,,,inputs/evidence/%s-consent.txt\n", m, m, c, m)
			add("inputs/evidence/"+m+"-consent.txt", "", "SAMPLE. Consent of customer %s, 2026-05-20. Invented.\n", c)
		}
		add("inputs/customers.csv", "id,legal name,industry,reference use\n", "%s,AnyCompany %d,Transport,%s\n", c, i+1, use)
		add("inputs/migrations.csv", "id,customer,title,status,start,end,public URL,published on\n", "%s,%s,Move of AnyCompany %d,completed,2026-01-05,2026-04-30,%s,%s\n", m, c, i+1, url, published)
		for a := range s.applications {
			add("inputs/applications.csv", "id,migration,name,strategy,migrated on\n", "%s-A%d,%s,Application %d,%s,2026-03-%02d\n", m, a+1, m, a+1, s.strategy, a+2)
		}
		for n := range s.servers {
			add("inputs/servers.csv", "id,migration,applications,name\n", "%s-S%02d,%s,%s-A%d,host%02d\n", m, n+1, m, m, n%s.applications+1, n+1)
		}
		for n, e := range evidence {
			id := fmt.Sprintf("%s-D%d", m, n+1)
			add("inputs/documents.csv", documentsHeader, "%s,%s,%s,%s of %s,%s,asked by the customer,%s,inputs/evidence/%s.txt\n", id, m, e.kind, e.kind, c, e.date, e.signed, id)
			add("inputs/evidence/"+id+".txt", "", "SAMPLE. %s of customer %s, %s. Invented.\n", e.kind, c, e.date)
		}
	}
	for file, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const documentsHeader = "id,migration,kind,title,date,why,partner signed on,customer signed on,path\n"
