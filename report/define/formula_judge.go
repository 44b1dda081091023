package define

import (
	"qreport/report/internal/num"
	"qreport/report/model"
)

func (n *compare) judge(r *run) Verdict {
	a, b := n.l.eval(r), n.r.eval(r)
	if !a.ok() || !b.ok() {
		v := Verdict{Skipped: true}
		if cause := graver(a, b).cause; cause != nil {
			v.Cause = cause.key
		}
		return v
	}
	order := a.Cmp(b.Frac)
	if holds(n.op, order) || order != 0 && r.tolerates(n, a.Frac, b.Frac) {
		return Verdict{Holds: true}
	}
	return Verdict{Left: a.Rat(), Right: b.Rat()}
}

func holds(op string, order int) bool {
	switch op {
	case "==":
		return order == 0
	case "!=":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order >= 0
}

// tolerates reports whether the sides, which differ, are as near as their
// rounding allows. "!=" fails only on equal sides and never gets here.
func (r *run) tolerates(n *compare, a, b num.Frac) bool {
	if r.tolerant == nil {
		return false
	}
	within := num.Whole(0)
	n.walk(func(part node) {
		if x, ok := part.(*ref); ok {
			within = within.Add(r.halfUnits(x))
		}
	})
	return a.Sub(b).Abs().Cmp(within) <= 0 && within.Sign() > 0
}

func (r *run) halfUnits(n *ref) num.Frac {
	if n.key.Item != AllItems {
		return r.halfUnit(n, r.itemOf(n))
	}
	total := num.Whole(0)
	for _, item := range r.env.Items(n.key.Field) {
		total = total.Add(r.halfUnit(n, item))
	}
	return total
}

func (r *run) halfUnit(n *ref, item string) num.Frac {
	half := r.tolerant.HalfUnit(n.key.Field, item)
	if half == nil {
		return num.Whole(0)
	}
	return num.FracOf(half)
}

// judge follows three-valued logic: "and" fails as soon as one side fails and
// is skipped when the other cannot be decided; "or" the other way round.
func (n *logic) judge(r *run) Verdict {
	a := n.l.judge(r)
	decides := n.op == "or"
	if !a.Skipped && a.Holds == decides {
		return a
	}
	b := n.r.judge(r)
	if !b.Skipped && b.Holds == decides || !a.Skipped {
		return b
	}
	return a
}

// judge has no failed comparison to show: what failed is that one held.
func (n *not) judge(r *run) Verdict {
	v := n.x.judge(r)
	if v.Skipped {
		return v
	}
	out := Verdict{Holds: !v.Holds}
	if c, ok := n.x.(*compare); ok && !out.Holds {
		if a, b := c.l.eval(r), c.r.eval(r); a.kind == model.Number && b.kind == model.Number {
			out.Left, out.Right = a.Rat(), b.Rat()
		}
	}
	return out
}
