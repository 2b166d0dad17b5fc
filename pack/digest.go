package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"io"
)

// digest is what identifies a file's bytes.
type digest struct {
	size   int64
	sha256 string // hex
	crc32  uint32 // what a zip's directory wants
}

// digester is a writer that makes a digest of what passes.
type digester struct {
	size int64
	sha  hash.Hash
	crc  hash.Hash32
}

func newDigester() *digester { return &digester{sha: sha256.New(), crc: crc32.NewIEEE()} }

// Write never fails.
func (d *digester) Write(p []byte) (int, error) {
	d.size += int64(len(p))
	d.sha.Write(p)
	d.crc.Write(p)
	return len(p), nil
}

func (d *digester) sum() digest {
	return digest{size: d.size, sha256: hex.EncodeToString(d.sha.Sum(nil)), crc32: d.crc.Sum32()}
}

// digestOf reads r to its end.
func digestOf(r io.Reader) (digest, error) {
	d := newDigester()
	_, err := io.Copy(d, r)
	return d.sum(), err
}
