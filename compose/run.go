package compose

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"text/template"

	"dossier/doc"
	"dossier/source"
	"dossier/value"
)

// What one document may take. A real one takes a few hundredths of it.
const (
	maxText  = 2 << 20 // bytes of Markdown
	maxSteps = 1 << 18 // turns of loops, calls of templates, values printed
)

// The functions that loading adds to the parse trees. No template can call them: they are not on the list of allowed names.
const (
	emitName = "_emit"
	stepName = "_step"
)

// The marks around a token's number. Templates may not hold them, and data never reaches the Markdown, so none can be forged.
const (
	tokenOpen  = '\uE000'
	tokenClose = '\uE001'
)

// run is one filling of one template. What it prints goes into tokens; the Markdown holds only their numbers.
type run struct {
	tmpl   *Template
	about  string // whose document: "customer C-04"
	locale value.Locale
	tokens []token
	steps  int
}

// token is what one printed value stands for.
type token struct {
	site    int
	inlines []doc.Inline
	block   *block
}

// site is a place in a template that prints something.
type site struct {
	file string
	line int
	expr string // as written: ".Quote.Text"
}

// absent is the error of printing what is not there.
type absent struct{ site site }

func (e absent) Error() string { return e.site.expr + " is not there" }

var (
	errText  = fmt.Errorf("the document grows beyond %d MiB of text", maxText>>20)
	errSteps = fmt.Errorf("the document takes more than %d steps", maxSteps)
)

// fill gives the Markdown of one of the template's texts: its body, or a line of the front matter.
func (r *run) fill(name string, view any) (string, error) {
	root, err := r.tmpl.root.Clone()
	if err != nil {
		return "", err
	}
	var text limited
	if err := root.Funcs(r.functions()).ExecuteTemplate(&text, name, view); err != nil {
		return "", err
	}
	return text.String(), nil
}

// limited is a text that stops growing.
type limited struct{ strings.Builder }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxText {
		return 0, errText
	}
	return l.Builder.Write(p)
}

// step counts a turn of a loop or a call.
func (r *run) step() (string, error) {
	r.steps++
	if r.steps > maxSteps {
		return "", errSteps
	}
	return "", nil
}

// emit takes what a template prints and gives the token that stands for it.
func (r *run) emit(at int, v any) (string, error) {
	if _, err := r.step(); err != nil {
		return "", err
	}
	t := token{site: at}
	switch v := v.(type) {
	case block:
		t.block = &v
	case *Prose:
		if v == nil || v.Text == "" {
			return "", absent{r.tmpl.sites[at]}
		}
		t.tell(v.Text, v.Ref)
	case Story:
		if v == "" {
			return "", absent{r.tmpl.sites[at]}
		}
		t.tell(string(v), source.Ref{})
	default:
		inlines, ok := inlinesOf(v)
		if !ok {
			return "", fmt.Errorf("%s is %s: want a text, a value or a block", r.tmpl.sites[at].expr, describe(v))
		}
		if len(inlines) == 0 {
			return "", absent{r.tmpl.sites[at]}
		}
		t.inlines = inlines
	}
	r.tokens = append(r.tokens, t)
	return string(tokenOpen) + strconv.Itoa(len(r.tokens)-1) + string(tokenClose), nil
}

// tell makes the token a narrative.
func (t *token) tell(text string, ref source.Ref) {
	t.block = &block{blocks: narrative(text, ref)}
	t.inlines = flatten(t.block.blocks)
}

// make is what the block functions do: the block of the name, made of the view.
func (r *run) make(kind, name string, view any) (block, error) {
	m, ok := makerOf(kind, name, r.tmpl.view)
	if !ok {
		return block{}, fmt.Errorf("no %s %q", kind, name)
	}
	return m.make(view, r.locale), nil
}

