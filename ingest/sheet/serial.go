package sheet

import (
	"errors"
	"fmt"
	"math"
	"time"
)

const (
	dayMillis   = 86_400_000
	lastDay1900 = 2_958_465 // 9999-12-31
	lastDay1904 = 2_957_003
	noSuchDay   = 60 // 29 February 1900, which Lotus 1-2-3 invented and Excel kept
)

// serialTime is the moment that a serial number stands for, to the millisecond: days from 1900-01-01 = 1, where day 60
// never was and later days are one less than they say, or from 1904-01-01 = 0. Day 0 is a time of day without a date.
func serialTime(serial float64, epoch1904 bool) (time.Time, error) {
	if math.IsNaN(serial) || serial < 0 || serial >= lastDay1900+1 {
		return time.Time{}, fmt.Errorf("no date has the serial number %v", serial)
	}
	day, fraction := math.Modf(serial)
	millis := int64(math.Round(fraction * dayMillis))
	if millis == dayMillis {
		day, millis = day+1, 0
	}
	days, err := daysFrom1899(int(day), epoch1904)
	if err != nil {
		return time.Time{}, err
	}
	return time.Date(1899, time.December, 31+days, 0, 0, 0, 0, time.UTC).Add(time.Duration(millis) * time.Millisecond), nil
}

// daysFrom1899 counts the days from 1899-12-31.
func daysFrom1899(day int, epoch1904 bool) (int, error) {
	const from1899to1904 = 1461
	switch {
	case epoch1904 && day <= lastDay1904:
		return day + from1899to1904, nil
	case epoch1904 || day > lastDay1900:
		return 0, fmt.Errorf("no date has the serial number %d", day)
	case day < noSuchDay:
		return day, nil
	case day == noSuchDay:
		return 0, errors.New("serial number 60 is 29 February 1900, a day that never was")
	default:
		return day - 1, nil
	}
}

// isoTime reads a date, a time of day or both in ISO 8601, as cells of type d hold them. What has no zone is UTC.
func isoTime(text string, epoch1904 bool) (time.Time, error) {
	for _, layout := range []string{
		"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006-01-02", "2006-01-02 15:04:05.999999999",
	} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Round(time.Millisecond), nil
		}
	}
	for _, layout := range []string{"15:04:05.999999999", "15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			zero, _ := serialTime(0, epoch1904)
			return zero.Add(t.Sub(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC))).Round(time.Millisecond), nil
		}
	}
	return time.Time{}, errors.New("not a date in ISO 8601")
}
