package scorecard_test

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/scorecard"
)

// sheet computes formulas over the cells that it is given.
type sheet struct {
	t    *testing.T
	file *excelize.File
	next int
}

func (s *sheet) cell(formula string) string {
	s.next++
	name := "A" + strconv.Itoa(s.next)
	require.NoError(s.t, s.file.SetCellFormula("Sheet1", name, formula))
	return name
}

func (s *sheet) value(cell string) float64 {
	text, err := s.file.CalcCellValue("Sheet1", cell, excelize.Options{RawCellValue: true})
	require.NoError(s.t, err)
	x, err := strconv.ParseFloat(text, 64)
	require.NoError(s.t, err, cell)
	return x
}

// TestFormulasGiveThePoints: for years with any values and gaps, values that
// are the goal among them, the formulas of a card come to what the rules gave.
func TestFormulasGiveThePoints(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 11))
	atGoal := map[string]string{"A06": "90", "B01": "99", "E04": "0.61", "H02": "95", "K01": "80", "K02": "100", "J03": "1", "F03": "95"}
	for range 60 {
		change := map[string][2]string{}
		for code := range perfect() {
			value := strconv.FormatFloat(dice.Float64()*100, 'f', dice.IntN(4), 64)
			switch dice.IntN(4) {
			case 0:
				value = ""
			case 1:
				if atGoal[code] != "" {
					value = atGoal[code]
				}
			}
			change[code] = [2]string{value, value}
			if dice.IntN(2) == 0 {
				change[code] = [2]string{value, strconv.Itoa(dice.IntN(100))}
			}
		}
		requireFormulas(t, assess(t, 2011, change))
	}
}

func requireFormulas(t *testing.T, c scorecard.Card) {
	t.Helper()
	s := &sheet{t: t, file: excelize.NewFile()}
	defer s.file.Close()
	cells, sum := map[int]string{}, "0"
	for i, l := range c.Lines {
		if l.Points == nil {
			require.Empty(t, l.Formula("x", "y"))
			continue
		}
		goal := l.Goal.Number()
		if l.Rises() {
			goal = s.cell(l.Measure.Prior.Rat.FloatString(9))
		}
		cells[i] = s.cell(l.Formula(s.cell(l.Measure.Value.Rat.FloatString(9)), goal))
		want, _ := l.Points.Float64()
		require.InDelta(t, want, s.value(cells[i]), 1e-9, "%s %s", l.Item.Item, l.Formula("值", goal))
		sum += "+" + cells[i]
	}
	open, _ := c.Open.Float64()
	require.InDelta(t, open, s.value(s.cell(c.OpenFormula(func(at int) string { return cells[at] }))), 1e-9)
	if c.Next.Label != "" {
		lacking, _ := c.Lacking.Float64()
		require.InDelta(t, lacking, s.value(s.cell(c.LackingFormula(s.cell(sum)))), 1e-9)
	}
}
