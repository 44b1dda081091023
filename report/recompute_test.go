package report_test

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
	"qreport/report/render/xlsx"
	"qreport/report/trace"
)

// cellReader reads cells straight from the workbooks, without intake.
type cellReader struct {
	t     *testing.T
	inbox string
	books map[string]*xlsxsafe.Workbook
}

func (r *cellReader) number(file, sheet, cell string) float64 {
	r.t.Helper()
	wb := r.books[file]
	if wb == nil {
		f, err := os.Open(filepath.Join(r.inbox, filepath.FromSlash(file)))
		require.NoError(r.t, err)
		defer f.Close()
		info, err := f.Stat()
		require.NoError(r.t, err)
		wb, err = xlsxsafe.Open(file, f, info.Size(), xlsxsafe.DefaultLimits())
		require.NoError(r.t, err)
		r.books[file] = wb
	}
	s := wb.Sheet(sheet)
	require.NotNil(r.t, s, "%s %s", file, sheet)
	col, row := model.ParseA1(cell)
	c := s.Cell(row, col)
	if c == nil {
		return 0
	}
	x, err := strconv.ParseFloat(c.Raw, 64)
	if err != nil {
		return 0
	}
	return x
}

// sum adds up what a node's leaves hold, and checks every node on the way.
func (r *cellReader) sum(n trace.Node) float64 {
	r.t.Helper()
	if n.Cell != nil {
		if n.Sign < 0 { // a record counts one or holds its amount
			x, _ := strconv.ParseFloat(n.Value, 64)
			return x
		}
		x := r.number(n.Cell.File, n.Cell.Sheet, n.Cell.Cell)
		if n.Value != "" {
			require.InDelta(r.t, x, parse(r.t, n.Value), 1e-9, "%s %+v", n.Name, n.Cell)
		}
		return x
	}
	if n.Expr != "" {
		return parse(r.t, n.Value) // computed: see calculator.enter
	}
	total := 0.0
	for _, c := range n.Children {
		switch {
		case c.Aside:
		case c.Sign < 0:
			total -= r.sum(c)
		default:
			total += r.sum(c)
		}
	}
	if n.Value != "" {
		require.InDelta(r.t, total, parse(r.t, n.Value), 1e-6, "%s %s %s", n.Code, n.Name, n.Region)
	}
	return total
}

func parse(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.NewReplacer("−", "-", ",", "").Replace(text), 64)
	require.NoError(t, err)
	return x
}

func traceOf(run *report.Run) trace.Source {
	return trace.Source{Cube: run.Indicators.Cube, Ledger: run.Ledger, Findings: run.Findings}
}

// TestEveryFigureRecomputes: from the cells of the workbooks alone, through
// what trace says of each figure, a spreadsheet's arithmetic finds the number
// that is printed.
func TestEveryFigureRecomputes(t *testing.T) {
	run, docs, dir := samplesOf(t)
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			cells := &cellReader{t, filepath.Join(dir, "inbox"), map[string]*xlsxsafe.Workbook{}}
			recomputes(t, cells, traceOf(run), doc)
		})
	}
}

func recomputes(t *testing.T, cells *cellReader, source trace.Source, doc *document.Document) {
	t.Helper()
	sheet := newCalculator(t, doc)
	formulas := 0
	for _, f := range doc.Figures {
		tree, err := source.Figure(doc, f.ID)
		require.NoError(t, err)
		for _, operand := range tree.Operands {
			sheet.enter(cells, operand)
		}
		if f.Expr != "" {
			formulas++
			sheet.add(f)
		}
	}
	values := sheet.values()
	for _, f := range doc.Figures {
		if f.Expr != "" && normal(f.Text) != shape(values[f.ID], f.Text) {
			t.Errorf("%s %s 印出 %s，算得 %s：%s", f.ID, f.Name, f.Text, values[f.ID], f.Expr)
		}
		if f.Expr == "" {
			requireCounted(t, f)
		}
	}
	t.Logf("%d figures, %d recomputed from %d data", len(doc.Figures), formulas, len(doc.Data))
	require.Greater(t, formulas, 400)
}

