package index

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteCSV writes one row per node and unit, tree order first: unit, name,
// node, title, depth, score (all digits), place, tied, of, coverage. A missing
// score or place is empty. Text that a spreadsheet would take for a formula
// gets an apostrophe in front.
func WriteCSV(w io.Writer, s Scores) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"unit", "name", "node", "title", "depth", "score", "place", "tied", "of", "coverage"})
	for _, n := range s.method.Nodes() {
		for u, unit := range s.units {
			r := s.ranking[s.method.index[n.Code]][u]
			_ = cw.Write([]string{safeText(unit.Code), safeText(unit.Name), safeText(n.Code), safeText(n.Name),
				strconv.Itoa(n.Depth), number(s.values[s.method.index[n.Code]][u]), place(r), strconv.FormatBool(r.Tied),
				strconv.Itoa(r.Of), number(s.Coverage(n.Code, unit.Code))})
		}
	}
	cw.Flush()
	return cw.Error()
}

// WriteLog writes the log of a stage, one row per touched point.
func WriteLog(w io.Writer, log []Touch) error {
	cw := csv.NewWriter(w)
	_ = cw.Write([]string{"stage", "at", "unit", "action", "before", "after", "detail"})
	for _, t := range log {
		_ = cw.Write([]string{string(t.Stage), safeText(t.At), safeText(t.Unit), string(t.Action),
			number(t.Before), number(t.After), safeText(t.Detail)})
	}
	cw.Flush()
	return cw.Error()
}

func number(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

func place(r Rank) string {
	if r.Place == 0 {
		return ""
	}
	return strconv.Itoa(r.Place)
}

// safeText keeps spreadsheets from running text as a formula (CWE-1236).
func safeText(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
