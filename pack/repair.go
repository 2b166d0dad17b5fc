package pack

import (
	"os"
	"path/filepath"
)

// repair makes the damaged pack at dir equal to the staged one with the same id: what does not belong goes, and each file
// that is not right is replaced by a rename. At any moment each file is as it was, or right.
func (o *Out) repair(s staged, dir string) error {
	known := map[string]bool{manifestName: true}
	for _, e := range s.manifest.Files {
		known[e.Path] = true
	}
	found, err := walk(dir)
	if err != nil {
		return err
	}
	for _, name := range found.others {
		if err := removeAll(o.fs, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	for _, name := range found.files {
		if known[name] {
			continue
		}
		if err := o.fs.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	for _, e := range s.manifest.Files {
		if err := o.repairFile(s.dir, dir, e); err != nil {
			return err
		}
	}
	if err := o.fs.Rename(filepath.Join(s.dir, manifestName), filepath.Join(dir, manifestName)); err != nil {
		return err
	}
	return o.removeEmpty(dir)
}

func (o *Out) repairFile(from, to string, e Entry) error {
	path := filepath.Join(to, filepath.FromSlash(e.Path))
	if checkEntry(to, e) == "" {
		return nil
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		if err := removeAll(o.fs, path); err != nil {
			return err
		}
	}
	if err := o.fs.MkdirAll(filepath.Dir(path)); err != nil {
		return err
	}
	return o.fs.Rename(filepath.Join(from, filepath.FromSlash(e.Path)), path)
}

// removeEmpty removes the folders below dir that hold nothing.
func (o *Out) removeEmpty(dir string) error {
	found, err := walk(dir)
	if err != nil {
		return err
	}
	for _, name := range found.empty {
		if err := removeAll(o.fs, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}
