package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dossier/build"
	"dossier/source"
)

// newBuild is the command that builds a pack; it is also what dossier does without a verb.
func newBuild(s system) *cobra.Command {
	var w workspace
	var n narrowing
	var out string
	var workers int
	var noWorse string
	c := &cobra.Command{Use: "build [DIR]", Args: wants("[DIR]"), RunE: func(c *cobra.Command, args []string) error {
		options, err := w.options(s, c, dirOf(args, 0))
		if err != nil {
			return err
		}
		if err := n.into(&options); err != nil {
			return err
		}
		if workers < 0 {
			return usage("--workers %d: want 1 or more, or 0 for one a core", workers)
		}
		if info, err := os.Stat(out); err == nil && !info.IsDir() {
			return usage("--out %s: a file: want a folder", out)
		}
		if err := baselineAt(noWorse); err != nil {
			return err
		}
		options.Out, options.Workers, options.NoWorse = out, workers, noWorse
		if out == "" {
			options.Out = filepath.Join(options.Dir, "out")
		}
		bar := newBar(s.err)
		options.Progress = bar.step
		report, err := build.Build(options)
		bar.clear()
		if report.Line != "" {
			_, werr := fmt.Fprintln(s.out, report.Line)
			err = errors.Join(err, werr)
		}
		s.worse(report.Worse)
		return finish(s, source.Warning, report.Problems, err, report.Passes)
	}}
	w.flags(c)
	n.flags(c)
	c.Flags().StringVar(&out, "out", "", "")
	c.Flags().IntVar(&workers, "workers", 0, "")
	c.Flags().StringVar(&noWorse, "no-worse", "", "")
	return c
}

// bar is a progress bar on a terminal, and nothing elsewhere.
type bar struct{ p *progressbar.ProgressBar }

func newBar(w io.Writer) *bar {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &bar{}
	}
	return &bar{progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false))}
}

// step is called by several workers at once; the bar has a lock of its own. A bar that cannot be drawn is no reason to stop.
func (b *bar) step(done, of int, what string) {
	if b.p == nil {
		return
	}
	b.p.ChangeMax(of)
	b.p.Describe(what)
	_ = b.p.Set(done)
}

func (b *bar) clear() {
	if b.p != nil {
		_ = b.p.Finish()
	}
}
