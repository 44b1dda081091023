package receipt

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/catalogue"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxsafe/hostile"
	"qreport/report/model"
)

// withoutCell are the codes that mark no cell of the sender's workbook, with
// the reason: there is nothing in it to correct.
var withoutCell = map[string]string{
	"F102": "the file is too large to be opened",
	"F113": "a copy of a file that is read; needs no answer",
	"F114": "left behind by a program; needs no answer",
	"F117": "a link, not a file; needs no answer",
	"F205": "a hint that the run is about another period; folder.go of package report makes it",
	"F209": "simulated data are to be taken away, not corrected",
	"F501": "a hint that a later version counts; needs no answer",
	"F504": "about a report that has been published; package report makes it, an explanation answers it",
}

// TestEveryCodeCanBeCorrected goes through every code of the catalogue: a
// workbook with that fault, its receipt, the marked cells corrected, and
// nothing is left to be said.
func TestEveryCodeCanBeCorrected(t *testing.T) {
	c := newClinic(t)
	done := map[string]bool{}
	c.refusals(t, hostileFiles(), done)
	for _, ill := range append(c.coverIllnesses(), append(c.tableIllnesses(), c.cellIllnesses()...)...) {
		t.Run(ill.code, func(t *testing.T) { c.treat(t, ill) })
		done[ill.code] = true
	}
	for _, check := range c.defs.Checks {
		t.Run(check.ID, func(t *testing.T) { c.treat(t, c.violated(t, check)) })
		done[check.ID] = true
		if *update {
			writeViolations(t, c.known)
		}
	}
	for code := range withoutCell {
		require.False(t, done[code] && code != "F102", code)
	}
	var missing []string
	for _, e := range catalogue.New(c.defs).Entries() {
		if !done[e.Code] && withoutCell[e.Code] == "" {
			missing = append(missing, e.Code)
		}
	}
	require.Empty(t, missing)
	t.Logf("%d codes", len(done))
}

// hostileFiles has one file for each cause of refusal.
func hostileFiles() map[string][]byte {
	files, seen := map[string][]byte{"值班表.xlsx": dutyRoster()}, map[string]bool{}
	for _, f := range hostile.Files() {
		if f.Want != "" && !f.Big && !seen[string(f.Want)] {
			seen[string(f.Want)] = true
			files[string(f.Want)+"/"+f.Name] = f.Make()
		}
	}
	delete(files, "lock-file/in/~$一季度.xlsx")
	for _, f := range hostile.Files() {
		if f.What == "1,048,576 empty rows" {
			files["rows.xlsx"] = f.Make()
		}
	}
	return files
}

// dutyRoster is a workbook that is none of ours.
func dutyRoster() []byte {
	f := excelize.NewFile()
	_ = f.SetCellValue("Sheet1", "A1", "值班表")
	b, _ := f.WriteToBuffer()
	return b.Bytes()
}

// change makes an illness of a workbook that is changed by hand.
func (c *clinic) change(code string, bureau model.Bureau, do func(*excelize.File), cure func(*excelize.File, model.Finding)) illness {
	name := c.name(bureau, "2011Q4")
	return illness{code: code, name: name, data: edited(c.t, c.files[name], do), right: c.files[name], cure: cure}
}

func (c *clinic) coverIllnesses() (list []illness) {
	for code, cell := range map[string][2]string{
		"F201": {layout.LabelRegion, "某县"}, "F202": {layout.LabelRegion, "330521"},
		"F203": {layout.LabelBureau, layout.BureauCell("检验检疫局", "ciq")}, "F204": {layout.LabelPeriod, "今年末季"},
		"F206": {layout.LabelVersion, "0000000000"}, "F207": {layout.LabelScope, "都有"}, "F208": {layout.LabelEdition, "2019"},
		"F211": {layout.LabelRegion, "上虞区"}, "F212": {layout.LabelRegion, "卢湾区"}, "F502": {layout.LabelFiled, "2012-03-01"},
	} {
		list = append(list, c.change(code, "qts", func(f *excelize.File) {
			require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, cell[0]), cell[1]))
		}, nil))
	}
	former := c.change("F210", "qts", func(f *excelize.File) {
		require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, layout.LabelRegion), "上虞市"))
		require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, layout.LabelPeriod), "2013Q4"))
	}, nil)
	again := c.change("F503", "qts", func(f *excelize.File) {}, nil)
	again.data = edited(c.t, c.files[c.name("qts", "2010Q4")], func(f *excelize.File) {
		require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, layout.LabelPeriod), "2011Q4"))
		require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, layout.LabelFiled), "2012-01-08"))
	})
	return append(list, former, again)
}

