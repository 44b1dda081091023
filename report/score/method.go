package score

import (
	"fmt"

	"qreport/report/define"
	"qreport/report/index"
)

// NewMethod turns the definition into a method of the engine. The definitions
// were checked when they were loaded, so an error is a fault of the program.
func NewMethod(spec *define.Index) (*index.Method, error) {
	method, err := index.Compile(toSpec(spec))
	if err != nil {
		return nil, fmt.Errorf("score: 指数定义 %s: %w", spec.Code, err)
	}
	return method, nil
}

func toSpec(spec *define.Index) index.Spec {
	s := index.Spec{Code: spec.Code, Name: spec.Name, Low: spec.Low, High: spec.High,
		Normalise: index.Goalposts, Availability: leastAvailable,
		Nodes: []index.Node{{Code: spec.Code, Name: spec.Name}}}
	for _, n := range spec.Nodes {
		s.Nodes = append(s.Nodes, index.Node{Code: n.Code, Name: n.Name, Parent: n.Parent, Weight: n.Weight})
	}
	for _, l := range spec.Leaves {
		s.Indicators = append(s.Indicators, toIndicator(l))
	}
	for _, b := range spec.Bands {
		s.Bands = append(s.Bands, index.Band{Scheme: b.Scheme, Low: b.Low, High: b.High, Label: b.Label})
	}
	return s
}

// leastAvailable is the share of weight that must be present for a score: an
// index over less than half of its statistics is another index.
const leastAvailable = 0.5

func toIndicator(l define.IndexLeaf) index.Indicator {
	i := index.Indicator{Code: l.Code, Name: l.Name, Unit: l.Unit, Parent: l.Parent, Weight: l.Weight,
		Direction: 1, Worst: l.Low, Best: l.High}
	if l.Direction == "-" {
		i.Direction = -1
	}
	return i
}

// robustness draws the experiment that the definition describes. Relative
// normalisations are left out where too few units make them meaningless.
func robustness(method *index.Method, data index.Data, how define.Robustness) (index.Robustness, error) {
	screened, err := method.Screen(data)
	if err != nil {
		return index.Robustness{}, fmt.Errorf("score: %w", err)
	}
	u := index.Uncertainty{Runs: how.Runs, Seed: how.Seed, Perturb: how.Perturb, Sampling: how.Sampling}
	if len(data.Units) >= how.RelativeFrom {
		for _, n := range how.Normalise {
			u.Normalise = append(u.Normalise, index.Normalisation(n))
		}
	}
	for _, m := range how.Means {
		u.Means = append(u.Means, index.MeanChoice{Mean: index.Mean(m)})
	}
	out, err := screened.Robustness(u)
	if err != nil {
		return out, fmt.Errorf("score: 稳健性检验: %w", err)
	}
	return out, nil
}
