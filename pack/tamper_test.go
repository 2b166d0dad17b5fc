package pack_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/pack"
	"dossier/source"
)

// TestTamper damages a pack in 1,000 random ways, one at a time, and wants each found under the file's name.
func TestTamper(t *testing.T) {
	dir := publish(t, t.TempDir(), example("one"), pack.Options{}).Dir
	sound(t, dir)
	var files []string
	for path := range content(t, dir) {
		if !strings.HasSuffix(path, "/") {
			files = append(files, path)
		}
	}
	slices.Sort(files)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 1000 {
		path := files[random.IntN(len(files))]
		what, undo := tamper(t, dir, path, random)
		problems := pack.Verify(dir)
		if !slices.ContainsFunc(problems, func(p source.Problem) bool { return strings.HasPrefix(p.Ref.File, path) }) {
			t.Errorf("tamper %d, %s %s: not found in %v", i, what, path, problems)
		}
		undo()
	}
	sound(t, dir)
}

// tamper changes one file and says how; undo brings it back.
func tamper(t *testing.T, dir, name string, random *rand.Rand) (what string, undo func()) {
	t.Helper()
	path := filepath.Join(dir, name)
	data, err := os.ReadFile(path)
	must(t, err)
	restore := func() {
		must(t, os.RemoveAll(path))
		must(t, os.WriteFile(path, data, 0o644))
	}
	switch random.IntN(7) {
	case 0:
		must(t, os.Remove(path))
		return "delete", restore
	case 1:
		added := path + ".new"
		must(t, os.WriteFile(added, data, 0o644))
		return "add beside", func() { must(t, os.Remove(added)) }
	case 2:
		renamed := path + "~"
		must(t, os.Rename(path, renamed))
		return "rename", func() { must(t, os.Rename(renamed, path)) }
	case 3:
		must(t, overwrite(path, string(data)+" "))
		return "append to", restore
	case 4:
		must(t, overwrite(path, string(data[:random.IntN(len(data))])))
		return "cut", restore
	case 5:
		if strings.HasSuffix(name, ".zip") && name != "internal.zip" {
			must(t, overwrite(path, reorder(t, data)))
			return "reorder", restore
		}
		must(t, os.Remove(path))
		must(t, os.Symlink("/etc/hostname", path))
		return "link", restore
	}
	flipped := slices.Clone(data)
	at := random.IntN(len(flipped))
	flipped[at] ^= 1 << random.IntN(8)
	must(t, overwrite(path, string(flipped)))
	return fmt.Sprintf("flip byte %d of", at), restore
}

// reorder is the zip with its entries in the other order.
func reorder(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	slices.Reverse(z.File)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		must(t, w.Copy(f))
	}
	must(t, w.Close())
	return b.String()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestZipHoldsThePart reads the zips with another reader of theirs: names, bytes and times.
func TestZipHoldsThePart(t *testing.T) {
	dir := publish(t, t.TempDir(), example("one"), pack.Options{}).Dir
	for _, part := range []string{"audit", "internal", "public"} {
		z, err := zip.OpenReader(filepath.Join(dir, part+".zip"))
		must(t, err)
		got := map[string]string{}
		for _, f := range z.File {
			r, err := f.Open()
			must(t, err)
			data, err := io.ReadAll(r)
			must(t, err)
			got[strings.TrimPrefix(f.Name, part+"/")] = string(data)
			if f.Modified.UTC().Format("2006-01-02") != "1980-01-01" {
				t.Errorf("%s: time %v", f.Name, f.Modified)
			}
		}
		must(t, z.Close())
		for path, data := range content(t, filepath.Join(dir, part)) {
			if !strings.HasSuffix(path, "/") && got[path] != data {
				t.Errorf("%s.zip: %s holds %q, want %q", part, path, got[path], data)
			}
		}
	}
}

// TestZipThatNeverHeldThePart forges a pack whose manifest vouches for a zip of other files.
func TestZipThatNeverHeldThePart(t *testing.T) {
	result := publish(t, t.TempDir(), example("one"), pack.Options{})
	path := filepath.Join(result.Dir, "public.zip")
	was, err := os.ReadFile(path)
	must(t, err)
	other, err := os.ReadFile(filepath.Join(result.Dir, "audit.zip"))
	must(t, err)
	for name, forged := range map[string]string{"other files": string(other), "another order": reorder(t, was), "no zip": "PK"} {
		dir := filepath.Join(t.TempDir(), result.ID)
		must(t, os.CopyFS(dir, os.DirFS(result.Dir)))
		must(t, overwrite(filepath.Join(dir, "public.zip"), forged))
		manifest, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
		must(t, err)
		text := strings.ReplaceAll(string(manifest), hash(string(was)), hash(forged))
		text = regexp.MustCompile(`("path": "public.zip",\s+"size": )\d+`).ReplaceAllString(text, fmt.Sprintf("${1}%d", len(forged)))
		must(t, overwrite(filepath.Join(dir, "manifest.json"), text))
		honest := filepath.Join(filepath.Dir(dir), "2026-03-31-"+hash(text)[:12])
		must(t, os.Rename(dir, honest))
		problems := pack.Verify(honest)
		if len(problems) == 0 || problems[0].Ref.File != "public.zip" {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestPartAlone: a part without its pack, as folder and as zip, is checked against its own manifest, says that nothing else vouches for
// it, and shows every change.
func TestPartAlone(t *testing.T) {
	dir := publish(t, t.TempDir(), example("one"), pack.Options{}).Dir
	folder, zipped := filepath.Join(t.TempDir(), "handed over"), filepath.Join(t.TempDir(), "audit.zip")
	must(t, os.CopyFS(folder, os.DirFS(filepath.Join(dir, "audit"))))
	data, err := os.ReadFile(filepath.Join(dir, "audit.zip"))
	must(t, err)
	must(t, os.WriteFile(zipped, data, 0o644))
	for _, path := range []string{folder, zipped} {
		problems := pack.Verify(path)
		if len(problems) != 1 || problems[0].Severity != source.Warning || !strings.Contains(problems[0].What, "audit/ alone") {
			t.Errorf("%s: %v", filepath.Base(path), problems)
		}
	}
	failed := func(path string) bool {
		return slices.ContainsFunc(pack.Verify(path), func(p source.Problem) bool { return p.Severity == source.Error })
	}
	random := rand.New(rand.NewPCG(3, 4))
	for name := range content(t, folder) {
		if strings.HasSuffix(name, "/") || name == "manifest.json" {
			continue
		}
		what, undo := tamper(t, folder, name, random)
		if !failed(folder) {
			t.Errorf("%s %s: not found", what, name)
		}
		undo()
	}
	for i := range 200 {
		changed := bytes.Clone(data)
		at := random.IntN(len(changed))
		changed[at] ^= 1 << random.IntN(8)
		must(t, os.WriteFile(zipped, changed, 0o644))
		if !failed(zipped) && !sameHeld(t, data, changed) {
			t.Errorf("zip %d, byte %d: not found", i, at)
		}
	}
}

// sameHeld tells whether two zips hold the same names and bytes: a bit that is turned elsewhere, such as in a time, is no change of a file.
func sameHeld(t *testing.T, a, b []byte) bool {
	t.Helper()
	held := func(data []byte) string {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return err.Error()
		}
		var all strings.Builder
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				return err.Error()
			}
			b, err := io.ReadAll(r)
			fmt.Fprintf(&all, "%q %x %v\n", f.Name, b, err)
		}
		return all.String()
	}
	return held(a) == held(b)
}
