package patch

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

// Page is a sheet of our own.
type Page struct {
	Name   string
	Widths []float64 // of the columns, in characters
	Rows   []Row
	Frozen int // rows at the top that stay; 0 for none
}

// Row is a row of a page. Span joins its first cells into one.
type Row struct {
	Cells  []Cell
	Height float64 // in points, 0 for the usual
	Span   int
}

// Cell is a text; it is never taken for a number or a formula. Sheet and Goto
// make it a link to a cell.
type Cell struct {
	Text        string
	Look        Look
	Sheet, Goto string
}

// Put adds a page before the tab at an index, or in the place of the tab that
// has its name. The first page put is the one that the reader sees.
func (b *Book) Put(at int, p Page) error {
	if err := b.addLooks(); err != nil {
		return err
	}
	if old := b.index(p.Name); old >= 0 && b.sheets[old].part != "" {
		b.set(b.sheets[old].part, b.pageXML(p))
		return nil
	}
	part := b.free("xl/worksheets/sheet%d.xml")
	b.set(part, b.pageXML(p))
	id, err := b.relate(b.main, "worksheet", part)
	if err != nil {
		return err
	}
	if err := b.declare(part, spreadsheet+"worksheet+xml"); err != nil {
		return err
	}
	at = min(at, len(b.sheets))
	b.sheets = append(b.sheets[:at:at], append([]sheet{{p.Name, part}}, b.sheets[at:]...)...)
	return b.edit(b.main, "", func(d *draft) error { return b.listSheet(d, at, p.Name, id) })
}

// listSheet adds a tab to the workbook part. What belongs to a tab by its
// number moves with it.
func (b *Book) listSheet(d *draft, at int, name, id string) error {
	tabs := d.root.child("sheets")
	highest := 0
	for _, n := range tabs.kids {
		number, _ := strconv.Atoi(n.get("sheetId"))
		highest = max(highest, number)
	}
	line := d.adapt(tabs, fmt.Sprintf(`<sheet xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, b.types.rel, escape(name), highest+1, id))
	if at < len(tabs.kids) {
		d.insert(tabs.kids[at].start, line)
	} else {
		d.insert(tabs.shut, line)
	}
	if names := d.root.child("definedNames"); names != nil {
		for _, n := range names.kids {
			if local, err := strconv.Atoi(n.get("localSheetId")); err == nil && local >= at {
				d.set(n, "localSheetId", strconv.Itoa(local+1))
			}
		}
	}
	return nil
}

// Show makes a tab the one that is open, alone: a second selected tab would be
// written to together with it.
func (b *Book) Show(name string) error {
	at := b.index(name)
	err := b.edit(b.main, "", func(d *draft) error {
		if tabs := d.root.child("sheets"); at < len(tabs.kids) && tabs.kids[at].get("state") != "" {
			d.set(tabs.kids[at], "state", "visible")
		}
		views := d.root.child("bookViews")
		if views == nil {
			d.insert(d.root.child("sheets").start, d.adapt(d.root, fmt.Sprintf(`<bookViews><workbookView activeTab="%d"/></bookViews>`, at)))
			return nil
		}
		for _, view := range views.kids {
			d.set(view, "activeTab", strconv.Itoa(at))
			if view.get("firstSheet") != "" {
				d.set(view, "firstSheet", "0")
			}
		}
		return nil
	})
	for i, s := range b.sheets {
		if err == nil && s.part != "" {
			err = b.selectTab(s.part, i == at)
		}
	}
	return err
}

// selectTab says of a tab whether it is selected.
func (b *Book) selectTab(part string, selected bool) error {
	data, err := b.load(part)
	if err != nil || !selected && !bytes.Contains(data, []byte("tabSelected")) {
		return err
	}
	return b.edit(part, "sheetData", func(d *draft) error {
		d.root.descend(func(n *node) {
			switch {
			case n.name.Local != "sheetView":
			case selected:
				d.set(n, "tabSelected", "1")
			case n.get("tabSelected") != "":
				d.set(n, "tabSelected", "0")
			}
		})
		return nil
	})
}

// pageXML writes the part of a page.
func (b *Book) pageXML(p Page) []byte {
	var s strings.Builder
	s.WriteString(xmlHead + `<worksheet xmlns="` + b.types.main + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0">`)
	if p.Frozen > 0 {
		fmt.Fprintf(&s, `<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>`, p.Frozen, p.Frozen+1)
	}
	s.WriteString(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, w := range p.Widths {
		fmt.Fprintf(&s, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, w)
	}
	s.WriteString(`</cols><sheetData>`)
	var merges, links []string
	for i, r := range p.Rows {
		b.rowXML(&s, i+1, r)
		if r.Span > 1 {
			merges = append(merges, `<mergeCell ref="`+model.A1(1, i+1)+":"+model.A1(r.Span, i+1)+`"/>`)
		}
		links = append(links, linksOf(i+1, r)...)
	}
	s.WriteString(`</sheetData>`)
	section(&s, "mergeCells", merges)
	section(&s, "hyperlinks", links)
	s.WriteString(`<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
	return []byte(s.String())
}

func section(s *strings.Builder, name string, items []string) {
	if len(items) > 0 {
		s.WriteString("<" + name + ">" + strings.Join(items, "") + "</" + name + ">")
	}
}

func (b *Book) rowXML(s *strings.Builder, row int, r Row) {
	height := ""
	if r.Height > 0 {
		height = fmt.Sprintf(` ht="%g" customHeight="1"`, r.Height)
	}
	fmt.Fprintf(s, `<row r="%d"%s>`, row, height)
	for i, c := range r.Cells {
		look, text := c.Look, xlsxout.Clean(c.Text)
		if xlsxout.Risky(text) {
			look += looks
		}
		fmt.Fprintf(s, `<c r="%s" s="%d"`, model.A1(i+1, row), b.looks+int(look))
		if text == "" {
			s.WriteString(`/>`)
			continue
		}
		s.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + escape(text) + `</t></is></c>`)
	}
	s.WriteString(`</row>`)
}

// linksOf lists the links of a row.
func linksOf(row int, r Row) (list []string) {
	for i, c := range r.Cells {
		if c.Goto != "" {
			list = append(list, fmt.Sprintf(`<hyperlink ref="%s" location="%s" display="%s"/>`,
				model.A1(i+1, row), escape(xlsxout.Ref(c.Sheet, c.Goto)), escape(xlsxout.Clean(c.Text))))
		}
	}
	return list
}
