package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
)

// TestEveryProblemIsWorded: whatever code the engine gives a problem, there is
// a Chinese text for it.
func TestEveryProblemIsWorded(t *testing.T) {
	defs, err := define.Load("2011", nil)
	require.NoError(t, err)
	files, err := filepath.Glob("../../report/index/*.go")
	require.NoError(t, err)
	raised := regexp.MustCompile(`\.(?:add\(|require\([^"\n]*?)"([a-z_.]+)"`)
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, m := range raised.FindAllStringSubmatch(string(source), -1) {
			found++
			require.True(t, defs.Texts.Has("index.problem."+m[1]), "%s: %s", name, m[1])
		}
	}
	require.Greater(t, found, 40)
}
