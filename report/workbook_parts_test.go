package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

// bookParts are the parts of a workbook by name.
type bookParts map[string]string

// checkParts holds the parts of a workbook against what makes Excel ask whether
// it should repair a file, as the format's definition (ECMA-376) and Excel's
// limits have it.
func checkParts(t *testing.T, data []byte) {
	t.Helper()
	parts := unzip(t, data)
	parts.wellFormed(t)
	parts.declared(t)
	parts.related(t)
	sheets := parts.sheets(t)
	names := map[string]bool{}
	parts.definedNames(t, sheets, names)
	texts := parts.sharedTexts()
	for name, part := range sheets {
		cells := parts.checkSheet(t, name, part, texts)
		parts.checkTable(t, name, part, cells, names)
		parts.checkLinks(t, name, part, sheets)
	}
}

func unzip(t *testing.T, data []byte) bookParts {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	parts := bookParts{}
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotContains(t, parts, f.Name)
		parts[f.Name] = string(text)
	}
	return parts
}

func (p bookParts) wellFormed(t *testing.T) {
	t.Helper()
	for name, text := range p {
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err, name)
		}
	}
}

// declared: every part has a type, and no type is given to what is not there.
func (p bookParts) declared(t *testing.T) {
	t.Helper()
	typed := map[string]bool{}
	for _, m := range regexp.MustCompile(`PartName="/([^"]*)"`).FindAllStringSubmatch(p["[Content_Types].xml"], -1) {
		require.Contains(t, p, m[1])
		require.False(t, typed[m[1]], m[1])
		typed[m[1]] = true
	}
	for name := range p {
		require.True(t, typed[name] || strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml", name)
	}
}

// related: every relation leads to a part, and every r:id to a relation.
func (p bookParts) related(t *testing.T) {
	t.Helper()
	target, id := regexp.MustCompile(`Id="([^"]*)" Type="[^"]*" Target="([^"]*)"`), regexp.MustCompile(`r:id="([^"]*)"`)
	for name, text := range p {
		ids := map[string]bool{}
		dir, file := path.Split(name)
		for _, m := range target.FindAllStringSubmatch(p[dir+"_rels/"+file+".rels"], -1) {
			require.Contains(t, p, path.Join(dir, m[2]), name)
			require.False(t, ids[m[1]], name)
			ids[m[1]] = true
		}
		for _, m := range id.FindAllStringSubmatch(text, -1) {
			require.True(t, ids[m[1]], "%s %s", name, m[1])
		}
	}
}

// sheets are the parts of the sheets by name, whose names Excel takes.
func (p bookParts) sheets(t *testing.T) map[string]string {
	t.Helper()
	sheets, seen := map[string]string{}, map[string]bool{}
	for i, m := range regexp.MustCompile(`<sheet name="([^"]*)" sheetId="(\d+)"`).FindAllStringSubmatch(p["xl/workbook.xml"], -1) {
		name := unescape(m[1])
		require.Regexp(t, `^[^\[\]:*?/\\]+$`, name)
		require.LessOrEqual(t, len(utf16.Encode([]rune(name))), 31)
		require.False(t, seen[strings.ToLower(name)], name)
		seen[strings.ToLower(name)] = true
		sheets[name] = "xl/worksheets/sheet" + m[2] + ".xml"
		require.Contains(t, p, sheets[name], "%d", i)
	}
	require.Greater(t, len(sheets), 20)
	return sheets
}

var entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&#34;", `"`, "&#xA;", "\n", "&amp;", "&")

func unescape(s string) string { return entities.Replace(s) }

// validName is a name that is no reference to a cell: A1, XFD1, R1C1.
func validName(name string) bool {
	return regexp.MustCompile(`^[\p{L}_\\][\p{L}\p{N}_.\\?]*$`).MatchString(name) && len([]rune(name)) <= 255 &&
		!regexp.MustCompile(`^(?i:[a-z]{1,3}\d+|r\d*c\d*|[rc])$`).MatchString(name)
}

// definedNames: unique, valid, and leading to cells of sheets that are there.
func (p bookParts) definedNames(t *testing.T, sheets map[string]string, names map[string]bool) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<definedName name="([^"]*)"([^>]*)>([^<]*)</definedName>`).FindAllStringSubmatch(p["xl/workbook.xml"], -1) {
		name, local, ref := m[1], m[2], unescape(m[3])
		sheet := strings.Trim(ref[:strings.LastIndexByte(ref, '!')], "'")
		require.Contains(t, sheets, sheet, name)
		if name == "_xlnm.Print_Titles" {
			require.Contains(t, local, "localSheetId")
			name += local
		} else {
			require.True(t, validName(name), name)
		}
		require.False(t, names[strings.ToLower(name)], name)
		names[strings.ToLower(name)] = true
	}
	require.Greater(t, len(names), 20)
}

var cellStart = regexp.MustCompile(`<c (?:r="([A-Z]+)(\d+)" )?s="(\d+)"( t="s")?(?:/>|>(?:<f>([^<]*)</f>)?<v>([^<]*)</v></c>)`)

// sharedTexts are the texts that cells refer to by number.
func (p bookParts) sharedTexts() []string {
	var texts []string
	for _, m := range regexp.MustCompile(`(?s)<si><t[^>]*>(.*?)</t></si>`).FindAllStringSubmatch(p["xl/sharedStrings.xml"], -1) {
		texts = append(texts, unescape(m[1]))
	}
	return texts
}

