package validate

import "qreport/report/define"

// kinds lists the kinds of check. A kind runs one check over one submission
// and records what fails with inspection.fail, and what holds and speaks for
// its cells with inspection.hold.
func kinds() map[string]func(*inspection, *define.Check) {
	return map[string]func(*inspection, *define.Check){
		define.FormulaKind: checkFormula,
		"required":         checkRequired,
		"negative":         checkNegative,
		"whole":            checkWhole,
		"scale":            checkScale,
		"jump":             checkJump,
		"trend":            checkTrend,
		"rate_jump":        checkRateJump,
		"ytd":              checkYTD,
		"prior":            checkPrior,
		"list_count":       checkListCount,
		"matrix_total":     checkMatrixTotal,
		"aggregate":        checkAggregate,
	}
}

// role is what a failed check says about its cells.
type role uint8

const (
	certain role = iota // the cell itself is wrong: negative, empty, out of scale
	balance             // one of the cells is wrong
	unusual             // perhaps none is: a jump, a difference from elsewhere
)

func roleOf(kind string) role {
	switch kind {
	case "required", "negative", "whole", "scale":
		return certain
	case "jump", "trend", "rate_jump", "prior", "list_count", "aggregate":
		return unusual
	}
	return balance
}
