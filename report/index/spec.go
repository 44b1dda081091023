package index

// Spec defines an index as data: a tree of nodes, the indicators that are its
// leaves, and how each is prepared, normalised, weighed and combined. It is
// plain: fill it in code or decode it from TOML (see [ReadSpec]), then turn it
// into a [Method] with [Compile], which reports every mistake at once.
//
// Fields that are left empty take the default of the specification; the
// documented default of the specification applies when that is empty too.
type Spec struct {
	Code string  `toml:"code"`
	Name string  `toml:"name"`
	Note string  `toml:"note"`
	Low  float64 `toml:"low"`  // range of normalised scores; 0–100 when
	High float64 `toml:"high"` // both are zero

	Impute       Imputation    `toml:"impute"`       // default none
	Outliers     Outliers      `toml:"outliers"`     // default none
	Normalise    Normalisation `toml:"normalise"`    // default goalposts
	Availability float64       `toml:"availability"` // default of every node, see [Node]

	Screen     Screening   `toml:"screen"`
	Treat      Treatment   `toml:"treat"`
	Levels     []Level     `toml:"level"`
	Nodes      []Node      `toml:"node"`
	Indicators []Indicator `toml:"indicator"`
	Bands      Bands       `toml:"band"`

	Uncertainty Uncertainty `toml:"uncertainty"` // what [Screened.Robustness] varies for those who ask this specification
}

// Screening says which units take part. A unit stays when at least
// Availability of its indicators have a value and at least NonZero of those
// values are not zero (shares between 0 and 1, counted without weights).
// Include and Exclude name units that stay or go whatever the data say.
type Screening struct {
	Availability float64  `toml:"availability"`
	NonZero      float64  `toml:"nonzero"`
	Include      []string `toml:"include"`
	Exclude      []string `toml:"exclude"`
}

// Treatment holds the limits of the outlier test: a column is an outlier case
// when |skewness| > Skew and excess kurtosis > Kurtosis. Zero values take the
// usual 2, 3.5 and 5 points (OECD/JRC handbook 2008, and COINr).
type Treatment struct {
	Skew      float64 `toml:"skew"`
	Kurtosis  float64 `toml:"kurtosis"`
	MaxPoints int     `toml:"max_points"` // at most so many points of a column are Winsorised
}

// Level is the default mean of all nodes at one depth; the root has depth 0.
type Level struct {
	Depth    int     `toml:"depth"`
	Mean     Mean    `toml:"mean"`
	Exponent float64 `toml:"exponent"`
}

// Node is an inner node: its score is a weighted mean of its children's.
//
// Weight is the node's share in its parent as an exact fraction or decimal
// ("1/12", "0.25"). The weights of siblings add to exactly 1, or all are empty
// and the siblings are equal. The root has neither parent nor weight.
//
// Availability is the least share of the weight of the children that must be
// present; below it the node has no score. Above it missing children are
// dropped, the other weights are renormalised, and the log says so.
type Node struct {
	Code         string  `toml:"code"`
	Name         string  `toml:"name"`
	Parent       string  `toml:"parent"`
	Weight       string  `toml:"weight"`
	Mean         Mean    `toml:"mean"`
	Exponent     float64 `toml:"exponent"` // of the power mean
	Availability float64 `toml:"availability"`
}

// Indicator is a leaf of the tree.
type Indicator struct {
	Code      string `toml:"code"`
	Name      string `toml:"name"`
	Unit      string `toml:"unit"`
	Parent    string `toml:"parent"`
	Weight    string `toml:"weight"`    // share in the parent, see [Node]
	Direction int    `toml:"direction"` // +1: more is better; −1: less is better

	Column      string  `toml:"column"`      // column of the data; default the code
	Denominator string  `toml:"denominator"` // column to divide by, "" for none
	Scale       float64 `toml:"scale"`       // value = Scale × column ÷ denominator; default 1

	Impute   Imputation `toml:"impute"`
	Outliers Outliers   `toml:"outliers"`

	Normalise Normalisation `toml:"normalise"`
	Range     []float64     `toml:"range"`     // low and high end, default those of the specification
	Worst     float64       `toml:"worst"`     // goalposts: the value that scores the low end …
	Best      float64       `toml:"best"`      // … and the one that scores the high end
	Log       bool          `toml:"log"`       // goalposts on the natural logarithm
	Unclamped bool          `toml:"unclamped"` // goalposts, target, reference: let scores leave the range
	Target    float64       `toml:"target"`    // distance to target: scores the high end
	Reference string        `toml:"reference"` // distance to reference: this unit scores the high end
	ZMean     float64       `toml:"z_mean"`    // z-score: mean and standard deviation of the
	ZSD       float64       `toml:"z_sd"`      // result, default 0 and 1
}

// Imputation says how a missing value is filled.
type Imputation string

// The ways to fill a missing value. A value that cannot be filled (no other
// value in the group, nothing earlier) stays missing.
const (
	ImputeNone        Imputation = "none"
	ImputeMean        Imputation = "mean"         // mean of the units that have a value
	ImputeMedian      Imputation = "median"       // their median
	ImputeGroupMean   Imputation = "group_mean"   // mean within the unit's group
	ImputeGroupMedian Imputation = "group_median" // median within the unit's group
	ImputeCarry       Imputation = "carry"        // the unit's latest earlier value
)

// Outliers says how outliers of a column are treated.
type Outliers string

// The treatments of outliers, see [Treatment].
const (
	OutliersNone         Outliers = "none"
	OutliersWinsorise    Outliers = "winsorise"     // pull in extreme points
	OutliersWinsoriseLog Outliers = "winsorise_log" // if that is not enough, undo it and take logarithms
)

// Normalisation says how values become scores on one scale.
type Normalisation string

// The normalisations. Formulas are in the documentation of [Treated.Normalise].
const (
	MinMax     Normalisation = "minmax"
	Goalposts  Normalisation = "goalposts"
	ZScore     Normalisation = "zscore"
	RankScore  Normalisation = "rank"
	Percentile Normalisation = "percentile"
	ToTarget   Normalisation = "target"
	ToUnit     Normalisation = "reference"
)

// Mean says how the scores of children become the score of their parent.
type Mean string

// The means, all weighted. Formulas are in the documentation of
// [Normalised.Aggregate].
const (
	Arithmetic Mean = "arithmetic"
	Geometric  Mean = "geometric"
	Harmonic   Mean = "harmonic"
	Power      Mean = "power" // generalised mean with an exponent
)
