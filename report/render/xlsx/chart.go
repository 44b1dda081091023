package xlsx

import (
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/internal/xlsxbook"
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

// The dashes of lines, in DrawingML's words.
const (
	dashSolid  = "solid"
	dashDashed = "dash"
	dashDotted = "sysDot"
)

func dash(i int) string {
	dashes := []string{dashSolid, dashDashed, dashDotted, "dashDot", "lgDash", "sysDash"}
	return dashes[i%len(dashes)]
}

// newChart is a chart with what all have in common: title with number, unit
// below it, gaps shown as gaps, a text for those who cannot see it.
func newChart(c *document.Chart, subtitle string, parts ...xlsxbook.Part) *xlsxbook.Chart {
	if c.Unit != "" {
		subtitle = strings.TrimSuffix(wordUnit+c.Unit+"；"+subtitle, "；")
	}
	return &xlsxbook.Chart{
		Name: join(c.Number, c.Title), Alt: chartTitle(c),
		Title: join(c.Number, c.Title), Subtitle: subtitle, HeadFont: fontHead, Font: fontBody, Legend: true, Parts: parts,
	}
}

// newPart is the series of one kind over a grid with decimals.
func newPart(kind xlsxbook.Kind, places int, series ...xlsxbook.Series) xlsxbook.Part {
	return xlsxbook.Part{Kind: kind, Series: series, Format: decimals(places),
		Y: xlsxbook.Axis{Grid: true, Format: decimals(places)}}
}

// bar is a series drawn with a filled shape.
func bar(at place, column, shade int) xlsxbook.Series {
	return xlsxbook.Series{Name: at.head(column), Categories: at.column(0), Values: at.column(column), Fill: ink(shade)}
}

// path is a series drawn as a line with markers.
func path(at place, column, shade int) xlsxbook.Series {
	return xlsxbook.Series{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Line:   xlsxbook.Line{Color: ink(shade), Width: 1.75, Dash: dash(shade)},
		Marker: xlsxbook.Marker{Symbol: marker(shade), Size: 6, Fill: ink(shade)},
	}
}

// thin is a series drawn as a thin line without markers: a reference, a limit.
func thin(at place, column int, color, dash string) xlsxbook.Series {
	return xlsxbook.Series{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Line: xlsxbook.Line{Color: color, Width: 1, Dash: dash},
	}
}

// dots is a series drawn as markers only.
func dots(at place, column int, symbol, fill string) xlsxbook.Series {
	return xlsxbook.Series{
		Name: at.head(column), Categories: at.column(0), Values: at.column(column),
		Marker: xlsxbook.Marker{Symbol: symbol, Size: 7, Fill: fill, Line: xlsxbook.Line{Color: ink(0), Width: 1.25}},
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
