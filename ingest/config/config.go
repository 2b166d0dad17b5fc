package config

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/ingest/literal"
	"dossier/ingest/near"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Decode reads dossier.yaml. file is the name that problems bear. The Config holds what could be read, even where there are problems;
// it is for use only where none of them is an error.
func Decode(file string, data []byte) (model.Config, []source.Problem) {
	r := &reader{file: file}
	c := model.Config{File: file, KeepPacks: 5, Brand: model.Brand{Paper: "A4"}}
	c.Locale, _ = value.LocaleOf("en-GB")
	root := r.document(data)
	if root == nil {
		return c, r.problems
	}
	r.object(root, "the configuration",
		key{"partner", true, func(n *yaml.Node) { r.partner(n, &c.Partner) }},
		key{"brand", false, func(n *yaml.Node) { r.brand(n, &c.Brand) }},
		key{"locale", false, func(n *yaml.Node) { r.locale(n, &c.Locale) }},
		key{"programme", true, func(n *yaml.Node) { c.Programme = r.text(n, "programme") }},
		key{"submit_on", false, func(n *yaml.Node) { c.SubmitOn = r.date(n, "submit_on") }},
		key{"inventories", false, func(n *yaml.Node) { c.Inventories = r.inventories(n) }},
		key{"mappings", false, func(n *yaml.Node) {
			r.items(n, "mappings", func(item *yaml.Node) { c.Mappings = append(c.Mappings, r.mapping(item)) })
		}},
		key{"weights", false, func(n *yaml.Node) { c.Weights = r.weights(n) }},
		key{"selection", false, func(n *yaml.Node) { r.selection(n, &c) }},
		key{"leak_exemptions", false, func(n *yaml.Node) {
			r.items(n, "leak_exemptions", func(item *yaml.Node) { c.Exemptions = append(c.Exemptions, r.exemption(item)) })
		}},
		key{"redact", false, func(n *yaml.Node) {
			r.items(n, "redact", func(item *yaml.Node) {
				c.Redact = append(c.Redact, model.Redaction(r.word(item, "redact", model.Redaction("").Choices())))
			})
		}},
		key{"binder", false, func(n *yaml.Node) {
			r.object(n, "binder", key{"attach", false, func(n *yaml.Node) { c.Binder.Apart = !r.truth(n, "attach") }})
		}},
		key{"keep_packs", false, func(n *yaml.Node) { c.KeepPacks = r.whole(n, "keep_packs", 1, 1000) }},
	)
	return c, r.problems
}

// Below is the cleaned path if it stays below the folder that it is relative to: no drive, no backslash, no way up.
func Below(p string) (clean string, ok bool) {
	if p == "" || strings.ContainsAny(p, "\\\x00") || path.IsAbs(p) || strings.Contains(p, ":") {
		return "", false
	}
	clean = path.Clean(p)
	if clean == "." || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", false
	}
	return clean, true
}

func (r *reader) partner(n *yaml.Node, p *model.Partner) {
	r.object(n, "partner",
		key{"name", true, func(n *yaml.Node) { p.Name = r.text(n, "name") }},
		key{"tier", false, func(n *yaml.Node) { p.Tier = r.text(n, "tier") }},
		key{"note", false, func(n *yaml.Node) { p.Note = r.text(n, "note") }},
	)
}

var colour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

func (r *reader) brand(n *yaml.Node, b *model.Brand) {
	r.object(n, "brand",
		key{"accent", false, func(n *yaml.Node) {
			b.Accent = r.text(n, "accent")
			if !colour.MatchString(b.Accent) {
				r.fail(n, fmt.Sprintf("accent %q", b.Accent), `a colour as "#RRGGBB"`, `quote it: "#0F4C81"`)
			}
		}},
		key{"logo", false, func(n *yaml.Node) { b.Logo = r.path(n, "logo") }},
		key{"fonts", false, func(n *yaml.Node) { b.Fonts = r.fonts(n) }},
		key{"paper", false, func(n *yaml.Node) { b.Paper = r.word(n, "paper", []string{"A4", "Letter|US Letter"}) }},
	)
}

