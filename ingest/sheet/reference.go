package sheet

// cellTag is the attributes of a cell.
type cellTag struct {
	ref   []byte // A1, nil if not stated; valid until the scanner moves
	style int    // index into the formats; -1 for one that is not a number
	kind  cellType
}

// cellType is the type attribute of a cell (ECMA-376 18.18.11).
type cellType byte

const (
	numberCell cellType = iota
	sharedCell
	stringCell
	inlineCell
	boolCell
	errorCell
	isoCell
	unknownCell
)

func (c *cellTag) read(attrs []byte) {
	for key, value, rest, ok := nextAttr(attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if len(key) != 1 {
			continue
		}
		switch key[0] {
		case 'r':
			c.ref = value
		case 's':
			n, valid := atoi(value)
			if !valid && len(value) > 0 {
				n = -1
			}
			c.style = n
		case 't':
			c.kind = typeOf(value)
		}
	}
}

func typeOf(value []byte) cellType {
	switch string(value) {
	case "n", "":
		return numberCell
	case "s":
		return sharedCell
	case "str":
		return stringCell
	case "inlineStr":
		return inlineCell
	case "b":
		return boolCell
	case "e":
		return errorCell
	case "d":
		return isoCell
	}
	return unknownCell
}

// parseRef reads a reference like B12 or $B$12, within the bounds of a sheet.
func parseRef(ref []byte) (column, row int, ok bool) {
	i := 0
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	start := i
	for ; i < len(ref) && isLetter(ref[i]); i++ {
		if column = column*26 + int(ref[i]|0x20-'a') + 1; column > MaxColumn {
			return 0, 0, false
		}
	}
	if i == start {
		return 0, 0, false
	}
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	row, ok = atoi(ref[i:])
	return column, row, ok && row >= 1 && row <= MaxRow
}

// atoi reads an unsigned number of at most nine digits.
func atoi(digits []byte) (int, bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
