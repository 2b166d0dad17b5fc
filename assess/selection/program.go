package selection

import "slices"

// The rows of the programme: each asks a total to be at least its right side. What is not asked for has zeros throughout.
const (
	rowApps        = iota // weighted applications
	rowServers            // weighted servers
	rowRestApps           // applications without the heaviest member: see program.rest
	rowRestServers        // servers likewise
	rowPublic             // public ones
	rowFindings           // findings, negated
	rowOther              // members outside Rules.Other less members in it
	rows
)

// column holds a number a row: what one candidate adds to each, the sums of a set, or the right sides.
type column [rows]int64

func (c column) plus(o column) column {
	for r := range c {
		c[r] += o[r]
	}
	return c
}

func (c column) minus(o column) column {
	for r := range c {
		c[r] -= o[r]
	}
	return c
}

// covers tells whether c is at least o in every row: a candidate of column c may take the place of one of column o.
func (c *column) covers(o *column) bool {
	for r := range c {
		if c[r] < o[r] {
			return false
		}
	}
	return true
}

// target is what a level asks of a set.
type target struct {
	survives        bool
	least, public   int
	apps, servers   int64 // at least, where there is a bar for them to be measured by and asks is set
	asks            bool
	findings        int64 // at most, where bounded is set
	bounded         bool
	appsBar, srvBar int64 // what the totals without their heaviest member must be at least, where survives is set; 0: no bar
}

// program is the integer programme of a target. The heaviest member of a set survives exactly where
//
//	Σ min(aᵢ, α)xᵢ ≥ α + max over the set of min(aᵢ, α),  α = A + 1
//
// since cutting a weight down to α changes a sum that lacks α only by weights that would reach it alone. With the heaviest weight known
// to lie between low and high, members above high are out and the right side is at least α + low: a row like the others (rest). Every
// column may be replaced by one that covers it: sums grow, and so do sums without the heaviest, being the least of all sums without one.
type program struct {
	columns []column
	group   []int // of each candidate: its customer, where there may be one a customer; else nil
	groups  int
	right   column
	least   int
	most    int
	rest    [2]int64 // α of applications and servers; 0: nothing to survive
	in      []int    // included
	barred  []bool   // excluded, and those of an included one's customer
	unit    column   // the greatest common divisor of each row's numbers
	other   int      // members of Rules.Other; 0 where there is none
}

func newProgram(candidates []Candidate, r Rules, t target) *program {
	p := &program{columns: make([]column, len(candidates)), barred: make([]bool, len(candidates)), most: r.most()}
	if r.OnePerCustomer {
		p.group, p.groups = groupsOf(candidates)
	}
	if t.survives {
		p.rest = restOf(candidates, t)
	}
	for i, c := range candidates {
		p.columns[i] = p.column(c, r, t)
		p.barred[i] = c.Excluded
		if c.Included {
			p.in = append(p.in, i)
		}
	}
	p.barMates()
	if len(r.Other) > 0 {
		p.other = len(r.Other)
		for i := range p.columns {
			p.columns[i][rowOther] = 1
		}
		for _, i := range r.Other {
			p.columns[i][rowOther] = -1
		}
	}
	p.units()
	p.ask(t)
	return p
}

// barMates bars the other candidates of included ones' customers, where there may be one a customer.
func (p *program) barMates() {
	if p.group == nil {
		return
	}
	taken := make([]bool, p.groups)
	for _, i := range p.in {
		taken[p.group[i]] = true
	}
	for i, group := range p.group {
		p.barred[i] = p.barred[i] || taken[group] && !slices.Contains(p.in, i)
	}
}

// restOf is α of both totals, raised to what sums can be.
func restOf(candidates []Candidate, t target) [2]int64 {
	var unit column
	for _, c := range candidates {
		if !c.Excluded {
			unit[0], unit[1] = divisor(unit[0], c.Applications), divisor(unit[1], c.Servers)
		}
	}
	return [2]int64{raised(t.appsBar, unit[0]), raised(t.srvBar, unit[1])}
}

func groupsOf(candidates []Candidate) (group []int, groups int) {
	group, number := make([]int, len(candidates)), map[string]int{}
	for i, c := range candidates {
		at, known := number[c.Customer]
		if !known {
			at = len(number)
			number[c.Customer] = at
		}
		group[i] = at
	}
	return group, len(number)
}

func (p *program) column(c Candidate, r Rules, t target) column {
	var col column
	if r.Applications > 0 && t.asks {
		col[rowApps] = c.Applications
	}
	if r.Servers > 0 && t.asks {
		col[rowServers] = c.Servers
	}
	col[rowRestApps], col[rowRestServers] = min(c.Applications, p.rest[0]), min(c.Servers, p.rest[1])
	if t.public > 0 {
		col[rowPublic] = int64(count(c.Public))
	}
	if t.bounded {
		col[rowFindings] = -int64(c.Findings)
	}
	return col
}

// units finds the common divisors: every total is a multiple of them, so every right side may be raised to one.
func (p *program) units() {
	for i := range p.columns {
		if p.barred[i] {
			continue
		}
		for r, x := range p.columns[i] {
			p.unit[r] = divisor(p.unit[r], x)
		}
	}
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}

// ask sets the right sides that t asks for. Whether a row is there at all stays as it was made.
func (p *program) ask(t target) {
	p.least = t.least
	right := column{rowApps: t.apps, rowServers: t.servers, rowPublic: int64(t.public), rowFindings: -t.findings}
	if p.other > 0 {
		right[rowOther] = 1 - int64(p.other)
	}
	right[rowRestApps], right[rowRestServers] = p.rest[0], p.rest[1]
	for r := range right {
		p.right[r] = raised(right[r], p.unit[r])
	}
}

// raised is the least multiple of unit from x on; x itself where all totals are 0.
func raised(x, unit int64) int64 {
	if unit == 0 {
		return x
	}
	if rest := x % unit; rest > 0 {
		return x + unit - rest
	}
	return x - x%unit
}

// rowsOf are the right sides where the heaviest weights are at least low.
func (p *program) rowsOf(low [2]int64) column {
	right := p.right
	right[rowRestApps] = raised(p.rest[0]+low[0], p.unit[rowRestApps])
	right[rowRestServers] = raised(p.rest[1]+low[1], p.unit[rowRestServers])
	return right
}

// holds tells whether a set reaches everything that is asked, its size and its heaviest members included.
func (p *program) holds(set []int) bool {
	if len(set) < p.least || len(set) > p.most {
		return false
	}
	var sum column
	var heaviest [2]int64
	for _, i := range set {
		sum = sum.plus(p.columns[i])
		heaviest[0] = max(heaviest[0], p.columns[i][rowRestApps])
		heaviest[1] = max(heaviest[1], p.columns[i][rowRestServers])
	}
	sum[rowRestApps] -= heaviest[0]
	sum[rowRestServers] -= heaviest[1]
	return sum.covers(&p.right)
}
