package define

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every row makes one mistake in the fixture; the loader must name the file,
// the line that holds at, and a reason that contains reason, and nothing else.
func TestEveryMistakeIsNamedWithItsPlace(t *testing.T) {
	for _, c := range refusals() {
		t.Run(c.name, func(t *testing.T) {
			files := changed(t, c.file, c.old, c.put)
			_, err := LoadFS(mapFS(files), nil, "2011")
			problems := problemsOf(t, err)
			require.Len(t, problems, 1, "%v", err)
			got := problems[0]
			require.Equal(t, c.file, got.File, got.Reason)
			require.Contains(t, got.Reason, c.reason)
			require.Equal(t, lineOf(t, files[c.file], c.at), got.Line, got.Reason)
		})
	}
}

// lineOf is the line of the last place where text stands; 0 for "".
func lineOf(t *testing.T, content, text string) int {
	if text == "" {
		return 0
	}
	i := strings.LastIndex(content, text)
	require.GreaterOrEqual(t, i, 0, "%q is not in the file", text)
	return 1 + strings.Count(content[:i], "\n")
}

type refusal struct{ name, file, old, put, at, reason string }

func refusals() []refusal {
	var all []refusal
	for _, group := range [][]refusal{
		editionRefusals(), tableRefusals(), formRefusals(), ruleRefusals(), indicatorRefusals(), checkRefusals(),
		indexRefusals(), reportRefusals(),
	} {
		all = append(all, group...)
	}
	return all
}

func editionRefusals() []refusal {
	const f = "editions/2011.toml"
	return []refusal{
		{"edition id", f, `id = "2011"`, `id = "2012"`, `id = "2012"`, "应与文件名一致"},
		{"edition period", f, `"2009Q1"`, `"2009年"`, "2009年", "报告期"},
		{"edition ends before it begins", f, `"2018Q4"`, `"2008Q4"`, "2008Q4", "早于"},
		{"bureau twice", f, "[[bureau]]\nid = \"ciq\"", "[[bureau]]\nid = \"qts\"\nshort = \"又一个\"\n[bureau.names]\ncity = \"{region}\"\n[[bureau]]\nid = \"ciq\"", `id = "qts"`, "单位 qts 重复"},
		{"bureau level", f, `levels = ["city"]`, `levels = ["town"]`, "town", "没有层级"},
		{"bureau name level", f, `nation = "质检总局"`, `world = "质检总局"`, "world", "没有层级"},
		{"bureau name pattern", f, `"{place}出入境检验检疫局"`, `"{city}出入境检验检疫局"`, "{city}", "只能用 {region}"},
		{"bureau named at no level", f, "[bureau.names]\nprovince", "[bureau.names]\n990000 = \"某局\"\nprovince", "990000", "没有层级或地区"},
		{"bureau without names", f, "[bureau.names]\nprovince = \"{place}出入境检验检疫局\"\n", "", `[[bureau]]`, "没有 names"},
		{"list without items", f, `class = "2011"`, "class = \"2011\"\nsize = \"9\"", "", "size"},
	}
}

