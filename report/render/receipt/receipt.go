package receipt

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"qreport/report/archive"
	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
	"qreport/report/render/receipt/patch"
)

// Verdict is what became of a file.
type Verdict string

// The verdicts.
const (
	Accepted Verdict = "accepted" // 接收
	Returned Verdict = "returned" // 退回
	Replaced Verdict = "replaced" // 已由后来的版本代替
	refused  Verdict = "refused"  // 退回, because it could not be opened
)

// Options are what a receipt says beyond the findings.
type Options struct {
	Defs     *define.Definitions
	File     model.File // as it was received
	Verdict  Verdict
	Unit     string    // the sender's name; the cover's when empty
	Declared time.Time // the day of the check; the zero time is not printed
	Tool     string    // "qreport 0.1.0"
	Before   *Earlier  // the version before, or nil
}

// Earlier is how a submission differs from the version before it.
type Earlier struct {
	File     string // its name
	Judged   bool   // whether it had been checked, so that Progress means something
	Changes  []archive.Change
	Progress archive.Progress
}

// Write writes the receipt for a workbook that could be opened. The submission
// is nil when the workbook is none of our forms. A workbook that cannot be
// marked, because it lacks what every program writes, gets a receipt of its own.
func Write(w io.Writer, original []byte, sub *model.Submission, findings []model.Finding, o Options) error {
	p := newPrinter(sub, findings, o)
	book, err := patch.Open(original)
	if err == nil {
		err = p.annotate(book)
	}
	if err != nil {
		book, err = patch.Empty(), nil
		p.sheets = nil
		err = p.putSheets(book)
	}
	if err == nil {
		err = p.err
	}
	if err != nil {
		return fmt.Errorf("receipt: %s: %w", o.File.Name, err)
	}
	return book.Write(w)
}

// WriteRefusal writes a workbook of our own that says why a file could not be
// opened and what to do.
func WriteRefusal(w io.Writer, findings []model.Finding, o Options) error {
	o.Verdict = refused
	p := newPrinter(nil, findings, o)
	book := patch.Empty()
	if err := p.putSheets(book); err != nil {
		return fmt.Errorf("receipt: %s: %w", o.File.Name, err)
	}
	return book.Write(w)
}

// annotate marks the workbook and adds our sheets.
func (p *printer) annotate(book *patch.Book) error {
	if err := book.Clean(); err != nil {
		return err
	}
	p.sheets = book.Sheets()
	for _, name := range p.sheets {
		if err := book.Mark(name, p.marks(name)); err != nil {
			return err
		}
	}
	return p.putSheets(book)
}

func (p *printer) putSheets(book *patch.Book) error {
	if err := book.Put(0, p.page()); err != nil {
		return err
	}
	if p.o.Before != nil || slices.Contains(book.Sheets(), layout.ReceiptChanges) {
		if err := book.Put(1, p.changesPage()); err != nil {
			return err
		}
	}
	if err := book.Show(layout.ReceiptSheet); err != nil {
		return err
	}
	return p.err
}

// Name is the file name of a submission's receipt: 330521-质监局-2011Q1-退回.xlsx.
// A replaced version has the beginning of its hash behind it: there may be more
// than one.
func Name(sub *model.Submission, d *define.Definitions, v Verdict) (string, error) {
	word, err := d.Texts.Say("receipt.name."+string(v), nil)
	if err != nil {
		return "", err
	}
	bureau, _ := d.BureauByID(sub.Unit.Bureau)
	parts := []string{sub.Unit.Region, bureau.Short, sub.Period.String()}
	if sub.Scope == model.Aggregate {
		parts = append(parts, layout.ScopeAggregate)
	}
	parts = append(parts, word)
	if v == Replaced {
		parts = append(parts, sub.File.SHA256[:min(8, len(sub.File.SHA256))])
	}
	return strings.Join(parts, "-") + ".xlsx", nil
}

// RefusalName is the file name of the receipt for a file without a known
// sender: its own name, with its folders, and the verdict.
func RefusalName(file string, d *define.Definitions) (string, error) {
	word, err := d.Texts.Say("receipt.name."+string(Returned), nil)
	ext := path.Ext(file)
	stem := strings.ReplaceAll(strings.TrimSuffix(file, ext), "/", "_")
	return strings.TrimLeft(stem, ".") + strings.ReplaceAll(ext, ".", "-") + "-" + word + ".xlsx", err
}
