package merge

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// cellEnv lets a formula read one column of one submission.
type cellEnv struct {
	defs   *define.Definitions
	sub    *model.Submission
	column model.Column
}

// Operand implements define.Env over the cells of a submission.
func (e cellEnv) Operand(code, item string) (*big.Rat, model.Kind) {
	slot, ok := e.defs.Slot(code, item)
	if !ok {
		return nil, model.Blank
	}
	value := e.sub.Grid.At(slot, e.column).Value
	if d, ok := value.Dec(); ok {
		return d.Rat(), model.Number
	}
	return nil, value.Kind()
}

// Items implements define.Env.
func (e cellEnv) Items(code string) []string { return e.defs.ItemCodes(code) }

// partValue computes a bureau's part of a rule from its submission.
func partValue(defs *define.Definitions, rule *define.Unify, part string, sub *model.Submission, column model.Column) model.Value {
	for _, p := range rule.Parts {
		if string(p.Bureau) != part {
			continue
		}
		result := p.Compiled.Eval(cellEnv{defs, sub, column})
		if result.Kind != model.Number {
			return model.Missing(result.Kind)
		}
		return model.Num(num.Round(result.Rat, partPlaces, num.HalfEven))
	}
	return model.Value{}
}

// partPlaces keeps a part exact: parts are sums of reported figures, whose
// forms allow at most four digits behind the point.
const partPlaces = 6
