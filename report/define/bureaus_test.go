package define

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Texts name the bureaus by id, so that each edition speaks of its own.
func TestTextsNameTheBureausOfTheEdition(t *testing.T) {
	for edition, want := range map[string]string{"2011": "以质监局数据为准。", "2019": "以市场监管局数据为准。"} {
		d, err := Load(edition, nil)
		require.NoError(t, err)
		ind, ok := d.Indicator("A02")
		require.True(t, ok)
		require.Equal(t, want, ind.Combine)
		for _, i := range d.Indicators {
			require.NotRegexp(t, `\{(qts|ciq)\}`, i.Combine+i.Note)
		}
	}
}
