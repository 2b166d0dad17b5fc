package pack

import (
	"bytes"
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// CacheLimits bound the cache. The zero value means the defaults.
type CacheLimits struct {
	Runs  int   // an entry goes when that many runs that used other units did not use it; 0 means 10
	Bytes int64 // beyond that the longest unused go first, never one that this run used; 0 means 2 GiB
}

// uses is the file that remembers which run used an entry last.
type uses struct {
	Run  int            `json:"run"`  // number of the last run that used other units than the one before it
	Last map[string]int `json:"last"` // key → run
}

// entry is one unit on disk.
type cached struct {
	key  string
	size int64
	last int // run
}

// Clean removes entries that were not used for long and, beyond the bound, those unused longest. Call it once, when a run
// has got and put all it needs. A run that used the very units of the one before it changes nothing.
func (c *Cache) Clean(limits CacheLimits) error {
	limits.Runs = cmp.Or(limits.Runs, 10)
	limits.Bytes = cmp.Or(limits.Bytes, 2<<30)
	before := c.readUses()
	entries, stray, err := c.list(before)
	if err != nil {
		return err
	}
	for _, path := range stray {
		if err := ignoreMissing(c.fs.Remove(path)); err != nil {
			return err
		}
	}
	now := c.age(before, entries)
	kept := map[string]int{}
	total := int64(0)
	slices.SortFunc(entries, func(a, b cached) int { return cmp.Or(cmp.Compare(b.last, a.last), cmp.Compare(a.key, b.key)) })
	for _, e := range entries {
		total += e.size
		if e.last < now && (e.last <= now-limits.Runs || total > limits.Bytes) {
			if err := c.remove(e.key); err != nil {
				return err
			}
			total -= e.size
			continue
		}
		kept[e.key] = e.last
	}
	return c.writeUses(before, uses{Run: now, Last: kept})
}

// age sets the last run of each entry and returns the number of this run.
func (c *Cache) age(before uses, entries []cached) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	same := true
	for _, e := range entries {
		same = same && c.used[e.key] == (before.Last[e.key] == before.Run)
	}
	now := before.Run
	if !same || now == 0 {
		now++
	}
	for i, e := range entries {
		if c.used[e.key] {
			entries[i].last = now
		}
	}
	return now
}

// list finds the entries, and the files that are no whole entry. One that uses does not know counts as used by its last run.
func (c *Cache) list(before uses) (entries []cached, stray []string, err error) {
	paths, err := filepath.Glob(filepath.Join(c.dir, "*", "*"))
	if err != nil {
		return nil, nil, err
	}
	for _, path := range paths {
		key, isUnit := strings.CutSuffix(filepath.Base(path), ".unit")
		key = strings.TrimSuffix(key, ".json")
		if !keyPattern.MatchString(key) {
			continue
		}
		unit, uerr := os.Stat(c.Path(key))
		if _, rerr := os.Stat(c.recordPath(key)); uerr != nil || rerr != nil {
			stray = append(stray, path)
			continue
		}
		if !isUnit {
			continue
		}
		last, known := before.Last[key]
		if !known {
			last = before.Run
		}
		entries = append(entries, cached{key: key, size: unit.Size(), last: last})
	}
	return entries, stray, nil
}

func (c *Cache) remove(key string) error {
	if err := ignoreMissing(c.fs.Remove(c.recordPath(key))); err != nil {
		return err
	}
	return ignoreMissing(c.fs.Remove(c.Path(key)))
}

func (c *Cache) usesPath() string { return filepath.Join(c.dir, "uses.json") }

// readUses is what the last run wrote; nothing where that cannot be read, since it is a help and no truth.
func (c *Cache) readUses() uses {
	var u uses
	data, err := os.ReadFile(c.usesPath())
	if err != nil || decode(data, &u) != nil {
		return uses{}
	}
	return u
}

func (c *Cache) writeUses(before, after uses) error {
	if before.Run == after.Run && maps.Equal(before.Last, after.Last) {
		return nil
	}
	data, err := encode(after)
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(c.usesPath()); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := c.fs.MkdirAll(c.dir); err != nil {
		return err
	}
	return c.write(c.usesPath(), data)
}
