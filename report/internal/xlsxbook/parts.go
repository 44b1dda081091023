package xlsxbook

import (
	_ "embed"
	"strconv"
	"time"

	"qreport/report/internal/xlsxout"
)

// The namespaces of the parts.
const (
	nsMain      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsChart     = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/"
)

// theme is the same in every book: the colours and fonts of a new workbook.
//
//go:embed theme.xml
var theme string

const kindMain = "application/vnd.openxmlformats-officedocument.spreadsheetml."

// contentTypes is [Content_Types].xml: every part is named.
func (b *Book) contentTypes() text {
	var t text
	t.put(xmlHead, `<Types xmlns="`, nsPackage, `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	override := func(part, kind string) { t.put(`<Override PartName="/`, part, `" ContentType="`, kind, `"/>`) }
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("xl/workbook.xml", kindMain+"sheet.main+xml")
	override("xl/styles.xml", kindMain+"styles+xml")
	override("xl/sharedStrings.xml", kindMain+"sharedStrings+xml")
	override("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
	for _, s := range b.sheets {
		override(s.path(), kindMain+"worksheet+xml")
		if len(s.charts) > 0 {
			override(s.drawingPath(), "application/vnd.openxmlformats-officedocument.drawing+xml")
		}
		for _, c := range s.charts {
			override(c.path(), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
		}
		if s.table != nil {
			override(s.table.path(), kindMain+"table+xml")
		}
	}
	t.put("</Types>")
	return t
}

func numbered(before string, n int) string { return before + strconv.Itoa(n) + ".xml" }

func (s *Sheet) path() string        { return numbered("xl/worksheets/sheet", s.number) }
func (s *Sheet) drawingPath() string { return numbered("xl/drawings/drawing", s.number) }
func (c placed) path() string        { return numbered("xl/charts/chart", c.number) }
func (t *table) path() string        { return numbered("xl/tables/table", t.number) }

// relation is a line of a part of relations.
type relation struct{ kind, target string }

func relations(list ...relation) text {
	var t text
	t.put(xmlHead, `<Relationships xmlns="`, nsPackage, `relationships">`)
	for i, r := range list {
		if r.target != "" {
			t.put(`<Relationship Id="rId`)
			t.int(i + 1)
			t.put(`" Type="`, r.kind, `" Target="`, r.target, `"/>`)
		}
	}
	t.put("</Relationships>")
	return t
}

func rootRelations() text {
	return relations(relation{nsRelations + "/officeDocument", "xl/workbook.xml"},
		relation{nsPackage + "relationships/metadata/core-properties", "docProps/core.xml"},
		relation{nsRelations + "/extended-properties", "docProps/app.xml"})
}

// bookRelations number the sheets as they are numbered, and the rest behind.
func (b *Book) bookRelations() text {
	var list []relation
	for _, s := range b.sheets {
		list = append(list, relation{nsRelations + "/worksheet", numbered("worksheets/sheet", s.number)})
	}
	return relations(append(list, relation{nsRelations + "/styles", "styles.xml"},
		relation{nsRelations + "/sharedStrings", "sharedStrings.xml"}, relation{nsRelations + "/theme", "theme/theme1.xml"})...)
}

// relations of a sheet: its drawing is rId1 and its table rId2, as the sheet
// names them; nil for none.
func (s *Sheet) relations() text {
	var drawing, table string
	if len(s.charts) > 0 {
		drawing = numbered("../drawings/drawing", s.number)
	}
	if s.table != nil {
		table = numbered("../tables/table", s.table.number)
	}
	if drawing == "" && table == "" {
		return nil
	}
	return relations(relation{nsRelations + "/drawing", drawing}, relation{nsRelations + "/table", table})
}

func (s *Sheet) drawingRelations() text {
	var list []relation
	for _, c := range s.charts {
		list = append(list, relation{nsRelations + "/chart", numbered("../charts/chart", c.number)})
	}
	return relations(list...)
}

// workbook is xl/workbook.xml, written into t.
func (b *Book) workbook(t text) text {
	t.put(xmlHead, `<workbook xmlns="`, nsMain, `" xmlns:r="`, nsRelations, `"><fileVersion appName="xl" lastEdited="6" lowestEdited="6" rupBuild="14420"/><workbookPr filterPrivacy="1"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"/></bookViews><sheets>`)
	for _, s := range b.sheets {
		t.put("<sheet")
		t.attr("name", s.name)
		t.attrInt("sheetId", s.number)
		t.put(` r:id="rId`)
		t.int(s.number)
		t.put(`"/>`)
	}
	t.put("</sheets>")
	b.definedNames(&t)
	t.put(`<calcPr calcId="122211"/></workbook>`)
	return t
}

// definedNames are the rows repeated in print, then the names of the book.
func (b *Book) definedNames(t *text) {
	before := len(*t)
	t.put("<definedNames>")
	began := len(*t)
	for _, s := range b.sheets {
		if s.print.HeadRow > 0 {
			s.printTitles(t)
		}
	}
	*t = append(*t, b.named...)
	if len(*t) == began { // an empty list is no list
		*t = (*t)[:before]
		return
	}
	t.put("</definedNames>")
}

func (s *Sheet) printTitles(t *text) {
	row := strconv.Itoa(s.print.HeadRow)
	t.put(`<definedName name="_xlnm.Print_Titles"`)
	t.attrInt("localSheetId", s.number-1)
	t.put(">")
	t.escaped(xlsxout.Ref(s.name, "$"+row+":$"+row))
	t.put("</definedName>")
}

func appProps(p xlsxout.Props) text {
	var t text
	t.put(xmlHead, `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`)
	t.escaped(xlsxout.Clean(p.Tool))
	t.put("</Application></Properties>")
	return t
}

// coreProps leaves out the dates when there is none: year 1 is no date to
// Excel.
func coreProps(p xlsxout.Props) text {
	var t text
	t.put(xmlHead, `<cp:coreProperties xmlns:cp="`, nsPackage, `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range []struct{ element, value string }{
		{"dc:title", p.Title}, {"dc:subject", p.Subject}, {"dc:creator", p.Author}, {"cp:keywords", p.Keywords},
		{"dc:description", p.Description}, {"cp:lastModifiedBy", p.Author}, {"dc:language", "zh-CN"},
	} {
		if e.value != "" {
			t.put("<", e.element, ">")
			t.escaped(xlsxout.Clean(e.value))
			t.put("</", e.element, ">")
		}
	}
	if !p.Declared.IsZero() {
		for _, element := range []string{"dcterms:created", "dcterms:modified"} {
			t.put("<", element, ` xsi:type="dcterms:W3CDTF">`, p.Declared.UTC().Format(time.RFC3339), "</", element, ">")
		}
	}
	t.put("</cp:coreProperties>")
	return t
}
