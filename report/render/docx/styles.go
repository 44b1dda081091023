package docx

import "fmt"

// Fonts by role; alternates are in the font table.
const (
	fontBiaosong = "方正小标宋简体"
	fontFangsong = "仿宋_GB2312"
	fontKai      = "楷体_GB2312"
	fontHei      = "黑体"
	fontSong     = "宋体"
	fontLatin    = "Times New Roman"
)

// Sizes in points.
const (
	sizeErhao  = 22.0
	sizeSanhao = 16.0
	sizeSihao  = 14.0
	sizeXiaosi = 12.0
	sizeWuhao  = 10.5
	sizeXiaowu = 9.0
)

// The styles, by their ids. Headings bear the names that Word knows them by.
const (
	styleBody         = "Body"
	styleMark         = "Mark"
	styleNumber       = "Number"
	styleRedLine      = "RedLine"
	styleTitle        = "Title"
	styleAddressee    = "Addressee"
	styleAttachment   = "Attachment"
	styleSignature    = "Signature"
	styleAnnexLabel   = "AnnexLabel"
	styleAnnexTitle   = "AnnexTitle"
	styleTableTitle   = "TableTitle"
	styleTableUnit    = "TableUnit"
	styleCell         = "Cell"
	styleNote         = "Note"
	styleFigure       = "Figure"
	styleChartTitle   = "ChartTitle"
	styleImprint      = "Imprint"
	styleHeader       = "Header"
	styleFooter       = "Footer"
	styleFootnote     = "FootnoteText"
	styleFootnoteMark = "FootnoteReference" // of characters
)

func headingStyle(level int) string { return fmt.Sprintf("Heading%d", min(max(level, 1), 4)) }

// style is a paragraph style over Normal.
type style struct {
	id, name  string
	font      string
	size      float64
	paragraph string // further paragraph properties
	run       string // further run properties
	next      string
}

const (
	indentTwo = `<w:ind w:firstLineChars="200" w:firstLine="632"/>`
	offGrid   = `<w:snapToGrid w:val="0"/>`
	keepNext  = `<w:keepNext/>`
	red       = `<w:color w:val="D01018"/>`
)

// lines is the order of pPr: keepNext, snapToGrid, spacing, ind, jc, outline.
func exact(points float64, before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, before, after, int(points*20))
}

func justify(how string) string { return `<w:jc w:val="` + how + `"/>` }

func level(n int) string { return fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, n-1) }

