package validate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

// TestANameOfTwoOfficesMeansThatOfTheSendersRegion: 杭州海关 is the customs of the
// province and of its capital.
func TestANameOfTwoOfficesMeansThatOfTheSendersRegion(t *testing.T) {
	province, capital := model.Unit{Region: "330000", Bureau: "ciq"}, model.Unit{Region: "330100", Bureau: "ciq"}
	both := []model.Unit{province, capital}
	for sender, want := range map[model.Unit]model.Unit{
		{Region: "330000", Bureau: "qts"}: province,
		{Region: "330100", Bureau: "qts"}: capital,
		{Region: "330102", Bureau: "qts"}: capital,
	} {
		got, known := meant(both, sender)
		require.True(t, known)
		require.Equal(t, want, got)
	}
	_, known := meant(both, capital)
	require.False(t, known, "of the same bureau")
	_, known = meant(nil, capital)
	require.False(t, known)
}
