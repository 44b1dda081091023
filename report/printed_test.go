package report_test

import (
	"bytes"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
)

// exempt are the numbers in print that are no figures, by rule.
var exempt = []struct{ why, pattern string }{
	{"日期、期间和文件年份", `\d{4}—\d{4}年|\d{4}年度?|\d{4}Q\d|\d+月(\d+日)?|〔\d+〕(\d+号)?`},
	{"图表和附件的编号", `续?附?表\d+|图\d+|（附件\d+）|附件\d+`},
	{"指标、行业和表式的代码", `\b[A-K]\d\d\b|\bC\d\d\b|（S\d+）`},
	{"统计方法的参数：置信水平、小样本界限、重算次数", `95%(置信|区间|控制)|Wilson95|样本不足\d+|重新计算\d+次|九成`},
	{"标准号、法规年份、热线", `GB/T?\d+|12365|12345|12315`},
	{"定义里的界限和目标值", `15万元以上|货值\d+万元|(目标为)?不[高低]于[\d.]+%?|[高低]于[\d.]+%的(要求|限定值)|60分|90分及以上|100分|60—100|可(与合计)?差0\.01分|不足0\.01分`},
	{"重新计算一千次的结果：名次的范围和先后的可能性，种子固定", `第\d+位至第\d+位之间|结果(仍)?排第\d+位|其中(\d+%|不到1%|99%以上)的结果`},
	{"条目的序号", `\d+\.\p{Han}`},
	{"计算方法一栏里的常数", `×\d+(\.\d+)?`},
}

var exemptions = func() []*regexp.Regexp {
	var list []*regexp.Regexp
	for _, rule := range exempt {
		list = append(list, regexp.MustCompile(rule.pattern))
	}
	return list
}()

// unspaced drops the spaces that are set between Chinese and numbers; one
// between two numbers, or a number and a code, parts them.
func unspaced(text string) string {
	var out strings.Builder
	numeric := false
	for _, word := range strings.Fields(text) {
		if numeric && strings.ContainsAny(word[:1], "0123456789ABCDEFGHIJK-") || numeric && strings.HasPrefix(word, "−") {
			out.WriteString("·")
		}
		out.WriteString(word)
		numeric = strings.ContainsAny(word[len(word)-1:], "0123456789")
	}
	return out.String()
}

var numeral = regexp.MustCompile(`[−-]?\d+(\.\d+)?`)

// tokens are the numbers of a text that no rule exempts.
func tokens(text string) []string {
	text = unspaced(text)
	for _, rule := range exemptions {
		text = rule.ReplaceAllString(text, "·")
	}
	return numeral.FindAllString(text, -1)
}

// tally counts numbers by how they are printed.
type tally map[string]int

func (c tally) add(list ...string) {
	for _, x := range list {
		c[strings.TrimLeft(normal(x), "+")]++
	}
}

// apart are the columns of tables whose numbers have no ids.
var apart = map[string]string{
	"位次":   "95%区间所允许的名次范围：TestBandsFollowFromWhatIsPrinted",
	"位次范围": "重新计算一千次所得的名次范围，种子固定",
	"阈值":   "指数定义的阈值",
	"审核发现": "工作簿“审核发现”一表的行数",
	"通报编号": "填报单位写的编号",
	"目标年度": "规划的年份：TestGoalsAreThoseOfTheDefinitions",
	"目标":   "规划和评分表里的目标值：同上",
	"满分":   "评分表里的分值，由各项指标平分：同上",
}

// printedIn counts the numbers that a document has under ids, and those of its
// texts without one: names of products and numbers of notices that units wrote,
// bands of ranks.
func printedIn(t *testing.T, doc *document.Document) (figures, plain tally) {
	t.Helper()
	figures, plain = tally{}, tally{}
	known := map[string]string{}
	for _, f := range doc.Figures {
		known[f.ID] = f.Text
	}
	text := func(id, text string) {
		if id == "" {
			if len(tokens(text)) > 0 {
				t.Errorf("%q 印有没有编号的数", text)
			}
			return
		}
		require.Contains(t, known, id)
		figures.add(numeral.FindAllString(text, -1)...)
	}
	// A cell may say more than its number, such as 差8.33个百分点, but nothing
	// in the rest may be without an id.
	cell := func(id, whole string) {
		if id == "" {
			text("", whole)
			return
		}
		require.Contains(t, whole, known[id], id)
		text(id, known[id])
		text("", strings.Replace(whole, known[id], "", 1))
	}
	for _, b := range blocks(doc) {
		switch b := b.(type) {
		case document.Paragraph:
			for _, s := range withNotes(b.Spans) {
				text(s.Figure, s.Text)
			}
		case *document.Table:
			for _, r := range b.Rows {
				for i, c := range r.Cells {
					if c.Figure == "" && apart[b.Columns[i].Title] != "" {
						plain.add(tokens(c.Text)...)
						continue
					}
					cell(c.Figure, c.Text)
				}
			}
		case *document.Chart:
			chartTexts(b.Plot, text)
		}
	}
	return figures, plain
}

