package report_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/workspace"
)

var quarter = model.Period{Year: 2011, Span: model.Quarter, N: 1}

// huzhou makes the workspace of samples/huzhou with its synthetic inbox, once
// for all tests; they copy it.
var huzhou = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "huzhou")
	if err != nil {
		return "", err
	}
	config, err := os.ReadFile("../samples/huzhou/qreport.toml")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, workspace.ConfigName), config, 0o644); err != nil {
		return "", err
	}
	return dir, fill(dir, 7, quarterOf(2010, 1), quarter)
})

// fill generates the inbox of a workspace.
func fill(dir string, seed uint64, from, to model.Period) error {
	ws, err := workspace.Open(dir)
	if err != nil {
		return err
	}
	defs, err := report.Definitions(ws, "")
	if err != nil {
		return err
	}
	register, err := ws.Register(defs)
	if err != nil {
		return err
	}
	for file, err := range sample.Generate(sample.Config{Defs: defs, Register: register,
		From: from, To: to, Seed: seed, Tool: report.Tool}) {
		if err != nil {
			return err
		}
		path := filepath.Join(ws.Inbox(), filepath.FromSlash(file.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, file.Bytes, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := huzhou(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// copyOf is a workspace of one's own.
func copyOf(t *testing.T) string {
	t.Helper()
	dir, err := huzhou()
	require.NoError(t, err)
	own := filepath.Join(t.TempDir(), "ws")
	require.NoError(t, os.CopyFS(own, os.DirFS(dir)))
	return own
}

// readRun reads a workspace.
func readRun(tb testing.TB, ws *workspace.Workspace) *report.Run {
	tb.Helper()
	defs, err := report.Definitions(ws, "")
	require.NoError(tb, err)
	run, err := report.Read(ws, defs)
	require.NoError(tb, err)
	return run
}

// publish runs the whole way and returns the report of the workspace's region.
func publish(t *testing.T, dir string) (files map[string][]byte) {
	t.Helper()
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	run := readRun(t, ws)
	require.NoError(t, run.Publish([]string{ws.Config.Region}, quarter, report.Declare(quarter), func(report.Published) {}))
	files = map[string][]byte{}
	require.NoError(t, filepath.WalkDir(ws.Reports(), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[filepath.Base(path)], err = os.ReadFile(path)
		}
		return err
	}))
	return files
}

func pdfText(t *testing.T, files map[string][]byte) string {
	t.Helper()
	for name, data := range files {
		if strings.HasSuffix(name, ".pdf") {
			cmd := exec.Command("pdftotext", "-layout", "-", "-")
			cmd.Stdin = bytes.NewReader(data)
			out, err := cmd.Output()
			require.NoError(t, err, "pdftotext 来自 poppler-utils，make tools 可以安装")
			return strings.Join(strings.Fields(string(out)), "")
		}
	}
	t.Fatal("没有 PDF")
	return ""
}

func sums(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for name, data := range files {
		out[name] = fmt.Sprintf("%x", sha256.Sum256(data))
	}
	return out
}

// TestSameBytes: the order and dates of files, their names on disk and the
// number of cores do not show in what is published.
func TestSameBytes(t *testing.T) {
	first := sums(publish(t, copyOf(t)))
	again := sums(publish(t, copyOf(t)))
	require.Equal(t, first, again)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	shuffled := copyOf(t)
	rewriteInRandomOrder(t, filepath.Join(shuffled, "inbox"))
	require.Equal(t, first, sums(publish(t, shuffled)))
}

func rewriteInRandomOrder(t *testing.T, dir string) {
	t.Helper()
	var paths []string
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if !e.IsDir() {
			paths = append(paths, path)
		}
		return err
	}))
	rand.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
	for i, path := range paths {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.WriteFile(path, data, 0o600))
		old := time.Date(2001, 1, 1+i, 0, 0, 0, 0, time.UTC)
		require.NoError(t, os.Chtimes(path, old, old))
	}
}

