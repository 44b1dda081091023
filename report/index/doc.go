// Package index is an engine for composite indicators: from a table of units ×
// indicators to scores, ranks, what they consist of, what moved them, and how
// firm they are. It knows nothing of what is measured.
//
// # The flow
//
// A [Spec] defines the index as data; [Compile] checks it, reports all mistakes
// at once, and makes a [Method]. A method takes [Data] through stages that are
// types, each made from the one before, so that none can be skipped or swapped:
//
//	method.Screen(data)  units and columns that take part   Screened
//	    .Denominate()    per head, per output …             Denominated
//	    .Impute()        missing values filled              Imputed
//	    .Treat()         outliers pulled in                 Treated
//	    .Normalise()     values become scores on one scale  Normalised
//	    .Aggregate()     scores combined up the tree        Scores
//
// [Method.Score] does it in one call. Every stage can be asked for its values
// (Value), and for its log: a [Touch] for each single point that was changed,
// filled, dropped or withheld so far. Values are never changed in place: a stage
// that was kept stays as it was.
//
// # A worked example
//
// Two pillars of equal weight on a scale of 60–100. The first has one indicator,
// a pass rate with goalposts 60 and 100; the second has two, of equal weight:
// spending with goalposts 0 and 3, and losses with goalposts 3 and 0 (less is
// better).
//
//	[[node]]
//	code = "Q"
//	[[node]]
//	code = "level"
//	parent = "Q"
//	weight = "1/2"
//	…
//	[[indicator]]
//	code = "loss"
//	parent = "effort"
//	weight = "1/2"
//	direction = -1
//	worst = 3
//	best = 0
//
// A unit with a pass rate of 95, spending 1.8 and loss 0.6 scores
//
//	pass   60 + 40·(95−60)/(100−60) = 95
//	spend  60 + 40·1.8/3            = 84
//	loss   60 + 40·(3−0.6)/3        = 92
//	effort (84+92)/2 = 88,  Q = (95+88)/2 = 91.5
//
// and the contributions to 91.5 are 47.5, 21 and 23. The package example runs
// exactly this.
//
// # What the results offer
//
//   - [Scores.Score], [Scores.Rank], [Scores.Table]: scores and places at every
//     node; places are found before any rounding, ties are stated.
//   - [Scores.Contributions]: how the score comes together, exactly, for every
//     mean; [Explain]: what moved it since another period, exactly, even when
//     indicators come and go.
//   - [Scores.Profile], [Scores.Strengths], [Scores.Weaknesses], [Scores.Peers],
//     [Scores.DropOne], [Scores.Correlations], [Scores.Coverage], [Bands].
//   - [Screened.Robustness]: bands of places under varied weights, methods and
//     sampling errors of the inputs; [Screened.Sensitivity]: which choice matters.
//
// # Conventions
//
// NaN is a missing value and never anything else; infinities are refused.
// Missing children of a node are dropped and the other weights renormalised,
// down to the node's availability threshold, below which it has no score.
// Weights are exact fractions ("1/12") and must add to exactly one. Nothing
// reads the clock, the environment or a global random source: the same input and
// seed give the same output on any number of cores. Numbers are float64; round
// only what is printed.
//
// # Sources
//
// OECD/JRC (2008), Handbook on Constructing Composite Indicators; the R package
// COINr by W. Becker (1.1), whose formulas are followed where they are sound and
// whose known mistakes are guarded by tests; sources of single formulas stand
// where they are used.
package index
