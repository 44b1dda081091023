package intake

import (
	"sync"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// reader holds what is the same for every workbook: the definitions, indexed
// by the texts that are found in sheets.
type reader struct {
	defs     *define.Definitions
	catalog  *Catalog
	words    *vocabulary
	header   map[string]word
	signs    map[string]model.Kind
	none     map[string]bool
	stop     map[string]bool
	total    map[string]bool
	heading  map[string]bool
	measures *measures
	version  string

	fields    map[string][]fieldAt // folded code of a row → forms that have it
	columns   map[string][]fieldAt // folded code of a matrix column
	records   map[string]listAt    // folded code of a column of a list
	titles    map[string][]*define.Form
	pairs     map[string]uint8  // folded words that mean a sheet, in pairs
	labels    map[string]string // folded label of the cover → label
	endMark   string
	banner    string
	plans     map[*define.Form]*plan
	itemNames map[string]map[string]string // list → folded name or code → item
	places    func() map[string][]string   // folded name of a region → codes
}

// fieldAt is a field on one of the forms that hold it.
type fieldAt struct {
	form   *define.Form
	field  *define.Field
	column model.Column // of a matrix column code
}

// listAt is a column of a list-form.
type listAt struct {
	form   *define.Form
	column int
}

// plan is what a form's sheets are searched for.
type plan struct {
	byCode map[string]*define.Field
	byName map[string]*define.Field // names that are unique in the form
}

func newReader(d *define.Definitions) *reader {
	v := readVocabulary()
	r := &reader{
		defs: d, catalog: NewCatalog(d), words: v, header: v.headerWords(), signs: v.signs(),
		none: set(v.None), stop: set(v.Stop), total: set(v.Total), heading: set(v.Heading),
		measures: newMeasures(v, d), version: layout.FormVersion(d),
		fields: map[string][]fieldAt{}, columns: map[string][]fieldAt{}, records: map[string]listAt{},
		titles: map[string][]*define.Form{}, pairs: pairWords(), labels: map[string]string{},
		endMark: fold(layout.EndMark), banner: fold(layout.SyntheticBanner),
		plans: map[*define.Form]*plan{}, itemNames: map[string]map[string]string{},
	}
	for c := model.Cur; c < model.Columns; c++ {
		for _, w := range []string{layout.ColumnWord(define.Flow, c), layout.ColumnWord(define.Stock, c), layout.MixedColumnWord(c)} {
			r.header[fold(w)] = curWord + word(c)
		}
	}
	for label, others := range v.Label {
		for _, s := range append(others, label) {
			r.labels[fold(s)] = label
		}
	}
	for list, items := range d.Items {
		r.indexItems(list, items)
	}
	for _, f := range d.Forms {
		r.indexForm(f)
	}
	r.places = sync.OnceValue(func() map[string][]string { return placeNames(d.Regions) })
	return r
}

func (r *reader) indexItems(list string, items []define.Item) {
	names := map[string]string{}
	for _, i := range items {
		names[fold(i.Name)] = i.Code
	}
	for _, i := range items {
		names[fold(i.Code)] = i.Code
	}
	r.itemNames[list] = names
}

func (r *reader) indexForm(f *define.Form) {
	for _, title := range []string{f.Number, f.Title, f.Sheet} {
		key := titleKey(title)
		r.titles[key] = append(r.titles[key], f)
	}
	p := &plan{map[string]*define.Field{}, map[string]*define.Field{}}
	r.plans[f] = p
	for _, row := range f.Rows {
		r.indexRow(f, p, row)
	}
	for i, c := range f.Columns {
		r.records[fold(layout.ListColumnCode(f.ID, c.ID))] = listAt{f, i}
	}
}

func (r *reader) indexRow(f *define.Form, p *plan, row *define.Field) {
	p.byCode[fold(row.Code)] = row
	name := fold(row.Name)
	if _, twice := p.byName[name]; twice {
		p.byName[name] = nil
	} else {
		p.byName[name] = row
	}
	if f.Layout == define.LayoutRows {
		r.fields[fold(row.Code)] = append(r.fields[fold(row.Code)], fieldAt{form: f, field: row})
		return
	}
	for _, c := range r.defs.ColumnsOf(row) {
		key := fold(layout.MatrixColumnCode(row.Code, c))
		r.columns[key] = append(r.columns[key], fieldAt{f, row, c})
	}
}

// titleKey folds a title or 表号 and drops what stands in brackets: the year
// or edition in 质检统〔E〕1表, the banner of synthetic data.
func titleKey(s string) string { return bare(fold(s)) }
