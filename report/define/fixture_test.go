package define

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

// fixture is the smallest set of definitions that has everything once.
func fixture() map[string]string {
	return map[string]string{
		"editions/2011.toml": fixtureEdition,
		"items.csv":          "list,edition,code,name,note\nclass,2011,SP,食品,\nclass,2011,RY,日用消费品,\nclass,2019,XX,别的,\nlevel,*,1,国家级,\n",
		"industries.csv":     "code,name,edition\nC13,农副食品加工业,2002\nC13,农副食品加工业,2017\n",
		"regions.csv":        "code,name,level,parent\n330000,浙江省,province,\n330500,湖州市,prefecture,330000\n330521,德清县,county,330500\n330502,吴兴区,county,330500\n",
		"zones.csv":          "code,name,parent\n330571,湖州经济技术开发区,330500\n",
		"former_regions.csv": "code,name,level,parent,today,from,change,note\n330501,湖州市郊区,county,330500,330500,2003-01,merged,\n",
		"forms/Q1.toml":      fixtureQ1,
		"forms/Q2.toml":      fixtureQ2,
		"forms/Q3.toml":      fixtureQ3,
		"forms/C1.toml":      fixtureC1,
		"forms/L1.toml":      fixtureL1,
		"unify.toml":         fixtureUnify,
		"indicators.toml":    fixtureIndicators,
		"indices/qci.toml":   fixtureIndex,
		"checks/q1.toml":     fixtureChecks,
		"thresholds.toml":    fixtureThresholds,
		"scorecard.toml":     "[[item]]\nblock = \"目标\"\nitem = \"合格率\"\npoints = 15.0\nkind = \"target\"\nindicators = [\"A01\"]\n",
		"sections.toml":      "[[section]]\nid = \"s1\"\nlevel = 1\ntitle = \"title.s1\"\nparagraphs = [[\"s1.rate\"]]\n",
		"wording/a.toml":     "\"title.s1\" = \"总体状况\"\n\"s1.rate\" = \"合格率{{.Rate}}%{{template \\\"stop\\\" .}}\"\nstop = \"。\"\n",
		"wording/b.toml":     "names = \"{{join .Names}}\"\n",
		"targets.csv":        "plan,issued,target_year,indicator,value,unit,baseline,source,code\n纲要,2012,2015,合格率,>=90,%,,国发,A01\n",
		"breaks.csv":         "fields,from,note\nQ104 A01,2012Q1,口径变化\n",
	}
}

const fixtureEdition = `id = "2011"
name = "两局时期"
valid_from = "2009Q1"
pair = "两局"
valid_to = "2018Q4"
industries = "2002"

[lists]
class = "2011"

[[bureau]]
id = "qts"
short = "质监局"
doc_mark = "{abbr}质监"
levels = ["province", "city", "county"]
[bureau.names]
nation = "质检总局"
city = "{region}质量技术监督局"

[[bureau]]
id = "ciq"
short = "检验检疫局"
levels = ["city"]
[bureau.names]
province = "{place}出入境检验检疫局"
`

const fixtureQ1 = `id = "Q1"
bureaus = ["qts"]
title = "监督抽查"
sheet = "监督抽查"
layout = "rows"
order = 1

[[row]]
code = "Q104"
name = "抽查批次数"
short = "抽查批次"
unit = "批次"
nature = "flow"

[[row]]
code = "Q105"
name = "合格批次数"
unit = "批次"
nature = "flow"

[[row]]
code = "Q101"
name = "产品种类数"
nature = "distinct"

[[row]]
code = "Q307"
name = "设备数"
nature = "stock"
decimals = 4
columns = ["cur"]
`

const fixtureQ2 = `id = "Q2"
bureaus = ["qts"]
title = "分类抽查"
sheet = "分类"
layout = "matrix"
order = 2
cycle = "year"
list = "class"

[[row]]
code = "Q114A"
name = "抽查批次"
nature = "flow"

[[row]]
code = "Q114B"
name = "合格批次"
nature = "flow"

[[row]]
code = "Q114C"
name = "产值"
nature = "flow"

[totals]
Q114A = "Q104"
`

