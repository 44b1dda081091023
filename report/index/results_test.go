package index

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// direct is an index of given scores (0–100), equal weights.
func direct(n int, edit func(*Spec)) Spec {
	return flat(n, func(s *Spec) {
		s.Normalise = Goalposts
		if edit != nil {
			edit(s)
		}
	})
}

func TestMissingChildrenAndThreshold(t *testing.T) {
	s := direct(4, func(s *Spec) {
		s.Nodes[0].Availability = 0.5
		for i, w := range []string{"0.4", "0.3", "0.2", "0.1"} {
			s.Indicators[i].Weight = w
		}
	})
	d := table([]float64{80, nan, 80}, []float64{60, nan, nan}, []float64{50, 90, 50}, []float64{nan, 40, nan})
	sc := score(t, s, d)
	// u1: (0.4·80 + 0.3·60 + 0.2·50)/0.9 = 60/0.9; u2: 0.3 of the weight is below
	// the half; u3: (0.4·80 + 0.2·50)/0.6 = 42/0.6 = 70.
	near(t, []float64{60 / 0.9, nan, 70}, sc.Column("T"), "scores")
	require.Equal(t, Rank{Place: 1, Of: 2}, sc.Rank("T", "u3"))
	require.Equal(t, Rank{Of: 0}, sc.Rank("T", "u2"))
	require.InDelta(t, 0.9, sc.Coverage("T", "u1"), eps)
	require.InDelta(t, 0.3, sc.Coverage("T", "u2"), eps)
	_, err := Explain(sc, sc, "T", "u2")
	require.ErrorIs(t, err, ErrNoScore)
	require.Nil(t, sc.Contributions("T", "u2"))
	withheld := 0
	for _, e := range sc.Log() {
		if e.Action == Withheld {
			withheld++
			require.Equal(t, "u2", e.Unit)
			require.InDelta(t, 0.3, e.Before, eps)
		}
	}
	require.Equal(t, 1, withheld)
}

func TestThresholdThatIsJustMet(t *testing.T) {
	s := direct(3, func(s *Spec) { s.Availability = 2.0 / 3 })
	sc := score(t, s, table([]float64{10}, []float64{20}, []float64{nan}))
	near(t, []float64{15}, sc.Column("T"), "two of three thirds")
}

func TestCompetitionRanks(t *testing.T) {
	got := Ranking([]float64{70, 90, nan, 90, 50, 0.1 + 0.2, 0.3})
	require.Equal(t, []Rank{{3, false, 6}, {1, true, 6}, {}, {1, true, 6}, {4, false, 6}, {5, true, 6}, {5, true, 6}}, got)
}

// Ranks come from unrounded scores: 80.004 is ahead of 80.001 although both
// print as 80.00 (COINr up to 1.1.8 ranked what it had rounded).
func TestRanksBeforeRounding(t *testing.T) {
	require.Equal(t, []Rank{{2, false, 2}, {1, false, 2}}, Ranking([]float64{80.001, 80.004}))
}

// Worked by hand: arithmetic mean of three, one leaves and one comes.
//
//	            before  after
//	x1          60      70      both
//	x2          80      –       goes
//	x3          –       90      comes
//	x4          50      40      both
//	score       190/3   200/3   Δ = 10/3
//
// Common children x1, x4: means 55 and 55; x1 gets ½·10 = 5, x4 ½·(−10) = −5.
// x3 gets ⅓·(90−55) = 35/3; x2 gets −⅓·(80−55) = −25/3. Sum 10/3.
func TestChangeWithMissingByHand(t *testing.T) {
	m := compile(t, direct(4, nil))
	a, err := m.Score(table([]float64{60}, []float64{80}, []float64{nan}, []float64{50}))
	require.NoError(t, err)
	b, err := m.Score(table([]float64{70}, []float64{nan}, []float64{90}, []float64{40}))
	require.NoError(t, err)
	c, err := Explain(a, b, "T", "u1")
	require.NoError(t, err)
	require.InDelta(t, 10.0/3, c.Points(), eps)
	got := []float64{}
	for _, mv := range c.Moves {
		got = append(got, mv.Points)
	}
	near(t, []float64{5, -25.0 / 3, 35.0 / 3, -5}, got, "moves")
	require.True(t, c.Moves[0].Compared())
	require.False(t, c.Moves[1].Compared())
	require.True(t, math.IsNaN(c.Moves[1].After))
}

