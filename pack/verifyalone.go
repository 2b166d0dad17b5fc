package pack

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"dossier/source"
)

// mostOfManifest is how many bytes of a manifest in a zip are read.
const mostOfManifest = 64 << 20

// verifyAlone checks a part that was handed over without its pack, as its folder or as its zip, against the part's own manifest. It says
// that nothing else vouches for that. ok is false where dir is neither.
func verifyAlone(dir string) (problems []source.Problem, ok bool) {
	if info, err := os.Stat(dir); err == nil && info.Mode().IsRegular() {
		return verifyZipAlone(dir), true
	}
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, false
	}
	var m partManifest
	if err := decode(data, &m); err != nil || m.Part == "" {
		return nil, false
	}
	problems = []source.Problem{unvouched(m)}
	found, err := walk(dir)
	if err != nil {
		return append(problems, problem(".", "cannot be listed: "+err.Error(), "")), true
	}
	problems = append(problems, found.strange()...)
	return append(problems, checkFiles(dir, m.Files, found.files)...), true
}

func unvouched(m partManifest) source.Problem {
	return source.Warn(source.Ref{File: manifestName}, fmt.Sprintf("is that of %s/ alone, and cannot itself be checked", m.Part), "the whole pack, where that is to be had", "")
}

// verifyZipAlone checks what the zip of a part holds against the manifest in it.
func verifyZipAlone(file string) []source.Problem {
	name := filepath.Base(file)
	z, err := zip.OpenReader(file)
	if err != nil {
		return []source.Problem{problem(name, "cannot be read: "+err.Error(), "a pack, a part of one, or the zip of a part")}
	}
	defer func() { _ = z.Close() }() // it was only read
	m, err := zippedManifest(&z.Reader)
	if err != nil {
		return []source.Problem{problem(name, "holds no manifest that can be read: "+err.Error(), "the zip of a part of a pack")}
	}
	problems := []source.Problem{unvouched(m)}
	listed := map[string]Entry{}
	for _, e := range m.Files {
		e.Path = m.Part + "/" + e.Path
		listed[e.Path] = e
	}
	held := map[string]bool{}
	for _, f := range z.File {
		want, known := listed[f.Name]
		switch {
		case held[f.Name]:
			problems = append(problems, problem(name, "holds "+f.Name+" twice", "each file once"))
		case f.Name == m.Part+"/"+manifestName:
		case !known:
			problems = append(problems, problem(name, "holds "+f.Name+", which is in no manifest", "only what was published"))
		default:
			if what := checkZipped(f, want); what != "" {
				problems = append(problems, problem(name, what, fmt.Sprintf("%d bytes, sha256 %s", want.Size, want.SHA256)))
			}
		}
		held[f.Name] = true
	}
	for _, e := range m.Files {
		if !held[m.Part+"/"+e.Path] {
			problems = append(problems, problem(name, "does not hold "+m.Part+"/"+e.Path, "every file of its manifest"))
		}
	}
	return problems
}

// zippedManifest is the manifest of the part that the zip holds: part/manifest.json.
func zippedManifest(z *zip.Reader) (partManifest, error) {
	var m partManifest
	at := slices.IndexFunc(z.File, func(f *zip.File) bool {
		return slices.Contains(parts, path.Dir(f.Name)) && path.Base(f.Name) == manifestName
	})
	if at < 0 {
		return m, fmt.Errorf("there is none")
	}
	r, err := z.File[at].Open()
	if err != nil {
		return m, err
	}
	defer func() { _ = r.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(r, mostOfManifest))
	if err != nil {
		return m, err
	}
	err = decode(data, &m)
	if err == nil && m.Part != path.Dir(z.File[at].Name) {
		err = fmt.Errorf("it is that of %q", m.Part)
	}
	return m, err
}
