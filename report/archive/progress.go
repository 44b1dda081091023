package archive

import "qreport/report/model"

// Progress is what became of the findings of the version before.
type Progress struct{ Fixed, Still, New []model.Finding }

// Resolved compares the findings of two versions. A finding is the same when
// its code and cell are; or, for cells that moved, its code and field.
func Resolved(old, latest []model.Finding) (p Progress) {
	matched := match(old, latest)
	taken := map[int]bool{}
	for i, f := range old {
		if at, ok := matched[i]; ok {
			taken[at] = true
			continue
		}
		p.Fixed = append(p.Fixed, f)
	}
	for i, f := range latest {
		if taken[i] {
			p.Still = append(p.Still, f)
		} else {
			p.New = append(p.New, f)
		}
	}
	return p
}

// match pairs old findings with new ones, by cell first.
func match(old, latest []model.Finding) map[int]int {
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, same := range []func(f, g model.Finding) bool{sameCell, sameField} {
		for i, f := range old {
			if _, done := pairs[i]; done {
				continue
			}
			for k, g := range latest {
				if !taken[k] && f.Code == g.Code && same(f, g) {
					pairs[i], taken[k] = k, true
					break
				}
			}
		}
	}
	return pairs
}

func sameCell(f, g model.Finding) bool { return f.Sheet == g.Sheet && f.Cell == g.Cell }

func sameField(f, g model.Finding) bool { return f.Field != "" && f.Field == g.Field }
