package define

import (
	"strconv"
	"strings"

	"qreport/report/internal/num"
	"qreport/report/model"
)

// IndustryList is the list id under which industries.csv is found in
// Definitions.Items.
const IndustryList = "industries"

// readTables loads the CSV files that stand by themselves: lists and regions.
func (l *loader) readTables() {
	l.readItems()
	l.readIndustries()
	l.readZones()
	l.readFormer()
}

// rows reads a CSV file; a required one that is absent is a problem.
func (l *loader) rows(name, header string, required bool) []row {
	t, ok := l.one(name)
	if !ok {
		if required {
			l.problems.add(name, 0, "缺少这个文件，表头应为 %s", header)
		}
		return nil
	}
	return readCSV(t, header, l.problems)
}

func (l *loader) readItems() {
	seen := map[[3]string]int{}
	before := len(l.problems.List)
	for _, r := range l.rows("items.csv", "list,edition,code,name,note", false) {
		list, edition, code, name := r.fields[0], r.fields[1], r.fields[2], r.fields[3]
		key := [3]string{list, edition, code}
		if list == "" || code == "" || name == "" {
			l.problems.add(r.file, r.line, "list、code、name 都要填")
		}
		if first, twice := seen[key]; twice {
			l.problems.add(r.file, r.line, "列表 %s 里代码 %s 重复，第 %d 行已有", list, code, first)
			continue
		}
		seen[key] = r.line
		if edition == "*" || edition == l.def.Edition.Lists[list] {
			l.def.Items[list] = append(l.def.Items[list], Item{code, name, r.fields[4]})
		}
	}
	l.listsUnsure = len(l.problems.List) > before
	for _, list := range sortedKeys(l.def.Edition.Lists) {
		if l.unknownList(list) {
			l.problems.add("editions/"+l.def.Edition.ID+".toml", 0, "[lists] 里的 %s = %q 在 items.csv 中没有条目", list, l.def.Edition.Lists[list])
		}
	}
}

func (l *loader) readIndustries() {
	seen := map[[2]string]int{}
	for _, r := range l.rows("industries.csv", "code,name,edition", false) {
		code, name, edition := r.fields[0], r.fields[1], r.fields[2]
		if first, twice := seen[[2]string{code, edition}]; twice {
			l.problems.add(r.file, r.line, "行业代码 %s 重复，第 %d 行已有", code, first)
			continue
		}
		seen[[2]string{code, edition}] = r.line
		if edition == l.def.Edition.Industries {
			l.def.Items[IndustryList] = append(l.def.Items[IndustryList], Item{Code: code, Name: name})
		}
	}
}

// readTargets needs the indicators.
func (l *loader) readTargets() {
	for _, r := range l.rows("targets.csv", "plan,issued,target_year,indicator,value,unit,baseline,source,code", false) {
		issued := 0
		if r.fields[1] != "" {
			issued = l.planYear(r, "issued", r.fields[1])
		}
		year := l.planYear(r, "target_year", r.fields[2])
		value := strings.TrimLeft(r.fields[4], "<>=")
		relation := strings.TrimSuffix(r.fields[4], value)
		if _, err := num.Parse(value); err != nil || !isRelation(relation) {
			l.problems.add(r.file, r.line, "value 是 %q，应为一个数，前面可有 >=、<=、>、<", r.fields[4])
		}
		code := r.fields[8]
		if code != "" && l.unknownIndicator(code) {
			l.problems.add(r.file, r.line, "没有指标 %s，请核对 code 或留空", code)
		}
		l.def.Targets = append(l.def.Targets, Target{
			Plan: r.fields[0], Issued: issued, Year: year, Indicator: r.fields[3], Relation: relation, Value: value,
			Unit: r.fields[5], Baseline: r.fields[6], Source: r.fields[7], Code: code,
		})
	}
}

func (l *loader) planYear(r row, column, text string) int {
	year, err := strconv.Atoi(text)
	if err != nil || year < 1949 || year > 2100 {
		l.problems.add(r.file, r.line, "%s 是 %q，应为四位年份", column, text)
	}
	return year
}

func isRelation(s string) bool {
	return s == "" || s != "=" && s != "==" && isComparison(s)
}

// readBreaks needs the fields and indicators.
func (l *loader) readBreaks() {
	for _, r := range l.rows("breaks.csv", "fields,from,note", false) {
		fields := strings.Fields(r.fields[0])
		for _, code := range fields {
			if !l.knows(code) {
				l.problems.add(r.file, r.line, "没有字段或指标 %s", code)
			}
		}
		if len(fields) == 0 || r.fields[2] == "" {
			l.problems.add(r.file, r.line, "fields 和 note 都要填")
		}
		if _, err := model.ParsePeriod(r.fields[1]); err != nil {
			l.problems.add(r.file, r.line, "from：%v", err)
		}
		l.def.Breaks = append(l.def.Breaks, SeriesBreak{fields, r.fields[1], r.fields[2]})
	}
}
