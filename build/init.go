package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossier/compose"
	"dossier/model"
	"dossier/pack"
	"dossier/render/theme"
	"dossier/render/xlsx"
	"dossier/source"
	"dossier/templates"
	"dossier/value"
)

// Init makes dir a workspace to fill in: a configuration, the first workbook, folders for brand and templates. It gives the paths
// of what it wrote, below dir. Nothing is overwritten: where any of the files is there, none is written and the error names them all.
func Init(dir string) ([]string, error) {
	locale, _ := value.LocaleOf("en-GB")
	first, _ := compose.GroupOf(compose.FirstGroup)
	book, err := workbook(first, model.Config{Locale: locale}, nil, theme.Default())
	if err != nil {
		return nil, err
	}
	files, err := starters()
	if err != nil {
		return nil, err
	}
	return writeInto(dir, append(files, book))
}

// AddForms writes further workbooks into the workspace: one for each of the names, which are those of compose's groups. It fails with
// ErrUnknown for a name that none has, and with ErrConfiguration where there is no workspace. The ids that the workspace holds are in
// their drop-downs.
func AddForms(o Options, names []string) ([]string, []source.Problem, error) {
	var groups []compose.Group
	for _, name := range names {
		g, ok := compose.GroupOf(name)
		if !ok {
			return nil, nil, fmt.Errorf("%q: %w: want %s%s", name, ErrUnknown, strings.Join(FormNames(), ", "), Meant(name, "", FormNames()))
		}
		if !slices.ContainsFunc(groups, func(other compose.Group) bool { return other.Name == g.Name }) {
			groups = append(groups, g)
		}
	}
	s, problems, err := runStages(state{options: o}, []stage{{"configure", configure, ErrConfiguration}})
	if err != nil {
		return nil, problems, err
	}
	s, _, err = runStages(s, []stage{{"read", read, nil}}) // what is wrong with the inputs is of no matter here
	if err != nil {
		return nil, problems, err
	}
	var books []pack.NewFile
	for _, g := range groups {
		book, err := workbook(g, s.config, s.read.Portfolio, s.theme)
		if err != nil {
			return nil, problems, err
		}
		books = append(books, book)
	}
	written, err := writeInto(o.Dir, books)
	return written, problems, err
}

// FormNames are the names that AddForms knows.
func FormNames() []string {
	var names []string
	for _, g := range compose.Groups() {
		names = append(names, g.Name)
	}
	return names
}

// starters are the files that every workspace begins with, their paths below it.
func starters() ([]pack.NewFile, error) {
	layer, err := fs.Sub(templates.FS, "workspace")
	if err != nil {
		return nil, err
	}
	var files []pack.NewFile
	err = fs.WalkDir(layer, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(layer, name)
		if name == "gitignore" { // under its own name it would not be embedded
			name = ".gitignore"
		}
		files = append(files, pack.NewFile{Path: name, Data: data})
		return err
	})
	return files, err
}

// workbook is the form of a group as a file of the workspace.
func workbook(g compose.Group, c model.Config, p *model.Portfolio, look theme.Theme) (pack.NewFile, error) {
	data, problems := xlsx.Render(compose.Form(g, c, p), look)
	for _, p := range problems {
		if p.Severity == source.Error {
			return pack.NewFile{}, errors.New(p.String())
		}
	}
	return pack.NewFile{Path: "inputs/" + g.Name + ".xlsx", Data: data}, nil
}

func writeInto(dir string, files []pack.NewFile) ([]string, error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s: want a folder", dir)
	}
	var written []string
	for i, f := range files {
		written = append(written, f.Path)
		files[i].Path = filepath.Join(dir, filepath.FromSlash(f.Path))
	}
	if err := pack.WriteNew(files); err != nil {
		return nil, err
	}
	slices.Sort(written)
	return written, nil
}
