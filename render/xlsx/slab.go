package xlsx

// slab hands out pieces of larger ones, since a workbook has many cells and each needs little.
type slab[T any] struct{ rest []T }

// take is n zero values in a row; appending to them copies.
func (s *slab[T]) take(n int) []T {
	const piece = 256
	if len(s.rest) < n {
		s.rest = make([]T, max(n, piece))
	}
	taken := s.rest[:n:n]
	s.rest = s.rest[n:]
	return taken
}
