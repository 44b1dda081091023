// Package xlsx renders a [document.Document] as an analyst's workbook.
//
//	err := xlsx.Render(w, doc)
//
// The same document gives the same bytes; Render keeps no state and may run
// from many goroutines. It lays out and never words, rounds or computes.
//
// The sheets, in order: 封面, 目录 (links to every sheet), 概览 (first table and
// charts on one screen), one sheet per table of the text, 图表 (native charts
// with the numbers they draw), 正文, the workbook's own tables
// (Document.Sheets), 数据 (what the formulas read), 溯源 (where every figure
// comes from), 来源 (the cells behind sums) and 图例.
//
// Every table sheet has the same shape: title in A1, link back in A2, unit in
// A3, one header row in row 4, the data as an Excel table without merged
// cells or headings inside it, then the notes, which explain blanks. Numbers
// stay numbers and look as printed in the PDF.
//
// # How it is made
//
// [Render] makes a plan first (names of sheets, places of data blocks, rows of
// the provenance), because links go both ways. Each sheet is then laid out as a
// page, whose rows go straight into the bytes of an [xlsxbook.Book]: excelize
// took four times as long for the same workbook and reads it back in the tests.
package xlsx
