package model

import "dossier/value"

// Commitment is what to commit to an hour, worked out from usage by the hour. Amounts are in the currency of the plan.
type Commitment struct {
	Currency    string             // ISO 4217, of the bill; of every amount
	From, Until value.Date         // the span that the bill covers, Until included
	Hours       []CommitmentHour   // every hour of the span, in order; one without a line used nothing
	Lines       *value.Figure      // of the bill that were taken
	Used        *value.Figure      // hours with usage
	Discount    *value.Figure      // percent; nil where none is given
	Mean        *value.Figure      // usage an hour, at on-demand prices
	Covered     *value.Figure      // usage an hour that the commitment pays for, at on-demand prices
	Hourly      *value.Figure      // the commitment
	Saving      *value.Figure      // a month, against paying on demand
	SavingShare *value.Figure      // of the cost on demand, percent
	Utilization *value.Figure      // of the commitment, percent
	Coverage    *value.Figure      // of the usage, percent
	BreakEven   *value.Figure      // utilization below which it costs more than it saves, percent
	Slack       *value.Figure      // by how much usage may fall, evenly, before the commitment may cost more than it saves; percent
	Curve       []CommitmentShare  // the usage that is reached in a share of the hours
	Cases       []CommitmentCase   // usage as it is, lower and higher
	Apart       []CommitmentReason // lines of the bill that were not taken, by reason
	Withheld    []string           // why there is no result
	Cautions    []string           // what the data cannot bear
}

// CommitmentHour is the usage of one hour.
type CommitmentHour struct {
	Day    value.Date
	Hour   int           // 0 to 23
	Usage  *value.Figure // at on-demand prices
	Beyond *value.Figure // what the commitment does not cover; nil where there is none
}

// CommitmentShare is a point of the usage duration curve.
type CommitmentShare struct {
	Share int // percent of the hours
	Usage *value.Figure
}

// CommitmentCase is what the commitment comes to where usage is another than it was.
type CommitmentCase struct {
	Factor *value.Figure   // of the usage: 0.8
	Beyond []*value.Figure // an hour each: what is paid on demand
	Demand *value.Figure   // a month, all on demand
	Cost   *value.Figure   // a month, with the commitment
	Best   *value.Figure   // a month, with the commitment that this usage would ask for
	Saving *value.Figure   // Demand − Cost
	Regret *value.Figure   // Cost − Best: the cost of being wrong
}

// CommitmentReason is why lines of the bill were not taken.
type CommitmentReason struct {
	Why   string
	Lines *value.Figure
}

// figures are those that name all others among their parts.
func (c *Commitment) figures() []*value.Figure {
	if c == nil {
		return nil
	}
	all := []*value.Figure{c.Lines, c.Used, c.Discount, c.Mean, c.Covered, c.Hourly, c.Saving, c.SavingShare, c.Utilization, c.Coverage, c.BreakEven, c.Slack}
	for _, x := range c.Cases {
		all = append(all, x.Demand, x.Cost, x.Best, x.Saving, x.Regret)
	}
	for _, x := range c.Apart {
		all = append(all, x.Lines)
	}
	return all
}
