package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/pack"
	"dossier/source"
)

// system is what a run may see of the machine: nothing below the command reads the clock or the environment.
type system struct {
	out, err io.Writer
	now      func() time.Time
	env      func(string) (string, bool)
}

// say prints a line on standard error. That it cannot be printed there can be told to nobody.
func (s system) say(line string) { _, _ = fmt.Fprintln(s.err, line) }

// report prints the problems from least on.
func (s system) report(problems []source.Problem, least source.Severity) {
	for _, p := range problems {
		if p.Severity >= least {
			s.say(p.String())
		}
	}
}

// The exit codes. Where several apply the first in this order wins: usage, locked, input, failed, gap, done.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
	exitGap    = 3
	exitInput  = 4
	exitLocked = 5
)

// exit is an error that carries its code. An empty message prints nothing.
type exit struct {
	code int
	err  error
}

func (e exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e exit) Unwrap() error { return e.err }

// run is the whole command: arguments in, exit code out.
func run(args []string, s system) int {
	root := newRoot(s)
	root.SetArgs(append([]string{}, args...)) // nil would mean the process's own
	called, err := root.ExecuteC()
	if err == nil {
		return exitDone
	}
	var coded exit
	if !errors.As(err, &coded) {
		coded = exit{code: exitUsage, err: err} // the command line itself: cobra's own errors
	}
	if coded.err != nil {
		s.say("dossier: " + coded.Error())
		if coded.code == exitUsage {
			if called.Hidden {
				called = called.Root()
			}
			s.say("dossier: see '" + called.CommandPath() + " --help'")
		}
	}
	return coded.code
}

func newRoot(s system) *cobra.Command {
	root := newBuild(s)
	root.Use = "dossier [DIR]"
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(s.out)
	root.SetErr(s.err)
	explicit := newBuild(s)
	root.AddCommand(explicit, newInit(s), newCheck(s), newScore(s), newSelect(s), newExplain(s), newInspect(s), newVerify(s), newDiff(s), newVersion(s))
	root.SetHelpCommand(newHelp(root))
	root.SetFlagErrorFunc(flagError)
	root.PersistentPreRunE = noEmptyFlags
	root.Version = version()
	root.SetVersionTemplate("dossier {{.Version}}\n")
	helpOf(root, "dossier")
	return root
}

// workspace are the flags that every command over a workspace takes.
type workspace struct {
	asOf      string
	programme string
	format    string
}

func (w *workspace) flags(c *cobra.Command) {
	c.Flags().StringVar(&w.asOf, "as-of", "", "")
	c.Flags().StringVar(&w.programme, "programme", "", "")
}

// worse says on standard error in what a run is worse than the pack it is held against.
func (s system) worse(lines []string) {
	for _, line := range lines {
		s.say("worse: " + line)
	}
}

// options are what build needs, from the flags and the machine.
func (w *workspace) options(s system, c *cobra.Command, dir string) (build.Options, error) {
	if w.format != "" && w.format != "text" && w.format != "json" {
		return build.Options{}, exit{exitUsage, fmt.Errorf("--format %q: want text or json", w.format)}
	}
	options := build.Options{Dir: dir, Programme: w.programme, JSON: w.format == "json", Version: version(), Program: program()}
	if err := workspaceAt(dir, c.Root()); err != nil {
		return options, err
	}
	if err := w.day(s, &options); err != nil {
		return options, exit{exitUsage, err}
	}
	return options, nil
}

// day settles the day that the run speaks of: --as-of, else SOURCE_DATE_EPOCH, else left to the newest recorded fact.
func (w *workspace) day(s system, options *build.Options) error {
	switch w.asOf {
	case "today":
		options.AsOf, options.AsOfFrom = s.now().Format(time.DateOnly), "--as-of today"
		return nil
	case "":
		epoch, ok := s.env("SOURCE_DATE_EPOCH")
		if !ok || epoch == "" {
			return nil
		}
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH %q: want seconds since 1970-01-01", epoch)
		}
		options.AsOf, options.AsOfFrom = time.Unix(seconds, 0).UTC().Format(time.DateOnly), "SOURCE_DATE_EPOCH"
		return nil
	}
	if _, err := time.Parse(time.DateOnly, w.asOf); err != nil {
		return fmt.Errorf("--as-of %q: want YYYY-MM-DD or today", w.asOf)
	}
	options.AsOf, options.AsOfFrom = w.asOf, "--as-of"
	return nil
}

// dirOf is the workspace among the arguments, this folder where none is given.
func dirOf(args []string, at int) string {
	if len(args) > at {
		return args[at]
	}
	return "."
}

// finish turns what a run came to into its exit code, after printing its problems on standard error, those below least left out.
func finish(s system, least source.Severity, problems []source.Problem, err error, passes bool) error {
	s.report(problems, least)
	var coded exit
	switch {
	case errors.As(err, &coded):
		return coded
	case errors.Is(err, build.ErrConfiguration):
		return exit{code: exitUsage}
	case errors.Is(err, build.ErrBaseline), errors.Is(err, build.ErrUnknown):
		return exit{exitUsage, err}
	case errors.Is(err, pack.ErrLocked):
		return exit{exitLocked, fmt.Errorf("%w (wait until it ends, or write elsewhere by --out)", err)}
	case errors.Is(err, build.ErrInput):
		return exit{code: exitInput}
	case errors.Is(err, fs.ErrPermission):
		return exit{exitFailed, fmt.Errorf("%w: want files that this user can read, and a folder that it can write", err)}
	case err != nil:
		return exit{exitFailed, err}
	case !passes:
		return exit{code: exitGap}
	}
	return nil
}

// query is a command that prints something about a workspace, which is its argument number dirAt, this folder where not given.
// It prints problems from least on. The flags that are named are the caller's own.
func query(s system, use string, dirAt int, least source.Severity, ask func(o build.Options, args []string) (build.Answer, error), own ...string) *cobra.Command {
	var w workspace
	verb, arguments, _ := strings.Cut(use, " ")
	c := &cobra.Command{Use: verb, Args: wants(arguments), RunE: func(c *cobra.Command, args []string) error {
		options, err := w.options(s, c, dirOf(args, dirAt))
		if err != nil {
			return err
		}
		answer, err := ask(options, args)
		if _, werr := s.out.Write(answer.Output); werr != nil && err == nil {
			err = werr
		}
		s.worse(answer.Worse)
		return finish(s, least, answer.Problems, err, answer.Passes)
	}}
	c.Flags().StringVar(&w.asOf, "as-of", "", "")
	if !slices.Contains(own, "programme") {
		c.Flags().StringVar(&w.programme, "programme", "", "")
	}
	c.Flags().StringVar(&w.format, "format", "text", "")
	return c
}
