package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestSameBytes builds the example as a process in another folder, time zone and language, with one processor, beside the one that the
// tests built: one hash for each document. .ci/run compares whole packs of two processes, manifests and archives too.
func TestSameBytes(t *testing.T) {
	binary := builtBinary(t)
	here := hashesOf(t, filepath.Join(builtExample(t), "out/current/"))
	env := []string{"TZ=America/St_Johns", "GOMAXPROCS=1", "LANG=tr_TR.UTF-8", "HOME=/nonexistent"}
	dir := exampleWorkspace(t)
	cmd := exec.Command(binary, "build", ".")
	cmd.Dir, cmd.Env = dir, env
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", env, err, output)
	}
	same(t, env, documentsOf(hashesOf(t, filepath.Join(dir, "out/current/"))), documentsOf(here))
}

func same(t *testing.T, env []string, hashes, want map[string]string) {
	t.Helper()
	if len(hashes) != len(want) {
		t.Errorf("%v: %d files, want %d", env, len(hashes), len(want))
	}
	for file, hash := range want {
		if hashes[file] != hash {
			t.Errorf("%v: %s differs", env, file)
		}
	}
}

// documentsOf leaves out manifests and archives, which name the version of the program.
func documentsOf(hashes map[string]string) map[string]string {
	documents := map[string]string{}
	for file, hash := range hashes {
		if ext := filepath.Ext(file); ext != ".json" && ext != ".zip" {
			documents[file] = hash
		}
	}
	return documents
}

// builtBinary is the program, built for the tests that run it as a process.
func builtBinary(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "dossier")
	if output, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}
