package xlsx

import (
	"fmt"

	"qreport/report/document"
)

func at(v float64) document.Point { return document.Point{Value: v, Present: true} }

// kitchenCharts has one chart of every plot, with gaps and references.
func kitchenCharts() []*document.Chart {
	charts := []*document.Chart{
		{Title: "各地区抽查合格率", Unit: "%", Plot: kitchenDots()},
		{Title: "近八个季度抽查合格率", Unit: "%", Plot: kitchenLines(2)},
		{Title: "指数各项贡献", Unit: "分", Plot: document.Waterfall{StartLabel: "2010年", EndLabel: "2011年", Start: 82.1, End: 83.0, Decimals: 1,
			Steps: []document.BarRow{{Label: "抽查合格率", Point: at(0.6)}, {Label: "新产品销售", Point: at(0.5)}, {Label: "质量损失率", Point: document.Point{Value: -0.2, Present: true, Text: "−0.2"}}}}},
		{Title: "不合格项目", Unit: "项次", Plot: document.Pareto{Rows: []document.BarRow{{Label: "甲醛释放量", Point: at(21)}, {Label: "标识标注", Point: at(12)}, {Label: "含水率", Point: at(7)}, {Label: "浸渍剥离", Point: at(4)}, {Label: "其他", Point: at(3)}}}},
		{Title: "各类产品合格率", Unit: "%", Plot: document.Bars{Decimals: 1, Reference: &document.Reference{Label: "全市", Value: 96.2}, Rows: []document.BarRow{
			{Label: "食品", Point: at(98.2), Note: "n=412"}, {Label: "农业生产资料", Point: at(97.1), Note: "n=55"}, {Label: "建筑装饰装修材料", Point: at(93.8), Note: "n=230"}, {Label: "暂无数据的一类", Point: document.Point{}}}}},
		{Title: "质量竞争力指数", Unit: "分", Plot: kitchenGoals()},
		{Title: "进出口检验检疫批次", Unit: "批", Plot: document.Columns{Labels: []string{"一季度", "二季度", "三季度", "四季度"}, Series: []document.Series{
			{Name: "出口", Points: []document.Point{at(1203), at(1310), {}, at(1402)}}, {Name: "进口", Points: []document.Point{at(203), at(310), at(255), at(302)}}}}},
		{Title: "县级合格率与样本量", Unit: "%", Plot: kitchenFunnel()},
		{Title: "单一序列与区间", Unit: "%", Plot: kitchenLines(1)},
		{Title: "空图", Plot: document.Bars{}},
	}
	for i, c := range charts {
		c.ID, c.Number = fmt.Sprintf("F%d", i+1), fmt.Sprintf("图%d", i+1)
		c.Notes = []string{"资料来源：两局汇总。"}
	}
	return charts
}

func kitchenDots() document.DotInterval {
	plot := document.DotInterval{Decimals: 1, Reference: &document.Reference{Label: "全省", Value: 95.2}}
	for i, r := range regions() {
		v := 99.1 - float64(i)*1.3
		plot.Rows = append(plot.Rows, document.DotRow{Label: r, Point: at(v), Low: v - 2.5, High: min(100, v+1.8), N: fmt.Sprintf("n=%d", 127+31*i), Small: i == 2})
	}
	plot.Rows = append(plot.Rows, document.DotRow{Label: "高新区"})
	return plot
}

func kitchenLines(series int) document.Lines {
	plot := document.Lines{Decimals: 1, Reference: &document.Reference{Label: "目标", Value: 95}}
	for i := range 8 {
		plot.Periods = append(plot.Periods, fmt.Sprintf("%dQ%d", 2009+(i+1)/4, (i+1)%4+1))
	}
	for s := range series {
		one := document.Series{Name: []string{"湖州市", "浙江省"}[s]}
		for i := range 8 {
			p := at(93.5 + float64(i)*0.4 - float64(s)*0.9)
			p.Present = i != 3
			one.Points = append(one.Points, p)
			one.Low, one.High = append(one.Low, p.Value-1.1), append(one.High, p.Value+0.9)
		}
		plot.Series = append(plot.Series, one)
	}
	return plot
}

func kitchenGoals() document.Goalposts {
	plot := document.Goalposts{Low: 60, High: 100}
	for i, label := range []string{"产品质量等级品率", "质量损失率", "产品质量监督抽查合格率", "出口商品检验合格率", "新产品产值率", "技术改造经费比重"} {
		plot.Rows = append(plot.Rows, document.GoalRow{Group: []string{"质量水平", "发展能力"}[i/3], Label: label, Score: at(70 + 4.3*float64(i)), Previous: at(69 + 4.4*float64(i)), Raw: fmt.Sprintf("%d.1%%", 60+i)})
	}
	return plot
}

func kitchenFunnel() document.Funnel {
	plot := document.Funnel{Centre: 96.2}
	for i := range 14 {
		plot.Points = append(plot.Points, document.FunnelPoint{Label: fmt.Sprintf("县%d", i+1), N: float64(20 + i*17), Rate: 96.2 + float64(i%5-2)*1.4, Outside: i == 5})
	}
	for _, n := range []float64{20, 40, 80, 120, 160, 200, 260} {
		plot.Limits = append(plot.Limits, document.FunnelLimit{N: n, Low: 96.2 - 60/n, High: min(100, 96.2+40/n)})
	}
	return plot
}