// checkSheet: cells in order, with styles and texts that exist, within Excel's
// limits; no merged cells. It returns the cells by row and column.
func (p bookParts) checkSheet(t *testing.T, name, part string, texts []string) map[int]map[int]string {
	t.Helper()
	text, cells := p[part], map[int]map[int]string{}
	require.NotContains(t, text, "<mergeCell", name)
	styles := strings.Count(p["xl/styles.xml"][strings.Index(p["xl/styles.xml"], "<cellXfs"):], "<xf ")
	rowNumber := 0
	for _, row := range regexp.MustCompile(`(?s)<row r="(\d+)"([^>]*)>(.*?)</row>`).FindAllStringSubmatch(text, -1) {
		require.Greater(t, number(t, row[1]), rowNumber, name)
		rowNumber = number(t, row[1])
		column, length := 0, 0
		cells[rowNumber] = map[int]string{}
		for _, m := range cellStart.FindAllStringSubmatch(row[3], -1) {
			length += len(m[0])
			column++
			if m[1] != "" {
				at, r := model.ParseA1(m[1] + m[2])
				require.Equal(t, rowNumber, r)
				require.GreaterOrEqual(t, at, column, "%s row %d", name, rowNumber)
				column = at
			}
			require.Less(t, number(t, m[3]), styles)
			require.LessOrEqual(t, len(m[5]), 8192)
			cells[rowNumber][column] = m[6]
			if m[4] != "" {
				require.Less(t, number(t, m[6]), len(texts))
				cells[rowNumber][column] = texts[number(t, m[6])]
				require.LessOrEqual(t, len(utf16.Encode([]rune(cells[rowNumber][column]))), 32_767)
			}
		}
		require.Equal(t, len(row[3]), length, "%s row %d: a cell of another shape", name, rowNumber)
	}
	require.LessOrEqual(t, rowNumber, 1_048_576)
	require.LessOrEqual(t, strings.Count(text, "<hyperlink "), 65_530, name)
	for _, m := range regexp.MustCompile(`<odd(?:Header|Footer)>([^<]*)<`).FindAllStringSubmatch(text, -1) {
		require.LessOrEqual(t, len([]rune(unescape(m[1]))), 255)
	}
	for _, m := range regexp.MustCompile(`<col [^>]*width="([0-9.]+)"`).FindAllStringSubmatch(text, -1) {
		require.LessOrEqual(t, parse(t, m[1]), 255.0)
	}
	return cells
}

func number(t *testing.T, s string) int {
	n, err := strconv.Atoi(s)
	require.NoError(t, err)
	return n
}

// checkTable: one table at most; its range, its filter, its columns and the
// cells of its head agree, it lies within the sheet, and its name is nobody
// else's. Below the head every row is of data.
func (p bookParts) checkTable(t *testing.T, sheet, part string, cells map[int]map[int]string, names map[string]bool) {
	t.Helper()
	dir, file := path.Split(part)
	tables := regexp.MustCompile(`Target="\.\./(tables/[^"]*)"`).FindAllStringSubmatch(p[dir+"_rels/"+file+".rels"], -1)
	require.LessOrEqual(t, len(tables), 1)
	if len(tables) == 0 {
		return
	}
	text := p["xl/"+tables[0][1]]
	m := regexp.MustCompile(`name="([^"]*)" displayName="([^"]*)" ref="A(\d+):([A-Z]+)(\d+)"[^>]*><autoFilter ref="([^"]*)"`).FindStringSubmatch(text)
	require.NotNil(t, m, sheet)
	require.Equal(t, m[1], m[2])
	require.True(t, validName(m[1]), m[1])
	require.False(t, names[strings.ToLower(m[1])], m[1])
	names[strings.ToLower(m[1])] = true
	require.Equal(t, "A"+m[3]+":"+m[4]+m[5], m[6])
	head, last := number(t, m[3]), number(t, m[5])
	require.Greater(t, last, head, sheet)
	columns, _ := model.ParseA1(m[4] + m[5])
	seen := map[string]bool{}
	column := 0
	for _, c := range regexp.MustCompile(`<tableColumn id="\d+" name="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		column++
		name := unescape(c[1])
		require.Equal(t, name, cells[head][column], sheet)
		require.NotEmpty(t, strings.TrimSpace(name), sheet)
		require.False(t, seen[strings.ToLower(name)], "%s: %s", sheet, name)
		seen[strings.ToLower(name)] = true
	}
	require.Equal(t, columns, column, sheet)
	for r := head + 1; r <= last; r++ {
		filled := 0
		for _, text := range cells[r] {
			if text != "" {
				filled++
			}
		}
		require.Greater(t, filled, 1, "%s row %d is empty, or a heading inside the table", sheet, r)
	}
}

// checkLinks: links lead to sheets that are there.
func (p bookParts) checkLinks(t *testing.T, sheet, part string, sheets map[string]string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<hyperlink ref="[A-Z]+\d+" location="([^"]*)"`).FindAllStringSubmatch(p[part], -1) {
		target := unescape(m[1])
		cut := strings.LastIndexByte(target, '!')
		require.Contains(t, sheets, strings.Trim(target[:cut], "'"), sheet)
		require.Regexp(t, `^[A-Z]{1,3}[1-9]\d*$`, target[cut+1:], sheet)
	}
}
