package intake

import (
	"fmt"
	"slices"
	"strings"

	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// perturbation does to a workbook what people and programs do to it. It
// returns the codes of the findings that must come out, and no others.
type perturbation struct {
	name string
	do   func(*mangler) []string
}

func perturbations() []perturbation {
	return slices.Concat(layoutPerturbations(), cellPerturbations(), tablePerturbations(), coverPerturbations(), morePerturbations())
}

func layoutPerturbations() []perturbation {
	return []perturbation{
		{"rows inserted above", everySheet(func(m *mangler, s *xlsxsafe.Sheet) { insertRows(s, 1, 1+m.IntN(4)) })},
		{"rows inserted inside", everySheet(func(m *mangler, s *xlsxsafe.Sheet) {
			first, end := table(s)
			insertRows(s, first+m.IntN(end-first), 1+m.IntN(3))
		})},
		{"row inserted in the header", everySheet(func(m *mangler, s *xlsxsafe.Sheet) {
			if first, _ := table(s); first > 2 {
				insertRows(s, first-1, 1)
			}
		})},
		{"columns inserted on the left", everySheet(func(m *mangler, s *xlsxsafe.Sheet) { insertColumns(s, 1, 1+m.IntN(3)) })},
		{"columns inserted inside", everySheet(func(m *mangler, s *xlsxsafe.Sheet) { insertColumns(s, 2+m.IntN(5), 1) })},
		{"sheets in another order", func(m *mangler) []string {
			m.Shuffle(len(m.book.Sheets), func(i, j int) { m.book.Sheets[i], m.book.Sheets[j] = m.book.Sheets[j], m.book.Sheets[i] })
			return nil
		}},
		{"sheets renamed", func(m *mangler) []string {
			for i := range m.book.Sheets {
				m.book.Sheets[i].Name = fmt.Sprintf("Sheet%d", i+1)
			}
			return nil
		}},
		{"merges dissolved", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) { s.Merges = nil })},
		{"spaces and full width in labels", everySheet(spaceLabels)},
		{"codes in lower case", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) { mapTexts(s, strings.ToLower) })},
		{"end marks deleted", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) { deleteRows(s, layout.EndMark) })},
		{"row of counters deleted", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) { deleteRows(s, "甲") })},
		{"row of column codes deleted", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) { deleteRows(s, layout.ColumnCodes) })},
		{"titles deleted", everySheet(func(_ *mangler, s *xlsxsafe.Sheet) {
			s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool { return r.Row <= 6 })
		})},
		{"hidden sheet deleted", func(m *mangler) []string {
			m.book.Sheets = slices.DeleteFunc(m.book.Sheets, func(s xlsxsafe.Sheet) bool { return s.Name == layout.MetaSheet })
			return nil
		}},
		{"sheets of notes added", func(m *mangler) []string {
			m.book.Sheets = append(m.book.Sheets, notes("Sheet1"), notes("审核结果"))
			return nil
		}},
		{"sheet of findings in front", func(m *mangler) []string {
			m.book.Sheets = slices.Insert(m.book.Sheets, 0, verdict(m.book))
			return nil
		}},
		{"empty copy of a sheet", func(m *mangler) []string {
			s := copySheet(pick(m.Rand, m.sheets(m.rowsOrMatrix())))
			for _, c := range figures(&s) {
				c.Kind, c.Raw = xlsxsafe.Empty, ""
			}
			for i := range s.Rows {
				s.Rows[i].Cells = slices.DeleteFunc(s.Rows[i].Cells, func(c xlsxsafe.Cell) bool {
					return c.Kind == xlsxsafe.Empty || c.Raw == "—" || c.Raw == "保密"
				})
			}
			s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool { return len(r.Cells) == 0 })
			s.Name += " (2)"
			m.book.Sheets = append(m.book.Sheets, s)
			return nil
		}},
	}
}

func spaceLabels(m *mangler, s *xlsxsafe.Sheet) {
	mapTexts(s, func(text string) string {
		runes := []rune(text)
		if len(runes) < 2 || len(runes) > 12 || m.IntN(2) == 0 {
			return text
		}
		return " " + wide(string(runes[:1])) + "　" + string(runes[1:]) + " "
	})
}

