// Command exampleportfolio writes the example portfolio: the tables and the evidence files of an invented partner with 15 invented
// customers, below inputs/ of the folder it is run in. The same program writes the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() { os.Exit(run(".", os.Stdout, os.Stderr)) }

func run(root string, out, errs *os.File) int {
	example, err := build()
	if err == nil {
		err = write(root, example.files)
	}
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	summarize(out, scoreOf(example))
	return 0
}

// write replaces inputs/ below root by the files: what is no longer made does not stay.
func write(root string, files map[string][]byte) error {
	if err := os.RemoveAll(filepath.Join(root, "inputs")); err != nil {
		return err
	}
	for _, name := range sorted(files) {
		target := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

func sorted(files map[string][]byte) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
