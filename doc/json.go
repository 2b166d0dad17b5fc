package doc

import (
	"cmp"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"
)

// jsonWriter writes JSON as it is told, indented by two spaces a level, and hands on what it holds when that grows long. Fields that
// hold nothing are left out: an empty text, false, zero, a list without items. One that writes to nil writes nothing at all.
type jsonWriter struct {
	to    io.Writer
	flat  bool // on one line: for who reads no lines
	b     []byte
	items []int // of each object and list that is open, how many fields or items it has
	err   error // the first that was met
}

// piece is about how many bytes a jsonWriter holds at most.
const piece = 32 << 10

// document writes an object that stands alone, and a line end.
func (w *jsonWriter) document(fill func()) error {
	if w.to != nil {
		w.b = make([]byte, 0, piece+piece/8)
	}
	w.brackets('{', '}', fill)
	if w.to != nil {
		w.b = append(w.b, '\n')
		w.flush()
	}
	return w.err
}

func (w *jsonWriter) flush() {
	if w.err == nil {
		_, w.err = w.to.Write(w.b)
	}
	w.b = w.b[:0]
}

// text, truth, number and decimal write a field.
func (w *jsonWriter) text(name, v string) {
	if v != "" {
		w.always(name, v)
	}
}

func (w *jsonWriter) truth(name string, v bool) {
	if v && w.field(name) {
		w.b = append(w.b, "true"...)
	}
}

func (w *jsonWriter) number(name string, v int) {
	if v != 0 && w.field(name) {
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	}
}

func (w *jsonWriter) decimal(name string, v float64) {
	if v != 0 && w.field(name) {
		number, err := json.Marshal(v)
		w.b = append(w.b, number...)
		w.err = cmp.Or(w.err, err)
	}
}

// always writes a field of text, an empty one too.
func (w *jsonWriter) always(name, v string) {
	if w.field(name) {
		w.b = appendText(w.b, v)
	}
}

// object writes a field that is an object, an empty one too.
func (w *jsonWriter) object(name string, fill func()) {
	w.field(name)
	w.brackets('{', '}', fill)
}

// list writes a field that is a list: nothing where fill writes no item.
func (w *jsonWriter) list(name string, fill func()) {
	if w.to == nil {
		fill()
		return
	}
	start, fields := len(w.b), w.items[len(w.items)-1]
	w.field(name)
	if w.brackets('[', ']', fill) == 0 { // then nothing was handed on since either
		w.b, w.items[len(w.items)-1] = w.b[:start], fields
	}
}

// texts writes a field that is a list of texts.
func (w *jsonWriter) texts(name string, words []string) {
	if len(words) == 0 || w.to == nil {
		return
	}
	w.list(name, func() {
		for _, word := range words {
			w.itemText(word)
		}
	})
}

// itemText, itemNull, itemObject and itemList write an item of a list.
func (w *jsonWriter) itemText(v string) {
	if w.item() {
		w.b = appendText(w.b, v)
	}
}

func (w *jsonWriter) itemNull() {
	if w.item() {
		w.b = append(w.b, "null"...)
	}
}

func (w *jsonWriter) itemObject(fill func()) {
	w.item()
	w.brackets('{', '}', fill)
}

func (w *jsonWriter) itemList(fill func()) {
	w.item()
	w.brackets('[', ']', fill)
}

// field begins a field, item an item: false where nothing is written.
func (w *jsonWriter) field(name string) bool {
	if !w.item() {
		return false
	}
	w.b = append(appendText(w.b, name), ": "...)
	return true
}

func (w *jsonWriter) item() bool {
	if w.to == nil {
		return false
	}
	last := len(w.items) - 1
	if w.items[last] > 0 {
		w.b = append(w.b, ',')
	}
	w.items[last]++
	w.newLine()
	return true
}

// brackets writes what fill does, between brackets. It returns how many fields or items that was.
func (w *jsonWriter) brackets(open, close byte, fill func()) int {
	if w.to == nil {
		fill()
		return 0
	}
	w.b = append(w.b, open)
	w.items = append(w.items, 0)
	fill()
	n := w.items[len(w.items)-1]
	w.items = w.items[:len(w.items)-1]
	if n > 0 {
		w.newLine()
	}
	w.b = append(w.b, close)
	if n > 0 && len(w.b) >= piece {
		w.flush()
	}
	return n
}

func (w *jsonWriter) newLine() {
	if w.flat {
		return
	}
	w.b = append(w.b, '\n')
	for range w.items {
		w.b = append(w.b, "  "...)
	}
}

const digits = "0123456789abcdef"

// appendText appends a JSON string. Bytes that are no UTF-8 become the replacement character; U+2028 and U+2029 are escaped, since
// they end lines in scripts.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	for i := 0; i < len(text); {
		if plain := plainLength(text[i:]); plain > 0 {
			b = append(b, text[i:i+plain]...)
			i += plain
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r == '\b':
			b = append(b, `\b`...)
		case r == '\f':
			b = append(b, `\f`...)
		case r < ' ':
			b = append(b, `\u00`...)
			b = append(b, digits[r>>4], digits[r&15])
		case r == '\u2028' || r == '\u2029':
			b = append(b, `\u202`...)
			b = append(b, digits[r&15])
		case r == utf8.RuneError && n == 1:
			b = append(b, `\ufffd`...)
		default:
			b = append(b, text[i:i+n]...)
		}
		i += n
	}
	return append(b, '"')
}

// plainLength is how many bytes at the start of text are ASCII that stands for itself.
func plainLength(text string) int {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return i
		}
	}
	return len(text)
}
