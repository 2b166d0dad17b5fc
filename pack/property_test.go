package pack_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dossier/pack"
	"dossier/value"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// anyPack draws a pack of up to eight files.
func anyPack(r *rapid.T) pack.Pack {
	p := pack.Pack{Manifest: pack.Manifest{Verdict: "PASS", AsOf: value.Date{Year: 2026, Month: 1, Day: rapid.IntRange(1, 3).Draw(r, "day")}}}
	paths := rapid.SliceOfNDistinct(rapid.StringMatching(`(audit|public|internal)/[a-c](/[d-f ü]\.pdf)?`), 0, 8, rapid.ID[string]).Draw(r, "paths")
	for _, path := range paths {
		p.Files = append(p.Files, pack.File{Path: path, Data: []byte(rapid.StringMatching(`[a-z]{1,3}`).Draw(r, "data"))})
	}
	return p
}

// TestAnySequenceOfPacks publishes packs one after another: what is current is sound and holds exactly the files of the last
// that was accepted, and the same pack again is unchanged under the same id.
func TestAnySequenceOfPacks(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		out, err := os.MkdirTemp(t.TempDir(), "out")
		if err != nil {
			r.Fatal(err)
		}
		for i := range rapid.IntRange(1, 2).Draw(r, "runs") {
			p := anyPack(r)
			first, err := pack.Publish(out, p, pack.Options{FS: quick{}, Keep: 2})
			if err != nil {
				continue // a file and a folder of the same name
			}
			again, err := pack.Publish(out, p, pack.Options{FS: quick{}, Keep: 2})
			if err != nil || !again.Unchanged || again.ID != first.ID {
				r.Fatalf("run %d: %+v, %v", i, again, err)
			}
			holds(r, out, p)
		}
	})
}

func holds(r *rapid.T, out string, p pack.Pack) {
	dir, err := pack.Current(out)
	if err != nil {
		r.Fatal(err)
	}
	if problems := pack.Verify(dir); len(problems) > 0 {
		r.Fatal(problems)
	}
	m, err := pack.ReadManifest(dir)
	if err != nil {
		r.Fatal(err)
	}
	const manifestsAndZips = 6
	if len(m.Files) != len(p.Files)+manifestsAndZips {
		r.Fatalf("%d files in the manifest, %d given", len(m.Files), len(p.Files))
	}
	for _, f := range p.Files {
		data, err := os.ReadFile(filepath.Join(dir, f.Path))
		if err != nil || !cmp.Equal(data, f.Data) {
			r.Fatalf("%s holds %q, %v; want %q", f.Path, data, err, f.Data)
		}
	}
}

// FuzzVerify wants that no manifest stops a check or leads it out of the pack, and that none but the published passes.
func FuzzVerify(f *testing.F) {
	dir, err := os.MkdirTemp(f.TempDir(), "x")
	if err != nil {
		f.Fatal(err)
	}
	result, err := pack.Publish(dir, example("one"), pack.Options{})
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(result.Dir, "manifest.json")
	published, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(published)
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"files":[{"path":"../../../../etc/passwd","size":1,"sha256":""},{"path":"","size":0},{"path":"/etc/passwd"}]}`))
	f.Add([]byte(`{"asOf":"2026-13-77"}`))
	f.Fuzz(func(t *testing.T, manifest []byte) {
		own := filepath.Join(t.TempDir(), result.ID)
		must(t, os.CopyFS(own, os.DirFS(result.Dir)))
		must(t, overwrite(filepath.Join(own, "manifest.json"), string(manifest)))
		problems := pack.Verify(own)
		if (len(problems) == 0) != (string(manifest) == string(published)) {
			t.Errorf("%d problems for %q", len(problems), manifest)
		}
	})
}

func TestDiffNamesWhatThePackStandsOn(t *testing.T) {
	out := t.TempDir()
	first := publish(t, out, example("one"), pack.Options{})
	next := example("one")
	next.Manifest.Verdict, next.Manifest.Version = "PASS: 51 of 50", "1.1"
	next.Manifest.Programme.Edition = ""
	next.Manifest.AsOf = next.Manifest.AsOf.AddDays(1)
	next.Manifest.Inputs = next.Manifest.Inputs[:1]
	next.Manifest.Figures = append(next.Manifest.Figures, pack.FigureLine{ID: "M-08/x", Value: "2"})
	second := publish(t, out, next, pack.Options{})
	there, err := pack.Diff(first.Dir, second.Dir)
	must(t, err)
	want := []string{
		"verdict: PASS: 51 of 50, was GAP: 12 of 50",
		"as of: 2026-04-01, was 2026-03-31",
		"programme: migration, was migration 2024",
		"version: 1.1, was 1.0",
		"figure M-08/x is new: 2",
		"input inputs/a.csv changed",
	}
	if diff := cmp.Diff(want, there.Lines()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(second.Changes, there); diff != "" {
		t.Error(diff)
	}
	back, err := pack.Diff(second.Dir, first.Dir)
	must(t, err)
	if got := fmt.Sprint(back.Lines()); !cmp.Equal(back.Figures[0].String(), "figure M-08/x is gone: was 2") {
		t.Error(got)
	}
	none, err := pack.Diff(first.Dir, first.Dir)
	must(t, err)
	if !none.IsZero() || none.Lines()[0] != "nothing changed" {
		t.Errorf("%+v", none)
	}
	if _, err := pack.Diff(first.Dir, t.TempDir()); err == nil {
		t.Error("a folder without a pack was compared")
	}
}
