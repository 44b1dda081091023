package analysis

import (
	"slices"
	"strings"

	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/rollup"
)

// annexes is the one 附件: the 附表, numbered as far as they have rows. Those
// on landscape pages come first, so that upright ones share pages, the last of
// them with the 版记.
func (w *writer) annexes() []document.Annex {
	var wide, upright []*tabler
	for _, fill := range []func() *tabler{
		w.regionsAnnex, w.indicatorsAnnex, w.classAnnex, w.industryAnnex, w.bureausAnnex, w.coverageAnnex, w.definitionsAnnex,
	} {
		switch t := fill(); {
		case t == nil || t.empty():
		case t.t.Wide:
			wide = append(wide, t)
		default:
			upright = append(upright, t)
		}
	}
	tables := append(wide, upright...)
	if len(tables) == 0 {
		return nil
	}
	annex := document.Annex{Label: w.word("annex.label"), Title: w.word("annex.title")}
	for i, t := range tables {
		t.finish()
		t.t.Number = w.say("annex.table", i+1)
		t.citable()
		annex.Blocks = append(annex.Blocks, t.t)
	}
	return []document.Annex{annex}
}

// annexTable starts a table whose title becomes the annex's.
func (w *writer) annexTable(key, id string) *tabler { return w.bareTable(key, id) }

// regionsUpright is how many columns of the regions' table an upright page has
// room for.
const regionsUpright = 6

// regionsAnnex lists the main indicators of every lower region.
func (w *writer) regionsAnnex() *tabler {
	rows := w.regionRows()
	if len(rows) < 2 {
		return nil
	}
	t := w.annexTable("annex_regions", "R")
	codes := w.words("table.annex_regions.codes")
	for _, r := range rows {
		cells := []document.Cell{document.Text(r.label)}
		for _, code := range codes {
			cells = append(cells, t.figure(w.rowMeasure(r, code)))
		}
		if anyNumber(cells) || r.code != w.Region {
			t.row(rowKind(r.total), cells...)
		}
	}
	t.dropEmptyColumns()
	t.t.Wide = len(t.t.Columns) > regionsUpright
	t.note("table.annex_regions.note", &voice{w: w})
	return t
}

// classAnnex lists every product class.
func (w *writer) classAnnex() *tabler {
	t := w.annexTable("annex_classes", "P")
	for _, item := range w.items("Q114A") {
		t.rateRow(item.Name, w.measureIn(w.Region, "Q114B", item.Code), w.measureIn(w.Region, "Q114A", item.Code))
	}
	if len(t.t.Rows) > 0 {
		t.totalRow("Q105", "Q104")
	}
	t.note("table.annex_classes.note", &voice{w: w})
	return t
}

func (t *tabler) totalRow(pass, trials string) {
	t.rateRow(t.w.word("total"), t.w.measure(pass), t.w.measure(trials))
	if n := len(t.t.Rows); n > 0 {
		t.t.Rows[n-1].Kind = document.RowTotal
	}
}

// industryAnnex lists the industries with their output, the weight of A06.
func (w *writer) industryAnnex() *tabler {
	t := w.annexTable("annex_industries", "I")
	for _, item := range w.items("Q113A") {
		trials := w.measureIn(w.Region, "Q113A", item.Code)
		if !trials.Value.Present() {
			continue
		}
		pass := w.measureIn(w.Region, "Q113B", item.Code)
		m := w.rateOf(pass, trials, ratePlaces)
		m.Indicator.Name = item.Name
		t.row(document.RowPlain, document.Text(item.Code), document.Text(item.Name),
			t.figure(w.measureIn(w.Region, "Q113C", item.Code)), t.figure(trials), t.figure(pass), t.figure(m), t.interval(m))
	}
	t.note("table.annex_industries.note", &voice{w: w})
	return t
}

// definitionsAnnex explains how those of the leading indicators are computed
// that want explaining; the workbook's sheet explains all and says more.
func (w *writer) definitionsAnnex() *tabler {
	t := w.annexTable("annex_definitions", "D")
	for _, code := range w.words("table.annex_definitions.codes") {
		if ind, ok := w.defs.Indicator(code); ok && ind.Compiled != nil && w.measure(code).Value.Present() {
			t.row(document.RowPlain, document.Text(ind.Code), document.Text(ind.Name), document.Text(w.formula(ind.Compiled)))
		}
	}
	t.note("table.annex_definitions.note", nil)
	return t
}

// definitionSheet explains every indicator in full.
func (w *writer) definitionSheet() *tabler {
	t := w.newSheet("sheet_definitions", "E")
	for _, ind := range w.defs.Indicators {
		t.row(document.RowPlain, document.Text(ind.Code), document.Text(ind.Name), document.Text(ind.Unit),
			document.Text(w.formula(ind.Compiled)), document.Text(joinNonEmpty(ind.Combine, ind.Note)), document.Text(ind.Source))
	}
	return t
}

