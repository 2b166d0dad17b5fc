package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"

	"dossier/source"
)

// Cache holds drawn units by key. A unit is a pure function of what its key is the hash of, so that an entry never grows
// stale; one that is not whole (cut short, altered, unreadable) is a miss. It is safe for concurrent use.
type Cache struct {
	fs  FS
	dir string

	mu   sync.Mutex
	temp int             // temporary files made by this run
	used map[string]bool // keys that this run got or put
}

func openCache(fs FS, dir string) *Cache { return &Cache{fs: fs, dir: dir, used: map[string]bool{}} }

// keyPattern is what a key must look like: a hash in hex.
var keyPattern = regexp.MustCompile(`^[0-9a-f]{16,128}$`)

// record is the second file of an entry: what it takes to trust the first.
type record struct {
	SHA256   string          `json:"sha256"`
	Problems []storedProblem `json:"problems,omitempty"`
}

// Get is the unit with that key and the problems found when it was drawn; false where the cache does not hold it whole.
func (c *Cache) Get(key string) ([]byte, []source.Problem, bool) {
	rec, ok := c.record(key)
	if !ok {
		return nil, nil, false
	}
	data, err := os.ReadFile(c.Path(key))
	if err != nil {
		return nil, nil, false
	}
	if d, _ := digestOf(bytes.NewReader(data)); d.sha256 != rec.SHA256 {
		return nil, nil, false
	}
	c.use(key)
	return data, unstore(rec.Problems), true
}

// Has is Get for a caller who passes Path on as the Source of a File: it checks the bytes without keeping them.
func (c *Cache) Has(key string) ([]source.Problem, bool) {
	rec, ok := c.record(key)
	if !ok {
		return nil, false
	}
	if d, err := digestFile(c.Path(key)); err != nil || d.sha256 != rec.SHA256 {
		return nil, false
	}
	c.use(key)
	return unstore(rec.Problems), true
}

// Path is the file that holds the bytes of the unit with that key, which must be one that Get, Has or Put accepted.
func (c *Cache) Path(key string) string { return filepath.Join(c.dir, key[:2], key+".unit") }

func (c *Cache) recordPath(key string) string { return filepath.Join(c.dir, key[:2], key+".json") }

func (c *Cache) record(key string) (record, bool) {
	if !keyPattern.MatchString(key) {
		return record{}, false
	}
	data, err := os.ReadFile(c.recordPath(key))
	if err != nil {
		return record{}, false
	}
	var rec record
	return rec, decode(data, &rec) == nil
}

// Put keeps a unit and the problems found when it was drawn. An error leaves no entry, or the one that was there.
func (c *Cache) Put(key string, data []byte, problems []source.Problem) error {
	if !keyPattern.MatchString(key) {
		return fmt.Errorf("cache key %q: want a hash in hex", key)
	}
	d, err := digestOf(bytes.NewReader(data))
	if err != nil {
		return err
	}
	rec, err := encode(record{SHA256: d.sha256, Problems: store(problems)})
	if err != nil {
		return err
	}
	if err := c.fs.MkdirAll(filepath.Join(c.dir, key[:2])); err != nil {
		return err
	}
	if err := c.write(c.Path(key), data); err != nil {
		return err
	}
	if err := c.write(c.recordPath(key), rec); err != nil {
		return err
	}
	c.use(key)
	return nil
}

// write replaces path in one step. It is not synced: an entry that a power cut damaged is a miss.
func (c *Cache) write(path string, data []byte) error {
	temp := c.tempPath()
	f, err := c.fs.Create(temp)
	if err != nil {
		return err
	}
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = c.fs.Rename(temp, path)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(c.fs.Remove(temp)))
	}
	return nil
}

// tempPath is beside the entries, so that a rename suffices, and is swept like all that is unfinished.
func (c *Cache) tempPath() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.temp++
	return filepath.Join(c.dir, unfinished+strconv.Itoa(c.temp))
}

func (c *Cache) use(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key] = true
}

func ignoreMissing(err error) error {
	if os.IsNotExist(err) {
		return nil
	}
	return err
}

// storedProblem is a source.Problem in a form that can be read back.
type storedProblem struct {
	Severity int          `json:"severity"`
	File     string       `json:"file,omitempty"`
	Sheet    string       `json:"sheet,omitempty"`
	Cells    source.Range `json:"cells"`
	Line     int          `json:"line,omitempty"`
	What     string       `json:"what"`
	Want     string       `json:"want,omitempty"`
	Hint     string       `json:"hint,omitempty"`
}

func store(problems []source.Problem) []storedProblem {
	var stored []storedProblem
	for _, p := range problems {
		stored = append(stored, storedProblem{
			Severity: int(p.Severity),
			File:     p.Ref.File, Sheet: p.Ref.Sheet, Cells: p.Ref.Cells, Line: p.Ref.Line,
			What: p.What, Want: p.Want, Hint: p.Hint,
		})
	}
	return stored
}

func unstore(stored []storedProblem) []source.Problem {
	var problems []source.Problem
	for _, s := range stored {
		problems = append(problems, source.Problem{
			Severity: source.Severity(s.Severity),
			Ref:      source.Ref{File: s.File, Sheet: s.Sheet, Cells: s.Cells, Line: s.Line},
			What:     s.What, Want: s.Want, Hint: s.Hint,
		})
	}
	return problems
}
