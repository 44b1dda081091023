package validate

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/internal/num"
	"qreport/report/model"
)

// copyGrid makes a submission that can be changed without changing s.
func copyGrid(s *model.Submission) *model.Submission {
	out := *s
	out.Grid = model.NewGrid(s.Grid.Slots())
	for slot := range model.Slot(s.Grid.Slots()) {
		for c := range model.Column(model.Columns) {
			out.Grid.Set(slot, c, s.Grid.At(slot, c))
		}
	}
	return &out
}

// TestOneWrongFigureGivesOneFinding makes one figure wrong at a time and counts
// what the sender is told.
func TestOneWrongFigureGivesOneFinding(t *testing.T) {
	d := load(t, "2011")
	register := registerOf(d, "330500")
	subs, formal := readAll(d, generate(t, d, register, "2010Q1", "2011Q2", 1))
	require.Empty(t, formal)
	byUnit := map[model.Unit][]*model.Submission{}
	usual := map[model.Unit][]model.Finding{}
	for _, s := range subs {
		byUnit[s.Unit] = append(byUnit[s.Unit], s)
	}
	for u, own := range byUnit {
		_, usual[u] = Check(own, nil, register, d)
	}
	r := rand.New(rand.NewPCG(1, 2))
	wrongs := map[string]func(num.Dec) num.Dec{
		"more":      func(x num.Dec) num.Dec { return x.Add(x).Add(num.Int(7)) },
		"less":      func(x num.Dec) num.Dec { return num.Round(x.Rat(), 0, num.HalfEven).Sub(num.Int(1)) },
		"ten times": func(x num.Dec) num.Dec { return num.MustParse(shifted(x, 1)) },
		"10⁴ times": func(x num.Dec) num.Dec { return num.MustParse(shifted(x, 4)) },
		"minus":     func(x num.Dec) num.Dec { return x.Neg() },
	}
	for name, wrong := range wrongs {
		tried, told, there := 0, 0, 0
		for range 400 {
			own := byUnit[subs[r.IntN(len(subs))].Unit]
			s := own[len(own)-1]
			slot, column := model.Slot(r.IntN(s.Grid.Slots())), model.Column(r.IntN(2))
			cell := s.Grid.At(slot, column)
			x, ok := cell.Value.Dec()
			if !ok || x.Sign() <= 0 || name == "10⁴ times" && x.Cmp(num.Int(100)) < 0 {
				continue
			}
			changed := append([]*model.Submission{}, own...)
			changed[len(own)-1] = copyGrid(s)
			cell.Value = model.Num(wrong(x))
			changed[len(own)-1].Grid.Set(slot, column, cell)
			_, findings := Check(changed, nil, register, d)
			fresh := newOnes(findings, usual[s.Unit])
			require.LessOrEqual(t, len(fresh), 1, "%s: %v column %d of %s: %s → %s\n%v", name, d.Slots[slot], column, s.Unit, x, wrong(x), fresh)
			tried++
			told += len(fresh)
			if at := s.Origin(cell.Pos); len(fresh) == 1 && fresh[0].Sheet == at.Sheet && fresh[0].Cell == at.Cell {
				there++
			}
		}
		t.Logf("%-10s %d tried, %d told, %d at the cell itself", name, tried, told, there)
		require.GreaterOrEqual(t, told*10, tried*9, name)
		if name == "minus" || name == "10⁴ times" {
			require.Equal(t, tried, there, name)
		}
	}
}

func shifted(x num.Dec, n int) string {
	for range n {
		x = num.Round(x.Rat(), 6, num.HalfEven)
		x = x.Add(x).Add(x).Add(x).Add(x)
		x = x.Add(x)
	}
	return x.String()
}

// newOnes are the findings that were not there before.
func newOnes(findings, before []model.Finding) (fresh []model.Finding) {
	old := map[model.Finding]bool{}
	for _, f := range before {
		old[f] = true
	}
	for _, f := range findings {
		if !old[f] {
			fresh = append(fresh, f)
		}
	}
	return fresh
}
