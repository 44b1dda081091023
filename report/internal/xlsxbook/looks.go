package xlsxbook

import (
	"strings"

	"qreport/report/internal/xlsxout"
)

// looks are the styles of a book, numbered as they are asked for.
type looks struct {
	ids     map[style]int
	fonts   list
	fills   list
	borders list
	formats list
	cells   list
	recent  [8]numberedStyle // neighbours are mostly alike, and comparing is cheaper than hashing
	next    int              // the one of recent to go
}

// numberedStyle is a style with its number, which is never 0.
type numberedStyle struct {
	style
	id int
}

// style is a look; quoted marks a text that would be a formula if it were typed
// in again, as Excel marks it for a leading apostrophe.
type style struct {
	look   xlsxout.Look
	quoted bool
}

// list numbers pieces of XML from 0, each kept once.
type list struct {
	index map[string]int
	all   []string
}

func (l *list) add(xml string) int {
	i, ok := l.index[xml]
	if !ok {
		if l.index == nil {
			l.index = map[string]int{}
		}
		i = len(l.all)
		l.index[xml] = i
		l.all = append(l.all, xml)
	}
	return i
}

// newLooks holds what every style sheet must begin with.
func newLooks(font string) looks {
	l := looks{ids: map[style]int{}}
	l.fonts.add(fontXML(xlsxout.Look{Font: font, Size: 11}))
	l.fills.add(`<fill><patternFill patternType="none"/></fill>`)
	l.fills.add(`<fill><patternFill patternType="gray125"/></fill>`)
	l.borders.add(borderXML(xlsxout.Look{}))
	l.cells.add(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	return l
}

// id is the number of a look.
func (l *looks) id(look xlsxout.Look, quoted bool) int {
	s := style{look, quoted}
	for i := range l.recent {
		if r := &l.recent[i]; r.id > 0 && r.style == s {
			return r.id
		}
	}
	id, ok := l.ids[s]
	if !ok {
		id = l.cells.add(l.cellXML(s))
		l.ids[s] = id
	}
	l.recent[l.next] = numberedStyle{s, id}
	l.next = (l.next + 1) % len(l.recent)
	return id
}

// firstFormat is where a workbook's own number formats begin.
const firstFormat = 164

func (l *looks) cellXML(s style) string {
	var t text
	format := 0
	if s.look.Format != "" {
		format = firstFormat + l.formats.add(s.look.Format)
	}
	t.put("<xf")
	t.attrInt("numFmtId", format)
	t.attrInt("fontId", l.fonts.add(fontXML(s.look)))
	t.attrInt("fillId", l.fills.add(fillXML(s.look.Fill)))
	t.attrInt("borderId", l.borders.add(borderXML(s.look)))
	t.put(` xfId="0"`)
	if s.quoted {
		t.put(` quotePrefix="1"`)
	}
	if format > 0 {
		t.put(` applyNumberFormat="1"`)
	}
	t.put(` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`, alignment(s.look), "</xf>")
	return string(t)
}

func alignment(l xlsxout.Look) string {
	var t text
	t.put("<alignment")
	if l.Align != "" {
		t.attr("horizontal", l.Align)
	}
	if l.Top {
		t.put(` vertical="top"`)
	} else {
		t.put(` vertical="center"`)
	}
	if l.Wrap {
		t.put(` wrapText="1"`)
	}
	if l.Indent > 0 {
		t.attrInt("indent", l.Indent)
	}
	t.put("/>")
	return string(t)
}

func fontXML(l xlsxout.Look) string {
	var t text
	t.put("<font>")
	if l.Bold {
		t.put("<b/>")
	}
	if l.Underline {
		t.put("<u/>")
	}
	t.put("<sz")
	t.attrFloat("val", l.Size)
	t.put("/>")
	if l.Color != "" {
		t.put(`<color rgb="FF`, l.Color, `"/>`)
	}
	t.val("name", l.Font)
	t.put("</font>")
	return string(t)
}

func fillXML(color string) string {
	if color == "" {
		return `<fill><patternFill patternType="none"/></fill>`
	}
	return `<fill><patternFill patternType="solid"><fgColor rgb="FF` + color + `"/></patternFill></fill>`
}

func borderXML(l xlsxout.Look) string {
	return "<border><left/><right/>" + rule("top", l.RuleAbove) + rule("bottom", l.RuleBelow) + "<diagonal/></border>"
}

func rule(side string, r xlsxout.Rule) string {
	styles := map[xlsxout.Rule]string{xlsxout.RuleThin: "thin", xlsxout.RuleMedium: "medium", xlsxout.RuleHair: "hair"}
	if r == xlsxout.RuleNone {
		return "<" + side + "/>"
	}
	return "<" + side + ` style="` + styles[r] + `"><color rgb="FF` + r.Color() + `"/></` + side + ">"
}

// part is xl/styles.xml.
func (l *looks) part() text {
	var t text
	t.put(xmlHead, `<styleSheet xmlns="`, nsMain, `">`)
	if len(l.formats.all) > 0 {
		t.put("<numFmts")
		t.attrInt("count", len(l.formats.all))
		t.put(">")
		for i, code := range l.formats.all {
			t.put("<numFmt")
			t.attrInt("numFmtId", firstFormat+i)
			t.attr("formatCode", code)
			t.put("/>")
		}
		t.put("</numFmts>")
	}
	t.list("fonts", l.fonts)
	t.list("fills", l.fills)
	t.list("borders", l.borders)
	t.put(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	t.list("cellXfs", l.cells)
	t.put(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`,
		`<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`)
	return t
}

func (t *text) list(element string, l list) {
	t.put("<", element)
	t.attrInt("count", len(l.all))
	t.put(">", strings.Join(l.all, ""), "</", element, ">")
}
