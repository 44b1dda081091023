package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
	"qreport/report/render/xlsx"
	"qreport/report/workspace"
)

// annuals are the annual reports of a province and of a city, with an earlier
// year: workbooks with every kind of sheet in them.
func annuals(t *testing.T) map[string]*document.Document {
	t.Helper()
	run := world{"640000", "2011", quarterOf(2010, 4), quarterOf(2011, 4), 3, 0}.readWith(t, smallProvince())
	year := model.Period{Year: 2011, Span: model.Year, N: 1}
	docs := map[string]*document.Document{}
	for name, region := range map[string]string{"省年度": "640000", "市年度": "640100"} {
		doc, err := run.Document(region, year, report.Declare(year))
		require.NoError(t, err)
		docs[name] = doc
	}
	return docs
}

// smallProvince has all levels and both bureaus, and few units.
func smallProvince() workspace.Config {
	c := workspace.Default("640000", "2011")
	c.Units = "listed"
	for _, region := range strings.Fields("640000 640100 640104 640105 640106 640200 640202 640205") {
		c.Changes = append(c.Changes, workspace.Unit{Region: region, Bureau: "qts"})
		if strings.HasSuffix(region, "00") {
			c.Changes = append(c.Changes, workspace.Unit{Region: region, Bureau: "ciq"})
		}
	}
	return c
}

// TestAnnualWorkbooks: the workbooks of the year hold to what Excel asks of a
// file that it opens without repairing it, nothing in them is cut off, blanks
// are explained, and other programs read the same from them.
func TestAnnualWorkbooks(t *testing.T) {
	for name, doc := range annuals(t) {
		t.Run(name, func(t *testing.T) {
			var data, again bytes.Buffer
			require.NoError(t, xlsx.Render(&data, doc))
			require.NoError(t, xlsx.Render(&again, doc))
			require.True(t, bytes.Equal(data.Bytes(), again.Bytes()), "the same bytes")
			checkParts(t, data.Bytes())
			book := readBook(t, data.Bytes())
			checkRoom(t, book)
			checkBlanks(t, book)
			checkOverview(t, book)
			checkOtherPrograms(t, data.Bytes(), book)
			if name == "省年度" { // that of a city is recalculated elsewhere
				require.Greater(t, keepsFormulas(t, doc), 400)
			}
		})
	}
}

// readBook reads a workbook's cells as they are shown.
func readBook(t *testing.T, data []byte) shownBook {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	t.Cleanup(func() { file.Close() })
	book := shownBook{file, map[string][][]string{}}
	for _, sheet := range file.GetSheetList() {
		book.rows[sheet], err = file.GetRows(sheet)
		require.NoError(t, err)
	}
	return book
}

type shownBook struct {
	*excelize.File
	rows map[string][][]string // by sheet
}

// checkRoom: a number is never wider than its column (Excel would show ####),
// and a text on one line neither, unless the cell beside it is empty, or the cell
// above, where it can be read whole, says the same.
func checkRoom(t *testing.T, book shownBook) {
	t.Helper()
	styles, numbers := map[int]*excelize.Style{}, 0
	for _, sheet := range book.GetSheetList() {
		rows := book.rows[sheet]
		widths := columnWidths(t, book, sheet)
		rows = rows[min(titleRows, len(rows)):]
		for r, row := range rows {
			for c, shown := range row {
				if shown == "" {
					continue
				}
				cell := model.A1(c+1, r+1+titleRows)
				id, err := book.GetCellStyle(sheet, cell)
				require.NoError(t, err)
				if styles[id] == nil {
					styles[id], err = book.GetStyle(id)
					require.NoError(t, err)
				}
				kind, err := book.GetCellType(sheet, cell)
				require.NoError(t, err)
				wide := xlsxout.Width(shown) * styles[id].Font.Size / 11
				switch {
				case kind != excelize.CellTypeSharedString:
					numbers++
					require.LessOrEqual(t, wide+0.5, widths[c], "%s!%s %s", sheet, cell, shown)
				case c+1 < len(row) && row[c+1] != "" && !styles[id].Alignment.WrapText && !saysTheSame(rows, r, c):
					require.LessOrEqual(t, wide, widths[c], "%s!%s %s", sheet, cell, shown)
				}
			}
		}
	}
	require.Greater(t, numbers, 3000)
}

// saysTheSame reports whether a cell repeats the one above.
func saysTheSame(rows [][]string, r, c int) bool {
	return r > 0 && c < len(rows[r-1]) && rows[r-1][c] == rows[r][c]
}

