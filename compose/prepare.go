package compose

import (
	"strconv"
	"text/template/parse"
)

// prepare rewrites a checked tree: what an action prints goes through emit, which knows the action's place, and every turn of a
// loop and every call counts a step.
func (t *Template) prepare(tree *parse.Tree) {
	if tree.Root == nil {
		return
	}
	t.prepareList(tree, tree.Root)
	tree.Root.Nodes = append([]parse.Node{stepNode(tree.Root.Pos)}, tree.Root.Nodes...)
}

func (t *Template) prepareList(tree *parse.Tree, list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			t.prepareAction(tree, n)
		case *parse.IfNode:
			t.prepareList(tree, n.List)
			t.prepareList(tree, n.ElseList)
		case *parse.WithNode:
			t.prepareList(tree, n.List)
			t.prepareList(tree, n.ElseList)
		case *parse.RangeNode:
			t.prepareList(tree, n.List)
			t.prepareList(tree, n.ElseList)
			n.List.Nodes = append([]parse.Node{stepNode(n.Pos)}, n.List.Nodes...)
		}
	}
}

func (t *Template) prepareAction(tree *parse.Tree, n *parse.ActionNode) {
	if len(n.Pipe.Decl) > 0 {
		return
	}
	ref := place(tree, n)
	t.sites = append(t.sites, site{file: ref.File, line: ref.Line, expr: n.Pipe.String()})
	emit := command(n.Pos, emitName)
	number := len(t.sites) - 1
	emit.Args = append(emit.Args, &parse.NumberNode{NodeType: parse.NodeNumber, Pos: n.Pos, IsInt: true, Int64: int64(number), Text: strconv.Itoa(number)})
	n.Pipe.Cmds = append(n.Pipe.Cmds, emit)
}

func stepNode(pos parse.Pos) *parse.ActionNode {
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: pos, Pipe: &parse.PipeNode{
		NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{command(pos, stepName)},
	}}
}

func command(pos parse.Pos, name string) *parse.CommandNode {
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{parse.NewIdentifier(name).SetPos(pos)}}
}
