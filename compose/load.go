package compose

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"dossier/doc"
	"dossier/source"
)

// Set is the document templates of a workspace, in the order of their names, each checked against its view.
type Set struct{ Templates []*Template }

// Template is one document template, ready to be filled. It is immutable, and safe for any number of goroutines.
type Template struct {
	Name     string       // "case-study-audit"
	File     string       // "templates/documents/case-study-audit.md"
	Audience doc.Audience // of what it makes
	Unit     string       // PerMigration or PerPortfolio
	Formats  []string     // pdf, html, xlsx, text

	front front
	view  reflect.Type // of what it is filled with
	text  []string     // the files it was made of, for keys
	bound []*Template  // whose documents it holds
	root  *template.Template
	sites []site
}

// What a template is made once for.
const (
	PerMigration = "migration"
	PerPortfolio = "portfolio"
)

const (
	documentsDir = "documents"
	partialsDir  = "documents/partials"
	maxTemplate  = 1 << 20 // bytes of one template file
)

// Load reads the document templates of the layers, the built-in ones first: a file of a later layer stands in for the one of the
// same name in an earlier. Each layer is a templates folder, and may be nil. What is wrong with any template is an error at its
// line; the templates that are right are in the set all the same.
func Load(layers ...fs.FS) (*Set, []source.Problem) {
	var problems []source.Problem
	documents, p := readAll(layers, documentsDir)
	problems = append(problems, p...)
	partials, p := readAll(layers, partialsDir)
	problems = append(problems, p...)
	set := &Set{}
	for _, d := range documents {
		t, p := newTemplate(d, partials)
		problems = append(problems, p...)
		if t != nil {
			set.Templates = append(set.Templates, t)
		}
	}
	for _, t := range set.Templates {
		problems = append(problems, set.bind(t)...)
	}
	return set, source.Sort(problems)
}

// Template is the template of the name, or nil.
func (s *Set) Template(name string) *Template {
	for _, t := range s.Templates {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// file is a template file as it was read.
type file struct {
	name string // without folder and ending
	path string // as messages name it
	text string
}

func readAll(layers []fs.FS, dir string) (files []file, problems []source.Problem) {
	for _, layer := range layers {
		if layer == nil {
			continue
		}
		entries, err := fs.ReadDir(layer, dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			problems = append(problems, source.Err(source.Ref{File: "templates/" + dir}, err.Error(), "a folder that can be read", ""))
			continue
		}
		for _, e := range entries {
			if e.IsDir() || path.Ext(e.Name()) != ".md" || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			f, err := readFile(layer, dir+"/"+e.Name())
			if err != nil {
				problems = append(problems, source.Err(source.Ref{File: f.path}, err.Error(), "a Markdown file of at most 1 MiB", ""))
				continue
			}
			files = slices.DeleteFunc(files, func(old file) bool { return old.name == f.name })
			files = append(files, f)
		}
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.name, b.name) })
	return files, problems
}

func readFile(layer fs.FS, name string) (file, error) {
	f := file{name: strings.TrimSuffix(path.Base(name), ".md"), path: "templates/" + name}
	info, err := fs.Stat(layer, name)
	if err != nil {
		return f, err
	}
	if info.Size() > maxTemplate {
		return f, fmt.Errorf("%d bytes", info.Size())
	}
	text, err := fs.ReadFile(layer, name)
	f.text = strings.ReplaceAll(string(text), "\r\n", "\n")
	return f, err
}

