package pack

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Names of what is not finished. Whatever begins so below out/ is removed by the next run.
const (
	unfinished  = ".staging-"
	stagingPack = unfinished + "pack"
	stagingLink = unfinished + "link"
	stagingGone = unfinished + "gone-" // and the id of a pack being removed
)

// sweep removes everything unfinished from a folder, which need not exist.
func (o *Out) sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ignoreMissing(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), unfinished) {
			continue
		}
		if err := removeAll(o.fs, filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// staged is a complete pack in the staging folder.
type staged struct {
	id       string
	dir      string
	manifest Manifest
	written  int // files
}

// stage writes all of pl into the staging folder and makes it survive a power cut. An error names the file.
func (o *Out) stage(pl plan) (staged, error) {
	s := staged{dir: filepath.Join(o.dir, stagingPack), manifest: pl.manifest}
	dirs := newDirs(s.dir)
	for _, part := range pl.parts {
		for _, f := range part.files {
			if _, err := o.write(s.dir, f.Path, dirs, f.copyTo); err != nil {
				return staged{}, err
			}
			s.written++
		}
		name := pl.manifest.Narrowed.zipName(part.name)
		d, err := o.write(s.dir, name, dirs, func(w io.Writer) error { return writeZip(w, part.files) })
		if err != nil {
			return staged{}, err
		}
		s.written++
		s.manifest.Files = append(s.manifest.Files, Entry{Path: name, Size: d.size, SHA256: d.sha256})
	}
	return s, o.seal(&s, dirs)
}

// seal writes the manifest over all, which gives the pack its id, and syncs the folders.
func (o *Out) seal(s *staged, dirs *dirs) error {
	m, err := s.manifest.sorted()
	if err != nil {
		return err
	}
	data, err := encode(m)
	if err != nil {
		return err
	}
	put := func(w io.Writer) error { _, err := w.Write(data); return err }
	if _, err := o.write(s.dir, manifestName, dirs, put); err != nil {
		return err
	}
	s.written++
	s.manifest, s.id = m, packID(m.AsOf, data)
	return dirs.sync(o.fs)
}

// write creates the file name below root from what fill writes, checks its length and syncs it.
func (o *Out) write(root, name string, dirs *dirs, fill func(io.Writer) error) (digest, error) {
	path := filepath.Join(root, filepath.FromSlash(name))
	d, err := o.create(path, dirs, fill)
	if err != nil {
		return digest{}, fmt.Errorf("write %s: %w", name, err)
	}
	return d, nil
}

func (o *Out) create(path string, dirs *dirs, fill func(io.Writer) error) (digest, error) {
	if err := dirs.make(o.fs, filepath.Dir(path)); err != nil {
		return digest{}, err
	}
	f, err := o.fs.Create(path)
	if err != nil {
		return digest{}, err
	}
	d := newDigester()
	err = fill(io.MultiWriter(f, d))
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return digest{}, err
	}
	info, err := os.Lstat(path)
	if err != nil {
		return digest{}, err
	}
	if info.Size() != d.size {
		return digest{}, fmt.Errorf("%d of %d bytes are on disk", info.Size(), d.size)
	}
	return d.sum(), nil
}

// dirs are the folders made below a root, so that each is made once and synced at the end.
type dirs struct {
	root string
	made map[string]bool
	list []string
}

func newDirs(root string) *dirs { return &dirs{root: root, made: map[string]bool{}} }

func (d *dirs) make(fs FS, dir string) error {
	if d.made[dir] {
		return nil
	}
	if dir != d.root {
		if err := d.make(fs, filepath.Dir(dir)); err != nil {
			return err
		}
	}
	if err := fs.MkdirAll(dir); err != nil {
		return err
	}
	d.made[dir] = true
	d.list = append(d.list, dir)
	return nil
}

// sync makes the entries of all folders survive, the deepest first.
func (d *dirs) sync(fs FS) error {
	for i := len(d.list) - 1; i >= 0; i-- {
		if err := fs.SyncDir(d.list[i]); err != nil {
			return err
		}
	}
	return nil
}