// mapTexts rewrites the texts of a sheet, but not the signs for missing values.
func mapTexts(s *xlsxsafe.Sheet, change func(string) string) {
	for i := range s.Rows {
		for j := range s.Rows[i].Cells {
			if c := &s.Rows[i].Cells[j]; c.Kind == xlsxsafe.Text {
				c.Raw = change(c.Raw)
			}
		}
	}
}

// notes is a sheet that somebody added, with codes and figures in it.
func notes(name string) xlsxsafe.Sheet {
	s := xlsxsafe.Sheet{Name: name}
	for i, code := range []string{"代码", "Q104", "Q105"} {
		put(&s, xlsxsafe.Cell{Row: i + 1, Col: 1, Kind: xlsxsafe.Text, Raw: code})
		put(&s, xlsxsafe.Cell{Row: i + 1, Col: 2, Kind: xlsxsafe.Number, Raw: "77"})
	}
	return s
}

// verdict is a sheet that lists findings: it names every sheet and code.
func verdict(book *xlsxsafe.Workbook) xlsxsafe.Sheet {
	s, row := xlsxsafe.Sheet{Name: "审核结果"}, 2
	for i, word := range []string{"序号", "代码", "工作表", "单元格", "指标代码", "填写内容"} {
		put(&s, xlsxsafe.Cell{Row: 1, Col: i + 1, Kind: xlsxsafe.Text, Raw: word})
	}
	for i := range book.Sheets {
		from := &book.Sheets[i]
		for _, c := range figures(from) {
			for j, text := range []string{"1", "T-04", from.Name, "D7"} {
				put(&s, xlsxsafe.Cell{Row: row, Col: j + 1, Kind: xlsxsafe.Text, Raw: text})
			}
			if code := from.Cell(c.Row, 3); code != nil {
				put(&s, xlsxsafe.Cell{Row: row, Col: 5, Kind: code.Kind, Raw: code.Raw})
				put(&s, xlsxsafe.Cell{Row: row, Col: 6, Kind: xlsxsafe.Number, Raw: "815"})
			}
			row++
		}
	}
	return s
}

func cellPerturbations() []perturbation {
	as := func(write func(string) string) func(*mangler, string) string {
		return func(_ *mangler, raw string) string { return write(raw) }
	}
	spoil := func(code string, do func(*xlsxsafe.Cell)) func(*mangler) []string {
		return func(m *mangler) []string {
			_, c := m.bigFigure(m.rowsOrMatrix())
			do(c)
			return []string{code}
		}
	}
	return []perturbation{
		{"number as text", retype("F401", as(func(s string) string { return " " + s + " " }))},
		{"full-width digits", retype("F402", as(wide))},
		{"thousands separators", retype("F401", as(func(s string) string { return grouped(s, ",") }))},
		{"Chinese commas", retype("F402", as(func(s string) string { return grouped(s, "，") }))},
		{"spaces between thousands", retype("F401", as(func(s string) string { return grouped(s, " ") }))},
		{"comma in a strange place", retype("F403", as(func(s string) string { return s[:1] + "," + s[1:] + "0" }))},
		{"about", retype("F403", as(func(s string) string { return "约" + s }))},
		{"none", retype("F403", as(func(string) string { return "无" }))},
		{"two numbers", retype("F403", as(func(s string) string { return s + "/12" }))},
		{"percent typed", retype("F403", as(func(s string) string { return s + "%" }))},
		{"error value", spoil("F404", func(c *xlsxsafe.Cell) { c.Kind, c.Raw, c.Formula = xlsxsafe.Error, "#DIV/0!", true })},
		{"formula without a result", spoil("F405", func(c *xlsxsafe.Cell) { c.Kind, c.Raw, c.Formula, c.NoCache = xlsxsafe.Empty, "", true, true })},
		{"formula without a result, of two numbers", spoil("F414", func(c *xlsxsafe.Cell) {
			c.FormulaText, c.Kind, c.Raw, c.Formula, c.NoCache = "SUM("+c.Raw+",3)-3", xlsxsafe.Empty, "", true, true
		})},
		{"formula with a result that is out of date", spoil("F415", func(c *xlsxsafe.Cell) {
			c.FormulaText, c.Formula = "SUM("+c.Raw+",3)-2", true
		})},
		{"formula upon a formula that is out of date", func(m *mangler) []string {
			s, c := m.bigFigure(m.rowsOrMatrix())
			put(s, xlsxsafe.Cell{Row: c.Row, Col: 200, Kind: xlsxsafe.Number, Raw: c.Raw, Formula: true, FormulaText: c.Raw + "*2"})
			c = s.Cell(c.Row, c.Col) // the row has moved
			c.FormulaText, c.Formula = model.A1(200, c.Row)+"+0", true
			return []string{"F415"}
		}},
		{"formula with its result", func(m *mangler) []string {
			s, c := m.bigFigure(m.rowsOrMatrix())
			put(s, xlsxsafe.Cell{Row: c.Row, Col: 200, Kind: xlsxsafe.Number, Raw: c.Raw})
			c = s.Cell(c.Row, c.Col)
			c.FormulaText, c.Formula = "ROUND("+model.A1(200, c.Row)+"*1/1,4)", true
			return nil
		}},
		{"percent format", spoil("F407", func(c *xlsxsafe.Cell) { c.Raw, c.Format = "0.9876", "0.00%" })},
		{"became a date", spoil("F403", func(c *xlsxsafe.Cell) { c.Raw, c.Format = "40617", `m"月"d"日"` })},
		{"astronomic", spoil("F408", func(c *xlsxsafe.Cell) { c.Raw = "1E+14" })},
		{"formula with a result", func(m *mangler) []string {
			_, c := m.bigFigure("rows")
			c.Formula = true
			return nil
		}},
		{"binary noise", func(m *mangler) []string {
			_, c := m.bigFigure("rows")
			c.Raw += ".00000000001"
			return nil
		}},
		{"unit typed behind the figure", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			unit := s.Cell(c.Row, unitColumn(s))
			setText(c, c.Raw+unit.Raw)
			return []string{"F409"}
		}},
	}
}

