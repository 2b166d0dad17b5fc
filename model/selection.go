package model

import "dossier/value"

// Shortfall is a way to a set that passes: a set, and the least that it lacks. Nil and 0 where it lacks nothing of a kind.
type Shortfall struct {
	Members      []*CaseStudy
	CaseStudies  int // more eligible ones
	Public       int // more public ones
	Applications *Lack
	Servers      *Lack
}

// Lack is how far a total is from exceeding its bar.
type Lack struct {
	Weighted value.Decimal // bar − total; 0 where the bar is met and not exceeded
	Ways     []Way         // one a strategy with a published weight, in the order of the closed list; each alone suffices
}

// Way is the least number of documented applications or servers of one strategy that closes a lack.
type Way struct {
	Strategy Strategy
	Number   value.Decimal
}

// Proof is why no other set is better at one level of the order of sets: what is claimed, and what closes it.
type Proof struct {
	Level string // passing, surviving, findings, margin, ids
	Claim string // "no set that survives any one refusal has a larger smaller margin"
	By    string // "for every such set, the sum of weighted applications is 212 at most, and a better one would need 214"; "41 cases, each closed by a bound"
	Cases int    // that were closed; each by multipliers that selection.Check verifies
}
