package pdf

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

func renderBytes(t testing.TB, f *Fonts, d *document.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	require.NoError(t, Render(&buf, d, f))
	return buf.Bytes()
}

func TestSameBytes(t *testing.T) {
	f := testFonts(t)
	old := runtime.GOMAXPROCS(1)
	want := renderBytes(t, f, kitchenSink())
	runtime.GOMAXPROCS(max(old, 4))
	defer runtime.GOMAXPROCS(old)
	var wg sync.WaitGroup
	got := make([][]byte, 4)
	for i := range got {
		wg.Go(func() {
			var buf bytes.Buffer
			if assert.NoError(t, Render(&buf, kitchenSink(), f)) {
				got[i] = buf.Bytes()
			}
		})
	}
	wg.Wait()
	for _, g := range got {
		assert.True(t, bytes.Equal(want, g))
	}
}

// The clock must not reach the bytes, not even without a declared date.
func TestNoClock(t *testing.T) {
	f := testFonts(t)
	d := &document.Document{Body: []document.Block{para1("无日期。")}}
	first := renderBytes(t, f, d)
	time.Sleep(1100 * time.Millisecond)
	assert.True(t, bytes.Equal(first, renderBytes(t, f, d)))
}

func TestIsCleanPDF(t *testing.T) {
	file := rendered(t, kitchenSink())
	assert.Contains(t, tool(t, "qpdf", "--check", file), "No syntax or stream encoding errors")
	assert.NotContains(t, tool(t, "qpdf", "--check", file), "WARNING")
}

func TestFontsAreSubsets(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", rendered(t, kitchenSink()))), "\n")[2:]
	assert.Len(t, lines, int(roleCount))
	for _, l := range lines {
		assert.Regexp(t, `Identity-H +yes \S+ +yes`, l)
	}
	plain := &document.Document{Body: []document.Block{para1("只用仿宋。")}}
	lines = strings.Split(strings.TrimSpace(tool(t, "pdffonts", rendered(t, plain))), "\n")[2:]
	assert.Len(t, lines, 2, "仿宋 for the text and 宋体 for the page number")
}

// Every text of the document can be read back.
func TestTextComesBack(t *testing.T) {
	got := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", rendered(t, kitchenSink()), "-")), "")
	for _, want := range []string{"签发人：王小明", "湖质监〔2011〕18号", "市人民政府：", "一、质量总体状况", "表1各县区产品监督抽查批次合格率",
		"续附表3", "图7县（市、区）合格率漏斗图", "抄送：省质量技术监督局", "2011年4月12日印发", "双江拉祜族佤族布朗族傣族自治县", "附件1", "—12—"} {
		assert.Contains(t, got, want)
	}
}

func TestProperties(t *testing.T) {
	info := tool(t, "pdfinfo", rendered(t, kitchenSink()))
	for _, want := range []string{"关于湖州市2011年第一季度质量状况分析的报告", "湖州市质量技术监督局；湖州出入境检验检疫局", "质量 合格率 湖州", "qreport 0.1.0", "2011"} {
		assert.Contains(t, info, want)
	}
}

// A document may be empty, or absurd, but never makes a panic.
func TestAbsurdDocuments(t *testing.T) {
	f := testFonts(t)
	long := strings.Repeat("超", 400)
	for name, d := range map[string]*document.Document{
		"empty": {},
		"plain": {Head: document.Head{Plain: true, Title: []string{"标题"}}},
		"empty blocks": {Body: []document.Block{document.Heading{}, document.Paragraph{}, document.Note{}, &document.Table{}, &document.Chart{},
			document.Heading{Level: 9, Text: "末"}}},
		"empty plots": {Body: []document.Block{
			&document.Chart{Plot: document.DotInterval{}}, &document.Chart{Plot: document.Lines{}}, &document.Chart{Plot: document.Bars{}},
			&document.Chart{Plot: document.Pareto{}}, &document.Chart{Plot: document.Goalposts{}}, &document.Chart{Plot: document.Columns{}},
			&document.Chart{Plot: document.Funnel{}}, &document.Chart{Plot: document.Waterfall{}}}},
		"long head": {Head: document.Head{Issuers: []string{long, "短"}, Suffix: "文件", Number: long, Signers: []string{long}, Title: []string{long}, Addressee: long},
			Close: document.Close{Attachments: []string{long}, Signatures: []string{long, long, "短"}, Date: long, CopyTo: []string{long}, Printer: long, PrintedOn: "2011年"}},
		"ragged table": {Body: []document.Block{&document.Table{Title: long, Unit: long, Columns: make([]document.Column, 40),
			Rows: []document.Row{{}, {Cells: make([]document.Cell, 60)}, {Kind: document.RowSection}}}}},
	} {
		assert.NotPanics(t, func() { assert.NoError(t, Render(io.Discard, d, f), name) }, name)
	}
}

// Many rows go over several pages.
func TestManyRows(t *testing.T) {
	d := &document.Document{Body: []document.Block{dotChart(110, "图1"), longTableSample(300)}}
	pages := readBack(t, rendered(t, d))
	assert.Greater(t, len(pages), 9)
}

func BenchmarkRender(b *testing.B) {
	f := testFonts(b)
	d := kitchenSink()
	for b.Loop() {
		if err := Render(io.Discard, d, f); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	f := testFonts(b)
	d := kitchenSink()
	for b.Loop() {
		w := f.workshop()
		(&builder{set: &w.setter, doc: d}).pages()
		f.workshops.Put(w)
	}
}
