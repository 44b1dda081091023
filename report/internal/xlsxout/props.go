package xlsxout

import (
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Props are the document properties of a workbook.
type Props struct {
	Title, Subject, Author, Keywords string
	// Description is shown as remarks, e.g. that the data are simulated.
	Description string
	// Tool is the program that wrote the file, "qreport 0.1.0".
	Tool string
	// Declared is the declared date of the report; the clock is not asked.
	Declared time.Time
}

// SetProps sets the properties, so that none of excelize's own remain.
func SetProps(f *excelize.File, p Props) error {
	when := ""
	if !p.Declared.IsZero() { // year 1 is no date to Excel
		when = p.Declared.UTC().Format(time.RFC3339)
	}
	err := f.SetDocProps(&excelize.DocProperties{
		Title: Clean(p.Title), Subject: Clean(p.Subject), Keywords: Clean(p.Keywords),
		Creator: Clean(p.Author), LastModifiedBy: Clean(p.Author),
		Description: Clean(p.Description),
		Created:     when, Modified: when, Language: "zh-CN",
	})
	if err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: Clean(p.Tool)})
}

// coreNames give the names of the core properties the prefix that Excel gives
// them: exceljs and others compare names as they are written and refuse
// excelize's default namespace.
var coreNames = strings.NewReplacer(
	"<coreProperties xmlns=", "<cp:coreProperties xmlns:cp=", "</coreProperties>", "</cp:coreProperties>",
	"<keywords>", "<cp:keywords>", "</keywords>", "</cp:keywords>",
	"<lastModifiedBy>", "<cp:lastModifiedBy>", "</lastModifiedBy>", "</cp:lastModifiedBy>",
)
