package analysis

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/model"
)

// tabler fills one table. Its title, unit and columns are worded under
// table.<key>.title, .unit and .columns.
type tabler struct {
	w   *writer
	t   *document.Table
	n   int    // figures so far
	key string // of its wording
	// exact are the values of amounts before rounding, by id.
	exact map[string]*big.Rat
}

// newTable starts a numbered table of the text.
func (w *writer) newTable(key string) *tabler {
	w.tables++
	t := w.bareTable(key, fmt.Sprintf("T%d", w.tables))
	t.t.Number = w.say("table.number", w.tables)
	return t
}

// newSheet starts a table that only the workbook carries.
func (w *writer) newSheet(key, id string) *tabler { return w.bareTable(key, id) }

func (w *writer) bareTable(key, id string) *tabler {
	title := plain(w.say("table."+key+".title", &voice{w: w}))
	t := &document.Table{
		ID: id, Title: title, Unit: w.word("table." + key + ".unit"),
		Columns: w.columns("table." + key + ".columns"), Sheet: w.word("table." + key + ".sheet"),
	}
	return &tabler{w: w, t: t, key: key}
}

// columns reads a column list such as "地区@L8|抽查批次@N6|合格率@N7.2": a title
// (group/title for two header lines), L, C or N for the alignment, the width
// in characters, and the digits behind the point.
func (w *writer) columns(id string) []document.Column {
	var columns []document.Column
	for _, part := range strings.Split(w.say(id, &voice{w: w}), "|") {
		title, spec, _ := strings.Cut(part, "@")
		column := document.Column{Title: title}
		if group, below, ok := strings.Cut(title, "/"); ok {
			column.Group, column.Title = group, below
		}
		w.shape(&column, spec, id)
		columns = append(columns, column)
	}
	return columns
}

func (w *writer) shape(c *document.Column, spec, id string) {
	aligns := map[byte]document.Align{'L': document.AlignLeft, 'C': document.AlignCentre, 'N': document.AlignNumber}
	if spec == "" {
		c.Width = 6
		return
	}
	c.Align = aligns[spec[0]]
	width, decimals, _ := strings.Cut(spec[1:], ".")
	size, err := strconv.ParseFloat(width, 64)
	if err != nil && w.err == nil {
		w.err = fmt.Errorf("analysis: %s: 列的写法 %q 不对，应如 N7.2", id, spec)
	}
	c.Width = size
	c.Decimals, _ = strconv.Atoi(decimals)
}

// row adds a row.
func (t *tabler) row(kind document.RowKind, cells ...document.Cell) {
	t.t.Rows = append(t.t.Rows, document.Row{Kind: kind, Cells: cells})
}

// figure makes a cell of a measure's value under the next id of the table.
func (t *tabler) figure(m indicator.Measure) document.Cell {
	if !m.Value.Present() {
		return document.Text(t.w.sign(m.Value.Kind))
	}
	cell := t.numbered(m, ofValue, m.Value, m.Indicator.Decimals)
	if m.Partial() {
		cell.Flag = t.w.word("flag.partial")
	} else if m.Small(t.w.defs.Thresholds) {
		cell.Flag = t.w.word("flag.small")
	}
	return cell
}

// numbered makes a cell of one aspect of a measure under the next id of the
// table.
func (t *tabler) numbered(m indicator.Measure, a aspect, q indicator.Quantity, places int) document.Cell {
	cell := t.w.cell(q, places, "")
	if cell.IsNumber {
		cell.Figure = t.id(printed{m: m, aspect: a, text: cell.Text, places: places})
		t.remember(cell.Figure, q.Rat)
	}
	return cell
}

func (t *tabler) id(p printed) string {
	t.n++
	p.id = cellID(t.t.ID, t.n)
	return t.w.enter(p)
}

// prior is the 上年同期 of a measure.
func (t *tabler) prior(m indicator.Measure) document.Cell {
	return t.numbered(m, ofPrior, m.Prior, m.Indicator.Decimals)
}

// interval is the interval of a sampled rate as text.
func (t *tabler) interval(m indicator.Measure) document.Cell {
	if !m.Value.Present() || !m.Sampled() {
		return document.Text(t.w.word("sign.na"))
	}
	low, high := m.Sample.Interval()
	cell := document.Text(t.w.rangeText(low, high))
	cell.Figure = t.id(printed{m: m, aspect: ofInterval, text: cell.Text})
	return cell
}

// change is a difference as a signed number; the reason when there is none.
func (t *tabler) change(m indicator.Measure, c indicator.Change) document.Cell {
	if !c.Present() {
		return document.Text(t.w.word("sign.na"))
	}
	cell := t.numbered(m, changeAspect(c), indicator.Of(c.Rat), changePlaces(m))
	if c.Tested && !c.Beyond {
		cell.Flag = t.w.word("flag.noise")
	}
	if _, _, paired := m.Paired(c.Base); paired {
		cell.Flag += t.w.word("flag.uneven")
	}
	return cell
}

// changePlaces is how many digits a change is printed with.
func changePlaces(m indicator.Measure) int {
	if m.Indicator.Change == "percent" {
		return 1
	}
	return m.Indicator.Decimals
}

func changeAspect(c indicator.Change) aspect {
	if c.Base == indicator.Before {
		return ofQoQ
	}
	return ofYoY
}

// signNote explains the signs for missing values that occur, but for the usual
// dash, which the first table explains for all.
func (t *tabler) signNote() {
	used := map[string]bool{}
	for _, r := range t.t.Rows {
		for _, c := range r.Cells {
			used[c.Text] = true
		}
	}
	dash := t.w.sign(model.NotApplicable)
	marks := slices.DeleteFunc(t.w.signs(), func(m document.Mark) bool { return !used[m.Sign] || m.Sign == dash })
	t.note("sign.note", marks)
}

// note adds a note by text id; an empty text adds none.
func (t *tabler) note(id string, data any) {
	if text := plain(t.w.say(id, data)); text != "" {
		t.t.Notes = append(t.t.Notes, text)
	}
}

// empty reports whether the table has nothing to say: no rows, or columns for
// numbers and not one number.
func (t *tabler) empty() bool {
	numbers := func(c document.Column) bool { return c.Align == document.AlignNumber }
	filled := func(r document.Row) bool { return anyNumber(r.Cells) }
	return len(t.t.Rows) == 0 || slices.ContainsFunc(t.t.Columns, numbers) && !slices.ContainsFunc(t.t.Rows, filled)
}

// done returns the table, or nil when it is empty; the number is given back.
func (t *tabler) done() []document.Block {
	if t.empty() {
		t.w.tables--
		return nil
	}
	t.finish()
	t.citable()
	return []document.Block{t.t}
}

// citable lets sentences name the table.
func (t *tabler) citable() { t.w.citable("table."+t.key, t.t.ID, t.t.Number) }

// flagNotes explains the flags that were used.
func (t *tabler) flagNotes() {
	for _, kind := range []string{"partial", "small", "noise", "uneven"} {
		flag := t.w.word("flag." + kind)
		for _, row := range t.t.Rows {
			if t.flagged(row, flag) {
				t.note("flag."+kind+".note", t.w.defs.Thresholds)
				break
			}
		}
	}
}

func (t *tabler) flagged(row document.Row, flag string) bool {
	for _, c := range row.Cells {
		if strings.Contains(c.Flag, flag) {
			return true
		}
	}
	return false
}
