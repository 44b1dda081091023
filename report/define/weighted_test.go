package define

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

// industries has two industries with samples and one without.
type industries struct{}

func (industries) Items(string) []string { return []string{"C13", "C14", "C15"} }

func (industries) Operand(code, item string) (*big.Rat, model.Kind) {
	return big.NewRat(map[string]map[string]int64{
		"Pass":   {"C13": 9, "C14": 5, "C15": 0},
		"Trials": {"C13": 10, "C14": 10, "C15": 0},
		"Output": {"C13": 300, "C14": 100, "C15": 50},
	}[code][item], 1), model.Number
}

// The arguments are passes, trials and weight, as the documentation says; an
// industry without samples takes no part in the weights.
func TestWeightedTakesPassesTrialsAndWeight(t *testing.T) {
	f, err := Parse("weighted(Pass, Trials, Output) * 100")
	require.NoError(t, err)
	require.Equal(t, "80", f.Eval(industries{}).Rat.RatString())
	require.Equal(t, "Σ（Output × Pass ÷ Trials） ÷ ΣOutput × 100", f.Chinese(func(code string) string { return code }))
}
