package model

import (
	"dossier/source"
	"dossier/value"
)

// SystemFamily is a family of operating systems or hypervisors, as templates/support/systems.yaml states it.
type SystemFamily struct {
	Name     string
	Called   []string // how inventories call it, in lower case
	Releases []SystemRelease
	Ref      source.Ref
}

// SystemRelease is a release of a family, with the end of its maker's support.
type SystemRelease struct {
	Name     string     // what follows the family's name: "2012 R2"
	Ends     value.Date // last day of the support that comes with the product
	Extended value.Date // last day of what can be had beyond it; zero: nothing is known
	Under    string     // the name of what can be had beyond it
	Note     string     // what the dates hold for: "with Service Pack 2"
	Source   string     // the page that states the dates
	Read     value.Date // when that page was read
	Ref      source.Ref
}
