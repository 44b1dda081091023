package patch

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// plainBook is the least that is a workbook: no styles, one sheet.
func plainBook() map[string]string {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	return map[string]string{
		"[Content_Types].xml": head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels": head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/workbook.xml": head + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="数据" sheetId="7" r:id="s"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": head + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
	}
}

// prefixed writes the elements of the main namespace with a prefix.
func prefixed(text string) string {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	text = strings.ReplaceAll(text, main, `xmlns:x=`+main[len("xmlns="):])
	for _, name := range []string{"workbook", "sheets", "sheet ", "worksheet", "sheetData", "row", "c>", "v>"} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "<"+name, "<x:"+name), "</"+name, "</x:"+name)
	}
	return text
}

func wide(text string) string {
	text = strings.Replace(text, "UTF-8", "UTF-16", 1)
	out := []byte("\xFF\xFE")
	for _, u := range utf16.Encode([]rune(text)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

func TestUnusualWorkbooks(t *testing.T) {
	strictly := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	for name, turn := range map[string]func(part, text string) string{
		"plain": func(_, text string) string { return text },
		"prefixes": func(part, text string) string {
			if strings.HasSuffix(part, ".rels") || part == "[Content_Types].xml" {
				return text
			}
			return prefixed(text)
		},
		"UTF-16":     func(_, text string) string { return wide(text) },
		"strict":     func(_, text string) string { return strictly.Replace(text) },
		"byte order": func(_, text string) string { return "\xEF\xBB\xBF" + text },
		"self-closed": func(_, text string) string {
			return strings.Replace(text, "<sheetData><row><c><v>1</v></c></row></sheetData>", "<sheetData/>", 1)
		},
		"other case": func(_, text string) string {
			return strings.Replace(text, "worksheets/sheet1.xml", "WorkSheets/Sheet1.xml", 1)
		},
	} {
		t.Run(name, func(t *testing.T) {
			parts := plainBook()
			for part, text := range parts {
				parts[part] = turn(part, text)
			}
			data := zipped(t, parts)
			before := open(t, data)
			out := change(t, data, returned("A1", "B9"))
			sameValues(t, data, out)
			require.Equal(t, before.Sheets, open(t, change(t, out, returned("B9"))).Sheets[1:])
			require.Equal(t, []string{"A1", "B9"}, sortedKeys(commentsOf(t, out)))
		})
	}
}

func sortedKeys(m map[string]string) (keys []string) {
	for _, k := range []string{"A1", "B9"} {
		if _, ok := m[k]; ok {
			keys = append(keys, k)
		}
	}
	return keys
}

func TestAttributesAreReplacedInPlace(t *testing.T) {
	const text = `<a  x = 'old' y="<"><b/></a>`
	for name, want := range map[string]string{
		"x": `<a  x = 'n&amp;w' y="<"><b/></a>`, "y": `<a  x = 'old' y="n&amp;w"><b/></a>`, "z": `<a z="n&amp;w"  x = 'old' y="<"><b/></a>`,
	} {
		d := &draft{data: []byte(text), root: &node{start: 0, tag: strings.Index(text, "<b")}}
		d.set(d.root, name, "n&w")
		require.Equal(t, want, string(d.bytes()), name)
	}
}

func TestDamagedWorkbooksAreRefused(t *testing.T) {
	for _, drop := range []string{"_rels/.rels", "xl/workbook.xml"} {
		parts := plainBook()
		delete(parts, drop)
		_, err := Open(zipped(t, parts))
		require.ErrorIs(t, err, ErrUnusual, drop)
	}
	_, err := Open([]byte("no zip"))
	require.Error(t, err)
	parts := plainBook()
	parts["xl/workbook.xml"] = "<workbook><sheets>"
	_, err = Open(zipped(t, parts))
	require.Error(t, err)
}
