package receipt

import (
	"maps"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/model"
)

// contradicted makes both bureaus contradict each other: the illness is in the
// workbook of the one that sends the figure for cross-checking, or the second.
func (c *clinic) contradicted(t *testing.T, check *define.Check) illness {
	if check.List != "" {
		return c.contradictingRecord(t, check)
	}
	field, _ := c.defs.Field(check.Fields[0])
	name := c.name(field.Also[0], "2011Q4")
	slot, _ := c.defs.Slot(field.Code, "")
	own, ok := c.open(c.name(field.Owner, "2011Q4"), c.files[c.name(field.Owner, "2011Q4")]).sub.Grid.At(slot, model.Cur).Value.Dec()
	require.True(t, ok && (own.Float64() > 1 || check.Kind == "cross_part"), field.Code)
	says := map[string]float64{"cross_scale": own.Float64() * 1e4, "cross_none": 0, "cross_part": own.Float64() + 5, "cross_differ": own.Float64() * 1.3}
	wrong := float64(int(says[check.Kind]))
	at := c.where(name, field.Code, "", model.Cur)
	data := edited(t, c.files[name], func(f *excelize.File) {
		require.NoError(t, f.SetCellValue(at.Sheet, at.Cell, wrong))
	})
	return illness{code: check.ID, name: name, data: data, right: c.files[name]}
}

// contradictingRecord spoils a record that both bureaus list.
func (c *clinic) contradictingRecord(t *testing.T, check *define.Check) illness {
	list, wanted := mustForm(t, c.defs, check.List), check.Compare[0]
	if check.Kind == "cross_alone" {
		wanted = list.Columns[0].ID
	}
	name, other := c.name("ciq", "2011Q4"), c.name("qts", "2011Q4")
	ours, right := c.listing(other, list), c.listing(name, list)
	sheet, cell, _ := form.PlaceInList(c.defs, check.List, wanted, 0)
	data := edited(t, right, func(f *excelize.File) {
		was, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		require.NoError(t, f.SetCellValue(sheet, cell, spoilt(check.Kind, wanted, was)))
	})
	return illness{code: check.ID, name: name, data: data, right: right, with: map[string][]byte{other: ours}}
}

// listing is a workbook with one record in a list, the same for both bureaus.
func (c *clinic) listing(name string, list *define.Form) []byte {
	texts := map[string]any{"event": "事1", "case": "案1", "sample": "样1", "org": "609700533", "date": "2011-11-15", "filed": "2011-11-15",
		"listed": "2011-11-15", "level": "一般", "systemic": "否", "transferred": "否", "deaths": 0, "injured": 2, "amount": 12.5, "passed": 1,
		"lead": "湖州市质量技术监督局", "assist": "湖州出入境检验检疫局"}
	return edited(c.t, c.files[name], func(book *excelize.File) {
		for _, column := range list.Columns {
			text, ok := texts[column.ID]
			if !ok {
				text = "某"
			}
			sheet, cell, _ := form.PlaceInList(c.defs, list.ID, column.ID, 0)
			require.NoError(c.t, book.SetCellValue(sheet, cell, text))
			for row := 1; row < 20; row++ { // the only one
				sheet, cell, _ := form.PlaceInList(c.defs, list.ID, column.ID, row)
				require.NoError(c.t, book.SetCellValue(sheet, cell, nil))
			}
		}
	})
}

// spoilt is another text of the same kind.
func spoilt(kind, column, was string) any {
	x, err := strconv.ParseFloat(was, 64)
	switch {
	case column == "passed":
		return 1 - x
	case err == nil && kind == "cross_record_scale":
		return x * 1e4
	case column == "date":
		return "2011-12-30"
	}
	return "独" + was
}

// TestCorrectingOneOfTwoIsEnough: where both bureaus are told, one of them has
// the wrong figure; when that is put right, neither is asked any more.
func TestCorrectingOneOfTwoIsEnough(t *testing.T) {
	c := newClinic(t)
	for _, check := range c.defs.Checks {
		if !check.AcrossBureaus() || check.Level == model.Hint {
			continue
		}
		ill := c.contradicted(t, check)
		files := maps.Clone(c.files)
		maps.Copy(files, ill.with)
		files[ill.name] = ill.data
		told := map[model.Bureau]int{}
		for _, f := range c.pending(c.check(files)) {
			if f.Code == check.ID {
				require.Contains(t, f.Message, "局")
				told[f.Unit.Bureau]++
			}
		}
		require.NotZero(t, told["qts"]*told["ciq"], check.ID)
		files[ill.name] = ill.right
		for _, f := range c.pending(c.check(files)) {
			require.NotEqual(t, check.ID, f.Code)
		}
	}
}

func mustForm(t testing.TB, d *define.Definitions, id string) *define.Form {
	f, ok := d.Form(id)
	require.True(t, ok, id)
	return f
}
