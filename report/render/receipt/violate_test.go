package receipt

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/validate"
)

func newReader(data []byte) io.Reader { return bytes.NewReader(data) }

// typed is what an office program makes of what is typed.
func typed(text string) any {
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return x
	}
	return text
}

func wide(digits string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, digits)
}

// inList changes the first record of a list.
func (c *clinic) inList(f *excelize.File, list, column, text string) {
	sheet, cell, ok := form.PlaceInList(c.defs, list, column, 0)
	require.True(c.t, ok)
	require.NoError(c.t, f.SetCellValue(sheet, cell, text))
}

// cellRef is a figure of a workbook.
type cellRef struct {
	slot   model.Slot
	column model.Column
}

// figures are what stands in some cells instead; a missing one is secret.
type figures map[cellRef]model.Value

// violated finds, for a check, a few figures of a workbook that make this check
// and no other of the same cells fail, and writes them into the workbook.
func (c *clinic) violated(t *testing.T, check *define.Check) illness {
	switch {
	case check.AcrossBureaus():
		return c.contradicted(t, check)
	case check.Kind == "aggregate":
		return c.aggregated(check.ID)
	case check.Kind == "list_count":
		return c.miscounted(check)
	}
	name := c.name(c.bureauOf(check), "2011Q4")
	cells := c.cellsOf(check, name)
	require.NotEmpty(t, cells, check.ID)
	bases := []figures{{}, c.silenced(check, name, cells), c.small(check, name, cells)}
	if known, ok := c.known[check.ID]; ok {
		base, changed := bases[known.Base], c.parse(known.Figures)
		if c.tells(check, name, base, changed) {
			return c.written(check.ID, name, base, changed)
		}
	}
	require.True(t, *update, "%s: what is known to violate it does not any more; run with -update", check.ID)
	for i, base := range bases {
		if changed := c.search(check, name, base, cells); changed != nil {
			c.known[check.ID] = violation{i, c.format(changed)}
			return c.written(check.ID, name, base, changed)
		}
	}
	t.Fatalf("no figures violate %s", check.ID)
	return illness{}
}

// violation is what violates a check: figures by field, item and column, upon
// the workbook as it is (base 0), with the other checks' figures silenced (1),
// and with small samples as well (2). An empty figure is blank.
type violation struct {
	Base    int               `json:"base,omitempty"`
	Figures map[string]string `json:"figures"`
}

const violationsFile = "testdata/violations.json"

var update = flag.Bool("update", false, "search anew for figures that violate checks")

func readViolations(t testing.TB) (known map[string]violation) {
	data, err := os.ReadFile(violationsFile)
	if *update && errors.Is(err, fs.ErrNotExist) {
		return map[string]violation{}
	}
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &known))
	return known
}

func writeViolations(t testing.TB, known map[string]violation) {
	data, err := json.MarshalIndent(known, "", " ")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(violationsFile, append(data, '\n'), 0o644))
}

func (c *clinic) format(some figures) map[string]string {
	texts := map[string]string{}
	for r, v := range some {
		key := c.defs.Slots[r.slot]
		texts[key.Field+"/"+key.Item+"/"+define.ColumnWord(r.column)] = ""
		if d, ok := v.Dec(); ok {
			texts[key.Field+"/"+key.Item+"/"+define.ColumnWord(r.column)] = d.String()
		}
	}
	return texts
}

func (c *clinic) parse(texts map[string]string) figures {
	some := figures{}
	for key, text := range texts {
		parts := strings.Split(key, "/")
		slot, ok := c.defs.Slot(parts[0], parts[1])
		require.True(c.t, ok, key)
		column := model.Column(slices.Index([]string{"cur", "ytd", "prior"}, parts[2]))
		some[cellRef{slot, column}] = model.Value{}
		if text != "" {
			some[cellRef{slot, column}] = model.Num(num.MustParse(text))
		}
	}
	return some
}

// bureauOf is the bureau whose workbook holds the fields of a check.
func (c *clinic) bureauOf(check *define.Check) model.Bureau {
	if len(check.Bureaus) > 0 {
		return check.Bureaus[0]
	}
	if fields := c.fieldsOf(check); len(fields) > 0 {
		f, _ := c.defs.Field(fields[0])
		return f.Form.Bureaus[0]
	}
	return "qts"
}

