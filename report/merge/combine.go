package merge

import (
	"qreport/report/define"
	"qreport/report/model"
)

// The rules of unify.toml that do not add up their parts.
const (
	ruleSide  = "side"  // different methods side by side: there is no sum
	ruleOwner = "owner" // the first part counts, the others are for comparison
)

// Combine computes a rule's result from its parts and from what was counted
// twice, for any level: what is chosen always adds up to what is published.
func (l *Layout) Combine(figures []Figure, rule *define.Unify) {
	if rule.Rule == ruleSide {
		return
	}
	result, _ := l.Index(Entry{Code: rule.Code})
	adjust, _ := l.Index(Entry{Code: rule.Code, Part: Adjust})
	for column := range model.Column(model.Columns) {
		total := l.addParts(figures, rule, column)
		total.Sum = total.Sum.Add(figures[At(adjust, column)].Sum)
		figures[At(result, column)] = total
	}
}

func (l *Layout) addParts(figures []Figure, rule *define.Unify, column model.Column) Figure {
	var total Figure
	for n, part := range rule.Parts {
		if n > 0 && rule.Rule == ruleOwner {
			break
		}
		i, _ := l.Index(Entry{Code: rule.Code, Part: string(part.Bureau)})
		total = total.Plus(figures[At(i, column)])
	}
	return total
}
