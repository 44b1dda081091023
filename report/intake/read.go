package intake

import (
	"io"
	"slices"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// Reader reads workbooks by one set of definitions. It may be used by several
// goroutines at once.
type Reader struct {
	r      *reader
	memory Memory
}

// NewReader prepares reading by defs.
func NewReader(defs *define.Definitions) *Reader { return &Reader{r: newReader(defs)} }

// Read reads one workbook. The submission is nil when the file could not be
// opened or is no report at all. Findings come in the order of the sheet.
func (rd *Reader) Read(file model.File, r io.ReaderAt, size int64) (sub *model.Submission, findings []model.Finding) {
	book, err := xlsxsafe.Open(file.Name, r, size, xlsxsafe.DefaultLimits())
	if err != nil {
		return nil, []model.Finding{rd.r.refusal(file, size, err)}
	}
	return rd.readBook(file, book)
}

func (rd *Reader) readBook(file model.File, book *xlsxsafe.Workbook) (*model.Submission, []model.Finding) {
	j := &job{reader: rd.r, book: book, formulas: recomputer{book: book}, sub: &model.Submission{File: file, Grid: model.NewGrid(len(rd.r.defs.Slots))}}
	if !j.read() {
		j.sub = nil
	}
	return j.sub, j.finish(file)
}

// read fills the submission; false when the workbook is none of ours.
func (j *job) read() bool {
	j.survey()
	j.readCover()
	parts := j.parts()
	switch {
	case len(parts) == 0 && len(j.sub.Cover) == 0:
		j.findings = nil
		j.find("F115", nil, 0, 0, "", Said{})
		return false
	case j.has("F208") || len(parts) > 0 && j.wrongBureau(parts):
		j.only("F208", "F203")
		return true
	}
	j.readForms(parts)
	j.readRemarks()
	j.readReceipts()
	return true
}

func (j *job) has(code string) bool {
	return slices.ContainsFunc(j.findings, func(f model.Finding) bool { return f.Code == code })
}

// only drops what follows from a workbook being the wrong one altogether.
func (j *job) only(codes ...string) {
	j.findings = slices.DeleteFunc(j.findings, func(f model.Finding) bool { return !slices.Contains(codes, f.Code) })
}

// finish completes the findings with file and unit, and sorts them.
func (j *job) finish(file model.File) []model.Finding {
	for i := range j.findings {
		j.findings[i].File = file.Name
		if j.sub != nil {
			j.findings[i].Unit = j.sub.Unit
		}
	}
	slices.SortStableFunc(j.findings, model.Finding.Compare)
	return j.findings
}

// readForms reads every form, all its parts together.
func (j *job) readForms(parts []part) {
	for len(parts) > 0 {
		n := 1
		for n < len(parts) && parts[n].form == parts[0].form {
			n++
		}
		if slices.Contains(parts[0].form.Bureaus, j.sub.Unit.Bureau) {
			j.readForm(j.settle(parts[:n]))
		}
		parts = parts[n:]
	}
}

func (j *job) readForm(parts []part) {
	switch parts[0].form.Layout {
	case define.LayoutRows:
		j.readRows(parts)
	case define.LayoutMatrix:
		j.readMatrix(parts[0])
	case define.LayoutList:
		j.readList(parts[0])
	}
}

// saw notes that a form was found.
func (j *job) saw(f *define.Form, header model.Pos) *model.FormSeen {
	j.sub.Forms = append(j.sub.Forms, model.FormSeen{Form: f.ID, Header: header})
	return &j.sub.Forms[len(j.sub.Forms)-1]
}
