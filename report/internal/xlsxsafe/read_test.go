package xlsxsafe_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/xlsxsafe"
	"qreport/report/internal/xlsxsafe/hostile"
)

const mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// partsBook opens a small workbook with some parts replaced.
func partsBook(t *testing.T, p hostile.PartSet) *xlsxsafe.Workbook {
	t.Helper()
	plain := hostile.Parts()[0]
	for _, f := range []struct{ own, def *[]byte }{{&p.Sheet, &plain.Sheet},
		{&p.Strings, &plain.Strings}, {&p.Styles, &plain.Styles}, {&p.Workbook, &plain.Workbook}} {
		if *f.own == nil {
			*f.own = *f.def
		}
	}
	wb, err := open("x.xlsx", hostile.Book(p))
	require.NoError(t, err)
	return wb
}

// firstCell reads a cell element.
func firstCell(t *testing.T, element string) xlsxsafe.Cell {
	t.Helper()
	wb := partsBook(t, hostile.PartSet{Sheet: []byte(`<worksheet ` + mainNS + `><sheetData><row>` + element + `</row></sheetData></worksheet>`)})
	if len(wb.Sheets[0].Rows) == 0 {
		return xlsxsafe.Cell{}
	}
	return wb.Sheets[0].Rows[0].Cells[0]
}

func TestKindsOfCells(t *testing.T) {
	cell := func(k xlsxsafe.Kind, raw string) xlsxsafe.Cell {
		return xlsxsafe.Cell{Row: 1, Col: 1, Kind: k, Raw: raw, Format: "General"}
	}
	formula := func(c xlsxsafe.Cell, text string, noCache bool) xlsxsafe.Cell {
		c.Formula, c.FormulaText, c.NoCache = true, text, noCache
		return c
	}
	percent := cell(xlsxsafe.Number, "0.9876")
	percent.Format = "0.00%"
	for element, want := range map[string]xlsxsafe.Cell{
		`<c><v>1.50</v></c>`:                      cell(xlsxsafe.Number, "1.50"),
		`<c t="n"><v> -1E-3 </v></c>`:             cell(xlsxsafe.Number, "-1E-3"),
		`<c s="1"><v>0.9876</v></c>`:              percent,
		`<c t="s"><v>1</v></c>`:                   cell(xlsxsafe.Text, "二"),
		`<c t="b"><v>1</v></c>`:                   cell(xlsxsafe.Bool, "1"),
		`<c t="b"><v>false</v></c>`:               cell(xlsxsafe.Bool, "0"),
		`<c t="e"><v>#DIV/0!</v></c>`:             cell(xlsxsafe.Error, "#DIV/0!"),
		`<c t="d"><v>2011-03-31T00:00:00</v></c>`: cell(xlsxsafe.Date, "2011-03-31T00:00:00"),
		`<c t="str"><v> a </v></c>`:               cell(xlsxsafe.Text, " a "),
		`<c t="inlineStr"><is><t>a</t></is></c>`:  cell(xlsxsafe.Text, "a"),
		`<c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`: cell(xlsxsafe.Text, "a b"),
		`<c><f>A2+1</f><v>3</v></c>`:                     formula(cell(xlsxsafe.Number, "3"), "A2+1", false),
		`<c><f>A2&amp;"x"</f></c>`:                       formula(cell(xlsxsafe.Empty, ""), `A2&"x"`, true),
		`<c><f>A2</f><v/></c>`:                           formula(cell(xlsxsafe.Empty, ""), "A2", true),
		`<c t="str"><f>A2</f></c>`:                       formula(cell(xlsxsafe.Empty, ""), "A2", true),
		`<c t="str"><f>A2</f><v></v></c>`:                formula(cell(xlsxsafe.Text, ""), "A2", false),
		`<c><f t="shared" si="0"/><v>3</v></c>`:          formula(cell(xlsxsafe.Number, "3"), "", false),
		`<c t="e"><f>1/0</f><v>#DIV/0!</v></c>`:          formula(cell(xlsxsafe.Error, "#DIV/0!"), "1/0", false),
		`<c><v>2</v><extLst><ext uri="x"/></extLst></c>`: cell(xlsxsafe.Number, "2"),
		`<c s="1"/>`:        {},
		`<c t="s"/>`:        {},
		`<c><v></v></c>`:    {},
		`<c t="s"><v/></c>`: {},
	} {
		require.Equal(t, want, firstCell(t, element), element)
	}
}

