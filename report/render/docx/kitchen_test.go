package docx

import (
	"strings"
	"time"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// kitchen is a document with every block, a wide table in the middle of the
// text, and texts that a stranger may have put into a submission.
func kitchen() *document.Document {
	return &document.Document{
		Meta: document.Meta{Title: "关于湖州市2011年第一季度质量状况分析的报告", Subject: "质量状况分析", Author: "湖州市质量技术监督局",
			Declared: time.Date(2011, 4, 12, 0, 0, 0, 0, time.UTC), Tool: "qreport 0.1.0", Notice: "模拟数据"},
		Head: document.Head{Issuers: []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Suffix: "文件", Serial: "000012", Secrecy: "内部★1年",
			Number: "湖质监〔2011〕18号", Signers: []string{"王小明", "李华"}, Title: []string{"关于湖州市2011年第一季度", "质量状况分析的报告"}, Addressee: "市人民政府"},
		Body: kitchenBody(),
		Annexes: []document.Annex{
			{Label: "附件1", Title: "各地区主要指标", Blocks: []document.Block{numbers("R", "附表1", true), numbers("P", "附表2", false)}},
			{Label: "附件2", Title: "说明", Blocks: []document.Block{document.Note{Text: "注：<b>&\"'</b>，控制符不进文件。"}}},
		},
		Close: document.Close{Attachments: []string{"各地区主要指标", "说明"}, Signatures: []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Date: "2011年4月12日",
			CopyTo: []string{"省质量技术监督局", "浙江出入境检验检疫局", "市委办公室", "市人大常委会办公室", "市政协办公室"}, Printer: "湖州市质量技术监督局办公室", PrintedOn: "2011年4月12日"},
	}
}

func kitchenBody() []document.Block {
	blocks := []document.Block{
		document.Heading{Level: 1, Text: "一、质量总体状况"}, document.Heading{Level: 2, Text: "（一）国内制造业产品"},
		document.Paragraph{Spans: []document.Span{{Text: "批次合格率"}, {Note: []document.Span{{Text: "合格批次占抽查批次的比例，<上年>为"}, {Text: "94.10", Figure: "A01.prior"}, {Text: "%。"}}},
			{Text: "为"}, {Text: "94.76", Figure: "A01"}, {Text: "%（见"}, {Text: "表1", Ref: "T1"},
			{Text: "和"}, {Text: "图1", Ref: "F1"}, {Text: "；分地区见"}, {Text: "附表1", Ref: "R"}, {Text: "）。"}, {Text: "【待补充】", Strong: true}}},
		numbers("T1", "表1", false), bars("F1", "图1"),
		document.Heading{Level: 3, Text: "1.分行业"}, document.Heading{Level: 4, Text: "（1）木竹制品"},
		document.Paragraph{Spans: []document.Span{{Text: strings.Repeat("各县区加强后处理，复查全部合格。", 30)}, {Note: []document.Span{{Text: "以最后一次报送的为准。"}}}}},
		numbers("T2", "表2", true), document.Note{Text: "注：两局批次不相加。"},
		numbers("T3", "表3", false), &document.Chart{ID: "F2", Number: "图2", Title: "空图", Unit: "批", Plot: document.Bars{}},
	}
	return blocks
}

func bars(id, number string) *document.Chart {
	plot := document.Bars{Decimals: 1}
	for i, label := range []string{"食品", "日用消费品", "农业生产资料"} {
		plot.Rows = append(plot.Rows, document.BarRow{Label: label, Point: document.Point{Value: 97 - float64(i), Present: true}})
	}
	return &document.Chart{ID: id, Number: number, Title: "各类产品合格率", Unit: "%", Plot: plot, Notes: []string{"注：样本见表。"}}
}

// numbers has grouped headers, a heading row, parts, a total, flags, missing
// values, and numbers with different digits behind the point.
func numbers(id, number string, wide bool) *document.Table {
	cell := func(s string) document.Cell {
		d, err := num.Parse(s)
		if err != nil {
			panic(err)
		}
		return document.Cell{Text: s, Number: d, IsNumber: true}
	}
	rate := cell("96.2")
	rate.Flag = "*"
	return &document.Table{ID: id, Number: number, Title: "监督抽查情况", Unit: "单位：批次、%", Wide: wide,
		Columns: []document.Column{{Title: "地区", Width: 8}, {Title: "抽查批次", Group: "监督抽查", Align: document.AlignNumber, Width: 6},
			{Title: "合格率", Group: "监督抽查", Align: document.AlignNumber, Width: 6}, {Title: "位次", Align: document.AlignCentre, Width: 4}},
		Rows: []document.Row{
			{Kind: document.RowSection, Cells: []document.Cell{document.Text("按地区"), {}, {}, {}}},
			{Cells: []document.Cell{document.Text("吴兴区"), cell("127"), rate, document.Text("1～3")}},
			{Kind: document.RowOf, Indent: 1, Cells: []document.Cell{document.Text("其中：八里店镇"), cell("7"), cell("100"), document.Text("—")}},
			{Cells: []document.Cell{document.Text("=1+1 <安吉县>"), document.Text("△"), document.Text("…"), document.Text("—")}},
			{Kind: document.RowTotal, Cells: []document.Cell{document.Text("合计"), cell("1134"), cell("95.125"), document.Text("—")}},
		},
		Notes: []string{"* 数据不完整。"}}
}
