package pdf

import (
	"fmt"
	"math"

	"qreport/report/document"
)

var counties = []string{"市本级", "吴兴区", "南浔区", "德清县", "长兴县", "安吉县"}

func at(v float64, places int) document.Point {
	return document.Point{Value: v, Present: true, Text: fmt.Sprintf("%.*f", places, v)}
}

func dotChart(rows int, number string) *document.Chart {
	p := document.DotInterval{Decimals: 2, Reference: &document.Reference{Label: "全市91.74", Value: 91.74}}
	for i := range rows {
		label := counties[i%6]
		if i >= 6 {
			label = fmt.Sprintf("第%d县（市、区）", i+1)
		}
		v, n := 93.75-float64(i*7%11)*0.8, 96-i*7%80
		half := 1.96 * math.Sqrt(v*(100-v)/float64(n))
		p.Rows = append(p.Rows, document.DotRow{Label: label, Point: at(v, 2), Low: v - half, High: min(v+half*0.6, 100), N: fmt.Sprintf("n=%d", n), Small: n < 30})
	}
	p.Rows[min(4, rows-1)].Point.Present = false
	p.Rows[min(5, rows-1)].Small = true
	return &document.Chart{ID: "F1", Number: number, Title: "各县区批次合格率及95%区间", Unit: "%", Plot: p, Notes: []string{"注：空心点表示样本量不足30批次。"}}
}

func linesChart() *document.Chart {
	var rate, exp document.Series
	rate.Name, exp.Name = "国内监督抽查", "出口商品检验"
	p := document.Lines{Decimals: 1, Reference: &document.Reference{Label: "目标90.0", Value: 90}}
	for i := range 8 {
		p.Periods = append(p.Periods, fmt.Sprintf("%d年%d季", 2009+i/4, i%4+1))
		v := 89.5 + float64(i)*0.35 + float64(i%3)*0.4
		rate.Points = append(rate.Points, document.Point{Value: v, Present: i != 3})
		rate.Low, rate.High = append(rate.Low, v-2), append(rate.High, v+1.6)
		exp.Points = append(exp.Points, document.Point{Value: 98.2 + float64(i%2)*0.3, Present: i > 1})
	}
	rate.Points[7].Text = "91.7"
	exp.Points[7].Text = "98.5"
	p.Series = []document.Series{rate, exp}
	return &document.Chart{ID: "F2", Number: "图2", Title: "八个季度合格率走势", Unit: "%", Plot: p, Notes: []string{"注：灰带为95%区间；2009年4季度未报送，线条断开。"}}
}

func paretoChart() *document.Chart {
	p := document.Pareto{}
	for i, name := range []string{"标志标识", "纤维成分含量", "甲醛含量", "电气强度", "色牢度", "导体电阻", "绝缘老化前断裂伸长率", "其他"} {
		v := []float64{42, 31, 18, 11, 7, 5, 2, 3}[i]
		p.Rows = append(p.Rows, document.BarRow{Label: name, Point: at(v, 0)})
	}
	return &document.Chart{ID: "F3", Number: "图3", Title: "不合格项目排列图", Unit: "项次", Plot: p}
}

func barsChart() *document.Chart {
	p := document.Bars{Decimals: 1, Reference: &document.Reference{Label: "平均8.1", Value: 8.1}}
	for i, name := range []string{"儿童服装", "电线电缆", "木地板", "家用电器及电子产品配套用的各类零部件", "食品相关产品", "化肥"} {
		p.Rows = append(p.Rows, document.BarRow{Label: name, Point: at(14.2-float64(i)*2.4, 1), Note: fmt.Sprintf("n=%d", 30+i*11)})
	}
	p.Rows[3].Point.Present = false
	return &document.Chart{ID: "F4", Number: "图4", Title: "不合格发现率较高的产品", Unit: "%", Plot: p}
}

