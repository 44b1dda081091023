package define

import (
	"strings"
	"unicode/utf8"

	"qreport/report/model"
)

// Short is a region's name without the word for its kind: 湖州市 → 湖州,
// 恩施土家族苗族自治州 → 恩施, 内蒙古自治区 → 内蒙古. Names of two characters
// (泾县, 郊区), banners, and zones (巴中经开区) stay whole.
func Short(r model.Region) string {
	if r.Zone || r.Level == model.Nation {
		return r.Name
	}
	for _, word := range []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗"} {
		if rest, ok := strings.CutSuffix(r.Name, word); ok {
			return withoutPeoples(rest)
		}
	}
	for _, word := range []string{"开发区", "经开区", "高新区", "园区", "管理区", "矿区", "旗"} {
		if strings.HasSuffix(r.Name, word) {
			return r.Name
		}
	}
	for _, word := range []string{"地区", "林区", "特区", "新区", "省", "市", "盟", "县", "区"} {
		if rest, ok := strings.CutSuffix(r.Name, word); ok && utf8.RuneCountInString(rest) >= 2 {
			if strings.HasSuffix(rest, "族") { // 管城回族区
				return withoutPeoples(rest)
			}
			return rest
		}
	}
	return r.Name
}

// Short is the region's name without the word for its kind, unless a
// neighbour's of its time would be the same: 伊宁市 and 伊宁县 stay whole.
func (t *Regions) Short(code string) string {
	r, ok := t.Get(code)
	if !ok {
		return code
	}
	short := Short(r)
	for _, other := range t.children[r.Parent] {
		if o := t.regions[other]; other != code && o.Meets(r.Life) && Short(o) == short {
			return r.Name
		}
	}
	return short
}

// peoples are the nationalities in the names of autonomous regions, without
// 族; those of several characters may stand without it (哈萨克自治州).
const peoples = "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 " +
	"纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 " +
	"塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"

// withoutPeoples drops the nationalities at the end of a name, as long as a
// name of two characters is left: 东乡族 → 东乡, 内蒙古 stays.
func withoutPeoples(name string) string {
	for {
		rest := dropPeople(name)
		if rest == name {
			return name
		}
		name = rest
	}
}

func dropPeople(name string) string {
	for people := range strings.FieldsSeq(peoples) {
		for _, ending := range []string{people + "族", people} {
			rest, ok := strings.CutSuffix(name, ending)
			bare := ending == people && utf8.RuneCountInString(people) < 2
			if ok && !bare && utf8.RuneCountInString(rest) >= 2 {
				return rest
			}
		}
	}
	if own, ok := strings.CutSuffix(name, "族"); ok && utf8.RuneCountInString(own) >= 2 && strings.Contains(" "+peoples+" ", " "+own+" ") {
		return own
	}
	return name
}

// Whole is the word for all of a region: 全国, 全省, 全市, 全州, 全县, 全区 …
func (t *Regions) Whole(code string) string {
	r, ok := t.Get(code)
	switch {
	case !ok:
		return "全区"
	case r.Level == model.Nation:
		return "全国"
	case r.Zone:
		return "全区"
	}
	for _, word := range []string{"省", "市", "州", "盟", "县", "旗", "地区"} {
		if strings.HasSuffix(r.Name, word) {
			return "全" + word
		}
	}
	return "全区"
}

// abbreviations of the provinces, by the first two digits of their codes.
const abbreviations = "11京 12津 13冀 14晋 15内蒙古 21辽 22吉 23黑 31沪 32苏 33浙 34皖 35闽 36赣 37鲁 41豫 42鄂 43湘 44粤 45桂 " +
	"46琼 50渝 51川 52黔 53滇 54藏 61陕 62甘 63青 64宁 65新 71台 81港 82澳"

// Abbreviation is the region's name in document numbers (发文代字): 浙 for a
// province, the first character of the name below it.
func Abbreviation(r model.Region) string {
	switch r.Level {
	case model.Nation:
		return "国"
	case model.Province:
		for entry := range strings.FieldsSeq(abbreviations) {
			if rest, ok := strings.CutPrefix(entry, r.Code[:min(2, len(r.Code))]); ok {
				return rest
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(r.Name)
	return string(first)
}
