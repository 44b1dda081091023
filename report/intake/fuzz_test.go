package intake

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// FuzzCell reads any text as a figure. What is read must be the digits of the
// text; what is not read must have a finding.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"１，２３４", "12批", "1,23", "—", "无", " 95.3% ", "1 234", "-5", "1e5", "3万", "1.2万批次", "0.", ".5", "٣", "12 34"} {
		f.Add(s, uint8(0))
	}
	d, err := define.Load("2011", nil)
	if err != nil {
		f.Fatal(err)
	}
	r := newReader(d)
	f.Fuzz(func(t *testing.T, text string, pick uint8) {
		if !utf8.ValidString(text) {
			return
		}
		field := d.Fields[int(pick)%len(d.Fields)]
		j := &job{reader: r, book: &xlsxsafe.Workbook{}, formulas: recomputer{book: &xlsxsafe.Workbook{}}, sub: &model.Submission{}}
		cell := j.figure(&xlsxsafe.Cell{Row: 1, Col: 1, Kind: xlsxsafe.Text, Raw: text},
			target{field: field, page: &page{sheet: &xlsxsafe.Sheet{Name: "表"}}, row: 1, col: 1})
		value, ok := cell.Value.Dec()
		n, _ := parseNumeral(narrow(text))
		switch {
		case ok && n.places <= places && significant(value.String()) != significant(fold(text)):
			t.Fatalf("%q was read as %s", text, value)
		case ok && len(j.findings) != 1:
			t.Fatalf("%q was read without saying so", text)
		case cell.Value.Kind() == model.Blank && narrow(text) != "" && len(j.findings) == 0:
			t.Fatalf("%q was dropped silently", text)
		}
	})
}

// significant are the digits of a number, without zeros at either end.
func significant(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	return strings.Trim(s, "0")
}

// FuzzNumeral: a number that is written with separators reads as itself.
func FuzzNumeral(f *testing.F) {
	f.Add(int64(1234567), uint8(2))
	f.Fuzz(func(t *testing.T, n int64, places uint8) {
		d := num.Int(n)
		if d.Abs().Cmp(limit) >= 0 {
			return
		}
		for _, separator := range []string{"", ",", " "} {
			text := d.Abs().String()
			if separator != "" {
				text = grouped(text, separator)
			}
			if n < 0 {
				text = "-" + text
			}
			got, ok := parseNumeral(text)
			if !ok || got.digits != d.String() || got.rest != "" {
				t.Fatalf("%q: %v %v", text, got, ok)
			}
		}
	})
}

// FuzzTable builds a workbook out of the words that mean something, in any
// place, and reads it: no panic, every value at its cell, every figure that was
// read equal to the number in that cell.
func FuzzTable(f *testing.F) {
	f.Add([]byte("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c"))
	d, err := define.Load("2011", nil)
	if err != nil {
		f.Fatal(err)
	}
	rd := NewReader(d)
	words := vocabularyOfSheets(d)
	f.Fuzz(func(t *testing.T, data []byte) {
		book := scatter(data, words)
		start := time.Now()
		sub, _ := rd.readBook(model.File{}, book)
		if spent := time.Since(start); spent > 5*time.Second {
			t.Fatalf("took %v", spent)
		}
		if sub == nil {
			return
		}
		for slot := range model.Slot(sub.Grid.Slots()) {
			for c := range model.Column(model.Columns) {
				checkOrigin(t, book, sub.Grid.At(slot, c))
			}
		}
	})
}

func checkOrigin(t *testing.T, book *xlsxsafe.Workbook, cell model.Cell) {
	value, ok := cell.Value.Dec()
	if !ok {
		return
	}
	from := book.Sheets[cell.Pos.Sheet].Cell(int(cell.Pos.Row), int(cell.Pos.Col))
	if from == nil || significant(value.String()) != significant(from.Raw) {
		t.Fatalf("%s was read from %v", value, from)
	}
}

// vocabularyOfSheets are texts that occur in workbooks.
func vocabularyOfSheets(d *define.Definitions) []string {
	words := []string{"指标名称", "计量单位", "代码", "本期", "本年累计", "上年同期", "项目", "列代码", "合计", "本表结束", "甲", "乙", "丙",
		"填报单位", "行政区划代码", "330500", "填报机构", "质监局（qts）", "报告期", "2011Q1", "填报口径", "本级", "封面", "情况说明", "专题",
		"填写内容", "核实说明", "—", "保密", "无", "12批", "1,234", "万元", "批次", "序号"}
	for _, f := range d.Forms[:6] {
		words = append(words, f.Title, f.Number)
		for _, row := range f.Rows[:min(4, len(f.Rows))] {
			words = append(words, row.Code, row.Name, row.Unit, row.Code+".1", row.Code+".2")
		}
	}
	for _, i := range d.Items["class"] {
		words = append(words, i.Code, i.Name)
	}
	return words
}

// scatter puts words and numbers into cells, row by row; the bytes say what and
// how far on.
func scatter(data []byte, words []string) *xlsxsafe.Workbook {
	book := &xlsxsafe.Workbook{Sheets: []xlsxsafe.Sheet{{Name: "一"}, {Name: "二"}}}
	row, col := 1, 0
	for i := 0; i+1 < len(data) && i < 4000; i += 2 {
		what, where := data[i], data[i+1]
		if col += 1 + int(where&1); where&14 == 0 {
			row, col = row+1+int(where>>7), 1
		}
		s := &book.Sheets[where>>6&1]
		c := xlsxsafe.Cell{Row: row, Col: col, Kind: xlsxsafe.Text, Format: "General"}
		if n := len(words); int(what) < n {
			c.Raw = words[what]
		} else {
			c.Kind, c.Raw = xlsxsafe.Number, num.Int(int64(what)*int64(where+1)).String()
		}
		put(s, c)
		if where&48 == 48 {
			s.Merges = append(s.Merges, xlsxsafe.Range{Row1: row, Col1: col, Row2: row + int(what&1), Col2: col + int(what&3)})
		}
	}
	return book
}
