package define

import (
	"slices"

	"qreport/report/model"
)

// readRegions builds the tree. Rows may come in any order; a province stands
// below the nation without saying so.
func (l *loader) readRegions() {
	l.def.Regions = NewRegions()
	tree := l.def.Regions
	lines := map[string]row{}
	for _, r := range l.rows("regions.csv", "code,name,level,parent", true) {
		region, ok := l.region(r)
		if !ok {
			continue
		}
		if first, twice := lines[region.Code]; twice {
			l.problems.add(r.file, r.line, "行政区划代码 %s 重复，第 %d 行已有", region.Code, first.line)
			continue
		}
		lines[region.Code] = r
		tree.regions[region.Code] = region
	}
	for _, code := range sortedKeys(lines) {
		l.attach(tree.regions[code], lines[code])
	}
	for _, children := range tree.children {
		slices.Sort(children)
	}
}

func (l *loader) region(r row) (region model.Region, ok bool) {
	code, name, word, parent := r.fields[0], r.fields[1], r.fields[2], r.fields[3]
	if word == "prefecture" {
		word = model.City.String()
	}
	level, known := levelOf(word)
	switch {
	case !isRegionCode(code):
		l.problems.add(r.file, r.line, "行政区划代码 %q 应为六位数字", code)
	case name == "":
		l.problems.add(r.file, r.line, "%s 没有名称", code)
	case !known:
		l.problems.add(r.file, r.line, "没有层级 %q，应为 province、prefecture、county", r.fields[2])
	default:
		if parent == "" && level == model.Province {
			parent = NationCode
		}
		return model.Region{Code: code, Name: name, Level: level, Parent: parent}, true
	}
	return region, false
}

func isRegionCode(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) == 6
}

// attach hangs a region below its parent.
func (l *loader) attach(region model.Region, r row) {
	if region.Level == model.Nation {
		return
	}
	tree := l.def.Regions
	parent, ok := tree.regions[region.Parent]
	switch {
	case !ok:
		l.problems.add(r.file, r.line, "%s %s 的上级 %q 不存在", region.Code, region.Name, region.Parent)
	case parent.Level >= region.Level:
		l.problems.add(r.file, r.line, "%s %s 的上级 %s %s 层级不高于它", region.Code, region.Name, parent.Code, parent.Name)
	default:
		tree.children[parent.Code] = append(tree.children[parent.Code], region.Code)
	}
}

func (l *loader) readZones() {
	tree := l.def.Regions
	for _, r := range l.rows("zones.csv", "code,name,parent", false) {
		code, name, parent := r.fields[0], r.fields[1], r.fields[2]
		above, ok := tree.regions[parent]
		_, region := tree.regions[code]
		_, zone := tree.zones[code]
		switch {
		case !isRegionCode(code):
			l.problems.add(r.file, r.line, "区划代码 %q 应为六位数字", code)
		case region || zone:
			l.problems.add(r.file, r.line, "代码 %s 重复", code)
		case !ok:
			l.problems.add(r.file, r.line, "%s %s 的上级 %q 不存在", code, name, parent)
		default:
			tree.zones[code] = model.Region{
				Code: code, Name: name, Level: min(above.Level+1, model.County), Parent: parent, Zone: true,
			}
		}
	}
}
