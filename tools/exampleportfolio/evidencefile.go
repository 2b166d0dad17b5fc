package main

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"dossier/model"
)

// paper is what stands on an evidence file.
type paper struct {
	Title string
	Lines []string
	Pages [][]string // further pages
}

// evidenceFile draws the file of a registered document. Workbooks are not drawn here: they are the project's own tables.
func (pr *project) evidenceFile(d *model.Document) ([]byte, error) {
	content := pr.paperOf(d)
	if shared, ok := pr.Evidence.Shared[d.Kind]; ok {
		content = paper{Title: shared.Title, Lines: shared.Lines}
	}
	return fileOf(path.Ext(d.Path), content)
}

// fileOf writes a paper in the form of a file extension.
func fileOf(ext string, content paper) ([]byte, error) {
	switch ext {
	case ".pdf":
		return pdfOf(content), nil
	case ".docx":
		return docx(content)
	case ".png":
		return png(content)
	}
	return nil, fmt.Errorf("evidence file type %q: want pdf, docx or png", ext)
}

func (pr *project) paperOf(d *model.Document) paper {
	lines := []string{
		"Customer: " + pr.Customer.LegalName,
		"Project: " + pr.Migration.ID + " " + pr.Migration.Title,
		"Document: " + d.ID + ", version " + d.Version,
		"Date: " + d.Date.String(),
	}
	if d.Author != "" {
		lines = append(lines, "Prepared by: "+d.Author)
	}
	if d.Tool != "" {
		lines = append(lines, "Made with: "+d.Tool)
	}
	lines = append(lines, "", "Why: "+d.Why, "")
	lines = append(lines, pr.linesOf(d)...)
	lines = append(lines, pr.Evidence.Lines[d.Kind]...)
	if !d.PartnerSignOn.IsZero() {
		lines = append(lines, "", fmt.Sprintf("Signed for Example Cloud Partners: %s, %s", d.PartnerSigned, d.PartnerSignOn))
	}
	if !d.CustomerSignOn.IsZero() {
		lines = append(lines, fmt.Sprintf("Signed for the customer: %s, %s", d.CustomerSigned, d.CustomerSignOn))
	}
	return paper{Title: d.Title, Lines: lines}
}

// linesOf says what a document of that kind would be expected to say, in the project's own figures.
func (pr *project) linesOf(d *model.Document) []string {
	switch d.Kind {
	case model.SOW:
		return []string{fmt.Sprintf("Scope: %d applications as listed in the annex.", len(pr.Apps)),
			fmt.Sprintf("Work begins on %s.", pr.Migration.Start), "Accepted a wave at a time, after hypercare."}
	case model.TCOAnalysis:
		if pr.monthly(onAWS) > 0 {
			return []string{fmt.Sprintf("Run rate on premises: %d %s a month.", pr.monthly(onPremises), pr.Currency),
				fmt.Sprintf("Run rate on AWS: %d %s a month.", pr.monthly(onAWS), pr.Currency), "Term: 60 months, including one hardware refresh."}
		}
	case model.DiscoveryReport:
		return append([]string{fmt.Sprintf("Found: %d applications.", len(pr.Apps))}, pr.appLines()...)
	case model.MigrationPlan, model.CutoverPlan, model.AcceptanceDocument:
		return pr.waveLines()
	case model.LandingZoneDesign, model.ArchitectureDiagram:
		return []string{"Region: " + pr.Region, fmt.Sprintf("Production VPC: 10.%d.16.0/20 in two Availability Zones.", pr.Net),
			"Accounts: management, log archive, security tooling, network, test, production."}
	case model.SatisfactionSurvey:
		var lines []string
		for i := range min(len(pr.Survey), len(surveyQuestions)) {
			lines = append(lines, fmt.Sprintf("%s: %c of 5", surveyQuestions[i], pr.Survey[i]))
		}
		if pr.Likely > 0 {
			lines = append(lines, fmt.Sprintf("How likely are you to recommend the partner: %d of 10", pr.Likely))
		}
		return lines
	case model.MRA:
		var lines []string
		for i := range min(len(pr.Readiness), len(readinessBank)) {
			line := fmt.Sprintf("%s, %s: %c of 5", readinessBank[i].area, strings.ToLower(readinessBank[i].item), pr.Readiness[i])
			if pr.HeatMap {
				line = fmt.Sprintf("%s, %s: %s", heatMapLines[i].area, strings.ToLower(heatMapLines[i].item), colourOf(int(pr.Readiness[i]-'0')))
			}
			lines = append(lines, line)
		}
		return lines
	}
	return nil
}

func (pr *project) appLines() []string {
	var lines []string
	for _, a := range pr.Apps {
		lines = append(lines, fmt.Sprintf("%s  %s: %s, servers of its own: %d", pr.appID(a.Code), a.Name, cmp.Or(a.Strategy, pr.Migration.Strategy), len(pr.serversOf(a))))
	}
	return lines
}

func (pr *project) waveLines() []string {
	var lines []string
	for i, cut := range pr.plannedWaves() {
		n := 0
		for _, a := range pr.Apps {
			if a.Wave == i+1 {
				n++
			}
		}
		lines = append(lines, fmt.Sprintf("Wave %d: %d applications, cutover %s", i+1, n, cut))
	}
	return lines
}