func unitColumn(s *xlsxsafe.Sheet) int { return findText(s, layout.WordUnit).Col }

func tablePerturbations() []perturbation {
	return []perturbation{
		{"unit of a row changed", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			unit := s.Cell(c.Row, unitColumn(s))
			if strings.HasPrefix(unit.Raw, "万") || strings.HasPrefix(unit.Raw, "亿") || hasTypedNumber(s) {
				return nil
			}
			unit.Raw = "万" + unit.Raw
			for _, f := range figures(s) {
				if f.Row == c.Row {
					f.Raw = shiftDecimal(f.Raw, -4)
				}
			}
			return []string{"F406"}
		}},
		{"unit changed, its heading deleted", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			col := unitColumn(s)
			unit := s.Cell(c.Row, col)
			if strings.HasPrefix(unit.Raw, "万") || strings.HasPrefix(unit.Raw, "亿") || hasTypedNumber(s) {
				return nil
			}
			unit.Raw = "万" + unit.Raw
			for _, f := range figures(s) {
				if f.Row == c.Row {
					f.Raw = shiftDecimal(f.Raw, -4)
				}
			}
			findText(s, layout.WordUnit).Raw = ""
			if at := findText(s, "乙"); at != nil {
				at.Raw = ""
			}
			return []string{"F406"}
		}},
		{"unit of a matrix column changed", func(m *mangler) []string {
			s, c := m.bigFigure("matrix")
			row := findText(s, layout.WordUnit)
			unit := s.Cell(row.Row, c.Col)
			if strings.HasPrefix(unit.Raw, "万") || strings.HasPrefix(unit.Raw, "亿") || hasTypedNumber(s) {
				return nil
			}
			unit.Raw = "万" + unit.Raw
			if m.IntN(2) == 0 {
				row.Raw = ""
			}
			for _, f := range figures(s) {
				if f.Col == c.Col {
					f.Raw = shiftDecimal(f.Raw, -4)
				}
			}
			return []string{"F406"}
		}},
		{"unit in the header contradicts the row", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets("rows"))
			first, _ := table(s)
			for col := 4; col <= 6; col++ {
				if head := s.Cell(first-2, col); head != nil && head.Raw == "本年累计" {
					head.Raw = "本年累计（件）"
				}
			}
			return nil // 件 is the unit of no row that is not in 件 anyway
		}},
		{"unknown unit of a row", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			s.Cell(c.Row, unitColumn(s)).Raw = "打"
			return []string{"F413"}
		}},
		{"rows in another order", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets("rows"))
			first, end := table(s)
			var at []int
			for i := range s.Rows {
				if s.Rows[i].Row >= first && s.Rows[i].Row < end {
					at = append(at, i)
				}
			}
			m.Shuffle(len(at), func(i, j int) { swapRows(&s.Rows[at[i]], &s.Rows[at[j]]) })
			return nil
		}},
		{"extra total row", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets(m.rowsOrMatrix()))
			_, end := table(s)
			insertRows(s, end, 1)
			put(s, xlsxsafe.Cell{Row: end, Col: 1, Kind: xlsxsafe.Text, Raw: "总　计"})
			put(s, xlsxsafe.Cell{Row: end, Col: 4, Kind: xlsxsafe.Number, Raw: "4711"})
			return nil
		}},
		{"hidden row", func(m *mangler) []string {
			s, c := m.bigFigure(m.rowsOrMatrix())
			for i := range s.Rows {
				s.Rows[i].Hidden = s.Rows[i].Row == c.Row
			}
			return []string{"F410"}
		}},
		{"row typed twice", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			copyRow(s, c.Row)
			return []string{"F304"}
		}},
		{"row deleted", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			s.Rows = slices.DeleteFunc(s.Rows, func(r xlsxsafe.Row) bool { return r.Row == c.Row })
			return []string{"F303"}
		}},
		{"row of another code", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets("rows"))
			_, end := table(s)
			insertRows(s, end, 1)
			put(s, xlsxsafe.Cell{Row: end, Col: findText(s, layout.WordCode).Col, Kind: xlsxsafe.Text, Raw: "Z999"})
			put(s, xlsxsafe.Cell{Row: end, Col: 4, Kind: xlsxsafe.Number, Raw: "5"})
			return []string{"F306"}
		}},
		{"column of codes emptied", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets("rows"))
			clearColumn(s, findText(s, layout.WordCode).Col)
			return nil
		}},
		{"column deleted", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			clearColumn(s, c.Col)
			return []string{"F305"}
		}},
		{"columns swapped with their headers", func(m *mangler) []string {
			s := pick(m.Rand, m.sheets(m.rowsOrMatrix()))
			swapColumns(s, 4, 5)
			s.Merges = nil
			return nil
		}},
		{"name of another row", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			first, _ := table(s)
			other := first
			if other == c.Row {
				other++
			}
			name := findText(s, layout.WordName).Col
			if from := s.Cell(other, name); from != nil {
				s.Cell(c.Row, name).Raw = from.Raw
				return []string{"F309"}
			}
			return nil
		}},
		{"sheet typed twice", func(m *mangler) []string {
			s, _ := m.bigFigure(m.rowsOrMatrix())
			again := copySheet(s)
			again.Name += " (2)"
			m.book.Sheets = append(m.book.Sheets, again)
			return []string{"F307"}
		}},
		{"two forms on one sheet", func(m *mangler) []string {
			all := m.sheets("rows")
			a, b := all[0], all[1+m.IntN(len(all)-1)]
			offset := a.Rows[len(a.Rows)-1].Row + 3
			for _, r := range copySheet(b).Rows {
				for _, c := range r.Cells {
					c.Row += offset
					put(a, c)
				}
			}
			name := b.Name
			m.book.Sheets = slices.DeleteFunc(m.book.Sheets, func(s xlsxsafe.Sheet) bool { return s.Name == name })
			return nil
		}},
		{"header word twice", func(m *mangler) []string {
			s, c := m.bigFigure("rows")
			first, end := table(s)
			insertColumns(s, c.Col, 1)
			for row := first - 2; row < end; row++ {
				if from := s.Cell(row, c.Col); from != nil && from.Col == c.Col {
					again := *from
					again.Col--
					put(s, again)
				}
			}
			return []string{"F308"}
		}},
	}
}