func columnWidths(t *testing.T, book shownBook, sheet string) []float64 {
	t.Helper()
	var widths []float64
	for c := range 25 {
		name, err := excelize.ColumnNumberToName(c + 1)
		require.NoError(t, err)
		w, err := book.GetColWidth(sheet, name)
		require.NoError(t, err)
		widths = append(widths, w)
	}
	return widths
}

// titleRows stand above every table: title, link back, unit.
const titleRows = 3

// checkBlanks: a sheet whose table has blank cells says what they mean.
func checkBlanks(t *testing.T, book shownBook) {
	t.Helper()
	for _, sheet := range book.GetSheetList() {
		tables, err := book.GetTables(sheet)
		require.NoError(t, err)
		if len(tables) == 0 || sheet == "目录" {
			continue
		}
		rows := book.rows[sheet]
		corner := strings.Split(tables[0].Range, ":")[1]
		columns, last := model.ParseA1(corner)
		blank, said := "", ""
		for r, row := range rows {
			inside := r+1 > titleRows+1 && r+1 <= last
			for c := range columns {
				if inside && (c >= len(row) || row[c] == "") {
					blank = model.A1(c+1, r+1)
				}
			}
			if !inside {
				said += strings.Join(row, " ")
			}
		}
		if blank != "" {
			require.Regexp(t, "空白|空格", said, "%s!%s is blank", sheet, blank)
		}
	}
}

// overviewColumns of 概览: six of the table, one apart, two of charts.
const overviewColumns = 9

// checkOverview: table, finding and charts lie within one screen: 1440 by 900
// less what Excel has around its cells, at the eight pixels to a character of a
// Chinese installation.
func checkOverview(t *testing.T, book shownBook) {
	t.Helper()
	rows := book.rows["概览"]
	high, wide := 0.0, 0.0
	for r := range max(len(rows), 33) {
		h, err := book.GetRowHeight("概览", r+1)
		require.NoError(t, err)
		high += h / 0.75
	}
	require.LessOrEqual(t, high, 720.0)
	for _, w := range columnWidths(t, book, "概览")[:overviewColumns-1] {
		wide += 8*w + 5
	}
	require.LessOrEqual(t, wide+340, 1440.0)
}

// opened is what another program found in a workbook.
type opened map[string]struct {
	Rows, Charts int
	Tables       map[string][]string // heads by range
}

const openpyxlReads = `
import json, openpyxl, sys
book, out = openpyxl.load_workbook(sys.argv[1]), {}
for s in book:
    out[s.title] = {"rows": s.max_row, "charts": len(s._charts),
        "tables": {t.ref: [c.name for c in t.tableColumns] for t in s.tables.values()}}
print(json.dumps(out))`

const exceljsReads = `
const book = new (require("exceljs").Workbook)();
book.xlsx.readFile(process.argv[1]).then(() => {
  const out = {};
  book.eachSheet(s => {
    out[s.name] = {rows: s.rowCount, tables: {}};
    for (const t of s.getTables().map(t => t.table || t[0]))
      out[s.name].tables[t.tableRef] = t.columns.map(c => c.name);
  });
  console.log(JSON.stringify(out));
});`

// checkOtherPrograms has openpyxl and exceljs read the workbook: all sheets, as
// many rows, and the tables with the heads that stand in their cells.
func checkOtherPrograms(t *testing.T, data []byte, book shownBook) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.xlsx")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	node := exec.Command("node", "-e", exceljsReads, file)
	node.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(cache, "qreport-tools", "exceljs", "node_modules"))
	charts := 0
	for _, program := range []*exec.Cmd{exec.Command("/usr/bin/python3", "-c", openpyxlReads, file), node} {
		out, err := program.Output()
		require.NoError(t, err, "%s: make tools installs openpyxl and exceljs", program)
		var read opened
		require.NoError(t, json.Unmarshal(out, &read), "%s", out)
		require.Len(t, read, len(book.GetSheetList()))
		for _, sheet := range book.GetSheetList() {
			charts += read[sheet].Charts
			tables, err := book.GetTables(sheet)
			require.NoError(t, err)
			require.Len(t, read[sheet].Tables, len(tables), sheet)
			for _, table := range tables {
				_, last := model.ParseA1(strings.Split(table.Range, ":")[1])
				require.GreaterOrEqual(t, read[sheet].Rows, last)
				for c, head := range read[sheet].Tables[table.Range] {
					cell, err := book.GetCellValue(sheet, model.A1(c+1, titleRows+1))
					require.NoError(t, err)
					require.Equal(t, cell, head, sheet)
				}
			}
		}
	}
	require.Greater(t, charts, 10)
}
