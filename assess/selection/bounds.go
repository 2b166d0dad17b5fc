package selection

import "slices"

// bounds say what the candidates from an index on can add at most.
type bounds struct {
	apps    [][]int64 // [i][r]: the sum of the r heaviest by applications among candidates i and later
	servers [][]int64
	public  []int // how many of them are public
}

func boundsOf(candidates []Candidate, most int) bounds {
	n := len(candidates)
	b := bounds{apps: make([][]int64, n+1), servers: make([][]int64, n+1), public: make([]int, n+1)}
	var apps, servers []int64 // the heaviest so far, at most most of them, descending
	b.apps[n], b.servers[n] = sums(nil, most), sums(nil, most)
	for i := n - 1; i >= 0; i-- {
		apps, servers = insert(apps, candidates[i].Applications, most), insert(servers, candidates[i].Servers, most)
		b.apps[i], b.servers[i] = sums(apps, most), sums(servers, most)
		b.public[i] = b.public[i+1] + count(candidates[i].Public)
	}
	return b
}

func insert(descending []int64, x int64, most int) []int64 {
	at, _ := slices.BinarySearchFunc(descending, x, func(e, x int64) int {
		if e >= x {
			return -1
		}
		return 1
	})
	descending = slices.Insert(descending, at, x)
	return descending[:min(len(descending), most)]
}

// sums are the prefix sums of descending, padded to most+1 entries.
func sums(descending []int64, most int) []int64 {
	prefix := make([]int64, most+1)
	for r := 1; r <= most; r++ {
		prefix[r] = prefix[r-1]
		if r <= len(descending) {
			prefix[r] += descending[r-1]
		}
	}
	return prefix
}
