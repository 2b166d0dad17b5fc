// Package templates holds what a user may edit: documents (Markdown) and programmes (rules as YAML). A workspace's own
// templates folder shadows these, file by file.
package templates

import "embed"

// FS holds documents/*.md, documents/partials/*.md and programmes/*.yaml; workspace/ is what a new workspace begins with, beside its
// workbook.
//
//go:embed documents programmes workspace
var FS embed.FS
