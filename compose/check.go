package compose

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"dossier/doc"
	"dossier/source"
)

// checker walks parse trees against the type of the view that they will be filled with: untaken branches and called templates
// too. It collects everything that it finds.
type checker struct {
	trees    map[string]*parse.Tree
	results  map[string]reflect.Type
	view     reflect.Type // of the whole document
	audience doc.Audience
	problems []source.Problem

	done  map[call]bool // templates already checked with a type
	stack []string      // templates being checked, outermost first
}

// call is a template with the type that it is called with.
type call struct {
	name string
	dot  reflect.Type
}

// scope is what a node sees: dot, and the variables, innermost last. A nil type is one that cannot be known.
type scope struct {
	tree *parse.Tree
	dot  reflect.Type
	vars []variable
}

type variable struct {
	name string
	kind reflect.Type
}

func (s *scope) lookup(name string) (reflect.Type, bool) {
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v.kind, true
		}
	}
	return nil, false
}

// inner is a scope whose variables end with it.
func (s *scope) inner(dot reflect.Type) *scope {
	return &scope{tree: s.tree, dot: dot, vars: slices.Clone(s.vars)}
}

// template checks a template called with dot, once a type, and refuses one that calls itself by any way round.
func (c *checker) template(name string, dot reflect.Type, from source.Ref) {
	if slices.Contains(c.stack, name) {
		c.refuse(from, fmt.Sprintf("template %q calls itself", name), "templates that end", strings.Join(append(c.stack, name), " → "))
		return
	}
	tree, ok := c.trees[name]
	if !ok {
		c.refuse(from, fmt.Sprintf("no template %q", name), "a file in documents/partials, or a define", near(name, treeNames(c.trees)))
		return
	}
	if c.done[call{name, dot}] {
		return
	}
	c.done[call{name, dot}] = true
	c.stack = append(c.stack, name)
	c.list(tree.Root, &scope{tree: tree, dot: dot, vars: []variable{{"$", dot}}})
	c.stack = c.stack[:len(c.stack)-1]
}

func (c *checker) refuse(ref source.Ref, what, want, hint string) {
	c.problems = append(c.problems, source.Err(ref, what, want, hint))
}

func (c *checker) at(s *scope, n parse.Node) source.Ref { return place(s.tree, n) }

// place is the file and line of a node.
func place(tree *parse.Tree, n parse.Node) source.Ref {
	location, _ := tree.ErrorContext(n) // file:line:column
	parts := strings.Split(location, ":")
	line := max(0, atoi(parts[max(0, len(parts)-2)]))
	return source.Ref{File: tree.ParseName, Line: line}
}

func (c *checker) list(list *parse.ListNode, s *scope) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		c.node(n, s)
	}
}

func (c *checker) node(n parse.Node, s *scope) {
	switch n := n.(type) {
	case *parse.ActionNode:
		c.pipe(n.Pipe, s)
	case *parse.IfNode:
		in := s.inner(s.dot)
		c.pipe(n.Pipe, in)
		c.list(n.List, in.inner(s.dot))
		c.list(n.ElseList, in.inner(s.dot))
	case *parse.WithNode:
		in := s.inner(s.dot)
		t := c.pipe(n.Pipe, in)
		c.list(n.List, in.inner(t))
		c.list(n.ElseList, in.inner(s.dot))
	case *parse.RangeNode:
		c.loop(n, s)
	case *parse.TemplateNode:
		var dot reflect.Type
		if n.Pipe != nil {
			dot = c.pipe(n.Pipe, s)
		}
		c.template(n.Name, dot, c.at(s, n))
	case *parse.TextNode:
		if at := strings.IndexAny(string(n.Text), string(tokenOpen)+string(tokenClose)); at >= 0 {
			ref := c.at(s, n)
			ref.Line += strings.Count(string(n.Text[:at]), "\n")
			c.refuse(ref, "a private-use character U+E000 or U+E001", "other characters", "")
		}
	}
}

// loop checks a range: over a list of the view, never over a number.
func (c *checker) loop(n *parse.RangeNode, s *scope) {
	in := s.inner(s.dot)
	decl := n.Pipe.Decl
	bare := *n.Pipe
	bare.Decl = nil
	t := c.pipe(&bare, in)
	var element reflect.Type
	switch {
	case t == nil:
	case t.Kind() == reflect.Slice:
		element = t.Elem()
	default:
		c.refuse(c.at(s, n), fmt.Sprintf("range over %s, which is %s", n.Pipe, wordFor(t)), "a list of the view", "")
	}
	body := in.inner(element)
	for i, v := range decl {
		kind := element
		if len(decl) == 2 && i == 0 {
			kind = intType
		}
		body.vars = append(body.vars, variable{v.Ident[0], kind})
	}
	c.list(n.List, body)
	c.list(n.ElseList, in.inner(s.dot))
}

// pipe is the type that a pipeline gives; nil where it cannot be known.
func (c *checker) pipe(p *parse.PipeNode, s *scope) reflect.Type {
	var t reflect.Type
	for i, cmd := range p.Cmds {
		t = c.command(cmd, s, i > 0, t)
	}
	for _, v := range p.Decl {
		if p.IsAssign {
			if old, ok := s.lookup(v.Ident[0]); ok && old != t {
				c.refuse(c.at(s, p), fmt.Sprintf("%s was %s and becomes %s", v.Ident[0], name(old), name(t)), "one type for a variable", "")
			}
			continue
		}
		s.vars = append(s.vars, variable{v.Ident[0], t})
	}
	return t
}

func name(t reflect.Type) string {
	if t == nil {
		return "a value of unknown type"
	}
	return wordFor(t)
}