func tableRefusals() []refusal {
	return []refusal{
		{"item twice", "items.csv", "RY,日用", "SP,日用", "SP,日用", "代码 SP 重复"},
		{"item without name", "items.csv", "RY,日用消费品", "RY,", "RY,", "都要填"},
		{"csv header", "items.csv", "list,edition", "List,edition", "List", "表头是"},
		{"csv header of regions", "zones.csv", "code,name", "代码,name", "代码", "表头是"},
		{"csv width", "items.csv", "RY,日用消费品,", "RY,日用消费品", "RY", "这一行有 4 列"},
		{"csv quotes", "items.csv", "日用消费品", "日用\"消费品", "日用", "CSV 写法不对"},
		{"industry twice", "industries.csv", "2017", "2002", "C13,农副食品加工业,2002", "行业代码 C13 重复"},
		{"region without parent", "regions.csv", "德清县,county,330500", "德清县,county,330501", "德清县", "上级 \"330501\" 不存在"},
		{"region with empty parent", "regions.csv", "德清县,county,330500", "德清县,county,", "德清县", "上级 \"\" 不存在"},
		{"region twice", "regions.csv", "330502,吴兴区", "330521,吴兴区", "吴兴区", "行政区划代码 330521 重复"},
		{"region level", "regions.csv", "德清县,county", "德清县,town", "德清县", "没有层级"},
		{"region below its equal", "regions.csv", "德清县,county,330500", "德清县,county,330502", "德清县", "层级不高于"},
		{"region code", "regions.csv", "330521,", "33052,", "德清县", "六位数字"},
		{"region name", "regions.csv", "德清县", "", "330521", "没有名称"},
		{"zone parent", "zones.csv", "区,330500", "区,330501", "330571", "上级"},
		{"zone code taken", "zones.csv", "330571", "330521", "330521", "重复"},
		{"zone code", "zones.csv", "330571", "3305A1", "3305A1", "六位数字"},
		{"former code", "former_regions.csv", "330501,", "33050,", "33050,", "六位数字"},
		{"former code that is in use", "former_regions.csv", "330501,", "330521,", "330521,", "重复"},
		{"former region without name", "former_regions.csv", "湖州市郊区", "", "330501", "没有名称"},
		{"former region of no region", "former_regions.csv", "330500,2003", "330599,2003", "330501", "不存在"},
		{"former region that went nowhere", "former_regions.csv", "330500,2003", ",2003", "330501", "没有写现在的代码"},
		{"former region without date", "former_regions.csv", "2003-01", "2003", "330501", "应如 2013-10"},
		{"former region with another change", "former_regions.csv", "merged", "moved", "330501", "应为 renamed（改设）或 merged（并入）"},
		{"former region below nothing", "former_regions.csv", "county,330500", "county,330599", "330501", "上级 \"330599\" 不存在"},
		{"region set up twice", "former_regions.csv", "330500,2003-01,merged,", "330502,2003-01,renamed,\n330503,吴兴县,county,330500,330502,2003-01,renamed,", "330503", "只能有一个 renamed"},
		{"target code", "targets.csv", ",A01", ",A99", "A99", "没有指标 A99"},
		{"target value", "targets.csv", ">=90", "约90", "约90", "应为一个数"},
		{"target relation", "targets.csv", ">=90", "=90", "=90", "应为一个数"},
		{"target year", "targets.csv", "2015", "十五", "十五", "四位年份"},
		{"year of the plan", "targets.csv", ",2012,", ",去年,", "去年", "四位年份"},
		{"break field", "breaks.csv", "Q104", "Q999", "Q999", "没有字段或指标 Q999"},
		{"break period", "breaks.csv", "2012Q1", "2012Q9", "2012Q9", "超出"},
		{"break note", "breaks.csv", "口径变化", "", "2012Q1", "都要填"},
	}
}

