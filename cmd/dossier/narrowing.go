package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/build"
	"dossier/pack"
)

// narrowing are the flags that narrow a command to some customers or some parts of a pack. Each may be given several times, or hold
// several words between commas.
type narrowing struct {
	customers, parts []string
}

func (n *narrowing) flags(c *cobra.Command) {
	c.Flags().StringSliceVar(&n.customers, "customer", nil, "")
	c.Flags().StringSliceVar(&n.parts, "part", nil, "")
}

// into checks the words and hands them on.
func (n *narrowing) into(o *build.Options) error {
	for _, words := range [][]string{n.customers, n.parts} {
		for i, w := range words {
			words[i] = strings.TrimSpace(w)
		}
	}
	for _, part := range n.parts {
		if !slices.Contains(pack.Parts(), part) {
			return usage("--part %q: want public, audit or internal%s", part, build.Meant(part, "", pack.Parts()))
		}
	}
	o.Customers, o.Parts = n.customers, n.parts
	return nil
}
