package ingest

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/ingest/near"
	"dossier/source"
)

// inputsFolder is where the tables lie.
const inputsFolder = "inputs"

// found are the files below inputs/, in the order of their paths.
type found struct {
	tables []string // read as tables
	others []string // of other types: evidence, or strangers
}

// hint helps with a path that dossier.yaml names and nothing was read from.
func (f found) hint(file string) string {
	if slices.Contains(f.tables, file) || slices.Contains(f.others, file) {
		return ""
	}
	return near.DidYouMean(file, f.tables)
}

// walk lists the files below inputs/. Lock files and hidden files are left out by name.
func (r *reading) walk() found {
	var f found
	err := fs.WalkDir(r.Files, inputsFolder, func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.problems = append(r.problems, source.Err(source.Ref{File: p}, "cannot be read: "+source.Reason(err), wantedAt(p), "").As(source.FileNotRead))
			return nil
		case p == inputsFolder && !entry.IsDir():
			r.problems = append(r.problems, source.Err(source.Ref{File: p}, "a file", "a folder with spreadsheets", "dossier init writes one").As(source.FileNotRead))
			return nil
		case p != inputsFolder && isHidden(entry.Name()):
			return skip(entry)
		case entry.IsDir():
			return nil
		}
		r.sort(&f, p, entry)
		return nil
	})
	if err != nil {
		r.problems = append(r.problems, source.Err(source.Ref{File: inputsFolder}, "cannot be read: "+source.Reason(err), "", "").As(source.FileNotRead))
	}
	slices.Sort(f.tables)
	slices.Sort(f.others)
	return f
}

// wantedAt is what a path below the workspace is to be.
func wantedAt(p string) string {
	if p == inputsFolder {
		return "a folder with spreadsheets"
	}
	return "a folder that this user can read"
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// sort puts a file where it belongs.
func (r *reading) sort(f *found, p string, entry fs.DirEntry) {
	ref := source.Ref{File: p}
	if entry.Type()&fs.ModeSymlink != 0 {
		info, err := fs.Stat(r.Files, p)
		switch {
		case err != nil:
			r.problems = append(r.problems, source.Err(ref, "a link that cannot be followed: "+source.Reason(err), "a file below the workspace", "copy the file itself").As(source.FileNotRead))
			return
		case info.IsDir():
			r.problems = append(r.problems, source.Warn(ref, "a link to a folder is not followed", "", "copy the folder itself").As(source.FileNotRead))
			return
		}
	} else if !entry.Type().IsRegular() {
		r.problems = append(r.problems, source.Warn(ref, "not a file: not read", "", "").As(source.FileNotRead))
		return
	}
	switch {
	case !isTable(p):
		f.others = append(f.others, p)
	case isConflict(p):
		r.problems = append(r.problems, source.Warn(ref, "a conflicted copy is not read", "one file", "keep the right one of the two and delete the other").As(source.FileNotRead))
	default:
		f.tables = append(f.tables, p)
	}
}

// isHidden tells whether a name is that of an editor's lock, of a hidden file, or of one that a system keeps for itself in every folder.
func isHidden(name string) bool {
	lower := strings.ToLower(name)
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || lower == "thumbs.db" || lower == "desktop.ini"
}

// packed is what to do with a file of the types in which exports are handed over; "" for any other.
func packed(p string) string {
	switch strings.ToLower(path.Ext(p)) {
	case ".gz", ".zip", ".7z", ".bz2", ".xz", ".zst", ".rar", ".tar", ".tgz":
		return "unpack it, if it holds an export"
	case ".parquet":
		return "export it as CSV"
	}
	return ""
}

// isConflict tells whether a name is one that programs which keep folders in step give to the loser of two changes.
func isConflict(p string) bool {
	name := strings.ToLower(path.Base(p))
	return strings.Contains(name, "conflicted copy") || strings.Contains(name, ".sync-conflict-") || strings.Contains(name, "[conflict]") || strings.Contains(name, "_conf(")
}

// isTable tells whether a file is read as a table: a type that is, or one that people take for it and that is then refused with a
// word of advice.
func isTable(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// strangers notes the files that nothing was made of: of another type, and no evidence.
func (r *reading) strangers(others []string, files []fileReading) {
	for _, p := range others {
		switch hint := packed(p); {
		case r.isNamed(p):
		case hint != "":
			r.problems = append(r.problems, source.Warn(source.Ref{File: p}, "a packed file, and no evidence that is registered: not read", "a table", hint).As(source.FileNotRead))
		default:
			r.problems = append(r.problems, source.Notice(source.Ref{File: p}, "not a table, and no evidence that is registered: not read", "", "").As(source.FileNotRead))
		}
	}
	for _, f := range files {
		if r.isNamed(f.input.Path) && !r.recognised[f.input.Path] {
			continue
		}
		r.problems = append(r.problems, f.problems...)
	}
}

// isNamed tells whether the evidence register, a customer or the configuration names the file.
func (r *reading) isNamed(p string) bool {
	_, evidence := r.portfolio.Evidence[p]
	if evidence || p == r.Config.Brand.Logo {
		return true
	}
	for _, e := range r.portfolio.Evidence {
		if e.Path == p {
			return true
		}
	}
	for _, c := range r.portfolio.Customers {
		if path.Clean(c.Logo) == p {
			return true
		}
	}
	return false
}