func formRefusals() []refusal {
	const q1, q2, c1, l1 = "forms/Q1.toml", "forms/Q2.toml", "forms/C1.toml", "forms/L1.toml"
	return []refusal{
		{"unknown key", q1, `unit = "批次"`, `unti = "批次"`, "unti", "第 1 列：没有 row.unti 这个键"},
		{"broken toml", q2, `order = 2`, `order = = 2`, "order", "TOML 写法不对"},
		{"wrong type", q2, `order = 2`, `order = "二"`, "order", "TOML 写法不对"},
		{"form bureau", q1, `bureaus = ["qts"]`, `bureaus = ["qts", "gov"]`, "gov", "没有单位 \"gov\""},
		{"form without bureau", l1, `bureaus = ["qts", "ciq"]`, `bureaus = []`, "bureaus", "没有写由哪个单位填报"},
		{"form layout", l1, `layout = "list"`, `layout = "tree"`, "tree", "layout 不能是 \"tree\""},
		{"form cycle", q2, `cycle = "year"`, `cycle = "month"`, "month", "cycle"},
		{"form basis", q1, "order = 1", "order = 1\nbasis = \"all\"", "basis", "basis"},
		{"form title", q1, `title = "监督抽查"`, "", `id = "Q1"`, "title 和 sheet"},
		{"form twice", q1, `id = "Q1"`, `id = "C1"`, `id = "C1"`, "表 C1 重复"},
		{"list form with rows", l1, "order = 5\n", "order = 5\n[[row]]\ncode = \"X1\"\nname = \"x\"\nnature = \"flow\"\n", "layout", "不能有 [[row]]"},
		{"rows form with list", q1, "order = 1", "order = 1\nlist = \"class\"", "list =", "不用 list"},
		{"matrix list", q2, `list = "class"`, `list = "kind"`, "kind", "没有列表 \"kind\""},
		{"sheet twice", q2, `sheet = "分类"`, `sheet = "监督抽查"`, "sheet", "与表 Q1 重复"},
		{"sheet name", q1, `sheet = "监督抽查"`, `sheet = "监督/抽查"`, "监督/抽查", "不合 Excel 的规定"},
		{"field twice", c1, `code = "C101"`, `code = "Q101"`, `"Q101"`, "代码 Q101 重复，forms/Q1.toml:22 已用过"},
		{"field code", q1, `code = "Q101"`, `code = "1Q"`, `1Q`, "只能用字母和数字"},
		{"field nature", q1, `nature = "distinct"`, `nature = "kinds"`, "kinds", "nature"},
		{"field name", q1, `name = "产品种类数"`, "", `code = "Q101"`, "没有 name"},
		{"field decimals", q1, "decimals = 4", "decimals = 9", "decimals", "0 到 6"},
		{"field max", q1, "decimals = 4", "max = -1.0", "max", "负数"},
		{"field column", q1, `columns = ["cur"]`, `columns = ["now"]`, "now", "columns 不能是 \"now\""},
		{"ref to nothing", c1, `code = "Q104"`, `code = "Q199"`, "Q199", "Q199 不存在"},
		{"ref to itself", c1, `code = "Q104"`, `code = "C101"`, `code = "C101"`, "本单位自己的"},
		{"ref to another layout", c1, `code = "Q104"`, `code = "Q114A"`, "Q114A", "版式或列表"},
		{"totals measure", q2, `Q114A = "Q104"`, `Q114X = "Q104"`, "Q114X", "不是表 Q2 的字段"},
		{"totals scalar", q2, `Q114A = "Q104"`, `Q114A = "Q1"`, `Q114A = "Q1"`, "字段 Q1 不存在"},
		{"totals of matrix", q2, `Q114A = "Q104"`, `Q114A = "Q114B"`, `Q114A = "Q114B"`, "逐行填报"},
		{"column kind", l1, `kind = "code"`, `kind = "money"`, "money", "kind 不能是"},
		{"column list", l1, `list = "level"`, `list = "rank"`, "rank", "没有列表 \"rank\""},
		{"column twice", l1, `id = "level"`, `id = "number"`, `id = "number"`, "列 number 重复"},
		{"column name", l1, `name = "案件号"`, "", `id = "number"`, "id 和 name"},
	}
}

func ruleRefusals() []refusal {
	const u = "unify.toml"
	return []refusal{
		{"rule", u, `rule = "sum"`, `rule = "plus"`, "plus", "rule 不能是"},
		{"rule nature", u, `nature = "flow"`, `nature = "f"`, "nature", "nature"},
		{"rule list", u, `list = "L1"`, `list = "Q1"`, "list", "没有清单表 \"Q1\""},
		{"union needs a list", u, "rule = \"sum\"\nlist = \"L1\"", `rule = "union"`, "rule", "要写明清单表"},
		{"rule amount", u, `list = "L1"`, "list = \"L1\"\namount = \"yuan\"", "amount", "没有列 \"yuan\""},
		{"rule bureau", u, `bureau = "ciq", formula = "C101"`, `bureau = "gov", formula = "C101"`, "gov", "没有单位 \"gov\""},
		{"rule part of the other bureau", u, `formula = "C101"`, `formula = "Q105"`, "Q105", "字段 Q105 不是单位 ciq 填报的"},
		{"rule field", u, `formula = "C101"`, `formula = "C109"`, "C109", "C109 不是已知的字段"},
		{"rule without parts", u, "part = [\n  { bureau = \"qts\", formula = \"Q104\" },\n  { bureau = \"ciq\", formula = \"C101\" },\n]\n", "", "[[unify]]", "没有 [[unify.part]]"},
		{"rule part without formula", u, `formula = "C101"`, `formula = ""`, "ciq", "没有 formula"},
		{"rule decimals", u, `rule = "sum"`, "rule = \"sum\"\ndecimals = -1", "decimals", "decimals"},
		{"other table", u, "[[unify]]", "[[unfy]]\ncode = \"U2\"\n[[unify]]", "[[unfy]]", "没有 [[unfy]] 这种表"},
	}
}