func joinNonEmpty(a, b string) string {
	if a != "" && b != "" && !strings.HasSuffix(a, "。") {
		return a + "；" + b
	}
	return a + b
}

// coverageAnnex says who reported and how good the data are.
func (w *writer) coverageAnnex() *tabler {
	t := w.annexTable("annex_coverage", "V")
	for _, bureau := range w.defs.Edition.Bureaus {
		cov := w.cube.Coverage(w.Region, w.Period, bureau.ID)
		var names []string
		for _, r := range cov.Missing {
			names = append(names, w.unitName(r.Unit))
		}
		data := coverageData{w.list(names), len(cov.Missing), len(cov.Expected)}
		t.row(document.RowPlain, document.Text(w.bureauShort(bureau.ID)),
			t.units(cov.Expected, w.Period), t.units(w.reported(cov), w.Period),
			document.Text(w.say("coverage.missing", data)), document.Text(w.findingCounts(bureau.ID)))
	}
	t.note("table.annex_coverage.note", &voice{w: w})
	t.t.Notes = append(t.t.Notes, w.returned()...)
	return t
}

type coverageData struct {
	Names    string
	Count    int
	Expected int
}

// findingCounts words how many findings of each severity a bureau's
// submissions carry.
func (w *writer) findingCounts(bureau model.Bureau) string {
	var n [3]int
	for _, f := range w.Findings {
		if f.Unit.Bureau == bureau {
			n[f.Severity]++
		}
	}
	return w.say("coverage.findings", map[string]int{"Hint": n[model.Hint], "Verify": n[model.Verify], "Blocking": n[model.Blocking]})
}

// returned lists the units of the period whose submission was kept out.
func (w *writer) returned() []string {
	var lines []string
	seen := map[model.Unit]bool{}
	for _, f := range w.Findings {
		if f.Severity != model.Blocking || seen[f.Unit] || w.cube.Unified.Accepted.Find(f.Unit, w.Period, model.Own) != nil {
			continue
		}
		seen[f.Unit] = true
		lines = append(lines, w.say("coverage.returned", map[string]string{"Unit": w.unitName(f.Unit), "Message": f.Message}))
	}
	return lines
}

// indicatorsAnnex lists every indicator that has a value, by domain.
func (w *writer) indicatorsAnnex() *tabler {
	t := w.annexTable("annex_indicators", "A")
	domain := ""
	for _, ind := range w.defs.Indicators {
		m := w.measure(ind.Code)
		if !m.Value.Present() && m.Value.Kind != model.Withheld {
			continue
		}
		if ind.Domain != domain {
			domain = ind.Domain
			t.row(document.RowSection, t.section("domain."+domain)...)
		}
		year := w.measureOf(w.Indicators, w.Region, w.Period, rollup.ToDate, ind.Code, "")
		t.row(document.RowPlain, document.Text(ind.Code), document.Text(ind.Name), document.Text(ind.Unit),
			t.figure(m), t.prior(m), t.change(m, m.YearOnYear()), t.change(m, m.QuarterOnQuarter()),
			t.figure(year))
	}
	if w.cumulated() { // 累计 is what the table shows already
		t.dropColumn(annexToDate)
		t.dropColumn(annexSequential)
	}
	t.note("table.annex_indicators.note", &voice{w: w})
	return t
}

// Columns of the annex of indicators.
const (
	annexSequential = 6
	annexToDate     = 7
)

// section is a heading row inside a table.
func (t *tabler) section(id string) []document.Cell {
	cells := make([]document.Cell, len(t.t.Columns))
	cells[0] = document.Text(t.w.word(id))
	return cells
}

func anyNumber(cells []document.Cell) bool {
	return slices.ContainsFunc(cells, func(c document.Cell) bool { return c.IsNumber })
}

// dropEmptyColumns leaves out columns in which no row has a number; the first
// column holds the names.
func (t *tabler) dropEmptyColumns() {
	for at := len(t.t.Columns) - 1; at > 0; at-- {
		filled := slices.ContainsFunc(t.t.Rows, func(r document.Row) bool { return r.Cells[at].IsNumber })
		if filled {
			continue
		}
		t.dropColumn(at)
	}
}

// dropColumn leaves a column out.
func (t *tabler) dropColumn(at int) {
	t.t.Columns = slices.Delete(t.t.Columns, at, at+1)
	for i := range t.t.Rows {
		t.t.Rows[i].Cells = slices.Delete(t.t.Rows[i].Cells, at, at+1)
	}
}
