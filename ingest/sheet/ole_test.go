package sheet_test

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"dossier/ingest/sheet"
	"dossier/source"
)

// The streams of compound files that people take for workbooks, as [MS-OFFCRYPTO] lays them out: 2.3.4.4 and 2.3.4.5 for a password,
// 2.2.6 for rights management of workbooks in a package, 2.2.1 to 2.2.4 for that of old binary ones.
var (
	passwordStreams = []string{
		"EncryptedPackage", "EncryptionInfo", "\x06DataSpaces/Version", "\x06DataSpaces/DataSpaceMap", "\x06DataSpaces/DataSpaceInfo/StrongEncryptionDataSpace",
		"\x06DataSpaces/TransformInfo/StrongEncryptionTransform/\x06Primary",
	}
	rightsStreams = []string{
		"EncryptedPackage", "\x05SummaryInformation", "\x05DocumentSummaryInformation", "\x06DataSpaces/Version", "\x06DataSpaces/DataSpaceMap",
		"\x06DataSpaces/DataSpaceInfo/DRMEncryptedDataSpace", "\x06DataSpaces/TransformInfo/DRMEncryptedTransform/\x06Primary",
		"\x06DataSpaces/TransformInfo/DRMEncryptedTransform/EUL-ETRHA1143ZLUDD412YTI3M5CTZ",
	}
	oldRightsStreams = []string{
		"\tDRMContent", "\tDRMViewerContent", "Workbook", "\x06DataSpaces/Version", "\x06DataSpaces/DataSpaceMap", "\x06DataSpaces/DataSpaceInfo/\tDRMDataSpace",
		"\x06DataSpaces/TransformInfo/\tDRMTransform/\x06Primary",
	}
)

// A workbook behind a password and one behind rights management begin with the same bytes, and want different things done: it is said
// which of the two it is, whatever it is named, and when it is cut short too as long as its directory is there.
func TestLockedWorkbooksSayByWhat(t *testing.T) {
	const (
		password = "encrypted with a password: want a workbook that opens without a password (open it with the password and save a copy without one)"
		rights   = "protected by a sensitivity label or rights management (DRM): want a workbook that every program can open (save a copy without the label, or ask the owner for one)"
	)
	for _, c := range []struct {
		name    string
		streams []string
		want    string
	}{
		{"password", passwordStreams, password},
		{"rights", rightsStreams, rights},
		{"old rights", oldRightsStreams, rights},
		{"old workbook", []string{"Workbook", "\x05SummaryInformation"}, "an old Excel workbook (.xls)"},
		{"old document", []string{"WordDocument", "1Table"}, "an old Word document (.doc)"},
		{"a mail", []string{"__properties_version1.0"}, "an OLE compound file that holds no workbook"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := compound(t, c.streams)
			for _, name := range []string{"book.xlsx", "book.xls", "book.csv", "book.xlsm"} {
				for _, file := range [][]byte{data, data[:len(data)-600], append(slices.Clone(data), 1, 2, 3)} {
					book, problems := sheet.Open(name, bytes.NewReader(file), int64(len(file)))
					if book != nil || len(problems) != 1 || problems[0].Severity != source.Error || !strings.HasPrefix(problems[0].String(), "error: "+name+": "+c.want) {
						t.Errorf("%s of %d bytes: %v, want %s", name, len(file), problems, c.want)
					}
				}
			}
		})
	}
}

// compound is a compound file [MS-CFB] of version 3 that holds these streams, storages divided by "/". A reader that is not ours
// finds them all.
func compound(t *testing.T, streams []string) []byte {
	t.Helper()
	data := writeCompound(streams)
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for e, err := r.Next(); err == nil; e, err = r.Next() {
		if e.Size > 0 {
			found = append(found, printable(strings.Join(append(slices.Clone(e.Path), e.Name), "/")))
		}
	}
	want := make([]string, len(streams))
	for i, s := range streams {
		want[i] = printable(s)
	}
	slices.Sort(want)
	slices.Sort(found)
	if !slices.Equal(found, want) {
		t.Fatalf("the compound file holds %q, want %q", found, want)
	}
	return data
}

