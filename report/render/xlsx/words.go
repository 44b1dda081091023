package xlsx

// The fixed sheets of every workbook.
const (
	sheetCover    = "封面"
	sheetContents = "目录"
	sheetOverview = "概览"
	sheetCharts   = "图表"
	sheetProse    = "正文"
	sheetData     = "数据"
	sheetTrace    = "溯源"
	sheetSources  = "来源"
	sheetLegend   = "图例"
)

// What the program itself prints; everything else comes from the document.
const (
	wordBack      = "返回目录"
	wordBackMark  = "← "
	wordNumber    = "发文字号"
	wordDate      = "成文日期"
	wordIssuers   = "发文机关"
	wordNotice    = "提示"
	wordTool      = "生成工具"
	wordAttached  = "附件："
	wordSeeSheet  = "见工作表"
	wordFullTable = "完整表格见工作表"
	wordFigureIDs = "数据编号"
	wordTo        = "—"
	// a figure and a count follow
	wordSameOperands = "%s已列的%d个操作数"
	// a count follows
	wordItems = "%d项"
	// a count follows
	wordMoreOperands = "另有%d个操作数，用 qreport trace 查看"
	wordEmpty        = "（无数据）"
	wordColumn       = "列"
	wordSection      = "栏目"
	wordNone         = "—"
	wordBlank        = "空白的单元格：这一行没有该项内容。"
	wordReference    = "参照线："
	wordCentre       = "总体水平"
	wordLower        = "下限"
	wordUpper        = "上限"
	wordDown         = "向下误差"
	wordUp           = "向上误差"
	wordValue        = "数值"
	wordSmall        = "小样本数值"
	wordLabel        = "项目"
	wordNote         = "备注"
	wordSample       = "样本量"
	wordPeriod       = "时期"
	wordCount        = "数量"
	wordShare        = "累计占比（%）"
	wordGroup        = "分组"
	wordScore        = "得分"
	wordPrevious     = "上期得分"
	wordRaw          = "原始值"
	wordInside       = "控制限内"
	wordOutside      = "控制限外"
	wordBase         = "底数"
	wordRise         = "增加"
	wordFall         = "减少"
	wordTotal        = "合计"
	wordDrawn        = "图上标签"
	wordUnit         = "单位："
	wordGoalposts    = "横条从%g起，到%g为满"
	wordInterval     = "圆点为数值，竖线为区间"
)

// Titles and headers of the fixed sheets.
const (
	titleContents = "目录"
	titleOverview = "概览"
	titleCharts   = "图表与作图数据"
	titleProse    = "报告正文"
	titleData     = "计算用数据"
	titleTrace    = "数据溯源"
	titleSources  = "来源单元格"
	titleLegend   = "符号说明"
	noteData      = "各表中的数是以本表为数据的公式；改动本表的数值，各表随之重算。空格为缺报，不作零。"
	noteTrace     = "每个操作数一行，“来源行”写明它的填报单元格在“来源”一表的哪几行，点击可到；一整套分行业的数并为一行，前面已列过的一长串只写在哪里列过。编号可由名称框定位，点击编号回到所在表格。灰字与上一行相同；空白：没有这一项。"
	noteSources   = "每个操作数由哪些填报数而来：每个填报单元格一行，“编号”是“数据”一表中的数据编号，或“溯源”中的编号。文件空白的，是下级地区的合计。灰字与上一行相同。"
)

func contentsHeads() []string { return []string{"序号", "工作表", "内容", "数据行数"} }

func dataHeads() []string {
	return []string{"数据编号", "项目", "单位", "地区", "时期", "口径", "数值"}
}

func legendHeads() []string { return []string{"符号", "含义"} }

func traceHeads() []string {
	return []string{"编号", "名称", "地区", "时期", "口径", "印出值", "单位", "计算公式", "说明",
		"操作数", "操作数名称", "操作数值", "操作数单位", "来源行"}
}

func sourceHeads() []string {
	return append([]string{"编号", "操作数名称", "操作数单位"}, cellHeads()...)
}

func cellHeads() []string {
	return []string{"来源地区", "填报部门", "文件", "SHA-256", "工作表", "单元格", "填报值"}
}

// page header and footer; &P and &N are Excel's page number and count.
const pageNumber = "第 &P 页　共 &N 页"
