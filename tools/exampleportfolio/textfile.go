package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dossier/model"
	"dossier/value"
)

// dialect is how a text file is written. The zero dialect is comma-separated UTF-8 with points and ISO dates.
type dialect struct {
	Comma    rune
	European bool // 1.234,5 and 31.12.2025
	Encoding encoding.Encoding
}

var (
	german      = dialect{Comma: ';', European: true, Encoding: unicode.UTF8BOM}
	windows1252 = dialect{Comma: ';', Encoding: charmap.Windows1252}
	utf16       = dialect{Comma: '\t', Encoding: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}
)

// textFile writes a file's one table as delimited text.
func textFile(f file, p *model.Portfolio) ([]byte, error) {
	g := gridOf(f.Sheets[0], p)
	var plain bytes.Buffer
	w := csv.NewWriter(&plain)
	w.UseCRLF = true
	if f.Text.Comma != 0 {
		w.Comma = f.Text.Comma
	}
	records := [][]string{g.Header}
	for _, row := range g.Rows {
		record := make([]string, len(row))
		for i, v := range row {
			if memory, is := v.(value.Decimal); is && f.InGB && g.Units[i] == "MiB" {
				v = memory.Div(value.Int(1024))
			}
			record[i] = f.Text.cell(v, g.Units[i])
		}
		records = append(records, record)
	}
	if err := w.WriteAll(records); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	if f.Text.Encoding == nil {
		return plain.Bytes(), nil
	}
	encoded, err := f.Text.Encoding.NewEncoder().Bytes(plain.Bytes())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return encoded, nil
}

func (d dialect) cell(v any, unit string) string {
	switch x := v.(type) {
	case nil:
		return ""
	case value.Date:
		if d.European {
			return fmt.Sprintf("%02d.%02d.%04d", x.Day, x.Month, x.Year)
		}
		return x.String()
	case value.Decimal:
		if d.European && unit == "money" {
			return european(x.StringFixed(places(x)))
		}
		if d.European {
			return strings.Replace(x.String(), ".", ",", 1)
		}
		return x.String()
	}
	return fmt.Sprint(v)
}

// places are the decimals of an amount of money: two, or four for a price below a cent.
func places(d value.Decimal) int32 {
	if value.Places(d) > 2 {
		return 4
	}
	return 2
}

// european turns 12345.50 into 12.345,50.
func european(s string) string {
	whole, fraction, decimals := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if decimals {
		return sign + whole + "," + fraction
	}
	return sign + whole
}