func TestTextIsDecodedAsExcelDoes(t *testing.T) {
	for written, want := range map[string]string{
		`<t>a&lt;b&amp;c</t>`:                           "a<b&c",
		`<t>&#x4E2D;&#22269;</t>`:                       "中国",
		`<t> a </t>`:                                    "a",
		`<t xml:space="preserve"> a </t>`:               " a ",
		"<t>a\r\nb\rc</t>":                              "a\nb\nc",
		`<t>a_x000D_b</t>`:                              "a\rb",
		`<t>_x005F_x000D_</t>`:                          "_x000D_",
		`<t>_xD842__xDFB7_</t>`:                         "𠮷",
		`<t>_xD842_x</t>`:                               "_xD842_x",
		`<t>_x00g0_ _x_ _x12</t>`:                       "_x00g0_ _x_ _x12",
		`<t><![CDATA[<&amp;]]></t>`:                     "<&amp;",
		`<r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r>`: "ab",
		`<t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>`: "东京",
		``: "",
	} {
		wb := partsBook(t, hostile.PartSet{Strings: []byte(`<sst ` + mainNS + `><si>` + written + `</si><si/></sst>`)})
		require.Equal(t, want, wb.Sheets[0].Rows[0].Cells[0].Raw, written)
	}
}

func TestWorkbookPart(t *testing.T) {
	wb := partsBook(t, hostile.PartSet{Workbook: []byte(`<workbook ` + mainNS + ` xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<workbookPr date1904="true"/><sheets><sheet name="A&amp;B" state="veryHidden" q:id="rId1"/></sheets><definedNames>` +
		`<definedName name="QREPORT_FORM">"F1:2011"</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">A1</definedName>` +
		`<definedName name="stale" localSheetId="7">A1</definedName></definedNames></workbook>`)})
	require.True(t, wb.Date1904)
	require.Equal(t, "A&B", wb.Sheets[0].Name)
	require.Equal(t, xlsxsafe.VeryHidden, wb.Sheets[0].State)
	require.Equal(t, map[string]string{"QREPORT_FORM": `"F1:2011"`, "A&B!_xlnm.Print_Area": "A1"}, wb.DefinedNames)
	require.False(t, wb.ExternalLinks)
	require.NotNil(t, wb.Sheet("A&B"))
	require.Nil(t, wb.Sheet("C"))
}

func TestSheetGeometry(t *testing.T) {
	wb := partsBook(t, hostile.PartSet{Sheet: []byte(`<worksheet ` + mainNS + `><cols><col min="2" max="3"/><col min="5" max="9" hidden="1"/></cols><sheetData>` +
		`<row r="2" hidden="1"/><row r="3" hidden="true"><c r="C3"><v>1</v></c></row><row r="9" hidden="1"/><row><c><v>2</v></c></row></sheetData>` +
		`<mergeCells count="1"><mergeCell ref="B2:A1"/></mergeCells></worksheet>`)})
	s := &wb.Sheets[0]
	require.Equal(t, []xlsxsafe.Span{{First: 2, Last: 3}, {First: 9, Last: 9}}, s.HiddenRows)
	require.Equal(t, []xlsxsafe.Span{{First: 5, Last: 9}}, s.HiddenCols)
	require.Equal(t, []xlsxsafe.Range{{Row1: 1, Col1: 1, Row2: 2, Col2: 2}}, s.Merges)
	require.Equal(t, "1", s.Cell(3, 3).Raw)
	require.True(t, s.Rows[0].Hidden)
	require.Equal(t, "2", s.Cell(10, 1).Raw)
	require.Nil(t, s.Cell(3, 2))
	require.Nil(t, s.Cell(4, 1))
}

func TestNumberFormats(t *testing.T) {
	wb := partsBook(t, hostile.PartSet{
		Styles: []byte(`<styleSheet ` + mainNS + `><numFmts><numFmt numFmtId="176" formatCode="0.00_ ;[Red]\-0.00\ &quot;批&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="57"/><xf numFmtId="9"/><xf numFmtId="999"/><xf/></cellXfs></styleSheet>`),
		Sheet: []byte(`<worksheet ` + mainNS + `><sheetData><row><c><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c><c s="4"><v>1</v></c><c s="5"><v>1</v></c></row></sheetData></worksheet>`),
	})
	var got []string
	for _, c := range wb.Sheets[0].Rows[0].Cells {
		got = append(got, c.Format)
	}
	require.Equal(t, []string{"General", `0.00_ ;[Red]\-0.00\ "批"`, `yyyy"年"m"月"`, "0%", "General", "General"}, got)
}

