package intake

import (
	"math"
	"math/big"
	"strings"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/num"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// target is what a cell is read for.
type target struct {
	field *define.Field
	item  string // its name, for findings
	shift int    // power of ten from the unit of the row to the field's
	page  *page
	row   int
	col   int
}

// limit is what a form lets through; the words for it are in words.toml.
var limit = num.Int(layout.FigureLimit)

// places is how many digits behind the point a figure keeps; forms allow at
// most this many, more come only from formulas.
const places = 6

// figure reads one cell. A cell that cannot be read is blank, keeps its
// position, and has a finding.
func (j *job) figure(c *xlsxsafe.Cell, t target) model.Cell {
	out := model.Cell{Pos: t.page.pos(t.row, t.col)}
	if c == nil {
		return out
	}
	switch c.Kind {
	case xlsxsafe.Number:
		if x, stale := j.stale(c, t.page.sheet); stale {
			j.refuse("F415", t, c.Decimal(), shownResult(x))
			return out
		}
		j.number(c, t, &out)
	case xlsxsafe.Text:
		j.textual(c, t, &out)
	case xlsxsafe.Error:
		j.refuse("F404", t, c.Raw, "")
	case xlsxsafe.Empty:
		if c.NoCache {
			j.uncached(c, t, &out)
		}
	default:
		j.refuse("F403", t, c.Raw, "")
	}
	return out
}

// refuse records why a cell was not read.
func (j *job) refuse(code string, t target, found, expected string) {
	j.find(code, t.page, t.row, t.col, t.field.Code, Said{t.name(), clip(found), expected})
}

// name is how findings call the cell.
func (t target) name() string {
	if t.item == "" {
		return t.field.Name
	}
	return t.item + t.field.Name
}

func clip(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}

// uncached is a formula whose result was not saved. What can be computed for
// certain is, and that is said.
func (j *job) uncached(c *xlsxsafe.Cell, t target, out *model.Cell) {
	x, ok := j.formulas.result(t.page.sheet, c.FormulaText)
	if !ok || x.Cmp(limit.Rat()) >= 0 || x.Cmp(limit.Neg().Rat()) <= 0 {
		j.refuse("F405", t, clip(c.FormulaText), "")
		return
	}
	computed := *c
	computed.Kind, computed.Raw = xlsxsafe.Number, num.Round(x, places, num.HalfEven).Trim().String()
	if j.number(&computed, t, out); out.Value.Kind() == model.Number {
		d, _ := out.Value.Dec()
		j.refuse("F414", t, "="+c.FormulaText, d.String())
	}
}

// stale finds a formula whose saved result is not what it gives now: some
// programs change cells and leave the results of formulas as they were. Nobody
// knows which of both the sender saw.
func (j *job) stale(c *xlsxsafe.Cell, sheet *xlsxsafe.Sheet) (x *big.Rat, stale bool) {
	if !c.Formula || c.FormulaText == "" {
		return nil, false
	}
	saved, ok := new(big.Rat).SetString(c.Decimal())
	if !ok {
		return nil, false
	}
	x, ok = j.formulas.result(sheet, c.FormulaText)
	return x, ok && !sameResult(saved, x, c.Decimal())
}

// sameResult allows for binary fractions, and for a result that was saved
// rounded, as office programs do when they are told to compute as shown.
func sameResult(saved, x *big.Rat, written string) bool {
	gap := new(big.Rat).Sub(saved, x)
	gap.Abs(gap)
	allowed := new(big.Rat).Mul(big.NewRat(1, 1_000_000_000), new(big.Rat).Abs(x))
	_, frac, _ := strings.Cut(written, ".")
	half := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(frac))), nil)))
	return gap.Cmp(allowed) <= 0 || gap.Cmp(half) <= 0
}

// shownResult prints a result, which may have no end or be larger than any
// figure.
func shownResult(x *big.Rat) string {
	if new(big.Rat).Abs(x).Cmp(limit.Rat()) >= 0 {
		return x.FloatString(0)
	}
	return num.Round(x, places, num.HalfEven).Trim().String()
}

func (j *job) number(c *xlsxsafe.Cell, t target, out *model.Cell) {
	text, percent := c.Decimal(), strings.Contains(c.Format, "%")
	switch {
	case isDateFormat(c.Format):
		j.refuse("F403", t, dateText(text, j.book.Date1904), "")
	case percent && t.field.Unit != "%":
		j.refuse("F407", t, shiftDecimal(text, 2)+"%", "")
	case percent:
		j.store(shiftDecimal(text, 2), t, out)
	case j.doubtful(text, t):
		j.refuse("F407", t, text, "")
	default:
		j.store(text, t, out)
	}
}

// doubtful: 0.953 in a field in per cent, without a percent format, may be
// 95.3 % or 0.953 %.
func (j *job) doubtful(text string, t target) bool {
	return t.field.Unit == "%" && strings.HasPrefix(text, "0.")
}

// store keeps a plain decimal, in the field's unit.
func (j *job) store(plain string, t target, out *model.Cell) {
	if strings.ContainsAny(plain, "eE") { // beyond what a plain decimal can say
		j.refuse("F408", t, plain, j.words.Refusal["figure"])
		return
	}
	d, err := num.Parse(shiftDecimal(plain, t.shift))
	if err != nil || d.Abs().Cmp(limit) >= 0 {
		j.refuse("F408", t, plain, j.words.Refusal["figure"])
		return
	}
	if d.Scale() > places {
		d = num.Round(d.Rat(), places, num.HalfEven).Trim()
	}
	out.Value = model.Num(d)
	out.HalfUnit = halfUnit(plain, t.shift)
}

// halfUnit is half of the last place that the sender wrote, where a conversion
// made it coarser than one.
func halfUnit(plain string, shift int) float32 {
	_, frac, _ := strings.Cut(plain, ".")
	last := shift - len(frac)
	if shift <= 0 || last <= 0 {
		return 0
	}
	return float32(math.Pow10(last) / 2)
}

func (j *job) textual(c *xlsxsafe.Cell, t target, out *model.Cell) {
	text := narrow(c.Raw)
	if text == "" {
		return
	}
	sign := fold(text)
	if kind, ok := j.signs[sign]; ok {
		out.Value = model.Missing(kind)
		return
	}
	if j.none[sign] && t.field.Nature == define.Attr {
		out.Value = model.Missing(model.NotApplicable)
		return
	}
	n, ok := parseNumeral(text)
	if !ok || !j.suffix(n, c.Raw, &t) {
		j.refuse("F403", t, c.Raw, "")
		return
	}
	if j.store(n.digits, t, out); out.Value.Kind() == model.Number {
		j.hint(n, c.Raw, t, out)
	}
}

// suffix understands what follows the digits: nothing, or a unit that says
// itself what it is.
func (j *job) suffix(n numeral, raw string, t *target) bool {
	if n.rest == "" {
		return true
	}
	if n.rest == "%" {
		return t.field.Unit == "%"
	}
	shift, ok := j.measures.shift(n.rest, t.field.Unit)
	if !ok {
		return false
	}
	t.shift = shift
	return true
}

// hint tells how a text was read.
func (j *job) hint(n numeral, raw string, t target, out *model.Cell) {
	d, _ := out.Value.Dec()
	code := "F401"
	switch {
	case n.rest != "":
		code = "F409"
	case hasWide(raw):
		code = "F402"
	}
	j.refuse(code, t, raw, d.String())
}
