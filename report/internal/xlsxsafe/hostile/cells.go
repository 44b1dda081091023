package hostile

import (
	"strings"

	"qreport/report/internal/xlsxsafe"
)

// row is a file with that content of its sheetData.
func row(what string, want xlsxsafe.RefusalCode, content string) File {
	return File{What: what, Want: want, Make: func() []byte { return rows(content) }}
}

// one is a file with one cell.
func one(what string, want xlsxsafe.RefusalCode, attrs, inner string) File {
	return File{What: what, Want: want, Make: func() []byte { return cellAt(attrs, inner) }}
}

// cells are well-formed sheets that say what a sheet cannot say.
func cells() []File {
	far, order := xlsxsafe.CodeOutOfRange, xlsxsafe.CodeCellOrder
	return []File{
		row("row 1048577", far, `<row r="1048577"/>`),
		row("row 0", far, `<row r="0"/>`),
		row("row of twenty digits", xlsxsafe.CodeStructure, `<row r="99999999999999999999"/>`),
		row("row of fifteen digits", far, `<row r="999999999999999"/>`),
		row("negative row", xlsxsafe.CodeStructure, `<row r="-1"/>`),
		row("row behind the last", far, `<row r="1048576"/><row/>`),
		row("row twice", order, `<row r="2"/><row r="2"/>`),
		row("rows descending", order, `<row r="2"/><row r="1"/>`),
		row("cell of another row", order, `<row r="1"><c r="A2"><v>1</v></c></row>`),
		row("cell twice", order, `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`),
		row("cells descending", order, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`),
		row("cell behind the last column", far, `<row r="1"><c r="XFD1"/><c><v>1</v></c></row>`),
		row("text in a row", xlsxsafe.CodeStructure, `<row r="1">5</row>`),
		row("text between rows", xlsxsafe.CodeStructure, `<row r="1"/>5`),
		row("row inside a choice", xlsxsafe.CodeStructure, `<mc:A xmlns:mc="urn:x"><row r="1"/></mc:A>`),
		row("row in another namespace", xlsxsafe.CodeStructure, `<row xmlns="urn:x" r="1"/>`),
		row("row inside a row", xlsxsafe.CodeStructure, `<row r="1"><row r="2"/></row>`),
	}
}

// references are cells at places that do not exist.
func references() []File {
	far, ref := xlsxsafe.CodeOutOfRange, xlsxsafe.CodeBadReference
	return []File{
		one("column XFE", far, `r="XFE1"`, "<v>1</v>"),
		one("column of four letters", far, `r="AAAA1"`, "<v>1</v>"),
		one("column of many letters", ref, `r="`+strings.Repeat("Z", 1000)+`1"`, "<v>1</v>"),
		one("reference without a row", ref, `r="A"`, "<v>1</v>"),
		one("reference without a column", ref, `r="1"`, "<v>1</v>"),
		one("empty reference", ref, `r=""`, "<v>1</v>"),
		one("row zero in a reference", ref, `r="A0"`, "<v>1</v>"),
		one("leading zero in a reference", ref, `r="A01"`, "<v>1</v>"),
		one("negative reference", ref, `r="A-1"`, "<v>1</v>"),
		one("reference with dollars", ref, `r="$A$1"`, "<v>1</v>"),
		one("reference with many digits", ref, `r="A18446744073709551617"`, "<v>1</v>"),
		{What: "merge that is no range", Want: ref, Make: func() []byte { return merged("A1:B") }},
		{What: "merge beyond the sheet", Want: far, Make: func() []byte { return merged("A1:A1048577") }},
		{What: "column span beyond the sheet", Want: far, Make: func() []byte {
			return rawSheet(`<worksheet ` + mainNS + `><cols><col min="1" max="16385" hidden="1"/></cols><sheetData/></worksheet>`)
		}},
	}
}

// contents are cells whose content does not fit their type.
func contents() []File {
	return []File{
		one("shared string beyond the table", xlsxsafe.CodeStringIndex, `r="A1" t="s"`, "<v>2</v>"),
		one("negative shared string", xlsxsafe.CodeStringIndex, `r="A1" t="s"`, "<v>-1</v>"),
		one("shared string with a fraction", xlsxsafe.CodeStringIndex, `r="A1" t="s"`, "<v>0.5</v>"),
		one("shared string of many digits", xlsxsafe.CodeStringIndex, `r="A1" t="s"`, "<v>4294967296</v>"),
		one("style beyond the table", xlsxsafe.CodeStyleIndex, `r="A1" s="2"`, "<v>1</v>"),
		one("negative style", xlsxsafe.CodeStyleIndex, `r="A1" s="-1"`, "<v>1</v>"),
		one("word as a number", xlsxsafe.CodeBadValue, `r="A1"`, "<v>twelve</v>"),
		one("NaN", xlsxsafe.CodeBadValue, `r="A1"`, "<v>NaN</v>"),
		one("infinity", xlsxsafe.CodeBadValue, `r="A1"`, "<v>INF</v>"),
		one("hexadecimal number", xlsxsafe.CodeBadValue, `r="A1"`, "<v>0x1F</v>"),
		one("number of 10 kB", xlsxsafe.CodeBadValue, `r="A1"`, "<v>"+strings.Repeat("9", 10_000)+"</v>"),
		one("exponent without digits", xlsxsafe.CodeBadValue, `r="A1"`, "<v>1e</v>"),
		one("exponent of ten digits", xlsxsafe.CodeBadValue, `r="A1"`, "<v>1e9999999999</v>"),
		one("number beyond a double", xlsxsafe.CodeBadValue, `r="A1"`, "<v>1e999</v>"),
		one("boolean two", xlsxsafe.CodeBadValue, `r="A1" t="b"`, "<v>2</v>"),
		one("date of letters", xlsxsafe.CodeBadValue, `r="A1" t="d"`, "<v>yesterday</v>"),
		one("unknown type", xlsxsafe.CodeStructure, `r="A1" t="x"`, "<v>1</v>"),
		one("two values", xlsxsafe.CodeStructure, `r="A1"`, "<v>1</v><v>2</v>"),
		one("value and inline text", xlsxsafe.CodeStructure, `r="A1" t="inlineStr"`, "<is><t>1</t></is><v>2</v>"),
		one("inline text in a number", xlsxsafe.CodeStructure, `r="A1"`, "<is><t>1</t></is>"),
		one("text in a cell", xlsxsafe.CodeStructure, `r="A1"`, "1"),
		one("element in a value", xlsxsafe.CodeStructure, `r="A1"`, "<v><b/>1</v>"),
		one("two formulas", xlsxsafe.CodeStructure, `r="A1"`, "<f>1</f><f>2</f>"),
	}
}

// merged makes a sheet with one merged area.
func merged(ref string) []byte {
	return rawSheet(`<worksheet ` + mainNS + `><sheetData/><mergeCells><mergeCell ref="` + ref + `"/></mergeCells></worksheet>`)
}
