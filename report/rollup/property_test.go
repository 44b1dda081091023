package rollup_test

import (
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/internal/testkit"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/templates"
)

const rounds = 12

// everyFigure visits all figures of the regions that have any.
func everyFigure(t *testing.T, c *rollup.Cube, visit func(region string, period model.Period, entry int, column model.Column, f merge.Figure)) {
	for _, region := range []string{"100000", "330000", "330500", "330502", "330503", "330523", "330600", "330681", "330700"} {
		for _, quarter := range quarters {
			period := testkit.Period(t, quarter)
			for i := range c.Layout.Len() {
				for column := range model.Column(model.Columns) {
					visit(region, period, i, column, c.At(region, period, i, column))
				}
			}
		}
	}
}

func TestTheOrderOfSubmissionsDoesNotMatter(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for seed := range uint64(rounds) {
		w := randomWorld(t, defs, seed, false)
		cube, ledger := w.Cube()
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(w.Subs), func(i, j int) { w.Subs[i], w.Subs[j] = w.Subs[j], w.Subs[i] })
		again, other := w.Cube()
		require.Equal(t, ledger, other)
		everyFigure(t, cube, func(region string, period model.Period, i int, column model.Column, f merge.Figure) {
			if g := again.At(region, period, i, column); f != g {
				t.Fatalf("seed %d: %s %s %v: %v, then %v", seed, region, period, cube.Layout.Entry(i), f, g)
			}
		})
	}
}

// Σ over children and own level = parent, for every figure that adds.
func TestPartsAddUpToTheWhole(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for seed := range uint64(rounds) {
		cube, _ := randomWorld(t, defs, seed, false).Cube()
		everyFigure(t, cube, func(region string, period model.Period, i int, column model.Column, f merge.Figure) {
			trait := cube.Layout.Trait(i)
			if trait.Territory || trait.Nature == define.Distinct || trait.Nature == define.Attr {
				return
			}
			var sum merge.Figure
			if own := cube.Unified.Own(region, period); own != nil {
				sum = own[merge.At(i, column)]
			}
			for _, child := range defs.Regions.Children(region) {
				sum = sum.Plus(cube.At(child, period, i, column))
			}
			if sum.Sum.Cmp(f.Sum) != 0 || sum.Got != f.Got || sum.Want != f.Want {
				t.Fatalf("seed %d: %s %s %v column %d: %s, the parts give %s", seed, region, period,
					cube.Layout.Entry(i), column, testkit.Show(f), testkit.Show(sum))
			}
		})
	}
}

// What was chosen adds up to what is published: result = Σ parts + adjustment,
// and the adjustment is what the ledger says.
func TestTheLedgerProvesTheResults(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for seed := range uint64(rounds) {
		cube, ledger := randomWorld(t, defs, seed, false).Cube()
		for _, rule := range defs.Unify {
			if rule.Rule == "side" {
				continue
			}
			for _, region := range []string{"330000", "330500", "330502", "330600"} {
				requireProof(t, cube, ledger, rule, region)
			}
		}
	}
}

func requireProof(t *testing.T, cube *rollup.Cube, ledger merge.Ledger, rule *define.Unify, region string) {
	t.Helper()
	period := testkit.Period(t, "2011Q1")
	var sum merge.Figure
	for _, part := range rule.Parts {
		sum = sum.Plus(cube.At(region, period, testkit.Entry(t, cube.Layout, rule.Code+"@"+string(part.Bureau)), model.Cur))
	}
	for _, m := range ledger.Matches {
		if m.Rule == rule.Code && m.Period == period && cube.Defs.Regions.Contains(region, m.Region) {
			sum.Sum = sum.Sum.Sub(m.Amount)
		}
	}
	result := cube.At(region, period, testkit.Entry(t, cube.Layout, rule.Code), model.Cur)
	require.Equal(t, testkit.Show(sum), testkit.Show(result), "%s %s", rule.Code, region)
}

// Without a submission nothing is added, and what nobody gives any more is
// missing, not zero.
func TestAMissingSubmissionIsNeverZero(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	for seed := range uint64(rounds) {
		w := randomWorld(t, defs, seed, false)
		cube, _ := w.Cube()
		gone := int(seed) % len(w.Subs)
		unit := w.Subs[gone].Unit
		w.Subs = slices.Delete(w.Subs, gone, gone+1)
		less, _ := w.Cube()
		everyFigure(t, cube, func(region string, period model.Period, i int, column model.Column, f merge.Figure) {
			g := less.At(region, period, i, column)
			nature, part := cube.Layout.Trait(i).Nature, cube.Layout.Entry(i).Part
			if nature == define.Distinct || nature == define.Attr || cube.Layout.Trait(i).Territory || part == merge.Adjust {
				return // kinds of one unit may come to light when the other is not due
			}
			if g.Got > f.Got || g.Got == 0 && g.Value().Kind() == model.Number {
				t.Fatalf("seed %d without %v: %s %v: %s, before %s", seed, unit, region, cube.Layout.Entry(i), testkit.Show(g), testkit.Show(f))
			}
		})
	}
}

// Nothing about the bureaus is hard-wired: with their ids exchanged in every
// definition the same figures come out.
func TestExchangingTheBureausIdsMirrorsTheResults(t *testing.T) {
	defs := testkit.Defs(t, "2011")
	mirrored, err := define.LoadFS(exchanged(t), nil, "2011")
	require.NoError(t, err)
	for seed := range uint64(rounds / 4) {
		cube, ledger := randomWorld(t, defs, seed, false).Cube()
		mirror, other := randomWorld(t, mirrored, seed, true).Cube()
		require.Len(t, other.Matches, len(ledger.Matches))
		everyFigure(t, cube, func(region string, period model.Period, i int, column model.Column, f merge.Figure) {
			e := cube.Layout.Entry(i)
			if swapped, ok := map[string]string{"qts": "ciq", "ciq": "qts"}[e.Part]; ok {
				e.Part = swapped
			}
			k, ok := mirror.Layout.Index(e)
			if !ok {
				t.Fatalf("no entry %v in the mirror", e)
			}
			require.Equal(t, f, mirror.At(region, period, k, column), "%s %v", region, e)
		})
	}
}

var bureauID = regexp.MustCompile(`\b(qts|ciq)\b`)

// exchanged is templates/ with qts and ciq exchanged throughout.
func exchanged(t *testing.T) fs.FS {
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(templates.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.FS, path)
		files[path] = &fstest.MapFile{Data: bureauID.ReplaceAllFunc(data, func(id []byte) []byte {
			if string(id) == "qts" {
				return []byte("ciq")
			}
			return []byte("qts")
		})}
		return err
	}))
	return files
}
