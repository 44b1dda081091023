package form

import (
	"cmp"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
)

// write turns the plan into a workbook. Sheets are streamed: four times as
// fast as cell by cell, and the only way to write a formula with its result.
func write(w io.Writer, b *book) (err error) {
	f := excelize.NewFile()
	defer func() { err = cmp.Or(err, f.Close()) }()
	st := &styles{file: f, ids: map[look]int{}}
	if err := f.SetDefaultFont("宋体"); err != nil {
		return err
	}
	if err := addSheets(f, b.sheets); err != nil {
		return err
	}
	for _, s := range b.sheets {
		if err := b.writeSheet(f, st, s); err != nil {
			return fmt.Errorf("form: %s: %w", s.name, err)
		}
	}
	if err := cmp.Or(st.err, b.writeNames(f), b.writeProps(f)); err != nil {
		return err
	}
	return xlsxout.Write(w, f)
}

func addSheets(f *excelize.File, sheets []*sheet) error {
	if err := f.SetSheetName("Sheet1", sheets[0].name); err != nil {
		return err
	}
	for _, s := range sheets[1:] {
		if _, err := f.NewSheet(s.name); err != nil {
			return err
		}
	}
	f.SetActiveSheet(0)
	// Before anything is streamed: SetSheetVisible reads every sheet.
	for _, s := range sheets {
		if s.hidden {
			return f.SetSheetVisible(s.name, false, true)
		}
	}
	return nil
}

func (b *book) writeSheet(f *excelize.File, st *styles, s *sheet) error {
	// The stream copies the sheet's properties when it is made, all else when
	// it ends.
	if err := b.setUp(f, s); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return protect(f, s) },
		func() error { return addGuards(f, s) },
		func() error { return frame(out, s) },
		func() error { return writeRows(out, st, s) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return out.Flush()
}

func addGuards(f *excelize.File, s *sheet) error {
	for _, g := range s.guards {
		if err := f.AddDataValidation(s.name, g.validation()); err != nil {
			return err
		}
	}
	for _, l := range s.links {
		if err := f.SetCellHyperLink(s.name, l.cell, xlsxout.Ref(l.to, "A1"), "Location"); err != nil {
			return err
		}
	}
	return nil
}

// frame sets what must come before the first row: widths, panes and merges.
func frame(out *excelize.StreamWriter, s *sheet) error {
	for i, width := range s.widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for _, m := range s.merges {
		if err := out.MergeCell(m.topLeft(), m.bottomRight()); err != nil {
			return err
		}
	}
	if s.freeze.Row == 0 {
		return out.SetPanes(&excelize.Panes{Selection: chosen(s.firstOpen(), "")})
	}
	corner := span{int(s.freeze.Col), int(s.freeze.Row), 0, 0}.topLeft()
	return out.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: int(s.freeze.Col) - 1, YSplit: int(s.freeze.Row) - 1,
		TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: chosen(s.firstOpen(), "bottomRight"),
	})
}

// chosen makes a cell the one that is chosen when the sheet is opened.
func chosen(cell, pane string) []excelize.Selection {
	return []excelize.Selection{{SQRef: cell, ActiveCell: cell, Pane: pane}}
}

func writeRows(out *excelize.StreamWriter, st *styles, s *sheet) error {
	values := make([]any, s.columns())
	for i, r := range s.rows {
		clear(values)
		for j, c := range r.cells {
			if c.present {
				values[j] = excelize.Cell{StyleID: st.id(c.look), Formula: c.formula, Value: clean(c.value)}
			}
		}
		err := out.SetRow(span{1, i + 1, 0, 0}.topLeft(), values, excelize.RowOpts{Height: r.height})
		if err != nil {
			return err
		}
	}
	return nil
}

func clean(value any) any {
	if text, ok := value.(string); ok {
		return xlsxout.Clean(text)
	}
	return value
}

func (b *book) writeNames(f *excelize.File) error {
	for _, n := range b.names {
		if err := f.SetDefinedName(&excelize.DefinedName{Name: n.name, RefersTo: n.refers}); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) writeProps(f *excelize.File) error {
	return xlsxout.SetProps(f, xlsxout.Props{
		Title:   b.titled(fmt.Sprintf(b.texts.CoverTitle, layout.PeriodWords(b.period))),
		Subject: b.unitName(), Author: b.unitName(), Description: b.nature(),
		Tool: cmp.Or(b.options.Tool, "qreport"), Declared: b.declared(),
	})
}
