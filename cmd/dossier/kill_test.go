package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilled kills builds at many moments, from the first reading to the last renaming: what is published is always the old pack or
// the new one, and the next run needs no clean-up.
func TestKilled(t *testing.T) {
	binary := builtBinary(t)
	dir := copyWorkspace(t, filepath.Join(packageDir, "testdata/workspaces/exactly-50-500"))
	build := func() *exec.Cmd {
		cmd := exec.Command(binary, "build", ".")
		cmd.Dir = dir
		return cmd
	}
	began := time.Now()
	if output, err := build().CombinedOutput(); !missesTheBar(err) {
		t.Fatalf("%v\n%s", err, output)
	}
	whole := time.Since(began)
	old, err := os.Readlink(filepath.Join(dir, "out/current"))
	check(t, err)
	check(t, os.RemoveAll(filepath.Join(dir, "out/.cache"))) // so that the builds to be killed draw, too
	appendLine(t, filepath.Join(dir, "dossier.yaml"), "\n# a comment moves nothing but the hash of the inputs\n")
	for i := 1; i <= kills; i++ {
		cmd := build()
		check(t, cmd.Start())
		time.Sleep(whole * time.Duration(i) / (kills + 1))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		current, err := os.Readlink(filepath.Join(dir, "out/current"))
		check(t, err)
		if code, _, stderr := dossier(t, dir, "verify", "out/current"); code != exitDone {
			t.Fatalf("after kill %d %s is not whole: %s", i, current, stderr)
		}
	}
	if output, err := build().CombinedOutput(); !missesTheBar(err) {
		t.Fatalf("the run after: %v\n%s", err, output)
	}
	current, err := os.Readlink(filepath.Join(dir, "out/current"))
	check(t, err)
	if current == old {
		t.Error("the run after published nothing new")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "out/.staging*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// kills are spread evenly over the time that one whole build takes. What is drawn before a kill is not drawn again, so that the later
// ones meet the scan and the publishing.
const kills = 20

// missesTheBar tells whether a process built its pack, whose programme is not met.
func missesTheBar(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() == exitGap
}
