package config

import (
	"io/fs"
	"path"

	"dossier/source"
)

// Layer is a place where programme files lie.
type Layer struct {
	Name  string // as the files are called in problems: "templates/programmes"
	Files fs.FS  // holding *.yaml
}

// names are the layer's files, in order.
func (l Layer) names() ([]string, []source.Problem) {
	names, err := fs.Glob(l.Files, "*.yaml")
	if err != nil {
		return nil, []source.Problem{source.Err(source.Ref{File: l.Name}, "cannot be read: "+err.Error(), "", "")}
	}
	return names, nil
}

// read is a file of the layer, with the name that problems bear.
func (l Layer) read(name string) (file string, data []byte, problems []source.Problem) {
	file = path.Join(l.Name, name)
	data, err := fs.ReadFile(l.Files, name)
	if err != nil {
		problems = []source.Problem{source.Err(source.Ref{File: file}, "cannot be read: "+err.Error(), "a file that this user can read", "")}
	}
	return file, data, problems
}
