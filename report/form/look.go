package form

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// look is a cell's style as a value, so that each is made once per workbook.
type look struct {
	hei    bool // 黑体 instead of 宋体
	size   float64
	bold   bool
	color  string
	fill   string
	align  string // left, center, right
	top    bool
	indent int
	wrap   bool
	format string
	boxed  bool
	open   bool // not locked
	link   bool
}

// Colours of the legend on the cover.
const (
	colorRequired = "FFF2B3"
	colorOptional = "FFFBE5"
	colorLocked   = "EDEDED"
	colorHeader   = "E3ECF5"
	colorQuiet    = "7F7F7F"
	colorWarning  = "C00000"
	colorLink     = "1F4E79"
)

func titleLook() look { return look{hei: true, size: 16, align: "center"} }
func plainLook() look { return look{size: 10, align: "left"} }
func quietLook() look { return look{size: 9, align: "left", color: colorQuiet} }
func noteLook() look  { return look{size: 9, align: "left", wrap: true, top: true} }
func headerLook() look {
	return look{hei: true, size: 10, align: "center", wrap: true, boxed: true, fill: colorHeader}
}
func counterLook() look { return look{size: 9, align: "center", boxed: true, fill: colorHeader} }
func nameLook() look    { return look{size: 11, align: "left", wrap: true, boxed: true} }
func codeLook() look    { return look{size: 10, align: "center", boxed: true} }
func lockedLook() look  { return look{size: 11, align: "right", boxed: true, fill: colorLocked} }
func entryLook() look {
	return look{size: 10, align: "left", wrap: true, boxed: true, open: true, fill: colorOptional}
}

// machineLook is for the row of column codes: small and grey, but printed.
func machineLook() look {
	return look{size: 8, align: "center", boxed: true, color: colorQuiet, fill: colorLocked}
}

// figureLook is a cell to be filled with a number.
func figureLook(decimals int, required bool) look {
	l := look{size: 11, align: "right", boxed: true, open: true, fill: colorOptional, format: numberFormat(decimals)}
	if required {
		l.fill = colorRequired
	}
	return l
}

// numberFormat shows thousands and as many decimals as the field has.
func numberFormat(decimals int) string {
	if decimals <= 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", decimals)
}

// styles makes the looks of one file.
type styles struct {
	file *excelize.File
	ids  map[look]int
	err  error
}

func (s *styles) id(l look) int {
	if id, ok := s.ids[l]; ok {
		return id
	}
	id, err := s.file.NewStyle(l.style())
	if err != nil && s.err == nil {
		s.err = err
	}
	s.ids[l] = id
	return id
}

func (l look) style() *excelize.Style {
	out := &excelize.Style{
		Font: &excelize.Font{Family: "宋体", Size: l.size, Bold: l.bold, Color: l.color},
		Alignment: &excelize.Alignment{
			Horizontal: l.align, Vertical: "center", Indent: l.indent, WrapText: l.wrap,
		},
		Protection: &excelize.Protection{Locked: !l.open},
	}
	if l.hei {
		out.Font.Family = "黑体"
	}
	if l.top {
		out.Alignment.Vertical = "top"
	}
	if l.link {
		out.Font.Underline, out.Font.Color = "single", colorLink
	}
	if l.fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		out.CustomNumFmt = &l.format
	}
	if l.boxed {
		out.Border = box()
	}
	return out
}

func box() (borders []excelize.Border) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		borders = append(borders, excelize.Border{Type: side, Style: 1, Color: "8C8C8C"})
	}
	return borders
}