func (c *clinic) fieldsOf(check *define.Check) (fields []string) {
	if check.Compiled == nil {
		return check.Fields
	}
	for _, o := range check.Compiled.Operands() {
		if !slices.Contains(fields, o.Field) {
			fields = append(fields, o.Field)
		}
	}
	return fields
}

// cellsOf are the cells that a check looks at and that hold a figure.
func (c *clinic) cellsOf(check *define.Check, name string) (cells []cellRef) {
	sub := c.open(name, c.files[name]).sub
	fields := c.fieldsOf(check)
	if len(fields) == 0 {
		fields = []string{"Q102", "Q503", "Q405", "Q403A"}
	}
	if check.Kind == "matrix_total" {
		f, _ := c.defs.Field(fields[0])
		fields = append(fields, f.Form.Totals[fields[0]])
	}
	for _, code := range fields {
		for _, slot := range c.defs.FieldSlots(code) {
			for column := range model.Column(model.Columns) {
				if sub.Grid.At(slot, column).Pos.Row > 0 {
					cells = append(cells, cellRef{slot, column})
				}
			}
		}
	}
	return cells
}

// silenced keeps from judging the cells of a check all other balances that
// share one of them: the cells that only those look at become 保密.
func (c *clinic) silenced(check *define.Check, name string, own []cellRef) figures {
	base := figures{}
	for _, other := range c.defs.Checks {
		if other == check || other.Compiled == nil && other.Kind != "matrix_total" {
			continue
		}
		cells := c.cellsOf(other, name)
		if !slices.ContainsFunc(cells, func(r cellRef) bool { return slices.Contains(own, r) }) {
			continue
		}
		for _, r := range cells {
			if !slices.Contains(own, r) {
				base[r] = model.Missing(model.Secret)
			}
		}
	}
	return base
}

// small is silenced with small samples for a check of rates: a rate that jumps
// does so without a figure that does.
func (c *clinic) small(check *define.Check, name string, own []cellRef) figures {
	base := c.silenced(check, name, own)
	for _, r := range own {
		switch {
		case check.Kind != "rate_jump":
			return base
		case r.column == model.YTD:
			base[r] = model.Missing(model.Secret)
		case c.defs.Slots[r.slot].Field == check.Fields[0]:
			base[r] = model.Num(num.Int(5))
		default:
			base[r] = model.Num(num.Int(300))
		}
	}
	return base
}

// search tries the suggestions, the simplest first, until one tells.
func (c *clinic) search(check *define.Check, name string, base figures, cells []cellRef) figures {
	const most = 2500
	n := 0
	for try := range c.suggestions(name, cells) {
		if n++; n > most {
			break
		}
		if c.tells(check, name, base, try) {
			return try
		}
	}
	return nil
}

// tells reports whether the figures bring the check's finding alone, and
// whether putting its cell right is enough.
func (c *clinic) tells(check *define.Check, name string, base, changed figures) bool {
	sub := c.with(name, base, changed)
	fresh := c.fresh(name, sub, check, check.Level)
	if len(fresh) != 1 || fresh[0].Code != check.ID || fresh[0].Cell == "" {
		return false
	}
	if fresh[0].Severity < model.Blocking {
		return true
	}
	left := figures{}
	for r, v := range changed {
		if at := sub.Origin(sub.Grid.At(r.slot, r.column).Pos); at.Sheet != fresh[0].Sheet || at.Cell != fresh[0].Cell {
			left[r] = v
		}
	}
	return len(left) < len(changed) && len(c.fresh(name, c.with(name, base, left), check, model.Verify)) == 0
}

// fresh is what is newly said about a submission, from a level on.
func (c *clinic) fresh(name string, sub *model.Submission, check *define.Check, least model.Severity) []model.Finding {
	return slices.DeleteFunc(c.judged(name, sub, check.Kind), func(f model.Finding) bool {
		return f.File != name || f.Severity < least || c.usual[f.File+f.Code+f.Sheet+f.Cell]
	})
}

