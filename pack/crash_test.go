package pack_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dossier/pack"
	"dossier/source"

	"github.com/google/go-cmp/cmp"
)

// quick is the operating system's disk without waiting for it: a test cuts no power.
type quick struct{ pack.OS }

func (quick) SyncDir(string) error { return nil }

func (quick) Create(path string) (pack.WriteFile, error) {
	f, err := pack.OS{}.Create(path)
	return unsynced{f}, err
}

type unsynced struct{ pack.WriteFile }

func (unsynced) Sync() error { return nil }

// faulty is the operating system's disk until operation number at; that one fails, and where dead is set, as after a
// kill, all that follow too. A failing write leaves half of its bytes.
type faulty struct {
	quick
	at, n   int
	dead    bool
	err     error
	onWrite bool // only writes count
}

func (f *faulty) fails(write bool) error {
	if f.onWrite && !write {
		return nil
	}
	f.n++
	if f.n == f.at || f.dead && f.at > 0 && f.n > f.at {
		return f.err
	}
	return nil
}

func (f *faulty) MkdirAll(path string) error {
	if err := f.fails(false); err != nil {
		return err
	}
	return f.quick.MkdirAll(path)
}

func (f *faulty) Create(path string) (pack.WriteFile, error) {
	if err := f.fails(false); err != nil {
		return nil, err
	}
	w, err := f.quick.Create(path)
	return &faultyFile{WriteFile: w, fs: f, path: path}, err
}

func (f *faulty) Rename(from, to string) error {
	if err := f.fails(false); err != nil {
		return err
	}
	return f.quick.Rename(from, to)
}

func (f *faulty) Symlink(target, path string) error {
	if err := f.fails(false); err != nil {
		return err
	}
	return f.quick.Symlink(target, path)
}

func (f *faulty) Remove(path string) error {
	if err := f.fails(false); err != nil {
		return err
	}
	return f.quick.Remove(path)
}

func (f *faulty) SyncDir(path string) error {
	if err := f.fails(false); err != nil {
		return err
	}
	return f.quick.SyncDir(path)
}

type faultyFile struct {
	pack.WriteFile
	fs   *faulty
	path string
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.fs.fails(true); err != nil {
		n, _ := f.WriteFile.Write(p[:len(p)/2])
		return n, &os.PathError{Op: "write", Path: f.path, Err: err}
	}
	return f.WriteFile.Write(p)
}

func (f *faultyFile) Sync() error {
	if err := f.fs.fails(false); err != nil {
		return err
	}
	return f.WriteFile.Sync()
}

func (f *faultyFile) Close() error {
	err := f.fs.fails(false)
	return errors.Join(err, f.WriteFile.Close())
}

// noLinks is a disk without symbolic links.
type noLinks struct{ pack.OS }

func (noLinks) Symlink(string, string) error { return &os.LinkError{Op: "symlink", Err: syscall.EPERM} }

var errFault = errors.New("injected fault")

// TestCrashAtEveryStep fails each operation of a run in turn, once as a failure and once as a death, and wants the old
// pack or the new one, whole, and nothing left over after the next run.
func TestCrashAtEveryStep(t *testing.T) {
	olds, news := reference(t)
	for _, dead := range []bool{false, true} {
		t.Run(fmt.Sprintf("dead=%v", dead), func(t *testing.T) {
			t.Parallel()
			steps := 0
			for crash(t, &faulty{at: steps + 1, dead: dead, err: errFault}, olds, news) {
				steps++
			}
			if t.Logf("%d steps failed", steps); steps < 60 {
				t.Errorf("only %d operations were failed", steps)
			}
		})
	}
}

// small is the example with one file a part.
func small(edition string) pack.Pack {
	p := example(edition)
	p.Files = []pack.File{p.Files[0], p.Files[3], p.Files[4]}
	return p
}

// reference is the content of the old and of the new pack, published without a fault.
func reference(t *testing.T) (olds, news map[string]string) {
	t.Helper()
	a, b := t.TempDir(), t.TempDir()
	return content(t, publish(t, a, small("old"), pack.Options{}).Dir), content(t, publish(t, b, small("new"), pack.Options{}).Dir)
}