// requireCounted: a figure without a formula is a count of records or units
// that are listed, one source for each.
func requireCounted(t *testing.T, f document.Figure) {
	t.Helper()
	sources := 0
	for _, o := range f.Operands {
		sources += len(o.Sources)
	}
	require.Equal(t, f.Text, strconv.Itoa(sources), "%s %s 没有公式，也不是逐条计数", f.ID, f.Name)
}

func normal(text string) string { return strings.ReplaceAll(text, "−", "-") }

// calculator is a workbook of the data and of every figure's formula, which
// LibreOffice computes.
type calculator struct {
	t    *testing.T
	file *excelize.File
	at   map[string]string
	rows map[string]int
}

func newCalculator(t *testing.T, doc *document.Document) *calculator {
	c := &calculator{t, excelize.NewFile(), map[string]string{}, map[string]int{}}
	for i, d := range doc.Data {
		c.at[d.ID] = "A" + strconv.Itoa(i+1)
	}
	return c
}

// enter gives the data below a node their values: what was reported from the
// cells, what is computed by its formula over the others.
func (c *calculator) enter(cells *cellReader, n trace.Node) {
	switch {
	case n.ID == "" || n.Value == "":
	case n.Expr == "":
		c.set(n.ID, cells.sum(n))
	default:
		for _, child := range n.Children {
			c.enter(cells, child)
		}
		require.NotEmpty(c.t, c.at[n.ID], n.ID)
		require.NoError(c.t, c.file.SetCellFormula("Sheet1", c.at[n.ID], c.formula(n.Expr)))
	}
}

func (c *calculator) set(id string, x float64) {
	require.NotEmpty(c.t, c.at[id], id)
	require.NoError(c.t, c.file.SetCellValue("Sheet1", c.at[id], x))
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

func (c *calculator) add(f document.Figure) {
	c.rows[f.ID] = len(c.rows) + 1
	require.NoError(c.t, c.file.SetCellFormula("Sheet1", "Z"+strconv.Itoa(c.rows[f.ID]), c.formula(f.Expr)))
}

// formula puts cells in place of the ids of data.
func (c *calculator) formula(expr string) string {
	return placeholder.ReplaceAllStringFunc(expr, func(s string) string {
		ids := strings.Split(strings.Trim(s, "{}"), ":")
		for i, id := range ids {
			require.NotEmpty(c.t, c.at[id], id)
			ids[i] = c.at[id]
		}
		return strings.Join(ids, ":")
	})
}

// values computes the formulas and returns each figure's value.
func (c *calculator) values() map[string]string {
	data, err := c.file.WriteToBuffer()
	require.NoError(c.t, err)
	book := recalculate(c.t, data.Bytes())
	out := map[string]string{}
	for id, row := range c.rows {
		value, err := book.GetCellValue("Sheet1", "Z"+strconv.Itoa(row), excelize.Options{RawCellValue: true})
		require.NoError(c.t, err)
		out[id] = value
	}
	return out
}

// always makes LibreOffice compute every formula anew when it opens a file.
const always = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// recalculate opens a workbook in LibreOffice, which computes every formula,
// and saves it.
func recalculate(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "profile", "user"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "profile", "user", "registrymodifications.xcu"), []byte(always), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "in.xlsx"), data, 0o644))
	cmd := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "in.xlsx"))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "soffice 来自 libreoffice-calc，make tools 可以安装：%s", out)
	book, err := excelize.OpenFile(filepath.Join(dir, "out", "in.xlsx"))
	require.NoError(t, err)
	t.Cleanup(func() { book.Close() })
	return book
}

// TestRecalculatingChangesNoFigure: every formula of the published workbook,
// computed by LibreOffice from the sheet of data, has the value that we wrote.
func TestRecalculatingChangesNoFigure(t *testing.T) {
	for name, doc := range sampleDocuments(t) {
		t.Run(name, func(t *testing.T) { require.Greater(t, keepsFormulas(t, doc), 400) })
	}
	t.Run("零头", func(t *testing.T) { require.Greater(t, keepsFormulas(t, fractions(t)), 30) })
}

