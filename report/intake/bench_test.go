package intake

import (
	"testing"

	"qreport/report/internal/xlsxsafe"
)

func BenchmarkDoor(b *testing.B) {
	d := load(b, "2011")
	data := write(b, d, order{bureau: "qts", region: "330500", period: "2011Q4"})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := xlsxsafe.Open("a.xlsx", newBytes(data), int64(len(data)), xlsxsafe.DefaultLimits()); err != nil {
			b.Fatal(err)
		}
	}
}
