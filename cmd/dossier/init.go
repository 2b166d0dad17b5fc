package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/source"
)

// newInit is the command that writes a workspace, or further workbooks into one.
func newInit(s system) *cobra.Command {
	var add []string
	c := &cobra.Command{Use: "init [DIR]", Args: wants("[DIR]"), RunE: func(c *cobra.Command, args []string) error {
		dir := dirOf(args, 0)
		if !c.Flags().Changed("add") {
			if err := folderAt(dir); err != nil {
				return err
			}
			written, err := build.Init(dir)
			return s.wrote(written, nil, err)
		}
		options, err := (&workspace{}).options(s, c, dir)
		if err != nil {
			return err
		}
		written, problems, err := build.AddForms(options, add)
		if errors.Is(err, build.ErrUnknown) {
			return usage("--add %w", err)
		}
		return s.wrote(written, problems, err)
	}}
	c.Flags().StringSliceVar(&add, "add", nil, "")
	return c
}

// wrote prints the files that were written.
func (s system) wrote(files []string, problems []source.Problem, err error) error {
	for _, f := range files {
		if _, werr := fmt.Fprintln(s.out, f); werr != nil {
			err = errors.Join(err, werr)
		}
	}
	return finish(s, source.Warning, problems, err, true)
}

// folderAt checks that a path can be a folder: it is one, or can be made below one.
func folderAt(dir string) error {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err == nil && !info.IsDir() && at == filepath.Clean(dir) {
			return usage("%s: a file: want a folder", dir)
		}
		if err == nil && !info.IsDir() {
			return usage("%s: %s is a file: want a folder", dir, at)
		}
		if err == nil || at == filepath.Dir(at) {
			return nil // what else may be wrong, writing will tell
		}
	}
}
