package ingest_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest"
	"dossier/ingest/config"
	"dossier/model"
	"dossier/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each folder of testdata is a workspace; problems.txt is what is said of it with the kind of each problem, portfolio.txt what is read from it.
func TestWorkspaces(t *testing.T) {
	folders, err := filepath.Glob("testdata/*/inputs")
	if err != nil || len(folders) == 0 {
		t.Fatal("no workspaces in testdata", err)
	}
	for _, inputs := range folders {
		folder := filepath.Dir(inputs)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			result, problems := readFolder(t, folder)
			var lines strings.Builder
			for _, p := range problems {
				fmt.Fprintf(&lines, "%s [%s]\n", p, p.Kind())
			}
			golden(t, filepath.Join(folder, "problems.txt"), lines.String())
			golden(t, filepath.Join(folder, "portfolio.txt"), dump(result.Portfolio))
			checkRefs(t, folder, problems)
		})
	}
}

func readFolder(t *testing.T, folder string) (ingest.Result, []source.Problem) {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	var c model.Config
	if data, err := root.ReadFile("dossier.yaml"); err == nil {
		var problems []source.Problem
		if c, problems = config.Decode("dossier.yaml", data); len(problems) > 0 {
			t.Fatal(problems)
		}
	}
	return ingest.Read(ingest.Workspace{Files: root.FS(), Config: c})
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is not as it was (-want +got):\n%s", name, diff)
	}
}

// dump writes every record with what it holds, and every table with what became of it.
func dump(p *model.Portfolio) string {
	var b strings.Builder
	for _, t := range p.Tables {
		fmt.Fprintf(&b, "table %s kind=%q format=%q rows=%d skipped=%d\n", t.Ref, t.Kind, t.Format, t.Rows, len(t.Skipped))
	}
	for _, s := range model.Schemas() {
		for _, record := range s.Records(p) {
			fmt.Fprintf(&b, "%s %s", s.One, record.Where())
			for _, f := range s.Fields {
				if text := s.Text(record, f); text != "" {
					fmt.Fprintf(&b, " %s=%q", f.Name, text)
				}
			}
			if server, ok := record.(*model.Server); ok && server.Export != nil {
				fmt.Fprintf(&b, " export=%s", server.Export.Where())
			}
			b.WriteByte('\n')
		}
	}
	for _, path := range slices.Sorted(maps.Keys(p.Evidence)) {
		e := p.Evidence[path]
		fmt.Fprintf(&b, "evidence %q path=%q exists=%t size=%d sha256=%.8s opens=%t reason=%q\n", path, e.Path, e.Exists, e.Size, e.SHA256, e.Opens, e.Reason)
	}
	return b.String()
}

// checkRefs wants every problem to stand at a file that is there.
func checkRefs(t *testing.T, folder string, problems []source.Problem) {
	for _, p := range problems {
		if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(p.Ref.File))); err != nil {
			t.Errorf("%s: its place is no file of the workspace", p)
		}
	}
}
