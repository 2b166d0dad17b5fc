package sheet

import (
	"encoding/binary"
	"io"
	"unicode/utf16"

	"dossier/source"
)

// oleMagic begins every OLE compound file: old Office documents, and the encrypted shell around new ones.
var oleMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

const (
	oleEntry   = 128       // bytes of a directory entry; entries are aligned to their size
	oleScanned = 512 << 20 // how far the directory is looked for
)

// refuseOLE says what an OLE compound file is. Instead of following its chains of sectors, which a hostile file can
// bend, it looks at every place where a directory entry can stand.
func (in input) refuseOLE() *source.Problem {
	names := in.oleNames()
	has := func(name string) bool { return names[name] }
	switch {
	case has("DRMEncryptedDataSpace"), has("DRMEncryptedTransform"), has("\tDRMContent"), has("\tDRMDataSpace"): // the latter of .xls
		return in.refuse("protected by a sensitivity label or rights management (DRM)", "a workbook that every program can open",
			"save a copy without the label, or ask the owner for one")
	case has("EncryptionInfo"), has("EncryptedPackage"):
		return in.refuse("encrypted with a password", "a workbook that opens without a password", "open it with the password and save a copy without one")
	case has("Workbook"), has("Book"):
		return in.refuse("an old Excel workbook (.xls)", "a workbook of Excel 2007 or later (.xlsx)",
			"open it in a spreadsheet program and save it as .xlsx")
	case has("WordDocument"):
		return in.refuse("an old Word document (.doc)", "a workbook", "ask for the table it was made from")
	case has("PowerPoint Document"):
		return in.refuse("an old PowerPoint presentation (.ppt)", "a workbook", "ask for the table it was made from")
	default:
		return in.refuse("an OLE compound file that holds no workbook", "a workbook",
			"it may be cut short; open it in a spreadsheet program and save it as .xlsx")
	}
}

func (in input) oleNames() map[string]bool {
	names := map[string]bool{}
	r := io.NewSectionReader(in.r, 0, min(in.size, oleScanned))
	chunk := make([]byte, 1<<20)
	for {
		n, err := io.ReadFull(r, chunk)
		for at := 0; at+oleEntry <= n; at += oleEntry {
			if name := oleName(chunk[at : at+oleEntry]); name != "" && len(names) < 1000 {
				names[name] = true
			}
		}
		if err != nil {
			return names
		}
	}
}

// oleName is the name in a directory entry: UTF-16, its length in bytes with a closing zero at 64, the type at 66
// (1 storage, 2 stream). "" for what is none.
func oleName(entry []byte) string {
	length := int(binary.LittleEndian.Uint16(entry[64:]))
	kind := entry[66]
	if kind != 1 && kind != 2 || length < 4 || length > 64 || length%2 != 0 {
		return ""
	}
	units := make([]uint16, 0, 32)
	for at := 0; at < length-2; at += 2 {
		units = append(units, binary.LittleEndian.Uint16(entry[at:]))
	}
	return string(utf16.Decode(units))
}
