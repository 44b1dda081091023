package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
	"qreport/report/model"
)

// province is a report of a large province: 2,000 figures, a row per county.
func province(figures int) *document.Document {
	d := kitchen()
	d.Figures = nil
	t := &document.Table{ID: "T9", Number: "表9", Title: "县级指标", Columns: []document.Column{{Title: "县"}, {Title: "合格率", Align: document.AlignNumber, Decimals: 1}}}
	for i := range figures {
		id := fmt.Sprintf("T9-%04d", i)
		f := kitchenFigures()[0]
		f.ID = id
		for k := range f.Operands { // a rate, its interval, its change and its prior value rest on the same data
			f.Operands[k].Datum = fmt.Sprintf("330500/2011Q1.cur/%s.%d", f.Operands[k].Code, i/4)
		}
		d.Figures = append(d.Figures, f)
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text(fmt.Sprintf("县%d", i)), number("96.2", 1, id)}})
	}
	d.Body = append(d.Body, t)
	return d
}

// TestManyFigures: up to the limit every figure has its link and its name;
// beyond it none, and the sheet is there all the same.
func TestManyFigures(t *testing.T) {
	few, many := open(t, province(maxLinked)), open(t, province(maxLinked+1))
	yes, _, err := few.GetCellHyperLink("表9 县级指标", "B5")
	require.NoError(t, err)
	require.True(t, yes)
	yes, _, err = many.GetCellHyperLink("表9 县级指标", "B5")
	require.NoError(t, err)
	require.False(t, yes)
	require.Equal(t, "T9-2000", raw(t, many, sheetTrace, model.A1(1, firstData+2000*2)))
	require.Equal(t, "330500/2011Q1.cur/F012.500", raw(t, many, sheetSources, model.A1(1, firstData+500*4)), "the data of four figures once")
	require.Equal(t, "2005—2007", raw(t, many, sheetTrace, model.A1(traceListed, firstData+2000*2)))
	yes, target, err := few.GetCellHyperLink(sheetTrace, model.A1(traceListed, firstData+4*2))
	require.NoError(t, err)
	require.True(t, yes)
	require.Equal(t, "330500/2011Q1.cur/F012.1", raw(t, few, sheetSources, target[strings.LastIndexByte(target, '!')+1:]))
}

func BenchmarkProvince(b *testing.B) {
	d := province(maxLinked)
	b.ReportAllocs()
	for b.Loop() {
		if err := Render(new(bytes.Buffer), d); err != nil {
			b.Fatal(err)
		}
	}
}

// TestWhatARowRepeatsIsFaint: the first row of a figure is as high as its texts
// need, the others repeat them on one line, so that every row can be filtered.
func TestWhatARowRepeatsIsFaint(t *testing.T) {
	d := kitchen()
	d.Figures = kitchenFigures()[:1]
	d.Figures[0].Note = strings.Repeat("说明，", 30)
	f := open(t, d)
	ink := func(cell string) string {
		id, err := f.GetCellStyle(sheetTrace, cell)
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		return style.Font.Color
	}
	high := func(row int) float64 {
		height, err := f.GetRowHeight(sheetTrace, row)
		require.NoError(t, err)
		return height
	}
	require.Equal(t, raw(t, f, sheetTrace, "I5"), raw(t, f, sheetTrace, "I6"))
	require.NotEqual(t, inkGrey, ink("I5"))
	require.Equal(t, inkGrey, ink("I6"))
	require.Greater(t, high(5), 4*rowHeight)
	require.InDelta(t, rowHeight, high(6), 0)
}
