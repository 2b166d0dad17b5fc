package pack_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
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
