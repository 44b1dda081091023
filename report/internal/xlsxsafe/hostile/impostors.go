package hostile

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"qreport/report/internal/xlsxsafe"
)

// impostors are files that are something else than an .xlsx workbook.
func impostors() []File {
	html := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>1</td></tr></table></body></html>`
	return []File{
		{What: "no bytes", Want: xlsxsafe.CodeEmpty, Make: given("")},
		{What: "owner file of Excel", Name: "in/~$一季度.xlsx", Want: xlsxsafe.CodeLockFile, Make: given(strings.Repeat("\x05用户", 20))},
		{What: "owner file of LibreOffice", Name: ".~lock.x.xlsx#", Want: xlsxsafe.CodeLockFile, Make: given(",user,host,;")},
		{What: "one byte", Want: xlsxsafe.CodeTruncated, Make: given("P")},
		{What: "only zeros", Want: xlsxsafe.CodeTruncated, Make: given(strings.Repeat("\x00", 5000))},
		{What: "noise", Want: xlsxsafe.CodeNotWorkbook, Make: func() []byte { return noise(5000) }},
		{What: "PDF", Want: xlsxsafe.CodeNotWorkbook, Make: given("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj")},
		{What: "RAR", Want: xlsxsafe.CodeNotWorkbook, Make: given("Rar!\x1A\x07\x01\x00aaaaaaa")},
		{What: "PNG", Want: xlsxsafe.CodeNotWorkbook, Make: given("\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR")},
		{What: "Excel 97", Name: "x.xls", Want: xlsxsafe.CodeXLS, Make: ole("Root Entry", "Workbook")},
		{What: "Excel 97 named xlsx", Want: xlsxsafe.CodeXLS, Make: ole("Root Entry", "Workbook")},
		{What: "Excel 5", Name: "x.xls", Want: xlsxsafe.CodeXLS, Make: ole("Root Entry", "Book")},
		{What: "Excel 4 without container", Name: "x.xls", Want: xlsxsafe.CodeXLS, Make: given("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00")},
		{What: "WPS by name", Name: "x.et", Want: xlsxsafe.CodeET, Make: ole("Root Entry", "Workbook")},
		{What: "WPS by content", Name: "x.xls", Want: xlsxsafe.CodeET, Make: ole("Root Entry", "Workbook", "ETExtData")},
		{What: "Word 97", Name: "x.xls", Want: xlsxsafe.CodeOtherOffice, Make: ole("Root Entry", "WordDocument")},
		{What: "password", Want: xlsxsafe.CodeEncrypted, Make: ole("Root Entry", "EncryptionInfo", "EncryptedPackage")},
		{What: "HTML", Name: "x.xls", Want: xlsxsafe.CodeHTML, Make: given(html)},
		{What: "HTML with mark and space", Name: "x.xls", Want: xlsxsafe.CodeHTML, Make: given("\uFEFF\r\n " + html)},
		{What: "HTML in UTF-16", Name: "x.xls", Want: xlsxsafe.CodeHTML, Make: func() []byte { return wide(html) }},
		{What: "XML spreadsheet 2003", Name: "x.xls", Want: xlsxsafe.CodeXML2003, Make: given(xmlHead +
			`<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`)},
		{What: "CSV", Name: "x.csv", Want: xlsxsafe.CodeText, Make: given("指标,数值\n批次,12\n")},
		{What: "CSV in GBK", Want: xlsxsafe.CodeText, Make: given("\xD6\xB8\xB1\xEA,\xCA\xFD\xD6\xB5\n\xC5\xFA\xB4\xCE,12\n")},
		{What: "text in UTF-16", Want: xlsxsafe.CodeText, Make: func() []byte { return wide("指标\t12") }},
	}
}

// otherPackages are zip files of the office programs that are no workbook.
func otherPackages() []File {
	wordType := "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	slideType := "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
	binType := "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
	macroType := "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
	return []File{
		{What: "docx", Want: xlsxsafe.CodeOtherOffice, Make: func() []byte { return with(typesPart, types(wordType)) }},
		{What: "pptx", Want: xlsxsafe.CodeOtherOffice, Make: func() []byte { return with(typesPart, types(slideType)) }},
		{What: "xlsb", Want: xlsxsafe.CodeXLSB, Make: func() []byte { return with(typesPart, types(binType)) }},
		{What: "xlsm", Want: xlsxsafe.CodeMacro, Make: func() []byte { return with(typesPart, types(macroType)) }},
		{What: "hidden macro project", Want: xlsxsafe.CodeMacro, Make: func() []byte { return with("xl/vbaProject.bin", []byte("x")) }},
		{What: "macro project under another name", Want: xlsxsafe.CodeMacro, Make: func() []byte {
			parts := put(book(), member{name: "xl/a.bin", body: []byte("x")})
			return zipOf(put(parts, member{name: typesPart, body: []byte(strings.Replace(string(types(typeBase+"sheet.main+xml")), "</Types>",
				`<Override PartName="/xl/A.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`, 1))}))
		}},
		{What: "Excel 4 macro sheet", Want: xlsxsafe.CodeMacro, Make: func() []byte {
			return with(workbookRels, rels("xlMacrosheet", "worksheets/sheet1.xml"))
		}},
		{What: "ods", Want: xlsxsafe.CodeOtherOffice, Make: func() []byte {
			return zipOf([]member{{name: "mimetype", stored: true, body: []byte("application/vnd.oasis.opendocument.spreadsheet")},
				{name: "content.xml", body: xml("<a/>")}})
		}},
		{What: "zip of documents", Want: xlsxsafe.CodeOtherArchive, Make: func() []byte {
			return zipOf([]member{{name: "a/x.xlsx", body: zipOf(book())}})
		}},
		{What: "empty zip", Want: xlsxsafe.CodeOtherArchive, Make: func() []byte { return zipOf(nil) }},
	}
}

// ole makes the beginning of a compound file with the named streams.
func ole(streams ...string) func() []byte {
	return func() []byte {
		b := make([]byte, 1024, 4096)
		copy(b, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
		for i, name := range streams {
			e := make([]byte, 128)
			for j, u := range utf16.Encode([]rune(name)) {
				binary.LittleEndian.PutUint16(e[2*j:], u)
			}
			e[64], e[66] = byte(2*len(name)+2), 2
			if i == 0 {
				e[66] = 5
			}
			b = append(b, e...)
		}
		return b
	}
}

// wide encodes text in UTF-16 with a byte order mark.
func wide(s string) []byte {
	b := []byte("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// noise makes bytes that look like nothing, the same on every run.
func noise(n int) []byte {
	b, x := make([]byte, n), uint32(2463534242)
	for i := range b {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		b[i] = byte(x)
	}
	return b
}
