package pdf

import (
	"fmt"
	"strings"
	"time"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// kitchenSink is a document with every block, every chart and every nasty text.
func kitchenSink() *document.Document {
	d := &document.Document{
		Meta: document.Meta{
			Title: "关于湖州市2011年第一季度质量状况分析的报告", Subject: "质量状况分析", Author: "湖州市质量技术监督局；湖州出入境检验检疫局",
			Keywords: "质量 合格率 湖州", Declared: time.Date(2011, 4, 12, 0, 0, 0, 0, time.UTC), Tool: "qreport 0.1.0",
			Notice: "模拟数据　不作为任何决策依据",
		},
		Head: document.Head{
			Issuers: []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Suffix: "文件",
			Serial: "000012", Secrecy: "内部★1年", Urgency: "特急",
			Number: "湖质监〔2011〕18号", Signers: []string{"王小明", "李华"},
			Title:     []string{"关于湖州市2011年第一季度", "质量状况分析的报告"},
			Addressee: "市人民政府",
		},
		Close: document.Close{
			Attachments: []string{"各县区主要质量指标一览表", "分产品类别监督抽查结果及两局数据核对说明，标题很长需要回行排列的附件名称示例", "指标解释"},
			Signatures:  []string{"湖州市质量技术监督局", "湖州出入境检验检疫局"}, Date: "2011年4月12日",
			CopyTo:  []string{"省质量技术监督局", "浙江出入境检验检疫局", "市委办公室", "市人大常委会办公室", "市政协办公室", "市各有关单位"},
			Printer: "湖州市质量技术监督局办公室", PrintedOn: "2011年4月12日",
		},
	}
	d.Body = bodyBlocks()
	d.Annexes = []document.Annex{
		{Label: "附件1", Title: "各县区主要质量指标一览表", Blocks: []document.Block{wideTable("附表1"), wideTable("附表2")}},
		{Label: "附件2", Title: "分产品类别监督抽查结果", Blocks: []document.Block{longTableSample(60), document.Paragraph{Spans: spans("以上各表数据来源于质检统1表。")}}},
		{Label: "附件3", Title: "指标解释", Blocks: []document.Block{nastyTable(), para1(strings.Repeat("批次合格率指抽查合格批次数与抽查批次数之比。", 6))}},
	}
	return d
}

func spans(s string) []document.Span { return []document.Span{{Text: s}} }

func para1(s string) document.Block { return document.Paragraph{Spans: spans(s)} }

const prose = "一季度共抽查412家企业生产的436批次产品，批次合格率为91.74%（95%置信区间88.8%—94.0%），同比上升0.62个百分点，变化在抽样波动范围内。其中，大、中、小型企业产品批次合格率分别为96.88%、93.50%和89.92%。“十二五”规划提出，到2015年，主要工业产品质量国家监督抽查合格率保持在90%以上；样本量不足30批次的类别，不作排序。"

func bodyBlocks() []document.Block {
	return []document.Block{
		para1("2011年第一季度，全市产品质量总体平稳，未发生区域性、系统性质量安全事件。现将市质量技术监督局、湖州检验检疫局统一分析的质量状况报告如下。"),
		document.Heading{Level: 1, Text: "一、质量总体状况"},
		document.Heading{Level: 2, Text: "（一）国内制造业产品"},
		para1(prose),
		document.Paragraph{Spans: []document.Span{{Text: "需要关注的是：", Strong: true}, {Text: "儿童服装、电线电缆、木地板等3类产品的不合格发现率连续2个季度高于10%，涉及企业47家，其中32家为小型企业。"}}},
		smallTable(),
		para1(prose),
		dotChart(6, "图1"),
		document.Heading{Level: 3, Text: "1.分行业情况"},
		para1("按《国民经济行业分类》（GB/T 4754—2011），31个制造业大类中，抽查覆盖22个。" + prose),
		linesChart(),
		para1("受理12365申诉举报1,204件，同比增长12.3%；挽回经济损失386.5万元。检验检疫进出口商品6218批、货值4.36亿美元，同比分别增长7.9%和18.2%。进口商品批次、货值不合格检出率分别为3.31%和10.20%。"),
		document.Heading{Level: 4, Text: "（1）企业规模"},
		para1(prose + prose),
		paretoChart(),
		para1(prose),
		barsChart(),
		document.Heading{Level: 1, Text: "二、宏观质量指标与质量竞争力指数"},
		para1("质量竞争力指数为84.23，比上年同期提高0.87，列全省第4位。" + prose),
		goalChart(),
		waterfallChart(),
		para1(prose),
		columnsChart(),
		para1(prose),
		funnelChart(),
		document.Note{Text: "注：漏斗图的控制限按二项分布计算；落在控制限外的县区名称直接标注。数据来源：质检统1表、检统3表。"},
		document.Heading{Level: 1, Text: "三、影响发展的关键质量安全问题"},
		para1(strings.Repeat(prose, 2)),
		wideTable("表3"),
		para1(strings.Repeat(prose, 3)),
		document.Heading{Level: 1, Text: "四、原因分析与对策建议"},
		para1("罕见字：\U00020164\U0002139a镇、𬭚、㎡、①②③、℃、‰；不存在的字：\U0001F600、\uE123；坏字节：\xff\xfe；制表\t符；网址http://www.example.gov.cn/a/very/long/path/that/does/not/break/anywhere/index.html?id=123456789结束。"),
		para1("结尾：" + strings.Repeat("（括号、“引号”、《书名》）", 9) + "。"),
	}
}

func n(s string, places int) document.Cell { return document.Number(num.MustParse(s), places, "") }

func smallTable() *document.Table {
	t := &document.Table{ID: "T1", Number: "表1", Title: "各县区产品监督抽查批次合格率", Unit: "单位：批次、%",
		Columns: []document.Column{
			{Title: "地区", Align: document.AlignCentre, Width: 6},
			{Title: "批次", Group: "抽查", Align: document.AlignNumber, Width: 6},
			{Title: "合格批次", Group: "抽查", Align: document.AlignNumber, Width: 6},
			{Title: "合格率", Align: document.AlignNumber, Width: 6, Decimals: 2},
			{Title: "95%区间", Align: document.AlignCentre, Width: 8},
			{Title: "同比（百分点）", Align: document.AlignNumber, Width: 8, Decimals: 2}},
		Notes: []string{"注：合格率区间为Wilson 95%区间；区间重叠的地区不分先后。数据来源：质检统1表。“—”表示没有数据，“*”表示样本量不足30批次。"}}
	add := func(k document.RowKind, name, a, b, r, iv, d string) {
		c := []document.Cell{document.Text(name), n(a, 0), n(b, 0), n(r, 2), document.Text(iv), document.Text("—")}
		if d != "" {
			c[5] = n(d, 2)
		}
		t.Rows = append(t.Rows, document.Row{Kind: k, Cells: c})
	}
	add(document.RowTotal, "全市", "436", "400", "91.74", "88.8—94.0", "0.62")
	add(document.RowPlain, "市本级", "96", "90", "93.75", "87.0—97.1", "1.20")
	add(document.RowPlain, "吴兴区", "78", "71", "91.03", "82.6—95.6", "-0.41")
	add(document.RowPlain, "南浔区", "82", "73", "89.02", "80.4—94.1", "-1.15")
	add(document.RowPlain, "德清县", "64", "60", "93.75", "85.0—97.5", "12.31")
	add(document.RowPlain, "长兴县", "70", "63", "90.00", "80.8—95.1", "0.08")
	add(document.RowPlain, "安吉县", "16", "13", "81.25", "57.0—93.4", "")
	t.Rows[6].Cells[3].Flag = "*"
	return t
}

func longTableSample(rows int) *document.Table {
	t := &document.Table{ID: "T5", Number: "附表3", Title: "分产品类别监督抽查结果", Unit: "单位：家、批次、%",
		Columns: []document.Column{{Title: "产品类别", Width: 14}, {Title: "抽查企业数", Align: document.AlignNumber, Width: 6},
			{Title: "抽查批次数", Align: document.AlignNumber, Width: 6}, {Title: "批次合格率", Align: document.AlignNumber, Width: 6, Decimals: 2},
			{Title: "主要不合格项目", Width: 20}},
		Notes: []string{"注：1.部分合计数与分项之和不等，系四舍五入所致。", "2.“…”表示不足最小单位。"}}
	for i := range rows {
		r := document.Row{Cells: []document.Cell{document.Text(fmt.Sprintf("产品类别第%d类", i+1)), n(fmt.Sprint(10+i*7), 0), n(fmt.Sprint(12+i*9), 0), n(fmt.Sprintf("%d.%02d", 80+i%20, i%100), 2), document.Text("标志")}}
		switch {
		case i == 0:
			r.Kind, r.Cells[0].Text = document.RowTotal, "合计"
		case i%20 == 1:
			r = document.Row{Kind: document.RowSection, Cells: []document.Cell{document.Text(fmt.Sprintf("第%d部分　日用及纺织品", i/20+1))}}
		case i%7 == 3:
			r.Kind, r.Cells[0].Text, r.Cells[4].Text = document.RowOf, "其中：儿童服装", "纤维成分含量、甲醛含量、pH值、可分解致癌芳香胺染料、色牢度（耐水、耐汗渍、耐摩擦）"
		case i%7 == 4:
			r.Indent, r.Cells[0].Text = 2, "婴幼儿连体服"
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

func wideTable(number string) *document.Table {
	t := &document.Table{ID: "T9", Number: number, Title: "各县区主要质量指标一览", Unit: "单位：批次、%、万元、件", Wide: true,
		Columns: []document.Column{{Title: "地区", Width: 8}}}
	for _, g := range []string{"产品质量监督抽查", "出口工业产品检验", "进口工业产品检验", "执法打假", "特种设备"} {
		for _, c := range []string{"数量", "合格率", "同比"} {
			t.Columns = append(t.Columns, document.Column{Title: c, Group: g, Align: document.AlignNumber, Width: 5, Decimals: 2})
		}
	}
	for i, name := range []string{"全市", "市本级", "吴兴区", "南浔区", "德清县", "长兴县", "安吉县", "双江拉祜族佤族布朗族傣族自治县"} {
		r := document.Row{Cells: []document.Cell{document.Text(name)}}
		for j := range t.Columns[1:] {
			r.Cells = append(r.Cells, n(fmt.Sprintf("%d.%02d", (i*37+j*91)%1200, (i*13+j*7)%100), 2))
		}
		if i == 0 {
			r.Kind = document.RowTotal
		}
		t.Rows = append(t.Rows, r)
	}
	t.Notes = []string{"注：同比为百分点。"}
	return t
}

func nastyTable() *document.Table {
	return &document.Table{ID: "T7", Number: "附表4", Title: "超长单元格与异常文字" + strings.Repeat("标题很长", 9),
		Columns: []document.Column{{Title: "名称", Width: 8}, {Title: "解释及计算公式", Width: 30}, {Title: "", Align: document.AlignNumber, Width: 6}},
		Rows: []document.Row{
			{Cells: []document.Cell{document.Text("批次合格率"), document.Text(strings.Repeat("合格批次数÷抽查批次数×100%；", 12)), document.Text("—")}},
			{Cells: []document.Cell{document.Text("AVeryLongLatinWordWithoutAnyBreakInsideItWhatsoever"), document.Text("第一行\n第二行"), document.Text("12.5")}},
			{Cells: []document.Cell{document.Text(""), document.Text("缺少的单元格")}},
			{Cells: []document.Cell{document.Text("\xff\U0001F600"), document.Text(strings.Repeat("很长很长的说明文字，", 260)), n("-3.25", 2)}},
			{Kind: document.RowTotal, Cells: []document.Cell{document.Text("合计"), document.Text(""), n("-1000.25", 2)}},
		}}
}

// variants are documents whose heads and sizes differ from the kitchen sink.
func variants() map[string]*document.Document {
	text := []document.Block{document.Heading{Level: 1, Text: "一、质量总体状况"}, para1(prose), para1(prose)}
	single := &document.Document{Head: document.Head{Issuers: []string{"云南省质量技术监督局"}, Suffix: "文件", Number: "云质监〔2011〕7号",
		Title: []string{"关于印发2011年第一季度质量状况分析的通知"}, Addressee: "各州、市质量技术监督局，各有关单位"}, Body: text,
		Close: document.Close{Signatures: []string{"云南省质量技术监督局"}, Date: "2011年4月2日", Printer: "云南省质量技术监督局办公室", PrintedOn: "2011年4月2日"}}
	long := &document.Document{Head: document.Head{
		Issuers: []string{"双江拉祜族佤族布朗族傣族自治县质量技术监督局", "云南出入境检验检疫局临沧办事处", "双江拉祜族佤族布朗族傣族自治县农业局"}, Suffix: "文件",
		Number: "双质监联〔2011〕118号", Signers: []string{"欧阳震华", "李华", "买买提·艾力江"},
		Title:     []string{"关于双江拉祜族佤族布朗族傣族自治县2011年第一季度质量状况分析的报告"},
		Addressee: "双江拉祜族佤族布朗族傣族自治县人民政府"}, Body: text,
		Close: document.Close{Attachments: []string{"各乡镇情况"}, Signatures: []string{"双江拉祜族佤族布朗族傣族自治县质量技术监督局", "云南出入境检验检疫局临沧办事处", "双江拉祜族佤族布朗族傣族自治县农业局"}, Date: "2011年4月12日"}}
	plain := &document.Document{Meta: document.Meta{Notice: "模拟数据"}, Head: document.Head{Plain: true, Title: []string{"湖州市2011年第一季度", "质量状况分析（内部稿）"}}, Body: text}
	many := &document.Document{Head: document.Head{Plain: true, Title: []string{"一百一十个县"}}, Body: []document.Block{
		para1(prose), dotChart(110, "图1"), para1(prose), document.Heading{Level: 2, Text: "（二）各类产品"}, longTableSample(90), para1(prose)}}
	return map[string]*document.Document{"single": single, "long": long, "plain": plain, "many": many}
}
