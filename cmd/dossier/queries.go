package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/source"
)

// newScore is the one query that takes several programmes, and compares them.
func newScore(s system) *cobra.Command {
	var programmes []string
	var noWorse string
	c := query(s, "score [DIR]", 0, source.Warning, func(o build.Options, _ []string) (build.Answer, error) {
		o.NoWorse = noWorse
		if len(programmes) > 0 {
			o.Programme = programmes[0]
		}
		if err := baselineAt(noWorse); err != nil {
			return build.Answer{}, err
		}
		if len(programmes) < 2 {
			return build.Score(o)
		}
		if noWorse != "" {
			return build.Answer{}, exit{exitUsage, errors.New("--no-worse compares under one programme: want --programme once")}
		}
		return build.Compare(o, programmes[1:])
	}, "programme")
	c.Flags().StringArrayVar(&programmes, "programme", nil, "")
	c.Flags().StringVar(&noWorse, "no-worse", "", "")
	return c
}

func newSelect(s system) *cobra.Command {
	return query(s, "select [DIR]", 0, source.Warning, func(o build.Options, _ []string) (build.Answer, error) { return build.Select(o) })
}

func newExplain(s system) *cobra.Command {
	return query(s, "explain FIGURE|FINDING [DIR]", 1, source.Warning, func(o build.Options, args []string) (build.Answer, error) {
		answer, err := build.Explain(o, args[0])
		if errors.Is(err, build.ErrUnknown) {
			return answer, exit{exitUsage, fmt.Errorf("%w; 'dossier inspect --stage figures' lists figures, 'dossier inspect' findings", err)}
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
