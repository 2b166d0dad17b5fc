package main

import (
	"io"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkBuild builds the example portfolio into an empty folder.
func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		buildOnce(b, filepath.Join(b.TempDir(), "out"))
	}
}

// BenchmarkBuildUnchanged builds it again where nothing has changed: it reads, judges and composes, and draws nothing.
func BenchmarkBuildUnchanged(b *testing.B) {
	out := filepath.Join(b.TempDir(), "out")
	buildOnce(b, out)
	b.ResetTimer()
	for b.Loop() {
		buildOnce(b, out)
	}
}

func buildOnce(b *testing.B, out string) {
	b.Helper()
	if code := run([]string{"build", "--out", out, "../.."}, system{out: io.Discard, err: io.Discard, now: time.Now, env: func(string) (string, bool) { return "", false }}); code != 0 {
		b.Fatalf("exit %d", code)
	}
}