// with is the submission with other figures.
func (c *clinic) with(name string, all ...figures) *model.Submission {
	s := c.open(name, c.files[name]).sub
	out := *s
	out.Grid = model.NewGrid(s.Grid.Slots())
	for slot := range model.Slot(s.Grid.Slots()) {
		for column := range model.Column(model.Columns) {
			out.Grid.Set(slot, column, s.Grid.At(slot, column))
		}
	}
	for _, some := range all {
		for r, v := range some {
			cell := out.Grid.At(r.slot, r.column)
			cell.Value = v
			out.Grid.Set(r.slot, r.column, cell)
		}
	}
	return &out
}

// judged is what validation says when one submission stands for a file. Only
// those of the same bureau are looked at with it; of the periods before, those
// that the check compares with.
func (c *clinic) judged(name string, sub *model.Submission, kind string) []model.Finding {
	subs := []*model.Submission{sub}
	for other, data := range c.files {
		s := c.open(other, data).sub
		compared := kind == "trend" || kind == "rate_jump" || s.Period == sub.Period.Add(-1) || s.Period == sub.Period.YearAgo()
		if other != name && s.Unit == sub.Unit && compared {
			subs = append(subs, s)
		}
	}
	_, findings := validate.Check(subs, nil, c.register, c.defs)
	return findings
}

// written is the illness of a workbook with those figures in it; as it should
// be it holds the base alone.
func (c *clinic) written(code, name string, base, changed figures) illness {
	c.t.Helper()
	put := func(data []byte, some figures) []byte {
		if len(some) == 0 {
			return data
		}
		return edited(c.t, data, func(f *excelize.File) {
			for r, v := range some {
				at := c.where(name, c.defs.Slots[r.slot].Field, c.defs.Slots[r.slot].Item, r.column)
				var value any
				switch d, ok := v.Dec(); {
				case ok:
					value = d.Float64()
				case v.Kind() == model.Secret:
					value = "保密"
				}
				require.NoError(c.t, f.SetCellValue(at.Sheet, at.Cell, value))
			}
		})
	}
	right := put(c.files[name], base)
	return illness{code: code, name: name, data: put(right, changed), right: right}
}

// miscounted takes a record away from a list, or adds one where there is none.
func (c *clinic) miscounted(check *define.Check) illness {
	name := c.name(c.bureauOf(check), "2011Q4")
	list, _ := c.defs.Form(check.List)
	data := edited(c.t, c.files[name], func(f *excelize.File) {
		for _, column := range list.Columns {
			sheet, cell, _ := form.PlaceInList(c.defs, check.List, column.ID, 0)
			was, err := f.GetCellValue(sheet, cell)
			require.NoError(c.t, err)
			switch {
			case was != "":
				require.NoError(c.t, f.SetCellValue(sheet, cell, nil))
			case column.Key || column.Kind == "text":
				require.NoError(c.t, f.SetCellValue(sheet, cell, "某"))
			}
		}
	})
	return illness{code: check.ID, name: name, data: data, right: c.files[name]}
}

// withCell writes a cell as no library of ours would: what stands in it is
// given as it is stored.
func withCell(t testing.TB, data []byte, sheet, cell, attrs, inner string) []byte {
	wb, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	index, err := wb.GetSheetIndex(sheet)
	require.NoError(t, err)
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", index+1)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := regexp.MustCompile(`<c r="` + cell + `"([^>]*?)( t="[a-z]+")?(/>|>.*?</c>)`)
	for name, text := range parts(t, data) {
		if name == part {
			require.Regexp(t, found, text)
			text = found.ReplaceAllString(text, `<c r="`+cell+`"$1 `+attrs+`>`+inner+`</c>`)
		}
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(f, text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// aggregated sends a 汇总 whose figure is not the sum of its parts.
func (c *clinic) aggregated(code string) illness {
	name := c.name("qts", "2011Q4")
	at := c.place("Q102", model.Cur)
	whole := edited(c.t, c.files[name], func(f *excelize.File) {
		require.NoError(c.t, f.SetCellValue(layout.CoverSheet, c.beside(f, layout.LabelScope), layout.ScopeAggregate))
		x, err := f.GetCellValue(at.Sheet, at.Cell, excelize.Options{RawCellValue: true})
		require.NoError(c.t, err)
		n, err := strconv.Atoi(x)
		require.NoError(c.t, err)
		require.NoError(c.t, f.SetCellValue(at.Sheet, at.Cell, n+1))
	})
	return illness{code: code, name: fmt.Sprintf("汇总/%s", name), data: whole, right: whole}
}