// withNotes are the spans of a paragraph and of its footnotes.
func withNotes(spans []document.Span) (all []document.Span) {
	for _, s := range spans {
		all = append(append(all, s), s.Note...)
	}
	return all
}

// chartTexts visits the labels of a chart: values, sample sizes, the line of
// reference.
func chartTexts(plot document.Plot, visit func(id, text string)) {
	point := func(p document.Point) {
		if p.Present && p.Text != "" {
			visit(p.Figure, p.Text)
		}
	}
	switch plot := plot.(type) {
	case document.DotInterval:
		for _, r := range plot.Rows {
			point(r.Point)
			visit(r.Point.Figure, r.N)
		}
		reference(plot.Reference, visit)
	case document.Lines:
		eachPoint(plot.Series, point)
	case document.Columns:
		eachPoint(plot.Series, point)
	case document.Pareto:
		for _, r := range plot.Rows {
			point(r.Point)
		}
	case document.Bars:
		for _, r := range plot.Rows {
			point(r.Point)
			visit(r.Point.Figure, r.Note)
		}
		reference(plot.Reference, visit)
	case document.Goalposts:
		for _, r := range plot.Rows {
			point(r.Score)
			visit(r.Score.Figure, r.Raw)
		}
	case document.Waterfall:
		for _, r := range plot.Steps {
			point(r.Point)
		}
		for _, end := range []float64{plot.Start, plot.End} {
			visit("QCI", strconv.FormatFloat(end, 'f', plot.Decimals, 64))
		}
	}
}

// reference is the line of the whole region's rate.
func reference(r *document.Reference, visit func(id, text string)) {
	if r != nil {
		visit("A01", r.Label)
	}
}

func eachPoint(series []document.Series, visit func(document.Point)) {
	for _, s := range series {
		for _, p := range s.Points {
			visit(p)
		}
	}
}

// textOf is what pdftotext finds in a document's PDF.
func textOf(t *testing.T, doc *document.Document) string {
	t.Helper()
	renderers, err := report.NewRenderers(false)
	require.NoError(t, err)
	files, err := renderers.Files(doc, "report")
	require.NoError(t, err)
	cmd := exec.Command("pdftotext", "-", "-")
	cmd.Stdin = bytes.NewReader(files[0].Data)
	out, err := cmd.Output()
	require.NoError(t, err, "pdftotext 来自 poppler-utils，make tools 可以安装")
	return pageNumber.ReplaceAllString(string(out), "\n")
}

// pageNumber is a line of its own.
var pageNumber = regexp.MustCompile(`(?m)^ *— ?\d+ ?— *$`)

// TestEveryNumberInThePDFIsAFigure: from the text of the PDF every number that
// no rule exempts is one that the document prints under an id (each of which
// TestEveryFigureRecomputes follows to the cells), a number in a text that a
// unit wrote, or a mark on an axis; and nothing of the document is missing.
func TestEveryNumberInThePDFIsAFigure(t *testing.T) {
	docs := sampleDocuments(t)
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			figures, plain := printedIn(t, doc)
			rest := tally{}
			rest.add(tokens(textOf(t, doc))...)
			for text, n := range plain {
				rest[text] -= n
			}
			total := 0
			for text, n := range figures {
				total += n
				if rest[text] -= n; rest[text] < 0 {
					t.Errorf("%s 在文档中印了 %d 次，PDF 里少 %d 次", text, n, -rest[text])
				}
			}
			t.Logf("%d figures in print, %d numbers in texts of units", total, len(plain))
			requireTicks(t, doc, rest)
		})
	}
}

