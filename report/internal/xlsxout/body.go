package xlsxout

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Body holds the cells of a workbook's sheets. excelize makes everything else;
// its stream writer spends four times as long on the cells and repeats every
// text in every cell, which made most of a sheet's size (docs/performance.md).
// A text is kept once here, in the shared strings.
type Body struct {
	sheets map[string]*bytes.Buffer // by name of the part
	index  map[string]int
	texts  []string
	uses   int
}

// NewBody makes the empty body of a new file, whose sheets are streamed. The
// file is given shared strings, so that ours can take their place.
func NewBody(f *excelize.File) (*Body, error) {
	b := &Body{sheets: map[string]*bytes.Buffer{}, index: map[string]int{}}
	return b, f.SetCellStr(f.GetSheetName(0), "A1", "")
}

// Rows are the rows of one sheet, from the first on.
type Rows struct {
	body *Body
	out  *bytes.Buffer
	n    int
	room [32]byte
}

// Sheet begins the rows of the n-th sheet made, from 1.
func (b *Body) Sheet(n int) *Rows {
	out := new(bytes.Buffer)
	b.sheets[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = out
	return &Rows{body: b, out: out}
}

// Add writes the next row; a height of 0 lets the spreadsheet fit it. A cell
// is an excelize.Cell of a string, an int or a float64, or nil for none.
func (r *Rows) Add(height float64, cells []any) error {
	r.n++
	r.put(`<row r="`, r.n)
	if height > 0 {
		r.out.WriteString(`" ht="`)
		r.float(height)
		r.out.WriteString(`" customHeight="1`)
	}
	r.out.WriteString(`">`)
	for i, c := range cells {
		if c == nil {
			continue
		}
		cell, ok := c.(excelize.Cell)
		if !ok {
			return fmt.Errorf("xlsxout: row %d: a cell of type %T", r.n, c)
		}
		if err := r.cell(i+1, cell); err != nil {
			return err
		}
	}
	r.out.WriteString("</row>")
	return nil
}

func (r *Rows) cell(column int, c excelize.Cell) error {
	r.out.WriteString(`<c r="`)
	r.column(column)
	r.out.Write(strconv.AppendInt(r.room[:0], int64(r.n), 10))
	r.put(`" s="`, c.StyleID)
	switch v := c.Value.(type) {
	case nil:
		r.out.WriteString(`"/>`)
		return nil
	case string:
		r.put(`" t="s"><v>`, r.body.text(v))
	case int:
		r.formula(c.Formula)
		r.put(`<v>`, v)
	case float64:
		r.formula(c.Formula)
		r.out.WriteString(`<v>`)
		r.float(v)
	default:
		return fmt.Errorf("xlsxout: row %d: a value of type %T", r.n, c.Value)
	}
	r.out.WriteString(`</v></c>`)
	return nil
}

func (r *Rows) formula(f string) {
	r.out.WriteString(`">`)
	if f != "" {
		r.out.WriteString("<f>")
		escapeTo(r.out, f)
		r.out.WriteString("</f>")
	}
}

func (r *Rows) put(before string, n int) {
	r.out.WriteString(before)
	r.out.Write(strconv.AppendInt(r.room[:0], int64(n), 10))
}

func (r *Rows) float(v float64) {
	r.out.Write(strconv.AppendFloat(r.room[:0], v, 'f', -1, 64))
}

// column writes the letters of a column.
func (r *Rows) column(n int) {
	if n > 26 {
		r.column((n - 1) / 26)
	}
	r.out.WriteByte(byte('A' + (n-1)%26))
}

// text numbers a text.
func (b *Body) text(s string) int {
	b.uses++
	i, ok := b.index[s]
	if !ok {
		i = len(b.texts)
		b.index[s] = i
		b.texts = append(b.texts, s)
	}
	return i
}

// sharedStrings is the part that holds the texts.
func (b *Body) sharedStrings() []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	fmt.Fprintf(&out, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`,
		b.uses, len(b.texts))
	for _, s := range b.texts {
		out.WriteString(`<si><t xml:space="preserve">`)
		escapeTo(&out, literal(s))
		out.WriteString(`</t></si>`)
	}
	out.WriteString(`</sst>`)
	return out.Bytes()
}

// escapeTo writes text as XML character data; a bytes.Buffer takes everything.
func escapeTo(out *bytes.Buffer, s string) {
	if !strings.ContainsAny(s, "&<>\"'\t\n\r") {
		out.WriteString(s)
		return
	}
	_ = xml.EscapeText(out, []byte(s))
}

// literal keeps a text such as "_x0041_" from being read as an escape.
func literal(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`).ReplaceAllString(s, "_x005F_$1")
}

// sheetData is the element that is replaced in the sheets of excelize.
var (
	sheetOpen  = []byte("<sheetData>")
	sheetClose = []byte("</sheetData>")
)

// fill puts the rows into a part that excelize has written, and the texts into
// the shared strings; other parts are returned as they are.
func (b *Body) fill(name string, data []byte) ([]byte, error) {
	if name == sharedStringsPart {
		return b.sharedStrings(), nil
	}
	rows, ok := b.sheets[name]
	if !ok {
		return data, nil
	}
	before, rest, found := bytes.Cut(data, sheetOpen)
	_, after, closed := bytes.Cut(rest, sheetClose)
	if !found || !closed {
		return nil, fmt.Errorf("no %s in it", sheetOpen)
	}
	return bytes.Join([][]byte{before, sheetOpen, rows.Bytes(), sheetClose, after}, nil), nil
}

const sharedStringsPart = "xl/sharedStrings.xml"