// TestJointReport: one document of both bureaus, 10–25 pages, no pooled rate.
func TestJointReport(t *testing.T) {
	files := publish(t, copyOf(t))
	text := pdfText(t, files)
	for _, want := range []string{
		"湖州市质量技术监督局湖州出入境检验检疫局", "加权得出；两局批次性质不同，不相加", "95%置信区间",
		"一、质量总体状况", "（一）国内制造业产品", "（二）进出口商品", "（三）食品农产品", "（四）国门生物与口岸卫生", "（五）特种设备",
		"（六）标准、计量、认证与许可", "（七）执法打假", "（八）品牌、示范区与质量奖", "二、宏观质量指标与质量竞争力指数",
		"三、影响发展的关键质量安全问题", "四、群众关心的质量安全问题", "五、质量兴市工作进展", "六、原因分析与对策建议",
		"各地区主要指标", "分产品类别", "分行业", "两局数据核对", "报送情况", "指标解释", "模拟数据",
	} {
		require.Contains(t, text, want)
	}
	require.NotContains(t, text, "〓", "有字体中没有的字")
	checkPDF(t, files)
}

func checkPDF(t *testing.T, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		if !strings.HasSuffix(name, ".pdf") {
			continue
		}
		path := filepath.Join(t.TempDir(), "r.pdf")
		require.NoError(t, os.WriteFile(path, data, 0o600))
		out, err := exec.Command("qpdf", "--check", path).CombinedOutput()
		require.NoError(t, err, "%s", out)
		info, err := exec.Command("pdfinfo", path).Output()
		require.NoError(t, err)
		var pages int
		for line := range strings.Lines(string(info)) {
			fmt.Sscanf(line, "Pages: %d", &pages)
		}
		require.GreaterOrEqual(t, pages, 10)
		require.LessOrEqual(t, pages, 25)
		fonts, err := exec.Command("pdffonts", path).Output()
		require.NoError(t, err)
		for _, line := range strings.Split(strings.TrimSpace(string(fonts)), "\n")[2:] {
			require.Regexp(t, `yes\s+yes\s+yes`, line, "字体应内嵌、取子集、可取字")
		}
	}
}

// TestMissingIsNotZero: without one county's workbook, or one bureau's, the
// coverage changes and figures are marked; sums are those of the others.
func TestMissingIsNotZero(t *testing.T) {
	whole := read(t, copyOf(t))
	all := whole.Indicators.Field("330500", quarter, 0, "Q104", "")
	county := whole.Indicators.Field("330521", quarter, 0, "Q104", "")

	dir := copyOf(t)
	require.NoError(t, os.Remove(filepath.Join(dir, "inbox/2011Q1/330521-质监局-2011Q1.xlsx")))
	less := read(t, dir).Indicators.Field("330500", quarter, 0, "Q104", "")
	require.True(t, less.Partial())
	require.Equal(t, all.Got-1, less.Got)
	require.Equal(t, all.Want, less.Want)
	require.Equal(t, all.Value.Float()-county.Value.Float(), less.Value.Float())
	text := pdfText(t, publish(t, dir))
	require.Contains(t, text, "缺德清县质量技术监督局")
	require.Contains(t, text, "数据不完整")

	for _, unit := range []string{"330500", "330523"} {
		require.NoError(t, os.Remove(filepath.Join(dir, "inbox/2011Q1/"+unit+"-检验检疫局-2011Q1.xlsx")))
	}
	alone := read(t, dir)
	require.False(t, alone.Indicators.At("330500", quarter, 0, "B01").Value.Present(), "一局缺报，出口合格率不应有数")
	require.False(t, alone.Indicators.At("330500", quarter, 0, "A07").Value.Present(), "一局缺报，综合合格率不应有数")
	cases := alone.Indicators.At("330500", quarter, 0, "G01")
	require.True(t, cases.Partial(), "一局缺报，合计应标注不完整")
	require.Positive(t, cases.Value.Float())
	text = pdfText(t, publish(t, dir))
	require.NotContains(t, text, "（二）进出口商品检验", "没有数据的节不应印出")
}

func read(t *testing.T, dir string) *report.Run {
	t.Helper()
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	defs, err := report.Definitions(ws, "")
	require.NoError(t, err)
	run, err := report.Read(ws, defs)
	require.NoError(t, err)
	for _, f := range run.Findings {
		require.NotEqual(t, model.Blocking, f.Severity, "%+v", f)
	}
	return run
}
