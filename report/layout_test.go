package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/workspace"
)

// The page of GB/T 9704—2012, in millimetres, as the standard gives it.
const (
	left, top, wide, high = 28.0, 37.0, 156.0, 225.0
	linesOnPage           = 22
	charactersOnLine      = 28
)

// TestLayout measures finished reports with poppler and compares them with the
// standard. It knows nothing of how they are made.
func TestLayout(t *testing.T) {
	yunnan := world{"530000", "2011", quarter, quarter, 5, 0} // 129 counties, and no earlier period
	nation := world{"100000", "2011", quarter.Add(-1), quarter, 5, 0}
	province := yunnan.read(t)
	for _, c := range []struct {
		name, region string
		run          *report.Run
		titleHas     string
	}{
		{"31 provinces", "100000", nation.readWith(t, provincesOnly()), "2011年第一季度"},
		{"129 counties", "530000", province, "云南省2011年第一季度"},
		{"first period", "530100", province, "昆明市2011年第一季度"},
		{"longest name", "530925", province, "双江拉祜族佤族布朗族傣族自治县"},
		{"no inspection and quarantine", "330522", readHuzhou(t, nil), "长兴县2011年第一季度"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.HasPrefix(c.name, "no ") {
				_, registered := c.run.Register.Find(model.Unit{Region: c.region, Bureau: "ciq"})
				require.False(t, registered)
			}
			pages := readPaper(t, printed(t, c.run, c.region))
			require.Greater(t, len(pages), 3)
			assert.Contains(t, titleOf(pages), c.titleHas)
			for _, check := range checkers() {
				for _, fault := range check.find(pages) {
					t.Error(check.name + "：" + fault)
				}
			}
		})
	}
}

// provincesOnly asks the 31 provinces of the mainland, and nobody below them.
func provincesOnly() workspace.Config {
	c := workspace.Default("100000", "2011")
	c.Units = "listed"
	for _, code := range strings.Fields("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65") {
		for _, bureau := range []string{"qts", "ciq"} {
			c.Changes = append(c.Changes, workspace.Unit{Region: code + "0000", Bureau: bureau})
		}
	}
	return c
}

// printed writes a report's PDF and checks its fonts.
func printed(t *testing.T, run *report.Run, region string) string {
	t.Helper()
	doc, err := run.Document(region, quarter, report.Declare(quarter))
	require.NoError(t, err)
	renderers, err := report.NewRenderers(false)
	require.NoError(t, err)
	files, err := renderers.Files(doc, "report")
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(file, files[0].Data, 0o600))
	if dir := os.Getenv("QREPORT_LOOK"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, region+".pdf"), files[0].Data, 0o600))
	}
	for _, font := range strings.Split(strings.TrimSpace(string(outside(t, "pdffonts", file))), "\n")[2:] {
		assert.Regexp(t, `CID TrueType +Identity-H +yes yes yes`, font)
	}
	return file
}
