package analysis

import (
	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/score"
)

// industries are those of the report's region, nil when there are fewer than
// two with a score.
func (w *writer) industries() *score.Family {
	if w.Scores == nil || w.Scores.Industries == nil || w.Scores.Industries.Scored() < 2 {
		return nil
	}
	return w.Scores.Industries
}

// indexIndustries lists the scores of the industries with the places that
// survive another way of computing. It is long, so only annual reports have it.
func (w *writer) indexIndustries() []document.Block {
	f := w.industries()
	if f == nil || !w.Annual {
		return nil
	}
	t := w.newTable("index_industries")
	bands, family := w.rankBands(f), w.familyOf(f)
	for _, s := range f.Now.Table(w.defs.Index.Code) {
		if s.Rank.Place == 0 {
			t.row(document.RowPlain, t.blanks(s.Unit.Name)...)
			continue
		}
		band, _ := bands.Band(s.Unit.Code)
		t.industryRow(f, s, band, family)
	}
	t.note("table.index_industries.note", &voice{w: w})
	return t.done()
}

func (t *tabler) industryRow(f *score.Family, s index.Standing, band index.RankBand, family []scored) {
	w, at := t.w, member(f, s.Unit.Code)
	cells := []document.Cell{document.Text(s.Unit.Name), t.industryScore(w.defs.Index.Code, at), t.industryMove(f, at),
		t.place(s, at, family), document.Text(w.placesText(band)), document.Text(w.gradeOf(s.Score, true))}
	for _, n := range w.secondLevel() {
		cells = append(cells, t.industryScore(n.Code, at))
	}
	t.row(document.RowPlain, cells...)
}

func (t *tabler) industryScore(code string, at scored) document.Cell {
	if _, ok := t.w.scoreAt(code, at); !ok {
		return document.Text(t.w.word("sign.blank"))
	}
	return t.made(t.w.scoreFigure("", code, at))
}

func (t *tabler) industryMove(f *score.Family, at scored) document.Cell {
	change, err := index.Explain(f.Before, f.Now, t.w.defs.Index.Code, at.industry)
	if err != nil {
		return document.Text(t.w.word("sign.na"))
	}
	return t.made(t.w.changeFigure("", at, change.Points()))
}

// industryName begins the name of an industry's figure.
func (w *writer) industryName(at scored) string {
	if at.industry == "" || w.Scores.Industries == nil {
		return ""
	}
	for _, u := range w.Scores.Industries.Now.Units() {
		if u.Code == at.industry {
			return u.Name
		}
	}
	return at.industry
}

// industryStatistic enters a statistic of an industry as a formula over the
// cells of its records and over the fields that are filled in by industry.
func (w *writer) industryStatistic(leaf *define.IndexLeaf, at scored, id string) string {
	f := w.Scores.Industries
	q := f.IndustryRaw(leaf.Code, at.industry, at.before)
	if !q.Present() {
		return ""
	}
	data, formula := f.IndustryData(at.industry, at.before), leaf.ByIndustry.Value
	expr := formula.Excel(func(key define.SlotKey) string {
		if _, isField := w.defs.Field(key.Field); isField {
			entry, _ := w.cube.Layout.Index(merge.Entry{Code: key.Field, Item: at.industry})
			return "{" + w.datumName(indicator.Ref{Entry: entry, Region: at.region, Period: w.yearEnd(at), Basis: rollup.ToDate}) + "}"
		}
		return "{" + w.industryDatum(data, key.Field) + "}"
	})
	return w.keepScored(at, q, document.Datum{ID: id, Name: w.industryName(at) + leaf.Name, Unit: leaf.Unit,
		Formula: w.industryFormula(formula), Expr: expr, Order: w.indexOrder(leaf.Code)})
}

// yearEnd is the quarter with the annual forms.
func (w *writer) yearEnd(at scored) model.Period {
	return model.Period{Year: at.year(w.Scores), Span: model.Quarter, N: 4}
}

