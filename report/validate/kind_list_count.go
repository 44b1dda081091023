package validate

import (
	"math/big"

	"qreport/report/define"
	"qreport/report/model"
)

// checkListCount compares the number of records of a list-form with the figure
// that should say the same.
func checkListCount(k *inspection, c *define.Check) {
	lines := -1
	for _, list := range k.sub.Lists {
		if list.Form == c.List {
			lines = max(lines, 0) + len(list.Records)
		}
	}
	if lines < 0 {
		return // the list is not there; that is another finding
	}
	count := big.NewRat(int64(lines), 1)
	for _, code := range c.Fields {
		for _, r := range k.refs(code, model.Cur) {
			if x := k.value(r); x != nil && x.Cmp(count) != 0 {
				k.fail(c, failure{at: r, cells: []ref{r}, left: printed(count), right: printed(x)})
			}
		}
	}
}
