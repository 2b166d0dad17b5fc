package literal

import (
	"strings"

	"dossier/value"
)

// Conversion turns a number of one unit into another.
type Conversion struct {
	Factor value.Decimal // exact
	Note   string        // what was taken for granted: "GB of memory is read as 1024 MiB"; empty for nothing
}

// bytesOf are the units of data, in bytes. MB is here the million that the standard (IEC 80000-13) says.
func bytesOf(unit string) (value.Decimal, bool) {
	exponents := map[string]int64{"kb": 1, "mb": 2, "gb": 3, "tb": 4, "kib": 1, "mib": 2, "gib": 3, "tib": 4}
	folded := strings.ToLower(unit)
	switch folded {
	case "b", "byte", "bytes":
		return value.Int(1), true
	}
	n, ok := exponents[folded]
	if !ok {
		return value.Decimal{}, false
	}
	base := value.Int(1000)
	if strings.HasSuffix(folded, "ib") {
		base = value.Int(1024)
	}
	return base.Pow(value.Int(int(n))), true
}

// Convert is how a number in the unit from becomes one in the unit to. It knows the units of data and of time, and fractions of one for
// percent. Memory (to is MiB) is always counted in powers of two, whatever the header says (JEDEC 100B.01); storage follows the letter.
// ok is false where one does not measure what the other does.
func Convert(from, to string) (c Conversion, ok bool) {
	if strings.EqualFold(from, to) {
		return Conversion{Factor: value.Int(1)}, true
	}
	if to == string(value.Percent) {
		switch strings.ToLower(from) {
		case "fraction", "0-1", "ratio":
			return Conversion{Factor: value.Int(100)}, true
		case "percent", "pct":
			return Conversion{Factor: value.Int(1)}, true
		}
		return Conversion{}, false
	}
	if factor, ok := timeIn(from, to); ok {
		return Conversion{Factor: factor}, true
	}
	unit, note := from, ""
	if to == "MiB" && len(from) == 2 && !strings.EqualFold(from, "B") {
		unit = from[:1] + "iB"
		note = from + " of memory is read as " + strings.ToUpper(from[:1]) + "iB (powers of two)"
	}
	source, okFrom := bytesOf(unit)
	target, okTo := bytesOf(to)
	if !okFrom || !okTo {
		return Conversion{}, false
	}
	if note == "" && !strings.Contains(strings.ToLower(from), "i") && to == "GiB" && len(from) == 2 {
		note = from + " is read as powers of ten, as the standard says; write " + strings.ToUpper(from[:1]) + "iB for powers of two"
	}
	return Conversion{Factor: source.DivRound(target, 60), Note: note}, true
}

// timeIn is how many of the unit of time to make one of from. A working day is none of the clock's: it is not made of hours.
func timeIn(from, to string) (value.Decimal, bool) {
	if timeUnit(from) == timeUnit(to) && timeUnit(to) != "" {
		return value.Int(1), true
	}
	minutes := map[string]int{"minute": 1, "hour": 60, "day": 24 * 60}
	many, one := minutes[timeUnit(from)], minutes[timeUnit(to)]
	if many == 0 || one == 0 || many%one != 0 {
		return value.Decimal{}, false
	}
	return value.Int(many / one), true
}

// timeUnit is the word for a unit of time that people write in several ways; "" for what is none.
func timeUnit(text string) string {
	switch strings.ToLower(text) {
	case "minute", "minutes", "min", "mins":
		return "minute"
	case "hour", "hours", "h", "hr", "hrs":
		return "hour"
	case "day", "days":
		return "day"
	case "working day", "working days", "workday", "workdays", "business days":
		return "working day"
	}
	return ""
}

// Units are the units that Convert can turn into to, for messages.
func Units(to string) []string {
	switch to {
	case string(value.Percent):
		return []string{"%", "fraction"}
	case "minute":
		return []string{"minute", "hour", "day"}
	case "hour":
		return []string{"hour", "day"}
	case "MiB", "GiB":
		return []string{"KB", "KiB", "MB", "MiB", "GB", "GiB", "TB", "TiB"}
	}
	return nil
}

// UnitName is the unit as it is written among those that Convert turns into to: GB for gb. Any other stays as it is.
func UnitName(unit, to string) string {
	for _, name := range Units(to) {
		if strings.EqualFold(unit, name) {
			return name
		}
	}
	return unit
}
