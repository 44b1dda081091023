// Package sheet writes one plain table as a workbook: a title, a line below
// it, a header and rows, ready to be printed on A4. It is for lists that go
// out by mail, such as the 催报 list; reports are rendered by render/xlsx.
package sheet

import (
	"cmp"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxout"
)

// Table is what is written. A cell of Rows is a string, an int or a float64.
type Table struct {
	Name     string // of the sheet
	Title    string
	Note     string // below the title
	Head     []string
	Rows     [][]any
	Tool     string
	Declared time.Time
}

// Bounds of the width of a column.
const (
	narrowest = 8
	widest    = 60
)

// First rows of the sheet.
const (
	rowTitle = 1
	rowNote  = 2
	rowHead  = 3
)

// Write writes the workbook; the same table gives the same bytes.
func Write(w io.Writer, t Table) (err error) {
	f := excelize.NewFile()
	defer func() { err = cmp.Or(err, f.Close()) }()
	p := &page{Table: t, file: f, styles: xlsxout.NewStyles(f), sheet: xlsxout.NewNames().Sheet(t.Name)}
	steps := []func() error{
		func() error { return f.SetDefaultFont(font) },
		func() error { return f.SetSheetName("Sheet1", p.sheet) },
		p.setUp,
		p.stream,
		func() error {
			return xlsxout.SetProps(f, xlsxout.Props{Title: t.Title, Tool: t.Tool, Declared: t.Declared})
		},
		func() error { return xlsxout.Write(w, f) },
	}
	for _, step := range steps {
		if err := cmp.Or(step(), p.styles.Err()); err != nil {
			return err
		}
	}
	return nil
}

const font = "宋体"

type page struct {
	Table
	file   *excelize.File
	styles *xlsxout.Styles
	sheet  string
}

// setUp makes the table fit the width of a page that lies on its side.
func (p *page) setUp() error {
	a4, landscape, wide, tall, yes := 9, "landscape", 1, 0, true
	return cmp.Or(
		p.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}),
		p.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}),
		p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: xlsxout.Ref(p.sheet, "$3:$3"), Scope: p.sheet}))
}

func (p *page) stream() error {
	out, err := p.file.NewStreamWriter(p.sheet)
	if err != nil {
		return err
	}
	for i := range p.Head {
		if err := out.SetColWidth(i+1, i+1, p.width(i)); err != nil {
			return err
		}
	}
	err = out.SetPanes(&excelize.Panes{Freeze: true, YSplit: rowHead, TopLeftCell: "A4", ActivePane: "bottomLeft"})
	for i, cells := range p.lines() {
		at, _ := excelize.CoordinatesToCellName(1, i+1)
		err = cmp.Or(err, out.SetRow(at, cells))
	}
	return cmp.Or(err, out.Flush())
}

// width is that of a column's widest text.
func (p *page) width(i int) float64 {
	most := xlsxout.Width(p.Head[i]) + 2
	for _, row := range p.Rows {
		if text, ok := row[i].(string); ok {
			most = max(most, xlsxout.Width(text)+2)
		}
	}
	return min(max(most, narrowest), widest)
}

// lines are all rows of the sheet, from the title down.
func (p *page) lines() [][]any {
	lines := make([][]any, rowHead, rowHead+len(p.Rows))
	lines[rowTitle-1] = []any{p.styles.Text(xlsxout.Look{Font: font, Size: 16, Bold: true}, p.Title)}
	lines[rowNote-1] = []any{p.styles.Text(xlsxout.Look{Font: font, Size: 11}, p.Note)}
	for _, h := range p.Head {
		look := xlsxout.Look{Font: font, Size: 11, Bold: true, Align: "center", Fill: "E7EBF3", RuleAbove: xlsxout.RuleMedium, RuleBelow: xlsxout.RuleThin}
		lines[rowHead-1] = append(lines[rowHead-1], p.styles.Text(look, h))
	}
	for _, row := range p.Rows {
		var cells []any
		for _, v := range row {
			cells = append(cells, p.cell(v))
		}
		lines = append(lines, cells)
	}
	return lines
}

func (p *page) cell(v any) excelize.Cell {
	look := xlsxout.Look{Font: font, Size: 11, RuleBelow: xlsxout.RuleHair}
	if text, ok := v.(string); ok {
		look.Wrap = true
		return p.styles.Text(look, text)
	}
	return p.styles.Value(look, v)
}
