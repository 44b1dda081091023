package report_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
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

// TestEveryFigureRecomputes: from the cells of the workbooks alone, through
// what trace says of each figure, a spreadsheet's arithmetic finds the number
// that is printed.
func TestEveryFigureRecomputes(t *testing.T) {
	run, doc, dir := huzhouDocument(t)
	cells := &cellReader{t, filepath.Join(dir, "inbox"), map[string]*xlsxsafe.Workbook{}}
	source := trace.Source{Cube: run.Indicators.Cube, Ledger: run.Ledger, Findings: run.Findings}
	sheet := newCalculator(t, doc)
	formulas := 0
	for _, f := range doc.Figures {
		tree, err := source.Figure(doc, f.ID)
		require.NoError(t, err)
		for _, operand := range tree.Operands {
			if operand.ID != "" && operand.Value != "" {
				sheet.set(operand.ID, cells.sum(operand))
			}
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
	}
	t.Logf("%d figures, %d recomputed from %d data", len(doc.Figures), formulas, len(doc.Data))
	require.Greater(t, formulas, 400)
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

func (c *calculator) set(id string, x float64) {
	require.NotEmpty(c.t, c.at[id], id)
	require.NoError(c.t, c.file.SetCellValue("Sheet1", c.at[id], x))
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

func (c *calculator) add(f document.Figure) {
	formula := placeholder.ReplaceAllStringFunc(f.Expr, func(s string) string {
		ids := strings.Split(strings.Trim(s, "{}"), ":")
		for i, id := range ids {
			require.NotEmpty(c.t, c.at[id], id)
			ids[i] = c.at[id]
		}
		return strings.Join(ids, ":")
	})
	c.rows[f.ID] = len(c.rows) + 1
	require.NoError(c.t, c.file.SetCellFormula("Sheet1", "Z"+strconv.Itoa(c.rows[f.ID]), formula))
}

// values computes the formulas and returns each figure's value.
func (c *calculator) values() map[string]string {
	book := recalculate(c.t, c.file)
	out := map[string]string{}
	for id, row := range c.rows {
		value, err := book.GetCellValue("Sheet1", "Z"+strconv.Itoa(row), excelize.Options{RawCellValue: true})
		require.NoError(c.t, err)
		out[id] = value
	}
	return out
}

// recalculate opens a workbook in LibreOffice, which computes every formula
// that has no value, and saves it.
func recalculate(t *testing.T, file *excelize.File) *excelize.File {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, file.SaveAs(filepath.Join(dir, "in.xlsx")))
	cmd := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "in.xlsx"))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "soffice 来自 libreoffice-calc，make tools 可以安装：%s", out)
	book, err := excelize.OpenFile(filepath.Join(dir, "out", "in.xlsx"))
	require.NoError(t, err)
	t.Cleanup(func() { book.Close() })
	return book
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