// industryDatum enters a number of an industry: the cell of a record, or the
// sum of those below.
func (w *writer) industryDatum(i *score.Industry, column string) string {
	form, _ := w.defs.Form(w.defs.Index.IndustryForm)
	period := model.Period{Year: i.Year, Span: model.Quarter, N: 4}
	a := document.Address{Region: i.Region, Code: form.ID, Item: i.Code, Part: column,
		Columns: []document.PeriodColumn{{Period: period.String(), Column: define.ColumnWord(model.Cur)}}}
	id := datumID(a)
	if _, known := w.figures.dataAt[id]; known {
		return id
	}
	d := document.Datum{ID: id, Region: w.regionName(i.Region), Period: w.periodName(period), Column: w.word("figure.column.cur")}
	d.Name, d.Unit = w.columnNamed(form, column, i.Code)
	d.Number, d.IsNumber = num.Round(i.Numbers[column], computedPlaces, w.mode()).Trim(), true
	d.Text = num.Format(d.Number, d.Number.Scale())
	var sources []document.Source
	if len(i.Parts) == 0 {
		a.List, a.Units = true, []string{i.Unit.String()}
		d.At, sources = a, []document.Source{w.originSource(i.Unit, i.Origin(form, column), d.Text)}
	}
	for _, part := range i.Parts {
		d.Expr = addTerm(d.Expr, "{"+w.industryDatum(part, column)+"}")
		d.Formula = w.word("index.data.added")
	}
	w.keep(d, sources)
	return id
}

func addTerm(sum, term string) string {
	if sum == "" {
		return term
	}
	return sum + "+" + term
}

// columnNamed is the printed name and the unit of a column of a list for one
// of its keys.
func (w *writer) columnNamed(form *define.Form, column, item string) (name, unit string) {
	for _, c := range form.Columns {
		if c.ID == column {
			return c.Name + "·" + w.defs.ItemName(form.Columns[form.KeyColumn()].List, item), c.Unit
		}
	}
	return column, ""
}

// industryFormula prints a formula with the names of the columns.
func (w *writer) industryFormula(f *define.Formula) string {
	form, _ := w.defs.Form(w.defs.Index.IndustryForm)
	return f.Chinese(func(code string) string {
		for _, c := range form.Columns {
			if c.ID == code {
				return c.Name
			}
		}
		d := w.Indicators.Describe(code)
		return firstOf(d.Short, d.Name, code)
	})
}

// industryForm is the title of the form with the data of industries.
func (w *writer) industryForm() string {
	form, ok := w.defs.Form(w.defs.Index.IndustryForm)
	if !ok {
		return ""
	}
	return form.Title
}

// withoutIndustry names the statistics that are not known by industry.
func (w *writer) withoutIndustry() []string {
	var names []string
	for _, leaf := range w.defs.Index.Leaves {
		if leaf.Industry == "" {
			names = append(names, leaf.Name)
		}
	}
	return names
}

// industriesData is what the sentences about industries are given.
type industriesData struct {
	Of          string
	First, Last []string
	Form        string
	Without     []string // statistics that are not known by industry
	Runs        int
	Varied      []string
}

func (w *writer) industriesData(f *score.Family) industriesData {
	bands := w.rankBands(f)
	d := industriesData{Form: w.industryForm(), Without: w.withoutIndustry(), Runs: bands.Runs, Varied: w.varied(bands)}
	for _, s := range f.Now.Table(w.defs.Index.Code) {
		if s.Rank.Place > 0 {
			m := w.scoreFigure(w.defs.Index.Code+"."+s.Unit.Code, w.defs.Index.Code, member(f, s.Unit.Code))
			d.First = append(d.First, w.say("index.below.one", scoreData{s.Unit.Name, w.markMade(m)}))
		}
	}
	n := len(d.First)
	d.Of = mark(w.scoredFigure(w.defs.Index.Code+".industries", n, w.familyOf(f)), itoa(n))
	if n > belowAll {
		d.First, d.Last = d.First[:belowEnds], d.First[n-belowEnds:]
	}
	return d
}

// IndexIndustries ranks the industries in the reports that close the year; the
// other quarters have nothing new to say.
func (v *voice) IndexIndustries() string {
	if f := v.w.industries(); f != nil && v.w.Period.LastMonth() == 12 {
		return v.w.say("index.industries", v.w.industriesData(f))
	}
	return ""
}

// IndustriesLacking says why a year has no index of its industries; "" when it
// has.
func (v *voice) IndustriesLacking() string {
	if v.w.Period.LastMonth() != 12 || v.w.industries() != nil {
		return ""
	}
	if form := v.w.industryForm(); form != "" && v.w.Scores != nil {
		return v.w.say("index.industries.none", form)
	}
	return ""
}

// IndexIndustryNote explains the table of industries.
func (v *voice) IndexIndustryNote() string {
	return v.w.say("index.industries.note", v.w.industriesData(v.w.industries()))
}