// newTemplate parses and checks one document; nil where it has errors.
func newTemplate(f file, partials []file) (*Template, []source.Problem) {
	ref := source.Ref{File: f.path}
	head, body, err := splitFront(f.text)
	if err != nil {
		return nil, []source.Problem{yamlProblem(ref, err)}
	}
	t := &Template{
		Name: f.name, File: f.path, Audience: head.Audience, Unit: head.Unit, Formats: head.Formats, front: head,
		text: []string{f.path, f.text},
	}
	if p := t.frontProblems(ref); len(p) > 0 {
		return nil, p
	}
	t.view = viewOf(t.Audience, t.Unit)
	trees := map[string]*parse.Tree{}
	problems := parseInto(trees, file{name: bodyName, path: f.path, text: body})
	for _, p := range partials {
		problems = append(problems, parseInto(trees, p)...)
	}
	for _, l := range head.templated() {
		problems = append(problems, parseInto(trees, file{name: l.name, path: f.path, text: strings.Repeat("\n", max(0, l.line-1)) + l.text})...)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	used, problems := t.check(trees)
	problems = append(problems, skeletonProblems(f.path, body)...)
	for _, p := range partials {
		if used[p.path] {
			t.text = append(t.text, p.path, p.text)
			problems = append(problems, skeletonProblems(p.path, p.text)...)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	t.assemble(trees)
	return t, nil
}

// check walks everything that the document may print, and gives the files that it stands in.
func (t *Template) check(trees map[string]*parse.Tree) (used map[string]bool, problems []source.Problem) {
	c := &checker{trees: trees, results: results(), view: t.view, audience: t.Audience, done: map[call]bool{}}
	view := reflect.PointerTo(t.view)
	c.template(bodyName, view, source.Ref{File: t.File})
	for _, l := range t.front.templated() {
		c.template(l.name, view, source.Ref{File: t.File, Line: l.line})
	}
	used = map[string]bool{}
	for called := range c.done {
		used[trees[called.name].ParseName] = true
	}
	return used, c.problems
}

// assemble adds to the checked trees what carries values into tokens, and makes them the template's.
func (t *Template) assemble(trees map[string]*parse.Tree) {
	t.root = template.New("").Funcs(template.FuncMap{})
	for _, name := range treeNames(trees) {
		tree := trees[name].Copy()
		t.prepare(tree)
		// The names are those of trees that parsed, so that adding them cannot fail.
		if added, err := t.root.AddParseTree(name, tree); err == nil {
			t.root = added
		}
	}
}

// bodyName is the document's own text among its trees; front matter lines are called as their field, in parentheses.
const bodyName = "(document)"

// namedLine is a templated line of the front matter.
type namedLine struct {
	name string
	scalar
}

// templated are the front matter's templated lines that are there.
func (f front) templated() []namedLine {
	all := []namedLine{{"(title)", f.Title}, {"(subtitle)", f.Subtitle}, {"(subject)", f.Subject}, {"(footer)", f.Footer}}
	for i, fact := range f.Facts {
		all = append(all, namedLine{factName(i), fact.text})
	}
	return slices.DeleteFunc(all, func(l namedLine) bool { return l.text == "" })
}

func factName(i int) string { return "(fact " + strconv.Itoa(i+1) + ")" }

// parseInto parses a file, and what it defines, into trees.
func parseInto(trees map[string]*parse.Tree, f file) []source.Problem {
	tree := parse.New(f.name)
	tree.Mode = parse.SkipFuncCheck
	parsed := map[string]*parse.Tree{}
	if _, err := tree.Parse(f.text, "", "", parsed); err != nil {
		return []source.Problem{parseProblem(f.path, err)}
	}
	var problems []source.Problem
	for _, name := range treeNames(parsed) {
		parsed[name].ParseName = f.path // Parse has set it to the name
		if _, ok := trees[name]; ok {
			problems = append(problems, source.Err(source.Ref{File: f.path}, fmt.Sprintf("template %q is defined twice", name), "one of each name", ""))
			continue
		}
		trees[name] = parsed[name]
	}
	return problems
}

func parseProblem(file string, err error) source.Problem {
	text := strings.TrimPrefix(err.Error(), "template: ")
	if m := positioned.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[2])
		return source.Err(source.Ref{File: file, Line: line}, m[3], "a template that parses", "")
	}
	return source.Err(source.Ref{File: file}, text, "a template that parses", "")
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

func yamlProblem(ref source.Ref, err error) source.Problem {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return source.Err(ref.AtLine(line), "front matter: "+m[2], "", "")
	}
	return source.Err(ref.AtLine(1), strings.TrimPrefix(err.Error(), "yaml: "), "", "")
}