// fonts reads paths of font files. Two of one name could not be told apart in a document.
func (r *reader) fonts(n *yaml.Node) []string {
	var all []string
	r.items(n, "fonts", func(item *yaml.Node) {
		font := r.path(item, "a font")
		if slices.ContainsFunc(all, func(other string) bool { return path.Base(other) == path.Base(font) }) {
			r.fail(item, fmt.Sprintf("the font %s is named twice", path.Base(font)), "fonts of different names", "")
			return
		}
		all = append(all, font)
	})
	return all
}

func (r *reader) locale(n *yaml.Node, l *value.Locale) {
	tag := r.text(n, "locale")
	found, ok := value.LocaleOf(tag)
	if !ok {
		r.fail(n, fmt.Sprintf("locale %q is not known", tag), "one of "+strings.Join(value.LocaleTags(), ", "), near.DidYouMean(tag, value.LocaleTags()))
		return
	}
	*l = found
}

func (r *reader) inventories(n *yaml.Node) []model.Inventory {
	var all []model.Inventory
	r.items(n, "inventories", func(item *yaml.Node) {
		v := model.Inventory{Ref: r.ref(item)}
		r.object(item, "an inventory",
			key{"file", true, func(n *yaml.Node) { v.File = r.glob(n, "file") }},
			key{"migration", true, func(n *yaml.Node) { v.Migration = r.text(n, "migration") }},
			key{"exported", false, func(n *yaml.Node) { v.Exported = r.date(n, "exported") }},
		)
		if slices.ContainsFunc(all, func(o model.Inventory) bool { return o.File == v.File && v.File != "" }) {
			r.fail(item, fmt.Sprintf("the file %s is named twice", v.File), "one entry a file", "")
		}
		all = append(all, v)
	})
	return all
}

func (r *reader) mapping(n *yaml.Node) model.Mapping {
	m := model.Mapping{Ref: r.ref(n), Columns: map[string]string{}, Constants: map[string]string{}, Units: map[string]string{}}
	var columns, constants, units *yaml.Node
	r.object(n, "a mapping",
		key{"file", true, func(n *yaml.Node) { m.File = r.glob(n, "file") }},
		key{"sheet", false, func(n *yaml.Node) { m.Sheet = r.text(n, "sheet") }},
		key{"kind", true, func(n *yaml.Node) { m.Kind = r.word(n, "kind", kindNames()) }},
		key{"columns", true, func(n *yaml.Node) { columns = n }},
		key{"constants", false, func(n *yaml.Node) { constants = n }},
		key{"units", false, func(n *yaml.Node) { units = n }},
	)
	schema := model.SchemaOf(m.Kind)
	if schema == nil {
		return m
	}
	r.pairs(columns, "columns", func(k, v *yaml.Node) {
		if f := r.field(schema, v, v.Value); f != nil {
			m.Columns[k.Value] = f.Name
		}
	})
	r.pairs(constants, "constants", func(k, v *yaml.Node) {
		if f := r.field(schema, k, k.Value); f != nil {
			m.Constants[f.Name] = r.text(v, f.Name)
		}
	})
	r.pairs(units, "units", func(k, v *yaml.Node) {
		f := r.field(schema, k, k.Value)
		if f == nil {
			return
		}
		if _, ok := literal.Convert(v.Value, f.Unit); !ok || f.Unit == "" {
			r.fail(v, fmt.Sprintf("%s cannot be read in %q", f.Name, v.Value), wantUnit(f), "")
		}
		m.Units[f.Name] = v.Value
	})
	return m
}

func wantUnit(f *model.Field) string {
	if units := literal.Units(f.Unit); len(units) > 0 {
		return "one of " + strings.Join(units, ", ")
	}
	return "no entry: the column has no unit that can be converted"
}

