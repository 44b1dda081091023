package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxout"
)

// write streams the page. The dimension and the fit to the page must be known
// before the stream starts, links and charts before it is flushed.
func (p *page) write() error {
	steps := []func() error{p.setView, p.setPrint, p.setTitles, p.setLinks, p.setCharts, p.stream}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) setView() error {
	f := p.book.file
	for i, w := range p.widths {
		if err := f.SetColWidth(p.name, columnName(i+1), columnName(i+1), w); err != nil {
			return err
		}
	}
	if err := f.SetSheetDimension(p.name, p.area()); err != nil {
		return err
	}
	if err := f.SetSheetView(p.name, -1, &excelize.ViewOptions{ShowGridLines: &p.setup.gridLines}); err != nil {
		return err
	}
	if p.setup.headRow == 0 {
		return nil
	}
	corner := cellName(p.setup.freezeCol+1, p.setup.headRow+1)
	return f.SetPanes(p.name, &excelize.Panes{
		Freeze: true, XSplit: p.setup.freezeCol, YSplit: p.setup.headRow,
		TopLeftCell: corner, ActivePane: activePane(p.setup.freezeCol),
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: activePane(p.setup.freezeCol)}},
	})
}

func activePane(frozenColumns int) string {
	if frozenColumns > 0 {
		return "bottomRight"
	}
	return "bottomLeft"
}

// setPrint is A4, one page wide, with title, notice and page numbers.
func (p *page) setPrint() error {
	f, yes := p.book.file, true
	props := &excelize.SheetPropsOptions{FitToPage: &yes}
	if p.setup.tab != "" {
		props.TabColorRGB = &p.setup.tab
	}
	if err := f.SetSheetProps(p.name, props); err != nil {
		return err
	}
	a4, wide, high, orientation := 9, 1, 0, "portrait"
	if p.setup.landscape {
		orientation = "landscape"
	}
	if p.setup.onePage {
		high = 1
	}
	err := f.SetPageLayout(p.name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
	})
	if err != nil {
		return err
	}
	if err := p.setMargins(); err != nil {
		return err
	}
	return f.SetHeaderFooter(p.name, p.headerFooter())
}

func (p *page) setMargins() error {
	side, edge, band, centred := 0.6, 0.75, 0.4, true
	return p.book.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &band, Footer: &band,
		Horizontally: &centred,
	})
}

func (p *page) headerFooter() *excelize.HeaderFooterOptions {
	const font = `&"宋体,常规"&9`
	meta, sheet := p.book.doc.Meta, ""
	if xlsxout.Width(p.name) <= 30 { // a longer one would run into the page number
		sheet = "&A"
	}
	return &excelize.HeaderFooterOptions{
		OddHeader: "&L" + font + headerText(meta.Title, 60) + "&R" + font + headerText(meta.Notice, 30),
		OddFooter: "&L" + font + headerText(meta.Tool, 30) + "&C" + font + pageNumber + "&R" + font + sheet,
	}
}

// headerText is text for a header: & is its escape sign, and a digit right
// after the font size would be read as part of it.
func headerText(s string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(xlsxout.Clean(s)), " "))
	s = strings.ReplaceAll(string(runes[:min(limit, len(runes))]), "&", "&&")
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return " " + s
	}
	return s
}

// setTitles repeats the header row on every printed page.
func (p *page) setTitles() error {
	if p.setup.headRow == 0 {
		return nil
	}
	return p.book.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: p.name,
		RefersTo: xlsxout.Ref(p.name, fmt.Sprintf("$%d:$%d", p.setup.headRow, p.setup.headRow)),
	})
}

func (p *page) setLinks() error {
	for _, row := range p.breaks {
		if err := p.book.file.InsertPageBreak(p.name, cellName(1, row)); err != nil {
			return err
		}
	}
	for _, l := range p.links {
		if err := p.book.file.SetCellHyperLink(p.name, l.cell, l.target, "Location"); err != nil {
			return err
		}
	}
	return nil
}

func (p *page) setCharts() error {
	for _, c := range p.charts {
		if err := p.book.addChart(p.name, c); err != nil {
			return err
		}
	}
	return nil
}

// stream hands the cells to the body, and to excelize only the header of a
// table: it names the columns after it.
func (p *page) stream() error {
	rows := p.book.body.Sheet(p.number)
	for _, r := range p.rows {
		if err := rows.Add(r.height, r.cells); err != nil {
			return err
		}
	}
	w, err := p.book.file.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	if p.table != nil {
		if err := w.SetRow(cellName(1, rowHead), p.rows[rowHead-1].cells); err != nil {
			return err
		}
		if err := p.addTable(w); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (p *page) addTable(w *excelize.StreamWriter) error {
	stripes := false
	return w.AddTable(&excelize.Table{
		Range:          fmt.Sprintf("A%d:%s", rowHead, cellName(p.table.columns, rowHead+p.table.rows)),
		Name:           p.table.name,
		ShowRowStripes: &stripes,
	})
}
