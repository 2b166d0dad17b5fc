package chart

import "slices"

// Cut is a drawing as its strips, each measured from its own top. Bars and strokes that reach over several are cut; a label or an area
// goes where its middle is. A drawing that may not be cut is its only strip.
func (d Drawing) Cut() []Drawing {
	if len(d.Strips) == 0 {
		return []Drawing{d}
	}
	parts := make([]Drawing, len(d.Strips))
	tops := make([]float64, len(d.Strips)+1)
	for i, s := range d.Strips {
		parts[i] = Drawing{Width: d.Width, Height: s.Height, Size: d.Size, Strips: []Strip{s}}
		tops[i+1] = tops[i] + s.Height
	}
	for _, s := range d.Shapes {
		top, bottom := s.reach(d.Size)
		for i := range parts {
			if part, within := s.within(tops[i], tops[i+1], top, bottom, i == len(parts)-1); within {
				parts[i].Shapes = append(parts[i].Shapes, part.up(tops[i]))
			}
		}
	}
	return parts
}

// reach is how far up and down a shape reaches; the middle of one that is not cut, twice.
func (s Shape) reach(size float64) (top, bottom float64) {
	switch s.Kind {
	case Bar:
		return s.Y, s.Y + s.H
	case Stroke:
		return min(s.Y, s.Y+s.H), max(s.Y, s.Y+s.H)
	case Area:
		for i, p := range s.Points {
			if i == 0 {
				top, bottom = p.Y, p.Y
			}
			top, bottom = min(top, p.Y), max(bottom, p.Y)
		}
		return (top + bottom) / 2, (top + bottom) / 2
	default:
		return s.Y - 0.3*size, s.Y - 0.3*size
	}
}

// within is what of a shape from top to bottom lies between two heights.
func (s Shape) within(from, to, top, bottom float64, last bool) (part Shape, some bool) {
	if top == bottom {
		return s, top >= from && (top < to || last) || from == 0 && top < 0
	}
	upper, lower := max(from, top), min(to, bottom)
	if upper >= lower {
		return s, false
	}
	if s.Kind == Bar {
		s.Y, s.H = upper, lower-upper
		return s, true
	}
	across := func(y float64) float64 { return s.X + (y-s.Y)/s.H*s.W }
	first, end := upper, lower
	if s.H < 0 {
		first, end = lower, upper
	}
	s.X, s.Y, s.W, s.H = across(first), first, across(end)-across(first), end-first
	return s, true
}

// up is the shape moved up.
func (s Shape) up(by float64) Shape { return s.moved(0, -by) }

func (s Shape) moved(right, down float64) Shape {
	s.X, s.Y = s.X+right, s.Y+down
	s.Points = slices.Clone(s.Points)
	for i := range s.Points {
		s.Points[i].X += right
		s.Points[i].Y += down
	}
	return s
}
