package layout

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPlacesOfFindingsAreReadBack(t *testing.T) {
	for _, place := range [][2]string{{"监督抽查", "D7"}, {"监督抽查", ""}, {"怪!表", "AB12"}, {"", ""}} {
		written := FindingPlace(place[0], place[1])
		require.NotEmpty(t, written)
		sheet, cell := SplitFindingPlace(written)
		require.Equal(t, written, FindingPlace(sheet, cell))
		require.Equal(t, FindingRef("F410", place[0], place[1]), FindingRef("F410", sheet, cell))
	}
}

func TestRoundsAreReadBack(t *testing.T) {
	for _, n := range []int{0, 1, 12} {
		require.Equal(t, n, ParseReceiptRound("审核回执【模拟数据】　"+ReceiptRound(n)))
	}
	require.Zero(t, ParseReceiptRound("审核回执"))
	require.Zero(t, ParseReceiptRound("第99999999999999999999次审核"))
}
