// Package layout is what the writer of the blank workbooks and their reader
// agree on: the words by which a cell is recognised, the codes of columns, and
// where things stand.
//
// A workbook holds, in this order,
//
//	封面       a table label | value ([CoverLabels]), legend, instructions, list of sheets
//	forms      one sheet each, named [define.Form].Sheet
//	情况说明   the topics, and below them the 核实说明
//	_qreport   hidden: key | value ([MetaKeys]), then "sheet:Q1" | sheet name for each form
//
// A form of layout rows has the header
//
//	指标名称 | 计量单位 | 代码 | 本期 | 本年累计 | 上年同期 [| 上期报送 | 上年同期报送]
//	甲       | 乙       | 丙   | 1    | 2        | 3
//
// and one row per field, its code in column 代码. A form of layout matrix has
// the measures' names, the column words, a row 计量单位 with the unit over every
// figure, and a row [ColumnCodes] with codes such as "Q113A.1"; then a row 合计
// where the definitions have totals, and one row per item with the item's code
// in column 代码. A list has the columns' names (a * behind the required ones),
// a row of column codes such as "L1.product", and records; its first column 序号
// counts and means nothing: a row with nothing but a number there is empty.
//
// Every table is followed at once by a row with [EndMark] in its first column.
// What stands to the right of the codes, and below the end mark, is for people.
package layout