func goalChart() *document.Chart {
	p := document.Goalposts{Low: 60, High: 100}
	groups := []string{"标准与技术水平", "质量管理水平", "质量监督与检验水平", "研发与技术改造能力", "核心技术能力", "市场适应能力"}
	labels := []string{"产品质量等级品率", "微电子控制设备比重", "质量管理体系认证率", "质量损失率", "产品监督抽查合格率", "出口商品检验合格率", "研究与试验发展经费比重", "技术改造经费比重", "每百万元产值拥有专利数", "新产品销售比重", "平均产品销售收入", "国际市场销售率"}
	for i, l := range labels {
		r := document.GoalRow{Group: groups[i/2], Label: l, Score: at(66+float64(i*17%33), 2), Previous: at(64+float64(i*13%30), 2), Raw: fmt.Sprintf("%.2f%%", 1.5+float64(i)*7.3)}
		r.Previous.Text = ""
		p.Rows = append(p.Rows, r)
	}
	p.Rows[8].Score.Present = false
	return &document.Chart{ID: "F5", Number: "图5", Title: "质量竞争力指数十二项统计指标得分", Unit: "分", Plot: p, Notes: []string{"注：实心点为本期，空心点为上期；右列为指标原值。"}}
}

func columnsChart() *document.Chart {
	p := document.Columns{Labels: []string{"一季度", "二季度", "三季度", "四季度"}, Decimals: 1}
	for k, name := range []string{"2009年", "2010年", "2011年"} {
		s := document.Series{Name: name}
		for i := range 4 {
			s.Points = append(s.Points, at(5200+float64(k)*430+float64(i*i)*120, 0))
		}
		p.Series = append(p.Series, s)
	}
	for i := 1; i < 4; i++ {
		p.Series[2].Points[i].Present = false
	}
	return &document.Chart{ID: "F6", Number: "图6", Title: "检验检疫进出口商品批次", Unit: "批", Plot: p}
}

func funnelChart() *document.Chart {
	p := document.Funnel{Centre: 91.74}
	for i := range 30 {
		n := 15 + float64(i*i)*0.9
		v := 91.74 + math.Sin(float64(i)*2.3)*240/(20+n)*1.2
		fp := document.FunnelPoint{Label: fmt.Sprintf("第%d县", i+1), N: n, Rate: min(v, 100)}
		fp.Outside = math.Abs(v-91.74) > 1.96*math.Sqrt(91.74*8.26/n)
		p.Points = append(p.Points, fp)
	}
	p.Points[12].Rate, p.Points[12].Outside, p.Points[12].Label = 80.2, true, "双江拉祜族佤族布朗族傣族自治县"
	p.Points[28].Rate, p.Points[28].Outside = 84.9, true
	p.Points[29].Rate, p.Points[29].Outside = 85.1, true
	for n := 12.0; n < 800; n *= 1.12 {
		h := 1.96 * math.Sqrt(91.74*8.26/n)
		p.Limits = append(p.Limits, document.FunnelLimit{N: n, Low: 91.74 - h, High: min(91.74+h, 100)})
	}
	return &document.Chart{ID: "F7", Number: "图7", Title: "县（市、区）合格率漏斗图", Unit: "%", Plot: p}
}

func waterfallChart() *document.Chart {
	p := document.Waterfall{StartLabel: "2010年一季度", EndLabel: "2011年一季度", Start: 83.36, End: 84.23, Decimals: 2}
	for i, l := range []string{"产品质量等级品率", "质量损失率", "监督抽查合格率", "研发经费比重", "新产品销售比重", "其他指标"} {
		v := []float64{0.52, -0.31, 0.08, 0.44, -0.12, 0.26}[i]
		p.Steps = append(p.Steps, document.BarRow{Label: l, Point: document.Point{Value: v, Present: true, Text: fmt.Sprintf("%+.2f", v)}})
	}
	return &document.Chart{ID: "F8", Number: "图8", Title: "质量竞争力指数变化的构成", Unit: "分", Plot: p}
}
