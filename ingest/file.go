package ingest

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"

	"dossier/ingest/checklist"
	"dossier/ingest/sheet"
	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// fileReading is what became of one file.
type fileReading struct {
	input    Input
	tables   []table.Reading
	list     *model.Checklist // that the file is; it holds no tables then
	problems []source.Problem // of the file and of its tables
}

// readFile reads the tables of a file. It is hashed before and after, so that what was read is what the hash names.
func readFile(files fs.FS, path string, tables *table.Reader) fileReading {
	reading := fileReading{input: Input{Path: path}}
	ref := source.Ref{File: path}
	f, err := open(files, path)
	if err != nil {
		reading.problems = []source.Problem{source.Err(ref, "cannot be read: "+source.Reason(err), "a file that this user can read", "").As(source.FileNotRead)}
		return reading
	}
	defer f.close()
	before, err := f.hash()
	if err != nil {
		reading.problems = []source.Problem{source.Err(ref, "cannot be read: "+source.Reason(err), "a file that this user can read", "").As(source.FileNotRead)}
		return reading
	}
	reading.input.Size, reading.input.SHA256 = f.size, before
	book, problems := sheet.Open(path, f, f.size)
	reading.problems = problems
	if book != nil {
		reading.recognise(book, tables)
	}
	for _, t := range reading.tables {
		reading.problems = append(reading.problems, t.Problems...)
	}
	if after, err := f.hash(); err != nil || after != before || f.grew(files, path) {
		reading.problems = append(reading.problems, source.Err(ref, "the file changed while it was read", "a file at rest", "run again").As(source.FileNotRead))
	}
	return reading
}

// recognise reads the file as a self-assessment workbook where it is one, else as tables.
func (f *fileReading) recognise(book *sheet.Book, tables *table.Reader) {
	list, problems := checklist.Read(book)
	if list == nil {
		f.tables = tables.Book(book)
		return
	}
	list.SHA256 = f.input.SHA256
	f.list, f.problems = list, append(f.problems, problems...)
}

// file is an open file that can be read at any place.
type file struct {
	io.ReaderAt
	size  int64
	close func()
}

// open opens a regular file. A file system that cannot read at any place is read into memory.
func open(files fs.FS, path string) (*file, error) {
	f, err := files.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	if !info.Mode().IsRegular() {
		_ = f.Close()
		return nil, &fs.PathError{Op: "open", Path: path, Err: errNoFile}
	}
	if at, ok := f.(io.ReaderAt); ok {
		return &file{ReaderAt: at, size: info.Size(), close: func() { _ = f.Close() }}, nil
	}
	data, err := io.ReadAll(f)
	_ = f.Close()
	if err != nil {
		return nil, err
	}
	return &file{ReaderAt: bytes.NewReader(data), size: int64(len(data)), close: func() {}}, nil
}

type notFile string

func (e notFile) Error() string { return string(e) }

const errNoFile = notFile("it is no file")

func (f *file) hash() (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, f.size)); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// grew tells whether the path now names a file of another size: one that was appended to, or replaced.
func (f *file) grew(files fs.FS, path string) bool {
	info, err := fs.Stat(files, path)
	return err != nil || info.Size() != f.size
}

func sortInputs(inputs []Input) []Input {
	slices.SortFunc(inputs, func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	return slices.CompactFunc(inputs, func(a, b Input) bool { return a.Path == b.Path })
}
