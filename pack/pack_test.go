package pack_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"dossier/pack"
	"dossier/source"
	"dossier/value"

	"github.com/google/go-cmp/cmp"
)

// example is a small pack; edition varies its content.
func example(edition string) pack.Pack {
	return pack.Pack{
		Files: []pack.File{
			{Path: "public/case-studies/harbour.html", Data: []byte("<p>harbour " + edition), Unit: "abcdef0123456789"},
			{Path: "public/case-studies/harbour.pdf", Data: []byte("%PDF harbour")},
			{Path: "audit/evidence/übergabe.txt", Data: []byte("signed")},
			{Path: "audit/scorecard.xlsx", Data: []byte("PK " + edition)},
			{Path: "internal/index.html", Data: []byte("<p>what is missing")},
		},
		Manifest: pack.Manifest{
			Version:   "1.0",
			Programme: pack.Programme{ID: "migration", Edition: "2024"},
			AsOf:      value.Date{Year: 2026, Month: 3, Day: 31},
			Verdict:   "GAP: 12 of 50",
			Inputs:    []pack.Input{{Path: "inputs/b.csv", SHA256: hash(edition)}, {Path: "inputs/a.csv", SHA256: hash("a")}},
			Figures: []pack.FigureLine{{ID: "M-07/weighted", Value: edition, Unit: "application",
				Sources: []string{"inputs/b.csv!A2:H6"}}},
		},
	}
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func publish(t *testing.T, out string, p pack.Pack, opts pack.Options) pack.Result {
	t.Helper()
	result, err := pack.Publish(out, p, opts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// content is every file and link below dir with its bytes or target; folders end in a slash.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		switch {
		case e.IsDir():
			all[rel+"/"] = ""
		case e.Type()&fs.ModeSymlink != 0:
			all[rel], err = os.Readlink(path)
		default:
			var data []byte
			data, err = os.ReadFile(path)
			all[rel] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func current(t *testing.T, out string) string {
	t.Helper()
	dir, err := pack.Current(out)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func sound(t *testing.T, dir string) {
	t.Helper()
	for _, p := range pack.Verify(dir) {
		t.Error(p)
	}
}

func TestPublish(t *testing.T) {
	out := t.TempDir()
	result := publish(t, out, example("one"), pack.Options{})
	if link, err := os.Readlink(filepath.Join(out, "current")); err != nil || link != "packs/"+result.ID {
		t.Errorf("current is %q, %v; want packs/%s", link, err, result.ID)
	}
	if !strings.HasPrefix(result.ID, "2026-03-31-") || result.Dir != current(t, out) || result.Written != 12 {
		t.Errorf("result %+v", result)
	}
	sound(t, current(t, out))
	sound(t, filepath.Join(out, "current"))
	var files []string
	for path := range content(t, result.Dir) {
		files = append(files, path)
	}
	slices.Sort(files)
	want := []string{"./", "audit.zip", "audit/", "audit/evidence/", "audit/evidence/übergabe.txt", "audit/manifest.json", "audit/scorecard.xlsx",
		"internal.zip", "internal/", "internal/index.html", "internal/manifest.json", "manifest.json", "public.zip", "public/",
		"public/case-studies/", "public/case-studies/harbour.html", "public/case-studies/harbour.pdf", "public/manifest.json"}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Error(diff)
	}
	if info, _ := os.Stat(filepath.Join(result.Dir, "manifest.json")); info.Mode().Perm()&0o222 != 0 {
		t.Errorf("a published file is writable: %v", info.Mode())
	}
}

func TestPublicManifestNamesNothingElse(t *testing.T) {
	out := t.TempDir()
	result := publish(t, out, example("one"), pack.Options{})
	data, err := os.ReadFile(filepath.Join(result.Dir, "public", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"inputs", "audit", "internal", "GAP", "abcdef0123456789", "M-07"} {
		if strings.Contains(string(data), secret) {
			t.Errorf("the public manifest names %q:\n%s", secret, data)
		}
	}
}

func TestPublishSourceFileIsStreamedIn(t *testing.T) {
	out, evidence := t.TempDir(), filepath.Join(t.TempDir(), "survey.pdf")
	if err := os.WriteFile(evidence, []byte("%PDF survey"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := example("one")
	p.Files = append(p.Files, pack.File{Path: "audit/evidence/survey.pdf", Source: evidence})
	result := publish(t, out, p, pack.Options{})
	sound(t, result.Dir)
	if got := content(t, result.Dir)["audit/evidence/survey.pdf"]; got != "%PDF survey" {
		t.Errorf("copied %q", got)
	}
}

func TestUnchangedPackIsNotTouched(t *testing.T) {
	out := t.TempDir()
	first := publish(t, out, example("one"), pack.Options{})
	stats := func() map[string][2]any {
		all := map[string][2]any{}
		for path := range content(t, out) {
			info, err := os.Lstat(filepath.Join(out, path))
			if err != nil {
				t.Fatal(err)
			}
			all[path] = [2]any{info.ModTime(), info.Sys().(*syscall.Stat_t).Ino}
		}
		return all
	}
	before := stats()
	second := publish(t, out, example("one"), pack.Options{})
	if !second.Unchanged || second.Written != 0 || second.ID != first.ID || !second.Changes.IsZero() {
		t.Errorf("second run: %+v", second)
	}
	if diff := cmp.Diff(before, stats()); diff != "" {
		t.Error(diff)
	}
}

func TestSameContentSameBytes(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	p := example("one")
	publish(t, a, p, pack.Options{})
	slices.Reverse(p.Files)
	slices.Reverse(p.Manifest.Inputs)
	publish(t, b, p, pack.Options{})
	if diff := cmp.Diff(content(t, a), content(t, b)); diff != "" {
		t.Error(diff)
	}
}

func TestChangesAndStaleFiles(t *testing.T) {
	out := t.TempDir()
	publish(t, out, example("one"), pack.Options{})
	next := example("two")
	next.Files = next.Files[:4] // internal/index.html is gone
	next.Files = append(next.Files, pack.File{Path: "audit/new.txt", Data: []byte("new")})
	result := publish(t, out, next, pack.Options{})
	want := []string{
		"figure M-07/weighted moved from one application to two application, from inputs/b.csv!A2:H6, because inputs/b.csv changed",
		"input inputs/b.csv changed",
		"added audit/new.txt",
		"changed audit/scorecard.xlsx",
		"changed public/case-studies/harbour.html",
		"removed internal/index.html",
	}
	if diff := cmp.Diff(want, result.Changes.Lines()); diff != "" {
		t.Error(diff)
	}
	if _, stale := content(t, result.Dir)["internal/index.html"]; stale {
		t.Error("internal/index.html is still there")
	}
}

func TestEarlierPacksAreKept(t *testing.T) {
	out := t.TempDir()
	var ids []string
	for i := range 8 {
		ids = append(ids, publish(t, out, example(fmt.Sprint(i)), pack.Options{Keep: 3}).ID)
	}
	var kept []string
	entries, err := os.ReadDir(filepath.Join(out, "packs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		kept = append(kept, e.Name())
	}
	want := slices.Clone(ids[4:])
	slices.Sort(want)
	if diff := cmp.Diff(want, kept); diff != "" {
		t.Error(diff)
	}
	back := publish(t, out, example("5"), pack.Options{Keep: 3})
	if back.ID != ids[5] || back.Unchanged {
		t.Errorf("back to an earlier pack: %+v", back)
	}
	sound(t, current(t, out))
}

func TestDamagedPackIsRepaired(t *testing.T) {
	damages := map[string]func(dir string) error{
		"changed": func(dir string) error { return overwrite(filepath.Join(dir, "audit/scorecard.xlsx"), "PK bad") },
		"missing": func(dir string) error { return os.Remove(filepath.Join(dir, "public.zip")) },
		"added":   func(dir string) error { return os.WriteFile(filepath.Join(dir, "audit/x"), []byte("x"), 0o600) },
		"folder":  func(dir string) error { return os.Mkdir(filepath.Join(dir, "audit/empty"), 0o700) },
		"link":    func(dir string) error { return os.Symlink("/etc", filepath.Join(dir, "audit/etc")) },
		"no part": func(dir string) error { return os.RemoveAll(filepath.Join(dir, "public")) },
		"file turned folder": func(dir string) error {
			path := filepath.Join(dir, "audit/scorecard.xlsx")
			return errors.Join(os.Remove(path), os.MkdirAll(filepath.Join(path, "x"), 0o700))
		},
		"manifest": func(dir string) error { return overwrite(filepath.Join(dir, "manifest.json"), "{}") },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			first := publish(t, out, example("one"), pack.Options{})
			if err := damage(first.Dir); err != nil {
				t.Fatal(err)
			}
			second := publish(t, out, example("one"), pack.Options{})
			if second.Unchanged || second.ID != first.ID || len(second.Problems) == 0 || second.Problems[0].Severity != source.Warning {
				t.Errorf("result %+v", second)
			}
			sound(t, current(t, out))
		})
	}
}

func overwrite(path, text string) error {
	return errors.Join(os.Chmod(path, 0o644), os.WriteFile(path, []byte(text), 0o644))
}

func TestPublishRefuses(t *testing.T) {
	tests := []struct {
		file pack.File
		want string
	}{
		{pack.File{Path: "readme.txt", Data: []byte("x")}, "want a path below"},
		{pack.File{Path: "public/../audit/x", Data: []byte("x")}, "empty, . or .."},
		{pack.File{Path: "public//x", Data: []byte("x")}, "empty, . or .."},
		{pack.File{Path: `public/a\b`, Data: []byte("x")}, "backslash"},
		{pack.File{Path: "public/a\x00b", Data: []byte("x")}, "control"},
		{pack.File{Path: "public/manifest.json", Data: []byte("x")}, "taken"},
		{pack.File{Path: "Public/x", Data: []byte("x")}, "want a path below"},
		{pack.File{Path: "AUDIT/../../x", Data: []byte("x")}, "want a path below"},
		{pack.File{Path: "audit/Scorecard.xlsx", Data: []byte("x")}, "the same path as"},
		{pack.File{Path: "audit/scorecard.xlsx", Data: []byte("x")}, "the same path as"},
		{pack.File{Path: "audit/scorecard.xlsx/a", Data: []byte("x")}, "is a file, not a folder"},
		{pack.File{Path: "audit/empty.pdf"}, "is empty"},
		{pack.File{Path: "audit/gone.pdf", Source: "does/not/exist"}, "audit/gone.pdf: open does/not/exist"},
		{pack.File{Path: "audit/both.pdf", Source: "x", Data: []byte("x")}, "both"},
	}
	for _, test := range tests {
		t.Run(test.file.Path, func(t *testing.T) {
			out := t.TempDir()
			p := example("one")
			p.Files = append(p.Files, test.file)
			_, err := pack.Publish(out, p, pack.Options{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v; want %q", err, test.want)
			}
			if _, err := pack.Current(out); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("something was published: %v", err)
			}
		})
	}
}

func TestLock(t *testing.T) {
	out := t.TempDir()
	o, err := pack.Open(out, pack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Publish(out, example("one"), pack.Options{}); !errors.Is(err, pack.ErrLocked) {
		t.Errorf("error %v; want ErrLocked", err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	publish(t, out, example("one"), pack.Options{})
}
