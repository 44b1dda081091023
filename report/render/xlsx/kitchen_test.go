package xlsx

import (
	"fmt"
	"strings"
	"time"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// nasty are texts that a stranger may have put into a submission.
func nasty() []string {
	return []string{
		`=HYPERLINK("http://evil.example","点我")`, "+1+1", "-2+3", "@SUM(A1)", "\tTAB", "=cmd|' /C calc'!A0",
		`<b>&"'</b>`, "第一行\n第二行", "  前后空格  ", "控制\x01\x1f符", "坏\xff字节", "_x0041_", "𠮷野家", "～！＃",
	}
}

// kitchen is a document with everything in it.
func kitchen() *document.Document {
	d := &document.Document{
		Meta: document.Meta{
			Title: "2011年第一季度湖州市质量状况分析报告", Subject: "质量状况分析", Author: "湖州市质量技术监督局 湖州出入境检验检疫局",
			Keywords: "质量;抽查;检验检疫", Declared: time.Date(2011, 4, 12, 0, 0, 0, 0, time.UTC),
			Tool: "qreport 0.1.0", Notice: "模拟数据",
		},
		Head: document.Head{
			Issuers: []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Suffix: "文件",
			Number: "湖质监〔2011〕18号", Title: []string{"关于2011年第一季度全市质量状况的", "分析报告"}, Addressee: "市人民政府",
		},
		Close: document.Close{
			Attachments: []string{"各地区主要指标", "两局数据核对"},
			Signatures:  []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Date: "2011年4月12日",
		},
		Legend: []document.Mark{{Sign: "—", Meaning: "不适用"}, {Sign: "…", Meaning: "未报送"}, {Sign: "×", Meaning: "未设机构"}},
	}
	d.Body = kitchenBody()
	d.Annexes = []document.Annex{{Label: "附件1", Title: "各地区主要指标", Blocks: []document.Block{wideTable()}}}
	d.Sheets = []document.Table{*nastyTable(), *ledgerTable(), {ID: "S3", Title: "空表", Sheet: "空表",
		Columns: []document.Column{{Title: "甲"}, {Title: "乙", Align: document.AlignNumber}}}}
	d.Figures = kitchenFigures()
	return d
}

func kitchenBody() []document.Block {
	blocks := []document.Block{
		document.Heading{Level: 1, Text: "一、质量总体状况"},
		document.Heading{Level: 2, Text: "（一）国内制造业产品"},
		document.Paragraph{Spans: []document.Span{
			{Text: "一季度，全市共抽查国内制造业产品1,277批次，合格1,228批次，抽查合格率为"}, {Text: "96.2", Figure: "A01"},
			{Text: "%，比上年同期提高1.2个百分点，变化在抽样波动范围内。分规模看，大中型企业合格率为98.1%，小型企业为94.9%，小型企业仍是监管重点。"},
		}},
		document.Note{Text: "注：抽查合格率不含复查批次。"},
		regionTable(),
	}
	for _, c := range kitchenCharts() {
		blocks = append(blocks, c)
	}
	return append(blocks,
		document.Heading{Level: 3, Text: "1.分行业情况"}, document.Heading{Level: 4, Text: "（1）木竹制品"},
		document.Paragraph{Spans: []document.Span{{Text: "=1+1 开头的段落也只是文字。"}}}, collidingTable(1), collidingTable(2))
}

func regions() []string {
	return []string{"吴兴区", "南浔区", "德清县", "长兴县", "安吉县", "湖州经济技术开发区", "太湖旅游度假区"}
}

// regionTable has totals, parts, missing signs, flags and figures.
func regionTable() *document.Table {
	t := &document.Table{
		ID: "T1", Number: "表1", Title: "各地区产品质量监督抽查情况", Unit: "单位：批次、%", Sheet: "表1 监督抽查",
		Columns: []document.Column{
			{Title: "地区", Width: 8}, {Title: "本期", Group: "抽查批次", Align: document.AlignNumber},
			{Title: "上年同期", Group: "抽查批次", Align: document.AlignNumber},
			{Title: "本期", Group: "抽查合格率", Align: document.AlignNumber, Decimals: 1},
			{Title: "同比（百分点）", Group: "抽查合格率", Align: document.AlignNumber, Decimals: 1},
			{Title: "位次", Align: document.AlignCentre},
		},
		Notes: []string{"注：带*者样本量不足30批次，不参与排位；合格率括号内为95%置信区间，按Wilson法计算，位次区间重叠时并列。", "资料来源：湖州市质量技术监督局。"},
	}
	t.Rows = append(t.Rows, numberRow(document.RowTotal, 0, "全市", "1277", "1190", "96.2", "1.2", "T1"))
	t.Rows[0].Cells[5] = document.Text("—")
	for i, r := range regions() {
		row := numberRow(document.RowPlain, 0, r, fmt.Sprint(127+31*i), fmt.Sprint(120+29*i), fmt.Sprintf("%.1f", 99.1-float64(i)*1.3), fmt.Sprintf("%.1f", 1.5-float64(i)*0.9), fmt.Sprintf("T1-%02d", i))
		row.Cells[5] = document.Text(fmt.Sprintf("%d—%d", i+1, i+2))
		t.Rows = append(t.Rows, row)
	}
	part := numberRow(document.RowOf, 1, "其中：八里店镇", "21", "19", "95.2", "0.0", "T1-p")
	part.Cells[3].Flag = "*"
	missing := document.Row{Cells: []document.Cell{document.Text("高新技术产业园区"), document.Text("…"), document.Text("…"), document.Text("—"), document.Text("—"), document.Text("×")}}
	section := document.Row{Kind: document.RowSection, Cells: []document.Cell{document.Text("开发区")}}
	t.Rows = append(t.Rows[:2], append([]document.Row{part}, t.Rows[2:]...)...)
	t.Rows = append(t.Rows, section, missing)
	return t
}

func numberRow(kind document.RowKind, indent int, name, a, b, c, e, id string) document.Row {
	return document.Row{Kind: kind, Indent: indent, Cells: []document.Cell{
		document.Text(name), number(a, 0, ""), number(b, 0, ""), number(c, 1, id), number(e, 1, ""), document.Text(""),
	}}
}

func number(s string, places int, figure string) document.Cell {
	return document.Number(num.MustParse(s), places, figure)
}

func wideTable() *document.Table {
	t := &document.Table{ID: "A-1", Number: "附表1", Title: "各地区主要指标（一季度，累计与当季相同）", Wide: true, Unit: "单位：见各列",
		Columns: []document.Column{{Title: "地区"}, {Title: "级别", Align: document.AlignCentre}}}
	for j := range 12 {
		t.Columns = append(t.Columns, document.Column{Title: fmt.Sprintf("指标%d（百分点）", j+1), Group: "主要指标", Align: document.AlignNumber, Decimals: j % 4})
	}
	for i := range 60 {
		row := document.Row{Cells: []document.Cell{document.Text(fmt.Sprintf("第%d县（市、区）", i+1)), document.Text("县")}}
		for j := range 12 {
			s := num.MustParse(fmt.Sprintf("%d.%03d", (i*37+j*11)%1000-200, (i*i+j)%1000))
			row.Cells = append(row.Cells, document.Number(num.Round(s.Rat(), j%4, num.HalfEven), j%4, ""))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows[3].Cells[3] = document.Cell{Text: "+1.20", Number: num.MustParse("1.20"), IsNumber: true}
	t.Rows[4].Cells[3] = document.Cell{Text: "12,345.6%", Number: num.MustParse("12345.6"), IsNumber: true}
	return t
}

// nastyTable carries what strangers write.
func nastyTable() *document.Table {
	t := &document.Table{ID: "S 1", Title: "原因说明[原文]", Sheet: "说明:原文*?/\\一个非常非常长的工作表名称超过三十一个字符的",
		Columns: []document.Column{{Title: "序号", Align: document.AlignNumber}, {Title: "原文"}, {Title: "原文"}, {Title: ""}}}
	for i, s := range nasty() {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{number(fmt.Sprint(i+1), 0, ""), document.Text(s),
			document.Text(strings.Repeat("很长的说明，", 20)), document.Text("见表1")}})
	}
	return t
}

func ledgerTable() *document.Table {
	return &document.Table{ID: "S2", Title: "两局比对台账", Sheet: "目录", // a taken name
		Columns: []document.Column{{Title: "指标"}, {Title: "质监", Align: document.AlignNumber, Decimals: 2}, {Title: "检验检疫", Align: document.AlignNumber, Decimals: 2}},
		Rows: []document.Row{{Cells: []document.Cell{document.Text("A01"), number("123456789012.34", 2, ""), document.Text("×")}},
			{Cells: []document.Cell{document.Text("A02"), number("-0.50", 2, ""), number("0", 2, "")}}}}
}

// collidingTable has a name that is the same in its first 31 characters.
func collidingTable(i int) *document.Table {
	return &document.Table{ID: "T3", Number: "表3", Title: strings.Repeat("同名的长标题", 8) + fmt.Sprint(i),
		Columns: []document.Column{{Title: "名称"}, {Title: "数", Align: document.AlignNumber}},
		Rows:    []document.Row{{Cells: []document.Cell{document.Text("甲"), number(fmt.Sprint(i), 0, "")}}}}
}

func kitchenFigures() []document.Figure {
	source := func(region, cell, text string) document.Source {
		return document.Source{Filing: &document.Filing{Region: region, Bureau: "质量技术监督局", File: "inbox/" + region + "_质检统E1.xlsx",
			SHA256: strings.Repeat("ab12", 16), Sheet: "抽查汇总"}, Text: text, Cell: cell}
	}
	figures := []document.Figure{{
		ID: "A01", Name: "产品质量监督抽查合格率", Region: "湖州市", Period: "2011Q1", Basis: "当季", Text: "96.2", Unit: "%",
		Formula: "合格批次数 ÷ 抽查批次数 × 100", Note: "含各县（区）",
		Operands: []document.Operand{
			{Code: "F012", Name: "合格批次数", Text: "1228", Unit: "批次", Sources: []document.Source{source("吴兴区", "D7", "125"), source("南浔区", "D7", "153"), {Filing: &document.Filing{Region: "德清县"}, Text: "950"}}},
			{Code: "F011", Name: "抽查批次数", Text: "1277", Unit: "批次", Sources: []document.Source{source("吴兴区", "C7", "127")}},
		},
	}, {ID: "T1", Name: "全市抽查合格率", Text: "96.2", Unit: "%"}}
	for i, r := range regions() {
		figures = append(figures, document.Figure{ID: fmt.Sprintf("T1-%02d", i), Name: "抽查合格率", Region: r, Period: "2011Q1", Basis: "当季",
			Text: fmt.Sprintf("%.1f", 99.1-float64(i)*1.3), Unit: "%", Formula: "合格批次数 ÷ 抽查批次数 × 100",
			Operands: []document.Operand{{Code: "F012", Name: "合格批次数", Text: fmt.Sprint(125 + 30*i), Unit: "批次", Sources: []document.Source{source(r, "D7", fmt.Sprint(125+30*i))}}}})
	}
	return figures
}
