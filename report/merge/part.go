package merge

import (
	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// cellEnv lets a formula read one column of one submission.
type cellEnv struct {
	defs   *define.Definitions
	sub    *model.Submission
	column model.Column
	// concerns tells whether the unit fills a form in at all.
	concerns func(*define.Form) bool
	// lenient takes an operand that does not concern the unit as nothing.
	lenient bool
	found   *bool // set when an operand has a number
}

// Operand implements define.Env over the cells of a submission.
func (e cellEnv) Operand(code, item string) (num.Frac, model.Kind) {
	value := e.value(code, item)
	if d, ok := value.Dec(); ok {
		*e.found = true
		return d.Frac(), model.Number
	}
	if e.lenient && value.Kind() == model.NotApplicable {
		return num.Whole(0), model.Number
	}
	return num.Frac{}, value.Kind()
}

// value reads a cell. A figure of the whole territory is left to the lower
// units where there are any, or it would be counted twice on the way up.
func (e cellEnv) value(code, item string) model.Value {
	slot, ok := e.defs.Slot(code, item)
	field, known := e.defs.Field(code)
	if !ok || !known {
		return model.Value{}
	}
	v, concerned := e.sub.Grid.At(slot, e.column).Value, e.concerns(field.Form)
	if !concerned && (v.Kind() == model.Blank || field.Form.Basis == territory) {
		return model.Missing(model.NotApplicable)
	}
	return v
}

// Items implements define.Env.
func (e cellEnv) Items(code string) []string { return e.defs.ItemCodes(code) }

// partValue computes a bureau's part of a rule from its submission. Operands
// that do not concern the unit (—, or a form that is not its to fill in) add
// nothing to those that do; a blank one makes the part missing.
func partValue(part define.UnifyPart, env cellEnv) model.Value {
	env.found = new(bool)
	result := part.Compiled.Eval(env)
	if result.Kind == model.NotApplicable && *env.found {
		env.lenient = true
		result = part.Compiled.Eval(env)
	}
	if result.Kind != model.Number {
		return model.Missing(result.Kind)
	}
	return model.Num(num.Round(result.Rat, partPlaces, num.HalfEven).Trim())
}

// partPlaces keeps a part exact: parts are sums of reported figures, whose
// forms allow at most four digits behind the point.
const partPlaces = 6

// partOf finds a bureau's part of a rule.
func partOf(defs *define.Definitions, e Entry) (define.UnifyPart, bool) {
	rule, ok := defs.Rule(e.Code)
	if !ok {
		return define.UnifyPart{}, false
	}
	for _, p := range rule.Parts {
		if string(p.Bureau) == e.Part {
			return p, true
		}
	}
	return define.UnifyPart{}, false
}
