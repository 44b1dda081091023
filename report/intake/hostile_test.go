package intake

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// TestLargeWorkbooksAreReadInBounds fills forms with as many rows as the door
// lets pass.
func TestLargeWorkbooksAreReadInBounds(t *testing.T) {
	const rows = 90_000
	for name, code := range map[string]string{"one code in every row": "Q104", "unknown codes": "Z999", "names only": "", "end marks": "本表结束"} {
		f := newFixture(t, "qts")
		book := copyBook(f.book)
		var s *xlsxsafe.Sheet
		for i := range book.Sheets {
			if book.Sheets[i].Name == "监督抽查" {
				s = &book.Sheets[i]
			}
		}
		first := s.Rows[len(s.Rows)-1].Row
		deleteRows(s, "本表结束")
		for row := first + 1; row < first+rows; row++ {
			s.Rows = append(s.Rows, xlsxsafe.Row{Row: row, Hidden: row%2 == 0, Cells: []xlsxsafe.Cell{
				{Row: row, Col: 1, Kind: xlsxsafe.Text, Raw: "抽查批次数"},
				{Row: row, Col: 3, Kind: xlsxsafe.Text, Raw: code},
				{Row: row, Col: 4, Kind: xlsxsafe.Number, Raw: "5"},
			}})
		}
		start := time.Now()
		_, findings := f.rd.readBook(model.File{}, book)
		t.Logf("%s: %v, %d findings", name, time.Since(start), len(findings))
		require.Less(t, time.Since(start), 20*time.Second)
	}
}