// inlinesOf is a printable value as inlines: none where it is not there; ok is false where it is not printable.
func inlinesOf(v any) (inlines []doc.Inline, ok bool) {
	switch v := v.(type) {
	case nil:
		return nil, true
	case string:
		return textInlines(v, source.Ref{}), true
	case *doc.Value:
		return valueInlines(v), true
	case *value.Figure:
		if v == nil {
			return nil, true
		}
		return withUnit(doc.FigureOf(v), v.Unit), true
	case *value.Date:
		if v == nil || v.IsZero() {
			return nil, true
		}
		return []doc.Inline{doc.DateOf(*v)}, true
	case *Open:
		if v == nil || !v.Number.Known {
			return nil, true
		}
		return withUnit(doc.NumberOf(v.Number, v.Unit), v.Unit), true
	case Phrase:
		return v, true
	}
	return nil, false
}

func valueInlines(v *doc.Value) []doc.Inline {
	switch {
	case v == nil:
		return nil
	case v.Kind == doc.TextValue:
		return textInlines(v.Text, firstOf(v.Sources))
	case v.Kind == doc.DateValue && v.Date.IsZero(), v.Kind == doc.NumberValue && !v.Number.Known:
		return nil
	case v.Kind == doc.NumberValue:
		return withUnit(*v, v.Unit)
	}
	return []doc.Inline{*v}
}

// textInlines are the characters of text, one run a line.
func textInlines(text string, ref source.Ref) []doc.Inline {
	if text == "" {
		return nil
	}
	var inlines []doc.Inline
	for i, part := range strings.Split(text, "\n") {
		if i > 0 {
			inlines = append(inlines, doc.Break{})
		}
		if part != "" {
			inlines = append(inlines, doc.Text{Text: part, Source: ref})
		}
	}
	return inlines
}

// withUnit puts a unit behind a value that does not print its own, if it is one that people read: GiB, not "application".
func withUnit(v doc.Value, unit value.Unit) []doc.Inline {
	switch unit {
	case "MiB", "GiB", "TiB", "vCPU":
		return []doc.Inline{v, doc.Text{Text: "\u00a0" + string(unit)}}
	}
	return []doc.Inline{v}
}

func firstOf(refs []source.Ref) source.Ref {
	if len(refs) == 0 {
		return source.Ref{}
	}
	return refs[0]
}

var positioned = regexp.MustCompile(`(?s)^template: (.+?):(\d+)(?::\d+)?: (.*)$`)

// problem says what went wrong in a run, without text/template's noise, at the template's line.
func (r *run) problem(err error) source.Problem {
	ref := source.Ref{File: r.tmpl.File}
	text := err.Error()
	if m := positioned.FindStringSubmatch(text); m != nil {
		line, _ := strconv.Atoi(m[2])
		ref, text = source.Ref{File: m[1], Line: line}, m[3]
	}
	var missing absent
	if errors.As(err, &missing) {
		return r.missing(source.Ref{File: missing.site.file, Line: missing.site.line}, missing.site.expr)
	}
	if m := nilField.FindStringSubmatch(text); m != nil {
		return r.missing(ref, m[1])
	}
	var exec template.ExecError
	if errors.As(err, &exec) {
		text = strings.TrimSpace(noise.ReplaceAllString(text, ""))
	}
	return source.Err(ref, fmt.Sprintf("%s: %s", r.about, text), "", "")
}

func (r *run) missing(ref source.Ref, expr string) source.Problem {
	hint := "guard it: {{ with " + expr + " }} … {{ end }}"
	if r.tmpl.Audience == doc.Public {
		return source.Err(ref, expr+" is not released by "+r.about, "a released field, or a guard around it", hint)
	}
	return source.Err(ref, expr+" is not recorded for "+r.about, "a recorded field, or a guard around it", hint)
}

var (
	nilField = regexp.MustCompile(`at <([^>]+)>: nil pointer evaluating`)
	noise    = regexp.MustCompile(`executing "[^"]*" at <[^>]*>: |error calling [_\w]+: |wrong type for value; `)
)
