package sarif_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	standard "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"

	"dossier/render/sarif"
)

// standardSchema is the JSON schema of SARIF 2.1.0 as OASIS publishes it, which go-sarif carries as a constant of its own.
func standardSchema(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var schema string
	ast.Inspect(file, func(n ast.Node) bool {
		if text, ok := n.(*ast.BasicLit); ok && schema == "" {
			schema, err = strconv.Unquote(text.Value)
		}
		return schema == ""
	})
	if err != nil || !strings.Contains(schema, sarif.Schema) {
		t.Fatalf("%s holds no schema called %s: %v", path, sarif.Schema, err)
	}
	return schema
}

// The standard's own schema has nothing to object, nor have the types that somebody else made from it.
func TestStandardSchema(t *testing.T) {
	data, err := sarif.Render(problems(), "1.2.3", "customer-C-07,part-public")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(standardSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	result, err := schema.Validate(gojsonschema.NewBytesLoader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range result.Errors() {
		t.Error(e)
	}
	known := json.NewDecoder(bytes.NewReader(data))
	known.DisallowUnknownFields()
	if err := known.Decode(&standard.Report{}); err != nil {
		t.Error(err)
	}
	for _, wrong := range [][2]string{{`"level": "error"`, `"level": "grave"`}, {`"ruleIndex"`, `"rule"`}, {`"startLine": 4`, `"startLine": 0`}} {
		spoilt := strings.Replace(string(data), wrong[0], wrong[1], 1)
		if result, err := schema.Validate(gojsonschema.NewStringLoader(spoilt)); err != nil || result.Valid() {
			t.Errorf("with %s the schema passes: it checks nothing (%v)", wrong[1], err)
		}
	}
}
