package selection

// Certificate shows that a Result is the best: for every level that no set can be better at, a Proof. It holds only what Check cannot
// find by itself in a moment: which multipliers close which case.
type Certificate struct {
	Proofs []Proof
}

// Level is a step of the order of the package.
type Level string

// The levels, each with the claim that its proof closes.
const (
	Passing   Level = "passing"   // no set passes
	Surviving Level = "surviving" // no set that passes survives any one refusal
	Findings  Level = "findings"  // none as good so far has fewer open findings
	Widest    Level = "margin"    // none as good so far has a larger smaller margin
	First     Level = "ids"       // none as good so far comes earlier by id
)

// Proof closes one level. Its steps, in order, go through all sets: each step is about the case at hand, and where a step splits it in
// two, the first half's steps come first, then the second's. A case is done with Close.
type Proof struct {
	Level   Level
	Dropped []int // candidates left out beforehand, since enough others cover them: see reduce.go
	Steps   []Step

	// Of a proof whose one step closes all sets at once: the most that any set comes to at its multipliers, and the more that is needed.
	// Both are 0 where there are too few candidates for any set, or more steps.
	Weighs, Needs int64
}

// Step is one step of a proof.
type Step struct {
	Kind        StepKind
	At          int         // Split: the candidate; SplitHeaviest: 0 by applications, 1 by servers
	Value       int64       // SplitHeaviest: where
	Multipliers Multipliers // Close, Narrow, Sweep; of the rows of the programme: see Bounded
}

// StepKind says what a step does.
type StepKind int

const (
	// Close ends the case: at the multipliers, even its heaviest set weighs less than a set that reaches all right sides.
	Close StepKind = iota
	// Narrow goes on without the free candidates that the multipliers refute: even the heaviest set that holds one weighs too little.
	Narrow
	// Split goes on with the sets that hold a candidate, then with those that do not. These also do without the candidates that it
	// covers: one in its place would be no worse, and was just closed. In the proof of First, where the result holds the candidate,
	// nothing is split: sets without it come later by id.
	Split
	// Sweep ends the case: the sets that weigh enough at the multipliers are gone through one by one, and none reaches all right sides.
	// In the proof of First, none that does comes before the result.
	Sweep
	// SplitHeaviest goes on with the sets whose heaviest member is below Value, then with the others.
	SplitHeaviest
)

// Row is a total that multipliers weigh, for a reader.
type Row struct {
	Name   string
	Scaled bool // in the caller's whole numbers, as weights are
	Down   bool // counted below zero
}

// Bounded are the rows of multipliers, in their order. What counts up to the bar counts up to the least total above it: that is how
// survival looks at weights.
func Bounded() []Row {
	return []Row{
		rowApps:        {Name: "weighted applications", Scaled: true},
		rowServers:     {Name: "weighted servers", Scaled: true},
		rowRestApps:    {Name: "weighted applications, each up to the bar", Scaled: true},
		rowRestServers: {Name: "weighted servers, each up to the bar", Scaled: true},
		rowPublic:      {Name: "public case studies"},
		rowFindings:    {Name: "open findings", Down: true},
		rowOther:       {Name: "members outside the best set less those in it"},
	}
}
