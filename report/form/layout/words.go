package layout

// Names of the sheets that are no forms.
const (
	CoverSheet   = "封面"
	RemarksSheet = "情况说明"
	MetaSheet    = "_qreport" // hidden
)

// Labels of the cover, left of their values.
const (
	LabelUnit      = "填报单位"
	LabelRegion    = "行政区划代码"
	LabelBureau    = "填报机构"
	LabelPeriod    = "报告期"
	LabelScope     = "填报口径"
	LabelEdition   = "版式"
	LabelVersion   = "表式版本"
	LabelNature    = "数据性质"
	LabelSource    = "数据来源"
	LabelHead      = "单位负责人"
	LabelStatistic = "统计负责人"
	LabelClerk     = "填表人"
	LabelFiled     = "填表日期"
)

// CoverLabels lists the labels of the cover from top to bottom.
func CoverLabels() []string {
	return []string{
		LabelUnit, LabelRegion, LabelBureau, LabelPeriod, LabelScope, LabelEdition, LabelVersion,
		LabelNature, LabelSource, LabelHead, LabelStatistic, LabelClerk, LabelFiled,
	}
}

// Values of 填报口径 and 数据性质.
const (
	ScopeOwn        = "本级"
	ScopeAggregate  = "汇总"
	NatureOfficial  = "正式"
	NatureSynthetic = "模拟数据"
)

// Words of the forms.
const (
	WordName        = "指标名称"
	WordItem        = "项目" // the first column of a matrix
	WordUnit        = "计量单位"
	WordCode        = "代码"
	WordTotal       = "合计"
	WordNumber      = "序号" // the first column of a list
	WordLastPeriod  = "上期报送"
	WordYearAgo     = "上年同期报送"
	WordNotes       = "填报说明"
	ColumnCodes     = "列代码" // the first column of the row of column codes
	RequiredMark    = "*"   // behind the name of a required column of a list
	EndMark         = "本表结束"
	SyntheticBanner = "【模拟数据】" // in the title of every sheet of synthetic data
)

// Words of the sheet 情况说明.
const (
	WordTopic        = "专题"
	WordText         = "填写内容"
	WordExplanations = "核实说明" // the title above the second table
	WordReference    = "检查代码或指标代码"
	WordExplanation  = "说明"
)

// Signs that stand in a cell for a figure.
const (
	SignNotApplicable = "—"
	SignSecret        = "保密"
	SignNoBureau      = "未设机构"
)

// Keys of the hidden sheet.
const (
	MetaVersion   = "form_version"
	MetaEdition   = "edition"
	MetaRegion    = "region"
	MetaBureau    = "bureau"
	MetaPeriod    = "period"
	MetaSynthetic = "synthetic" // "1" or "0"
	MetaSheetOf   = "sheet:"    // + form id
)

// MetaKeys lists the keys of the hidden sheet in order. Each but synthetic is
// also a defined name of the workbook, with [NamePrefix] before it.
func MetaKeys() []string {
	return []string{MetaVersion, MetaEdition, MetaRegion, MetaBureau, MetaPeriod, MetaSynthetic}
}

// NamePrefix begins the defined names that refer to the hidden sheet.
const NamePrefix = "qreport_"

// FigureLimit is what every figure must be below: sums over a nation then stay
// within 19 digits.
const FigureLimit = 10_000_000_000_000
