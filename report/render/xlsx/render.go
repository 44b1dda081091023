package xlsx

import (
	"fmt"
	"io"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// Render writes d as a workbook.
func Render(w io.Writer, d *document.Document) error {
	b := &book{Book: xlsxbook.New(fontBody), doc: d, plan: newPlan(d)}
	for _, e := range b.plan.entries {
		e.layout(b, e).close()
	}
	b.nameFigures()
	m := d.Meta
	err := b.Write(w, xlsxout.Props{
		Title: m.Title, Subject: m.Subject, Author: m.Author, Keywords: m.Keywords,
		Description: m.Notice, Tool: m.Tool, Declared: m.Declared,
	})
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

// book is a workbook in the making.
type book struct {
	*xlsxbook.Book
	doc    *document.Document
	plan   *plan
	traced *traceCells // once a sheet asked for them
	faint  *traceCells
}
