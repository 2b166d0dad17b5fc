package compose

import (
	"fmt"
	"strings"

	"dossier/doc"
	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// draftMark begins every response that nobody has attested.
const draftMark = "DRAFT – not attested: "

// mostProofs is how many documents a response names.
const mostProofs = 6

// response words the answer: the attested text with its evidence, or a draft of one that is marked as such. It is empty where there is
// nothing to say. An item that is said not to be met names no evidence.
func (w *responder) response(a model.Answer, r *model.Response) string {
	proofs := w.proofs(a)
	switch {
	case r != nil && r.Text != "" && (r.Met != model.Yes || proofs == ""):
		return r.Text + w.signed(r)
	case r != nil && r.Text != "" && a.Named:
		return r.Text + "\n\nEvidence" + about(a) + ":\n" + proofs + w.signed(r)
	case r != nil && r.Text != "":
		return r.Text + "\n\nEvidence on file" + about(a) + ", by its kind:\n" + proofs + w.signed(r)
	case r != nil && r.Met != model.Yes:
		return ""
	}
	story := w.story(a)
	switch {
	case story == "" && proofs == "":
		return ""
	case proofs == "":
		return draftMark + story
	case story != "":
		story += "\n\n"
	}
	return draftMark + story + "documents on file" + about(a) + ", by the kind that they are registered as:\n" + proofs + "\nWhy these count: " + a.Basis
}

// about says which case study the evidence is of.
func about(a model.Answer) string {
	if a.Migration == "" {
		return ""
	}
	return " of case study " + a.Migration
}

func (w *responder) signed(r *model.Response) string {
	switch l := w.config.Locale; {
	case r.AnsweredBy != "" && !r.AnsweredOn.IsZero():
		return fmt.Sprintf("\n\nAnswered by %s, %s.", r.AnsweredBy, l.Day(r.AnsweredOn))
	case r.AnsweredBy != "":
		return fmt.Sprintf("\n\nAnswered by %s.", r.AnsweredBy)
	}
	return ""
}

// proofs are the documents, a line each.
func (w *responder) proofs(a model.Answer) string {
	var lines []string
	for i, d := range a.Evidence {
		if i == mostProofs {
			lines = append(lines, "– and "+counted(len(a.Evidence)-i, "further document", "further documents")+" in the evidence index")
			break
		}
		lines = append(lines, "– "+w.proof(d))
	}
	return strings.Join(lines, "\n")
}

// proof is a document with its dates and pages, and the file's place below the folder that holds the self-assessment's.
func (w *responder) proof(d *model.Document) string {
	l := w.config.Locale
	line := fmt.Sprintf("%s “%s” (%s), dated %s", value.Capital(string(d.Kind)), d.Title, d.ID, l.Day(d.Date))
	if d.ProofPage.Known {
		line += ", page " + d.ProofPage.String()
	}
	if d.WhyPage.Known {
		line += ", reason on page " + d.WhyPage.String()
	}
	if !d.PartnerSignOn.IsZero() {
		line += ", signed by the partner " + l.Day(d.PartnerSignOn)
	}
	if !d.CustomerSignOn.IsZero() {
		line += ", signed by the customer " + l.Day(d.CustomerSignOn)
	}
	return line + "; file evidence/" + EvidencePath(d)
}

// story is the narrative that an item of the customer sheets asks for. The ids are those that parsers of real workbooks know (XLS-TS, a
// secondary source); that our narratives answer them is this program's reading, and makes a draft only.
func (w *responder) story(a model.Answer) string {
	cs := w.studies[a.Migration]
	if cs == nil {
		return ""
	}
	m := cs.Migration
	switch a.Item {
	case "UCR-001":
		if cs.Customer != nil {
			return flat(string(cs.Customer.About), cs.Customer.At("about"), w)
		}
	case "UCR-002":
		return flat(string(m.Challenge), m.At("challenge"), w)
	case "PS-001":
		return flat(string(m.Solution), m.At("solution"), w)
	case "OUT-001":
		return flat(string(m.Outcome), m.At("outcome"), w)
	}
	return ""
}

// flat is a narrative as plain text: paragraphs parted by a line, items of lists begun by a dash or their number.
func flat(text string, at source.Ref, w *responder) string {
	var parts []string
	for _, b := range narrative(text, at) {
		switch b := b.(type) {
		case doc.Paragraph:
			parts = append(parts, doc.Plain(w.config.Locale, b.Content))
		case doc.List:
			var lines []string
			for i, item := range b.Items {
				mark := "– "
				if b.Ordered {
					mark = fmt.Sprintf("%d. ", i+1)
				}
				for _, p := range item {
					if p, ok := p.(doc.Paragraph); ok {
						lines = append(lines, mark+doc.Plain(w.config.Locale, p.Content))
					}
				}
			}
			parts = append(parts, strings.Join(lines, "\n"))
		}
	}
	return strings.Join(parts, "\n\n")
}
