package define

import (
	"math/big"

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
	fraction
	kind   model.Kind
	reason Reason
	cause  *ref
}

func present(f fraction) value { return value{fraction: f, kind: model.Number} }

func (v value) ok() bool { return v.kind == model.Number }

func (v value) result() Result {
	if v.ok() {
		return Result{Rat: v.rat(), Kind: model.Number}
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
	rat, kind := r.env.Operand(n.key.Field, item)
	if kind != model.Number || rat == nil {
		if kind == model.Number {
			kind = model.Blank
		}
		return value{kind: kind, reason: NoOperand, cause: n}
	}
	return present(fractionOf(rat))
}

func (n *negate) eval(r *run) value {
	x := n.x.eval(r)
	if x.ok() {
		x.fraction = x.neg()
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
		return present(a.add(b.fraction))
	case "-":
		return present(a.sub(b.fraction))
	case "*":
		return present(a.mul(b.fraction))
	}
	if b.sign() == 0 {
		return zeroDivision()
	}
	return present(a.quo(b.fraction))
}

func zeroDivision() value {
	return value{kind: model.NotApplicable, reason: ZeroDivision}
}

func (n *optional) eval(r *run) value {
	x := n.x.eval(r)
	if x.kind == model.Blank {
		return present(whole(0))
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
		case n.name == "max" && x.cmp(best.fraction) > 0, n.name == "min" && x.cmp(best.fraction) < 0:
			best = x
		}
	}
	if n.name == "abs" && best.ok() {
		best.fraction = best.abs()
	}
	return best
}

func (n *sumOf) eval(r *run) value {
	total, found := whole(0), false
	missing := value{kind: model.Blank, reason: NoOperand, cause: n.x}
	for _, item := range r.env.Items(n.x.key.Field) {
		x := n.x.at(r, item)
		if !x.ok() {
			missing = graver(missing, x)
			continue
		}
		total, found = total.add(x.fraction), true
	}
	if !found {
		return missing
	}
	return present(total)
}

// eval adds the terms over one growing denominator and reduces once at the
// end: reducing after each of 29 industries would cost ten times as much.
func (n *weighted) eval(r *run) value {
	num, den := new(big.Int), big.NewInt(1)
	weights, found := whole(0), false
	missing := value{kind: model.Blank, reason: NoOperand, cause: n.weight}
	for _, item := range r.env.Items(n.weight.key.Field) {
		w, share := n.term(r, item)
		if !share.ok() {
			missing = graver(missing, share)
			continue
		}
		accumulate(num, den, share.fraction)
		weights, found = weights.add(w), true
	}
	if !found {
		return missing
	}
	if weights.sign() == 0 {
		return zeroDivision()
	}
	return present(fractionOf(new(big.Rat).SetFrac(num, den)).quo(weights))
}

// term returns an item's weight, and weight × pass / trials.
func (n *weighted) term(r *run, item string) (weight fraction, share value) {
	pass, trials, w := n.pass.at(r, item), n.trials.at(r, item), n.weight.at(r, item)
	if !w.ok() || !pass.ok() || !trials.ok() {
		return weight, graver(graver(w, pass), trials)
	}
	if trials.sign() == 0 {
		return weight, zeroDivision()
	}
	return w.fraction, present(w.mul(pass.fraction).quo(trials.fraction))
}

// accumulate adds x to num/den in place.
func accumulate(num, den *big.Int, x fraction) {
	n, d := big.NewInt(x.n), big.NewInt(x.d)
	if x.big != nil {
		n, d = new(big.Int).Set(x.big.Num()), new(big.Int).Set(x.big.Denom())
	}
	if d.Cmp(den) == 0 {
		num.Add(num, n)
		return
	}
	n.Mul(n, den)
	num.Add(num.Mul(num, d), n)
	den.Mul(den, d)
}
