package define

import (
	"fmt"
	"strings"
	"text/template"

	"qreport/report/internal/num"
)

// textFuncs are the functions of the wording templates. Add new ones here.
func textFuncs() template.FuncMap {
	return template.FuncMap{
		"join": joinChinese,
		"abs":  absolute,
	}
}

// joinChinese lists names as Chinese does: 甲、乙和丙; 甲、乙以及丙和丁 where a
// name has the word itself.
func joinChinese(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last, and := len(names)-1, "和"
	if strings.Contains(strings.Join(names, ""), and) {
		and = "以及"
	}
	return strings.Join(names[:last], "、") + and + names[last]
}

// absolute drops the sign of a number or of a printed number.
func absolute(x any) (any, error) {
	switch x := x.(type) {
	case num.Dec:
		return x.Abs(), nil
	case int:
		return max(x, -x), nil
	case float64:
		return max(x, -x), nil
	case string:
		return strings.TrimLeft(x, "-−"), nil
	}
	return nil, fmt.Errorf("abs 用于 %T，只能用于数", x)
}