// Worked by hand: geometric mean of 4 and 9 (6) becomes that of 16 and 9 (12).
// The logarithmic mean of 12 and 6 is 6/ln 2; x1 gets ½·ln 4·6/ln 2 = 6, all.
func TestChangeOfGeometricMeanByHand(t *testing.T) {
	m := compile(t, direct(2, func(s *Spec) { s.Nodes[0].Mean = Geometric }))
	a, _ := m.Score(table([]float64{4}, []float64{9}))
	b, _ := m.Score(table([]float64{16}, []float64{9}))
	c, err := Explain(a, b, "T", "u1")
	require.NoError(t, err)
	require.InDelta(t, 6, c.Points(), eps)
	require.InDelta(t, 6, c.Moves[0].Points, eps)
	require.InDelta(t, 0, c.Moves[1].Points, eps)
	for i, p := range a.Contributions("T", "u1") {
		require.InDelta(t, 3, p.Points, eps, "wᵢ·M, %d", i)
	}
	// From zero: 0 and 9 (0) to 16 and 9 (12). Switching x1 first gives 12 and 0;
	// switching x2 first 0 and 12. x1 made the whole difference both times.
	z, _ := m.Score(table([]float64{0}, []float64{9}))
	c, err = Explain(z, b, "T", "u1")
	require.NoError(t, err)
	require.InDelta(t, 12, c.Moves[0].Points, eps)
}

func TestExplainNeedsOneMethod(t *testing.T) {
	a := score(t, direct(1, nil), table([]float64{1}))
	b := score(t, direct(1, nil), table([]float64{2}))
	_, err := Explain(a, b, "T", "u1")
	require.ErrorIs(t, err, ErrMethod)
}

func TestProfileStrengthsPeers(t *testing.T) {
	sc := score(t, direct(3, nil), table([]float64{90, 50, 40, 70}, []float64{10, 20, 30, 40}, []float64{55, 60, 50, 55}))
	s := sc.Strengths("u1", 5)
	require.Len(t, s, 1, "x2 is below the median and x3 equal to it")
	require.Equal(t, "x1", s[0].Indicator)
	require.InDelta(t, 30, s[0].Gap, eps) // 90 − median(40,50,70,90) = 60
	require.InDelta(t, 10, s[0].Lift, eps)
	require.InDelta(t, 10.0/3, s[0].Lost, eps)
	require.Equal(t, "x2", sc.Weaknesses("u1", 1)[0].Indicator)
	// Totals: u1 155/3, u2 130/3, u3 40, u4 55.
	peers := sc.Peers("T", "u2", 2)
	require.Equal(t, "u3", peers[0].Unit.Code)
	require.Equal(t, "u1", peers[1].Unit.Code)
	require.Equal(t, "u4", sc.Table("T")[0].Unit.Code)
}

func TestDropOne(t *testing.T) {
	s := direct(3, func(s *Spec) { s.Availability = 1 })
	sc := score(t, s, table([]float64{90, 60}, []float64{30, 60}, []float64{60, 63}))
	drops := sc.DropOne()
	require.Len(t, drops, 6)
	require.InDelta(t, 60, drops[0].Score, eps)
	require.InDelta(t, 45, drops[0].Without, eps) // (30+60)/2
	require.Equal(t, 2, drops[0].RankAfter.Place)
	require.InDelta(t, 75, drops[2].Without, eps) // (90+60)/2
	require.Equal(t, 1, drops[2].RankAfter.Place)
}

