package hostile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"qreport/report/internal/xlsxsafe"
)

// valid is a workbook with nothing wrong.
func valid() []byte { return zipOf(book()) }

// named makes a workbook with one more part of that name.
func named(name string) func() []byte { return func() []byte { return with(name, []byte("x")) } }

// extra makes a workbook with one more entry.
func extra(m member) func() []byte { return func() []byte { return zipOf(append(book(), m)) } }

// archives are zip files that contradict themselves.
func archives() []File {
	return []File{
		{What: "cut at 60 %", Want: xlsxsafe.CodeTruncated, Make: func() []byte { b := valid(); return b[:len(b)*6/10] }},
		{What: "end overwritten by zeros", Want: xlsxsafe.CodeTruncated, Make: func() []byte {
			b := valid()
			clear(b[len(b)/2:])
			return b
		}},
		{What: "wrong checksum", Want: xlsxsafe.CodeBadCRC, Make: extra(member{name: "xl/theme/theme1.xml", body: xml("<a/>"), crc: 7})},
		{What: "wrong checksum of the sheet", Want: xlsxsafe.CodeBadCRC, Make: func() []byte {
			return zipOf(put(book(), member{name: sheetPart, body: sheet(""), crc: 7}))
		}},
		{What: "deflate block of no kind", Want: xlsxsafe.CodeBadCRC, Make: extra(member{name: "a.bin", body: []byte("abc"), packed: []byte("\x07abcdef")})},
		{What: "size too small", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "a.bin", body: make([]byte, 1000), size: 10})},
		{What: "size too large", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "a.bin", body: make([]byte, 10), size: 1000})},
		{What: "bytes behind the deflate stream", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "a.bin",
			body: []byte("abc"), packed: append(deflate([]byte("abc")), "hidden"...)})},
		{What: "stored with another size", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "a.bin", stored: true, body: []byte("abc"), size: 2})},
		{What: "two entries share their bytes", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "xl/copy.xml", at: 7})},
		{What: "entries overlap", Want: xlsxsafe.CodeBadZip, Make: overlapping},
		{What: "local name differs", Want: xlsxsafe.CodeBadZip, Make: func() []byte {
			return zipOf(put(book(), member{name: sheetPart, localName: "xl/worksheets/sheet2.xml", body: sheet("")}))
		}},
	}
}

// names are zip files whose entries have names or kinds that they should not.
func names() []File {
	return []File{
		{What: "duplicate part", Want: xlsxsafe.CodeDuplicatePart, Make: extra(member{name: sheetPart, body: sheet("")})},
		{What: "duplicate but for the case", Want: xlsxsafe.CodeDuplicatePart, Make: extra(member{name: strings.ToUpper(sheetPart), body: sheet("")})},
		{What: "duplicate but for the slash", Want: xlsxsafe.CodeDuplicatePart, Make: extra(member{name: `xl\worksheets\sheet1.xml`, body: sheet("")})},
		{What: "path to the parent", Want: xlsxsafe.CodeStrangePath, Make: named("../../etc/passwd")},
		{What: "path to the parent, backslashes", Want: xlsxsafe.CodeStrangePath, Make: named(`xl\..\..\x`)},
		{What: "absolute path", Want: xlsxsafe.CodeStrangePath, Make: named("/etc/passwd")},
		{What: "drive letter", Want: xlsxsafe.CodeStrangePath, Make: named("C:/x")},
		{What: "control character in a name", Want: xlsxsafe.CodeStrangePath, Make: named("xl/a\x00b.xml")},
		{What: "name without end", Want: xlsxsafe.CodeStrangePath, Make: named(strings.Repeat("a", 5000))},
		{What: "encrypted entry", Want: xlsxsafe.CodeEncrypted, Make: extra(member{name: "a.bin", body: []byte("x"), flags: 1})},
		{What: "unusual compression", Want: xlsxsafe.CodeZipFeature, Make: extra(member{name: "a.bin", body: []byte("x"), method: 12})},
	}
}

// ends are zip files whose directory is not where or what it should be.
func ends() []File {
	return []File{
		{What: "two archives", Want: xlsxsafe.CodeAmbiguousZip, Make: func() []byte { return append(valid(), valid()...) }},
		{What: "archive in the comment", Want: xlsxsafe.CodeAmbiguousZip, Make: commented},
		{What: "program before the archive", Want: xlsxsafe.CodeNotWorkbook, Make: func() []byte { return append([]byte("MZ\x90\x00"), valid()...) }},
		{What: "bytes before the archive", Want: xlsxsafe.CodeBadZip, Make: func() []byte { return append([]byte("PK\x03\x04"), valid()...) }},
		{What: "more entries than counted", Want: xlsxsafe.CodeBadZip, Make: func() []byte {
			b := valid()
			binary.LittleEndian.PutUint16(b[len(b)-14:], 3)
			binary.LittleEndian.PutUint16(b[len(b)-12:], 3)
			return b
		}},
		{What: "zip64 with 2^60 entries", Want: xlsxsafe.CodeTooManyParts, Make: func() []byte { return zip64Of(valid(), 1<<60) }},
		{What: "zip64 with 2^63 entries", Want: xlsxsafe.CodeBadZip, Make: func() []byte { return zip64Of(valid(), 1<<63) }},
		{What: "zip64 entry of a terabyte", Want: xlsxsafe.CodePartTooBig, Make: extra(member{name: "a.bin", body: []byte("x"), size: 1 << 40, zip64: true})},
		{What: "zip64 entry of 2^63 bytes", Want: xlsxsafe.CodeBadZip, Make: extra(member{name: "a.bin", body: []byte("x"), size: 1 << 63, zip64: true})},
		{What: "too many entries", Want: xlsxsafe.CodeTooManyParts, Make: func() []byte {
			parts := book()
			for i := range 2001 {
				parts = append(parts, member{name: fmt.Sprintf("xl/media/%d", i), stored: true, body: []byte("x")})
			}
			return zipOf(parts)
		}},
	}
}

// overlapping makes the last entry begin inside the one before it.
func overlapping() []byte {
	inner := zipOf([]member{{name: "xl/in.xml", stored: true, body: []byte("abc")}})
	parts := append(book(), member{name: "xl/out.bin", stored: true, body: inner}, member{name: "xl/in.xml", stored: true, body: []byte("abc")})
	b := zipOf(parts)
	at := bytes.Index(b, inner)
	entry := bytes.LastIndex(b, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(b[entry+42:], uint32(at))
	return b
}

// commented hides a second end record in the archive comment.
func commented() []byte {
	b := zipOf(book())
	binary.LittleEndian.PutUint16(b[len(b)-2:], 22)
	return append(b, endRecord(1, 46, 0)...)
}
