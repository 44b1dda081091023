package docx

import (
	"bytes"
	"fmt"

	"qreport/report/document"
	"qreport/report/render/xlsx"
)

// chartPart is a chart's part and the workbook behind it.
type chartPart struct{ drawing, book []byte }

// chart is an Office chart with its caption below. Word edits its numbers in
// the workbook that is embedded with it.
func (b *builder) chart(c *document.Chart) {
	native, ok, err := xlsx.NativeChart(c)
	if err != nil {
		b.err = err
		return
	}
	if ok {
		b.charts = append(b.charts, chartPart{linked(native.Part), native.Book})
		wide := areaWidth * emuPerMM
		high := min(areaHeight*0.85*emuPerMM, wide*float64(native.High)/float64(native.Wide))
		b.paragraph(styleFigure, "", b.drawing(c, len(b.charts), int(wide), int(high)))
	}
	tie := ""
	if len(c.Notes) > 0 {
		tie = keepNext
	}
	b.paragraph(styleChartTitle, tie, b.caption(c.ID, c.Number, c.Title))
	for _, n := range c.Notes {
		b.paragraph(styleNote, "", run("", n))
	}
}

const emuPerMM = 36000.0

// linked makes the part refer to the embedded workbook, which comes after all
// else but the print settings.
func linked(part []byte) []byte {
	const link = `<externalData xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"><autoUpdate val="0"/></externalData>`
	for _, before := range []string{"<printSettings>", "</chartSpace>"} {
		if i := bytes.LastIndex(part, []byte(before)); i >= 0 {
			return bytes.Join([][]byte{part[:i], []byte(link), part[i:]}, nil)
		}
	}
	return part
}

// drawing places the n-th chart in the line.
func (b *builder) drawing(c *document.Chart, n, wide, high int) string {
	b.drawings++
	name := escape(c.Number + " " + c.Title)
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:docPr id="%d" name="%s" descr="%s"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`+
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart%d"/>`+
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, wide, high, b.drawings, name, name, n)
}
