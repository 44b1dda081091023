package export

import (
	"iter"

	"qreport/report/define"
	"qreport/report/model"
	"qreport/report/rollup"
)

// Fact is one filled cell of one submission. Missing says why there is no
// value: na, nobureau or secret; a blank cell gives no fact.
type Fact struct {
	Region     string   `parquet:"region,dict"`
	RegionName string   `parquet:"region_name,dict"`
	Level      string   `parquet:"level,dict"`
	Period     string   `parquet:"period,dict"`
	Bureau     string   `parquet:"bureau,dict"`
	UnitName   string   `parquet:"unit_name,dict"`
	Scope      string   `parquet:"scope,dict"`
	Form       string   `parquet:"form,dict"`
	Field      string   `parquet:"field,dict"`
	FieldName  string   `parquet:"field_name,dict"`
	Item       string   `parquet:"item,dict"`
	ItemName   string   `parquet:"item_name,dict"`
	Column     string   `parquet:"column,dict"`
	Nature     string   `parquet:"nature,dict"`
	Unit       string   `parquet:"unit,dict"`
	Decimal    string   `parquet:"decimal"`
	Value      *float64 `parquet:"value,optional"`
	Missing    string   `parquet:"missing,dict"`
	Counted    bool     `parquet:"counted"`
	File       string   `parquet:"file,dict"`
	SHA256     string   `parquet:"sha256,dict"`
	Sheet      string   `parquet:"sheet,dict"`
	Cell       string   `parquet:"cell"`
}

// Facts lists the facts of a period in the order of units, fields and columns.
func Facts(cube *rollup.Cube, period model.Period) iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		for _, sub := range cube.Unified.Accepted.All() {
			if sub.Period != period {
				continue
			}
			for f := range factsOf(cube, sub) {
				if !yield(f) {
					return
				}
			}
		}
	}
}

func factsOf(cube *rollup.Cube, sub *model.Submission) iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		unit := unitOf(cube, sub)
		for slot, key := range cube.Defs.Slots {
			field, _ := cube.Defs.Field(key.Field)
			for column := range model.Column(model.Columns) {
				cell := sub.Grid.At(model.Slot(slot), column)
				if cell.Value.Kind() == model.Blank {
					continue
				}
				if !yield(fact(unit, cube.Defs, field, key.Item, column, sub, cell)) {
					return
				}
			}
		}
	}
}

// unitOf fills in what all facts of a submission share.
func unitOf(cube *rollup.Cube, sub *model.Submission) Fact {
	region, _ := cube.Defs.Regions.Get(sub.Unit.Region)
	f := Fact{Region: region.Code, RegionName: region.Name, Level: region.Level.String(), Period: sub.Period.String(),
		Bureau: string(sub.Unit.Bureau), UnitName: sub.UnitName, Scope: "own", File: sub.File.Name, SHA256: sub.File.SHA256}
	if sub.Scope == model.Aggregate {
		f.Scope = "aggregate"
	}
	if r, ok := cube.Unified.Register.Find(sub.Unit); ok && r.Name != "" {
		f.UnitName = r.Name
	}
	return f
}

func fact(f Fact, defs *define.Definitions, field *define.Field, item string, column model.Column, sub *model.Submission, cell model.Cell) Fact {
	f.Form, f.Field, f.FieldName, f.Nature, f.Unit = field.Form.ID, field.Code, field.Name, string(field.Nature), field.Unit
	f.Item, f.Column = item, define.ColumnWord(column)
	if item != "" {
		f.ItemName = defs.ItemName(field.Form.List, item)
	}
	if d, ok := cell.Value.Dec(); ok {
		x := d.Float64()
		f.Decimal, f.Value = d.Trim().String(), &x
	} else {
		f.Missing = missingWord(cell.Value.Kind())
	}
	f.Counted = sub.Scope == model.Own && field.Owner == sub.Unit.Bureau
	origin := sub.Origin(cell.Pos)
	f.Sheet, f.Cell = origin.Sheet, origin.Cell
	return f
}

func missingWord(k model.Kind) string {
	switch k {
	case model.NotApplicable:
		return "na"
	case model.NoBureau:
		return "nobureau"
	case model.Secret:
		return "secret"
	}
	return ""
}
