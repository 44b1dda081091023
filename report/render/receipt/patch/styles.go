package patch

import (
	"fmt"
	"strconv"
	"strings"
)

// Look is how a cell of a [Page] looks.
type Look int

// The looks of a page. Answer is a cell to be written in.
const (
	Plain Look = iota
	Title
	Good
	Bad
	Caption
	Header
	Text
	Center
	Link
	Answer
	SevereCell
	VerifyCell
	HintCell
	looks
)

// Level is how a marked cell is coloured.
type Level int

// The levels of a mark, lightest first; they are told apart by colour, and in
// black and white by a border and bold type.
const (
	Light Level = iota
	Middle
	Severe
	levels
)

// Colours of the levels, and of cells to be written in as in the blank forms.
const (
	fillSevere = "FFFFA7A7"
	fillMiddle = "FFFFC04D"
	fillLight  = "FFBDD7EE"
	fillAnswer = "FFFFF2B3"
	fillHeader = "FFE3ECF5"
	ink        = "FF8C8C8C"
)

// fontXML lists the fonts of the pages.
func fontXML() []string {
	font := func(name string, size int, rest string) string {
		return fmt.Sprintf(`<font>%s<name val="%s"/><family val="3"/><charset val="134"/></font>`,
			fmt.Sprintf(rest, size), name)
	}
	return []string{
		font("宋体", 10, `<sz val="%d"/>`),
		font("黑体", 18, `<sz val="%d"/>`),
		font("黑体", 13, `<b/><sz val="%d"/><color rgb="FF1E6B34"/>`),
		font("黑体", 13, `<b/><sz val="%d"/><color rgb="FFC00000"/>`),
		font("黑体", 10, `<b/><sz val="%d"/>`),
		font("宋体", 10, `<u/><sz val="%d"/><color rgb="FF1F4E79"/>`),
	}
}

func fillXML() (list []string) {
	for _, color := range []string{fillHeader, fillAnswer, fillSevere, fillMiddle, fillLight} {
		list = append(list, `<fill><patternFill patternType="solid"><fgColor rgb="`+color+`"/><bgColor indexed="64"/></patternFill></fill>`)
	}
	return list
}

func borderXML() []string {
	side := func(name string) string {
		return `<` + name + ` style="thin"><color rgb="` + ink + `"/></` + name + `>`
	}
	return []string{`<border>` + side("left") + side("right") + side("top") + side("bottom") + `<diagonal/></border>`}
}

// format is one of the cell formats: its font, its fill (-1: none), whether it
// has a box, and how it is aligned.
type format struct {
	font, fill int
	box        bool
	align      string
	open       bool
}

func formats() [looks]format {
	const plain, left = `horizontal="left" vertical="center"`, `horizontal="left" indent="1" vertical="center" wrapText="1"`
	const center = `horizontal="center" vertical="center" wrapText="1"`
	return [looks]format{
		Plain: {0, -1, false, plain, false}, Title: {1, -1, false, plain, false}, Good: {2, -1, false, plain, false},
		Bad: {3, -1, false, plain, false}, Caption: {4, -1, false, plain, false},
		Header: {4, 0, true, center, false}, Text: {0, -1, true, left, false}, Center: {0, -1, true, center, false},
		Link: {5, -1, true, center, false}, Answer: {0, 1, true, left, true},
		SevereCell: {4, 2, true, center, false}, VerifyCell: {4, 3, true, center, false}, HintCell: {0, 4, true, center, false},
	}
}

// addLooks appends what the pages need to the styles, once for a workbook.
func (b *Book) addLooks() error {
	if b.looks >= 0 {
		return nil
	}
	return b.editStyles(func(d *draft) error {
		var at [4]int
		for i, section := range []string{"fonts", "fills", "borders", "cellXfs"} {
			n := d.root.child(section)
			if n == nil {
				return fmt.Errorf("%w: no %s", ErrUnusual, section)
			}
			at[i] = len(n.kids)
			list := [][]string{fontXML(), fillXML(), borderXML(), nil}[i]
			if section == "cellXfs" {
				list = formatXML(at[0], at[1], at[2])
			}
			d.set(n, "count", strconv.Itoa(at[i]+len(list)))
			d.appendTo(n, list...)
		}
		b.looks = at[3]
		return nil
	})
}

// formatXML writes every look twice: the second is for a text that would be a
// formula if it were typed in.
func formatXML(font, fill, border int) (list []string) {
	for _, quoted := range []string{"", ` quotePrefix="1"`} {
		for _, f := range formats() {
			fillID, borderID, protection := 0, 0, ""
			if f.fill >= 0 {
				fillID = fill + f.fill
			}
			if f.box {
				borderID = border
			}
			if f.open {
				protection = `<protection locked="0"/>`
			}
			list = append(list, fmt.Sprintf(`<xf numFmtId="0" fontId="%d" fillId="%d" borderId="%d" xfId="0"%s applyFont="1" applyFill="1" `+
				`applyBorder="1" applyAlignment="1" applyProtection="1"><alignment %s/>%s</xf>`,
				font+f.font, fillID, borderID, quoted, f.align, protection))
		}
	}
	return list
}

// addFills appends the formats of the marks, once for a workbook.
func (b *Book) addFills() error {
	if b.fills >= 0 {
		return nil
	}
	return b.editStyles(func(d *draft) error {
		n := d.root.child("dxfs")
		if n == nil {
			b.fills = 0
			list := fmt.Sprintf(`<dxfs count="%d">%s</dxfs>`, levels, strings.Join(markXML(), ""))
			d.insert(before(d.root, "tableStyles", "colors", "extLst"), d.adapt(d.root, list))
			return nil
		}
		b.fills = len(n.kids)
		d.set(n, "count", strconv.Itoa(b.fills+int(levels)))
		d.appendTo(n, markXML()...)
		return nil
	})
}

// markXML lists the differential formats of the levels.
func markXML() (list []string) {
	for _, level := range []struct{ font, fill string }{
		{``, fillLight}, {`<font><b/><i val="0"/></font>`, fillMiddle}, {`<font><b/><i val="0"/><color rgb="FF9C0006"/></font>`, fillSevere},
	} {
		side := func(name string) string { return `<` + name + ` style="thin"><color rgb="FF404040"/></` + name + `>` }
		border := ""
		if level.font != "" {
			border = `<border>` + side("left") + side("right") + side("top") + side("bottom") + `</border>`
		}
		list = append(list, `<dxf>`+level.font+`<fill><patternFill patternType="solid"><fgColor rgb="`+level.fill+
			`"/><bgColor rgb="`+level.fill+`"/></patternFill></fill>`+border+`</dxf>`)
	}
	return list
}

// editStyles changes the styles, which are made when there are none.
func (b *Book) editStyles(change func(*draft) error) error {
	if b.styles == "" {
		b.styles = b.free("xl/styles%d.xml")
		b.set(b.styles, []byte(xmlHead+`<styleSheet xmlns="`+b.types.main+`"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>`+
			`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`+
			`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`+
			`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`))
		if _, err := b.relate(b.main, "styles", b.styles); err != nil {
			return err
		}
		if err := b.declare(b.styles, spreadsheet+"styles+xml"); err != nil {
			return err
		}
	}
	return b.edit(b.styles, "", change)
}
