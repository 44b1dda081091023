package define

import (
	"strings"

	"qreport/report/model"
)

// Bureau finds a bureau of the edition.
func (e Edition) Bureau(id model.Bureau) (Bureau, bool) {
	for _, b := range e.Bureaus {
		if b.ID == id {
			return b, true
		}
	}
	return Bureau{}, false
}

// BureauName is the printed name of a bureau's office in a region, such as
// 湖州市质量技术监督局. A region may have a name of its own: 直属海关 are named
// after their seats. At a level without a pattern of its own the next higher
// one's is used.
func (e Edition) BureauName(b Bureau, region model.Region) string {
	if name := b.Names[region.Code]; name != "" {
		return name
	}
	for level := int(region.Level); level >= 0; level-- {
		if pattern := b.Names[model.Level(level).String()]; pattern != "" {
			return fillPattern(pattern, region)
		}
	}
	return region.Name + b.Short
}

// DocMark is the 发文代字 of a bureau's office in a region: 湖质监.
func (e Edition) DocMark(b Bureau, region model.Region) string {
	return fillPattern(b.DocMark, region)
}

func fillPattern(pattern string, region model.Region) string {
	return strings.NewReplacer(
		"{region}", region.Name, "{place}", Short(region), "{abbr}", Abbreviation(region),
	).Replace(pattern)
}

// HasLevel reports whether the bureau has offices at a level by default.
func (b Bureau) HasLevel(level model.Level) bool {
	for _, word := range b.Levels {
		if word == level.String() {
			return true
		}
	}
	return false
}

func levelOf(word string) (model.Level, bool) {
	for level := model.Nation; level <= model.County; level++ {
		if level.String() == word {
			return level, true
		}
	}
	return 0, false
}

// readEdition loads the one edition that was asked for.
func (l *loader) readEdition(id string) {
	name := "editions/" + id + ".toml"
	t, ok := l.one(name)
	if !ok {
		l.problems.add(name, 0, "没有版本 %q，现有：%s", id, strings.Join(l.editions(), "、"))
		return
	}
	f := decodeTOML(t, &l.def.Edition, l.problems)
	if f == nil {
		return
	}
	e := &l.def.Edition
	at := func(path, format string, args ...any) { l.problems.add(t.label, f.line(path), format, args...) }
	if e.ID != id {
		at("id", "版本号 id 是 %q，应与文件名一致，为 %q", e.ID, id)
	}
	l.checkValidity(at)
	if len(e.Bureaus) == 0 {
		at("id", "版本里没有 [[bureau]]，至少要有主办单位")
	}
	if e.Pair == "" {
		at("id", "缺少 pair：两个机构合称什么，如“两局”")
	}
	for i := range e.Bureaus {
		l.checkBureau(i, at)
	}
}

func (l *loader) editions() (ids []string) {
	for _, name := range l.names("editions") {
		ids = append(ids, strings.TrimSuffix(strings.TrimPrefix(name, "editions/"), ".toml"))
	}
	return ids
}

func (l *loader) checkValidity(at func(path, format string, args ...any)) {
	e := l.def.Edition
	from, err := model.ParsePeriod(e.ValidFrom)
	if err != nil {
		at("valid_from", "%v", err)
	}
	if e.ValidTo == "" {
		return
	}
	to, errTo := model.ParsePeriod(e.ValidTo)
	switch {
	case errTo != nil:
		at("valid_to", "%v", errTo)
	case err == nil && to.Compare(from) < 0:
		at("valid_to", "有效期止 %s 早于有效期起 %s", e.ValidTo, e.ValidFrom)
	}
}

func (l *loader) checkBureau(i int, at func(path, format string, args ...any)) {
	e := l.def.Edition
	b, path := e.Bureaus[i], indexed("bureau", i)
	if b.ID == "" || b.Short == "" {
		at(path, "单位要有 id 和 short（简称）")
	}
	for _, earlier := range e.Bureaus[:i] {
		if earlier.ID == b.ID {
			at(path+".id", "单位 %s 重复", b.ID)
		}
	}
	for _, level := range b.Levels {
		if _, ok := levelOf(level); !ok {
			at(path+".levels", "没有层级 %q，应为 nation、province、city、county", level)
		}
	}
	for _, level := range sortedKeys(b.Names) {
		_, isLevel := levelOf(level)
		if _, isRegion := l.def.Regions.Get(level); !isLevel && !isRegion {
			at(path+".names."+level, "没有层级或地区 %q，应为 nation、province、city、county，或者六位地区代码", level)
		}
		checkPattern(b.Names[level], path+".names."+level, at)
	}
	if len(b.Names) == 0 {
		at(path, "单位 %s 没有 names（各级名称式样）", b.ID)
	}
	checkPattern(b.DocMark, path+".doc_mark", at)
}

func checkPattern(pattern, path string, at func(path, format string, args ...any)) {
	rest := strings.NewReplacer("{region}", "", "{place}", "", "{abbr}", "").Replace(pattern)
	if strings.ContainsAny(rest, "{}") {
		at(path, "名称式样 %q 里只能用 {region}、{place}、{abbr}", pattern)
	}
}
