package xlsx

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/document"
)

// industries are the operands of a weighted mean: every item of a field, each
// reported by two units but the last, which one of them left out.
func industries(n int) []document.Operand {
	operands := make([]document.Operand, n)
	a, b := &document.Filing{Region: "德清县", File: "a.xlsx", SHA256: "aa", Sheet: "分行业"}, &document.Filing{Region: "长兴县", File: "b.xlsx", SHA256: "bb", Sheet: "分行业"}
	for i := range operands {
		row := 11 + i
		operands[i] = document.Operand{Code: fmt.Sprintf("Q113B[C%02d]", 13+i), Name: fmt.Sprintf("合格批次数·行业%d（2010年上年同期）", i),
			Text: "3", Unit: "批次", Datum: fmt.Sprintf("330500/2010Q1.prior/Q113B.C%02d", 13+i),
			Sources: []document.Source{
				{Filing: a, Text: "1", Cell: fmt.Sprintf("H%d", row)},
				{Filing: b, Text: "2", Cell: fmt.Sprintf("H%d", row)}}}
	}
	operands[n-1].Sources = operands[n-1].Sources[:1]
	return operands
}

// TestItemsOfAFieldStandInOneRow: with the range of cells of every unit; those
// of another field, and a few items, stand each for itself.
func TestItemsOfAFieldStandInOneRow(t *testing.T) {
	f := document.Figure{ID: "A06", Operands: append(industries(29),
		document.Operand{Code: "S101", Name: "产值", Text: "9", Datum: "330500/2010Q1.cur/S101"})}
	var sources sourceList
	lines := traceAll([]document.Figure{f}, &sources)[0]
	require.Len(t, lines, 2)
	require.Equal(t, "Q113B[C13…C41]", lines[0].operand.Code)
	require.Equal(t, "合格批次数（2010年上年同期）（29项）", lines[0].operand.Name)
	require.Equal(t, "330500/2010Q1.prior/Q113B.C13…C41", lines[0].operand.Datum)
	require.Equal(t, rows{firstData, 2}, lines[0].listed)
	listed := sources.groups[0].operand.Sources
	require.Equal(t, []string{"H11:H39", "29项", "H11:H38", "28项"}, []string{listed[0].Cell, listed[0].Text, listed[1].Cell, listed[1].Text})
	require.Equal(t, "S101", lines[1].operand.Code)

	few := traceAll([]document.Figure{{ID: "A01", Operands: industries(longRun - 1)}}, new(sourceList))[0]
	require.Len(t, few, longRun-1)
}

// TestALongListStandsOnce: the figure that rests on the same operands names the
// one that lists them.
func TestALongListStandsOnce(t *testing.T) {
	var operands []document.Operand
	for i := range longList + 1 {
		operands = append(operands, document.Operand{Code: "S101", Datum: fmt.Sprintf("3305%02d/2011Q1.cur/S101", i)})
	}
	lines := traceAll([]document.Figure{{ID: "A06", Operands: operands}, {ID: "T1-11", Operands: operands}}, new(sourceList))
	require.Len(t, lines[0], longList+1)
	require.Len(t, lines[1], 1)
	require.Equal(t, fmt.Sprintf("A06已列的%d个操作数", longList+1), lines[1][0].operand.Name)
}
