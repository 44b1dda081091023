package form

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

const paperA4 = 9

// setUp prepares a sheet for the printer: A4, one page wide, header repeated.
func (b *book) setUp(f *excelize.File, s *sheet) error {
	orientation := "portrait"
	if s.landscape {
		orientation = "landscape"
	}
	paper, wide, tall, fit := paperA4, 1, 0, true
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: ref(paper), Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	}); err != nil {
		return err
	}
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: ref(0.55), Right: ref(0.55), Top: ref(0.6), Bottom: ref(0.7), Header: ref(0.3), Footer: ref(0.35),
		Horizontally: ref(true),
	}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: b.texts.Footer, OddHeader: b.pageHeader()}); err != nil {
		return err
	}
	return b.finish(f, s)
}

// finish sets what the sheet's extent decides.
func (b *book) finish(f *excelize.File, s *sheet) error {
	extent := span{1, 1, s.columns(), len(s.rows)}
	if err := f.SetSheetDimension(s.name, extent.String()); err != nil {
		return err
	}
	if s.repeat[0] > 0 {
		rows := fmt.Sprintf("$%d:$%d", s.repeat[0], s.repeat[1])
		if err := f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: xlsxout.Ref(s.name, rows), Scope: s.name,
		}); err != nil {
			return err
		}
	}
	if s.newPage > 0 {
		if err := f.InsertPageBreak(s.name, model.A1(1, s.newPage)); err != nil {
			return err
		}
	}
	grid := false
	return f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

func (b *book) pageHeader() string {
	if b.options.Synthetic {
		return "&R" + b.texts.Banner
	}
	return ""
}

// protect locks what is not to be filled in. There is no password: it is to
// stop slips, not people.
func protect(f *excelize.File, s *sheet) error {
	if s.free {
		return nil
	}
	return f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, EditObjects: true, EditScenarios: true,
	})
}

func ref[T any](v T) *T { return &v }
