// Package document is the neutral tree between analysis and the renderers: a
// report as headings, paragraphs, tables, charts and notes, with every printed
// figure registered under an id.
//
// analysis builds a [Document]; render/pdf and render/xlsx read it and know
// nothing else. All texts are final: a renderer lays out and never words,
// rounds or computes. Numbers in tables travel twice: as the text to print and
// as the decimal for the spreadsheet.
package document

import "time"

// Document is one report of one region and period.
type Document struct {
	Meta    Meta
	Head    Head
	Body    []Block
	Close   Close
	Annexes []Annex
	// Sheets are the tables that only the workbook carries (ledger, coverage,
	// findings, explanations of indicators), each on its own sheet.
	Sheets  []Table
	Figures []Figure // every registered figure, in order of first appearance
	// Data are the summed amounts that figures are computed from, each once.
	Data []Datum
	// Legend explains the marks that stand for missing values.
	Legend []Mark
}

// Meta is what document properties and file headers need.
type Meta struct {
	Title    string // one line
	File     string // base name of the files
	Subject  string
	Author   string // the issuing bureaus
	Keywords string
	Declared time.Time // the declared date of the report, the only clock
	Tool     string    // "qreport 0.1.0"
	// Notice is printed on every page when not empty (模拟数据).
	Notice string
}

// Head is the 版头 of GB/T 9704—2012 and what follows it up to the body.
type Head struct {
	Plain      bool     // no red head: internal use
	Letterhead bool     // the paper has its red head already (套红): its place stays free
	Issuers    []string // 发文机关, 主办机关 first
	Suffix     string   // "文件", or empty
	Serial     string   // 份号
	Secrecy    string   // 密级和保密期限
	Urgency    string   // 紧急程度
	Number     string   // 发文字号, e.g. 湖质监〔2011〕18号
	Signers    []string // 签发人, in the order of Issuers
	Title      []string // 标题, one string per line, broken at sense
	Addressee  string   // 主送机关, without the colon
}

// Close is everything between the body and the annexes, and the 版记.
type Close struct {
	Attachments []string // 附件说明, titles in order
	Signatures  []string // 署名
	Date        string   // 成文日期, e.g. 2011年4月12日
	CopyTo      []string // 抄送
	Printer     string   // 印发机关
	PrintedOn   string   // 印发日期
}

// Annex is a 附件: it starts a new page.
type Annex struct {
	Label  string // 附件1
	Title  string
	Blocks []Block
}

// Block is a piece of the body: Heading, Paragraph, Table, Chart or Note.
type Block interface{ isBlock() }

// Heading is a title within the text. Level 1 is 一、 (黑体), 2 is （一） (楷体),
// 3 is 1. and 4 is （1） (仿宋); Text includes the number.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text, indented by two characters.
type Paragraph struct{ Spans []Span }

// Span is a run of text. Figure is the id of the figure it prints, if any; Ref
// is the id of the table or chart that it names (“表2”), for a link there;
// Strong sets it in 黑体. A span with a Note is the mark of a footnote, behind
// what it explains; it has no text of its own, since renderers number the marks.
type Span struct {
	Text   string
	Figure string
	Ref    string
	Strong bool
	Note   []Span
}

// Note is small print between blocks.
type Note struct{ Text string }

func (Heading) isBlock()   {}
func (Paragraph) isBlock() {}
func (Note) isBlock()      {}
func (*Table) isBlock()    {}
func (*Chart) isBlock()    {}

// Mark is a sign for a missing value and its meaning.
type Mark struct{ Sign, Meaning string }

// Figure is a printed number and where it comes from.
type Figure struct {
	ID      string // "A01", or table and cell such as "T3-07"
	Name    string
	Region  string
	Period  string
	Basis   string // 当季, 累计, 期末
	Text    string // as printed, without unit
	Unit    string
	Formula string // in Chinese, e.g. 合格批次数 ÷ 抽查批次数 × 100
	// Expr is the figure as a spreadsheet formula in which {id} stands for a
	// datum and {id:id} for a run of data; empty when it is no formula of data.
	Expr     string
	Operands []Operand
	Note     string
}
