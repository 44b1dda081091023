package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
	"qreport/report/model"
)

func parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := make(map[string]string)
	for _, entry := range archive.File {
		r, err := entry.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, out, entry.Name, "part written twice")
		out[entry.Name] = string(text)
	}
	return out
}

func TestSameBytes(t *testing.T) {
	want := renderBytes(t, kitchen())
	for range 10 {
		require.True(t, bytes.Equal(want, renderBytes(t, kitchen())))
	}
	shared := kitchen()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			var out bytes.Buffer
			if err := Render(&out, shared); err != nil || !bytes.Equal(want, out.Bytes()) {
				t.Error("a parallel render differs", err)
			}
		})
	}
	wait.Wait()
}

func TestPartsAreWellFormed(t *testing.T) {
	for name, text := range parts(t, renderBytes(t, kitchen())) {
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else {
				require.NoError(t, err, name)
			}
		}
	}
}

// TestTableSheets: no merged cells, one Excel table from row 4, headers unique
// and equal to the cells, a true dimension, frozen panes, print set-up.
func TestTableSheets(t *testing.T) {
	d := kitchen()
	f, p := open(t, d), newPlan(d)
	names := make(map[string]bool)
	for _, e := range p.entries {
		merged, err := f.GetMergeCells(e.sheet)
		require.NoError(t, err)
		require.Empty(t, merged, e.sheet)
		if e.table.Table == nil || len(e.table.Rows) == 0 {
			continue
		}
		tables, err := f.GetTables(e.sheet)
		require.NoError(t, err)
		require.Len(t, tables, 1, e.sheet)
		corner := model.A1(len(e.table.Columns), rowHead+len(e.table.Rows))
		require.Equal(t, "A4:"+corner, tables[0].Range)
		require.False(t, names[strings.ToLower(tables[0].Name)], tables[0].Name)
		names[strings.ToLower(tables[0].Name)] = true
		panes, err := f.GetPanes(e.sheet)
		require.NoError(t, err)
		require.True(t, panes.Freeze && panes.YSplit == rowHead)
		layout, err := f.GetPageLayout(e.sheet)
		require.NoError(t, err)
		require.Equal(t, 9, *layout.Size)
		require.Equal(t, 1, *layout.FitToWidth)
		if e.table.Wide {
			require.Equal(t, "landscape", *layout.Orientation)
		}
	}
}

func TestDimensionsCoverTheCells(t *testing.T) {
	dimension := regexp.MustCompile(`<dimension ref="A1:([A-Z]+[0-9]+)"/>`)
	cell := regexp.MustCompile(`<c r="([A-Z]+)([0-9]+)"`)
	for name, text := range parts(t, renderBytes(t, kitchen())) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		found := dimension.FindStringSubmatch(text)
		require.NotNil(t, found, name)
		widest := ""
		for _, m := range cell.FindAllStringSubmatch(text, -1) {
			if len(m[1]) > len(widest) || len(m[1]) == len(widest) && m[1] > widest {
				widest = m[1]
			}
		}
		require.LessOrEqual(t, widest, strings.TrimRight(found[1], "0123456789"), name)
	}
}

func TestTableHeadersEqualTheirCells(t *testing.T) {
	d := kitchen()
	f := open(t, d)
	all := parts(t, renderBytes(t, d))
	column := regexp.MustCompile(`<tableColumn id="\d+" name="([^"]*)"`)
	checked := 0
	for name, text := range all {
		if !strings.HasPrefix(name, "xl/tables/") {
			continue
		}
		seen := make(map[string]bool)
		for _, m := range column.FindAllStringSubmatch(text, -1) {
			require.NotEmpty(t, m[1], name)
			require.False(t, seen[strings.ToLower(m[1])], m[1])
			seen[strings.ToLower(m[1])] = true
			checked++
		}
	}
	require.Positive(t, checked)
	require.Equal(t, "抽查批次·本期", raw(t, f, "表1 监督抽查", "C4"))
}

func TestSheetNames(t *testing.T) {
	f := open(t, kitchen())
	seen := make(map[string]bool)
	for _, sheet := range f.GetSheetList() {
		require.LessOrEqual(t, len(utf16.Encode([]rune(sheet))), 31)
		require.False(t, strings.ContainsAny(sheet, `[]:*?/\`), sheet)
		require.False(t, seen[strings.ToLower(sheet)], sheet)
		seen[strings.ToLower(sheet)] = true
	}
	require.Equal(t, []string{sheetCover, sheetContents, sheetOverview}, f.GetSheetList()[:3])
}

// TestLinksLead: every link and every defined name leads to a cell of a sheet
// that exists.
func TestLinksLead(t *testing.T) {
	d := kitchen()
	f := open(t, d)
	sheets := make(map[string]bool)
	for _, s := range f.GetSheetList() {
		sheets[s] = true
	}
	location := regexp.MustCompile(`location="([^"]*)"`)
	links := 0
	for name, text := range parts(t, renderBytes(t, d)) {
		for _, m := range location.FindAllStringSubmatch(text, -1) {
			target := strings.NewReplacer("&amp;", "&").Replace(m[1])
			require.True(t, sheets[strings.Trim(target[:strings.LastIndexByte(target, '!')], "'")], "%s: %s", name, target)
			links++
		}
	}
	require.Greater(t, links, 40)
	for _, n := range f.GetDefinedName() {
		if strings.HasPrefix(n.Name, "fig_") {
			require.True(t, strings.HasPrefix(n.RefersTo, "'溯源'!$A$"), n.RefersTo)
		}
	}
	yes, target, err := f.GetCellHyperLink("表1 监督抽查", "E6")
	require.NoError(t, err)
	require.True(t, yes)
	require.Equal(t, "T1-00", raw(t, f, sheetTrace, target[strings.LastIndexByte(target, '!')+1:]))
}

// TestBareDocument: a document with next to nothing still is a workbook.
func TestBareDocument(t *testing.T) {
	f := open(t, &document.Document{})
	require.Equal(t, []string{sheetCover, sheetContents, sheetProse}, f.GetSheetList())
}

// TestDocumentIsLeftAlone: Render reads its document and nothing else.
func TestDocumentIsLeftAlone(t *testing.T) {
	d := kitchen()
	renderBytes(t, d)
	require.Equal(t, kitchen(), d)
}

func TestProperties(t *testing.T) {
	d := kitchen()
	props, err := open(t, d).GetDocProps()
	require.NoError(t, err)
	require.Equal(t, d.Meta.Title, props.Title)
	require.Equal(t, d.Meta.Author, props.Creator)
	require.Equal(t, "2011-04-12T00:00:00Z", props.Created)
	require.Equal(t, props.Created, props.Modified)
}

// BenchmarkRender is the usual quarter: 15 sheets; four charts, each drawn
// twice.
func BenchmarkRender(b *testing.B) {
	d := kitchen()
	charts := 0
	d.Body = slices.DeleteFunc(d.Body, func(block document.Block) bool {
		if _, is := block.(*document.Chart); is {
			charts++
			return charts > 4
		}
		return false
	})
	d.Sheets = append(d.Sheets, *regionTable())
	b.ReportAllocs()
	for b.Loop() {
		if err := Render(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
