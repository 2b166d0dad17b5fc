package compose_test

import (
	"testing"

	"dossier/compose"
)

func TestPaste(t *testing.T) {
	got := compose.Paste([]string{"mappings:\n  - file: a\n", "inventories:\n  - file: b\n", "mappings:\n  - file: c\n"})
	if want := "mappings:\n  - file: a\n  - file: c\ninventories:\n  - file: b\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
