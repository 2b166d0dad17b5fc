package compose

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"

	"dossier/doc"
	"dossier/value"
)

// sprigAllowed are sprig's functions that templates may call: pure, bounded by guard, and made for words. Everything else is
// refused when the template is loaded: sprig has functions that are random, read the clock, the environment or the network, range
// over maps, cut bytes in the middle of a character, grow without limit, or do sums. Figures are computed in assess, never here.
var sprigAllowed = []string{
	"all", "any", "coalesce", "contains", "default", "empty", "hasPrefix", "hasSuffix", "lower", "plural", "replace", "ternary",
	"title", "trim", "trimAll", "trimPrefix", "trimSuffix", "untitle", "upper",
}

// What a function's text may measure, in bytes: a name or a phrase, not a chapter.
const (
	maxArgument = 8 << 10
	maxResult   = 16 << 10
)

var (
	anyType    = reflect.TypeFor[any]()
	boolType   = reflect.TypeFor[bool]()
	intType    = reflect.TypeFor[int]()
	stringType = reflect.TypeFor[string]()
	blockType  = reflect.TypeFor[block]()
	phraseType = reflect.TypeFor[Phrase]()
	valueType  = reflect.TypeFor[*doc.Value]()
)

// builtins are text/template's own functions that templates may call. Those that print are refused, since what they print has lost
// its type, and so are call, index and slice, since what they give cannot be checked.
var builtins = map[string]reflect.Type{
	"and": anyType, "or": anyType, "not": boolType, "len": intType, "lt": boolType, "le": boolType, "gt": boolType, "ge": boolType,
}

// results are the functions that templates may call, with the type that each gives; any where that hangs on its arguments.
func results() map[string]reflect.Type {
	types := map[string]reflect.Type{
		"eq": boolType, "ne": boolType, "known": boolType, "listed": phraseType, "sentence": phraseType, "counted": phraseType, "capital": stringType, "rounded": valueType,
		"contents": blockType, "pagebreak": blockType,
	}
	maps.Copy(types, builtins)
	for _, kind := range kinds {
		types[kind] = blockType
	}
	for name, f := range sprigFunctions() {
		types[name] = reflect.TypeOf(f).Out(0)
	}
	return types
}

func sprigFunctions() map[string]any {
	all := sprig.TxtFuncMap()
	allowed := make(map[string]any, len(sprigAllowed))
	for _, name := range sprigAllowed {
		allowed[name] = all[name]
	}
	return allowed
}

// functionNames are the names that templates may call, sorted.
func functionNames() []string { return slices.Sorted(maps.Keys(results())) }

// functions are the functions of one run.
func (r *run) functions() template.FuncMap {
	funcs := template.FuncMap{
		emitName: r.emit, stepName: r.step,
		"eq": equal, "ne": func(a, b any) (bool, error) { same, err := equal(a, b); return !same, err },
		"known":     func(f *value.Figure) bool { return f != nil && f.Value.Known },
		"capital":   guard("capital", reflect.ValueOf(value.Capital)),
		"listed":    phraseOf,
		"counted":   countedPhrase,
		"sentence":  spokenSentence,
		"rounded":   rounded,
		"contents":  func(depth int) block { return block{blocks: []doc.Block{doc.Contents{Depth: depth}}} },
		"pagebreak": func() block { return block{blocks: []doc.Block{doc.PageBreak{}}} },
	}
	for _, kind := range kinds {
		funcs[kind] = func(name string, view any) (block, error) { return r.make(kind, name, view) }
	}
	for name, f := range sprigFunctions() {
		funcs[name] = guard(name, reflect.ValueOf(f))
	}
	return funcs
}

// guard calls f with texts in place of the values that hold them, and fails on anything else that is not what f wants, on a text
// beyond maxArgument and on a result beyond maxResult. The result keeps the source of the only value among the arguments.
func guard(name string, f reflect.Value) func(args ...any) (any, error) {
	return func(args ...any) (any, error) {
		in, from, err := arguments(f.Type(), args)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out := f.Call(in)[0].Interface()
		text, ok := out.(string)
		if !ok {
			return out, nil
		}
		if len(text) > maxResult {
			return nil, fmt.Errorf("%s: %d bytes of text: want at most %d", name, len(text), maxResult)
		}
		if len(from) == 1 && len(from[0].Sources) > 0 {
			v := doc.TextOf(text, from[0].Sources...)
			return &v, nil
		}
		return text, nil
	}
}

