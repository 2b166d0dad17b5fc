package formats_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"go.yaml.in/yaml/v3"

	"dossier/ingest/formats"
)

// A format file is read or refused; what was read is read again as it was written.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal("no format files", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := formats.Parse(data)
		if err != nil {
			if !reflect.DeepEqual(first, formats.Format{}) {
				t.Fatalf("an error, and a format: %+v", first)
			}
			return
		}
		written, err := yaml.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		again, err := formats.Parse(written)
		if err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, written)
		}
		rewritten, err := yaml.Marshal(again)
		if err != nil || string(rewritten) != string(written) {
			t.Fatalf("%s\nis written again as\n%s", written, rewritten)
		}
	})
}
