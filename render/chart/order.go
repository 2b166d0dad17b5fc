package chart

import (
	"cmp"
	"slices"
)

// sweeps is how often the layers are gone through, down and up again.
const sweeps = 12

// order arranges the slots of each layer so that few arcs cross: each near the middle of those that it is joined to, and then by
// exchanging neighbours. Of all arrangements met, the one with the fewest crossings stays.
func (l *layered) order() {
	best, fewest := l.arrangement(), l.crossings()
	for sweep := range sweeps {
		down := sweep%2 == 0
		for i := range l.layers {
			layer := i
			if !down {
				layer = len(l.layers) - 1 - i
			}
			l.arrange(l.layers[layer], down)
		}
		l.exchange()
		if n := l.crossings(); n < fewest {
			best, fewest = l.arrangement(), n
		}
	}
	for i, layer := range best {
		l.layers[i] = layer
		index(layer)
	}
}

func (l *layered) arrangement() [][]*slot {
	copied := make([][]*slot, len(l.layers))
	for i, layer := range l.layers {
		copied[i] = slices.Clone(layer)
	}
	return copied
}

func index(layer []*slot) {
	for i, s := range layer {
		s.index = i
	}
}

// at is where a joint meets the next layer, counted in slots.
func (j joint) at() float64 {
	if j.slot.w == 0 {
		return float64(j.slot.index)
	}
	return float64(j.slot.index) + 0.9*j.peer/j.slot.w
}

// arrange sorts a layer by the middles of what its slots are joined to, above or below. A slot that is joined to nothing stays.
func (l *layered) arrange(layer []*slot, down bool) {
	keys := map[*slot]float64{}
	for _, s := range layer {
		joints := s.below
		if down {
			joints = s.above
		}
		keys[s] = float64(s.index)
		if len(joints) == 0 {
			continue
		}
		sum := 0.0
		for _, j := range joints {
			sum += j.at() - 0.01*j.own
		}
		keys[s] = sum / float64(len(joints))
	}
	slices.SortStableFunc(layer, func(a, b *slot) int { return cmp.Compare(keys[a], keys[b]) })
	index(layer)
}

// exchange swaps neighbours where that takes crossings away.
func (l *layered) exchange() {
	for range 4 {
		better := false
		for _, layer := range l.layers {
			for i := 1; i < len(layer); i++ {
				a, b := layer[i-1], layer[i]
				if pairCrossings(a, b) > pairCrossings(b, a) {
					layer[i-1], layer[i] = b, a
					index(layer)
					better = true
				}
			}
		}
		if !better {
			return
		}
	}
}

// pairCrossings is how often the arcs of two neighbours cross where left stands to the left of right.
func pairCrossings(left, right *slot) int {
	n := 0
	for _, side := range [2][2][]joint{{left.above, right.above}, {left.below, right.below}} {
		for _, a := range side[0] {
			for _, b := range side[1] {
				if a.at() > b.at() {
					n++
				}
			}
		}
	}
	return n
}

// crossings is how often arcs cross in all layers.
func (l *layered) crossings() int {
	n := 0
	for _, layer := range l.layers {
		for i, a := range layer {
			for _, b := range layer[i+1:] {
				for _, ja := range a.below {
					for _, jb := range b.below {
						if ja.at() > jb.at() {
							n++
						}
					}
				}
			}
		}
	}
	return n
}
