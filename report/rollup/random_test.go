package rollup_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"qreport/report/define"
	"qreport/report/internal/testkit"
)

var quarters = []string{"2010Q4", "2011Q1", "2011Q2"}

// randomWorld makes units of both bureaus at all levels of two cities, with
// random figures, blanks, 不适用 and joint cases.
func randomWorld(t *testing.T, defs *define.Definitions, seed uint64, mirror bool) *testkit.World {
	rng := rand.New(rand.NewPCG(seed, 7))
	first, second := "qts", "ciq"
	if mirror {
		first, second = second, first
	}
	var units []string
	for _, region := range []string{"330000", "330500", "330502", "330503", "330523", "330600", "330681"} {
		if rng.IntN(5) > 0 {
			units = append(units, region+":"+first)
		}
		if rng.IntN(2) > 0 {
			units = append(units, region+":"+second)
		}
	}
	w := testkit.New(t, defs, units...)
	for _, period := range quarters {
		for _, unit := range units {
			if rng.IntN(6) > 0 {
				fill(w.Sub(unit, period), defs, rng, unit[len(unit)-3:])
			}
		}
	}
	return w
}

func fill(s *testkit.Sub, defs *define.Definitions, rng *rand.Rand, bureau string) {
	for _, key := range defs.Slots {
		field, _ := defs.Field(key.Field)
		if string(field.Owner) != bureau {
			continue
		}
		code := key.Field
		if key.Item != "" {
			code += "/" + key.Item
		}
		s.Set(code, some(rng), some(rng), some(rng))
	}
	for _, list := range []string{"L2", "L3", "L5"} {
		form, _ := defs.Form(list)
		for range rng.IntN(4) {
			s.Record(list, fmt.Sprintf("%s=K%d", form.Columns[0].ID, rng.IntN(6)), fmt.Sprintf("amount=%d.%d", rng.IntN(50), rng.IntN(100)))
		}
	}
}

func some(rng *rand.Rand) string {
	switch rng.IntN(12) {
	case 0:
		return ""
	case 1:
		return "—"
	case 2:
		return "*"
	case 3:
		return "0"
	}
	return fmt.Sprintf("%d.%02d", rng.IntN(1000), rng.IntN(100))
}