// requireTicks: what is left are the marks of axes: each lies on the round
// steps of some chart's scale.
func requireTicks(t *testing.T, doc *document.Document, rest tally) {
	t.Helper()
	scales, left := scalesOf(doc), 0
	for text, n := range rest {
		x, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		if n > 0 && !slices.ContainsFunc(scales, func(s scale) bool { return s.marks(x) }) {
			t.Errorf("PDF 里的 %s（%d 次）查不到来历", text, n)
		}
		left += max(n, 0)
	}
	require.LessOrEqual(t, left, 12*len(scales), "刻度太多，不像坐标轴")
}

// scale is what an axis has to show.
type scale struct{ low, high float64 }

// marks reports whether a value may be a mark of the axis: a multiple of a
// round step of which at most twelve cover the extent, not far outside it.
func (s scale) marks(x float64) bool {
	for power := -3.0; power <= 6; power++ {
		for _, lead := range []float64{1, 2, 2.5, 5} {
			step := lead * math.Pow(10, power)
			steps := x / step
			if (s.high-s.low)/step <= 12 && (s.high-s.low)/step >= 1 && math.Abs(steps-math.Round(steps)) < 1e-6 && x >= s.low-2*step && x <= s.high+2*step {
				return true
			}
		}
	}
	return false
}

func scalesOf(doc *document.Document) []scale {
	scales := []scale{}
	for _, b := range blocks(doc) {
		chart, ok := b.(*document.Chart)
		if !ok {
			continue
		}
		values := []float64{}
		chartTexts(chart.Plot, func(_, text string) {
			for _, x := range numeral.FindAllString(text, 1) {
				value, _ := strconv.ParseFloat(normal(x), 64)
				values = append(values, value)
			}
		})
		switch plot := chart.Plot.(type) {
		case document.DotInterval: // from the lowest interval to 100, and the rates only
			values = []float64{100}
			for _, r := range plot.Rows {
				values = append(values, r.Low, r.High)
			}
		case document.Goalposts:
			values = []float64{plot.Low, plot.High}
		case document.Waterfall:
			values = waterfallHeights(plot)
		case document.Columns, document.Bars:
			values = append(values, 0)
		case document.Pareto:
			sum := 0.0
			for _, r := range plot.Rows {
				sum += r.Point.Value
			}
			values = []float64{0, sum}
			scales = append(scales, scale{0, 100}) // of the cumulated share
		}
		scales = append(scales, scale{slices.Min(values), slices.Max(values)})
	}
	return scales
}

func waterfallHeights(plot document.Waterfall) []float64 {
	at := plot.Start
	heights := []float64{plot.Start, plot.End}
	for _, step := range plot.Steps {
		at += step.Point.Value
		heights = append(heights, at)
	}
	return heights
}

// TestBandsFollowFromWhatIsPrinted: the ranks that a table gives a region are
// those that the intervals of the printed counts allow.
func TestBandsFollowFromWhatIsPrinted(t *testing.T) {
	checked := 0
	for _, b := range blocks(sampleDocuments(t)["市季度"]) {
		table, ok := b.(*document.Table)
		if !ok || table.Columns[len(table.Columns)-1].Title != "位次" {
			continue
		}
		var rows []document.Row
		for _, r := range table.Rows {
			if strings.ContainsAny(r.Cells[len(r.Cells)-1].Text, "123456789") {
				rows = append(rows, r)
			}
		}
		for _, r := range rows {
			best, worst := 1, len(rows)
			low, high := interval(r)
			for _, other := range rows {
				otherLow, otherHigh := interval(other)
				if otherLow > high {
					best++
				} else if otherHigh < low {
					worst--
				}
			}
			want := strconv.Itoa(best)
			if worst != best {
				want += "～" + strconv.Itoa(worst)
			}
			require.Equal(t, want, r.Cells[len(r.Cells)-1].Text, r.Cells[0].Text)
			checked++
		}
	}
	require.Equal(t, 5, checked)
}

// interval is the Wilson interval of the counts in a row of 分地区合格率.
func interval(r document.Row) (low, high float64) {
	n, k := r.Cells[1].Number.Float64(), r.Cells[2].Number.Float64()
	const z = 1.959963984540054
	centre, spread := k/n+z*z/(2*n), z*math.Sqrt(k/n*(1-k/n)/n+z*z/(4*n*n))
	return (centre - spread) / (1 + z*z/n), (centre + spread) / (1 + z*z/n)
}
