package model

import (
	"path"

	"dossier/source"
	"dossier/value"
)

// Config is what dossier.yaml says, with the line of each entry where a problem or a figure may point to it.
type Config struct {
	File        string // "dossier.yaml"
	Partner     Partner
	Brand       Brand
	Locale      value.Locale
	Programme   string     // id of a programme
	SubmitOn    value.Date // windows and expiries are measured on it; zero: at asOf
	Inventories []Inventory
	Mappings    []Mapping
	Weights     map[Strategy]Term // the user's own: published where they name their checklist's page, else assumed
	Include     []Chosen          // case studies that must be in the set
	Exclude     []Chosen          // case studies that must not be
	Exemptions  []Exemption
	Redact      []Redaction // what is taken out of audit documents; the evidence files stay as they are
	Binder      Binder
	KeepPacks   int // earlier packs kept; 0 is 5

	Scales  []*ReadinessScale // that readiness may be scored on, in the order of their ids, of templates/scales; not part of dossier.yaml
	Systems []SystemFamily    // what is known of the support of operating systems, of templates/support; not part of dossier.yaml
}

// Partner is who submits.
type Partner struct {
	Name string
	Tier string // of the AWS Partner Network: Advanced, Premier
	Note string // printed on every document; the example says that all in it is invented
}

// Brand is the partner's look.
type Brand struct {
	Accent string   // "#RRGGBB"; empty: the built-in one
	Logo   string   // path below the workspace; empty: none
	Fonts  []string // paths below the workspace: TrueType fonts for characters that the built-in faces lack, in the order they are tried
	Paper  string   // A4 or Letter; empty: A4
}

// Inventory names the migration that an exported file belongs to: whose servers it lists, whose costs it states.
type Inventory struct {
	File      string // path below the workspace; * matches within one folder
	Migration string
	Exported  value.Date // the day of the export; zero: the file's own, where it states one
	Ref       source.Ref // the entry's line
}

// Names tells whether the entry is about the file.
func (v Inventory) Names(file string) bool {
	ok, err := path.Match(v.File, file)
	return v.File == file || ok && err == nil
}

// Mapping reads a table that is not one of ours as one.
type Mapping struct {
	File      string            // path below the workspace; * matches within one folder
	Sheet     string            // empty: any
	Kind      string            // record kind
	Columns   map[string]string // header in the file → our column
	Constants map[string]string // our column → a value for every row
	Units     map[string]string // our column → the unit of the file's column: "GB"
	Ref       source.Ref
}

// Chosen names a case study that the user includes in the set or excludes from it.
type Chosen struct {
	Migration string
	Ref       source.Ref // its line
}

// Exemption lets one unreleased word stand in public files.
type Exemption struct {
	Token  string
	Files  string // glob of paths below public/; empty: all
	Reason string
	Ref    source.Ref
}

// Redaction is what may be taken out of audit documents.
type Redaction string

// What may be taken out.
const (
	RedactAccounts  Redaction = "account ids"  // numbers of twelve digits
	RedactAddresses Redaction = "addresses"    // of networks and of e-mail
	RedactPersons   Redaction = "person names" // as they stand in the columns that say who
)

// Choices lists what may be taken out, with other ways to say it.
func (Redaction) Choices() []string {
	return []string{"account ids|accounts|account numbers", "addresses|ip addresses|e-mail addresses", "person names|persons|names of persons"}
}

// Binder is how the submission binder is made.
type Binder struct {
	Apart bool // evidence PDFs stand beside the binder only, and do not travel in it
}
