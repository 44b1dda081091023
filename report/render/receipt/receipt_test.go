package receipt

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/archive"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// TestSheetListsEveryFinding compares the table, the notes and the colours
// with the findings.
func TestSheetListsEveryFinding(t *testing.T) {
	w := newWorld(t, true)
	receipts, findings := w.receipts(t)
	for name, data := range receipts {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		require.NoError(t, err)
		require.Equal(t, layout.ReceiptSheet, f.GetSheetName(0))
		rows, err := f.GetRows(layout.ReceiptSheet)
		require.NoError(t, err)
		listed := map[string]int{}
		for _, r := range rows {
			if len(r) > 4 && r[0] != "序号" {
				listed[r[1]+"@"+r[3]+r[4]]++
			}
		}
		cells := map[string]bool{}
		for _, finding := range findings[name] {
			listed[layout.FindingRef(finding.Code, finding.Sheet, finding.Cell)+finding.Message]--
			if finding.Cell != "" {
				cells[finding.Sheet+"!"+finding.Cell] = true
			}
		}
		for key, n := range listed {
			require.Zero(t, n, key)
		}
		noted, coloured := marksOf(t, f, f.GetSheetList()...)
		require.Equal(t, cells, noted, name)
		require.Equal(t, cells, coloured, name)
		require.NoError(t, f.Close())
	}
}

// marksOf lists the cells of some sheets with our notes and our colours.
func marksOf(t testing.TB, f *excelize.File, sheets ...string) (noted, coloured map[string]bool) {
	t.Helper()
	noted, coloured = map[string]bool{}, map[string]bool{}
	for _, sheet := range sheets {
		comments, err := f.GetComments(sheet)
		require.NoError(t, err)
		for _, c := range comments {
			if strings.Contains(c.Text+paragraph(c), layout.ReceiptMark) {
				noted[sheet+"!"+c.Cell] = true
			}
		}
		formats, err := f.GetConditionalFormats(sheet)
		require.NoError(t, err)
		for areas, rules := range formats {
			for _, rule := range rules {
				if strings.Contains(rule.Criteria, layout.ReceiptSheet) {
					for area := range strings.FieldsSeq(areas) {
						cell, _, _ := strings.Cut(area, ":")
						coloured[sheet+"!"+cell] = true
					}
				}
			}
		}
	}
	return noted, coloured
}

func paragraph(c excelize.Comment) (text string) {
	for _, p := range c.Paragraph {
		text += p.Text
	}
	return text
}

func TestSeveralFindingsShareACell(t *testing.T) {
	d := load(t)
	data := workbook(t, d, map[string]string{"Q102": "很多"})
	_, findings := read(d, data)
	require.Len(t, findings, 1)
	more := findings[0]
	more.Code, more.Severity, more.Message, more.Accepted = "X99", model.Verify, "另一个问题", "已经核实"
	f, err := excelize.OpenReader(bytes.NewReader(write(t, d, data, more)))
	require.NoError(t, err)
	comments, err := f.GetComments(findings[0].Sheet)
	require.NoError(t, err)
	require.Len(t, comments, 1)
	note := comments[0].Text + paragraph(comments[0])
	require.Contains(t, note, "[F403 强制]")
	require.Contains(t, note, "[X99 核实] 另一个问题")
	require.Contains(t, note, "已说明：已经核实")
	require.Less(t, strings.Index(note, "F403"), strings.Index(note, "X99"), "the graver first")
}

func TestTextsOfSubmissionsStayTexts(t *testing.T) {
	d := load(t)
	data := workbook(t, d, map[string]string{"Q102": `=HYPERLINK("http://x","点")`})
	finding := model.Finding{Code: "F403", Severity: model.Verify, Sheet: "监督抽查", Cell: "D10", Message: "=1+1", Remedy: "@SUM(A1)", Accepted: "+cmd|' /C calc'!A0"}
	out := write(t, d, data, finding)
	f, err := excelize.OpenReader(bytes.NewReader(out))
	require.NoError(t, err)
	for _, sheet := range []string{layout.ReceiptSheet} {
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		for r := range rows {
			for c := range rows[r] {
				formula, err := f.GetCellFormula(sheet, model.A1(c+1, r+1))
				require.NoError(t, err)
				require.Empty(t, formula)
			}
		}
	}
	require.NotContains(t, parts(t, out)["xl/worksheets/sheet30.xml"], "<f>")
	require.NotContains(t, parts(t, out)["xl/worksheets/sheet30.xml"], "HYPERLINK(\"")
}

