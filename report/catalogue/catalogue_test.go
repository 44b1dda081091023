package catalogue_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/catalogue"
	"qreport/report/define"
)

func load(t *testing.T, edition string) *catalogue.Catalogue {
	t.Helper()
	d, err := define.Load(edition, nil)
	require.NoError(t, err)
	return catalogue.New(d)
}

func TestTheDocumentIsFresh(t *testing.T) {
	var want bytes.Buffer
	require.NoError(t, load(t, "2011").Markdown(&want))
	got, err := os.ReadFile("../../docs/findings.md")
	require.NoError(t, err)
	if !bytes.Equal(want.Bytes(), got) {
		t.Error("docs/findings.md is stale: run go run ./docs/build")
	}
}

func TestEveryFindingIsExplained(t *testing.T) {
	for _, edition := range []string{"2011", "2019"} {
		seen := map[string]bool{}
		for _, e := range load(t, edition).Entries() {
			require.False(t, seen[e.Code], e.Code)
			seen[e.Code] = true
			for what, text := range map[string]string{"title": e.Title, "message": e.Message, "remedy": e.Remedy,
				"level": e.Level, "part": e.Part, "example": e.Example} {
				if text == "" {
					t.Errorf("%s: %s has no %s", edition, e.Code, what)
				}
				if strings.Contains(text, "{") {
					t.Errorf("%s: %s %s: %s", edition, e.Code, what, text)
				}
			}
		}
		require.Greater(t, len(seen), 150)
	}
}

func TestExamplesOfFormulasAreTheSmallest(t *testing.T) {
	c := load(t, "2011")
	e, ok := c.Find("q1-04")
	require.True(t, ok)
	require.Contains(t, e.Example, "Q105）填1")
	require.Contains(t, e.Example, "Q104）填0")
	_, ok = c.Find("Z-99")
	require.False(t, ok)
}
