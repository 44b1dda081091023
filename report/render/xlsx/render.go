package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"qreport/report/document"
	"qreport/report/internal/xlsxout"
)

// Render writes d as a workbook.
func Render(w io.Writer, d *document.Document) error {
	b, err := newBook(d)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	defer b.file.Close()
	for _, page := range b.pages() {
		if err := page.write(); err != nil {
			return fmt.Errorf("workbook: sheet %s: %w", page.name, err)
		}
	}
	if err := b.finish(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return xlsxout.WriteBody(w, b.file, b.body)
}

// book is a workbook in the making.
type book struct {
	file   *excelize.File
	styles *xlsxout.Styles
	body   *xlsxout.Body
	doc    *document.Document
	plan   *plan
	charts int // added so far: excelize numbers their parts
}

func newBook(d *document.Document) (*book, error) {
	b := &book{file: excelize.NewFile(), doc: d, plan: newPlan(d)}
	b.styles = xlsxout.NewStyles(b.file)
	var err error
	if b.body, err = xlsxout.NewBody(b.file); err != nil {
		return nil, err
	}
	if err := b.file.SetDefaultFont(fontBody); err != nil {
		return nil, err
	}
	return b, b.addSheets()
}

// addSheets makes all sheets first: links and defined names need them.
func (b *book) addSheets() error {
	for i, e := range b.plan.entries {
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", e.sheet); err != nil {
				return err
			}
			continue
		}
		if _, err := b.file.NewSheet(e.sheet); err != nil {
			return err
		}
	}
	return nil
}

// pages lays out every sheet of the plan.
func (b *book) pages() []*page {
	pages := make([]*page, len(b.plan.entries))
	for i, e := range b.plan.entries {
		pages[i] = e.layout(b, e)
		pages[i].number = i + 1
	}
	return pages
}

func (b *book) finish() error {
	if err := b.styles.Err(); err != nil {
		return err
	}
	if err := b.nameFigures(); err != nil {
		return err
	}
	m := b.doc.Meta
	return xlsxout.SetProps(b.file, xlsxout.Props{
		Title: m.Title, Subject: m.Subject, Author: m.Author, Keywords: m.Keywords,
		Description: m.Notice, Tool: m.Tool, Declared: m.Declared,
	})
}
