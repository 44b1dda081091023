// Package docx writes a document as a Word file that an office goes on editing:
//
//	err := docx.Render(w, doc)
//
// The page is that of GB/T 9704—2012: A4, the same margins as the PDF, 22
// lines of 28 characters, the red head of both bureaus, page numbers at
// the outer side, the 版记 at the foot of the last page. What Word can do for
// whoever edits is left to Word: headings are headings (navigation pane, 目录),
// tables and charts are numbered by fields and referred to by fields, header
// rows repeat, charts are Office charts with their numbers behind them.
//
// Word breaks the lines itself, so pages need not agree with those of the PDF.
// Fonts are named, not embedded: 方正小标宋简体, 仿宋_GB2312, 楷体_GB2312, 黑体,
// each with the name of what Windows brings along as its substitute.
//
// The same document gives the same bytes.
package docx
