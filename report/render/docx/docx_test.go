package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

func render(t *testing.T, d *document.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Render(&out, d))
	return out.Bytes()
}

// parts reads the package and finds every part of XML well formed.
func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	parts := map[string]string{}
	for _, f := range archive.File {
		require.NotContains(t, parts, f.Name)
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		parts[f.Name] = string(content)
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			wellFormed(t, f.Name, content)
		}
	}
	return parts
}

func wellFormed(t *testing.T, name string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else {
			require.NoError(t, err, name)
		}
	}
}

func TestSameBytes(t *testing.T) {
	require.Equal(t, render(t, kitchen()), render(t, kitchen()))
}

// TestPackage: every part is declared and every relation leads somewhere, or
// Word offers to repair the file.
func TestPackage(t *testing.T) {
	parts := partsOf(t, render(t, kitchen()))
	for _, m := range regexp.MustCompile(`PartName="/([^"]+)"`).FindAllStringSubmatch(parts["[Content_Types].xml"], -1) {
		require.Contains(t, parts, m[1])
	}
	body, relations := parts["word/document.xml"], parts["word/_rels/document.xml.rels"]
	for _, m := range regexp.MustCompile(`r:id="([^"]+)"`).FindAllStringSubmatch(body, -1) {
		require.Contains(t, relations, `Id="`+m[1]+`"`)
	}
	for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(relations, -1) {
		require.Contains(t, parts, "word/"+m[1])
	}
	require.Contains(t, parts, "word/embeddings/chart1.xlsx")
	require.Contains(t, parts["word/charts/chart1.xml"], "<externalData")
}

// TestFields: every reference aims at a bookmark, and bookmarks are unique.
func TestFields(t *testing.T) {
	body := partsOf(t, render(t, kitchen()))["word/document.xml"]
	marks := map[string]bool{}
	for _, m := range regexp.MustCompile(`<w:bookmarkStart w:id="\d+" w:name="([^"]+)"/>`).FindAllStringSubmatch(body, -1) {
		require.False(t, marks[m[1]], m[1])
		marks[m[1]] = true
	}
	references := regexp.MustCompile(` REF (\w+) `).FindAllStringSubmatch(body, -1)
	require.Len(t, references, 3)
	for _, m := range references {
		require.True(t, marks[m[1]], m[1])
	}
	require.Equal(t, 5, strings.Count(body, " SEQ 表 ")+strings.Count(body, " SEQ 附表 "))
}

// TestStructure: headings are headings, header rows repeat, no row is split,
// wide tables lie on pages of their own, odd and even pages are numbered at
// their outer sides.
func TestStructure(t *testing.T) {
	parts := partsOf(t, render(t, kitchen()))
	body := parts["word/document.xml"]
	for level := 1; level <= 4; level++ {
		require.Contains(t, body, `<w:pStyle w:val="`+headingStyle(level)+`"/>`)
		require.Contains(t, parts["word/styles.xml"], `<w:name w:val="heading `+string(rune('0'+level))+`"/>`)
	}
	const tables, headerRows, rows = 5, 2, 5
	require.Equal(t, tables*headerRows, strings.Count(body, "<w:tblHeader/>"))
	require.Equal(t, tables*(headerRows+rows)+len([]string{"抄送", "印发"}), strings.Count(body, "<w:cantSplit/>"))
	require.Equal(t, 2, strings.Count(body, `w:orient="landscape"`))
	require.Equal(t, 5, strings.Count(body, "<w:sectPr>"), "upright, wide, upright, wide, upright")
	require.Contains(t, parts["word/settings.xml"], "<w:evenAndOddHeaders/>")
	require.Contains(t, parts["word/footer1.xml"], `<w:jc w:val="right"/>`)
	require.Contains(t, parts["word/footer2.xml"], `<w:jc w:val="left"/>`)
	require.NotContains(t, body, "\x01")
}

// TestFootnotes: the marks in the text are those of the notes, in order, and
// both the document and every section number them ① anew on each page.
func TestFootnotes(t *testing.T) {
	parts := partsOf(t, render(t, kitchen()))
	ids := func(text, pattern string) (found []string) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			found = append(found, m[1])
		}
		return found
	}
	require.Equal(t, []string{"1", "2"}, ids(parts["word/document.xml"], `<w:footnoteReference w:id="(\d+)"/>`))
	require.Equal(t, []string{"1", "2"}, ids(parts["word/footnotes.xml"], `<w:footnote w:id="(\d+)">`))
	require.Contains(t, parts["word/footnotes.xml"], "合格批次占抽查批次的比例，&lt;上年&gt;为")
	require.Contains(t, parts["word/settings.xml"], "<w:footnotePr>"+footnoteNumbers)
	require.Equal(t, strings.Count(parts["word/document.xml"], "<w:sectPr>"), strings.Count(parts["word/document.xml"], "<w:footnotePr>"+footnoteNumbers))
}

// TestOrderOfProperties: Word refuses properties that do not stand in the order
// of the schema (ECMA-376, wml.xsd), LibreOffice does not.
func TestOrderOfProperties(t *testing.T) {
	orders := map[string]string{
		"pPr":        "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr shd tabs kinsoku overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
		"rPr":        "rStyle rFonts b color spacing w kern sz szCs vertAlign lang",
		"tblPr":      "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar",
		"trPr":       "cantSplit trHeight tblHeader",
		"tcPr":       "tcW gridSpan vMerge tcBorders vAlign",
		"sectPr":     "headerReference footerReference footnotePr pgSz pgMar docGrid",
		"settings":   "zoom defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator",
		"footnotePr": "numFmt numRestart footnote",
		"style":      "name basedOn next qFormat pPr rPr tblPr",
	}
	parts := partsOf(t, render(t, kitchen()))
	seen := map[string]bool{}
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml", "word/footer2.xml", "word/footnotes.xml", "word/settings.xml"} {
		for _, n := range elements(t, parts[name]) {
			if order, ok := orders[n.name]; ok {
				inOrder(t, n, strings.Fields(order))
				seen[n.name] = true
			}
		}
	}
	require.Len(t, seen, len(orders))
}

// element is an element with the names of its children.
type element struct {
	name     string
	children []string
}

func elements(t *testing.T, text string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var all, open []*element
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local}
			if len(open) > 0 {
				open[len(open)-1].children = append(open[len(open)-1].children, e.name)
			}
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func inOrder(t *testing.T, e *element, order []string) {
	t.Helper()
	last := -1
	for _, child := range e.children {
		at := slices.Index(order, child)
		require.GreaterOrEqual(t, at, 0, "%s in %s", child, e.name)
		require.GreaterOrEqual(t, at, last, "%s: %v", e.name, e.children)
		last = at
	}
}

// On paper with a red head nothing is red and the rest is there.
func TestLetterhead(t *testing.T) {
	d := kitchen()
	d.Head.Letterhead = true
	body := partsOf(t, render(t, d))["word/document.xml"]
	require.NotContains(t, body, red)
	require.NotContains(t, body, styleRedLine)
	require.Contains(t, body, d.Head.Number)
}
