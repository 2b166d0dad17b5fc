package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"dossier/pack"
	"dossier/source"
)

func newVerify(s system) *cobra.Command {
	return &cobra.Command{Use: "verify PACK", Args: cobra.ExactArgs(1), RunE: func(_ *cobra.Command, args []string) error {
		problems := pack.Verify(args[0])
		s.report(problems, source.Note)
		if len(problems) > 0 {
			return exit{exitFailed, fmt.Errorf("%s is not as it was published", args[0])}
		}
		_, err := fmt.Fprintln(s.out, "every file is as it was published")
		return err
	}}
}

func newDiff(s system) *cobra.Command {
	return &cobra.Command{Use: "diff OLD NEW", Args: cobra.ExactArgs(2), RunE: func(_ *cobra.Command, args []string) error {
		changes, err := pack.Diff(args[0], args[1])
		if err != nil {
			return exit{exitFailed, err}
		}
		return changes.Print(s.out)
	}}
}

func newVersion(s system) *cobra.Command {
	return &cobra.Command{Use: "version", Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
		_, err := fmt.Fprintln(s.out, "dossier", version())
		return err
	}}
}

// version is the module's, as the toolchain recorded it; a build from a working tree is "devel".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
