package pack

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossier/source"
)

// Verify checks every file of the pack in dir (or of the link to it) against its manifests, and each zip against its part:
// what is missing, added, changed or renamed, each as an error at the file's path below the pack. None means sound.
// A folder that no longer has the name it was published under gives a warning: its manifest then vouches for itself.
// A part that was handed over without its pack, as its folder or as its zip, is checked against its own manifest, with such a warning.
func Verify(dir string) []source.Problem {
	if problems, ok := verifyAlone(dir); ok {
		return source.Sort(problems)
	}
	problems := verifyFiles(dir)
	problems = append(problems, verifyParts(dir)...)
	return source.Sort(problems)
}

// verifyFiles checks the manifest against the pack's name, and every file against the manifest.
func verifyFiles(dir string) []source.Problem {
	_, problems := readSound(dir)
	return problems
}

// readSound reads the manifest of the pack in dir and checks it as verifyFiles does. The manifest is zero where it cannot be read.
func readSound(dir string) (Manifest, []source.Problem) {
	m, data, err := readManifest(dir)
	if err != nil {
		return Manifest{}, []source.Problem{problem(manifestName, "cannot be read: "+err.Error(), "the manifest of a pack, or of a part of one")}
	}
	problems := verifyID(dir, m, data)
	found, err := walk(dir)
	if err != nil {
		return m, append(problems, problem(".", "cannot be listed: "+err.Error(), ""))
	}
	problems = append(problems, found.strange()...)
	return m, append(problems, checkFiles(dir, m.Files, found.files)...)
}

// verifyID checks that the manifest has the hash its folder is named after.
func verifyID(dir string, m Manifest, data []byte) []source.Problem {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return []source.Problem{problem(".", err.Error(), "")}
	}
	real, err = filepath.Abs(real)
	if err != nil {
		return []source.Problem{problem(".", err.Error(), "")}
	}
	name, id := filepath.Base(real), packID(m.AsOf, data)
	switch {
	case name == id:
		return nil
	case idPattern.MatchString(name):
		return []source.Problem{problem(manifestName, "changed since it was published", "the manifest of "+name)}
	}
	return []source.Problem{source.Warn(source.Ref{File: manifestName},
		fmt.Sprintf("cannot itself be checked, since its folder is called %q", name), "a folder called "+id, "")}
}

// checkFiles compares the files that were found with the entries of a manifest.
func checkFiles(dir string, entries []Entry, found []string) []source.Problem {
	var problems []source.Problem
	known := map[string]bool{manifestName: true}
	missing := map[string]string{} // sha256 → path
	for _, e := range entries {
		known[e.Path] = true
		what := checkEntry(dir, e)
		if what == isMissing {
			missing[e.SHA256] = e.Path
		}
		if what != "" {
			problems = append(problems, problem(e.Path, what, fmt.Sprintf("%d bytes, sha256 %s", e.Size, e.SHA256)))
		}
	}
	for _, name := range found {
		if known[name] {
			continue
		}
		what := "is in no manifest"
		if d, err := digestFile(filepath.Join(dir, filepath.FromSlash(name))); err == nil && missing[d.sha256] != "" {
			what = "was renamed from " + missing[d.sha256]
		}
		problems = append(problems, problem(name, what, "only what was published"))
	}
	return problems
}

const isMissing = "is missing"

// checkEntry says what is wrong with the file of e below dir; "" for nothing.
func checkEntry(dir string, e Entry) string {
	if badEntry(e.Path) {
		return "is no path below the pack"
	}
	path := filepath.Join(dir, filepath.FromSlash(e.Path))
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return isMissing
	case !info.Mode().IsRegular():
		return "is no file"
	case info.Size() != e.Size:
		return fmt.Sprintf("changed since it was published: has %d bytes", info.Size())
	}
	d, err := digestFile(path)
	switch {
	case err != nil:
		return "cannot be read: " + err.Error()
	case d.sha256 != e.SHA256:
		return "changed since it was published: has sha256 " + d.sha256
	}
	return ""
}

func badEntry(path string) bool {
	return !fs.ValidPath(path) || path == "." || strings.Contains(path, `\`) || !filepath.IsLocal(filepath.FromSlash(path))
}

func digestFile(path string) (digest, error) {
	f, err := os.Open(path)
	if err != nil {
		return digest{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return digestOf(f)
}

// tree is what lies below a folder, as slash-separated paths relative to it, sorted.
type tree struct {
	files  []string // regular files
	others []string // links, devices: nothing that is ever published
	empty  []string // folders that hold nothing
}

func walk(dir string) (tree, error) {
	var t tree
	holds := map[string]bool{}
	var folders []string
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return tree{}, err
	}
	err = filepath.WalkDir(real, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == real {
			return err
		}
		rel, err := filepath.Rel(real, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		holds[filepath.ToSlash(filepath.Dir(rel))] = true
		switch {
		case e.IsDir():
			folders = append(folders, rel)
		case e.Type().IsRegular():
			t.files = append(t.files, rel)
		default:
			t.others = append(t.others, rel)
		}
		return nil
	})
	for _, name := range folders {
		if !holds[name] {
			t.empty = append(t.empty, name)
		}
	}
	slices.Sort(t.files)
	return t, err
}

// strange reports what no pack holds.
func (t tree) strange() []source.Problem {
	var problems []source.Problem
	for _, name := range t.others {
		problems = append(problems, problem(name, "is neither file nor folder", "only what was published"))
	}
	for _, name := range t.empty {
		problems = append(problems, problem(name, "is an empty folder", "only what was published"))
	}
	return problems
}

func problem(path, what, want string) source.Problem {
	return source.Err(source.Ref{File: path}, what, want, "")
}
