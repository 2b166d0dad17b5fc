package pack

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dossier/source"
)

// verifyParts checks the manifest of each part against the pack's, and each zip against the manifest of its part.
func verifyParts(dir string) []source.Problem {
	m, err := ReadManifest(dir)
	if err != nil {
		return nil // said by verifyFiles
	}
	var problems []source.Problem
	for _, name := range m.Narrowed.parts() {
		want := partEntries(m, name)
		problems = append(problems, verifyPartManifest(dir, name, m.Narrowed.IsExcerpt(), want)...)
		problems = append(problems, verifyZip(dir, name, m.Narrowed.zipName(name), want)...)
	}
	return problems
}

// partEntries are the entries of the pack's manifest below the part, by path.
func partEntries(m Manifest, part string) []Entry {
	var entries []Entry
	for _, e := range m.Files {
		if len(e.Path) > len(part) && e.Path[:len(part)+1] == part+"/" {
			entries = append(entries, e)
		}
	}
	return entries
}

func verifyPartManifest(dir, part string, excerpt bool, want []Entry) []source.Problem {
	path := part + "/" + manifestName
	data, err := os.ReadFile(filepath.Join(dir, part, manifestName))
	if err != nil {
		return nil // said by verifyFiles
	}
	var pm partManifest
	if err := decode(data, &pm); err != nil {
		return []source.Problem{problem(path, "cannot be read: "+err.Error(), "the manifest of "+part+"/")}
	}
	listed := map[string]Entry{path: {}}
	for _, e := range pm.Files {
		listed[part+"/"+e.Path] = e
	}
	var problems []source.Problem
	for _, e := range want {
		got, ok := listed[e.Path]
		if e.Path != path && (!ok || got.Size != e.Size || got.SHA256 != e.SHA256) {
			problems = append(problems, problem(path, "does not list "+e.Path+" as the pack’s manifest does", "the same size and sha256"))
		}
	}
	if len(listed) != len(want) || pm.Part != part || pm.Excerpt != excerpt {
		problems = append(problems, problem(path, "does not list what the pack’s manifest lists", "the files of "+part+"/"))
	}
	return problems
}

// verifyZip checks that the zip of a part holds exactly its files, in order.
func verifyZip(dir, part, name string, want []Entry) []source.Problem {
	z, err := zip.OpenReader(filepath.Join(dir, name))
	if os.IsNotExist(err) {
		return nil // said by verifyFiles
	}
	if err != nil {
		return []source.Problem{problem(name, "cannot be read: "+err.Error(), "a zip of "+part+"/")}
	}
	defer func() { _ = z.Close() }() // it was only read
	if len(z.File) != len(want) {
		return []source.Problem{problem(name, fmt.Sprintf("holds %d files", len(z.File)), fmt.Sprintf("the %d of %s/", len(want), part))}
	}
	var problems []source.Problem
	for i, f := range z.File {
		if what := checkZipped(f, want[i]); what != "" {
			problems = append(problems, problem(name, what, "what "+part+"/ holds"))
		}
	}
	return problems
}

func checkZipped(f *zip.File, want Entry) string {
	if f.Name != want.Path {
		return fmt.Sprintf("holds %q where %q belongs", f.Name, want.Path)
	}
	if f.UncompressedSize64 != uint64(want.Size) {
		return "holds another " + want.Path
	}
	r, err := f.Open()
	if err != nil {
		return f.Name + " in it cannot be read: " + err.Error()
	}
	defer func() { _ = r.Close() }() // it was only read
	d, err := digestOf(io.LimitReader(r, want.Size+1))
	switch {
	case err != nil:
		return f.Name + " in it cannot be read: " + err.Error()
	case d.sha256 != want.SHA256:
		return "holds another " + want.Path
	}
	return ""
}