func TestRefusalSaysWhyAndIsAWorkbook(t *testing.T) {
	d := load(t)
	findings := []model.Finding{{Code: "F104", Severity: model.Blocking, File: "德清/一季度.xls", Message: "这是旧版文件。", Remedy: "另存为 .xlsx。"}}
	var b, again bytes.Buffer
	o := options(d, nil, Returned)
	o.File = model.File{Name: "德清/一季度.xls", SHA256: strings.Repeat("ab", 32)}
	require.NoError(t, WriteRefusal(&b, findings, o))
	require.NoError(t, WriteRefusal(&again, findings, o))
	require.Equal(t, b.Bytes(), again.Bytes())
	sub, found := read(d, b.Bytes())
	require.Nil(t, sub)
	require.Equal(t, "F115", found[0].Code, "sent in by mistake it is none of our forms")
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	rows, err := f.GetRows(layout.ReceiptSheet)
	require.NoError(t, err)
	var text []string
	for _, r := range rows {
		text = append(text, strings.Join(r, "|"))
	}
	all := strings.Join(text, "\n")
	for _, want := range []string{"退　回", "德清/一季度.xls", strings.Repeat("ab", 32), "F104", "这是旧版文件。", "另存为 .xlsx。", layout.ReceiptWhole} {
		require.Contains(t, all, want)
	}
}

// TestUnusualWorkbookStillGetsAReceipt: what cannot be marked is told in a
// workbook of our own.
func TestUnusualWorkbookStillGetsAReceipt(t *testing.T) {
	d := load(t)
	findings := []model.Finding{{Code: "F115", Severity: model.Blocking, Sheet: "表", Cell: "A1", Message: "不是本报表。"}}
	var b bytes.Buffer
	require.NoError(t, Write(&b, []byte("no zip at all"), nil, findings, options(d, nil, Returned)))
	wb := opened(t, b.Bytes())
	require.Len(t, wb.Sheets, 1)
}

func TestChangesAreListed(t *testing.T) {
	d := load(t)
	data := workbook(t, d, nil)
	sub, findings := read(d, data)
	old, _ := read(d, workbook(t, d, nil))
	slot := model.Slot(5)
	cell := old.Grid.At(slot, model.Cur)
	cell.Value = model.Num(num.Int(77))
	old.Grid.Set(slot, model.Cur, cell)
	fixed := model.Finding{Code: "F403", Severity: model.Blocking, Sheet: "监督抽查", Cell: "D7", Message: "旧问题"}
	o := options(d, sub, Accepted)
	o.Before = &Earlier{File: "旧.xlsx", Judged: true, Changes: archive.Compare(old, sub, d),
		Progress: archive.Resolved([]model.Finding{fixed}, findings)}
	require.Len(t, o.Before.Changes, 1)
	var b bytes.Buffer
	require.NoError(t, Write(&b, data, sub, findings, o))
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	require.NoError(t, err)
	require.Equal(t, layout.ReceiptChanges, f.GetSheetName(1))
	rows, err := f.GetRows(layout.ReceiptChanges)
	require.NoError(t, err)
	require.Equal(t, []string{"77", "1"}, rows[4][3:5])
	require.Contains(t, rows[7], "已解决")
	again, _ := read(d, b.Bytes())
	require.Empty(t, archive.Compare(sub, again, d), "the added sheets are not read")
}

func TestNames(t *testing.T) {
	d := load(t)
	sub, _ := read(d, workbook(t, d, nil))
	for verdict, want := range map[Verdict]string{
		Accepted: "330521-质监局-2011Q1-接收.xlsx", Returned: "330521-质监局-2011Q1-退回.xlsx",
		Replaced: "330521-质监局-2011Q1-已代替-" + sub.File.SHA256[:8] + ".xlsx",
	} {
		name, err := Name(sub, d, verdict)
		require.NoError(t, err)
		require.Equal(t, want, name)
	}
	sub.Scope = model.Aggregate
	name, err := Name(sub, d, Accepted)
	require.NoError(t, err)
	require.Equal(t, "330521-质监局-2011Q1-汇总-接收.xlsx", name)
	name, err = RefusalName("德清/一季度.xls", d)
	require.NoError(t, err)
	require.Equal(t, "德清_一季度-xls-退回.xlsx", name)
}

func TestRoundsAreCounted(t *testing.T) {
	d := load(t)
	data := workbook(t, d, map[string]string{"Q102": "很多"})
	for round := range 3 {
		sub, _ := read(d, data)
		require.Equal(t, round, sub.Round)
		data = write(t, d, data)
	}
}