// pairs gives every entry of a mapping whose values are single ones. A nil node has none.
func (r *reader) pairs(n *yaml.Node, what string, each func(k, v *yaml.Node)) {
	if n == nil {
		return
	}
	r.entries(n, what, func(k, v *yaml.Node) {
		if _, ok := r.scalar(v, what+" "+k.Value); ok {
			each(k, v)
		}
	})
}

// field is one of the kind's columns by its name.
func (r *reader) field(s *model.Schema, n *yaml.Node, name string) *model.Field {
	for i := range s.Fields {
		if strings.EqualFold(s.Fields[i].Name, strings.TrimSpace(name)) {
			return &s.Fields[i]
		}
	}
	names := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		names[i] = f.Name
	}
	r.fail(n, fmt.Sprintf("%s has no column %q", s.Kind, name), "one of "+strings.Join(names, ", "), near.DidYouMean(name, names))
	return nil
}

func (r *reader) glob(n *yaml.Node, what string) string {
	pattern := r.path(n, what)
	if _, err := path.Match(pattern, ""); err != nil {
		r.fail(n, fmt.Sprintf("%s %q", what, pattern), "a path in which * stands for any part of a name", "")
	}
	return pattern
}

func kindNames() []string {
	var names []string
	for _, s := range model.Schemas() {
		names = append(names, s.Kind)
	}
	return names
}

func (r *reader) weights(n *yaml.Node) map[model.Strategy]model.Term {
	weights := map[model.Strategy]model.Term{}
	r.entries(n, "weights", func(k, v *yaml.Node) {
		strategy := model.Strategy(r.word(k, "strategy", model.Strategy("").Choices()))
		term := r.term(v, "the weight of "+k.Value)
		if _, twice := weights[strategy]; twice {
			r.fail(k, fmt.Sprintf("%s has a weight already", strategy), "one weight", "")
		}
		if strategy != "" {
			weights[strategy] = term
		}
	})
	return weights
}

// term reads a number with who says so.
func (r *reader) term(n *yaml.Node, what string) model.Term {
	t := model.Term{Ref: r.ref(n)}
	r.object(n, what,
		key{"value", true, func(n *yaml.Node) { t.Value, _ = r.number(n, what) }},
		key{"word", false, func(n *yaml.Node) { t.Word = r.text(n, "word") }},
		key{"published", true, func(n *yaml.Node) { t.Published = r.truth(n, "published") }},
		key{"source", true, func(n *yaml.Node) { t.Source = r.text(n, "source") }},
	)
	return t
}

// selection reads which case studies are included in the set and excluded from it, each once.
func (r *reader) selection(n *yaml.Node, c *model.Config) {
	seen := map[string]int{}
	choices := func(what string, into *[]model.Chosen) func(*yaml.Node) {
		return func(n *yaml.Node) {
			r.items(n, what, func(item *yaml.Node) {
				choice := model.Chosen{Migration: r.text(item, "the id of a migration"), Ref: r.ref(item)}
				if choice.Migration == "" {
					return
				}
				if line, twice := seen[choice.Migration]; twice {
					r.fail(item, fmt.Sprintf("%s stands here for the second time", choice.Migration), "each id once, included or excluded", fmt.Sprintf("the first is in line %d", line))
					return
				}
				seen[choice.Migration] = item.Line
				*into = append(*into, choice)
			})
		}
	}
	r.object(n, "selection",
		key{"include", false, choices("include", &c.Include)},
		key{"exclude", false, choices("exclude", &c.Exclude)},
	)
}

func (r *reader) exemption(n *yaml.Node) model.Exemption {
	e := model.Exemption{Ref: r.ref(n)}
	r.object(n, "an exemption",
		key{"token", true, func(n *yaml.Node) { e.Token = r.text(n, "token") }},
		key{"files", false, func(n *yaml.Node) { e.Files = r.glob(n, "files") }},
		key{"reason", true, func(n *yaml.Node) { e.Reason = r.text(n, "reason") }},
	)
	return e
}
