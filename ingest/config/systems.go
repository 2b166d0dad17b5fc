package config

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/model"
	"dossier/source"
)

// systemsFile is the file of a layer that states when support ends.
const systemsFile = "systems.yaml"

// Systems reads what is known of the support of operating systems, from the first layer that has the file. There are none, and no
// problem, where none has.
func Systems(layers ...Layer) ([]model.SystemFamily, []source.Problem) {
	for _, layer := range layers {
		if _, err := fs.Stat(layer.Files, systemsFile); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		file, data, wrong := layer.read(systemsFile)
		if wrong != nil {
			return nil, wrong
		}
		return DecodeSystems(file, data)
	}
	return nil, nil
}

// DecodeSystems reads a file of systems. file is the name that problems and dates bear.
func DecodeSystems(file string, data []byte) ([]model.SystemFamily, []source.Problem) {
	r := &reader{file: file}
	root := r.document(data)
	if root == nil {
		return nil, r.problems
	}
	var families []model.SystemFamily
	r.object(root, "the file of systems",
		key{"title", true, func(n *yaml.Node) { r.text(n, "title") }},
		key{"families", true, func(n *yaml.Node) {
			r.items(n, "families", func(item *yaml.Node) { families = append(families, r.family(item)) })
		}},
	)
	return families, r.problems
}

func (r *reader) family(n *yaml.Node) model.SystemFamily {
	f := model.SystemFamily{Ref: r.ref(n)}
	r.object(n, "a family",
		key{"name", true, func(n *yaml.Node) { f.Name = r.text(n, "name") }},
		key{"called", true, func(n *yaml.Node) {
			r.items(n, "called", func(item *yaml.Node) { f.Called = append(f.Called, strings.ToLower(r.text(item, "called"))) })
		}},
		key{"releases", true, func(n *yaml.Node) {
			r.items(n, "releases", func(item *yaml.Node) { r.addRelease(&f, item) })
		}},
	)
	return f
}

func (r *reader) addRelease(f *model.SystemFamily, n *yaml.Node) {
	s := model.SystemRelease{Ref: r.ref(n)}
	r.object(n, "a release",
		key{"release", true, func(n *yaml.Node) { s.Name = r.text(n, "release") }},
		key{"ends", true, func(n *yaml.Node) { s.Ends = r.date(n, "ends") }},
		key{"extended", false, func(n *yaml.Node) { s.Extended = r.date(n, "extended") }},
		key{"under", false, func(n *yaml.Node) { s.Under = r.text(n, "under") }},
		key{"note", false, func(n *yaml.Node) { s.Note = r.text(n, "note") }},
		key{"source", true, func(n *yaml.Node) { s.Source = r.text(n, "source") }},
		key{"read", true, func(n *yaml.Node) { s.Read = r.date(n, "read") }},
	)
	switch {
	case !s.Extended.IsZero() && s.Extended.Before(s.Ends):
		r.fail(n, fmt.Sprintf("extended %s is before ends %s", s.Extended, s.Ends), "a later day", "")
	case s.Extended.IsZero() != (s.Under == ""):
		r.fail(n, "extended and under do not stand together", "both, or neither", "")
	case slices.ContainsFunc(f.Releases, func(o model.SystemRelease) bool { return strings.EqualFold(o.Name, s.Name) }):
		r.fail(n, fmt.Sprintf("release %s stands twice", s.Name), "one entry a release", "")
	}
	f.Releases = append(f.Releases, s)
}
