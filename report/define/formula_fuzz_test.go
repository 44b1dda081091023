package define

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// fuzzEnv makes up a value or a kind of missing from the code's bytes.
type fuzzEnv struct{}

func (fuzzEnv) Operand(code, item string) (num.Frac, model.Kind) {
	h := 0
	for _, b := range []byte(code + item) {
		h = h*31 + int(b)
	}
	if kind := model.Kind(uint(h) % 7); kind != model.Number && kind < 6 {
		return num.Frac{}, kind
	}
	return num.FracOf(big.NewRat(int64(h), int64(uint(h)%1000+1))), model.Number
}

func (fuzzEnv) Items(string) []string { return []string{"a", "b"} }

func (fuzzEnv) HalfUnit(code, _ string) *big.Rat { return big.NewRat(int64(len(code)), 2) }

// What parses evaluates, and what is printed for Excel in the syntax of
// formulas means the same.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{
		"Q105 / Q104 * 100", "Q104 == Q105 + Q106", "not (a < b and c >= d)", `x["SJ"] - -y`, "weighted(p, t, w)",
		"max(1, abs(0 - 2)) / opt(z)", "sum(x) != 1e5", "((((1))))", "a ?? b", "{a: 1}", "a | b()", "9223372036854775807 * a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		formula, err := Parse(source)
		if err != nil {
			return
		}
		formula.link(func(code string) bool { return len(code)%2 == 0 }, func(SlotKey) string { return "" })
		got := formula.EvalItem(fuzzEnv{}, "a")
		if got.OK() != (got.Rat != nil) {
			t.Fatalf("%q: kind %d with %v", source, got.Kind, got.Rat)
		}
		formula.EvalCheckItem(fuzzEnv{}, "b")
		formula.Chinese(strconv.Quote)
		formula.Excel(func(k SlotKey) string { return k.String() })
	})
}

type constEnv struct{ values map[string]*big.Rat }

func (e constEnv) Operand(code, _ string) (num.Frac, model.Kind) {
	return num.FracOf(e.values[code]), model.Number
}
func (e constEnv) Items(string) []string { return twentyNine }

var twentyNine = func() (items []string) {
	for i := range 29 {
		items = append(items, strconv.Itoa(i))
	}
	return items
}()

func BenchmarkEval(b *testing.B) {
	env := constEnv{map[string]*big.Rat{
		"Q104": big.NewRat(555, 1), "Q105": big.NewRat(497, 1), "W": big.NewRat(123456, 100), "P": big.NewRat(97, 1), "T": big.NewRat(101, 1),
	}}
	for _, source := range []string{"Q105 / Q104 * 100", "(W - P) / W * 10000", "weighted(P, T, W) * 100", "Q104 == Q105 + P"} {
		f, err := Parse(source)
		require.NoError(b, err)
		b.Run(source, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f.Eval(env)
			}
		})
	}
}

// anyEnv knows every code: scalars as 555, items of 29 industries.
type anyEnv struct{ value num.Frac }

func (e anyEnv) Operand(string, string) (num.Frac, model.Kind) { return e.value, model.Number }
func (anyEnv) Items(string) []string                           { return twentyNine }

// All indicators of the nation, once per region and for six columns and
// periods: 3,200 × 6 rounds of all indicators must stay below a second.
func BenchmarkAllIndicators(b *testing.B) {
	d, err := Load("2011", nil)
	require.NoError(b, err)
	env := anyEnv{num.Whole(555)}
	for b.Loop() {
		for _, i := range d.Indicators {
			if i.Compiled != nil {
				i.Compiled.Eval(env)
			}
		}
	}
}
