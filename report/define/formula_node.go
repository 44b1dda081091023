package define

import "qreport/report/internal/num"

// node is a part of a formula. The interfaces are sealed: the kinds of node
// are those of this file, and the printers know them all.
type node interface {
	walk(visit func(node)) // the node itself, then its parts in order
}

type number interface {
	node
	eval(r *run) value
}

type condition interface {
	node
	judge(r *run) Verdict
}

type (
	literal struct {
		value num.Frac
		text  string
	}
	ref struct {
		key      SlotKey
		perItem  bool   // a matrix field that is taken at the item of the run
		itemName string // of ["…"], for print
	}
	negate struct{ x number }
	binary struct {
		op   string // + - * /
		l, r number
	}
	optional struct{ x *ref } // opt(x)
	sumOf    struct{ x *ref } // sum(x)
	weighted struct{ pass, trials, weight *ref }
	function struct { // abs, max, min
		name string
		args []number
	}
	compare struct {
		op   string // == != < <= > >=
		l, r number
	}
	logic struct {
		op   string // and, or
		l, r condition
	}
	not struct{ x condition }
)

func (n *literal) walk(visit func(node)) { visit(n) }
func (n *ref) walk(visit func(node))     { visit(n) }
func (n *negate) walk(visit func(node))  { visit(n); n.x.walk(visit) }
func (n *binary) walk(visit func(node))  { visit(n); n.l.walk(visit); n.r.walk(visit) }
func (n *optional) walk(visit func(node)) {
	visit(n)
	n.x.walk(visit)
}
func (n *sumOf) walk(visit func(node)) {
	visit(n)
	n.x.walk(visit)
}
func (n *weighted) walk(visit func(node)) {
	visit(n)
	n.pass.walk(visit)
	n.trials.walk(visit)
	n.weight.walk(visit)
}
func (n *function) walk(visit func(node)) {
	visit(n)
	for _, a := range n.args {
		a.walk(visit)
	}
}
func (n *compare) walk(visit func(node)) { visit(n); n.l.walk(visit); n.r.walk(visit) }
func (n *logic) walk(visit func(node))   { visit(n); n.l.walk(visit); n.r.walk(visit) }
func (n *not) walk(visit func(node))     { visit(n); n.x.walk(visit) }
