package html_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/tools/testtool"
)

// violation is what axe-core finds wrong with a page: a rule, and the elements that break it.
type violation struct {
	ID, Help string
	Nodes    []struct{ HTML, FailureSummary string }
}

// axe-core, which knows the rules of WCAG and nothing of us, finds no violation: on a wide screen and on a narrow one.
func TestPageIsAccessible(t *testing.T) {
	chromium, script := testtool.Path(t, "chromium"), axe(t)
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	for audience, width := range map[doc.Audience]int{doc.Public: 400, doc.Audit: 1280} {
		page := policy.ReplaceAllString(render(t, doctest.Rich(audience)), "") // it lets no script run, and so not axe-core
		page = strings.Replace(page, "</body>", "<script>"+script+`</script><script>
axe.run({rules: {"color-contrast": {enabled: true}}}).then(r => document.body.textContent = "axe:" + r.passes.length + ":" + btoa(unescape(encodeURIComponent(JSON.stringify(r.violations)))) + ":")
</script></body>`, 1)
		file := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		passed, found := violations(t, chromium, file, width)
		if passed < 15 {
			t.Errorf("%s, %d pixels: only %d rules were tried", audience, width, passed)
		}
		for _, v := range found {
			for _, n := range v.Nodes {
				t.Errorf("%s, %d pixels: %s (%s): %s\n%s", audience, width, v.ID, v.Help, n.HTML, n.FailureSummary)
			}
		}
	}
}

// violations opens a page that runs axe-core, and reads what it wrote.
func violations(t *testing.T, chromium, file string, width int) (passed int, found []violation) {
	t.Helper()
	out, err := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--user-data-dir="+t.TempDir(),
		fmt.Sprintf("--window-size=%d,900", width), "--virtual-time-budget=30000", "--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	at := strings.Index(string(out), "axe:")
	if at < 0 {
		t.Fatalf("axe-core did not run: %.300s", out)
	}
	parts := strings.SplitN(string(out[at:]), ":", 4)
	var data []byte
	if _, err := fmt.Sscanf(parts[1], "%d", &passed); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(`"`+parts[2]+`"`), &data); err != nil { // a []byte is base64 in JSON
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &found); err != nil {
		t.Fatal(err)
	}
	return passed, found
}

// axe is axe-core's script, from where .ci/install puts it.
func axe(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("AXE")
	if dir == "" {
		cache, _ := os.UserCacheDir()
		dir = filepath.Join(cache, "dossier-axe")
	}
	script, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core is not installed: see .ci/install")
	}
	return string(script)
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
}
