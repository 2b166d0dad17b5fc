package pack_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dossier/pack"
	"dossier/source"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func open(t *testing.T, out string, opts pack.Options) *pack.Out {
	t.Helper()
	o, err := pack.Open(out, opts)
	must(t, err)
	return o
}

// run uses units of the cache as a build does, drawing those that are missing, and tells which those were.
func run(t *testing.T, out string, limits pack.CacheLimits, units ...string) (drawn []string) {
	t.Helper()
	o := open(t, out, pack.Options{})
	defer o.Close()
	for _, unit := range units {
		if _, _, ok := o.Cache.Get(hash(unit)); !ok {
			drawn = append(drawn, unit)
			must(t, o.Cache.Put(hash(unit), []byte("drawn "+unit), nil))
		}
	}
	must(t, o.Cache.Clean(limits))
	return drawn
}

func TestCacheGivesBackWhatWasPut(t *testing.T) {
	out := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		key := hash(rapid.String().Draw(r, "key"))
		data := rapid.SliceOf(rapid.Byte()).Draw(r, "data")
		problems := []source.Problem{{
			Severity: rapid.SampledFrom([]source.Severity{source.Note, source.Warning, source.Error}).Draw(r, "severity"),
			Ref: source.Ref{File: rapid.StringMatching(`[a-z!:.]*`).Draw(r, "file"), Sheet: rapid.StringMatching(`[a-z!]*`).Draw(r, "sheet"),
				Cells: source.Cell(rapid.IntRange(1, 99).Draw(r, "col"), 3), Line: rapid.IntRange(0, 9).Draw(r, "line")},
			What: rapid.StringMatching(`\PC*`).Draw(r, "what"), Want: "w", Hint: "<h>",
		}}
		o, err := pack.Open(out, pack.Options{})
		if err != nil {
			r.Fatal(err)
		}
		defer o.Close()
		if err := o.Cache.Put(key, data, problems); err != nil {
			r.Fatal(err)
		}
		got, gotProblems, ok := o.Cache.Get(key)
		if !ok || !bytes.Equal(got, data) || !cmp.Equal(gotProblems, problems) {
			r.Fatalf("got %v %q %v", ok, got, gotProblems)
		}
	})
}

func TestCacheMisses(t *testing.T) {
	damages := map[string]func(unit, record string) error{
		"flipped":          func(unit, _ string) error { return overwrite(unit, "drawM") },
		"cut":              func(unit, _ string) error { return os.Truncate(unit, 2) },
		"unit gone":        func(unit, _ string) error { return os.Remove(unit) },
		"record gone":      func(_, record string) error { return os.Remove(record) },
		"record cut":       func(_, record string) error { return os.Truncate(record, 9) },
		"record is longer": func(_, record string) error { return overwrite(record, `{"sha256":"`+hash("drawn")+`"}{}`) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			o := open(t, t.TempDir(), pack.Options{})
			defer o.Close()
			must(t, o.Cache.Put(hash("a"), []byte("drawn"), nil))
			if _, ok := o.Cache.Has(hash("a")); !ok {
				t.Fatal("a whole entry is a miss")
			}
			unit := o.Cache.Path(hash("a"))
			record := unit[:len(unit)-len("unit")] + "json"
			must(t, errors.Join(os.Chmod(unit, 0o644), os.Chmod(record, 0o644), damage(unit, record)))
			if _, _, ok := o.Cache.Get(hash("a")); ok {
				t.Error("Get hits")
			}
			if _, ok := o.Cache.Has(hash("a")); ok {
				t.Error("Has hits")
			}
			must(t, o.Cache.Put(hash("a"), []byte("drawn"), nil))
			if _, _, ok := o.Cache.Get(hash("a")); !ok {
				t.Error("still a miss after it was put again")
			}
		})
	}
}

func TestCacheRefusesKeysThatAreNoHash(t *testing.T) {
	o := open(t, t.TempDir(), pack.Options{})
	defer o.Close()
	for _, key := range []string{"", "a", "../../../../etc/passwd", "ABCDEF0123456789", "0123456789abcde/"} {
		if err := o.Cache.Put(key, []byte("x"), nil); err == nil {
			t.Errorf("key %q was put", key)
		}
		if _, _, ok := o.Cache.Get(key); ok {
			t.Errorf("key %q was got", key)
		}
	}
}

func TestCacheForgetsWhatWasNotUsed(t *testing.T) {
	out := t.TempDir()
	two := pack.CacheLimits{Runs: 2}
	run(t, out, two, "a", "b")
	run(t, out, two, "a", "c")
	if drawn := run(t, out, two, "a", "b"); drawn != nil {
		t.Errorf("drew %v after one run without it", drawn)
	}
	run(t, out, two, "a", "c")
	run(t, out, two, "a", "d")
	if diff := cmp.Diff([]string{"b"}, run(t, out, two, "a", "b", "c", "d")); diff != "" {
		t.Error(diff)
	}
}

func TestCacheSameUnitsDoNotAgeOthers(t *testing.T) {
	out := t.TempDir()
	two := pack.CacheLimits{Runs: 2}
	run(t, out, two, "a", "b")
	for range 5 {
		run(t, out, two, "a")
	}
	before := content(t, filepath.Join(out, ".cache"))
	run(t, out, two, "a")
	if diff := cmp.Diff(before, content(t, filepath.Join(out, ".cache"))); diff != "" {
		t.Error(diff)
	}
	if drawn := run(t, out, two, "b"); drawn != nil {
		t.Errorf("drew %v", drawn)
	}
}

func TestCacheIsBounded(t *testing.T) {
	out := t.TempDir()
	small := pack.CacheLimits{Bytes: 10} // one unit has 7 bytes
	run(t, out, small, "a")
	run(t, out, small, "b")
	if drawn := run(t, out, small, "c", "d", "e"); len(drawn) != 3 {
		t.Errorf("drew %v", drawn)
	}
	if diff := cmp.Diff([]string{"a", "b"}, run(t, out, small, "a", "b", "c", "d", "e")); diff != "" {
		t.Error(diff)
	}
}

func TestCacheIsSharedByWorkers(t *testing.T) {
	o := open(t, t.TempDir(), pack.Options{})
	defer o.Close()
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for _, unit := range []string{"a", "b", "c"} {
				if err := o.Cache.Put(hash(unit), []byte(unit), nil); err != nil {
					t.Error(err)
				}
				if data, _, ok := o.Cache.Get(hash(unit)); !ok || string(data) != unit {
					t.Errorf("got %q, %v", data, ok)
				}
			}
		})
	}
	workers.Wait()
}

func TestCacheWriteThatFailsLeavesNothing(t *testing.T) {
	for k := 1; ; k++ {
		out := t.TempDir()
		must(t, os.MkdirAll(out, 0o755))
		disk := &faulty{err: errFault}
		o := open(t, out, pack.Options{FS: disk})
		disk.n, disk.at = 0, k
		err := o.Cache.Put(hash("a"), []byte("drawn"), nil)
		must(t, o.Close())
		if disk.n < k {
			break
		}
		if err == nil {
			t.Errorf("step %d: no error", k)
		}
		run(t, out, pack.CacheLimits{})
		for path := range content(t, filepath.Join(out, ".cache")) {
			if filepath.Ext(path) == ".unit" || filepath.Ext(path) == ".json" && filepath.Base(path) != "uses.json" {
				t.Errorf("step %d: %s is left over", k, path)
			}
		}
	}
}
