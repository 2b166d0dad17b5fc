package commitment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dossier/model"
	"dossier/source"
	"dossier/value"
)

// line is a line of the bill that a commitment may pay for.
type line struct {
	charge *model.Charge
	start  time.Time
	cost   *value.Figure // at on-demand prices
}

// clocks are the forms in which exports write a time; FOCUS and the Cost and Usage Report write UTC.
var clocks = []string{"2006-01-02 15:04:05", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z", "2006-01-02 15:04"}

// instant reads a time; ok is false for what is none.
func instant(text string) (t time.Time, ok bool) {
	for _, form := range clocks {
		if t, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// hourOf is the hour of a line; ok is false where its period is no hour.
func hourOf(c *model.Charge) (start time.Time, ok bool) {
	start, begins := instant(c.Begins)
	end, ends := instant(c.Ends)
	return start, begins && ends && end.Sub(start) == time.Hour && start.Equal(start.Truncate(time.Hour))
}

// lookback is how far back a bill is looked at: Cost Explorer looks at 7, 30 or 60 days (API reference, LookbackPeriodInDays).
const lookback = 60 * 24 * time.Hour

// take takes the lines that a commitment may pay for, and says of the others why not.
func (s *sizer) take() {
	apart := map[string][]source.Ref{}
	var reasons []string
	newest := s.newest()
	for _, c := range s.Charges {
		why := s.refuse(c, newest)
		if why == "" {
			start, _ := hourOf(c)
			s.lines = append(s.lines, line{charge: c, start: start, cost: onDemand(c)})
			continue
		}
		if apart[why] == nil {
			reasons = append(reasons, why)
		}
		apart[why] = append(apart[why], c.Where())
	}
	slices.SortStableFunc(reasons, func(a, b string) int { return cmp.Compare(len(apart[b]), len(apart[a])) })
	for i, why := range reasons {
		lines := s.named(value.CountOf(apart[why]), fmt.Sprintf("apart/%d", i+1), "Lines: "+why, "line", rule("lines of the bill that are not taken", ours))
		s.plan.Apart = append(s.plan.Apart, model.CommitmentReason{Why: why, Lines: lines})
	}
}

// newest is when the last hour of the bill ends.
func (s *sizer) newest() time.Time {
	var last time.Time
	for _, c := range s.Charges {
		if start, ok := hourOf(c); ok && ofAWS(c) && start.After(last) {
			last = start
		}
	}
	return last.Add(time.Hour)
}

// refuse says why a line is not taken; "" where it is.
func (s *sizer) refuse(c *model.Charge, newest time.Time) string {
	start, hourly := hourOf(c)
	cost := c.List
	if !cost.Known {
		cost = c.Billed
	}
	switch {
	case !ofAWS(c):
		return "of another provider"
	case folded(c.Category) != "usage":
		return "no usage: " + cmp.Or(c.Category, "no category")
	case c.Commitment != "" || slices.Contains([]string{"committed", "reserved"}, folded(c.Pricing)):
		return "a commitment pays for it already"
	case folded(c.Pricing) == "dynamic" || strings.Contains(folded(c.Text), "spot instance"):
		return "Spot capacity"
	case !eligible(c):
		return "nothing that a Compute Savings Plan pays for"
	case !hourly:
		return "its period is no single hour"
	case !cost.Known || cost.Decimal.IsNegative():
		return "no cost at list prices"
	case newest.Sub(start) > lookback:
		return "before the last 60 days of the bill"
	}
	if s.Currency == "" {
		s.Currency = c.Currency
	}
	if c.Currency != s.Currency {
		return "in another currency: " + c.Currency
	}
	return ""
}

// ofAWS tells whether AWS sells the service; a bill that names no provider is its own.
func ofAWS(c *model.Charge) bool {
	return slices.Contains([]string{"", "aws", "amazon web services"}, folded(c.Provider))
}

// eligible tells whether a Compute Savings Plan pays for a line: use of EC2 instances, of Fargate, and of Lambda by its duration (AWS: Compute
// Savings Plans apply to EC2 instance usage regardless of family, size, Availability Zone, Region, operating system or tenancy, and to
// Fargate and Lambda). By which words a line is known is this program's reading.
func eligible(c *model.Charge) bool {
	service, text, unit := folded(c.Service), folded(c.Text), folded(c.Unit)
	hours := slices.Contains([]string{"hours", "hrs", "hour"}, unit)
	switch {
	case strings.Contains(service, "elastic compute cloud"), service == "amazonec2", service == "amazon ec2":
		return hours && strings.Contains(text, "instance hour")
	case strings.Contains(text, "fargate"):
		return (hours || strings.HasSuffix(unit, "-hours")) && !strings.Contains(text, "storage")
	case strings.Contains(service, "lambda"):
		return strings.Contains(unit, "second") && strings.Contains(text, "compute")
	}
	return false
}

// onDemand is what a line costs at list prices; where no list price is stated, what is billed.
func onDemand(c *model.Charge) *value.Figure {
	if c.List.Known {
		return value.Read(c.List, c.At("list cost"))
	}
	return value.Read(c.Billed, c.At("billed cost"))
}

// span makes every hour from the first to the last line of the bill by the hour, whatever its service.
func (s *sizer) span() {
	if len(s.lines) == 0 {
		return
	}
	rows := make([]source.Ref, len(s.lines))
	by := map[time.Time][]*value.Figure{}
	for i, l := range s.lines {
		rows[i] = l.charge.Where()
		by[l.start] = append(by[l.start], l.cost)
	}
	s.plan.Lines = s.named(value.CountOf(rows), "lines", "Lines of compute usage", "line", rule("lines that a commitment may pay for", ours))
	last := s.newest()
	first := last
	for _, c := range s.Charges {
		if start, ok := hourOf(c); ok && ofAWS(c) && start.Before(first) && last.Sub(start) <= lookback {
			first = start
		}
	}
	for t := first; t.Before(last); t = t.Add(time.Hour) {
		usage := value.Stated(value.Decimal{})
		if costs := by[t]; costs != nil {
			usage = value.Compute(value.Sum, costs...)
		}
		h := model.CommitmentHour{Day: value.DateOf(t), Hour: t.Hour(), Usage: usage}
		text := "usage of the hour = sum of its lines at list prices"
		if by[t] == nil {
			text = "0 where the bill has no line of compute usage in the hour"
		}
		s.named(usage, hourID("usage", h), fmt.Sprintf("Usage %s %02d:00", h.Day, h.Hour), s.hourly(), rule(text, ours))
		s.plan.Hours = append(s.plan.Hours, h)
	}
	s.plan.From, s.plan.Until = value.DateOf(first), value.DateOf(last.Add(-time.Hour))
	s.plan.Used = s.named(value.Stated(value.Int(len(by)), source.Merge(rows)...), "hours-used", "Hours with usage", "hour", rule("hours with a line of compute usage", ours))
}

// hourID is the id of what is said of an hour: "usage/2025-06-01T05".
func hourID(what string, h model.CommitmentHour) string {
	return fmt.Sprintf("%s/%sT%02d", what, h.Day, h.Hour)
}

// folded is text as words are compared: lower case, one blank between words.
func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " "))
}
