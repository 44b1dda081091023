package define

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

func TestTheTreeOfRegions(t *testing.T) {
	tree := mustLoad(t, nil).Regions
	require.Equal(t, 6, tree.Len())
	require.Equal(t, []string{"330000"}, tree.Children(NationCode))
	require.Equal(t, []string{"330501", "330502", "330521"}, tree.Children("330500"), "the former one, too")
	require.Equal(t, []string{"330500", "330000", NationCode}, tree.Ancestors("330521"))
	require.Empty(t, tree.Ancestors(NationCode))
	require.Equal(t, []string{"330000", "330500", "330501", "330502", "330521"}, tree.Below(NationCode))
	require.True(t, tree.Contains("330000", "330521"))
	require.True(t, tree.Contains("330521", "330521"))
	require.False(t, tree.Contains("330521", "330500"))
	require.False(t, tree.Contains("330000", "999999"))
	require.False(t, tree.Contains("999999", "999999"))
	require.False(t, tree.Contains("", ""))
	require.Equal(t, "330500", tree.Common("330502", "330521"))
	require.Equal(t, "330500", tree.Common("330500", "330521"))
	require.Empty(t, tree.Common("330500", "999999"))
	city, _ := tree.Get("330500")
	require.Equal(t, model.City, city.Level)
	nation, _ := tree.Get(NationCode)
	require.Equal(t, "全国", nation.Name)
}

func TestZonesStandOutsideUntilTheyAreAdded(t *testing.T) {
	tree := mustLoad(t, nil).Regions
	zone, ok := tree.Zone("330571")
	require.True(t, ok)
	require.Equal(t, model.Region{Code: "330571", Name: "湖州经济技术开发区", Level: model.County, Parent: "330500", Zone: true}, zone)
	_, ok = tree.Get("330571")
	require.False(t, ok)
	grown := tree.Add(zone)
	require.Equal(t, []string{"330501", "330502", "330521", "330571"}, grown.Children("330500"))
	require.True(t, grown.Contains("330000", "330571"))
	require.Equal(t, []string{"330501", "330502", "330521"}, tree.Children("330500"), "the old tree is as it was")
	require.Equal(t, tree, tree.Add(model.Region{Code: "999971", Parent: "999900"}), "no such parent")
	require.Equal(t, tree, tree.Add(model.Region{Code: "330500", Parent: "330521"}), "never below itself")
	moved := grown.Add(model.Region{Code: "330571", Name: "开发区", Parent: "330000", Level: model.City})
	require.Equal(t, []string{"330501", "330502", "330521"}, moved.Children("330500"))
	require.Equal(t, []string{"330500", "330571"}, moved.Children("330000"))
}

func TestShortNames(t *testing.T) {
	for name, want := range map[string]string{
		"浙江省": "浙江", "北京市": "北京", "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏",
		"宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港",
		"湖州市": "湖州", "阿克苏地区": "阿克苏", "锡林郭勒盟": "锡林郭勒", "延边朝鲜族自治州": "延边",
		"恩施土家族苗族自治州": "恩施", "巴音郭楞蒙古自治州": "巴音郭楞", "克孜勒苏柯尔克孜自治州": "克孜勒苏", "海西蒙古族藏族自治州": "海西",
		"德清县": "德清", "泾县": "泾县", "吴兴区": "吴兴", "郊区": "郊区", "神农架林区": "神农架", "六枝特区": "六枝",
		"浦东新区": "浦东", "管城回族区": "管城", "梅里斯达斡尔族区": "梅里斯", "井陉矿区": "井陉矿区", "景宁畲族自治县": "景宁", "东乡族自治县": "东乡", "龙胜各族自治县": "龙胜",
		"积石山保安族东乡族撒拉族自治县": "积石山", "双江拉祜族佤族布朗族傣族自治县": "双江", "河南蒙古族自治县": "河南",
		"塔什库尔干塔吉克自治县": "塔什库尔干", "莫力达瓦达斡尔族自治旗": "莫力达瓦", "鄂温克族自治旗": "鄂温克", "鄂伦春自治旗": "鄂伦春",
		"土默特左旗": "土默特左旗", "巴中经开区": "巴中经开区", "苏州工业园区": "苏州工业园区",
	} {
		require.Equal(t, want, Short(model.Region{Name: name, Level: model.County}), name)
	}
	require.Equal(t, "某新区", Short(model.Region{Name: "某新区", Zone: true}))
	require.Equal(t, "全国", Short(model.Region{Name: "全国", Level: model.Nation}))
}

func TestNeighboursWithOneNameKeepTheWholeName(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	require.Equal(t, "伊宁县", d.Regions.Short("654021"))
	require.Equal(t, "伊宁市", d.Regions.Short("654002"))
	require.Equal(t, "德清", d.Regions.Short("330521"))
	require.Equal(t, "999999", d.Regions.Short("999999"))
	for _, parent := range append(d.Regions.Below(NationCode), NationCode) {
		seen := map[string]model.Region{}
		for _, code := range d.Regions.Children(parent) {
			short := d.Regions.Short(code)
			r, _ := d.Regions.Get(code)
			other, twice := seen[short]
			require.False(t, twice && other.Meets(r.Life), "%s %s", short, code)
			seen[short] = r
		}
	}
}

// The real list has every kind of name that there is.
func TestShortNamesOfAllRegions(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for _, code := range d.Regions.Below(NationCode) {
		r, _ := d.Regions.Get(code)
		short := Short(r)
		require.GreaterOrEqual(t, utf8.RuneCountInString(short), 2, r.Name)
		require.True(t, strings.HasPrefix(r.Name, short), "%s → %s", r.Name, short)
		require.NotContains(t, short, "自治", r.Name)
		require.False(t, strings.HasSuffix(short, "族"), "%s → %s", r.Name, short)
		require.NotEmpty(t, d.Regions.Whole(code))
		require.NotEmpty(t, Abbreviation(r))
	}
}

func TestWordsForAllOfARegion(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for code, want := range map[string]string{
		NationCode: "全国", "330000": "全省", "110000": "全市", "150000": "全区", "330500": "全市", "422800": "全州",
		"152500": "全盟", "652900": "全地区", "330521": "全县", "330502": "全区", "999999": "全区",
	} {
		require.Equal(t, want, d.Regions.Whole(code), code)
	}
	tree := d.Regions.Add(model.Region{Code: "511971", Name: "巴中经开区", Level: model.County, Parent: "511900", Zone: true})
	require.Equal(t, "全区", tree.Whole("511971"))
}

func TestAbbreviations(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	for code, want := range map[string]string{NationCode: "国", "330000": "浙", "150000": "内蒙古", "510000": "川", "330500": "湖", "330521": "德"} {
		r, _ := d.Regions.Get(code)
		require.Equal(t, want, Abbreviation(r), code)
	}
}
