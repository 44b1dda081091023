package form

import (
	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
)

// addMeta lays out the hidden sheet: the stamp, which form is on which sheet,
// and to the right the lists of the drop-downs.
func (b *book) addMeta() {
	s := b.newSheet(layout.MetaSheet, []float64{20, 36})
	s.hidden = true
	stamp := map[string]string{
		layout.MetaVersion: b.version, layout.MetaEdition: b.defs.Edition.ID, layout.MetaRegion: b.reporter.Region,
		layout.MetaBureau: string(b.reporter.Bureau), layout.MetaPeriod: b.period.String(), layout.MetaSynthetic: "0",
	}
	if b.options.Synthetic {
		stamp[layout.MetaSynthetic] = "1"
	}
	for _, key := range layout.MetaKeys() {
		addPair(s, key, stamp[key])
		if key != layout.MetaSynthetic {
			b.name(layout.NamePrefix+key, s, 2, s.next()-1, s.next()-1)
		}
	}
	for _, f := range b.options.Forms {
		addPair(s, layout.MetaSheetOf+f.ID, f.Sheet)
	}
	b.addLists(s)
}

func addPair(s *sheet, key, value string) {
	row := s.next()
	s.put(1, row, plainLook(), key)
	s.put(2, row, plainLook(), value)
}

// addLists writes the lists that the drop-downs refer to by name: Excel 2007
// knows no references to other sheets in a validation, but names.
func (b *book) addLists(s *sheet) {
	col := 4
	for _, list := range b.choiceLists() {
		items := b.defs.Items[list]
		s.put(col, 1, plainLook(), list)
		for i, item := range items {
			s.put(col, 2+i, plainLook(), item.Name)
		}
		b.name(listName(list), s, col, 2, 1+len(items))
		col++
	}
}

// choiceLists are the lists in use, in order of appearance.
func (b *book) choiceLists() (lists []string) {
	seen := map[string]bool{}
	for _, f := range b.options.Forms {
		if f.Layout != define.LayoutList {
			continue
		}
		for _, c := range f.Columns {
			if c.Kind == "choice" && !seen[c.List] {
				seen[c.List] = true
				lists = append(lists, c.List)
			}
		}
	}
	return lists
}

func (b *book) name(name string, s *sheet, col, from, to int) {
	cells := span{col, from, col, to}.absolute()
	if from == to {
		cells = dollar(col, from)
	}
	b.names = append(b.names, definedName{name, xlsxout.Ref(s.name, cells)})
}
