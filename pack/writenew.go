package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// NewFile is a file to write where none is yet.
type NewFile struct {
	Path string // the operating system's
	Data []byte
}

// ErrExists is what WriteNew fails with for each file that is there already.
var ErrExists = errors.New("is there already, and nothing is overwritten")

// WriteNew writes files that a user owns from then on, with the folders they need. Where any of them is there already it writes none
// and names all of these. Each file appears whole or not at all; one that appears meanwhile is not overwritten either.
func WriteNew(files []NewFile) error {
	var taken []error
	for _, f := range files {
		_, err := os.Lstat(f.Path)
		switch {
		case err == nil:
			taken = append(taken, fmt.Errorf("%s %w", f.Path, ErrExists))
		case !errors.Is(err, fs.ErrNotExist):
			taken = append(taken, err)
		}
	}
	if err := errors.Join(taken...); err != nil {
		return err
	}
	for _, f := range files {
		if err := writeNew(f); err != nil {
			return err
		}
	}
	return nil
}

// writeNew fills a file under another name, then gives it its own by a link, which never replaces anything.
func writeNew(f NewFile) error {
	dir := filepath.Dir(f.Path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, ".dossier-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // what is left of it has no use
	_, err = temp.Write(f.Data)
	if err := errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err != nil {
		return err
	}
	err = os.Link(temp.Name(), f.Path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s %w", f.Path, ErrExists)
	case err != nil: // a disk without links
		err = writeInPlace(f)
	}
	return errors.Join(err, OS{}.SyncDir(dir))
}

func writeInPlace(f NewFile) error {
	out, err := os.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s %w", f.Path, ErrExists)
	}
	if err != nil {
		return err
	}
	_, err = out.Write(f.Data)
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Path))
	}
	return nil
}
