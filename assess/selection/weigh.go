package selection

// Multipliers are the weights, not negative, at which the rows of the programme are added up to one: a set that reaches every right
// side reaches their weighted sum. Where no set of a case does, that case is closed.
type Multipliers [rows]int64

func (m *Multipliers) of(c *column) int64 {
	var sum int64
	for r := range m {
		sum += m[r] * c[r]
	}
	return sum
}

// overhead is what a weighing costs beside the candidates, counted as such: the step of the linear programme that follows it.
const overhead = 500

// weigher finds the heaviest set of a domain at given multipliers. With the size and the customers as the only conditions left, the
// heaviest set is made of the heaviest candidates: at most one a customer, as many as there is room for while they weigh more than
// nothing, and in any case as many as the least number of members asks for.
type weigher struct {
	p       *program
	weights []int64 // of each free candidate of the domain weighed last, by its place there
	top     []int   // places of the heaviest, heaviest first
	size    int     // how many of top are in the set
	of      []int   // of each customer, while choosing: the place of its heaviest plus 1; else 0
	lack    int64   // what the free ones of a set must weigh at least
	weight  int64   // what those of the heaviest set weigh
	weighed int64   // candidates and overhead, in all
}

func newWeigher(p *program) *weigher { return &weigher{p: p, of: make([]int, p.groups)} }

// closes tells whether the multipliers show that no set of d reaches all right sides. Else the heaviest set is what top and size say.
func (w *weigher) closes(d *domain, m *Multipliers) bool {
	if d.dead {
		return true
	}
	w.weigh(d, m)
	room, need := w.p.most-len(d.in), w.p.least-len(d.in)
	w.choose(d, room)
	if len(w.top) < need {
		return true
	}
	w.weight, w.size = 0, 0
	for rank, at := range w.top {
		if rank >= need && w.weights[at] <= 0 {
			break
		}
		w.weight += w.weights[at]
		w.size++
	}
	return w.weight < w.lack
}

func (w *weigher) weigh(d *domain, m *Multipliers) {
	right := w.p.rowsOf(d.low).minus(d.sum)
	w.lack = m.of(&right)
	w.weights = w.weights[:0]
	for _, i := range d.free {
		w.weights = append(w.weights, m.of(&w.p.columns[i]))
	}
	w.weighed += int64(len(d.free)) + overhead
}

// choose fills top with the places of the room heaviest, one a customer where that is asked; the first of equals comes first.
func (w *weigher) choose(d *domain, room int) {
	w.top = w.top[:0]
	if w.p.group == nil {
		for at := range d.free {
			w.insert(at, room)
		}
		return
	}
	for at, i := range d.free {
		if best := w.of[w.p.group[i]]; best == 0 || w.weights[at] > w.weights[best-1] {
			w.of[w.p.group[i]] = at + 1
		}
	}
	for at, i := range d.free {
		if w.of[w.p.group[i]] == at+1 {
			w.insert(at, room)
		}
	}
	for _, i := range d.free {
		w.of[w.p.group[i]] = 0
	}
}

func (w *weigher) insert(at, room int) {
	weight := w.weights[at]
	if len(w.top) == room {
		if room == 0 || weight <= w.weights[w.top[room-1]] {
			return
		}
		w.top = w.top[:room-1]
	}
	w.top = append(w.top, at)
	for k := len(w.top) - 1; k > 0 && w.weights[w.top[k-1]] < weight; k-- {
		w.top[k-1], w.top[k] = w.top[k], w.top[k-1]
	}
}

// sums are, where the multipliers were seen to close d, what its heaviest set comes to, its fixed members included, and what is needed;
// 0 and 0 where d has no set at all.
func (w *weigher) sums(d *domain, m *Multipliers) (weighs, needs int64) {
	if d.dead || len(w.top) < w.p.least-len(d.in) {
		return 0, 0
	}
	fixed := m.of(&d.sum)
	return w.weight + fixed, w.lack + fixed
}

// set is the heaviest set.
func (w *weigher) set(d *domain) []int {
	set := append(make([]int, 0, len(d.in)+w.size), d.in...)
	for _, at := range w.top[:w.size] {
		set = append(set, d.free[at])
	}
	return set
}

// refuted tells of the candidate at a place whether no set of d that holds it weighs enough: the heaviest such set has it in place of
// its own customer's, else of the lightest where the set is full or holds one for the least number only, else beside all.
func (w *weigher) refuted(d *domain, at int) bool {
	gives := w.weights[at]
	switch customer, last := w.mate(d, at), w.size-1; {
	case customer >= 0:
		gives -= w.weights[customer]
	case w.size == 0:
	case w.size == w.p.most-len(d.in):
		gives -= w.weights[w.top[last]]
	default:
		gives -= min(0, w.weights[w.top[last]])
	}
	return w.weight+gives < w.lack
}

// mate is the place in the heaviest set of the same customer's candidate, or of the candidate itself; -1 where there is none.
func (w *weigher) mate(d *domain, at int) int {
	for _, other := range w.top[:w.size] {
		if other == at || w.p.group != nil && w.p.group[d.free[other]] == w.p.group[d.free[at]] {
			return other
		}
	}
	return -1
}

// narrow drops every free candidate of d that the multipliers refute, and returns how many.
func (w *weigher) narrow(d *domain, m *Multipliers) int {
	if w.closes(d, m) {
		n := len(d.free)
		d.free, d.dead = d.free[:0], true
		return n
	}
	kept := make([]int, 0, len(d.free))
	for at, i := range d.free {
		if !w.refuted(d, at) {
			kept = append(kept, i)
		}
	}
	dropped := len(d.free) - len(kept)
	d.free = kept
	return dropped
}
