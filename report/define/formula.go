package define

import (
	"fmt"
	"math/big"
	"slices"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// AllItems stands for every item of a matrix field in the operand of sum and
// weighted.
const AllItems = "*"

// Formula is a parsed formula: a number, or for checks a condition. It is
// immutable, and evaluated concurrently.
type Formula struct {
	source   string
	number   number    // nil for a condition
	test     condition // nil for a number
	operands []SlotKey
	optional bool
	perItem  []string
}

// Source is the text that was parsed; empty for a formula that was put together.
func (f *Formula) Source() string { return f.source }

// IsCheck reports whether the formula is a condition (a comparison, or several
// joined by and, or, not), to be evaluated with EvalCheck.
func (f *Formula) IsCheck() bool { return f.test != nil }

// Operands lists what the formula refers to, in order of appearance, each
// once: Item is "" for a bare code, AllItems inside sum and weighted.
func (f *Formula) Operands() []SlotKey { return f.operands }

// Optional reports whether the formula does without an operand that is missing
// (opt).
func (f *Formula) Optional() bool { return f.optional }

// Matrix lists the matrix fields that stand outside sum, weighted and ["…"].
// When there are any, the formula is evaluated once per item, with EvalItem or
// EvalCheckItem. It is empty until the formula was linked to definitions.
func (f *Formula) Matrix() []string { return f.perItem }

// Env supplies the values of a formula's operands.
type Env interface {
	// Operand returns the value of a code, which is looked at only when kind is
	// model.Number; item is "" for a scalar.
	Operand(code, item string) (num.Frac, model.Kind)
	// Items lists the items of a matrix field.
	Items(code string) []string
}

// Tolerant is an Env whose figures may have been rounded by their sender:
// comparisons hold within the sum of the half units of their operands.
type Tolerant interface {
	Env
	// HalfUnit is nil for an exact figure.
	HalfUnit(code, item string) *big.Rat
}

// Reason says why a result is missing.
type Reason uint8

// The reasons.
const (
	Present      Reason = iota // it is not missing
	NoOperand                  // an operand is missing; see Result.Cause
	ZeroDivision               // a denominator is zero
)

// Result is the value of a formula: an exact fraction, or a kind of missing
// with its reason.
type Result struct {
	Rat    *big.Rat   // read only; nil when missing
	Kind   model.Kind // model.Number when present
	Reason Reason
	Cause  SlotKey // the operand that is missing, for NoOperand
}

// OK reports whether there is a number.
func (r Result) OK() bool { return r.Kind == model.Number }

// Verdict is the outcome of a condition. Left and Right are the sides of the
// comparison that failed, nil when none did.
type Verdict struct {
	Holds   bool
	Skipped bool // not decidable: an operand is missing
	Left    *big.Rat
	Right   *big.Rat
	Cause   SlotKey // the missing operand of a skipped condition
}

// Eval computes the number. Of several missing operands the graver kind wins:
// 保密, 未设机构, 不适用, below the gate, blank; a zero denominator gives 不适用.
// The value of a condition is 1 or 0.
func (f *Formula) Eval(env Env) Result { return f.EvalItem(env, "") }

// EvalItem is Eval with the matrix fields of Matrix taken at item.
func (f *Formula) EvalItem(env Env, item string) Result {
	r := &run{env: env, item: item}
	if f.number == nil {
		return f.EvalCheckItem(env, item).result()
	}
	return f.number.eval(r).result()
}

// EvalCheck decides the condition. A number is no condition and is skipped.
func (f *Formula) EvalCheck(env Env) Verdict { return f.EvalCheckItem(env, "") }

// EvalCheckItem is EvalCheck with the matrix fields of Matrix taken at item.
func (f *Formula) EvalCheckItem(env Env, item string) Verdict {
	if f.test == nil {
		return Verdict{Skipped: true}
	}
	r := &run{env: env, item: item}
	r.tolerant, _ = env.(Tolerant)
	return f.test.judge(r)
}

func (v Verdict) result() Result {
	switch {
	case v.Skipped:
		return Result{Kind: model.Blank, Reason: NoOperand, Cause: v.Cause}
	case v.Holds:
		return Result{Rat: big.NewRat(1, 1), Kind: model.Number}
	}
	return Result{Rat: new(big.Rat), Kind: model.Number}
}

// link tells the formula which codes are matrix fields, and the names of
// items; only the loader calls it, before anyone else sees the formula.
func (f *Formula) link(isMatrix func(code string) bool, itemName func(SlotKey) string) {
	f.perItem = nil
	f.walk(func(n node) {
		r, ok := n.(*ref)
		if !ok {
			return
		}
		r.itemName = itemName(r.key)
		r.perItem = r.key.Item == "" && isMatrix(r.key.Field)
		if r.perItem && !slices.Contains(f.perItem, r.key.Field) {
			f.perItem = append(f.perItem, r.key.Field)
		}
	})
}

func (f *Formula) walk(visit func(node)) {
	if f.test != nil {
		f.test.walk(visit)
		return
	}
	f.number.walk(visit)
}

func (f *Formula) collectOperands() {
	f.walk(func(n node) {
		switch n := n.(type) {
		case *optional:
			f.optional = true
		case *ref:
			if !slices.Contains(f.operands, n.key) {
				f.operands = append(f.operands, n.key)
			}
		}
	})
}

// String names the operand as formulas write it.
func (k SlotKey) String() string {
	if k.Item == "" || k.Item == AllItems {
		return k.Field
	}
	return fmt.Sprintf("%s[%q]", k.Field, k.Item)
}
