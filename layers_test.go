// Package dossier_test holds the rules of the repository as tests: who may import whom, and what only one package may touch.
package dossier_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers says which of our packages each package may import, by the first matching prefix; what is not listed may import nothing
// of ours. ARCHITECTURE.md draws the same table and gives the reasons.
var layers = []struct {
	pkg     string
	imports []string
}{
	{"source", nil},
	{"value", []string{"source"}},
	{"model", []string{"source", "value"}},
	{"doc/doctest", []string{"source", "value", "doc"}},
	{"doc", []string{"source", "value"}},
	{"ingest", []string{"source", "value", "model", "ingest"}},
	{"assess", []string{"source", "value", "model", "assess"}},
	{"templates", nil},
	{"compose", []string{"source", "value", "model", "doc", "compose"}},
	{"render/theme", nil},
	{"render/chart", []string{"source", "value", "doc", "render/theme"}},
	{"render", []string{"source", "value", "doc", "render"}},
	{"pack", []string{"source", "value", "pack"}},
	{"build", []string{"source", "value", "model", "ingest", "assess", "templates", "compose", "doc", "render", "pack", "build"}},
	{"cmd/dossier", []string{"build", "pack", "source"}},
	{"tools", []string{"source", "value", "model", "tools"}},
}

func TestLayers(t *testing.T) {
	for _, f := range goFiles(t) {
		pkg := path.Dir(f.path)
		if pkg == "." || strings.HasSuffix(f.path, "_test.go") && strings.HasSuffix(f.ast.Name.Name, "_test") {
			continue // tests from outside a package may use what they need as oracles and fixtures
		}
		allowed, known := allowedImports(pkg)
		if !known {
			t.Errorf("%s: package %s is in no layer: add it to layers and to ARCHITECTURE.md", f.path, pkg)
			continue
		}
		for _, imported := range ours(f.ast) {
			if imported == "tools/testtool" && strings.HasSuffix(f.path, "_test.go") {
				continue // any test may compare with a program
			}
			if imported != pkg && !slices.ContainsFunc(allowed, func(a string) bool { return below(imported, a) }) {
				t.Errorf("%s: %s may not import %s", f.path, pkg, imported)
			}
		}
	}
}

// only says which packages alone may import a library, or name a function, with the reason.
var only = []struct{ what, in, why string }{
	{"github.com/go-pdf/fpdf", "render/pdf", "layout is ours; fpdf measures and draws"},
	{"github.com/xuri/excelize/v2", "render/xlsx", "it writes our workbooks; reading is ingest/sheet's"},
	{"github.com/spf13/cobra", "cmd/dossier", "the command line is the command's"},
	{"github.com/gofrs/flock", "pack", "all writing goes through pack"},
	{"net", "", "no network reaches a build"},
	{"net/http", "", "no network reaches a build"},
	{"os/exec", "", "no subprocess reaches a build"},
	{"time.Now", "cmd/dossier", "only the command reads the clock"},
	{"os.Getenv", "cmd/dossier", "only the command reads the environment"},
	{"os.LookupEnv", "cmd/dossier", "only the command reads the environment"},
	{"os.Exit", "cmd/dossier", "main is one line around a function that tests call"},
}

func TestOnly(t *testing.T) {
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.path, "_test.go") || strings.HasPrefix(f.path, "tools/") {
			continue
		}
		used := append(imports(f.ast), calls(f.ast)...)
		for _, rule := range only {
			if slices.Contains(used, rule.what) && (rule.in == "" || !below(path.Dir(f.path), rule.in)) {
				t.Errorf("%s uses %s: %s", f.path, rule.what, rule.why)
			}
		}
	}
}

// TestNoInit forbids init functions: stages pass values, and nothing registers itself.
func TestNoInit(t *testing.T) {
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init function: stages pass values", f.path)
			}
		}
	}
}

type goFile struct {
	path string // slash-separated, from the root
	ast  *ast.File
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var files []goFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "out" || strings.HasPrefix(d.Name(), ".") && p != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, goFile{filepath.ToSlash(p), parsed})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found %d files only: the test does not run at the root", len(files))
	}
	return files
}

func allowedImports(pkg string) (allowed []string, known bool) {
	for _, l := range layers {
		if below(pkg, l.pkg) {
			return l.imports, true
		}
	}
	return nil, false
}

// below tells whether pkg is dir or below it.
func below(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }

func imports(f *ast.File) []string {
	var paths []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

func ours(f *ast.File) []string {
	var paths []string
	for _, p := range imports(f) {
		if rest, ok := strings.CutPrefix(p, "dossier/"); ok {
			paths = append(paths, rest)
		}
	}
	return paths
}

// calls are the selector expressions of a file, "os.Getenv".
func calls(f *ast.File) []string {
	var found []string
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				found = append(found, x.Name+"."+s.Sel.Name)
			}
		}
		return true
	})
	return found
}
