// Package ingest reads a workspace: every table below inputs/ into the records of model.Portfolio, and the files that the evidence
// register names. What is wrong is gathered as positioned problems, all of them in one run.
package ingest

import (
	"fmt"
	"io/fs"
	"runtime"

	"golang.org/x/sync/errgroup"

	"dossier/ingest/formats"
	"dossier/ingest/table"
	"dossier/model"
	"dossier/source"
)

// Workspace is a folder to read. Files must not lead out of it: (*os.Root).FS does not, os.DirFS does.
type Workspace struct {
	Files  fs.FS
	Config model.Config
}

// Result is what was read.
type Result struct {
	Portfolio *model.Portfolio
	Inputs    []Input    // every file that was read, in the order of their paths
	Proposals []Proposal // for the tables that dossier.yaml could make readable, in reading order
}

// Proposal is an entry of dossier.yaml that would have a table read, ready to be pasted and looked over.
type Proposal struct {
	File  string
	Sheet string // "" for a CSV
	YAML  string // a key of dossier.yaml with a list of one entry
}

// Input is a file as it was when it was read.
type Input struct {
	Path   string
	Size   int64
	SHA256 string // hex
}

// reading is one run over a workspace.
type reading struct {
	Workspace
	portfolio  *model.Portfolio
	inputs     []Input
	problems   []source.Problem
	tables     []table.Reading // in reading order
	additions  []*model.Server // rows of exports that say more about machines which other tables list
	recognised map[string]bool // files that hold a table of a known kind
	copied     map[string]bool // files that are copies of others
}

// Read reads the workspace's inputs and evidence. The same files give the same Result and the same problems, in the order that
// source.Sort gives them. The Portfolio is whole only where no problem is an error.
func Read(ws Workspace) (Result, []source.Problem) {
	r := &reading{Workspace: ws, portfolio: &model.Portfolio{Evidence: map[string]model.EvidenceFile{}}, recognised: map[string]bool{}, copied: map[string]bool{}}
	all, err := formats.All()
	if err != nil {
		return Result{Portfolio: r.portfolio}, []source.Problem{source.Err(source.Ref{}, err.Error(), "", "")}
	}
	found := r.walk()
	files := r.readFiles(found.tables, table.NewReader(ws.Config, all))
	r.copies(files)
	r.collect(files)
	r.unusedEntries(found)
	r.empty()
	r.merge()
	r.references()
	r.contradictions()
	r.cycles()
	r.evidence()
	r.strangers(found.others, files)
	r.nameMigrations()
	return Result{Portfolio: r.portfolio, Inputs: sortInputs(r.inputs), Proposals: r.proposals()}, source.Sort(r.problems)
}

// readFiles reads the files side by side; the readings stand in the order of the paths.
func (r *reading) readFiles(paths []string, tables *table.Reader) []fileReading {
	files := make([]fileReading, len(paths))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, path := range paths {
		group.Go(func() error {
			files[i] = readFile(r.Files, path, tables)
			return nil
		})
	}
	_ = group.Wait() // the functions give no errors
	return files
}

// collect puts the records of all files into the portfolio, file by file.
func (r *reading) collect(files []fileReading) {
	for _, f := range files {
		if f.input.SHA256 != "" {
			r.inputs = append(r.inputs, f.input)
		}
		if f.list != nil {
			r.collectChecklist(f.list)
		}
		for _, t := range f.tables {
			r.tables = append(r.tables, t)
			r.portfolio.Tables = append(r.portfolio.Tables, t.Table)
			r.portfolio.Disagreements = append(r.portfolio.Disagreements, t.Disagreements...)
			if t.Schema != nil {
				r.recognised[f.input.Path] = true
			}
			if len(t.Records) > 0 && !r.isAddition(t) {
				t.Schema.Add(r.portfolio, t.Records)
			}
		}
	}
}

// isAddition keeps the servers of a table that only adds to what others list.
func (r *reading) isAddition(t table.Reading) bool {
	if !t.Adds || t.Schema.Kind != "Servers" {
		return false
	}
	for _, record := range t.Records {
		r.additions = append(r.additions, record.(*model.Server))
	}
	return true
}

// collectChecklist keeps a self-assessment workbook, and lists its sheets among the tables that were found.
func (r *reading) collectChecklist(list *model.Checklist) {
	r.recognised[list.File] = true
	r.portfolio.Checklists = append(r.portfolio.Checklists, list)
	for _, s := range list.Sheets {
		r.portfolio.Tables = append(r.portfolio.Tables, &model.Table{Ref: s.Ref, Kind: "Self-assessment", Rows: len(s.Rows)})
	}
}

// unusedEntries reports inventories and mappings of dossier.yaml that met no table.
func (r *reading) unusedEntries(found found) {
	for _, v := range r.Config.Inventories {
		if !r.hasFormat(v) {
			r.problems = append(r.problems, source.Err(v.Ref, fmt.Sprintf("%s is not an export that can be read", v.File), "a file below inputs", found.hint(v.File)).As(source.FileNotRead))
		}
	}
	for i := range r.Config.Mappings {
		m := &r.Config.Mappings[i]
		if !r.isUsed(m) {
			r.problems = append(r.problems, source.Err(m.Ref, fmt.Sprintf("no table of %s has the mapping’s columns", m.File), "a table below inputs with these columns", found.hint(m.File)).As(source.TableNotRead))
		}
	}
}

func (r *reading) hasFormat(v model.Inventory) bool {
	for file := range r.copied {
		if v.Names(file) {
			return true
		}
	}
	for _, t := range r.portfolio.Tables {
		if v.Names(t.Ref.File) && t.Format != "" {
			return true
		}
	}
	return false
}

func (r *reading) isUsed(m *model.Mapping) bool {
	for _, t := range r.tables {
		if t.Mapping != nil && t.Mapping.Ref == m.Ref && t.Mapping.File == m.File {
			return true
		}
	}
	return false
}

// empty judges the tables that hold no record.
func (r *reading) empty() {
	filled, started := map[string]bool{}, map[string]bool{}
	for _, t := range r.tables {
		if t.Schema != nil {
			filled[t.Schema.Kind] = filled[t.Schema.Kind] || t.State == table.Filled
			started[t.Schema.Kind] = true
		}
	}
	for _, t := range r.tables {
		if t.Schema == nil || t.State == table.Filled || source.Worst(t.Problems) == source.Error {
			continue
		}
		r.problems = append(r.problems, emptyTable(t, filled[t.Schema.Kind]))
	}
	for _, kind := range []string{"Customers", "Migrations"} {
		if !started[kind] {
			r.problems = append(r.problems, source.Err(source.Ref{File: inputsFolder}, "no file holds a table of "+kind, "a sheet or a CSV file named "+kind, "dossier init writes one").As(source.TableMissing))
		}
	}
}

func emptyTable(t table.Reading, elsewhere bool) source.Problem {
	kind := t.Schema.Kind
	switch {
	case t.State == table.NotStarted:
		return source.Notice(t.Table.Ref, kind+" holds only its example: not started", "", "").As(source.NotStarted)
	case t.Table.Format != "":
		return source.Err(t.Table.Ref, "the export has a header and no rows", "at least one row", "export it again").As(source.TableEmpty)
	case (kind == "Customers" || kind == "Migrations") && !elsewhere:
		return source.Err(t.Table.Ref, kind+" has no rows", "at least one", "").As(source.TableEmpty)
	}
	return source.Warn(t.Table.Ref, kind+" has no rows", "", "").As(source.TableEmpty)
}
