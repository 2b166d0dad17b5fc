// Package build is the pipeline: it knows every stage, their order, the units of work and the workers that draw them. It judges,
// words and formats nothing.
package build

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"

	"dossier/assess"
	"dossier/compose"
	"dossier/ingest"
	"dossier/model"
	"dossier/pack"
	"dossier/render/theme"
	"dossier/source"
	"dossier/value"
)

// Options are what a run is asked for.
type Options struct {
	Dir       string                          // the workspace
	Out       string                          // where packs go
	AsOf      string                          // YYYY-MM-DD; empty: the newest recorded fact
	AsOfFrom  string                          // why that day
	Programme string                          // id; empty: the one that dossier.yaml names
	Customers []string                        // ids: only what is about these is drawn or shown; none: all, and what is about the portfolio
	Parts     []string                        // of pack.Parts: only these are drawn; none: all
	NoWorse   string                          // a pack's folder: the bar is then not to be worse than it; empty: the programme's
	JSON      bool                            // answers as JSON rather than text
	Workers   int                             // that draw; 0 is one a core
	Version   string                          // of the program, as manifests name it
	Program   string                          // what tells this build of it from any other: what another drew is drawn again
	Progress  func(done, of int, what string) // called by several workers; nil for none
}

// workers is how many work at once.
func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// What keeps a run from publishing. The problems say where and what.
var (
	ErrConfiguration = errors.New("the configuration has errors")
	ErrInput         = errors.New("the inputs have errors")
	ErrUnknown       = errors.New("there is no such thing")
)

// Report is what a build came to.
type Report struct {
	Problems []source.Problem // sorted
	Passes   bool             // whether the programme's bar is met; with NoWorse, whether nothing is worse
	Worse    []string         // in what it is worse than NoWorse
	Line     string           // what was built and the verdict, on one line; empty where nothing was published
	Pack     pack.Result
}

// state is what one run has made so far. Each stage is given it by value and returns what it adds: see stages.
type state struct {
	options    Options
	root       *os.Root // the workspace
	config     model.Config
	shaping    []pack.Input // what else than the inputs the pack is made of
	programme  *model.Programme
	theme      theme.Theme
	templates  *compose.Set
	read       ingest.Result
	narrowed   compose.Narrowing
	assessment *model.Assessment
	drawn      []drawn
	filled     []pack.File // self-assessment workbooks
	out        *pack.Out
	result     pack.Result
}

// stage is one step of the pipeline. It returns the state with what it made, and the problems it met.
type stage struct {
	name string
	run  func(state) (state, []source.Problem, error)
	fail error // what an error problem of this stage means; nil where it stops nothing until the end
}

// Build runs the stages in order and publishes a pack, or says why not.
func Build(o Options) (Report, error) {
	return runAll(o, []stage{
		{"configure", configure, ErrConfiguration}, // dossier.yaml, the programme, the templates
		{"read", read, ErrInput},                   // files → portfolio
		{"assess", judge, ErrConfiguration},        // portfolio → assessment
		{"lock", open, nil},                        // the output folder
		{"draw", drawAll, ErrInput},                // assessment → documents → bytes, a worker a core
		{"fill", fillForms, ErrInput},              // the partner's own self-assessment workbooks, in place
		{"scan", scan, ErrInput},                   // no unreleased word in a public file
		{"pack", publish, ErrInput},                // bytes → out/current, by one step
	})
}

func runAll(o Options, stages []stage) (Report, error) {
	s := state{options: o}
	var report Report
	before, err := baseline(o)
	if err != nil {
		return report, err
	}
	defer func() {
		if s.out != nil {
			_ = s.out.Close() // the lock goes with the process in any case
		}
	}()
	s, problems, err := runStages(s, stages)
	report.Problems = problems
	if s.assessment != nil {
		report.Passes = s.assessment.Selection.Passes
	}
	if err != nil {
		return report, err
	}
	if before != nil {
		if report.Worse, err = s.worse(before); err != nil {
			return report, err
		}
		report.Passes = len(report.Worse) == 0
	}
	report.Pack = s.result
	report.Line = compose.Line(s.assessment, s.config.Locale, summary(s))
	return report, nil
}

// runStages gives each stage what those before it made. All problems of a stage are collected before it stops the run.
func runStages(s state, stages []stage) (state, []source.Problem, error) {
	var problems []source.Problem
	for _, st := range stages {
		next, found, err := st.run(s)
		s = next
		problems = source.Sort(append(problems, found...))
		if errors.Is(err, ErrUnknown) { // it names what was asked for
			return s, problems, err
		}
		if err != nil {
			return s, problems, fmt.Errorf("%s: %w", st.name, err)
		}
		if st.fail != nil && source.Worst(found) == source.Error {
			return s, problems, st.fail
		}
	}
	return s, problems, nil
}

// judge assesses the portfolio as of the day asked for.
func judge(s state) (state, []source.Problem, error) {
	day := assess.Day{From: s.options.AsOfFrom}
	if s.options.AsOf != "" {
		d, err := value.ParseDate(s.options.AsOf)
		if err != nil {
			return s, nil, err
		}
		day.Date = d
	}
	s.assessment = assess.Assess(s.read.Portfolio, s.config, s.programme, day)
	return s, slices.Concat(s.assessment.Problems, s.assessment.Selection.Problems), nil
}

// open takes the lock of the output folder: from here on no other run writes there.
func open(s state) (state, []source.Problem, error) {
	out, err := pack.Open(s.options.Out, pack.Options{Keep: s.config.KeepPacks})
	s.out = out
	return s, nil, err
}
