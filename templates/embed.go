// Package templates holds what a user may edit: documents (Markdown), programmes (rules as YAML), and when the support of operating
// systems ends (YAML). A workspace's own templates folder shadows these, file by file.
package templates

import "embed"

// FS holds documents/*.md, documents/partials/*.md, programmes/*.yaml, scales/*.yaml and support/systems.yaml; workspace/ is what a new workspace
// begins with, beside its workbook.
//
//go:embed documents programmes scales support workspace
var FS embed.FS
