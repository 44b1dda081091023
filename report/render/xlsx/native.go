package xlsx

import (
	"bytes"
	"fmt"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
	"qreport/report/internal/xlsxout"
)

// Native is a chart as other Office documents hold it: the DrawingML part and
// the workbook with its numbers, which the part refers to. Wide and High are
// in pixels.
type Native struct {
	Part, Book []byte
	Wide, High int
}

// NativeChart draws one chart for another document. The chart bears no number
// and title, only its unit: the document has a caption of its own. ok is false
// when there is nothing to draw.
func NativeChart(c *document.Chart) (native Native, ok bool, err error) {
	block := newBlock(c, firstBlock)
	if block == nil {
		return Native{}, false, nil
	}
	chart := block.draw(place{block.top, &block.grid})
	chart.Title = ""
	native = Native{Part: xlsxbook.Draw(chart).XML(), Wide: chartWidth, High: block.high}
	native.Book, err = block.workbook()
	if err != nil {
		return Native{}, false, fmt.Errorf("chart %s: %w", c.ID, err)
	}
	return native, true, nil
}

// workbook holds nothing but the block's numbers.
func (b *block) workbook() ([]byte, error) {
	book := &book{Book: xlsxbook.New(fontBody), doc: &document.Document{}}
	p := book.page(entry{sheet: sheetCharts})
	p.widths = []float64{firstColWidth}
	p.fill(b.top - 1)
	book.writeBlock(p, b)
	p.close()
	var out bytes.Buffer
	err := book.Write(&out, xlsxout.Props{})
	return out.Bytes(), err
}
