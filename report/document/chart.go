package document

// Chart is a numbered vector figure. Plot is one of the plot types below.
type Chart struct {
	ID     string // "F1"
	Number string // "图1"
	Title  string
	Unit   string
	Plot   Plot
	Notes  []string
}

// Plot is what a chart draws: DotInterval, Lines, Bars, Pareto, Goalposts,
// Funnel, Waterfall or Columns. Values are floats because they are drawn.
type Plot interface{ isPlot() }

// Point is a value that may be missing: a gap stays a gap.
type Point struct {
	Value   float64
	Present bool
	Text    string // direct label, empty for none
	Figure  string // id of the figure, if it is one
}

// DotInterval draws one dot with its interval per row, e.g. pass rates by
// region; N is the sample size, printed at the end of the row.
type DotInterval struct {
	Rows      []DotRow
	Reference *Reference
	Decimals  int
}

// DotRow is one row of a DotInterval.
type DotRow struct {
	Label     string
	Point     Point
	Low, High float64
	N         string // e.g. "n=127"
	Small     bool   // n below the threshold: hollow dot
}

// Reference is a labelled line across a plot.
type Reference struct {
	Label string
	Value float64
}

// Lines draws series over periods.
type Lines struct {
	Periods   []string
	Series    []Series
	Reference *Reference
	Decimals  int
}

// Series is one line or one set of columns.
type Series struct {
	Name   string
	Points []Point // one per period or label
	// Low and High bound an interval band; nil for none.
	Low, High []float64
}

// Bars draws horizontal bars in the given order.
type Bars struct {
	Rows      []BarRow
	Reference *Reference
	Decimals  int
}

// BarRow is one bar.
type BarRow struct {
	Label string
	Point Point
	Note  string // printed at the end, e.g. "n=127"
}

// Pareto draws columns in descending order with the cumulative share.
type Pareto struct {
	Rows []BarRow // descending, what is left over last; Point.Value is a count
}

// Goalposts draws scores between fixed goalposts, e.g. the twelve statistics
// of the index between 60 and 100.
type Goalposts struct {
	Low, High float64
	Rows      []GoalRow
}

// GoalRow is one statistic: its score, and its raw value as text.
type GoalRow struct {
	Group    string
	Label    string
	Score    Point
	Previous Point
	Raw      string
}

// Columns draws grouped columns, one group per label.
type Columns struct {
	Labels   []string
	Series   []Series
	Decimals int
}

// Funnel draws rates against sample size with control limits round Centre.
type Funnel struct {
	Centre float64 // the pooled rate, in per cent
	Points []FunnelPoint
	Limits []FunnelLimit // control limits at growing n, for drawing
}

// FunnelPoint is one unit.
type FunnelPoint struct {
	Label   string
	N, Rate float64
	Outside bool
}

// FunnelLimit is the control band at one sample size.
type FunnelLimit struct{ N, Low, High float64 }

// Waterfall draws how parts lead from Start to End.
type Waterfall struct {
	StartLabel, EndLabel string
	Start, End           float64
	Steps                []BarRow // contributions, signed
	Decimals             int
}

func (DotInterval) isPlot() {}
func (Lines) isPlot()       {}
func (Bars) isPlot()        {}
func (Pareto) isPlot()      {}
func (Goalposts) isPlot()   {}
func (Columns) isPlot()     {}
func (Funnel) isPlot()      {}
func (Waterfall) isPlot()   {}
