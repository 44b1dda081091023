package form

import (
	"fmt"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

// Columns of the cover.
const (
	coverLabel = 2
	coverValue = 3
	coverLast  = 4

	coverFirst = 3 // row of the first label
)

// addCover lays out the first sheet.
func (b *book) addCover() {
	s := b.newSheet(layout.CoverSheet, []float64{3, 20, 52, 22})
	s.across(span{coverLabel, 1, coverLast, 1}, look{hei: true, size: 20, align: "center"},
		fmt.Sprintf(b.texts.CoverTitle, layout.PeriodWords(b.period)))
	s.height(1, 54)
	if b.options.Synthetic {
		s.across(span{coverLabel, 2, coverLast, 2}, look{hei: true, size: 11, align: "center", color: colorWarning}, b.texts.Banner+b.texts.BannerNote)
	}
	s.height(2, 22)
	for _, label := range layout.CoverLabels() {
		b.addCoverLine(s, label)
	}
	b.guardCover(s)
	b.addLegend(s)
	b.addInstructions(s)
	b.addContents(s)
}

func (b *book) addCoverLine(s *sheet, label string) {
	row := s.next()
	value, open := b.coverValue(label)
	l := look{size: 12, align: "left", boxed: true, open: open, wrap: true}
	if open {
		l.fill, l.format = colorRequired, "@"
	}
	if label == layout.LabelNature && b.options.Synthetic {
		l.color, l.bold = colorWarning, true
	}
	s.put(coverLabel, row, look{hei: true, size: 11, align: "center", boxed: true, fill: colorHeader}, label)
	s.across(span{coverValue, row, coverLast, row}, l, value)
	s.height(row, 22)
	b.cover[label] = xlsxout.Ref(s.name, dollar(coverValue, row))
}

// coverValue is what stands beside a label, and whether it is to be filled in.
func (b *book) coverValue(label string) (value string, open bool) {
	switch label {
	case layout.LabelUnit:
		return b.unitName(), false
	case layout.LabelRegion:
		return b.reporter.Region, false
	case layout.LabelBureau:
		return layout.BureauCell(b.bureau.Short, b.bureau.ID), false
	case layout.LabelPeriod:
		return layout.PeriodCell(b.period), false
	case layout.LabelScope:
		return layout.ScopeWord(b.options.Scope), true
	case layout.LabelEdition:
		return b.defs.Edition.ID + "（" + b.defs.Edition.Name + "）", false
	case layout.LabelVersion:
		return b.version, false
	case layout.LabelNature:
		return b.nature(), false
	case layout.LabelSource:
		return b.options.Source, true
	}
	return b.signature(label), true
}

func (b *book) nature() string {
	if b.options.Synthetic {
		return layout.NatureSynthetic
	}
	return layout.NatureOfficial
}

func (b *book) guardCover(s *sheet) {
	row := map[string]int{}
	for r := range s.rows {
		for _, c := range s.rows[r].cells {
			if label, ok := c.value.(string); ok && c.present {
				row[label] = r + 1
			}
		}
	}
	at := func(label string) string { return model.A1(coverValue, row[label]) }
	s.guards = append(s.guards,
		guard{cells: at(layout.LabelScope), kind: "list", rule: `"` + layout.ScopeOwn + "," + layout.ScopeAggregate + `"`,
			title: layout.LabelScope, hint: b.texts.HintScope, refusal: b.texts.RefuseScope},
		guard{cells: at(layout.LabelSource), title: layout.LabelSource, hint: b.texts.HintSource},
		guard{cells: at(layout.LabelFiled), title: layout.LabelFiled, hint: b.texts.HintFiled})
}

func coverHeading() look { return look{hei: true, size: 12, align: "left"} }

// addLegend shows the colours themselves.
func (b *book) addLegend(s *sheet) {
	s.put(coverLabel, s.next()+1, coverHeading(), b.texts.LegendTitle)
	for _, line := range []struct{ fill, text string }{
		{colorRequired, b.texts.LegendRequired}, {colorOptional, b.texts.LegendOptional}, {colorLocked, b.texts.LegendLocked},
	} {
		row := s.next()
		s.put(coverLabel, row, look{size: 10, boxed: true, fill: line.fill}, nil)
		s.across(span{coverValue, row, coverLast, row}, plainLook(), line.text)
	}
	for _, sign := range b.texts.LegendSigns {
		row := s.next()
		s.put(coverLabel, row, look{size: 10, align: "center", boxed: true}, sign[0])
		s.across(span{coverValue, row, coverLast, row}, plainLook(), sign[1])
	}
}

func (b *book) addInstructions(s *sheet) {
	s.put(coverLabel, s.next()+1, coverHeading(), b.texts.InstructionsTitle)
	for _, text := range b.texts.Instructions {
		row := s.next()
		l := noteLook()
		l.size = 10
		s.across(span{coverLabel, row, coverLast, row}, l, text)
		s.height(row, textHeight(text, s.width(coverLabel, coverLast), 10))
	}
}

// addContents lists the sheets, with links.
func (b *book) addContents(s *sheet) {
	s.put(coverLabel, s.next()+1, coverHeading(), b.texts.ContentsTitle)
	s.newPage = len(s.rows)
	row := s.next()
	for i, word := range b.texts.ContentsHead {
		s.put(coverLabel+i, row, headerLook(), word)
	}
	for _, f := range b.options.Forms {
		b.addContent(s, f)
	}
	b.addContent(s, &define.Form{Sheet: layout.RemarksSheet, Title: b.texts.RemarksTitle})
}

func (b *book) addContent(s *sheet, f *define.Form) {
	row := s.next()
	s.put(coverLabel, row, look{size: 10, align: "left", boxed: true, link: true}, f.Sheet)
	s.put(coverValue, row, look{size: 10, align: "left", boxed: true}, f.Title)
	s.put(coverLast, row, look{size: 10, align: "left", boxed: true}, f.Number)
	s.links = append(s.links, link{model.A1(coverLabel, row), f.Sheet})
}
