package patch

// Empty is a workbook without sheets, for a receipt of our own. A page must be
// put into it before it is written.
func Empty() *Book {
	b := &Book{changed: map[string][]byte{}, looks: -1, fills: -1, main: "xl/workbook.xml",
		types: namespaces{transitional + "spreadsheetml/2006/main", transitional + "officeDocument/2006/relationships"}}
	b.set("[Content_Types].xml", []byte(xmlHead+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+spreadsheet+`sheet.main+xml"/></Types>`))
	b.set("_rels/.rels", []byte(xmlHead+`<Relationships xmlns="`+packageRels+`"><Relationship Id="rId1" Type="`+b.types.rel+
		`/officeDocument" Target="/xl/workbook.xml"/></Relationships>`))
	b.set("xl/workbook.xml", []byte(xmlHead+`<workbook xmlns="`+b.types.main+`"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`))
	return b
}