// beside is the cell of the cover beside a label.
func (c *clinic) beside(f *excelize.File, label string) string {
	rows, err := f.GetRows(layout.CoverSheet)
	require.NoError(c.t, err)
	for i, r := range rows {
		for j, text := range r {
			if text == label {
				return model.A1(j+2, i+1)
			}
		}
	}
	c.t.Fatalf("no label %s", label)
	return ""
}

const inspections = "监督抽查" // a sheet with one field per row

// header finds the row with 代码 and 本期 on the sheet, from 1, and the columns
// of words in it.
func (c *clinic) header(f *excelize.File) (row int, columns map[string]int) {
	rows, err := f.GetRows(inspections)
	require.NoError(c.t, err)
	for i, r := range rows {
		if hasText(r, layout.WordName) {
			columns = map[string]int{}
			for j, text := range r {
				columns[text] = j + 1
			}
			return i + 1, columns
		}
	}
	c.t.Fatal("no header")
	return 0, nil
}

// place is where a field of the lead bureau's workbook stands.
func (c *clinic) place(field string, column model.Column) model.Origin {
	return c.where(c.name("qts", "2011Q4"), field, "", column)
}

func (c *clinic) where(name, field, item string, column model.Column) model.Origin {
	slot, ok := c.defs.Slot(field, item)
	require.True(c.t, ok, field)
	sub := c.open(name, c.files[name]).sub
	return sub.Origin(sub.Grid.At(slot, column).Pos)
}

func (c *clinic) tableIllnesses() []illness {
	ok := func(err error) { require.NoError(c.t, err) }
	_, fieldRow := model.ParseA1(c.place("Q102", model.Cur).Cell)
	restoreHeader := func(f *excelize.File, _ model.Finding) {
		right, err := excelize.OpenReader(newReader(c.files[c.name("qts", "2011Q4")]))
		ok(err)
		row, columns := c.header(right)
		for text, col := range columns {
			ok(f.SetCellValue(inspections, model.A1(col, row), text))
		}
	}
	removeRow := func(f *excelize.File, at model.Finding) {
		_, row := model.ParseA1(at.Cell)
		ok(f.RemoveRow(at.Sheet, row))
	}
	clearHeader := func(words ...string) func(f *excelize.File) {
		return func(f *excelize.File) {
			row, columns := c.header(f)
			for text, col := range columns {
				if len(words) == 0 || slices.Contains(words, text) {
					ok(f.SetCellValue(inspections, model.A1(col, row), ""))
				}
			}
		}
	}
	return []illness{
		c.change("F301", "qts", func(f *excelize.File) { ok(f.DeleteSheet(inspections)) }, func(f *excelize.File, at model.Finding) {
			c.copySheet(f, inspections)
		}),
		c.change("F302", "qts", clearHeader(), restoreHeader),
		c.change("F303", "qts", func(f *excelize.File) { ok(f.RemoveRow(inspections, fieldRow)) }, nil),
		c.change("F304", "qts", func(f *excelize.File) { ok(f.DuplicateRow(inspections, fieldRow)) }, removeRow),
		c.change("F305", "qts", clearHeader(layout.ColumnWord("flow", model.Prior)), restoreHeader),
		c.change("F306", "qts", func(f *excelize.File) {
			_, columns := c.header(f)
			ok(f.InsertRows(inspections, fieldRow, 1))
			ok(f.SetCellValue(inspections, model.A1(columns[layout.WordCode], fieldRow), "Z999"))
			ok(f.SetCellValue(inspections, model.A1(columns[layout.WordCode]+1, fieldRow), 5))
		}, nil),
		c.change("F307", "qts", func(f *excelize.File) {
			from, err := f.GetSheetIndex(inspections)
			ok(err)
			to, err := f.NewSheet("监督抽查 (2)")
			ok(err)
			ok(f.CopySheet(from, to))
		}, func(f *excelize.File, at model.Finding) { ok(f.DeleteSheet(at.Sheet)) }),
		c.change("F308", "qts", func(f *excelize.File) {
			row, columns := c.header(f)
			col := columns[layout.ColumnWord("flow", model.Cur)]
			extra := col + 7 // behind the table: somebody kept last month's figures there
			ok(f.SetCellValue(inspections, model.A1(extra, row), layout.ColumnWord("flow", model.Cur)))
			ok(f.SetCellValue(inspections, model.A1(extra, fieldRow), 5))
		}, func(f *excelize.File, _ model.Finding) {
			row, columns := c.header(f)
			ok(f.SetCellValue(inspections, model.A1(columns[layout.ColumnWord("flow", model.Cur)], row), ""))
		}),
		c.change("F309", "qts", func(f *excelize.File) {
			_, columns := c.header(f)
			ok(f.SetCellValue(inspections, model.A1(columns[layout.WordCode], fieldRow), "Q101"))
		}, nil),
	}
}

