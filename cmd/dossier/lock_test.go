package main

import (
	"testing"

	"github.com/gofrs/flock"
)

// hold takes the lock of an output folder, as another run does.
func hold(t *testing.T, file string) {
	t.Helper()
	lock := flock.New(file)
	locked, err := lock.TryLock()
	if err != nil || !locked {
		t.Fatalf("locked %v, %v", locked, err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
}
