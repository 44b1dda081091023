package define

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEmbeddedDefinitionsLoad(t *testing.T) {
	for _, edition := range []string{"2011", "2019"} {
		t.Run(edition, func(t *testing.T) {
			d, err := Load(edition, nil)
			require.NoError(t, err)
			require.Len(t, d.Hash, 64)
		})
	}
}
