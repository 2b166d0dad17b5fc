package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"dossier/ingest/config"
	"dossier/ingest/evidence"
	"dossier/ingest/near"
	"dossier/model"
	"dossier/source"
)

// evidence looks at every file that the register names below the workspace. A URL is left out: nobody can check it here.
func (r *reading) evidence() {
	var registered []string // as registered
	paths, drawings := map[string]string{}, map[string]bool{}
	for _, d := range r.portfolio.Documents {
		if d.Path == "" || isURL(d.Path) {
			continue
		}
		clean, ok := config.Below(strings.ReplaceAll(d.Path, `\`, "/"))
		if !ok {
			r.problems = append(r.problems, source.Err(d.At("path"), fmt.Sprintf("path %q leads out of the workspace", d.Path), "a path below the workspace, or a URL", "copy the document into the workspace").As(source.Evidence))
			continue
		}
		drawings[d.Path] = drawings[d.Path] || d.Kind == model.ArchitectureDiagram
		if _, twice := paths[d.Path]; !twice {
			registered = append(registered, d.Path)
			paths[d.Path] = clean
		}
	}
	files, barred := make([]model.EvidenceFile, len(registered)), make([]bool, len(registered))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range registered {
		group.Go(func() error {
			files[i], barred[i] = look(r.Files, paths[p], drawings[p])
			return nil
		})
	}
	_ = group.Wait() // the functions give no errors
	for i, p := range registered {
		r.portfolio.Evidence[p] = files[i]
		if barred[i] { // it may be as good as it was: a run that cannot see it must not publish that it is not
			r.problems = append(r.problems, source.Err(source.Ref{File: files[i].Path}, "cannot be read: permission denied", "a file that this user can read", "it is registered as evidence").As(source.Evidence))
		}
		if files[i].SHA256 != "" {
			r.inputs = append(r.inputs, Input{Path: files[i].Path, Size: files[i].Size, SHA256: files[i].SHA256})
		}
	}
}

// look finds out what a path is, and keeps the picture of a drawing. barred is of a file that is there, and that this user may not read.
func look(files fs.FS, p string, drawing bool) (e model.EvidenceFile, barred bool) {
	e.Path = p
	f, err := open(files, p)
	if err != nil {
		e.Reason = missing(files, p, err)
		return e, errors.Is(err, fs.ErrPermission)
	}
	defer f.close()
	e.Exists, e.Size = true, f.size
	if e.SHA256, err = f.hash(); err != nil {
		e.Reason = "it cannot be read: " + source.Reason(err)
		return e, errors.Is(err, fs.ErrPermission)
	}
	e.Reason = evidence.Check(p, f, f.size)
	e.Opens = e.Reason == ""
	if e.Opens && drawing {
		e.Picture = evidence.Picture(f, f.size)
	}
	e.Created = evidence.Created(p, f, f.size)
	return e, false
}

// missing says why a path cannot be opened, and what stands there instead.
func missing(files fs.FS, p string, err error) string {
	reason := "there is no such file"
	if _, statErr := fs.Lstat(files, p); statErr == nil {
		return "it cannot be opened as a file: " + source.Reason(err)
	}
	entries, dirErr := fs.ReadDir(files, path.Dir(p))
	if dirErr != nil {
		return reason
	}
	var names []string
	for _, entry := range entries {
		names = append(names, path.Join(path.Dir(p), entry.Name()))
	}
	slices.Sort(names)
	if hint := near.DidYouMean(p, names); hint != "" {
		return reason + "; " + hint
	}
	return reason
}

func isURL(p string) bool {
	lower := strings.ToLower(p)
	return strings.Contains(lower, "://") || strings.HasPrefix(lower, "www.") || strings.HasPrefix(lower, "mailto:")
}
