package pack

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"dossier/value"
)

// manifestName is the name of the manifest of a pack and of each of its parts.
const manifestName = "manifest.json"

// Manifest says what a pack was made of and what it holds. It is internal: it names inputs.
type Manifest struct {
	Version   string       `json:"version"` // of the program
	Programme Programme    `json:"programme"`
	AsOf      value.Date   `json:"asOf"`
	Verdict   string       `json:"verdict"`           // the one line that the build ended with
	Narrowed  Narrowed     `json:"narrowed,omitzero"` // what of the whole the pack holds; the verdict and the figures are of the whole
	Inputs    []Input      `json:"inputs"`            // by path
	Figures   []FigureLine `json:"figures,omitempty"` // by id
	Files     []Entry      `json:"files"`             // every file of the pack but this one, by path; filled in by Publish
}

// Programme is the set of rules that a pack was judged by.
type Programme struct {
	ID      string `json:"id"`
	Edition string `json:"edition,omitempty"`
}

// Input is a file that the build read.
type Input struct {
	Path   string `json:"path"` // slash-separated, relative to the workspace
	SHA256 string `json:"sha256"`
}

// FigureLine is a figure as it was printed, with the places it comes from.
type FigureLine struct {
	ID      string   `json:"id"`
	Value   string   `json:"value"`           // as printed, without its unit
	Plain   string   `json:"plain,omitempty"` // the exact number, where it is printed otherwise: "1" of PASS
	Unit    string   `json:"unit,omitempty"`
	Sources []string `json:"sources,omitempty"` // source.Ref texts: "inputs/portfolio.xlsx!TCO!F12"
}

// Entry is one file of a pack.
type Entry struct {
	Path   string `json:"path"` // slash-separated, relative to the manifest
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
	Unit   string `json:"unit,omitempty"` // key of the unit that drew it; never in a part's manifest
	Of     string `json:"of,omitempty"`   // id of the customer that it is about; empty for the portfolio; never in a part's manifest
}

// partManifest is the manifest of one part: its files and nothing about where they come from, so that it may be handed out
// with them. Of an excerpt it says that it is one, and not of whom.
type partManifest struct {
	Part    string  `json:"part"`
	Excerpt bool    `json:"excerpt,omitempty"` // it holds what some customers have in the part, and nothing else of it
	Files   []Entry `json:"files"`
}

// ReadManifest reads the manifest of the pack in dir, which may be the link to it.
func ReadManifest(dir string) (Manifest, error) {
	m, _, err := readManifest(dir)
	return m, err
}

func readManifest(dir string) (m Manifest, data []byte, err error) {
	data, err = os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return Manifest{}, nil, err
	}
	if err := decode(data, &m); err != nil {
		return Manifest{}, data, fmt.Errorf("%s: %w", filepath.Join(dir, manifestName), err)
	}
	return m, data, nil
}

// decode reads one JSON value, refusing fields it does not know and anything after the value.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("something follows the manifest")
	}
	return nil
}

// encode writes v as people and diff tools like to read it.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sorted is m with inputs, figures and files in order. It fails on a figure or an input given twice.
func (m Manifest) sorted() (Manifest, error) {
	m.Inputs = slices.SortedFunc(slices.Values(m.Inputs), func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	m.Figures = slices.SortedFunc(slices.Values(m.Figures), func(a, b FigureLine) int { return cmp.Compare(a.ID, b.ID) })
	m.Files = slices.SortedFunc(slices.Values(m.Files), func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	for i := 1; i < len(m.Inputs); i++ {
		if m.Inputs[i].Path == m.Inputs[i-1].Path {
			return Manifest{}, fmt.Errorf("input %s is in the manifest twice", m.Inputs[i].Path)
		}
	}
	for i := 1; i < len(m.Figures); i++ {
		if m.Figures[i].ID == m.Figures[i-1].ID {
			return Manifest{}, fmt.Errorf("figure %s is in the manifest twice", m.Figures[i].ID)
		}
	}
	return m, nil
}

// equal tells whether two manifests say the same: a list that is empty is like one that is not there.
func (m Manifest) equal(n Manifest) bool {
	return m.sameBasis(n) && m.Narrowed.equal(n.Narrowed) && slices.Equal(m.Files, n.Files) &&
		slices.EqualFunc(m.Figures, n.Figures, func(a, b FigureLine) bool {
			return a.ID == b.ID && a.Value == b.Value && a.Plain == b.Plain && a.Unit == b.Unit && slices.Equal(a.Sources, b.Sources)
		})
}

// sameBasis tells whether two packs were made of the same inputs, by the same rules, on the same day.
func (m Manifest) sameBasis(n Manifest) bool {
	return m.Version == n.Version && m.Programme == n.Programme && m.AsOf == n.AsOf && m.Verdict == n.Verdict && slices.Equal(m.Inputs, n.Inputs)
}

// idPattern is what the folder of a pack is called.
var idPattern = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}|undated)-([0-9a-f]{12})$`)

// packID is the name of the pack whose manifest is data: the same content gives the same name.
func packID(asOf value.Date, data []byte) string {
	day := asOf.String()
	if day == "" {
		day = "undated"
	}
	sum := sha256.Sum256(data)
	return day + "-" + hex.EncodeToString(sum[:6])
}
