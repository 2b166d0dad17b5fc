package check

import "dossier/render/pdf/object"

// attached are the file specifications of the file's list of attachments.
func (c *checker) attached() object.Array {
	names := c.array(c.dict(c.dict(c.catalog.Get("Names")).Get("EmbeddedFiles")).Get("Names"))
	var specs object.Array
	for i := 1; i < len(names); i += 2 {
		specs = append(specs, names[i])
	}
	return specs
}

// attachments wants every embedded file to be named twice, to say what it is, and to be associated with the document (ISO 19005-3, 6.8).
func (c *checker) attachments() {
	associated := map[object.Ref]bool{}
	for _, v := range c.array(c.catalog.Get("AF")) {
		ref, _ := v.(object.Ref)
		associated[ref] = true
	}
	for _, v := range c.attached() {
		ref, _ := v.(object.Ref)
		spec := c.dict(ref)
		name, _ := spec.Get("UF").(object.String)
		if plain, _ := spec.Get("F").(object.String); name == "" || plain == "" {
			c.wrong("an attachment without a name")
		}
		if relationship, _ := spec.Get("AFRelationship").(object.Name); relationship == "" {
			c.wrong("attachment %s: no relationship", name.Plain())
		}
		if !associated[ref] {
			c.wrong("attachment %s is associated with nothing", name.Plain())
		}
		file := c.dict(spec.Get("EF")).Get("F")
		if kind, _ := c.dict(file).Get("Subtype").(object.Name); kind == "" {
			c.wrong("attachment %s: no media type", name.Plain())
		}
		if size := c.dict(c.dict(file).Get("Params")).Get("Size"); size != len(c.bytes(file)) {
			c.wrong("attachment %s: said to be of %v bytes, is of %d", name.Plain(), size, len(c.bytes(file)))
		}
	}
}
