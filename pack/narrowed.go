package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dossier/source"
)

// Parts are the folders of a pack, by audience.
func Parts() []string { return slices.Clone(parts) }

// Narrowed says what of the whole a pack holds. The zero value is the whole.
type Narrowed struct {
	Customers []string `json:"customers,omitempty"` // ids; empty: all of them, and what is about none
	Parts     []string `json:"parts,omitempty"`     // empty: all of them
}

// IsZero tells whether nothing is left out.
func (n Narrowed) IsZero() bool { return len(n.Customers)+len(n.Parts) == 0 }

// IsExcerpt tells whether the parts themselves are not whole: they then hold what some customers have in them.
func (n Narrowed) IsExcerpt() bool { return len(n.Customers) > 0 }

func (n Narrowed) equal(m Narrowed) bool {
	return slices.Equal(n.Customers, m.Customers) && slices.Equal(n.Parts, m.Parts)
}

// parts are those that the pack has, in order.
func (n Narrowed) parts() []string {
	if len(n.Parts) == 0 {
		return parts
	}
	return slices.DeleteFunc(slices.Clone(parts), func(name string) bool { return !slices.Contains(n.Parts, name) })
}

// holds tells whether a file at the path, about the customer, belongs to the pack.
func (n Narrowed) holds(path, customer string) bool {
	part, _, _ := strings.Cut(path, "/")
	return (len(n.Parts) == 0 || slices.Contains(n.Parts, part)) && (len(n.Customers) == 0 || slices.Contains(n.Customers, customer))
}

// check reports the files that do not belong to the pack.
func (n Narrowed) check(files []File) error {
	var wrong []error
	for _, f := range files {
		if !n.holds(f.Path, f.Of) {
			wrong = append(wrong, fmt.Errorf("%s: does not belong to a pack of %s", f.Path, n))
		}
	}
	return errors.Join(wrong...)
}

// String is what the pack holds, in words; "everything" for the whole.
func (n Narrowed) String() string {
	var words []string
	switch len(n.Customers) {
	case 0:
	case 1:
		words = append(words, "customer "+n.Customers[0])
	default:
		words = append(words, "customers "+strings.Join(n.Customers, ", "))
	}
	switch len(n.Parts) {
	case 0:
	case 1:
		words = append(words, "part "+n.Parts[0])
	default:
		words = append(words, "parts "+strings.Join(n.Parts, ", "))
	}
	if len(words) == 0 {
		return "everything"
	}
	return strings.Join(words, ", ")
}

// longestName is how long the name of a folder may be before a hash stands for its end.
const longestName = 80

var strangeInName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// Name is what the folder of such packs is called: "customer-C-07+C-09,part-public". Ids that no folder can bear, or too many, are told
// apart by a hash. It is "" for the whole.
func (n Narrowed) Name() string {
	if n.IsZero() {
		return ""
	}
	var words []string
	if len(n.Customers) > 0 {
		words = append(words, "customer-"+strings.Join(n.Customers, "+"))
	}
	if len(n.Parts) > 0 {
		words = append(words, "part-"+strings.Join(n.Parts, "+"))
	}
	name, strange := strings.Join(words, ","), slices.ContainsFunc(n.Customers, strangeInName.MatchString)
	if !strange && len(name) <= longestName {
		return name
	}
	sum := sha256.Sum256([]byte(strings.Join(n.Customers, "\x00") + "\x00\x00" + strings.Join(n.Parts, "\x00")))
	safe := strangeInName.ReplaceAllString(strings.ReplaceAll(strings.ReplaceAll(name, "+", "\x00"), ",", "\x00"), "-")
	return strings.Trim(safe[:min(len(safe), longestName)], "-.") + "," + hex.EncodeToString(sum[:6])
}

// excerptZip is what the name of a zip ends in whose part is not whole, so that nobody takes it for the whole one.
const excerptZip = "-excerpt"

func (n Narrowed) zipName(part string) string {
	if n.IsExcerpt() {
		return part + excerptZip + ".zip"
	}
	return part + ".zip"
}

// common are the files of either pack that both could hold: what one of them was not asked for is neither added nor removed.
func common(older, newer Manifest) (a, b []Entry) {
	inBoth := func(files []Entry) []Entry {
		return slices.DeleteFunc(slices.Clone(files), func(e Entry) bool {
			return !older.Narrowed.holds(e.Path, e.Of) || !newer.Narrowed.holds(e.Path, e.Of)
		})
	}
	return inBoth(older.Files), inBoth(newer.Files)
}

// excerptsName is the folder below out that holds the excerpts.
const excerptsName = "excerpts"

// excerpts are the folders of all excerpts.
func (o *Out) excerpts() ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(o.dir, excerptsName))
	if err != nil {
		return nil, ignoreMissing(err)
	}
	var dirs []string
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, filepath.Join(o.dir, excerptsName, e.Name()))
		}
	}
	return dirs, nil
}

// dropExcerpts removes the excerpts that were made of other inputs than the whole pack: stale output does not survive. The pack is
// published by then, so that what fails here is a warning.
func (o *Out) dropExcerpts(whole Manifest, result *Result) {
	dirs, err := o.excerpts()
	if err != nil {
		result.Problems = append(result.Problems, source.Warn(source.Ref{}, "excerpts cannot be listed: "+err.Error(), "", ""))
		return
	}
	for _, dir := range dirs {
		name := filepath.Base(dir)
		if current, err := Current(dir); err == nil {
			if m, err := ReadManifest(current); err == nil && m.sameBasis(whole) {
				continue
			}
		}
		gone := filepath.Join(o.dir, stagingGone+name)
		err := o.fs.Rename(dir, gone)
		if err == nil {
			err = removeAll(o.fs, gone)
		}
		if err != nil {
			result.Problems = append(result.Problems, source.Warn(source.Ref{}, fmt.Sprintf("the excerpt %s, of other inputs, cannot be removed: %v", name, err), "", ""))
			continue
		}
		result.Dropped = append(result.Dropped, name)
	}
	if len(dirs) > 0 && len(result.Dropped) == len(dirs) {
		_ = o.fs.Remove(filepath.Join(o.dir, excerptsName)) // empty; where it is not, it stays
	}
}