// crash publishes over an old pack on the disk; false where the disk had no fault left to meet.
func crash(t *testing.T, disk *faulty, olds, news map[string]string) bool {
	t.Helper()
	out := t.TempDir()
	keep := pack.Options{Keep: 1, FS: quick{}}
	publish(t, out, small("older"), keep)
	publish(t, out, small("old"), keep)
	result, err := pack.Publish(out, small("new"), pack.Options{Keep: 1, FS: disk})
	if disk.n < disk.at {
		return false
	}
	now := content(t, current(t, out))
	isOld, isNew := cmp.Equal(now, olds), cmp.Equal(now, news)
	switch {
	case !isOld && !isNew:
		t.Errorf("step %d: current is neither the old nor the new pack: %v", disk.at, err)
	case err == nil && !isNew:
		t.Errorf("step %d: no error, and the old pack is current", disk.at)
	case err == nil && len(result.Problems) == 0:
		t.Errorf("step %d: the fault was not reported", disk.at)
	}
	publish(t, out, small("new"), keep)
	if diff := cmp.Diff(news, content(t, current(t, out))); diff != "" {
		t.Errorf("step %d: the next run did not make the new pack: %s", disk.at, diff)
	}
	for path := range content(t, out) {
		if strings.Contains(path, ".staging-") {
			t.Errorf("step %d: %s is left over", disk.at, path)
		}
	}
	sound(t, current(t, out))
	return true
}

func TestDiskFull(t *testing.T) {
	for k := 1; k <= 12; k++ {
		out := t.TempDir()
		publish(t, out, example("old"), pack.Options{})
		disk := &faulty{at: k, onWrite: true, err: syscall.ENOSPC}
		_, err := pack.Publish(out, example("new"), pack.Options{FS: disk})
		if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "write ") {
			t.Errorf("write %d: error %v; want the file and that the disk is full", k, err)
		}
		sound(t, current(t, out))
	}
}

func TestSourceChangedWhileRead(t *testing.T) {
	out, evidence := t.TempDir(), filepath.Join(t.TempDir(), "survey.pdf")
	if err := os.WriteFile(evidence, []byte("%PDF survey"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := example("one")
	p.Files = append(p.Files, pack.File{Path: "audit/survey.pdf", Source: evidence})
	disk := &meddler{path: evidence}
	if _, err := pack.Publish(out, p, pack.Options{FS: disk}); err == nil || !strings.Contains(err.Error(), "changed while it was read") {
		t.Errorf("error %v", err)
	}
}

// meddler changes a file as soon as the first of a pack's files is written.
type meddler struct {
	pack.OS
	path string
}

func (m *meddler) Create(path string) (pack.WriteFile, error) {
	if err := os.WriteFile(m.path, []byte("%PDF SURVEY"), 0o600); err != nil {
		return nil, err
	}
	return m.OS.Create(path)
}

func TestPointerFileWhereLinksAreNotToBeHad(t *testing.T) {
	out := t.TempDir()
	for _, edition := range []string{"one", "two"} {
		result := publish(t, out, example(edition), pack.Options{FS: noLinks{}})
		if got := content(t, out)["current.txt"]; got != "packs/"+result.ID+"\n" {
			t.Errorf("current.txt holds %q", got)
		}
		sound(t, current(t, out))
	}
	result := publish(t, out, example("three"), pack.Options{})
	if _, both := content(t, out)["current.txt"]; both || current(t, out) != result.Dir {
		t.Error("a link was to be had, and the pointer file is still there")
	}
}

func TestDamageIsNamed(t *testing.T) {
	out := t.TempDir()
	dir := publish(t, out, example("one"), pack.Options{}).Dir
	if err := os.Rename(filepath.Join(dir, "audit/scorecard.xlsx"), filepath.Join(dir, "audit/score.xlsx")); err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(pack.Verify(dir))
	for _, want := range []string{"error: audit/scorecard.xlsx: is missing", "error: audit/score.xlsx: was renamed from audit/scorecard.xlsx"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %q", got, want)
		}
	}
}

func TestCopiedPackIsVerifiedWithAWarning(t *testing.T) {
	dir := publish(t, t.TempDir(), example("one"), pack.Options{}).Dir
	copied := filepath.Join(t.TempDir(), "for the auditor")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	problems := pack.Verify(copied)
	if len(problems) != 1 || problems[0].Severity != source.Warning {
		t.Errorf("problems %v", problems)
	}
}
