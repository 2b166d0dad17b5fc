package pack

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
)

// plan is a pack whose every file is known by its digest, before a byte of it is written.
type plan struct {
	manifest Manifest // without the zips
	parts    []part
}

// part is the files of one audience, by path, its manifest among them.
type part struct {
	name  string
	files []planned
}

// planned is a file that was read once. Its path begins with the part.
type planned struct {
	File
	digest digest
}

// newPlan checks paths, reads every file for its digest and adds the manifests of the parts. It reports all that is wrong.
func newPlan(p Pack) (plan, error) {
	files := slices.SortedFunc(slices.Values(p.Files), func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	if err := errors.Join(checkPaths(files), p.Manifest.Narrowed.check(files)); err != nil {
		return plan{}, err
	}
	read, err := readAll(files)
	if err != nil {
		return plan{}, err
	}
	pl := plan{manifest: p.Manifest}
	pl.manifest.Files = nil
	for _, name := range p.Manifest.Narrowed.parts() {
		part, err := newPart(name, p.Manifest.Narrowed.IsExcerpt(), read)
		if err != nil {
			return plan{}, err
		}
		pl.parts = append(pl.parts, part)
		for _, f := range part.files {
			pl.manifest.Files = append(pl.manifest.Files, f.entry())
		}
	}
	pl.manifest, err = pl.manifest.sorted()
	return pl, err
}

func (f planned) entry() Entry {
	return Entry{Path: f.Path, Size: f.digest.size, SHA256: f.digest.sha256, Unit: f.Unit, Of: f.Of}
}

func readAll(files []File) ([]planned, error) {
	var read []planned
	var wrong []error
	for _, f := range files {
		d, err := f.read()
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", f.Path, err))
			continue
		}
		read = append(read, planned{File: f, digest: d})
	}
	return read, errors.Join(wrong...)
}

func (f File) read() (digest, error) {
	if f.Source != "" && f.Data != nil {
		return digest{}, errors.New("has both data and a source file")
	}
	r, err := f.open()
	if err != nil {
		return digest{}, err
	}
	defer func() { _ = r.Close() }() // it was only read
	d, err := digestOf(r)
	if err == nil && d.size == 0 {
		return digest{}, errors.New("is empty")
	}
	return d, err
}

// newPart picks the files of a part and adds its manifest, whose paths are relative to the part.
func newPart(name string, excerpt bool, all []planned) (part, error) {
	p := part{name: name}
	m := partManifest{Part: name, Excerpt: excerpt, Files: []Entry{}}
	for _, f := range all {
		below, ok := strings.CutPrefix(f.Path, name+"/")
		if !ok {
			continue
		}
		p.files = append(p.files, f)
		m.Files = append(m.Files, Entry{Path: below, Size: f.digest.size, SHA256: f.digest.sha256})
	}
	data, err := encode(m)
	if err != nil {
		return part{}, err
	}
	d, err := digestOf(bytes.NewReader(data))
	if err != nil {
		return part{}, err
	}
	p.files = append(p.files, planned{File: File{Path: name + "/" + manifestName, Data: data}, digest: d})
	slices.SortFunc(p.files, func(a, b planned) int { return cmp.Compare(a.Path, b.Path) })
	return p, nil
}

// checkPaths reports every path that could not be written, unpacked or told from another on any system.
func checkPaths(files []File) error {
	var wrong []error
	seen := map[string]string{} // folded path → path; folders too
	for _, f := range files {
		if what := badPath(f.Path); what != "" {
			wrong = append(wrong, fmt.Errorf("%q: %s", f.Path, what))
			continue
		}
		folded := strings.ToLower(f.Path)
		if other, taken := seen[folded]; taken {
			wrong = append(wrong, fmt.Errorf("%s: the same path as %s", f.Path, other))
		}
		seen[folded] = f.Path
	}
	for _, f := range files {
		for dir := path.Dir(strings.ToLower(f.Path)); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if other, taken := seen[dir]; taken {
				wrong = append(wrong, fmt.Errorf("%s: %s is a file, not a folder", f.Path, other))
			}
		}
	}
	return errors.Join(wrong...)
}

func badPath(p string) string {
	name, below, _ := strings.Cut(p, "/")
	switch {
	case !slices.Contains(parts, name) || below == "":
		return "want a path below audit/, internal/ or public/"
	case path.Clean(p) != p:
		return "want a path without empty, . or .. steps"
	case strings.EqualFold(below, manifestName):
		return "the name of the part’s manifest is taken"
	case strings.ContainsAny(p, `\:`) || strings.ContainsFunc(p, unicode.IsControl):
		return "want a path without backslash, colon and control characters"
	case strings.ContainsFunc(p, func(r rune) bool { return r == unicode.ReplacementChar }):
		return "want a path in utf-8"
	}
	return ""
}