func TestDropOneRemovesANodeThatIsLeftEmpty(t *testing.T) {
	s := direct(3, func(s *Spec) {
		s.Availability = 1
		s.Nodes = append(s.Nodes, Node{Code: "A", Parent: "T"}, Node{Code: "B", Parent: "T"})
		s.Indicators[0].Parent, s.Indicators[1].Parent, s.Indicators[2].Parent = "A", "B", "B"
	})
	sc := score(t, s, table([]float64{90}, []float64{30}, []float64{60}))
	near(t, []float64{67.5}, sc.Column("T"), "½·90 + ½·45")
	require.InDelta(t, 45, sc.DropOne()[0].Without, eps)
}

func TestCorrelationsWithLevelsAndDenominators(t *testing.T) {
	s := direct(2, func(s *Spec) {
		s.Normalise = MinMax
		s.Indicators[0].Denominator, s.Indicators[1].Denominator = "size", "size"
	})
	d := table([]float64{10, 40, 90, 160}, []float64{5, 3, 6, 1})
	d.Columns = append(d.Columns, Column{Code: "size", Values: []float64{1, 2, 3, 4}})
	m := compile(t, s)
	screened, err := m.Screen(d)
	require.NoError(t, err)
	cs := screened.DenominatorCorrelations()
	require.Len(t, cs, 2)
	require.InDelta(t, 1, cs[0].Pearson, eps, "10, 20, 30, 40: dividing did not take the size out")
	sc, err := m.Score(d)
	require.NoError(t, err)
	require.Len(t, sc.Correlations(), 2)
	require.Equal(t, "T", sc.Correlations()[0].B)
}

func TestGrades(t *testing.T) {
	bands := Bands{{"a", 60, 75, "weak"}, {"a", 75, 90, "fair"}, {"a", 90, 0, "strong"}, {"b", 60, 0, "all"}}
	a := bands.Scheme("a")
	for v, want := range map[float64]string{60: "weak", 74.999999: "weak", 75: "fair", 89.9999: "fair", 90: "strong", 100: "strong"} {
		b, ok := a.Grade(v)
		require.True(t, ok)
		require.Equal(t, want, b.Label, "%g", v)
	}
	tenths := Bands{{"", 0, 0.3, "low"}, {"", 0.3, 0, "high"}}
	b, _ := tenths.Grade(1 - 0.7) // 0.30000000000000004
	require.Equal(t, "high", b.Label)
	b, _ = tenths.Grade(math.Nextafter(0.3, 0)) // a hair below
	require.Equal(t, "high", b.Label)
	_, ok := a.Grade(nan)
	require.False(t, ok)
	_, ok = a.Grade(59.9)
	require.False(t, ok)
	next, lacking, ok := a.Next(74.5)
	require.True(t, ok)
	require.Equal(t, "fair", next.Label)
	require.InDelta(t, 0.5, lacking, eps)
	_, _, ok = a.Next(95)
	require.False(t, ok)
}

func TestScreening(t *testing.T) {
	s := direct(4, func(s *Spec) {
		s.Screen = Screening{Availability: 0.75, NonZero: 0.5, Include: []string{"u2"}, Exclude: []string{"u4"}}
	})
	d := table([]float64{1, nan, nan, 1, 0}, []float64{1, nan, nan, 1, 0}, []float64{1, 5, 5, 1, 0}, []float64{nan, 5, 5, 1, 7})
	screened, err := compile(t, s).Screen(d)
	require.NoError(t, err)
	require.Equal(t, []string{"u1", "u2"}, codes(screened.Units()))
	require.InDelta(t, 0.75, screened.Availability("u1"), eps)
	actions := map[string]Action{}
	for _, e := range screened.Log() {
		actions[e.Unit] = e.Action
	}
	require.Equal(t, map[string]Action{"u2": UnitForcedIn, "u3": UnitTooEmpty, "u4": UnitForcedOut, "u5": UnitTooZero}, actions)
}

func codes(units []Unit) []string {
	out := []string{}
	for _, u := range units {
		out = append(out, u.Code)
	}
	return out
}