// printable is a name without the control character that it may begin with, which the reader takes off some names and not off others.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, name)
}

const (
	oleSector = 512
	oleFree   = 0xFFFFFFFF
	oleEnd    = 0xFFFFFFFE
	oleFAT    = 0xFFFFFFFD
)

// node is an entry of the directory.
type node struct {
	name                 string
	stream               bool
	children             []*node
	id, start            uint32
	left, right, topmost uint32
}

// writeCompound lays out header, allocation table, directory and streams, each stream as long as one that needs no miniature sectors.
func writeCompound(streams []string) []byte {
	root := &node{name: "Root Entry"}
	for _, s := range streams {
		root.add(strings.Split(s, "/"))
	}
	var all []*node
	root.number(&all)
	const perSector, streamSectors = oleSector / 128, 4096 / oleSector
	directory := (len(all) + perSector - 1) / perSector
	var table []uint32 // of the sectors: the table's own, the directory, the streams
	table = append(table, oleFAT)
	chain := func(n int) uint32 {
		first := uint32(len(table))
		for i := range n {
			next := first + uint32(i) + 1
			if i == n-1 {
				next = oleEnd
			}
			table = append(table, next)
		}
		return first
	}
	directoryAt := chain(directory)
	for _, n := range all {
		if n.stream {
			n.start = chain(streamSectors)
		}
	}
	sectors := len(table)
	for len(table) < oleSector/4 {
		table = append(table, oleFree)
	}
	out := make([]byte, 0, (1+sectors)*oleSector)
	out = append(out, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"...)
	out = append(out, make([]byte, 16)...)
	out = append(out, 0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0)
	out = append(out, make([]byte, 10)...)
	for _, n := range []uint32{1, directoryAt, 0, 4096, oleEnd, 0, oleEnd, 0, 0} { // the last is where the first sector of the table is
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	for len(out) < oleSector {
		out = binary.LittleEndian.AppendUint32(out, oleFree)
	}
	for _, n := range table {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	for _, n := range all {
		out = append(out, n.entry()...)
	}
	for len(out) < (2+directory)*oleSector {
		out = append(out, (&node{left: oleFree, right: oleFree, topmost: oleFree}).entry()...)
	}
	return append(out, bytes.Repeat([]byte("secret. "), (sectors-1-directory)*oleSector/8)...)
}

func (n *node) add(path []string) {
	if len(path) == 0 {
		n.stream = true
		return
	}
	i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == path[0] })
	if i < 0 {
		i = len(n.children)
		n.children = append(n.children, &node{name: path[0]})
	}
	n.children[i].add(path[1:])
}

// number gives every entry its place, and ties the children of each to a tree that leans to the right: shorter names come first.
func (n *node) number(all *[]*node) {
	n.id, n.left, n.right, n.topmost = uint32(len(*all)), oleFree, oleFree, oleFree
	*all = append(*all, n)
	slices.SortFunc(n.children, func(a, b *node) int {
		return cmp.Or(cmp.Compare(len(a.name), len(b.name)), cmp.Compare(strings.ToUpper(a.name), strings.ToUpper(b.name)))
	})
	for i, c := range n.children {
		c.number(all)
		if i == 0 {
			n.topmost = c.id
		} else {
			n.children[i-1].right = c.id
		}
	}
}

func (n *node) entry() []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(n.name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	if n.name != "" {
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66], e[67] = 1, 1
	}
	switch {
	case n.name == "Root Entry":
		e[66] = 5
		n.start = oleEnd
	case n.stream:
		e[66] = 2
		binary.LittleEndian.PutUint32(e[120:], 4096)
	}
	for i, v := range []uint32{n.left, n.right, n.topmost} {
		binary.LittleEndian.PutUint32(e[68+4*i:], v)
	}
	binary.LittleEndian.PutUint32(e[116:], n.start)
	return e
}
