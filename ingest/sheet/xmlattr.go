package sheet

import "bytes"

// nextAttr takes the first attribute off raw: its full name and its undecoded value. ok is false when none is left.
func nextAttr(raw []byte) (name, value, rest []byte, ok bool) {
	i := 0
	for i < len(raw) && isSpace(raw[i]) {
		i++
	}
	start := i
	for i < len(raw) && raw[i] != '=' && !isSpace(raw[i]) {
		i++
	}
	name = raw[start:i]
	for i < len(raw) && (isSpace(raw[i]) || raw[i] == '=') {
		i++
	}
	if i >= len(raw) || len(name) == 0 || (raw[i] != '"' && raw[i] != '\'') {
		return nil, nil, nil, false
	}
	stop := bytes.IndexByte(raw[i+1:], raw[i])
	if stop < 0 {
		return nil, nil, nil, false
	}
	return name, raw[i+1 : i+1+stop], raw[i+stop+2:], true
}

// attr is the decoded value of the unprefixed attribute called name, "" if the current tag has none.
func (x *xmlScanner) attr(name string) string {
	for key, value, rest, ok := nextAttr(x.attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if string(key) == name {
			return attrText(value)
		}
	}
	return ""
}

// prefixedAttr is the decoded value of the attribute with a prefix and the local name given: r:id, d3p1:id.
func (x *xmlScanner) prefixedAttr(name string) string {
	for key, value, rest, ok := nextAttr(x.attrs); ok; key, value, rest, ok = nextAttr(rest) {
		if len(key) > len(name) && string(local(key)) == name {
			return attrText(value)
		}
	}
	return ""
}

// attrText decodes an attribute's value; what cannot be decoded stays as it is written.
func attrText(raw []byte) string {
	decoded, err := unescape(nil, raw)
	if err != nil {
		return string(raw)
	}
	return string(decoded)
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}
