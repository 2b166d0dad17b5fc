package build

import (
	"fmt"
	"io/fs"

	"dossier/compose"
	"dossier/doc"
	"dossier/pack"
	"dossier/render/xlsx/patch"
	"dossier/source"
)

// fillForms fills the partner's own self-assessment workbooks: what was read is what is filled, or the run stops.
func fillForms(s state) (state, []source.Problem, error) {
	if !s.narrowed.HasAll(doc.Audit) {
		return s, nil, nil
	}
	wanted, problems := compose.SelfAssessments(s.read.Portfolio, s.config, s.assessment)
	for _, w := range wanted {
		data, err := fs.ReadFile(s.root.FS(), w.File)
		if err != nil {
			return s, problems, err
		}
		if hexHash(data) != w.SHA256 {
			return s, problems, fmt.Errorf("%s changed while it was read: run again", w.File)
		}
		cells := make([]patch.Cell, len(w.Cells))
		for i, c := range w.Cells {
			cells[i] = patch.Cell{At: c.Cell, Text: c.Text}
		}
		filled, found := patch.Fill(w.File, data, cells)
		problems = append(problems, found...)
		if filled != nil {
			s.filled = append(s.filled, pack.File{Path: w.Path, Data: filled})
		}
	}
	return s, problems, nil
}
