package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/source"
)

// newInit is the command that writes a workspace, or further workbooks into one.
func newInit(s system) *cobra.Command {
	var add []string
	c := &cobra.Command{Use: "init [DIR]", Args: cobra.MaximumNArgs(1), RunE: func(c *cobra.Command, args []string) error {
		dir := dirOf(args, 0)
		if !c.Flags().Changed("add") {
			written, err := build.Init(dir)
			return s.wrote(written, nil, err)
		}
		options, err := (&workspace{}).options(s, dir)
		if err != nil {
			return err
		}
		written, problems, err := build.AddForms(options, add)
		if errors.Is(err, build.ErrUnknown) {
			return exit{exitUsage, fmt.Errorf("--add %w", err)}
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
