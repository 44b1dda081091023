package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// imports says which packages of ours each package may import (design.md §2).
// A package that is not listed here has no place in the design yet.
var imports = map[string]string{
	"templates": "",
	"fonts":     "",

	"report/internal/num":              "",
	"report/internal/alike":            "",
	"report/internal/par":              "",
	"report/internal/stat":             "",
	"report/internal/xlsxout":          "",
	"report/internal/xlsxbook":         "report/internal/xlsxout",
	"report/internal/xlsxsafe":         "",
	"report/internal/xlsxsafe/hostile": "report/internal/xlsxsafe",
	"report/model":                     "report/internal/num",
	"report/document":                  "report/internal/num",
	"report/define":                    "report/model report/internal/num templates",

	"report/workspace":   "report/disk report/define report/model",
	"report/form/layout": "report/define report/model",
	"report/form":        "report/form/layout report/define report/model report/internal/num report/internal/xlsxout",
	"report/archive":     "report/disk report/define report/model",
	"report/catalogue":   "report/define report/internal/num report/model",
	"report/sample":      "report/form report/form/layout report/define report/model report/internal/num",

	"report/cache":     "report/disk",
	"report/disk":      "",
	"report/intake":    "report/cache report/form/layout report/define report/model report/internal/num report/internal/par report/internal/xlsxsafe",
	"report/validate":  "report/intake report/form/layout report/define report/model report/internal/num report/internal/par report/internal/alike",
	"report/merge":     "report/validate report/define report/model report/internal/num report/internal/par",
	"report/rollup":    "report/merge report/define report/model report/internal/num report/internal/par",
	"report/indicator": "report/rollup report/merge report/define report/model report/internal/num report/internal/stat",
	"report/index":     "",
	"report/score":     "report/index report/indicator report/rollup report/define report/model report/internal/num",
	"report/scorecard": "report/indicator report/define report/model",
	"report/ledger":    "report/indicator report/rollup report/merge report/define report/model report/internal/num report/internal/alike",
	"report/draft":     "",
	"report/analysis": "report/draft report/ledger report/scorecard report/score report/index report/indicator report/rollup report/merge report/document " +
		"report/define report/model report/internal/num report/internal/stat",

	"report/trace":  "report/indicator report/rollup report/merge report/document report/define report/model report/internal/num",
	"report/export": "report/disk report/indicator report/rollup report/merge report/define report/model report/internal/num",

	"report/render/pdf":           "report/render/pdf/typeface report/document report/internal/num fonts",
	"report/render/pdf/typeface":  "",
	"report/render/docx":          "report/document report/render/xlsx",
	"report/render/sheet":         "report/internal/xlsxout",
	"report/render/xlsx":          "report/document report/internal/num report/internal/xlsxout report/internal/xlsxbook",
	"report/render/receipt":       "report/render/receipt/patch report/archive report/form/layout report/define report/model report/internal/xlsxout",
	"report/render/receipt/patch": "report/form/layout report/define report/model report/internal/xlsxout",
	"report/publish":              "report/disk",

	"report/internal/testkit": "report/rollup report/merge report/validate report/define report/model report/internal/num",
	"report":                  "*", // the flow
	"cmd/qreport": "report report/archive report/catalogue report/define report/disk report/document report/form report/form/layout report/index " +
		"report/model report/publish report/render/receipt report/render/sheet report/sample report/export report/trace report/workspace fonts templates",
	"docs/build":    "report/catalogue report/define",
	"samples/build": "report report/define report/form report/model report/workspace",
	"bench":         "",
	"bench/profile": "report report/model report/workspace",
}

// libraries that only some packages may import: path prefix → packages.
var libraries = map[string][]string{
	"github.com/xuri/excelize": {"report/form", "report/render/sheet", "report/render/receipt", "report/internal/xlsxout"},
	"codeberg.org/go-pdf/fpdf": {"report/render/pdf"},
	"github.com/expr-lang":     {"report/define"},
	"github.com/govalues":      {"report/internal/num"},
	"github.com/spf13/pflag":   {"cmd/qreport"},
	"github.com/gofrs/flock":   {"report/publish"},
}

const module = "qreport/"

type goPackage struct {
	ImportPath string
	Dir        string
	Doc        string
	GoFiles    []string
	Imports    []string
}

func (p goPackage) name() string { return strings.TrimPrefix(p.ImportPath, module) }

// packages lists every package of the module.
func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Doc,GoFiles,Imports", "./...")
	cmd.Dir = ".."
	out, err := cmd.Output()
	require.NoError(t, err)
	var list []goPackage
	for decoder := json.NewDecoder(bytes.NewReader(out)); decoder.More(); {
		var p goPackage
		require.NoError(t, decoder.Decode(&p))
		list = append(list, p)
	}
	require.Greater(t, len(list), 20)
	return list
}

// requireNone reports all violations of a rule at once.
func requireNone(t *testing.T, violations []string) {
	t.Helper()
	if len(violations) > 0 {
		t.Errorf("%d violations:\n%s", len(violations), strings.Join(violations, "\n"))
	}
}

func TestImportsRunOneWay(t *testing.T) {
	var violations []string
	for _, p := range packages(t) {
		allowed, known := imports[p.name()]
		if !known {
			violations = append(violations, p.name()+": not in the table of report/arch_test.go")
		}
		for _, path := range p.Imports {
			ours, internal := strings.CutPrefix(path, module)
			if internal && allowed != "*" && !slices.Contains(strings.Fields(allowed), ours) {
				violations = append(violations, fmt.Sprintf("%s imports %s", p.name(), ours))
			}
		}
	}
	requireNone(t, violations)
}

func TestLibrariesStayBehindTheirDoor(t *testing.T) {
	var violations []string
	for _, p := range packages(t) {
		for _, path := range p.Imports {
			for prefix, doors := range libraries {
				if strings.HasPrefix(path, prefix) && !slices.Contains(doors, p.name()) {
					violations = append(violations, fmt.Sprintf("%s imports %s", p.name(), path))
				}
			}
		}
	}
	requireNone(t, violations)
}

// What the tests of later stages may do stays out of the program.
func TestTestSupportStaysOutOfTheProgram(t *testing.T) {
	var violations []string
	for _, p := range packages(t) {
		if slices.Contains(p.Imports, module+"report/internal/testkit") {
			violations = append(violations, p.name()+" imports report/internal/testkit")
		}
	}
	for _, f := range sources(t) {
		if f.pkg.name() != "report/internal/testkit" {
			violations = append(violations, f.selectors("validate", "Unchecked")...)
		}
	}
	requireNone(t, violations)
}

func TestEveryPackageIsDocumented(t *testing.T) {
	var violations []string
	for _, p := range packages(t) {
		if p.Doc == "" && len(p.GoFiles) > 0 {
			violations = append(violations, filepath.ToSlash(p.name())+": no package comment")
		}
	}
	requireNone(t, violations)
}
