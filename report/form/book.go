package form

import (
	"cmp"
	"fmt"
	"time"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// book is a workbook as it will be written.
type book struct {
	defs     *define.Definitions
	reporter model.Reporter
	region   model.Region
	bureau   define.Bureau
	period   model.Period
	options  Options
	values   Values
	texts    *texts
	version  string
	cover    map[string]string // label → absolute reference of its value
	sheets   []*sheet
	names    []definedName
}

// definedName is a name for a range of cells.
type definedName struct{ name, refers string }

func newBook(d *define.Definitions, r model.Reporter, p model.Period, o Options, v Values) (*book, error) {
	t, err := readTexts()
	if err != nil {
		return nil, err
	}
	b := &book{
		defs: d, reporter: r, period: p, options: o, values: v, texts: t,
		version: layout.FormVersion(d), cover: map[string]string{},
	}
	var known bool
	if b.bureau, known = d.BureauByID(r.Bureau); !known {
		return nil, fmt.Errorf("form: 版本 %s 里没有单位 %q", d.Edition.ID, r.Bureau)
	}
	if b.region, known = d.Regions.Get(r.Region); !known {
		b.region = model.Region{Code: r.Region, Name: cmp.Or(r.Name, r.Region)}
	}
	if b.options.Forms == nil {
		b.options.Forms = layout.Due(d, nil, r, p)
	}
	b.plan()
	return b, nil
}

// plan lays out every sheet.
func (b *book) plan() {
	b.addCover()
	for _, f := range b.options.Forms {
		switch f.Layout {
		case define.LayoutRows:
			b.addRows(f)
		case define.LayoutMatrix:
			b.addMatrix(f)
		case define.LayoutList:
			b.addList(f)
		}
	}
	b.addRemarks()
	b.addMeta()
}

func (b *book) newSheet(name string, widths []float64) *sheet {
	s := &sheet{name: name, widths: widths}
	b.sheets = append(b.sheets, s)
	return s
}

// unitName is the name of the bureau's office as it is printed.
func (b *book) unitName() string {
	return cmp.Or(b.reporter.Name, b.defs.Edition.BureauName(b.bureau, b.region))
}

// titled adds the banner to a title when the data are synthetic.
func (b *book) titled(title string) string {
	if b.options.Synthetic {
		return title + b.texts.Banner
	}
	return title
}

// declared is the day of the document properties.
func (b *book) declared() time.Time {
	if !b.options.Declared.IsZero() {
		return b.options.Declared
	}
	return time.Date(b.period.Year, time.Month(b.period.LastMonth())+1, 0, 0, 0, 0, 0, time.UTC)
}

// entry is what a cell of a form holds.
func (b *book) entry(field, item string, c model.Column) Entry {
	if b.values.Cell == nil {
		return Entry{}
	}
	return b.values.Cell(field, item, c)
}

// unit is the unit that a field's figures are written in.
func (b *book) unit(f *define.Field) string {
	if b.values.Unit == nil {
		return f.Unit
	}
	return cmp.Or(b.values.Unit(f.Code), f.Unit)
}

// content is an entry as the value of a cell.
func (e Entry) content() any {
	if e.Text != "" {
		return e.Text
	}
	switch e.Value.Kind() {
	case model.Number:
		d, _ := e.Value.Dec()
		return d.Float64()
	case model.NotApplicable:
		return layout.SignNotApplicable
	case model.NoBureau:
		return layout.SignNoBureau
	case model.Secret:
		return layout.SignSecret
	}
	return nil
}

// decimals is how many the cell must show: the field's, or more when the
// figure has more (as 万批 for 批 has).
func (e Entry) decimals(f *define.Field) int {
	d, ok := e.Value.Dec()
	if !ok {
		return f.Decimals
	}
	return max(f.Decimals, d.Trim().Scale())
}
