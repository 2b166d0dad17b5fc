// Package sarif writes problems in the Static Analysis Results Interchange Format, which code review and build servers read.
package sarif

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"slices"

	"dossier/source"
)

// Schema is the address of the format's schema, an OASIS standard: version 2.1.0 with its first errata.
const Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// Render is the problems as one run of the program in the version. File URIs are relative to the workspace. A cell stands in the
// message and as a logical location, since the format knows no cells; a line of a text file is a region. Problems of a part of the
// workspace are a series of runs of their own, by the name of the part, so that nobody takes what it does not show for mended; "" is the
// whole.
func Render(problems []source.Problem, version, part string) ([]byte, error) {
	driver := driver{Name: "dossier", Version: version}
	rules := source.Rules()
	for _, r := range rules {
		driver.Rules = append(driver.Rules, descriptor{ID: string(r), ShortDescription: message{r.Title()}})
	}
	this := run{Tool: tool{driver}, ColumnKind: "unicodeCodePoints", Results: []result{}}
	if part != "" {
		this.Automation = &automation{ID: "dossier/" + part + "/"}
	}
	for _, p := range problems {
		rule := p.Kind()
		this.Results = append(this.Results, result{
			RuleID: string(rule), RuleIndex: slices.Index(rules, rule), Level: p.Severity.String(), Message: message{text(p)}, Locations: locations(p.Ref),
			Fingerprints: map[string]string{"problem/v1": fingerprint(rule, p)},
		})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(log{Schema: Schema, Version: "2.1.0", Runs: []run{this}})
	return b.Bytes(), err
}

// text is the problem with its place, which viewers that show no logical locations would lose.
func text(p source.Problem) string {
	s := p.What
	if place := p.Ref.Place(); place != "" {
		s = place + ": " + s
	}
	if p.Want != "" {
		s += ": want " + p.Want
	}
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

func locations(r source.Ref) []location {
	if r.File == "" {
		return nil
	}
	l := location{Physical: physical{Artifact: artifact{URI: (&url.URL{Path: r.File}).String()}}}
	if r.Line > 0 {
		l.Physical.Region = &region{StartLine: r.Line}
	} else if place := r.Place(); place != "" {
		l.Logical = []logical{{Name: place, FullName: r.String()}}
	}
	return []location{l}
}

// fingerprint tells a problem from the others from run to run.
func fingerprint(rule source.Rule, p source.Problem) string {
	sum := sha256.Sum256([]byte(string(rule) + "\x00" + p.Ref.String() + "\x00" + p.What))
	return hex.EncodeToString(sum[:8])
}

type log struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []run  `json:"runs"`
}

type run struct {
	Tool       tool        `json:"tool"`
	Automation *automation `json:"automationDetails,omitempty"`
	ColumnKind string      `json:"columnKind"`
	Results    []result    `json:"results"`
}

// automation names the series that a run belongs to.
type automation struct {
	ID string `json:"id"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name    string       `json:"name"`
	Version string       `json:"version,omitempty"`
	Rules   []descriptor `json:"rules"`
}

type descriptor struct {
	ID               string  `json:"id"`
	ShortDescription message `json:"shortDescription"`
}

type message struct {
	Text string `json:"text"`
}

type result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      message           `json:"message"`
	Locations    []location        `json:"locations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type location struct {
	Physical physical  `json:"physicalLocation"`
	Logical  []logical `json:"logicalLocations,omitempty"`
}

type physical struct {
	Artifact artifact `json:"artifactLocation"`
	Region   *region  `json:"region,omitempty"`
}

type artifact struct {
	URI string `json:"uri"`
}

type region struct {
	StartLine int `json:"startLine"`
}

type logical struct {
	Name     string `json:"name"`
	FullName string `json:"fullyQualifiedName"`
}
