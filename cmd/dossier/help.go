package main

import (
	"embed"
	"io"

	"github.com/spf13/cobra"
)

// The help of each verb stands beside it, written by hand; every one ends with the exit codes.
//
//go:embed help/*.txt
var help embed.FS

// helpOf gives a command the text of its file, and its children theirs.
func helpOf(c *cobra.Command, name string) {
	text, err := help.ReadFile("help/" + name + ".txt")
	codes, cerr := help.ReadFile("help/exit-codes.txt")
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		if err != nil || cerr != nil {
			return // a test names the verb that has no help
		}
		_, _ = io.WriteString(c.OutOrStdout(), string(text)+"\n"+string(codes))
	})
	c.SetUsageFunc(func(*cobra.Command) error { return nil })
	for _, child := range c.Commands() {
		if !child.Hidden {
			helpOf(child, child.Name())
		}
	}
}
