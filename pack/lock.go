package pack

import (
	"errors"
	"fmt"

	"github.com/gofrs/flock"
)

// ErrLocked means that another run holds the lock of the output folder (exit 5).
var ErrLocked = errors.New("another run holds the lock")

// take locks the file at path, or fails at once with ErrLocked. The lock ends with the process, however that ends.
func take(path string) (*flock.Flock, error) {
	lock := flock.New(path)
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, ErrLocked)
	}
	return lock, nil
}
