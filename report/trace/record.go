package trace

import (
	"strings"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/model"
)

// record traces a datum that is a cell of a record of a list-form.
func (s Source) record(d document.Datum) Node {
	n := Node{ID: d.ID, Name: d.Name, Code: code(d.At), Unit: d.Unit, Region: d.Region, Period: d.Period, Value: number(d)}
	form, ok := s.defs().Form(d.At.Code)
	if !ok {
		return n
	}
	for _, unit := range d.At.Units {
		for _, column := range d.At.Columns {
			period, err := model.ParsePeriod(column.Period)
			if err != nil {
				continue
			}
			region, bureau, _ := strings.Cut(unit, ":")
			u := model.Unit{Region: region, Bureau: model.Bureau(bureau)}
			if sub := s.Cube.Unified.Accepted.Find(u, period, model.Own); sub != nil {
				n.Children = append(n.Children, s.recordCells(d, form, u, sub)...)
			}
		}
	}
	return n
}

// recordCells finds the record of the datum's key, the first of several.
func (s Source) recordCells(d document.Datum, form *define.Form, u model.Unit, sub *model.Submission) []Node {
	walk, key := walker{Source: s, cube: s.Cube}, form.KeyColumn()
	for _, list := range sub.Lists {
		for _, r := range list.Records {
			if list.Form != form.ID || key >= len(r.Texts) || r.Texts[key] != s.defs().ItemName(form.Columns[key].List, d.At.Item) {
				continue
			}
			for i, c := range form.Columns {
				if c.ID == d.At.Part && i < len(list.Columns) && i < len(r.Texts) {
					at := model.Pos{Sheet: list.Sheet, Row: r.Row, Col: list.Columns[i]}
					return []Node{{Name: walk.unitName(u), Region: walk.regionName(u.Region), Value: r.Texts[i],
						Cell: walk.where(u, sub.Origin(at), r.Texts[i])}}
				}
			}
		}
	}
	return nil
}
