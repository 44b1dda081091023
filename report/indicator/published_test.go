package indicator_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/rollup"
)

// rows reads a published table of testdata/ (copies of the publications named
// in testdata/README.md), as maps by column.
func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	require.NoError(t, err)
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		out = append(out, row)
	}
	return out
}

// printed rounds as the report does.
func printed(q indicator.Quantity, places int) string {
	if !q.Present() {
		return "—"
	}
	return num.Format(num.Round(q.Rat, places, num.HalfEven), places)
}

func compute(w *testkit.World) *indicator.Indicators {
	cube, _ := w.Cube()
	return indicator.Compute(cube)
}

// 巴中市 2024: six districts sum to the published total and every published
// rate comes out, by district and by stage.
func TestBazhong2024(t *testing.T) {
	defs := *testkit.Defs(t, "2019")
	defs.Regions = defs.Regions.Add(model.Region{Code: "511971", Name: "经开区", Level: model.County, Parent: "511900", Zone: true})
	codes := map[string]string{"巴州区": "511902", "恩阳区": "511903", "经开区": "511971", "南江县": "511922", "平昌县": "511923", "通江县": "511921"}
	units := []string{"511900:qts=汇总"}
	for _, code := range codes {
		units = append(units, code+":qts=Q1")
	}
	w := testkit.New(t, &defs, units...)
	districts := rows(t, "bazhong_district.csv")
	for _, r := range districts[:6] {
		w.Sub(codes[r["region"]]+":qts", "2024Q4").
			Set("Q104", "", r["batches"]).Set("Q105", "", r["pass_batches"]).Set("Q106", "", r["fail_batches"])
	}
	in, p := compute(w), testkit.Period(t, "2024Q4")
	for _, r := range districts {
		code := codes[r["region"]]
		if r["row_type"] == "published_total" {
			code = "511900"
		}
		m := in.At(code, p, rollup.ToDate, "A01")
		require.Equal(t, r["pass_rate"], printed(m.Value, 2), r["region"])
		require.Equal(t, r["batches"], printed(in.Field(code, p, rollup.ToDate, "Q104", "").Value, 0))
		require.Equal(t, r["pass_batches"], printed(in.Field(code, p, rollup.ToDate, "Q105", "").Value, 0))
	}
	total := in.At("511900", p, rollup.ToDate, "A01")
	require.Equal(t, []int{6, 6}, []int{total.Got, total.Want})
	require.Equal(t, "—", printed(in.At("511900", p, rollup.ToDate, "G01").Value, 0), "nobody filed cases")
	requireNoOrder(t, in, districts[:6], codes, p)
}

// The six intervals overlap all over: no district is first.
func requireNoOrder(t *testing.T, in *indicator.Indicators, districts []map[string]string, codes map[string]string, p model.Period) {
	t.Helper()
	var measures []indicator.Measure
	for _, r := range districts {
		measures = append(measures, in.At(codes[r["region"]], p, rollup.ToDate, "A01"))
	}
	for _, ranked := range indicator.Rank(measures) {
		require.Equal(t, []int{1, 6}, []int{ranked.Best, ranked.Worst}, ranked.Measure.Region)
	}
}

func TestBazhongByStage(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2019"), "511900:qts=汇总")
	s := w.Whole("511900:qts", "2024Q4")
	items := map[string]string{"城区": "CS", "乡镇": "XZ"}
	for i, r := range rows(t, "bazhong_stage.csv")[:2] {
		items[r["stage"]] = w.Defs.ItemCodes("Q115A")[i]
		s.Set("Q115A/"+items[r["stage"]], "", r["batches"]).Set("Q115B/"+items[r["stage"]], "", r["pass_batches"])
	}
	in, p := compute(w), testkit.Period(t, "2024Q4")
	for _, r := range rows(t, "bazhong_stage.csv")[:2] {
		f := formula(t, `Q115B["`+items[r["stage"]]+`"] / Q115A["`+items[r["stage"]]+`"] * 100`)
		q, _ := in.Formula(f, "511900", p, rollup.ToDate, false)
		require.Equal(t, r["pass_rate"], printed(q, 2))
	}
	q, _ := in.Formula(formula(t, "sum(Q115B) / sum(Q115A) * 100"), "511900", p, rollup.ToDate, false)
	require.Equal(t, "89.55", printed(q, 2))
}

func formula(t *testing.T, source string) *define.Formula {
	t.Helper()
	f, err := define.Parse(source)
	require.NoError(t, err)
	return f
}

