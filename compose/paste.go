package compose

import (
	"slices"
	"strings"
)

// Paste is sections of YAML as one text: what several say of the same section stands below one heading.
func Paste(sections []string) string {
	var heads []string
	bodies := map[string]string{}
	for _, s := range sections {
		head, body, _ := strings.Cut(s, "\n")
		if !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
		bodies[head] += body
	}
	var b strings.Builder
	for _, head := range heads {
		b.WriteString(head + "\n" + bodies[head])
	}
	return b.String()
}