const fixtureQ3 = `id = "Q3"
bureaus = ["qts"]
title = "分级抽查"
sheet = "分级"
layout = "matrix"
order = 3
list = "level"

[[row]]
code = "Q115A"
name = "抽查批次"
nature = "flow"
`

const fixtureC1 = `id = "C1"
bureaus = ["ciq"]
title = "进出口"
sheet = "进出口"
layout = "rows"
order = 4

[[row]]
code = "C101"
name = "出口批次"
nature = "flow"

[[row]]
code = "Q104"
ref = true
`

const fixtureL1 = `id = "L1"
bureaus = ["qts", "ciq"]
title = "联合案件"
sheet = "联合案件"
layout = "list"
order = 5

[[column]]
id = "number"
name = "案件号"
kind = "code"
key = true

[[column]]
id = "level"
name = "级别"
kind = "choice"
list = "level"
`

const fixtureUnify = `[[unify]]
code = "U1"
name = "批次合计"
nature = "flow"
rule = "sum"
list = "L1"
part = [
  { bureau = "qts", formula = "Q104" },
  { bureau = "ciq", formula = "C101" },
]
`

const fixtureIndicators = `[[indicator]]
code = "A01"
name = "合格率"
unit = "%"
formula = "Q105 / Q104 * 100"
pass = "Q105"
trials = "Q104"
direction = "+"
change = "points"
cycle = "quarter"
decimals = 2

[[indicator]]
code = "A07"
name = "综合合格率"
formula = "A01 + U1"
direction = "+"
change = "points"
cycle = "quarter"
`

const fixtureIndex = `code = "QCI"
low = 60.0
high = 100.0
scheme = "S"

[[node]]
code = "ZA"
parent = ""
weight = "1/3"

[[node]]
code = "ZB"
parent = "QCI"
weight = "2/3"

[[leaf]]
code = "ZA1"
parent = "ZA"
weight = "1"
formula = "A01"
direction = "+"
low = 60.0
high = 100.0

[[leaf]]
code = "ZB1"
parent = "ZB"
weight = "0.5"
formula = "Q105"
direction = "+"
low = 0.0
high = 5.0

[[leaf]]
code = "ZB2"
parent = "ZB"
weight = "1/2"
formula = "Q104"
direction = "-"
low = 3.0
high = 0.0

[[band]]
scheme = "S"
low = 60.0
high = 80.0
label = "较弱"

[[band]]
scheme = "S"
low = 80.0
high = 100.5
label = "较强"
`

const fixtureChecks = `[[check]]
id = "Q1-01"
severity = "blocking"
formula = "Q105 <= Q104"
at = "Q105"
message = "{{.Left}}大于{{.Right}}"
remedy = "核对"

[[check]]
id = "Q2-01"
severity = "verify"
formula = "Q114B <= Q114A"
after = ["Q1-01"]
columns = ["cur"]
`

const fixtureThresholds = `steady = 0.5
marked = 2.0
steady_pct = 2.0
marked_pct = 10.0
small_sample = 30
gate = 0.6
low_class = 80.0
list_rows = 10
rank_names = 3
trend_quarters = 8
`

func mapFS(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

// changed is the fixture with one replacement in one file.
func changed(t *testing.T, file, old, replacement string) map[string]string {
	t.Helper()
	files := maps.Clone(fixture())
	require.Contains(t, files[file], old, "the fixture has no such text in %s", file)
	files[file] = strings.Replace(files[file], old, replacement, 1)
	return files
}

func mustLoad(t *testing.T, overlay map[string]string) *Definitions {
	t.Helper()
	d, err := LoadFS(mapFS(fixture()), mapFS(overlay), "2011")
	require.NoError(t, err)
	return d
}

func problemsOf(t *testing.T, err error) []Problem {
	t.Helper()
	var problems *Problems
	require.ErrorAs(t, err, &problems)
	return problems.List
}
