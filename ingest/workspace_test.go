package ingest_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dossier/ingest"
	"dossier/model"
	"dossier/source"
)

// base is the least workspace without a problem.
func base() fstest.MapFS {
	return fstest.MapFS{
		"inputs/customers.csv":  {Data: []byte("id,legal name\nC-01,Example Ltd\n")},
		"inputs/migrations.csv": {Data: []byte("id,customer,title\nM-01,C-01,Moving out\n")},
	}
}

func with(files fstest.MapFS, name, data string) fstest.MapFS {
	files[name] = &fstest.MapFile{Data: []byte(data)}
	return files
}

func wantProblem(t *testing.T, problems []source.Problem, line string) {
	t.Helper()
	if !slices.ContainsFunc(problems, func(p source.Problem) bool { return strings.HasPrefix(p.String(), line) }) {
		t.Errorf("no problem %q; got %v", line, problems)
	}
}

func TestInputsAreListedWithTheirHashes(t *testing.T) {
	files := with(base(), "inputs/z/documents.csv", "id,kind,title,date,path\nD-1,TCO,Cost,2025-01-01,evidence/tco.txt\nD-2,TCO,Again,2025-01-01,evidence/tco.txt\n")
	files = with(files, "evidence/tco.txt", "what it costs")
	result, problems := ingest.Read(ingest.Workspace{Files: files})
	if len(problems) > 0 {
		t.Error(problems)
	}
	var want []ingest.Input
	for _, name := range []string{"evidence/tco.txt", "inputs/customers.csv", "inputs/migrations.csv", "inputs/z/documents.csv"} {
		sum := sha256.Sum256(files[name].Data)
		want = append(want, ingest.Input{Path: name, Size: int64(len(files[name].Data)), SHA256: hex.EncodeToString(sum[:])})
	}
	if diff := cmp.Diff(want, result.Inputs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// changing is a file system in which one file is another one each time its first bytes are read.
type changing struct {
	fstest.MapFS
	name string
}

func (c changing) Open(name string) (fs.File, error) {
	f, err := c.MapFS.Open(name)
	if err != nil || name != c.name {
		return f, err
	}
	return &changingFile{File: f, data: slices.Clone(c.MapFS[name].Data)}, nil
}

type changingFile struct {
	fs.File
	data []byte
}

func (f *changingFile) ReadAt(p []byte, off int64) (int, error) {
	if off == 0 {
		f.data[len(f.data)-2]++
	}
	return bytes.NewReader(f.data).ReadAt(p, off)
}

func TestFileThatChangesWhileItIsReadIsAnError(t *testing.T) {
	_, problems := ingest.Read(ingest.Workspace{Files: changing{base(), "inputs/customers.csv"}})
	wantProblem(t, problems, "error: inputs/customers.csv: the file changed while it was read")
}

// A file that is there twice is read once: as the one that dossier.yaml names, and twice only where it names both, each for a migration of
// its own.
func TestCopiesAreReadOnce(t *testing.T) {
	bill := "bill/PayerAccountId,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost\n" +
		"111122223333,111122223333,Usage,2025-01-01T00:00:00Z,2025-01-01T01:00:00Z,AmazonEC2,1,USD,0.5\n"
	read := func(inventories ...model.Inventory) (int, []source.Problem) {
		files := with(with(base(), "inputs/cur.csv", bill), "inputs/cur (1).csv", bill)
		with(files, "inputs/migrations.csv", "id,customer,title\nM-01,C-01,One\nM-02,C-01,Two\n")
		result, problems := ingest.Read(ingest.Workspace{Files: files, Config: model.Config{Inventories: inventories}})
		return len(result.Portfolio.Charges), problems
	}
	entry := func(file, migration string) model.Inventory {
		return model.Inventory{File: file, Migration: migration, Ref: source.Ref{File: "dossier.yaml", Line: 3}}
	}
	n, problems := read()
	if wantProblem(t, problems, "warning: inputs/cur (1).csv: byte for byte the same as inputs/cur.csv: not read"); n != 0 {
		t.Errorf("%d charges of no migration", n)
	}
	n, problems = read(entry("inputs/cur (1).csv", "M-01"))
	if wantProblem(t, problems, "warning: inputs/cur.csv: byte for byte the same as inputs/cur (1).csv: not read"); n != 1 || source.Worst(problems) == source.Error {
		t.Errorf("%d charges, want 1: %v", n, problems)
	}
	if n, problems = read(entry("inputs/cur (1).csv", "M-01"), entry("inputs/cur.csv", "M-01")); n != 1 || source.Worst(problems) == source.Error {
		t.Errorf("%d charges of one migration, want 1: %v", n, problems)
	}
	if n, problems = read(entry("inputs/cur*.csv", "M-01")); n != 1 || source.Worst(problems) == source.Error {
		t.Errorf("%d charges by a pattern, want 1: %v", n, problems)
	}
	if n, problems = read(entry("inputs/cur (1).csv", "M-01"), entry("inputs/cur.csv", "M-02")); n != 2 || source.Worst(problems) > source.Note {
		t.Errorf("%d charges of two migrations, want 2: %v", n, problems)
	}
}

// streaming is a file system whose files can only be read from the beginning.
type streaming struct{ fstest.MapFS }

func (s streaming) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	if dir, ok := f.(fs.ReadDirFile); ok {
		return dir, err
	}
	return struct{ fs.File }{f}, err
}

func TestFileSystemWithoutReadAtIsRead(t *testing.T) {
	var _ io.ReaderAt // what the files lack
	result, problems := ingest.Read(ingest.Workspace{Files: streaming{base()}})
	if len(problems) > 0 || len(result.Portfolio.Customers) != 1 {
		t.Errorf("%d customers, %v", len(result.Portfolio.Customers), problems)
	}
}

func TestNothingIsReadFromOutsideTheWorkspace(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	secret := filepath.Join(outside, "secret.csv")
	write := func(name, data string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(secret, "id,legal name\nC-99,Secret Ltd\n")
	for name, f := range base() {
		write(filepath.Join(inside, name), string(f.Data))
	}
	write(filepath.Join(inside, "inputs/documents.csv"), "id,kind,title,date,path\nD-1,TCO,Cost,2025-01-01,inputs/link.pdf\n")
	for link, target := range map[string]string{"inputs/servers.csv": secret, "inputs/link.pdf": secret, "inputs/folder": outside} {
		if err := os.Symlink(target, filepath.Join(inside, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = root.Close() }()
	result, problems := ingest.Read(ingest.Workspace{Files: root.FS()})
	wantProblem(t, problems, "error: inputs/servers.csv: a link that cannot be followed")
	if len(result.Portfolio.Customers) != 1 || len(result.Portfolio.Servers) != 0 {
		t.Errorf("read from outside: %v", result.Portfolio.Customers)
	}
	if e := result.Portfolio.Evidence["inputs/link.pdf"]; e.Exists || e.SHA256 != "" || e.Reason == "" {
		t.Errorf("evidence outside the workspace: %+v", e)
	}
}

func TestSameFilesGiveTheSameAnswer(t *testing.T) {
	first, problems := readFolder(t, "testdata/references")
	for range 5 {
		again, more := readFolder(t, "testdata/references")
		if dump(first.Portfolio) != dump(again.Portfolio) || !slices.Equal(problems, more) {
			t.Fatal("two readings of the same files differ")
		}
	}
}

func TestWorkspaceWithoutInputsSaysSo(t *testing.T) {
	_, problems := ingest.Read(ingest.Workspace{Files: fstest.MapFS{}})
	wantProblem(t, problems, "error: inputs: cannot be read")
	wantProblem(t, problems, "error: inputs: no file holds a table of Customers")
}

func TestInputsThatAreAFile(t *testing.T) {
	_, problems := ingest.Read(ingest.Workspace{Files: fstest.MapFS{"inputs": &fstest.MapFile{Data: []byte("x")}}})
	wantProblem(t, problems, "error: inputs: a file: want a folder with spreadsheets (dossier init writes one)")
}

// barred is a file system with a file that the user may not read.
type barred struct {
	fstest.MapFS
	file string
}

func (b barred) Open(name string) (fs.File, error) {
	if name == b.file {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

// A file that cannot be read stops the run, evidence too: it may be as good as it was, and a pack must not say that it is not.
func TestFilesThatMayNotBeRead(t *testing.T) {
	files := base()
	files["inputs/documents.csv"] = &fstest.MapFile{Data: []byte("id,migration,kind,title,date,path\nD-1,M-01,SOW,Contract,2026-01-05,inputs/evidence/sow.txt\n")}
	files["inputs/evidence/sow.txt"] = &fstest.MapFile{Data: []byte("signed")}
	for file, hint := range map[string]string{"inputs/documents.csv": "", "inputs/evidence/sow.txt": " (it is registered as evidence)"} {
		_, problems := ingest.Read(ingest.Workspace{Files: barred{files, file}})
		wantProblem(t, problems, "error: "+file+": cannot be read: permission denied: want a file that this user can read"+hint)
	}
}

// Whatever a CSV holds, it is read or refused with a place; no row of a recognised table disappears.
func FuzzRead(f *testing.F) {
	f.Add("id,migration,name,CPUs,memory,migrated on\nS-1,M-01,h,2,\"1,024\",03/04/2025\n")
	f.Add("VM,Powerstate,CPUs,Memory\nh,poweredOn,2,4096\n")
	f.Add("id;migration;applications\n1E+20;M-01;\"a;b\"\nTotal;;\n* note;;\n")
	f.Add("\xef\xbb\xbfid,migration\n\n\nExample: x,y\nid,migration\n")
	f.Fuzz(func(t *testing.T, text string) {
		result, problems := ingest.Read(ingest.Workspace{Files: with(base(), "inputs/servers.csv", text)})
		for _, p := range problems {
			if p.Ref.File == "" || p.What == "" {
				t.Fatalf("a problem without a place or a word: %+v", p)
			}
		}
		for _, table := range result.Portfolio.Tables {
			if table.Ref.File == "inputs/servers.csv" && table.Kind == "" && len(problems) == 0 {
				t.Fatal("the table is not read, and nothing is said")
			}
		}
	})
}