func indicatorRefusals() []refusal {
	const i = "indicators.toml"
	return []refusal{
		{"entry without code", i, "code = \"A07\"\n", "", "[[indicator]]", "没有代码"},
		{"indicator twice", i, `"A07"`, `"A01"`, "[[indicator]]", "A01 重复"},
		{"indicator code taken", i, `code = "A07"`, `code = "Q104"`, `code = "Q104"`, "代码 Q104 重复"},
		{"unknown operand", i, "A01 + U1", "A01 + U2", "U2", "公式里的 U2 不是已知的"},
		{"unknown operand of pass", i, `pass = "Q105"`, `pass = "Q1O5"`, "Q1O5", "公式里的 Q1O5"},
		{"syntax", i, "A01 + U1", "A01 + + *", "A01 + + *", "写法不对"},
		{"condition for a number", i, "A01 + U1", "A01 == U1", "A01 == U1", "要的是数"},
		{"circle", i, `formula = "A01 + U1"`, `formula = "A07 + U1"`, "A07 + U1", "指标循环引用：A07 → A07"},
		{"matrix in the open", i, "A01 + U1", "Q114A", "Q114A", "sum(Q114A)"},
		{"sum of a scalar", i, "A01 + U1", "sum(Q104)", "sum(Q104)", "不是按列表展开"},
		{"weighted over two lists", i, "A01 + U1", "weighted(Q114B, Q114A, Q115A)", "weighted", "不是按同一列表"},
		{"unknown item", i, "A01 + U1", `Q114A['ZZ']`, "ZZ", "没有 ZZ 这一项"},
		{"pass without trials", i, "trials = \"Q104\"\n", "", "pass =", "要么都写"},
		{"indicator direction", i, "direction = \"+\"\nchange = \"points\"\ncycle = \"quarter\"\ndecimals", "direction = \"up\"\nchange = \"points\"\ncycle = \"quarter\"\ndecimals", `"up"`, "direction"},
		{"indicator change", i, "change = \"points\"\ncycle = \"quarter\"\ndecimals", "change = \"much\"\ncycle = \"quarter\"\ndecimals", "much", "change"},
		{"indicator cycle", i, "cycle = \"quarter\"\ndecimals", "cycle = \"week\"\ndecimals", "week", "cycle"},
		{"indicator name", i, `name = "合格率"`, `name = ""`, `name = ""`, "没有 name"},
		{"indicator supplier", i, "decimals = 2", `supplier = ["stat"]`, "stat", "没有单位 \"stat\""},
		{"indicator decimals", i, "decimals = 2", "decimals = 7", "decimals", "0 到 6"},
		{"indicator gate", i, "decimals = 2", "gate = 60.0", "gate", "0 到 1"},
		{"weight level", i, "decimals = 2", "weight = \"Q104\"\nweight_at = [\"town\"]", "weight_at", "weight_at"},
		{"level without weight", i, "decimals = 2", "weight_at = [\"city\"]", "weight_at", "要有 weight"},
	}
}

func checkRefusals() []refusal {
	const c = "checks/q1.toml"
	return []refusal{
		{"check severity", c, `"blocking"`, `"fatal"`, "fatal", "没有严重程度"},
		{"check formula", c, "Q105 <= Q104", "Q105 <= A01", "A01", "A01 不是已知的字段"},
		{"check items of two lists", c, "Q114B <= Q114A", "Q114B <= Q115A", "Q115A", "不是按同一列表"},
		{"check is a number", c, "Q105 <= Q104", "Q105 + Q104", "Q105 + Q104", "要是比较"},
		{"check over two lists", c, "Q114B <= Q114A", "Q114B <= sum(Q104)", "sum(Q104)", "不是按列表"},
		{"check at", c, `at = "Q105"`, `at = "Q199"`, "Q199", "没有字段 Q199"},
		{"check column", c, `columns = ["cur"]`, `columns = ["last"]`, "last", "columns"},
		{"check after", c, `after = ["Q1-01"]`, `after = ["Q9-01"]`, "Q9-01", "没有审核关系 Q9-01"},
		{"check after itself", c, `after = ["Q1-01"]`, `after = ["Q2-01"]`, "after", "互相等待"},
		{"check missing", c, `remedy = "核对"`, `missing = "one"`, "missing", "missing"},
		{"check without formula", c, `formula = "Q114B <= Q114A"`, "", "Q2-01", "要写 formula 或 kind"},
		{"check kind without formula", c, `formula = "Q114B <= Q114A"`, `kind = "formula"`, "kind", "却没有 formula"},
		{"check field", c, `remedy = "核对"`, `fields = ["Q9"]`, "fields", "没有字段 Q9"},
		{"check list", c, `remedy = "核对"`, `list = "L9"`, "L9", "没有列表或清单表"},
		{"check bureau", c, `remedy = "核对"`, `bureaus = ["gov"]`, "gov", "没有单位"},
		{"check limit", c, `remedy = "核对"`, `limit = -1.0`, "limit", "负数"},
		{"check message", c, "{{.Left}}", "{{.Left", "message", "写法不对"},
	}
}

