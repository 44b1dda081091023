package index

// Stage names a step of the calculation in the log.
type Stage string

// The stages, in order.
const (
	StageScreen     Stage = "screen"
	StageDenominate Stage = "denominate"
	StageImpute     Stage = "impute"
	StageTreat      Stage = "treat"
	StageNormalise  Stage = "normalise"
	StageAggregate  Stage = "aggregate"
)

// Action says what a stage did to one point.
type Action string

// What can happen to a point.
const (
	UnitForcedIn   Action = "unit forced in"
	UnitForcedOut  Action = "unit forced out"
	UnitTooEmpty   Action = "unit has too few values"   // Before: share of values present
	UnitTooZero    Action = "unit has too many zeros"   // Before: share of values not zero
	NoDenominator  Action = "denominator missing"       // value dropped
	ZeroDivisor    Action = "denominator zero"          // value dropped
	ImputedValue   Action = "imputed"                   // Detail: the way; for carry also the period
	NotImputed     Action = "could not be imputed"      // stays missing
	WinsorisedHigh Action = "winsorised high"           //
	WinsorisedLow  Action = "winsorised low"            //
	Logged         Action = "log"                       // the whole column
	StillOutlying  Action = "treated, still fails"      // of a column, no unit
	ClampedLow     Action = "clamped to the low end"    //
	ClampedHigh    Action = "clamped to the high end"   //
	Constant       Action = "all values equal"          // of a column, no unit
	Undefined      Action = "undefined"                 // no score: logarithm of ≤ 0, negative child …
	ChildDropped   Action = "missing child dropped"     // At: the node; Detail: the child
	Withheld       Action = "too little weight present" // At: the node; Before: share present
)

// Touch is an entry of the log: one point that a stage changed or could not
// use. Before and After are NaN where there is no value.
type Touch struct {
	Stage         Stage
	At            string // indicator or node, "" when it is about the unit
	Unit          string // "" when it is about a whole column
	Action        Action
	Before, After float64
	Detail        string
}

// frame is what all stages carry: the method, the units that remain and one
// column per indicator, one value per unit.
type frame struct {
	method *Method
	period string
	units  []Unit
	x      [][]float64
	log    []Touch
}

// Units lists the units that take part.
func (f frame) Units() []Unit { return f.units }

// Period names the period of the data.
func (f frame) Period() string { return f.period }

// Method returns the method by which the values are made.
func (f frame) Method() *Method { return f.method }

// Log lists, stage by stage, every point that was touched so far.
func (f frame) Log() []Touch { return f.log[:len(f.log):len(f.log)] }

// Value returns an indicator's value of a unit at this stage; false when it is
// missing or unknown.
func (f frame) Value(indicator, unit string) (float64, bool) {
	at, known := f.method.index[indicator]
	u := f.unit(unit)
	if !known || u < 0 || f.method.nodes[at].leaf < 0 {
		return 0, false
	}
	v := f.x[f.method.nodes[at].leaf][u]
	return v, !isMissing(v)
}

func (f frame) unit(code string) int {
	for i, u := range f.units {
		if u.Code == code {
			return i
		}
	}
	return -1
}

// next copies the frame for the next stage, with columns of its own.
func (f frame) next() frame {
	f.log = f.Log()
	f.x = cloneColumns(f.x)
	return f
}

func cloneColumns(x [][]float64) [][]float64 {
	if len(x) == 0 {
		return nil
	}
	n := len(x[0])
	flat, out := make([]float64, 0, n*len(x)), make([][]float64, len(x))
	for i, c := range x {
		flat = append(flat, c...)
		out[i] = flat[i*n : (i+1)*n : (i+1)*n]
	}
	return out
}

func (f *frame) touch(s Stage, at string, u int, a Action, before, after float64, detail string) {
	unit := ""
	if u >= 0 {
		unit = f.units[u].Code
	}
	f.log = append(f.log, Touch{Stage: s, At: at, Unit: unit, Action: a, Before: before, After: after, Detail: detail})
}

// indicator returns the definition of the i-th indicator.
func (f frame) indicator(i int) *Indicator { return &f.method.spec.Indicators[i] }

// scratch is working memory of the stages' kernels, so that a Monte Carlo run
// allocates nothing.
type scratch struct {
	buf   []float64
	order []int
	mark  []Action
}

func newScratch(units int) *scratch {
	return &scratch{buf: make([]float64, 0, units), order: make([]int, units), mark: make([]Action, units)}
}