// A unit without a group has nobody to borrow from, as in COINr (test-Impute.R,
// "group_mean": a missing group leaves the value missing).
func TestGroupImputationNeedsAGroup(t *testing.T) {
	for _, kind := range []Imputation{ImputeGroupMean, ImputeGroupMedian} {
		d := table([]float64{10, nan, 30, nan})
		d.Units[0].Group, d.Units[1].Group = "a", "a"
		screened, err := compile(t, direct(1, func(s *Spec) { s.Impute = kind })).Screen(d)
		require.NoError(t, err)
		im := screened.Denominate().Impute()
		near(t, []float64{10, 10, 30, nan}, im.x[0], string(kind))
		require.Equal(t, NotImputed, im.Log()[1].Action)
	}
}

func TestCarryForward(t *testing.T) {
	s := direct(2, func(s *Spec) { s.Impute = ImputeCarry; s.Indicators[0].Denominator = "x2" })
	older := table([]float64{10, 20, 30}, []float64{1, 2, 3})
	old := table([]float64{nan, 60, nan}, []float64{2, 2, 0})
	now := table([]float64{nan, nan, nan}, []float64{4, nan, 4})
	older.Period, old.Period, now.Period = "2009", "2010", "2011"
	now.Previous, old.Previous = &old, &older
	screened, err := compile(t, s).Screen(now)
	require.NoError(t, err)
	im := screened.Denominate().Impute()
	near(t, []float64{10, 30, 10}, im.x[0], "divided in their own years: 10/1 of 2009, 60/2 of 2010, 30/3 of 2009")
	near(t, []float64{4, 2, 4}, im.x[1], "x2")
	var details []string
	for _, e := range im.Log() {
		details = append(details, e.At+" "+e.Unit+" "+e.Detail)
	}
	require.Equal(t, []string{"x1 u1 carry 2009", "x1 u2 carry 2010", "x1 u3 carry 2009", "x2 u2 carry 2010"}, details)
}

func TestLogsOfDivisionAndClamping(t *testing.T) {
	s := direct(1, func(s *Spec) { s.Indicators[0].Denominator = "x2" })
	sc := score(t, s, table([]float64{500, -3, 50, 7}, []float64{1, 1, 0, nan}))
	got := map[string][]Action{}
	for _, e := range sc.Log() {
		got[e.Unit] = append(got[e.Unit], e.Action)
	}
	require.Equal(t, map[string][]Action{"u1": {ClampedHigh}, "u2": {ClampedLow},
		"u3": {ZeroDivisor, Withheld}, "u4": {NoDenominator, Withheld}}, got)
}

func TestEqualValuesAndReachedTargets(t *testing.T) {
	d := table([]float64{5.1, 5.1, 5.1})
	for kind, want := range map[Normalisation]float64{MinMax: 50, Percentile: 50, ZScore: 0, ToTarget: 100} {
		s := flat(1, func(s *Spec) { s.Normalise, s.Indicators[0].Target = kind, 4 })
		near(t, []float64{want, want, want}, score(t, s, d).Column("T"), string(kind))
	}
}

func TestStagesDoNotShareMemory(t *testing.T) {
	d := table([]float64{10, nan, 30})
	s, err := compile(t, direct(1, func(s *Spec) { s.Impute = ImputeMean })).Screen(d)
	require.NoError(t, err)
	den := s.Denominate()
	im := den.Impute()
	im.Treat().Normalise().Aggregate()
	require.True(t, math.IsNaN(den.x[0][1]))
	require.True(t, math.IsNaN(d.Columns[0].Values[1]))
	near(t, []float64{10, 20, 30}, im.x[0], "imputed")
}

func TestScreenReportsAllDataProblems(t *testing.T) {
	d := table([]float64{1, math.Inf(1)})
	d.Units[1].Code = "u1"
	d.Columns[0].Errors = []Sampling{{Pass: 3, Trials: 2}, {}}
	_, err := compile(t, direct(2, nil)).Screen(d)
	var ps Problems
	require.ErrorAs(t, err, &ps)
	got := []string{}
	for _, p := range ps {
		got = append(got, p.Code)
	}
	require.Equal(t, []string{"data.unit.twice", "data.sample", "data.infinite", "data.column"}, got)
}
