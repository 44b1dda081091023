package xlsxsafe

import (
	"bytes"
	"path"
	"strings"
	"unicode/utf8"
)

// sniffName refuses what need not be read at all.
func sniffName(name string, size int64) *Refusal {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	switch {
	case strings.HasPrefix(base, "~$"), strings.HasPrefix(base, ".~"):
		return refuse(CodeLockFile, "", "")
	case size <= 0:
		return refuse(CodeEmpty, "", "")
	}
	return nil
}

// sniff returns nil for a zip archive and says of anything else what it is.
func sniff(name string, b []byte) *Refusal {
	switch {
	case bytes.HasPrefix(b, []byte(sigLocal)):
		return nil
	case len(b) < len(sigLocal) && strings.HasPrefix(sigLocal, string(b)):
		return refuse(CodeTruncated, "", "")
	case bytes.HasPrefix(b, []byte(sigEnd)):
		return refuse(CodeOtherArchive, "", "empty archive")
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return sniffOLE(name, b)
	case len(bytes.Trim(b, "\x00")) == 0:
		return refuse(CodeTruncated, "", "only zero bytes: still being copied")
	case isBIFF(b):
		return refuse(CodeXLS, "", "BIFF without a container")
	}
	return sniffText(b)
}

// isBIFF recognises the first record of Excel 2 to 5 workbooks.
func isBIFF(b []byte) bool {
	if len(b) < 8 || b[0] != 9 || b[3] != 0 {
		return false
	}
	return b[1] == 0 && b[2] <= 8 || (b[1] == 2 || b[1] == 4 || b[1] == 8) && b[2] >= 4 && b[2] <= 16
}

// sniffOLE tells apart the compound files of the office programs by the names
// of their streams.
func sniffOLE(name string, b []byte) *Refusal {
	has := oleStreams(b)
	switch ext := strings.ToLower(path.Ext(name)); {
	case has["EncryptedPackage"], has["EncryptionInfo"], has["\x06DataSpaces"]:
		return refuse(CodeEncrypted, "", "encrypted OOXML")
	case has["WordDocument"], has["PowerPoint Document"]:
		return refuse(CodeOtherOffice, "", "Word or PowerPoint 97-2003")
	case has["ETExtData"], ext == ".et", ext == ".ett":
		return refuse(CodeET, "", "")
	case has["Workbook"], has["Book"]:
		return refuse(CodeXLS, "", "BIFF8")
	case ext == ".xls", ext == ".xlt", ext == ".xlsx":
		return refuse(CodeXLS, "", "damaged compound file")
	}
	return refuse(CodeNotWorkbook, "", "compound file without a workbook")
}

// oleStreams collects the names in the directory of a compound file. Its
// sectors are not followed: an entry is 128 bytes on a 128-byte boundary whose
// length and type fields fit its name.
func oleStreams(b []byte) map[string]bool {
	const entrySize, nameLen, kind = 128, 64, 66
	has := map[string]bool{}
	for p := 512; p+entrySize <= len(b) && len(has) < 1000; p += entrySize {
		e := b[p : p+entrySize]
		n := int(e[nameLen])
		if e[nameLen+1] != 0 || n < 4 || n > 64 || n%2 != 0 || e[kind] != 1 && e[kind] != 2 {
			continue
		}
		var s []byte
		for i := 0; i < n-2 && e[i+1] == 0 && e[i] != 0 && e[i] < utf8.RuneSelf; i += 2 {
			s = append(s, e[i])
		}
		if len(s) == n/2-1 {
			has[string(s)] = true
		}
	}
	return has
}

// sniffText recognises the texts that are sent under a workbook's name.
func sniffText(b []byte) *Refusal {
	head := asciiHead(b)
	switch {
	case strings.HasPrefix(head, "%pdf"), strings.HasPrefix(head, "{\\rtf"),
		strings.HasPrefix(head, "rar!"), strings.HasPrefix(head, "7z\xbc\xaf"):
		return refuse(CodeNotWorkbook, "", "PDF, RTF, RAR or 7z")
	case strings.HasPrefix(head, "<") || strings.HasPrefix(head, "mime-version"):
		return sniffMarkup(head)
	case isText(b):
		return refuse(CodeText, "", "")
	}
	return refuse(CodeNotWorkbook, "", "")
}

// sniffMarkup tells web pages from XML.
func sniffMarkup(head string) *Refusal {
	for _, mark := range []string{"<html", "<!doctype html", "<table", "<head", "<body", "<meta", "<style", "mime-version"} {
		if strings.Contains(head, mark) {
			return refuse(CodeHTML, "", "")
		}
	}
	if strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") {
		return refuse(CodeXML2003, "", "")
	}
	return refuse(CodeText, "", "markup")
}

// asciiHead returns the beginning of a text in lower case, without byte order
// mark and white space; of UTF-16 every other byte.
func asciiHead(b []byte) string {
	const enough = 4096
	b = b[:min(len(b), enough)]
	b = bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF")) {
		b = bytes.ReplaceAll(b[2:], []byte{0}, nil)
	}
	return strings.ToLower(string(bytes.TrimLeft(b, " \t\r\n")))
}

// isText says whether the beginning could be text in UTF-8, UTF-16 or a
// Chinese code page.
func isText(b []byte) bool {
	const enough = 8192
	if bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF")) {
		return true
	}
	b = b[:min(len(b), enough)]
	wide := 0
	for _, c := range b {
		switch {
		case c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f' && c != 0x1A, c == 0x7F:
			return false
		case c >= utf8.RuneSelf:
			wide++
		}
	}
	return utf8.Valid(b) || validGBK(b) || wide*8 < len(b)
}

// validGBK says whether every byte beyond ASCII is half of a GBK character; a
// character cut at the end is allowed.
func validGBK(b []byte) bool {
	for i := 0; i < len(b); i++ {
		if b[i] < utf8.RuneSelf {
			continue
		}
		if b[i] == 0x80 || b[i] == 0xFF {
			return false
		}
		if i++; i < len(b) && (b[i] < 0x40 || b[i] == 0x7F || b[i] == 0xFF) {
			return false
		}
	}
	return true
}
