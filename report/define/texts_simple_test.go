package define

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSimpleTextsSayWhatTheirTemplatesSay, each with the data that it asks for,
// and leave to the template what it does not have: its error says so.
func TestSimpleTextsSayWhatTheirTemplatesSay(t *testing.T) {
	d, err := Load("2011", nil)
	require.NoError(t, err)
	texts := d.Texts
	require.Greater(t, len(texts.simple), 100)
	for id, text := range texts.simple {
		names := map[string]string{}
		var whole any = "<全部>&"
		for _, p := range text {
			if p.place && p.text != "" {
				names[p.text], whole = "〔"+p.text+"〕", names
			}
		}
		said, ok := text.say(whole)
		require.True(t, ok, id)
		var want strings.Builder
		require.NoError(t, texts.root.ExecuteTemplate(&want, id, whole))
		require.Equal(t, want.String(), said, id)
		if _, named := whole.(map[string]string); named {
			_, ok = text.say(map[string]string{})
			require.False(t, ok, id)
			_, err := texts.Say(id, map[string]string{})
			require.Error(t, err, id)
		}
	}
}