func arguments(t reflect.Type, args []any) (in []reflect.Value, from []*doc.Value, err error) {
	if len(args) < t.NumIn() && !(t.IsVariadic() && len(args) == t.NumIn()-1) || len(args) > t.NumIn() && !t.IsVariadic() {
		return nil, nil, fmt.Errorf("%d arguments: want %d", len(args), t.NumIn())
	}
	for i, arg := range args {
		want := t.In(min(i, t.NumIn()-1))
		if t.IsVariadic() && i >= t.NumIn()-1 {
			want = want.Elem()
		}
		if v, ok := arg.(*doc.Value); ok && want == stringType && v != nil && v.Kind == doc.TextValue {
			from = append(from, v)
			arg = v.Text
		}
		if text, ok := arg.(string); ok && len(text) > maxArgument {
			return nil, nil, fmt.Errorf("%d bytes of text: want at most %d", len(text), maxArgument)
		}
		v := reflect.ValueOf(arg)
		switch {
		case !v.IsValid() && want == anyType:
			v = reflect.Zero(anyType)
		case !v.IsValid() || !v.Type().AssignableTo(want):
			return nil, nil, fmt.Errorf("argument %d is %s: want %s", i+1, describe(arg), wordFor(want))
		}
		in = append(in, v)
	}
	return in, from, nil
}

// equal compares texts, numbers of things and truths with one of their like.
func equal(a, b any) (bool, error) {
	x, okX := plainOf(a)
	y, okY := plainOf(b)
	if !okX || !okY || reflect.TypeOf(x) != reflect.TypeOf(y) {
		return false, fmt.Errorf("%s and %s cannot be compared", describe(a), describe(b))
	}
	return x == y, nil
}

func plainOf(v any) (any, bool) {
	switch v := v.(type) {
	case string, int, bool:
		return v, true
	case *doc.Value:
		if v == nil {
			return "", true
		}
		return v.Text, v.Kind == doc.TextValue
	}
	return nil, false
}

func describe(v any) string {
	if v == nil {
		return "nothing"
	}
	return wordFor(reflect.TypeOf(v))
}

// wordFor names a type as the author of a template would.
func wordFor(t reflect.Type) string {
	switch {
	case t == stringType:
		return "text"
	case t == intType:
		return "a number"
	case t == boolType:
		return "a truth"
	case t == reflect.TypeFor[*doc.Value]():
		return "a value"
	case t.Kind() == reflect.Slice:
		return "a list"
	case t.Kind() == reflect.Pointer:
		return wordFor(t.Elem())
	}
	return t.Name()
}

// rounded is a figure as a summary prints it, its sums in whole units. The figure itself stays exact.
func rounded(f *value.Figure) *doc.Value {
	if f == nil {
		return nil
	}
	v := doc.FigureOf(f)
	v.Whole = true
	return &v
}

// countedPhrase is a number with the words that go with it: "1 activity has", "3 activities have". Nothing where there is no number.
func countedPhrase(n any, one, many string) (Phrase, error) {
	var number value.Number
	switch n := n.(type) {
	case *value.Figure:
		if n != nil {
			number = n.Value
		}
	case *Open:
		if n != nil {
			number = n.Number
		}
	case *doc.Value:
		if n != nil {
			number = n.Number
		}
	default:
		return nil, fmt.Errorf("counted of %s: want a figure", describe(n))
	}
	inlines, ok := inlinesOf(n)
	if !ok || len(inlines) == 0 {
		return nil, nil
	}
	words := many
	if number.Known && number.Decimal.Equal(value.Int(1)) {
		words = one
	}
	return append(Phrase(inlines), doc.Text{Text: " " + words}), nil
}

// phraseOf is "a, b and c".
func phraseOf(items any) (Phrase, error) {
	v := reflect.ValueOf(items)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("listed of %s: want a list", describe(items))
	}
	var p Phrase
	apart := needsApart(v)
	for i := range v.Len() {
		switch {
		case i > 0 && apart:
			p = append(p, doc.Text{Text: "; "})
		case i > 0 && i == v.Len()-1:
			p = append(p, doc.Text{Text: " and "})
		case i > 0:
			p = append(p, doc.Text{Text: ", "})
		}
		inlines, ok := inlinesOf(v.Index(i).Interface())
		if !ok {
			return nil, fmt.Errorf("listed of %s: want texts or values", wordFor(v.Type().Elem()))
		}
		p = append(p, inlines...)
	}
	return p, nil
}

// needsApart tells whether an item holds a comma or an "and" itself, so that only semicolons tell where it ends.
func needsApart(items reflect.Value) bool {
	for i := range items.Len() {
		var text string
		switch x := items.Index(i).Interface().(type) {
		case string:
			text = x
		case *doc.Value:
			text = x.Text
		}
		if strings.Contains(text, " and ") || strings.Contains(text, ", ") {
			return true
		}
	}
	return false
}
