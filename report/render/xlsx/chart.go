package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"qreport/report/document"
)

// The inks of charts tell series apart in black and white too: dark, middle
// and light, with markers and dashes of their own.
func ink(i int) string {
	inks := []string{"1F4E79", "C55A11", "7F7F7F", "2E75B6", "A9A9A9", "000000"}
	return inks[i%len(inks)]
}

func marker(i int) string {
	markers := []string{"circle", "square", "triangle", "diamond", "x", "plus"}
	return markers[i%len(markers)]
}

func dash(i int) excelize.LineDashType {
	dashes := []excelize.LineDashType{excelize.LineDashSolid, excelize.LineDashDash,
		excelize.LineDashSysDot, excelize.LineDashSashDot, excelize.LineDashLgDash, excelize.LineDashSysDash}
	return dashes[i%len(dashes)]
}

func solid(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// newChart is a chart of a kind with what all have in common: title with
// number and unit, dark axes, gaps shown as gaps, a text for those who cannot
// see it.
func newChart(c *document.Chart, kind excelize.ChartType, places int, subtitle string) *excelize.Chart {
	single := false
	title := []excelize.RichTextRun{{Text: chartTitle(c), Font: &excelize.Font{Family: fontHead, Size: 11, Color: "000000"}}}
	if subtitle != "" {
		title = append(title, excelize.RichTextRun{Text: subtitle, Font: chartFont()})
	}
	return &excelize.Chart{
		Type:         kind,
		VaryColors:   &single,
		Title:        excelize.ChartTitle{Paragraph: title},
		ShowBlanksAs: "gap",
		Dimension:    excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: chartFont()},
		XAxis:        excelize.ChartAxis{Font: *chartFont()},
		YAxis: excelize.ChartAxis{Font: *chartFont(), MajorGridLines: true,
			NumFmt: excelize.ChartNumFmt{CustomNumFmt: decimals(places)}},
		PlotArea: excelize.ChartPlotArea{NumFmt: excelize.ChartNumFmt{CustomNumFmt: decimals(places)}},
		Format:   excelize.GraphicOptions{Name: join(c.Number, c.Title), AltText: chartTitle(c)},
		Border:   excelize.LineOptions{Type: excelize.LineNone},
	}
}

func chartFont() *excelize.Font {
	return &excelize.Font{Family: fontBody, Size: 9, Color: "404040"}
}

// bar is a series drawn with a filled shape.
func bar(at place, column, shade int) excelize.ChartSeries {
	return excelize.ChartSeries{Name: at.head(column), Categories: at.column(0),
		Values: at.column(column), Fill: solid(ink(shade))}
}

// path is a series drawn as a line with markers.
func path(at place, column, shade int) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Fill:   solid(ink(shade)),
		Line:   excelize.LineOptions{Type: excelize.LineSolid, Width: 1.75, Dash: dash(shade)},
		Marker: excelize.ChartMarker{Symbol: marker(shade), Size: 6, Fill: solid(ink(shade))},
	}
}

// thin is a series drawn as a thin line without markers: a reference, a limit.
func thin(at place, column int, color string, d excelize.LineDashType) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Fill:   solid(color),
		Line:   excelize.LineOptions{Type: excelize.LineSolid, Width: 1, Dash: d},
		Marker: excelize.ChartMarker{Symbol: "none"},
	}
}

// dots is a series drawn as markers only.
func dots(at place, column int, symbol, fill string) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Line: excelize.LineOptions{Type: excelize.LineNone},
		Marker: excelize.ChartMarker{Symbol: symbol, Size: 7, Fill: solid(fill),
			Border: excelize.LineOptions{Type: excelize.LineSolid, Width: 1.25, Fill: solid(ink(0))}},
	}
}

// referenceText says in words where a reference lies.
func referenceText(r *document.Reference, places int) string {
	if r == nil {
		return ""
	}
	return wordReference + r.Label + " " + strconv.FormatFloat(r.Value, 'f', places, 64)
}

func referenceHead(r *document.Reference) string { return wordReference + r.Label }

// axis fixes an end of an axis.
func axis(v float64) *float64 { return &v }
