package schedule

import (
	"regexp"
	"strconv"
	"strings"

	"dossier/value"
)

// moment is when a step of a cutover starts, as it is written.
type moment struct {
	relative bool // offset is minutes from T
	offset   int
	clock    bool // minute is minutes from midnight, of T itself where relative
	minute   int
	date     value.Date // of the clock time; zero where it is not written
}

// The forms of a moment: T, T-2h, T+1h30min, T = 20:00, 20:00, 2025-03-15 20:00.
var (
	relativeForm = regexp.MustCompile(`(?i)^t(?:\s*([+\-−–])\s*(?:(\d{1,3})\s*d)?\s*(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*(?:m|min|mins|minutes))?)?$`)
	anchorForm   = regexp.MustCompile(`(?i)^t\s*=\s*(.+)$`)
	clockForm    = regexp.MustCompile(`^(?:(\d{4}-\d{2}-\d{2})[ T]+)?(\d{1,2}):(\d{2})(?::00)?$`)
)

// parseMoment reads when a step starts; ok is false for what is in none of the forms.
func parseMoment(text string) (m moment, ok bool) {
	text = strings.TrimSpace(text)
	if parts := anchorForm.FindStringSubmatch(text); parts != nil {
		m, ok = parseClock(parts[1])
		m.relative = ok
		return m, ok
	}
	parts := relativeForm.FindStringSubmatch(text)
	if parts == nil {
		return parseClock(text)
	}
	if parts[1] != "" && parts[2]+parts[3]+parts[4] == "" {
		return moment{}, false
	}
	days, _ := strconv.Atoi(parts[2]) // digits, or nothing
	hours, _ := strconv.Atoi(parts[3])
	minutes, _ := strconv.Atoi(parts[4])
	m = moment{relative: true, offset: days*24*60 + hours*60 + minutes}
	if parts[1] != "" && parts[1] != "+" {
		m.offset = -m.offset
	}
	return m, true
}

func parseClock(text string) (m moment, ok bool) {
	parts := clockForm.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil {
		return moment{}, false
	}
	hour, _ := strconv.Atoi(parts[2]) // two digits
	minute, _ := strconv.Atoi(parts[3])
	if hour > 23 || minute > 59 {
		return moment{}, false
	}
	m = moment{clock: true, minute: hour*60 + minute}
	if parts[1] == "" {
		return m, true
	}
	date, err := value.ParseDate(parts[1])
	m.date = date
	return m, err == nil
}
