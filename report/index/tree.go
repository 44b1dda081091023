package index

import (
	"math/big"
	"strings"
)

// member is a node or an indicator, as the tree sees it.
type member struct{ code, parent, weight string }

func (s Spec) members() []member {
	out := make([]member, 0, len(s.Nodes)+len(s.Indicators))
	for _, n := range s.Nodes {
		out = append(out, member{n.Code, n.Parent, n.Weight})
	}
	for _, in := range s.Indicators {
		out = append(out, member{in.Code, in.Parent, in.Weight})
	}
	return out
}

func (s Spec) checkTree(ps *Problems) {
	ps.require(len(s.Indicators) > 0, "tree", s.Code, "no indicators")
	parents := map[string]string{}
	for _, n := range s.Nodes {
		parents[n.Code] = n.Parent
	}
	seen, children, roots := map[string]bool{}, map[string]int{}, 0
	for i, m := range s.members() {
		ps.require(!seen[m.code], "duplicate", m.code, "code is used twice")
		seen[m.code] = true
		children[m.parent]++
		if m.parent == "" && i < len(s.Nodes) {
			roots++
			continue
		}
		_, known := parents[m.parent]
		ps.require(known, "parent", m.code, "unknown parent %q", m.parent)
		ps.require(!cyclic(m.code, parents), "cycle", m.code, "is its own ancestor")
	}
	ps.require(roots == 1, "root", s.Code, "%d nodes without a parent, want exactly one", roots)
	for _, n := range s.Nodes {
		ps.require(children[n.Code] > 0, "childless", n.Code, "node without children")
	}
}

// cyclic reports whether going up from code comes back to code.
func cyclic(code string, parents map[string]string) bool {
	at := code
	for range parents {
		at = parents[at]
		if at == "" {
			return false
		}
		if at == code {
			return true
		}
	}
	return false // ends in another node's cycle, which is reported there
}

// checkWeights demands that siblings' weights are all empty or add to exactly
// one.
func (s Spec) checkWeights(ps *Problems) {
	sums, given, count := map[string]*big.Rat{}, map[string]int{}, map[string]int{}
	var order []string
	for _, m := range s.members() {
		if m.parent == "" {
			ps.require(m.weight == "", "weight.root", m.code, "the root has no weight")
			continue
		}
		if count[m.parent]++; count[m.parent] == 1 {
			sums[m.parent] = new(big.Rat)
			order = append(order, m.parent)
		}
		if m.weight == "" {
			continue
		}
		given[m.parent]++
		w, ok := parseWeight(m.weight)
		ps.require(ok, "weight", m.code, "weight %q is not a fraction or decimal that is not negative", m.weight)
		if ok {
			sums[m.parent].Add(sums[m.parent], w)
		}
	}
	one := big.NewRat(1, 1)
	for _, p := range order {
		switch {
		case given[p] == 0:
		case given[p] < count[p]:
			ps.add("weights.some", p, "%d of %d children have a weight, want all or none", given[p], count[p])
		case sums[p].Cmp(one) != 0:
			ps.add("weights.sum", p, "weights of the children add to %s, not 1", sums[p].RatString())
		}
	}
}

// parseWeight reads "1/12" or "0.25". Exponents are refused: they can name
// numbers of any length.
func parseWeight(s string) (*big.Rat, bool) {
	if len(s) > 40 || strings.ContainsAny(s, "eEpPxX_") {
		return nil, false
	}
	r, ok := new(big.Rat).SetString(strings.TrimSpace(s))
	return r, ok && r.Sign() >= 0
}
