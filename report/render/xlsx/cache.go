package xlsx

import (
	"encoding/xml"
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// addChart adds a native chart and completes what excelize leaves out.
func (b *book) addChart(sheet string, c placedChart) error {
	if err := b.file.AddChart(sheet, c.cell, c.parts[0], c.parts[1:]...); err != nil {
		return err
	}
	b.charts++
	name := fmt.Sprintf("xl/charts/chart%d.xml", b.charts)
	part, ok := b.file.Pkg.Load(name)
	if !ok {
		return fmt.Errorf("part %s is missing", name)
	}
	text := c.drawWhiskers(string(part.([]byte)))
	b.file.Pkg.Store(name, []byte(c.block.fillCaches(text)))
	return nil
}

// drawWhiskers puts error bars into the series that have them: excelize knows
// none. In a series they stand before the categories.
func (c placedChart) drawWhiskers(text string) string {
	if len(c.whiskers) == 0 {
		return text
	}
	at := c.block.place()
	bars := `<errBars><errDir val="y"/><errBarType val="both"/><errValType val="cust"/><noEndCap val="0"/>` +
		`<plus>` + numRef(at.column(c.plus)) + `</plus><minus>` + numRef(at.column(c.minus)) + `</minus>` +
		`<spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="` + ink(0) + `"/></a:solidFill></a:ln></spPr></errBars>`
	series := strings.Split(text, "<ser>")
	for _, i := range c.whiskers {
		series[i+1] = strings.Replace(series[i+1], "<cat>", bars+"<cat>", 1)
	}
	return strings.Join(series, "<ser>")
}

func numRef(ref string) string { return "<numRef><f>" + html.EscapeString(ref) + "</f></numRef>" }

// fillCaches writes the values behind every reference of a chart into it, as
// Excel does: previews on phones and in mail programs draw from them. X values
// of a scatter become numbers, which excelize calls texts.
func (b *block) fillCaches(text string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "<f>")
		if !found {
			out.WriteString(text)
			return out.String()
		}
		kind := before[strings.LastIndexByte(before, '<'):] // "<strRef>" or "<numRef>"
		before = strings.TrimSuffix(before, kind)
		ref, rest, _ := strings.Cut(rest, "</f>")
		_, rest, _ = strings.Cut(rest, "</"+kind[1:])
		out.WriteString(before)
		b.writeRef(&out, ref, kind == "<numRef>" || strings.HasSuffix(before, "<xVal>"))
		text = rest
	}
}

func (b *block) writeRef(out *strings.Builder, ref string, numeric bool) {
	values, format := b.lookUp(html.UnescapeString(ref))
	kind := "str"
	if numeric {
		kind = "num"
	}
	fmt.Fprintf(out, "<%sRef><f>%s</f><%sCache>", kind, ref, kind)
	if numeric {
		out.WriteString("<formatCode>" + escape(format) + "</formatCode>")
	}
	fmt.Fprintf(out, `<ptCount val="%d"/>`, len(values))
	for i, v := range values {
		if s, ok := cacheText(v, numeric); ok {
			fmt.Fprintf(out, `<pt idx="%d"><v>%s</v></pt>`, i, escape(s))
		}
	}
	fmt.Fprintf(out, "</%sCache></%sRef>", kind, kind)
}

// cacheText is a value as a cache holds it; a gap has no point.
func cacheText(v any, numeric bool) (string, bool) {
	switch v := v.(type) {
	case excelize.Cell:
		return cacheText(v.Value, numeric)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	case string:
		return v, !numeric
	}
	return "", false
}

// lookUp gives the values of a reference to this block, made by place, and
// their format.
func (b *block) lookUp(ref string) ([]any, string) {
	cells := strings.ReplaceAll(ref[strings.LastIndexByte(ref, '!')+1:], "$", "")
	from, to, isRange := strings.Cut(cells, ":")
	if !isRange {
		to = from
	}
	column, first, _ := excelize.CellNameToCoordinates(from)
	_, last, _ := excelize.CellNameToCoordinates(to)
	column--
	if first == b.top+1 {
		return []any{b.grid.heads[column]}, ""
	}
	values := make([]any, 0, last-first+1)
	for _, row := range b.grid.rows[first-b.top-2 : last-b.top-1] {
		values = append(values, row[column])
	}
	format := b.grid.formats[column]
	if format == "" {
		format = "General"
	}
	return values, format
}

func escape(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a builder takes everything
	return out.String()
}
