package xlsxbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxout"
)

// nasty are texts of strangers; all but the last two lines are kept as they
// are.
func nasty() []string {
	return []string{
		"=1+1", "@SUM(A1)", "＝甲", `<b>&"'</b>`, "第一行\n第二行", "\t制表", "  前后空格  ", "_x0041_", "𠮷野家", "]]>",
		"行\r\n尾",
	}
}

// book has one of everything.
func book(t testing.TB) []byte {
	t.Helper()
	b := New("宋体")
	plain := xlsxout.Look{Font: "宋体", Size: 10.5}
	first := b.Sheet("甲 & 乙")
	first.Row(30, b.Text(xlsxout.Look{Font: "黑体", Size: 14, Bold: true, Fill: "E7ECF2", Align: "center", Wrap: true}, "标题"))
	for _, s := range nasty() {
		first.Row(0, b.Text(plain, s), Cell{}, b.Empty(plain))
	}
	first.Link(1, 1, Spot{"表 2", 2, 3})
	first.Link(1, 2, Spot{})
	second := b.Sheet("表 2")
	rate := xlsxout.Look{Font: "宋体", Size: 10.5, Align: "right", Format: `0.0"%"`, RuleBelow: xlsxout.RuleHair}
	second.Usual(17)
	second.Row(17, b.Text(plain, "地区"), b.Text(plain, "比率<%>"))
	second.PackedRow(0, b.Joined(b.Text(plain, "湖州"), b.Number(rate, 96.25)))
	second.Row(0, b.Text(plain, "合计"), b.Formula(rate, `SUM(B2:B2)&""`, 1e21))
	second.Table("tbl_1", 1, 3, []string{"地区", "比率<%>"})
	second.Widths([]float64{12, 8.5})
	second.Show(View{Tab: "1F4E79", FrozenRows: 1, FrozenColumns: 1},
		Print{Landscape: true, OnePage: true, HeadRow: 1, Header: "&L题 && 名", Footer: "&P"})
	second.Break(3)
	drawn := Draw(chart())
	second.Chart(Anchor{4, 2, 620, 320}, drawn)
	first.Chart(Anchor{5, 1, 460, 290}, drawn)
	b.Define("fig_A01", Spot{"表 2", 2, 2})
	var out bytes.Buffer
	require.NoError(t, b.Write(&out, xlsxout.Props{Title: "题<名>", Author: "局", Tool: "工具", Declared: time.Date(2011, 4, 12, 0, 0, 0, 0, time.UTC)}))
	return out.Bytes()
}

func chart() *Chart {
	top := 100.0
	names := Data{Ref: "'表 2'!$A$2:$A$3", Values: []any{"湖州", "合计"}}
	values := Data{Ref: "'表 2'!$B$2:$B$3", Format: "0.0", Values: []any{96.25, nil}}
	head := Data{Ref: "'表 2'!$B$1", Values: []any{"比率<%>"}}
	s := Series{Name: head, Categories: names, Values: values, Fill: "1F4E79",
		Errors: &Errors{Plus: values, Minus: values, Line: Line{Color: "000000", Width: 1}}}
	line := Series{Name: head, Categories: names, Values: values, Line: Line{Color: "C55A11", Width: 1.75, Dash: "dash"},
		Marker: Marker{Symbol: "square", Size: 6, Fill: "C55A11"}}
	return &Chart{Name: "图1", Alt: "图1 & 说明", Title: "图1 <题>", Subtitle: "小", HeadFont: "黑体", Font: "宋体", Legend: true,
		Parts: []Part{{Kind: Columns, Series: []Series{s}, Labels: true, Format: "0.0", Gap: 40, Y: Axis{Grid: true, Max: &top}},
			{Kind: Lines, Series: []Series{line}, Y: Axis{Title: "右"}}}}
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	return f
}

