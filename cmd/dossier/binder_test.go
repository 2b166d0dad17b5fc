package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossier/tools/testtool"
)

// entryOfContents is a line of the contents as pdftotext reads it: a title, dots, a page.
var entryOfContents = regexp.MustCompile(`^(\s*)(\S.*?)\s*(?:\.\s*){2,}(\d+)\s*$`)

// TestBinderContents: on the page that the contents name stands the heading, and the running head names it there and on the page after,
// where no other begins.
func TestBinderContents(t *testing.T) {
	pdftotext := testtool.Path(t, "pdftotext")
	out, err := exec.Command(pdftotext, "-layout", filepath.Join(builtExample(t), "out/current/audit/submission-binder.pdf"), "-").Output()
	check(t, err)
	pages := strings.Split(string(out), "\f")
	type entry struct {
		title string
		page  int
	}
	var entries []entry
	for _, page := range pages[1:8] {
		begun := "" // of a title that takes two lines
		for line := range strings.Lines(page) {
			m := entryOfContents.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if m == nil {
				begun = line
				continue
			}
			number, err := strconv.Atoi(m[3])
			check(t, err)
			entries = append(entries, entry{oneSpaced(begun + m[2]), number})
			begun = ""
		}
	}
	if len(entries) < 8*9 {
		t.Fatalf("%d entries in the contents, want one a case study and document at least", len(entries))
	}
	for i, e := range entries {
		if e.page < 1 || e.page > len(pages) {
			t.Errorf("%q is to stand on page %d of %d", e.title, e.page, len(pages))
			continue
		}
		head, body, _ := strings.Cut(pages[e.page-1], "\n")
		if !strings.Contains(oneSpaced(body), e.title) {
			t.Errorf("%q is not on page %d", e.title, e.page)
		}
		if i+1 == len(entries) || entries[i+1].page <= e.page+1 {
			continue
		}
		after, _, _ := strings.Cut(pages[e.page], "\n")
		for _, head := range []string{head, after} {
			head, _, _ = strings.Cut(oneSpaced(head), "…")
			if tail := head[strings.LastIndex(head, "· ")+len("· "):]; tail == "" || !strings.HasPrefix(e.title, tail) {
				t.Errorf("the running head of page %d says %q, not %q", e.page, tail, e.title)
			}
		}
	}
}

func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }
