package form

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// guard stops nonsense at the keyboard, and says what belongs into a cell.
type guard struct {
	cells   string // "D9:F9"
	kind    string // custom, list, date, "" for a hint alone
	rule    string // formula over the first cell of cells
	title   string
	hint    string
	refusal string
}

// Limits of Excel for the texts of a guard, in characters.
const (
	mostTitle   = 32
	mostHint    = 250
	mostRefusal = 220
)

// figureGuard lets numbers from 0 on through, and the signs for a figure that
// is not there.
func (b *book) figureGuard(cells string, f *define.Field) guard {
	first, _, _ := strings.Cut(cells, ":")
	rule := inRange(first)
	refusal := b.texts.RefuseDecimal
	if f.Decimals == 0 {
		rule += "," + first + "=INT(" + first + ")"
		refusal = b.texts.RefuseWhole
	}
	if f.Max > 0 {
		rule += fmt.Sprintf(",%s<=%v", first, f.Max)
		refusal += fmt.Sprintf(b.texts.RefuseMax, f.Max)
	}
	return guard{
		cells: cells, kind: "custom", rule: "IF(ISNUMBER(" + first + "),AND(" + rule + ")," + isSign(first) + ")",
		title: f.Code + " " + f.Name, hint: b.hint(f.Hint, f.Unit), refusal: refusal,
	}
}

// inRange are the tests that every figure passes.
func inRange(cell string) string {
	return fmt.Sprintf("%s>=0,%s<%d", cell, cell, int64(layout.FigureLimit))
}

func isSign(cell string) string {
	var tests []string
	for _, sign := range []string{layout.SignNotApplicable, layout.SignSecret, layout.SignNoBureau} {
		tests = append(tests, cell+`="`+sign+`"`)
	}
	return "OR(" + strings.Join(tests, ",") + ")"
}

// hint is what a cell's prompt says: the unit first, a wrong unit being the
// commonest mistake.
func (b *book) hint(text, unit string) string {
	if unit == "" {
		return text
	}
	return fmt.Sprintf(b.texts.HintUnit, unit) + text
}

// columnGuard is the guard of a column of a list-form; ok is false when there
// is nothing to guard or to say.
func (b *book) columnGuard(cells string, c define.ListColumn) (g guard, ok bool) {
	first, _, _ := strings.Cut(cells, ":")
	g = guard{cells: cells, title: c.Name, hint: b.hint(c.Hint, c.Unit)}
	switch c.Kind {
	case "choice":
		g.kind, g.rule, g.refusal = "list", listName(c.List), b.texts.RefuseChoice
	case "number":
		g.kind, g.rule, g.refusal = "custom", "IF(ISNUMBER("+first+"),AND("+inRange(first)+"),FALSE)", b.texts.RefuseNumber
	case "date":
		g.kind, g.rule, g.refusal = "date", "32874", b.texts.RefuseDate // from 1990-01-01
	}
	return g, g.kind != "" || g.hint != ""
}

// listName is the defined name of a classification list.
func listName(list string) string { return layout.NamePrefix + "list_" + list }

// validation is the guard as excelize has it.
func (g guard) validation() *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref = g.cells
	v.Type = g.kind
	v.Formula1 = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(g.rule)
	if g.kind == "date" {
		v.Operator = "greaterThanOrEqual"
	}
	if g.hint != "" {
		v.SetInput(clip(g.title, mostTitle), clip(g.hint, mostHint))
	}
	if g.refusal != "" {
		v.SetError(excelize.DataValidationErrorStyleStop, clip(g.title, mostTitle), clip(g.refusal, mostRefusal))
	}
	return v
}

func clip(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}

func cellsOf(col, row, toCol, toRow int) string {
	if col == toCol && row == toRow {
		return model.A1(col, row)
	}
	return span{col, row, toCol, toRow}.String()
}
