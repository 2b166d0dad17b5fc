package pack_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/pack"
)

func TestWriteNew(t *testing.T) {
	dir := t.TempDir()
	files := []pack.NewFile{{Path: filepath.Join(dir, "a.txt"), Data: []byte("a")}, {Path: filepath.Join(dir, "deep/er/b.txt"), Data: []byte("b")}}
	if err := pack.WriteNew(files); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if got, err := os.ReadFile(f.Path); err != nil || string(got) != string(f.Data) {
			t.Errorf("%s holds %q (%v), want %q", f.Path, got, err, f.Data)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%d entries, want the file and the folder and nothing left over", len(entries))
	}
}

func TestWriteNewOverwritesNothing(t *testing.T) {
	dir := t.TempDir()
	old, link, fresh := filepath.Join(dir, "old"), filepath.Join(dir, "link"), filepath.Join(dir, "fresh")
	if err := errors.Join(os.WriteFile(old, []byte("mine"), 0o644), os.Symlink("nowhere", link)); err != nil {
		t.Fatal(err)
	}
	err := pack.WriteNew([]pack.NewFile{{Path: fresh, Data: []byte("x")}, {Path: old, Data: []byte("x")}, {Path: link, Data: []byte("x")}})
	if !errors.Is(err, pack.ErrExists) || !strings.Contains(err.Error(), old) || !strings.Contains(err.Error(), link) {
		t.Errorf("the error is %v, want both files named", err)
	}
	if got, _ := os.ReadFile(old); string(got) != "mine" {
		t.Errorf("the file now holds %q", got)
	}
	if _, err := os.Lstat(fresh); err == nil {
		t.Error("a file was written beside those that were there")
	}
	if _, err := os.Stat(link); err == nil {
		t.Error("a link that led nowhere was written through")
	}
}
