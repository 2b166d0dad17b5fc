package leak

import (
	"fmt"
	"slices"
)

// search is the state of searching one file and what is inside it.
type search struct {
	index      *index
	found      map[int]*hit // by token
	unreadable []string     // what could not be read, lower-case
	inflated   int64        // bytes that came out of compressed parts so far
}

// hit is where a token was found: distinct places, in the order of the search.
type hit struct{ places []string }

// text searches one piece of text, in which softBreak marks where a reader may or may not see a gap.
func (s *search) text(where, text string) {
	for _, variant := range variants(text) {
		s.index.match(fold(variant), func(token int) {
			h := s.found[token]
			if h == nil {
				h = &hit{}
				s.found[token] = h
			}
			if !slices.Contains(h.places, where) {
				h.places = append(h.places, where)
			}
		})
	}
}

// fail reports something that cannot be read.
func (s *search) fail(format string, args ...any) {
	s.unreadable = append(s.unreadable, fmt.Sprintf(format, args...))
}
