package define

import (
	"math/big"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// run is one evaluation.
type run struct {
	env      Env
	item     string
	tolerant Tolerant // nil: exact
}

// value is a number or a kind of missing.
type value struct {
	num.Frac
	kind   model.Kind
	reason Reason
	cause  *ref
}

func present(f num.Frac) value { return value{Frac: f, kind: model.Number} }

func (v value) ok() bool { return v.kind == model.Number }

func (v value) result() Result {
	if v.ok() {
		return Result{Rat: v.Rat(), Kind: model.Number}
	}
	res := Result{Kind: v.kind, Reason: v.reason}
	if v.cause != nil {
		res.Cause = v.cause.key
	}
	return res
}

// gravity orders the kinds of missing: of two, the graver one is the result.
func gravity(k model.Kind) int {
	switch k {
	case model.Secret:
		return 5
	case model.NoBureau:
		return 4
	case model.NotApplicable:
		return 3
	case model.Withheld:
		return 2
	case model.Blank:
		return 1
	}
	return 0
}

// graver returns the missing one of a and b that wins; ties go to a.
func graver(a, b value) value {
	if gravity(b.kind) > gravity(a.kind) {
		return b
	}
	return a
}

func (n *literal) eval(*run) value { return present(n.value) }

func (n *ref) eval(r *run) value { return n.at(r, r.itemOf(n)) }

func (r *run) itemOf(n *ref) string {
	if n.perItem {
		return r.item
	}
	return n.key.Item
}

func (n *ref) at(r *run, item string) value {
	f, kind := r.env.Operand(n.key.Field, item)
	if kind != model.Number {
		return value{kind: kind, reason: NoOperand, cause: n}
	}
	return present(f)
}

func (n *negate) eval(r *run) value {
	x := n.x.eval(r)
	if x.ok() {
		x.Frac = x.Neg()
	}
	return x
}

func (n *binary) eval(r *run) value {
	a, b := n.l.eval(r), n.r.eval(r)
	if !a.ok() || !b.ok() {
		return graver(a, b)
	}
	switch n.op {
	case "+":
		return present(a.Add(b.Frac))
	case "-":
		return present(a.Sub(b.Frac))
	case "*":
		return present(a.Mul(b.Frac))
	}
	if b.Sign() == 0 {
		return zeroDivision()
	}
	return present(a.Quo(b.Frac))
}

func zeroDivision() value {
	return value{kind: model.NotApplicable, reason: ZeroDivision}
}

func (n *optional) eval(r *run) value {
	x := n.x.eval(r)
	if x.kind == model.Blank {
		return present(num.Whole(0))
	}
	return x
}

func (n *function) eval(r *run) value {
	best := n.args[0].eval(r)
	for _, arg := range n.args[1:] {
		x := arg.eval(r)
		switch {
		case !best.ok() || !x.ok():
			best = graver(best, x)
		case n.name == "max" && x.Cmp(best.Frac) > 0, n.name == "min" && x.Cmp(best.Frac) < 0:
			best = x
		}
	}
	if n.name == "abs" && best.ok() {
		best.Frac = best.Abs()
	}
	return best
}

func (n *sumOf) eval(r *run) value {
	total, found := num.Whole(0), false
	missing := value{kind: model.Blank, reason: NoOperand, cause: n.x}
	for _, item := range r.env.Items(n.x.key.Field) {
		x := n.x.at(r, item)
		if !x.ok() {
			missing = graver(missing, x)
			continue
		}
		total, found = total.Add(x.Frac), true
	}
	if !found {
		return missing
	}
	return present(total)
}

// eval adds the terms over one growing denominator and reduces once at the
// end: reducing after each of 29 industries would cost ten times as much.
func (n *weighted) eval(r *run) value {
	top, bottom := new(big.Int), big.NewInt(1)
	weights, found := num.Whole(0), false
	missing := value{kind: model.Blank, reason: NoOperand, cause: n.weight}
	for _, item := range r.env.Items(n.weight.key.Field) {
		w, share := n.term(r, item)
		if !share.ok() {
			missing = graver(missing, share)
			continue
		}
		accumulate(top, bottom, share.Frac)
		weights, found = weights.Add(w), true
	}
	if !found {
		return missing
	}
	if weights.Sign() == 0 {
		return zeroDivision()
	}
	return present(num.FracOf(new(big.Rat).SetFrac(top, bottom)).Quo(weights))
}

// term returns an item's weight, and weight × pass / trials.
func (n *weighted) term(r *run, item string) (weight num.Frac, share value) {
	pass, trials, w := n.pass.at(r, item), n.trials.at(r, item), n.weight.at(r, item)
	if !w.ok() || !pass.ok() || !trials.ok() {
		return weight, graver(graver(w, pass), trials)
	}
	if trials.Sign() == 0 {
		return weight, zeroDivision()
	}
	return w.Frac, present(w.Mul(pass.Frac).Quo(trials.Frac))
}

// accumulate adds x to top/bottom in place.
func accumulate(top, bottom *big.Int, x num.Frac) {
	n, d := x.Parts()
	if d.Cmp(bottom) == 0 {
		top.Add(top, n)
		return
	}
	n.Mul(n, bottom)
	top.Add(top.Mul(top, d), n)
	bottom.Mul(bottom, d)
}
