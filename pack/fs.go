package pack

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// FS is every way in which this package changes a disk, one method an operation that can fail, so that a test can fail
// each in turn. Paths are the operating system's.
type FS interface {
	MkdirAll(path string) error            // the folder and its parents; no error where they exist
	Create(path string) (WriteFile, error) // a new read-only file, written through what is returned; fails where one exists
	Rename(from, to string) error          // atomically, replacing a file or link at to
	Symlink(target, path string) error     // a link at path that reads target
	Remove(path string) error              // a file, a link, or an empty folder
	SyncDir(path string) error             // make the folder's entries survive a power cut
}

// WriteFile is a file being written.
type WriteFile interface {
	io.WriteCloser
	Sync() error // make what was written survive a power cut
}

// OS is the FS of the operating system.
type OS struct{}

// MkdirAll is os.MkdirAll.
func (OS) MkdirAll(path string) error { return os.MkdirAll(path, 0o755) }

// Create opens a new file that is read-only for everyone but the handle it returns.
func (OS) Create(path string) (WriteFile, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o444)
}

// Rename is os.Rename.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Symlink is os.Symlink.
func (OS) Symlink(target, path string) error { return os.Symlink(target, path) }

// Remove is os.Remove.
func (OS) Remove(path string) error { return os.Remove(path) }

// SyncDir syncs the folder; Windows has no such operation and keeps entries safe by its journal.
func (OS) SyncDir(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }() // nothing was written through it
	return d.Sync()
}

// removeAll removes path and all below it, following no link. A path that does not exist is no error.
func removeAll(fs FS, path string) error {
	info, err := os.Lstat(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.IsDir() {
		entries, err := os.ReadDir(path)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := removeAll(fs, filepath.Join(path, e.Name())); err != nil {
				return err
			}
		}
	}
	return fs.Remove(path)
}
