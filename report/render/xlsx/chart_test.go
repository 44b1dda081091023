package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/model"
)

// TestChartCaches: what a chart's cache says is what the cells it refers to
// hold.
func TestChartCaches(t *testing.T) {
	d := kitchen()
	f := open(t, d)
	ref := regexp.MustCompile(`<(?:str|num)Ref><f>([^<]*)</f><(?:str|num)Cache>(.*?)</(?:str|num)Cache>`)
	point := regexp.MustCompile(`<pt idx="(\d+)"><v>([^<]*)</v></pt>`)
	points := 0
	for name, text := range parts(t, renderBytes(t, d)) {
		if !strings.HasPrefix(name, "xl/charts/") {
			continue
		}
		for _, m := range ref.FindAllStringSubmatch(text, -1) {
			target := m[1]
			require.True(t, strings.HasPrefix(target, "'图表'!"), target)
			first, _, _ := strings.Cut(strings.ReplaceAll(target[strings.IndexByte(target, '!')+1:], "$", ""), ":")
			column, row, err := excelize.CellNameToCoordinates(first)
			require.NoError(t, err)
			for _, p := range point.FindAllStringSubmatch(m[2], -1) {
				i, err := strconv.Atoi(p[1])
				require.NoError(t, err)
				requireSameValue(t, raw(t, f, sheetCharts, model.A1(column, row+i)), p[2])
				points++
			}
		}
	}
	require.Greater(t, points, 300)
}

func requireSameValue(t *testing.T, cell, cached string) {
	t.Helper()
	a, err1 := strconv.ParseFloat(cell, 64)
	b, err2 := strconv.ParseFloat(cached, 64)
	if err1 == nil && err2 == nil {
		require.InDelta(t, a, b, 1e-9)
		return
	}
	require.Equal(t, cell, cached)
}

func TestEveryPlotIsDrawn(t *testing.T) {
	d := kitchen()
	all := parts(t, renderBytes(t, d))
	drawn := ""
	for name, text := range all {
		if strings.HasPrefix(name, "xl/charts/") {
			drawn += text
		}
	}
	for _, want := range []string{"<errBars>", "<lineChart>", "<barChart>", "<scatterChart>", `<barDir val="bar"/>`, `<grouping val="stacked"/>`, `<dispBlanksAs val="gap"/>`} {
		require.Contains(t, drawn, want)
	}
	require.Contains(t, drawn, `<min val="60"/>`)
	require.Contains(t, drawn, `<dLblPos val="r"/>`, "dots bear their values")
	require.Contains(t, drawn, `<dLblPos val="t"/>`, "lines bear their values")
	require.NotContains(t, drawn, "<xVal><strRef>")
	require.Nil(t, newPlan(d).blockOf[d.Body[len(d.Body)-6].(*document.Chart)], "nothing to draw")
}

func TestExtremePlots(t *testing.T) {
	plots := []document.Plot{
		document.Funnel{Limits: []document.FunnelLimit{{N: 10, Low: 90, High: 100}}},
		document.Funnel{Points: []document.FunnelPoint{{Label: "甲", N: 3, Rate: 100}}},
		document.Pareto{Rows: []document.BarRow{{Label: "无"}}},
		document.Waterfall{Start: -1, End: 1, Steps: []document.BarRow{{Label: "甲", Point: at(2)}}},
		document.Waterfall{Start: 80, End: 80},
		document.Lines{Periods: []string{"2011Q1"}, Series: []document.Series{{Name: "短"}}},
		document.Columns{Labels: []string{"甲"}},
		document.Bars{Rows: []document.BarRow{{Label: "负", Point: at(-3)}}, Reference: &document.Reference{}},
	}
	d := &document.Document{}
	for _, p := range plots {
		d.Body = append(d.Body, &document.Chart{Title: "极端", Plot: p})
	}
	d.Body = append(d.Body, &document.Chart{Title: "没有图"})
	require.NotEmpty(t, renderBytes(t, d))
}