func indexRefusals() []refusal {
	const f = "indices/qci.toml"
	return []refusal{
		{"weights of the root", f, `weight = "1/3"`, `weight = "1/4"`, `code = "QCI"`, "权重合计 11/12"},
		{"weights of a node", f, `weight = "0.5"`, `weight = "0.49999"`, `code = "ZB"`, "权重合计 99999/100000"},
		{"weight text", f, `weight = "0.5"`, `weight = "half"`, "half", "权重 \"half\" 应为"},
		{"parent", f, "parent = \"ZB\"\nweight = \"0.5\"", "parent = \"ZC\"\nweight = \"0.5\"", `parent = "ZC"`, "上级 \"ZC\" 不存在"},
		{"parent is a leaf", f, "parent = \"ZB\"\nweight = \"0.5\"", "parent = \"ZA1\"\nweight = \"0.5\"", `parent = "ZA1"`, "末级指标"},
		{"leaf code", f, `code = "ZB2"`, `code = "ZB1"`, `code = "ZB1"`, "重复"},
		{"leaf formula", f, `formula = "Q105"`, `formula = "X1"`, "X1", "X1 不是已知的"},
		{"leaf without formula", f, `formula = "Q105"`, `formula = ""`, `formula = ""`, "没有 formula"},
		{"leaf pass", f, `formula = "Q105"`, "formula = \"Q105\"\npass = \"Q105\"", "pass", "要么都写"},
		{"goalposts", f, "low = 0.0\nhigh = 5.0", "low = 6.0\nhigh = 5.0", "high = 5.0", "要大于 low"},
		{"goalposts reversed", f, "low = 3.0\nhigh = 0.0", "low = 3.0\nhigh = 4.0", "high = 4.0", "要小于 low"},
		{"leaf direction", f, "direction = \"-\"\nlow = 3.0", "direction = \"0\"\nlow = 3.0", `"0"`, "direction"},
		{"bands overlap", f, "low = 80.0\nhigh = 100.5", "low = 70.0\nhigh = 100.5", "[[band]]\nscheme = \"S\"\nlow = 60.0", "重叠"},
		{"scheme", f, `scheme = "S"`, `scheme = "T"`, `"T"`, "没有分级办法"},
		{"range", f, "high = 100.0\nscheme", "high = 50.0\nscheme", "high = 50.0", "要大于 low"},
	}
}

