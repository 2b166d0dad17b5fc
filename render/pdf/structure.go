package pdf

// Node is a place in the structure tree: an index into Layout.Tree.
type Node int

// The first nodes of every tree. An item of Artifact is furniture, no part of the text: running heads, rules, grounds.
const (
	Artifact Node = 0
	Root     Node = 1
)

// Role is a structure type of PDF 1.7 (ISO 32000-1, 14.8.4), or one that is mapped to such a type: Title is a P.
type Role string

// The roles in use.
const (
	RoleArtifact  Role = "Artifact"
	RoleDocument  Role = "Document"
	RoleTitle     Role = "Title"
	RoleP         Role = "P"
	RoleLink      Role = "Link"
	RoleList      Role = "L"
	RoleItem      Role = "LI"
	RoleLabel     Role = "Lbl"
	RoleItemBody  Role = "LBody"
	RoleTable     Role = "Table"
	RoleTableHead Role = "THead"
	RoleTableBody Role = "TBody"
	RoleRow       Role = "TR"
	RoleHeadCell  Role = "TH"
	RoleCell      Role = "TD"
	RoleCaption   Role = "Caption"
	RoleFigure    Role = "Figure"
	RoleQuote     Role = "BlockQuote"
	RoleDiv       Role = "Div"
	RoleContents  Role = "TOC"
	RoleEntry     Role = "TOCI"
	RoleReference Role = "Reference"
)

// Element is one node of the structure tree. The children of an element are those that name it as Parent, in their order.
type Element struct {
	Role   Role
	Parent Node
	Alt    string `json:",omitempty"` // what a figure shows
	Span   int    `json:",omitempty"` // columns of a cell, where more than one
	Rows   int    `json:",omitempty"` // rows of a cell, where more than one
	Scope  string `json:",omitempty"` // of a TH: Column or Row

	Numbering string `json:",omitempty"` // of a list: Decimal or Disc; empty where its labels are terms
}

// tree grows while blocks are laid out, in reading order.
type tree struct{ elements []Element }

func newTree() *tree {
	return &tree{[]Element{{Role: RoleArtifact}, {Role: RoleDocument}}}
}

func (t *tree) add(e Element) Node {
	t.elements = append(t.elements, e)
	return Node(len(t.elements) - 1)
}

// child is a new element of the role under parent; an artifact has only artifacts below it.
func (t *tree) child(parent Node, role Role) Node {
	if parent == Artifact {
		return Artifact
	}
	return t.add(Element{Role: role, Parent: parent})
}
