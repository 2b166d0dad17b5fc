package sheet_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/tools/testtool"
)

// samples is the folder of real files, and the paths in it that a pattern of extensions names, sorted.
func samples(tb testing.TB, folder string, extensions ...string) (root string, files []string) {
	tb.Helper()
	root = testtool.Samples(tb)
	err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if extension := strings.ToLower(filepath.Ext(path)); len(extensions) == 0 || slices.Contains(extensions, extension) {
			name, err := filepath.Rel(root, path)
			files = append(files, filepath.ToSlash(name))
			return err
		}
		return nil
	})
	if err != nil || len(files) == 0 {
		tb.Fatalf("no such samples in %s: %v", root, err)
	}
	slices.Sort(files)
	return root, files
}

func sample(tb testing.TB, root, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}
