package config

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// Scales reads every scale of readiness in the layers, in the order of their ids. Where two layers have a file of one name, the first
// layer's is read.
func Scales(layers ...Layer) ([]*model.ReadinessScale, []source.Problem) {
	var scales []*model.ReadinessScale
	var problems []source.Problem
	read := map[string]bool{}
	for _, layer := range layers {
		names, wrong := layer.names()
		if wrong != nil {
			return nil, wrong
		}
		for _, name := range names {
			if read[name] {
				continue
			}
			read[name] = true
			s, found := readScale(layer, name)
			problems = append(problems, found...)
			if s == nil {
				continue
			}
			if slices.ContainsFunc(scales, func(other *model.ReadinessScale) bool { return strings.EqualFold(other.ID, s.ID) }) {
				problems = append(problems, source.Err(s.Ref, fmt.Sprintf("the scale %s stands in two files", s.ID), "one file a scale", "name the file as the one that it is to stand in for"))
				continue
			}
			scales = append(scales, s)
		}
	}
	slices.SortFunc(scales, func(a, b *model.ReadinessScale) int { return strings.Compare(a.ID, b.ID) })
	return scales, problems
}

func readScale(layer Layer, name string) (*model.ReadinessScale, []source.Problem) {
	file, data, wrong := layer.read(name)
	if wrong != nil {
		return nil, wrong
	}
	return DecodeScale(file, data)
}

// DecodeScale reads the file of one scale. file is the name that problems and figures bear. The scale is nil where it has an error.
func DecodeScale(file string, data []byte) (*model.ReadinessScale, []source.Problem) {
	r := &reader{file: file}
	root := r.document(data)
	if root == nil {
		return nil, r.problems
	}
	s := &model.ReadinessScale{Ref: r.ref(root)}
	r.object(root, "the scale",
		key{"id", true, func(n *yaml.Node) { s.ID = r.text(n, "id") }},
		key{"title", true, func(n *yaml.Node) { s.Title = r.text(n, "title") }},
		key{"source", true, func(n *yaml.Node) { s.Source = r.text(n, "source") }},
		key{"lowest", false, func(n *yaml.Node) { s.Lowest = r.term(n, "lowest") }},
		key{"highest", false, func(n *yaml.Node) { s.Highest = r.term(n, "highest") }},
		key{"colours", false, func(n *yaml.Node) { s.Colours = r.colours(n) }},
		key{"gap_at_most", true, func(n *yaml.Node) { s.GapAt = r.term(n, "gap_at_most") }},
		key{"areas", true, func(n *yaml.Node) { s.Areas = r.areas(n) }},
	)
	r.checkRange(root, s)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return s, nil
}

// checkRange holds a scale to being of numbers or of colours, and its bar to lying on it.
func (r *reader) checkRange(root *yaml.Node, s *model.ReadinessScale) {
	lowest, highest := s.Lowest.Value, s.Highest.Value
	if len(s.Colours) > 0 {
		if s.Lowest.Ref.Line > 0 || s.Highest.Ref.Line > 0 {
			r.fail(root, "the scale has numbers and colours", "lowest and highest, or colours", "")
			return
		}
		lowest, highest = value.Int(1), value.Int(len(s.Colours))
	}
	if !lowest.LessThan(highest) {
		r.fail(root, fmt.Sprintf("the scale runs from %s to %s", lowest, highest), "lowest below highest, or colours", "")
		return
	}
	if s.GapAt.Value.LessThan(lowest) || !s.GapAt.Value.LessThan(highest) {
		r.fail(root, fmt.Sprintf("gap_at_most %s", s.GapAt.Value), fmt.Sprintf("a score from %s to below %s", lowest, highest), "")
	}
}

func (r *reader) colours(n *yaml.Node) []model.Colour {
	var all []model.Colour
	r.items(n, "colours", func(item *yaml.Node) {
		c := model.Colour(r.word(item, "a colour", model.Colour("").Choices()))
		if c == model.NotAssessed || slices.Contains(all, c) {
			r.fail(item, fmt.Sprintf("%s on a scale of colours", c), "red, amber and green, each once, the worst first", "")
			return
		}
		all = append(all, c)
	})
	return all
}

func (r *reader) areas(n *yaml.Node) []model.ReadinessArea {
	var all []model.ReadinessArea
	r.items(n, "areas", func(item *yaml.Node) {
		var a model.ReadinessArea
		r.object(item, "an area",
			key{"name", true, func(n *yaml.Node) { a.Name = r.text(n, "name") }},
			key{"items", false, func(n *yaml.Node) {
				r.items(n, "items", func(item *yaml.Node) { a.Items = append(a.Items, r.text(item, "an item")) })
			}},
		)
		if slices.ContainsFunc(all, func(o model.ReadinessArea) bool { return strings.EqualFold(o.Name, a.Name) }) {
			r.fail(item, fmt.Sprintf("the area %s stands twice", a.Name), "one of each name", "")
		}
		all = append(all, a)
	})
	return all
}
