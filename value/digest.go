package value

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
)

// Digest tells the whole tree of a figure from any other: the hash of all that it says of itself and of the digests of its
// arguments. Documents share figures, and figures share arguments: it is worked out once a figure.
//
// It is safe for several goroutines: all work out the same. A figure is asked once it is made; see Named and By.
func (f *Figure) Digest() [sha256.Size]byte {
	if known := f.digest.Load(); known != nil {
		return *known
	}
	b := make([]byte, 0, 512)
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	text(f.ID)
	text(f.Label)
	text(f.Value.String()) // "" where unknown
	text(string(f.Unit))
	text(f.Rule.Name)
	text(f.Rule.Origin)
	b = strconv.AppendBool(b, f.Rule.Published)
	text(string(f.Op))
	b = binary.AppendUvarint(b, uint64(len(f.Args)))
	for _, arg := range f.Args {
		of := arg.Digest()
		b = append(b, of[:]...)
	}
	for _, ref := range f.Sources {
		text(ref.File)
		text(ref.Sheet)
		for _, n := range []int{ref.Cells.FirstCol, ref.Cells.FirstRow, ref.Cells.LastCol, ref.Cells.LastRow, ref.Line} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	sum := sha256.Sum256(b)
	f.digest.Store(&sum)
	return sum
}
