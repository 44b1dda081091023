package form

import (
	"qreport/report/form/layout"
)

// Heights of the cells for texts, in points.
const (
	remarkHeight      = 92
	explanationLines  = 10
	explanationHeight = 22
)

// addRemarks lays out the sheet for texts: the topics, then the answers to
// what the last check asked.
func (b *book) addRemarks() {
	s := b.newSheet(layout.RemarksSheet, []float64{20, 14, 74})
	s.across(span{1, 1, 3, 1}, titleLook(), b.titled(b.texts.RemarksTitle))
	s.height(1, 30)
	s.across(span{1, 2, 3, 2}, plainLook(), b.unitName()+"　　"+layout.PeriodCell(b.period))
	b.addText(s, 3, b.texts.RemarksIntro, quietNote())
	b.addTopics(s)
	s.put(1, s.next(), quietLook(), layout.EndMark)
	b.addExplanations(s)
	s.put(1, s.next(), quietLook(), layout.EndMark)
}

func quietNote() look {
	l := noteLook()
	l.color = colorQuiet
	return l
}

func (b *book) addTopics(s *sheet) {
	row := s.next()
	for i, word := range []string{layout.WordCode, layout.WordTopic, layout.WordText} {
		s.put(1+i, row, headerLook(), word)
	}
	s.height(row, 22)
	for _, topic := range b.defs.Items["topic"] {
		text := ""
		if b.values.Remark != nil {
			text = b.values.Remark(topic.Code)
		}
		row := s.next()
		s.put(1, row, codeLook(), topic.Code)
		s.put(2, row, nameLook(), topic.Name)
		s.put(3, row, remarkLook(), orNil(text))
		s.guards = append(s.guards, guard{cells: cellsOf(3, row, 3, row), title: topic.Name, hint: topic.Note})
		s.height(row, max(remarkHeight, textHeight(text, s.widths[2], 10)))
	}
}

func remarkLook() look {
	l := entryLook()
	l.top, l.format = true, "@"
	return l
}

func (b *book) addExplanations(s *sheet) {
	row := s.next() + 1
	s.across(span{1, row, 3, row}, titleLook(), layout.WordExplanations)
	s.height(row, 26)
	b.addText(s, 3, b.texts.ExplanationsIntro, quietNote())
	row = s.next()
	s.put(1, row, headerLook(), layout.WordReference)
	s.across(span{2, row, 3, row}, headerLook(), layout.WordExplanation)
	s.height(row, 22)
	for i := range max(explanationLines, len(b.values.Explanations)) {
		var e Explanation
		if i < len(b.values.Explanations) {
			e = b.values.Explanations[i]
		}
		row := s.next()
		s.put(1, row, remarkLook(), orNil(e.Ref))
		s.across(span{2, row, 3, row}, remarkLook(), orNil(e.Text))
		s.height(row, max(explanationHeight, textHeight(e.Text, s.width(2, 3), 10)))
	}
}

// orNil keeps an empty text from becoming a cell that holds an empty text.
func orNil(text string) any {
	if text == "" {
		return nil
	}
	return text
}
