package doc_test

import (
	"reflect"
	"strconv"
	"testing"

	"dossier/doc"
	"dossier/doc/doctest"
	"dossier/source"
	"dossier/value"
)

// No field of a document is without a say in its digest: a document that differs in it is drawn again.
func TestDigestTellsEveryField(t *testing.T) {
	document := reflect.ValueOf(&doc.Document{}).Elem()
	fill(document)
	var inside []reflect.Value
	for _, b := range doctest.Blocks() {
		v := reflect.New(reflect.TypeOf(b)).Elem()
		fill(v)
		inside = append(inside, v)
	}
	d := document.Addr().Interface().(*doc.Document)
	now := func() [32]byte {
		d.Blocks = nil
		for _, v := range inside {
			d.Blocks = append(d.Blocks, v.Interface().(doc.Block))
		}
		sum, err := doc.Digest(*d)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	before, fields := now(), 0
	check := func(path string) {
		fields++
		if now() == before {
			t.Errorf("%s has no say in the digest", path)
		}
	}
	for i := range document.NumField() {
		if name := document.Type().Field(i).Name; name != "Blocks" {
			each(document.Field(i), "Document."+name, check)
		}
	}
	for _, v := range inside {
		each(v, v.Type().Name(), check)
	}
	if now() != before {
		t.Error("the same document has two digests")
	}
	if fields < 150 {
		t.Errorf("%d fields were tried: too few to be all", fields)
	}
}

// What a value of each kind means is in the digest; what it does not mean may be or not.
func TestDigestTellsEveryKindOfValue(t *testing.T) {
	digest := func(v doc.Value) [32]byte {
		sum, err := doc.Digest(doc.Document{Blocks: []doc.Block{doc.Paragraph{Content: []doc.Inline{v}}}})
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	seen := map[[32]byte]string{}
	for _, kind := range []doc.ValueKind{doc.FigureValue, doc.NumberValue, doc.MoneyValue, doc.DateValue, doc.TextValue} {
		for i := range 2 {
			v := doc.Value{Kind: kind}
			switch kind {
			case doc.FigureValue:
				v.Figure = variants[reflect.TypeFor[*value.Figure]()][i].(*value.Figure)
			case doc.NumberValue:
				v.Number = value.Num(value.Int(i))
			case doc.MoneyValue:
				v.Money = value.Money{Amount: value.Int(i), Currency: "USD"}
			case doc.DateValue:
				v.Date = variants[reflect.TypeFor[value.Date]()][i].(value.Date)
			default:
				v.Text = strconv.Itoa(i)
			}
			if was := seen[digest(v)]; was != "" {
				t.Errorf("%s %d is told from %s by nothing", kind, i, was)
			}
			seen[digest(v)] = string(kind)
		}
	}
}

func date(text string) value.Date {
	d, err := value.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func locale(tag string) value.Locale {
	l, ok := value.LocaleOf(tag)
	if !ok {
		panic(tag)
	}
	return l
}

// variants are two values of each type that is taken as a whole.
var variants = map[reflect.Type][2]any{
	reflect.TypeFor[value.Date]():    {date("2026-01-02"), date("2026-01-03")},
	reflect.TypeFor[value.Locale]():  {locale("en-US"), locale("de-DE")},
	reflect.TypeFor[source.Ref]():    {source.Ref{File: "a.csv"}, source.Ref{File: "b.csv"}},
	reflect.TypeFor[*value.Figure](): {value.Stated(value.Int(1)).Named("one", "One", ""), value.Stated(value.Int(2)).Named("one", "One", "")},
	reflect.TypeFor[doc.Inline]():    {doc.Text{Text: "a"}, doc.Text{Text: "b"}},
	reflect.TypeFor[doc.Block]():     {doc.Contents{Depth: 1}, doc.Contents{Depth: 2}},
	reflect.TypeFor[doc.Value]():     {doc.TextOf("a"), doc.TextOf("b")},
}

// fill gives every field of v something other than its zero value, every list one item.
func fill(v reflect.Value) {
	if both, ok := variants[v.Type()]; ok {
		v.Set(reflect.ValueOf(both[0]))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("a")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	default:
		panic("a " + v.Type().String() + " cannot be filled")
	}
}

// each changes one field of v after the other, calls tried and changes it back. path is what the field is called.
func each(v reflect.Value, path string, tried func(path string)) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	change := func(set func()) {
		set()
		tried(path)
		v.Set(before)
	}
	if both, ok := variants[v.Type()]; ok {
		change(func() { v.Set(reflect.ValueOf(both[1])) })
		if v.Type() == reflect.TypeFor[doc.Value]() {
			for _, name := range []string{"Strong", "Bare", "Whole", "Brief"} {
				path := path + "." + name
				v.FieldByName(name).SetBool(true)
				tried(path)
				v.Set(before)
			}
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		change(func() { v.SetString("b") })
	case reflect.Bool:
		change(func() { v.SetBool(false) })
	case reflect.Int:
		change(func() { v.SetInt(2) })
	case reflect.Uint8:
		change(func() { v.SetUint(2) })
	case reflect.Float64:
		change(func() { v.SetFloat(2) })
	case reflect.Pointer:
		each(v.Elem(), path, tried)
		change(v.SetZero)
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), path+"["+strconv.Itoa(i)+"]", tried)
		}
		change(v.SetZero)
	case reflect.Struct:
		for i := range v.NumField() {
			each(v.Field(i), path+"."+v.Type().Field(i).Name, tried)
		}
	}
}
