package num_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/num"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// The cases with two digits are those of GB/T 8170—2008, 3.2.
func TestRound(t *testing.T) {
	for _, c := range []struct {
		x            string
		places       int
		even, halfUp string
	}{
		{"12.1498", 1, "12.1", "12.1"},
		{"12.1498", 0, "12", "12"},
		{"1.050", 1, "1.0", "1.1"},
		{"0.35", 1, "0.4", "0.4"},
		{"0.25", 1, "0.2", "0.3"},
		{"2.5", 0, "2", "3"},
		{"3.5", 0, "4", "4"},
		{"2.5000000000000000000001", 0, "3", "3"},
		{"-0.25", 1, "−0.2", "−0.3"},
		{"-2.5", 0, "−2", "−3"},
		{"-3.5", 0, "−4", "−4"},
		{"-0.04", 1, "0.0", "0.0"},
		{"0.5", 0, "0", "1"},
		{"2/3", 4, "0.6667", "0.6667"},
		{"15.4546", 0, "15", "15"}, // once, not 15.455 → 15.46 → 15.5 → 16
		{"0", 2, "0.00", "0.00"},
		{"9.995", 2, "10.00", "10.00"},
		{"1e18", 0, "1000000000000000000", "1000000000000000000"},
		{"9223372036854775807", 0, "9223372036854775807", "9223372036854775807"},
	} {
		require.Equal(t, c.even, num.Format(num.Round(rat(c.x), c.places, num.HalfEven), c.places), "%s even", c.x)
		require.Equal(t, c.halfUp, num.Format(num.Round(rat(c.x), c.places, num.HalfUp), c.places), "%s half up", c.x)
	}
}

func TestRoundLeavesItsArgument(t *testing.T) {
	x := rat("-2/3")
	num.Round(x, 3, num.HalfEven)
	require.Equal(t, "-2/3", x.RatString())
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		d      string
		places int
		want   string
	}{
		{"-12.5", 2, "−12.50"},
		{"12", 2, "12.00"},
		{"12.345", 2, "12.345"}, // it never rounds
		{"0", 1, "0.0"},
		{"-0.0", 1, "0.0"},
		{"1234567890123456789", 2, "1234567890123456789.00"},
	} {
		require.Equal(t, c.want, num.Format(num.MustParse(c.d), c.places))
	}
}

func TestParse(t *testing.T) {
	for _, bad := range []string{"", " 1", "1,234", "一", "0x1", "NaN", "1e400", strings.Repeat("9", 20)} {
		_, err := num.Parse(bad)
		require.Error(t, err, "%q", bad)
	}
	require.Equal(t, "120000", num.MustParse("1.2e5").String())
	require.Panics(t, func() { num.MustParse("x") })
}

func TestDec(t *testing.T) {
	a, b := num.MustParse("-1.50"), num.Int(2)
	require.Equal(t, "0.50", a.Add(b).String())
	require.Equal(t, "-3.50", a.Sub(b).String())
	require.Equal(t, "1.50", a.Neg().String())
	require.Equal(t, "1.50", a.Abs().String())
	require.Equal(t, -1, a.Cmp(b))
	require.Equal(t, -1, a.Sign())
	require.True(t, num.Dec{}.IsZero())
	require.Equal(t, 2, a.Scale())
	require.Equal(t, "-1.5", a.Trim().String())
	require.Equal(t, -1.5, a.Float64())
	require.Equal(t, "-3/2", a.Rat().RatString())
}

func TestRatIsExact(t *testing.T) {
	for _, s := range []string{"0", "-0.50", "12.3400", "9223372036854775807", "-9223372036854775808", "9999999999999999999",
		"0.0000000000000000001", "1.234567890123456789"} {
		require.Equal(t, rat(s).RatString(), num.MustParse(s).Rat().RatString(), s)
	}
}

// A nation of 3,300 units at intake's limit still adds exactly.
func TestSumsOfANationAreExact(t *testing.T) {
	sum, each := num.Dec{}, num.MustParse("9999999999999.99")
	for range 3300 {
		sum = sum.Add(each)
	}
	require.Equal(t, "32999999999999967.00", sum.String())
}

func dec(values ...string) (out []*big.Rat) {
	for _, v := range values {
		out = append(out, rat(v))
	}
	return out
}

func texts(printed []num.Dec, places int) (out []string) {
	for _, p := range printed {
		out = append(out, num.Format(p, places))
	}
	return out
}

// The first two cases are those of reporting software for 舍位平衡 (domain.md 8.3).
func TestBalance(t *testing.T) {
	for _, c := range []struct {
		name   string
		total  string
		parts  []*big.Rat
		mode   num.Mode
		sum    string
		wanted []string
		moved  []bool
	}{
		{"one digit less", "5.547", dec("5.023", "0.524"), num.HalfUp, "5.55", []string{"5.02", "0.53"}, []bool{false, true}},
		{"倒挤 from the last upward", "5.5202", dec("1.3451", "4.5150", "0.2250", "-0.5649"), num.HalfUp,
			"5.52", []string{"1.35", "4.52", "0.22", "−0.57"}, []bool{false, false, true, true}},
		{"half to even leaves less to give back", "5.5202", dec("1.3451", "4.5150", "0.2250", "-0.5649"), num.HalfEven,
			"5.52", []string{"1.35", "4.52", "0.22", "−0.57"}, []bool{false, false, false, true}},
		{"thirds", "1", dec("1/3", "1/3", "1/3"), num.HalfEven, "1.00", []string{"0.33", "0.33", "0.34"}, []bool{false, false, true}},
		{"a zero stays zero", "10", dec("10/3", "10/3", "10/3", "0"), num.HalfEven,
			"10.00", []string{"3.33", "3.33", "3.34", "0.00"}, []bool{false, false, true, false}},
		{"nothing to do", "3", dec("1", "2"), num.HalfEven, "3.00", []string{"1.00", "2.00"}, []bool{false, false}},
		{"a published contradiction stays (X08)", "314", dec("217", "100"), num.HalfEven, "314.00", []string{"217.00", "100.00"}, []bool{false, false}},
		{"rounded by its sender (X13)", "838.07", dec("205.4", "632.68"), num.HalfEven, "838.07", []string{"205.40", "632.68"}, []bool{false, false}},
		{"no parts", "1", nil, num.HalfEven, "1.00", nil, []bool{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			printed, sum, moved := num.Balance(rat(c.total), c.parts, 2, c.mode)
			require.Equal(t, c.sum, num.Format(sum, 2))
			require.Equal(t, c.wanted, texts(printed, 2))
			require.Equal(t, c.moved, moved)
		})
	}
}

// Whenever parts make up their total, the printed parts do so too, and each is
// within one unit of its exact value.
func TestBalanceAlwaysAddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	unit := big.NewRat(1, 100)
	for range 2000 {
		total, parts := new(big.Rat), []*big.Rat{}
		for range 1 + rng.IntN(12) {
			p := big.NewRat(rng.Int64N(200001)-100000, 1+rng.Int64N(997))
			parts = append(parts, p)
			total.Add(total, p)
		}
		printed, sum, moved := num.Balance(total, parts, 2, num.Mode(rng.IntN(2)))
		for i, p := range printed {
			sum = sum.Sub(p)
			gap := new(big.Rat).Sub(p.Rat(), parts[i])
			require.Negative(t, gap.Abs(gap).Cmp(unit))
			if parts[i].Sign() == 0 {
				require.False(t, moved[i])
			}
		}
		require.True(t, sum.IsZero())
	}
}
