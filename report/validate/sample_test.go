package validate

import (
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/model"
)

// TestGeneratedWorkbooksPass takes what sample makes through intake and every
// check: nothing may block and nothing may be doubted.
func TestGeneratedWorkbooksPass(t *testing.T) {
	for edition, span := range map[string][2]string{"2011": {"2010Q1", "2011Q2"}, "2019": {"2020Q1", "2021Q1"}} {
		d := load(t, edition)
		register := registerOf(d, "330500")
		subs, findings := readAll(d, generate(t, d, register, span[0], span[1], 1))
		require.Empty(t, findings)
		accepted, findings := Check(subs, findings, register, d)
		hints := map[string]int{}
		for _, f := range findings {
			hints[f.Code]++
			if f.Severity == model.Blocking || f.Severity == model.Verify && f.Accepted == "" {
				t.Errorf("%v", f)
			}
		}
		t.Log(edition, len(subs), hints)
		require.Len(t, accepted.All(), len(subs))
	}
}

func BenchmarkCheck(b *testing.B) {
	d := load(b, "2011")
	register := registerOf(d, "330500")
	subs, findings := readAll(d, generate(b, d, register, "2010Q4", "2010Q4", 1))
	b.ReportAllocs()
	for b.Loop() {
		Check(subs, findings, register, d)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(len(subs)), "ms/workbook")
}
