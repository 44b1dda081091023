package index

import "math/big"

// NodeInfo describes a node of the tree, inner or leaf.
type NodeInfo struct {
	Code, Name, Parent string
	Depth              int      // the root has 0
	Indicator          bool     // a leaf
	Share              *big.Rat // exact weight in the parent
	Effective          *big.Rat // exact weight in the root: the product of shares down the tree
}

// Spec returns the specification with all defaults filled in.
func (m *Method) Spec() Spec { return m.spec }

// Nodes lists the whole tree in preorder: every node stands before its
// children, the root first.
func (m *Method) Nodes() []NodeInfo {
	out := make([]NodeInfo, len(m.nodes))
	for i, n := range m.nodes {
		out[i] = NodeInfo{Code: n.code, Name: n.name, Depth: n.depth, Indicator: n.leaf >= 0,
			Share: new(big.Rat).Set(n.share), Effective: new(big.Rat).Set(n.effective)}
		if n.parent >= 0 {
			out[i].Parent = m.nodes[n.parent].code
		}
	}
	return out
}

// Root returns the code of the root.
func (m *Method) Root() string { return m.nodes[0].code }

// Relative lists the indicators whose scores depend on the other units in the
// same table (all but goalposts without outlier treatment and without imputation
// from other units). Such scores
// of two periods are not on one scale, and the change between them is in part
// a change of the others.
func (m *Method) Relative() []string {
	var out []string
	for _, in := range m.spec.Indicators {
		if in.Normalise != Goalposts || in.Outliers != OutliersNone || in.Impute.borrows() {
			out = append(out, in.Code)
		}
	}
	return out
}

// Indicators lists the indicators below a node in tree order, or the node itself
// when it is one; nil for an unknown node.
func (m *Method) Indicators(node string) []string {
	at, known := m.index[node]
	if !known {
		return nil
	}
	var out []string
	for _, leaf := range m.leavesUnder(at) {
		out = append(out, m.spec.Indicators[leaf].Code)
	}
	return out
}

// leavesUnder returns the indicators below (or at) a node, in tree order.
func (m *Method) leavesUnder(at int) []int {
	if m.nodes[at].leaf >= 0 {
		return []int{m.nodes[at].leaf}
	}
	var out []int
	for _, c := range m.nodes[at].children {
		out = append(out, m.leavesUnder(c)...)
	}
	return out
}

// borrows reports whether an imputation takes values from other units.
func (k Imputation) borrows() bool { return k != ImputeNone && k != ImputeCarry }