func reportRefusals() []refusal {
	const th, sc, se, w = "thresholds.toml", "scorecard.toml", "sections.toml", "wording/a.toml"
	return []refusal{
		{"steady", th, "steady = 0.5", "steady = 0", "steady = 0", "steady 是 0"},
		{"marked", th, "marked = 2.0", "marked = 0.5", "marked = 0.5", "要大于 steady"},
		{"marked_pct", th, "marked_pct = 10.0", "marked_pct = 1.0", "marked_pct", "要大于 steady_pct"},
		{"gate above one", th, "gate = 0.6", "gate = 60.0", "gate", "不能大于 1"},
		{"pair", "editions/2011.toml", `pair = "两局"`, "", `id = "2011"`, "缺少 pair"},
		{"low class", th, "low_class = 80.0", "low_class = 180.0", "low_class", "不能大于 100"},
		{"rank names", th, "rank_names = 3", "rank_names = 0", "rank_names", "应大于 0"},
		{"threshold key", th, "gate = 0.6", "gait = 0.6", "gait", "没有 gait 这个键"},
		{"score kind", sc, `"target"`, `"goal"`, "goal", "kind"},
		{"score indicator", sc, `"A01"`, `"A02"`, "A02", "没有指标 A02"},
		{"score points", sc, "points = 15.0", "points = 0.0", "points", "应大于 0"},
		{"section level", se, "level = 1", "level = 3", "level", "level 是 3"},
		{"section title", se, `"title.s1"`, `"title.s2"`, "title.s2", "没有文字模板 title.s2"},
		{"section paragraph", se, `"s1.rate"`, `"s1.rates"`, "s1.rates", "没有文字模板 s1.rates"},
		{"section only", se, "level = 1", "level = 1\nonly = \"month\"", "only", "only"},
		{"text syntax", w, "{{.Rate}}", "{{.Rate", "s1.rate", "s1.rate 写法不对"},
		{"text function", w, "{{.Rate}}", "{{plural .Rate}}", "s1.rate", "plural"},
		{"text inclusion", w, "stop = ", "halt = ", "s1.rate", "用到的模板 stop 不存在"},
		{"text twice", "wording/b.toml", "names =", "stop =", "stop", "文字模板 stop 重复，wording/a.toml:3"},
		{"text is no text", "wording/b.toml", `"{{join .Names}}"`, "3", "names", "应是一段文字"},
	}
}

func TestAllMistakesAreReportedAtOnceInOrder(t *testing.T) {
	files := changed(t, "indicators.toml", "A01 + U1", "A99 + X1")
	files["forms/Q1.toml"] = strings.Replace(files["forms/Q1.toml"], "nature = \"stock\"", "nature = \"x\"", 1)
	files["regions.csv"] += "330599,某县,county,999999\n"
	_, err := LoadFS(mapFS(files), nil, "2011")
	problems := problemsOf(t, err)
	require.Len(t, problems, 4)
	require.Equal(t, "forms/Q1.toml", problems[0].File)
	require.Equal(t, "regions.csv", problems[3].File)
	require.Contains(t, err.Error(), "定义文件有 4 处错误：\nforms/Q1.toml:29: ")
}

func TestUnknownEditionNamesTheKnownOnes(t *testing.T) {
	_, err := LoadFS(mapFS(fixture()), nil, "1999")
	require.ErrorContains(t, err, `没有版本 "1999"，现有：2011`)
}

func TestAListThatARuleNeedsHasAKey(t *testing.T) {
	files := changed(t, "forms/L1.toml", "key = true\n", "")
	_, err := LoadFS(mapFS(files), nil, "2011")
	require.EqualError(t, err, "定义文件有 1 处错误：\nunify.toml:6: 清单表 L1 没有 key 列，两局的记录对不起来")
}

// What refers to the contents of a broken file is not reported as well.
func TestABrokenFileIsOneProblem(t *testing.T) {
	for _, file := range []string{
		"forms/Q1.toml", "unify.toml", "indicators.toml", "checks/q1.toml", "wording/a.toml",
		"indices/qci.toml", "scorecard.toml", "sections.toml", "thresholds.toml",
	} {
		files := fixture()
		files[file] = "[[\n" + files[file]
		_, err := LoadFS(mapFS(files), nil, "2011")
		require.Len(t, problemsOf(t, err), 1, "%v", err)
		require.ErrorContains(t, err, file+":1: ")
	}
}

func TestMissingFilesThatAreNeeded(t *testing.T) {
	for _, name := range []string{"regions.csv", "thresholds.toml"} {
		files := fixture()
		delete(files, name)
		_, err := LoadFS(mapFS(files), nil, "2011")
		require.ErrorContains(t, err, name+": 缺少这个文件")
	}
}

func TestFilesInGBKAreRefusedAndBOMsAreNot(t *testing.T) {
	files := fixture()
	files["forms/Q1.toml"] = "\ufeff" + files["forms/Q1.toml"]
	files["items.csv"] = "\ufeff" + files["items.csv"]
	_, err := LoadFS(mapFS(files), nil, "2011")
	require.NoError(t, err)
	files["checks/q1.toml"] = "# \xd6\xca\n" + files["checks/q1.toml"]
	_, err = LoadFS(mapFS(files), nil, "2011")
	require.ErrorContains(t, err, "不是 UTF-8 编码")
}
