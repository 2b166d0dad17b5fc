package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dossier/ingest/sheet"
	"dossier/pack"
	"dossier/render/xlsx/annotate"
	"dossier/source"
)

// ErrFolder is what a folder for copies that will not do is refused with.
var ErrFolder = errors.New("copies are never written among the inputs: want another folder")

// mostAnnotated is the largest file that is copied: a larger one is mended where it came from.
const mostAnnotated = 64 << 20

// annotateInputs writes a copy of each file of the inputs that has something wrong in a cell, with that marked, below the folder. It
// gives the paths of the copies and notes on the files that cannot be copied. Nothing is overwritten.
func annotateInputs(s state, problems []source.Problem, folder string) ([]string, []source.Problem, error) {
	var files []pack.NewFile
	var notes []source.Problem
	for _, name := range marked(problems) {
		own := slices.DeleteFunc(slices.Clone(problems), func(p source.Problem) bool { return p.Ref.File != name || p.Severity < source.Warning })
		data, to, err := annotated(s.root.FS(), name, own)
		if err != nil {
			notes = append(notes, source.Warn(source.Ref{File: name}, "no annotated copy can be made: "+err.Error(), "", ""))
			continue
		}
		at := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(to, "inputs/")))
		if isInside(filepath.Dir(at), filepath.Join(s.options.Dir, "inputs")) {
			return nil, notes, fmt.Errorf("%s: %w", folder, ErrFolder)
		}
		files = append(files, pack.NewFile{Path: at, Data: data})
	}
	if err := pack.WriteNew(files); err != nil {
		return nil, notes, err
	}
	var copies []string
	for _, f := range files {
		copies = append(copies, filepath.ToSlash(f.Path))
	}
	return copies, notes, nil
}

// marked are the files below inputs/ with a cell that is wrong, in order.
func marked(problems []source.Problem) []string {
	var files []string
	for _, p := range problems {
		if p.Severity >= source.Warning && p.Ref.Cells != (source.Range{}) && strings.HasPrefix(p.Ref.File, "inputs/") && !slices.Contains(files, p.Ref.File) {
			files = append(files, p.Ref.File)
		}
	}
	return files
}

// annotated is the marked copy of a file, and what to call it: a text table becomes a workbook.
func annotated(files fs.FS, name string, problems []source.Problem) (data []byte, to string, err error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, "", err
	}
	if info.Size() > mostAnnotated {
		return nil, "", fmt.Errorf("it is larger than %d MiB", mostAnnotated>>20)
	}
	data, err = fs.ReadFile(files, name)
	if err != nil {
		return nil, "", err
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xltm":
		data, err = annotate.Workbook(data, problems)
		return data, name, err
	}
	book, _ := sheet.Open(name, bytes.NewReader(data), info.Size())
	if book == nil || len(book.Sheets) != 1 {
		return nil, "", errors.New("it is no table")
	}
	rows := map[int][]string{}
	for row := range book.Sheets[0].Rows() {
		for _, c := range row.Cells {
			rows[row.Number] = append(rows[row.Number], c.Text)
		}
	}
	data, err = annotate.Table(rows, problems)
	return data, name + ".xlsx", err
}

// isInside tells whether a folder, which need not be there yet, is another or lies below it, links followed.
func isInside(folder, of string) bool {
	want, err := os.Stat(of)
	if err != nil {
		return false
	}
	at, err := filepath.Abs(folder)
	if err != nil {
		return true // it cannot be told: rather no copy
	}
	for {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			at = real
			break
		}
		if at == filepath.Dir(at) {
			return false
		}
		at = filepath.Dir(at)
	}
	for {
		if info, err := os.Stat(at); err == nil && os.SameFile(info, want) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
		at = filepath.Dir(at)
	}
}
