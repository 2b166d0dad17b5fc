package main

import (
	"errors"
	"fmt"
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
	given            func(flag string) bool
}

func (n *narrowing) flags(c *cobra.Command) {
	c.Flags().StringSliceVar(&n.customers, "customer", nil, "")
	c.Flags().StringSliceVar(&n.parts, "part", nil, "")
	n.given = c.Flags().Changed
}

// into checks the words and hands them on. A flag without a word is refused: an unset variable of a script would else widen the run to the
// whole.
func (n *narrowing) into(o *build.Options) error {
	for flag, words := range map[string]*[]string{"customer": &n.customers, "part": &n.parts} {
		for i, w := range *words {
			(*words)[i] = strings.TrimSpace(w)
		}
		if n.given(flag) && (len(*words) == 0 || slices.Contains(*words, "")) {
			return exit{exitUsage, fmt.Errorf("--%s has an empty word: want %s", flag, wants[flag])}
		}
	}
	for _, part := range n.parts {
		if !slices.Contains(pack.Parts(), part) {
			return exit{exitUsage, errors.New(withHint(fmt.Sprintf("--part %q: want %s", part, wants["part"]), part, pack.Parts()))}
		}
	}
	o.Customers, o.Parts = n.customers, n.parts
	return nil
}

var wants = map[string]string{"customer": "an id of Customers", "part": "public, audit or internal"}

// withHint is a message with the word that was probably meant, where one is near.
func withHint(message, word string, among []string) string {
	if meant := build.Near(word, among); meant != "" {
		return message + " (did you mean " + meant + "?)"
	}
	return message
}
