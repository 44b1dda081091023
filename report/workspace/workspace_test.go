package workspace_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/internal/testkit"
	"qreport/report/model"
	"qreport/report/workspace"
)

// open makes a workspace of a qreport.toml.
func open(t *testing.T, config string) (*workspace.Workspace, error) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, workspace.ConfigName), []byte(config), 0o644))
	return workspace.Open(dir)
}

const head = "region = \"330500\"\nedition = \"2011\"\nbasis = \"当季\"\nunits = \"default\"\ndays = 10\n"

// register is the 名录 that a configuration makes, as words.
func register(t *testing.T, config string) ([]string, error) {
	t.Helper()
	w, err := open(t, config)
	if err != nil {
		return nil, err
	}
	defs := *testkit.Defs(t, "2011")
	if defs.Regions, err = w.Regions(defs.Regions); err != nil {
		return nil, err
	}
	r, err := w.Register(&defs)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range r.All() {
		names = append(names, e.String()+" "+e.Name)
	}
	return names, nil
}

func TestTheDefaultRegister(t *testing.T) {
	names, err := register(t, head)
	require.NoError(t, err)
	require.Equal(t, []string{
		"330500:ciq 湖州出入境检验检疫局", "330500:qts 湖州市质量技术监督局", "330502:qts 吴兴区质量技术监督局",
		"330503:qts 南浔区质量技术监督局", "330521:qts 德清县质量技术监督局", "330522:qts 长兴县质量技术监督局",
		"330523:qts 安吉县质量技术监督局"}, names)
}

// TestNobodyReportsWhereNoBureauIs: 台湾、香港、澳门 are regions of the country
// and have no offices of either bureau.
func TestNobodyReportsWhereNoBureauIs(t *testing.T) {
	names, err := register(t, strings.Replace(head, "330500", "100000", 1))
	require.NoError(t, err)
	provinces := map[string]bool{}
	for _, name := range names {
		provinces[name[:2]] = true
	}
	require.Len(t, provinces, 31+1, "31 provinces and the nation's own office")
	require.False(t, provinces["71"] || provinces["81"] || provinces["82"])
}

func TestChangesOfTheRegister(t *testing.T) {
	names, err := register(t, head+`
[[zone]]
code = "330571"
name = "湖州开发区"
parent = "330500"
[[unit]]
region = "330523"
bureau = "ciq"
name = "安吉办事处"
[[unit]]
region = "330502"
bureau = "qts"
absent = true
`)
	require.NoError(t, err)
	require.Contains(t, names, "330523:ciq 安吉办事处")
	require.Contains(t, names, "330571:qts 湖州开发区质量技术监督局")
	require.NotContains(t, strings.Join(names, "\n"), "330502:qts")
}

func TestAListedRegister(t *testing.T) {
	config := strings.Replace(head, "default", "listed", 1) +
		"[[unit]]\nregion = \"330502\"\nbureau = \"qts\"\nforms = [\"Q1\"]\ndays = 5\nscope = \"汇总\"\ncovers = [\"330502\", \"330503\"]\n"
	w, err := open(t, config)
	require.NoError(t, err)
	r, err := w.Register(testkit.Defs(t, "2011"))
	require.NoError(t, err)
	require.Len(t, r.All(), 1)
	e := r.All()[0]
	require.Equal(t, model.Reporter{Unit: model.Unit{Region: "330502", Bureau: "qts"}, Name: "吴兴区质量技术监督局",
		Forms: []string{"Q1"}, Covers: []string{"330502", "330503"}, Seat: "330500", Whole: true, Days: 5}, e)
}

func TestWhatIsRefused(t *testing.T) {
	unit := func(s string) string { return head + "[[unit]]\n" + s }
	zone := func(s string) string { return head + "[[zone]]\n" + s }
	for name, c := range map[string]struct{ config, says string }{
		"unknown key":               {head + "colour = \"red\"\n", "colour"},
		"syntax":                    {head + "x = = 1\n", "第6行"},
		"no region":                 {strings.Replace(head, "330500", "", 1), "region"},
		"unknown region":            {strings.Replace(head, "330500", "999999", 1), "999999"},
		"basis":                     {strings.Replace(head, "当季", "当月", 1), "basis"},
		"units":                     {strings.Replace(head, "default", "all", 1), "units"},
		"negative days":             {strings.Replace(head, "10", "-1", 1), "days"},
		"unit in no region":         {unit("region = \"339999\"\nbureau = \"qts\"\n"), "第1个 unit"},
		"unit outside":              {unit("region = \"330600\"\nbureau = \"qts\"\n"), "330600"},
		"no such bureau":            {unit("region = \"330502\"\nbureau = \"xyz\"\n"), "xyz"},
		"no such form":              {unit("region = \"330502\"\nbureau = \"qts\"\nforms = [\"Q99\"]\n"), "Q99"},
		"a form of the other":       {unit("region = \"330502\"\nbureau = \"qts\"\nforms = [\"C1\"]\n"), "C1"},
		"scope":                     {unit("region = \"330502\"\nbureau = \"qts\"\nscope = \"本级\"\n"), "scope"},
		"covers nowhere":            {unit("region = \"330502\"\nbureau = \"qts\"\ncovers = [\"1\"]\n"), "行政区划表"},
		"zone without parent":       {zone("code = \"330571\"\nname = \"x\"\nparent = \"1\"\n"), "上级"},
		"zone in a region's place":  {zone("code = \"330502\"\nname = \"x\"\nparent = \"330500\"\n"), "吴兴区"},
		"zone without code":         {zone("name = \"x\"\nparent = \"330500\"\n"), "code"},
		"zone that nobody can name": {zone("code = \"330599\"\nparent = \"330500\"\n"), "name"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := register(t, c.config)
			require.ErrorContains(t, err, c.says)
		})
	}
}

func TestCreateAndOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "湖州")
	made, err := workspace.Create(dir, workspace.Default("330500", "2011"))
	require.NoError(t, err)
	for _, sub := range []string{made.Inbox(), made.Receipts(), made.Archive(), made.Drafts(), made.Reports()} {
		require.DirExists(t, sub)
	}
	opened, err := workspace.Open(dir)
	require.NoError(t, err)
	require.Equal(t, "330500", opened.Config.Region)
	require.Equal(t, filepath.Join(dir, ".qreport"), opened.State())
	names, err := func() (int, error) {
		r, err := opened.Register(testkit.Defs(t, "2011"))
		return len(r.All()), err
	}()
	require.NoError(t, err)
	require.Equal(t, 7, names)

	_, err = workspace.Create(dir, workspace.Default("330600", "2011"))
	require.ErrorContains(t, err, "已经是工作目录")
	_, err = workspace.Create(filepath.Join(dir, "x"), workspace.Config{})
	require.Error(t, err)
	require.NoDirExists(t, filepath.Join(dir, "x"))
	_, err = workspace.Open(filepath.Join(dir, "inbox"))
	require.ErrorContains(t, err, "qreport init")
}
