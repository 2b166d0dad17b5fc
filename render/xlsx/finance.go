package xlsx

import (
	"strconv"

	"dossier/value"
)

// financial is an operation of finance as the function of the same meaning.
func (e expression) financial(f *value.Figure) string {
	switch f.Op {
	case value.Round:
		return "ROUND(" + e.item(f.Args[0]) + "," + e.item(f.Args[1]) + ")"
	case value.Power:
		return "POWER(" + e.item(f.Args[0]) + "," + e.item(f.Args[1]) + ")"
	case value.NPV:
		return call("NPV", e.items(f.Args))
	case value.Quantile:
		return e.quantile(f)
	case value.Turns:
		return e.turns(f)
	case value.IRR:
		return e.internalReturn(f)
	default:
		flows, rates := f.Args[:len(f.Args)-2], f.Args[len(f.Args)-2:]
		return "MIRR(" + e.items(flows)[0] + "," + e.item(rates[0]) + "," + e.item(rates[1]) + ")"
	}
}

// quantile is the number that SMALL finds. The place is rounded before it is rounded up: 0.28 × 100 is 28 here, and a little more in
// binary fractions.
func (e expression) quantile(f *value.Figure) string {
	numbers := e.items(f.Args[1:])[0]
	place := "ROUNDUP(ROUND(" + e.number(f.Args[0]) + "*" + strconv.Itoa(len(f.Args)-1) + ",9),0)"
	return "SMALL(" + numbers + ",MAX(1," + place + "))"
}

// turns is 1 where the last number below 0 stands above the first one above it, by their rows, counted from the top and from the bottom.
// Numbers are rounded first: a sum of hundredths that is 0 here is a little more or less in binary fractions.
func (e expression) turns(f *value.Figure) string {
	numbers := "ROUND(" + e.items(f.Args)[0] + ",9)"
	rows := "ROW(" + e.items(f.Args)[0] + ")"
	const beyond = "1048577" // a row further than a sheet has
	last := "SUMPRODUCT(MAX((" + numbers + "<0)*" + rows + "))"
	first := "SUMPRODUCT(MAX((" + numbers + ">0)*(" + beyond + "-" + rows + ")))"
	return "IF(AND(" + last + ">0," + first + ">0," + last + "+" + first + "<" + beyond + "),1,0)"
}

// internalReturn is IRR, which seeks from a guess on: the rate that it found here.
func (e expression) internalReturn(f *value.Figure) string {
	last := len(f.Args) - 1
	guess := "0.01"
	if f.Value.Known {
		guess = constant(f.Value.Decimal.Round(4))
	}
	return "IF(" + e.number(f.Args[last]) + ">0,IRR(" + e.items(f.Args[:last])[0] + "," + guess + `),"unknown")`
}

// scattered tells whether the args of f stand where its function cannot take them: MIRR, IRR and Turns want their flows in one range, a calendar
// its holidays, and NPV may not be grouped.
func (e expression) scattered(f *value.Figure) bool {
	switch f.Op {
	case value.MIRR:
		return len(e.items(f.Args[:len(f.Args)-2])) > 1
	case value.IRR:
		return len(e.items(f.Args[:len(f.Args)-1])) > 1
	case value.Turns:
		return len(e.items(f.Args)) > 1
	case value.NPV:
		return len(e.items(f.Args)) > argLimit
	case value.WorkDay, value.WorkDays:
		return len(e.items(f.Args[2:])) > 1
	case value.Quantile:
		return len(e.items(f.Args[1:])) > 1
	default:
		return false
	}
}

// ranged tells whether an operation takes one range of numbers, which may first have to be gathered.
func ranged(op value.Op) bool { return op == value.Turns || op == value.Quantile }

// calendar is an operation of a calendar as the function of the same meaning.
func (e expression) calendar(f *value.Figure) string {
	name := "WORKDAY"
	if f.Op == value.WorkDays {
		name = "NETWORKDAYS"
	}
	args := []string{e.item(f.Args[0]), e.item(f.Args[1])}
	if holidays := e.items(f.Args[2:]); len(holidays) > 0 {
		args = append(args, holidays[0])
	}
	return call(name, args)
}

// undecided tells whether an operation may have no result although all its arguments are known.
func undecided(f *value.Figure) bool {
	return f.Op == value.MIRR || f.Op == value.IRR || (f.Op == value.Power || f.Op == value.Quantile) && !f.Value.Known
}

// fractional tells whether an operation gives binary fractions.
func fractional(op value.Op) bool {
	return op == value.Power || op == value.NPV || op == value.MIRR || op == value.IRR
}
