package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/source"
)

// newCheck is the command that says what is wrong and what was understood. What it finds is its result, and stands on standard output.
func newCheck(s system) *cobra.Command {
	var w workspace
	var n narrowing
	var checking build.Checking
	c := &cobra.Command{Use: "check [DIR]", Args: wants("[DIR]"), RunE: func(c *cobra.Command, args []string) error {
		if !slices.Contains([]string{"text", "json", "sarif"}, checking.Format) {
			return exit{exitUsage, fmt.Errorf("--format %q: want text, json or sarif", checking.Format)}
		}
		options, err := w.options(s, c, dirOf(args, 0))
		if err != nil {
			return err
		}
		if err := n.into(&options); err != nil {
			return err
		}
		answer, err := build.Check(options, checking)
		if errors.Is(err, build.ErrFolder) {
			return exit{exitUsage, fmt.Errorf("--annotate %w", err)}
		}
		if _, werr := s.out.Write(answer.Output); werr != nil && err == nil {
			err = werr
		}
		return finish(s, source.Note, nil, err, answer.Passes)
	}}
	w.flags(c)
	n.flags(c)
	c.Flags().StringVar(&checking.Format, "format", "text", "")
	c.Flags().StringVar(&checking.Annotate, "annotate", "", "")
	return c
}
