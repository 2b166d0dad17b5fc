package testtool

import (
	"os"
	"path/filepath"
	"testing"
)

// began is the folder that the test began in: that of its package.
var began, _ = os.Getwd()

// Samples is the folder of real files that are not part of the repository: DOSSIER_SAMPLES, or shared/samples beside the repository.
// Without them the test skips and says so, in CI too: whoever clones the repository has none. Where the folder is there, .ci/run lets no test
// say so.
func Samples(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("DOSSIER_SAMPLES")
	for at := began; folder == ""; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil || at == filepath.Dir(at) {
			folder = filepath.Join(at, "..", "shared", "samples")
		}
	}
	if _, err := os.Stat(folder); err == nil {
		return folder
	}
	t.Skipf("no samples at %s: set DOSSIER_SAMPLES", folder)
	return ""
}

// Sample is the content of one of the Samples.
func Sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(Samples(t), filepath.FromSlash(name)))
	must(t, err)
	return data
}
