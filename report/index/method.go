package index

import (
	"cmp"
	"errors"
	"io"
	"math/big"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Method is a checked specification. It never changes and may be used by many
// goroutines.
type Method struct {
	spec  Spec
	nodes []node         // preorder: parents stand before children
	index map[string]int // code → place in nodes
	leaf  []int          // indicator → place in nodes
}

// node is an inner node or leaf of the compiled tree.
type node struct {
	index, parent, depth int
	leaf                 int // indicator, or −1 for an inner node
	code, name           string
	children             []int
	share                *big.Rat // of the parent
	weight               float64  // the same
	effective            *big.Rat // of the root
	exponent             float64  // of the mean: 1 arithmetic, 0 geometric, −1 harmonic
	availability         float64
}

// ReadSpec decodes a specification from TOML. Unknown keys and faulty syntax
// are [Problems]; mistakes of meaning are left to [Compile].
func ReadSpec(r io.Reader) (Spec, error) {
	var s Spec
	err := toml.NewDecoder(r).DisallowUnknownFields().Decode(&s)
	var unknown *toml.StrictMissingError
	var broken *toml.DecodeError
	var ps Problems
	switch {
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			line, _ := e.Position()
			ps.add("toml.key", strings.Join(e.Key(), "."), "line %d: unknown key", line)
		}
	case errors.As(err, &broken):
		line, column := broken.Position()
		ps.add("toml.syntax", "toml", "line %d, column %d: %s", line, column, strings.TrimPrefix(broken.Error(), "toml: "))
	default:
		return s, err
	}
	return s, ps
}

// Compile checks the specification and makes a method of it. The error is of
// type [Problems] and lists all mistakes.
func Compile(s Spec) (*Method, error) {
	if ps := s.Check(); len(ps) > 0 {
		return nil, ps
	}
	return build(s.withDefaults()), nil
}

// withDefaults fills what was left empty.
func (s Spec) withDefaults() Spec {
	if s.Low == 0 && s.High == 0 {
		s.High = 100
	}
	s.Impute = cmp.Or(s.Impute, ImputeNone)
	s.Outliers = cmp.Or(s.Outliers, OutliersNone)
	s.Normalise = cmp.Or(s.Normalise, Goalposts)
	s.Treat.Skew = cmp.Or(s.Treat.Skew, 2)
	s.Treat.Kurtosis = cmp.Or(s.Treat.Kurtosis, 3.5)
	s.Treat.MaxPoints = cmp.Or(s.Treat.MaxPoints, 5)
	s.Nodes, s.Indicators = slices.Clone(s.Nodes), slices.Clone(s.Indicators)
	for i := range s.Nodes {
		s.Nodes[i].Name = cmp.Or(s.Nodes[i].Name, s.Nodes[i].Code)
	}
	for i := range s.Indicators {
		in := &s.Indicators[i]
		in.Name = cmp.Or(in.Name, in.Code)
		in.Column = cmp.Or(in.Column, in.Code)
		in.Scale = cmp.Or(in.Scale, 1)
		in.ZSD = cmp.Or(in.ZSD, 1)
		in.Impute = cmp.Or(in.Impute, s.Impute)
		in.Outliers = cmp.Or(in.Outliers, s.Outliers)
		in.Normalise = cmp.Or(in.Normalise, s.Normalise)
		if len(in.Range) == 0 {
			in.Range = []float64{s.Low, s.High}
		}
	}
	return s
}

// build links a specification that has been checked.
func build(s Spec) *Method {
	m := &Method{spec: s, index: map[string]int{}, leaf: make([]int, len(s.Indicators))}
	under := map[string][]node{}
	for _, n := range s.Nodes {
		under[n.Parent] = append(under[n.Parent], node{leaf: -1, code: n.Code, name: n.Name,
			share: ratOrNil(n.Weight), exponent: exponent(n.Mean, n.Exponent), availability: cmp.Or(n.Availability, s.Availability)})
	}
	for i, in := range s.Indicators {
		under[in.Parent] = append(under[in.Parent], node{leaf: i, code: in.Code, name: in.Name, share: ratOrNil(in.Weight)})
	}
	root := under[""][0]
	root.share = big.NewRat(1, 1)
	m.grow(root, -1, under)
	m.setLevels()
	return m
}

// grow appends n and all below it in preorder.
func (m *Method) grow(n node, parent int, under map[string][]node) {
	n.index, n.parent = len(m.nodes), parent
	n.effective = new(big.Rat).Set(n.share)
	if parent >= 0 {
		n.depth = m.nodes[parent].depth + 1
		n.effective.Mul(n.share, m.nodes[parent].effective)
		m.nodes[parent].children = append(m.nodes[parent].children, n.index)
	}
	n.weight, _ = n.share.Float64()
	m.index[n.code] = n.index
	if n.leaf >= 0 {
		m.leaf[n.leaf] = n.index
	}
	m.nodes = append(m.nodes, n)
	kids := under[n.code]
	if n.leaf >= 0 {
		kids = nil
	}
	for _, k := range kids {
		if k.share == nil {
			k.share = big.NewRat(1, int64(len(kids)))
		}
		m.grow(k, n.index, under)
	}
}

// setLevels gives nodes without a mean of their own that of their level.
func (m *Method) setLevels() {
	own := map[string]bool{}
	for _, n := range m.spec.Nodes {
		own[n.Code] = n.Mean != ""
	}
	for i := range m.nodes {
		n := &m.nodes[i]
		for _, l := range m.spec.Levels {
			if n.leaf < 0 && !own[n.code] && l.Depth == n.depth {
				n.exponent = exponent(l.Mean, l.Exponent)
			}
		}
	}
}

func ratOrNil(weight string) *big.Rat {
	if weight == "" {
		return nil
	}
	r, _ := parseWeight(weight)
	return r
}

// exponent of the generalised mean that a mean is a case of.
func exponent(m Mean, p float64) float64 {
	switch m {
	case Geometric:
		return 0
	case Harmonic:
		return -1
	case Power:
		return p
	}
	return 1
}
