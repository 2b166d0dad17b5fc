package pdf

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"dossier/doc"
	"dossier/render/pdf/tagged"
	"dossier/source"
)

// mediaType is a type and a subtype (RFC 6838, 4.2).
var mediaType = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$`)

// attached are the files that travel in a document, and an error for each that cannot: names are what readers find files by.
func attached(d doc.Document) ([]tagged.Attachment, []source.Problem) {
	var files []tagged.Attachment
	var problems []source.Problem
	refuse := func(a doc.Attachment, what, want string) {
		problems = append(problems, source.Err(source.Ref{File: d.ID}, fmt.Sprintf("attachment %q: %s", a.Name, what), want, ""))
	}
	seen := map[string]bool{}
	for _, a := range d.Attachments {
		name := tagged.Printable(a.Name)
		folded := strings.ToLower(name)
		switch {
		case name == "" || name != a.Name || name != path.Base(name) || strings.ContainsAny(name, `\/:`):
			refuse(a, "no name of a file", "a name without a folder, on one line")
			continue
		case seen[folded]:
			refuse(a, "the name is taken", "a name that no other attachment has")
			continue
		case a.MediaType != "" && !mediaType.MatchString(a.MediaType):
			refuse(a, fmt.Sprintf("media type %q", a.MediaType), "a type and a subtype: text/csv")
			continue
		}
		seen[folded] = true
		files = append(files, tagged.Attachment{
			Name: name, MediaType: a.MediaType, Relationship: string(a.Relationship), Description: tagged.Printable(a.Description), Data: a.Data,
		})
	}
	return files, problems
}
