package define

import "slices"

// compileIndustries compiles what the index says about industries. Its formulas
// are over the number columns of a list-form, one record per industry, and over
// fields that are filled in by industry.
func (l *loader) compileIndustries(x *Index) {
	if x.IndustryForm == "" {
		l.refuseIndustries(x)
		return
	}
	form, ok := l.def.forms[x.IndustryForm]
	if !ok || form.Layout != LayoutList || form.KeyColumn() < 0 || form.Columns[form.KeyColumn()].Kind != "choice" {
		l.wrong(x, "industry_form", "industry_form %q 应是一张清单，以从列表中选的行业为关键列", x.IndustryForm)
		return
	}
	admits := func(code string) string {
		if slices.ContainsFunc(form.Columns, func(c ListColumn) bool { return c.ID == code && c.Kind == "number" }) {
			return ""
		}
		if f, ok := l.def.fields[code]; ok && f.Form.List == form.Columns[form.KeyColumn()].List {
			return ""
		}
		return "公式里的 " + code + " 既不是表 " + form.ID + " 的数字列，也不是按行业填报的字段"
	}
	for i := range x.Leaves {
		leaf := &x.Leaves[i]
		leaf.ByIndustry = Rate{
			l.compile(leaf, "industry", leaf.Industry, admits, true),
			l.compile(leaf, "industry_pass", leaf.IndustryPass, admits, true),
			l.compile(leaf, "industry_trials", leaf.IndustryTrials, admits, true),
		}
	}
}

// refuseIndustries refuses formulas by industry that have no form.
func (l *loader) refuseIndustries(x *Index) {
	for i := range x.Leaves {
		if leaf := &x.Leaves[i]; leaf.Industry != "" {
			l.wrong(leaf, "industry", "写了 industry，就要写 industry_form（分行业数据填在哪张清单）")
		}
	}
}
