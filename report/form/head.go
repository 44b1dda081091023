package form

import (
	"fmt"
	"math"
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
)

// headRows is how many rows the head of a form takes.
const headRows = 6

// addHead writes title, the block of 法定标识 at the upper right, unit, period
// and the line that explains the colours.
func (b *book) addHead(s *sheet, f *define.Form, legend string) {
	last := len(s.widths)
	s.across(span{1, 1, last, 1}, titleLook(), b.titled(f.Title))
	s.height(1, 30)
	block := b.blockColumn(s)
	right := []string{
		fmt.Sprintf(b.texts.TableNumber, f.Number), fmt.Sprintf(b.texts.Maker, b.bureau.FormWord),
		b.texts.Approval, fmt.Sprintf(b.texts.ValidUntil, b.validUntil()),
	}
	for i, text := range right {
		s.across(span{block, 2 + i, last, 2 + i}, look{size: 9, align: "left"}, text)
	}
	if f.Source != "" {
		s.across(span{1, 3, block - 1, 3}, plainLook(), fmt.Sprintf(b.texts.SourceLine, f.Source))
	}
	s.across(span{1, 4, block - 1, 4}, plainLook(), fmt.Sprintf(b.texts.UnitLine, b.unitName()))
	b.addPeriodLine(s, block-1)
	s.across(span{1, headRows, last, headRows}, quietLook(), legend)
}

// addPeriodLine repeats the 填报口径 that is chosen on the cover.
func (b *book) addPeriodLine(s *sheet, last int) {
	period := fmt.Sprintf(b.texts.PeriodLine, layout.PeriodWords(b.period))
	s.across(span{1, 5, last, 5}, plainLook(), nil)
	s.compute(1, 5, plainLook(), `"`+period+`"&`+b.cover[layout.LabelScope], period+layout.ScopeWord(b.options.Scope))
}

// blockColumn is where the block at the upper right begins: wide enough for
// its texts, and never before the second column.
func (b *book) blockColumn(s *sheet) int {
	const enough = 40
	col := len(s.widths)
	for col > 2 && s.width(col, len(s.widths)) < enough {
		col--
	}
	return col
}

func (b *book) validUntil() string {
	p, err := model.ParsePeriod(b.defs.Edition.ValidTo)
	if err != nil {
		return b.texts.ValidOpen
	}
	return layout.PeriodWords(p)
}

// addFoot writes what stands below a table: the end mark at once, then the
// signatures and the notes.
func (b *book) addFoot(s *sheet, notes []string) {
	last := len(s.widths)
	s.put(1, s.next(), quietLook(), layout.EndMark)
	b.addSignatures(s, last)
	if len(notes) == 0 {
		return
	}
	s.across(span{1, s.next(), last, s.next()}, look{hei: true, size: 9, align: "left"}, layout.WordNotes+"：")
	for i, note := range notes {
		b.addText(s, last, fmt.Sprintf("%d. %s", i+1, note), noteLook())
	}
}

// addText writes a text over the whole width, in a row as high as it needs.
func (b *book) addText(s *sheet, last int, text string, l look) {
	row := s.next()
	s.across(span{1, row, last, row}, l, text)
	s.height(row, textHeight(text, s.width(1, last), l.size))
}

// addSignatures repeats the names that are filled in on the cover.
func (b *book) addSignatures(s *sheet, last int) {
	row := s.next()
	labels := []string{layout.LabelHead, layout.LabelStatistic, layout.LabelClerk, layout.LabelFiled}
	args, given := make([]any, len(labels)), make([]any, len(labels))
	for i, label := range labels {
		args[i] = `"&` + b.cover[label] + `&"`
		given[i] = b.signature(label)
	}
	s.across(span{1, row, last, row}, plainLook(), nil)
	s.compute(1, row, plainLook(), `"`+fmt.Sprintf(b.texts.Signature, args...)+`"`, fmt.Sprintf(b.texts.Signature, given...))
	s.height(row, 24)
}

func (b *book) signature(label string) string {
	switch label {
	case layout.LabelHead:
		return b.values.Signers[0]
	case layout.LabelStatistic:
		return b.values.Signers[1]
	case layout.LabelClerk:
		return b.values.Signers[2]
	}
	return b.values.Filed
}

// textHeight estimates the height of a wrapped text in a cell of so many
// columns' width (counted in characters of the default font, 11 points).
func textHeight(text string, width, size float64) float64 {
	perLine := math.Max(2, width*11/size-2)
	lines := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		lines += math.Max(1, math.Ceil(xlsxout.Width(line)/perLine))
	}
	return math.Min(400, lines*(size*1.35)+4)
}
