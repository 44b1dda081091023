package xlsxout

import (
	"cmp"
	"encoding/xml"
	"slices"
)

// typeList is [Content_Types].xml.
type typeList struct {
	XMLName   xml.Name       `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []typeDefault  `xml:"Default"`
	Overrides []typeOverride `xml:"Override"`
}

type typeDefault struct {
	Extension   string `xml:"Extension,attr"`
	ContentType string `xml:"ContentType,attr"`
}

type typeOverride struct {
	PartName    string `xml:"PartName,attr"`
	ContentType string `xml:"ContentType,attr"`
}

// sortTypes puts the entries in order: excelize adds some of them while
// ranging over a map.
func sortTypes(data []byte) ([]byte, error) {
	var list typeList
	if err := xml.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	slices.SortFunc(list.Defaults, func(a, b typeDefault) int {
		return cmp.Compare(a.Extension, b.Extension)
	})
	slices.SortFunc(list.Overrides, func(a, b typeOverride) int {
		return cmp.Compare(a.PartName, b.PartName)
	})
	sorted, err := xml.Marshal(list)
	return append([]byte(xml.Header), sorted...), err
}
