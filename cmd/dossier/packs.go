package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"dossier/pack"
	"dossier/source"
)

func newVerify(s system) *cobra.Command {
	return &cobra.Command{Use: "verify PACK", Args: wants("PACK"), RunE: func(_ *cobra.Command, args []string) error {
		if err := packAt(args[0], false); err != nil {
			return err
		}
		problems := pack.Verify(args[0])
		s.report(problems, source.Note)
		if slices.ContainsFunc(problems, func(p source.Problem) bool { return p.Severity == source.Error }) {
			return exit{exitFailed, fmt.Errorf("%s is not as it was published", args[0])}
		}
		line := "every file is as it was published"
		if len(problems) > 0 { // the manifest vouches for itself alone
			line = "every file is as its manifest says"
		}
		if m, err := pack.ReadManifest(args[0]); err == nil && !m.Narrowed.IsZero() {
			line += "; this is no whole pack: it holds " + m.Narrowed.String() + " alone"
		}
		_, err := fmt.Fprintln(s.out, line)
		return err
	}}
}

func newDiff(s system) *cobra.Command {
	return &cobra.Command{Use: "diff OLD NEW", Args: wants("OLD NEW"), RunE: func(_ *cobra.Command, args []string) error {
		for _, dir := range args {
			if err := packAt(dir, true); err != nil {
				return err
			}
		}
		changes, err := pack.Diff(args[0], args[1])
		if err != nil {
			return exit{exitFailed, err}
		}
		return changes.Print(s.out)
	}}
}

func newVersion(s system) *cobra.Command {
	return &cobra.Command{Use: "version", Args: wants(""), RunE: func(*cobra.Command, []string) error {
		_, err := fmt.Fprintln(s.out, "dossier", version())
		return err
	}}
}

// program tells this build of the program from any other, by the hash of its own file; "" where that cannot be read.
func program() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// version is the module's, as the toolchain recorded it; a build from a working tree is "devel".
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