func styleList() []style {
	heading := func(n int, font string) style {
		return style{id: headingStyle(n), name: fmt.Sprintf("heading %d", n), font: font, size: sizeSanhao,
			paragraph: keepNext + indentTwo + level(n), next: styleBody}
	}
	list := []style{
		{id: styleBody, name: "正文段落", font: fontFangsong, size: sizeSanhao, paragraph: indentTwo + justify("both")},
		heading(1, fontHei), heading(2, fontKai), heading(3, fontFangsong), heading(4, fontFangsong),
		{id: styleTitle, name: "Title", font: fontBiaosong, size: sizeErhao, paragraph: offGrid + exact(sizeErhao*1.5, 0, 0) + justify("center")},
		{id: styleAddressee, name: "主送机关", font: fontFangsong, size: sizeSanhao, next: styleBody},
		{id: styleMark, name: "发文机关标志", font: fontBiaosong, size: 26, paragraph: offGrid, run: red},
		{id: styleNumber, name: "发文字号", font: fontFangsong, size: sizeSanhao},
		{id: styleRedLine, name: "红线", font: fontSong, size: 2, run: red, paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="D01018"/></w:pBdr>` + offGrid + exact(11.3, 0, 0)},
		{id: styleAttachment, name: "附件说明", font: fontFangsong, size: sizeSanhao, paragraph: `<w:ind w:leftChars="500" w:left="1580" w:hangingChars="300" w:hanging="948"/>`},
		{id: styleSignature, name: "署名", font: fontFangsong, size: sizeSanhao, paragraph: keepNext},
		{id: styleAnnexLabel, name: "附件标识", font: fontHei, size: sizeSanhao, paragraph: keepNext + level(1), next: styleAnnexTitle},
		{id: styleAnnexTitle, name: "附件标题", font: fontBiaosong, size: sizeErhao, paragraph: keepNext + offGrid + exact(sizeErhao*1.5, 0, 120) + justify("center")},
	}
	return append(list, smallStyles()...)
}

// smallStyles are those of tables, charts and the edges of the page.
func smallStyles() []style {
	return []style{
		{id: styleTableTitle, name: "表题", font: fontHei, size: sizeXiaosi, paragraph: keepNext + offGrid + `<w:spacing w:before="160" w:after="20"/>` + justify("center")},
		{id: styleTableUnit, name: "表的单位", font: fontSong, size: sizeXiaowu, paragraph: keepNext + offGrid + justify("right")},
		{id: styleCell, name: "表格文字", font: fontSong, size: sizeWuhao, paragraph: offGrid + `<w:spacing w:before="20" w:after="20"/>`},
		{id: styleNote, name: "表注", font: fontSong, size: sizeXiaowu, paragraph: offGrid + justify("both")},
		{id: styleFigure, name: "图", font: fontSong, size: sizeWuhao, paragraph: keepNext + offGrid + `<w:spacing w:before="160"/>` + justify("center")},
		{id: styleChartTitle, name: "图题", font: fontHei, size: sizeXiaosi, paragraph: offGrid + `<w:spacing w:before="20" w:after="60"/>` + justify("center")},
		{id: styleImprint, name: "版记", font: fontFangsong, size: sizeSihao, paragraph: offGrid},
		{id: styleHeader, name: "header", font: fontSong, size: sizeXiaowu, paragraph: offGrid + justify("right")},
		{id: styleFootnote, name: "footnote text", font: fontSong, size: sizeXiaowu, paragraph: offGrid + justify("both")},
		{id: styleFooter, name: "footer", font: fontSong, size: sizeSihao, paragraph: offGrid},
	}
}

// fontsOf names a font for hanzi and for what stands between them.
func fontsOf(font string) string {
	return fmt.Sprintf(`<w:rFonts w:ascii="%s" w:eastAsia="%s" w:hAnsi="%s"/>`, fontLatin, font, fontLatin)
}

func sizeOf(points float64) string {
	return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, int(points*2), int(points*2))
}

func (s style) markup() string {
	next := s.next
	if next == "" {
		next = s.id
	}
	run := fontsOf(s.font) + s.run
	if s.size == sizeSanhao {
		run += closer
	}
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:next w:val="%s"/><w:qFormat/>`, s.id, s.name, next) +
		"<w:pPr>" + s.paragraph + "</w:pPr><w:rPr>" + run + sizeOf(s.size) + "</w:rPr></w:style>"
}

// stylesPart is word/styles.xml.
func stylesPart() string {
	var out xmlText
	out.add(xmlHead, "<w:styles ", namespaces, "><w:docDefaults><w:rPrDefault><w:rPr>", fontsOf(fontFangsong), `<w:kern w:val="2"/>`,
		sizeOf(sizeSanhao), `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>`,
		`<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/></w:pPr><w:rPr>`, fontsOf(fontFangsong), sizeOf(sizeSanhao), `</w:rPr></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`,
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="40" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range styleList() {
		out.add(s.markup())
	}
	out.add(`<w:style w:type="character" w:styleId="`, styleFootnoteMark, `"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`)
	return out.String()
}

// fontTable names what Windows brings along for fonts that it lacks.
func fontTable() string {
	var out xmlText
	out.add(xmlHead, "<w:fonts ", namespaces, ">")
	for _, f := range [][2]string{{fontBiaosong, "宋体"}, {fontFangsong, "仿宋"}, {fontKai, "楷体"}, {fontHei, "SimHei"}, {fontSong, "SimSun"}} {
		out.add(`<w:font w:name="`, f[0], `"><w:altName w:val="`, f[1], `"/><w:charset w:val="86"/></w:font>`)
	}
	out.add(`<w:font w:name="`, fontLatin, `"/></w:fonts>`)
	return out.String()
}
