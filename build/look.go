package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"dossier/model"
	"dossier/render/pdf/typeface"
	"dossier/render/theme"
	"dossier/source"
)

// themeOf is the built-in look with what the brand states.
func themeOf(c model.Config, workspace fs.FS) (theme.Theme, []source.Problem) {
	look := theme.Default()
	look.Brand = c.Partner.Name
	ref := source.Ref{File: configFile}
	var problems []source.Problem
	if c.Brand.Paper != "" {
		if paper, ok := theme.PaperOf(c.Brand.Paper); ok {
			look.Paper = paper
		}
	}
	if c.Brand.Accent != "" {
		accent, err := theme.ParseColour(c.Brand.Accent)
		if err != nil {
			problems = append(problems, source.Err(ref, "brand.accent: "+err.Error(), "", ""))
		} else {
			look.Accent = accent
		}
	}
	if c.Brand.Logo != "" {
		logo, err := fs.ReadFile(workspace, c.Brand.Logo)
		if err == nil && !bytes.HasPrefix(logo, []byte("\x89PNG\r\n")) && !bytes.HasPrefix(logo, []byte("\xff\xd8\xff")) {
			err = errors.New("neither PNG nor JPEG")
		}
		if err != nil {
			problems = append(problems, source.Err(ref, fmt.Sprintf("brand.logo %q: %v", c.Brand.Logo, err), "a PNG or JPEG below the workspace", ""))
		} else {
			look.Logo = logo
		}
	}
	fonts, found := fontsOf(c.Brand.Fonts, workspace)
	look.Others = fonts
	return look, append(problems, found...)
}

// fontsOf reads the partner's fonts, which set the characters that the built-in faces lack. Each is tried before anything is drawn.
func fontsOf(paths []string, workspace fs.FS) ([]theme.Face, []source.Problem) {
	var faces []theme.Face
	var problems []source.Problem
	for _, name := range paths {
		data, err := fs.ReadFile(workspace, name)
		if err == nil {
			_, err = typeface.Open(data)
		}
		if err != nil {
			problems = append(problems, source.Err(source.Ref{File: configFile}, fmt.Sprintf("brand.fonts %q: %v", name, err), "a TrueType font (.ttf) below the workspace", ""))
			continue
		}
		faces = append(faces, theme.Face{Name: strings.TrimSuffix(path.Base(name), path.Ext(name)), TTF: data, SHA256: hexHash(data)})
	}
	return faces, problems
}