// command is the type of one command; piped is the type of what comes through the pipe, if anything does.
func (c *checker) command(cmd *parse.CommandNode, s *scope, hasPiped bool, piped reflect.Type) reflect.Type {
	first := cmd.Args[0]
	ident, ok := first.(*parse.IdentifierNode)
	if !ok {
		if len(cmd.Args) > 1 || hasPiped {
			c.refuse(c.at(s, first), fmt.Sprintf("%s is not a function", first), "a function’s name", "")
		}
		return c.operand(first, s)
	}
	types := make([]reflect.Type, 0, len(cmd.Args))
	for _, arg := range cmd.Args[1:] {
		types = append(types, c.operand(arg, s))
	}
	if hasPiped {
		types = append(types, piped)
	}
	return c.function(ident, cmd.Args[1:], types, s)
}

// operand is the type of one operand.
func (c *checker) operand(n parse.Node, s *scope) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return c.chain(s.dot, n.Ident, n, s)
	case *parse.VariableNode:
		t, _ := s.lookup(n.Ident[0])
		return c.chain(t, n.Ident[1:], n, s)
	case *parse.ChainNode:
		return c.chain(c.operand(n.Node, s), n.Field, n, s)
	case *parse.PipeNode:
		return c.pipe(n, s)
	case *parse.IdentifierNode:
		return c.function(n, nil, nil, s)
	case *parse.StringNode:
		return stringType
	case *parse.BoolNode:
		return boolType
	case *parse.NumberNode:
		return intType
	}
	return nil
}

// chain is the type of t.a.b.c; each name must be a field of its view.
func (c *checker) chain(t reflect.Type, names []string, n parse.Node, s *scope) reflect.Type {
	for _, name := range names {
		if t == nil {
			c.refuse(c.at(s, n), fmt.Sprintf("%s: what .%s is a field of cannot be known", n, name), "a field of the view", "name it through with or range")
			return nil
		}
		view := t
		if view.Kind() == reflect.Pointer {
			view = view.Elem()
		}
		if !isView(view) {
			c.refuse(c.at(s, n), fmt.Sprintf("%s: %s prints as it is and has no field %s", n, wordFor(t), name), "a field of the view", "")
			return nil
		}
		f, ok := view.FieldByName(name)
		if !ok {
			c.unknownField(view, name, n, s)
			return nil
		}
		t = f.Type
	}
	return t
}

func (c *checker) unknownField(view reflect.Type, name string, n parse.Node, s *scope) {
	what := fmt.Sprintf("%s: no field %s", n, name)
	if c.audience == doc.Public {
		what = fmt.Sprintf("%s: %s is no field that a public document may show", n, name)
	}
	c.refuse(c.at(s, n), what, "one of "+strings.Join(fieldNames(view), ", "), near(name, fieldNames(view)))
}

// isView tells whether templates may look into a type: a struct of ours that is not printed as it is.
func isView(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[Prose]().PkgPath() &&
		!slices.Contains([]reflect.Type{reflect.TypeFor[Prose](), reflect.TypeFor[Open](), blockType}, t)
}

func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		names = append(names, t.Field(i).Name)
	}
	slices.Sort(names)
	return names
}

// function is the type that a call gives, after its name and arguments are checked.
func (c *checker) function(n *parse.IdentifierNode, args []parse.Node, types []reflect.Type, s *scope) reflect.Type {
	result, ok := c.results[n.Ident]
	if !ok {
		c.refuse(c.at(s, n), fmt.Sprintf("function %s is not allowed", n.Ident), "one of "+strings.Join(functionNames(), ", "), whyRefused(n.Ident))
		return nil
	}
	if slices.Contains(kinds, n.Ident) {
		c.named(n, args, types, s)
		return blockType
	}
	switch n.Ident {
	case "lt", "le", "gt", "ge":
		for _, t := range types {
			if t != intType {
				c.refuse(c.at(s, n), fmt.Sprintf("%s of %s", n.Ident, name(t)), "numbers of things, as len gives", "figures are judged in the assessment")
			}
		}
	case "and", "or", "default", "coalesce", "ternary":
		return common(n.Ident, types)
	}
	if result == anyType {
		return nil
	}
	return result
}

// named checks a block function: its first argument names a block in so many words, its second is the view that it is made of.
func (c *checker) named(n *parse.IdentifierNode, args []parse.Node, types []reflect.Type, s *scope) {
	var literal *parse.StringNode
	if len(args) > 0 {
		literal, _ = args[0].(*parse.StringNode)
	}
	if literal == nil || len(types) != 2 {
		c.refuse(c.at(s, n), fmt.Sprintf("%s without a name and a view", n.Ident), fmt.Sprintf("{{ %s \"name\" . }}", n.Ident), "")
		return
	}
	m, ok := makerOf(n.Ident, literal.Text, c.view)
	if !ok {
		names := makerNames(n.Ident, c.view)
		c.refuse(c.at(s, n), fmt.Sprintf("no %s %q for this kind of document", n.Ident, literal.Text), "one of "+strings.Join(names, ", "), near(literal.Text, names))
		return
	}
	if got := types[1]; got != reflect.PointerTo(m.view) && got != m.view {
		c.refuse(c.at(s, n), fmt.Sprintf("%s %q of %s", n.Ident, literal.Text, name(got)), "the document’s view: . or $", "")
	}
}

// common is the type that all alternatives have, or nil.
func common(function string, types []reflect.Type) reflect.Type {
	if function == "ternary" && len(types) == 3 {
		types = types[:2]
	}
	if len(types) == 0 {
		return nil
	}
	for _, t := range types {
		if t != types[0] {
			return nil
		}
	}
	return types[0]
}
