package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/source"
)

func newScore(s system) *cobra.Command {
	return query(s, "score [DIR]", 0, source.Warning, func(o build.Options, _ []string) (build.Answer, error) { return build.Score(o) })
}

func newSelect(s system) *cobra.Command {
	return query(s, "select [DIR]", 0, source.Warning, func(o build.Options, _ []string) (build.Answer, error) { return build.Select(o) })
}

func newExplain(s system) *cobra.Command {
	return query(s, "explain FIGURE [DIR]", 1, source.Warning, func(o build.Options, args []string) (build.Answer, error) {
		answer, err := build.Explain(o, args[0])
		if errors.Is(err, build.ErrUnknown) {
			return answer, exit{exitUsage, fmt.Errorf("%w; 'dossier inspect --stage figures' lists them", err)}
		}
		return answer, err
	})
}

func newInspect(s system) *cobra.Command {
	var stage, document string
	c := query(s, "inspect [DIR]", 0, source.Warning, func(o build.Options, _ []string) (build.Answer, error) {
		answer, err := build.Inspect(o, stage, document)
		if errors.Is(err, build.ErrUnknown) {
			return answer, exit{exitUsage, err}
		}
		return answer, err
	})
	c.Flags().StringVar(&stage, "stage", "assessment", "")
	c.Flags().StringVar(&document, "document", "", "")
	return c
}
