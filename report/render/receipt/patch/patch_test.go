package patch

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxsafe"
)

func TestNothingElseChanges(t *testing.T) {
	for name, data := range strangers(t) {
		t.Run(name, func(t *testing.T) {
			out := change(t, data, returned("A1", "B2", "ZZ99"))
			before, after := unzip(t, data), unzip(t, out)
			for part, text := range before {
				require.Contains(t, after, part)
				switch {
				case strings.HasPrefix(part, "xl/worksheets/sheet"):
					require.Equal(t, sheetData(text), sheetData(after[part]), part)
				case strings.Contains(part, "comment"), strings.HasSuffix(part, ".vml"), strings.HasSuffix(part, ".rels"), part == "xl/workbook.xml",
					part == "xl/styles.xml", part == "[Content_Types].xml":
				default:
					require.True(t, text == after[part], part)
				}
			}
			require.Equal(t, out, change(t, data, returned("A1", "B2", "ZZ99")), "the same bytes")
			sameValues(t, data, out)
		})
	}
}

// sameValues compares what the safe door reads.
func sameValues(t *testing.T, before, after []byte) {
	t.Helper()
	a := open(t, before)
	b := open(t, after)
	require.Len(t, b.Sheets, len(a.Sheets)+1)
	require.Equal(t, a.Sheets, b.Sheets[1:])
	require.Equal(t, a.DefinedNames, b.DefinedNames)
	require.Equal(t, "=1+1", b.Sheets[0].Rows[0].Cells[0].Raw)
	require.False(t, b.Sheets[0].Rows[0].Cells[0].Formula)
}

func open(t *testing.T, data []byte) *xlsxsafe.Workbook {
	t.Helper()
	wb, err := xlsxsafe.Open("a.xlsx", bytes.NewReader(data), int64(len(data)), xlsxsafe.DefaultLimits())
	require.NoError(t, err)
	return wb
}

func TestExcelizeSeesTheMarks(t *testing.T) {
	for name, data := range strangers(t) {
		t.Run(name, func(t *testing.T) {
			f, err := excelize.OpenReader(bytes.NewReader(change(t, data, returned("A1", "B2", "ZZ99"))))
			require.NoError(t, err)
			sheet := f.GetSheetName(1)
			comments, err := f.GetComments(sheet)
			require.NoError(t, err)
			notes := map[string]string{}
			for _, c := range comments {
				notes[c.Cell] = c.Text
				for _, p := range c.Paragraph {
					notes[c.Cell] += p.Text
				}
			}
			for _, cell := range []string{"A1", "B2", "ZZ99"} {
				require.Contains(t, notes[cell], "第"+cell+"格有问题 <&>")
			}
			formats, err := f.GetConditionalFormats(sheet)
			require.NoError(t, err)
			for _, cell := range []string{"A1", "B2", "ZZ99"} {
				require.True(t, formats[cell] != nil || formats["A1:E1"] != nil, cell) // A1 may be merged
			}
			require.Equal(t, 0, f.GetActiveSheetIndex())
			require.NoError(t, f.Close())
		})
	}
}

func TestNotesOfTheSenderStay(t *testing.T) {
	for _, name := range []string{"testdata/openpyxl.xlsx", "testdata/libreoffice.xlsx"} {
		data := strangers(t)[name]
		marked := change(t, data, returned("B2", "C3"))
		notes := commentsOf(t, marked)
		require.Equal(t, "请核对这个数\n张三\n【审核回执】\n第B2格有问题 <&>", notes["B2"], name)
		require.Equal(t, "另一个批注", notes["B3"])
		require.Contains(t, notes, "C3")

		cleaned := commentsOf(t, change(t, marked, returned()))
		require.Equal(t, map[string]string{"B2": "请核对这个数\n张三", "B3": "另一个批注"}, cleaned, name)
	}
}

func commentsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	notes := map[string]string{}
	for part, text := range unzip(t, data) {
		if !strings.HasPrefix(part, "xl/comments") {
			continue
		}
		root, err := parse([]byte(text), "")
		require.NoError(t, err)
		for _, n := range root.child("commentList").kids {
			notes[n.get("ref")] = textOf(n)
		}
	}
	return notes
}

func TestMarksComeOff(t *testing.T) {
	for name, data := range strangers(t) {
		t.Run(name, func(t *testing.T) {
			marked := change(t, data, returned("A1", "B2", "C3"))
			again := unzip(t, change(t, marked, returned("C3")))
			for part, text := range again {
				if strings.HasPrefix(part, "xl/worksheets/sheet") {
					require.LessOrEqual(t, strings.Count(text, "LEN("), 1, part)
				}
				if strings.HasSuffix(part, ".vml") {
					require.Equal(t, strings.Count(text, "<x:Row>"), strings.Count(text, "</v:shape>"))
				}
			}
			require.Len(t, open(t, change(t, marked, returned("C3"))).Sheets, len(open(t, data).Sheets)+1)
			for cell, note := range commentsOf(t, change(t, marked, returned("C3"))) {
				require.Equal(t, cell == "C3", strings.Contains(note, "审核回执"), cell)
			}
		})
	}
}

func TestTabsAreCountedAnew(t *testing.T) {
	for _, name := range []string{"testdata/openpyxl.xlsx", "testdata/libreoffice.xlsx"} {
		parts := unzip(t, change(t, strangers(t)[name], returned("B2")))
		root, err := parse([]byte(parts["xl/workbook.xml"]), "")
		require.NoError(t, err)
		local := map[string]string{}
		for _, n := range root.child("definedNames").kids {
			local[n.get("name")] = n.get("localSheetId")
		}
		require.Equal(t, map[string]string{"_xlnm.Print_Area": "2", "_xlnm.Print_Titles": "1"}, local)
		require.Equal(t, "0", root.child("bookViews").kids[0].get("activeTab"))
		for part, text := range parts {
			if strings.HasPrefix(part, "xl/worksheets/sheet") {
				require.Equal(t, strings.Contains(text, "=1+1"), strings.Contains(text, `tabSelected="1"`), "ours alone is selected")
				require.NotContains(t, text, `tabSelected="true"`)
			}
		}
	}
}

func TestMergedCellsAreColouredWhole(t *testing.T) {
	parts := unzip(t, change(t, strangers(t)["testdata/openpyxl.xlsx"], returned("D2")))
	const ours = `<conditionalFormatting sqref="D2:F3"><cfRule type="expression" dxfId="1" priority="2">`
	require.True(t, strings.Contains(parts["xl/worksheets/sheet1.xml"], ours), "behind the sender's own format")
}
