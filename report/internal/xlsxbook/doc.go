// Package xlsxbook writes a whole workbook straight into bytes: cells, styles,
// tables, links, charts. It knows the few things that our reports use, and
// does in a quarter of the time what a general library needs for them
// (docs/decisions/0012-own-workbook-writer.md); excelize reads its workbooks back
// in the tests.
//
//	b := xlsxbook.New("宋体")
//	s := b.Sheet("指标")                               // in the order of the tabs
//	s.Row(17, b.Text(look, "合格率"), b.Number(look, 96.2))
//	s.Table("tbl_1", 4, 20, heads)                    // an Excel table over rows
//	s.Link(1, 2, xlsxbook.Spot{Sheet: "目录", Column: 1, Row: 1})
//	s.Chart(anchor, chart)
//	b.Define("fig_A01", xlsxbook.Spot{Sheet: "溯源", Column: 1, Row: 5})
//	err := b.Write(w, props)
//
// The same calls give the same bytes. A book is written once and is not safe
// for concurrent use; books are independent of each other. A sheet gets its rows
// before the next sheet is begun. Names of sheets,
// tables and cells come from [xlsxout.Names] and are taken as they are.
package xlsxbook
