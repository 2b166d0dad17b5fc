// Command exampleportfolio writes the example portfolio: the tables and the evidence files of an invented partner with 15 invented
// customers, below inputs/ of the folder it is run in. The same program writes the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	summary, err := run(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Print(summary)
}

// run writes the example below root and says what it comes to.
func run(root string) (summary string, err error) {
	example, err := build()
	if err != nil {
		return "", err
	}
	if err := write(root, example.files); err != nil {
		return "", err
	}
	return summaryOf(scoreOf(example)), nil
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