// keepsFormulas compares every formula of a workbook with what LibreOffice
// makes of it, and returns how many there are.
func keepsFormulas(t *testing.T, doc *document.Document) int {
	t.Helper()
	var data bytes.Buffer
	require.NoError(t, xlsx.Render(&data, doc))
	before, err := excelize.OpenReader(bytes.NewReader(data.Bytes()))
	require.NoError(t, err)
	defer before.Close()
	after := recalculate(t, data.Bytes())
	formulas := 0
	for _, sheet := range before.GetSheetList() {
		rows, err := before.GetRows(sheet, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		for r, row := range rows {
			for c, ours := range row {
				cell := model.A1(c+1, r+1)
				formula, err := before.GetCellFormula(sheet, cell)
				require.NoError(t, err)
				if formula == "" {
					continue
				}
				formulas++
				theirs, err := after.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
				require.NoError(t, err)
				if x, err := strconv.ParseFloat(theirs, 64); err != nil || math.Abs(x-parse(t, ours)) > 1e-9*max(1, math.Abs(x)) {
					t.Errorf("%s!%s 写的是 %s，重算是 %s：%s", sheet, cell, ours, theirs, formula)
				}
			}
		}
	}
	t.Logf("%d formulas", formulas)
	return formulas
}

// shape prints a value with as many digits as a text has.
func shape(value, like string) string {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	_, decimals, _ := strings.Cut(like, ".")
	text := strconv.FormatFloat(x, 'f', len(decimals), 64)
	if strings.Trim(text, "-0.") == "" {
		return strings.TrimPrefix(text, "-")
	}
	return text
}

// TestNoDatumIsForNothing: every datum stands in the formula of a figure or of
// another datum, or is listed among a figure's operands.
func TestNoDatumIsForNothing(t *testing.T) {
	for name, doc := range sampleDocuments(t) {
		used := map[string]bool{}
		order := map[string]int{}
		for i, d := range doc.Data {
			order[d.ID] = i
		}
		note := func(expr string) {
			for _, run := range placeholder.FindAllString(expr, -1) {
				ids := strings.Split(strings.Trim(run, "{}"), ":")
				for i := order[ids[0]]; i <= order[ids[len(ids)-1]]; i++ {
					used[doc.Data[i].ID] = true
				}
			}
		}
		for _, f := range doc.Figures {
			note(f.Expr)
			for _, o := range f.Operands {
				used[o.Datum] = true
			}
		}
		for _, d := range doc.Data {
			note(d.Expr)
		}
		for _, d := range doc.Data {
			require.True(t, used[d.ID], "%s: %s", name, d.ID)
		}
	}
}

// TestAWeightedMeanNamesTheValuesBelow: a province's mean is a formula over the
// values of its cities, which are formulas in their turn.
func TestAWeightedMeanNamesTheValuesBelow(t *testing.T) {
	for _, f := range sampleDocuments(t)["省季度"].Figures {
		if strings.HasPrefix(f.Name, "制造业产品质量合格率") && f.Region == "浙江省" {
			require.Contains(t, f.Expr, "*{330500/2011Q1.mean/A06}", f.ID)
			require.NotContains(t, f.Expr, "Q113A", f.ID)
			return
		}
	}
	t.Fatal("no weighted mean in the province's report")
}

// TestTracingAMeanNamesTheReportsBelow: two levels down a mean is followed in
// the report of the lower region.
func TestTracingAMeanNamesTheReportsBelow(t *testing.T) {
	run := read(t, copyOf(t))
	doc, err := run.Document("100000", quarter, report.Declare(quarter))
	require.NoError(t, err)
	tree, err := traceOf(run).Figure(doc, "A06")
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, traceOf(run).Print(&out, tree))
	require.Contains(t, out.String(), "浙江省：制造业产品质量合格率（赋权） = ")
	require.Contains(t, out.String(), "湖州市：制造业产品质量合格率（赋权） = ")
	require.Contains(t, out.String(), "往下查：qreport trace 330500.A06）")
}