// copySheet puts a sheet of the right workbook into another, as far as intake
// looks at it.
func (c *clinic) copySheet(f *excelize.File, name string) {
	right, err := excelize.OpenReader(newReader(c.files[c.name("qts", "2011Q4")]), excelize.Options{RawCellValue: true})
	require.NoError(c.t, err)
	rows, err := right.GetRows(name)
	require.NoError(c.t, err)
	_, err = f.NewSheet(name)
	require.NoError(c.t, err)
	for i, r := range rows {
		for j, text := range r {
			require.NoError(c.t, f.SetCellValue(name, model.A1(j+1, i+1), typed(text)))
		}
	}
}

func (c *clinic) cellIllnesses() (list []illness) {
	ok := func(err error) { require.NoError(c.t, err) }
	at := c.place("Q102", model.Cur)
	_, row := model.ParseA1(at.Cell)
	for code, value := range map[string]any{
		"F401": " 12 ", "F402": "１２", "F403": "很多", "F408": 1e15, "F409": "12家",
	} {
		list = append(list, c.change(code, "qts", func(f *excelize.File) { ok(f.SetCellValue(at.Sheet, at.Cell, value)) }, nil))
		if code != "F403" && code != "F408" { // as read, the figure is another than before: that is not what this is about
			list[len(list)-1].data = edited(c.t, c.files[c.name("qts", "2011Q4")], func(f *excelize.File) {
				was, err := f.GetCellValue(at.Sheet, at.Cell, excelize.Options{RawCellValue: true})
				ok(err)
				ok(f.SetCellStr(at.Sheet, at.Cell, map[string]string{"F401": " " + was + " ", "F402": wide(was), "F409": was + "家"}[code]))
			})
		}
	}
	unit := func(word string, scale bool) func(*excelize.File) {
		return func(f *excelize.File) {
			_, columns := c.header(f)
			ok(f.SetCellValue(inspections, model.A1(columns[layout.WordUnit], row), word))
			for col := columns[layout.ColumnWord("flow", model.Cur)]; scale && col < columns[layout.ColumnWord("flow", model.Cur)]+3; col++ {
				x, err := f.GetCellValue(inspections, model.A1(col, row), excelize.Options{RawCellValue: true})
				ok(err)
				ok(f.SetCellValue(inspections, model.A1(col, row), typed(x+"e-4")))
			}
		}
	}
	style := func(f *excelize.File, format int) {
		id, err := f.NewStyle(&excelize.Style{NumFmt: format})
		ok(err)
		ok(f.SetCellStyle(at.Sheet, at.Cell, at.Cell, id))
	}
	return append(list,
		c.rewritten("F404", at, `t="e"`, "<v>#DIV/0!</v>"), c.rewritten("F405", at, "", "<f>NOW()</f>"),
		c.rewritten("F414", at, "", "<f>"+opened(c.t, c.files[c.name("qts", "2011Q4")]).Sheet(at.Sheet).Cell(row, 4).Raw+"+0</f>"),
		c.rewritten("F415", at, "", "<f>"+opened(c.t, c.files[c.name("qts", "2011Q4")]).Sheet(at.Sheet).Cell(row, 4).Raw+"+1</f><v>7</v>"),
		c.change("F406", "qts", unit("万家", true), nil),
		c.change("F407", "qts", func(f *excelize.File) { ok(f.SetCellValue(at.Sheet, at.Cell, 0.95)); style(f, 10) }, nil),
		c.change("F410", "qts", func(f *excelize.File) { ok(f.SetRowVisible(at.Sheet, row, false)) }, nil),
		c.change("F413", "qts", unit("打", false), nil),
		c.change("F411", "qts", func(f *excelize.File) { c.inList(f, "L1", "handling", "已经弄好了") }, nil),
		c.change("F412", "qts", func(f *excelize.File) { c.inList(f, "L5", "listed", "去年夏天") }, nil),
	)
}

// rewritten is an illness of one cell, as it is stored.
func (c *clinic) rewritten(code string, at model.Origin, attrs, inner string) illness {
	name := c.name("qts", "2011Q4")
	right := c.files[name]
	return illness{code: code, name: name, data: withCell(c.t, right, at.Sheet, at.Cell, attrs, inner), right: right,
		cure: func(f *excelize.File, finding model.Finding) {
			require.NoError(c.t, f.SetCellFormula(finding.Sheet, finding.Cell, ""))
			setCell(c.t, f, finding, opened(c.t, right))
		}}
}
