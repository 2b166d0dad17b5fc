package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// The two ways to name the current pack.
const (
	currentLink    = "current"     // a relative link to packs/<id>
	currentPointer = "current.txt" // holds packs/<id>, where links are not to be had
)

// Current is the folder of the pack that is current below out. It fails with an error that is fs.ErrNotExist where nothing
// was published yet.
func Current(out string) (string, error) {
	target, err := os.Readlink(filepath.Join(out, currentLink))
	if err != nil {
		data, perr := os.ReadFile(filepath.Join(out, currentPointer))
		if perr != nil {
			return "", fmt.Errorf("no pack is published below %s: %w", out, fs.ErrNotExist)
		}
		target = strings.TrimSpace(string(data))
	}
	id := filepath.Base(filepath.FromSlash(target))
	if !idPattern.MatchString(id) {
		return "", fmt.Errorf("%s points at %q, which is no pack", filepath.Join(out, currentLink), target)
	}
	return filepath.Join(out, "packs", id), nil
}

// point makes the pack id current by one rename.
func (o *Out) point(id string) error {
	target, temp := "packs/"+id, filepath.Join(o.dir, stagingLink)
	err := o.fs.Symlink(filepath.FromSlash(target), temp)
	switch {
	case err == nil:
		err = o.swap(temp, currentLink, currentPointer)
	case noLinks(err):
		err = o.pointByFile(target, temp)
	}
	if err != nil {
		return fmt.Errorf("make %s current: %w", id, err)
	}
	return o.fs.SyncDir(o.dir)
}

func (o *Out) pointByFile(target, temp string) error {
	f, err := o.fs.Create(temp)
	if err != nil {
		return err
	}
	_, err = f.Write([]byte(target + "\n"))
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return o.swap(temp, currentPointer, currentLink)
}

// swap puts temp in the place of name, and drops the other way of naming the current pack.
func (o *Out) swap(temp, name, other string) error {
	if err := o.fs.Rename(temp, filepath.Join(o.dir, name)); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(o.dir, other)); err != nil {
		return nil
	}
	return o.fs.Remove(filepath.Join(o.dir, other))
}

// noLinks tells whether err means that this disk or this user cannot have symbolic links.
func noLinks(err error) bool {
	const windowsPrivilegeNotHeld = syscall.Errno(1314)
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return true
	}
	return runtime.GOOS == "windows" && errors.Is(err, windowsPrivilegeNotHeld)
}