func TestCleanNumber(t *testing.T) {
	for literal, want := range map[string]string{
		"274.65999999999997": "274.66", "0.30000000000000004": "0.3", "12": "12", "-12.5": "-12.5",
		"1.50": "1.5", "007": "7", "+5": "5", "1E3": "1000", "1.5e-7": "0.00000015", "-0": "0", "0.0": "0", "-0.00": "0",
		"123456789012345678": "123456789012346000", "0.1": "0.1", ".5": "0.5", "5.": "5", "1e-400": "0",
		"1E+40": "1" + string(bytes.Repeat([]byte("0"), 40)), "1E+41": "1E+41", "99999999999999.996": "100000000000000",
	} {
		require.Equal(t, want, xlsxsafe.CleanNumber(literal), literal)
	}
}

// brokenReader fails as a disk or a growing file does.
type brokenReader struct{ err error }

func (b brokenReader) ReadAt(p []byte, _ int64) (int, error) { return len(p) / 2, b.err }

func TestReadErrors(t *testing.T) {
	for err, want := range map[error]xlsxsafe.RefusalCode{
		io.EOF: xlsxsafe.CodeTruncated, io.ErrUnexpectedEOF: xlsxsafe.CodeTruncated,
		errors.New("disk"): xlsxsafe.CodeReadError,
	} {
		_, got := xlsxsafe.Open("x.xlsx", brokenReader{err}, 100, xlsxsafe.Limits{})
		require.Equal(t, want, codeOf(got))
	}
}

// panicking stands for a fault of our own.
type panicking struct{}

func (panicking) ReadAt([]byte, int64) (int, error) { panic("fault") }

func TestAPanicIsARefusal(t *testing.T) {
	_, err := xlsxsafe.Open("x.xlsx", panicking{}, 100, xlsxsafe.Limits{})
	require.Equal(t, xlsxsafe.CodeInternal, codeOf(err))
}

func TestEveryHostileCodeIsMade(t *testing.T) {
	made := map[xlsxsafe.RefusalCode]bool{xlsxsafe.CodeInternal: true, xlsxsafe.CodeReadError: true}
	for _, f := range hostile.Files() {
		made[f.Want] = true
	}
	for _, code := range refusalCodes(t) {
		require.True(t, made[code], "no hostile file for %s", code)
	}
}

func TestLimitsAreHonoured(t *testing.T) {
	file := formBook(t, 3, 20, 8)
	for name, l := range map[xlsxsafe.RefusalCode]xlsxsafe.Limits{
		xlsxsafe.CodeFileTooBig: {FileBytes: 100}, xlsxsafe.CodeTooManyParts: {Parts: 3},
		xlsxsafe.CodePartTooBig: {PartBytes: 1000}, xlsxsafe.CodeTotalTooBig: {TotalBytes: 1000},
		xlsxsafe.CodeTooManySheets: {Sheets: 2}, xlsxsafe.CodeTooManyRows: {Rows: 59},
		xlsxsafe.CodeTooManyCells: {Cells: 100}, xlsxsafe.CodeTooManyStrings: {Strings: 2},
		xlsxsafe.CodeTooMuchText: {TextBytes: 100}, xlsxsafe.CodeXMLTooComplex: {Depth: 3},
	} {
		_, err := xlsxsafe.Open("x.xlsx", bytes.NewReader(file), int64(len(file)), l)
		require.Equal(t, name, codeOf(err))
	}
}

func TestRefusalSpeaks(t *testing.T) {
	_, err := open("x.xlsx", []byte("a,b"))
	require.EqualError(t, err, "workbook refused: plain-text")
	require.EqualError(t, &xlsxsafe.Refusal{Code: xlsxsafe.CodeBadXML, Part: "xl/a.xml", Detail: "d"},
		"workbook refused: bad-xml in xl/a.xml: d")
}

func TestManyAtOnceDoNotDisturbEachOther(t *testing.T) {
	files := damageSubjects(t)
	want := map[string]*xlsxsafe.Workbook{}
	for by, file := range files {
		wb, err := open("x.xlsx", file)
		require.NoError(t, err)
		want[by] = wb
	}
	done := make(chan error)
	for by, file := range files {
		go func() {
			for range 50 {
				wb, err := open("x.xlsx", file)
				if err != nil || !reflect.DeepEqual(want[by], wb) {
					done <- fmt.Errorf("%s reads differently: %w", by, err)
					return
				}
			}
			done <- nil
		}()
	}
	for range files {
		require.NoError(t, <-done)
	}
}
