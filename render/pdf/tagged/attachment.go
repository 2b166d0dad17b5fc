package tagged

import (
	"cmp"
	"crypto/md5" //nolint:gosec // what the format asks for; nothing rests on it
	"slices"

	"dossier/render/pdf/object"
)

// Attachment is a file embedded in the document (ISO 19005-3, 6.8).
type Attachment struct {
	Name         string // unique
	MediaType    string // "text/csv"
	Relationship string // Source, Data, Alternative, Supplement or Unspecified
	Description  string // may be empty
	Data         []byte
}

// attachments writes the files that the document carries, and adds to its catalog what leads to them: by name for the reader's list,
// and as associated with the whole document.
func (w *writer) attachments(catalog object.Dict) object.Dict {
	if len(w.Attachments) == 0 {
		return catalog
	}
	named := map[string]object.Ref{}
	var associated object.Array
	for _, a := range w.Attachments {
		ref := w.to.Add(w.specification(a))
		associated, named[string(object.Text(a.Name))] = append(associated, ref), ref
	}
	var names object.Array // a name tree is in the order of its keys' bytes
	for _, key := range sortedKeys(named) {
		names = append(names, object.String(key), named[key])
	}
	files := object.Dict{{Key: "EmbeddedFiles", Value: object.Dict{{Key: "Names", Value: names}}}}
	return append(catalog, object.Entry{Key: "Names", Value: files}, object.Entry{Key: "AF", Value: associated})
}

func sortedKeys(m map[string]object.Ref) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// specification names a file, says what it is to the document, and leads to its bytes.
func (w *writer) specification(a Attachment) object.Dict {
	sum := md5.Sum(a.Data) //nolint:gosec // ISO 32000-1, table 46
	head := object.Dict{
		{Key: "Type", Value: object.Name("EmbeddedFile")}, {Key: "Subtype", Value: object.Name(cmp.Or(a.MediaType, "application/octet-stream"))},
		{Key: "Params", Value: object.Dict{{Key: "Size", Value: len(a.Data)}, {Key: "CheckSum", Value: object.String(sum[:])}}},
	}
	file := object.Deflated(head, a.Data)
	if len(file.Data) >= len(a.Data) {
		file = object.Stream{Dict: head, Data: a.Data}
	}
	ref := w.to.Add(file)
	spec := object.Dict{
		{Key: "Type", Value: object.Name("Filespec")}, {Key: "F", Value: object.Text(a.Name)}, {Key: "UF", Value: object.Text(a.Name)},
		{Key: "AFRelationship", Value: object.Name(cmp.Or(a.Relationship, "Unspecified"))},
		{Key: "EF", Value: object.Dict{{Key: "F", Value: ref}, {Key: "UF", Value: ref}}},
	}
	if a.Description != "" {
		spec = append(spec, object.Entry{Key: "Desc", Value: object.Text(a.Description)})
	}
	return spec
}
