package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every field of check --json is documented, and every documented one is there.
func TestCheckJSONIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/check-json.md")
	require.NoError(t, err)
	var fields, documented []string
	for f := range reflect.TypeFor[findingJSON]().Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		fields = append(fields, name)
	}
	for line := range strings.Lines(string(doc)) {
		if rest, ok := strings.CutPrefix(line, "| `"); ok {
			name, _, _ := strings.Cut(rest, "`")
			documented = append(documented, name)
		}
	}
	require.Equal(t, fields, documented)
}
