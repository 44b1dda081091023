package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

type mistake struct {
	name, want string
	edit       func(s *Spec)
}

func mistakesOfTheTree() []mistake {
	return []mistake{
		{"no mistake", "", func(s *Spec) {}},
		{"weights not one", "weights.sum A1", func(s *Spec) { s.Indicators[0].Weight = "1/3" }},
		{"rounded thirds", "weights.sum A", func(s *Spec) { s.Nodes[2].Weight, s.Nodes[3].Weight, s.Nodes[4].Weight = "0.333", "0.333", "0.333" }},
		{"some weights", "weights.some A1", func(s *Spec) { s.Indicators[0].Weight = "" }},
		{"negative weight", "weight A11", func(s *Spec) { s.Indicators[0].Weight = "-1/2" }},
		{"huge weight", "weight A11", func(s *Spec) { s.Indicators[0].Weight = "1e999999999" }},
		{"root with weight", "weight.root Q", func(s *Spec) { s.Nodes[0].Weight = "1" }},
		{"unknown parent", "parent A11", func(s *Spec) { s.Indicators[0].Parent = "Z" }},
		{"cycle", "cycle A", func(s *Spec) { s.Nodes[1].Parent = "A1" }},
		{"two roots", "root Q", func(s *Spec) { s.Nodes[1].Parent, s.Nodes[1].Weight = "", "" }},
		{"duplicate", "duplicate A11", func(s *Spec) { s.Indicators[1].Code = "A11" }},
		{"childless", "childless C", func(s *Spec) { s.Nodes = append(s.Nodes, Node{Code: "C", Parent: "Q", Weight: "0"}) }},
	}
}

func mistakesOfNodesAndIndicators() []mistake {
	return []mistake{
		{"direction", "direction A11", func(s *Spec) { s.Indicators[0].Direction = 0 }},
		{"equal goalposts", "goalposts.equal A11", func(s *Spec) { s.Indicators[0].Best = 0 }},
		{"goalposts turned", "goalposts.direction A11", func(s *Spec) { s.Indicators[0].Direction = -1 }},
		{"log of zero", "goalposts.log A11", func(s *Spec) { s.Indicators[0].Log = true }},
		{"goalposts after log", "outliers.log A11", func(s *Spec) { s.Indicators[0].Outliers = OutliersWinsoriseLog }},
		{"no reference", "reference A11", func(s *Spec) { s.Indicators[0].Normalise = ToUnit }},
		{"unknown normalisation", "normalise A11", func(s *Spec) { s.Indicators[0].Normalise = "best" }},
		{"unknown imputation", "impute A11", func(s *Spec) { s.Indicators[0].Impute = "zero" }},
		{"unknown treatment", "outliers A11", func(s *Spec) { s.Indicators[0].Outliers = "clip" }},
		{"range", "range.own A11", func(s *Spec) { s.Indicators[0].Range = []float64{100, 60} }},
		{"unknown mean", "mean.unknown A", func(s *Spec) { s.Nodes[1].Mean = "mode" }},
		{"power without exponent", "mean.power A", func(s *Spec) { s.Nodes[1].Mean = Power }},
		{"exponent without power", "mean.exponent A", func(s *Spec) { s.Nodes[1].Exponent = 2 }},
		{"geometric of z-scores", "mean.negative A1", func(s *Spec) { s.Nodes[2].Mean, s.Indicators[0].Normalise = Geometric, ZScore }},
		{"availability", "share A", func(s *Spec) { s.Nodes[1].Availability = 1.5 }},
		{"level twice", "level.twice Q", func(s *Spec) { s.Levels = []Level{{Depth: 1, Mean: Geometric}, {Depth: 1, Mean: Harmonic}} }},
		{"bands overlap", "band.overlap a", func(s *Spec) {
			s.Bands = Bands{{Low: 60, High: 80, Label: "a"}, {Low: 75, Label: "b"}}
		}},
	}
}

// Every mistake alone gives its code at its place.
func TestCheckFindsEachMistake(t *testing.T) {
	for _, c := range append(mistakesOfTheTree(), mistakesOfNodesAndIndicators()...) {
		t.Run(c.name, func(t *testing.T) {
			s := deepSpec("", 0)
			s.Nodes = slices.Clone(s.Nodes)
			c.edit(&s)
			var got []string
			for _, p := range s.Check() {
				got = append(got, p.Code+" "+p.At)
			}
			if c.want == "" {
				require.Empty(t, got)
				return
			}
			require.Contains(t, got, c.want, fmt.Sprint(s.Check()))
			_, err := Compile(s)
			require.Error(t, err)
		})
	}
}

func TestCheckReportsAllMistakesAtOnce(t *testing.T) {
	s := deepSpec("", 0)
	s.Indicators[0].Weight, s.Indicators[3].Direction, s.Nodes[4].Parent = "1/3", 7, "nowhere"
	_, err := Compile(s)
	var ps Problems
	require.ErrorAs(t, err, &ps)
	require.GreaterOrEqual(t, len(ps), 4)
	require.Contains(t, err.Error(), "A1: weights of the children add to 5/6, not 1 [weights.sum]")
}

func TestTwelfthsAddToOneExactly(t *testing.T) {
	s := flat(12, func(s *Spec) {
		for i := range s.Indicators {
			s.Indicators[i].Weight = "1/12"
		}
	})
	require.Empty(t, s.Check())
	require.Equal(t, "1/12", compile(t, s).Nodes()[1].Effective.RatString())
	deep := compile(t, deepSpec("", 0)).Nodes()
	require.Equal(t, "1/12", deep[len(deep)-1].Effective.RatString())
}

func TestReadSpecIsStrict(t *testing.T) {
	s, err := ReadSpec(strings.NewReader("code = 'T'\n[[node]]\ncode = 'T'\n[[indicator]]\ncode = 'x1'\nparent = 'T'\ndirection = 1\nworst = 0\nbest = 10\n"))
	require.NoError(t, err)
	require.Empty(t, s.Check())
	_, err = ReadSpec(strings.NewReader("code = 'T'\nwieght = 3\n"))
	require.ErrorContains(t, err, "wieght: line 2: unknown key [toml.key]")
	_, err = ReadSpec(strings.NewReader("code = T\n"))
	require.ErrorContains(t, err, "[toml.syntax]")
}
