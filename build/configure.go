package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"strings"

	"dossier/compose"
	"dossier/ingest"
	"dossier/ingest/config"
	"dossier/model"
	"dossier/pack"
	"dossier/source"
	"dossier/templates"
)

// configFile is the configuration's name in every workspace.
const configFile = "dossier.yaml"

// configure reads dossier.yaml, the programme and the templates. Paths never lead out of the workspace: os.Root sees to that.
func configure(s state) (state, []source.Problem, error) {
	root, err := os.OpenRoot(s.options.Dir)
	if err != nil {
		return s, []source.Problem{source.Err(source.Ref{File: s.options.Dir}, "cannot be opened: "+source.Reason(err), "a workspace that this user can read", "")}, ErrConfiguration
	}
	s.root = root
	data, err := fs.ReadFile(root.FS(), configFile)
	if errors.Is(err, fs.ErrNotExist) {
		return s, []source.Problem{source.Err(source.Ref{File: configFile}, "there is no dossier.yaml", "a workspace: a folder with a dossier.yaml and inputs/", "dossier init writes one")}, nil
	}
	if err != nil {
		return s, []source.Problem{source.Err(source.Ref{File: configFile}, "cannot be read: "+source.Reason(err), "a file that this user can read", "")}, nil
	}
	c, problems := config.Decode(configFile, data)
	s.config, s.shaping = c, shaping(root.FS(), data)
	programme, found := s.findProgramme(c)
	s.programme, problems = programme, append(problems, found...)
	s.config.Systems, found = s.readSystems()
	problems = append(problems, found...)
	s.config.Scales, found = s.readScales()
	problems = append(problems, found...)
	own, err := fs.Sub(root.FS(), "templates")
	if err != nil {
		return s, problems, err
	}
	set, found := compose.Load(templates.FS, own)
	s.templates, problems = set, append(problems, found...)
	look, found := themeOf(c, root.FS())
	s.theme = look
	return s, append(problems, found...), nil
}

// shaping are the files beside the inputs that shape a pack: the configuration, and those of the workspace's own templates that are
// not the built-in ones.
func shaping(workspace fs.FS, configuration []byte) []pack.Input {
	files := []pack.Input{{Path: configFile, SHA256: hexHash(configuration)}}
	// What cannot be read is reported by whoever needs it; here it only does not count.
	_ = fs.WalkDir(workspace, "templates", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		rest := strings.TrimPrefix(name, "templates/")
		if !strings.HasPrefix(rest, "documents/") && !strings.HasPrefix(rest, "programmes/") && !strings.HasPrefix(rest, "support/") && !strings.HasPrefix(rest, "scales/") {
			return nil
		}
		builtIn, _ := fs.ReadFile(templates.FS, rest)
		if data, err := fs.ReadFile(workspace, name); err == nil && !bytes.Equal(data, builtIn) {
			files = append(files, pack.Input{Path: name, SHA256: hexHash(data)})
		}
		return nil
	})
	return files
}

func hexHash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// findProgramme reads the programme that the command line or the configuration names: the workspace's own before a built-in one.
func (s state) findProgramme(c model.Config) (*model.Programme, []source.Problem) {
	id, ref := c.Programme, source.Ref{File: configFile}
	if s.options.Programme != "" {
		id, ref = s.options.Programme, source.Ref{File: "--programme"}
	}
	if id == "" {
		return nil, nil // config.Decode has said that none is named
	}
	own, err := fs.Sub(s.root.FS(), "templates/programmes")
	builtIn, berr := fs.Sub(templates.FS, "programmes")
	if err != nil || berr != nil { // both names are constants
		return nil, []source.Problem{source.Err(ref, errors.Join(err, berr).Error(), "", "")}
	}
	return config.Programme(id, ref, config.Layer{Name: "templates/programmes", Files: own}, config.Layer{Name: "templates/programmes", Files: builtIn})
}

// readSystems reads when the support of operating systems ends: the workspace's own file before the built-in one.
func (s state) readSystems() ([]model.SystemFamily, []source.Problem) {
	const folder = "templates/support"
	own, err := fs.Sub(s.root.FS(), folder)
	builtIn, berr := fs.Sub(templates.FS, "support")
	if err != nil || berr != nil { // both names are constants
		return nil, []source.Problem{source.Err(source.Ref{File: folder}, errors.Join(err, berr).Error(), "", "")}
	}
	return config.Systems(config.Layer{Name: folder, Files: own}, config.Layer{Name: folder, Files: builtIn})
}

// readScales reads the scales of readiness: the workspace's own before a built-in one of the same file name.
func (s state) readScales() ([]*model.ReadinessScale, []source.Problem) {
	const folder = "templates/scales"
	own, err := fs.Sub(s.root.FS(), folder)
	builtIn, berr := fs.Sub(templates.FS, "scales")
	if err != nil || berr != nil { // both names are constants
		return nil, []source.Problem{source.Err(source.Ref{File: folder}, errors.Join(err, berr).Error(), "", "")}
	}
	return config.Scales(config.Layer{Name: folder, Files: own}, config.Layer{Name: folder, Files: builtIn})
}

// read turns the workspace's files into the portfolio, and finds in it what the run is narrowed to. It fails with ErrUnknown for a
// customer that is not there.
func read(s state) (state, []source.Problem, error) {
	result, problems := ingest.Read(ingest.Workspace{Files: s.root.FS(), Config: s.config})
	s.read = result
	narrowed, unknown := compose.NewNarrowing(result.Portfolio, s.options.Customers, s.options.Parts)
	if len(unknown) > 0 {
		return s, problems, unknownThing("--customer: " + strings.Join(unknown, "; "))
	}
	s.narrowed = narrowed
	return s, problems, nil
}

// unknownThing is an ErrUnknown that says in words of its own what is not there.
type unknownThing string

func (u unknownThing) Error() string        { return string(u) }
func (u unknownThing) Is(target error) bool { return target == ErrUnknown }
