package intake

import (
	"slices"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
)

// coverPerturbations write the same things on the cover in other words.
func coverPerturbations() []perturbation {
	write := func(label string, want []string, texts ...string) func(*mangler) []string {
		return func(m *mangler) []string {
			for i := range m.book.Sheets {
				s := &m.book.Sheets[i]
				if at := findText(s, label); at != nil && findText(s, layout.LabelSource) != nil {
					put(s, xlsxsafe.Cell{Row: at.Row, Col: at.Col + 1, Kind: xlsxsafe.Text, Raw: pick(m.Rand, texts)})
				}
			}
			return want
		}
	}
	return []perturbation{
		{"period in other words", write(layout.LabelPeriod, nil, "2011年第四季度", "２０１１年４季度", "2011年10—12月", "2011q4", "2011 年 第 四 季 度")},
		{"region by name", write(layout.LabelRegion, nil, "湖州市", "湖州", "330500000000", "330500湖州市", "湖 州 市")},
		{"bureau by name", write(layout.LabelBureau, nil, "")},
		{"scope in other words", write(layout.LabelScope, nil, "本 级", "本级")},
		{"form of an older version", write(layout.LabelVersion, []string{"F206"}, "0000000000")},
		{"date in other words", write(layout.LabelFiled, nil, "2012年1月8日", "2012.1.8", "20120108", "２０１２／１／８")},
		{"date that is none", write(layout.LabelFiled, []string{"F412"}, "昨天", "1月8日")},
		{"region that is none", write(layout.LabelRegion, []string{"F201"}, "某市", "鼓楼区")},
		{"label with its value in one cell", func(m *mangler) []string {
			for i := range m.book.Sheets {
				s := &m.book.Sheets[i]
				if at := findText(s, layout.LabelPeriod); at != nil && findText(s, layout.LabelSource) != nil {
					row := at.Row
					value := s.Cell(row, at.Col+1).Raw
					s.Cell(row, at.Col+1).Raw = ""
					s.Cell(row, at.Col).Raw = layout.LabelPeriod + "：" + value
				}
			}
			return nil
		}},
	}
}

// morePerturbations are further ways to write the same figures.
func morePerturbations() []perturbation {
	return []perturbation{
		{"other signs for 不适用", func(m *mangler) []string {
			for _, kind := range []string{"rows", "matrix"} {
				for _, s := range m.sheets(kind) {
					first, end := table(s)
					for i := range s.Rows {
						for j := range s.Rows[i].Cells {
							if c := &s.Rows[i].Cells[j]; c.Raw == "—" && c.Row >= first && c.Row < end {
								c.Raw = pick(m.Rand, []string{"/", "／", "--", "－", "——", " — ", "不适用", "N/A"})
							}
						}
					}
				}
			}
			return nil
		}},
		{"元 for 万元", rescaled("万", "", 4)},
		{"亿 for 万", rescaled("万", "亿", -4)},
		{"total row deleted", func(m *mangler) []string {
			for _, s := range m.sheets("matrix") {
				deleteTotals(s)
			}
			return nil
		}},
		{"total row twice", func(m *mangler) []string {
			for _, s := range m.sheets("matrix") {
				if at := findText(s, layout.WordTotal); at != nil {
					copyRow(s, at.Row)
				}
			}
			return nil
		}},
		{"a form over two sheets", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets("rows"))
			first, end := table(s)
			if end-first < 4 {
				return nil
			}
			middle := (first + end) / 2
			second := copySheet(s)
			second.Name += "（续）"
			second.Rows = slices.DeleteFunc(second.Rows, func(r xlsxsafe.Row) bool { return r.Row >= first && r.Row < middle })
			insertRows(&second, middle, first-middle)
			s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool { return r.Row >= middle && r.Row < end })
			m.book.Sheets = append(m.book.Sheets, second)
			return nil
		}},
		{"figures merged with their neighbours", everySheet(func(m *mangler, s *xlsxsafe.Sheet) {
			first, _ := table(s)
			s.Merges = append(s.Merges, xlsxsafe.Range{Row1: first, Col1: 1, Row2: first, Col2: 2})
		})},
		{"hidden columns", everySheet(func(m *mangler, s *xlsxsafe.Sheet) {
			s.HiddenCols = append(s.HiddenCols, xlsxsafe.Span{First: 3, Last: 3})
		})},
		{"empty rows in the table", everySheet(func(m *mangler, s *xlsxsafe.Sheet) {
			_, end := table(s)
			insertRows(s, end, 1+m.IntN(20))
		})},
	}
}

// rescaled writes the figures of a row in a unit that is 10^power of the form's.
func rescaled(from, to string, power int) func(*mangler) []string {
	return func(m *mangler) []string {
		for range 50 {
			s, c := m.bigFigure("rows")
			unit := s.Cell(c.Row, unitColumn(s))
			if !strings.HasPrefix(unit.Raw, from) || hasTypedNumber(s) {
				continue
			}
			unit.Raw = to + strings.TrimPrefix(unit.Raw, from)
			for _, f := range figures(s) {
				if f.Row == c.Row {
					f.Raw = shiftDecimal(f.Raw, power)
				}
			}
			return []string{"F406"}
		}
		return nil
	}
}

func deleteTotals(s *xlsxsafe.Sheet) {
	s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool {
		return len(r.Cells) > 0 && fold(r.Cells[0].Raw) == layout.WordTotal
	})
}
