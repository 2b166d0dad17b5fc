// Package pack turns finished bytes into a published submission pack below out/, and nothing else writes there.
//
//	out/current            a relative link to packs/<id> (current.txt holding that path where links are not to be had)
//	out/packs/<id>/        public/, audit/, internal/, each with a manifest.json; a zip beside each; manifest.json over all
//	out/excerpts/<name>/   what of a pack was asked for alone: current and packs/ again; gone when a whole pack of other inputs is published
//	out/.cache/            units drawn before
//	out/.lock              held by the run that writes
//	out/.staging-…         what a run has not finished; the next run removes it
//
// A pack is staged, checked and synced before one rename makes it visible and another makes it current. Killed at any
// moment, the pack that was current stays, or the new one is.
package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dossier/source"

	"github.com/gofrs/flock"
)

// Parts are the folders of a pack, by audience.
var parts = []string{"audit", "internal", "public"}

// File is one file of a pack. Its content is Data, or the file at Source, which is streamed and never held in memory.
type File struct {
	Path   string // slash-separated below the pack, its first folder a part: "public/case-studies/x.html"
	Data   []byte // what it holds; not empty where Source is ""
	Source string // a file to copy in: evidence, or a unit in the cache
	Unit   string // key of the unit that drew it, hex; "" where nothing drew it
	Of     string // id of the customer that it is about; "" for the portfolio
}

// Pack is what a build wants published. Publish fills in the Files of the Manifest.
type Pack struct {
	Files    []File
	Manifest Manifest
}

// Options say how a pack is published. The zero value is right for a user's disk.
type Options struct {
	Keep int // earlier packs to keep beside the current one; 0 means 5, negative none
	FS   FS  // nil means the operating system's
}

// Result is what Publish did.
type Result struct {
	ID        string           // of the pack that is current now: its as-of date and 12 digits of its manifest's hash
	Dir       string           // the pack's own folder, not the link to it
	Unchanged bool             // the pack was current already and sound: nothing was written
	Written   int              // files written, manifests and zips included
	Changes   Changes          // against the pack that was current before; everything is added where there was none
	Pruned    []string         // ids of earlier packs that were removed
	Dropped   []string         // names of excerpts that were removed, since the inputs are others now
	Problems  []source.Problem // warnings: the earlier pack was damaged, or could not be removed
}

// Out is an output folder whose lock is held. Its methods are not for concurrent use; its Cache is.
type Out struct {
	Cache *Cache // of drawn units

	dir  string
	fs   FS
	keep int
	lock *flock.Flock
}

// Open makes the folder dir where needed, takes its lock and removes what an interrupted run left behind.
// It fails with ErrLocked where another run holds the lock. Close gives the lock back.
func Open(dir string, opts Options) (*Out, error) {
	if opts.FS == nil {
		opts.FS = OS{}
	}
	if opts.Keep == 0 {
		opts.Keep = 5
	}
	o := &Out{dir: dir, fs: opts.FS, keep: max(opts.Keep, 0)}
	if err := o.fs.MkdirAll(filepath.Join(dir, "packs")); err != nil {
		return nil, fmt.Errorf("make the output folder: %w", err)
	}
	lock, err := take(filepath.Join(dir, ".lock"))
	if err != nil {
		return nil, err
	}
	o.lock = lock
	o.Cache = openCache(o.fs, filepath.Join(dir, ".cache"))
	excerpts, err := o.excerpts()
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	for _, d := range append(excerpts, dir, o.Cache.dir) {
		if err := o.sweep(d); err != nil {
			return nil, errors.Join(fmt.Errorf("remove what an interrupted run left: %w", err), o.Close())
		}
	}
	return o, nil
}

// Close gives the lock back. The lock's file stays: removing it would let two runs hold it.
func (o *Out) Close() error { return o.lock.Unlock() }

// Publish opens dir, publishes p there and closes it again: for a run that holds nothing else in dir.
func Publish(dir string, p Pack, opts Options) (result Result, err error) {
	o, err := Open(dir, opts)
	if err != nil {
		return Result{}, err
	}
	defer func() {
		if cerr := o.Close(); err == nil {
			err = cerr
		}
	}()
	return o.Publish(p)
}

// open is f's content from its start.
func (f File) open() (io.ReadCloser, error) {
	if f.Source != "" {
		return os.Open(f.Source)
	}
	return io.NopCloser(bytes.NewReader(f.Data)), nil
}