// TestExcelizeReadsItBack: the cells, their types, styles and formulas.
func TestExcelizeReadsItBack(t *testing.T) {
	f := open(t, book(t))
	require.Equal(t, []string{"甲 & 乙", "表 2"}, f.GetSheetList())
	for i, want := range nasty() {
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		got, err := f.GetCellValue("甲 & 乙", cell)
		require.NoError(t, err)
		require.Equal(t, xlsxout.Clean(want), got)
		style, err := f.GetCellStyle("甲 & 乙", cell)
		require.NoError(t, err)
		require.Equal(t, xlsxout.Risky(want), f.Styles.CellXfs.Xf[style].QuotePrefix != nil, want)
	}
	number, err := f.GetCellValue("表 2", "B2", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	require.Equal(t, "96.25", number)
	formula, err := f.GetCellFormula("表 2", "B3")
	require.NoError(t, err)
	require.Equal(t, `SUM(B2:B2)&""`, formula)
	kind, err := f.GetCellType("甲 & 乙", "C2")
	require.NoError(t, err)
	require.Equal(t, excelize.CellTypeUnset, kind)
}

// TestExcelizeReadsTheRest: styles, tables, panes, links, names, properties.
func TestExcelizeReadsTheRest(t *testing.T) {
	f := open(t, book(t))
	style, err := f.GetCellStyle("表 2", "B2")
	require.NoError(t, err)
	look, err := f.GetStyle(style)
	require.NoError(t, err)
	require.Equal(t, `0.0"%"`, *look.CustomNumFmt)
	require.Equal(t, []excelize.Border{{Type: "bottom", Style: int(xlsxout.RuleHair), Color: "BFBFBF"}}, look.Border)
	require.Equal(t, "right", look.Alignment.Horizontal)
	require.InDelta(t, 10.5, look.Font.Size, 0)
	tables, err := f.GetTables("表 2")
	require.NoError(t, err)
	require.Equal(t, "A1:B3", tables[0].Range)
	panes, err := f.GetPanes("表 2")
	require.NoError(t, err)
	require.Equal(t, "B2", panes.TopLeftCell)
	yes, target, err := f.GetCellHyperLink("甲 & 乙", "A1")
	require.NoError(t, err)
	require.True(t, yes)
	require.Equal(t, "'表 2'!B3", target)
	sheet, err := f.GetSheetProps("表 2")
	require.NoError(t, err)
	require.InDelta(t, 17, *sheet.DefaultRowHeight, 0)
	require.True(t, *sheet.CustomHeight)
	width, err := f.GetColWidth("表 2", "B")
	require.NoError(t, err)
	require.InDelta(t, 8.5, width, 0)
	require.Equal(t, []excelize.DefinedName{{Name: "_xlnm.Print_Titles", RefersTo: "'表 2'!$1:$1", Scope: "表 2"},
		{Name: "fig_A01", RefersTo: "'表 2'!$B$2", Scope: "Workbook"}}, f.GetDefinedName())
	props, err := f.GetDocProps()
	require.NoError(t, err)
	require.Equal(t, "题<名>", props.Title)
	require.Equal(t, "2011-04-12T00:00:00Z", props.Created)
}

// TestPartsAreWellFormedAndNamed: every part is XML, and every part but the
// relations is in the list of types; every relation leads to a part.
func TestPartsAreWellFormedAndNamed(t *testing.T) {
	data := book(t)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	texts := map[string]string{}
	for _, entry := range archive.File {
		r, err := entry.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r) // checks the sum
		require.NoError(t, err)
		require.NotContains(t, texts, entry.Name)
		texts[entry.Name] = string(text)
		for decoder := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else {
				require.NoError(t, err, entry.Name)
			}
		}
	}
	require.Equal(t, "[Content_Types].xml", archive.File[0].Name)
	for name := range texts {
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			require.Contains(t, texts["[Content_Types].xml"], `"/`+name+`"`)
		}
	}
	require.Equal(t, 2, strings.Count(texts["xl/workbook.xml"], "<sheet "))
	require.Equal(t, texts["xl/charts/chart1.xml"], texts["xl/charts/chart2.xml"])
	require.Contains(t, texts["xl/charts/chart1.xml"], `<ptCount val="2"/><pt idx="0"><v>96.25</v></pt></numCache>`)
}

// TestSameBytes: also when many books share the rooms.
func TestSameBytes(t *testing.T) {
	want := book(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 10 {
				if !bytes.Equal(want, book(t)) {
					t.Error("differs")
				}
			}
		})
	}
	wait.Wait()
}

// TestBareBook: a book without a date, names or charts.
func TestBareBook(t *testing.T) {
	b := New("宋体")
	b.Sheet("空")
	var out bytes.Buffer
	require.NoError(t, b.Write(&out, xlsxout.Props{}))
	require.Equal(t, []string{"空"}, open(t, out.Bytes()).GetSheetList())
}

// failing refuses to take anything.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsErrors(t *testing.T) {
	b := New("宋体")
	s := b.Sheet("表")
	for i := range 5000 {
		s.Row(0, b.Number(xlsxout.Look{Font: "宋体", Size: 11}, float64(i*i*i%977)))
	}
	require.ErrorIs(t, b.Write(failing{}, xlsxout.Props{}), io.ErrShortWrite)
}

func TestColumns(t *testing.T) {
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		var got text
		got.column(n)
		require.Equal(t, want, string(got))
	}
}
