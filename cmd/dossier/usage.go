package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dossier/build"
	"dossier/source"
)

// usage is an error of the command line.
func usage(format string, args ...any) error { return exit{exitUsage, fmt.Errorf(format, args...)} }

// wants checks how many arguments a command is given: words name them, those in brackets may be left out.
func wants(words string) cobra.PositionalArgs {
	names := strings.Fields(words)
	least := len(slices.DeleteFunc(slices.Clone(names), func(w string) bool { return strings.HasPrefix(w, "[") }))
	return func(c *cobra.Command, args []string) error {
		if len(args) >= least && len(args) <= len(names) {
			return nil
		}
		if len(args) > 0 && !c.HasParent() { // the first word was taken for a folder
			if meant := build.Meant(args[0], "", verbs(c)); meant != "" {
				return usage("%q is no command%s", args[0], meant)
			}
		}
		got := "no argument"
		if len(args) > 0 {
			got = quoted(args)
		}
		if words == "" {
			words = "no argument"
		}
		return usage("got %s: want %s", got, words)
	}
}

func quoted(words []string) string {
	var all []string
	for _, w := range words {
		all = append(all, fmt.Sprintf("%q", w))
	}
	return strings.Join(all, " ")
}

func verbs(root *cobra.Command) []string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return names
}

// workspaceAt checks that there is a folder at the place that is to be a workspace.
func workspaceAt(dir string, root *cobra.Command) error {
	const want = "want a workspace, a folder with a dossier.yaml"
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil && filepath.Base(dir) == "dossier.yaml":
		return usage("%s: a file: %s (did you mean %s?)", dir, want, filepath.Dir(dir))
	case err == nil:
		return usage("%s: a file: %s", dir, want)
	case !errors.Is(err, fs.ErrNotExist):
		return usage("%s: %s: %s", dir, source.Reason(err), want)
	}
	if meant := build.Meant(dir, "dossier ", verbs(root)); meant != "" {
		return usage("%s: neither a command nor a folder: %s%s", dir, want, meant)
	}
	return usage("%s: there is no such folder: %s ('dossier init %s' makes one)", dir, want, dir)
}

// packAt checks that a folder could be a pack: whether it is sound, verify says. One without a manifest can be a pack that has lost it, and
// then nothing can be compared with it. The zip of a part can be verified, and not compared.
func packAt(dir string, toCompare bool) error {
	want := "want the folder of a pack, such as out/current"
	if !toCompare {
		want += ", or the zip of a part"
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return usage("%s: there is no such folder: %s", dir, want)
	case err != nil:
		return usage("%s: %s: %s", dir, source.Reason(err), want)
	case !info.IsDir() && !toCompare && strings.EqualFold(filepath.Ext(dir), ".zip"):
		return nil
	case !info.IsDir():
		return usage("%s: a file: %s", dir, want)
	}
	if there(filepath.Join(dir, "manifest.json")) {
		return nil
	}
	for _, below := range []string{"current", "out/current"} {
		if at := filepath.Join(dir, below); there(filepath.Join(at, "manifest.json")) {
			return usage("%s: no pack: %s (did you mean %s?)", dir, want, filepath.ToSlash(at))
		}
	}
	if toCompare {
		return usage("%s: there is no manifest.json in it: %s", dir, want)
	}
	return nil
}

// baselineAt checks what --no-worse names, where it is given.
func baselineAt(dir string) error {
	if dir == "" {
		return nil
	}
	if err := packAt(dir, true); err != nil {
		return usage("--no-worse %w", err)
	}
	return nil
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// flagError says what is wrong with a flag, and which one was probably meant.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		var names []string
		c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		return usage("unknown flag: --%s%s", unknown.GetSpecifiedName(), build.Meant(unknown.GetSpecifiedName(), "--", names))
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "int":
		return usage("--%s %q: want a whole number", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		return usage("--%s %q: it takes no value", invalid.GetFlag().Name, invalid.GetValue())
	}
	return exit{exitUsage, err}
}

// noEmptyFlags refuses flags without a word: the variable of a script that is not set would else ask for something else than was meant.
func noEmptyFlags(c *cobra.Command, _ []string) error {
	var empty error
	c.Flags().Visit(func(f *pflag.Flag) {
		words := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			words = list.GetSlice()
		}
		if empty == nil && (len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" })) {
			empty = usage("--%s is empty: want a value, or leave the flag out", f.Name)
		}
	})
	return empty
}

// newHelp is what people try who do not know that every verb takes --help.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{Use: "help [VERB]", Hidden: true, Args: wants("[VERB]"), RunE: func(_ *cobra.Command, args []string) error {
		c, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return usage("%s is no command%s", quoted(args), build.Meant(args[0], "", verbs(root)))
		}
		return c.Help()
	}}
}