// 绍兴市 2010H1: batches of the three levels add; kinds are 220 as the 汇总
// says, never 78+107+58 = 243.
func TestShaoxing2010(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "330600:qts", "330602:qts", "330681:qts")
	units := map[string]string{"省级": "330600:qts", "市级": "330602:qts", "县级": "330681:qts"}
	for _, r := range rows(t, "shaoxing_level.csv") {
		if r["row_type"] == "published_total" {
			continue
		}
		w.Sub(units[r["level"]], "2010H1").Set("Q101", r["product_kinds"]).Set("Q104", r["batches"]).Set("Q105", r["pass_batches"])
	}
	p := testkit.Period(t, "2010H1")
	kinds := func() string { return printed(compute(w).Field("330600", p, rollup.Current, "Q101", "").Value, 0) }
	require.Equal(t, "—", kinds())
	w.Whole("330600:qts", "2010H1").Set("Q101", "220").Set("Q104", "3075").Set("Q105", "2971")
	require.Equal(t, "220", kinds())
	in := compute(w)
	require.Equal(t, "3075", printed(in.Field("330600", p, rollup.Current, "Q104", "").Value, 0))
	require.Equal(t, "2971", printed(in.Field("330600", p, rollup.Current, "Q105", "").Value, 0))
	require.Equal(t, "96.62", printed(in.At("330600", p, rollup.Current, "A01").Value, 2)) // 2971/3075
}

// The national chain of 2011H1: 出入境合计, 入境 and 出境.
func TestNationalChain2011H1(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "100000:ciq")
	s := w.Sub("100000:ciq", "2011H1")
	codes := map[string][4]string{"出境": {"C101", "C102", "C103", "C104"}, "入境": {"C105", "C106", "C107", "C108"}}
	for _, r := range rows(t, "ciq_goods.csv") {
		for i, column := range []string{"batches_wan", "value_100m_usd", "fail_batches_wan", "fail_value_100m_usd"} {
			if code, ok := codes[r["flow"]]; ok {
				s.Set(code[i], tenThousand(r[column]))
			}
		}
	}
	in, p := compute(w), testkit.Period(t, "2011H1")
	for code, want := range map[string]string{"B03": "3.29", "B02": "0.15", "B05": "838.08", "B06": "7102.54",
		"B04": "10.96"} { // published as 10.95 from finer data: X12
		require.Equal(t, want, printed(in.At("100000", p, rollup.Current, code).Value, 2), code)
	}
	for source, want := range map[string]string{
		"(C103 + C107) / (C101 + C105) * 100": "0.92", "(C104 + C108) / (C102 + C106) * 100": "6.37",
		"C103 / C101 * 100": "0.15", "C107 / C105 * 100": "3.29", "C104 / C102 * 100": "0.15"} {
		q, _ := in.Formula(formula(t, source), "100000", p, rollup.Current, false)
		require.Equal(t, want, printed(q, 2), source)
	}
}

func tenThousand(s string) string { return s + "e4" }

// Special equipment 2019–2021: the kinds add up to the published total, with
// ropeways counted in lines; 气瓶 and 压力管道 are outside.
func TestSpecialEquipmentTotals(t *testing.T) {
	columns := []string{"boiler_wan", "pressure_vessel_wan", "elevator_wan", "crane_wan", "amusement_wan", "in_plant_vehicle_wan"}
	checked := 0
	for _, r := range rows(t, "special_equipment_stock.csv") {
		if r["total_wan_published"] == "" || r["boiler_wan"] == "" {
			continue
		}
		sum := num.MustParse(r["ropeway_lines"] + "e-4")
		for _, c := range columns {
			sum = sum.Add(num.MustParse(strings.TrimSpace(r[c])))
		}
		require.Equal(t, r["total_wan_published"], num.Format(num.Round(sum.Rat(), 2, num.HalfEven), 2), r["year"])
		checked++
	}
	require.Equal(t, 3, checked)
}

// X10: deaths per ten thousand units are computed over Q307, not over the stock.
func TestDeathsRestOnTheirOwnDenominator(t *testing.T) {
	w := testkit.New(t, testkit.Defs(t, "2011"), "100000:qts")
	w.Sub("100000:qts", "2012Q4").Set("Q301", "8216700").Set("Q303", "80", "292").Set("Q307", "564.7969")
	in, p := compute(w), testkit.Period(t, "2012Q4")
	for _, basis := range []rollup.Basis{rollup.Current, rollup.ToDate} {
		require.Equal(t, "0.517", printed(in.At("100000", p, basis, "E04").Value, 3), "the year's deaths on either basis")
	}
}
